//! What `edit` does to a goal.

use super::misfit;
use super::wish::{Set, Wish};
use crate::cli::field_flags;
use crate::cli::reference;
use crate::domain::change::Change;
use crate::domain::date::{Date, Day, Extent};
use crate::domain::find;
use crate::domain::goal::{End, Goal, Size, State};
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, open_state};
use crate::domain::when::WhenError;

pub(super) fn change(
    journey: &Journey,
    before: &Goal,
    wish: &Wish,
    today: Day,
) -> Result<Change, Refusal> {
    if let Some(flag) = &wish.of_milestones {
        return Err(misfit(&before.title, flag, "a goal", "a milestone", ""));
    }
    let mut after = standing_so(journey, before, wish, today)?;
    if let Set::To(extent) = wish.on {
        end_on(&mut after, one_date(&before.title, extent)?)?;
    }
    say(&mut after, wish);
    match &wish.toward {
        Set::Keep => {}
        Set::Clear => after.toward = None,
        Set::To(name) => after.toward = Some(reference::named(journey, name, find::OPEN_LARGE)?),
    }
    measure(&mut after, wish)?;
    verbs::edit::goal(journey, after, today)
}

/// The goal as it is, or as it is once its state is set, with its pauses kept.
fn standing_so(journey: &Journey, before: &Goal, wish: &Wish, today: Day) -> Result<Goal, Refusal> {
    let Some(wanted) = wish.state else {
        return Ok(before.clone());
    };
    if before.state == State::Open(wanted) {
        return Ok(before.clone());
    }
    let change = open_state::set(journey, &before.id, wanted, today)?;
    let after = change.subject().and_then(Record::as_goal);
    Ok(after.map_or_else(|| before.clone(), |goal| Goal::clone(goal)))
}

fn one_date(title: &str, extent: Extent) -> Result<Date, Refusal> {
    match extent.until {
        None => Ok(extent.on),
        Some(_) => Err(Refusal::WrongItem {
            title: title.to_owned(),
            is: "a goal".into(),
            needs: "a milestone: a goal has one date, not a span",
            advice: WhenError::Span(extent).hint().into(),
        }),
    }
}

fn end_on(goal: &mut Goal, date: Date) -> Result<(), Refusal> {
    match &mut goal.state {
        State::Ended(End::Done(on)) => *on = date,
        State::Ended(End::Dropped(dropped)) => dropped.on = date,
        State::Open(_) => {
            let (is, needs) = ("an open goal", "something that is past");
            return Err(misfit(&goal.title, "--on", is, needs, "; --due sets a target date"));
        }
    }
    Ok(())
}

fn say(goal: &mut Goal, wish: &Wish) {
    if let Some(title) = &wish.title {
        goal.title.clone_from(title);
    }
    if let Some(large) = wish.large {
        goal.size = if large { Size::Large } else { Size::Small };
    }
    field_flags::set(goal, &wish.fields_of_goal);
}

fn measure(goal: &mut Goal, wish: &Wish) -> Result<(), Refusal> {
    match wish.target {
        Set::Keep => {}
        Set::Clear => goal.measure = None,
        Set::To(target) => {
            let measure = goal.measure.get_or_insert_with(|| Measure {
                done: Amount::default(),
                target,
                unit: String::new(),
            });
            measure.target = target;
        }
    }
    let unit = match &wish.unit {
        Set::Keep => return Ok(()),
        Set::Clear => String::new(),
        Set::To(unit) => unit.clone(),
    };
    let Some(measure) = &mut goal.measure else {
        let (is, needs) = ("a goal without a target", "one with a target");
        return Err(misfit(&goal.title, "--unit", is, needs, ", or give --target too"));
    };
    measure.unit = unit;
    Ok(())
}
