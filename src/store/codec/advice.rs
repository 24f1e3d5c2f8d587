//! The diagnosis of a value that does not fit its field: the message, and a hint made of what seems to be meant.

mod date;
mod list;

use crate::domain::id::Id;
use crate::domain::measure::Amount;
use crate::domain::schema::{Rows, Shape};
use crate::store::codec::spelling::quoted;
use crate::store::codec::{RecordKind, rows};
use crate::store::tree::{self, Value};

pub(in crate::store) use crate::store::codec::advice::date::of_day;

/// The field that has the value.
#[derive(Clone, Copy)]
pub(super) struct FieldRef<'a> {
    pub(crate) key: &'a str,
    /// The noun for the record.
    pub(crate) noun: &'static str,
    pub(crate) shape: Shape,
}

impl FieldRef<'_> {
    /// Whether it is one of the two ends of a milestone's span.
    fn has_span(&self) -> bool {
        matches!((self.noun, self.key), ("milestone", "on" | "until"))
    }
}

pub(super) type Diagnosis = (String, String);

/// The message and the hint for a value that does not fit its field.
pub(super) fn of(place: FieldRef, value: &Value) -> Diagnosis {
    let meant = meant(value);
    let meant = meant.as_deref().filter(|text| !text.is_empty());
    if let Value::Unread(written) = value
        && written.starts_with('#')
        && place.key != "tags"
    {
        let hint = "write the value, or take the line away";
        return (misquoted("").into(), hint.into());
    }
    let hint = match place.shape {
        Shape::Text => return text(place, value, meant),
        Shape::Word(words) => return word(place, value, words, meant),
        Shape::Date | Shape::Until => return date::of(place, value, meant),
        Shape::Texts | Shape::Ids => return list::of(place, value, meant),
        Shape::Table(_) | Shape::Dated(_) => return table(place, value, meant),
        Shape::Flag => flag(place, meant),
        Shape::Id => id(place, value, meant),
        Shape::Amount => amount(place, meant),
        Shape::Moment => "write it as 2026-11-22T08:53:00Z, or take the line away".into(),
        Shape::Tables(_) => list::of_tables(place, meant),
    };
    (not(place, value), hint)
}

/// The hint for a value that is written as no TOML, if a record of some kind has that key.
pub(in crate::store) fn of_written(key: &str, written: &str) -> Option<String> {
    let field = |kind: RecordKind| {
        let about = rows(kind).iter().find(|about| about.key == key)?;
        Some(FieldRef { key: about.key, noun: kind.noun(), shape: about.shape })
    };
    RecordKind::ALL.into_iter().find_map(field).map(|place| of(place, &Value::Unread(written)).1)
}

/// The noun for what a field takes.
fn wanted(shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Word(_) => "a text",
        Shape::Flag => "true or false",
        Shape::Date => "a date",
        Shape::Until => "a date or \"now\"",
        Shape::Id => "an id",
        Shape::Amount => "a number",
        Shape::Moment => "a date and time with its zone",
        Shape::Texts => "a list of texts",
        Shape::Ids => "a list of ids",
        Shape::Table(_) | Shape::Dated(_) => "a table",
        Shape::Tables(_) => "a list of tables",
    }
}

/// The message that the value does not fit the field.
fn not(place: FieldRef, value: &Value) -> String {
    if let Value::Unread(written) = value
        && let Some(unclosed) = unclosed(written)
    {
        return unclosed.into();
    }
    let FieldRef { key, noun, shape } = place;
    let text = match (shape, value) {
        (Shape::Flag | Shape::Amount, Value::Text(_)) => "the text ",
        _ => "",
    };
    format!("`{key}` of this {noun} is {text}{}, not {}", shown(value), wanted(shape))
}

fn write(place: FieldRef, value: &str) -> String {
    format!("write {} = {value}", place.key)
}

fn text(place: FieldRef, value: &Value, meant: Option<&str>) -> Diagnosis {
    let one = only(value);
    let spelled = meant.or(one.as_deref()).map(|text| match text.matches('"').count() % 2 {
        0 => quoted(text),
        _ => quoted(&text.replace('"', "")),
    });
    let hint = match (&spelled, value) {
        (None, Value::Unread(_)) => "write a text between quotes, or take the line away".into(),
        (None, _) => write(place, "\"…\""),
        (Some(spelled), _) => write(place, spelled),
    };
    let message = match value {
        Value::Unread(written) => misquoted(written).into(),
        _ => not(place, value),
    };
    (message, hint)
}

/// The message for a list or a table that cannot be read.
fn unclosed(written: &str) -> Option<&'static str> {
    let what = match (written.chars().next()?, written.contains([']', '}'])) {
        ('[', false) => "the list is not closed, expected `]`",
        ('[', true) => "the list cannot be read, expected texts in quotes and commas between them",
        ('{', false) => "the table is not closed, expected `}`",
        ('{', true) => "the table cannot be read, expected `key = value` and commas between them",
        _ => return None,
    };
    Some(what)
}

/// The message for the quotes of a text.
fn misquoted(written: &str) -> &'static str {
    let ends = |quote: char| written.len() > 1 && written.ends_with(quote);
    match written.chars().next() {
        None => "there is no value, expected one after `=`",
        Some('“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '`' | '´') => {
            "these quotes are not the straight ones of TOML, expected `\"`"
        }
        Some('"') if written.starts_with("\"\"\"") && !written[3..].contains("\"\"\"") => {
            "the multi-line text is not closed, expected `\"\"\"`"
        }
        Some(quote @ ('"' | '\'')) if !written[1..].contains(quote) => {
            "the text in quotes is not closed, expected `\"`"
        }
        Some('"') if written.chars().any(|c| c.is_control() && c != '\t') => {
            "there is a control character in the text, expected an escape in its place"
        }
        Some('"') if written.contains('\\') => {
            "a backslash begins an escape, expected one such as `\\n` or `\\u00e9`"
        }
        Some('"' | '\'') => "there is more than one text, expected one",
        Some(_) if ends('"') || ends('\'') => "the text in quotes is not opened, expected `\"`",
        Some(_) => "the text has no quotes, expected `\"`",
    }
}

fn word(place: FieldRef, value: &Value, words: &[&str], meant: Option<&str>) -> Diagnosis {
    let lower = meant.map(str::to_lowercase);
    let fits = words.iter().find(|word| lower.as_deref() == Some(**word));
    let all: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let hint = match fits {
        Some(word) => write(place, &quoted(word)),
        None if place.key == "state" => {
            format!("write {}; a goal is ended by done = 2026-11-22", in_words(&all))
        }
        None => format!("write {}", in_words(&all)),
    };
    let message = match (value, meant) {
        (Value::Unread(written), _) if fits.is_some() => misquoted(written).into(),
        (Value::Text(_) | Value::Unread(_), Some(meant)) => {
            format!("there is no {} \"{meant}\"", place.key)
        }
        _ => not(place, value),
    };
    (message, hint)
}

/// `"small" or "large"`.
fn in_words(all: &[String]) -> String {
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => all.join(""),
    }
}

fn flag(place: FieldRef, meant: Option<&str>) -> String {
    let lower = meant.unwrap_or_default().to_lowercase();
    match lower.as_str() {
        "no" | "off" | "false" | "0" | "n" | "f" => {
            format!("take the line away, or {}", write(place, "false"))
        }
        "yes" | "on" | "true" | "1" | "y" | "t" => write(place, "true"),
        _ => format!("{}, or take the line away", write(place, "true")),
    }
}

fn id(place: FieldRef, value: &Value, meant: Option<&str>) -> String {
    let one = only(value);
    match meant.or(one.as_deref()).and_then(Id::parse) {
        Some(id) => write(place, &quoted(id.as_str())),
        None if place.key == "id" => {
            format!("{ID}; delete the line, and the next change gives it a new one")
        }
        None => format!("{ID}; milepost list shows them"),
    }
}

const ID: &str = "an id is 1 to 64 letters, digits, - or _";

/// The number that a text begins with, if it does: `12 exercises`, `1,5`.
fn amount(place: FieldRef, meant: Option<&str>) -> String {
    match meant.and_then(number) {
        Some(number) => write(place, &number.to_string()),
        None => "write a plain number, such as 4 or 2.5".into(),
    }
}

fn number(text: &str) -> Option<f64> {
    let digits = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'));
    let number: f64 = digits.into_iter().next()?.replace(',', ".").parse().ok()?;
    Amount::new(number).map(|_| number)
}

fn table(place: FieldRef, value: &Value, meant: Option<&str>) -> Diagnosis {
    if let (Value::Unread(written), Shape::Table(rows) | Shape::Dated(rows)) = (value, place.shape)
        && let Some(closed) = closed(written, rows)
    {
        return (not(place, value), write(place, &closed));
    }
    let example = match place.key {
        "measure" => {
            return (not(place, value), write(place, &measure(meant)));
        }
        "dropped" | "recognised" => {
            let hint = match date::meant(meant) {
                Some(date) => write(place, &date::spelled(date)),
                None => write(place, "2026-11-27, or { on = 2026-11-27, why = \"…\" }"),
            };
            return (not(FieldRef { shape: Shape::Date, ..place }, value), hint);
        }
        "credential" => "{ issuer = \"…\", id = \"…\", url = \"…\", expires = 2028-11-27 }",
        "looked_back" | "renewal" => "{ on = 2026-11-27 }",
        _ => "{ … }",
    };
    (not(place, value), write(place, example))
}

/// A table in braces that lacks only the last of them, with its end, and with the keys that it needs.
fn closed(written: &str, rows: Rows) -> Option<String> {
    let open = written.trim_end().trim_end_matches(',').trim_end();
    let text = format!("x = {open} }}");
    let tree = tree::parse(&text).ok()?;
    let table = tree.root.get("x")?.value.as_table()?;
    let absent = rows.iter().filter(|about| about.needed && table.get(about.key).is_none());
    let absent: Vec<String> = absent.map(|about| format!("{} = …", about.key)).collect();
    let comma = if table.entries.is_empty() || absent.is_empty() { "" } else { "," };
    let absent = absent.join(", ");
    let blank = if absent.is_empty() { "" } else { " " };
    Some(format!("{open}{comma}{blank}{absent} }}"))
}

/// A measure out of `12`, `4/12` or `4 of 12 exercises`.
fn measure(meant: Option<&str>) -> String {
    let text = meant.filter(|text| !text.starts_with('{')).unwrap_or_default();
    let apart: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() || matches!(c, '.' | ',') { c } else { ' ' })
        .collect();
    let numbers: Vec<f64> = apart.split_whitespace().filter_map(number).collect();
    let unit: String = text.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    let words = unit.split_whitespace().filter(|word| *word != "of");
    let unit = words.collect::<Vec<_>>().join(" ");
    let unit = if unit.is_empty() || numbers.is_empty() {
        String::new()
    } else {
        format!(", unit = {}", quoted(&unit))
    };
    match numbers[..] {
        [done, target] => format!("{{ done = {done}, target = {target}{unit} }}"),
        [target] => format!("{{ target = {target}{unit} }}"),
        _ => "{ target = …, unit = \"…\" }".into(),
    }
}

/// The likely meaning of a value that is one word or text, without the quotes and the comment around it.
fn meant(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Unread(written) => Some(bare(written).to_owned()),
        Value::Integer(Some(number)) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Time(text) => Some((*text).to_owned()),
        Value::Integer(None) | Value::List(_) | Value::Tables(_) | Value::Table(_) => None,
    }
}

/// The same of the one value of a list.
fn only(list: &Value) -> Option<String> {
    match list {
        Value::List(nodes) if nodes.len() == 1 => meant(&nodes[0].value),
        _ => None,
    }
}

/// The text between quotes of any kind, closed or not.
fn bare(written: &str) -> &str {
    let text = written.trim();
    let commented = text.find(" #").filter(|_| !text.starts_with(is_quote));
    let text = commented.map_or(text, |at| &text[..at]);
    text.trim_matches(|c: char| is_quote(c) || c.is_whitespace())
}

fn is_quote(c: char) -> bool {
    "\"'“”„‟‘’‚«»`´".contains(c)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) if text.chars().count() <= 40 => format!("\"{text}\""),
        Value::Text(_) => "a text".into(),
        Value::Integer(Some(number)) => number.to_string(),
        Value::Integer(None) => "a number beyond all bounds".into(),
        Value::Float(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Time(text) => (*text).to_owned(),
        Value::Unread(written) if written.chars().count() > 40 => "what cannot be read".into(),
        Value::Unread(written) if written.contains(char::is_whitespace) => format!("`{written}`"),
        Value::Unread(written) => (*written).to_owned(),
        Value::List(_) | Value::Tables(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
    }
}
