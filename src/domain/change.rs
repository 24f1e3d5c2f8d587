//! A change: one edit of the journey that holds the old values and the new, so that it has an inverse. The store applies
//! the inverse to the texts, block by block, which is undo.

use super::id::Id;
use super::record::Record;

/// Where an item stands among the others of its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// Where it stood; at the end, if it was not in that file.
    Kept,
    /// Before all others.
    First,
    /// Right after that one.
    After(Id),
    /// After all others.
    Last,
}

/// One member of the journey before and after: written down (`None` before), deleted (`None` after), altered or moved.
///
/// A save writes only the fields that differ between `before` and `after`, so that whatever else happened to the
/// item meanwhile stays.
#[derive(Clone, PartialEq, Debug)]
pub struct Edit {
    /// The item as it was; `None` if it is new.
    pub(crate) before: Option<Record>,
    /// The item as it shall be; `None` if it is deleted.
    pub after: Option<Record>,
    /// Where `before` stood in its file.
    pub(crate) from: Place,
    /// Where `after` shall stand in its file.
    pub(crate) to: Place,
}

impl Edit {
    /// A new item, after all others of its file.
    pub fn add(item: impl Into<Record>) -> Edit {
        Edit { before: None, after: Some(item.into()), from: Place::Last, to: Place::Last }
    }

    /// An item altered. `from` is where it stood, for the inverse to bring it back to, if it moves to another file;
    /// `Kept` if it stays in its own.
    pub fn alter(before: impl Into<Record>, after: impl Into<Record>, from: Place) -> Edit {
        Edit { before: Some(before.into()), after: Some(after.into()), from, to: Place::Kept }
    }

    /// An item deleted from `from`.
    pub fn delete(before: impl Into<Record>, from: Place) -> Edit {
        Edit { before: Some(before.into()), after: None, from, to: Place::Last }
    }

    /// An item moved from one place to another in its file.
    pub fn shift(item: impl Into<Record>, from: Place, to: Place) -> Edit {
        let item = item.into();
        Edit { before: Some(item.clone()), after: Some(item), from, to }
    }

    /// The id of the item that it is about.
    pub(crate) fn id(&self) -> &Id {
        let item = self.after.as_ref().or(self.before.as_ref());
        item.expect("an edit is of an item before, after or both").id()
    }

    /// The edit that takes this one back.
    #[cfg(test)]
    pub(crate) fn inverse(&self) -> Edit {
        Edit {
            before: self.after.clone(),
            after: self.before.clone(),
            from: self.to.clone(),
            to: self.from.clone(),
        }
    }
}

/// One or more edits that belong together, under the name that undo says.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What was done, as undo names it: `done, Book the mock exam`.
    pub name: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

impl Change {
    /// A change called `verb, title`.
    pub fn new(verb: &str, title: &str, edits: Vec<Edit>) -> Change {
        Change { name: format!("{verb}, {title}"), edits }
    }

    /// The change that takes this one back.
    #[cfg(test)]
    pub(crate) fn inverse(&self) -> Change {
        Change {
            name: self.name.clone(),
            edits: self.edits.iter().rev().map(Edit::inverse).collect(),
        }
    }

    /// The item that it is mainly about, as it will be (as it was, if it is deleted).
    pub fn subject(&self) -> Option<&Record> {
        let edit = self.edits.first()?;
        edit.after.as_ref().or(edit.before.as_ref())
    }

    /// Whether it would leave everything as it is.
    pub(crate) fn is_empty(&self) -> bool {
        self.edits.iter().all(|e| e.before == e.after && (e.to == Place::Kept || e.to == e.from))
    }
}
