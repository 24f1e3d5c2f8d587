//! What the program asks of the world, as data.

use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::merge::Choices;
use std::time::Duration;

/// A request to the world. Requests to the disk are carried out in order, by one worker.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Save a change; answered by `Event::Saved` of the same number.
    Save {
        /// Counts up from 1 within a session.
        number: u64,
        /// The change.
        change: Change,
    },
    /// Take back the last change; answered by `Event::Undid`.
    Undo,
    /// Make it again; answered by `Event::Redid`.
    Redo,
    /// List the backups; answered by `Event::Backups`.
    ListBackups,
    /// Put a backup in the place of the journey; answered by `Event::Restored`.
    Restore(BackupName),
    /// Read those years' goals, and whatever summaries of others are missing; answered by `Event::Read`.
    LoadYears(Vec<i32>),
    /// Work out what merging that conflict comes to; answered by `Event::Offered`.
    Offer(String),
    /// Merge a conflict; answered by `Event::Merged`.
    Merge {
        /// The conflict's name.
        name: String,
        /// The sides that were chosen.
        choices: Choices,
    },
    /// Keep a filter by its name among the settings, or forget it if its text is empty; answered by
    /// `Event::KeptFilter`.
    KeepFilter {
        /// Its name.
        name: String,
        /// The filter as it was written.
        text: String,
    },
    /// Give up changes that could not be saved yet.
    Abandon,
    /// Open the editor on something; answered by `Event::Edited`.
    Edit(EditTarget),
    /// Put text on the clipboard.
    Copy(String),
    /// Send `Event::Woke` after that time; a later request replaces an earlier one.
    WakeIn(Duration),
    /// Hand the terminal back and stop until continued.
    Suspend,
    /// End the program once all is saved.
    Quit,
}

/// What an editor is opened on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EditTarget {
    /// The TOML of one item.
    Item(Id),
    /// A file that could not be understood, at the line.
    File {
        /// The file's full path.
        path: String,
        /// The line, from 1.
        line: usize,
    },
}
