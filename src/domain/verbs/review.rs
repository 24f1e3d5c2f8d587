//! Answers of a review: still right, another target date, and the mark that an item was looked at.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use std::sync::Arc;

/// Notes that a goal was looked at today: an open one is still right, an ended one stays what it is.
///
/// # Errors
/// No goal of that id, or it was looked at today already.
pub(crate) fn still_right(journey: &Journey, id: &Id, today: Day) -> Result<Change, Refusal> {
    let before = rules::goal(journey, id)?;
    let title = before.title.clone();
    let after = reviewed(before, today);
    if after == **before {
        let told = format!("\"{title}\" was looked at today already");
        return Err(Refusal::NothingToChange(told));
    }
    let verb = if after.state.is_open() { "still right" } else { "looked at" };
    Ok(Change::new(verb, &title, vec![rules::altered(journey, after)?]))
}

/// Gives an open goal another target date, or none.
///
/// # Errors
/// No open goal of that id, a date that has gone by, or it has that target already.
pub(crate) fn target(
    journey: &Journey,
    id: &Id,
    due: Option<Date>,
    today: Day,
) -> Result<Change, Refusal> {
    rules::has_not_gone_by(due, today)?;
    let goal = Goal { due, ..Goal::clone(rules::open_goal(journey, id)?) };
    let title = goal.title.clone();
    let change = Change::new("new target", &title, vec![rules::altered(journey, goal)?]);
    if change.is_empty() {
        let told = match due {
            Some(_) => format!("\"{title}\" has that target already"),
            None => format!("\"{title}\" has no target date"),
        };
        return Err(Refusal::NothingToChange(told));
    }
    Ok(change)
}

/// The change with the mark that its subject was looked at today, and the small goals that it adds with it: one change,
/// so that one undo takes all of it back.
pub(crate) fn along(journey: &Journey, mut change: Change, subject: &Id, today: Day) -> Change {
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
        change.edits.extend(marked(journey, before, today));
    }
    change
}

fn marked(journey: &Journey, before: &Goal, today: Day) -> Option<Edit> {
    let after = reviewed(before, today);
    let differs = after != *before;
    differs.then(|| rules::altered(journey, after).ok()).flatten()
}

fn reviewed(goal: &Goal, today: Day) -> Goal {
    Goal { reviewed: Some(today.into()), ..goal.clone() }
}
