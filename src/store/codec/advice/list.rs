//! What is said of a value that should be a list.

use crate::domain::id::Id;
use crate::store::codec::advice::{
    Diagnosis, FieldRef, Wanted, bare, meant, misquoted, not, said, write,
};
use crate::store::codec::spelling::quoted;
use crate::store::tree::{TomlNode, Value};

/// What to say of a list of texts or ids, where `one` is what it says without quotes if it is no list.
pub(super) fn of(place: FieldRef, wanted: Wanted, value: &Value, one: Option<&str>) -> Diagnosis {
    let parts: Vec<String> = match (value, one) {
        (Value::List(nodes), _) => nodes.iter().filter_map(|n| meant(&n.value)).collect(),
        (_, Some(text)) => parts(place, text),
        (_, None) => Vec::new(),
    };
    let fits = |part: &String| wanted == Wanted::Texts || Id::parse(part).is_some();
    let spelled: Vec<String> = parts.iter().filter(|part| fits(part)).map(|p| quoted(p)).collect();
    let hint = match spelled.is_empty() || spelled.len() < parts.len() {
        true => write(place, "[\"…\", \"…\"]"),
        false => write(place, &format!("[{}]", spelled.join(", "))),
    };
    (message(place, wanted, value), hint)
}

fn message(place: FieldRef, wanted: Wanted, value: &Value) -> String {
    let wrong = |node: &&TomlNode| match (&node.value, wanted) {
        (Value::Text(text), Wanted::Ids) => Id::parse(text).is_none(),
        (value, _) => !matches!(value, Value::Text(_)),
    };
    match value {
        Value::List(nodes) => match nodes.iter().find(wrong).map(|node| &node.value) {
            Some(Value::Unread(written)) => misquoted(written).into(),
            Some(value) => {
                let what = if wanted == Wanted::Ids { "an id" } else { "a text" };
                let (key, noun, value) = (place.key, place.noun, said(value));
                format!("`{key}` of this {noun} has {value} in it, which is not {what}")
            }
            None => not(place, wanted, value),
        },
        _ => not(place, wanted, value),
    }
}

/// The texts that somebody wrote one behind the other.
fn parts(place: FieldRef, text: &str) -> Vec<String> {
    let between =
        |c: char| matches!(c, ',' | ';' | '"') || (place.key != "tags" && c.is_whitespace());
    let sign = |part: &str| part.trim_matches(['[', ']', '{', '}', ' ']).to_owned();
    let parts = text.split(between).map(sign);
    let parts = parts.map(|part| bare(&part).trim_start_matches('#').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// What to write in the place of a list of tables.
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
