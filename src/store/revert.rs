//! Undo and redo: the texts that a change replaced are found again and put back, to the byte.

mod rework;

use crate::domain::date::Moment;
use crate::domain::item::Home;
use crate::store::fault::Fault;
use crate::store::log::{Mark, Record, Stacks};
use crate::store::save::Texts;
use crate::store::splice::Splice;
use crate::store::write::ordered;
use crate::store::{Reverted, Store, Write, Years};

pub(super) use crate::store::revert::rework::lies_between;

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
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
}

/// A change whose turn it is, and what comes of it.
struct Turn<'r> {
    record: &'r Record,
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

    fn turn(&mut self, _now: Moment, write: Write, way: Way) -> Result<Reverted, Fault> {
        if !self.folder().exists() && self.log.stacks()?.undo.is_empty() {
            return Err(way.nothing());
        }
        let _lock = self.lock(write)?;
        self.settle(write)?;
        self.refresh(&Years::Summaries)?;
        let stacks = self.log.stacks()?;
        let Turn {
            record,
            splices,
            texts,
            left,
        } = self.next_in_turn(&stacks, write, way)?;
        let name = record.name.clone();
        let reading = match write {
            Write::DryRun => self.reading_if(texts),
            Write::Really => {
                self.mark_and_write(record, &splices, texts, way)?;
                self.tell()
            }
        };
        Ok(Reverted {
            name,
            left,
            reading,
        })
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
            let homes = record.splices.iter().filter_map(|s| Home::at(&s.home));
            self.refresh_homes(homes)?;
            let splices = turned(record, way);
            match self.reworked(record, &splices, way) {
                Ok(texts) => {
                    return Ok(Turn {
                        record,
                        splices,
                        texts,
                        left,
                    });
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

    fn mark_and_write(
        &mut self,
        record: &Record,
        splices: &[Splice],
        texts: Texts,
        way: Way,
    ) -> Result<(), Fault> {
        let (begin, end) = match way {
            Way::Back => (Mark::Undoing(record.n), Mark::Undo(record.n)),
            Way::Forth => (Mark::Redoing(record.n), Mark::Redo(record.n)),
        };
        let jobs = ordered(self.jobs(&texts), splices);
        let targets = self.targets(&jobs)?;
        self.log.mark(&*self.files, begin);
        self.log.sync_before(&*self.files, &jobs);
        if let Err(failed) = self.write_out(&jobs, &targets) {
            if failed.restored {
                self.log.mark(&*self.files, Mark::Ok(record.n));
            }
            return Err(failed.fault);
        }
        self.log.mark(&*self.files, end);
        self.install(texts);
        if !record.merged.is_empty() {
            self.look_for_conflicts();
        }
        Ok(())
    }
}

fn turned(record: &Record, way: Way) -> Vec<Splice> {
    match way {
        Way::Back => record.splices.iter().rev().map(Splice::inverse).collect(),
        Way::Forth => record.splices.clone(),
    }
}
