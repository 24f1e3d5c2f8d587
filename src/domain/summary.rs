//! The summary of a year that is not loaded: the numbers for the home screen, and the few goals that it shows.

use super::date::{Date, Day};
use super::day_counts::DayCounts;
use super::goal::Goal;
use super::id::Id;
use super::item::Item;
use super::milestone::Milestone;
use super::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use std::ops::RangeBounds;
use std::sync::Arc;

/// Summary of one year's file of ended goals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct YearSummary {
    /// Goals done.
    pub done: usize,
    pub(crate) dropped: usize,
    /// Goals done per larger goal that they serve.
    pub(crate) toward: SortedMap<Id, usize>,
    /// Moves per exact day: goals done, and entries of their logs.
    pub(crate) moves: DayCounts,
    /// Moves per day written down from memory, which do not count.
    pub(crate) remembered: DayCounts,
    /// The larger goals that moved: a goal that serves one was done on an exact day and not from memory.
    pub(crate) moved: SortedSet<Id>,
    /// First day on which one of the goals was added, or moved if that is unknown.
    pub(crate) began: Option<Day>,
    /// Moves known to the month or year only.
    pub(crate) vague_moves: SortedMap<Date, usize>,
    /// The tags of its goals.
    pub(crate) tags: SortedSet<String>,
    /// Other dates on which goals ended: exact days of dropped goals, and whole months and years.
    pub(crate) other_ends: SortedSet<Date>,
    /// The goals that a screen shows: those done in the seven days up to the latest, and those that ended on a date in
    /// `recalled`.
    pub(crate) excerpt: Vec<Record>,
    /// The dates whose ended goals are all in `excerpt`.
    pub(crate) recalled: SortedSet<Date>,
}

/// Days before the latest goal done at which the excerpt begins.
const WEEK: i64 = 7;

impl YearSummary {
    pub(crate) fn of<'a>(goals: impl Iterator<Item = &'a Arc<Goal>> + Clone) -> YearSummary {
        let mut summary = YearSummary::default();
        for goal in goals.clone() {
            summary.count(goal);
        }
        let newest = goals.clone().filter_map(|goal| done_day(goal)).max();
        let lately = |goal: &&Arc<Goal>| {
            let days = newest.zip(done_day(goal)).map(|(newest, day)| newest.days_since(day));
            days.is_some_and(|days| days < WEEK)
        };
        summary.excerpt = goals.filter(lately).map(record).collect();
        summary
    }

    /// Adds the goals that ended on those dates to the excerpt.
    pub(crate) fn recall<'a>(
        &mut self,
        goals: impl Iterator<Item = &'a Arc<Goal>>,
        dates: &SortedSet<Date>,
    ) {
        let ended = |goal: &&Arc<Goal>| goal.state.ended_on().is_some_and(|on| dates.contains(&on));
        for goal in goals.filter(ended) {
            if !self.excerpt.iter().any(|known| *known.id() == goal.id) {
                self.excerpt.push(record(goal));
            }
        }
        let ends = dates.iter().copied().filter(|date| self.has_end(*date));
        let ends: Vec<Date> = ends.collect();
        self.recalled.extend(ends);
    }

    /// Whether the excerpt may lack a goal that ended on one of those dates.
    pub(crate) fn lacks(&self, dates: &SortedSet<Date>) -> bool {
        dates.iter().any(|date| self.has_end(*date) && !self.recalled.contains(date))
    }

    /// Puts a goal at a place of the excerpt, or at its end, and counts it instead of the one that was there.
    pub(crate) fn put(&mut self, at: usize, goal: Record) {
        goal.as_goal().into_iter().for_each(|goal| self.count(goal));
        let Some(place) = self.excerpt.get_mut(at) else { return self.excerpt.push(goal) };
        let was = std::mem::replace(place, goal);
        was.as_goal().into_iter().for_each(|was| self.number(was, -1));
    }

    /// Removes goals of the excerpt. Fields that cannot be recomputed without the other goals (`moved`, `began`, `tags`,
    /// `other_ends`) keep their values until the year is read again.
    pub(crate) fn remove(&mut self, places: &SortedSet<usize>) {
        for (at, goal) in std::mem::take(&mut self.excerpt).into_iter().enumerate() {
            match goal.as_goal().filter(|_| places.contains(&at)) {
                Some(goal) => self.number(goal, -1),
                None => self.excerpt.push(goal),
            }
        }
    }

    pub(crate) fn ended(&self) -> usize {
        self.done + self.dropped
    }

    pub(crate) fn done_toward(&self, larger: &Id) -> usize {
        self.toward.get(larger).copied().unwrap_or(0)
    }

    /// Moves per day, for days with any.
    pub(crate) fn moves(
        &self,
        days: impl RangeBounds<Day>,
    ) -> impl DoubleEndedIterator<Item = (Day, usize)> {
        let moves =
            |(day, moves): (Day, usize)| (day, moves.saturating_sub(self.remembered.get(day)));
        self.moves.range(days).map(moves).filter(|(_, n)| *n > 0)
    }

    /// Moves per date, in any precision and from memory too.
    pub(crate) fn dated_moves(&self) -> impl Iterator<Item = (Date, usize)> {
        let days = self.moves.iter().map(|(day, n)| (Date::Day(day), n));
        days.chain(self.vague_moves.iter().copied())
    }

    /// The first day with a move and the last, up to `today`.
    pub(crate) fn moved_between(&self, today: Day) -> Option<(Day, Day)> {
        let all = self.moves.ends().filter(|(_, last)| *last <= today);
        all.filter(|_| self.remembered.is_empty()).or_else(|| {
            let mut moves = self.moves(..=today).map(|(day, _)| day);
            let first = moves.next()?;
            Some((first, moves.next_back().unwrap_or(first)))
        })
    }

    /// Every date on which a goal may have ended; on some of these days a goal only moved.
    pub(crate) fn ends(&self) -> impl Iterator<Item = Date> {
        let days = self.moves.iter().map(|(day, _)| Date::Day(day));
        days.chain(self.other_ends.iter().copied())
    }

    fn has_end(&self, date: Date) -> bool {
        let day = date.day();
        day.is_some_and(|day| self.moves.get(day) > 0) || self.other_ends.contains(&date)
    }

    fn count(&mut self, goal: &Goal) {
        self.number(goal, 1);
        let day = done_day(goal).filter(|day| !goal.remembers(*day));
        self.moved.extend(goal.toward.clone().filter(|_| day.is_some()));
        self.tags.extend(goal.tags.iter().cloned());
        let other = |end: &Date| !goal.is_done() || end.day().is_none();
        self.other_ends.extend(goal.state.ended_on().filter(other));
        self.began = self.began.into_iter().chain(began(goal)).min();
    }

    /// Adds `by` for a goal to every number.
    fn number(&mut self, goal: &Goal, by: isize) {
        let ended = if goal.is_done() { &mut self.done } else { &mut self.dropped };
        *ended = ended.saturating_add_signed(by);
        if let Some(larger) = goal.toward.as_ref().filter(|_| goal.is_done()) {
            add(&mut self.toward, larger, by);
        }
        for day in all_move_days(goal).filter(|day| goal.remembers(*day)) {
            self.remembered.add(day, by);
        }
        for on in move_dates(goal) {
            match on {
                Date::Day(day) => self.moves.add(day, by),
                Date::Month(..) | Date::Year(_) => add(&mut self.vague_moves, &on, by),
            }
        }
    }
}

fn record(goal: &Arc<Goal>) -> Record {
    Item::Goal(Arc::clone(goal)).into()
}

/// Adds to a count, and removes the entry at zero.
fn add<K: Ord + Clone>(counts: &mut SortedMap<K, usize>, key: &K, by: isize) {
    let count = counts.get_or_default(key.clone());
    *count = count.saturating_add_signed(by);
    if *count == 0 {
        counts.remove(key);
    }
}

fn done_day(goal: &Goal) -> Option<Day> {
    if goal.is_done() { goal.state.ended_on().and_then(Date::day) } else { None }
}

/// Exact days on which a goal moved, from memory or not.
pub(crate) fn all_move_days(goal: &Goal) -> impl Iterator<Item = Day> {
    move_dates(goal).filter_map(Date::day)
}

/// Exact days on which a goal moved, without those written down from memory.
pub(crate) fn move_days(goal: &Goal) -> impl Iterator<Item = Day> {
    all_move_days(goal).filter(|day| !goal.remembers(*day))
}

/// The day on which a goal was added, or its first move if that is unknown.
pub(crate) fn began(goal: &Goal) -> Option<Day> {
    let written = goal.created.map(Date::first_day);
    written.or_else(|| all_move_days(goal).min())
}

/// Dates on which a goal moved: each entry of its log that is no correction, and its completion.
pub(crate) fn move_dates(goal: &Goal) -> impl Iterator<Item = Date> {
    let done = goal.state.ended_on().filter(|_| goal.is_done());
    let log = goal.log.iter().filter(|entry| entry.is_forward());
    log.map(|entry| entry.on).chain(done)
}

/// The date on which a milestone moved; one that was a goal moved when that did.
pub(crate) fn milestone_move(milestone: &Milestone) -> Option<Date> {
    Some(milestone.on).filter(|_| milestone.from.is_none())
}

/// Dates on which an item moved.
pub(crate) fn item_move_dates(item: &Item) -> impl Iterator<Item = Date> {
    let (goal, milestone) = (item.as_goal(), item.as_milestone());
    let goal = goal.into_iter().flat_map(|goal| move_dates(goal));
    goal.chain(milestone.and_then(|milestone| milestone_move(milestone)))
}
