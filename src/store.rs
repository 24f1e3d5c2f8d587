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
mod lock;
mod log;
mod origin;
mod past;
pub mod places;
pub(crate) mod probe;
mod problems;
mod read;
mod references;
pub mod restore;
mod revert;
pub(crate) mod rewrite;
mod save;
mod seen;
mod settle;
mod sheet;
mod source;
mod splice;
mod summaries;
mod texts;
mod tree;
mod unlist;
mod upgrade;
mod view;
pub(crate) mod watch;
mod write;

use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::conflict::Conflict;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Moment};
use crate::domain::journey::Journey;
use crate::domain::problem::Problem;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::store::conflict::Keys;
use crate::store::document::FORMAT;
use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::files::disk::Disk;
use crate::store::log::{Log, UNDO_LOG};
use crate::store::origin::Origin;
use crate::store::places::Places;
use crate::store::read::News;
use crate::store::seen::{Remembered, SEEN, Seen};
use crate::store::sheet::{Cause, Sheet};
use crate::store::summaries::Summaries;
use crate::store::view::View;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use crate::store::origin::LeftBehind;

/// Which years of ended goals to read in full; of the others a summary is enough.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Years {
    /// None: their summaries are enough.
    Summaries,
    /// None, and only such summaries as are known already: what a first picture waits for.
    Known,
    /// All of them.
    All,
    /// Those.
    Only(Vec<i32>),
}

/// Whether to write, or to go through all but the writing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Write {
    /// Write.
    Really,
    /// Work it out, check it, and leave everything as it is.
    DryRun,
}

/// A change that was saved (or, on a dry run, could be).
#[derive(Clone, PartialEq, Debug)]
pub struct Saved {
    /// The change as it was applied to what was on disk, with the items as they now are.
    pub change: Change,
    /// Every home that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Why the change cannot be undone, if it cannot.
    pub undo_lost: Option<String>,
    /// Why there is no backup of how it was before, if one could not be made.
    pub backup_lost: Option<String>,
    /// The format that the files were brought from, if they had an older one.
    pub upgraded: Option<Upgraded>,
}

/// Files that were brought to the format of this program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Upgraded {
    /// The oldest format among them.
    pub(crate) from: i64,
    /// The backup of how they were.
    pub backup: BackupName,
}

impl Upgraded {
    /// What has happened, in a sentence.
    pub fn words(&self) -> String {
        let (from, backup) = (self.from, self.backup);
        format!(
            "the files were brought from format {from} to format {FORMAT}; as they were, they are in the backup {backup}"
        )
    }
}

/// A change that was taken back, or made again.
#[derive(Clone, PartialEq, Debug)]
pub struct Reverted {
    /// The change's name.
    pub name: String,
    /// The names of later changes that were passed over, as what they did has been changed since.
    pub left: Vec<String>,
    /// Every home that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Why there is no backup of how it was before, if one could not be made.
    pub(crate) backup_lost: Option<String>,
}

impl Reverted {
    /// The change by its name, and what was left on the way to it.
    pub(crate) fn words(&self) -> String {
        let left = self.left.iter();
        left.fold(self.name.clone(), |words, name| format!("{words}; left as it is: {name}"))
    }
}

/// A change that can be undone or redone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// Its name.
    pub name: String,
    /// When it was made.
    pub(crate) at: Moment,
}

/// All that can be undone and redone, the next one first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    /// What undo would take back.
    pub undo: Vec<Done>,
    /// What redo would make again.
    pub redo: Vec<Done>,
}

/// An item's own text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The file that it stands in.
    pub(crate) path: PathBuf,
    /// The line of its header, from 1.
    pub line: usize,
    /// The text: its lines and the comments that belong to it.
    pub text: String,
}

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
    seen: Seen,
    /// The files that were remembered at the last look.
    remembered: Option<Remembered>,
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
            seen: Seen(within(own.as_deref(), SEEN)),
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
        self.seen = Seen(within(own, SEEN));
    }

    /// Writes down which journey this is, as far as that is not known.
    fn keep_origin(&self) {
        let Some(own) = &self.own else { return };
        let is_known = |origin: Origin| origin.is_true_of(self.folder(), |id| self.view.knows(id));
        if !Origin::read(own).is_some_and(is_known) {
            let items = self.view.homes.values().flatten();
            Origin::of(self.folder(), items.map(Record::id)).put(own);
        }
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
