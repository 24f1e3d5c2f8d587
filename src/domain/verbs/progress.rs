//! A progress note: one dated line on a goal, a step even when nothing is finished.

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
/// No open goal of that id, nothing said at all, an amount for a goal without a measure, or a date still to come.
pub(crate) fn log(
    journey: &Journey,
    id: &Id,
    entry: LogEntry,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    rules::has_come(entry.on, today)?;
    if entry.text.trim().is_empty() && entry.amount.is_none() {
        return Err(Refusal::EmptyNote);
    }
    enter(&mut goal, entry)?;
    let title = goal.title.clone();
    Ok(Change::new("noted", &title, vec![rules::altered(journey, goal)?]))
}

/// Writes an entry into a goal's log; its amount counts toward the measure.
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
