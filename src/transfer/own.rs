//! Milepost's own JSON, as `list --all --json` prints it.

use super::intake::Intake;
use super::json::{Document, Value, begins_like_json};
use super::{Format, ImportOptions, InputFile, Unreadable};
use crate::domain::date::{Date, Moment, Until};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{About, FieldValue, Fields, Rows, Schema, Shape, with_fields};

pub(super) const FORMAT: Format =
    Format { name: "json", what: "Milepost's own JSON", opens: |_| false, is, read };

/// The first item of the array has a type of ours and an id.
fn is(file: &InputFile) -> bool {
    let first = || {
        let decoded = file.text().ok()?;
        let document = Document::new(file, &decoded.text);
        let value = document.value().ok()?;
        let first = value.elements().map_or(Some(value), |items| items.first().copied())?;
        let members = first.members()?;
        Some(members.contains_key("id") && is_type(members.get("type")?.text()?.as_str()))
    };
    begins_like_json(&file.bytes) && first().unwrap_or(false)
}

fn is_type(word: &str) -> bool {
    matches!(word, "goal" | "milestone")
}

fn read(files: &[InputFile], _: &ImportOptions<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    for file in files {
        let text = intake.text(file)?;
        let document = Document::new(file, &text);
        let value = document.value()?;
        // An object is what `show --json` prints.
        let items = value.elements().unwrap_or_else(|| vec![value]);
        if !items.is_empty() && !is(file) {
            return Err(Unreadable::Unlike {
                file: file.name.clone(),
                what: FORMAT.what,
                reason: "its first item has no type of goal or milestone, or no id".into(),
            });
        }
        for value in items {
            let source = document.source(value);
            match item(value) {
                Ok(item) => intake.own(item, source),
                Err(reason) => intake.set_aside(source, reason),
            }
        }
    }
    Ok(())
}

fn item(value: Value<'_>) -> Result<Item, String> {
    let members = value.members().ok_or("it is no object")?;
    if !members.contains_key("id") {
        return Err("it has no id".into());
    }
    match members.get("type").and_then(|kind| kind.text()).as_deref() {
        Some("goal") => record::<Goal>(value).map(Item::from),
        Some("milestone") => record::<Milestone>(value).map(Item::from),
        Some(other) => Err(format!("its type is \"{other}\", not goal or milestone")),
        None => Err("it has no type".into()),
    }
}

fn record<T: Schema>(value: Value<'_>) -> Result<T, String> {
    fields(value, Rows::of::<T>()).map(with_fields)
}

/// The fields of an object. A key that no field has is derived from others, or unknown, and passed over.
fn fields(value: Value<'_>, rows: Rows) -> Result<Fields, String> {
    let members = value.members().ok_or("it is no object")?;
    let mut fields = Fields::new();
    for about in rows.iter() {
        let given = members.get(about.key).filter(|value| !value.is_null());
        let read = given.map(|value| field(*value, about)).transpose()?;
        if about.needed && read.is_none() {
            return Err(format!("`{}` is missing", about.key));
        }
        if let (Some(check), Some(value)) = (about.check, &read)
            && let Some(wrong) = check(&fields, value)
        {
            return Err(wrong.message);
        }
        fields.push((about.key, read));
    }
    Ok(fields)
}

fn field(value: Value<'_>, about: &About) -> Result<FieldValue, String> {
    let wrong = |wanted: &str| format!("`{}` is no {wanted}", about.key);
    let date = |value: Value<'_>| value.text().and_then(|text| Date::from_iso(&text));
    let read = match about.shape {
        Shape::Text => value.text().map(FieldValue::Text).ok_or_else(|| wrong("text"))?,
        Shape::Word(_) => value.text().map(FieldValue::Text).ok_or_else(|| wrong("word"))?,
        Shape::Flag => value.flag().map(FieldValue::Flag).ok_or_else(|| wrong("true or false"))?,
        Shape::Date => date(value).map(FieldValue::Date).ok_or_else(|| wrong("date"))?,
        Shape::Until => {
            let until = value.text().and_then(|text| Until::from_iso(&text));
            until.map(FieldValue::Until).ok_or_else(|| wrong("date, nor now"))?
        }
        Shape::Id => id(value).map(FieldValue::Id).ok_or_else(|| wrong("id"))?,
        Shape::Amount => {
            let amount = value.number().and_then(Amount::new);
            amount.map(FieldValue::Amount).ok_or_else(|| wrong("number"))?
        }
        Shape::Moment => {
            let moment = value.text().and_then(|text| Moment::from_rfc3339(&text));
            moment.map(FieldValue::Moment).ok_or_else(|| wrong("time"))?
        }
        Shape::Texts => FieldValue::Texts(value.texts()),
        Shape::Ids => {
            let ids = value.elements().ok_or_else(|| wrong("list"))?;
            FieldValue::Ids(ids.into_iter().filter_map(id).collect())
        }
        Shape::Dated(rows) => match date(value) {
            Some(on) => FieldValue::Table(vec![("on", Some(FieldValue::Date(on)))]),
            None => FieldValue::Table(fields(value, rows)?),
        },
        Shape::Table(rows) => FieldValue::Table(fields(value, rows)?),
        Shape::Tables(rows) => {
            let tables = value.elements().ok_or_else(|| wrong("list"))?;
            let tables: Result<Vec<Fields>, String> =
                tables.into_iter().map(|table| fields(table, rows)).collect();
            FieldValue::Tables(tables?)
        }
    };
    Ok(read)
}

fn id(value: Value<'_>) -> Option<Id> {
    value.text().and_then(|text| Id::parse(&text))
}
