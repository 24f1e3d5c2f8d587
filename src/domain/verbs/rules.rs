//! Invariants that every verb enforces, and typed look-ups that fail with a `Refusal`.

use crate::domain::date::{Date, Day, Extent, Until};
use crate::domain::find::{self, Requirement};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::milestone::Milestone;
use crate::domain::refusal::{DateRefusal, Refusal};
use crate::domain::tags::Spellings;
use std::sync::Arc;

pub(super) fn item<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Item, Refusal> {
    let unknown = || Refusal::NoMatch { reference: id.to_string(), wanted: "nothing" };
    journey.item(id).ok_or_else(unknown)
}

pub(super) fn goal<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    goal_as(journey, id, find::GOAL)
}

pub(super) fn open_goal<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    goal_as(journey, id, find::OPEN_GOAL)
}

pub(super) fn open_large<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    goal_as(journey, id, find::OPEN_LARGE)
}

pub(super) fn ended_goal<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    goal_as(journey, id, find::ENDED_GOAL)
}

fn goal_as<'a>(
    journey: &'a Journey,
    id: &Id,
    wanted: Requirement,
) -> Result<&'a Arc<Goal>, Refusal> {
    let item = item(journey, id)?;
    let goal = item.as_goal().filter(|_| (wanted.fits)(item));
    goal.ok_or_else(|| find::wrong_item(item, wanted))
}

pub(super) fn milestone<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Milestone>, Refusal> {
    let item = item(journey, id)?;
    item.as_milestone().ok_or_else(|| find::wrong_item(item, find::MILESTONE))
}

/// The tags in their stored spelling: a new tag takes the spelling that the journey already has.
pub(super) fn spell_tags(
    journey: &Journey,
    id: &Id,
    tags: &[String],
    before: &[String],
) -> Vec<String> {
    if tags == before {
        return tags.to_vec();
    }
    Spellings::of(journey, Some(id)).join(tags.to_vec(), before)
}

pub(super) fn check_title(title: &str) -> Result<(), Refusal> {
    if title.trim().is_empty() { Err(Refusal::EmptyTitle) } else { Ok(()) }
}

/// A file may hold a measure that is wrong: what it had `before` refuses no other change.
pub(super) fn check_measure(
    before: Option<&Measure>,
    after: Option<&Measure>,
) -> Result<(), Refusal> {
    let Some(after) = after else { return Ok(()) };
    let is_new = |amount: fn(&Measure) -> Amount| before.map(amount) != Some(amount(after));
    if after.target.number() <= 0.0 && is_new(|measure| measure.target) {
        return Err(Refusal::TargetNotPositive(after.target.to_string()));
    }
    if after.done.number() < 0.0 && is_new(|measure| measure.done) {
        return Err(Refusal::DoneNegative(after.done.to_string()));
    }
    Ok(())
}

pub(super) fn check_no_steps(journey: &Journey, goal: &Goal) -> Result<(), Refusal> {
    match journey.steps(&goal.id).total {
        0 => Ok(()),
        steps => Err(Refusal::HasSteps { title: goal.title.clone(), steps }),
    }
}

/// Checks that `toward` names a larger goal which does not, directly or not, serve this goal.
pub(super) fn check_toward(journey: &Journey, goal: &Goal) -> Result<(), Refusal> {
    let Some(toward) = &goal.toward else {
        return Ok(());
    };
    if *toward == goal.id {
        return Err(Refusal::TowardItself { title: goal.title.clone(), via: None });
    }
    let larger = goal_as(journey, toward, find::LARGE)?;
    if journey.serves(toward, &goal.id) {
        return Err(Refusal::TowardItself {
            title: goal.title.clone(),
            via: Some(larger.title.clone()),
        });
    }
    Ok(())
}

/// Checks that a past event does not lie wholly in the future.
pub(crate) fn not_in_future(on: Date, today: Day) -> Result<(), Refusal> {
    if on.first_day() > today { Err(DateRefusal::StillToCome(on).into()) } else { Ok(()) }
}

/// Checks that the end and the recognition of a milestone are not in the future, unless unchanged from `before`.
pub(super) fn past_dates_only(
    milestone: &Milestone,
    before: Option<&Milestone>,
    today: Day,
) -> Result<(), Refusal> {
    let ended = |m: &Milestone| m.until.and_then(Until::date);
    let recognised = |m: &Milestone| m.recognised.as_ref().map(|r| r.on);
    let dates = [ended(milestone), recognised(milestone)];
    let known = before.map_or([None, None], |before| [ended(before), recognised(before)]);
    let fresh = dates.into_iter().zip(known).filter(|(date, known)| date != known);
    fresh.filter_map(|(date, _)| date).try_for_each(|date| not_in_future(date, today))
}

/// Checks that a milestone is not recognised and does not lapse before it happened, unless the dates are unchanged from
/// `before`.
pub(super) fn happened_first(
    milestone: &Milestone,
    before: Option<&Milestone>,
) -> Result<(), Refusal> {
    let recognised = |m: &Milestone| m.recognised.as_ref().map(|recognised| recognised.on);
    let too_early = |later: fn(&Milestone) -> Option<Date>| {
        let dates = |m: &Milestone| (m.on, later(m));
        let is_fresh = before.is_none_or(|before| dates(before) != dates(milestone));
        later(milestone).filter(|date| is_fresh && date.last_day() < milestone.on.first_day())
    };
    let on = milestone.on;
    match (too_early(recognised), too_early(Milestone::expires)) {
        (Some(recognised), _) => Err(DateRefusal::RecognisedBefore { recognised, on }.into()),
        (None, Some(expires)) => Err(DateRefusal::ExpiresBefore { expires, on }.into()),
        (None, None) => Ok(()),
    }
}

/// Checks that neither the beginning nor the end of a past event lies wholly in the future.
pub(crate) fn extent_not_in_future(extent: Extent, today: Day) -> Result<(), Refusal> {
    not_in_future(extent.on, today)?;
    extent.until.and_then(Until::date).map_or(Ok(()), |until| not_in_future(until, today))
}

/// Checks that the end of something current has not passed.
pub(crate) fn not_passed(until: Option<Date>, today: Day) -> Result<(), Refusal> {
    match until.filter(|until| until.has_passed(today)) {
        Some(until) => Err(DateRefusal::GoneBy(until).into()),
        None => Ok(()),
    }
}

/// Checks that a span does not end before it begins; `not_in_future` covers open spans.
pub(super) fn begins_before_it_ends(extent: Extent) -> Result<(), Refusal> {
    let end = extent.until.and_then(Until::date);
    match end.filter(|_| extent.is_backwards()) {
        Some(until) => Err(DateRefusal::EndsBeforeItBegins { on: extent.on, until }.into()),
        None => Ok(()),
    }
}
