//! Reads the fields of a table as the schema has them; the first thing that is wrong ends it.

use crate::domain::date::{Date, Moment, Until};
use crate::domain::filter::nearest::is_slip;
use crate::domain::id::Id;
use crate::domain::measure::Amount;
use crate::domain::schema::{About, FieldValue, Fields, Rows, Shape};
use crate::store::codec::advice::{self, FieldRef};
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, TableForm, TomlKey, TomlNode, Value as Written};

/// The fields of a table that are set. `noun` names the record in messages.
pub(super) fn fields(rows: Rows, table: &Table, noun: &'static str) -> Result<Fields, Diagnostic> {
    let mut fields = Fields::with_capacity(table.entries.len());
    for about in rows.iter() {
        let Some((key, node)) = table.entry(about.key) else {
            if about.needed {
                return Err(missing(about.key, table, rows));
            }
            continue;
        };
        let Some(value) = value(about, node, table, noun)? else {
            continue;
        };
        if let Some(wrong) = about.check.and_then(|check| check(&fields, &value)) {
            return Err(Diagnostic::error(key.at, wrong.message, wrong.hint));
        }
        fields.push((about.key, Some(value)));
    }
    Ok(fields)
}

fn missing(key: &str, table: &Table, rows: Rows) -> Diagnostic {
    let strange = |(name, _): &&(TomlKey, TomlNode)| rows.iter().all(|row| row.key != name.text);
    let mut strange = table.entries.iter().filter(strange);
    if let Some((slip, _)) = strange.find(|(name, _)| is_slip(&name.text.to_lowercase(), key)) {
        let message = format!("`{}`: did you mean `{key}`?", slip.text);
        return Diagnostic::error(slip.at, message, format!("write {key}"));
    }
    let (at, is_inline) = (table.at, table.form == TableForm::Inline);
    match key {
        "title" => Diagnostic::error(at, "there is no title", "add a line title = \"…\""),
        key if is_inline => {
            Diagnostic::error(at, format!("`{key}` is missing"), format!("add {key} = … to it"))
        }
        key => {
            Diagnostic::error(at, format!("`{key}` is missing"), format!("add a line {key} = …"))
        }
    }
}

/// The value of a field; `None` where another key gives the same value.
fn value(
    about: &About,
    node: &TomlNode,
    table: &Table,
    noun: &'static str,
) -> Result<Option<FieldValue>, Diagnostic> {
    let written = &node.value;
    let owned = |text: &str| FieldValue::Text(text.to_owned());
    let value = match about.shape {
        Shape::Text => written.as_text().map(owned),
        Shape::Word(words) => {
            let word = written.as_text();
            // Beside `done = …` the line `state = "done"` is true.
            if word.is_some_and(|word| about.unwritten.contains(&word) && table.get(word).is_some())
            {
                return Ok(None);
            }
            word.filter(|word| words.contains(word)).map(owned)
        }
        Shape::Flag => as_flag(written).map(FieldValue::Flag),
        Shape::Date => as_date(written).map(FieldValue::Date),
        Shape::Until => as_until(written).map(FieldValue::Until),
        Shape::Id => written.as_text().and_then(Id::parse).map(FieldValue::Id),
        Shape::Amount => as_amount(written).map(FieldValue::Amount),
        Shape::Moment => as_moment(written).map(FieldValue::Moment),
        Shape::Texts => list(written, |text| Some(text.to_owned())).map(FieldValue::Texts),
        Shape::Ids => list(written, Id::parse).map(FieldValue::Ids),
        Shape::Table(rows) | Shape::Dated(rows) => {
            let bare = matches!(about.shape, Shape::Dated(_)).then(|| as_date(written)).flatten();
            let table = match (bare, written.as_table()) {
                (Some(on), _) => Some(vec![("on", Some(FieldValue::Date(on)))]),
                (None, Some(table)) => Some(fields(rows, table, noun)?),
                (None, None) => None,
            };
            table.map(FieldValue::Table)
        }
        Shape::Tables(rows) => {
            let tables = as_tables(written).map(|tables| {
                tables.into_iter().map(|table| fields(rows, table, noun)).collect::<Result<_, _>>()
            });
            tables.transpose()?.map(FieldValue::Tables)
        }
    };
    let wrong = || {
        let (message, hint) =
            advice::of(FieldRef { key: about.key, noun, shape: about.shape }, written);
        Diagnostic::error(node.at, message, hint)
    };
    value.map(Some).ok_or_else(wrong)
}

fn list<T>(written: &Written, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let Written::List(nodes) = written else {
        return None;
    };
    nodes.iter().map(|node| node.value.as_text().and_then(&read)).collect()
}

fn as_tables<'a, 't>(written: &'a Written<'t>) -> Option<Vec<&'a Table<'t>>> {
    match written {
        Written::Tables(tables) => Some(tables.iter().collect()),
        Written::List(nodes) => nodes.iter().map(|node| node.value.as_table()).collect(),
        _ => None,
    }
}

fn as_flag(written: &Written) -> Option<bool> {
    if let Written::Flag(flag) = written { Some(*flag) } else { None }
}

pub(in crate::store) fn as_date(written: &Written) -> Option<Date> {
    match written {
        Written::Integer(year) => Date::year_only(i32::try_from((*year)?).ok()?),
        Written::Text(text) => Date::from_iso(text),
        Written::Time(text) => Date::from_iso(text),
        _ => None,
    }
}

fn as_until(written: &Written) -> Option<Until> {
    written.as_text().map_or_else(|| as_date(written).map(Until::On), Until::from_iso)
}

pub(in crate::store) fn as_amount(written: &Written) -> Option<Amount> {
    match written {
        Written::Integer(number) => Amount::new((*number)? as f64),
        Written::Float(number) => Amount::new(*number),
        _ => None,
    }
}

fn as_moment(written: &Written) -> Option<Moment> {
    match written {
        Written::Time(text) => Moment::from_rfc3339(text),
        written => written.as_text().and_then(Moment::from_rfc3339),
    }
}
