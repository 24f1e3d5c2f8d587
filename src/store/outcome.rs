//! The store's requests and answers.

use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::item::Item;
use crate::domain::reading::Reading;
use crate::store::document::FORMAT;
use std::path::PathBuf;

/// The years of ended goals to read in full; for the others a summary is enough.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Years {
    /// No year.
    Summaries,
    /// No year, and only the summaries in the cache: the first frame waits for no more.
    Known,
    /// All years.
    All,
    /// Those years.
    Only(Vec<i32>),
}

/// Writing, or all but the writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Write {
    /// Write.
    Really,
    /// Work it out and check it, and write nothing.
    DryRun,
}

/// A change that was saved (or, on a dry run, could be).
#[derive(Clone, PartialEq, Debug)]
pub struct Saved {
    /// The change as it was applied to the files on disk, with the items as they are now.
    pub change: Change,
    /// Every file that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Why the change cannot be undone, if it cannot.
    pub undo_lost: Option<String>,
    /// Why there is no backup of how it was before, if one could not be made.
    pub backup_lost: Option<String>,
    /// The format before, if it was an older one.
    pub upgraded: Option<Upgraded>,
}

/// Files that were brought to the format of this program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Upgraded {
    /// The oldest format among them.
    pub(crate) from: i64,
    /// The backup of the files as they were.
    pub backup: BackupName,
}

impl Upgraded {
    /// A sentence about it.
    pub fn words(&self) -> String {
        let (from, backup) = (self.from, self.backup);
        format!(
            "the files were brought from format {from} to format {FORMAT}; as they were, they are in the backup {backup}"
        )
    }
}

/// A change that was taken back, or made again.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reverted {
    /// The change's name.
    pub name: String,
    /// The names of later changes that were passed over, as their items have been changed since.
    pub left: Vec<String>,
    /// The items that differ now, as they are, or as they were if they are gone.
    pub(crate) items: Vec<Item>,
    /// Every file that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Why there is no backup of how it was before, if one could not be made.
    pub(crate) backup_lost: Option<String>,
}

impl Reverted {
    /// The change by its name, and what was left on the way to it.
    pub(crate) fn words(&self) -> String {
        let left = self.left.iter();
        left.fold(self.name.clone(), |words, name| format!("{words}; left alone: {name}"))
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
    /// Changes to undo.
    pub undo: Vec<Done>,
    /// Changes to redo.
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

/// A backup that was restored (or, on a dry run, could be).
#[derive(Clone, PartialEq, Debug)]
pub struct Restored {
    /// The change's name: `restore, 2026-11-22 08:53 UTC`.
    pub name: String,
    /// Every file that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// False if the journey is just as it was then, so that no file was replaced.
    pub changed: bool,
}

/// Lists of records that were rewritten as blocks.
#[derive(Debug)]
pub(crate) struct Unlisted {
    pub(crate) files: Vec<DataFile>,
    /// The number of records that have blocks of their own now.
    pub(crate) members: usize,
    pub(crate) saved: Saved,
}
