//! Answers a look back with "not yet" or "never", which leaves the goal as it is.

use super::rules;
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::declined::{AskAgain, Declined};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::look_back::Ago;
use crate::domain::refusal::Refusal;

/// Records that an ended goal was looked back on today, and whether to ask again.
///
/// # Errors
/// No ended goal has that id.
pub(crate) fn answer(
    journey: &Journey,
    id: &Id,
    again: AskAgain,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::ended_goal(journey, id)?);
    let on = today.into();
    goal.looked_back = Some(Declined { on, again });
    let verb = match again {
        AskAgain::NextTime => "not yet",
        AskAgain::Never => "never ask about",
    };
    Ok(Change::of(verb, journey.edit(goal), []))
}

/// Records the look back on a goal that becomes a milestone today on its anniversary: one a day is enough, whatever
/// dates the milestone has.
pub(super) fn note(goal: &mut Goal, today: Day) {
    if goal.state.ended_on().is_some_and(|on| Ago::of(on, today).is_some()) {
        goal.looked_back = Some(Declined { on: today.into(), again: AskAgain::NextTime });
    }
}
