//! Undo and redo: the inverse of a change, or the change once more, applied to the files as they are now.

use crate::domain::date::Moment;
use crate::store::backup::BackupPolicy;
use crate::store::fault::Fault;
use crate::store::log::{LogMark, LoggedChange, Stacks};
use crate::store::texts::Texts;
use crate::store::writer::Job;
use crate::store::{Reverted, Store, Write, Years};

/// Which of the two it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Direction {
    Undo,
    Redo,
}

impl Direction {
    /// The answer when there is nothing to take back, or nothing to make again.
    fn nothing(self) -> Fault {
        match self {
            Direction::Undo => Fault::NothingToUndo,
            Direction::Redo => Fault::NothingToRedo,
        }
    }

    /// The name of the backup that is made before.
    fn named(self, name: &str) -> String {
        match self {
            Direction::Undo => format!("undo: {name}"),
            Direction::Redo => format!("redo: {name}"),
        }
    }
}

/// A change whose turn it is, and the files as they will be.
struct Turn<'r> {
    change: &'r LoggedChange,
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
        self.turn(now, write, Direction::Undo)
    }

    /// Makes the last change again that was taken back; one that is in the way is passed over as by undo.
    ///
    /// # Errors
    /// `NothingToRedo`, `ChangedSince`, or why it cannot be written.
    pub fn redo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.turn(now, write, Direction::Redo)
    }

    fn turn(&mut self, now: Moment, write: Write, direction: Direction) -> Result<Reverted, Fault> {
        if !self.folder().exists() && self.log.stacks()?.undo.is_empty() {
            return Err(self.nothing(direction));
        }
        let _lock = self.lock(write)?;
        self.recover(write)?;
        self.refresh(&Years::Summaries)?;
        let stacks = self.log.stacks()?;
        let Turn { change, texts, left } = match self.next_in_turn(&stacks, write, direction) {
            Err(Fault::NothingToUndo | Fault::NothingToRedo) => return Err(self.nothing(direction)),
            other => other?,
        };
        let name = change.name.clone();
        let (backup_lost, reading);
        match write {
            Write::DryRun => (backup_lost, reading) = (None, self.reading_if(texts)),
            Write::Really => {
                let jobs = self.folder.jobs(&texts);
                backup_lost = self.mark_and_write(now, change, &jobs, direction)?;
                self.install(texts);
                if !change.merged.is_empty() {
                    self.conflicts.look(&self.folder, &self.log);
                }
                reading = self.tell();
            }
        }
        Ok(Reverted { name, left, reading, backup_lost })
    }

    /// That there is nothing to undo or redo; and where there is, if the journey was moved.
    fn nothing(&self, direction: Direction) -> Fault {
        match self.left_behind().first() {
            Some(left) => Fault::LeftBehind {
                nothing: Box::new(direction.nothing()),
                left: left.words(),
                folders: Box::new([left.path.clone(), self.folder().to_owned()]),
            },
            None => direction.nothing(),
        }
    }

    /// The change whose turn it is: the last one, or the last before those that have just been said to be in the way
    /// and still are.
    fn next_in_turn<'r>(
        &mut self,
        stacks: &'r Stacks,
        write: Write,
        direction: Direction,
    ) -> Result<Turn<'r>, Fault> {
        let changes = match direction {
            Direction::Undo => &stacks.undo,
            Direction::Redo => &stacks.redo,
        };
        let (mut left, mut first) = (Vec::new(), None);
        for change in changes.iter().rev() {
            self.refresh_files(change.block_files())?;
            let applied = match direction {
                Direction::Undo => self.applied(&change.inverse()),
                Direction::Redo => self.applied(change),
            };
            match applied {
                Ok(texts) => return Ok(Turn { change, texts, left }),
                Err(fault @ Fault::ChangedSince { .. }) if stacks.left.contains(&change.n) => {
                    left.push(change.name.clone());
                    first.get_or_insert(fault);
                }
                Err(fault @ Fault::ChangedSince { .. }) => {
                    if write == Write::Really {
                        self.log.mark(&*self.files, LogMark::Left(change.n));
                    }
                    return Err(fault);
                }
                Err(fault) => return Err(fault),
            }
        }
        Err(first.unwrap_or_else(|| direction.nothing()))
    }

    /// Writes down that a record is being turned, and turns it. Says why there is no backup of how it was, if there is
    /// none.
    fn mark_and_write(
        &mut self,
        now: Moment,
        change: &LoggedChange,
        jobs: &[Job],
        direction: Direction,
    ) -> Result<Option<String>, Fault> {
        let (begin, end) = match direction {
            Direction::Undo => (LogMark::Undoing(change.n), LogMark::Undo(change.n)),
            Direction::Redo => (LogMark::Redoing(change.n), LogMark::Redo(change.n)),
        };
        let targets = self.writer().targets(jobs)?;
        let backup = self.back_up(now, &direction.named(&change.name), BackupPolicy::Sparing);
        self.log.mark(&*self.files, begin);
        self.log.sync_before(&*self.files, jobs);
        if let Err(failed) = self.write_out(jobs, &targets) {
            if failed.restored {
                self.log.mark(&*self.files, LogMark::Ok(change.n));
            }
            return Err(failed.fault);
        }
        self.log.mark(&*self.files, end);
        Ok(backup.err().map(|fault| fault.to_string()))
    }
}
