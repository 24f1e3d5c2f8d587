//! Active, paused or someday: how an open goal stands.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::{Date, Day, Span};
use crate::domain::goal::{Goal, State};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// How an open goal stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// Being worked on.
    Active,
    /// Set aside for a while.
    Paused,
    /// For some day.
    Someday,
}

impl Standing {
    /// All three, in the order in which they are offered.
    pub(crate) const ALL: [Standing; 3] = [Standing::Active, Standing::Paused, Standing::Someday];

    /// The state that it is.
    pub(crate) fn state(self) -> State {
        match self {
            Standing::Active => State::Active,
            Standing::Paused => State::Paused,
            Standing::Someday => State::Someday,
        }
    }
}

/// Sets how an open goal stands, keeping when it was paused.
///
/// # Errors
/// No open goal of that id, or it stands so already.
pub(crate) fn set(
    journey: &Journey,
    id: &Id,
    standing: Standing,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    let state = standing.state();
    if goal.state == state {
        return Err(Refusal::NothingToChange(format!(
            "\"{}\" is {} already",
            goal.title,
            state.word()
        )));
    }
    end_pause(&mut goal, today);
    if standing == Standing::Paused {
        goal.paused.push(from(today, None));
    }
    goal.state = state;
    stands(journey, goal)
}

/// Pauses an open goal until that date, or gives the pause that it is in another end; without a date it goes on until
/// the goal is set to something else.
///
/// # Errors
/// No open goal of that id, a date that has gone by, or it is paused until then already.
pub(crate) fn pause(
    journey: &Journey,
    id: &Id,
    until: Option<Date>,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    pause_until(&mut goal, until, today)?;
    stands(journey, goal)
}

/// The same for a goal that is being edited.
pub(crate) fn pause_until(goal: &mut Goal, until: Option<Date>, today: Day) -> Result<(), Refusal> {
    rules::has_not_gone_by(until, today)?;
    let was_paused = goal.state == State::Paused;
    match goal.paused.last_mut().filter(|_| was_paused) {
        Some(pause) if pause.until == until => {
            let message = format!("\"{}\" is paused already, {pause}", goal.title);
            return Err(Refusal::NothingToChange(message));
        }
        Some(pause) => pause.until = until,
        None => goal.paused.push(from(today, until)),
    }
    goal.state = State::Paused;
    Ok(())
}

fn from(today: Day, until: Option<Date>) -> Span {
    let from = today.into();
    Span { from, until }
}

fn stands(journey: &Journey, goal: Goal) -> Result<Change, Refusal> {
    let (verb, title) = (goal.state.word(), goal.title.clone());
    let edit = rules::altered(journey, goal)?;
    Ok(Change::new(verb, &title, vec![edit]))
}

/// Ends a pause that is still going on: that day is no longer paused.
pub(super) fn end_pause(goal: &mut Goal, day: Day) {
    let on = |pause: &mut Span| pause.until.is_none() || pause.covers(day);
    let ended = goal.paused.pop_if(on).and_then(|p| p.ended_before(day));
    goal.paused.extend(ended);
}
