//! The rows of a chain: date, title and facts of a milestone, why it was one, and the goal and steps behind it.
//!
//! The rails of the lanes are in columns between the dates and the titles.

use super::Drawn;
use crate::app::data::Data;
use crate::app::scene::chain::Chain;
use crate::domain::calendar::Calendar;
use crate::domain::chain::{ChainRow, Relation};
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
        let Canvas { calendar, glyphs, columns, .. } = *canvas;
        let writer = Writer { calendar, glyphs, columns, is_printed: false };
        Viewport::of(&self.list, canvas.rows, |row| writer.lines(&row.link))
    }
}

/// The lines of a milestone in a chain for a command to print in so many columns: no text is cut.
pub(crate) fn printed(
    row: &ChainRow,
    calendar: Calendar,
    glyphs: &Glyphs,
    columns: usize,
) -> Vec<Line> {
    Writer { calendar, glyphs, columns, is_printed: true }.lines(row)
}

/// Writes rows.
struct Writer<'a> {
    calendar: Calendar,
    glyphs: &'a Glyphs,
    columns: usize,
    is_printed: bool,
}

impl Writer<'_> {
    fn lines(&self, row: &ChainRow) -> Vec<Line> {
        let milestone = &row.milestone;
        let why = milestone.recognised.as_ref().map_or("", |r| r.why.as_str());
        let mut lines = self.titled(row);
        lines.extend(self.said(row, why, WHY_LINES, Role::Dim));
        if let Some((goal, steps)) = &row.goal {
            lines.extend(self.said(row, &behind(milestone, goal, steps), 1, Role::Faint));
        }
        let bends = rails::bends(row, self.glyphs);
        let has_air = bends.is_empty() && !self.is_printed;
        let air = has_air.then(|| rails::under(row, self.glyphs));
        lines.extend(
            bends.into_iter().chain(air).map(|text| self.dated("").and(text, Role::Milestone)),
        );
        lines
    }

    /// The title in one line, with the facts at the right edge where they leave it whole, else under it.
    fn titled(&self, row: &ChainRow) -> Vec<Line> {
        let milestone = &row.milestone;
        let is_here = row.part == Relation::Here;
        let (before, after) = rails::beside(row, self.glyphs);
        let mark = self.glyphs.mark(Mark::of_milestone(milestone));
        let first = self
            .dated(&self.calendar.words(milestone.on))
            .and(before, Role::Milestone)
            .and(mark, Role::Milestone)
            .and(after + " ", Role::Milestone);
        let room = self.columns.saturating_sub(width(&first.text()));
        let whole =
            if self.is_printed { wrap(&milestone.title, room, usize::MAX) } else { Vec::new() };
        let mut whole = whole.into_iter();
        let title = whole.next().unwrap_or_else(|| clip(&milestone.title, room));
        let rest = whole.collect::<Vec<_>>().join(" ");
        let role = if is_here { Role::Strong } else { Role::Plain };
        let mut rest = self.said(row, &rest, WHY_LINES, role);
        let left = room.saturating_sub(width(&title));
        let facts = self.facts(row).join(" · ");
        let fits = rest.is_empty() && width(&facts) + 2 <= left;
        let mut line = first.and(title, role);
        if fits {
            line.right = vec![Piece::new(facts.clone(), Role::Dim)];
        }
        let under = if fits { Vec::new() } else { self.said(row, &facts, WHY_LINES, Role::Dim) };
        rest.extend(under);
        std::iter::once(line).chain(rest).collect()
    }

    /// The date, where it has no column; the end of a span; how much later it was recognised; and whether it is the one that
    /// was asked for, where no list has it selected.
    fn facts(&self, row: &ChainRow) -> Vec<String> {
        let milestone = &row.milestone;
        let on =
            (self.columns < NARROW && !self.is_printed).then(|| self.calendar.words(milestone.on));
        let until = self.calendar.style.format.end_of(milestone.extent());
        let seen = milestone.recognised_later();
        let seen = seen.map(|later| format!("recognised {later}"));
        let is_here = self.is_printed && row.part == Relation::Here;
        let here = is_here.then(|| "this one".to_owned());
        [on, until, seen, here].into_iter().flatten().collect()
    }

    /// A text under a title, beside the lanes that go on.
    fn said(&self, row: &ChainRow, text: &str, most: usize, role: Role) -> Vec<Line> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let rails = rails::under(row, self.glyphs);
        let before = self.dated("").and(rails + " ", Role::Milestone);
        let room = self.columns.saturating_sub(width(&before.text()));
        let most = if self.is_printed { usize::MAX } else { most };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = wrap(&text, room, most).into_iter();
        lines.map(|text| before.clone().and(text, role)).collect()
    }

    fn dated(&self, when: &str) -> Line {
        match (self.columns, self.is_printed) {
            (_, true) => Line::of(format!("{when:<WHEN$} "), Role::Dim),
            (..NARROW, false) => Line::of(" ", Role::Plain),
            (_, false) => Line::of(format!(" {when:<WHEN$} "), Role::Dim),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::chain::chain;
    use crate::domain::fixtures::{date, id, journey, today};
    use crate::domain::milestone::Recognised;
    use crate::view::glyphs::UNICODE;

    #[test]
    fn chain_tells_a_reason_of_many_lines_without_the_marks_of_their_ends() {
        let why = (0..40).map(|n| format!("reason {n}")).collect::<Vec<_>>().join("\n");
        let recognised = Some(Recognised { on: date("2016"), why });
        let on = date("1997");
        let course = Milestone { recognised, ..Milestone::new(id("course"), "Course", on) };
        let links = chain(&journey(vec![course.into()]), &id("course"));
        let (calendar, glyphs) = (today().into(), &UNICODE);
        let on_screen = Writer { calendar, glyphs, columns: 40, is_printed: false };
        let text = |lines: Vec<Line>| lines.iter().map(Line::text).collect::<Vec<_>>().join("\n");
        let shown = text(on_screen.lines(&links[0]));
        let all = text(printed(&links[0], calendar, glyphs, usize::MAX));
        assert!(!shown.contains('␊') && shown.contains('…'), "{shown}");
        assert!(!all.contains(['␊', '…']) && all.ends_with("reason 39"), "{all}");
    }

    #[test]
    fn printed_chain_stays_within_the_terminal() {
        let why = "a reason of many words, ".repeat(20);
        let recognised = Some(Recognised { on: date("2016"), why });
        let title = "A course with a long title ".repeat(4);
        let bare = Milestone::new(id("course"), title.trim(), date("1997"));
        let links = chain(&journey(vec![Milestone { recognised, ..bare }.into()]), &id("course"));
        let lines = printed(&links[0], today().into(), &UNICODE, 50);
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert!(texts.iter().all(|text| width(text) <= 50), "{texts:#?}");
        let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
        assert_eq!(words.iter().filter(|word| **word == "title").count(), 4, "{texts:#?}");
    }
}
