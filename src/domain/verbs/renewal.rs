//! Answers the question of renewing a credential that lapses.

use super::{add, edit, rules};
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day};
use crate::domain::declined::{AskAgain, Declined};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::lapse::Lapse;
use crate::domain::milestone::{Credential, Milestone};
use crate::domain::refusal::Refusal;

/// Leaves the credential of a milestone as it is, and asks again or never.
///
/// # Errors
/// No milestone has that id.
pub(crate) fn answer(
    journey: &Journey,
    id: &Id,
    again: AskAgain,
    today: Day,
) -> Result<Change, Refusal> {
    let verb = match again {
        AskAgain::NextTime => "not renewed yet",
        AskAgain::Never => "never ask about",
    };
    Ok(Change::of(verb, answered(journey, id, again, today)?, []))
}

/// Adds the goal that renews a credential. Nothing is asked while that goal is open; if its title does not tell that it
/// is the renewal, the next review asks again. One change.
///
/// # Errors
/// The milestone is gone, or the goal cannot be added.
pub(crate) fn plan(
    journey: &Journey,
    lapse: &Lapse,
    renewal: Goal,
    today: Day,
) -> Result<Change, Refusal> {
    let is_recognised = lapse.is_renewed_by(&renewal.title);
    let mut change = add::goal(journey, renewal)?;
    if !is_recognised {
        change.edits.push(answered(journey, &lapse.milestone.id, AskAgain::NextTime, today)?);
    }
    Ok(change)
}

/// Moves the expiry of a credential that was renewed.
///
/// # Errors
/// No milestone has that id, or its credential lapses then already.
pub(crate) fn valid_until(
    journey: &Journey,
    id: &Id,
    expires: Date,
    today: Day,
) -> Result<Change, Refusal> {
    let mut milestone = Milestone::clone(rules::milestone(journey, id)?);
    let credential = milestone.credential.take().unwrap_or_default();
    milestone.credential = Some(Credential { expires: Some(expires), ..credential });
    edit::milestone(journey, milestone, today)
}

fn answered(journey: &Journey, id: &Id, again: AskAgain, today: Day) -> Result<Edit, Refusal> {
    let milestone = rules::milestone(journey, id)?;
    let renewal = Some(Declined { on: today.into(), again });
    Ok(journey.edit(Milestone { renewal, ..Milestone::clone(milestone) }))
}
