//! Takes over the result of a merge.

use crate::domain::change::{Change, Edit};
use crate::domain::journey::Journey;
use crate::domain::merge::{Choices, Merge, alike};
use crate::domain::refusal::Refusal;

/// Turns the journey, which is ours in that merge, into the merged one; `name` says where theirs is from. The change is
/// empty if nothing differs.
///
/// # Errors
/// An item for which a side is still to be chosen.
pub(crate) fn take_over(
    journey: &Journey,
    merge: &Merge,
    choices: &Choices,
    name: &str,
) -> Result<Change, Refusal> {
    let undecided = merge.undecided(choices).count();
    if undecided > 0 {
        return Err(Refusal::Undecided(undecided));
    }
    let merged = merge.result(choices).items;
    let gone = merge.ours().filter(|item| !merged.contains_key(item.id()));
    let mut edits: Vec<Edit> = Vec::new();
    for after in merged.values() {
        match journey.record(after.id()) {
            None => edits.push(Edit::add(after.clone())),
            Some(before) if !alike(before, after) => {
                edits.push(journey.edit(after.clone()));
            }
            Some(_) => {}
        }
    }
    edits.extend(gone.cloned().map(Edit::delete));
    Ok(Change::new("merge", name, edits))
}
