//! A change saved: lock, read the newest, plan, work it out on the text, check, write.

use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::store::atomic::Target;
use crate::store::backup::BackupPolicy;
use crate::store::diff::FileDiff;
use crate::store::document::Document;
use crate::store::draft::{CheckedDraft, Draft, DraftInput};
use crate::store::fault::Fault;
use crate::store::lock::Lock;
use crate::store::log::{LogMark, LoggedChange};
use crate::store::texts::{New, Texts};
use crate::store::writer::{Failed, Job};
use crate::store::{Saved, Store, Upgraded, Write, Years};
use rustix::io::Errno;

/// Why there is no undo or no backup of a change that was saved.
#[derive(Default)]
pub(super) struct Lost {
    undo: Option<String>,
    backup: Option<String>,
}

/// What the log records of a change beside its edits.
pub(super) struct ChangeMeta<'d> {
    /// How undo names it.
    pub(crate) name: &'d str,
    /// The key of the conflict copy that it merges.
    pub(crate) merged: Option<String>,
    /// The files whose conflict markers it resolves, with the text that each has where no edit touches it.
    pub(crate) marked: Vec<(DataFile, Document)>,
}

impl<'d> ChangeMeta<'d> {
    /// A change that is its edits and no more.
    pub(crate) fn named(name: &'d str) -> ChangeMeta<'d> {
        ChangeMeta { name, merged: None, marked: Vec::new() }
    }
}

/// The work on a draft.
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
        self.recover(write)?;
        self.refresh(&years)?;
        let change = plan(&self.folder.journey)?;
        self.refresh_all_of(&change)?;
        self.carry_out(now, write, ChangeMeta::named(&change.name), &mut |draft| {
            change.edits.iter().try_for_each(|e| draft.apply(e))
        })
    }

    /// Reads every file in full that the change is about.
    pub(super) fn refresh_all_of(&mut self, change: &Change) -> Result<(), Fault> {
        for edit in change.edits.iter().filter(|e| e.before.is_some()) {
            self.refresh_for(edit.id())?;
        }
        let records = change.edits.iter().flat_map(|e| e.before.iter().chain(&e.after));
        self.refresh_files(records.map(Record::file))
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
                return Err(Fault::Gone { path: self.folder().to_owned() });
            }
        }
        let lock = self.lock_anew(write)?;
        if begins {
            self.begin();
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

    /// Does the work on a draft of the current texts, and writes the result.
    pub(super) fn carry_out(
        &mut self,
        now: Moment,
        write: Write,
        meta: ChangeMeta,
        work: Work,
    ) -> Result<Saved, Fault> {
        let (draft, upgraded) = self.worked_out_in_this_format(now, write, meta.name, work)?;
        self.put(now, write, meta, draft, upgraded)
    }

    /// Writes the new texts, with the record that undo works from.
    pub(super) fn put(
        &mut self,
        now: Moment,
        write: Write,
        meta: ChangeMeta,
        draft: CheckedDraft,
        upgraded: Option<Upgraded>,
    ) -> Result<Saved, Fault> {
        let change = Change { name: meta.name.to_owned(), edits: draft.edits };
        let mut documents = draft.documents;
        let mut record = LoggedChange::new(now, meta.name, draft.diffs);
        record.merged.extend(meta.merged);
        for (file, whole) in meta.marked {
            let document = documents.entry(file).or_insert(whole);
            let (old, new) = (self.folder.bytes(file), document.text.clone().into_bytes());
            record.files.retain(|diff| diff.file != file);
            record.files.push(FileDiff::whole(file, old, Some(new)));
        }
        let documents = documents.into_iter();
        let new: Texts = documents.map(|(home, d)| (home, New::Text(d))).collect();
        let mut lost = Lost::default();
        let reading = match (record.files.is_empty(), write) {
            (true, _) => self.tell(),
            (false, Write::DryRun) => self.reading_if(new),
            (false, Write::Really) => {
                record.doubled = self.folder.index.doubled.iter().map(Id::to_string).collect();
                lost = self.record_and_write(record, new, upgraded)?;
                self.tell()
            }
        };
        Ok(Saved { change, reading, undo_lost: lost.undo, backup_lost: lost.backup, upgraded })
    }

    /// Works it out, and again if the files have to be brought to another format for it: not before it is known that
    /// there is something to write.
    fn worked_out_in_this_format(
        &mut self,
        now: Moment,
        write: Write,
        name: &str,
        work: Work,
    ) -> Result<(CheckedDraft, Option<Upgraded>), Fault> {
        let draft = self.worked_out(now, work)?;
        if write == Write::DryRun || draft.diffs.is_empty() {
            return Ok((draft, None));
        }
        match self.upgrade(now, name)? {
            None => Ok((draft, None)),
            Some(upgraded) => Ok((self.worked_out(now, work)?, Some(upgraded))),
        }
    }

    /// Makes a backup, unless there is one of before an upgrade, and writes the record down, then the texts. That one
    /// of the first two could not be done is said, and is a reason to stop only where whole files are replaced.
    pub(super) fn record_and_write(
        &mut self,
        mut record: LoggedChange,
        new: Texts,
        upgraded: Option<Upgraded>,
    ) -> Result<Lost, Fault> {
        let jobs = self.folder.jobs(&new);
        let targets = self.writer().targets(&jobs)?;
        let lost = self.keep_how_it_was(&mut record, upgraded)?;
        self.log.sync_before(&*self.files, &jobs);
        let is_recorded = lost.undo.is_none();
        let mark = |mark| is_recorded.then(|| self.log.mark(&*self.files, mark));
        if let Err(failed) = self.write_out(&jobs, &targets) {
            let _ = failed.restored.then(|| mark(LogMark::Void(record.n)));
            return Err(failed.fault);
        }
        mark(LogMark::Ok(record.n));
        self.install(new);
        Ok(lost)
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

    /// Does the jobs; if one fails, those before it are taken back.
    pub(super) fn write_out(&self, jobs: &[Job], targets: &[Target]) -> Result<(), Failed> {
        for job in jobs.iter().filter(|job| job.new.is_none()) {
            // Before it goes: after a crash in between it would be missed, and it is noted again if it stays.
            self.folder.register.forget(&*self.files, job.home);
        }
        self.writer().write_out(jobs, targets)
    }

    /// Takes in what has been written.
    pub(super) fn install(&mut self, new: Texts) {
        if self.folder.install(new) {
            // What cannot be read again just now is read at the next look; it has been written.
            let _ = self.refresh(&Years::Summaries);
        }
    }

    /// The reading that there would be with those texts. Nothing is changed.
    pub(super) fn reading_if(&mut self, new: Texts) -> Reading {
        let kept = self.folder.swap(new);
        let reading = self.tell();
        self.folder.swap_back(kept);
        reading
    }

    fn keep_how_it_was(
        &self,
        record: &mut LoggedChange,
        upgraded: Option<Upgraded>,
    ) -> Result<Lost, Fault> {
        let policy = match record.is_whole() {
            true => BackupPolicy::Always,
            false => BackupPolicy::Sparing,
        };
        let made = match upgraded {
            Some(upgraded) => Ok(Some(upgraded.backup)),
            None => self.back_up(Moment(record.at), &record.name, policy),
        };
        let backup = match (made, policy) {
            (Ok(_), _) => None,
            (Err(fault), BackupPolicy::Always) => return Err(fault),
            (Err(fault), BackupPolicy::Sparing) => Some(fault.to_string()),
        };
        let undo = self.log.record(&*self.files, record).err();
        match (undo, policy) {
            (Some(why), BackupPolicy::Always) => Err(Fault::NotUndoable { why }),
            (undo, BackupPolicy::Always | BackupPolicy::Sparing) => Ok(Lost { undo, backup }),
        }
    }

    /// The new texts, checked.
    pub(super) fn worked_out(&self, now: Moment, work: Work) -> Result<CheckedDraft, Fault> {
        let elsewhere = |id: &Id| self.folder.is_taken_elsewhere(id);
        let input = DraftInput {
            folder: self.folder(),
            states: &self.folder.states,
            index: &self.folder.index,
            elsewhere: &elsewhere,
            now,
        };
        let mut draft = Draft::new(input);
        draft.tidy();
        work(&mut draft)?;
        if draft.is_changed() {
            draft.give_ids()?;
        }
        draft.checked()
    }
}
