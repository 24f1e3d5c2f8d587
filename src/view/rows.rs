//! How an entry of a pane reads: one line, in one grid for all panes.
//!
//! Column 0 is the selection's, column 1 the mark's, column 3 the title's; a measure and a date end at the right edge.

use super::canvas::Canvas;
use super::height::{PROBLEM, UNREAD};
use crate::app::entries::{Entry, Heading};
use crate::app::pane::Pane;
use crate::domain::agenda::AgendaSection;
use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, DateFormat};
use crate::domain::describe::Mark;
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::item::Item;
use crate::domain::journey::{Journey, NO_ACTIVE_STEP, NO_STEPS};
use crate::domain::milestone::Milestone;
use crate::domain::problem::Problem;
use crate::domain::text::{clip, width, wrap};
use crate::domain::words::{count, plural};
use crate::view::lines::{Line, Piece, Role};

/// The column that an entry's text begins at.
pub(crate) const TEXT: usize = 3;

/// The columns that a bar takes.
const BAR: usize = 8;

/// What a goal is, in words.
pub(crate) fn size_of(goal: &Goal) -> &'static str {
    if goal.is_large() { "larger goal" } else { "small goal" }
}

/// The lines of an entry in a pane.
pub(super) fn lines(canvas: &Canvas<'_>, pane: Pane, entry: &Entry) -> Vec<Line> {
    match entry {
        Entry::Heading(heading) => vec![heading_line(*heading)],
        Entry::Air => vec![Line::blank()],
        Entry::Unread(text) => canvas.unread(text),
        Entry::Item(Item::Milestone(milestone)) => vec![canvas.milestone(milestone)],
        Entry::Item(Item::Goal(goal)) if goal.state.is_open() && goal.is_large() => {
            canvas.larger(goal)
        }
        Entry::Item(Item::Goal(goal)) => vec![canvas.small(pane, goal)],
        Entry::Problem(problem, held) => canvas.problem(problem, held.as_deref()),
        Entry::Year(year, goals) => {
            let reading = format!("{}, being read", count(*goals, "goal"));
            vec![heading_line(Heading::Year(*year)).ending(reading, Role::Dim)]
        }
    }
}

fn heading_line(heading: Heading) -> Line {
    let role = match heading {
        Heading::Section(AgendaSection::Overdue) => Role::Asking,
        Heading::Section(_) | Heading::Year(_) => Role::Heading,
    };
    Line::of(heading.text(), role).indented(1)
}

impl Canvas<'_> {
    fn small(&self, pane: Pane, goal: &Goal) -> Line {
        let mark = Mark::of_goal(goal);
        let overdue = goal.is_overdue(self.calendar.today);
        let mark_role = Role::of_goal(goal, self.calendar.today);
        let role = match mark {
            Mark::Open => Role::Plain,
            _ if overdue || (mark == Mark::Done && pane == Pane::Past) => Role::Plain,
            _ => Role::Dim,
        };
        let measure = goal.measure.as_ref().filter(|_| goal.state.is_open());
        let measure = measure.map(|m| format!("{}/{}", m.done, m.target)).unwrap_or_default();
        let (on, on_role) = match (goal.state.ended_on(), goal.due) {
            (Some(on), _) if pane == Pane::Past => {
                (within_year(on, self.calendar.style.format), Role::Dim)
            }
            (Some(on), _) => (lately(on, self.calendar), Role::Dim),
            (None, Some(due)) => {
                let today = due == Date::Day(self.calendar.today);
                let role = if today { Role::Plain } else { Role::Dim };
                (brief(due, self.calendar), if overdue { Role::Open } else { role })
            }
            (None, None) => (String::new(), Role::Dim),
        };
        let end = [(measure, Role::Dim), (on, on_role)];
        self.row(self.glyphs.mark(mark), mark_role, (&goal.title, role), &end)
    }

    fn larger(&self, goal: &Goal) -> Vec<Line> {
        let mark = Mark::of_goal(goal);
        let mark_role = Role::of_goal(goal, self.calendar.today);
        let end = match goal.state {
            State::Open(OpenState::Active) | State::Ended(_) => {
                let due = goal.due.map(|due| brief(due, self.calendar)).unwrap_or_default();
                match goal.is_overdue(self.calendar.today) {
                    true => (format!("overdue {due}"), Role::Open),
                    false => (due, Role::Dim),
                }
            }
            State::Open(open @ (OpenState::Paused | OpenState::Someday)) => {
                (open.word().to_owned(), Role::Dim)
            }
        };
        // The bar below says that it is open.
        let glyph = if mark == Mark::Open { " " } else { self.glyphs.mark(mark) };
        let title = self.row(glyph, mark_role, (&goal.title, Role::Plain), &[end]);
        vec![title, self.progress(goal).indented(TEXT)]
    }

    /// A bar with its arithmetic and the month that the usual pace leads to, or what is missing.
    fn progress(&self, goal: &Goal) -> Line {
        let room = self.columns.saturating_sub(TEXT);
        let steps = self.journey.steps(&goal.id);
        let plan = || self.keymap.text("{question} to plan one");
        if goal.measure.is_none() && steps.total == 0 {
            let none = steps.words().unwrap_or_else(|| NO_STEPS.to_owned());
            let asks = self.journey.is_stuck(goal);
            let text = if asks { format!("{none} · {}", plan()) } else { none };
            return Line::of(clip(&text, room), if asks { Role::Open } else { Role::Dim });
        }
        let full = (self.journey.share(goal) * BAR as f64).floor() as usize;
        let bar = Line::of(self.glyphs.full.repeat(full), Role::Done)
            .and(self.glyphs.empty.repeat(BAR - full), Role::Faint)
            .and(" ", Role::Plain);
        let forms = self.counted(goal);
        let room = room.saturating_sub(BAR + 1);
        let fitting = |taken: usize| forms.iter().find(|form| width(form) + taken <= room);
        let (then, role) = match self.outlook.get(&goal.id) {
            _ if self.journey.is_stuck(goal) => (Some(NO_ACTIVE_STEP.to_owned()), Role::Open),
            reached => (reached.map(|on| format!("about {}", self.calendar.words(*on))), Role::Dim),
        };
        let counted = then.as_ref().and_then(|then| fitting(3 + width(then)));
        match (then, counted) {
            (Some(then), Some(counted)) => {
                bar.and(format!("{counted} · "), Role::Dim).and(then, role)
            }
            // That it is stuck says more than how far it is.
            (Some(then), None) if role == Role::Open => bar.and(clip(&then, room), role),
            (Some(_) | None, _) => {
                let [.., brief] = &forms;
                bar.and(clip(fitting(0).unwrap_or(brief), room), Role::Dim)
            }
        }
    }

    /// How far a larger goal is in words, the most telling first: with the steps that are begun, which count in part in
    /// the bar; the numbers with them; without them; the numbers alone.
    fn counted(&self, goal: &Goal) -> [String; 4] {
        let (counted, begun) = match &goal.measure {
            Some(measure) => (measure.to_string(), 0),
            None => {
                let steps = self.journey.steps(&goal.id).words();
                (steps.unwrap_or_default(), self.journey.begun(&goal.id).count())
            }
        };
        let brief = match counted.split(' ').collect::<Vec<_>>()[..] {
            [done, "of", total, ..] => format!("{done} of {total}"),
            _ => counted.clone(),
        };
        let with_begun = |counted: &str| match begun {
            0 => counted.to_owned(),
            begun => format!("{counted}, {begun} begun"),
        };
        [with_begun(&counted), with_begun(&brief), counted, brief]
    }

    fn milestone(&self, milestone: &Milestone) -> Line {
        let mark = Mark::of_milestone(milestone);
        let end = (self.calendar.style.format.brief(milestone.extent()), Role::Dim);
        self.row(self.glyphs.mark(mark), Role::Milestone, (&milestone.title, Role::Plain), &[end])
    }

    fn unread(&self, text: &str) -> Vec<Line> {
        let mut lines: Vec<Line> = self.wrapped(&format!("{text}."), Role::Open, UNREAD).collect();
        if let Some(first) = lines.first_mut() {
            first.left[0] = Piece::new(" ! ", Role::Open);
        }
        lines
    }

    fn problem(&self, problem: &Problem, held: Option<&str>) -> Vec<Line> {
        let title = problem.spot();
        let mut lines = vec![self.row("!", Role::Open, (&title, Role::Open), &[])];
        if !problem.excerpt.trim().is_empty() {
            lines.extend(self.wrapped(&problem.excerpt, Role::Plain, 1));
        }
        let left = PROBLEM - lines.len();
        lines.extend(held.into_iter().flat_map(|held| self.wrapped(held, Role::Plain, 1)));
        lines.extend(self.wrapped(&problem.message, Role::Dim, left));
        lines
    }

    /// Mark and title, and what ends at the right edge; the title gives way.
    pub(super) fn row(
        &self,
        mark: &str,
        mark_role: Role,
        (title, role): (&str, Role),
        end: &[(String, Role)],
    ) -> Line {
        let mut line = Line::of(" ", Role::Plain).and(mark, mark_role).and(" ", Role::Plain);
        for (text, role) in end.iter().filter(|(text, _)| !text.is_empty()) {
            if !line.right.is_empty() {
                line = line.ending("  ", Role::Plain);
            }
            line = line.ending(text, *role);
        }
        let taken: usize = line.right.iter().map(|piece| width(&piece.text)).sum();
        let gap = if taken > 0 { 2 } else { 0 };
        let room = self.columns.saturating_sub(TEXT + taken + gap);
        line.and(clip(title, room.max(4)), role)
    }

    fn wrapped(&self, text: &str, role: Role, most: usize) -> impl Iterator<Item = Line> + use<> {
        let lines = wrap(text, self.columns.saturating_sub(TEXT), most).into_iter();
        lines.map(move |line| Line::of(line, role).indented(TEXT))
    }
}

/// A target in few columns: `today`, `Fri`, `13 Nov`, `Dec`, `Mar 2027`, `2027`. The reading pane has it in full.
pub(super) fn brief(date: Date, calendar: Calendar) -> String {
    let (today, format) = (calendar.today, calendar.style.format);
    match date {
        Date::Day(day) if day.days_since(today).abs() >= 200 => {
            calendar.words(Date::Month(day.year(), day.month()))
        }
        Date::Day(day) if day.days_since(today).abs() > 6 => format.short(day),
        Date::Month(year, month) if year == today.year() => format.short_month(year, month),
        Date::Day(_) | Date::Month(..) | Date::Year(_) => calendar.relative(date),
    }
}

/// A date of the last days: `today`, `yesterday`, `Thu`.
fn lately(date: Date, calendar: Calendar) -> String {
    match date.day().map(|day| (day, calendar.today.days_since(day))) {
        Some((day, 2..=6)) => day.weekday_name()[..3].to_owned(),
        Some(_) | None => calendar.relative(date),
    }
}

/// A date without its year: `12 Oct`, `Mar`, or nothing.
fn within_year(date: Date, format: DateFormat) -> String {
    match date {
        Date::Year(_) => String::new(),
        Date::Month(year, month) => format.short_month(year, month),
        Date::Day(day) => format.short(day),
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
