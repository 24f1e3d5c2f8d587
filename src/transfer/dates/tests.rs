//! Dates in many languages and forms.

use super::*;
use crate::domain::date::Moment;
use crate::transfer::options::Asked;
use proptest::prelude::*;

fn with_options<T>(dates: Option<DateOrder>, test: impl FnOnce(&ImportOptions<'_>) -> T) -> T {
    let asked = Asked { dates, ..Asked::default() };
    // Two hours east of Greenwich.
    let local_day = |seconds: i64| Moment(seconds + 2 * 3600).day();
    let today = Day::new(2026, 11, 22).expect("a day");
    test(&ImportOptions { today, local_day: &local_day, asked: &asked })
}

fn said<T: ToString>(read: Read<T>) -> String {
    match read {
        Ok(None) => "no date".into(),
        Ok(Some(Loose { value, remark: None })) => value.to_string(),
        Ok(Some(Loose { value, remark: Some(_) })) => format!("{} (said)", value.to_string()),
        Err(_) => "refused".into(),
    }
}

fn extent(text: &str) -> String {
    with_options(None, |options| said(DateReader::new(options).extent(text)))
}

#[test]
fn date_is_read_in_the_precision_in_which_it_is_written() {
    for (text, read) in [
        ("2018", "2018"),
        ("2018-06", "2018-06"),
        ("2018-06-03", "2018-06-03"),
        ("20180603", "2018-06-03"),
        ("2018/06/03", "2018-06-03"),
        ("2018.6", "2018-06"),
        ("06/2018", "2018-06"),
        ("6.2018", "2018-06"),
        ("Jun 2018", "2018-06"),
        ("June, 2018", "2018-06"),
        ("Sept. 2018", "2018-09"),
        ("Apr 3, 2023", "2023-04-03"),
        ("April 3rd 2023", "2023-04-03"),
        ("3 April 2023", "2023-04-03"),
        ("Mon, 3. April 2023", "2023-04-03"),
        ("3-Apr-2023", "2023-04-03"),
        ("2023 Apr 3", "2023-04-03"),
        ("14.05.1997", "1997-05-14"),
        ("3.1.2001", "2001-01-03"),
        ("3. 1. 2001", "2001-01-03"),
        ("14/05/1997", "1997-05-14"),
        ("05/14/1997", "1997-05-14"),
        ("4/4/2004", "2004-04-04"),
        ("Jun-18", "2018-06 (said)"),
        ("Jun '98", "1998-06 (said)"),
        ("14.05.97", "1997-05-14"),
        ("3-Jun-18", "2018-06-03"),
        ("04/Apr/23 9:15 AM", "2023-04-04"),
        ("18/04/97", "1997-04-18"),
        ("18-04-03", "2003-04-18 (said)"),
        ("1.2.3", "refused"),
        ("3/4/5", "refused"),
        (" 2018 ", "2018"),
        ("２０１８", "2018"),
    ] {
        assert_eq!(extent(text), read, "{text}");
    }
}

#[test]
fn date_has_month_names_of_many_languages() {
    for (text, read) in [
        ("März 2004", "2004-03"),
        ("Mrz. 2004", "2004-03"),
        ("Jänner 2004", "2004-01"),
        ("14. Dez. 2004", "2004-12-14"),
        ("1er août 2004", "2004-08-01"),
        ("juil. 2004", "2004-07"),
        ("févr. 2004", "2004-02"),
        ("3 de enero de 2004", "2004-01-03"),
        ("sept 2004", "2004-09"),
        ("gennaio 2004", "2004-01"),
        ("mrt 2004", "2004-03"),
        ("março de 2004", "2004-03"),
        ("augusti 2004", "2004-08"),
        ("stycznia 2004 r.", "2004-01"),
        ("październik 2004", "2004-10"),
        ("14 мая 1997 г.", "1997-05-14"),
        ("Июнь 2004", "2004-06"),
        ("2019年5月", "2019-05"),
        ("2019年5月14日", "2019-05-14"),
        ("2019年", "2019"),
        ("2019年十一月", "2019-11"),
        ("jui 2004", "refused"),
    ] {
        assert_eq!(extent(text), read, "{text}");
    }
}

#[test]
fn span_may_be_written_in_one_text() {
    for (text, read) in [
        ("2016 - 2017", "2016 to 2017"),
        ("2016-2017", "2016 to 2017"),
        ("2016–2017", "2016 to 2017"),
        ("2016/2017", "2016 to 2017"),
        ("2016/17", "2016 to 2017 (said)"),
        ("2004/05", "2004 to 2005 (said)"),
        ("WS 2004/05", "2004 to 2005 (said)"),
        ("WS 2009/10", "2009 to 2010 (said)"),
        ("1999/00", "1999 to 2000 (said)"),
        ("2020-99", "refused"),
        ("2021–22", "2021 to 2022 (said)"),
        ("2009-10", "2009-10"),
        ("2004-05", "2004-05"),
        ("2004–05", "2004 to 2005 (said)"),
        ("2009–10", "2009-10 (said)"),
        ("01/2018–03/2019", "2018-01 to 2019-03"),
        ("2018/01–2019/03", "2018-01 to 2019-03"),
        ("14.05.1997–16.05.1997", "1997-05-14 to 1997-05-16"),
        ("2018-06-01–2018-06-03", "2018-06-01 to 2018-06-03"),
        ("2004/07", "2004-07"),
        ("1998-99", "1998 to 1999 (said)"),
        ("2009/10", "2009-10 (said)"),
        ("2014 - 2014", "2014 to 2014"),
        ("2024 - Present", "2024 to now"),
        ("Jan 2018 – Present · 2 yrs 3 mos", "2018-01 to now"),
        ("Jan 2018 - Mar 2019", "2018-01 to 2019-03"),
        ("Jan 2018-Mar 2019", "2018-01 to 2019-03"),
        ("Jan - Mar 2019", "2019-01 to 2019-03"),
        ("2018-01 - 2019-03", "2018-01 to 2019-03"),
        ("2018-01/2019-03", "2018-01 to 2019-03"),
        ("01/2018 - 03/2019", "2018-01 to 2019-03"),
        ("01.2018-03.2019", "2018-01 to 2019-03"),
        ("from 2016 to 2017", "2016 to 2017"),
        ("von März 2016 bis heute", "2016-03 to now"),
        ("de 2016 à aujourd'hui", "2016 to now"),
        ("2016 - aujourd’hui", "2016 to now"),
        ("с 2016 по настоящее время", "2016 to now"),
        ("2016 — н. в.", "2016 to now"),
        ("2019年5月 - 至今", "2019-05 to now"),
        ("2019年5月至今", "2019-05 to now"),
        ("2019年5月〜2020年", "2019-05 to 2020"),
        ("2018-06-01..2018-06-03", "2018-06-01 to 2018-06-03"),
        ("since 2016", "2016 to now"),
        ("seit 2016", "2016 to now"),
        ("2016 -", "2016 to now"),
        ("2016 - 2017 - 2018", "refused"),
        ("2016 - never", "refused"),
    ] {
        assert_eq!(extent(text), read, "{text}");
    }
}

#[test]
fn date_of_two_years_is_known_by_its_column() {
    let read = |column: &[&str], text: &str| {
        with_options(None, |options| {
            said(DateReader::new(options).of_column(column.iter()).extent(text))
        })
    };
    assert_eq!(read(&["2009/10", "2010/11"], "2009/10"), "2009 to 2010 (said)");
    assert_eq!(read(&["2009–10", "2016/17"], "2009–10"), "2009 to 2010 (said)");
    assert_eq!(read(&["2009/10", "2009/10"], "2009/10"), "2009-10 (said)");
    assert_eq!(read(&["2004/05", "2004/07"], "2004/05"), "2004-05 (said)");
    let end = |text| with_options(None, |options| said(DateReader::new(options).until(text)));
    assert_eq!(end("2004/05"), "2005 (said)");
}

#[test]
fn date_that_is_less_or_something_else_is_said() {
    for (text, read) in [
        ("Summer 2019", "2019 (said)"),
        ("Q3 2019", "2019 (said)"),
        ("2019-Q3", "2019 (said)"),
        ("3. Quartal 2019", "2019 (said)"),
        ("mid-2019", "2019 (said)"),
        ("ca. Mai 2019", "2019-05 (said)"),
        ("2 months, 2022", "2022 (said)"),
        ("Summer 2018 - Fall 2019", "2018 to 2019 (said)"),
        ("2024-09-31", "2024-09 (said)"),
        ("31.02.2024", "2024-02 (said)"),
        ("2024-13", "refused"),
        ("2024-00-00", "refused"),
        ("0000", "refused"),
        ("friday", "refused"),
        ("last year", "refused"),
        ("2 months ago", "refused"),
        ("yesterday", "refused"),
        ("2 months", "refused"),
        ("Jun 18", "refused"),
        ("June", "refused"),
        ("43221", "refused"),
        ("99999999999999999999", "refused"),
        ("", "no date"),
        ("N/A", "no date"),
        (" - ", "no date"),
    ] {
        assert_eq!(extent(text), read, "{text}");
    }
    let remark = with_options(None, |o| DateReader::new(o).date("Summer 2019"));
    let remark = remark.ok().flatten().and_then(|date| date.remark);
    assert_eq!(remark.as_deref(), Some("\"Summer 2019\" is taken as 2019"));
}

#[test]
fn time_of_day_decides_the_local_day_where_its_zone_is_known() {
    for (text, read) in [
        ("2022-08-07 20:15 UTC", "2022-08-07"),
        ("2022-08-07 22:15 UTC", "2022-08-08"),
        ("2022-08-07T22:15:00Z", "2022-08-08"),
        ("2022-08-07T22:15:00.123Z", "2022-08-08"),
        ("2022-08-07T22:15:00+02:00", "2022-08-07"),
        ("2022-08-07 22:15:00 -0500", "2022-08-08"),
        ("2022-08-07 23:15", "2022-08-07"),
        ("8/14/2022, 11:15 PM", "2022-08-14"),
    ] {
        assert_eq!(extent(text), read, "{text}");
    }
}

#[test]
fn order_of_day_and_month_is_that_of_the_column() {
    let read = |column: &[&str], flag| {
        with_options(flag, |options| {
            said(DateReader::new(options).of_column(column.iter()).date(column[0]))
        })
    };
    assert_eq!(read(&["3/4/2004", "14/4/2004"], None), "2004-04-03");
    assert_eq!(read(&["3/4/2004", "4/14/2004"], None), "2004-03-04");
    assert_eq!(read(&["3/4/2004", "4/14/2004"], Some(DateOrder::DayFirst)), "2004-03-04");
    assert_eq!(read(&["3/4/2004", "2004-04-14"], Some(DateOrder::DayFirst)), "2004-04-03");
    assert_eq!(read(&["3-4-04", "May 2004"], Some(DateOrder::MonthFirst)), "2004-03-04");
    assert_eq!(read(&["3/4/2004", "2004/14/13"], None), "refused");
    assert_eq!(read(&["3/4/2004", "4/14/2004", "14/4/2004"], None), "refused");
    assert_eq!(read(&["14/4/2004"], Some(DateOrder::MonthFirst)), "2004-04-14");
    let reason = with_options(None, |options| DateReader::new(options).date("3/4/2004").err());
    assert!(reason.is_some_and(|reason| reason.contains("--dates dmy")));
}

#[test]
fn end_is_a_date_or_open() {
    let until =
        |text: &str| with_options(None, |options| said(DateReader::new(options).until(text)));
    for (text, read) in [
        ("Present", "now"),
        ("bis heute", "now"),
        ("en cours", "now"),
        ("May 2024", "2024-05"),
        ("2016 - 2017", "refused"),
        ("", "no date"),
        ("n/a", "no date"),
    ] {
        assert_eq!(until(text), read, "{text}");
    }
}

proptest! {
    #[test]
    fn date_of_any_text_is_read_or_refused(text in any::<String>(), shaped in "[0-9]{1,4}[-/. ]{0,2}[0-9A-Za-z年月至]{0,9}[-–/. :]{0,2}[0-9Q]{0,4}") {
        for text in [&text, &shaped] {
            with_options(None, |options| {
                let dates = DateReader::new(options).of_column(std::iter::once(text));
                let _ = (dates.date(text), dates.until(text), dates.extent(text));
            });
        }
    }

    #[test]
    fn date_in_iso_is_read_as_it_is(year in 1_i32..=9999, month in 1_u32..=12, day in 1_u32..=28) {
        for text in [format!("{year:04}"), format!("{year:04}-{month:02}"), format!("{year:04}-{month:02}-{day:02}")] {
            prop_assert_eq!(extent(&text), text);
        }
    }
}
