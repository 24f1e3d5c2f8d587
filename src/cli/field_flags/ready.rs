//! The command that adds an item, ready to be pasted: its flags follow from the schema.

use super::{FieldFlag, flags_of};
use crate::app::advice::quoted as as_word;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{self, FieldValue as Value, Schema, Shape};

/// The command that adds an item whose date is still to be given, with `YEAR` in its place.
pub(in crate::cli) fn command(item: &Item) -> String {
    let word = as_word(item.title());
    // A title that begins like a flag needs the mark before it.
    let title = if item.title().starts_with('-') { format!("-- {word}") } else { word };
    match item {
        Item::Milestone(milestone) => {
            format!("milepost milestone --on YEAR{} {title}", flags::<Milestone>(milestone))
        }
        Item::Goal(goal) => {
            let end = match goal.state.as_dropped() {
                Some(dropped) if dropped.why.is_empty() => "--dropped YEAR".to_owned(),
                Some(dropped) => format!("--dropped YEAR --reason {}", as_word(&dropped.why)),
                None => "--done YEAR".to_owned(),
            };
            format!("milepost add {end}{} {title}", flags(&**goal))
        }
    }
}

/// The flags of all its fields that a person would type, each with a blank before it.
fn flags<T: Schema>(of: &T) -> String {
    let mut flags = String::new();
    for field in T::FIELDS {
        let value = (field.get)(of);
        for flag in flags_of(&field.about) {
            let value = match (&value, flag.table) {
                (Some(Value::Table(parts)), Some(_)) => schema::value_of(parts, flag.about.key),
                (value, None) => value.as_ref(),
                (_, Some(_)) => None,
            };
            for text in value.map(|value| texts(value, &flag)).unwrap_or_default() {
                flags += &match text.is_empty() {
                    true => format!(" --{}", flag.flag.name),
                    false => format!(" --{} {}", flag.flag.name, as_word(&text)),
                };
            }
        }
    }
    flags
}

/// The values of a flag; an empty one for a switch. A text of several lines is none that a person would type, and ids
/// lead to items that are perhaps not there yet.
fn texts(value: &Value, flag: &FieldFlag) -> Vec<String> {
    let written = match value {
        Value::Text(text) if matches!(flag.about.shape, Shape::Word(_)) => {
            return Some(String::new()).filter(|_| text == flag.flag.name).into_iter().collect();
        }
        Value::Text(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Until(until) => until.to_string(),
        Value::Amount(amount) => amount.to_string(),
        Value::Texts(texts) => return texts.clone(),
        Value::Flag(true) => String::new(),
        Value::Flag(false)
        | Value::Id(_)
        | Value::Moment(_)
        | Value::Ids(_)
        | Value::Table(_)
        | Value::Tables(_) => return Vec::new(),
    };
    Some(written).filter(|text| !text.contains('\n')).into_iter().collect()
}
