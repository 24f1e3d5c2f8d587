//! Invariants that every verb enforces, and typed look-ups that fail with a `Refusal`.

use crate::domain::advice::Advice;
use crate::domain::change::{Edit, Place};
use crate::domain::date::{Date, Day, Extent, Until};
use crate::domain::find;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::tags::Spellings;
use std::sync::Arc;

pub(super) fn item<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Item, Refusal> {
    journey.item(id).ok_or_else(|| unknown(id))
}

fn record<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Record, Refusal> {
    journey.record(id).ok_or_else(|| unknown(id))
}

fn unknown(id: &Id) -> Refusal {
    Refusal::NoMatch { reference: id.to_string(), wanted: "nothing" }
}

pub(super) fn goal<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    let found = item(journey, id)?;
    found.as_goal().ok_or_else(|| find::refused(found, "a goal", Advice::FindGoal))
}

pub(super) fn open_goal<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    let found = item(journey, id)?;
    let open = found.as_goal().filter(|g| g.state.is_open());
    open.ok_or_else(|| find::refused(found, "an open goal", Advice::Reopen(id.clone())))
}

pub(super) fn open_large<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    open_goal(journey, id)?;
    large(journey, id)
}

fn large<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    let found = goal(journey, id)?;
    if found.is_large() {
        return Ok(found);
    }
    Err(find::refused(item(journey, id)?, "a larger goal", Advice::Enlarge(id.clone())))
}

pub(super) fn ended_goal<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Goal>, Refusal> {
    let found = item(journey, id)?;
    let ended = found.as_goal().filter(|g| !g.state.is_open());
    let needs = "a goal that was done or dropped";
    ended.ok_or_else(|| find::refused(found, needs, Advice::Finish(id.clone())))
}

pub(super) fn milestone<'a>(journey: &'a Journey, id: &Id) -> Result<&'a Arc<Milestone>, Refusal> {
    let found = item(journey, id)?;
    let advice = || Advice::Recognise(id.clone());
    found.as_milestone().ok_or_else(|| find::refused(found, "a milestone", advice()))
}

/// The edit that puts `after` in the place of what the journey has under its id.
pub(super) fn altered(journey: &Journey, after: impl Into<Record>) -> Result<Edit, Refusal> {
    let after = after.into();
    let before = record(journey, after.id())?.clone();
    let moves = before.file() != after.file();
    let from = if moves { journey.place(after.id()) } else { Place::Kept };
    Ok(Edit::alter(before, after, from))
}

/// The tags of an item as they are to be written: new ones in the spelling that they have already.
pub(super) fn spelled(
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

pub(super) fn titled(title: &str) -> Result<(), Refusal> {
    if title.trim().is_empty() { Err(Refusal::EmptyTitle) } else { Ok(()) }
}

pub(super) fn measured(measure: Option<&Measure>) -> Result<(), Refusal> {
    match measure {
        Some(m) if m.target.number() <= 0.0 => {
            Err(Refusal::TargetNotPositive(m.target.to_string()))
        }
        Some(_) | None => Ok(()),
    }
}

/// A goal may serve any other larger goal that does not, in the end, serve it.
pub(super) fn serves_rightly(journey: &Journey, goal: &Goal) -> Result<(), Refusal> {
    let Some(toward) = &goal.toward else {
        return Ok(());
    };
    if *toward == goal.id {
        return Err(Refusal::TowardItself { title: goal.title.clone(), via: None });
    }
    let larger = large(journey, toward)?;
    if journey.serves(toward, &goal.id) {
        return Err(Refusal::TowardItself {
            title: goal.title.clone(),
            via: Some(larger.title.clone()),
        });
    }
    Ok(())
}

/// What happened cannot lie wholly ahead.
pub(super) fn has_come(on: Date, today: Day) -> Result<(), Refusal> {
    if on.first_day() > today { Err(Refusal::StillToCome(on.to_string())) } else { Ok(()) }
}

/// The end of a milestone and when it was recognised cannot lie ahead, unless they have been so `before`.
pub(super) fn is_past(
    milestone: &Milestone,
    before: Option<&Milestone>,
    today: Day,
) -> Result<(), Refusal> {
    let ended = |m: &Milestone| m.until.and_then(Until::date);
    let recognised = |m: &Milestone| m.recognised.as_ref().map(|r| r.on);
    let dates = [ended(milestone), recognised(milestone)];
    let known = before.map_or([None, None], |before| [ended(before), recognised(before)]);
    let fresh = dates.into_iter().zip(known).filter(|(date, known)| date != known);
    fresh.filter_map(|(date, _)| date).try_for_each(|date| has_come(date, today))
}

/// What is to last until then cannot be over.
pub(crate) fn has_not_gone_by(until: Option<Date>, today: Day) -> Result<(), Refusal> {
    match until.filter(|until| until.gone_by(today)) {
        Some(until) => Err(Refusal::GoneBy(until.to_string())),
        None => Ok(()),
    }
}

/// A span cannot end before it begins; what goes on now has begun, as `has_come` sees to.
pub(super) fn begins_before_it_ends(extent: Extent) -> Result<(), Refusal> {
    let end = extent.until.and_then(Until::date);
    match end.filter(|_| extent.is_backwards()) {
        Some(until) => Err(Refusal::EndsBeforeItBegins {
            on: extent.on.words_within(),
            until: until.words_within(),
        }),
        None => Ok(()),
    }
}
