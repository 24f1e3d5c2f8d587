//! Changing what is said of an item.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;

/// Puts `after` in place of the goal with its id.
///
/// # Errors
/// No goal of that id, a blank title, a wrong target or `toward`, an end still to come, or nothing changed.
pub(crate) fn goal(journey: &Journey, after: Goal, today: Day) -> Result<Change, Refusal> {
    let before = rules::goal(journey, &after.id)?;
    let tags = rules::spelled(journey, &after.id, &after.tags, &before.tags);
    let after = Goal { tags, ..after };
    rules::titled(&after.title)?;
    rules::measured(after.measure.as_ref())?;
    if after.toward != before.toward {
        rules::serves_rightly(journey, &after)?;
    }
    if let Some(on) = after.state.ended_on() {
        rules::has_come(on, today)?;
    }
    changed(journey, after)
}

/// Puts `after` in place of the milestone with its id.
///
/// # Errors
/// No milestone of that id, a blank title, dates that cannot be, a link that would close a circle, or nothing changed.
pub(crate) fn milestone(
    journey: &Journey,
    after: Milestone,
    today: Day,
) -> Result<Change, Refusal> {
    let before = rules::milestone(journey, &after.id)?;
    let tags = rules::spelled(journey, &after.id, &after.tags, &before.tags);
    let after = Milestone { tags, ..after };
    rules::titled(&after.title)?;
    rules::has_come(after.on, today)?;
    rules::is_past(&after, Some(before), today)?;
    rules::begins_before_it_ends(after.extent())?;
    for later in after.led_to.iter().filter(|id| !before.led_to.contains(id)) {
        super::links::link(journey, &after.id, later)?;
    }
    changed(journey, after)
}

fn changed(journey: &Journey, after: impl Into<Record>) -> Result<Change, Refusal> {
    let edit = rules::altered(journey, after)?;
    let title = edit.after.as_ref().map(|item| item.title().to_owned()).unwrap_or_default();
    let change = Change::new("edited", &title, vec![edit]);
    if change.is_empty() {
        return Err(Refusal::NothingToChange(format!("\"{title}\" says so already")));
    }
    Ok(change)
}
