//! How a row of momentum reads.

mod chart;
mod map;

use super::canvas::Canvas;
use super::scenes::{Drawn, Said};
use super::viewport::Viewport;
use crate::app::keymap::Keymap;
use crate::app::layout::{Cells, ScreenLayout};
use crate::app::momentum::{MomentumPage, MomentumRow};
use crate::domain::date::Day;
use crate::domain::describe::Mark;
use crate::domain::goal::{End, OpenState, State};
use crate::domain::journey::Journey;
use crate::domain::momentum::{
    Level, Move, MoveKind, YearShare, arithmetic, moves_in_words, sentence,
};
use crate::domain::pace;
use crate::domain::pace::Larger;
use crate::domain::text::{clip, width, wrap};
use crate::domain::when::relative;
use crate::domain::words::count;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role, flow};
use crate::view::rows::TEXT;
use map::LABEL;

/// The columns of a kind's name, before what is said of it.
const NAME: usize = 14;

/// The columns of a date: `20 Nov 2025`.
const WHEN: usize = 12;

/// The least columns of a larger goal's title where its numbers stand beside it; a wide view has more.
const TITLE: usize = 28;

/// Below this width the numbers of a larger goal stand below its title.
const NARROW: usize = 90;

/// The most columns that the bar of a kind takes.
const BAR: usize = 40;

/// Lines that a sentence may take.
const LINES: usize = 3;

impl Drawn for MomentumPage {
    fn heading(&self, _journey: &Journey) -> (String, String) {
        let told = match self.list.entry() {
            Some(MomentumRow::Weekday(_)) => {
                format!("{} · {}", self.day.words(), self.figures.of_day(self.day))
            }
            Some(MomentumRow::Years) => self.year().map(YearShare::words).unwrap_or_default(),
            _ => String::new(),
        };
        ("Momentum".to_owned(), told)
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let Canvas { today, glyphs, keymap, columns, .. } = *canvas;
        let writer = Writer { today, glyphs, keymap, columns };
        let selected = self.list.entry();
        let lines = |row: &MomentumRow| writer.lines(self, row, selected == Some(row));
        Viewport::of(&self.list, canvas.rows, lines)
    }

    fn lesson(&self, keymap: &Keymap) -> Vec<Said> {
        let said = "No moves yet. A goal that is done is a move, and so is a note on the way, or \
                    a milestone that you reached.";
        vec![
            (said.into(), Role::Plain),
            (" ".into(), Role::Plain),
            (keymap.text("{add} adds a goal, {done} marks it done"), Role::Accent),
            (keymap.text("{note} adds a progress note to it"), Role::Accent),
        ]
    }

    fn is_filtered(&self) -> bool {
        false
    }

    fn arrange(&self, columns: usize, layout: &mut ScreenLayout) {
        layout.weeks = map::cells(columns, self.place.week);
        layout.years = chart::cells(columns, self.figures.years.len(), self.place.year);
    }
}

/// What rows are written with.
struct Writer<'a> {
    /// What day it is.
    today: Day,
    /// The characters to draw with.
    glyphs: &'a Glyphs,
    keymap: &'a Keymap,
    /// Columns of the view.
    columns: usize,
}

impl Writer<'_> {
    /// The lines of a row that is selected, or not: in a picture the cursor is a part of it.
    fn lines(&self, page: &MomentumPage, row: &MomentumRow, selected: bool) -> Vec<Line> {
        let figures = &page.figures;
        match row {
            MomentumRow::Gap => vec![Line::blank()],
            MomentumRow::Months => vec![map::months(&figures.year, self.map(page))],
            MomentumRow::Weekday(weekday) => {
                let cells = self.map(page);
                vec![map::weekday(page, *weekday, cells, self.glyphs, selected)]
            }
            MomentumRow::Weeks => vec![map::weeks(&figures.year, self.map(page), self.glyphs)],
            MomentumRow::Legend => self.legend(page),
            MomentumRow::Numbers => self.said(&arithmetic(&figures.momentum), Role::Plain),
            MomentumRow::Day => vec![self.day(page)],
            MomentumRow::OfDay(step) => self.step(step, None),
            MomentumRow::Heading(text, more) => {
                let line = Line::of(*text, Role::Heading).indented(1);
                vec![line.and(format!("  {more}"), Role::Faint)]
            }
            MomentumRow::Larger(larger, _) => self.larger(larger),
            MomentumRow::Years => chart::lines(page, self.columns, self.glyphs, selected),
            MomentumRow::Kind(kind, steps, most) => vec![self.kind(kind.as_deref(), *steps, *most)],
            MomentumRow::Last(step) => self.step(step, Some(step.on)),
            MomentumRow::Said(text) => vec![Line::of(*text, Role::Dim).indented(TEXT)],
        }
    }

    fn map(&self, page: &MomentumPage) -> Cells {
        map::cells(self.columns, page.place.week)
    }

    fn legend(&self, page: &MomentumPage) -> Vec<Line> {
        let year = &page.figures.year;
        let mut facts: Vec<Line> = Vec::new();
        for (glyph, words, level) in map::legend(year, self.glyphs) {
            let line = Line::of(glyph, Role::Level(level));
            facts.push(line.and(format!(" {words}"), Role::Dim));
        }
        if year.has_pauses() {
            let line = Line::of(self.glyphs.rule, Role::Level(Level::None));
            facts.push(line.and(" paused", Role::Dim));
        }
        let mut line = Line::of(" ".repeat(LABEL), Role::Plain);
        for (at, fact) in facts.into_iter().enumerate() {
            if at > 0 {
                line = line.and("   ", Role::Plain);
            }
            line.left.extend(fact.left);
        }
        let days = year.days_with_moves();
        let least = page.figures.momentum.unread.as_ref().map_or("", |_| "at least ");
        let sum = format!("{least}{} on {}", count(year.moves(), "move"), count(days, "day"));
        // It ends where the map does; where that leaves no room beside the levels, at the edge.
        let cells = self.map(page);
        let taken = width(&line.text()) + 3 + width(&sum);
        let ends = [LABEL + cells.count * cells.width, self.columns];
        if let Some(end) = ends.into_iter().find(|end| taken <= *end) {
            let air = " ".repeat(end + 3 - taken);
            line = line.and(air, Role::Plain).and(sum, Role::Dim);
        }
        vec![line]
    }

    fn said(&self, sentences: &[String], role: Role) -> Vec<Line> {
        let room = self.columns.saturating_sub(1);
        let texts = sentences.iter().flat_map(|text| wrap(text, room, LINES));
        texts.map(|text| Line::of(text, role).indented(1)).collect()
    }

    fn day(&self, page: &MomentumPage) -> Line {
        let (day, figures) = (page.day, &page.figures);
        let steps = figures.of_day(day);
        let named = figures.steps.iter().filter(|step| step.on == day).count();
        let unread = figures.is_partial && named < figures.year.moves_on(day);
        let more = if unread { ", being read" } else { "" };
        let line = Line::of(day.words_in_full(), Role::Heading).indented(1);
        line.and(format!("  {steps}{more}"), Role::Dim)
    }

    fn step(&self, step: &Move, on: Option<Day>) -> Vec<Line> {
        let mark = match step.how {
            MoveKind::Done | MoveKind::Reached => Some(Mark::of(&step.item)),
            MoveKind::Noted { .. } => None,
        };
        let (mark, role) = mark.map_or(("+", Role::Dim), |m| (self.glyphs.mark(m), Role::of(m)));
        let mut line = Line::of(" ", Role::Plain).and(mark, role).and(" ", Role::Plain);
        if let Some(on) = on {
            let when = relative(on.into(), self.today);
            line = line.and(format!("{when:<WHEN$}"), Role::Dim);
        }
        let room = self.columns.saturating_sub(width(&line.text()) + 1);
        let title = clip(step.item.title(), room);
        let left = room.saturating_sub(width(&title) + 2);
        line = line.and(title, Role::Plain);
        if let MoveKind::Noted { text, amount } = &step.how {
            let amount = amount.map(|a| format!("{} ", a.signed())).unwrap_or_default();
            let noted = clip(&format!("{amount}{text}"), left);
            if width(&noted) >= 4 {
                line = line.and(format!("  {noted}"), Role::Dim);
            }
        }
        vec![line]
    }

    fn larger(&self, larger: &Larger) -> Vec<Line> {
        let goal = &larger.goal;
        let mark = Mark::of_goal(goal);
        let (glyph, role) = (self.glyphs.mark_of_larger(mark), Role::of(mark));
        let first = Line::of(" ", Role::Plain).and(glyph, role).and(" ", Role::Plain);
        if self.columns < NARROW {
            self.larger_below(larger, first)
        } else {
            self.larger_beside(larger, first)
        }
    }

    /// What is said of it stands below its title.
    fn larger_below(&self, larger: &Larger, first: Line) -> Vec<Line> {
        let room = self.columns.saturating_sub(TEXT + 1);
        let title = first.and(clip(&larger.goal.title, room), Role::Plain);
        let below = flow(&self.facts(larger), room).into_iter();
        let below = below.chain(self.paces(larger, room));
        std::iter::once(title).chain(below.map(|line| line.indented(TEXT))).collect()
    }

    /// What is said of it stands beside its title and its last twelve weeks.
    fn larger_beside(&self, larger: &Larger, first: Line) -> Vec<Line> {
        let weeks = larger.momentum.weeks;
        let bars = if weeks.iter().any(|steps| *steps > 0) {
            self.glyphs.bars(&weeks)
        } else {
            " ".repeat(weeks.len())
        };
        let most = (self.columns / 4).max(TITLE);
        let title = clip(&larger.goal.title, most);
        let air = " ".repeat(most + 2 - width(&title));
        let mut first = first
            .and(title, Role::Plain)
            .and(air, Role::Plain)
            .and(bars, Role::Done)
            .and("  ", Role::Plain);
        let room = self.columns.saturating_sub(width(&first.text()) + 1);
        let facts = flow(&self.facts(larger), room).into_iter().next();
        first.left.extend(facts.unwrap_or_default().left);
        let at = TEXT + most + 2;
        let paces = self.paces(larger, self.columns.saturating_sub(at + 1));
        let below = paces.into_iter().map(|line| line.indented(at));
        std::iter::once(first).chain(below).collect()
    }

    fn facts(&self, larger: &Larger) -> Vec<Piece> {
        let (goal, momentum) = (&larger.goal, &larger.momentum);
        if momentum.unread.is_some() {
            return vec![Piece::new("not all could be read", Role::Open)];
        }
        let steps = moves_in_words(momentum.last_365_days);
        let mut facts = vec![Piece::new(steps, Role::Dim)];
        let said = match &goal.state {
            State::Open(OpenState::Paused | OpenState::Someday) => goal.state.word().to_owned(),
            State::Ended(End::Done(on)) => format!("done {}", relative(*on, self.today)),
            State::Ended(End::Dropped(dropped)) => {
                format!("dropped {}", relative(dropped.on, self.today))
            }
            State::Open(OpenState::Active) if larger.is_stuck => {
                let asks =
                    ["no active step".to_owned(), self.keymap.text("{question} to plan one")];
                return asks.map(|fact| Piece::new(fact, Role::Open)).into();
            }
            State::Open(OpenState::Active) if momentum.days_since_move.is_none() => return facts,
            State::Open(OpenState::Active) => sentence(momentum),
        };
        facts.extend(said.split(" · ").map(|fact| Piece::new(fact, Role::Dim)));
        facts
    }

    fn paces(&self, larger: &Larger, room: usize) -> Vec<Line> {
        let said = larger.pace.as_ref();
        let said = said.map(pace::sentences);
        let lines = said.iter().flatten().flat_map(|text| wrap(text, room, LINES));
        lines.map(|text| Line::of(text, Role::Dim)).collect()
    }

    fn kind(&self, kind: Option<&str>, steps: usize, most: usize) -> Line {
        let name = clip(kind.unwrap_or("no kind"), NAME);
        let air = " ".repeat((NAME + 2).saturating_sub(width(&name)));
        let room = self.columns.saturating_sub(TEXT + NAME + 2 + 12).min(BAR);
        let bar = (steps * room).div_ceil(most.max(1));
        let role = if kind.is_some() { Role::Plain } else { Role::Dim };
        Line::of(name, role)
            .indented(TEXT)
            .and(air, Role::Plain)
            .and(self.glyphs.full.repeat(bar), Role::Done)
            .and(format!("  {}", count(steps, "move")), Role::Dim)
    }
}
