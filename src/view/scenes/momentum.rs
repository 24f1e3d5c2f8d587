//! The rows of momentum: the map of a year, the selected day, one row for each larger goal, and the years.

mod chart;
mod map;
mod page;
mod plain;

use super::{Drawn, Said};
use crate::app::data::Data;
use crate::app::keymap::KeysHere;
use crate::app::layout::{Cells, ScreenLayout};
use crate::app::scene::momentum::{MomentumPage, MomentumRow, PageFigures};
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Day};
use crate::domain::describe::Mark;
use crate::domain::goal::{End, OpenState, State};
use crate::domain::id::Id;
use crate::domain::momentum::{Move, sentence_of_goal};
use crate::domain::pace::Larger;
use crate::domain::sorted::SortedMap;
use crate::domain::text::{clip, width};
use crate::domain::words::count;
use crate::view::canvas::Canvas;
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role, flow};
use crate::view::reading::ReadingPage;
use crate::view::viewport::{Viewport, Window};

/// The least columns of a larger goal's title beside its weeks; a wide view has more.
const TITLE: usize = 28;

/// Below this width the weeks of a larger goal are left out.
const NARROW: usize = 60;

impl Drawn for MomentumPage {
    fn heading(&self, _data: &Data) -> (String, String) {
        let year = &self.figures.year;
        let least = self.figures.momentum.unread.as_ref().map_or("", |_| "at least ");
        let days = count(year.days_with_moves(), "day");
        let sum = format!("{least}{} on {days}", count(year.moves(), "move"));
        ("Momentum".to_owned(), if year.moves() == 0 { String::new() } else { sum })
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let writer = Writer::of(canvas);
        let selected = self.list.entry();
        let window = self.window(canvas);
        let lines = |row: &MomentumRow| writer.lines(self, row, selected == Some(row));
        Viewport { top: window.top, lines: window.lines(&self.list, lines) }
    }

    fn window(&self, canvas: &Canvas<'_>) -> Window {
        let mut window = Window::from_the_top(&self.list, canvas.rows, height);
        let entries = self.list.entries();
        // A part of the chart shows nothing.
        let is_chart = |at: &usize| entries.get(*at) == Some(&MomentumRow::Years);
        let shown = window.rows.iter().filter(|at| is_chart(at)).count();
        if shown < chart::ROWS && self.list.entry() != Some(&MomentumRow::Years) {
            window.rows.retain(|at| !is_chart(at));
        }
        window.ending_well(&self.list)
    }

    fn below(&self, canvas: &Canvas<'_>) -> usize {
        let last = self.window(canvas).rows.last().map_or(0, |last| last + 1);
        self.list.entries().iter().skip(last).map(height).sum()
    }

    fn lesson(&self, keymap: KeysHere<'_>) -> Vec<Said> {
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

    fn plain(&self, canvas: &Canvas<'_>) -> Vec<String> {
        plain::lines(self, canvas)
    }

    fn page(&self, canvas: &Canvas<'_>) -> ReadingPage {
        let title = vec![canvas.calendar.in_full(self.day)];
        ReadingPage { title, rows: page::rows(self, canvas) }
    }

    fn arrange(&self, columns: usize, layout: &mut ScreenLayout) {
        layout.weeks = map::cells(columns, self.place.week);
        layout.years = chart::cells(columns, self.figures.years.len(), self.place.year);
    }
}

fn height(row: &MomentumRow) -> usize {
    if *row == MomentumRow::Years { chart::ROWS } else { 1 }
}

/// Writes rows.
struct Writer<'a> {
    calendar: Calendar,
    glyphs: &'a Glyphs,
    keymap: KeysHere<'a>,
    /// The month in which each larger goal would be reached at the usual pace.
    outlook: &'a SortedMap<Id, Date>,
    columns: usize,
}

impl<'a> Writer<'a> {
    fn of(canvas: &Canvas<'a>) -> Writer<'a> {
        let Canvas { calendar, glyphs, keymap, outlook, columns, .. } = *canvas;
        Writer { calendar, glyphs, keymap, outlook, columns }
    }

    /// The lines of a row. In a picture the selection is a part of it.
    fn lines(&self, page: &MomentumPage, row: &MomentumRow, selected: bool) -> Vec<Line> {
        match row {
            MomentumRow::Gap => vec![Line::blank()],
            MomentumRow::Months => {
                vec![map::months(&page.figures.year, self.map(page), self.calendar.style.format)]
            }
            MomentumRow::Weekday(weekday) => {
                vec![map::weekday(page, *weekday, self.map(page), self.glyphs, selected)]
            }
            MomentumRow::Legend => vec![map::legend(&page.figures.year, self.glyphs)],
            MomentumRow::Day => vec![self.day(&page.figures, page.day)],
            MomentumRow::LargerHeading => vec![heading("By larger goal", "the last twelve weeks")],
            MomentumRow::YearsHeading => vec![self.years(page)],
            MomentumRow::Larger(larger, _) => vec![self.larger(larger)],
            MomentumRow::Years => chart::lines(page, self.columns, self.glyphs, selected),
        }
    }

    fn map(&self, page: &MomentumPage) -> Cells {
        map::cells(self.columns, page.place.week)
    }

    /// A day: its date, how many moves, and their titles as far as they fit.
    fn day(&self, figures: &PageFigures, day: Day) -> Line {
        let moves: Vec<&Move> = figures.steps.iter().filter(|step| step.on == day).collect();
        let unread = figures.is_partial && moves.len() < figures.year.moves_on(day);
        let more = if unread { ", being read" } else { "" };
        let line = Line::of(self.calendar.in_full(day), Role::Heading).indented(1);
        let line = line.and(format!("  {}{more}", figures.of_day(day)), Role::Dim);
        let mut titles: Vec<&str> = moves.iter().map(|step| step.item.title()).collect();
        titles.dedup();
        let room = self.columns.saturating_sub(width(&line.text()) + 2);
        if titles.is_empty() || room < TITLE / 2 {
            return line;
        }
        line.and("  ", Role::Plain).and(clip(&titles.join(" · "), room), Role::Plain)
    }

    /// The heading of the years; while one of them is selected, its numbers.
    fn years(&self, page: &MomentumPage) -> Line {
        let on = page.list.entry() == Some(&MomentumRow::Years);
        match page.year().filter(|_| on) {
            Some(year) => {
                let line = Line::of(" By year", Role::Heading).and("  ", Role::Plain);
                let room = self.columns.saturating_sub(width(&line.text()));
                line.and(clip(&year.words(), room), Role::Dim)
            }
            None => heading("By year", "since the beginning"),
        }
    }

    /// The title of a larger goal, its last twelve weeks, and as many facts as fit.
    fn larger(&self, larger: &Larger) -> Line {
        let mark = Mark::of_goal(&larger.goal);
        let role = Role::of_goal(&larger.goal, self.calendar.today);
        let weeks = larger.momentum.weeks;
        let charted = self.columns >= NARROW;
        let most = if charted { (self.columns / 3).max(TITLE) } else { self.columns / 2 };
        let title = clip(&larger.goal.title, most);
        let air = " ".repeat(most + 2 - width(&title));
        let mut line = Line::of(" ", Role::Plain)
            .and(self.glyphs.mark(mark), role)
            .and(" ", Role::Plain)
            .and(title, Role::Plain)
            .and(air, Role::Plain);
        if charted {
            line = line.and(self.weeks(&weeks), Role::Done).and("  ", Role::Plain);
        }
        let room = self.columns.saturating_sub(width(&line.text()) + 1);
        let mut facts = self.facts(larger);
        if larger.stuck.is_some() && larger.momentum.unread.is_none() {
            facts.push(Piece::new(self.keymap.text("{question} to plan one"), Role::Open));
        }
        let facts = flow(&facts, room).into_iter().next();
        line.left.extend(facts.unwrap_or_default().left);
        line
    }

    /// The moves of each week as bars, none of them as high as the line, so that they never touch the row above.
    fn weeks(&self, weeks: &[usize]) -> String {
        let most = weeks.iter().copied().max().unwrap_or(0);
        let highest = self.glyphs.spark.len() - 2;
        let bar = |moves: &usize| match most {
            0 => " ",
            most => self.glyphs.spark[(moves * highest).div_ceil(most)],
        };
        weeks.iter().map(bar).collect()
    }

    fn facts(&self, larger: &Larger) -> Vec<Piece> {
        let (goal, momentum) = (&larger.goal, &larger.momentum);
        if momentum.unread.is_some() {
            return vec![Piece::new("not everything could be read", Role::Open)];
        }
        let said = match &goal.state {
            State::Open(OpenState::Paused | OpenState::Someday) => goal.state.word().to_owned(),
            State::Ended(End::Done(on)) => format!("reached {}", self.calendar.relative(*on)),
            State::Ended(End::Dropped(dropped)) => {
                format!("dropped {}", self.calendar.relative(dropped.on))
            }
            State::Open(OpenState::Active) => match larger.stuck {
                Some(stuck) => return vec![Piece::new(stuck, Role::Open)],
                None => sentence_of_goal(momentum),
            },
        };
        let mut facts: Vec<&str> = said.split(" · ").collect();
        let reached =
            self.outlook.get(&goal.id).map(|on| format!("about {}", self.calendar.words(*on)));
        facts.splice(1..1, reached.as_deref());
        facts.into_iter().map(|fact| Piece::new(fact, Role::Dim)).collect()
    }
}

fn heading(text: &str, more: &str) -> Line {
    let line = Line::of(text, Role::Heading).indented(1);
    line.and(format!("  {more}"), Role::Faint)
}
