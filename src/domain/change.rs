//! A change of the journey, as each record before and after it: what every verb gives and every save takes.

use super::id::Id;
use super::record::Record;

/// Position of a record in its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// Unchanged; at the end of a file that the record is new to.
    Kept,
    /// Before all other records.
    First,
    /// Right after that record.
    After(Id),
    /// After all other records.
    Last,
}

/// One record before and after: added (`None` before), deleted (`None` after), altered or moved.
///
/// A save writes only the fields that differ between `before` and `after`, so that any other change made to the
/// record meanwhile stays. Undo exchanges the two.
#[derive(Clone, PartialEq, Debug)]
pub struct Edit {
    pub(crate) before: Option<Record>,
    /// The record after the change; `None` if it is deleted.
    pub after: Option<Record>,
    /// Position of `after` in its file.
    pub(crate) to: Place,
}

impl Edit {
    /// Adds a record at the end of its file.
    pub fn add(record: impl Into<Record>) -> Edit {
        Edit { before: None, after: Some(record.into()), to: Place::Last }
    }

    /// Alters a record.
    pub fn alter(before: impl Into<Record>, after: impl Into<Record>) -> Edit {
        Edit { before: Some(before.into()), after: Some(after.into()), to: Place::Kept }
    }

    /// Deletes a record.
    pub fn delete(before: impl Into<Record>) -> Edit {
        Edit { before: Some(before.into()), after: None, to: Place::Last }
    }

    /// Moves a record within its file.
    pub fn shift(record: impl Into<Record>, to: Place) -> Edit {
        let record = record.into();
        Edit { before: Some(record.clone()), after: Some(record), to }
    }

    /// The record after the change, or before its deletion.
    pub(crate) fn record(&self) -> &Record {
        let record = self.after.as_ref().or(self.before.as_ref());
        record.expect("an edit is of a record before, after or both")
    }

    pub(crate) fn id(&self) -> &Id {
        self.record().id()
    }

    /// Whether it ends an open goal, or deletes a record.
    pub(crate) fn ends(&self) -> bool {
        let is_open = |record: &Record| record.as_goal().is_some_and(|goal| goal.state.is_open());
        let was_open = self.before.as_ref().is_some_and(is_open);
        self.after.as_ref().is_none_or(|after| was_open && !is_open(after))
    }
}

/// Edits that belong together; one undo reverts them all.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// The name that undo shows: `done, Book the mock exam`.
    pub name: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// The run that it belongs to: changes of one run that follow each other are one undo step.
    pub run: Option<Run>,
}

/// The name of a run of changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run(pub String);

impl Change {
    /// A change called `verb, title`.
    pub fn new(verb: &str, title: &str, edits: Vec<Edit>) -> Change {
        Change { name: format!("{verb}, {title}"), edits, run: None }
    }

    /// A change named after the record of its first edit.
    pub(crate) fn of(verb: &str, first: Edit, others: impl IntoIterator<Item = Edit>) -> Change {
        let title = first.record().title().to_owned();
        Change::new(verb, &title, std::iter::once(first).chain(others).collect())
    }

    /// The change as a part of a run.
    pub(crate) fn in_run(self, run: Run) -> Change {
        Change { run: Some(run), ..self }
    }

    /// The record of the first edit, after the change or before its deletion.
    pub fn subject(&self) -> Option<&Record> {
        self.edits.first().map(Edit::record)
    }

    /// Whether it changes nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.edits.iter().all(|edit| edit.before == edit.after && edit.to == Place::Kept)
    }
}
