//! How a milestone of the chain reads: when, what, why, and the goal and the steps behind it.
//!
//! One way through is one line down the page: a rail joins what led to what, and side ways stand indented beside it.

use super::canvas::Canvas;
use super::viewport::Viewport;
use crate::app::chain::{Chain, LinkRow};
use crate::domain::chain::Relation;
use crate::domain::describe::Mark;
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::text::{width, wrap};
use crate::domain::words::count;
use crate::domain::words::quoted;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role};
use std::sync::Arc;

/// The columns of a date: `20 Nov 1998`.
const WHEN: usize = 12;

/// Below this width there is no column for dates: they stand with what they date.
const NARROW: usize = 44;

/// Lines that a title may take before it is cut.
const TITLE_LINES: usize = 2;

/// Lines that a reason, or the steps behind a milestone, may take; the detail has all of them.
const TEXT_LINES: usize = 3;

/// How far ways may be indented: further in they would leave no room for words.
const DEEPEST: usize = 6;

/// What of the chain is on the screen.
pub(super) fn viewport(chain: &Chain, canvas: &Canvas<'_>) -> Viewport {
    let writer = Writer { glyphs: canvas.glyphs, columns: canvas.columns };
    Viewport::of(&chain.list, canvas.rows, |row| writer.lines(row))
}

/// What rows are written with.
struct Writer<'a> {
    /// The characters to draw with.
    glyphs: &'a Glyphs,
    /// Columns of the view.
    columns: usize,
}

impl Writer<'_> {
    /// The lines of a row.
    fn lines(&self, row: &LinkRow) -> Vec<Line> {
        let link = &row.link;
        if link.rejoins {
            return vec![self.rejoins(row), self.before(row, "", false)];
        }
        let mut lines = self.titled(row);
        let milestone = &link.milestone;
        let why = milestone.recognised.as_ref().map_or("", |r| r.why.as_str());
        lines.extend(self.said(row, why, Role::Dim));
        if let Some((goal, steps)) = &link.goal {
            lines.extend(self.said(row, &behind(milestone, goal, steps), Role::Faint));
        }
        lines.push(self.before(row, "", true));
        lines
    }

    fn titled(&self, row: &LinkRow) -> Vec<Line> {
        let milestone = &row.link.milestone;
        let here = row.link.part == Relation::Here;
        let mark = self.glyphs.mark(Mark::of_milestone(milestone));
        let first =
            self.before(row, &milestone.on.words(), false).and(format!("{mark} "), Role::Milestone);
        let room = self.columns.saturating_sub(width(&first.text()));
        let role = if here { Role::Strong } else { Role::Plain };
        let mut titles = wrap(&milestone.title, room, TITLE_LINES).into_iter();
        let title = titles.next().unwrap_or_default();
        let mut lines = vec![first.and(title, role)];
        lines.extend(titles.map(|text| self.before(row, "", true).and(text, role)));
        self.tell(row, &mut lines);
        lines
    }

    /// Says the facts beside the title where they leave it whole, else under it.
    fn tell(&self, row: &LinkRow, lines: &mut Vec<Line>) {
        let facts = self.facts(&row.link.milestone);
        let told = facts.join(" · ");
        match lines.as_mut_slice() {
            [only] if width(&only.text()) + 2 + width(&told) <= self.columns => {
                only.right = vec![Piece::new(told, Role::Dim)];
            }
            _ => lines.extend(self.said(row, &told, Role::Dim)),
        }
    }

    /// The date, where there is no column for it; until when it lasted; and how much later it was recognised.
    fn facts(&self, milestone: &Milestone) -> Vec<String> {
        let on = (self.columns < NARROW).then(|| milestone.on.words());
        let until = milestone.extent().end_in_words();
        let seen = milestone.recognised_later();
        let seen = seen.map(|later| format!("recognised {later}"));
        [on, until, seen].into_iter().flatten().collect()
    }

    /// A text under a title, beside the rail that goes on.
    fn said(&self, row: &LinkRow, text: &str, role: Role) -> Vec<Line> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let before = self.before(row, "", true);
        let room = self.columns.saturating_sub(width(&before.text()));
        let lines = wrap(text, room, TEXT_LINES).into_iter();
        lines.map(|text| before.clone().and(text, role)).collect()
    }

    fn rejoins(&self, row: &LinkRow) -> Line {
        let before = self.before(row, "", false);
        let said = format!("{} on to ", self.glyphs.onward);
        let room = self.columns.saturating_sub(width(&before.text()) + width(&said));
        let title = wrap(&row.link.milestone.title, room, 1).remove(0);
        before.and(said, Role::Faint).and(title, Role::Dim)
    }

    /// The date and the rails of the ways beside, before what is said; and its own rail, where it goes on there.
    fn before(&self, row: &LinkRow, when: &str, own: bool) -> Line {
        let link = &row.link;
        let mut line = if self.columns >= NARROW {
            Line::of(format!(" {when:<WHEN$} "), Role::Dim)
        } else {
            Line::of(" ", Role::Plain)
        };
        let mut rails = String::new();
        for goes_on in link.beside.iter().take(DEEPEST) {
            rails.push_str(self.rail(*goes_on));
        }
        if own {
            rails.push_str(self.rail(link.goes_on));
        }
        line.left.push(Piece::new(rails, Role::Milestone));
        line
    }

    fn rail(&self, goes_on: bool) -> &'static str {
        match (goes_on, self.glyphs.is_ascii()) {
            (true, false) => "│ ",
            (true, true) => "| ",
            (false, _) => "  ",
        }
    }
}

/// The goal that a milestone was, where it had another title, and its steps.
fn behind(milestone: &Milestone, goal: &Goal, steps: &[Arc<Goal>]) -> String {
    let titles: Vec<&str> = steps.iter().map(|step| step.title.as_str()).collect();
    let steps = match titles.len() {
        0 => String::new(),
        n => format!("{}: {}", count(n, "step"), titles.join("; ")),
    };
    if goal.title == milestone.title {
        steps
    } else {
        let between = if steps.is_empty() { "" } else { ", " };
        format!("was the goal {}{between}{steps}", quoted(&goal.title))
    }
}
