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

/// The agenda in one line: with all its names, or else with the name of the current part alone.
fn in_one(review: &Review, canvas: &Canvas<'_>) -> Line {
    let parts = parts(review, canvas);
    let told = |all: bool| {
        parts.iter().fold(Line::blank(), |line, part| {
            let (mark, role) = part.mark(canvas);
            let between = match line.left.is_empty() {
                true => "",
                false if all => " · ",
                false => " ",
            };
            let line = line.and(between, Role::Faint).and(mark, role);
            let name = match part.is_current {
                true => format!(" {} {}", part.row.words(), part.counted()),
                false if all => format!(" {}", part.row.words()),
                false => String::new(),
            };
            line.and(name, part.role())
        })
    };
    let fits = |line: &Line| width(&line.text()) <= canvas.room();
    // At the end no part is current, and marks alone say nothing.
    let brief = review.card().map(|_| told(false));
    let lines = [Some(told(true)), brief];
    lines.into_iter().flatten().find(fits).unwrap_or_default()
}
