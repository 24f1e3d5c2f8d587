//! Undo and redo: the texts that a change replaced are found again and put back, to the byte.

mod rework;

use crate::domain::date::Moment;
use crate::store::backup::BackupPolicy;
use crate::store::fault::Fault;
use crate::store::log::{LoggedChange, Mark, Stacks};
use crate::store::splice::Splice;
use crate::store::texts::Texts;
use crate::store::writer::{Job, ordered};
use crate::store::{Reverted, Store, Write, Years};

pub(super) use crate::store::revert::rework::lies_between;

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    Back,
    Forth,
}

impl Way {
    /// What is said when there is nothing to take back, or nothing to make again.
    fn nothing(self) -> Fault {
        match self {
            Way::Back => Fault::NothingToUndo,
            Way::Forth => Fault::NothingToRedo,
        }
    }

    /// What going that way is called.
    fn named(self, name: &str) -> String {
        match self {
            Way::Back => format!("undo: {name}"),
            Way::Forth => format!("redo: {name}"),
        }
    }
}

/// A change whose turn it is, and what comes of it.
struct Turn<'r> {
    record: &'r LoggedChange,
    splices: Vec<Splice>,
    texts: Texts,
    /// The names of the changes that were passed over.
    left: Vec<String>,
}

impl Store {
    /// Takes back the last change that has not been taken back. Where somebody else has changed since what it did,
    /// nothing is done: that is said, and the next undo in a row passes over that change to the one before it. It is
    /// tried again each time, so that it can be undone as soon as what it did is put back as it was.
    ///
    /// # Errors
    /// `NothingToUndo`, `ChangedSince`, or why it cannot be written.
    pub fn undo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.turn(now, write, Way::Back)
    }

    /// Makes the last change again that was taken back; one that is in the way is passed over as by undo.
    ///
    /// # Errors
    /// `NothingToRedo`, `ChangedSince`, or why it cannot be written.
    pub fn redo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.turn(now, write, Way::Forth)
    }

    fn turn(&mut self, now: Moment, write: Write, way: Way) -> Result<Reverted, Fault> {
        if !self.folder().exists() && self.log.stacks()?.undo.is_empty() {
            return Err(self.nothing(way));
        }
        let _lock = self.lock(write)?;
        self.recover(write)?;
        self.refresh(&Years::Summaries)?;
        let stacks = self.log.stacks()?;
        let Turn { record, splices, texts, left } = match self.next_in_turn(&stacks, write, way) {
            Err(Fault::NothingToUndo | Fault::NothingToRedo) => return Err(self.nothing(way)),
            other => other?,
        };
        let name = record.name.clone();
        let (backup_lost, reading);
        match write {
            Write::DryRun => (backup_lost, reading) = (None, self.reading_if(texts)),
            Write::Really => {
                let jobs = ordered(self.folder.jobs(&texts), &splices);
                backup_lost = self.mark_and_write(now, record, &jobs, way)?;
                self.install(texts);
                if !record.merged.is_empty() {
                    self.conflicts.look(&self.folder, &self.log);
                }
                reading = self.tell();
            }
        }
        Ok(Reverted { name, left, reading, backup_lost })
    }

    /// That there is nothing to undo or redo; and where there is, if the journey was moved.
    fn nothing(&self, way: Way) -> Fault {
        match self.left_behind().first() {
            Some(left) => Fault::LeftBehind {
                nothing: Box::new(way.nothing()),
                left: left.words(),
                command: left.command(self.folder()),
            },
            None => way.nothing(),
        }
    }

    /// The change whose turn it is: the last one, or the last before those that have just been said to be in the way
    /// and still are.
    fn next_in_turn<'r>(
        &mut self,
        stacks: &'r Stacks,
        write: Write,
        way: Way,
    ) -> Result<Turn<'r>, Fault> {
        let records = match way {
            Way::Back => &stacks.undo,
            Way::Forth => &stacks.redo,
        };
        let (mut left, mut first) = (Vec::new(), None);
        for record in records.iter().rev() {
            self.refresh_files(record.spliced())?;
            let splices = turned(record, way);
            match self.reworked(record, &splices, way) {
                Ok(texts) => {
                    return Ok(Turn { record, splices, texts, left });
                }
                Err(fault @ Fault::ChangedSince { .. }) if stacks.left.contains(&record.n) => {
                    left.push(record.name.clone());
                    first.get_or_insert(fault);
                }
                Err(fault @ Fault::ChangedSince { .. }) => {
                    if write == Write::Really {
                        self.log.mark(&*self.files, Mark::Left(record.n));
                    }
                    return Err(fault);
                }
                Err(fault) => return Err(fault),
            }
        }
        Err(first.unwrap_or_else(|| way.nothing()))
    }

    /// Writes down that a record is being turned, and turns it. Says why there is no backup of how it was, if there is
    /// none.
    fn mark_and_write(
        &mut self,
        now: Moment,
        record: &LoggedChange,
        jobs: &[Job],
        way: Way,
    ) -> Result<Option<String>, Fault> {
        let (begin, end) = match way {
            Way::Back => (Mark::Undoing(record.n), Mark::Undo(record.n)),
            Way::Forth => (Mark::Redoing(record.n), Mark::Redo(record.n)),
        };
        let targets = self.writer().targets(jobs)?;
        let backup = self.back_up(now, &way.named(&record.name), BackupPolicy::Sparing);
        self.log.mark(&*self.files, begin);
        self.log.sync_before(&*self.files, jobs);
        if let Err(failed) = self.write_out(jobs, &targets) {
            if failed.restored {
                self.log.mark(&*self.files, Mark::Ok(record.n));
            }
            return Err(failed.fault);
        }
        self.log.mark(&*self.files, end);
        Ok(backup.err().map(|fault| fault.to_string()))
    }
}

fn turned(record: &LoggedChange, way: Way) -> Vec<Splice> {
    match way {
        Way::Back => record.splices.iter().rev().map(Splice::inverse).collect(),
        Way::Forth => record.splices.clone(),
    }
}
