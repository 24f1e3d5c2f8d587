//! Date phrases.

use super::*;
use crate::domain::calendar::DateStyle;
use crate::domain::date::{DateFormat, Until, YEARS, short_month};
use crate::domain::fixtures::{day, today};
use proptest::prelude::*;

fn read(text: &str, facing: Facing) -> String {
    match parse(text, today(), facing) {
        Ok(date) => date.to_string(),
        Err(error) => error.to_string(),
    }
}

fn ahead(text: &str) -> String {
    read(text, Facing::Ahead)
}

fn back(text: &str) -> String {
    read(text, Facing::Back)
}

fn readings(text: &str, facing: Facing) -> [String; 2] {
    match parse(text, today(), facing) {
        Err(WhenError::Ambiguous { readings, .. }) => readings.map(|d| d.to_string()),
        other => panic!("{text:?} gave {other:?}"),
    }
}

#[test]
fn date_phrase_keeps_its_precision_in_every_direction() {
    let cases = [
        ("2026-11-22", "2026-11-22"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("2026-1-5", "2026-01-05"),
        ("22 nov 2026", "2026-11-22"),
        ("Nov 22, 2026", "2026-11-22"),
        ("  22ND   of November 2026 ", "2026-11-22"),
        ("Sunday, 22 November 2026", "2026-11-22"),
        ("nov 2026", "2026-11"),
        ("sept 2026", "2026-09"),
        ("26/11/2026", "2026-11-26"),
        ("11/26/2026", "2026-11-26"),
        ("26.11.2026", "2026-11-26"),
        ("4/4/2026", "2026-04-04"),
        ("11/2026", "2026-11"),
        ("20261224", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24/12/2026", "2026-12-24"),
        ("the 22nd of november, 2026", "2026-11-22"),
        ("end of feb 2028", "2028-02-29"),
        ("end of 2027", "2027-12-31"),
    ];
    for (text, iso) in cases {
        assert_eq!(ahead(text), iso, "{text}");
        assert_eq!(back(text), iso, "{text}");
        assert_eq!(read(text, Facing::Either), iso, "{text}");
    }
}

#[test]
fn date_phrase_without_a_year_is_the_nearest_in_its_direction() {
    let cases = [
        ("22 nov", "2026-11-22", "2026-11-22"),
        ("nov 21", "2027-11-21", "2026-11-21"),
        ("23 nov", "2026-11-23", "2025-11-23"),
        ("29 feb", "2028-02-29", "2024-02-29"),
        ("november", "2026-11", "2026-11"),
        ("oct", "2027-10", "2026-10"),
        ("dec", "2026-12", "2025-12"),
    ];
    for (text, later, earlier) in cases {
        assert_eq!((ahead(text), back(text)), (later.into(), earlier.into()), "{text}");
    }
    assert_eq!(read("22 nov", Facing::Either), "2026-11-22");
    assert_eq!(readings("oct", Facing::Either), ["2026-10", "2027-10"]);
}

#[test]
fn date_phrase_counts_words_and_distances_from_today() {
    let cases = [
        ("today", "2026-11-22"),
        ("YESTERDAY", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("in 3 weeks", "2026-12-13"),
        ("in a month", "2026-12-22"),
        ("in two days", "2026-11-24"),
        ("3 days ago", "2026-11-19"),
        ("2 years ago", "2024"),
        ("20 years ago", "2006"),
        ("a year ago", "2025"),
        ("3 months ago", "2026-08"),
        ("a month ago", "2026-10"),
        ("18 months ago", "2025-05"),
        ("3 weeks ago", "2026-11-01"),
        ("-2y", "2024"),
        ("in 2 years", "2028-11-22"),
        ("a week ago", "2026-11-15"),
        ("+3d", "2026-11-25"),
        ("+2w", "2026-12-06"),
        ("+1m", "2026-12-22"),
        ("+1y", "2027-11-22"),
        ("-3d", "2026-11-19"),
        ("this month", "2026-11"),
        ("next month", "2026-12"),
        ("last month", "2026-10"),
        ("this year", "2026"),
        ("next year", "2027"),
        ("last year", "2025"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("the end of the next month", "2026-12-31"),
        ("end of this week", "2026-11-22"),
        ("End of the year", "2026-12-31"),
        ("end of november", "2026-11-30"),
        ("the 24th", "2026-11-24"),
        ("the 21st", "2026-12-21"),
        ("31st", "2026-12-31"),
        ("the day after tomorrow", "2026-11-24"),
        ("by friday", "2026-11-27"),
        ("in march 2027", "2027-03"),
        ("in 3 days", "2026-11-25"),
        ("+1w", "2026-11-29"),
        ("24.12.", "2026-12-24"),
        ("24/12", "2026-12-24"),
        ("end of next month", "2026-12-31"),
        ("end of year", "2026-12-31"),
        ("end of week", "2026-11-22"),
        ("end of next week", "2026-11-29"),
        ("last friday", "2026-11-20"),
        ("last sunday", "2026-11-15"),
        ("next sunday", "2026-11-29"),
        ("this sunday", "2026-11-22"),
    ];
    for (text, iso) in cases {
        assert_eq!(ahead(text), iso, "{text}");
    }
}

#[test]
fn span_phrase_has_many_notations() {
    let extent = |text: &str| match parse_extent(text, today(), Facing::Back) {
        Ok(extent) => extent.to_string(),
        Err(error) => error.to_string(),
    };
    let cases = [
        ("1997-1999", "1997 to 1999"),
        ("1997–1999", "1997 to 1999"),
        ("2009 to 2013", "2009 to 2013"),
        ("from 2009 until 2013", "2009 to 2013"),
        ("Apr 2009 - Sep 2013", "2009-04 to 2013-09"),
        ("apr 2009-sep 2013", "2009-04 to 2013-09"),
        ("2009..2013", "2009 to 2013"),
        ("2009 .. 2013", "2009 to 2013"),
        ("2009-04-2013-09", "2009-04 to 2013-09"),
        ("2019-03 to now", "2019-03 to now"),
        ("2019 - present", "2019 to now"),
        ("Since Mar 2019", "2019-03 to now"),
        ("20 years ago to 3 weeks ago", "2006 to 2026-11-01"),
        ("apr to sep 2013", "2013-04 to 2013-09"),
        ("nov to mar 2013", "2012-11 to 2013-03"),
        ("12 dec - 3 jan 2014", "2013-12-12 to 2014-01-03"),
        ("aug to oct", "2026-08 to 2026-10"),
        ("last monday to friday", "2026-11-16 to 2026-11-20"),
        ("2009-10", "2009-10"),
        ("1997", "1997"),
    ];
    for (text, iso) in cases {
        assert_eq!(extent(text), iso, "{text}");
    }
    let wrong = [
        ("2013 to 2009", "\"2013 to 2009\" ends before it begins"),
        (
            "3/4/2009 to 2013",
            "\"3/4/2009\" could be 3 April 2009 (2009-04-03) or 4 March 2009 (2009-03-04)",
        ),
        ("2009-13 to 2013", "\"2009-13\" is not a date: there is no month 13"),
        ("2009 to soon", "\"2009 to soon\" is not a date"),
        ("to 2013", "\"to 2013\" is not a date"),
        ("now to 2013", "\"now\" is not a date"),
        ("- 2013", "\"- 2013\" is not a date"),
        ("since", "\"since\" is not a date"),
    ];
    for (text, said) in wrong {
        assert_eq!(extent(text), said, "{text}");
    }
}

#[test]
fn date_phrase_refuses_a_span_with_both_its_ends() {
    let refused = |text: &str| {
        let error = parse(text, today(), Facing::Back).expect_err(text);
        (error.to_string(), error.hint())
    };
    let span =
        ("\"2009 to 2013\" is a span of time, and this takes one date", "write 2009 or 2013");
    assert_eq!(refused("2009-2013"), (span.0.into(), span.1.into()));
    assert_eq!(refused("2019 to now").1, "write 2019");
    assert_eq!(refused("now").0, "\"now\" is not a date");
}

#[test]
fn date_phrase_in_months_ends_on_the_last_day_of_a_short_month() {
    let on = |text, from| parse(text, day(from), Facing::Ahead).map(|d| d.to_string());
    assert_eq!(on("in a month", "2026-01-31"), Ok("2026-02-28".into()));
    assert_eq!(on("in a year", "2024-02-29"), Ok("2025-02-28".into()));
    assert_eq!(on("next month", "2026-12-31"), Ok("2027-01".into()));
}

#[test]
fn weekday_resolves_in_its_direction() {
    assert_eq!(ahead("friday"), "2026-11-27");
    assert_eq!(back("fri"), "2026-11-20");
    assert_eq!(back("this friday"), "2026-11-20");
    assert_eq!((back("the 24th"), back("31st")), ("2026-10-24".into(), "2026-10-31".into()));
    assert_eq!(readings("friday", Facing::Either), ["2026-11-20", "2026-11-27"]);
    assert_eq!(readings("sunday", Facing::Ahead), ["2026-11-22", "2026-11-29"]);
    assert_eq!(readings("sunday", Facing::Back), ["2026-11-22", "2026-11-15"]);
    assert_eq!(readings("next friday", Facing::Ahead), ["2026-11-27", "2026-12-04"]);
    assert_eq!(readings("this friday", Facing::Ahead), ["2026-11-20", "2026-11-27"]);
    assert_eq!(readings("next week", Facing::Ahead), ["2026-11-23", "2026-11-29"]);
    assert_eq!(readings("last week", Facing::Back), ["2026-11-09", "2026-11-15"]);
}

#[test]
fn date_phrase_refuses_two_readings_with_both() {
    let error = parse("3/4/2026", today(), Facing::Ahead).expect_err("two readings");
    assert_eq!(
        error.to_string(),
        "\"3/4/2026\" could be 3 April 2026 (2026-04-03) or 4 March 2026 (2026-03-04)"
    );
    assert_eq!(error.hint(), "write 2026-04-03 or 2026-03-04");
    let readings = readings("3/4", Facing::Ahead);
    assert_eq!(readings, ["2027-04-03", "2027-03-04"]);
    let hint = |text: &str| parse(text, today(), Facing::Ahead).map_err(|e| e.hint());
    assert_eq!(hint("2026-11-00"), Err("write 2026-11 for the whole month".into()));
    let month = "write a month from 01 to 12, or the year alone";
    assert_eq!(hint("2026-00"), Err(month.into()));
}

#[test]
fn date_phrase_says_what_is_wrong() {
    let cases = [
        ("2026-02-30", "\"2026-02-30\" is not a day: February 2026 has 28 days"),
        ("30/2/2026", "\"30/2/2026\" is not a day: February 2026 has 28 days"),
        ("30 february", "\"30 february\" is not a day: February never has more than 29 days"),
        ("2026-11-00", "\"2026-11-00\" is not a day: no month has a day 0"),
        ("0 nov", "\"0 nov\" is not a day: no month has a day 0"),
        ("2026-00", "\"2026-00\" is not a date: there is no month 0"),
        ("20261340", "\"20261340\" is not a date: there is no month 13"),
        ("20260230", "\"20260230\" is not a day: February 2026 has 28 days"),
        ("202612", "\"202612\" is not a date"),
        ("30/2", "\"30/2\" is not a day: February never has more than 29 days"),
        ("24/13", "\"24/13\" is not a date: there is no month 24"),
        ("noon", "\"noon\" has a time of day, and a date has none"),
        ("tomorrow 10:30", "\"tomorrow 10:30\" has a time of day, and a date has none"),
        ("2026-11-22T10:30", "\"2026-11-22T10:30\" has a time of day, and a date has none"),
        ("2026-13", "\"2026-13\" is not a date: there is no month 13"),
        ("13/13/2026", "\"13/13/2026\" is not a date: there is no month 13"),
        ("22 nov 26", "\"22 nov 26\" does not say which century"),
        ("nov 97", "\"nov 97\" does not say which century"),
        ("22/11/26", "\"22/11/26\" does not say which century"),
        ("0000", "\"0000\" lies outside the years 1 to 9999"),
        ("12026", "\"12026\" lies outside the years 1 to 9999"),
        ("9000 years ago", "\"9000 years ago\" lies outside the years 1 to 9999"),
        (
            "in 99999999999999999999 weeks",
            "\"in 99999999999999999999 weeks\" lies outside the years 1 to 9999",
        ),
        (
            "monday 22 nov 2026",
            "\"monday 22 nov 2026\" does not agree with itself: that day is a Sunday",
        ),
        (" , ", "a date is missing"),
        ("soon\u{1b}[2J", "\"soon␛[2J\" is not a date"),
    ];
    for (text, message) in cases {
        assert_eq!(ahead(text), message);
    }
}

#[test]
fn date_phrase_takes_no_word_for_a_date() {
    for text in [
        "22",
        "1997 nov 5 6",
        "friday 13",
        "in weeks",
        "end of",
        "end of friday",
        "+",
        "ago",
        "of",
        "in 3",
        "next",
        "--3d",
        "the",
        "the 32nd",
        "1.5",
        "11-22",
        "٣",
    ] {
        let read = parse(text, today(), Facing::Ahead);
        assert_eq!(read, Err(WhenError::Nonsense(text.into())), "{text}");
    }
}

#[test]
fn date_phrase_stays_within_the_calendar() {
    let last = Date::Year(9999).last_day();
    for text in ["tomorrow", "next year", "next month", "in a week", "monday", "30 dec"] {
        let read = parse(text, last, Facing::Ahead);
        assert!(matches!(read, Err(WhenError::OutOfRange(_))), "{text}: {read:?}");
    }
}

#[test]
fn relative_date_is_short() {
    let said = |iso| Calendar::from(today()).relative(Date::from_iso(iso).expect("a date"));
    let cases = [
        ("2026-11-22", "today"),
        ("2026-11-23", "tomorrow"),
        ("2026-11-21", "yesterday"),
        ("2026-11-27", "Fri"),
        ("2026-11-28", "Sat"),
        ("2026-11-29", "29 Nov"),
        ("2026-11-20", "20 Nov"),
        ("2019-10-12", "12 Oct 2019"),
        ("2027-03", "Mar 2027"),
        ("2028", "2028"),
    ];
    for (iso, words) in cases {
        assert_eq!(said(iso), words);
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    (YEARS, 0i64..366).prop_map(|(year, days)| Date::Year(year).first_day().plus_days(days))
}

fn any_date() -> impl Strategy<Value = Date> {
    (any_day(), 0..3).prop_map(|(day, precision)| match precision {
        0 => Date::Year(day.year()),
        1 => Date::Month(day.year(), day.month()),
        _ => Date::Day(day),
    })
}

proptest! {
    #[test]
    fn date_words_parse_as_the_same_date(date in any_date(), today in any_day()) {
        for facing in [Facing::Ahead, Facing::Back, Facing::Either] {
            let in_full = DateFormat::default().in_full(date);
            prop_assert_eq!(parse(&in_full, today, facing), Ok(date), "{}", in_full);
            for format in [DateFormat::DayMonth, DateFormat::MonthDay, DateFormat::Iso] {
                let text = format.words(date);
                prop_assert_eq!(parse(&text, today, facing), Ok(date), "{}", text);
                let until = parse_until(&format.until(Until::On(date)), today, facing);
                prop_assert_eq!(until, Ok(Until::On(date)));
            }
        }
    }

    #[test]
    fn date_phrase_never_leaves_its_direction(
        today in any_day(),
        month in 1u32..=12,
        number in 1u32..=31,
    ) {
        for text in [format!("{number} {}", short_month(month)), short_month(month).to_owned()] {
            if let Ok(date) = parse(&text, today, Facing::Ahead) {
                prop_assert!(date.last_day() >= today);
            }
            if let Ok(date) = parse(&text, today, Facing::Back) {
                prop_assert!(date.first_day() <= today);
            }
        }
    }

    #[test]
    fn date_phrase_takes_any_text(
        text in "\\PC*",
        words in "([a-z+-]{0,6}|[0-9]{0,9}|in|ago|next|end of|to|now|[/.-]| |week|month|friday|nov){0,6}",
        today in any_day(),
    ) {
        for facing in [Facing::Ahead, Facing::Back, Facing::Either] {
            for text in [&text, &words] {
                let read = parse_extent(text, today, facing);
                prop_assert!(read.is_ok_and(|extent| !extent.is_backwards()) || parse(text, today, facing).is_err());
                if let Err(error) = parse(text, today, facing) {
                    prop_assert!(!error.to_string().is_empty() && !error.hint().is_empty());
                }
            }
        }
    }
}

#[test]
fn date_phrase_of_a_week_follows_where_the_week_begins() {
    let in_week = |week| {
        let style = DateStyle { week, ..DateStyle::default() };
        Calendar { today: day("2026-11-25"), style }
    };
    for (week, last) in [
        (WeekStart::Monday, "2026-11-29"),
        (WeekStart::Sunday, "2026-11-28"),
        (WeekStart::Saturday, "2026-11-27"),
    ] {
        let end = parse("end of week", in_week(week), Facing::Ahead);
        assert_eq!(end.map(|date| date.to_string()), Ok(last.to_owned()), "{week:?}");
    }
    let sunday = |week| parse("this sunday", in_week(week), Facing::Ahead);
    assert!(sunday(WeekStart::Monday).is_ok_and(|date| date.to_string() == "2026-11-29"));
    assert!(sunday(WeekStart::Sunday).is_err(), "that day is over, so it may mean the next week");
}
