//! The rows of the look back: how long ago a goal ended or a milestone was recognised, its title, and more on it.

use super::{Drawn, Said};
use crate::app::data::Data;
use crate::app::keymap::KeysHere;
use crate::app::scene::look_back::{LookBack, LookBackRow};
use crate::domain::calendar::Calendar;
use crate::domain::describe::{Mark, brief};
use crate::domain::journey::Journey;
use crate::domain::look_back::Anniversary;
use crate::domain::milestone::Milestone;
use crate::domain::text::{width, wrap};
use crate::domain::words::count;
use crate::view::canvas::Canvas;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Role};
use crate::view::rows::TEXT;
use crate::view::viewport::Viewport;

/// The columns of an age or a date: `six months ago`.
const WHEN: usize = 15;

/// Below this width the age is under the title.
const NARROW: usize = 56;

/// The most lines of a title, and of a text under it; the reading pane has all of them.
const LINES: usize = 2;

impl Drawn for LookBack {
    fn heading(&self, _data: &Data) -> (String, String) {
        let rows = self.list.entries().iter();
        let counted = match rows.filter(|row| matches!(row, LookBackRow::Step(..))).count() {
            0 => String::new(),
            goals => format!("{} today", count(goals, "goal")),
        };
        ("Look back".to_owned(), counted)
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let writer = Writer::of(canvas);
        Viewport::of(&self.list, canvas.rows, |row| writer.lines(row))
    }

    fn plain(&self, canvas: &Canvas<'_>) -> Vec<String> {
        let writer = Writer::of(canvas);
        let lines = self.list.entries().iter().flat_map(|row| writer.plain(row));
        lines.skip_while(String::is_empty).collect()
    }

    fn lesson(&self, _keymap: KeysHere<'_>) -> Vec<Said> {
        let said = "No finished goal comes up today. What you finish comes up again, from a \
                    week to twenty years later.";
        vec![(said.into(), Role::Plain)]
    }
}

/// Writes rows.
struct Writer<'a> {
    journey: &'a Journey,
    calendar: Calendar,
    glyphs: &'a Glyphs,
    columns: usize,
}

/// An item of the look back in words.
struct Figures<'a> {
    mark: Mark,
    when: String,
    title: &'a str,
    end: String,
    below: Vec<String>,
}

impl<'a> Writer<'a> {
    fn of(canvas: &Canvas<'a>) -> Writer<'a> {
        let Canvas { journey, calendar, glyphs, columns, .. } = *canvas;
        Writer { journey, calendar, glyphs, columns }
    }

    fn lines(&self, row: &LookBackRow) -> Vec<Line> {
        match row {
            LookBackRow::Heading(text) => {
                vec![Line::of(*text, Role::Heading).indented(1), Line::blank()]
            }
            LookBackRow::Said(text) => self.said(text),
            LookBackRow::Step(..) | LookBackRow::Seen(_) => {
                self.figures(row).map(|figures| self.told(figures)).unwrap_or_default()
            }
        }
    }

    fn plain(&self, row: &LookBackRow) -> Vec<String> {
        match row {
            LookBackRow::Heading(text) => vec![String::new(), (*text).to_owned()],
            LookBackRow::Said(text) => vec![format!("  {text}")],
            LookBackRow::Step(..) | LookBackRow::Seen(_) => {
                let lines = self.figures(row).map(|Figures { when, title, end, below, .. }| {
                    let first = format!("  {when} · {title} · {end}");
                    let below = below.into_iter().map(|text| format!("    {text}"));
                    std::iter::once(first).chain(below).collect()
                });
                lines.unwrap_or_default()
            }
        }
    }

    /// What is said of an item; `None` for a row that has none.
    fn figures<'r>(&self, row: &'r LookBackRow) -> Option<Figures<'r>> {
        match row {
            LookBackRow::Step(memory, _) => Some(self.step(memory)),
            LookBackRow::Seen(item) => item.as_milestone().map(|milestone| self.seen(milestone)),
            LookBackRow::Heading(_) | LookBackRow::Said(_) => None,
        }
    }

    fn said(&self, text: &str) -> Vec<Line> {
        let texts = wrap(text, self.columns.saturating_sub(TEXT), LINES).into_iter();
        let lines = texts.map(|text| Line::of(text, Role::Dim).indented(TEXT));
        lines.chain([Line::blank()]).collect()
    }

    fn step<'r>(&self, memory: &'r Anniversary) -> Figures<'r> {
        Figures {
            mark: Mark::of_goal(&memory.goal),
            when: memory.ago.words().to_owned(),
            title: &memory.goal.title,
            end: self.calendar.words(memory.on),
            below: brief(self.journey, &memory.goal, self.calendar),
        }
    }

    fn seen<'r>(&self, milestone: &'r Milestone) -> Figures<'r> {
        let recognised = milestone.recognised.as_ref();
        let why = recognised.map_or("", |r| r.why.as_str());
        let below = Some(why.to_owned()).filter(|why| !why.trim().is_empty());
        Figures {
            mark: Mark::of_milestone(milestone),
            when: recognised.map(|r| self.calendar.words(r.on)).unwrap_or_default(),
            title: &milestone.title,
            end: milestone.recognised_later().unwrap_or_default(),
            below: below.into_iter().collect(),
        }
    }

    fn told(&self, told: Figures<'_>) -> Vec<Line> {
        let narrow = self.columns < NARROW;
        let at = if narrow { TEXT } else { TEXT + WHEN };
        let end = width(&told.end) + 2;
        let room = self.columns.saturating_sub(if narrow { at } else { at + end });
        let mut first = Line::of(" ", Role::Plain)
            .and(self.glyphs.mark(told.mark), Role::of(told.mark))
            .and(" ", Role::Plain);
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
