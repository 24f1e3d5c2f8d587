//! The columns of a table by the fields that they are: by a mapping, else by their headers.

use super::field::{FIELDS, Field, known_header};
use super::{ImportOptions, InputFile, Unreadable, text};
use crate::domain::sort;
use crate::transfer::dates::Dates;
use crate::transfer::table::{Row, Table};

/// The sources of the fields.
pub(super) struct Columns<'a> {
    sources: Vec<(Field, Source<'a>)>,
}

enum Source<'a> {
    Column { at: usize, dates: Option<Dates<'a>> },
    Constant { text: String, dates: Dates<'a> },
}

/// The columns that their headers name, but for those that are mapped, and for fields that are.
pub(super) fn known(table: &Table<'_>, mapped: &[(Field, Option<usize>)]) -> Vec<(Field, usize)> {
    let is_mapped = |field: Field, at: usize| {
        mapped.iter().any(|(other, column)| *other == field || *column == Some(at))
    };
    let names = table.names.iter().enumerate();
    let mut headers: Vec<_> = names
        .flat_map(|(at, name)| known_header(name).map(move |(place, field)| (place, field, at)))
        .filter(|(_, field, at)| !is_mapped(*field, *at))
        .collect();
    sort::by_key(&mut headers, |(place, _, at)| (*place, *at));
    let mut known: Vec<(Field, usize)> = Vec::new();
    for (_, field, at) in headers {
        let is_used = |(other, column): &(Field, usize)| {
            *column == at || (*other == field && !field.is_list())
        };
        if !known.iter().any(is_used) {
            known.push((field, at));
        }
    }
    known
}

impl<'a> Source<'a> {
    fn column(
        field: Field,
        at: usize,
        table: &Table<'_>,
        options: &'a ImportOptions<'a>,
    ) -> Source<'a> {
        Source::Column { at, dates: field.is_date().then(|| table.dates(options, at)) }
    }

    /// `None` if the field cannot have that text for all rows: it is the name of a column with a slip, then.
    fn constant(field: Field, text: &str, options: &'a ImportOptions<'a>) -> Option<Source<'a>> {
        let dates = Dates::new(options);
        let is_date = || {
            matches!(dates.extent(text), Ok(Some(_))) || matches!(dates.until(text), Ok(Some(_)))
        };
        let fits = field != Field::Title && (!field.is_date() || is_date());
        fits.then(|| Source::Constant { text: text.to_owned(), dates })
    }
}

impl<'a> Columns<'a> {
    /// # Errors
    /// If no column can be the title, or the mapping has a field or a column that does not exist.
    pub(super) fn of(
        file: &InputFile,
        table: &Table<'_>,
        options: &'a ImportOptions<'a>,
    ) -> Result<Columns<'a>, Unreadable> {
        let (mut mapped, mut sources) = (Vec::new(), Vec::new());
        for (name, value) in &options.asked.map {
            let field = Field::named(name).ok_or_else(|| file.broken(&no_field(name)))?;
            let at = table.column(value);
            let source = match at {
                Some(at) => Source::column(field, at, table, options),
                None => Source::constant(field, value, options)
                    .ok_or_else(|| file.broken(&no_column(value, table)))?,
            };
            mapped.push((field, at));
            sources.push((field, source));
        }
        for (field, at) in known(table, &mapped) {
            sources.push((field, Source::column(field, at, table, options)));
        }
        if !sources.iter().any(|(field, _)| *field == Field::Title) {
            return Err(file.broken(&no_title(table)));
        }
        Ok(Columns { sources })
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.sources.iter().any(|(known, _)| *known == field)
    }

    /// The texts of a field in a row, each with its column.
    pub(super) fn texts<'r>(
        &'r self,
        row: &'r Row,
        field: Field,
    ) -> impl Iterator<Item = (usize, &'r str)> {
        let sources = self.sources.iter().filter(move |(known, _)| *known == field);
        sources.map(|(_, source)| match source {
            Source::Column { at, .. } => (*at, unguarded(row.text(*at))),
            Source::Constant { text, .. } => (0, text.as_str()),
        })
    }

    /// The text of a date in a row with its column, and the reader of that column.
    pub(super) fn date_text<'r>(
        &'r self,
        row: &'r Row,
        field: Field,
    ) -> Option<(usize, &'r str, &'r Dates<'a>)> {
        let (_, source) = self.sources.iter().find(|(known, _)| *known == field)?;
        match source {
            Source::Column { at, dates } => Some((*at, row.text(*at), dates.as_ref()?)),
            Source::Constant { text, dates } => Some((0, text, dates)),
        }
    }

    /// What the file says in a row, by which it is known again, however it is mapped.
    pub(super) fn key<'r>(&self, row: &'r Row) -> Vec<&'r str> {
        let columns = self.sources.iter().filter_map(|(_, source)| match source {
            Source::Column { at, .. } => Some(*at),
            Source::Constant { .. } => None,
        });
        sort::distinct(columns).into_iter().map(|at| row.text(at)).collect()
    }
}

/// Without the sign that keeps a spreadsheet from taking a text for a formula.
pub(super) fn unguarded(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| bare.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(text)
}

fn no_field(name: &str) -> String {
    let fields = FIELDS.iter().map(|known| known.key).collect::<Vec<_>>().join(", ");
    format!("--map has no field \"{name}\", only {fields}")
}

fn no_column(name: &str, table: &Table<'_>) -> String {
    format!("it has no column \"{name}\", only {}", columns(table))
}

fn no_title(table: &Table<'_>) -> String {
    let columns = columns(table);
    format!("--map title=COLUMN must say which column is the title; there are {columns}")
}

fn columns(table: &Table<'_>) -> String {
    let quoted = table.headers.iter().map(|header| format!("\"{}\"", text::line(header)));
    quoted.collect::<Vec<_>>().join(", ")
}
