//! Adds progress notes: dated lines on a goal, which count as moves.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// Adds a line to an open goal's log; an amount counts toward its measure.
///
/// # Errors
/// No open goal has that id, the note is empty, the goal has no measure for the amount, or the date is in the future.
pub(crate) fn log(
    journey: &Journey,
    id: &Id,
    entry: LogEntry,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    rules::not_in_future(entry.on, today)?;
    if entry.text.trim().is_empty() && entry.amount.is_none() {
        return Err(Refusal::EmptyNote);
    }
    enter(&mut goal, entry)?;
    Ok(Change::of("noted", journey.edit(goal), []))
}

/// Appends a log entry and adds its amount to the measure.
pub(super) fn enter(goal: &mut Goal, entry: LogEntry) -> Result<(), Refusal> {
    if let Some(amount) = entry.amount {
        let Some(measure) = &mut goal.measure else {
            return Err(Refusal::NoMeasure(goal.title.clone()));
        };
        measure.done = measure.done.plus(amount);
    }
    goal.log.push(entry);
    Ok(())
}
