//! The text of one item changed field by field: every byte that the change is not about stays as it is.

mod list;
mod patch;

use crate::domain::record::Record;
use crate::store::block::patch::Patch;
use crate::store::codec::{Field, Fields, RecordKind, altered, fields, spelling};
use crate::store::tree::{Table, Tree, Value, parse};

/// Why a block could not be changed.
pub(super) const UNUSUAL: &str = "it is written in an unusual way";

/// The text of a new item, with lines that end in `\n`.
pub(super) fn fresh(item: &Record) -> String {
    let kind = RecordKind::of(item);
    let (listed, rest): (Fields, Fields) =
        fields(item).into_iter().partition(|(key, _)| RecordKind::has_sections(key));
    let mut text = format!("[[{}]]\n{}", kind.key(), spelling::lined(&rest));
    for (key, field) in listed {
        if let Some(Field::Tables(tables)) = field {
            tables.iter().for_each(|t| text.push_str(&section(kind, key, t)));
        }
    }
    text.shrink_to_fit();
    text
}

/// The block of an item that says `before`, altered to say `after`, with the id in it.
pub(super) fn changed(
    block: &str,
    before: &Record,
    after: &Record,
    newline: &'static str,
) -> Result<String, &'static str> {
    let kind = RecordKind::of(after);
    let tree = parse(block).map_err(|_| UNUSUAL)?;
    let table = only(&tree, kind).ok_or(UNUSUAL)?;
    let mut patch = Patch::new(block, &tree, kind, newline);
    let id = after.id().as_str();
    if !matches!(table.get("id").map(|n| &n.value), Some(Value::Text(written)) if written == id) {
        patch.put_first(table, "id", &Field::Text(id.to_owned()));
    }
    let (before, after) = (fields(before), fields(after));
    for change in altered(&before, &after).filter(|(key, ..)| *key != "id") {
        patch.alter(table, change)?;
    }
    Ok(patch.text())
}

/// The table of a text that consists of one item.
pub(super) fn only<'a, 't>(tree: &'a Tree<'t>, kind: RecordKind) -> Option<&'a Table<'t>> {
    match (&tree.root.entries[..], tree.root.get(kind.key()).map(|n| &n.value)) {
        ([_], Some(Value::Tables(tables))) if tables.len() == 1 => tables.first(),
        _ => None,
    }
}

/// A table of a list as a section.
fn section(kind: RecordKind, key: &str, fields: &Fields) -> String {
    format!("[[{}.{key}]]\n{}", kind.key(), spelling::lined(fields))
}

#[cfg(test)]
mod tests;
