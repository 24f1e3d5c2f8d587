//! The answers of the store: a change that was saved or undone, the history, an item's own text.

use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::date::Moment;
use crate::domain::reading::Reading;
use crate::store::document::FORMAT;
use std::path::PathBuf;

/// A change that was saved (or, on a dry run, could be).
#[derive(Clone, PartialEq, Debug)]
pub struct Saved {
    /// The change as it was applied to what was on disk, with the items as they now are.
    pub change: Change,
    /// Every home that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Why the change cannot be undone, if it cannot.
    pub undo_lost: Option<String>,
    /// Why there is no backup of how it was before, if one could not be made.
    pub backup_lost: Option<String>,
    /// The format that the files were brought from, if they had an older one.
    pub upgraded: Option<Upgraded>,
}

/// Files that were brought to the format of this program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Upgraded {
    /// The oldest format among them.
    pub(crate) from: i64,
    /// The backup of how they were.
    pub backup: BackupName,
}

impl Upgraded {
    /// What has happened, in a sentence.
    pub fn words(&self) -> String {
        let (from, backup) = (self.from, self.backup);
        format!(
            "the files were brought from format {from} to format {FORMAT}; as they were, they are in the backup {backup}"
        )
    }
}

/// A change that was taken back, or made again.
#[derive(Clone, PartialEq, Debug)]
pub struct Reverted {
    /// The change's name.
    pub name: String,
    /// The names of later changes that were passed over, as what they did has been changed since.
    pub left: Vec<String>,
    /// Every home that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Why there is no backup of how it was before, if one could not be made.
    pub(crate) backup_lost: Option<String>,
}

impl Reverted {
    /// The change by its name, and what was left on the way to it.
    pub(crate) fn words(&self) -> String {
        let left = self.left.iter();
        left.fold(self.name.clone(), |words, name| format!("{words}; left as it is: {name}"))
    }
}

/// A change that can be undone or redone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub(crate) at: Moment,
}

/// All that can be undone and redone, the next one first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    /// What undo would take back.
    pub undo: Vec<Done>,
    /// What redo would make again.
    pub redo: Vec<Done>,
}

/// An item's own text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceText {
    /// Its file.
    pub(crate) path: PathBuf,
    /// The line of its header, from 1.
    pub line: usize,
    /// The text: its lines and the comments that belong to it.
    pub text: String,
}
