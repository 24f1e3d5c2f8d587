//! The diagnosis of a value that should be a date.

use crate::domain::date::{Date, Day};
use crate::domain::schema::{FieldValue, Shape};
use crate::domain::when::{self, Facing, WhenError};
use crate::store::codec::advice::{Diagnosis, FieldRef, is_quote, misquoted, not, write};
use crate::store::codec::spelling;
use crate::store::tree::Value;

/// The diagnosis, where `meant` is the value without its quotes.
pub(super) fn of(place: FieldRef, value: &Value, meant: Option<&str>) -> Diagnosis {
    let quoted = |written: &str| written.starts_with(is_quote);
    let plain = || match value {
        Value::Unread(written) if quoted(written) => misquoted(written).to_owned(),
        _ => not(place, value),
    };
    let text = meant.unwrap_or_default();
    if text.eq_ignore_ascii_case("now") {
        return now(place, value);
    }
    match read(text) {
        Ok(Some(date @ Date::Month(..))) if matches!(value, Value::Unread(w) if !quoted(w)) => {
            let spelled = spelled(date);
            let message = format!("a month needs quotes: `{} = {spelled}`", place.key);
            (message, write(place, &spelled))
        }
        Ok(Some(date)) => (plain(), write(place, &spelled(date))),
        Ok(None) => {
            let message =
                format!("`{text}` is a word for a date, and a file needs the date itself");
            (message, "write the date itself, in the form 2026-11-27".into())
        }
        Err(WhenError::Span(span)) if place.has_span() => {
            let until = span
                .until
                .map_or_else(String::new, |until| spelling::value("", &FieldValue::Until(until)));
            let on = spelled(span.on);
            (plain(), format!("write on = {on}, and below it until = {until}"))
        }
        Err(error @ WhenError::Span(_)) => (plain(), error.hint()),
        Err(WhenError::Ambiguous { readings: [one, other], .. }) => {
            (plain(), write(place, &format!("{one} or {other}")))
        }
        Err(WhenError::NoSuchDay { year: Some(year), month, day, .. }) => {
            let message = format!("{}: {}", plain(), when::days_of(Some(year), month, day));
            let month = Date::Month(year, month);
            let hint = match day {
                0 => format!("{} for the whole month", write(place, &spelled(month))),
                _ => format!("{}, its last day", write(place, &month.last_day().to_string())),
            };
            (message, hint)
        }
        Err(error @ WhenError::NoSuchMonth { month, .. }) => {
            let message = format!("{}: there is no month {month}", plain());
            let hint = match month {
                0 => error.hint(),
                _ => any(place),
            };
            (message, hint)
        }
        Err(_) => (plain(), any(place)),
    }
}

fn any(place: FieldRef) -> String {
    let hint = write(place, "2026-11-27, or \"2026-11\", or 2026, in the years 1 to 9999");
    match place.shape {
        Shape::Until => format!("{hint}; \"now\" while it goes on"),
        _ => hint,
    }
}

/// A date that is still open: a milestone writes `now`, a pause leaves its end out.
fn now(place: FieldRef, value: &Value) -> Diagnosis {
    if let Shape::Until = place.shape {
        let message = format!("now needs quotes: `{} = \"now\"`", place.key);
        return (message, write(place, "\"now\""));
    }
    let hint = match place.key {
        "until" => "take the line away while it goes on".into(),
        _ => "write a date such as 2026-11-27; \"now\" is for the `until` of a milestone".into(),
    };
    (not(place, value), hint)
}

/// The date that a text means.
pub(super) fn meant(text: Option<&str>) -> Option<Date> {
    read(text?).ok().flatten()
}

pub(super) fn spelled(date: Date) -> String {
    spelling::value("", &FieldValue::Date(date))
}

/// Reads a date as people write one; `None` if it depends on the day on which it is read.
fn read(text: &str) -> Result<Option<Date>, WhenError> {
    let text = text.split_once(['T', 't']).map_or(text, |(day, _)| match Date::from_iso(day) {
        Some(_) => day,
        None => text,
    });
    let on = |today: Option<Day>| {
        let today = today.expect("both days are on the calendar");
        when::parse(text, today, Facing::Either)
    };
    match (on(Day::new(2001, 1, 15)), on(Day::new(2003, 8, 23))) {
        (Ok(one), Ok(other)) if one == other => Ok(Some(one)),
        (Ok(_), _) | (_, Ok(_)) => Ok(None),
        (Err(one), Err(other)) if one == other => Err(one),
        (Err(_), Err(_)) => Ok(None),
    }
}

/// The diagnosis of a day that is on no calendar, where no field reads it.
pub(in crate::store) fn of_day(written: &str) -> Diagnosis {
    let message = match read(written) {
        Err(error) => error.to_string(),
        Ok(_) => format!("`{written}` is not a date"),
    };
    (message, "write a day that there is, or put it between quotes".into())
}
