//! Sets the state of an open goal: active, paused or someday.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::{Date, Day, Span};
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::{DateRefusal, Refusal};

/// Sets the state of an open goal. A pause that ends here stays on record.
///
/// # Errors
/// No open goal has that id, or it is in that state already.
pub(crate) fn set(
    journey: &Journey,
    id: &Id,
    state: OpenState,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    if goal.state == State::Open(state) {
        let message = format!("\"{}\" is {} already", goal.title, state.word());
        return Err(Refusal::NothingToChange(message));
    }
    end_pause(&mut goal, today);
    if state == OpenState::Paused {
        goal.paused.push(from(today, None));
    }
    goal.state = State::Open(state);
    Ok(changed(journey, goal))
}

/// Pauses an open goal until a date, or changes the end of its current pause; without a date it lasts until the state
/// changes.
///
/// # Errors
/// No open goal has that id, the date has passed, or the goal is paused until then already.
pub(crate) fn pause(
    journey: &Journey,
    id: &Id,
    until: Option<Date>,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    pause_until(&mut goal, until, today)?;
    Ok(changed(journey, goal))
}

/// As [`pause`], for a goal that is being edited.
pub(crate) fn pause_until(goal: &mut Goal, until: Option<Date>, today: Day) -> Result<(), Refusal> {
    rules::not_passed(until, today)?;
    let was_paused = goal.is_paused();
    match goal.paused.last_mut().filter(|_| was_paused) {
        Some(pause) if pause.until == until => {
            let (what, span) = (format!("\"{}\"", goal.title), *pause);
            return Err(DateRefusal::PausedAlready { what, span }.into());
        }
        Some(pause) => pause.until = until,
        None => goal.paused.push(from(today, until)),
    }
    goal.state = State::PAUSED;
    Ok(())
}

fn from(today: Day, until: Option<Date>) -> Span {
    let from = today.into();
    Span { from, until }
}

fn changed(journey: &Journey, goal: Goal) -> Change {
    Change::of(goal.state.word(), journey.edit(goal), [])
}

/// Ends a current pause on the day before `day`.
pub(super) fn end_pause(goal: &mut Goal, day: Day) {
    let on = |pause: &mut Span| pause.until.is_none() || pause.covers(day);
    let ended = goal.paused.pop_if(on).and_then(|p| p.ended_before(day));
    goal.paused.extend(ended);
}
