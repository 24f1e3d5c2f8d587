//! A change saved: lock, read the newest, plan, work it out on the text, check, write.

use crate::domain::change::Change;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::item::{Home, Item};
use crate::domain::journey::Journey;
use crate::domain::reading::Reading;
use crate::domain::refusal::Refusal;
use crate::store::atomic::make_folder;
use crate::store::document::Document;
use crate::store::draft::{Draft, Ground, Proof};
use crate::store::fault::Fault;
use crate::store::lock::Lock;
use crate::store::log::{Mark, Record};
use crate::store::sheet::Sheet;
use crate::store::write::{Job, ordered};
use crate::store::{Saved, Store, Write, Years, probe};
use std::collections::BTreeMap;

/// New texts of files, taken apart; `None` for a file that goes.
pub(super) type Texts = BTreeMap<Home, Option<Document>>;

/// What to do to the draft, beyond the edits of a change.
type Work<'w> = &'w mut dyn FnMut(&mut Draft) -> Result<(), Fault>;

impl Store {
    /// Saves the change that `plan` makes of the journey as it is on disk at that moment, with those years in full.
    ///
    /// # Errors
    /// `Refused` if the plan refuses; else why the change cannot be made or written. Nothing is changed then.
    pub fn change(
        &mut self,
        now: Moment,
        write: Write,
        years: Years,
        plan: &mut dyn FnMut(&Journey) -> Result<Change, Refusal>,
    ) -> Result<Saved, Fault> {
        let _lock = self.lock(write)?;
        self.settle(write)?;
        self.refresh(&years)?;
        let change = plan(&self.journey)?;
        self.refresh_all_of(&change)?;
        self.carry_out(now, write, &change.name, &mut |draft| {
            change.edits.iter().try_for_each(|e| draft.apply(e))
        })
    }

    /// Reads every file in full that the change is about.
    fn refresh_all_of(&mut self, change: &Change) -> Result<(), Fault> {
        for edit in change.edits.iter().filter(|e| e.before.is_some()) {
            self.refresh_for(edit.id())?;
        }
        let items = change
            .edits
            .iter()
            .flat_map(|e| e.before.iter().chain(&e.after));
        self.refresh_homes(items.map(Item::home))
    }

    /// Reads those files in full, if they are not yet.
    pub(super) fn refresh_homes(&mut self, homes: impl Iterator<Item = Home>) -> Result<(), Fault> {
        let year = |home| match home {
            Home::Ended(year) if !self.sheets.contains_key(&home) => Some(year),
            Home::Open | Home::Milestones | Home::Ended(_) => None,
        };
        let years: Vec<i32> = homes.filter_map(year).collect();
        if years.is_empty() {
            Ok(())
        } else {
            self.refresh(&Years::Only(years))
        }
    }

    /// Takes the lock, making the folder if need be; a dry run needs none.
    pub(super) fn lock(&self, write: Write) -> Result<Option<Lock>, Fault> {
        match write {
            Write::DryRun => Ok(None),
            Write::Really => {
                self.look_at_folder()?;
                let folder = self.folder();
                if !folder.exists() {
                    make_folder(&*self.files, folder)?;
                }
                Lock::take(folder).map(Some)
            }
        }
    }

    /// Does the work on a draft of the texts as they are, and writes what comes of it.
    pub(super) fn carry_out(
        &mut self,
        now: Moment,
        write: Write,
        name: &str,
        work: Work,
    ) -> Result<Saved, Fault> {
        let proof = self.worked_out(now, work)?;
        let edits = proof.edits;
        let change = Change {
            name: name.to_owned(),
            edits,
        };
        let new = proof
            .documents
            .into_iter()
            .map(|(home, document)| (home, Some(document)));
        let new: Texts = new.collect();
        let mut undo_lost = None;
        let reading = match (proof.splices.is_empty(), write) {
            (true, _) => self.tell(),
            (false, Write::DryRun) => self.reading_if(new),
            (false, Write::Really) => {
                let made = new.keys().filter(|home| self.text(**home).is_none());
                let record = Record {
                    made: made.map(Home::to_string).collect(),
                    doubled: self.view.doubled.iter().map(Id::to_string).collect(),
                    ..Record::new(now, name, proof.splices)
                };
                undo_lost = self.record_and_write(record, new)?;
                self.tell()
            }
        };
        Ok(Saved {
            change,
            reading,
            undo_lost,
        })
    }

    /// Writes the record down, then the texts; says why the record could not be, as that alone is no reason to stop.
    fn record_and_write(
        &mut self,
        mut record: Record,
        new: Texts,
    ) -> Result<Option<String>, Fault> {
        let jobs = ordered(self.jobs(&new), &record.splices);
        let targets = self.targets(&jobs)?;
        let undo_lost = self.log.record(&*self.files, &mut record).err();
        self.log.sync_before(&*self.files, &jobs);
        let mark = |mark| {
            undo_lost
                .is_none()
                .then(|| self.log.mark(&*self.files, mark))
        };
        if let Err(failed) = self.write_out(&jobs, &targets) {
            let _ = failed.restored.then(|| mark(Mark::Void(record.n)));
            return Err(failed.fault);
        }
        mark(Mark::Ok(record.n));
        self.install(new);
        Ok(undo_lost)
    }

    /// The jobs that put new texts on disk.
    pub(super) fn jobs(&self, new: &Texts) -> Vec<Job> {
        let job = |(home, document): (&Home, &Option<Document>)| Job {
            home: *home,
            old: self.text(*home).map(str::to_owned),
            new: document.as_ref().map(|d| d.text.clone()),
        };
        new.iter().map(job).collect()
    }

    /// Takes in what has been written.
    pub(super) fn install(&mut self, new: Texts) {
        for (home, document) in new {
            if let Home::Ended(year) = home {
                self.wanted.insert(year);
                let _ = if document.is_some() {
                    self.present.insert(year)
                } else {
                    self.present.remove(&year)
                };
            }
            let stamp = probe::stamp(&self.path(home));
            self.sheets.insert(
                home,
                Sheet {
                    stamp,
                    document,
                    trouble: Vec::new(),
                },
            );
        }
        self.view_anew();
    }

    /// The reading that there would be with those texts; everything stays as it is.
    pub(super) fn reading_if(&mut self, new: Texts) -> Reading {
        let mut kept = BTreeMap::new();
        for (home, document) in new {
            let sheet = Sheet {
                stamp: None,
                document,
                trouble: Vec::new(),
            };
            kept.insert(home, self.sheets.insert(home, sheet));
        }
        self.view_anew();
        let reading = self.tell();
        for (home, sheet) in kept {
            match sheet {
                Some(sheet) => drop(self.sheets.insert(home, sheet)),
                None => drop(self.sheets.remove(&home)),
            }
        }
        self.view_anew();
        reading
    }

    /// What a file says now; `None` if it is not there.
    pub(super) fn text(&self, home: Home) -> Option<&str> {
        self.sheets
            .get(&home)?
            .document
            .as_ref()
            .map(|d| d.text.as_str())
    }

    fn worked_out(&self, now: Moment, work: Work) -> Result<Proof, Fault> {
        let elsewhere = |id: &Id| {
            let unloaded = self
                .present
                .iter()
                .filter(|year| !self.sheets.contains_key(&Home::Ended(**year)));
            unloaded.into_iter().any(|year| {
                self.summaries
                    .holds(*year, &self.path(Home::Ended(*year)), id)
            })
        };
        let ground = Ground {
            folder: self.folder(),
            sheets: &self.sheets,
            view: &self.view,
            elsewhere: &elsewhere,
            now,
        };
        let mut draft = Draft::new(ground);
        draft.tidy();
        work(&mut draft)?;
        if !draft.splices.is_empty() {
            draft.give_ids()?;
        }
        draft.proof()
    }
}
