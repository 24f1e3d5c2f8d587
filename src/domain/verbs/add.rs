//! Adds goals and milestones.

use super::{links, rules};
use crate::domain::change::{Change, Edit};
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;
use crate::domain::tags::Spellings;

/// Adds a goal at the end of the list.
///
/// # Errors
/// The title is blank, the measure's target is not above zero, or `toward` is no larger goal.
pub fn goal(journey: &Journey, goal: Goal) -> Result<Change, Refusal> {
    let tags = rules::spell_tags(journey, &goal.id, &goal.tags, &[]);
    spelled(journey, Goal { tags, ..goal })
}

fn spelled(journey: &Journey, goal: Goal) -> Result<Change, Refusal> {
    rules::check_title(&goal.title)?;
    rules::check_measure(None, goal.measure.as_ref())?;
    rules::check_toward(journey, &goal)?;
    Ok(Change::of("added", Edit::add(goal), []))
}

/// Adds several goals as one change, so that one undo removes them all.
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
/// The title is blank, a date is in the future, a span ends before it begins, it is recognised or lapses before it
/// happened, or a link is invalid.
pub(crate) fn milestone(
    journey: &Journey,
    milestone: Milestone,
    today: Day,
) -> Result<Change, Refusal> {
    let tags = rules::spell_tags(journey, &milestone.id, &milestone.tags, &[]);
    let milestone = Milestone { tags, ..milestone };
    check_milestone(&milestone, today)?;
    rules::happened_first(&milestone, None)?;
    for later in &milestone.led_to {
        links::in_order(&milestone, rules::milestone(journey, later)?)?;
    }
    Ok(Change::of("added", Edit::add(milestone), []))
}

/// Checks all of an item from elsewhere but its links.
///
/// # Errors
/// The title is blank, the measure's target is not above zero, or a date of the past lies ahead.
pub(crate) fn acceptable(item: &Item, today: Day) -> Result<(), Refusal> {
    match item {
        Item::Goal(goal) => {
            rules::check_title(&goal.title)?;
            rules::check_measure(None, goal.measure.as_ref())?;
            goal.state.ended_on().map_or(Ok(()), |on| rules::not_in_future(on, today))
        }
        Item::Milestone(milestone) => check_milestone(milestone, today),
    }
}

fn check_milestone(milestone: &Milestone, today: Day) -> Result<(), Refusal> {
    rules::check_title(&milestone.title)?;
    rules::not_in_future(milestone.on, today)?;
    rules::past_dates_only(milestone, None, today)?;
    rules::begins_before_it_ends(milestone.extent())
}
