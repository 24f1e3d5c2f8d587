//! Where a review's lines stand: one column in the middle of the screen, with room around it.

use crate::domain::text::{width, wrap};
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};

/// The most columns that a card takes: a line of more is hard to read.
const WIDEST: usize = 72;

/// The columns that a label takes.
const LABEL: usize = 12;

/// Below so many columns labels take the room that what they say needs.
const NARROW: usize = 48;

/// Lines that one fact may take.
const FACT_LINES: usize = 3;

/// A line, and the number of the choice that it stands for.
pub(crate) type Written = (usize, Line);

/// The number of a line that stands for no choice.
pub(crate) const NONE: usize = usize::MAX;

impl Canvas<'_> {
    /// The columns that text may take.
    pub(crate) fn room(&self) -> usize {
        self.columns.saturating_sub(2).min(WIDEST)
    }

    /// Whether blank lines between its parts leave room for what is said.
    pub(crate) fn is_airy(&self) -> bool {
        self.rows >= 14
    }

    /// The columns in front of the text.
    fn margin(&self) -> usize {
        if self.columns <= WIDEST + 2 {
            return 1;
        }
        (self.columns - WIDEST) / 2
    }

    /// The rows above the text: the same on every card, so that the question always stands in the same place.
    fn above(&self) -> usize {
        match self.rows {
            0..14 => 0,
            14..30 => 1,
            30.. => self.rows / 6,
        }
    }

    /// The lines in their place.
    pub(crate) fn placed(&self, lines: Vec<Written>) -> Vec<Written> {
        let above = (0..self.above()).map(|_| (NONE, Line::blank()));
        let margin = self.margin();
        let lines = lines.into_iter().map(|(number, line)| (number, line.indented(margin)));
        above.chain(lines).collect()
    }

    /// The rows that there are for text.
    pub(crate) fn rows_left(&self) -> usize {
        self.rows.saturating_sub(self.above())
    }

    /// A text, wrapped.
    pub(crate) fn text(&self, text: &str, role: Role, most: usize) -> Vec<Line> {
        let lines = wrap(text, self.room(), most).into_iter();
        lines.map(|line| Line::of(line, role)).collect()
    }

    /// A fact: its label, and what is said.
    pub(crate) fn fact(&self, label: &str, text: &str) -> Vec<Line> {
        let label =
            if self.columns < NARROW { format!("{label} ") } else { format!("{label:<LABEL$}") };
        let at = width(&label);
        let texts = wrap(text, self.room().saturating_sub(at), FACT_LINES);
        let line = |(i, text): (usize, String)| match i {
            0 => Line::of(label.clone(), Role::Dim).and(text, Role::Plain),
            _ => Line::of(text, Role::Plain).indented(at),
        };
        texts.into_iter().enumerate().map(line).collect()
    }
}
