//! The journey: goals, milestones and their links, as far as they are loaded.

mod apply;
mod gaps;
mod links;
mod past;

pub(crate) use self::links::{LinkIndex, Way};

use super::breaks::{Break, BreakKind};
use super::change::{Edit, Place};
use super::counts::StepCount;
use super::data_file::DataFile;
use super::date::{Date, Day, Span};
use super::gap::Gap;
use super::goal::Goal;
use super::id::{Id, IdMap, reaches};
use super::item::Item;
use super::measure::{Amount, Measure};
use super::milestone::Milestone;
use super::reading::Reading;
use super::record::Record;
use super::summary::YearSummary;
use crate::domain::sorted::SortedMap;
use std::sync::Arc;

/// What a larger goal lacks that no step serves, and one that only done or resting ones do.
pub(crate) const NO_STEPS: &str = "no steps yet";
pub(crate) const NO_ACTIVE_STEP: &str = "no active step";

/// Goals, milestones and their links. Of a year that is not loaded only the summary is known, with an excerpt of its
/// goals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    files: SortedMap<DataFile, Vec<Record>>,
    /// Shared by the copies of a journey.
    summaries: SortedMap<i32, Arc<YearSummary>>,
    /// File of each record; for a duplicate id, the one added last.
    index: IdMap<Id, (DataFile, usize)>,
    /// Shared likewise.
    links: Arc<LinkIndex>,
    /// By larger goal. Shared likewise.
    serving: Arc<IdMap<Id, Serving>>,
    gaps: Vec<Gap>,
}

/// The goals that serve a larger one.
#[derive(Clone, Debug, Default, PartialEq)]
struct Serving {
    /// Their positions in the file of open goals.
    open: Vec<usize>,
    /// How many are done, in all years.
    done: usize,
}

impl Journey {
    /// Applies a reading: each file and summary in it replaces the previous one.
    pub fn absorb(&mut self, reading: Reading) {
        for (file, records) in reading.files {
            self.take_in(file, records);
        }
        for (year, summary) in reading.summaries {
            if !self.is_loaded(year) {
                self.forget(DataFile::Ended(year));
                self.summaries.insert(year, summary);
                self.reindex(DataFile::Ended(year));
            }
        }
        self.gaps = reading.gaps;
        self.index_serving();
    }

    /// Parts that could not be read.
    pub(crate) fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    pub(crate) fn set_gaps(&mut self, gaps: Vec<Gap>) {
        self.gaps = gaps;
    }

    /// Replaces the records of `file`.
    pub(crate) fn replace(&mut self, file: DataFile, records: Vec<Record>) {
        self.take_in(file, records);
        self.index_serving();
    }

    fn take_in(&mut self, file: DataFile, records: Vec<Record>) {
        self.forget(file);
        self.files.insert(file, records);
        self.refresh(file);
    }

    /// Removes the records of `file` from the index.
    fn forget(&mut self, file: DataFile) {
        let gone: Vec<Id> = self.known_of(file).iter().map(|record| record.id().clone()).collect();
        for id in gone {
            if self.file_of(&id) == Some(file) {
                self.index.remove(&id);
            }
        }
    }

    /// The item with that id, if it is loaded or in an excerpt.
    pub fn item(&self, id: &Id) -> Option<&Item> {
        self.record(id)?.as_item()
    }

    /// The record with that id, if it is loaded or in an excerpt.
    pub(crate) fn record(&self, id: &Id) -> Option<&Record> {
        let (file, at) = self.index.get(id)?;
        self.known_of(*file).get(*at)
    }

    /// The goal with that id, if it is loaded or in an excerpt.
    pub fn goal(&self, id: &Id) -> Option<&Arc<Goal>> {
        self.item(id)?.as_goal()
    }

    pub(crate) fn milestone(&self, id: &Id) -> Option<&Arc<Milestone>> {
        self.item(id)?.as_milestone()
    }

    /// Whether a loaded record has that id.
    pub(crate) fn has(&self, id: &Id) -> bool {
        self.index.contains_key(id)
    }

    /// All loaded items: open goals, then milestones, then ended goals by year.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.records().filter_map(Record::as_item)
    }

    /// All loaded items: open goals, then milestones, then ended goals, the latest year first.
    pub(crate) fn latest_items(&self) -> impl Iterator<Item = &Item> {
        let past = self.files.range(DataFile::Ended(i32::MIN)..).rev();
        let here = self.files.range(..DataFile::Ended(i32::MIN));
        here.chain(past).flat_map(|(_, records)| records).filter_map(Record::as_item)
    }

    /// All loaded records, breaks included.
    pub(crate) fn records(&self) -> impl Iterator<Item = &Record> {
        self.files.values().flatten()
    }

    /// Records of one file, in the file's order.
    pub fn at(&self, file: DataFile) -> &[Record] {
        self.files.get(&file).map_or(&[], Vec::as_slice)
    }

    /// The files whose records are loaded.
    pub(crate) fn loaded(&self) -> impl Iterator<Item = DataFile> {
        self.files.keys().copied()
    }

    /// As [`at`](Journey::at); for a year that is not loaded, the goals in its excerpt.
    pub(crate) fn known_of(&self, file: DataFile) -> &[Record] {
        let excerpt = || Some(self.summaries.get(&file.year()?)?.excerpt.as_slice());
        let loaded = self.files.get(&file).map(Vec::as_slice);
        loaded.or_else(excerpt).unwrap_or_default()
    }

    /// The open goals, in display order.
    pub fn open(&self) -> impl Iterator<Item = &Arc<Goal>> {
        self.at(DataFile::Open).iter().filter_map(Record::as_goal)
    }

    pub(crate) fn larger(&self) -> impl Iterator<Item = &Arc<Goal>> {
        self.open().filter(|g| g.is_large())
    }

    /// The milestones, in the file's order.
    pub(crate) fn milestones(&self) -> impl Iterator<Item = &Arc<Milestone>> {
        self.at(DataFile::Milestones).iter().filter_map(Record::as_milestone)
    }

    /// The breaks, in the file's order.
    pub fn breaks(&self) -> impl Iterator<Item = &Arc<Break>> {
        self.at(DataFile::Open).iter().filter_map(Record::as_break)
    }

    /// The current break of that kind; of several, the one that ends last.
    pub(crate) fn current_break(&self, how: BreakKind, today: Day) -> Option<&Arc<Break>> {
        let on = self.breaks().filter(|r| r.kind == how && r.is_on(today));
        on.max_by_key(|r| (r.span.until.is_none(), r.span.until.map(Date::last_day)))
    }

    /// Pauses of the whole journey, in the file's order.
    pub fn pauses(&self) -> impl Iterator<Item = Span> {
        let paused = self.breaks().filter(|r| r.kind == BreakKind::Paused);
        paused.map(|r| r.span)
    }

    /// Whether the journey is known to have no records; false if a part could not be read.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_whole()
            && self.items().next().is_none()
            && self.summaries.values().all(|s| s.ended() == 0)
    }

    /// The larger goal with the focus.
    pub(crate) fn next(&self) -> Option<&Arc<Goal>> {
        self.larger().find(|g| g.next)
    }

    /// The open goals that serve `larger`, in display order.
    pub(crate) fn toward<'a>(&'a self, larger: &'a Id) -> impl Iterator<Item = &'a Arc<Goal>> {
        let (open, serving) = (self.at(DataFile::Open), self.serving.get(larger));
        let positions = serving.into_iter().flat_map(|serving| &serving.open);
        positions.filter_map(|at| open.get(*at)?.as_goal())
    }

    /// The first active step of a larger goal, in display order.
    pub(crate) fn next_step<'a>(&'a self, larger: &'a Id) -> Option<&'a Arc<Goal>> {
        self.toward(larger).find(|g| g.is_active())
    }

    /// The milestone of a goal: the one that it names, otherwise one that names it.
    pub(crate) fn milestone_of(&self, goal: &Goal) -> Option<&Arc<Milestone>> {
        let named = goal.milestone.as_ref().and_then(|id| self.milestone(id));
        let naming = |m: &&Arc<Milestone>| m.from.as_ref() == Some(&goal.id);
        named.or_else(|| self.milestones().find(naming))
    }

    /// Goals that other goals serve or served, in all years; repeated once per serving goal.
    pub(crate) fn all_served(&self) -> impl Iterator<Item = &Id> {
        let goals = self.open().chain(self.ended());
        let past = self.summaries.values().flat_map(|s| s.toward.keys());
        goals.filter_map(|goal| goal.toward.as_ref()).chain(past)
    }

    /// Steps of `larger` and how many are done, in all years.
    pub(crate) fn steps(&self, larger: &Id) -> StepCount {
        let serving = self.serving.get(larger);
        let done = serving.map_or(0, |serving| serving.done);
        let total = done + serving.map_or(0, |serving| serving.open.len());
        let may_have = total > 0 || self.goal(larger).is_none_or(|goal| goal.is_large());
        StepCount { done, total, partial: may_have && self.steps_gap().is_some() }
    }

    /// Progress of a goal, 0 to 1: by its measure, otherwise by its steps. An open step with a measure counts in part.
    pub(crate) fn share(&self, goal: &Goal) -> f64 {
        if let Some(measure) = &goal.measure {
            return measure.share();
        }
        let steps = self.steps(&goal.id);
        let done = steps.done as f64 + self.begun(&goal.id).map(Measure::share).sum::<f64>();
        done / steps.total.max(1) as f64
    }

    /// The measures of the open steps that are done in part.
    pub(crate) fn begun<'a>(&'a self, larger: &'a Id) -> impl Iterator<Item = &'a Measure> {
        let measures = self.toward(larger).filter_map(|step| step.measure.as_ref());
        measures.filter(|measure| measure.done > Amount::default())
    }

    /// Whether it is an active larger goal that no active goal serves; false if steps may be missing.
    pub(crate) fn is_stuck(&self, goal: &Goal) -> bool {
        self.gap_in(DataFile::Open).is_none()
            && goal.is_large()
            && goal.is_active()
            && !self.toward(&goal.id).any(|step| step.is_active())
    }

    /// What an active larger goal lacks if no active goal serves it.
    pub(crate) fn stuck(&self, goal: &Goal) -> Option<&'static str> {
        let is_blank = || goal.measure.is_none() && self.steps(&goal.id).words().is_none();
        self.is_stuck(goal).then(|| if is_blank() { NO_STEPS } else { NO_ACTIVE_STEP })
    }

    /// The milestones that led to `id`, in the file's order.
    pub(crate) fn led_from(&self, id: &Id) -> impl Iterator<Item = &Arc<Milestone>> {
        self.next_to(id, Way::Back).into_iter()
    }

    /// The milestones next to `id`, in the order of its links or of the file.
    pub(crate) fn next_to(&self, id: &Id, way: Way) -> Vec<&Arc<Milestone>> {
        let beside = self.position(id).map_or(&[][..], |at| self.links.next_to(at, way));
        self.milestones_at(beside)
    }

    /// Every milestone that `id` led to, at any distance, each once, nearest first.
    pub(crate) fn onward(&self, id: &Id) -> Vec<&Arc<Milestone>> {
        self.reach(id, Way::Onward)
    }

    /// Every milestone that led to `id`, at any distance, each once, nearest first.
    pub(crate) fn backward(&self, id: &Id) -> Vec<&Arc<Milestone>> {
        self.reach(id, Way::Back)
    }

    fn reach(&self, start: &Id, way: Way) -> Vec<&Arc<Milestone>> {
        let reached = self.position(start).map(|at| self.links.reach(at, way));
        self.milestones_at(&reached.unwrap_or_default())
    }

    /// The links between milestones, by position in their file.
    pub(crate) fn links(&self) -> &LinkIndex {
        &self.links
    }

    /// Position of a milestone in its file.
    pub(crate) fn position(&self, id: &Id) -> Option<usize> {
        let (file, at) = self.index.get(id)?;
        (*file == DataFile::Milestones).then_some(*at)
    }

    fn milestones_at(&self, positions: &[usize]) -> Vec<&Arc<Milestone>> {
        let records = self.at(DataFile::Milestones);
        positions.iter().filter_map(|at| records.get(*at)?.as_milestone()).collect()
    }

    /// Whether following "led to" from `start` reaches `end`.
    pub(crate) fn leads(&self, start: &Id, end: &Id) -> bool {
        start == end || self.onward(start).iter().any(|milestone| milestone.id == *end)
    }

    /// Whether following "toward" from `start` reaches `end`.
    pub(crate) fn serves(&self, start: &Id, end: &Id) -> bool {
        reaches(start, end, |id| self.goal(id).and_then(|g| g.toward.clone()).into_iter().collect())
    }

    /// The edit that replaces the record with the same id by `after`.
    pub(crate) fn edit(&self, after: impl Into<Record>) -> Edit {
        let after = after.into();
        Edit { before: self.record(after.id()).cloned(), after: Some(after), to: Place::Kept }
    }

    /// Position of `id` within its file.
    pub fn place(&self, id: &Id) -> Place {
        let Some((file, at)) = self.index.get(id).filter(|(file, _)| self.files.contains_key(file))
        else {
            return Place::Last;
        };
        let before = at.checked_sub(1).and_then(|i| self.at(*file).get(i));
        before.map_or(Place::First, |item| Place::After(item.id().clone()))
    }

    fn file_of(&self, id: &Id) -> Option<DataFile> {
        self.index.get(id).map(|(file, _)| *file)
    }

    /// Updates the index and the year's summary after a change of `file`.
    fn refresh(&mut self, file: DataFile) {
        self.reindex(file);
        if let DataFile::Ended(year) = file {
            let items = self.at(file);
            let summary = YearSummary::of(items.iter().filter_map(Record::as_goal));
            self.summaries.insert(year, Arc::new(summary));
        }
    }

    fn reindex(&mut self, file: DataFile) {
        let ids = self.known_of(file).iter().map(|record| record.id().clone()).enumerate();
        let places: Vec<(Id, (DataFile, usize))> = ids.map(|(at, id)| (id, (file, at))).collect();
        self.index.extend(places);
        if file == DataFile::Milestones {
            self.links = Arc::new(LinkIndex::of(self.at(file), |id| self.position(id)));
        }
    }
    /// A list asks of every goal who serves it.
    fn index_serving(&mut self) {
        let mut serving: IdMap<Id, Serving> = IdMap::default();
        for (at, record) in self.at(DataFile::Open).iter().enumerate() {
            let larger = record.as_goal().and_then(|goal| goal.toward.clone());
            larger.into_iter().for_each(|id| serving.entry(id).or_default().open.push(at));
        }
        for (larger, done) in self.summaries.values().flat_map(|year| &year.toward) {
            serving.entry(larger.clone()).or_default().done += done;
        }
        self.serving = Arc::new(serving);
    }
}
