//! The form in which summaries are kept: the days in short texts, as all of it is read at every start.

use crate::domain::date::{Date, Day};
use crate::domain::day_counts::DayCounts;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::summary::YearSummary;
use crate::store::block::fresh;
use crate::store::document::Document;
use crate::store::probe;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// Raised when the form or the meaning changes; the cache of another version is ignored.
const VERSION: u32 = 8;

/// The number of newest years that keep their last goals: a week may begin in the year before.
pub(super) const LATELY: usize = 2;

#[derive(Debug)]
pub(super) struct CachedYear {
    /// The marks of the file's stamp.
    pub(crate) marks: [i64; 7],
    pub(crate) is_stable: bool,
    pub(crate) summary: Arc<YearSummary>,
}

#[derive(Serialize, Deserialize)]
struct CacheFile<'t> {
    version: u32,
    #[serde(borrow)]
    years: Vec<Year<'t>>,
}

#[derive(Serialize, Deserialize)]
struct Year<'t> {
    year: i32,
    marks: [i64; 7],
    done: usize,
    dropped: usize,
    toward: Vec<(String, usize)>,
    /// Those of them that moved.
    moved: Vec<String>,
    /// For each day its distance from the first of the year and the number of steps: `-3:1 0:2`. A list of numbers would
    /// take three times as long to read, and this is most of the file.
    #[serde(borrow)]
    steps: Cow<'t, str>,
    /// Likewise, the number of steps written down from memory.
    #[serde(borrow)]
    remembered: Cow<'t, str>,
    /// The days from the first of the year to the first on which one of the goals was written down.
    began: Option<i64>,
    /// The months and years, and the number of steps with no more exact date.
    vague: Vec<(String, usize)>,
    tags: Vec<String>,
    /// The other dates on which goals ended.
    ends: Vec<String>,
    /// The last goals, as a file would have them.
    excerpt: String,
}

/// Reads the cache at `path`; `None` if there is nothing of use.
pub(super) fn read(path: &Path) -> Option<SortedMap<i32, CachedYear>> {
    let text = probe::content(path).ok()?;
    let form: CacheFile = serde_json::from_slice(&text).ok()?;
    let years = form.years.into_iter().filter_map(|y| Some((y.year, kept(y)?)));
    (form.version == VERSION).then(|| years.collect())
}

pub(super) fn written(years: &SortedMap<i32, CachedYear>) -> String {
    let sure = years.iter().filter(|(_, kept)| kept.is_stable);
    let newest = years.keys().rev().nth(LATELY);
    let form = CacheFile {
        version: VERSION,
        years: sure
            .filter_map(|(year, kept)| form(*year, kept, newest.is_none_or(|n| year > n)))
            .collect(),
    };
    serde_json::to_string(&form).unwrap_or_default()
}

fn form(year: i32, kept: &CachedYear, new: bool) -> Option<Year<'static>> {
    let first = Day::new(year, 1, 1)?;
    let summary = &kept.summary;
    Some(Year {
        year,
        marks: kept.marks,
        done: summary.done,
        dropped: summary.dropped,
        toward: summary.toward.iter().map(|(id, n)| (id.to_string(), *n)).collect(),
        moved: summary.moved.iter().map(Id::to_string).collect(),
        steps: summary.moves.text(first).into(),
        remembered: summary.remembered.text(first).into(),
        began: summary.began.map(|day| day.days_since(first)),
        vague: summary.vague_moves.iter().map(|(date, n)| (date.to_string(), *n)).collect(),
        tags: summary.tags.iter().cloned().collect(),
        ends: summary.other_ends.iter().map(Date::to_string).collect(),
        excerpt: if new { text(&summary.excerpt) } else { String::new() },
    })
}

fn kept(year: Year<'_>) -> Option<CachedYear> {
    let first = Day::new(year.year, 1, 1)?;
    let summary = YearSummary {
        done: year.done,
        dropped: year.dropped,
        toward: year.toward.iter().filter_map(|(id, n)| Some((Id::parse(id)?, *n))).collect(),
        moved: year.moved.iter().filter_map(|id| Id::parse(id)).collect(),
        moves: DayCounts::of_text(&year.steps, first),
        remembered: DayCounts::of_text(&year.remembered, first),
        began: year.began.map(|days| first.plus_days(days)),
        vague_moves: year
            .vague
            .iter()
            .filter_map(|(date, n)| Some((Date::from_iso(date)?, *n)))
            .collect(),
        tags: year.tags.into_iter().collect(),
        other_ends: year.ends.iter().filter_map(|end| Date::from_iso(end)).collect(),
        excerpt: goals(year.excerpt)?,
        recalled: SortedSet::new(),
    };
    Some(CachedYear { marks: year.marks, is_stable: true, summary: Arc::new(summary) })
}

fn text(goals: &[Record]) -> String {
    goals.iter().map(fresh).collect()
}

fn goals(text: String) -> Option<Vec<Record>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let document = Document::parse(text).ok()?;
    Some(document.items().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::{Goal, State};

    #[test]
    fn summaries_are_read_back_and_torn_ones_passed_over() {
        let day = Day::new(2019, 2, 3).expect("a day");
        let summary = YearSummary {
            done: 3,
            dropped: 1,
            toward: [(Id::spelled(7), 2)].into(),
            moved: [Id::spelled(7)].into(),
            moves: [(day, 2), (day.plus_days(-400), 1)].into_iter().collect(),
            remembered: [(day, 1)].into_iter().collect(),
            began: Some(day.plus_days(-500)),
            vague_moves: [(Date::Year(2019), 4), (Date::Month(2019, 5), 1)].into(),
            tags: ["Oracle".to_owned()].into(),
            other_ends: [Date::Year(2019), Date::Month(2019, 5), day.into()].into(),
            excerpt: vec![
                Goal { state: State::done(day.into()), ..Goal::new(Id::spelled(9), "read \"it\"") }
                    .into(),
            ],
            recalled: SortedSet::new(),
        };
        let kept = |is_stable| CachedYear {
            marks: [1, 2, 3, 4, 5, 6, -7],
            is_stable,
            summary: Arc::new(summary.clone()),
        };
        let text = written(&[(2019, kept(true)), (2018, kept(false))].into());
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("summaries.json");
        std::fs::write(&path, &text).expect("written");
        let back = read(&path).expect("read");
        assert_eq!(back.keys().copied().collect::<Vec<_>>(), [2019]);
        assert_eq!(
            (back.get(&2019).unwrap().summary.as_ref().clone(), back.get(&2019).unwrap().marks),
            (summary, [1, 2, 3, 4, 5, 6, -7])
        );
        std::fs::write(&path, &text[..text.len() / 2]).expect("written");
        assert!(read(&path).is_none());
    }
}
