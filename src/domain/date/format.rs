//! How a date is written for people. Files, JSON and exports have ISO 8601, whatever this is.

use super::{Date, Day, month_name, short_month};

/// How a date reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DateFormat {
    /// `22 Nov 2026`.
    #[default]
    DayMonth,
    /// `Nov 22, 2026`.
    MonthDay,
    /// `2026-11-22`.
    Iso,
}

impl DateFormat {
    /// That of reports and exports, whatever the settings say.
    pub(crate) const DOCUMENT: DateFormat = DateFormat::DayMonth;

    /// `1997`, `May 1997` or `14 May 1997`; four digits in the year, so that the text can be parsed again.
    pub(crate) fn words(self, date: impl Into<Date>) -> String {
        match (date.into(), self) {
            (date, DateFormat::Iso) => date.to_string(),
            (Date::Day(d), DateFormat::MonthDay) => {
                format!("{} {}, {:04}", short_month(d.month()), d.day(), d.year())
            }
            (Date::Day(d), DateFormat::DayMonth) => {
                format!("{} {} {:04}", d.day(), short_month(d.month()), d.year())
            }
            (Date::Month(y, m), _) => format!("{} {y:04}", short_month(m)),
            (Date::Year(y), _) => format!("{y:04}"),
        }
    }

    /// `1997`, `May 1997` or `Wednesday 14 May 1997`, without abbreviations.
    pub(crate) fn in_full(self, date: impl Into<Date>) -> String {
        match (date.into(), self) {
            (Date::Day(d), DateFormat::Iso) => format!("{} {d}", d.weekday_name()),
            (date, DateFormat::Iso) => date.to_string(),
            (Date::Day(d), DateFormat::MonthDay) => {
                let (weekday, month) = (d.weekday_name(), month_name(d.month()));
                format!("{weekday}, {month} {}, {:04}", d.day(), d.year())
            }
            (Date::Day(d), DateFormat::DayMonth) => {
                let (weekday, month) = (d.weekday_name(), month_name(d.month()));
                format!("{weekday} {} {month} {:04}", d.day(), d.year())
            }
            (Date::Month(y, m), _) => format!("{} {y:04}", month_name(m)),
            (Date::Year(y), _) => format!("{y:04}"),
        }
    }

    /// For use within a sentence: `in 1997`, `in May 1997` or `on Wednesday 14 May 1997`.
    pub(crate) fn within(self, date: Date) -> String {
        let preposition = if date.day().is_some() { "on" } else { "in" };
        format!("{preposition} {}", self.in_full(date))
    }

    /// A day whose year is understood: `14 May`. ISO 8601 has no such form.
    pub(crate) fn short(self, day: Day) -> String {
        match self {
            DateFormat::DayMonth => format!("{} {}", day.day(), short_month(day.month())),
            DateFormat::MonthDay => format!("{} {}", short_month(day.month()), day.day()),
            DateFormat::Iso => day.to_string(),
        }
    }

    /// A month whose year is understood: `May`.
    pub(crate) fn short_month(self, year: i32, month: u32) -> String {
        match self {
            DateFormat::DayMonth | DateFormat::MonthDay => short_month(month).to_owned(),
            DateFormat::Iso => Date::Month(year, month).to_string(),
        }
    }

    /// A month whose year stands beside it: `May`, or `05`.
    pub(crate) fn month_of_year(self, month: u32) -> String {
        match self {
            DateFormat::DayMonth | DateFormat::MonthDay => short_month(month).to_owned(),
            DateFormat::Iso => format!("{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_is_written_in_each_format() {
        let formats = [DateFormat::DayMonth, DateFormat::MonthDay, DateFormat::Iso];
        let cases = [
            ("1997", ["1997"; 3], ["1997"; 3]),
            ("1997-05", ["May 1997", "May 1997", "1997-05"], ["May 1997", "May 1997", "1997-05"]),
            (
                "1997-05-14",
                ["14 May 1997", "May 14, 1997", "1997-05-14"],
                ["Wednesday 14 May 1997", "Wednesday, May 14, 1997", "Wednesday 1997-05-14"],
            ),
        ];
        for (iso, words, in_full) in cases {
            let date = Date::from_iso(iso).expect("a date");
            assert_eq!(formats.map(|format| format.words(date)), words);
            assert_eq!(formats.map(|format| format.in_full(date)), in_full);
        }
        let day = Day::new(1997, 5, 14).expect("a day");
        assert_eq!(formats.map(|format| format.short(day)), ["14 May", "May 14", "1997-05-14"]);
        assert_eq!(formats.map(|format| format.short_month(1997, 5)), ["May", "May", "1997-05"]);
        assert_eq!(formats.map(|format| format.month_of_year(5)), ["May", "May", "05"]);
    }
}
