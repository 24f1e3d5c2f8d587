//! Writing down a new goal or milestone.

use super::rules;
use crate::domain::change::{Change, Edit};
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;
use crate::domain::tags::Spellings;

/// Adds a goal after all others.
///
/// # Errors
/// A blank title, a target that is not above zero, or a `toward` that is not a larger goal.
pub fn goal(journey: &Journey, goal: Goal) -> Result<Change, Refusal> {
    let tags = rules::spelled(journey, &goal.id, &goal.tags, &[]);
    spelled(journey, Goal { tags, ..goal })
}

fn spelled(journey: &Journey, goal: Goal) -> Result<Change, Refusal> {
    rules::titled(&goal.title)?;
    rules::measured(goal.measure.as_ref())?;
    rules::serves_rightly(journey, &goal)?;
    Ok(Change::new("added", &goal.title.clone(), vec![Edit::add(goal)]))
}

/// Adds several goals as one change, so that one undo takes them back.
///
/// # Errors
/// As for one goal; then none is added.
pub(crate) fn goals(journey: &Journey, goals: Vec<Goal>) -> Result<Change, Refusal> {
    let name = format!("{} goals", goals.len());
    let mut spellings = Spellings::of(journey, None);
    let mut added = |goal: Goal| {
        let tags = spellings.join(goal.tags.clone(), &[]);
        spelled(journey, Goal { tags, ..goal })
    };
    let changes: Result<Vec<Change>, Refusal> = goals.into_iter().map(&mut added).collect();
    let edits = changes?.into_iter().flat_map(|change| change.edits).collect();
    Ok(Change::new("added", &name, edits))
}

/// Adds a milestone.
///
/// # Errors
/// A blank title, a date still to come, a span that ends before it begins, or a link that cannot be.
pub(crate) fn milestone(
    journey: &Journey,
    milestone: Milestone,
    today: Day,
) -> Result<Change, Refusal> {
    let tags = rules::spelled(journey, &milestone.id, &milestone.tags, &[]);
    let milestone = Milestone { tags, ..milestone };
    rules::titled(&milestone.title)?;
    rules::has_come(milestone.on, today)?;
    rules::is_past(&milestone, None, today)?;
    rules::begins_before_it_ends(milestone.extent())?;
    for later in &milestone.led_to {
        rules::milestone(journey, later)?;
    }
    Ok(Change::new("added", &milestone.title.clone(), vec![Edit::add(milestone)]))
}
