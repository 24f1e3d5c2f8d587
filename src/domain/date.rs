//! Calendar dates in the precision in which they are known: year, month or day. No clock, no time zone.
//!
//! `chrono` is used here only and does not appear in any signature.

mod extent;
mod format;
mod moment;
#[cfg(test)]
mod tests;
mod week;

pub(crate) use self::extent::{Extent, Until};
pub use self::format::DateFormat;
pub use self::moment::Moment;
pub(crate) use self::week::WeekStart;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday as ChronoWeekday};
use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

pub(crate) const YEARS: RangeInclusive<i32> = 1..=9999;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// One day of the proleptic Gregorian calendar, in the years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of that year, month (1 to 12) and day of the month; `None` if it does not exist.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day).map(Day))?
    }

    pub(crate) fn year(self) -> i32 {
        self.0.year()
    }

    pub(crate) fn month(self) -> u32 {
        self.0.month()
    }

    pub(crate) fn day(self) -> u32 {
        self.0.day()
    }

    /// Days after Monday: 0 for Monday to 6 for Sunday.
    pub(crate) fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    pub(crate) fn weekday_name(self) -> &'static str {
        WEEKDAYS[self.weekday() as usize]
    }

    /// The day `days` later (earlier if negative), clamped to the years 1 to 9999.
    pub fn plus_days(self, days: i64) -> Day {
        let span = Days::new(days.unsigned_abs());
        let moved =
            if days < 0 { self.0.checked_sub_days(span) } else { self.0.checked_add_days(span) };
        Day::held(moved, days < 0)
    }

    /// The same day `months` later (earlier if negative), or the last day of a month that is too short.
    pub(crate) fn plus_months(self, months: i32) -> Day {
        let span = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(span)
        } else {
            self.0.checked_add_months(span)
        };
        Day::held(moved, months < 0)
    }

    /// Days from `earlier` to this day; negative if this day comes first.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    fn held(moved: Option<NaiveDate>, backwards: bool) -> Day {
        let edge = || match backwards {
            true => NaiveDate::from_ymd_opt(1, 1, 1),
            false => NaiveDate::from_ymd_opt(9999, 12, 31),
        };
        let inside = moved.filter(|d| YEARS.contains(&d.year())).or_else(edge);
        Day(inside.expect("1 January 1 and 31 December 9999 are days"))
    }
}

/// English name of month 1 to 12; empty for any other number.
pub(crate) fn month_name(month: u32) -> &'static str {
    (month as usize).checked_sub(1).and_then(|i| MONTHS.get(i)).copied().unwrap_or("")
}

/// First three letters of the month's English name.
pub(crate) fn short_month(month: u32) -> &'static str {
    month_name(month).get(..3).unwrap_or("")
}

/// Parses a month's English name, in full or its first three letters (`sept` too), in any case.
pub(crate) fn month_named(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let fits = |name: &&str| {
        let name = name.to_lowercase();
        text == name || text == name[..3] || (text == "sept" && name == "september")
    };
    (1..).zip(MONTHS.iter()).find(|(_, name)| fits(name)).map(|(number, _)| number)
}

/// Parses a weekday's English name, in full or its first three letters (`tues`, `thurs` too): 0 is Monday.
pub(crate) fn weekday_named(text: &str) -> Option<u32> {
    let text = match text.to_lowercase().as_str() {
        "tues" => "tue".to_owned(),
        "thur" | "thurs" => "thu".to_owned(),
        other => other.to_owned(),
    };
    match text.parse::<ChronoWeekday>() {
        Ok(day) => Some(day.num_days_from_monday()),
        Err(_) => None,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day()))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A calendar date in its own precision. `Display` is ISO 8601: `1997`, `1997-05`, `1997-05-14`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Date {
    /// A whole year, 1 to 9999.
    Year(i32),
    /// A month (1 to 12) of a year.
    Month(i32, u32),
    /// One day.
    Day(Day),
}

impl Date {
    pub(crate) fn year_only(year: i32) -> Option<Date> {
        YEARS.contains(&year).then_some(Date::Year(year))
    }

    pub(crate) fn month_only(year: i32, month: u32) -> Option<Date> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Date::Month(year, month))
    }

    /// Parses `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; leading zeros are required.
    pub fn from_iso(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|m| digits(m, 2));
        let day = parts.next().map(|d| digits(d, 2));
        match (month, day, parts.next()) {
            (None, None, None) => Date::year_only(year as i32),
            (Some(Some(m)), None, None) => Date::month_only(year as i32, m),
            (Some(Some(m)), Some(Some(d)), None) => Day::new(year as i32, m, d).map(Date::Day),
            _ => None,
        }
    }

    pub(crate) fn year(self) -> i32 {
        match self {
            Date::Year(y) | Date::Month(y, _) => y,
            Date::Day(d) => d.year(),
        }
    }

    /// The month, if the date is that precise.
    pub(crate) fn month(self) -> Option<u32> {
        match self {
            Date::Year(_) => None,
            Date::Month(_, m) => Some(m),
            Date::Day(d) => Some(d.month()),
        }
    }

    /// The day, if the date is that precise.
    pub fn day(self) -> Option<Day> {
        match self {
            Date::Day(d) => Some(d),
            Date::Year(_) | Date::Month(..) => None,
        }
    }

    /// First day that the date may mean.
    pub(crate) fn first_day(self) -> Day {
        let day = match self {
            Date::Year(y) => Day::new(y, 1, 1),
            Date::Month(y, m) => Day::new(y, m, 1),
            Date::Day(d) => Some(d),
        };
        day.expect("a Date is made of a valid year and month")
    }

    /// Last day that the date may mean.
    pub(crate) fn last_day(self) -> Day {
        match self {
            Date::Year(y) => Date::Month(y, 12).last_day(),
            Date::Month(..) => {
                let first = self.first_day();
                let days = i64::from(days_in_month(first.year(), first.month()));
                first.plus_days(days - 1)
            }
            Date::Day(d) => d,
        }
    }

    /// Whether the whole date lies before `today`.
    pub(crate) fn has_passed(self, today: Day) -> bool {
        self.last_day() < today
    }
}

pub(crate) fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|d| NaiveDate::from_ymd_opt(year, month, *d).is_some()).unwrap_or(0)
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Ordered by first day; of two dates with the same first day, the more precise comes first.
impl Ord for Date {
    fn cmp(&self, other: &Date) -> Ordering {
        (self.first_day(), self.last_day()).cmp(&(other.first_day(), other.last_day()))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Date) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Date {
        Date::Day(day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Date::Year(y) => f.pad(&format!("{y:04}")),
            Date::Month(y, m) => f.pad(&format!("{y:04}-{m:02}")),
            Date::Day(d) => fmt::Display::fmt(d, f),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A span of dates that may still be open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// First date.
    pub from: Date,
    /// Last date, inclusive; `None` while the span is open.
    pub until: Option<Date>,
}

impl Span {
    /// Whether the span includes that day. A month or a year stands for all of its days.
    pub(crate) fn covers(&self, day: Day) -> bool {
        let ended = self.until.is_some_and(|until| until.has_passed(day));
        self.from.first_day() <= day && !ended
    }

    /// Whether both include the same day.
    pub(crate) fn overlaps(&self, other: Span) -> bool {
        let begins_within = |one: &Span, other: &Span| one.covers(other.from.first_day());
        begins_within(self, &other) || begins_within(&other, self)
    }

    /// The part of the span before that day; `None` if nothing is left.
    pub(crate) fn ended_before(self, day: Day) -> Option<Span> {
        let last = Date::Day(day.plus_days(-1));
        let until = self.until.filter(|until| until.last_day() < day);
        (self.from.first_day() < day).then_some(Span { until: until.or(Some(last)), ..self })
    }
}

/// `2026-11-03 to 2026-11-09`, or `since 2026-11-03` while the span is open.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => f.pad(&format!("{} to {until}", self.from)),
            None => f.pad(&format!("since {}", self.from)),
        }
    }
}
