//! The journey on disk: plain TOML in one folder, read whole and changed line by line.
//!
//! A change is an operation on text: take the lock, read the newest bytes, find the item's block, change its lines,
//! check that the result holds every item, write it in place of the old. What was not understood is never written to.

mod apply;
mod atomic;
mod backup;
mod block;
mod changes;
pub(crate) mod checkup;
mod codec;
mod conflict;
mod diagnostic;
mod diff;
mod document;
mod draft;
pub mod fault;
mod file_state;
pub mod files;
mod folder;
mod index;
mod lock;
mod log;
mod merging;
mod origin;
mod outcome;
pub mod places;
pub(crate) mod probe;
mod recover;
mod references;
mod restore;
pub(crate) mod rewrite;
mod save;
mod source;
mod strays;
mod summaries;
mod take_over;
mod tree;
mod undated;
mod undo;
mod unlist;
mod unsynced;
pub(crate) mod watch;
mod writer;

use crate::domain::backup::Backup;
use crate::domain::change::Run;
use crate::domain::conflict::Conflict;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day, Moment};
use crate::domain::id::Id;
use crate::domain::import;
use crate::domain::journey::Journey;
use crate::domain::problem::Problem;
use crate::domain::reading::Reading;
use crate::domain::sorted::SortedSet;
use crate::domain::undated_item::UndatedItem;
use crate::store::backup::BackupFolder;
use crate::store::checkup::Finding;
use crate::store::conflict::Conflicts;
use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::files::disk::Disk;
use crate::store::folder::Folder;
use crate::store::log::{Log, LoggedChange};
use crate::store::origin::Register;
use crate::store::places::Places;
use crate::store::recover::Unfinished;
use crate::store::summaries::Summaries;
use crate::store::undated::UndatedFile;
use crate::store::undo::Direction;
use crate::store::writer::FileWriter;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

pub use crate::store::origin::LeftBehind;
pub(crate) use crate::store::outcome::Unlisted;
pub use crate::store::outcome::{
    Done, History, Restored, Reverted, Saved, SourceText, Upgraded, Write, Years,
};

/// A journey on disk. Its parts own their state; it calls them in the order of the road of a save.
pub struct Store {
    places: Places,
    /// The folder for what only this machine keeps about the journey.
    own: Option<PathBuf>,
    files: Box<dyn Files>,
    folder: Folder,
    conflicts: Conflicts,
    undated: UndatedFile,
    log: Log,
    backups: BackupFolder,
}

impl Store {
    /// A store on those places. Nothing is touched yet.
    pub fn new(places: Places) -> Store {
        Store::with_files(places, Box::new(Disk))
    }

    /// A store that saves through `files`, for tests that let them fail.
    pub fn with_files(places: Places, files: Box<dyn Files>) -> Store {
        let own = places.own();
        let register = Register::at(places.state.clone(), own.clone());
        Store {
            files,
            folder: Folder::at(places.journey.clone(), Summaries::at(places.summaries()), register),
            conflicts: Conflicts::within(own.as_deref()),
            undated: UndatedFile::within(own.as_deref()),
            log: Log::within(own.as_deref()),
            backups: BackupFolder::within(own.as_deref()),
            own,
            places,
        }
    }

    /// A journey begins in a folder that was not there, and takes over nothing of one that was there before. Only under the
    /// lock is it known whether another writer has begun it meanwhile.
    fn begin_journey(&mut self) {
        self.own = match origin::has_files(self.folder()) {
            true => self.places.own(),
            false => self.places.new_own(),
        };
        let own = self.own.as_deref();
        self.conflicts = Conflicts::within(own);
        self.undated = UndatedFile::within(own);
        self.log = Log::within(own);
        self.backups = BackupFolder::within(own);
        self.folder.register = Register::at(self.places.state.clone(), self.own.clone());
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.places.journey
    }

    pub(crate) fn path(&self, home: DataFile) -> PathBuf {
        self.folder.path_of(home)
    }

    /// The journey as it was last read.
    pub fn journey(&self) -> &Journey {
        &self.folder.journey
    }

    /// All problems of the files when they were last read.
    pub fn problems(&self) -> &[Problem] {
        &self.folder.problems
    }

    /// The error of the system that kept a file from being read.
    pub(crate) fn unread(&self) -> Option<Fault> {
        self.folder.unread()
    }

    fn writer(&self) -> FileWriter<'_> {
        FileWriter { files: &*self.files, folder: &self.places.journey }
    }

    /// Reads the journey, with those years in full. A folder or file that is not there holds nothing.
    ///
    /// # Errors
    /// If something that is no folder is in the folder's place, or it cannot be looked into.
    pub fn read(&mut self, years: Years) -> Result<Reading, Fault> {
        self.look(&years)?;
        self.folder.tell_all();
        Ok(self.tell())
    }

    /// Reads what has changed on disk since the last reading that was given out; `None` if nothing has.
    ///
    /// As for `read`.
    /// As for `read`.
    pub fn reread(&mut self) -> Result<Option<Reading>, Fault> {
        self.look(&Years::Summaries)?;
        Ok(self.folder.has_news().then(|| self.tell()))
    }

    /// Reads the goals that ended on those dates; their years are not loaded for that, and stay so.
    ///
    /// # Errors
    /// As for `read`.
    pub(crate) fn recall(&mut self, dates: SortedSet<Date>) -> Result<Reading, Fault> {
        self.folder.want_dates(dates);
        self.look(&Years::Summaries)?;
        Ok(self.tell())
    }

    pub(crate) fn unchanged(&self) -> Reading {
        self.with_rest(self.folder.unchanged())
    }

    /// A reading of all that is new since the last.
    fn tell(&mut self) -> Reading {
        let reading = self.folder.tell();
        self.with_rest(reading)
    }

    /// A reading with what is known beside the journey's files.
    fn with_rest(&self, reading: Reading) -> Reading {
        let waiting = self.conflicts.pending(&self.folder);
        Reading { waiting, undated: self.undated_items(), ..reading }
    }

    /// The imported items that lack a date. The log is read only where there are any.
    fn undated_items(&self) -> Vec<UndatedItem> {
        let mut items = self.undated.read();
        if items.iter().any(|undated| undated.run.is_some())
            && let Ok(stacks) = self.log.stacks()
        {
            let runs = stacks.undo.iter().filter_map(|change| change.run.as_deref());
            let runs: HashSet<&str> = runs.collect();
            let is_gone = |run: &Run| !runs.contains(run.0.as_str());
            for undated in &mut items {
                undated.is_undone = undated.run.as_ref().is_some_and(is_gone);
            }
        }
        items
    }

    /// Looks at the disk, remembers what is there, and shows a change that broke off as the next save will finish it.
    fn look(&mut self, years: &Years) -> Result<(), Fault> {
        self.refresh(years)?;
        self.folder.remember();
        self.preview_recovery()
    }

    pub(crate) fn check_up(&self, today: Day) -> Vec<Finding> {
        self.folder.check_up(today)
    }

    /// Shows a change that broke off between two files as the next save will finish it, so that no half change is seen.
    fn preview_recovery(&mut self) -> Result<(), Fault> {
        if let Some(unfinished) = self.unfinished()?.filter(Unfinished::is_half_done) {
            let texts = unfinished.rest(&self.folder);
            self.folder.preview(texts);
        }
        Ok(())
    }

    /// Looks at the disk, and brings everything here up to it.
    fn refresh(&mut self, years: &Years) -> Result<(), Fault> {
        self.folder.check()?;
        if self.conflicts.look(&self.folder, &self.log) {
            self.folder.note_change();
        }
        self.folder.set_strays(strays::of(self.folder()));
        self.folder.refresh(years);
        Ok(())
    }

    /// Every conflict copy and every marked file, including those that were merged already.
    pub fn conflicts(&self) -> Vec<Conflict> {
        conflict::all(&self.folder)
    }

    /// The waiting copies that no earlier call mentioned.
    pub fn mention_once(&mut self) -> Vec<Conflict> {
        self.conflicts.mention_once(&self.folder, &*self.files)
    }

    /// The conflict that `wanted` names.
    ///
    /// # Errors
    /// `NoCopy` if there is none, or more than one.
    pub fn conflict(&self, wanted: &str) -> Result<Conflict, Fault> {
        conflict::named(&self.folder, wanted)
    }

    /// The ids that imports added, whether the items are still here or not, and those whose date is not to be asked for
    /// again; those of an import that was undone are not among them.
    ///
    /// # Errors
    /// If the log is there and cannot be read.
    pub(crate) fn imported(&self) -> Result<HashSet<Id>, Fault> {
        let changes = self.log.stacks()?.undo;
        let imports = changes.iter().filter(|change| import::format_in(&change.name).is_some());
        let undated = self.undated_items().into_iter();
        let dismissed = undated.filter(|undated| undated.is_dismissed && !undated.is_undone);
        let dismissed = dismissed.map(|undated| undated.item.id().clone());
        Ok(imports.flat_map(LoggedChange::added).chain(dismissed).collect())
    }

    /// Keeps those imported items, and no others, until they have a date. The error is in words.
    pub(crate) fn keep_undated(&self, items: &[UndatedItem]) -> Result<(), String> {
        self.undated.write(items).map_err(|error| error.to_string())
    }

    /// The folder that the backups are in, if there is any place for them.
    pub fn backup_folder(&self) -> Option<PathBuf> {
        self.backups.folder().ok().map(Path::to_owned)
    }

    /// All backups, the newest first, each with its contents and its difference from the journey on disk.
    ///
    /// # Errors
    /// If the journey cannot be read, or the folder of the backups.
    pub fn backups(&mut self) -> Result<Vec<Backup>, Fault> {
        self.refresh(&Years::Summaries)?;
        self.backups.list(&self.folder)
    }

    /// The changes to undo and redo.
    ///
    /// # Errors
    /// If the log is there and cannot be read.
    pub fn history(&self) -> Result<History, Fault> {
        let stacks = self.log.stacks()?;
        let listed = |records: &[LoggedChange]| {
            let runs = records.chunk_by(|a, b| a.goes_with(b)).rev();
            let last = runs.filter_map(|run| run.iter().max_by_key(|change| change.n));
            last.map(|r| Done { name: r.name.clone(), at: Moment(r.at) }).collect()
        };
        let listed = |direction: Direction| listed(direction.of(&stacks));
        Ok(History { undo: listed(Direction::Undo), redo: listed(Direction::Redo) })
    }
}
