//! Errors of date parsing, worded for the person who wrote the text.

use super::Facing;
use crate::domain::date::{Date, DateFormat, Day, Extent, days_in_month, month_name};
use crate::domain::visible::visible;
use thiserror::Error;

#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub(crate) enum WhenError {
    #[error("a date is missing")]
    Empty,
    /// An open end where a date is required.
    #[error("\"{}\" is not a date", visible(.0))]
    Now(String),
    #[error("\"{}\" has a time of day, and a date has none", visible(.0))]
    TimeOfDay(String),
    /// A span where a single date is required.
    #[error("\"{0}\" is a span of time, and this takes one date")]
    Span(Extent),
    #[error("\"{0}\" ends before it begins")]
    Backwards(Extent),
    /// A span with a beginning and no end.
    #[error("\"{}\" does not say when it ended", visible(text))]
    Unfinished { text: String, on: Date },
    #[error("\"{}\" is not a date", visible(.0))]
    Nonsense(String),
    #[error("\"{}\" is not a day: {}", visible(text), days_of(*year, *month, *day))]
    NoSuchDay { text: String, year: Option<i32>, month: u32, day: u32 },
    #[error("\"{}\" is not a date: there is no month {month}", visible(text))]
    NoSuchMonth { text: String, month: u32 },
    /// A weekday that does not match the date.
    #[error("\"{}\" does not agree with itself: that day is a {}", visible(text), day.weekday_name())]
    WrongWeekday {
        text: String,
        /// The date without the weekday.
        day: Day,
    },
    #[error("\"{}\" does not say which century", visible(.0))]
    ShortYear(String),
    #[error("\"{}\" could be {} or {}", visible(text), in_both_forms(readings[0]), in_both_forms(readings[1]))]
    Ambiguous { text: String, readings: [Date; 2] },
    #[error("\"{}\" lies outside the years 1 to 9999", visible(.0))]
    OutOfRange(String),
}

impl WhenError {
    /// A suggestion for what to write instead.
    pub(crate) fn hint(&self) -> String {
        self.hint_facing(Facing::Ahead)
    }

    /// The same where a date looks that way: what is still to come is no example for the past.
    pub(crate) fn hint_facing(&self, facing: Facing) -> String {
        match self {
            WhenError::Empty | WhenError::Nonsense(_) if facing == Facing::Back => {
                "write 2025-11-27, 27 nov 2025, nov 2025, yesterday or 3 weeks ago".into()
            }
            WhenError::Empty | WhenError::Nonsense(_) => {
                "write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks".into()
            }
            WhenError::Now(_) => {
                "write today; only a span can end with now, such as 2019-03 to now".into()
            }
            WhenError::Span(extent) => match extent.until.and_then(|until| until.date()) {
                Some(until) => format!("write {} or {until}", extent.on),
                None => format!("write {}", extent.on),
            },
            WhenError::TimeOfDay(_) => "write the day alone, such as today or 2026-11-27".into(),
            WhenError::Unfinished { on, .. } => {
                let later = (on.year() + 2).min(9999);
                format!("write {on} to {later:04}, or {on} to now")
            }
            WhenError::Backwards(_) => "write the earlier date first".into(),
            WhenError::NoSuchDay { year: Some(year), month, day: 0, .. } => {
                format!("write {} for the whole month", Date::Month(*year, *month))
            }
            WhenError::NoSuchDay { year: Some(year), month, .. } => {
                format!("write {}, its last day", Date::Month(*year, *month).last_day())
            }
            WhenError::NoSuchDay { year: None, .. } => "write a day that the month has".into(),
            WhenError::NoSuchMonth { month: 0, .. } => {
                "write a month from 01 to 12, or the year alone".into()
            }
            WhenError::NoSuchMonth { .. } => "write a month from 01 to 12, or its name".into(),
            WhenError::WrongWeekday { day, .. } => format!("write {day}, or another day"),
            WhenError::ShortYear(_) => "write the year with four digits, such as 2026".into(),
            WhenError::Ambiguous { readings: [one, other], .. } => {
                format!("write {one} or {other}")
            }
            WhenError::OutOfRange(_) => "write a year from 0001 to 9999".into(),
        }
    }

    /// Whether the text was recognised as a date, even though it does not name a valid one.
    pub(in crate::domain) fn is_about_a_date(&self) -> bool {
        !matches!(self, WhenError::Empty | WhenError::Nonsense(_) | WhenError::TimeOfDay(_))
    }
}

/// Text for the days that the month has, where `day` is not one of them.
pub(crate) fn days_of(year: Option<i32>, month: u32, day: u32) -> String {
    const A_LEAP_YEAR: i32 = 2024;
    let name = month_name(month);
    match year {
        _ if day == 0 => "no month has a day 0".into(),
        Some(year) => format!("{name} {year:04} has {} days", days_in_month(year, month)),
        None => format!("{name} never has more than {} days", days_in_month(A_LEAP_YEAR, month)),
    }
}

/// `3 April 2026 (2026-04-03)`: the second form is the one to type.
fn in_both_forms(date: Date) -> String {
    match date {
        Date::Year(_) => date.to_string(),
        Date::Month(..) => format!("{} ({date})", DateFormat::DayMonth.in_full(date)),
        Date::Day(d) => format!("{} {} {:04} ({d})", d.day(), month_name(d.month()), d.year()),
    }
}
