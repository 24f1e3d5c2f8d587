//! One verb on several items, as one change.

use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::item::counted;
use crate::domain::refusal::Refusal;

/// The changes that a verb makes of these items as one change, and the items that it is about; those that the verb refuses
/// are left out. Such a verb alters its own item alone, so that none has to see what the others become.
///
/// # Errors
/// The verb refuses all of them.
pub(crate) fn on_each(
    verb: &str,
    ids: &[Id],
    mut change: impl FnMut(&Id) -> Result<Change, Refusal>,
) -> Result<(Change, Vec<Id>), Refusal> {
    let (mut edits, mut about, mut refused) = (Vec::new(), Vec::new(), None);
    for id in ids {
        match change(id) {
            Ok(change) if ids.len() == 1 => return Ok((change, vec![id.clone()])),
            Ok(change) => {
                edits.extend(change.edits);
                about.push(id.clone());
            }
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    match refused {
        Some(Refusal::NothingToChange(_)) if edits.is_empty() && ids.len() > 1 => {
            Err(Refusal::NothingToChange("all of them are like that already".into()))
        }
        Some(refusal) if edits.is_empty() => Err(refusal),
        Some(_) | None => Ok((named(verb, edits), about)),
    }
}

/// A change named after its item, or after how many they are: `done, 5 goals`.
pub(super) fn named(verb: &str, edits: Vec<Edit>) -> Change {
    let of_what = match &edits[..] {
        [only] => only.record().title().to_owned(),
        edits => counted(edits.iter().filter_map(|edit| edit.record().as_item())),
    };
    Change::new(verb, &of_what, edits)
}
