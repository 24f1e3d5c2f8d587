//! The journey's folder as it was last seen: its files, what they hold together, and what is wrong with them.

mod look;
mod past;
mod problems;

use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::problem::Problem;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::store::document::{Document, FileEntry};
use crate::store::fault::{Fault, IN_BRACKETS};
use crate::store::file_state::{Cause, FileState};
use crate::store::index::Index;
use crate::store::origin::{Origin, Register};
use crate::store::probe::{self, Found};
use crate::store::summaries::{Summaries, mentions};
use crate::store::texts::{New, Texts};
use crate::store::writer::{Job, ordered};
use look::News;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The files of a journey, as they were last seen.
pub(super) struct Folder {
    pub(crate) path: PathBuf,
    pub(crate) states: BTreeMap<DataFile, FileState>,
    /// Whether the folder has been there since this was made.
    pub(crate) was_there: bool,
    /// The years that are read in full.
    wanted: BTreeSet<i32>,
    /// The dates whose ended goals are wanted, though their years are not read in full.
    recalled: BTreeSet<Date>,
    /// The years that there are files of.
    present: BTreeSet<i32>,
    summaries: Summaries,
    pub(crate) index: Index,
    pub(crate) journey: Journey,
    /// What is wrong with folders, rather than files.
    troubles: Vec<Problem>,
    pub(crate) problems: Vec<Problem>,
    /// What was seen since the last reading that was given out.
    news: News,
    pub(crate) register: Register,
    /// What the register said at the last look.
    remembered: Option<Origin>,
}

impl Folder {
    /// A folder that has not been looked at yet.
    pub(crate) fn at(path: PathBuf, summaries: Summaries, register: Register) -> Folder {
        Folder {
            path,
            states: BTreeMap::new(),
            was_there: false,
            wanted: BTreeSet::new(),
            recalled: BTreeSet::new(),
            present: BTreeSet::new(),
            summaries,
            index: Index::default(),
            journey: Journey::default(),
            troubles: Vec::new(),
            problems: Vec::new(),
            news: News::default(),
            register,
            remembered: None,
        }
    }

    /// The path of one of its files, whether it is there or not.
    pub(crate) fn path_of(&self, home: DataFile) -> PathBuf {
        self.path.join(home.to_string())
    }

    /// The files that there may be.
    pub(crate) fn homes(&self) -> impl Iterator<Item = DataFile> {
        let years = self.present.iter().map(|year| DataFile::Ended(*year));
        [DataFile::Open, DataFile::Milestones].into_iter().chain(years)
    }

    /// The years that are not read in full.
    fn unloaded(&self) -> impl Iterator<Item = i32> {
        let years = self.present.iter().copied();
        years.filter(|year| !self.states.contains_key(&DataFile::Ended(*year)))
    }

    /// Those of these files' years that are not read in full.
    pub(crate) fn unread_of(&self, homes: impl Iterator<Item = DataFile>) -> Vec<i32> {
        let unread = homes.filter(|home| !self.states.contains_key(home));
        unread.filter_map(|home| home.year()).collect()
    }

    /// The years to be read before it is known where an item is: those that mention its id, unless it is known already.
    pub(crate) fn years_that_mention(&self, id: &Id) -> Vec<i32> {
        if self.index.entries.contains_key(id) {
            return Vec::new();
        }
        let path = |year: &i32| self.path_of(DataFile::Ended(*year));
        self.unloaded().filter(|year| mentions(&path(year), id)).collect()
    }

    /// Whether an id is taken in a year that is not read in full.
    pub(crate) fn is_taken_elsewhere(&self, id: &Id) -> bool {
        let path = |year: i32| self.path_of(DataFile::Ended(year));
        self.unloaded().any(|year| self.summaries.holds(year, &path(year), id))
    }

    /// The goals that ended on those dates are wanted from now on.
    pub(crate) fn want_dates(&mut self, dates: BTreeSet<Date>) {
        self.recalled.extend(dates);
    }

    /// Everything that is known is news again.
    pub(crate) fn tell_all(&mut self) {
        let mut homes: BTreeSet<DataFile> = self.journey.loaded().collect();
        homes.extend([DataFile::Open, DataFile::Milestones]);
        homes.extend(self.wanted_homes());
        homes.retain(|home| !self.is_unknown(*home));
        let unloaded = self.journey.years().filter(|(year, _)| !self.journey.is_loaded(*year));
        let summaries = unloaded.map(|(year, summary)| (year, summary.clone())).collect();
        self.news = News { homes, summaries, any: true };
    }

    /// Something is different that no file shows.
    pub(crate) fn note_change(&mut self) {
        self.news.any = true;
    }

    /// Whether anything is different from the last reading.
    pub(crate) fn has_news(&self) -> bool {
        self.news.any
    }

    /// A reading of all that is new since the last.
    pub(crate) fn tell(&mut self) -> Reading {
        let news = std::mem::take(&mut self.news);
        Reading {
            files: news.homes.iter().map(|home| (*home, self.journey.at(*home).to_vec())).collect(),
            summaries: news.summaries.into_iter().collect(),
            ..self.unchanged()
        }
    }

    /// A reading with nothing new in it: what was wrong is wrong still.
    pub(crate) fn unchanged(&self) -> Reading {
        Reading {
            problems: self.problems.clone(),
            gaps: self.journey.gaps().to_vec(),
            ..Reading::default()
        }
    }

    /// Why a file could not be read, if the system did not let it be.
    pub(crate) fn unread(&self) -> Option<Fault> {
        self.states.iter().find_map(|(home, state)| {
            let Cause::Unread(number) = state.cause else {
                return None;
            };
            let error = std::io::Error::from_raw_os_error(number);
            Some(Fault::disk("read", &self.path_of(*home), &error))
        })
    }

    /// The bytes of a file; `None` if it is not there. They are read anew where they are not known as a text.
    pub(crate) fn bytes(&self, home: DataFile) -> Option<Vec<u8>> {
        let known = self.states.get(&home).filter(|s| s.trouble.is_empty());
        match known {
            Some(state) => state.text().map(|text| text.as_bytes().to_vec()),
            None => self.bytes_on_disk(home),
        }
    }

    /// The bytes of a file, read now; `None` if there is no file.
    pub(crate) fn bytes_on_disk(&self, home: DataFile) -> Option<Vec<u8>> {
        match probe::look(&self.path_of(home), None) {
            Found::File(_, bytes) => Some(bytes),
            Found::Absent | Found::Same | Found::Odd(_) | Found::Unread(_) => None,
        }
    }

    /// The files as they are on disk, broken ones too.
    pub(crate) fn all_bytes(&self) -> BTreeMap<DataFile, Vec<u8>> {
        let read = |home| Some((home, self.bytes_on_disk(home)?));
        self.homes().filter_map(read).collect()
    }

    /// The file and the entry of an item, and the item.
    pub(crate) fn find(&self, id: &Id) -> Result<(&Document, &FileEntry, Record), Fault> {
        let missing = || Fault::Missing { title: id.to_string() };
        let spot = self.index.entries.get(id).ok_or_else(missing)?;
        let state = self.states.get(&spot.file).ok_or_else(missing)?;
        if !state.trouble.is_empty() {
            return Err(Fault::Broken(state.trouble.clone()));
        }
        let document = state.document.as_ref().ok_or_else(missing)?;
        let item = self.journey.record(id).ok_or_else(missing)?;
        let why = IN_BRACKETS;
        let unwieldy = || Fault::Unwieldy { title: item.title().to_owned(), why };
        let entry = document.entries.get(spot.entry).ok_or_else(unwieldy)?;
        Ok((document, entry, item.clone()))
    }

    /// The jobs that put new texts on disk.
    pub(crate) fn jobs(&self, new: &Texts) -> Vec<Job> {
        let job = |(home, new): (&DataFile, &New)| Job {
            home: *home,
            path: self.path_of(*home),
            old: self.bytes(*home),
            new: new.bytes().map(<[u8]>::to_vec),
            gained: self.gained(*home, new),
        };
        ordered(new.iter().map(job).collect())
    }

    /// How many items more a file will have; nobody knows of one that is replaced whatever it says.
    fn gained(&self, home: DataFile, new: &New) -> isize {
        let now = self.states.get(&home).and_then(|state| state.document.as_ref());
        let now = now.map_or(0, |document| document.entries.len() as isize);
        match new {
            New::Text(document) => document.entries.len() as isize - now,
            New::Whole(_) | New::Gone => 0,
        }
    }

    /// Takes in what has been written; says whether any of it has to be read first.
    pub(crate) fn install(&mut self, new: Texts) -> bool {
        let mut unread = false;
        for (home, new) in new {
            let path = self.path_of(home);
            match new {
                New::Whole(_) => unread = true,
                New::Text(document) => {
                    let state = FileState::of(probe::stamp(&path), Some(document));
                    self.take_in(home, state, true);
                }
                New::Gone => self.take_in(home, FileState::default(), false),
            }
        }
        self.reindex();
        self.remember();
        unread
    }

    /// Shows files as they will be. They have no stamp, so that the next look is at the disk again.
    pub(crate) fn preview(&mut self, texts: Texts) {
        for (home, new) in texts {
            let is_there = new.bytes().is_some();
            let state = new.state(home, &self.path_of(home));
            self.take_in(home, state, is_there);
        }
        self.reindex();
    }

    /// Puts a file in the place of what was known of it.
    fn take_in(&mut self, home: DataFile, state: FileState, is_there: bool) {
        if let DataFile::Ended(year) = home {
            self.wanted.insert(year);
            let _ = match is_there {
                true => self.present.insert(year),
                false => self.present.remove(&year),
            };
        }
        self.states.insert(home, state);
    }

    /// Puts files up as they would be with those texts; gives those that they replace.
    pub(crate) fn swap(&mut self, new: Texts) -> BTreeMap<DataFile, Option<FileState>> {
        let mut kept = BTreeMap::new();
        for (home, new) in new {
            let state = new.state(home, &self.path_of(home));
            kept.insert(home, self.states.insert(home, state));
        }
        self.reindex();
        kept
    }

    /// Puts back the files that `swap` replaced.
    pub(crate) fn swap_back(&mut self, kept: BTreeMap<DataFile, Option<FileState>>) {
        for (home, state) in kept {
            match state {
                Some(state) => drop(self.states.insert(home, state)),
                None => drop(self.states.remove(&home)),
            }
        }
        self.reindex();
    }

    /// Whether `path` is one of its own files.
    pub(crate) fn owns(&self, path: &Path) -> bool {
        self.homes().any(|home| probe::is_same_file(&self.path_of(home), path))
    }
}
