//! The rows of a chain: date, title and facts of a milestone, why it was one, and the goal and steps behind it.
//!
//! The rails of the lanes are in columns between the dates and the titles.

use super::Drawn;
use crate::app::data::Data;
use crate::app::scene::chain::{Chain, LinkRow};
use crate::domain::calendar::Calendar;
use crate::domain::chain::Relation;
use crate::domain::describe::Mark;
use crate::domain::goal::Goal;
use crate::domain::milestone::Milestone;
use crate::domain::text::{clip, width, wrap};
use crate::domain::words::{count, quoted};
use crate::view::canvas::Canvas;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role};
use crate::view::rails;
use crate::view::viewport::Viewport;
use std::sync::Arc;

/// The columns of a date: `20 Nov 1998`.
const WHEN: usize = 12;

/// Below this width the date of a milestone is under its title.
const NARROW: usize = 44;

/// The most lines of a reason. The reading pane has all of it, and all steps, which are one line here.
const WHY_LINES: usize = 2;

impl Drawn for Chain {
    fn heading(&self, data: &Data) -> (String, String) {
        let title = data.journey.milestone(self.id()).map_or("", |m| m.title.as_str());
        let milestones = count(self.list.entries().len(), "milestone");
        (format!("The chain of {}", quoted(title)), milestones)
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let writer =
            Writer { calendar: canvas.calendar, glyphs: canvas.glyphs, columns: canvas.columns };
        Viewport::of(&self.list, canvas.rows, |row| writer.lines(row))
    }
}

/// Writes rows.
struct Writer<'a> {
    calendar: Calendar,
    glyphs: &'a Glyphs,
    columns: usize,
}

impl Writer<'_> {
    fn lines(&self, row: &LinkRow) -> Vec<Line> {
        let milestone = &row.link.milestone;
        let why = milestone.recognised.as_ref().map_or("", |r| r.why.as_str());
        let mut lines = self.titled(row);
        lines.extend(self.said(row, why, WHY_LINES, Role::Dim));
        if let Some((goal, steps)) = &row.link.goal {
            lines.extend(self.said(row, &behind(milestone, goal, steps), 1, Role::Faint));
        }
        let bends = rails::bends(&row.link, self.glyphs);
        let air = bends.is_empty().then(|| rails::under(&row.link, self.glyphs));
        lines.extend(
            bends.into_iter().chain(air).map(|text| self.dated("").and(text, Role::Milestone)),
        );
        lines
    }

    /// The title in one line, with the facts at the right edge where they leave it whole, else under it.
    fn titled(&self, row: &LinkRow) -> Vec<Line> {
        let milestone = &row.link.milestone;
        let is_here = row.link.part == Relation::Here;
        let (before, after) = rails::beside(&row.link, self.glyphs);
        let mark = self.glyphs.mark(Mark::of_milestone(milestone));
        let first = self
            .dated(&self.calendar.words(milestone.on))
            .and(before, Role::Milestone)
            .and(mark, Role::Milestone)
            .and(after + " ", Role::Milestone);
        let room = self.columns.saturating_sub(width(&first.text()));
        let title = clip(&milestone.title, room);
        let left = room.saturating_sub(width(&title));
        let facts = self.facts(milestone).join(" · ");
        let fits = width(&facts) + 2 <= left;
        let mut line = first.and(title, if is_here { Role::Strong } else { Role::Plain });
        if fits {
            line.right = vec![Piece::new(facts.clone(), Role::Dim)];
        }
        let under = if fits { Vec::new() } else { self.said(row, &facts, WHY_LINES, Role::Dim) };
        std::iter::once(line).chain(under).collect()
    }

    /// The date, where it has no column; the end of a span; and how much later it was recognised.
    fn facts(&self, milestone: &Milestone) -> Vec<String> {
        let on = (self.columns < NARROW).then(|| self.calendar.words(milestone.on));
        let until = self.calendar.style.format.end_of(milestone.extent());
        let seen = milestone.recognised_later();
        let seen = seen.map(|later| format!("recognised {later}"));
        [on, until, seen].into_iter().flatten().collect()
    }

    /// A text under a title, beside the lanes that go on.
    fn said(&self, row: &LinkRow, text: &str, most: usize, role: Role) -> Vec<Line> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let rails = rails::under(&row.link, self.glyphs);
        let before = self.dated("").and(rails + " ", Role::Milestone);
        let room = self.columns.saturating_sub(width(&before.text()));
        let lines = wrap(text, room, most).into_iter();
        lines.map(|text| before.clone().and(text, role)).collect()
    }

    fn dated(&self, when: &str) -> Line {
        if self.columns < NARROW {
            return Line::of(" ", Role::Plain);
        }
        Line::of(format!(" {when:<WHEN$} "), Role::Dim)
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
