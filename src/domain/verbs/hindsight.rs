//! Recognises finished goals as milestones, and turns milestones back into goals.

use super::{delete, look_back, rules};
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day};
use crate::domain::goal::{DemotedMilestone, Goal};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;

/// Recognises a finished goal as a milestone dated to the goal's end, or recognises an existing milestone. A demoted
/// milestone keeps its date and reason of recognition unless new ones are given. `fresh` is the id for a new
/// milestone.
///
/// # Errors
/// No finished item has that id, it is recognised already, or the date of recognition is in the future or before the
/// event.
pub(crate) fn promote(
    journey: &Journey,
    id: &Id,
    recognised: Recognised,
    fresh: Id,
    today: Day,
) -> Result<Change, Refusal> {
    rules::not_in_future(recognised.on, today)?;
    match rules::item(journey, id)? {
        Item::Milestone(milestone) => recognise(journey, milestone, recognised),
        Item::Goal(_) => {
            let mut change = record(journey, id, fresh)?;
            let Some(Record::Item(Item::Milestone(milestone))) = &mut change.edits[0].after else {
                return Ok(change);
            };
            let milestone = std::sync::Arc::make_mut(milestone);
            let is_default = recognised.why.is_empty() && recognised.on == today.into();
            let after = Milestone { recognised: Some(recognised), ..Milestone::clone(milestone) };
            rules::happened_first(&after, None)?;
            if !is_default || milestone.recognised.is_none() {
                *milestone = after;
            }
            change.name = format!("recognised, {}", milestone.title);
            if let Some(Record::Item(Item::Goal(goal))) = &mut change.edits[1].after {
                look_back::note(std::sync::Arc::make_mut(goal), today);
            }
            Ok(change)
        }
    }
}

/// Records a finished goal as a milestone without recognition; a demoted milestone is restored with its links.
///
/// # Errors
/// No ended goal has that id, or it has a milestone already.
pub(crate) fn record(journey: &Journey, id: &Id, fresh: Id) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::ended_goal(journey, id)?);
    if journey.milestone_of(&goal).is_some() {
        return Err(Refusal::PromotedAlready(goal.title));
    }
    let open = || Refusal::NothingToChange(format!("\"{}\" has not ended", goal.title));
    let on = goal.state.ended_on().ok_or_else(open)?;
    let (milestone, links) = become_milestone(journey, &mut goal, on, fresh);
    let others = [journey.edit(goal)].into_iter().chain(links);
    Ok(Change::of("recorded the milestone", Edit::add(milestone), others))
}

/// The milestone of a goal that ended on that date, and the edits that restore the links to it.
pub(super) fn become_milestone(
    journey: &Journey,
    goal: &mut Goal,
    on: Date,
    fresh: Id,
) -> (Milestone, Vec<Edit>) {
    let before = goal.was.take().map(|was| DemotedMilestone::clone(&was));
    let (mut milestone, earlier) = match before {
        Some(was) => restored(journey, was, goal, fresh),
        None => (milestone_of(goal, on, fresh), Vec::new()),
    };
    milestone.private |= goal.private;
    goal.milestone = Some(milestone.id.clone());
    let link = |mut from: Milestone| {
        from.led_to.push(milestone.id.clone());
        journey.edit(from)
    };
    let links = earlier.into_iter().map(link).collect();
    (milestone, links)
}

/// The demoted milestone and the milestones that led to it, without links that are gone or would close a cycle.
fn restored(
    journey: &Journey,
    was: DemotedMilestone,
    goal: &Goal,
    fresh: Id,
) -> (Milestone, Vec<Milestone>) {
    let mut milestone = was.milestone;
    if journey.has(&milestone.id) {
        milestone.id = fresh;
    }
    milestone.from = Some(goal.id.clone());
    milestone.led_to.retain(|to| journey.milestone(to).is_some());
    let circles = |from: &Id| milestone.led_to.iter().any(|to| journey.leads(to, from));
    let earlier = was.led_from.iter().filter(|from| !circles(from));
    let earlier = earlier.filter_map(|from| journey.milestone(from));
    let earlier = earlier.map(|from| Milestone::clone(from)).collect();
    (milestone, earlier)
}

/// Turns a milestone back into a finished goal. The milestone's fields and links stay with the goal, so that
/// recognising it again restores them.
///
/// # Errors
/// No milestone has that id, it was no goal, or its goal is missing.
pub(crate) fn demote(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let milestone = rules::milestone(journey, id)?;
    let title = milestone.title.clone();
    let Some(goal) = &milestone.from else {
        return Err(Refusal::NoStep(title));
    };
    let mut goal = Goal::clone(rules::goal(journey, goal)?);
    goal.milestone = goal.milestone.filter(|m| m != id);
    goal.was = Some(Box::new(DemotedMilestone {
        milestone: Milestone { from: None, modified: None, ..Milestone::clone(milestone) },
        led_from: journey.led_from(id).map(|from| from.id.clone()).collect(),
    }));
    let mut edits = delete::delete(journey, std::slice::from_ref(id))?.edits;
    edits.retain(|edit| *edit.id() != goal.id);
    // The change names the goal, which exists afterwards.
    edits.insert(0, journey.edit(goal));
    Ok(Change::new("turned back into a goal", &title, edits))
}

/// The milestone of a goal that ended on `on`; its why, note and links stay with the goal.
fn milestone_of(goal: &Goal, on: Date, fresh: Id) -> Milestone {
    let mut milestone = Milestone::new(fresh, goal.title.clone(), on);
    milestone.kind = goal.kind.clone();
    milestone.tags = goal.tags.clone();
    milestone.from = Some(goal.id.clone());
    milestone
}

fn recognise(
    journey: &Journey,
    milestone: &Milestone,
    recognised: Recognised,
) -> Result<Change, Refusal> {
    if milestone.recognised.is_some() {
        return Err(Refusal::PromotedAlready(milestone.title.clone()));
    }
    let after = Milestone { recognised: Some(recognised), ..milestone.clone() };
    rules::happened_first(&after, Some(milestone))?;
    Ok(Change::of("recognised", journey.edit(after), []))
}
