//! How a row of the look back reads: how long ago, what, and what is known of it.

use super::Row;
use crate::app::glyphs::Glyphs;
use crate::app::lines::{Line, Role, shown, width, wrap};
use crate::app::rows::TEXT;
use crate::domain::goal::{End, Goal, State};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::look_back::Anniversary;
use crate::domain::milestone::Milestone;

/// The columns of how long ago, or when: `six months ago`.
const WHEN: usize = 15;

/// Below this width how long ago stands below what it was.
const NARROW: usize = 56;

/// Lines that a title, or what is known of it, may take; the detail has all of it.
const LINES: usize = 2;

/// What rows are written with.
pub(crate) struct Writer<'a> {
    /// The journey, for what an item has to do with others.
    pub(crate) journey: &'a Journey,
    /// The characters to draw with.
    pub(crate) glyphs: &'a Glyphs,
    /// Columns of the view.
    pub(crate) columns: usize,
}

/// What a row says of an item.
struct Told<'a> {
    mark: &'static str,
    role: Role,
    when: String,
    title: &'a str,
    end: String,
    below: Vec<String>,
}

impl Writer<'_> {
    /// The lines of a row.
    pub(crate) fn lines(&self, row: &Row) -> Vec<Line> {
        match row {
            Row::Heading(text) => vec![Line::of(*text, Role::Heading).indented(1), Line::blank()],
            Row::Said(text) => self.said(text),
            Row::Step(memory, _) => self.told(self.step(memory)),
            Row::Seen(Item::Milestone(milestone)) => self.told(self.seen(milestone)),
            Row::Seen(Item::Goal(_)) => Vec::new(),
        }
    }

    fn said(&self, text: &str) -> Vec<Line> {
        let texts = wrap(text, self.columns.saturating_sub(TEXT), LINES).into_iter();
        let lines = texts.map(|text| Line::of(text, Role::Dim).indented(TEXT));
        lines.chain([Line::blank()]).collect()
    }

    fn step<'a>(&self, memory: &'a Anniversary) -> Told<'a> {
        let (mark, role) = match memory.goal.state {
            State::Ended(End::Dropped(_)) => (self.glyphs.dropped, Role::Dim),
            State::Open(_) | State::Ended(End::Done(_)) => (self.glyphs.done, Role::Done),
        };
        Told {
            mark,
            role,
            when: memory.ago.words().to_owned(),
            title: &memory.goal.title,
            end: memory.on.words(),
            below: known(self.journey, &memory.goal),
        }
    }

    fn seen<'a>(&self, milestone: &'a Milestone) -> Told<'a> {
        let recognised = milestone.recognised.as_ref();
        let why = recognised.map_or("", |r| r.why.as_str());
        let below = Some(why.to_owned()).filter(|why| !why.trim().is_empty());
        Told {
            mark: self.glyphs.hindsight,
            role: Role::Milestone,
            when: recognised.map(|r| r.on.words()).unwrap_or_default(),
            title: &milestone.title,
            end: milestone.recognised_later().unwrap_or_default(),
            below: below.into_iter().collect(),
        }
    }

    fn told(&self, told: Told<'_>) -> Vec<Line> {
        let narrow = self.columns < NARROW;
        let at = if narrow { TEXT } else { TEXT + WHEN };
        let end = width(&told.end) + 2;
        let room = self.columns.saturating_sub(if narrow { at } else { at + end });
        let mut first = Line::of(" ", Role::Plain).and(told.mark, told.role).and(" ", Role::Plain);
        let mut below = told.below;
        if narrow {
            below.insert(0, format!("{} · {}", told.when, told.end));
        } else {
            let when = format!("{:<WHEN$}", told.when);
            first = first.and(when, Role::Dim).ending(told.end, Role::Dim);
        }
        let mut titles = wrap(told.title, room, LINES).into_iter();
        let mut lines = vec![first.and(titles.next().unwrap_or_default(), Role::Plain)];
        lines.extend(titles.map(|text| Line::of(text, Role::Plain).indented(at)));
        for text in below {
            let texts = wrap(&text, self.columns.saturating_sub(at + 1), LINES).into_iter();
            lines.extend(texts.map(|text| Line::of(text, Role::Dim).indented(at)));
        }
        lines.push(Line::blank());
        lines
    }
}

/// What is known of an old step, in brief: what it served, why it was dropped, its note, and the last line of its log.
pub(crate) fn known(journey: &Journey, goal: &Goal) -> Vec<String> {
    let mut known = Vec::new();
    let larger = goal.toward.as_ref().and_then(|id| journey.goal(id));
    if let Some(larger) = larger {
        known.push(format!("toward {}", first_line(&larger.title)));
    }
    if let Some(dropped) = goal.state.as_dropped()
        && !dropped.why.trim().is_empty()
    {
        known.push(format!("dropped: {}", first_line(&dropped.why)));
    }
    known.extend(goal.note.as_deref().map(first_line));
    let last = goal.log.iter().rev().find(|e| !e.text.trim().is_empty());
    known.extend(last.map(|entry| format!("{}: {}", entry.on.words(), first_line(&entry.text))));
    known
}

/// The first line of a text that says anything, made safe to print.
fn first_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    shown(line, WIDEST)
}

/// More columns than two lines of any screen have.
const WIDEST: usize = 1000;
