//! Why a text is not one date, in words for the person who wrote it.

use crate::domain::date::{Date, Day, Extent, days_in_month, month_name};
use crate::domain::visible::visible;
use thiserror::Error;

/// A text that cannot be taken as a date.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub(crate) enum WhenError {
    /// Nothing but white space.
    #[error("a date is empty")]
    Empty,
    /// An open end, where a date is needed.
    #[error("\"{}\" is not a date", visible(.0))]
    Now(String),
    /// A time of day, which no date has.
    #[error("\"{}\" has a time of day, and a date has none", visible(.0))]
    TimeOfDay(String),
    /// A span of time, where one date is needed.
    #[error("\"{0}\" is a span of time, and this takes one date")]
    Span(Extent),
    /// A span of time that ends before it begins.
    #[error("\"{0}\" ends before it begins")]
    Backwards(Extent),
    /// A span of time of which only the beginning is said.
    #[error("\"{}\" does not say when it ended", visible(text))]
    Unfinished {
        /// The text as given.
        text: String,
        /// When it begins.
        on: Date,
    },
    /// Not written in any way that is understood.
    #[error("\"{}\" is not a date", visible(.0))]
    Nonsense(String),
    /// The month has no such day.
    #[error("\"{}\" is not a day: {}", visible(text), days_of(*year, *month, *day))]
    NoSuchDay {
        /// The text as given.
        text: String,
        /// The year, where one was given.
        year: Option<i32>,
        /// The month, 1 to 12.
        month: u32,
        /// The number given as a day.
        day: u32,
    },
    /// No month has that number.
    #[error("\"{}\" is not a date: there is no month {month}", visible(text))]
    NoSuchMonth {
        /// The text as given.
        text: String,
        /// The number given as a month.
        month: u32,
    },
    /// The day is there, but on another day of the week.
    #[error("\"{}\" does not agree with itself: that day is a {}", visible(text), day.weekday_name())]
    WrongWeekday {
        /// The text as given.
        text: String,
        /// The day without the weekday.
        day: Day,
    },
    /// A year of one to three digits.
    #[error("\"{}\" does not say which century", visible(.0))]
    ShortYear(String),
    /// It could be either of two dates.
    #[error("\"{}\" could be {} or {}", visible(text), in_both_forms(readings[0]), in_both_forms(readings[1]))]
    Ambiguous {
        /// The text as given.
        text: String,
        /// What it could mean.
        readings: [Date; 2],
    },
    /// Before the year 1 or after the year 9999.
    #[error("\"{}\" lies outside the years 1 to 9999", visible(.0))]
    OutOfRange(String),
}

impl WhenError {
    /// What to write instead.
    pub(crate) fn hint(&self) -> String {
        match self {
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

    /// Whether the text was understood as a date after all, only not as one single day of the calendar.
    pub(in crate::domain) fn was_meant_as_a_date(&self) -> bool {
        !matches!(self, WhenError::Empty | WhenError::Nonsense(_) | WhenError::TimeOfDay(_))
    }
}

/// Which days that month has, where the day is none of them.
pub(crate) fn days_of(year: Option<i32>, month: u32, day: u32) -> String {
    const A_LEAP_YEAR: i32 = 2024;
    let name = month_name(month);
    match year {
        _ if day == 0 => "no month has a day 0".into(),
        Some(year) => format!("{name} {year:04} has {} days", days_in_month(year, month)),
        None => format!("{name} never has more than {} days", days_in_month(A_LEAP_YEAR, month)),
    }
}

/// `3 April 2026 (2026-04-03)`: the second form is what to write.
fn in_both_forms(date: Date) -> String {
    match date {
        Date::Year(_) => date.to_string(),
        Date::Month(..) => format!("{} ({date})", date.words_in_full()),
        Date::Day(d) => format!("{} {} {:04} ({d})", d.day(), month_name(d.month()), d.year()),
    }
}
