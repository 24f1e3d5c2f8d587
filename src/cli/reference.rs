//! What a REF on the command line names.

use crate::domain::find::{self, Requirement};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// How far back a command may have to look for what it names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reach<'a> {
    /// What is open, and the milestones. Older years are read only to say better what is wrong.
    Open,
    /// Anything ever written, named so: an id is found without reading the older years.
    Past(&'a str),
    /// Anything ever written, and whatever points to it.
    All,
}

/// The one item among those that are loaded that `reference` names.
pub(super) fn named(
    journey: &Journey,
    reference: &str,
    wanted: Requirement,
) -> Result<Id, Refusal> {
    let item = find::resolve(journey.items(), reference, wanted)?;
    Ok(item.id().clone())
}

/// Whether `reference` is the id of something that is loaded. Anything less could mean something of a year that is not.
pub(super) fn is_id(journey: &Journey, reference: &str) -> bool {
    let id = Id::parse(reference.trim());
    id.is_some_and(|id| journey.items().any(|item| *item.id() == id))
}

/// The items that `references` name, in their order.
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
