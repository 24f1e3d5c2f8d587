//! Sets and clears the focus, the larger goal marked as the next milestone.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// Moves the focus to an open larger goal.
///
/// # Errors
/// No open larger goal has that id, or it has the focus already.
pub(crate) fn mark(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let goal = rules::open_large(journey, id)?;
    let mut others = others(journey, id).peekable();
    if goal.next && others.peek().is_none() {
        return Err(Refusal::NothingToChange(format!("\"{}\" is the focus already", goal.title)));
    }
    Ok(Change::of("focus", set(journey, goal, true), others))
}

/// Clears the focus.
///
/// # Errors
/// No open goal has that id, or it does not have the focus.
pub(crate) fn unmark(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let goal = rules::open_goal(journey, id)?;
    if !goal.next {
        return Err(Refusal::NothingToChange(format!("\"{}\" is not the focus", goal.title)));
    }
    Ok(Change::of("no longer the focus", set(journey, goal, false), others(journey, id)))
}

/// Takes the mark from all other goals: a file may have it on several.
fn others<'a>(journey: &'a Journey, id: &'a Id) -> impl Iterator<Item = Edit> + 'a {
    let marked = journey.open().filter(move |goal| goal.is_marked_next() && goal.id != *id);
    marked.map(|goal| set(journey, goal, false))
}

fn set(journey: &Journey, goal: &Goal, next: bool) -> Edit {
    let mut goal = goal.clone();
    goal.mark_next(next);
    journey.edit(goal)
}
