//! Records as lists of names and values, as a table and an outline have them: both follow the schema, and a new field of
//! it is in both.

use super::dates::{DateReader, Loose};
use super::intake::Intake;
use super::text::{self, InputFile};
use crate::domain::date::{Date, Moment, Until};
use crate::domain::id::Id;
use crate::domain::import::SourceLine;
use crate::domain::measure::{Amount, Measure};
use crate::domain::schema::{
    About, Data, FieldValue, Fields, Rows, Schema, Shape, fields, value_of, with_fields,
};
use crate::domain::sort;
use crate::domain::words::count;

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

    /// Whether it decides what the record is, so that it is read before the record.
    pub(super) fn is_known_before(&self) -> bool {
        matches!(&*self.name, "id" | "title" | "on" | "state" | "done" | "dropped")
    }

    /// Whether the program keeps it for itself: unreadable, it costs the record nothing else.
    fn is_kept_for_itself(&self) -> bool {
        matches!(self.about.key, "created" | "modified")
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

/// Reads the values of the records of one file. Everything that cannot be read is said.
pub(super) struct FlatReader<'a> {
    pub(super) dates: &'a DateReader<'a>,
    pub(super) intake: &'a mut Intake,
    /// The names of the values that cost a record only themselves, each as often as it is unreadable.
    lost: Vec<String>,
}

impl<'a> FlatReader<'a> {
    pub(super) fn new(dates: &'a DateReader<'a>, intake: &'a mut Intake) -> FlatReader<'a> {
        FlatReader { dates, intake, lost: Vec::new() }
    }

    /// Takes a record, or sets it aside: then nothing else of it is said.
    pub(super) fn take_or_set_aside<P>(
        &mut self,
        source: impl FnOnce(P) -> SourceLine,
        take: impl FnOnce(&mut FlatReader<'_>) -> Result<(), (P, String)>,
    ) {
        let (dates, lost) = (self.dates, &mut self.lost);
        self.intake.take_or_set_aside(source, |intake| {
            let mut within = FlatReader::new(dates, intake);
            take(&mut within)?;
            lost.append(&mut within.lost);
            Ok(())
        });
    }

    /// The value of a field that is one text, and the name of the field in the file. The error is the reason to set the
    /// record aside.
    pub(super) fn value(
        &mut self,
        field: &FlatField,
        (name, text): (&str, &str),
        source: SourceLine,
    ) -> Result<Option<FieldValue>, String> {
        let read = match (parsed(field.about.shape, text), field.about.shape) {
            (Some(value), _) => return Ok(Some(value)),
            (None, Shape::Date) => {
                self.dates.date(text).map(|d| d.map(|d| d.map(FieldValue::Date)))
            }
            (None, Shape::Until) => {
                self.dates.until(text).map(|d| d.map(|d| d.map(FieldValue::Until)))
            }
            (None, shape) => {
                wrong(shape).map_or(Ok(None), |wrong| Err(format!("its `{name}` is {wrong}")))
            }
        };
        match read {
            Err(_) if field.is_kept_for_itself() => {
                self.lost.push(name.to_owned());
                Ok(None)
            }
            read => Ok(self.intake.settled(read?, || source)),
        }
    }

    /// A date as we write it, or as a spreadsheet does.
    pub(super) fn date(&mut self, text: &str, source: SourceLine) -> Result<Option<Date>, String> {
        let certain = Date::from_iso(text).map(|value| Loose { value, remark: None });
        let read = certain.map_or_else(|| self.dates.date(text), |date| Ok(Some(date)))?;
        Ok(self.intake.settled(read, || source))
    }

    /// Says what was lost.
    pub(super) fn finish(self, file: &InputFile, record: &str) {
        for name in sort::distinct(self.lost.iter()) {
            let records = count(self.lost.iter().filter(|other| *other == name).count(), record);
            self.intake.remark(format!(
                "{}: the `{name}` of {records} is left out: it is unreadable",
                file.name
            ));
        }
    }
}

/// What a text is instead of a value of that shape; `None` if there is nothing wrong with it.
fn wrong(shape: Shape) -> Option<String> {
    Some(match shape {
        Shape::Text | Shape::Texts | Shape::Flag => return None,
        Shape::Word(words) => format!("neither {}", words.join(" nor ")),
        Shape::Date | Shape::Until => "not a date".into(),
        Shape::Moment => "not a time".into(),
        Shape::Amount => "not a number".into(),
        Shape::Id | Shape::Ids => "not an id".into(),
        Shape::Table(_) | Shape::Dated(_) | Shape::Tables(_) => {
            "not a measure, such as 4 of 12 chapters".into()
        }
    })
}

/// The value that a text is; `None` if it is not of that shape.
fn parsed(shape: Shape, text: &str) -> Option<FieldValue> {
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
