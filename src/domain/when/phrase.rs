//! Dates relative to today: `friday`, `next month`, `in 3 weeks`, `2 years ago`, `+3d`, `end of month`.

use super::{Facing, Parsed, Phrase, WhenError};
use crate::domain::date::{Date, YEARS, weekday_named};

pub(super) fn read(asked: &Phrase, words: &[&str]) -> Parsed {
    match words {
        ["today" | "tonight"] => Some(asked.in_days(0)),
        ["yesterday"] => Some(asked.in_days(-1)),
        ["tomorrow"] => Some(asked.in_days(1)),
        ["day", "after", "tomorrow"] => Some(asked.in_days(2)),
        ["day", "before", "yesterday"] => Some(asked.in_days(-2)),
        [name] if weekday_named(name).is_some() => weekday_named(name).map(|w| weekday(asked, w)),
        ["in", amount @ ..] if distance(amount).is_some() => {
            distance(amount).map(|d| d.resolve(asked, 1))
        }
        ["in" | "on" | "by", date @ ..] => asked.read(date),
        [amount @ .., "ago"] => distance(amount).map(|d| d.resolve(asked, -1)),
        ["end", "of", period @ ..] => end_of(asked, period),
        [which, what] if Which::read(which).is_some() => {
            Which::read(which).and_then(|which| which.of(asked, what))
        }
        [first, rest @ ..] => signed(asked, first, rest),
        [] => None,
    }
}

#[derive(Clone, Copy)]
enum Which {
    This,
    Next,
    Last,
}

impl Which {
    fn read(word: &str) -> Option<Which> {
        match word {
            "this" => Some(Which::This),
            "next" => Some(Which::Next),
            "last" => Some(Which::Last),
            _ => None,
        }
    }

    fn offset(self) -> i64 {
        match self {
            Which::This => 0,
            Which::Next => 1,
            Which::Last => -1,
        }
    }

    fn of(self, asked: &Phrase, what: &str) -> Parsed {
        match (what, weekday_named(what)) {
            ("week", _) => Some(
                ends_of_week(asked, self.offset())
                    .and_then(|[first, last]| Err(asked.ambiguous(first, last))),
            ),
            ("month", _) => Some(month(asked, self.offset())),
            ("year", _) => Some(year(asked, self.offset())),
            (_, Some(weekday)) => Some(self.weekday(asked, weekday)),
            (_, None) => None,
        }
    }

    fn weekday(self, asked: &Phrase, weekday: u32) -> Result<Date, WhenError> {
        let days_ahead = days_until(asked, weekday);
        match (self, days_ahead) {
            (Which::Last, days) => asked.in_days(days - 7),
            (Which::Next, 0) => asked.in_days(7),
            (Which::Next, days) => {
                Err(asked.ambiguous(asked.in_days(days)?, asked.in_days(days + 7)?))
            }
            (Which::This, days) => this_weekday(asked, weekday, days),
        }
    }
}

/// The weekday of the current week; once that day is over, a target may also mean the coming week.
fn this_weekday(asked: &Phrase, weekday: u32, days_ahead: i64) -> Result<Date, WhenError> {
    let is_over = asked.week.place_of(weekday) < asked.today.days_into_week(asked.week);
    match asked.facing {
        Facing::Back if is_over => asked.in_days(days_ahead - 7),
        Facing::Ahead | Facing::Either if is_over => {
            Err(asked.ambiguous(asked.in_days(days_ahead - 7)?, asked.in_days(days_ahead)?))
        }
        Facing::Ahead | Facing::Back | Facing::Either => asked.in_days(days_ahead),
    }
}

fn weekday(asked: &Phrase, weekday: u32) -> Result<Date, WhenError> {
    let days = days_until(asked, weekday);
    match asked.facing {
        Facing::Ahead if days > 0 => asked.in_days(days),
        Facing::Back if days > 0 => asked.in_days(days - 7),
        Facing::Either if days > 0 => {
            Err(asked.ambiguous(asked.in_days(days - 7)?, asked.in_days(days)?))
        }
        Facing::Back => Err(asked.ambiguous(asked.in_days(0)?, asked.in_days(-7)?)),
        Facing::Ahead | Facing::Either => {
            Err(asked.ambiguous(asked.in_days(0)?, asked.in_days(7)?))
        }
    }
}

/// Days from today to that weekday, 0 to 6.
fn days_until(asked: &Phrase, weekday: u32) -> i64 {
    (i64::from(weekday) - i64::from(asked.today.weekday())).rem_euclid(7)
}

fn ends_of_week(asked: &Phrase, offset: i64) -> Result<[Date; 2], WhenError> {
    let first = offset * 7 - i64::from(asked.today.days_into_week(asked.week));
    Ok([asked.in_days(first)?, asked.in_days(first + 6)?])
}

fn month(asked: &Phrase, offset: i64) -> Result<Date, WhenError> {
    let (year, month) = month_after(asked, offset);
    let date = i32::try_from(year).ok().and_then(|year| Date::month_only(year, month));
    date.ok_or_else(|| asked.out_of_range())
}

fn year(asked: &Phrase, offset: i64) -> Result<Date, WhenError> {
    let year = i32::try_from(i64::from(asked.today.year()) + offset);
    year.ok().and_then(Date::year_only).ok_or_else(|| asked.out_of_range())
}

fn month_after(asked: &Phrase, months: i64) -> (i64, u32) {
    let running = i64::from(asked.today.year()) * 12 + i64::from(asked.today.month()) - 1;
    let then = running.saturating_add(months);
    (then.div_euclid(12), then.rem_euclid(12) as u32 + 1)
}

fn end_of(asked: &Phrase, period: &[&str]) -> Parsed {
    let (which, what) = match period {
        [what] => (Some(Which::This), *what),
        [which, what] => (Which::read(which), *what),
        _ => (None, ""),
    };
    match (which, what) {
        (Some(which), "week") => {
            Some(ends_of_week(asked, which.offset()).map(|[_, sunday]| sunday))
        }
        (Some(which), "month") => Some(month(asked, which.offset()).map(last_day)),
        (Some(which), "year") => Some(year(asked, which.offset()).map(last_day)),
        _ => end_of_named(asked, period),
    }
}

/// `end of nov`, `end of 2027`; `None` for a single day.
fn end_of_named(asked: &Phrase, period: &[&str]) -> Parsed {
    let named = || super::named::read(asked, period);
    match super::numeric::read(asked, period).or_else(named)? {
        Ok(Date::Day(_)) => None,
        Ok(date @ (Date::Year(_) | Date::Month(..))) => Some(Ok(last_day(date))),
        Err(error) => Some(Err(error)),
    }
}

fn last_day(date: Date) -> Date {
    Date::Day(date.last_day())
}

fn signed(asked: &Phrase, first: &str, rest: &[&str]) -> Parsed {
    let (sign, number) = match (first.strip_prefix('+'), first.strip_prefix('-')) {
        (Some(number), _) => (1, number),
        (None, Some(number)) => (-1, number),
        (None, None) => return None,
    };
    let amount: Vec<&str> = std::iter::once(number).chain(rest.iter().copied()).collect();
    distance(&amount).map(|d| d.resolve(asked, sign))
}

/// Distance from today in the unit that was given. Months and years back resolve to a month or a year, since people do
/// not remember the day; months and years ahead resolve to a day, for a target.
enum Distance {
    Days(i64),
    Months(i64),
    Years(i64),
}

impl Distance {
    fn resolve(self, asked: &Phrase, sign: i64) -> Result<Date, WhenError> {
        match self {
            Distance::Days(days) => asked.in_days(days * sign),
            Distance::Months(months) if sign < 0 => month(asked, -months),
            Distance::Years(years) if sign < 0 => year(asked, -years),
            Distance::Months(months) => months_ahead(asked, months),
            Distance::Years(years) => months_ahead(asked, years * 12),
        }
    }
}

fn months_ahead(asked: &Phrase, months: i64) -> Result<Date, WhenError> {
    let (year, _) = month_after(asked, months);
    let near = YEARS.contains(&i32::try_from(year).unwrap_or(i32::MAX));
    let months = i32::try_from(months).ok().filter(|_| near);
    let day = months.map(|months| Date::Day(asked.today.plus_months(months)));
    day.ok_or_else(|| asked.out_of_range())
}

/// `3 weeks`, `a month`, `3d`.
fn distance(words: &[&str]) -> Option<Distance> {
    let (number, unit) = match words {
        [number, unit] => (*number, *unit),
        [joined] => joined.split_at(joined.find(|c: char| !c.is_ascii_digit())?),
        _ => return None,
    };
    let count = count(number)?;
    match unit {
        "d" | "day" | "days" => Some(Distance::Days(count)),
        "w" | "week" | "weeks" => Some(Distance::Days(count * 7)),
        "m" | "month" | "months" => Some(Distance::Months(count)),
        "y" | "year" | "years" => Some(Distance::Years(count)),
        _ => None,
    }
}

fn count(word: &str) -> Option<i64> {
    const NAMES: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    /// Larger than any distance within the calendar, and safe to multiply by the days of a week.
    const FAR: i64 = 1_000_000_000;
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let named = (1..).zip(NAMES).find(|(_, name)| *name == word).map(|(number, _)| number);
    let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    named.or_else(|| digits.then(|| word.parse().unwrap_or(FAR).min(FAR)))
}
