//! The text of one item changed field by field: every byte that the change is not about stays as it is.

mod list;
mod patch;

use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::block::patch::Patch;
use crate::store::codec::diff::Step;
use crate::store::codec::{Field, Fields, Kind, fields, spelling};
use crate::store::tree::{Table, Tree, Value, parse};

/// Why a block could not be changed.
pub(super) const UNUSUAL: &str = "it is written in an unusual way";

/// What to do to a block.
pub(super) struct Task<'a> {
    pub(crate) kind: Kind,
    /// The id that shall stand there.
    pub(crate) id: &'a Id,
    pub(crate) steps: &'a [Step],
    /// The moment that shall stand there as `modified`; `None` leaves it alone.
    pub(crate) modified: Option<Moment>,
    /// How the file ends its lines.
    pub(crate) newline: &'static str,
}

/// The text of a new item, with lines that end in `\n`.
pub(super) fn fresh(item: &Record) -> String {
    let kind = Kind::of(item);
    let (listed, rest): (Fields, Fields) =
        fields(item).into_iter().partition(|(key, _)| Kind::has_sections(key));
    let mut text = format!("[[{}]]\n{}", kind.key(), spelling::lined(&rest));
    for (key, field) in listed {
        if let Some(Field::Tables(tables)) = field {
            tables.iter().for_each(|t| text.push_str(&section(kind, key, t)));
        }
    }
    text
}

/// The block with the task done to it.
pub(super) fn changed(block: &str, task: &Task) -> Result<String, &'static str> {
    let tree = parse(block).map_err(|_| UNUSUAL)?;
    let table = only(&tree, task.kind).ok_or(UNUSUAL)?;
    let mut patch = Patch::new(block, &tree, task.kind, task.newline);
    if !matches!(table.get("id").map(|n| &n.value), Some(Value::Text(id)) if id == task.id.as_str())
    {
        patch.put_first(table, "id", &Field::Text(task.id.to_string()));
    }
    for step in task.steps {
        patch.step(table, step)?;
    }
    if let Some(moment) = task.modified {
        patch.put(table, "modified", &Field::Moment(moment))?;
    }
    Ok(patch.text())
}

/// The table of a text that is one item and nothing else.
pub(super) fn only<'a, 't>(tree: &'a Tree<'t>, kind: Kind) -> Option<&'a Table<'t>> {
    match (&tree.root.entries[..], tree.root.get(kind.key()).map(|n| &n.value)) {
        ([_], Some(Value::Tables(tables))) if tables.len() == 1 => tables.first(),
        _ => None,
    }
}

/// A table of a list in a section of its own.
fn section(kind: Kind, key: &str, fields: &Fields) -> String {
    format!("[[{}.{key}]]\n{}", kind.key(), spelling::lined(fields))
}

#[cfg(test)]
mod tests;
