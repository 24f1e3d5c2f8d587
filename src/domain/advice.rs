//! Remedies for a refusal, as data: the command line words them as commands, the screen as keys.

use super::id::Id;
use std::borrow::Cow;
use std::path::PathBuf;

/// A remedy. It names no command and no key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Advice {
    /// A sentence that fits every interface, without a capital and a full stop.
    Text(Cow<'static, str>),
    /// Search all items.
    FindItem,
    /// Reopen the goal.
    Reopen(Id),
    /// Mark the goal done.
    Finish(Id),
    /// Mark the goal done and record it as a milestone.
    FinishAsMilestone(Id),
    /// Recognise the finished goal as a milestone.
    Recognise(Id),
    /// Turn the small goal into a larger one.
    Enlarge(Id),
    /// Show the links of a milestone.
    SeeLinks,
    /// Give the goal a measure.
    AddMeasure,
    /// Edit the item.
    Edit,
    /// Delete the item.
    Delete,
    /// Choose a side for each item that both sides of a merge changed.
    ChooseSides,
    /// Save a filter.
    SaveFilter,
    /// The text is about the journey's folder; which one it is, is chosen at the start.
    OtherFolder(&'static str),
    /// Bring the journey's folder back, or start over in it.
    RestoreFolder {
        /// Whether there is a backup of it here.
        has_backup: bool,
    },
    /// List the backups.
    FindBackup,
    /// Choose another backup.
    OtherBackup,
    /// List the backups of a journey that was moved.
    FindMoved,
    /// Make what was kept of the journey in the first folder that of the journey in the second.
    TakeOver(Box<[PathBuf; 2]>),
    /// Rewrite the lists of a file as blocks.
    RewriteLists,
    /// List the conflict copies.
    FindCopy,
    /// Merge the conflict copy before it is removed.
    MergeFirst(String),
}

impl From<&'static str> for Advice {
    fn from(text: &'static str) -> Advice {
        Advice::Text(text.into())
    }
}

impl From<String> for Advice {
    fn from(text: String) -> Advice {
        Advice::Text(text.into())
    }
}
