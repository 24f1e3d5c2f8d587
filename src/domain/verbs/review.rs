//! Records review answers: a goal is still right, has a new target date, or was reviewed.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use std::sync::Arc;

/// Marks a goal as reviewed today and leaves it as it is.
///
/// # Errors
/// No goal has that id, or it was reviewed today already.
pub(crate) fn still_right(journey: &Journey, id: &Id, today: Day) -> Result<Change, Refusal> {
    let before = rules::goal(journey, id)?;
    let verb = if before.state.is_open() { "still right" } else { "looked at" };
    let change = Change::of(verb, journey.edit(reviewed(before, today)), []);
    if change.is_empty() {
        let message = format!("\"{}\" was looked at today already", before.title);
        return Err(Refusal::NothingToChange(message));
    }
    Ok(change)
}

/// Changes or removes the target date of an open goal.
///
/// # Errors
/// No open goal has that id, or the goal has that target already.
pub(crate) fn target(journey: &Journey, id: &Id, due: Option<Date>) -> Result<Change, Refusal> {
    let goal = rules::open_goal(journey, id)?;
    let change = Change::of("new target", journey.edit(Goal { due, ..Goal::clone(goal) }), []);
    if change.is_empty() {
        let title = &goal.title;
        let message = match due {
            Some(_) => format!("\"{title}\" has that target already"),
            None => format!("\"{title}\" has no target date"),
        };
        return Err(Refusal::NothingToChange(message));
    }
    Ok(change)
}

/// Extends a change so that its subject, and every goal that it adds, is reviewed today: one change, so that one undo
/// reverts all of it.
pub(crate) fn with_review(
    journey: &Journey,
    mut change: Change,
    subject: &Id,
    today: Day,
) -> Change {
    for edit in &mut change.edits {
        let is_new = edit.before.is_none();
        if let Some(Record::Item(Item::Goal(goal))) = &mut edit.after
            && (is_new || goal.id == *subject)
        {
            *goal = Arc::new(reviewed(goal, today));
        }
    }
    if !change.edits.iter().any(|edit| edit.id() == subject)
        && let Some(Item::Goal(before)) = journey.item(subject)
    {
        let edit = journey.edit(reviewed(before, today));
        change.edits.extend(Some(edit).filter(|edit| edit.before != edit.after));
    }
    change
}

fn reviewed(goal: &Goal, today: Day) -> Goal {
    Goal { reviewed: Some(today.into()), ..goal.clone() }
}
