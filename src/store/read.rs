//! Reading: only what has changed since the last time is read again, and nothing is written to the journey.

use crate::domain::item::Home;
use crate::domain::reading::Reading;
use crate::domain::summary::YearSummary;
use crate::store::document::Document;
use crate::store::fault::{Fault, reason};
use crate::store::flaw::Flaw;
use crate::store::view::View;
use crate::store::{Store, Years, probe};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What a look at the disk brought.
#[derive(Debug, Default)]
pub(super) struct News {
    /// The homes whose items are others now.
    pub homes: BTreeSet<Home>,
    /// Summaries that are new.
    pub summaries: BTreeMap<i32, YearSummary>,
    /// Whether anything at all is different, if only a problem.
    pub any: bool,
}

impl News {
    /// Both together.
    pub fn and(mut self, other: News) -> News {
        self.homes.extend(other.homes);
        self.summaries.extend(other.summaries);
        self.any |= other.any;
        self
    }
}

impl Store {
    /// Reads the journey, with those years in full. A folder or file that is not there holds nothing.
    ///
    /// # Errors
    /// If something else stands in the folder's place, or it cannot be looked into.
    pub fn read(&mut self, years: Years) -> Result<Reading, Fault> {
        let news = self.refresh(&years)?;
        let mut homes: BTreeSet<Home> = self.view.homes.keys().copied().collect();
        homes.extend([Home::Open, Home::Milestones]);
        homes.extend(self.wanted.iter().map(|year| Home::Ended(*year)));
        let known = self
            .journey
            .years()
            .filter(|(year, _)| !self.journey.is_loaded(*year));
        let summaries = known
            .map(|(year, summary)| (year, summary.clone()))
            .collect();
        Ok(self.reading(News {
            homes,
            summaries,
            any: news.any,
        }))
    }

    /// Reads what has changed on disk since the last time; `None` if nothing has.
    ///
    /// # Errors
    /// As for `read`.
    pub fn reread(&mut self) -> Result<Option<Reading>, Fault> {
        let news = self.refresh(&Years::Newest)?;
        Ok(news.any.then(|| self.reading(news)))
    }

    /// The news as a reading.
    pub(super) fn reading(&self, news: News) -> Reading {
        let items = |home: &Home| self.view.homes.get(home).cloned().unwrap_or_default();
        Reading {
            homes: news.homes.iter().map(|home| (*home, items(home))).collect(),
            summaries: news.summaries.into_iter().collect(),
            problems: self.problems.clone(),
        }
    }

    /// Looks at the disk, and brings everything here up to it.
    pub(super) fn refresh(&mut self, years: &Years) -> Result<News, Fault> {
        self.look_at_folder()?;
        let troubles = std::mem::take(&mut self.folder_troubles);
        let gone = self.look_for_years();
        self.want(years);
        let mut changed = self.folder_troubles != troubles || self.sheets.is_empty();
        let homes: BTreeSet<Home> = [Home::Open, Home::Milestones]
            .into_iter()
            .chain(self.wanted_homes())
            .collect();
        for home in homes
            .into_iter()
            .chain(self.sheets.keys().copied().collect::<Vec<_>>())
        {
            changed |= self.look(home);
        }
        let summaries = self.summarise(&gone, &mut changed);
        let mut news = if changed {
            self.view_anew()
        } else {
            News::default()
        };
        news.any |= !summaries.is_empty();
        self.journey.absorb(Reading {
            summaries: summaries.clone().into_iter().collect(),
            ..Reading::default()
        });
        news.summaries.extend(summaries);
        self.summaries.save();
        Ok(news)
    }

    /// Reads all years in full that an id is mentioned in and that are not loaded.
    pub(super) fn refresh_for(&mut self, id: &crate::domain::id::Id) -> Result<News, Fault> {
        let unloaded = self
            .present
            .iter()
            .filter(|year| !self.sheets.contains_key(&Home::Ended(**year)));
        let mentioning =
            unloaded.filter(|y| super::summaries::mentions(&self.path(Home::Ended(**y)), id));
        let years: Vec<i32> = mentioning.copied().collect();
        if years.is_empty() {
            Ok(News::default())
        } else {
            self.refresh(&Years::Only(years))
        }
    }

    /// Brings the files together anew, and says what that changed.
    pub(super) fn view_anew(&mut self) -> News {
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
            let strays: Vec<Home> = strays.copied().collect();
            if strays.is_empty() {
                return self.put_up(view);
            }
            strays.into_iter().for_each(|home| drop(self.look(home)));
        }
    }

    fn put_up(&mut self, view: View) -> News {
        let old = std::mem::replace(&mut self.view, view);
        let mut homes: BTreeSet<Home> = old
            .homes
            .keys()
            .chain(self.view.homes.keys())
            .copied()
            .collect();
        homes.retain(|home| {
            old.homes.get(home) != self.view.homes.get(home) || !self.view.homes.contains_key(home)
        });
        for home in &homes {
            self.journey.replace(
                *home,
                self.view.homes.get(home).cloned().unwrap_or_default(),
            );
        }
        self.problems = self.find_problems();
        News {
            homes,
            summaries: BTreeMap::new(),
            any: true,
        }
    }

    fn look(&mut self, home: Home) -> bool {
        let path = self.path(home);
        self.sheets.entry(home).or_default().look(home, &path)
    }

    fn look_at_folder(&self) -> Result<(), Fault> {
        let folder = self.folder();
        match std::fs::metadata(folder) {
            Ok(meta) if meta.is_dir() => Ok(()),
            Ok(meta) => {
                let what = probe::not_a_file(meta.file_type()).unwrap_or("a file");
                Err(Fault::NotAFolder {
                    path: folder.to_owned(),
                    what,
                })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Fault::disk("read", folder, error)),
        }
    }

    /// Lists the years that there are files of; says which are gone since the last time.
    fn look_for_years(&mut self) -> BTreeSet<i32> {
        let folder = self.folder().join("done");
        let present = match std::fs::read_dir(&folder) {
            Ok(entries) => entries
                .flatten()
                .filter_map(|e| year_named(e.file_name().to_str()?))
                .collect(),
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    let flaw = Flaw::whole(
                        format!("the folder cannot be read: {}", reason(&error)),
                        "put a folder in its place",
                    );
                    self.folder_troubles.push(flaw.problem(&folder, ""));
                }
                BTreeSet::new()
            }
        };
        let before = std::mem::replace(&mut self.present, present);
        before.difference(&self.present).copied().collect()
    }

    fn want(&mut self, years: &Years) {
        self.wanted.extend(self.present.last());
        match years {
            Years::Newest => {}
            Years::All => self.wanted.extend(&self.present),
            Years::Only(years) => self.wanted.extend(years),
        }
    }

    fn wanted_homes(&self) -> Vec<Home> {
        self.wanted.iter().map(|year| Home::Ended(*year)).collect()
    }

    fn is_present(&self, home: &Home) -> bool {
        match home {
            Home::Ended(year) => self.present.contains(year),
            Home::Open | Home::Milestones => true,
        }
    }

    /// Sees to the years that are not read in full: a summary that is still good is used, else the file is read for
    /// one. A file in which anything is out of the ordinary is read in full instead.
    fn summarise(
        &mut self,
        gone: &BTreeSet<i32>,
        changed: &mut bool,
    ) -> BTreeMap<i32, YearSummary> {
        let mut found = BTreeMap::new();
        for year in gone {
            self.summaries.forget(*year);
            found.extend(
                (!self.sheets.contains_key(&Home::Ended(*year)))
                    .then(|| (*year, YearSummary::default())),
            );
        }
        let years: Vec<i32> = self.present.iter().copied().collect();
        for year in years
            .into_iter()
            .filter(|y| !self.sheets.contains_key(&Home::Ended(*y)))
            .collect::<Vec<_>>()
        {
            match self.summary(year) {
                Some(summary) => drop(found.insert(year, summary)),
                None => {
                    self.wanted.insert(year);
                    *changed = true;
                }
            }
        }
        let known: BTreeMap<i32, &YearSummary> = self.journey.years().collect();
        found.retain(|year, summary| known.get(year).copied() != Some(&*summary));
        found
    }

    /// The summary of a year; `None`, and its sheet, if it has to be read in full.
    fn summary(&mut self, year: i32) -> Option<YearSummary> {
        let home = Home::Ended(year);
        let stamp = probe::stamp(&self.path(home));
        if let Some(known) = stamp.and_then(|stamp| self.summaries.get(year, &stamp).cloned()) {
            return Some(known);
        }
        self.look(home);
        let sheet = self.sheets.get(&home)?;
        let (document, stamp) = (sheet.document.as_ref()?, sheet.stamp.as_ref()?);
        if !sheet.trouble.is_empty() || !self.is_ordinary(home, document) {
            return None;
        }
        let summary = self.summaries.put(year, stamp, document);
        self.sheets.remove(&home);
        Some(summary)
    }

    /// Whether a file holds nothing but whole items that belong there and stand nowhere else.
    fn is_ordinary(&self, home: Home, document: &Document) -> bool {
        let open = self
            .sheets
            .get(&Home::Open)
            .and_then(|sheet| sheet.document.as_ref());
        let open: BTreeSet<_> = open
            .iter()
            .flat_map(|d| &d.entries)
            .filter_map(|e| e.id.as_ref())
            .collect();
        let plain = document.flaws.is_empty() && document.bar.is_none();
        let own = |e: &crate::store::document::Entry| {
            e.item.as_ref().is_some_and(|i| i.home() == home)
                && !e.id.as_ref().is_some_and(|id| open.contains(id))
        };
        plain && document.entries.iter().all(own)
    }
}

fn year_named(name: &str) -> Option<i32> {
    match Home::at(&format!("done/{name}"))? {
        Home::Ended(year) => Some(year),
        Home::Open | Home::Milestones => None,
    }
}
