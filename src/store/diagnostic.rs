//! A diagnostic in a text, at its offset; and how it becomes a problem with path, line and column.

use crate::domain::goal::Size;
use crate::domain::problem::{Problem, Severity, UnreadItem};
use std::path::Path;

/// The longest excerpt of a line that a problem carries, in characters.
const EXCERPT: usize = 200;

/// Something wrong in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Diagnostic {
    /// The offset in bytes; `None` for the whole text.
    pub(crate) at: Option<usize>,
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) hint: String,
    /// Whether the file is not written to for it.
    pub(crate) blocks_saving: bool,
}

impl Diagnostic {
    pub(crate) fn error(
        at: usize,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic { at: Some(at), ..Diagnostic::whole(message, hint) }
    }

    pub(crate) fn warning(
        at: usize,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(at, message, hint) }
    }

    /// An error of the file as a whole.
    pub(crate) fn whole(message: impl Into<String>, hint: impl Into<String>) -> Diagnostic {
        Diagnostic {
            at: None,
            severity: Severity::Error,
            message: message.into(),
            hint: hint.into(),
            blocks_saving: false,
        }
    }

    /// The diagnostic as a problem of the whole file at `path` with that text.
    pub(crate) fn problem(&self, path: &Path, text: &str) -> Problem {
        Problem { item: None, blocks_saving: true, ..self.problem_in(path, &LineIndex::of(text)) }
    }

    /// The diagnostic as a problem of an item.
    pub(crate) fn problem_in(&self, path: &Path, lines: &LineIndex) -> Problem {
        let spot = self.at.map(|at| lines.position(at));
        Problem {
            path: path.to_string_lossy().into_owned(),
            line: spot.as_ref().map(|s| s.line),
            column: spot.as_ref().map(|s| s.column),
            severity: self.severity,
            message: self.message.clone(),
            hint: self.hint.clone(),
            excerpt: spot.map(|s| s.excerpt).unwrap_or_default(),
            item: Some(lines.item_at(self.at.unwrap_or(0))),
            blocks_saving: self.blocks_saving,
        }
    }
}

/// A place in a text as an editor counts it.
pub(super) struct LineColumn {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    pub(crate) excerpt: String,
}

/// A text with the starts of its lines.
pub(super) struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn of(text: &'t str) -> LineIndex<'t> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        LineIndex { text, starts: starts.collect() }
    }

    /// The item at `at`. By lines: the item may be no TOML.
    pub(crate) fn item_at(&self, at: usize) -> UnreadItem {
        let line = self.starts.partition_point(|start| *start <= at).max(1) - 1;
        let first = (0..=line).rev().find(|line| self.line(*line).is_some_and(begins_item));
        let own = (first.unwrap_or(0)..).map_while(|line| self.line(line)).enumerate();
        let mut own = own.take_while(|(at, line)| *at == 0 || !begins_item(line));
        let is_size = |line: &str| {
            line.split_once('=').is_some_and(|(key, value)| {
                key.trim() == "size" && value.trim().starts_with("\"large\"")
            })
        };
        let size = if own.any(|(_, line)| is_size(line)) { Size::Large } else { Size::Small };
        UnreadItem { at: first.and_then(|line| self.starts.get(line).copied()).unwrap_or(at), size }
    }

    fn line(&self, number: usize) -> Option<&'t str> {
        let start = *self.starts.get(number)?;
        let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
        self.text.get(start..end)
    }

    pub(crate) fn position(&self, at: usize) -> LineColumn {
        let at = floor(self.text, at);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let before = self.text[start..at].trim_start_matches('\u{feff}');
        let shown =
            self.text[start..end.max(start)].trim_end_matches('\r').trim_start_matches('\u{feff}');
        LineColumn {
            line,
            column: before.chars().count() + 1,
            excerpt: shown.chars().take(EXCERPT).collect(),
        }
    }
}

/// Whether a line begins an item, if only by half a header. A table of a table is a part of one.
fn begins_item(line: &str) -> bool {
    let header = line.trim_start().strip_prefix("[[");
    header.is_some_and(|name| !name.split(']').next().is_some_and(|name| name.contains('.')))
}

/// The start of the line at `at`. By bytes: a place in a mended text may lie within a letter.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1)
}

/// The end of the line at `at`, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let rest = text.as_bytes()[at..].iter().position(|b| *b == b'\n');
    rest.map_or(text.len(), |i| at + i)
}

/// The start of the next line.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    (line_end(text, at) + 1).min(text.len())
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostic_knows_its_item_and_the_size_of_it() {
        let text = "[[goal]]\ndue = x\n\n[[goal]\ntitle = \"A\"\nsize  = \"large\" # big\n[[goal.log]]\non = z\n\n[[goal]]\ndue = y\n";
        let lines = LineIndex::of(text);
        let at = |part| text.find(part).expect("there");
        let items = ["x", "[[goal]\n", "\"A", "z", "y"].map(|part| lines.item_at(at(part)));
        let (small, large) = (Size::Small, Size::Large);
        assert_eq!(items.map(|item| item.size), [small, large, large, large, small]);
        let second = at("[[goal]\n");
        assert_eq!(items.map(|item| item.at), [0, second, second, second, at("[[goal]]\ndue = y")]);
    }

    #[test]
    fn a_spot_counts_lines_and_characters_from_one() {
        let text = "\u{feff}a\r\nüb = 1\r\n";
        let lines = LineIndex::of(text);
        let spot = lines.position(text.find('b').expect("it is there"));
        assert_eq!((spot.line, spot.column, spot.excerpt.as_str()), (2, 2, "üb = 1"));
        assert_eq!((lines.position(3).line, lines.position(3).column), (1, 1));
        assert_eq!(LineIndex::of("").position(9).line, 1);
    }
}
