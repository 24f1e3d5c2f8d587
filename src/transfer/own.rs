//! Milepost's own JSON, as `list --all --json` prints it.

#[cfg(test)]
mod tests;

use super::format::Format;
use super::intake::Intake;
use super::json_text::{BadValue, JsonMembers, JsonText, JsonValue, begins_like_json};
use super::options::ImportOptions;
use super::text::InputFile;
use super::unreadable::Unreadable;
use crate::domain::date::{Date, Moment, Until};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{About, FieldValue, Fields, Rows, Schema, Shape, with_fields};

pub(super) const FORMAT: Format =
    Format { name: "json", what: "Milepost's own JSON", opens: |_| false, is, flags: &[], read };

/// The first item has a type of ours and an id.
fn is(file: &InputFile) -> bool {
    let first = || {
        let decoded = file.text().ok()?;
        Some(is_item(&JsonText::new(file, &decoded.text).first_object()?))
    };
    begins_like_json(&file.bytes) && first().unwrap_or(false)
}

fn is_item(members: &JsonMembers<'_>) -> bool {
    members.contains_key("id") && type_of(members).is_some_and(|word| TYPES.contains(&&*word))
}

const TYPES: [&str; 2] = ["goal", "milestone"];

fn type_of(members: &JsonMembers<'_>) -> Option<String> {
    members.get("type").and_then(|kind| kind.text())
}

fn read(files: &[InputFile], _: &ImportOptions<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    for file in files {
        let text = intake.text(file)?;
        let document = JsonText::new(file, &text);
        let value = document.value()?;
        // An object is what `show --json` prints.
        let items = value.elements().unwrap_or_else(|| vec![value]);
        let is_own = |value: &JsonValue<'_>| value.members().is_some_and(|item| is_item(&item));
        if !items.is_empty() && !items.iter().any(is_own) {
            return Err(Unreadable::Unlike {
                file: file.name.clone(),
                what: FORMAT.what,
                reason: "it has no item with an id and the type goal or milestone".into(),
            });
        }
        for value in items {
            match item(value) {
                Ok(item) => intake.own(item, document.source(value)),
                Err((value, reason)) => intake.set_aside(document.source(value), reason),
            }
        }
    }
    Ok(())
}

fn item(value: JsonValue<'_>) -> Result<Item, BadValue<'_>> {
    let members = value.members().ok_or((value, "it is no object".into()))?;
    let kind = type_of(&members).ok_or((value, "it has no type".into()))?;
    if !members.contains_key("id") {
        return Err((value, "it has no id".into()));
    }
    // An end is told twice: by the state and by its date.
    let state = members.get("state").and_then(|state| state.text());
    let ends = |key: &&str| state.as_deref() == Some(*key) && !members.contains_key(*key);
    if let Some(key) = ["done", "dropped"].iter().find(|key| ends(key)) {
        return Err((value, format!("`{key}` is missing")));
    }
    match kind.as_str() {
        "goal" => record::<Goal>(value).map(Item::from),
        "milestone" => record::<Milestone>(value).map(Item::from),
        other => Err((value, format!("its type is \"{other}\", not goal or milestone"))),
    }
}

fn record<T: Schema>(value: JsonValue<'_>) -> Result<T, BadValue<'_>> {
    fields(value, Rows::of::<T>()).map(with_fields)
}

/// The fields of an object. A key that no field has is derived from others, or unknown, and passed over.
fn fields(value: JsonValue<'_>, rows: Rows) -> Result<Fields, BadValue<'_>> {
    let members = value.members().ok_or((value, "it is no object".into()))?;
    let mut fields = Fields::new();
    for about in rows.iter() {
        let given = members.get(about.key).filter(|value| !value.is_null());
        let read = given.map(|value| field(*value, about)).transpose()?;
        if about.needed && read.is_none() {
            return Err((value, format!("`{}` is missing", about.key)));
        }
        if let Some((given, read)) = given.zip(read.as_ref())
            && let Some(wrong) = about.check.and_then(|check| check(&fields, read))
        {
            return Err((*given, wrong.message));
        }
        fields.push((about.key, read));
    }
    Ok(fields)
}

fn field<'a>(value: JsonValue<'a>, about: &About) -> Result<FieldValue, BadValue<'a>> {
    let tables = |rows: Rows| {
        let tables = value.elements()?.into_iter().map(|table| fields(table, rows));
        Some(tables.collect::<Result<Vec<Fields>, _>>().map(FieldValue::Tables))
    };
    let read = match about.shape {
        Shape::Table(rows) => Some(fields(value, rows).map(FieldValue::Table)),
        Shape::Dated(rows) => Some(match date(value) {
            Some(on) => Ok(FieldValue::Table(vec![("on", Some(FieldValue::Date(on)))])),
            None => fields(value, rows).map(FieldValue::Table),
        }),
        Shape::Tables(rows) => tables(rows),
        _ => plain(value, about).map(Ok),
    };
    let wrong = || (value, format!("`{}` is not {}", about.key, wanted(about.shape)));
    read.unwrap_or_else(|| Err(wrong()))
}

/// A value without fields of its own; `None` if it is not of the shape.
fn plain(value: JsonValue<'_>, about: &About) -> Option<FieldValue> {
    Some(match about.shape {
        Shape::Text => FieldValue::Text(value.text()?),
        Shape::Word(words) => {
            let is_known = |word: &String| {
                words.contains(&word.as_str()) || about.unwritten.contains(&word.as_str())
            };
            FieldValue::Text(value.text().filter(is_known)?)
        }
        Shape::Flag => FieldValue::Flag(value.flag()?),
        Shape::Date => FieldValue::Date(date(value)?),
        Shape::Until => FieldValue::Until(Until::from_iso(&value.text()?)?),
        Shape::Id => FieldValue::Id(id(value)?),
        Shape::Amount => FieldValue::Amount(value.number().and_then(Amount::new)?),
        Shape::Moment => FieldValue::Moment(Moment::from_rfc3339(&value.text()?)?),
        Shape::Texts => FieldValue::Texts(all(value, JsonValue::text)?),
        Shape::Ids => FieldValue::Ids(all(value, id)?),
        Shape::Table(_) | Shape::Dated(_) | Shape::Tables(_) => return None,
    })
}

fn wanted(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text",
        Shape::Word(_) => "a word that it can have",
        Shape::Flag => "true or false",
        Shape::Date => "a date",
        Shape::Until => "a date or now",
        Shape::Id => "an id",
        Shape::Amount => "a number",
        Shape::Moment => "a time",
        Shape::Texts => "a list of texts",
        Shape::Ids => "a list of ids",
        Shape::Table(_) | Shape::Dated(_) => "an object",
        Shape::Tables(_) => "a list of objects",
    }
}

fn all<'a, T>(value: JsonValue<'a>, parse: impl Fn(JsonValue<'a>) -> Option<T>) -> Option<Vec<T>> {
    value.elements()?.into_iter().map(parse).collect()
}

fn date(value: JsonValue<'_>) -> Option<Date> {
    Date::from_iso(&value.text()?)
}

fn id(value: JsonValue<'_>) -> Option<Id> {
    Id::parse(&value.text()?)
}
