//! Resolves a REF of the command line.

use crate::domain::find::{self, Requirement};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// How many years a command reads to find its item.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reach<'a> {
    /// Open goals and milestones. Older years are read only to explain a failure.
    Open,
    /// Any item by this reference: an id is found without reading the older years.
    Past(&'a str),
    /// Any item, and every item that refers to it.
    All,
}

/// The loaded item that `reference` names.
pub(super) fn named(
    journey: &Journey,
    reference: &str,
    wanted: Requirement,
) -> Result<Id, Refusal> {
    let item = find::resolve(journey.items(), reference, wanted)?;
    Ok(item.id().clone())
}

/// Whether `reference` is the id of a loaded item. Anything less could mean an item of another year.
pub(super) fn is_id(journey: &Journey, reference: &str) -> bool {
    let id = Id::parse(reference.trim());
    id.is_some_and(|id| journey.items().any(|item| *item.id() == id))
}

/// The loaded items that `references` name, in their order.
pub(super) fn all_named(
    journey: &Journey,
    references: &[String],
    wanted: Requirement,
) -> Result<Vec<Id>, Refusal> {
    let mut ids = Vec::with_capacity(references.len());
    for reference in references {
        let id = named(journey, reference, wanted)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
