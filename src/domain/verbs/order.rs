//! Reorders the open goals; the screen shows them in this order.

use super::rules;
use crate::domain::change::{Change, Edit, Place};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// Moves an open goal right before another open goal.
///
/// # Errors
/// Either is no open goal.
pub(crate) fn before(journey: &Journey, id: &Id, other: &Id) -> Result<Change, Refusal> {
    rules::open_goal(journey, other)?;
    let place = journey.place(other);
    shift(journey, id, place)
}

/// Moves an open goal right after another open goal.
///
/// # Errors
/// Either is no open goal.
pub(crate) fn after(journey: &Journey, id: &Id, other: &Id) -> Result<Change, Refusal> {
    rules::open_goal(journey, other)?;
    shift(journey, id, Place::After(other.clone()))
}

fn shift(journey: &Journey, id: &Id, to: Place) -> Result<Change, Refusal> {
    let goal = Item::Goal(rules::open_goal(journey, id)?.clone());
    let to = if to == journey.place(id) { Place::Kept } else { to };
    Ok(Change::of("moved", Edit::shift(goal, to), []))
}
