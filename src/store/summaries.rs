//! The cache of year summaries, so that old years need not be read again.

mod ids;
mod kept;

use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::summary::YearSummary;
use crate::store::document::Document;
use crate::store::document::picked::ended_on;
use crate::store::probe::{self, Found, Stamp};
use crate::store::summaries::kept::{CachedYear, LATELY};
use crate::store::unsynced::replace;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Default)]
pub(super) struct Summaries {
    path: Option<PathBuf>,
    years: SortedMap<i32, CachedYear>,
    /// Marks of the ids of each year, read when the first is asked for.
    ids: OnceCell<SortedMap<i32, ids::Marks>>,
    /// Marks that are not saved yet.
    fresh: SortedMap<i32, ids::Marks>,
    read: bool,
    unsaved: bool,
}

impl Summaries {
    /// Summaries kept at `path`, which is read when the first is asked for.
    pub(crate) fn at(path: Option<PathBuf>) -> Summaries {
        Summaries { path, ..Summaries::default() }
    }

    /// The summary of a year's file with that stamp, if it is in the cache.
    pub(crate) fn get(&mut self, year: i32, stamp: &Stamp) -> Option<&Arc<YearSummary>> {
        if !std::mem::replace(&mut self.read, true) {
            self.years = self.path.as_deref().and_then(kept::read).unwrap_or_default();
        }
        let kept = self.years.get(&year)?;
        (kept.is_stable && kept.marks == stamp.marks).then_some(&kept.summary)
    }

    /// True if an item of a year's file at `path` has that id. Short marks of all ids are kept, so that a new id costs no reading
    /// of the past.
    pub(crate) fn holds(&self, year: i32, path: &Path, id: &Id) -> bool {
        let beside = self.path.as_deref().map(ids::beside);
        let marks = self.ids.get_or_init(|| beside.as_deref().map(ids::read).unwrap_or_default());
        let known = marks
            .get(&year)
            .filter(|m| self.years.get(&year).is_some_and(|k| k.is_stable && k.marks == m.file));
        known.is_none_or(|m| m.has(id)) && owns(path, id)
    }

    /// Caches a year's file, with the goals that ended on those dates; the last goals only of the `newest` years.
    pub(crate) fn put(
        &mut self,
        year: i32,
        newest: bool,
        dates: &SortedSet<Date>,
        stamp: &Stamp,
        document: &Document,
    ) -> Arc<YearSummary> {
        let goals: Vec<_> = document.items().filter_map(|i| i.as_goal()).collect();
        let mut summary = YearSummary::of(goals.iter().copied());
        if !newest {
            summary.excerpt.clear();
        }
        summary.recall(goals.into_iter(), dates);
        let summary = Arc::new(summary);
        let kept =
            CachedYear { marks: stamp.marks, is_stable: stamp.is_stable, summary: summary.clone() };
        self.unsaved |= stamp.is_stable;
        self.years.insert(year, kept);
        let marks =
            ids::Marks::of(stamp.marks, document.entries.iter().filter_map(|e| e.id.as_ref()));
        self.fresh.insert(year, marks);
        summary
    }

    /// Adds the goals that ended on those dates to a cached summary, if the file is still the same.
    pub(crate) fn recall(
        &mut self,
        year: i32,
        path: &Path,
        dates: &SortedSet<Date>,
    ) -> Option<Arc<YearSummary>> {
        let kept = self.years.get_mut(&year)?;
        let Found::File(stamp, bytes) = probe::look(path, None) else {
            return None;
        };
        let text = String::from_utf8(bytes).ok().filter(|_| stamp.marks == kept.marks)?;
        Arc::make_mut(&mut kept.summary).recall(ended_on(&text, dates)?.iter(), dates);
        Some(kept.summary.clone())
    }

    pub(crate) fn is_newest(year: i32, present: &SortedSet<i32>) -> bool {
        present.iter().rev().nth(LATELY).is_none_or(|older| year > *older)
    }

    pub(crate) fn forget(&mut self, year: i32) {
        self.unsaved |= self.years.remove(&year).is_some();
    }

    /// Saves new summaries, if the folder allows it. The file is replaced whole but not synced: a crash costs no more than
    /// making them again.
    pub(crate) fn save(&mut self) {
        if std::mem::take(&mut self.unsaved)
            && let Some(path) = &self.path
        {
            let _ = replace(path, kept::written(&self.years).as_bytes());
            let beside = ids::beside(path);
            let mut marks = ids::read(&beside);
            marks.extend(std::mem::take(&mut self.fresh));
            marks.retain(|year, _| self.years.contains_key(year));
            let _ = replace(&beside, &ids::written(&marks));
            self.ids = OnceCell::from(marks);
        }
    }
}

/// True if the text of a year's file has that id: as its own, or in a link.
pub(super) fn mentions(path: &Path, id: &Id) -> bool {
    probe::text(path).is_ok_and(|text| text.contains(id.as_str()))
}

fn owns(path: &Path, id: &Id) -> bool {
    let text = probe::text(path).ok().filter(|text| text.contains(id.as_str()));
    let document = text.and_then(|text| Document::parse(text).ok());
    document.is_some_and(|d| d.entries.iter().any(|e| e.id.as_ref() == Some(id)))
}
