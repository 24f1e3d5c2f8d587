//! The rows of a card that is a list: unchanged goals, or the larger goals that can take the focus.

use super::layout::{NONE, Written};
use crate::app::scene::review::{CardState, Review};
use crate::domain::describe::Mark;
use crate::domain::goal::Goal;
use crate::domain::text::{clip, width};
use crate::domain::words::count;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};
use crate::view::rows::brief;

/// The columns of a measure, of a date and of the larger goal.
const MEASURE: usize = 6;
const DATE: usize = 8;
const LARGER: usize = 20;

/// The least width with room for the larger goal.
const WIDE: usize = 72;

/// The least width with room for columns in which nothing is.
const NARROW: usize = 40;

/// `12 goals to look over. Are they still right?`
pub(crate) fn question(review: &Review, canvas: &Canvas<'_>) -> String {
    match asked(review, canvas).len() {
        0 => "These goals are looked at.".into(),
        1 => "1 goal to look over. Is it still right?".into(),
        n => format!("{} to look over. Are they still right?", count(n, "goal")),
    }
}

/// The goals of the list that are still asked about.
pub(super) fn asked<'a>(review: &Review, canvas: &Canvas<'a>) -> Vec<&'a Goal> {
    let (rows, _) = review.rows();
    let asked =
        |at: &&usize| review.state(**at, canvas.journey, canvas.calendar.today) == CardState::Asked;
    rows.iter().filter(asked).filter_map(|at| goal_of(review, *at, canvas)).collect()
}

fn goal_of<'a>(review: &Review, at: usize, canvas: &Canvas<'a>) -> Option<&'a Goal> {
    let id = review.cards().get(at)?.subject()?;
    canvas.journey.goal(id).map(|goal| &**goal)
}

/// The unchanged goals in so many rows, the highlighted one among them.
pub(crate) fn unchanged(review: &Review, canvas: &Canvas<'_>, room: usize) -> Vec<Written> {
    let (rows, at) = review.rows();
    let line = |row: &usize| {
        let goal = goal_of(review, *row, canvas)?;
        let is_asked =
            review.state(*row, canvas.journey, canvas.calendar.today) == CardState::Asked;
        let line = if is_asked { canvas.asked(goal) } else { canvas.answered(review, *row, goal) };
        Some((*row, line))
    };
    let lines: Vec<Written> = rows.iter().filter_map(line).collect();
    let chosen = rows.iter().position(|row| *row == at).unwrap_or(0);
    in_view(lines, review, chosen, room)
}

/// The larger goals that can take the focus.
pub(crate) fn candidates(review: &Review, canvas: &Canvas<'_>, room: usize) -> Vec<Written> {
    let (candidates, at) = review.candidates();
    let line = |(number, goal): (usize, &std::sync::Arc<Goal>)| {
        let mark = canvas.glyphs.mark(Mark::of_goal(goal));
        let role = Role::of_goal(goal, canvas.calendar.today);
        let due = goal.due.map(|due| brief(due, canvas.calendar)).unwrap_or_default();
        (number, canvas.row(mark, role, (&goal.title, Role::Plain), &[(due, Role::Dim)]))
    };
    in_view(candidates.iter().enumerate().map(line).collect(), review, at, room)
}

/// The lines that fit, and how many more there are.
fn in_view(mut lines: Vec<Written>, review: &Review, chosen: usize, room: usize) -> Vec<Written> {
    if lines.len() <= room {
        return lines;
    }
    let room = room.saturating_sub(1).max(1);
    lines.drain(..review.first_row(lines.len(), room, chosen));
    // The row that counts one line has room for the line itself.
    if lines.len() == room + 1 {
        return lines;
    }
    let more = lines.len().saturating_sub(room);
    lines.truncate(room);
    if more > 0 {
        lines.push((NONE, Line::of(format!("{more} more"), Role::Dim).indented(3)));
    }
    lines
}

impl Canvas<'_> {
    fn asked(&self, goal: &Goal) -> Line {
        let mark = Mark::of_goal(goal);
        let overdue = goal.is_overdue(self.calendar.today);
        let role = Role::of_goal(goal, self.calendar.today);
        let measure = goal.measure.as_ref().map(|m| format!("{}/{}", m.done, m.target));
        let due = goal.due.map(|due| brief(due, self.calendar)).unwrap_or_default();
        let due_role = if overdue { Role::Open } else { Role::Dim };
        let mut end = vec![
            (format!("{:>MEASURE$}", measure.unwrap_or_default()), Role::Dim),
            (format!("{due:>DATE$}"), due_role),
        ];
        if self.columns >= WIDE {
            let larger = goal.toward.as_ref().and_then(|id| self.journey.goal(id));
            let larger = larger.map_or("", |larger| larger.title.as_str());
            end.push((padded(larger, LARGER), Role::Dim));
        }
        end.retain(|(text, _)| self.columns >= NARROW || !text.trim().is_empty());
        self.row(self.glyphs.mark(mark), role, (&goal.title, Role::Plain), &end)
    }

    /// A goal that was answered for on its own, with the answer.
    fn answered(&self, review: &Review, at: usize, goal: &Goal) -> Line {
        let (made, _) = review.answer(at);
        let answer = made.map_or("looked at", |made| made.answer.words().0);
        let mark = if goal.state.is_open() { Mark::Done } else { Mark::of_goal(goal) };
        let end = [(padded(answer, LARGER), Role::of(mark))];
        self.row(self.glyphs.mark(mark), Role::of(mark), (&goal.title, Role::Dim), &end)
    }
}

/// A text in so many columns.
fn padded(text: &str, columns: usize) -> String {
    let text = clip(text, columns);
    let air = columns.saturating_sub(width(&text));
    text + &" ".repeat(air)
}
