//! Records as lists of names and values, as a table and an outline have them: both follow the schema, and a new field of
//! it is in both.

use super::text;
use crate::domain::date::{Date, Moment, Until};
use crate::domain::id::Id;
use crate::domain::measure::{Amount, Measure};
use crate::domain::schema::{
    About, Data, FieldValue, Fields, Rows, Schema, Shape, fields, value_of, with_fields,
};

/// A field of a record, or of a table within one.
pub(super) struct FlatField {
    pub(super) name: String,
    pub(super) about: &'static About,
    table: Option<&'static About>,
}

impl FlatField {
    fn new(about: &'static About, table: Option<&'static About>) -> FlatField {
        let name = match table {
            Some(table) => name(table.key, Some(about.key)),
            None => name(about.key, None),
        };
        FlatField { name, about, table }
    }

    fn value<'f>(&self, fields: &'f Fields) -> Option<&'f FieldValue> {
        match self.table.map(|table| value_of(fields, table.key)) {
            None => value_of(fields, self.about.key),
            Some(Some(FieldValue::Table(fields))) => value_of(fields, self.about.key),
            Some(_) => None,
        }
    }

    /// Whether its text may have several lines.
    pub(super) fn is_long(&self) -> bool {
        matches!(self.about.key, "why" | "note")
    }
}

/// The name of a field, or of a field of its table.
pub(super) fn name(key: &str, within: Option<&str>) -> String {
    match (key, within) {
        (key, None | Some("on")) | ("credential", Some(key @ ("issuer" | "expires"))) => key.into(),
        ("credential", Some("id")) => "credential".into(),
        (key, Some(within)) => format!("{key}_{within}"),
    }
}

/// Whether a field has a name and a value in such a list. Nothing private is exported.
pub(super) fn is_flat(about: &About) -> bool {
    about.in_json && about.key != "private" && !matches!(about.shape, Shape::Tables(_))
}

/// The fields of a table, unless it has a text of its own.
fn inner(about: &About) -> Option<Rows> {
    about.shape.inner().filter(|_| about.key != "measure")
}

/// All fields of one kind of record, in the order of a file.
pub(super) fn of<T: Schema>() -> Vec<FlatField> {
    let mut flat = Vec::new();
    for about in Rows::of::<T>().iter().filter(|about| is_flat(about)) {
        match inner(about) {
            Some(rows) => {
                flat.extend(rows.iter().map(|within| FlatField::new(within, Some(about))))
            }
            None => flat.push(FlatField::new(about, None)),
        }
    }
    flat
}

/// Those of the fields that are set in a record.
pub(super) fn values<'f, T: Schema>(
    record: &T,
    of: &'f [FlatField],
) -> Vec<(&'f FlatField, FieldValue)> {
    let fields = fields(record);
    of.iter().filter_map(|flat| Some((flat, flat.value(&fields)?.clone()))).collect()
}

/// A value in one text.
pub(super) fn text(value: FieldValue) -> String {
    match value {
        FieldValue::Table(_) => Measure::of(Some(value)).unwrap_or_default().to_string(),
        FieldValue::Ids(ids) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" "),
        value => value.words(&Id::to_string),
    }
}

/// The value that a text is; `None` if it is not of that shape.
pub(super) fn parsed(shape: Shape, text: &str) -> Option<FieldValue> {
    match shape {
        Shape::Text => text::some_line(text).map(FieldValue::Text),
        Shape::Word(words) => words.contains(&text).then(|| FieldValue::Text(text.into())),
        Shape::Flag => Some(FieldValue::Flag(true)),
        Shape::Date => Date::from_iso(text).map(FieldValue::Date),
        Shape::Until => Until::from_iso(text).map(FieldValue::Until),
        Shape::Id => Id::parse(text).map(FieldValue::Id),
        Shape::Amount => Amount::parse(text).map(FieldValue::Amount),
        Shape::Moment => Moment::from_rfc3339(text).map(FieldValue::Moment),
        Shape::Texts => text::some_line(text).map(|text| FieldValue::Texts(vec![text])),
        Shape::Ids => {
            let ids = text.split_whitespace().filter_map(Id::parse);
            Some(FieldValue::Ids(ids.collect()))
        }
        Shape::Table(_) | Shape::Dated(_) | Shape::Tables(_) => {
            Measure::parse(&text::line(text)).and_then(|measure| measure.value())
        }
    }
}

/// Reads a field.
type ReadField<'r, E> = &'r mut dyn FnMut(&FlatField) -> Result<Option<FieldValue>, E>;

/// A record of the fields that are read.
pub(super) fn record<T: Schema, E>(read: ReadField<'_, E>) -> Result<T, E> {
    read_fields(Rows::of::<T>(), None, read).map(with_fields)
}

fn read_fields<E>(
    rows: Rows,
    table: Option<&'static About>,
    read: ReadField<'_, E>,
) -> Result<Fields, E> {
    let mut fields = Fields::new();
    for about in rows.iter().filter(|about| is_flat(about)) {
        let value = match inner(about) {
            Some(rows) => {
                let within = read_fields(rows, Some(about), read)?;
                let lacks = |about: &About| about.needed && value_of(&within, about.key).is_none();
                let is_there = !rows.iter().any(lacks);
                is_there.then_some(FieldValue::Table(within))
            }
            None => read(&FlatField::new(about, table))?,
        };
        fields.push((about.key, value));
    }
    Ok(fields)
}
