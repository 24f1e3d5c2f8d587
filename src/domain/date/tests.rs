//! Dates: their texts, their order and their ends.

use super::*;
use proptest::prelude::*;

fn date(text: &str) -> Date {
    Date::from_iso(text).expect("a date")
}

proptest! {
    #[test]
    fn date_parses_from_its_iso_text(year in YEARS, month in 1u32..=12, day in 1u32..=31) {
        let all = [Date::year_only(year), Date::month_only(year, month), Day::new(year, month, day).map(Date::Day)];
        for date in all.into_iter().flatten() {
            prop_assert_eq!(Date::from_iso(&date.to_string()), Some(date));
            prop_assert!(date.first_day() <= date.last_day());
        }
    }

    #[test]
    fn day_moves_forth_and_back_to_itself(year in 100i32..9000, days in -30_000i64..30_000) {
        let day = Date::Year(year).first_day();
        prop_assert_eq!(day.plus_days(days).plus_days(-days), day);
        prop_assert_eq!(day.plus_days(days).days_since(day), days);
    }
}

#[test]
fn date_refuses_what_is_not_one() {
    for bad in
        ["", "26", "2026-1", "2026-13", "2026-02-30", "0000", "2026-11-22-1", "+026", "2026-11-"]
    {
        assert_eq!(Date::from_iso(bad), None, "{bad}");
    }
}

#[test]
fn month_ends_on_its_last_day_in_leap_years_too() {
    assert_eq!(date("2024-02").last_day().to_string(), "2024-02-29");
    assert_eq!(date("1900-02").last_day().to_string(), "1900-02-28");
    assert_eq!(date("9999").last_day().to_string(), "9999-12-31");
}

#[test]
fn year_has_not_passed_before_its_end() {
    let today = date("2026-11-22").first_day();
    assert!(
        !date("2026").has_passed(today)
            && !date("2026-11").has_passed(today)
            && !date("2026-11-22").has_passed(today)
    );
    assert!(
        date("2025").has_passed(today)
            && date("2026-10").has_passed(today)
            && date("2026-11-21").has_passed(today)
    );
}

#[test]
fn day_stays_within_the_calendar() {
    assert_eq!(date("9999-12-31").first_day().plus_days(1).to_string(), "9999-12-31");
    assert_eq!(date("0001-01-01").first_day().plus_months(-1).to_string(), "0001-01-01");
    assert_eq!(date("2026-01-31").first_day().plus_months(1).to_string(), "2026-02-28");
}

#[test]
fn moment_is_written_in_utc_and_one_after_another_is_later_even_if_the_clock_went_back() {
    let noon = Moment::from_rfc3339("2026-11-22T12:00:00Z").expect("a moment");
    assert_eq!(Moment(0).after(Some(noon)).to_string(), "2026-11-22T12:00:01Z");
    assert_eq!(noon.after(None).to_string(), "2026-11-22T12:00:00Z");
    assert_eq!(Moment(-1).to_string(), "1969-12-31T23:59:59Z");
    assert_eq!(Moment(-1).words(DateFormat::MonthDay), "Dec 31, 1969, 23:59 UTC");
}
