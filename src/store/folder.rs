//! The journey's folder as it was last seen: its files, what they hold together, and what is wrong with them.

mod look;
mod past;
mod problems;

use crate::domain::change::Change;
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::problem::Problem;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::store::document::format::upgraded;
use crate::store::document::{Document, FileEntry};
use crate::store::fault::{Fault, IN_BRACKETS};
use crate::store::file_state::{Cause, FileState, New, Texts};
use crate::store::index::Index;
use crate::store::origin::{Origin, Register};
use crate::store::outcome::Years;
use crate::store::probe::{self, Found};
use crate::store::summaries::{Summaries, mentions};
use crate::store::writer::{Job, ordered};
use look::News;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Files that stand in for others.
pub(super) type States = Vec<(DataFile, Option<FileState>)>;

pub(super) struct Folder {
    pub(crate) path: PathBuf,
    pub(crate) states: SortedMap<DataFile, FileState>,
    /// True once the folder has been seen.
    pub(crate) was_there: bool,
    /// The years that are read in full.
    wanted: SortedSet<i32>,
    /// The dates whose ended goals are wanted, though their years are not read in full.
    recalled: SortedSet<Date>,
    /// The years that have files.
    present: SortedSet<i32>,
    summaries: Summaries,
    pub(crate) index: Index,
    pub(crate) journey: Journey,
    /// The problems of folders, rather than files.
    troubles: Vec<Problem>,
    /// Warnings of goals in files of the past that are not read.
    strays: Vec<Problem>,
    pub(crate) problems: Vec<Problem>,
    /// The changes seen since the last reading that was given out.
    news: News,
    pub(crate) register: Register,
    /// The content of the register at the last look.
    remembered: Option<Origin>,
}

impl Folder {
    /// A folder that has not been looked at yet.
    pub(crate) fn at(path: PathBuf, summaries: Summaries, register: Register) -> Folder {
        Folder {
            path,
            states: SortedMap::new(),
            was_there: false,
            wanted: SortedSet::new(),
            recalled: SortedSet::new(),
            present: SortedSet::new(),
            summaries,
            index: Index::default(),
            journey: Journey::default(),
            troubles: Vec::new(),
            strays: Vec::new(),
            problems: Vec::new(),
            news: News::default(),
            register,
            remembered: None,
        }
    }

    pub(crate) fn path_of(&self, file: DataFile) -> PathBuf {
        self.path.join(file.to_string())
    }

    /// The files that there may be.
    pub(crate) fn files(&self) -> impl Iterator<Item = DataFile> {
        let years = self.present.iter().map(|year| DataFile::Ended(*year));
        [DataFile::Open, DataFile::Milestones].into_iter().chain(years)
    }

    /// The years that are not read in full.
    fn unloaded(&self) -> impl Iterator<Item = i32> {
        let years = self.present.iter().copied();
        years.filter(|year| !self.states.contains_key(&DataFile::Ended(*year)))
    }

    /// The files that are understood in full.
    pub(crate) fn understood(&self) -> impl Iterator<Item = (DataFile, &Document)> {
        let understood = self.states.iter().filter(|(_, state)| state.trouble.is_empty());
        understood.filter_map(|(file, state)| Some((*file, state.document.as_ref()?)))
    }

    pub(crate) fn upgraded(&self) -> Result<Option<(i64, Texts)>, Fault> {
        let (mut texts, mut oldest) = (Texts::new(), None);
        for (file, document) in self.understood().filter(|(_, d)| d.read_only.is_none()) {
            if let Some((format, _)) = document.older {
                let unsound = |why| Fault::Unsound { path: self.path_of(file), why };
                let new = upgraded(document).map_err(unsound)?;
                texts.insert(file, New::Text(new));
                oldest = Some(oldest.map_or(format, |other: i64| other.min(format)));
            }
        }
        Ok(oldest.map(|oldest| (oldest, texts)))
    }

    /// Reads those files in full, if they are not yet.
    pub(crate) fn load(&mut self, files: impl Iterator<Item = DataFile>) -> Result<(), Fault> {
        let unread = files.filter(|file| !self.states.contains_key(file));
        self.load_years(unread.filter_map(|file| file.year()).collect())
    }

    /// Reads all years in full that mention an id, if nothing that is loaded has it.
    pub(crate) fn load_for(&mut self, id: &Id) -> Result<(), Fault> {
        self.load_years(self.years_that_mention(id))
    }

    /// Reads every file in full that a change is about.
    pub(crate) fn load_all_of(&mut self, change: &Change) -> Result<(), Fault> {
        for edit in change.edits.iter().filter(|e| e.before.is_some()) {
            self.load_for(edit.id())?;
        }
        let records = change.edits.iter().flat_map(|e| e.before.iter().chain(&e.after));
        self.load(records.map(Record::file))
    }

    /// Checks that what a change links to is there, or comes with it. A change of the screen is made of what that showed, and
    /// an item may have gone since.
    pub(crate) fn check_links(&mut self, change: &Change) -> Result<(), Fault> {
        let after = change.edits.iter().filter_map(|edit| edit.after.as_ref());
        let added: HashSet<&Id> = after.map(Record::id).collect();
        for edit in &change.edits {
            let before = edit.before.as_ref().map(Record::links).unwrap_or_default();
            let links = edit.after.iter().flat_map(Record::links);
            for (_, id) in links.filter(|link| !before.contains(link) && !added.contains(link.1)) {
                self.load_for(id)?;
                if !self.index.knows(id) {
                    return Err(Fault::LinkGone { title: edit.record().title().to_owned() });
                }
            }
        }
        Ok(())
    }

    fn load_years(&mut self, years: Vec<i32>) -> Result<(), Fault> {
        if !years.is_empty() {
            self.check()?;
            self.refresh(&Years::Only(years));
        }
        Ok(())
    }

    /// The years that mention an id, unless its item is loaded.
    fn years_that_mention(&self, id: &Id) -> Vec<i32> {
        if self.index.entries.contains_key(id) {
            return Vec::new();
        }
        let path = |year: &i32| self.path_of(DataFile::Ended(*year));
        self.unloaded().filter(|year| mentions(&path(year), id)).collect()
    }

    pub(crate) fn is_taken_elsewhere(&self, id: &Id) -> bool {
        let path = |year: i32| self.path_of(DataFile::Ended(year));
        self.unloaded().any(|year| self.summaries.holds(year, &path(year), id))
    }

    /// Wants the goals that ended on those dates from now on.
    pub(crate) fn want_dates(&mut self, dates: SortedSet<Date>) {
        self.recalled.extend(dates);
    }

    /// Makes everything that is known news again.
    pub(crate) fn tell_all(&mut self) {
        let mut files: SortedSet<DataFile> = self.journey.loaded().collect();
        files.extend([DataFile::Open, DataFile::Milestones]);
        files.extend(self.wanted_files());
        files.retain(|file| !self.is_unknown(*file));
        let unloaded = self.journey.years().filter(|(year, _)| !self.journey.is_loaded(*year));
        let summaries = unloaded.map(|(year, summary)| (year, summary.clone())).collect();
        self.news = News { files, summaries, any: true };
    }

    /// Notes a change that no file shows.
    pub(crate) fn note_change(&mut self) {
        self.news.any = true;
    }

    /// Takes in the warnings of files of the past that are not read.
    pub(crate) fn set_strays(&mut self, strays: Vec<Problem>) {
        if self.strays != strays {
            self.strays = strays;
            self.problems = self.find_problems();
            self.note_change();
        }
    }

    pub(crate) fn has_news(&self) -> bool {
        self.news.any
    }

    pub(crate) fn tell(&mut self) -> Reading {
        let news = std::mem::take(&mut self.news);
        Reading {
            files: news.files.iter().map(|file| (*file, self.journey.at(*file).to_vec())).collect(),
            summaries: news.summaries.into_iter().collect(),
            ..self.unchanged()
        }
    }

    pub(crate) fn unchanged(&self) -> Reading {
        Reading {
            problems: self.problems.clone(),
            gaps: self.journey.gaps().to_vec(),
            ..Reading::default()
        }
    }

    /// The error of the system that kept a file from being read.
    pub(crate) fn unread(&self) -> Option<Fault> {
        self.states.iter().find_map(|(file, state)| {
            let Cause::Unread(number) = state.cause else {
                return None;
            };
            let error = std::io::Error::from_raw_os_error(number);
            Some(Fault::disk("read", &self.path_of(*file), &error))
        })
    }

    /// The bytes of a file; `None` if it is not there. They are read from disk if its text is not known.
    pub(crate) fn bytes(&self, file: DataFile) -> Option<Vec<u8>> {
        let known = self.states.get(&file).filter(|s| s.trouble.is_empty());
        match known {
            Some(state) => state.text().map(|text| text.as_bytes().to_vec()),
            None => self.bytes_on_disk(file),
        }
    }

    /// The bytes of a file, read now; `None` if there is none.
    pub(crate) fn bytes_on_disk(&self, file: DataFile) -> Option<Vec<u8>> {
        match probe::look(&self.path_of(file), None) {
            Found::File(_, bytes) => Some(bytes),
            Found::Absent | Found::Same | Found::Odd(_) | Found::Unread(_) => None,
        }
    }

    /// The files as they are on disk, broken ones too.
    pub(crate) fn all_bytes(&self) -> SortedMap<DataFile, Vec<u8>> {
        let read = |file| Some((file, self.bytes_on_disk(file)?));
        self.files().filter_map(read).collect()
    }

    /// The file, the entry and the record of an id.
    pub(crate) fn find(&self, id: &Id) -> Result<(&Document, &FileEntry, Record), Fault> {
        let missing = || Fault::Missing { title: id.to_string() };
        let spot = self.index.entries.get(id).ok_or_else(missing)?;
        let state = self.states.get(&spot.file).ok_or_else(missing)?;
        state.understood()?;
        let document = state.document.as_ref().ok_or_else(missing)?;
        let item = self.journey.record(id).ok_or_else(missing)?;
        let why = IN_BRACKETS;
        let unwieldy = || Fault::Unwieldy { title: item.title().to_owned(), why };
        let entry = document.entries.get(spot.entry).ok_or_else(unwieldy)?;
        Ok((document, entry, item.clone()))
    }

    pub(crate) fn jobs<'n>(&self, new: &'n Texts) -> Vec<Job<'n>> {
        let job = |(file, new): &'n (DataFile, New)| Job {
            file: *file,
            path: self.path_of(*file),
            old: self.bytes(*file),
            new: new.bytes(),
            gained: self.gained(*file, new),
        };
        ordered(new.iter().map(job).collect())
    }

    /// The number of items that a file gains; 0 for one that is replaced as a whole.
    fn gained(&self, file: DataFile, new: &New) -> isize {
        let now = self.states.get(&file).and_then(|state| state.document.as_ref());
        let now = now.map_or(0, |document| document.entries.len() as isize);
        match new {
            New::Text(document) => document.entries.len() as isize - now,
            New::Whole(_) | New::Gone => 0,
        }
    }

    /// Takes in the written texts; true if any of them has to be read first.
    pub(crate) fn install(&mut self, new: Texts) -> bool {
        let mut unread = false;
        for (file, new) in new {
            let path = self.path_of(file);
            match new {
                New::Whole(_) => unread = true,
                New::Text(document) => {
                    let state = FileState::of(probe::stamp(&path), Some(document));
                    self.take_in(file, state, true);
                }
                New::Gone => self.take_in(file, FileState::default(), false),
            }
        }
        self.reindex();
        self.remember();
        unread
    }

    /// Shows files as they will be. They have no stamp, so that the next look goes to the disk again.
    pub(crate) fn preview(&mut self, texts: Texts) {
        for (file, new) in texts {
            let is_there = new.bytes().is_some();
            let state = new.state(&self.path_of(file));
            self.take_in(file, state, is_there);
        }
        self.reindex();
    }

    /// Replaces what is known of a file.
    fn take_in(&mut self, file: DataFile, state: FileState, is_there: bool) {
        if let DataFile::Ended(year) = file {
            self.wanted.insert(year);
            let _ = match is_there {
                true => self.present.insert(year),
                false => self.present.remove(&year),
            };
        }
        self.states.insert(file, state);
    }

    /// Shows files as they would be with those texts; returns those that they replace.
    pub(crate) fn swap_texts(&mut self, new: Texts) -> States {
        let state = |(file, new): (DataFile, New)| (file, Some(new.state(&self.path_of(file))));
        let states = new.into_iter().map(state).collect();
        self.swap(states)
    }

    /// Replaces what is known of files, and returns that; `None` is a file that is not read.
    pub(crate) fn swap(&mut self, states: States) -> States {
        let mut replaced = States::new();
        for (file, state) in states {
            let known = match state {
                Some(state) => self.states.insert(file, state),
                None => self.states.remove(&file),
            };
            replaced.push((file, known));
        }
        self.reindex();
        replaced
    }

    pub(crate) fn owns(&self, path: &Path) -> bool {
        self.files().any(|file| probe::is_same_file(&self.path_of(file), path))
    }
}
