//! Names the steps that a larger goal leaves open, and what to do with them.

use crate::domain::change::Change;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::left::steps_left;
use std::sync::Arc;

/// The open steps of a goal that has ended.
pub(super) fn open_steps(journey: &Journey, ended: &Id) -> Option<String> {
    let left = steps_left(journey.toward(ended), named)?;
    Some(format!(
        "{left}. milepost drop REF drops one, milepost edit REF --toward REF moves it to another goal."
    ))
}

/// The open steps of a goal that was deleted: they serve nothing now.
pub(super) fn freed_steps(deleted: &Change) -> Option<String> {
    let goal = deleted.subject()?.id();
    let before = deleted.edits.iter().filter_map(|edit| edit.before.as_ref()?.as_goal());
    let served = |step: &&Arc<Goal>| step.state.is_open() && step.toward.as_ref() == Some(goal);
    let left = steps_left(before.filter(served), named)?;
    Some(format!(
        "{left}, now without a larger goal. milepost edit REF --toward REF gives one another, milepost drop REF drops it."
    ))
}

fn named(step: &Goal) -> String {
    format!("{} ({})", step.title, step.id)
}
