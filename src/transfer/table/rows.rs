//! The rows of a table, one at a time, so that a large file needs no more memory than its largest row.

use crate::domain::import::SourceLine;
use std::iter::Peekable;
use std::str::Chars;
use std::sync::Arc;

pub(in crate::transfer) struct SheetRow {
    file: Arc<str>,
    cells: Vec<Cell>,
}

struct Cell {
    text: String,
    place: CellPlace,
}

/// From 1, in characters.
#[derive(Clone, Copy)]
struct CellPlace {
    line: usize,
    column: usize,
}

/// Reads a text from its beginning.
#[derive(Clone)]
pub(super) struct SheetRows<'a> {
    file: Arc<str>,
    delimiter: char,
    scanner: Scanner<'a>,
    /// A quote was not closed: another search for the end of one would be as vain, and slow.
    is_unclosed: bool,
}

#[derive(Clone)]
struct Scanner<'a> {
    chars: Peekable<Chars<'a>>,
    place: CellPlace,
}

impl SheetRow {
    /// Without blanks around; empty if there is no such column.
    pub(in crate::transfer) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    /// With the blanks around.
    pub(in crate::transfer) fn whole_text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| &cell.text)
    }

    pub(in crate::transfer) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.text.trim())
    }

    /// Where the row begins.
    pub(in crate::transfer) fn source(&self) -> SourceLine {
        self.source_of(0)
    }

    /// Where a field begins.
    pub(in crate::transfer) fn source_of(&self, column: usize) -> SourceLine {
        let place = self.cells.get(column).or(self.cells.first()).map(|cell| cell.place);
        let CellPlace { line, column } = place.unwrap_or(CellPlace { line: 1, column: 1 });
        SourceLine { file: Arc::clone(&self.file), line, column: Some(column) }
    }
}

impl<'a> SheetRows<'a> {
    pub(super) fn new(
        file: Arc<str>,
        text: &'a str,
        delimiter: char,
        line: usize,
    ) -> SheetRows<'a> {
        let place = CellPlace { line, column: 1 };
        let scanner = Scanner { chars: text.chars().peekable(), place };
        SheetRows { file, delimiter, scanner, is_unclosed: false }
    }

    fn row(&mut self) -> Option<SheetRow> {
        self.scanner.chars.peek()?;
        let mut cells = vec![self.cell()];
        while self.scanner.skip(self.delimiter) {
            cells.push(self.cell());
        }
        self.scanner.skip_line_end();
        Some(SheetRow { file: Arc::clone(&self.file), cells })
    }

    fn cell(&mut self) -> Cell {
        let place = self.scanner.place;
        let quoted = self.quoted();
        let rest = self.scanner.take_plain(self.delimiter);
        let text = match quoted {
            Some(quoted) if rest.trim().is_empty() => quoted,
            Some(quoted) => quoted + &rest,
            None => rest,
        };
        Cell { text, place }
    }

    /// A field in quotes, perhaps after blanks. One whose quote is not closed is read as if it had none.
    fn quoted(&mut self) -> Option<String> {
        let mut ahead = self.scanner.clone();
        ahead.skip_blanks(self.delimiter);
        if !ahead.skip('"') {
            return None;
        }
        let opened = ahead.clone();
        let text = if self.is_unclosed { None } else { ahead.take_quoted() };
        self.is_unclosed |= text.is_none();
        // The quote of a later row is not the end of this one's.
        let text = text.filter(|text| !text.contains('\n') || ahead.is_at_end(self.delimiter));
        self.scanner = if text.is_some() { ahead } else { opened };
        text
    }
}

impl Iterator for SheetRows<'_> {
    type Item = SheetRow;

    /// The next row that is not blank.
    fn next(&mut self) -> Option<SheetRow> {
        loop {
            let row = self.row()?;
            if row.texts().any(|text| !text.is_empty()) {
                return Some(row);
            }
        }
    }
}

impl Scanner<'_> {
    fn step(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        let is_line_end = c == '\n' || (c == '\r' && self.chars.peek() != Some(&'\n'));
        self.place = if is_line_end {
            CellPlace { line: self.place.line + 1, column: 1 }
        } else {
            CellPlace { column: self.place.column + 1, ..self.place }
        };
        Some(c)
    }

    fn skip(&mut self, wanted: char) -> bool {
        let is_next = self.chars.peek() == Some(&wanted);
        is_next && self.step().is_some()
    }

    fn skip_blanks(&mut self, delimiter: char) {
        while self.chars.peek().is_some_and(|c| matches!(c, ' ' | '\t') && *c != delimiter) {
            self.step();
        }
    }

    /// Whether nothing but blanks is left of the field.
    fn is_at_end(&self, delimiter: char) -> bool {
        let mut ahead = self.clone();
        ahead.skip_blanks(delimiter);
        ahead.chars.peek().is_none_or(|c| *c == delimiter || matches!(c, '\n' | '\r'))
    }

    fn skip_line_end(&mut self) {
        self.skip('\r');
        self.skip('\n');
    }

    /// The text before the next delimiter or the end of the line.
    fn take_plain(&mut self, delimiter: char) -> String {
        let mut text = String::new();
        while self.chars.peek().is_some_and(|c| *c != delimiter && !matches!(c, '\n' | '\r')) {
            text.extend(self.step());
        }
        text
    }

    /// The text before the closing quote, which is skipped; two quotes stand for one.
    fn take_quoted(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.step()? {
                '"' if !self.skip('"') => return Some(text),
                c => text.push(c),
            }
        }
    }
}
