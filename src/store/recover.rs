//! A change, undo or redo that broke off, found in the log, and what is left to do of it.

use crate::store::apply::DiffState;
use crate::store::diff::FileDiff;
use crate::store::file_state::Texts;
use crate::store::folder::Folder;
use crate::store::log::{LogMark, LoggedChange, OpenStep};

/// A step whose end is not in the log.
pub(super) struct Unfinished {
    change: LoggedChange,
    step: OpenStep,
    /// The state of each of its files in their order; they are written whole.
    states: Vec<DiffState>,
}

impl Unfinished {
    pub(crate) fn of(change: LoggedChange, step: OpenStep, folder: &Folder) -> Unfinished {
        let states = change.files.iter().map(|diff| folder.diff_state(diff)).collect();
        Unfinished { change, step, states }
    }

    fn any(&self, state: DiffState) -> bool {
        self.states.contains(&state)
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
        let files = self.change.files.iter().zip(&self.states);
        let left = files.filter(|(_, state)| **state == DiffState::NotApplied);
        let name = &self.change.name;
        let written = |(diff, _): (&FileDiff, &DiffState)| {
            Some((diff.file, folder.file_applied(name, diff).ok()?))
        };
        left.filter_map(written).collect()
    }
}
