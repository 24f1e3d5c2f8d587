//! Looking at the files: only what has changed since the last look is read again, and nothing is written to the journey.

use crate::domain::data_file::DataFile;
use crate::domain::reading::Reading;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::summary::YearSummary;
use crate::store::fault::Fault;
use crate::store::file_state::Missed;
use crate::store::folder::Folder;
use crate::store::index::Index;
use crate::store::origin::FileNote;
use crate::store::outcome::Years;
use crate::store::probe;
use std::io;
use std::sync::Arc;

/// The changes that a look at the disk found.
#[derive(Debug, Default)]
pub(super) struct News {
    /// The files whose items have changed.
    pub(crate) files: SortedSet<DataFile>,
    pub(crate) summaries: SortedMap<i32, Arc<YearSummary>>,
    /// True if anything at all is different, if only a problem.
    pub(crate) any: bool,
}

impl News {
    fn add(&mut self, later: News) {
        self.files.extend(later.files);
        self.summaries.extend(later.summaries);
        self.any |= later.any;
    }
}

impl Folder {
    pub(in crate::store) fn refresh(&mut self, years: &Years) {
        self.was_there |= self.path.exists();
        self.remembered = self.register.read_or_find(&self.path);
        let troubles = std::mem::take(&mut self.troubles);
        let gone = self.look_for_years();
        self.want(years);
        let mut changed = self.troubles != troubles || self.states.is_empty();
        let always = [DataFile::Open, DataFile::Milestones].into_iter();
        changed |= self.look_all(always.chain(self.wanted_files()).collect());
        let summaries = self.summarise(&gone, years, &mut changed);
        if changed {
            self.reindex();
        }
        self.journey.absorb(Reading {
            summaries: summaries.clone().into_iter().collect(),
            gaps: self.find_gaps(),
            ..Reading::default()
        });
        self.news.add(News { any: !summaries.is_empty(), summaries, files: SortedSet::new() });
        self.summaries.save();
    }

    pub(in crate::store) fn reindex(&mut self) {
        loop {
            let files = self
                .states
                .iter()
                .filter_map(|(file, state)| Some((*file, state.document.as_ref()?)));
            let index = Index::of(files);
            let strays = index
                .records
                .keys()
                .filter(|file| !self.states.contains_key(file) && self.is_present(file));
            let strays: Vec<DataFile> = strays.copied().collect();
            if strays.is_empty() {
                return self.take_index(index);
            }
            for file in strays {
                self.look(file);
            }
        }
    }

    /// Takes the new index in. The journey keeps the records; those that changed are news.
    fn take_index(&mut self, mut index: Index) {
        let mut records = std::mem::take(&mut index.records);
        self.index = index;
        let loaded: SortedSet<DataFile> = self.journey.loaded().collect();
        for gone in loaded.iter().filter(|file| !self.journey.at(**file).is_empty()) {
            records.get_or_default(*gone);
        }
        records.retain(|file, new| !loaded.contains(file) || self.journey.at(*file) != &new[..]);
        let files = records.keys().copied().collect();
        for (file, new) in records {
            self.journey.replace(file, new);
        }
        self.problems = self.find_problems();
        self.journey.set_gaps(self.find_gaps());
        self.news.add(News { files, summaries: SortedMap::new(), any: true });
    }

    pub(super) fn look(&mut self, file: DataFile) -> bool {
        let path = self.path_of(file);
        let missed = self.missed(file);
        self.states.get_or_default(file).look(&path, missed)
    }

    fn missed(&self, file: DataFile) -> Missed {
        if let (Some(_), Some(problem)) = (file.year(), self.troubles.first()) {
            return Missed::WithFolder(Box::new(problem.clone()));
        }
        match &self.remembered {
            None => Missed::Unknown,
            Some(origin) if origin.files.contains_key(&file) => Missed::Yes,
            Some(_) => Missed::No,
        }
    }

    pub(in crate::store) fn remember(&self) {
        let before = self.register.read();
        let known = before.clone().or_else(|| self.remembered.clone());
        let mut now = known.unwrap_or_default();
        now.lies_in(&self.path);
        for year in &self.present {
            let summary = self.journey.summary(*year);
            let file = now.files.get_or_default(DataFile::Ended(*year));
            file.items = summary.map(|summary| summary.ended()).or(file.items);
        }
        for (file, state) in &self.states {
            match &state.document {
                Some(document) if state.trouble.is_empty() => {
                    let ids = document.entries.iter().filter_map(|entry| entry.id.as_ref());
                    let note = FileNote::of(Some(document.items().count()), ids);
                    now.files.insert(*file, note);
                }
                Some(_) | None if state.trouble.is_empty() => {}
                // Its folder cannot be entered, so that it is unknown whether it ever was there.
                Some(_) | None if self.path_of(*file).symlink_metadata().is_err_and(is_barred) => {}
                Some(_) | None if file.year().is_some() && self.lacks_past() => {}
                Some(_) | None => drop(now.files.get_or_default(*file)),
            }
        }
        if !now.files.is_empty() || before.is_some() {
            self.register.put(before.as_ref(), &now);
        }
    }

    /// Looks at those files and all that are loaded.
    fn look_all(&mut self, mut files: SortedSet<DataFile>) -> bool {
        files.extend(self.states.keys().copied());
        files.into_iter().fold(false, |any, file| any | self.look(file))
    }

    pub(in crate::store) fn check(&self) -> Result<(), Fault> {
        let folder = self.path.as_path();
        match std::fs::metadata(folder) {
            Ok(meta) if meta.is_dir() => Ok(()),
            Ok(meta) => {
                let what = probe::not_a_file(meta.file_type()).unwrap_or("a file");
                Err(Fault::NotAFolder { path: folder.to_owned(), what })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => match folder.read_link() {
                Ok(_) => {
                    Err(Fault::NotAFolder { path: folder.to_owned(), what: "a link to nowhere" })
                }
                Err(_) => Ok(()),
            },
            Err(error) => Err(Fault::disk("read", folder, &error)),
        }
    }
}

/// A folder on the way cannot be entered, so that it is unknown whether the file exists.
fn is_barred(error: io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}
