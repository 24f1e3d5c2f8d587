//! How an entry of a pane reads: its lines, in one grid for all panes.
//!
//! Column 0 is the selection's, column 1 the mark's, column 3 the text's; dates end at the right edge.

use super::canvas::Canvas;
use super::geometry::Grid;
use crate::app::App;
use crate::app::entries::Entry;
use crate::app::keymap::Keymap;
use crate::app::list::Listed;
use crate::app::pane::Pane;
use crate::domain::date::{Date, Day, short_month};
use crate::domain::describe::Mark;
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::problem::Problem;
use crate::domain::text::{clip, width, wrap};
use crate::domain::when::relative;
use crate::domain::words::{count, plural};
use crate::view::glyphs::Glyphs;
use crate::view::lines::{Line, Piece, Role, flow};

/// The column that an entry's text begins at.
pub(crate) const TEXT: usize = 3;

/// Lines that a title may take before it is cut.
const TITLE_LINES: usize = 2;

/// Lines that a sentence on what could not be read may take.
const UNREAD_LINES: usize = 5;

/// The columns that a bar takes.
const BAR: usize = 10;

/// The columns that a day within its year takes in the past: `12 Oct`.
const DAY: usize = 6;

/// What a row is written with.
pub(crate) struct Writer<'a> {
    /// The journey, for what an item has to do with others.
    pub(crate) journey: &'a Journey,
    /// What day it is.
    pub(crate) today: Day,
    /// The characters to draw with.
    pub(crate) glyphs: &'a Glyphs,
    pub(crate) keymap: &'a Keymap,
    /// Columns of the pane.
    pub(crate) columns: usize,
    /// Whether there are rows enough for a blank line above each year.
    pub(crate) roomy: bool,
    /// Whether there are rows enough for a blank line below each small goal.
    pub(crate) airy: bool,
}

/// Whether the small goals fit with a blank line below each.
pub(super) fn has_air(app: &App, grid: &Grid) -> bool {
    let mut room = usize::from(grid.inside(Pane::Small.index()).height);
    let writer = Writer::of(app, grid, Pane::Small, true);
    // No entry is written once they no longer fit: this is asked after every key.
    app.list(Pane::Small).entries().iter().all(|entry| {
        let left = room.checked_sub(writer.lines(Pane::Small, entry).len());
        room = left.unwrap_or_default();
        left.is_some()
    })
}

impl<'a> Writer<'a> {
    pub(super) fn of(app: &'a App, grid: &Grid, pane: Pane, airy: bool) -> Writer<'a> {
        let Canvas { journey, today, glyphs, keymap, columns, rows } =
            Canvas::of(app, grid.inside(pane.index()));
        Writer { journey, today, glyphs, keymap, columns, roomy: rows >= 24, airy }
    }
}

impl Writer<'_> {
    /// The lines of an entry in a pane. The first `TEXT` columns are left to the mark and the selection.
    pub(crate) fn lines(&self, pane: Pane, entry: &Entry) -> Vec<Line> {
        let mut lines = self.written(pane, entry);
        let item = entry.item().is_some();
        if item && (pane == Pane::Larger || (pane == Pane::Small && self.airy)) {
            lines.push(Line::blank());
        }
        lines
    }

    fn written(&self, pane: Pane, entry: &Entry) -> Vec<Line> {
        match entry {
            Entry::Heading(text) => self.heading(pane, text),
            Entry::Gap if self.roomy => vec![Line::blank()],
            Entry::Gap => vec![],
            Entry::Unread(said) => self.unread(said),
            Entry::Item(Item::Milestone(milestone)) => self.milestone(milestone),
            Entry::Item(Item::Goal(goal)) if goal.state.is_open() && goal.is_large() => {
                self.larger(goal)
            }
            Entry::Item(Item::Goal(goal)) if goal.state.is_open() => self.small(goal),
            Entry::Item(Item::Goal(goal)) => self.ended(pane, goal),
            Entry::Problem(problem) => self.problem(problem),
            Entry::Year(year, goals) => {
                let reading = format!("{}, being read", count(*goals, "goal"));
                vec![
                    Line::of(year.to_string(), Role::Heading)
                        .indented(1)
                        .ending(reading, Role::Dim),
                ]
            }
        }
    }

    fn heading(&self, pane: Pane, text: &str) -> Vec<Line> {
        if pane == Pane::Past {
            return vec![Line::of(text, Role::Heading).indented(1)];
        }
        let rule = self.glyphs.rule.repeat(self.columns.saturating_sub(width(text) + 4));
        let line = Line::of(self.glyphs.rule, Role::Faint)
            .and(format!(" {text} "), Role::Dim)
            .and(rule, Role::Faint);
        vec![line.indented(1)]
    }

    fn small(&self, goal: &Goal) -> Vec<Line> {
        let mut lines = self.titled(" ", Role::Plain, &goal.title, self.standing(goal));
        let toward = goal.toward.as_ref().and_then(|id| self.journey.goal(id));
        let measure = goal.measure.as_ref().map(ToString::to_string);
        let parts = [measure, toward.map(|larger| larger.title.clone())];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        lines.extend(self.flowing(parts, TEXT));
        lines
    }

    fn larger(&self, goal: &Goal) -> Vec<Line> {
        let mark = Mark::of_goal(goal);
        let (glyph, role) = (self.glyphs.mark_of_larger(mark), Role::of(mark));
        let mut lines = self.titled(glyph, role, &goal.title, self.standing(goal));
        lines.extend(self.progress(goal));
        if let Some(step) = self.journey.next_step(&goal.id) {
            lines.push(self.below(&format!("next: {}", step.title), Role::Dim));
        } else if self.journey.is_stuck(goal) {
            let steps = self.journey.steps(&goal.id);
            let none =
                if steps.total == 0 && !steps.partial { "no steps yet" } else { "no active step" };
            let plans = self.keymap.text("{question} to plan one");
            lines.push(self.below(&format!("{none} · {plans}"), Role::Open));
        }
        lines
    }

    /// A bar and its arithmetic: the measure's, the steps', or both in words.
    fn progress(&self, goal: &Goal) -> Vec<Line> {
        let steps = self.journey.steps(&goal.id);
        let counted = steps.words();
        let words = goal.measure.as_ref().map(ToString::to_string).into_iter().chain(counted);
        let full = (self.journey.share(goal) * BAR as f64).floor() as usize;
        let bar = Line::of(self.glyphs.full.repeat(full), Role::Done);
        let bar = bar.and(self.glyphs.empty.repeat(BAR - full), Role::Faint).indented(TEXT);
        let mut lines: Vec<Line> = self.flowing(words.collect(), TEXT + BAR + 2).collect();
        if let Some(first) = lines.first_mut() {
            // The bar takes the place of the indent.
            first.left.splice(..1, bar.and("  ", Role::Plain).left);
        }
        lines
    }

    fn ended(&self, pane: Pane, goal: &Goal) -> Vec<Line> {
        let mark = Mark::of_goal(goal);
        let (mark, role) = (self.glyphs.mark(mark), Role::of(mark));
        let on = goal.state.ended_on();
        if pane == Pane::Past {
            return self.dated(mark, role, on, &goal.title, Role::Plain);
        }
        let when = on.map(|on| lately(on, self.today)).unwrap_or_default();
        self.titled_as(mark, role, &goal.title, Role::Dim, Some((when, Role::Dim)))
    }

    fn milestone(&self, milestone: &Milestone) -> Vec<Line> {
        let mark = self.glyphs.mark(Mark::of_milestone(milestone));
        let mut lines =
            self.dated(mark, Role::Milestone, Some(milestone.on), &milestone.title, Role::Plain);
        let mut said: Vec<String> = milestone.extent().end_in_words().into_iter().collect();
        if let Some(recognised) = milestone.recognised.as_ref().filter(|_| milestone.in_hindsight())
        {
            said.push(format!("recognised {}", recognised.on.year()));
        }
        let onward = self.onward(milestone);
        if onward > 0 {
            said.push(format!("led to {onward}"));
        }
        lines.extend(self.flowing(said, TEXT + DAY + 2));
        lines
    }

    fn flowing(&self, facts: Vec<String>, at: usize) -> impl Iterator<Item = Line> + use<> {
        let facts: Vec<Piece> = facts.into_iter().map(|text| Piece::new(text, Role::Dim)).collect();
        let lines = flow(&facts, self.columns.saturating_sub(at));
        lines.into_iter().map(move |line| line.indented(at))
    }

    /// How many milestones follow from this one, at any distance.
    fn onward(&self, milestone: &Milestone) -> usize {
        self.journey.onward(&milestone.id).len()
    }

    /// What could not be read, in the place of what is missed.
    fn unread(&self, said: &str) -> Vec<Line> {
        let room = self.columns.saturating_sub(TEXT + 1);
        let lines = wrap(&format!("{said}."), room, UNREAD_LINES).into_iter();
        lines.map(|line| Line::of(line, Role::Open).indented(TEXT)).collect()
    }

    fn problem(&self, problem: &Problem) -> Vec<Line> {
        let file = problem.path.rsplit('/').next().unwrap_or(&problem.path);
        let place = match (problem.line, problem.column) {
            (Some(line), Some(column)) => format!(":{line}:{column}"),
            (Some(line), None) => format!(":{line}"),
            (None, _) => String::new(),
        };
        let mut lines =
            self.titled_as("!", Role::Open, &format!("{file}{place}"), Role::Open, None);
        let room = self.columns.saturating_sub(TEXT + 1);
        let mut add = |text: &str, role, most| {
            let wrapped = wrap(text, room, most).into_iter();
            lines.extend(wrapped.map(|l| Line::of(l, role).indented(TEXT)));
        };
        if !problem.excerpt.trim().is_empty() {
            add(&problem.excerpt, Role::Plain, 1);
        }
        add(&problem.message, Role::Dim, 3);
        lines
    }

    /// A line in the past: mark, day within its year, title.
    fn dated(
        &self,
        mark: &str,
        role: Role,
        on: Option<Date>,
        title: &str,
        as_role: Role,
    ) -> Vec<Line> {
        let day = on.map(within_year).unwrap_or_default();
        let at = TEXT + DAY + 2;
        let titles = wrap(title, self.columns.saturating_sub(at), TITLE_LINES);
        let mut lines = Vec::new();
        for (i, text) in titles.into_iter().enumerate() {
            let line = if i == 0 {
                let day = format!(" {day:<width$}  ", width = DAY);
                Line::of(" ", Role::Plain).and(mark, role).and(day, Role::Dim).and(text, as_role)
            } else {
                Line::of(text, as_role).indented(at)
            };
            lines.push(line);
        }
        lines
    }

    fn titled(
        &self,
        mark: &str,
        role: Role,
        title: &str,
        end: Option<(String, Role)>,
    ) -> Vec<Line> {
        self.titled_as(mark, role, title, Role::Plain, end)
    }

    fn titled_as(
        &self,
        mark: &str,
        role: Role,
        title: &str,
        as_role: Role,
        end: Option<(String, Role)>,
    ) -> Vec<Line> {
        let taken = end.as_ref().map_or(0, |(text, _)| width(text) + 2);
        let room = self.columns.saturating_sub(TEXT + taken);
        let mut titles = wrap(title, room.max(4), TITLE_LINES).into_iter();
        let first = titles.next().unwrap_or_default();
        let mut line =
            Line::of(" ", Role::Plain).and(mark, role).and(" ", Role::Plain).and(first, as_role);
        if let Some((text, role)) = end {
            line = line.ending(text, role);
        }
        let more = titles.map(|text| Line::of(text, as_role).indented(TEXT));
        std::iter::once(line).chain(more).collect()
    }

    fn below(&self, text: &str, role: Role) -> Line {
        Line::of(clip(text, self.columns.saturating_sub(TEXT)), role).indented(TEXT)
    }

    /// The right edge of an open goal: its target date, or the state of one that is not active.
    fn standing(&self, goal: &Goal) -> Option<(String, Role)> {
        match (&goal.state, goal.due) {
            (State::Open(OpenState::Paused | OpenState::Someday), _) => {
                Some((goal.state.word().to_owned(), Role::Dim))
            }
            (_, Some(due)) if due.has_passed(self.today) => {
                Some((format!("overdue {}", relative(due, self.today)), Role::Open))
            }
            (_, Some(due)) => {
                let role = if due == Date::Day(self.today) { Role::Strong } else { Role::Dim };
                Some((relative(due, self.today), role))
            }
            (_, None) => None,
        }
    }
}

/// A date of the last days: `today`, `yesterday`, `Thu`.
fn lately(date: Date, today: Day) -> String {
    match date.day().map(|day| (day, today.days_since(day))) {
        Some((day, 2..=6)) => day.weekday_name()[..3].to_owned(),
        Some(_) | None => relative(date, today),
    }
}

/// A date without its year: `12 Oct`, `Mar`, or nothing.
fn within_year(date: Date) -> String {
    match date {
        Date::Year(_) => String::new(),
        Date::Month(_, month) => short_month(month).to_owned(),
        Date::Day(day) => format!("{:>2} {}", day.day(), short_month(day.month())),
    }
}

/// The title of a pane and what is counted in it.
pub(super) fn title_and_count(
    pane: Pane,
    journey: &Journey,
    all_done: bool,
) -> (&'static str, String) {
    match pane {
        Pane::Past if all_done => {
            let ended: usize = journey.years().map(|(_, summary)| summary.ended()).sum();
            ("All that was done", ended.to_string())
        }
        Pane::Past => ("Past milestones", journey.milestones().count().to_string()),
        Pane::Small => {
            let active = journey.open().filter(|g| !g.is_large() && g.is_active()).count();
            (plural(2, "Small goal", "Small goals"), format!("{active} active"))
        }
        Pane::Larger => ("Larger goals", journey.larger().count().to_string()),
    }
}
