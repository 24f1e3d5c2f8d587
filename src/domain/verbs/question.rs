//! Answers the next-milestone question with a small goal.

use super::{add, rules};
use crate::domain::change::Change;
use crate::domain::date::Day;
use crate::domain::goal::{Goal, StepAnswer};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// Adds the answer as a small goal, and records it with its date on the larger goal.
///
/// # Errors
/// As for adding a goal, or `larger` is no open goal.
pub(crate) fn answer(
    journey: &Journey,
    larger: &Id,
    small: Goal,
    today: Day,
) -> Result<Change, Refusal> {
    let mut asked = Goal::clone(rules::open_goal(journey, larger)?);
    asked.answers.push(StepAnswer {
        on: today.into(),
        text: small.title.clone(),
        goal: Some(small.id.clone()),
    });
    let title = small.title.clone();
    let mut edits = add::goal(journey, small)?.edits;
    edits.push(journey.edit(asked));
    Ok(Change::new("answered", &title, edits))
}
