//! Crash recovery: the next save finishes or discards a save that broke off, under the lock.

use crate::domain::data_file::DataFile;
use crate::store::apply::DiffState;
use crate::store::fault::Fault;
use crate::store::log::{LogMark, LoggedChange, OpenStep};
use crate::store::texts::Texts;
use crate::store::{Store, Write, Years};
use std::collections::BTreeMap;

/// A change, undo or redo whose end is not written down.
struct Unfinished {
    change: LoggedChange,
    open: OpenStep,
    /// Whether the change is in each of its files. A file is written whole, so one word is enough for it.
    states: BTreeMap<DataFile, DiffState>,
}

impl Unfinished {
    fn any(&self, state: DiffState) -> bool {
        self.states.values().any(|s| *s == state)
    }

    /// Whether some of its files have been written, and others have not.
    fn is_half_done(&self) -> bool {
        self.any(DiffState::Applied) && self.any(DiffState::NotApplied)
    }
}

impl Store {
    /// Looks whether the last change, undo or redo broke off, and ends it: if some of its files had been written, the
    /// others are; if none had, it is noted that it never happened.
    pub(super) fn recover(&mut self, write: Write) -> Result<(), Fault> {
        if write == Write::DryRun {
            return Ok(());
        }
        let Some(unfinished) = self.unfinished()? else {
            return Ok(());
        };
        if unfinished.is_half_done() {
            return self.finish(&unfinished);
        }
        let stands = unfinished.any(DiffState::Applied);
        self.log.mark(&*self.files, ended(unfinished.open, stands));
        Ok(())
    }

    /// Shows a change that broke off between two files as the next save will finish it, so that no half change is seen.
    pub(super) fn preview_recovery(&mut self) -> Result<(), Fault> {
        let Some(unfinished) = self.unfinished()?.filter(Unfinished::is_half_done) else {
            return Ok(());
        };
        let texts = self.rest_of(&unfinished);
        self.folder.preview(texts);
        Ok(())
    }

    /// What the log says was begun and not ended, with its files read.
    fn unfinished(&mut self) -> Result<Option<Unfinished>, Fault> {
        if !self.log.is_open() {
            return Ok(None);
        }
        let stacks = self.log.stacks()?;
        let (changes, n) = match stacks.open {
            Some(OpenStep::Change(n) | OpenStep::Undo(n)) => (stacks.undo, n),
            Some(OpenStep::Redo(n)) => (stacks.redo, n),
            None => return Ok(None),
        };
        let change = changes.into_iter().find(|change| change.n == n);
        let Some((change, open)) = change.zip(stacks.open) else {
            return Ok(None);
        };
        self.refresh(&Years::Summaries)?;
        self.refresh_files(change.block_files())?;
        let states = change.files.iter().map(|diff| (diff.file, self.state(diff))).collect();
        Ok(Some(Unfinished { change, open, states }))
    }

    /// Does what is left to be done.
    fn finish(&mut self, unfinished: &Unfinished) -> Result<(), Fault> {
        let texts = self.rest_of(unfinished);
        let jobs = self.folder.jobs(&texts);
        let targets = self.writer().targets(&jobs)?;
        self.write_out(&jobs, &targets).map_err(|failed| failed.fault)?;
        self.log.mark(&*self.files, ended(unfinished.open, true));
        self.install(texts);
        Ok(())
    }

    /// The files that have not been written yet, as they shall be.
    fn rest_of(&self, unfinished: &Unfinished) -> Texts {
        let is_left = |file: &DataFile| unfinished.states.get(file) == Some(&DiffState::NotApplied);
        let left = unfinished.change.files.iter().filter(|diff| is_left(&diff.file));
        let name = &unfinished.change.name;
        left.filter_map(|diff| Some((diff.file, self.file_applied(name, diff).ok()?))).collect()
    }
}

/// The mark that closes an open record, depending on whether its change was made.
pub(super) fn ended(open: OpenStep, stands: bool) -> LogMark {
    match (open, stands) {
        (OpenStep::Change(n) | OpenStep::Undo(n), true) => LogMark::Ok(n),
        (OpenStep::Change(n), false) => LogMark::Void(n),
        (OpenStep::Undo(n), false) => LogMark::Undo(n),
        (OpenStep::Redo(n), true) => LogMark::Redo(n),
        (OpenStep::Redo(n), false) => LogMark::Ok(n),
    }
}
