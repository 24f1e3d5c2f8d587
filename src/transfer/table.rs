//! Tables: texts of rows with columns between commas, semicolons, tabs or bars, read as people and spreadsheets write
//! them.
//!
//! Our own reader: the crate `csv` splits a field with blanks before its quote, swallows the rest of a file after a
//! quote that is not closed, and does not say where a field begins, which messages about a row need.

pub(super) mod field;
mod rows;
#[cfg(test)]
mod tests;

pub(super) use self::rows::SheetRow;

use self::rows::SheetRows;
use super::dates::DateReader;
use super::text::{self, InputFile};
use crate::domain::fold::fold;
use crate::domain::words::{list_of, plural};
use std::sync::Arc;

/// A table with a row of headers.
pub(super) struct Sheet<'a> {
    /// The name of its file.
    pub(super) file: Arc<str>,
    /// As they are written, without blanks around.
    pub(super) headers: Vec<String>,
    /// The same in the form in which they are compared.
    pub(super) names: Vec<String>,
    /// Those after the headers.
    rows: SheetRows<'a>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(file: &InputFile, text: &'a str) -> Sheet<'a> {
        let name: Arc<str> = file.name.as_str().into();
        let (text, lines, said) = said_delimiter(text);
        let delimiter = said.unwrap_or_else(|| delimiter(text));
        let mut rows = SheetRows::new(Arc::clone(&name), text, delimiter, 1 + lines);
        let headers = rows.next().map(|row| row.texts().map(str::to_owned).collect());
        let headers: Vec<String> = headers.unwrap_or_default();
        let names = headers.iter().map(|header| compared(header)).collect();
        Sheet { file: name, headers, names, rows }
    }

    /// The rows that are not blank.
    pub(super) fn rows(&self) -> impl Iterator<Item = SheetRow> + use<'a> {
        self.rows.clone()
    }

    /// The first column of that name, regardless of case, accents and what stands in parentheses.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let name = compared(name);
        self.names.iter().position(|known| *known == name)
    }

    /// The filled columns that nothing is read from, in a sentence.
    pub(super) fn unread(&self, is_read: impl Fn(usize) -> bool) -> Option<String> {
        let headers = self.headers.iter().enumerate().filter(|(at, _)| !is_read(*at));
        let unread: Vec<String> = headers
            .filter(|(at, _)| self.rows().any(|row| !row.text(*at).is_empty()))
            .map(|(_, header)| format!("\"{}\"", text::line(header)))
            .collect();
        (!unread.is_empty()).then(|| {
            let columns = plural(unread.len(), "its column", "its columns");
            let are = plural(unread.len(), "is", "are");
            format!("{columns} {} {are} not read", list_of(&unread))
        })
    }

    /// Its headers as they are written: `"Foo", "Bar"`.
    pub(super) fn quoted_headers(&self) -> String {
        let quoted = self.headers.iter().map(|header| format!("\"{}\"", text::line(header)));
        quoted.collect::<Vec<_>>().join(", ")
    }

    /// Reads the dates of a column.
    pub(super) fn dates<'o>(&self, dates: &DateReader<'o>, column: usize) -> DateReader<'o> {
        dates.of_column(self.rows().map(|row| row.text(column).to_owned()))
    }
}

/// The column of a field that cannot be understood, and why.
pub(super) type BadField = (usize, String);

/// The form in which headers are compared: `Content Completed At (if completed)` is `content completed at`.
pub(super) fn compared(text: &str) -> String {
    let name = text.split('(').next().map(str::trim).filter(|name| !name.is_empty());
    let folded = fold(name.unwrap_or(text));
    let words = folded.split(|c: char| c.is_whitespace() || c == '_').filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The delimiter that a first line `sep=;` names, as spreadsheets write it, and what follows with the lines before it.
fn said_delimiter(text: &str) -> (&str, usize, Option<char>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut said = first.trim_end().strip_prefix("sep=").into_iter().flat_map(str::chars);
    match (said.next(), said.next()) {
        (Some(delimiter), None) => (rest, 1, Some(delimiter)),
        _ => (text, 0, None),
    }
}

/// The delimiter that is most frequent in the headers, outside of quotes.
fn delimiter(text: &str) -> char {
    let headers = text.trim_start().lines().next().unwrap_or_default();
    let bare: String = headers.split('"').step_by(2).collect();
    let count = |delimiter: &char| bare.matches(*delimiter).count();
    // Of several that are as frequent the last is taken.
    ['|', '\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',')
}
