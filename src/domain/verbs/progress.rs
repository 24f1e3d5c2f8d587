//! Adds progress notes: dated lines on a goal, which count as moves.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::refusal::Refusal;

/// Adds a line to an open goal's log; an amount counts toward its measure.
///
/// # Errors
/// No open goal has that id, the note is empty, the goal has no measure for the amount or would sink below zero, or the
/// date is in the future.
pub(crate) fn log(
    journey: &Journey,
    id: &Id,
    entry: LogEntry,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    rules::not_in_future(entry.on, today)?;
    if entry.text.trim().is_empty() && entry.amount.unwrap_or_default() == Amount::default() {
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
        let done = measure.done.plus(amount);
        if done.number() < 0.0 && amount.number() < 0.0 {
            return Err(Refusal::BelowZero {
                title: goal.title.clone(),
                measure: measure.to_string(),
                amount: amount.to_string(),
            });
        }
        measure.done = done;
    }
    goal.log.push(entry);
    Ok(())
}
