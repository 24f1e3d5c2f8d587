//! Parses spans as people write them: `2009 to 2013`, `apr 2009 - sep 2013`, `2009..2013`, `2019-03 to now`, `since
//! 2019`.

use super::{Facing, Phrase, WhenError};
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Extent, Until};

/// Separators between the two dates of a span, longest first.
const SEPARATORS: [&str; 8] = [" until ", " till ", " to ", "...", "..", "–", "—", "-"];

/// Years that a beginning without a year may lie before an end with one: `nov to mar 2013`.
const YEARS_BACK: i32 = 1;

/// Parses a date or a span.
///
/// # Errors
/// As for a date; for a span, the error of the first invalid date.
pub(crate) fn parse_extent(
    text: &str,
    calendar: impl Into<Calendar>,
    facing: Facing,
) -> Result<Extent, WhenError> {
    let calendar = calendar.into();
    match Phrase::of(text, calendar, facing).date() {
        Ok(date) => Ok(date.into()),
        Err(WhenError::Nonsense(text)) => {
            let span = span(&text, calendar, facing);
            let read = span.or_else(|| unfinished(&text, calendar, facing).map(Err));
            read.unwrap_or(Err(WhenError::Nonsense(text)))
        }
        Err(error) => Err(error),
    }
}

/// Parses the end of a span: a date, or `now`.
///
/// # Errors
/// As for a date.
pub(crate) fn parse_until(
    text: &str,
    calendar: impl Into<Calendar>,
    facing: Facing,
) -> Result<Until, WhenError> {
    let calendar = calendar.into();
    match Phrase::of(text, calendar, facing).date() {
        Ok(date) => Ok(Until::On(date)),
        Err(WhenError::Now(_)) => Ok(Until::Now),
        Err(error) => Err(error),
    }
}

/// Parses a span; `None` if the text contains none.
pub(super) fn span(
    text: &str,
    calendar: Calendar,
    facing: Facing,
) -> Option<Result<Extent, WhenError>> {
    let lower = text.trim().to_lowercase();
    if let Some(begun) = lower.strip_prefix("since ") {
        let on = as_date(Phrase::of(begun, calendar, facing).date())?;
        return Some(on.map(|on| Extent { on, until: Some(Until::Now) }));
    }
    let text = lower.strip_prefix("from ").unwrap_or(&lower);
    let places = SEPARATORS.iter().flat_map(|between| text.match_indices(between));
    let halves = places.map(|(at, between)| (&text[..at], &text[at + between.len()..]));
    let mut halves = halves.filter(|(begun, _)| !begun.trim().is_empty());
    halves.find_map(|(begun, ended)| {
        let until = as_date(parse_until(ended, calendar, facing))?;
        let on = as_date(beginning(begun, ended, until.as_ref().ok(), calendar, facing))?;
        Some(on.and_then(|on| forwards(Extent { on, until: Some(until?) })))
    })
}

/// The error for a span without an end: `2019 to`, `2019-`, `from 2019`.
fn unfinished(text: &str, calendar: Calendar, facing: Facing) -> Option<WhenError> {
    let lower = text.to_lowercase();
    let begun = lower.strip_prefix("from ").unwrap_or(&lower);
    let begun = strip_separator(begun).unwrap_or(begun);
    let on = Phrase::of(begun, calendar, facing).date().ok()?;
    let text = text.to_owned();
    Some(WhenError::Unfinished { text, on })
}

/// The text before a trailing separator; `None` if the text ends in none.
fn strip_separator(text: &str) -> Option<&str> {
    let joint = |between: &&str| text.strip_suffix(between.trim_end());
    SEPARATORS.iter().find_map(joint)
}

/// Whether the text ends in a span separator; the words after it may still belong to a title.
pub(in crate::domain) fn ends_in_separator(text: &str) -> bool {
    strip_separator(&text.to_lowercase()).is_some()
}

fn forwards(extent: Extent) -> Result<Extent, WhenError> {
    if extent.is_backwards() {
        return Err(WhenError::Backwards(extent));
    }
    Ok(extent)
}

/// The beginning of a span. Without a year of its own it takes the year written in the end, or the one before.
fn beginning(
    text: &str,
    ended: &str,
    until: Option<&Until>,
    calendar: Calendar,
    facing: Facing,
) -> Result<Date, WhenError> {
    let end = until.and_then(|until| until.date());
    let end = end.filter(|end| ended.contains(&format!("{:04}", end.year())));
    let with_year = |year: i32| Phrase::of(&format!("{text} {year:04}"), calendar, facing).date();
    let begun = end.and_then(|end| {
        let mut years = (0..=YEARS_BACK).map(|back| end.year() - back);
        let before = |date: &Date| date.first_day() <= end.last_day();
        years.find_map(|year| with_year(year).ok().filter(before))
    });
    begun.map_or_else(|| Phrase::of(text, calendar, facing).date(), Ok)
}

/// Keeps a result that was meant as a date, valid or not.
fn as_date<T>(read: Result<T, WhenError>) -> Option<Result<T, WhenError>> {
    let meant = |error: &WhenError| error.is_about_a_date();
    read.as_ref().err().is_none_or(meant).then_some(read)
}
