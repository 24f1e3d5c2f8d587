//! A change, undo or redo that broke off, found in the log, and what is left to do of it.

use crate::domain::data_file::DataFile;
use crate::store::apply::DiffState;
use crate::store::file_state::Texts;
use crate::store::folder::Folder;
use crate::store::log::{LogMark, LoggedChange, OpenStep};
use std::collections::BTreeMap;

/// A step whose end is not in the log.
pub(super) struct Unfinished {
    change: LoggedChange,
    step: OpenStep,
    /// The state of each of its files, which are written whole.
    states: BTreeMap<DataFile, DiffState>,
}

impl Unfinished {
    pub(crate) fn of(change: LoggedChange, step: OpenStep, folder: &Folder) -> Unfinished {
        let states = change.files.iter().map(|diff| (diff.file, folder.diff_state(diff))).collect();
        Unfinished { change, step, states }
    }

    fn any(&self, state: DiffState) -> bool {
        self.states.values().any(|s| *s == state)
    }

    pub(crate) fn is_half_done(&self) -> bool {
        self.any(DiffState::Applied) && self.any(DiffState::NotApplied)
    }

    /// The mark that ends it in the log, once its change is in all of its files or in none: a half-done undo is taken back.
    pub(crate) fn mark(&self) -> LogMark {
        let is_undo = matches!(self.step, OpenStep::Undo(_));
        self.step.ended(self.any(DiffState::Applied) != is_undo)
    }

    /// The files that have not been written yet, as they shall be.
    pub(crate) fn rest(&self, folder: &Folder) -> Texts {
        let is_left = |file: &DataFile| self.states.get(file) == Some(&DiffState::NotApplied);
        let left = self.change.files.iter().filter(|diff| is_left(&diff.file));
        let name = &self.change.name;
        left.filter_map(|diff| Some((diff.file, folder.file_applied(name, diff).ok()?))).collect()
    }
}
