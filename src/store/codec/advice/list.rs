//! The diagnosis of a value that should be a list.

use crate::domain::id::Id;
use crate::domain::schema::Shape;
use crate::store::codec::advice::{Diagnosis, FieldRef, bare, meant, misquoted, not, shown, write};
use crate::store::codec::spelling::quoted;
use crate::store::tree::{TomlNode, Value};

/// The diagnosis of a list of texts or ids; `one` is the value without quotes if it is no list.
pub(super) fn of(place: FieldRef, value: &Value, one: Option<&str>) -> Diagnosis {
    let parts: Vec<String> = match (value, one) {
        (Value::List(nodes), _) => nodes.iter().filter_map(|n| meant(&n.value)).collect(),
        (_, Some(text)) => parts(place, text),
        (_, None) => Vec::new(),
    };
    let are_ids = matches!(place.shape, Shape::Ids);
    let fits = |part: &String| !are_ids || Id::parse(part).is_some();
    let spelled: Vec<String> = parts.iter().filter(|part| fits(part)).map(|p| quoted(p)).collect();
    let hint = match spelled.is_empty() || spelled.len() < parts.len() {
        true => write(place, "[\"…\", \"…\"]"),
        false => write(place, &format!("[{}]", spelled.join(", "))),
    };
    (message(place, value), hint)
}

fn message(place: FieldRef, value: &Value) -> String {
    let are_ids = matches!(place.shape, Shape::Ids);
    let wrong = |node: &&TomlNode| {
        node.value.as_text().is_none_or(|text| are_ids && Id::parse(text).is_none())
    };
    match value {
        Value::List(nodes) => match nodes.iter().find(wrong).map(|node| &node.value) {
            Some(Value::Unread(written)) => misquoted(written).into(),
            Some(value) => {
                let what = if are_ids { "an id" } else { "a text" };
                let (key, noun, value) = (place.key, place.noun, shown(value));
                format!("`{key}` of this {noun} has {value} in it, which is not {what}")
            }
            None => not(place, value),
        },
        _ => not(place, value),
    }
}

/// The texts of a value that lists them without brackets.
fn parts(place: FieldRef, text: &str) -> Vec<String> {
    let between =
        |c: char| matches!(c, ',' | ';' | '"') || (place.key != "tags" && c.is_whitespace());
    let sign = |part: &str| part.trim_matches(['[', ']', '{', '}', ' ']).to_owned();
    let parts = text.split(between).map(sign);
    let parts = parts.map(|part| bare(&part).trim_start_matches('#').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// The hint for a list of tables.
pub(super) fn of_tables(place: FieldRef, one: Option<&str>) -> String {
    let (key, noun) = (place.key, place.noun);
    match (key, one) {
        ("paused", _) => write(place, "[{ from = 2026-11-03, until = 2026-11-09 }]"),
        (_, Some(text)) => {
            let text = quoted(text);
            format!("write [[{noun}.{key}]], and below it on = 2026-11-27 and text = {text}")
        }
        (_, None) => format!("write [[{noun}.{key}]] above each"),
    }
}
