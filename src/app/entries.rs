//! What each pane lists, in order: made anew when the journey, the day or the filter changes, never at a key press.

use super::list::Listed;
use super::pane::Pane;
use crate::domain::agenda::AgendaSection;
use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::gap::{Gap, GapPlace};
use crate::domain::goal::{Goal, OpenState, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::problem::{Problem, Severity};
use crate::domain::record::Record;
use crate::domain::sort;
use std::cmp::Reverse;
use std::sync::Arc;

/// A row of a pane, or a few.
#[derive(Clone, PartialEq, Debug)]
pub enum Entry {
    /// A line above entries that belong together.
    Heading(Heading),
    /// A blank line between entries, where there are rows enough for it.
    Air,
    /// A goal or milestone.
    Item(Item),
    /// Something in a file that is not understood; and what was in the file, if none of it is shown.
    Problem(Problem, Option<String>),
    /// A file that could not be read, where no other row says so.
    Unread(String),
    /// A year whose goals have not been read yet, and how many they are.
    Year(i32, usize),
}

/// What the entries below it have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heading {
    /// A year of the past.
    Year(i32),
    /// A section of the small goals.
    Section(AgendaSection),
}

impl Heading {
    pub(crate) fn text(self) -> String {
        match self {
            Heading::Year(year) => year.to_string(),
            Heading::Section(section) => section.word().to_owned(),
        }
    }
}

/// What an entry is known by when the list around it changes.
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
            Entry::Heading(_) | Entry::Air | Entry::Unread(_) => None,
            Entry::Item(item) => Some(EntryKey::Item(item.id().clone())),
            Entry::Problem(problem, _) => {
                Some(EntryKey::Problem(problem.path.clone(), problem.line))
            }
            Entry::Year(year, _) => Some(EntryKey::Year(*year)),
        }
    }

    fn can_be_selected(&self) -> bool {
        match self {
            Entry::Heading(_) | Entry::Air | Entry::Unread(_) => false,
            Entry::Item(_) | Entry::Problem(..) | Entry::Year(..) => true,
        }
    }

    fn is_heading(&self) -> bool {
        matches!(self, Entry::Heading(_))
    }

    fn item(&self) -> Option<&Item> {
        let Entry::Item(item) = self else { return None };
        Some(item)
    }

    /// Where a year that has been read since now stands: its first entry, or its last if it was the end of the list.
    fn successor(entries: &[Entry], key: &EntryKey, last: bool) -> Option<usize> {
        let EntryKey::Year(year) = key else { return None };
        let heading = Entry::Heading(Heading::Year(*year));
        let at = entries.iter().position(|entry| *entry == heading)?;
        Some(if last { entries.len() - 1 } else { at + 1 })
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
    /// Whether the small goals come in their own order rather than by time.
    pub(crate) own_order: bool,
}

impl Source<'_> {
    pub(crate) fn entries(&self, pane: Pane, view: PastView) -> Vec<Entry> {
        let missing = unread(self.journey, pane, view).filter(|gap| gap.is_all());
        let missing: Vec<&Gap> = missing.collect();
        let mut entries = self.problems_of(pane, &missing);
        let untold = missing.iter().filter(|gap| !self.problems.iter().any(|p| p.tells_of(gap)));
        entries.extend(untold.map(|gap| Entry::Unread(gap.sentence())));
        match (pane, view) {
            (Pane::Past, PastView::Milestones) => self.milestones(&mut entries),
            (Pane::Past, PastView::AllDone) => self.all_done(&mut entries),
            (Pane::Small, _) => self.small(&mut entries),
            (Pane::Larger, _) => self.larger(&mut entries),
        }
        entries
    }

    /// The small goals by time, or as they are ordered in the file; what was done this week comes last.
    fn small(&self, entries: &mut Vec<Entry>) {
        let goals = self.of_this_week(|goal| !goal.is_large());
        let of = |goal: &Arc<Goal>| Some((AgendaSection::of(goal, self.today)?, Arc::clone(goal)));
        let mut goals: Vec<_> = goals.filter_map(of).collect();
        if self.own_order {
            let done = |section: &AgendaSection| *section == AgendaSection::DoneThisWeek;
            sort::by_key(&mut goals, |(section, _)| done(section));
            for at in goals.chunk_by(|a, b| done(&a.0) == done(&b.0)) {
                let heading = at.first().map(|(section, _)| *section).filter(done);
                self.section(entries, heading, at);
            }
            return;
        }
        sort::by_key(&mut goals, |(section, _)| *section);
        for at in goals.chunk_by(|a, b| a.0 == b.0) {
            self.section(entries, at.first().map(|(section, _)| *section), at);
        }
    }

    fn section(
        &self,
        entries: &mut Vec<Entry>,
        heading: Option<AgendaSection>,
        goals: &[(AgendaSection, Arc<Goal>)],
    ) {
        if !entries.is_empty() {
            entries.push(Entry::Air);
        }
        entries.extend(heading.map(|section| Entry::Heading(Heading::Section(section))));
        entries.extend(goals.iter().map(|(_, goal)| Entry::Item(Item::Goal(Arc::clone(goal)))));
    }

    /// The larger goals, active ones first, then those done this week.
    fn larger(&self, entries: &mut Vec<Entry>) {
        let mut goals: Vec<_> = self.of_this_week(Goal::is_large).collect();
        sort::by_key(&mut goals, |goal| rank(&goal.state));
        let mut is_headed = false;
        for goal in goals {
            let heads = goal.is_done() && !std::mem::replace(&mut is_headed, goal.is_done());
            if (goal.state.is_open() || heads) && !entries.is_empty() {
                entries.push(Entry::Air);
            }
            if heads {
                let done = Heading::Section(AgendaSection::DoneThisWeek);
                entries.push(Entry::Heading(done));
            }
            entries.push(Entry::Item(Item::Goal(Arc::clone(goal))));
        }
    }

    /// The open goals in their own order, then those done in the last seven days, the last one first.
    fn of_this_week(&self, wanted: impl Fn(&Goal) -> bool) -> impl Iterator<Item = &Arc<Goal>> {
        let week = self.journey.done_since(self.today.plus_days(-6));
        let mut done: Vec<_> = week
            .filter(|goal| AgendaSection::of(goal, self.today) == Some(AgendaSection::DoneThisWeek))
            .collect();
        sort::by_key(&mut done, |g| Reverse(g.state.ended_on()));
        let all = self.journey.open().chain(done);
        all.filter(move |goal| wanted(goal) && self.shows(goal))
    }

    fn milestones(&self, entries: &mut Vec<Entry>) {
        let passes = |m: &&Arc<Milestone>| (self.passes)(&Item::Milestone(Arc::clone(m)));
        let mut milestones: Vec<_> = self.journey.milestones().filter(passes).collect();
        sort::by_key(&mut milestones, |m| Reverse((m.on.last_day(), m.on)));
        entries.extend(milestones.into_iter().cloned().map(|m| Entry::Item(Item::Milestone(m))));
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
            sort::by_key(&mut goals, |g| Reverse(g.state.ended_on().map(|on| (on.last_day(), on))));
            if !goals.is_empty() {
                if !entries.is_empty() {
                    entries.push(Entry::Air);
                }
                entries.push(Entry::Heading(Heading::Year(year)));
            }
            entries.extend(goals.into_iter().map(|g| Entry::Item(Item::Goal(Arc::clone(g)))));
        }
    }

    fn shows(&self, goal: &Arc<Goal>) -> bool {
        !self.filtered || (self.passes)(&Item::Goal(Arc::clone(goal)))
    }

    /// The problems of a pane; one of a whole file is in each pane that lists the file.
    fn problems_of(&self, pane: Pane, missing: &[&Gap]) -> Vec<Entry> {
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let entry = |problem: &Problem| {
            let gap = missing.iter().find(|gap| problem.tells_of(gap));
            Entry::Problem(problem.clone(), gap.and_then(|gap| gap.held()))
        };
        let views = [PastView::Milestones, PastView::AllDone];
        let listed = errors.filter(|p| views.iter().any(|view| is_missed(p, pane, *view)));
        listed.map(entry).collect()
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
    gaps.filter(move |gap| lists(pane, view, gap.place))
}

/// Whether a pane lists what is in a file.
pub(super) fn lists(pane: Pane, view: PastView, place: GapPlace) -> bool {
    let home = match (pane, view) {
        (Pane::Small | Pane::Larger, _) => DataFile::Open,
        (Pane::Past, PastView::Milestones) => DataFile::Milestones,
        (Pane::Past, PastView::AllDone) => return place.is_past(),
    };
    place == GapPlace::File(home)
}

/// Whether what is not understood is missed in a pane. That of the whole folder is missed in all.
pub(crate) fn is_missed(problem: &Problem, pane: Pane, view: PastView) -> bool {
    let is_listed = problem.place().is_none_or(|place| lists(pane, view, place));
    is_listed
        && match (pane, problem.item) {
            (Pane::Small, Some(item)) => item.size == Size::Small,
            (Pane::Larger, Some(item)) => item.size == Size::Large,
            (Pane::Past, _) | (_, None) => true,
        }
}
