//! The agenda of a review: its parts, each with how many of its cards are answered.

use crate::app::scene::review::Review;
use crate::domain::review::AgendaRow;
use crate::domain::text::width;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};

/// A row of the agenda as it is drawn.
struct AgendaPart {
    row: AgendaRow,
    answered: usize,
    all: usize,
    is_current: bool,
}

impl AgendaPart {
    fn is_done(&self) -> bool {
        self.answered == self.all
    }

    fn counted(&self) -> String {
        format!("{} of {}", self.answered, self.all)
    }

    fn mark(&self, canvas: &Canvas<'_>) -> (&'static str, Role) {
        match self.is_done() {
            true => (canvas.glyphs.done, Role::Done),
            false if self.is_current => (canvas.glyphs.open, Role::Accent),
            false => (canvas.glyphs.open, Role::Dim),
        }
    }

    fn role(&self) -> Role {
        if self.is_current { Role::Strong } else { Role::Dim }
    }
}

fn parts(review: &Review, canvas: &Canvas<'_>) -> Vec<AgendaPart> {
    let current = review.card().map(AgendaRow::of);
    let agenda = review.agenda(canvas.journey, canvas.calendar.today).into_iter();
    agenda
        .map(|(row, (answered, all))| AgendaPart {
            row,
            answered,
            all,
            is_current: current == Some(row),
        })
        .collect()
}

/// The lines of the agenda, each with whether it is the current part: a line for each, or all in one.
pub(crate) fn lines(review: &Review, canvas: &Canvas<'_>) -> Vec<(bool, Line)> {
    if canvas.rows == 1 {
        return vec![(false, in_one(review, canvas).indented(1))];
    }
    let air = usize::from(canvas.is_airy());
    let air = std::iter::repeat_n((false, Line::blank()), air);
    let line = |part: AgendaPart| {
        let (mark, role) = part.mark(canvas);
        let line = Line::of("  ", Role::Plain).and(mark, role).and(" ", Role::Plain);
        let counted = if part.is_current { Role::Plain } else { Role::Dim };
        let line = line.and(part.row.words(), part.role()).ending(part.counted(), counted);
        (part.is_current, line)
    };
    air.chain(parts(review, canvas).into_iter().map(line)).collect()
}

/// The agenda in one line: with all its names, or else the current part, how many there are, and the next one.
fn in_one(review: &Review, canvas: &Canvas<'_>) -> Line {
    let parts = parts(review, canvas);
    let marked = |line: Line, part: &AgendaPart| {
        let (mark, role) = part.mark(canvas);
        let name = match part.is_current {
            true => format!(" {} {}", part.row.words(), part.counted()),
            false => format!(" {}", part.row.words()),
        };
        line.and(mark, role).and(name, part.role())
    };
    let all = parts.iter().enumerate().fold(Line::blank(), |line, (at, part)| {
        let between = if at == 0 { "" } else { " · " };
        marked(line.and(between, Role::Faint), part)
    });
    let mut lines = vec![all];
    // At the end no part is current.
    if let Some(at) = parts.iter().position(|part| part.is_current) {
        let alone = marked(Line::blank(), &parts[at]);
        let place = format!("part {} of {}", at + 1, parts.len());
        let placed = alone.clone().and(" · ", Role::Faint).and(place, Role::Dim);
        let next = parts[at + 1..].iter().find(|part| !part.is_done());
        let then = next.map(|part| format!("then {}", part.row.words()));
        let followed = then.map(|then| placed.clone().and(" · ", Role::Faint).and(then, Role::Dim));
        lines.extend(followed.into_iter().chain([placed, alone]));
    }
    let fits = |line: &Line| width(&line.text()) <= canvas.room();
    lines.into_iter().find(fits).unwrap_or_default()
}
