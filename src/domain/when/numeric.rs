//! Dates in digits: `2026-11-22`, `2026-11`, `2026`, `20261122`, `26/11/2026`, `26.11.2026`, `26/11`, `11/2026`.

use super::{Parsed, Phrase};
use crate::domain::date::Date;
use crate::domain::when::WhenError;

/// A run of digits; its length tells a year from a day.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) digits: usize,
    /// Numeric value; `u32::MAX` if it overflows.
    pub(super) value: u32,
}

impl Number {
    pub(super) fn read(text: &str) -> Option<Number> {
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| Number { digits: text.len(), value: text.parse().unwrap_or(u32::MAX) })
    }

    pub(super) fn is_year(self) -> bool {
        self.digits == 4
    }

    fn is_short(self) -> bool {
        self.digits <= 2
    }
}

pub(super) fn read(asked: &Phrase, words: &[&str]) -> Parsed {
    let [word] = words else { return None };
    match *numbers(word)?.as_slice() {
        [y] if y.is_year() => Some(asked.year(y.value)),
        [d] if d.digits == 8 => Some(in_one_run(asked, d.value)),
        [m] if m.digits == 6 => None,
        [y] if y.digits > 4 => Some(Err(asked.out_of_range())),
        [y, m] | [m, y] if y.is_year() && m.is_short() => Some(asked.month(y.value, m.value)),
        [y, m, d] if y.is_year() && m.is_short() && d.is_short() => {
            Some(asked.day(y.value, m.value, d.value))
        }
        [a, b, y] if a.is_short() && b.is_short() && y.is_year() => {
            let day = |month, day| asked.day(y.value, month, day);
            Some(in_either_order(asked, a, b, day))
        }
        [a, b] if a.is_short() && b.is_short() && is_day_and_month(word) => {
            let day = |month, day| asked.nearest_day(month, day);
            Some(in_either_order(asked, a, b, day))
        }
        [a, b, y] if a.is_short() && b.is_short() && y.digits < 4 => Some(Err(asked.short_year())),
        _ => None,
    }
}

/// Tries day before month and month before day; refuses if both are valid and differ.
fn in_either_order(
    asked: &Phrase,
    a: Number,
    b: Number,
    day: impl Fn(u32, u32) -> Result<Date, WhenError>,
) -> Result<Date, WhenError> {
    let day_first = day(b.value, a.value);
    let month_first = day(a.value, b.value);
    match (day_first, month_first) {
        (Ok(one), Ok(other)) if one != other => Err(asked.ambiguous(one, other)),
        (Ok(date), _) | (Err(_), Ok(date)) => Ok(date),
        // "February has 28 days" says more than "there is no month 30".
        (Err(WhenError::NoSuchMonth { .. }), Err(error)) | (Err(error), Err(_)) => Err(error),
    }
}

/// Whether a day and month without a year are written as a date: `24/12`, `24.12.`, but not the number `1.5`.
fn is_day_and_month(word: &str) -> bool {
    word.contains('/') || word.ends_with('.')
}

/// `20261122`: year, month and day without separators.
fn in_one_run(asked: &Phrase, digits: u32) -> Result<Date, WhenError> {
    asked.day(digits / 10_000, digits / 100 % 100, digits % 100)
}

fn numbers(word: &str) -> Option<Vec<Number>> {
    // A German date may end in a point: `24.12.`
    let word = word.strip_suffix('.').unwrap_or(word);
    let between = word.chars().find(|c| !c.is_ascii_digit()).unwrap_or('-');
    let parts = matches!(between, '-' | '/' | '.').then(|| word.split(between))?;
    parts.map(Number::read).collect()
}
