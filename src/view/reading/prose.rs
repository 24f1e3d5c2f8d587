//! What somebody wrote of an item in several lines, with the little Markdown that is in it.

use super::Page;
use crate::domain::markdown::{MarkdownLine, MarkdownSpan, line, spans};
use crate::domain::text::{fitting, shown, width, wrapped};
use crate::view::lines::{Line, Piece, Role};
use std::ops::Range;

/// The columns of a level of a list.
const INDENT: usize = 2;

/// Rows that a text may take, ten screens of them: each frame reads it anew, and a megabyte has twenty thousand.
const MOST: usize = 400;

impl Page<'_> {
    /// The note of an item. Printed, it has a heading: nothing else parts it from a reason above it.
    pub(super) fn note(&mut self, text: Option<&str>) {
        self.prose(if self.printed.is_some() { "note" } else { "" }, text);
    }

    /// A note or a reason, below a title or a blank line.
    pub(super) fn prose(&mut self, title: &str, text: Option<&str>) {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        match title {
            "" => self.blank(),
            title => self.section(title),
        }
        let (mut is_code, mut is_whole) = (false, true);
        let end = self.most(MOST).saturating_add(self.rows.len());
        for text in text.trim_end().lines() {
            match (text.trim(), end.saturating_sub(self.rows.len())) {
                ("", _) => self.blank(),
                (fence, _) if fence.starts_with("```") => is_code = !is_code,
                (_, room) => is_whole = self.prose_line(text, is_code, room),
            }
            if !is_whole {
                self.line(Line::of("… an editor shows all of it", Role::Dim));
                break;
            }
        }
    }

    /// False if it takes more rows than there is room for.
    fn prose_line(&mut self, text: &str, is_code: bool, room: usize) -> bool {
        let columns = self.canvas.columns;
        let words = text.trim_start();
        let blanks = width(&text[..text.len() - words.len()].replace('\t', "    "));
        let all = words.trim_end();
        let words = fitting(all, columns.saturating_mul(room));
        let is_cut = words.len() < all.len();
        let words = shown(words, columns.saturating_mul(room));
        let (sign, pieces) = match line(&words) {
            _ if is_code => (String::new(), vec![Piece::new(&*words, Role::Plain)]),
            MarkdownLine::Heading(heading) => {
                (String::new(), vec![Piece::new(heading, Role::Strong)])
            }
            MarkdownLine::Entry(number, text) => {
                (format!("{} ", number.unwrap_or("•")), of_spans(text))
            }
            MarkdownLine::Text(text) => (String::new(), of_spans(text)),
        };
        // A deep list still leaves room for its text.
        let blanks = if is_code { blanks } else { blanks.min(INDENT * 4) }.min(columns / 3);
        let hang = blanks + width(&sign);
        let rows = rows(&pieces, columns.saturating_sub(hang));
        let is_whole = !is_cut && rows.len() <= room;
        for (at, row) in rows.into_iter().take(room).enumerate() {
            let before = match (at, hang) {
                (_, 0) => Line::blank(),
                (0, _) => Line::of(format!("{}{sign}", " ".repeat(blanks)), Role::Dim),
                (_, _) => Line::of(" ".repeat(hang), Role::Dim),
            };
            let line = row.into_iter().fold(before, |line, piece| line.and(piece.text, piece.role));
            self.line(line);
        }
        is_whole
    }
}

fn of_spans(text: &str) -> Vec<Piece> {
    let pieces = spans(text).into_iter().flat_map(|span| match span {
        MarkdownSpan::Text(text) => vec![Piece::new(text, Role::Plain)],
        MarkdownSpan::Emphasis(text) => vec![Piece::new(text, Role::Emphasis)],
        MarkdownSpan::Strong(text) => vec![Piece::new(text, Role::Strong)],
        MarkdownSpan::Code(text) => {
            let sign = || Piece::new("`", Role::Dim);
            vec![sign(), Piece::new(text, Role::Plain), sign()]
        }
        MarkdownSpan::Link { text, address } if text == address => {
            vec![Piece::new(text, Role::Plain)]
        }
        MarkdownSpan::Link { text, address } => {
            vec![Piece::new(text, Role::Plain), Piece::new(format!(" ({address})"), Role::Dim)]
        }
    });
    pieces.collect()
}

/// The pieces in rows of at most so many columns.
fn rows(pieces: &[Piece], columns: usize) -> Vec<Vec<Piece>> {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let part = |row: Range<usize>| {
        let row = row.start..row.start + text[row.clone()].trim_end().len();
        let mut start = 0;
        let mut parts = Vec::new();
        for piece in pieces {
            let end = start + piece.text.len();
            let (from, to) = (row.start.max(start), row.end.min(end));
            if from < to {
                parts.push(Piece::new(&piece.text[from - start..to - start], piece.role));
            }
            start = end;
        }
        parts
    };
    wrapped(&text, columns.max(1)).into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_the_role_of_each_word_over_the_ends_of_rows() {
        let pieces = of_spans("the *whole last* part, `rm` and [docs](a.b)");
        let told: Vec<Vec<(String, Role)>> = rows(&pieces, 10)
            .into_iter()
            .map(|row| row.into_iter().map(|piece| (piece.text, piece.role)).collect())
            .collect();
        let piece = |text: &str, role| (text.to_owned(), role);
        assert_eq!(
            told,
            [
                vec![piece("the ", Role::Plain), piece("whole", Role::Emphasis)],
                vec![piece("last", Role::Emphasis), piece(" part,", Role::Plain)],
                vec![
                    piece("`", Role::Dim),
                    piece("rm", Role::Plain),
                    piece("`", Role::Dim),
                    piece(" and", Role::Plain)
                ],
                vec![piece("docs", Role::Plain), piece(" (a.b)", Role::Dim)],
            ]
        );
    }
}
