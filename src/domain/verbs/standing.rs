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
pub enum Standing {
    /// Being worked on.
    Active,
    /// Set aside for a while.
    Paused,
    /// For some day.
    Someday,
}

impl Standing {
    /// All three, in the order in which they are offered.
    pub const ALL: [Standing; 3] = [Standing::Active, Standing::Paused, Standing::Someday];

    /// The state that it is.
    pub fn state(self) -> State {
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
pub fn set(journey: &Journey, id: &Id, standing: Standing, today: Day) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    let state = standing.state();
    if goal.state == state {
        return Err(Refusal::NothingToChange(format!(
            "\"{}\" is {} already",
            goal.title,
            state.word()
        )));
    }
    end_pause(&mut goal, today.into());
    if standing == Standing::Paused {
        goal.paused.push(Span {
            from: today.into(),
            until: None,
        });
    }
    goal.state = state;
    let (verb, title) = (goal.state.word(), goal.title.clone());
    Ok(Change::new(
        verb,
        &title,
        vec![rules::altered(journey, goal)?],
    ))
}

/// Ends a pause that is still going on.
pub(super) fn end_pause(goal: &mut Goal, on: Date) {
    if let Some(pause) = goal.paused.last_mut().filter(|p| p.until.is_none()) {
        pause.until = Some(on);
    }
}
