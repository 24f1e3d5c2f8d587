//! The road of a save: lock, recover, read the newest, work the change out on the text, keep how it was, write.

use crate::domain::backup::BackupName;
use crate::domain::change::{Change, Run};
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::reading::Reading;
use crate::domain::refusal::Refusal;
use crate::store::backup::BackupPolicy;
use crate::store::diff::FileDiff;
use crate::store::document::Document;
use crate::store::draft::{CheckedDraft, Work};
use crate::store::fault::Fault;
use crate::store::file_state::{New, Texts};
use crate::store::lock::Lock;
use crate::store::log::{LoggedChange, OpenStep, Stacks};
use crate::store::recover::Unfinished;
use crate::store::{Saved, Store, Upgraded, Write, Years};
use rustix::io::Errno;

/// Why there is no undo or no backup of a change that was saved.
#[derive(Default)]
pub(super) struct Lost {
    undo: Option<String>,
    backup: Option<String>,
}

/// The parts of a logged change that are no edits.
#[derive(Default)]
pub(super) struct ChangeMeta {
    /// The key of the conflict copy that it merges.
    pub(crate) merged: Option<String>,
    /// The files that are replaced as a whole, with the text that each has where no edit touches it.
    pub(crate) whole: Vec<(DataFile, Document)>,
}

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
        let _lock = self.begin(write, &years)?;
        let change = plan(&self.folder.journey)?;
        self.folder.load_all_of(&change)?;
        self.folder.check_links(&change)?;
        self.carry_out(now, write, change, ChangeMeta::default(), &mut |draft, edits| {
            draft.apply_all(edits)
        })
    }

    /// Takes the lock, ends a save that broke off, and reads the newest.
    pub(super) fn begin(&mut self, write: Write, years: &Years) -> Result<Option<Lock>, Fault> {
        let lock = self.lock(write)?;
        match self.recover(write) {
            // Nothing can be undone then; a save goes on without its log.
            Ok(()) | Err(Fault::NotUndoable { .. }) => {}
            Err(fault) => return Err(fault),
        }
        self.refresh(years)?;
        Ok(lock)
    }

    /// Takes the lock, making the folder if need be; a dry run needs none.
    pub(super) fn lock(&mut self, write: Write) -> Result<Option<Lock>, Fault> {
        let begins = write == Write::Really && !self.folder().exists();
        if begins {
            // A folder that was there and is not any more has been moved, or its disk taken out: to make another in its
            // place would be to begin a second journey.
            if self.folder.was_there {
                return Err(Fault::disk("find", self.folder(), &Errno::NOENT.into()));
            }
            if self.folder.register.read().is_some_and(|origin| !origin.files.is_empty()) {
                let (path, has_backup) = (self.folder().to_owned(), !self.backups.is_empty());
                return Err(Fault::Gone { path, has_backup });
            }
        }
        let lock = self.lock_anew(write)?;
        if begins {
            self.begin_journey();
        }
        Ok(lock)
    }

    /// The same for a restore, which may make a folder that has gone.
    pub(super) fn lock_anew(&self, write: Write) -> Result<Option<Lock>, Fault> {
        match write {
            Write::DryRun => Ok(None),
            Write::Really => {
                self.folder.check()?;
                self.writer().lock().map(Some)
            }
        }
    }

    /// Ends the last change, undo or redo if it broke off: if some of its files had been written, the others are; if none had,
    /// the log notes that it never happened.
    pub(super) fn recover(&mut self, write: Write) -> Result<(), Fault> {
        if write == Write::Really
            && let Some(unfinished) = self.unfinished()?
        {
            if unfinished.is_half_done() {
                let texts = unfinished.rest(&self.folder);
                self.commit(texts, |_| Ok(((), None)))?;
            }
            let marked = self.log.mark(&*self.files, unfinished.mark());
            marked.map_err(|why| Fault::NotUndoable { why })?;
        }
        Ok(())
    }

    /// The step that began and has not ended, with its files read.
    pub(super) fn unfinished(&mut self) -> Result<Option<Unfinished>, Fault> {
        if !self.log.is_open() {
            return Ok(None);
        }
        let Some((change, step)) = self.log.stacks()?.into_open() else {
            return Ok(None);
        };
        self.refresh(&Years::Summaries)?;
        self.folder.load(change.block_files())?;
        Ok(Some(Unfinished::of(change, step, &self.folder)))
    }

    /// Does the work on a draft of the current texts, and writes the result. Files of an older format are upgraded first,
    /// but not before it is known that there is something to write.
    pub(super) fn carry_out(
        &mut self,
        now: Moment,
        write: Write,
        mut change: Change,
        meta: ChangeMeta,
        work: Work,
    ) -> Result<Saved, Fault> {
        let mut draft = self.folder.worked_out(now, &mut change.edits, work)?;
        let mut upgraded = None;
        if write == Write::Really && !draft.diffs.is_empty() {
            upgraded = self.upgrade(now, &change.name)?;
        }
        if upgraded.is_some() {
            draft = self.folder.worked_out(now, &mut change.edits, work)?;
        }
        self.put((now, write), change, meta, draft, upgraded)
    }

    /// Writes the new texts, with the record that undo works from.
    pub(super) fn put(
        &mut self,
        (now, write): (Moment, Write),
        change: Change,
        meta: ChangeMeta,
        draft: CheckedDraft,
        upgraded: Option<Upgraded>,
    ) -> Result<Saved, Fault> {
        let mut documents = draft.documents;
        let mut record = LoggedChange::new(now, &change.name, draft.diffs);
        record.merged.extend(meta.merged);
        record.run = change.run.as_ref().map(|Run(name)| name.clone());
        for (file, whole) in meta.whole {
            let document = documents.get_or_insert(file, whole);
            let (old, new) = (self.folder.bytes(file), document.text.clone().into_bytes());
            record.files.retain(|diff| diff.file != file);
            record.files.push(FileDiff::whole(file, old, Some(new)));
        }
        let new = documents.into_iter().map(|(file, text)| (file, New::Text(text))).collect();
        let mut lost = Lost::default();
        let reading = match (record.files.is_empty(), write) {
            (true, _) => self.tell(),
            (false, Write::DryRun) => self.reading_if(new),
            (false, Write::Really) => {
                record.doubled = self.folder.index.doubled.iter().map(Id::to_string).collect();
                lost = self.commit(new, |store| store.keep_how_it_was(record, upgraded))?;
                lost.undo.iter().for_each(|why| self.log.lacks(&change.name, why));
                self.tell()
            }
        };
        Ok(Saved { change, reading, undo_lost: lost.undo, backup_lost: lost.backup, upgraded })
    }

    /// Writes new texts. `keep` keeps how it was, and gives the step that it began in the log, which is ended here.
    pub(super) fn commit<T>(
        &mut self,
        new: Texts,
        keep: impl FnOnce(&Store) -> Result<(T, Option<OpenStep>), Fault>,
    ) -> Result<T, Fault> {
        let jobs = self.folder.jobs(&new);
        let targets = self.writer().targets(&jobs)?;
        let (kept, step) = keep(self)?;
        // Where the end is not noted, the next call finds out.
        let end = |happened| {
            if let Some(step) = step {
                let _ = self.log.mark(&*self.files, step.ended(happened));
            }
        };
        self.log.sync_before(&*self.files, &jobs);
        for job in jobs.iter().filter(|job| job.new.is_none()) {
            // Before it goes: after a crash in between it would be missed, and it is noted again if it stays.
            self.folder.register.forget(&*self.files, job.file);
        }
        if let Err(failed) = self.writer().write_out(&jobs, &targets) {
            if failed.restored {
                end(false);
            }
            return Err(failed.fault);
        }
        end(true);
        if self.folder.install(new) {
            // It has been written; if it cannot be read again just now, the next look reads it.
            let _ = self.refresh(&Years::Summaries);
        }
        Ok(kept)
    }

    /// Makes a backup, unless an upgrade has made one, and records the change. Where one of the two fails, that is
    /// reported; it stops only a change that replaces whole files.
    pub(super) fn keep_how_it_was(
        &self,
        mut record: LoggedChange,
        upgraded: Option<Upgraded>,
    ) -> Result<(Lost, Option<OpenStep>), Fault> {
        let is_whole = record.is_whole();
        let policy = if is_whole { BackupPolicy::Always } else { BackupPolicy::Sparing };
        let made = match upgraded {
            Some(_) => Ok(None),
            // The backup of a run is the one before its first change.
            None if self.goes_on(&record) => Ok(None),
            None => self.back_up(Moment(record.at), &record.name, policy),
        };
        let backup = match made {
            Err(fault) if is_whole => return Err(fault),
            made => made.err().map(|fault| fault.to_string()),
        };
        match self.log.record(&*self.files, &mut record) {
            Err(why) if is_whole => Err(Fault::NotUndoable { why }),
            Err(why) => Ok((Lost { undo: Some(why), backup }, None)),
            Ok(()) => Ok((Lost { undo: None, backup }, Some(OpenStep::Change(record.n)))),
        }
    }

    /// Whether a change goes on with the run of the change before it.
    fn goes_on(&self, record: &LoggedChange) -> bool {
        let last = |stacks: Stacks| stacks.undo.last().is_some_and(|last| last.goes_with(record));
        record.run.is_some() && self.log.stacks().is_ok_and(last)
    }

    /// Makes a backup of the journey as it is on disk; `before` names what is about to be done.
    pub(super) fn back_up(
        &self,
        now: Moment,
        before: &str,
        policy: BackupPolicy,
    ) -> Result<Option<BackupName>, Fault> {
        self.backups.make(&*self.files, &self.folder, (now, before), policy)
    }

    /// Brings every file that was read to this program's format. Without a backup of how they were it is not done, and
    /// neither is the save that it is for.
    fn upgrade(&mut self, now: Moment, before: &str) -> Result<Option<Upgraded>, Fault> {
        let Some((from, texts)) = self.folder.upgraded()? else {
            return Ok(None);
        };
        let upgraded = self.commit(texts, |store| {
            let made = store.back_up(now, before, BackupPolicy::Always);
            let made = made.map_err(|fault| Fault::NotUpgraded(Box::new(fault)))?;
            Ok((Upgraded { from, backup: made.ok_or(Fault::NoState)? }, None))
        })?;
        Ok(Some(upgraded))
    }

    /// The reading that there would be with those texts. Nothing is changed.
    pub(super) fn reading_if(&mut self, new: Texts) -> Reading {
        let kept = self.folder.swap_texts(new);
        let reading = self.tell();
        self.folder.swap(kept);
        reading
    }
}
