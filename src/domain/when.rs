//! Parses dates as people write them.

mod error;
mod extent;
mod named;
mod numeric;
mod phrase;
#[cfg(test)]
mod tests;

pub(crate) use self::error::{WhenError, days_of};
pub(in crate::domain) use self::extent::ends_in_separator;
pub(crate) use self::extent::{parse_extent, parse_until};

use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day, Extent, WeekStart, days_in_month};

/// Direction in which a date without a year or a week is resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Facing {
    /// Today or later, for targets.
    Ahead,
    /// Today or earlier, for past events.
    Back,
    /// No preference: a text that needs a direction is ambiguous.
    Either,
}

/// Parses a date in its own precision: `2026-11-22`, `nov 2026`, `2026`, `friday`, `in 3 weeks`, `end of month`.
///
/// Case, commas and extra spaces do not matter.
///
/// # Errors
/// If the text is no date, names a day that does not exist, is ambiguous, or is a span.
pub(crate) fn parse(
    text: &str,
    calendar: impl Into<Calendar>,
    facing: Facing,
) -> Result<Date, WhenError> {
    one_date(parse_extent(text, calendar, facing))
}

/// Narrows a parsed extent to a single date.
///
/// # Errors
/// If the extent is a span; a span without an end counts as no date.
pub(in crate::domain) fn one_date(read: Result<Extent, WhenError>) -> Result<Date, WhenError> {
    match read {
        Ok(Extent { on, until: None }) => Ok(on),
        Ok(extent) => Err(WhenError::Span(extent)),
        Err(WhenError::Unfinished { text, .. }) => Err(WhenError::Nonsense(text)),
        Err(error) => Err(error),
    }
}

/// Result of one notation; `None` if the words are not in that notation.
type Parsed = Option<Result<Date, WhenError>>;

/// Text to parse, with everything that its meaning depends on.
struct Phrase<'a> {
    text: &'a str,
    today: Day,
    week: WeekStart,
    facing: Facing,
}

impl<'a> Phrase<'a> {
    fn of(text: &'a str, Calendar { today, style }: Calendar, facing: Facing) -> Phrase<'a> {
        Phrase { text: text.trim(), today, week: style.week, facing }
    }

    fn date(&self) -> Result<Date, WhenError> {
        let lower = self.text.to_lowercase();
        let gap = |c: char| c.is_whitespace() || c == ',';
        let mut words: Vec<&str> = lower.split(gap).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return Err(WhenError::Empty);
        }
        words.retain(|word| *word != "the");
        match words.as_slice() {
            ["now" | "present"] => Err(WhenError::Now(self.text.into())),
            words => self.read(words).unwrap_or_else(|| Err(self.no_date(words))),
        }
    }

    fn no_date(&self, words: &[&str]) -> WhenError {
        let text = self.text.into();
        if words.iter().any(|word| is_time_of_day(word)) {
            WhenError::TimeOfDay(text)
        } else {
            WhenError::Nonsense(text)
        }
    }

    fn read(&self, words: &[&str]) -> Parsed {
        let phrase = || phrase::read(self, words);
        numeric::read(self, words).or_else(phrase).or_else(|| named::read(self, words))
    }

    fn year(&self, year: u32) -> Result<Date, WhenError> {
        let date = i32::try_from(year).ok().and_then(Date::year_only);
        date.ok_or_else(|| self.out_of_range())
    }

    fn month(&self, year: u32, month: u32) -> Result<Date, WhenError> {
        let year = self.year(year)?.year();
        Date::month_only(year, month).ok_or_else(|| self.no_such_month(month))
    }

    fn day(&self, year: u32, month: u32, day: u32) -> Result<Date, WhenError> {
        let year = self.month(year, month)?.year();
        let found = Day::new(year, month, day).map(Date::Day);
        found.ok_or_else(|| self.no_such_day(Some(year), month, day))
    }

    /// The nearest such day in the phrase's direction; 29 February may be years away.
    fn nearest_day(&self, month: u32, day: u32) -> Result<Date, WhenError> {
        const A_LEAP_YEAR: i32 = 2024;
        if !(1..=12).contains(&month) {
            return Err(self.no_such_month(month));
        }
        if day < 1 || day > days_in_month(A_LEAP_YEAR, month) {
            return Err(self.no_such_day(None, month, day));
        }
        let year = self.today.year();
        let in_year = |year: i32| Day::new(year, month, day);
        let ahead = (year..=year + 8).filter_map(in_year).find(|d| *d >= self.today);
        let back = (year - 8..=year).rev().filter_map(in_year).find(|d| *d <= self.today);
        self.resolve(back.map(Date::Day), ahead.map(Date::Day))
    }

    /// The nearest day with that number in any month, in the phrase's direction; `None` for a number above 31.
    fn nearest_numbered(&self, number: u32) -> Option<Result<Date, WhenError>> {
        const LONGEST_MONTH: u32 = 31;
        if !(1..=LONGEST_MONTH).contains(&number) {
            return None;
        }
        let first = Date::Month(self.today.year(), self.today.month()).first_day();
        let in_month = |months: i32| {
            let month = first.plus_months(months);
            Day::new(month.year(), month.month(), number)
        };
        // Of two consecutive months, one has 31 days.
        let ahead = (0..=2).filter_map(in_month).find(|d| *d >= self.today);
        let back = (0..=2).filter_map(|months| in_month(-months)).find(|d| *d <= self.today);
        Some(self.resolve(back.map(Date::Day), ahead.map(Date::Day)))
    }

    /// The nearest such month in the phrase's direction, the current one included.
    fn nearest_month(&self, month: u32) -> Result<Date, WhenError> {
        let (year, running) = (self.today.year(), self.today.month());
        let back = Date::month_only(if month <= running { year } else { year - 1 }, month);
        let ahead = Date::month_only(if month >= running { year } else { year + 1 }, month);
        self.resolve(back, ahead)
    }

    fn resolve(&self, back: Option<Date>, ahead: Option<Date>) -> Result<Date, WhenError> {
        let found = match (self.facing, back, ahead) {
            (Facing::Either, Some(back), Some(ahead)) if back != ahead => {
                return Err(self.ambiguous(back, ahead));
            }
            (Facing::Either, back, ahead) => back.or(ahead),
            (Facing::Ahead, _, ahead) => ahead,
            (Facing::Back, back, _) => back,
        };
        found.ok_or_else(|| self.out_of_range())
    }

    fn in_days(&self, days: i64) -> Result<Date, WhenError> {
        /// Exceeds the days of the years 1 to 9999, so that no arithmetic overflows.
        const DAYS_OF_ALL_YEARS: u64 = 3_700_000;
        let near = days.unsigned_abs() <= DAYS_OF_ALL_YEARS;
        let day = near.then(|| self.today.plus_days(days));
        // `plus_days` clamps: a day outside the calendar comes back at a smaller distance.
        let exact = day.filter(|day| day.days_since(self.today) == days);
        exact.map(Date::Day).ok_or_else(|| self.out_of_range())
    }

    fn ambiguous(&self, one: Date, other: Date) -> WhenError {
        WhenError::Ambiguous { text: self.text.into(), readings: [one, other] }
    }

    fn no_such_month(&self, month: u32) -> WhenError {
        WhenError::NoSuchMonth { text: self.text.into(), month }
    }

    fn no_such_day(&self, year: Option<i32>, month: u32, day: u32) -> WhenError {
        WhenError::NoSuchDay { text: self.text.into(), year, month, day }
    }

    fn short_year(&self) -> WhenError {
        WhenError::ShortYear(self.text.into())
    }

    fn out_of_range(&self) -> WhenError {
        WhenError::OutOfRange(self.text.into())
    }
}

/// `noon`, `10:30`, `5pm`, `2026-11-22t10:30`.
fn is_time_of_day(word: &str) -> bool {
    let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | '+' | 't' | 'z');
    matches!(word, "noon" | "midnight")
        || hour.is_some_and(digits)
        || (word.contains(':') && word.chars().all(clock))
}
