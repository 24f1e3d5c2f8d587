//! Reading: only what has changed since the last time is read again, and nothing is written to the journey.

use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::reading::Reading;
use crate::domain::summary::YearSummary;
use crate::store::fault::Fault;
use crate::store::origin::{self, FileNote, Origin};
use crate::store::sheet::{Missed, Sheet};
use crate::store::view::View;
use crate::store::{Store, Years, probe};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

/// From how many bytes on a file is worth a thread of its own.
const LARGE: u64 = 32 * 1024;

/// What a look at the disk brought.
#[derive(Debug, Default)]
pub(super) struct News {
    /// The homes whose items are others now.
    pub(crate) homes: BTreeSet<DataFile>,
    /// Summaries that are new.
    pub(crate) summaries: BTreeMap<i32, YearSummary>,
    /// Whether anything at all is different, if only a problem.
    pub(crate) any: bool,
}

impl News {
    /// Takes in later news.
    fn add(&mut self, later: News) {
        self.homes.extend(later.homes);
        self.summaries.extend(later.summaries);
        self.any |= later.any;
    }
}

impl Store {
    /// Reads the journey, with those years in full. A folder or file that is not there holds nothing.
    ///
    /// # Errors
    /// If something else stands in the folder's place, or it cannot be looked into.
    pub fn read(&mut self, years: Years) -> Result<Reading, Fault> {
        self.refresh(&years)?;
        self.remember();
        self.foresee()?;
        self.news = News::default();
        let mut homes: BTreeSet<DataFile> = self.view.homes.keys().copied().collect();
        homes.extend([DataFile::Open, DataFile::Milestones]);
        homes.extend(self.wanted.iter().map(|year| DataFile::Ended(*year)));
        homes.retain(|home| !self.is_unknown(*home));
        let known = self.journey.years().filter(|(year, _)| !self.journey.is_loaded(*year));
        let summaries = known.map(|(year, summary)| (year, summary.clone())).collect();
        Ok(self.reading(News { homes, summaries, any: true }))
    }

    /// Reads what has changed on disk since the last reading that was given out; `None` if nothing has.
    ///
    /// # Errors
    /// As for `read`.
    pub fn reread(&mut self) -> Result<Option<Reading>, Fault> {
        self.refresh(&Years::Summaries)?;
        self.remember();
        self.foresee()?;
        Ok(self.news.any.then(|| self.tell()))
    }

    /// Reads the goals that ended on those dates; their years are not loaded for that, and stay so.
    ///
    /// # Errors
    /// As for `read`.
    pub(crate) fn recall(&mut self, dates: BTreeSet<Date>) -> Result<Reading, Fault> {
        self.recalled.extend(dates);
        self.refresh(&Years::Summaries)?;
        self.remember();
        self.foresee()?;
        Ok(self.tell())
    }

    /// A reading with nothing new in it: what was wrong is wrong still.
    pub(crate) fn unchanged(&self) -> Reading {
        self.reading(News::default())
    }

    /// A reading of all that is new since the last.
    pub(super) fn tell(&mut self) -> Reading {
        let news = std::mem::take(&mut self.news);
        self.reading(news)
    }

    fn reading(&self, news: News) -> Reading {
        let items = |home: &DataFile| self.view.homes.get(home).cloned().unwrap_or_default();
        Reading {
            files: news.homes.iter().map(|home| (*home, items(home))).collect(),
            summaries: news.summaries.into_iter().collect(),
            problems: self.problems.clone(),
            waiting: self.pending(),
            gaps: self.journey.gaps().to_vec(),
        }
    }

    /// Looks at the disk, and brings everything here up to it.
    pub(super) fn refresh(&mut self, years: &Years) -> Result<(), Fault> {
        self.look_at_folder()?;
        self.was_there |= self.folder().exists();
        self.remembered = self.record.read().or_else(|| self.remembered_elsewhere());
        let troubles = std::mem::take(&mut self.folder_troubles);
        let mut changed = self.look_for_conflicts();
        let gone = self.look_for_years();
        self.want(years);
        changed |= self.folder_troubles != troubles || self.sheets.is_empty();
        let homes: BTreeSet<DataFile> =
            [DataFile::Open, DataFile::Milestones].into_iter().chain(self.wanted_homes()).collect();
        changed |= self.look_all(homes);
        let summaries = self.summarise(&gone, years, &mut changed);
        if changed {
            self.view_anew();
        }
        self.journey.absorb(Reading {
            summaries: summaries.clone().into_iter().collect(),
            gaps: self.find_gaps(),
            ..Reading::default()
        });
        self.news.add(News { any: !summaries.is_empty(), summaries, homes: BTreeSet::new() });
        self.summaries.save();
        Ok(())
    }

    /// Reads all years in full that an id is mentioned in, if nothing that is loaded has it.
    pub(super) fn refresh_for(&mut self, id: &Id) -> Result<(), Fault> {
        if self.view.spots.contains_key(id) {
            return Ok(());
        }
        let unloaded =
            self.present.iter().filter(|year| !self.sheets.contains_key(&DataFile::Ended(**year)));
        let mentioning =
            unloaded.filter(|y| super::summaries::mentions(&self.path(DataFile::Ended(**y)), id));
        let years: Vec<i32> = mentioning.copied().collect();
        if years.is_empty() { Ok(()) } else { self.refresh(&Years::Only(years)) }
    }

    /// Brings the files together anew.
    pub(super) fn view_anew(&mut self) {
        loop {
            let files = self
                .sheets
                .iter()
                .filter_map(|(home, sheet)| Some((*home, sheet.document.as_ref()?)));
            let view = View::of(files);
            let strays = view
                .homes
                .keys()
                .filter(|home| !self.sheets.contains_key(home) && self.is_present(home));
            let strays: Vec<DataFile> = strays.copied().collect();
            if strays.is_empty() {
                return self.put_up(view);
            }
            for home in strays {
                self.look(home);
            }
        }
    }

    fn put_up(&mut self, view: View) {
        let old = std::mem::replace(&mut self.view, view);
        let mut homes: BTreeSet<DataFile> =
            old.homes.keys().chain(self.view.homes.keys()).copied().collect();
        homes.retain(|home| {
            old.homes.get(home) != self.view.homes.get(home) || !self.view.homes.contains_key(home)
        });
        for home in &homes {
            self.journey.replace(*home, self.view.homes.get(home).cloned().unwrap_or_default());
        }
        self.problems = self.find_problems();
        self.journey.set_gaps(self.find_gaps());
        self.news.add(News { homes, summaries: BTreeMap::new(), any: true });
    }

    /// Looks at one file; says whether anything is different.
    pub(super) fn look(&mut self, home: DataFile) -> bool {
        let path = self.path(home);
        let missed = self.missed(home);
        self.sheets.entry(home).or_default().look(home, &path, missed)
    }

    /// Whether a file that is not there is missed.
    fn missed(&self, home: DataFile) -> Missed {
        if let (Some(_), Some(problem)) = (home.year(), self.folder_troubles.first()) {
            return Missed::WithFolder(Box::new(problem.clone()));
        }
        match &self.remembered {
            None => Missed::Unknown,
            Some(origin) if origin.files.contains_key(&home) => Missed::Yes,
            Some(_) => Missed::No,
        }
    }

    /// What is remembered of the journey from before it was moved here.
    fn remembered_elsewhere(&self) -> Option<Origin> {
        let state = self.places.state.as_deref();
        origin::remembered_elsewhere(state, self.own.as_deref(), self.folder())
    }

    /// Writes down where the journey lies, which files there are, and what is in each.
    pub(super) fn remember(&self) {
        let before = self.record.read();
        let known = before.clone().or_else(|| self.remembered.clone());
        let mut now = known.unwrap_or_default();
        now.lies_in(self.folder());
        for year in &self.present {
            let summary = self.journey.years().find(|(known, _)| known == year);
            let file = now.files.entry(DataFile::Ended(*year)).or_default();
            file.items = summary.map(|(_, summary)| summary.ended()).or(file.items);
        }
        for (home, sheet) in &self.sheets {
            match &sheet.document {
                Some(document) if sheet.trouble.is_empty() => {
                    let ids = document.entries.iter().filter_map(|entry| entry.id.as_ref());
                    let note = FileNote::of(Some(document.items().count()), ids);
                    now.files.insert(*home, note);
                }
                Some(_) | None if sheet.trouble.is_empty() => {}
                // Whether it ever was there is not known, as its folder cannot be looked into.
                Some(_) | None if self.path(*home).symlink_metadata().is_err_and(is_barred) => {}
                Some(_) | None if home.year().is_some() && self.lacks_past() => {}
                Some(_) | None => drop(now.files.entry(*home).or_default()),
            }
        }
        if !now.files.is_empty() || before.is_some() {
            self.record.put(before.as_ref(), &now);
        }
    }

    /// Looks at those files and all that are loaded. At a first reading, the two largest are read side by side.
    fn look_all(&mut self, mut homes: BTreeSet<DataFile>) -> bool {
        homes.extend(self.sheets.keys().copied());
        let mut taken: Vec<(DataFile, PathBuf, Sheet)> = Vec::with_capacity(homes.len());
        for home in homes {
            taken.push((home, self.path(home), self.sheets.remove(&home).unwrap_or_default()));
        }
        let at_once = taken.iter().position(|(home, path, sheet)| {
            matches!(home, DataFile::Ended(_)) && sheet.stamp.is_none() && probe::size(path) > LARGE
        });
        let other = at_once.map(|index| taken.swap_remove(index));
        let missed: BTreeMap<DataFile, Missed> =
            taken.iter().map(|(home, ..)| (*home, self.missed(*home))).collect();
        let look = |(home, path, sheet): &mut (DataFile, PathBuf, Sheet)| {
            sheet.look(*home, path, missed.get(home).cloned().unwrap_or(Missed::Unknown))
        };
        let (mut other, changed) = std::thread::scope(|scope| {
            let other = other.map(|mut one| scope.spawn(move || (look(&mut one), one)));
            let changed = taken.iter_mut().fold(false, |any, one| any | look(one));
            (other.map(|thread| thread.join().expect("reading a file does not panic")), changed)
        });
        let changed = changed | other.as_ref().is_some_and(|(changed, _)| *changed);
        let all = taken.into_iter().chain(other.take().map(|(_, one)| one));
        self.sheets.extend(all.map(|(home, _, sheet)| (home, sheet)));
        changed
    }

    /// Makes sure that the journey's folder is one, or is not there.
    pub(super) fn look_at_folder(&self) -> Result<(), Fault> {
        let folder = self.folder();
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
            Err(error) => Err(Fault::disk("read", folder, error)),
        }
    }
}

/// Whether the way to something is barred, so that nobody can say whether it is there.
fn is_barred(error: io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}
