//! The columns of a table by the fields that they are: by a mapping, else by their headers.

use crate::domain::sort;
use crate::transfer::dates::DateReader;
use crate::transfer::table::field::{FIELDS, SheetField, known_header};
use crate::transfer::table::{Sheet, SheetRow};

/// The sources of the fields.
pub(super) struct FieldColumns<'a> {
    sources: Vec<(SheetField, FieldSource<'a>)>,
}

enum FieldSource<'a> {
    Column { at: usize, dates: Option<DateReader<'a>> },
    Constant { text: String, dates: DateReader<'a> },
}

/// The columns that their headers name, but for those that are mapped, and for fields that are.
pub(super) fn known(
    table: &Sheet<'_>,
    mapped: &[(SheetField, Option<usize>)],
) -> Vec<(SheetField, usize)> {
    let is_mapped = |field: SheetField, at: usize| {
        mapped.iter().any(|(other, column)| *other == field || *column == Some(at))
    };
    let names = table.names.iter().enumerate();
    let mut headers: Vec<_> = names
        .flat_map(|(at, name)| known_header(name).map(move |(place, field)| (place, field, at)))
        .filter(|(_, field, at)| !is_mapped(*field, *at))
        .collect();
    sort::by_key(&mut headers, |(place, _, at)| (*place, *at));
    let mut known: Vec<(SheetField, usize)> = Vec::new();
    for (_, field, at) in headers {
        let is_used = |(other, column): &(SheetField, usize)| {
            *column == at || (*other == field && !field.is_list())
        };
        if !known.iter().any(is_used) {
            known.push((field, at));
        }
    }
    known
}

impl<'a> FieldSource<'a> {
    fn column(
        field: SheetField,
        at: usize,
        table: &Sheet<'_>,
        dates: &DateReader<'a>,
    ) -> FieldSource<'a> {
        FieldSource::Column { at, dates: field.is_date().then(|| table.dates(dates, at)) }
    }

    /// `None` for a date that is none: it is the name of a column with a slip, then.
    fn constant(field: SheetField, text: &str, dates: &DateReader<'a>) -> Option<FieldSource<'a>> {
        let is_date = || {
            matches!(dates.extent(text), Ok(Some(_))) || matches!(dates.until(text), Ok(Some(_)))
        };
        let fits = !field.is_date() || is_date();
        fits.then(|| FieldSource::Constant { text: text.to_owned(), dates: dates.clone() })
    }
}

impl<'a> FieldColumns<'a> {
    /// # Errors
    /// If no column can be the title, or the mapping has a field or a column that does not exist.
    pub(super) fn of(
        table: &Sheet<'_>,
        map: &[(String, String)],
        dates: &DateReader<'a>,
    ) -> Result<FieldColumns<'a>, String> {
        let (mut mapped, mut sources) = (Vec::new(), Vec::new());
        for (name, value) in map {
            let field = SheetField::named(name).ok_or_else(|| no_field(name))?;
            let is_told = mapped.iter().any(|(other, _)| *other == field) && !field.is_list();
            if is_told {
                return Err(format!("--map has \"{name}\" twice"));
            }
            let at = table.column(value);
            let source = match at {
                Some(at) => FieldSource::column(field, at, table, dates),
                None => FieldSource::constant(field, value, dates)
                    .ok_or_else(|| no_column(value, table))?,
            };
            mapped.push((field, at));
            sources.push((field, source));
        }
        for (field, at) in known(table, &mapped) {
            sources.push((field, FieldSource::column(field, at, table, dates)));
        }
        if !sources.iter().any(|(field, _)| *field == SheetField::Title) {
            return Err(no_title(table));
        }
        Ok(FieldColumns { sources })
    }

    /// The filled columns that no field is, in a sentence.
    pub(super) fn unread(&self, table: &Sheet<'_>) -> Option<String> {
        let is_read = |at: usize| {
            let mut sources = self.sources.iter().map(|(_, source)| source);
            sources
                .any(|source| matches!(source, FieldSource::Column { at: own, .. } if *own == at))
        };
        table.unread(is_read)
    }

    /// The title of every row, if the mapping gives one.
    pub(super) fn constant_title(&self) -> Option<&str> {
        self.sources.iter().find_map(|source| match source {
            (SheetField::Title, FieldSource::Constant { text, .. }) => Some(text.as_str()),
            (_, FieldSource::Constant { .. } | FieldSource::Column { .. }) => None,
        })
    }

    /// The texts of a field in a row, each with its column.
    pub(super) fn texts<'r>(
        &'r self,
        row: &'r SheetRow,
        field: SheetField,
    ) -> impl Iterator<Item = (usize, &'r str)> {
        let sources = self.sources.iter().filter(move |(known, _)| *known == field);
        sources.map(|(_, source)| match source {
            FieldSource::Column { at, .. } => (*at, unguarded(row.text(*at))),
            FieldSource::Constant { text, .. } => (0, text.as_str()),
        })
    }

    /// The text of a date in a row with its column, and the reader of that column.
    pub(super) fn date_text<'r>(
        &'r self,
        row: &'r SheetRow,
        field: SheetField,
    ) -> Option<(usize, &'r str, &'r DateReader<'a>)> {
        let (_, source) = self.sources.iter().find(|(known, _)| *known == field)?;
        match source {
            FieldSource::Column { at, dates } => Some((*at, row.text(*at), dates.as_ref()?)),
            FieldSource::Constant { text, dates } => Some((0, text, dates)),
        }
    }

    /// What the file says in a row, by which it is known again, however it is mapped.
    pub(super) fn key<'r>(
        &self,
        row: &'r SheetRow,
        is_key: &dyn Fn(SheetField) -> bool,
    ) -> Vec<&'r str> {
        let columns = self.sources.iter().filter_map(|(field, source)| match source {
            FieldSource::Column { at, .. } => is_key(*field).then_some(*at),
            FieldSource::Constant { .. } => None,
        });
        sort::distinct(columns).into_iter().map(|at| row.text(at)).collect()
    }
}

/// Without the sign that keeps a spreadsheet from taking a text for a formula.
pub(super) fn unguarded(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    let is_guarded =
        |bare: &&str| bare.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    bare.filter(is_guarded).unwrap_or(text)
}

fn no_field(name: &str) -> String {
    let fields = FIELDS.iter().map(|known| known.key).collect::<Vec<_>>().join(", ");
    format!("--map has no field \"{name}\", only {fields}")
}

fn no_column(name: &str, table: &Sheet<'_>) -> String {
    format!("it has no column \"{name}\", only {}", table.quoted_headers())
}

fn no_title(table: &Sheet<'_>) -> String {
    let columns = table.quoted_headers();
    format!("--map title=COLUMN must say which column is the title; there are {columns}")
}
