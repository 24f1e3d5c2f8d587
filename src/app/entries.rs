//! What each pane lists, in order: made anew when the journey, the day or the filter changes, never at a key press.

use super::list::Listed;
use super::pane::Pane;
use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::gap::Gap;
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::problem::{Problem, Severity};
use crate::domain::record::Record;
use std::cmp::Reverse;
use std::sync::Arc;

/// A row of a pane, or a few.
#[derive(Clone, PartialEq, Debug)]
pub enum Entry {
    /// A line between entries: a year, "this week".
    Heading(String),
    /// Air between years, where there are rows enough for it.
    Gap,
    /// A goal or milestone.
    Item(Item),
    /// Something in a file that is not understood.
    Problem(Problem),
    /// A file that could not be read, where no other row says so.
    Unread(String),
    /// A year whose goals have not been read yet, and how many they are.
    Year(i32, usize),
}

/// The identity of an entry when the list around it changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EntryKey {
    /// An item's id.
    Item(Id),
    /// A file and a line in it.
    Problem(String, Option<usize>),
    /// A year not read yet.
    Year(i32),
}

impl Listed for Entry {
    type Key = EntryKey;

    fn key(&self) -> Option<EntryKey> {
        match self {
            Entry::Heading(_) | Entry::Gap | Entry::Unread(_) => None,
            Entry::Item(item) => Some(EntryKey::Item(item.id().clone())),
            Entry::Problem(problem) => Some(EntryKey::Problem(problem.path.clone(), problem.line)),
            Entry::Year(year, _) => Some(EntryKey::Year(*year)),
        }
    }

    fn can_be_selected(&self) -> bool {
        match self {
            Entry::Heading(_) | Entry::Gap | Entry::Unread(_) => false,
            Entry::Item(_) | Entry::Problem(_) | Entry::Year(..) => true,
        }
    }

    fn item(&self) -> Option<&Item> {
        let Entry::Item(item) = self else { return None };
        Some(item)
    }

    /// Where a year that has been read since now stands: its first entry, or its last if it was the end of the list.
    fn successor(entries: &[Entry], key: &EntryKey, last: bool) -> Option<usize> {
        let EntryKey::Year(year) = key else { return None };
        let heading = Entry::Heading(year.to_string());
        let at = entries.iter().position(|entry| *entry == heading)?;
        Some(if last { entries.len() - 1 } else { at + 1 })
    }
}

impl Entry {
    pub(crate) fn is_open_goal(&self) -> bool {
        self.item().is_some_and(Item::is_open_goal)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum PastView {
    #[default]
    Milestones,
    /// All that was done or dropped, through every year.
    AllDone,
}

pub(crate) struct Source<'a> {
    pub(crate) journey: &'a Journey,
    pub(crate) problems: &'a [Problem],
    pub(crate) today: Day,
    pub(crate) passes: &'a dyn Fn(&Item) -> bool,
    pub(crate) filtered: bool,
}

impl Source<'_> {
    pub(crate) fn entries(&self, pane: Pane, view: PastView) -> Vec<Entry> {
        let mut entries = self.problems_of(pane);
        let unread = unread(self.journey, pane, view).filter(|gap| gap.is_all());
        entries.extend(unread.map(|gap| Entry::Unread(gap.sentence())));
        match (pane, view) {
            (Pane::Past, PastView::Milestones) => self.milestones(&mut entries),
            (Pane::Past, PastView::AllDone) => self.all_done(&mut entries),
            (Pane::Small, _) => self.goals(&mut entries, |g| !g.is_large()),
            (Pane::Larger, _) => self.goals(&mut entries, |g| g.is_large()),
        }
        entries
    }

    /// Open goals, active ones first, then those done in the last seven days.
    fn goals(&self, entries: &mut Vec<Entry>, wanted: impl Fn(&Goal) -> bool) {
        let mut open: Vec<_> = self.journey.open().filter(|g| wanted(g) && self.shows(g)).collect();
        open.sort_by_key(|g| rank(&g.state));
        entries.extend(open.into_iter().map(|g| Entry::Item(Item::Goal(g.clone()))));
        let week = self.journey.done_since(self.today.plus_days(-6));
        let come =
            |g: &&Arc<Goal>| g.state.ended_on().is_some_and(|on| on.first_day() <= self.today);
        let mut done: Vec<_> = week.filter(|g| come(g) && wanted(g) && self.shows(g)).collect();
        done.sort_by_key(|g| Reverse(g.state.ended_on()));
        if !done.is_empty() {
            entries.push(Entry::Heading("this week".into()));
            entries.extend(done.into_iter().map(|g| Entry::Item(Item::Goal(g.clone()))));
        }
    }

    fn milestones(&self, entries: &mut Vec<Entry>) {
        let passes = |m: &&Arc<Milestone>| (self.passes)(&Item::Milestone(Arc::clone(m)));
        let mut milestones: Vec<_> = self.journey.milestones().filter(passes).collect();
        milestones.sort_by_key(|m| Reverse((m.on.last_day(), m.on)));
        let dated =
            milestones.into_iter().map(|m| (m.on.year(), Entry::Item(Item::Milestone(m.clone()))));
        with_years(entries, dated);
    }

    fn all_done(&self, entries: &mut Vec<Entry>) {
        let years: Vec<_> =
            self.journey.years().map(|(year, summary)| (year, summary.ended())).collect();
        for (year, count) in years.into_iter().rev().filter(|(_, count)| *count > 0) {
            if !self.journey.is_loaded(year) {
                entries.push(Entry::Year(year, count));
                continue;
            }
            let home = self.journey.at(DataFile::Ended(year));
            let mut goals: Vec<_> =
                home.iter().filter_map(Record::as_goal).filter(|g| self.shows(g)).collect();
            goals.sort_by_key(|g| Reverse(g.state.ended_on().map(|on| (on.last_day(), on))));
            with_years(
                entries,
                goals.into_iter().map(|g| (year, Entry::Item(Item::Goal(g.clone())))),
            );
        }
    }

    fn shows(&self, goal: &Arc<Goal>) -> bool {
        !self.filtered || (self.passes)(&Item::Goal(Arc::clone(goal)))
    }

    fn problems_of(&self, pane: Pane) -> Vec<Entry> {
        let here = |p: &&Problem| p.severity == Severity::Error && pane_of(&p.path) == pane;
        self.problems.iter().filter(here).cloned().map(Entry::Problem).collect()
    }
}

fn with_years(entries: &mut Vec<Entry>, dated: impl Iterator<Item = (i32, Entry)>) {
    let mut headed = None;
    for (year, entry) in dated {
        if headed != Some(year) {
            if !entries.is_empty() {
                entries.push(Entry::Gap);
            }
            entries.push(Entry::Heading(year.to_string()));
            headed = Some(year);
        }
        entries.push(entry);
    }
}

fn rank(state: &State) -> u8 {
    match state {
        State::Open(OpenState::Active) => 0,
        State::Open(OpenState::Paused) => 1,
        State::Open(OpenState::Someday) => 2,
        State::Ended(_) => 3,
    }
}

/// The gaps in a pane: what could not be read.
pub(crate) fn unread(journey: &Journey, pane: Pane, view: PastView) -> impl Iterator<Item = &Gap> {
    let gaps = journey.gaps().iter();
    gaps.filter(move |gap| hides(gap, pane, view))
}

/// Whether a gap is missed in a pane.
pub(super) fn hides(gap: &Gap, pane: Pane, view: PastView) -> bool {
    match (pane, view) {
        (Pane::Small | Pane::Larger, _) => gap.is_in(DataFile::Open),
        (Pane::Past, PastView::Milestones) => gap.is_in(DataFile::Milestones),
        (Pane::Past, PastView::AllDone) => gap.is_past(),
    }
}

/// The pane in which a file that is not understood is missed.
fn pane_of(path: &str) -> Pane {
    if path.ends_with("goals.toml") { Pane::Small } else { Pane::Past }
}
