//! Values spelled in TOML.

use crate::domain::date::{Date, Until};
use crate::domain::measure::Amount;
use crate::store::codec::{Field, Fields};
use std::fmt::Write;

/// The keys whose texts read better over several lines.
const LONG: [&str; 2] = ["note", "why"];

/// The spelling of a value after `KEY = `. Lines end in `\n`.
pub(in crate::store) fn value(key: &str, field: &Field) -> String {
    match field {
        Field::Text(text) if text.contains('\n') && LONG.contains(&key) => lines(text),
        Field::Text(text) => quoted(text),
        Field::Date(date) | Field::Until(Until::On(date)) => spelled_date(*date),
        Field::Until(Until::Now) => quoted(&Until::Now.to_string()),
        Field::Amount(amount) => number(*amount),
        Field::Flag(flag) => flag.to_string(),
        Field::Id(id) => quoted(id.as_str()),
        Field::Moment(moment) => moment.to_string(),
        Field::Texts(texts) => format!("[{}]", joined(texts.iter().map(|t| quoted(t)))),
        Field::Ids(ids) => format!("[{}]", joined(ids.iter().map(|id| quoted(id.as_str())))),
        Field::Table(fields) => inline(fields),
        Field::Tables(tables) => format!("[{}]", joined(tables.iter().map(inline))),
    }
}

/// Fields as a table in braces.
pub(in crate::store) fn inline(fields: &Fields) -> String {
    let pairs = fields
        .iter()
        .filter_map(|(key, field)| Some(format!("{key} = {}", value("", field.as_ref()?))));
    match joined(pairs) {
        empty if empty.is_empty() => "{}".into(),
        pairs => format!("{{ {pairs} }}"),
    }
}

/// Fields as lines, each with its end.
pub(in crate::store) fn lined(fields: &Fields) -> String {
    let lines = fields
        .iter()
        .filter_map(|(key, field)| Some(format!("{key} = {}\n", value(key, field.as_ref()?))));
    lines.collect()
}

/// A text in quotes, on one line.
pub(in crate::store) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            other => push(&mut out, other),
        }
    }
    out.push('"');
    out
}

fn lines(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            other => push(&mut out, other),
        }
    }
    out.push_str("\"\"\"");
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        control if control.is_control() => {
            let _ = write!(out, "\\u{:04X}", u32::from(control));
        }
        other => out.push(other),
    }
}

fn spelled_date(date: Date) -> String {
    match date {
        Date::Year(year) => year.to_string(),
        Date::Month(..) => format!("\"{date}\""),
        Date::Day(day) => day.to_string(),
    }
}

/// A whole number without a point, any other with one, never with an exponent that TOML would read otherwise.
fn number(amount: Amount) -> String {
    let number = amount.number();
    if number.fract() == 0.0 && number.abs() < 9e15 {
        return format!("{}", number as i64);
    }
    let text = format!("{number}");
    if text.contains('.') { text } else { format!("{text}.0") }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
