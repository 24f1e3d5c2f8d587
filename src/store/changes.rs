//! The other ways to change a journey: undo and redo, a restore, a merge, the text of one item, lists rewritten as
//! blocks, and taking over what was kept of a moved journey.

use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::conflict::{Conflict, ConflictForm, MergeOffer};
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::difference;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::merge::Choices;
use crate::domain::record::Record;
use crate::domain::sorted::SortedSet;
use crate::domain::verbs::edit;
use crate::store::atomic::Target;
use crate::store::backup::BackupPolicy;
use crate::store::conflict::{self, path_of};
use crate::store::fault::Fault;
use crate::store::file_state::Texts;
use crate::store::log::{LoggedChange, Stacks};
use crate::store::merging::{self, merge_marked, offer_of_copy, offer_of_marked};
use crate::store::origin::LeftBehind;
use crate::store::save::ChangeMeta;
use crate::store::source;
use crate::store::undo::{Direction, Turn, next_in_turn, rest_of_run};
use crate::store::{
    Restored, Reverted, Saved, SourceText, Store, Unlisted, Write, Years, restore, take_over,
};
use rustix::io::Errno;
use std::path::Path;

/// Undo and redo.
impl Store {
    /// Takes back the last change that has not been taken back. Where its items have been changed since, it fails, and the
    /// next undo in a row passes over that change to the one before it. It is tried again each time, so that it can be
    /// undone once its items are put back.
    ///
    /// # Errors
    /// `NothingToUndo`, `ChangedSince`, or why it cannot be written.
    pub fn undo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.revert(now, write, Direction::Undo)
    }

    /// Makes the last change again that was taken back; one that is in the way is passed over as by undo.
    ///
    /// # Errors
    /// `NothingToRedo`, `ChangedSince`, or why it cannot be written.
    pub fn redo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.revert(now, write, Direction::Redo)
    }

    fn revert(
        &mut self,
        now: Moment,
        write: Write,
        direction: Direction,
    ) -> Result<Reverted, Fault> {
        if !self.folder().exists() && self.log.stacks()?.undo.is_empty() {
            return Err(self.nothing(direction));
        }
        let _lock = self.lock(write)?;
        self.recover(write)?;
        self.refresh(&Years::Summaries)?;
        let stacks = self.log.stacks()?;
        let Turn { change, texts, left } = self.turn(write, direction, &stacks)?;
        let run = rest_of_run(&stacks, direction, change);
        let files = run.iter().chain([&change]).flat_map(|change| &change.files);
        let files: SortedSet<DataFile> = files.map(|diff| diff.file).collect();
        self.folder.load(files.iter().copied())?;
        let journey = &self.folder.journey;
        let before: Vec<Record> = files.iter().flat_map(|f| journey.at(*f)).cloned().collect();
        let name = run.iter().chain([&change]).max_by_key(|change| change.n);
        let name = name.map_or_else(String::new, |change| change.name.clone());
        let mut reverted = Reverted { name, left, ..Reverted::default() };
        if write == Write::DryRun {
            reverted.reading = self.reading_if(texts);
            let mut journey = self.folder.journey.clone();
            journey.absorb(reverted.reading.clone());
            reverted.items = altered(&before, &journey, &files);
            return Ok(reverted);
        }
        let title = direction.named(&reverted.name);
        reverted.backup_lost = self.take_turn(direction, change, texts, |store| {
            let made = store.back_up(now, &title, BackupPolicy::Sparing);
            made.err().map(|fault| fault.to_string())
        })?;
        for next in run {
            let stacks = self.log.stacks()?;
            match self.turn(write, direction, &stacks) {
                Ok(Turn { change, texts, .. }) if change.n == next.n => {
                    self.take_turn(direction, change, texts, |_| ())?;
                }
                // It stays as it is, and the next undo passes over it.
                Ok(_) | Err(_) => {
                    reverted.left.push(next.name.clone());
                    break;
                }
            }
        }
        reverted.items = altered(&before, &self.folder.journey, &files);
        reverted.reading = self.tell();
        Ok(reverted)
    }

    /// The change whose turn it is to be undone or redone.
    fn turn<'s>(
        &mut self,
        write: Write,
        direction: Direction,
        stacks: &'s Stacks,
    ) -> Result<Turn<'s>, Fault> {
        let log = (write == Write::Really).then_some((&self.log, &*self.files));
        match next_in_turn(&mut self.folder, stacks, direction, log) {
            Err(Fault::NothingToUndo | Fault::NothingToRedo) => Err(self.nothing(direction)),
            other => other,
        }
    }

    /// Writes the texts of a change that is undone or redone, after `keep` has kept how it was. Without its mark it would be
    /// undone for good, and found in its own way the next time.
    fn take_turn<T>(
        &mut self,
        direction: Direction,
        change: &LoggedChange,
        texts: Texts,
        keep: impl FnOnce(&Store) -> T,
    ) -> Result<T, Fault> {
        let kept = self.commit(texts, |store| {
            let begun = store.log.mark(&*store.files, direction.begins(change.n));
            begun.map_err(|why| Fault::NotUndoable { why })?;
            Ok((keep(store), Some(direction.step(change.n))))
        })?;
        if !change.merged.is_empty() {
            self.conflicts.look(&self.folder, &self.log);
        }
        Ok(kept)
    }

    /// That there is nothing to undo or redo; and where there is, if the journey was moved, or what undo cannot go past.
    fn nothing(&self, direction: Direction) -> Fault {
        if let (Direction::Undo, Some(gap)) = (direction, self.log.gap()) {
            return gap;
        }
        match self.left_behind().first() {
            Some(left) => Fault::LeftBehind {
                nothing: Box::new(direction.nothing()),
                left: left.words(),
                folders: Box::new([left.path.clone(), self.folder().to_owned()]),
            },
            None => direction.nothing(),
        }
    }
}

/// The items of those files that differ from `before`.
fn altered(before: &[Record], journey: &Journey, files: &SortedSet<DataFile>) -> Vec<Item> {
    let after = files.iter().flat_map(|file| journey.at(*file));
    let changes = difference::changes(before.iter(), after);
    changes.iter().filter_map(|change| change.record().as_item().cloned()).collect()
}

/// Restoring and taking over.
impl Store {
    /// Replaces the journey's files by those of a backup; a file that the backup lacks is removed. A file that is not
    /// understood is replaced too, as the user asks for it and a backup is made first.
    ///
    /// # Errors
    /// `NoSuchBackup` or `DamagedBackup`, or why it cannot be written, or could not be undone. Nothing is changed then.
    pub fn restore(
        &mut self,
        now: Moment,
        write: Write,
        backup: BackupName,
    ) -> Result<Restored, Fault> {
        let (folder, files) = self.backups.files(backup)?;
        let _lock = self.lock_anew(write)?;
        self.recover(write)?;
        self.refresh(&Years::Summaries)?;
        let files = restore::replacements(&self.folder, files, &folder)?;
        let name = restore::name_of(backup);
        let changed = !files.is_empty();
        if changed && write == Write::Really {
            let change = LoggedChange::new(now, &name, files);
            let texts = self.folder.applied(&change)?;
            self.commit(texts, |store| store.keep_how_it_was(change, None))?;
        }
        Ok(Restored { name, reading: self.tell(), changed })
    }

    /// The backups and logs on this machine of this journey from where it was before.
    pub fn left_behind(&self) -> Vec<LeftBehind> {
        take_over::left_behind(&self.folder.register, self.folder())
    }

    /// Makes the backups and the undo log of a journey that lay in `from` this one's: they come before its own.
    ///
    /// # Errors
    /// `NothingLeft`, or why it cannot be done. What was taken over until then stays.
    pub fn take_over(&mut self, from: &Path, write: Write) -> Result<LeftBehind, Fault> {
        let own = self.own.clone().ok_or(Fault::NoState)?;
        if !self.folder().exists() {
            return Err(Fault::disk("find", self.folder(), &Errno::NOENT.into()));
        }
        let _lock = self.lock(write)?;
        self.recover(write)?;
        let kept = take_over::kept_of(&self.folder.register, from, self.folder());
        let (folder, taken) = kept.ok_or_else(|| Fault::NothingLeft { path: from.to_owned() })?;
        if write == Write::Really {
            take_over::take(&*self.files, &folder, &own)?;
        }
        Ok(taken)
    }
}

/// Merging.
impl Store {
    /// The result of merging a conflict. Nothing is changed.
    ///
    /// `NoCopy`, or `Broken` with the place in a second version that cannot be read.
    pub fn offer(&mut self, wanted: &str) -> Result<MergeOffer, Fault> {
        self.refresh(&Years::All)?;
        let conflict = self.conflict(wanted)?;
        match conflict.form {
            ConflictForm::Copy => offer_of_copy(&self.folder, conflict),
            ConflictForm::Marked => offer_of_marked(&mut self.folder, conflict),
        }
    }

    /// Merges a conflict as it is on disk at that moment. A copy stays where it is; a marked file becomes whole, and
    /// undo brings it back as it was.
    ///
    /// # Errors
    /// As for `offer`; `Refused` if something is still to be chosen; else why it cannot be written.
    pub fn merge(
        &mut self,
        now: Moment,
        write: Write,
        wanted: &str,
        choices: &Choices,
    ) -> Result<Saved, Fault> {
        let _lock = self.begin(write, &Years::All)?;
        let conflict = self.conflict(wanted)?;
        if conflict.form == ConflictForm::Marked {
            let (draft, change, whole) = merge_marked(&mut self.folder, now, choices)?;
            let meta = ChangeMeta { whole, ..ChangeMeta::default() };
            return self.put((now, write), change, meta, draft, None);
        }
        let offer = offer_of_copy(&self.folder, conflict)?;
        let change = merging::change(&self.folder, &offer.merge, choices, &offer.conflict.name)?;
        self.folder.load_all_of(&change)?;
        let key = conflict::key(&self.folder, &offer.conflict);
        let meta = ChangeMeta { merged: key.clone(), ..ChangeMeta::default() };
        let mut saved =
            self.carry_out(now, write, change, meta, &mut |draft, edits| draft.apply_all(edits))?;
        if write == Write::Really {
            if let Some(key) = key.filter(|_| offer.is_whole()) {
                self.conflicts.mark_merged(&*self.files, &self.log, &key);
            }
            self.conflicts.look(&self.folder, &self.log);
            saved.reading.waiting = self.conflicts.pending(&self.folder);
        }
        Ok(saved)
    }

    /// Removes a copy that holds nothing more: all of it is understood, and is in the journey or was merged.
    ///
    /// # Errors
    /// `NotMerged` if it does hold more; as for `offer`; or why it cannot be removed.
    pub fn remove_copy(&mut self, write: Write, wanted: &str) -> Result<Conflict, Fault> {
        let _lock = self.lock(write)?;
        let offer = self.offer(wanted)?;
        let apart = offer.apart();
        let conflict = offer.conflict;
        if conflict.form == ConflictForm::Marked {
            return Err(Fault::NoCopy { name: conflict.name, several: false });
        }
        let left = match self.conflicts.is_merged(&self.folder, &self.log, &conflict) {
            true => 0,
            false => offer.merge.outcomes.len(),
        };
        if apart.is_some() || left > 0 {
            return Err(Fault::NotMerged { name: conflict.name, left, apart });
        }
        let target = Target::of(&*self.files, &path_of(&self.folder, &conflict))?;
        if write == Write::Really {
            target.remove(&*self.files)?;
            self.conflicts.look(&self.folder, &self.log);
        }
        Ok(conflict)
    }
}

/// Changes to the text itself.
impl Store {
    /// # Errors
    /// `Missing` if there is no such item, `Unwieldy` if it has no text of its own.
    pub fn source(&mut self, id: &Id) -> Result<SourceText, Fault> {
        self.refresh(&Years::Summaries)?;
        self.folder.load_for(id)?;
        source::of(&self.folder, id)
    }

    /// Puts `new` in place of an item's own text, if that still is `old`. It must be one item of the same kind; an id
    /// that was taken away is put back.
    ///
    /// # Errors
    /// `Changed` if the text is another by now, `Unfit` if the new one will not do, `Refused` if the item will not.
    pub fn replace_source(
        &mut self,
        now: Moment,
        write: Write,
        id: &Id,
        old: &str,
        new: &str,
    ) -> Result<Saved, Fault> {
        let _lock = self.begin(write, &Years::Summaries)?;
        self.folder.load_for(id)?;
        let replaced = source::replaced(&self.folder, now, id, old, new)?;
        if let Some(larger) = replaced.after.as_goal().and_then(|goal| goal.toward.as_ref()) {
            self.folder.load_for(larger)?;
        }
        edit::check(&self.folder.journey, &replaced.after)?;
        self.folder.load(std::iter::once(replaced.after.file()))?;
        let (change, meta) = (replaced.change(), ChangeMeta::default());
        self.carry_out(now, write, change, meta, &mut |draft, _| replaced.draft(draft))
    }

    /// Gives every record that stands in a list in brackets a block of its own, at the end of its file; all other bytes
    /// stay. `None` if there is none.
    ///
    /// # Errors
    /// Why it cannot be written; nothing is changed then.
    pub(crate) fn unlist(&mut self, now: Moment, write: Write) -> Result<Option<Unlisted>, Fault> {
        let _lock = self.begin(write, &Years::All)?;
        let (members, whole) = self.folder.unlisted()?;
        if whole.is_empty() {
            return Ok(None);
        }
        let files = whole.iter().map(|(file, _)| *file).collect();
        let meta = ChangeMeta { whole, ..ChangeMeta::default() };
        let mut change =
            Change { name: "rewrite as sections".into(), edits: Vec::new(), run: None };
        let draft = self.folder.worked_out(now, &mut change.edits, &mut |_, _| Ok(()))?;
        let saved = self.put((now, write), change, meta, draft, None)?;
        Ok(Some(Unlisted { files, members, saved }))
    }
}
