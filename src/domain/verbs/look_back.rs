//! The two answers to a look back that leave a step a step: not yet, and never.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::{AskAgain, Goal, LookedBack};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::look_back::Ago;
use crate::domain::refusal::Refusal;

/// Notes that an ended goal was looked back on today, and whether it may be asked about again.
///
/// # Errors
/// No ended goal of that id.
pub(crate) fn answer(
    journey: &Journey,
    id: &Id,
    again: AskAgain,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::ended_goal(journey, id)?);
    let on = today.into();
    goal.looked_back = Some(LookedBack { on, again });
    let title = goal.title.clone();
    let verb = match again {
        AskAgain::NextTime => "not yet",
        AskAgain::Never => "never ask about",
    };
    Ok(Change::new(verb, &title, vec![rules::altered(journey, goal)?]))
}

/// Notes on a goal that is being promoted that it was looked back on, if it comes up today: whatever the milestone's
/// own dates are, the one look back of the day is used up.
pub(super) fn note(goal: &mut Goal, today: Day) {
    if goal.state.ended_on().is_some_and(|on| Ago::of(on, today).is_some()) {
        goal.looked_back = Some(LookedBack { on: today.into(), again: AskAgain::NextTime });
    }
}
