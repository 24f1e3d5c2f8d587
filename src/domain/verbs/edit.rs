//! Edits the fields of an item.

use super::{links, rules};
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;

/// Replaces the goal with the same id by `after`.
///
/// # Errors
/// No goal has that id, the title is blank, the measure or `toward` is invalid, a small goal would have steps, the end is
/// in the future, or nothing changes.
pub(crate) fn goal(journey: &Journey, after: Goal, today: Day) -> Result<Change, Refusal> {
    let before = rules::goal(journey, &after.id)?;
    let tags = rules::spell_tags(journey, &after.id, &after.tags, &before.tags);
    let mut after = Goal { tags, ..after };
    if !after.is_large() {
        after.mark_next(false);
    }
    check_goal(journey, before, &after)?;
    if let Some(on) = after.state.ended_on() {
        rules::not_in_future(on, today)?;
    }
    changed(journey, after)
}

/// Lets a goal serve another larger goal, or none.
///
/// # Errors
/// As [`goal`].
pub(crate) fn toward(
    journey: &Journey,
    id: &Id,
    toward: Option<Id>,
    today: Day,
) -> Result<Change, Refusal> {
    let before = rules::goal(journey, id)?;
    goal(journey, Goal { toward, ..Goal::clone(before) }, today)
}

/// Replaces the milestone with the same id by `after`.
///
/// # Errors
/// No milestone has that id, the title is blank, the dates are invalid, a link would close a cycle or lead back in time,
/// or nothing changes.
pub(crate) fn milestone(
    journey: &Journey,
    after: Milestone,
    today: Day,
) -> Result<Change, Refusal> {
    let before = rules::milestone(journey, &after.id)?;
    let tags = rules::spell_tags(journey, &after.id, &after.tags, &before.tags);
    let after = Milestone { tags, ..after };
    rules::check_title(&after.title)?;
    rules::not_in_future(after.on, today)?;
    rules::past_dates_only(&after, Some(before), today)?;
    rules::begins_before_it_ends(after.extent())?;
    rules::happened_first(&after, Some(before))?;
    check_links(journey, before, &after)?;
    changed(journey, after)
}

/// Checks an item that was changed as text. Its dates may be in the future, as in any file, and `check` warns of them.
///
/// # Errors
/// No item has that id, the title is blank, the measure or `toward` is invalid, a small goal would have steps, a link
/// would close a cycle or lead back in time, or a milestone is recognised or lapses before it happened.
pub(crate) fn check(journey: &Journey, after: &Record) -> Result<(), Refusal> {
    match after {
        Record::Item(Item::Goal(after)) => {
            check_goal(journey, rules::goal(journey, &after.id)?, after)
        }
        Record::Item(Item::Milestone(after)) => {
            let before = rules::milestone(journey, &after.id)?;
            rules::happened_first(after, Some(before))?;
            check_links(journey, before, after)
        }
        Record::Break(_) => Ok(()),
    }
}

fn check_goal(journey: &Journey, before: &Goal, after: &Goal) -> Result<(), Refusal> {
    rules::check_title(&after.title)?;
    rules::check_measure(before.measure.as_ref(), after.measure.as_ref())?;
    if before.is_large() && !after.is_large() {
        rules::check_no_steps(journey, before)?;
    }
    if after.toward == before.toward { Ok(()) } else { rules::check_toward(journey, after) }
}

/// Checks the links that are new, and if the dates are, the order of all links.
fn check_links(journey: &Journey, before: &Milestone, after: &Milestone) -> Result<(), Refusal> {
    let mut added = after.led_to.iter().filter(|id| !before.led_to.contains(id));
    added
        .try_for_each(|later| links::possible(journey, after, rules::milestone(journey, later)?))?;
    if before.extent() == after.extent() {
        return Ok(());
    }
    let mut later = after.led_to.iter().filter_map(|id| journey.milestone(id));
    later.try_for_each(|later| links::in_order(after, later))?;
    journey.led_from(&after.id).try_for_each(|earlier| links::in_order(earlier, after))
}

fn changed(journey: &Journey, after: impl Into<Record>) -> Result<Change, Refusal> {
    let after = after.into();
    let same =
        || Refusal::NothingToChange(format!("\"{}\" has these values already", after.title()));
    let change = Change::of("edited", journey.edit(after.clone()), []);
    if change.is_empty() { Err(same()) } else { Ok(change) }
}
