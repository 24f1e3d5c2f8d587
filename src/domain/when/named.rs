//! Dates with a named month: `22 nov 2026`, `nov 22nd`, `november`, `Sunday 22 November 2026`.

use super::numeric::Number;
use super::{Parsed, Phrase};
use crate::domain::date::{Date, month_named, weekday_named};
use crate::domain::when::WhenError;

enum DatePart {
    Month(u32),
    Year(u32),
    /// One to three digits; an ordinal (`22nd`) can only be a day.
    Short {
        value: u32,
        ordinal: bool,
    },
}

pub(super) fn read(asked: &Phrase, words: &[&str]) -> Parsed {
    let weekday = weekday_named(words.first()?);
    let rest = if weekday.is_some() { &words[1..] } else { words };
    let parts = rest.iter().filter(|w| **w != "of").map(|w| part(w));
    let date = from_parts(asked, &parts.collect::<Option<Vec<_>>>()?)?;
    Some(date.and_then(|date| agrees(asked, weekday, date)))
}

fn from_parts(asked: &Phrase, parts: &[DatePart]) -> Parsed {
    use DatePart::{Month, Short, Year};
    Some(match *parts {
        [Month(m)] => asked.nearest_month(m),
        [Short { value, ordinal: true }] => return asked.nearest_numbered(value),
        [Month(m), Year(y)] | [Year(y), Month(m)] => asked.month(y, m),
        [Month(_), Short { value: 32.., ordinal: false }] => Err(asked.short_year()),
        [Short { value: d, .. }, Month(m)] | [Month(m), Short { value: d, .. }] => {
            asked.nearest_day(m, d)
        }
        [Short { value: d, .. }, Month(m), Year(y)]
        | [Month(m), Short { value: d, .. }, Year(y)]
        | [Year(y), Month(m), Short { value: d, .. }] => asked.day(y, m, d),
        [Short { .. }, Month(_), Short { ordinal: false, .. }]
        | [Month(_), Short { .. }, Short { ordinal: false, .. }] => Err(asked.short_year()),
        _ => return None,
    })
}

fn part(word: &str) -> Option<DatePart> {
    if let Some(month) = month_named(word) {
        return Some(DatePart::Month(month));
    }
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    let number = Number::read(bare.unwrap_or(word))?;
    match (number.digits, bare) {
        (4, None) => Some(DatePart::Year(number.value)),
        (1..=3, _) => Some(DatePart::Short { value: number.value, ordinal: bare.is_some() }),
        _ => None,
    }
}

/// Checks that a weekday next to a date is the date's own.
fn agrees(asked: &Phrase, weekday: Option<u32>, date: Date) -> Result<Date, WhenError> {
    match (weekday, date) {
        (None, date) => Ok(date),
        (Some(weekday), Date::Day(day)) if day.weekday() == weekday => Ok(date),
        (Some(_), Date::Day(day)) => Err(WhenError::WrongWeekday { text: asked.text.into(), day }),
        (Some(_), Date::Year(_) | Date::Month(..)) => Err(WhenError::Nonsense(asked.text.into())),
    }
}
