//! The focus: the larger goal that is marked as the next milestone.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// Marks an open larger goal as the next milestone, in place of whichever was.
///
/// # Errors
/// No open larger goal of that id, or it is the focus already.
pub(crate) fn mark(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let goal = rules::open_large(journey, id)?;
    if goal.next {
        return Err(Refusal::NothingToChange(format!("\"{}\" is the focus already", goal.title)));
    }
    let others = journey.open().filter(|g| g.next);
    let changed = std::iter::once((goal, true)).chain(others.map(|g| (g, false)));
    Ok(Change::new("focus", &goal.title, set(journey, changed)?))
}

/// Takes the mark away.
///
/// # Errors
/// No open goal of that id, or it is not marked.
pub(crate) fn unmark(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let goal = rules::open_goal(journey, id)?;
    if !goal.next {
        return Err(Refusal::NothingToChange(format!("\"{}\" is not the focus", goal.title)));
    }
    Ok(Change::new(
        "no longer the focus",
        &goal.title,
        set(journey, std::iter::once((goal, false)))?,
    ))
}

fn set<'a>(
    journey: &Journey,
    goals: impl Iterator<Item = (&'a std::sync::Arc<Goal>, bool)>,
) -> Result<Vec<Edit>, Refusal> {
    goals.map(|(goal, next)| rules::altered(journey, Goal { next, ..Goal::clone(goal) })).collect()
}
