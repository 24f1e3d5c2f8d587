//! The past years: finding their files, reading some in full, and summarising the others.

use crate::domain::data_file::DataFile;
use crate::domain::problem::Problem;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::summary::YearSummary;
use crate::store::diagnostic::Diagnostic;
use crate::store::document::{Document, FileEntry};
use crate::store::fault::hint::of_reading;
use crate::store::fault::reason;
use crate::store::folder::Folder;
use crate::store::outcome::Years;
use crate::store::probe;
use crate::store::summaries::Summaries;
use std::io;
use std::path::Path;
use std::sync::Arc;

impl Folder {
    /// Lists the years with files, and those whose files have gone; returns the years whose files were removed on purpose
    /// since the last time.
    pub(super) fn look_for_years(&mut self) -> SortedSet<i32> {
        let before = std::mem::take(&mut self.present);
        let mut missed: SortedSet<i32> = match &self.remembered {
            Some(origin) => origin.files.keys().filter_map(|file| file.year()).collect(),
            None => before.clone(),
        };
        let register = self.register.path().filter(|_| !missed.is_empty());
        match listed(&self.path.join("done"), register.as_deref()) {
            Ok(listed) => {
                self.present = listed.present;
                missed.extend(listed.placeholders);
                missed.retain(|year| !self.present.contains(year));
                self.wanted.extend(missed.iter().copied());
            }
            Err(problem) => self.troubles.push(*problem),
        }
        let stays = |year: &i32| self.present.contains(year) || missed.contains(year);
        before.into_iter().filter(|year| !stays(year)).collect()
    }

    /// Wants years to be read in full.
    pub(super) fn want(&mut self, years: &Years) {
        match years {
            Years::Summaries | Years::Known => {}
            Years::All => self.wanted.extend(self.present.iter().copied()),
            Years::Only(years) => self.wanted.extend(years.iter().copied()),
        }
    }

    pub(super) fn wanted_files(&self) -> Vec<DataFile> {
        self.wanted.iter().map(|year| DataFile::Ended(*year)).collect()
    }

    pub(super) fn is_present(&self, file: &DataFile) -> bool {
        match file {
            DataFile::Ended(year) => self.present.contains(year),
            DataFile::Open | DataFile::Milestones => true,
        }
    }

    /// Summarises the years that are not read in full: from the cache, else from the file. A file with anything unusual is read
    /// in full instead.
    pub(super) fn summarise(
        &mut self,
        gone: &SortedSet<i32>,
        years: &Years,
        changed: &mut bool,
    ) -> SortedMap<i32, Arc<YearSummary>> {
        let mut found = SortedMap::new();
        for year in gone {
            self.summaries.forget(*year);
            found.extend(
                (!self.states.contains_key(&DataFile::Ended(*year)))
                    .then(|| (*year, Arc::default())),
            );
        }
        let unread: Vec<i32> = self.unloaded().collect();
        for year in unread {
            let mut known = self.known(year);
            if known.as_ref().is_some_and(|summary| summary.lacks(&self.recalled)) {
                let path = self.path_of(DataFile::Ended(year));
                known = self.summaries.recall(year, &path, &self.recalled);
            }
            match known.or_else(|| self.summary(year, years)) {
                Some(summary) => drop(found.insert(year, summary)),
                None if *years == Years::Known => {}
                None => {
                    self.wanted.insert(year);
                    *changed = true;
                }
            }
        }
        found.retain(|year, summary| self.journey.summary(*year) != Some(&*summary));
        found
    }

    /// The summary of a year in the cache.
    fn known(&mut self, year: i32) -> Option<Arc<YearSummary>> {
        let stamp = probe::stamp(&self.path_of(DataFile::Ended(year)))?;
        self.summaries.get(year, &stamp).cloned()
    }

    /// The summary of a year from its file; `None`, and its state, if it has to be read in full.
    fn summary(&mut self, year: i32, years: &Years) -> Option<Arc<YearSummary>> {
        if *years == Years::Known {
            return None;
        }
        let file = DataFile::Ended(year);
        self.look(file);
        let state = self.states.get(&file)?;
        let (document, stamp) = (state.document.as_ref()?, state.stamp.as_ref()?);
        if !state.trouble.is_empty() || !self.is_ordinary(file, document) {
            return None;
        }
        let newest = Summaries::is_newest(year, &self.present);
        let summary = self.summaries.put(year, newest, &self.recalled, stamp, document);
        self.states.remove(&file);
        Some(summary)
    }

    /// True for a file that holds nothing but whole items that belong there and are nowhere else.
    fn is_ordinary(&self, file: DataFile, document: &Document) -> bool {
        let open = self.states.get(&DataFile::Open).and_then(|state| state.document.as_ref());
        let open: SortedSet<_> =
            open.iter().flat_map(|d| &d.entries).filter_map(|e| e.id.as_ref()).collect();
        let plain = document.diagnostics.is_empty()
            && document.read_only.is_none()
            && document.older.is_none();
        let own = |e: &FileEntry| {
            e.item.as_ref().is_some_and(|i| i.file() == file)
                && !e.id.as_ref().is_some_and(|id| open.contains(id))
        };
        plain && document.entries.iter().all(own)
    }
}

/// The years with files in the folder of the past.
struct YearFiles {
    present: SortedSet<i32>,
    /// The years with a placeholder in place of the file.
    placeholders: SortedSet<i32>,
}

/// Lists the folder of the past, which may be absent only if `register` remembers no file in it.
fn listed(folder: &Path, register: Option<&Path>) -> Result<YearFiles, Box<Problem>> {
    let problem = |message: String, hint: String| {
        Box::new(Diagnostic::whole(message, hint).problem(folder, ""))
    };
    let names: Vec<String> = match std::fs::read_dir(folder) {
        Ok(entries) => {
            let names = entries.flatten().map(|entry| entry.file_name());
            names.filter_map(|name| name.into_string().ok()).collect()
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_symlink() => {
            if let Some(register) = register {
                let hint = format!(
                    "put it back, or let milepost restore bring back a backup; to do without it, delete {}, where it is \
                     remembered",
                    register.display()
                );
                return Err(problem("the folder has gone".into(), hint));
            }
            Vec::new()
        }
        Err(error) => {
            let is_barred = error.kind() == io::ErrorKind::PermissionDenied;
            let hint = match folder.is_dir() || is_barred {
                true => of_reading(&error, folder),
                false => "put a folder in its place".into(),
            };
            return Err(problem(format!("the folder cannot be read: {}", reason(&error)), hint));
        }
    };
    let hidden =
        |name: &String| year_named(name.strip_prefix('.')?.strip_suffix(probe::PLACEHOLDER)?);
    Ok(YearFiles {
        present: names.iter().filter_map(|name| year_named(name)).collect(),
        placeholders: names.iter().filter_map(hidden).collect(),
    })
}

fn year_named(name: &str) -> Option<i32> {
    DataFile::at(&format!("done/{name}"))?.year()
}
