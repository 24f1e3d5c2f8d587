//! The journey on disk: plain TOML in one folder, read as it is and changed as little as can be.
//!
//! A change is an operation on text: take the lock, read the newest bytes, find the item's block, change its lines,
//! check that the result holds every item, write it in place of the old. What was not understood is never written to.

mod atomic;
mod backup;
mod block;
pub(crate) mod checkup;
mod codec;
mod conflict;
mod document;
mod draft;
mod exchange;
pub mod fault;
pub mod files;
mod flaw;
mod hash;
mod lock;
mod log;
mod origin;
mod outcome;
mod past;
mod placeholder;
pub mod places;
pub(crate) mod probe;
mod problems;
mod read;
mod references;
mod request;
pub mod restore;
mod revert;
pub(crate) mod rewrite;
mod save;
mod settle;
mod sheet;
mod source;
mod splice;
mod summaries;
mod texts;
mod tree;
mod unlist;
mod unsynced;
mod upgrade;
mod view;
pub(crate) mod watch;
mod write;

use crate::domain::conflict::Conflict;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Moment};
use crate::domain::journey::Journey;
use crate::domain::problem::Problem;
use crate::store::conflict::Keys;
use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::files::disk::Disk;
use crate::store::log::{Log, UNDO_LOG};
use crate::store::origin::{Origin, Register};
use crate::store::places::Places;
use crate::store::read::News;
use crate::store::sheet::{Cause, Sheet};
use crate::store::summaries::Summaries;
use crate::store::view::View;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use crate::store::origin::LeftBehind;
pub use crate::store::outcome::{Done, History, Reverted, Saved, Source, Upgraded};
pub use crate::store::request::{Write, Years};

/// A journey's folder, and what was last seen in it.
pub struct Store {
    places: Places,
    /// The folder for what this machine alone keeps about the journey.
    own: Option<PathBuf>,
    files: Box<dyn Files>,
    sheets: BTreeMap<DataFile, Sheet>,
    /// Whether the folder has been there since this store was made.
    was_there: bool,
    /// The years that are read in full.
    wanted: BTreeSet<i32>,
    /// The dates whose ended goals are wanted, though their years are not read in full.
    recalled: BTreeSet<Date>,
    /// The years that there are files of.
    present: BTreeSet<i32>,
    summaries: Summaries,
    view: View,
    journey: Journey,
    /// What is wrong with folders, rather than files.
    folder_troubles: Vec<Problem>,
    /// The conflict copies that have not been merged.
    waiting: Vec<Conflict>,
    keys: Keys,
    problems: Vec<Problem>,
    /// What was seen since the last reading that was given out.
    news: News,
    log: Log,
    record: Register,
    /// What the record said at the last look.
    remembered: Option<Origin>,
}

impl Store {
    /// A store on those places. Nothing is touched yet.
    pub fn new(places: Places) -> Store {
        Store::with_files(places, Box::new(Disk))
    }

    /// A store that saves through `files`, for tests that let them fail.
    pub fn with_files(places: Places, files: Box<dyn Files>) -> Store {
        let own = places.own();
        Store {
            files,
            sheets: BTreeMap::new(),
            was_there: false,
            wanted: BTreeSet::new(),
            recalled: BTreeSet::new(),
            present: BTreeSet::new(),
            summaries: Summaries::at(places.summaries()),
            view: View::default(),
            journey: Journey::default(),
            folder_troubles: Vec::new(),
            waiting: Vec::new(),
            keys: Keys::at(within(own.as_deref(), MENTIONED)),
            problems: Vec::new(),
            news: News::default(),
            log: Log(within(own.as_deref(), UNDO_LOG)),
            record: Register::within(own.as_deref()),
            remembered: None,
            own,
            places,
        }
    }

    /// A journey begins in a folder that was not there, and takes over nothing of one that was there before. Only under the
    /// lock is it known whether another writer has begun it meanwhile.
    fn begin(&mut self) {
        self.own = match origin::has_files(self.folder()) {
            true => self.places.own(),
            false => self.places.new_own(),
        };
        let own = self.own.as_deref();
        self.keys = Keys::at(within(own, MENTIONED));
        self.log = Log(within(own, UNDO_LOG));
        self.record = Register::within(own);
    }

    /// The journey's folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.places.journey
    }

    /// The path of one of its files, whether it is there or not.
    pub(crate) fn path(&self, home: DataFile) -> PathBuf {
        self.places.journey.join(home.to_string())
    }

    /// The journey as it was last read.
    pub fn journey(&self) -> &Journey {
        &self.journey
    }

    /// All that was wrong with the files when they were last read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Why a file of the journey could not be read, if the system did not let it be.
    pub(crate) fn unread(&self) -> Option<Fault> {
        self.sheets.iter().find_map(|(home, sheet)| {
            let Cause::Unread(number) = sheet.cause else {
                return None;
            };
            let error = std::io::Error::from_raw_os_error(number);
            Some(Fault::disk("read", &self.path(*home), error))
        })
    }

    /// What can be undone and redone.
    ///
    /// # Errors
    /// If the log is there and cannot be read.
    pub fn history(&self) -> Result<History, Fault> {
        let stacks = self.log.stacks()?;
        let listed = |records: &[log::LoggedChange]| {
            let done = |r: &log::LoggedChange| Done { name: r.name.clone(), at: Moment(r.at) };
            records.iter().rev().map(done).collect()
        };
        Ok(History { undo: listed(&stacks.undo), redo: listed(&stacks.redo) })
    }
}

/// The file that lists the copies that were mentioned.
const MENTIONED: &str = "mentioned";

fn within(own: Option<&Path>, name: &str) -> Option<PathBuf> {
    Some(own?.join(name))
}
