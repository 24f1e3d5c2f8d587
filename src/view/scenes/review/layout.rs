//! The layout of a review: the agenda on the left, the card beside it, and the text in the card.

use crate::app::layout::Area;
use crate::domain::text::{width, wrap};
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};

/// The least width with room for the agenda beside the card.
const WIDE: u16 = 90;

/// The columns of the agenda.
const AGENDA: u16 = 30;

/// The columns between the agenda and the card.
const GAP: u16 = 3;

/// The most columns of a card: rows with a longer way from the title to the date are hard to follow.
const CARD: u16 = 100;

/// The most columns of a text: longer lines are hard to read.
const WIDEST: usize = 84;

/// The columns of a label.
const LABEL: usize = 12;

/// Below this width a label takes only the columns that it needs.
const NARROW: usize = 48;

/// The most lines of one fact.
const FACT_LINES: usize = 3;

/// The least height with room for the agenda above the card.
const TALL: u16 = 16;

/// The areas of the agenda and of the card. On a narrow screen the agenda is one line above the card, on a low one
/// there is none.
pub(crate) fn split(inside: Area) -> (Area, Area) {
    match inside.width {
        WIDE.. => {
            let (agenda, card) = (inside.x + AGENDA, inside.x + AGENDA + GAP);
            let width = (inside.x + inside.width - card).min(CARD);
            (Area { width: agenda - inside.x, ..inside }, Area { x: card, width, ..inside })
        }
        _ if inside.height >= TALL => {
            let (line, card) = (inside.y + 1, inside.y + 2);
            let height = inside.height - 2;
            (Area { y: line, height: 1, ..inside }, Area { y: card, height, ..inside })
        }
        _ => (Area { height: 0, ..inside }, inside),
    }
}

/// A line, and the number of the row that it belongs to.
pub(crate) type Written = (usize, Line);

/// The number of a line that belongs to no row.
pub(crate) const NONE: usize = usize::MAX;

/// Lines of text, one column behind the selection's.
pub(crate) fn text_lines(lines: Vec<Line>) -> Vec<Written> {
    lines.into_iter().map(|line| (NONE, line.indented(1))).collect()
}

impl Canvas<'_> {
    /// The columns of a text.
    pub(crate) fn room(&self) -> usize {
        self.columns.saturating_sub(2).min(WIDEST)
    }

    /// Whether there is room for blank lines between the parts.
    pub(crate) fn is_airy(&self) -> bool {
        self.rows >= 14
    }

    /// A text, wrapped.
    pub(crate) fn text(&self, text: &str, role: Role, most: usize) -> Vec<Line> {
        let lines = wrap(text, self.room(), most).into_iter();
        lines.map(|line| Line::of(line, role)).collect()
    }

    /// A fact with its label.
    pub(crate) fn fact(&self, label: &str, text: &str) -> Vec<Line> {
        self.fact_as(label, text, Role::Plain)
    }

    /// The same in a role.
    pub(crate) fn fact_as(&self, label: &str, text: &str, role: Role) -> Vec<Line> {
        let label =
            if self.columns < NARROW { format!("{label} ") } else { format!("{label:<LABEL$}") };
        let at = width(&label);
        let texts = wrap(text, self.room().saturating_sub(at), FACT_LINES);
        let line = |(i, text): (usize, String)| match i {
            0 => Line::of(label.clone(), Role::Dim).and(text, role),
            _ => Line::of(text, role).indented(at),
        };
        texts.into_iter().enumerate().map(line).collect()
    }
}
