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
use crate::store::splice::Splice;
use crate::store::write::{Job, ordered};
use crate::store::{Saved, Store, Write, Years, probe};
use std::collections::BTreeMap;

/// New texts of files.
pub(super) type Texts = BTreeMap<Home, New>;

/// What a file shall be.
pub(super) enum New {
    /// A text, taken apart.
    Text(Document),
    /// A text with the marks of a merge in it, which only an undo puts back.
    Marked(String),
    /// Not there.
    Gone,
}

impl New {
    /// The text; `None` for a file that goes.
    pub fn text(&self) -> Option<&str> {
        match self {
            New::Text(document) => Some(&document.text),
            New::Marked(text) => Some(text),
            New::Gone => None,
        }
    }

    /// The file as it would be seen, without having been read; `None` if what is seen of it stays the same.
    pub fn sheet(self) -> Option<Sheet> {
        match self {
            New::Text(document) => Some(Sheet::of(None, Some(document))),
            New::Gone => Some(Sheet::of(None, None)),
            New::Marked(_) => None,
        }
    }
}

/// What is written down of a change beside its edits.
pub(super) struct Deed<'d> {
    /// How undo names it.
    pub name: &'d str,
    /// The key of the conflict copy that it merges.
    pub merged: Option<String>,
    /// The files whose marks it brings to an end, and what each says where no edit touches it.
    pub marked: Vec<(Home, Document)>,
}

impl<'d> Deed<'d> {
    /// A change that is its edits and no more.
    pub fn named(name: &'d str) -> Deed<'d> {
        Deed {
            name,
            merged: None,
            marked: Vec::new(),
        }
    }
}

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
        self.carry_out(now, write, Deed::named(&change.name), &mut |draft| {
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
        deed: Deed,
        work: Work,
    ) -> Result<Saved, Fault> {
        let proof = self.worked_out(now, work)?;
        self.put(now, write, deed, proof)
    }

    /// Writes what was worked out, with the record from which undo takes it back.
    pub(super) fn put(
        &mut self,
        now: Moment,
        write: Write,
        deed: Deed,
        proof: Proof,
    ) -> Result<Saved, Fault> {
        let change = Change {
            name: deed.name.to_owned(),
            edits: proof.edits,
        };
        let documents = proof.documents.into_iter();
        let mut new: Texts = documents.map(|(home, d)| (home, New::Text(d))).collect();
        let mut record = Record::new(now, deed.name, proof.splices);
        record.merged.extend(deed.merged);
        let order = record.splices.clone();
        for (home, whole) in deed.marked {
            let text = new.entry(home).or_insert(New::Text(whole));
            let old = self.text(home).unwrap_or_default();
            record.replace_whole(home, old, text.text().unwrap_or_default());
        }
        let mut undo_lost = None;
        let reading = match (record.splices.is_empty(), write) {
            (true, _) => self.tell(),
            (false, Write::DryRun) => self.reading_if(new),
            (false, Write::Really) => {
                let made = new.keys().filter(|home| self.text(**home).is_none());
                record.made = made.map(Home::to_string).collect();
                record.doubled = self.view.doubled.iter().map(Id::to_string).collect();
                undo_lost = self.record_and_write(record, &order, new)?;
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
        order: &[Splice],
        new: Texts,
    ) -> Result<Option<String>, Fault> {
        let jobs = ordered(self.jobs(&new), order);
        let targets = self.targets(&jobs)?;
        let undo_lost = self.log.record(&*self.files, &mut record).err();
        if let (Some(why), false) = (&undo_lost, record.marked.is_empty()) {
            return Err(Fault::NotKept { why: why.clone() });
        }
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
        let job = |(home, new): (&Home, &New)| Job {
            home: *home,
            old: self.text(*home).map(str::to_owned),
            new: new.text().map(str::to_owned),
        };
        new.iter().map(job).collect()
    }

    /// Takes in what has been written.
    pub(super) fn install(&mut self, new: Texts) {
        for (home, new) in new {
            if let Home::Ended(year) = home {
                self.wanted.insert(year);
                let _ = match new {
                    New::Text(_) | New::Marked(_) => self.present.insert(year),
                    New::Gone => self.present.remove(&year),
                };
            }
            let stamp = probe::stamp(&self.path(home));
            match new {
                New::Text(document) => {
                    drop(self.sheets.insert(home, Sheet::of(stamp, Some(document))))
                }
                New::Gone => drop(self.sheets.insert(home, Sheet::of(stamp, None))),
                // What could be read of it last stays in view, as with any file that breaks.
                New::Marked(_) => drop(self.look(home)),
            }
        }
        self.view_anew();
    }

    /// The reading that there would be with those texts; everything stays as it is.
    pub(super) fn reading_if(&mut self, new: Texts) -> Reading {
        let mut kept = BTreeMap::new();
        for (home, new) in new {
            if let Some(sheet) = new.sheet() {
                kept.insert(home, self.sheets.insert(home, sheet));
            }
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
        self.sheets.get(&home)?.text()
    }

    /// The new texts that the work comes to, found to be sound.
    pub(super) fn worked_out(&self, now: Moment, work: Work) -> Result<Proof, Fault> {
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
