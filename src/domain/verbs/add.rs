//! Writing down a new goal or milestone.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;

/// Adds a goal after all others.
///
/// # Errors
/// A blank title, a target that is not above zero, or a `toward` that is not a larger goal.
pub fn goal(journey: &Journey, goal: Goal) -> Result<Change, Refusal> {
    rules::titled(&goal.title)?;
    rules::measured(goal.measure.as_ref())?;
    rules::serves_rightly(journey, &goal)?;
    Ok(Change::new(
        "added",
        &goal.title.clone(),
        vec![Edit::add(goal)],
    ))
}

/// Adds several goals as one change, so that one undo takes them back.
///
/// # Errors
/// As for one goal; then none is added.
pub fn goals(journey: &Journey, goals: Vec<Goal>) -> Result<Change, Refusal> {
    let name = format!("{} goals", goals.len());
    let changes: Result<Vec<Change>, Refusal> =
        goals.into_iter().map(|g| goal(journey, g)).collect();
    let edits = changes?
        .into_iter()
        .flat_map(|change| change.edits)
        .collect();
    Ok(Change::new("added", &name, edits))
}

/// Adds a milestone.
///
/// # Errors
/// A blank title, a date still to come, a span that ends before it begins, or a link that cannot be.
pub fn milestone(journey: &Journey, milestone: Milestone, today: Day) -> Result<Change, Refusal> {
    rules::titled(&milestone.title)?;
    rules::has_come(milestone.on, today)?;
    rules::begins_before_it_ends(milestone.extent())?;
    for later in &milestone.led_to {
        rules::milestone(journey, later)?;
    }
    Ok(Change::new(
        "added",
        &milestone.title.clone(),
        vec![Edit::add(milestone)],
    ))
}
