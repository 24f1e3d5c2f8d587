//! What the home screen needs of a year that nobody has looked at yet: a few numbers.

use super::date::{Date, Day};
use super::goal::Goal;
use super::id::Id;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeBounds;
use std::sync::Arc;

/// The numbers of one year's file of ended goals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct YearSummary {
    /// How many goals were done.
    pub done: usize,
    /// How many goals were dropped.
    pub(crate) dropped: usize,
    /// How many of the goals done served each larger goal.
    pub(crate) toward: BTreeMap<Id, usize>,
    /// Steps on each exact day: goals done, and entries of their logs.
    pub(crate) moves: BTreeMap<Day, usize>,
    /// How many of them were written down from memory, where there are any: these are no moves.
    pub(crate) remembered: BTreeMap<Day, usize>,
    /// The larger goals that moved: a goal that serves one was done, on an exact day and not from memory.
    pub(crate) moved: BTreeSet<Id>,
    /// The first day on which one of the goals was written down, or moved where that is not known.
    pub(crate) began: Option<Day>,
    /// Steps of which only the month or the year is known.
    pub(crate) vague_moves: BTreeMap<Date, usize>,
    /// Where goals ended that `moves` does not tell of: days on which one was dropped, and whole months and years.
    pub(crate) other_ends: BTreeSet<Date>,
    /// The goals themselves that were done in the last seven days on which anything was: a screen shows them.
    pub(crate) lately: Vec<Arc<Goal>>,
}

/// How many days `lately` looks back over.
const WEEK: i64 = 7;

impl YearSummary {
    /// The summary of these ended goals.
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
        summary.lately = goals.filter(lately).cloned().collect();
        summary
    }

    /// Done and dropped together.
    pub(crate) fn ended(&self) -> usize {
        self.done + self.dropped
    }

    /// How many of the goals done served `larger`.
    pub(crate) fn done_toward(&self, larger: &Id) -> usize {
        self.toward.get(larger).copied().unwrap_or(0)
    }

    /// How many moves each of those days had that had any.
    pub(crate) fn moves(
        &self,
        days: impl RangeBounds<Day>,
    ) -> impl DoubleEndedIterator<Item = (Day, usize)> {
        let moves = |(day, moves): (&Day, &usize)| {
            let remembered = self.remembered.get(day).copied().unwrap_or(0);
            (*day, moves.saturating_sub(remembered))
        };
        self.moves.range(days).map(moves).filter(|(_, n)| *n > 0)
    }

    /// Every date on which a goal may have ended; on some of those days it only moved forward.
    pub(crate) fn ends(&self) -> impl Iterator<Item = Date> {
        let days = self.moves.keys().map(|day| Date::Day(*day));
        days.chain(self.other_ends.iter().copied())
    }

    fn count(&mut self, goal: &Goal) {
        if goal.is_done() {
            self.done += 1;
            if let Some(larger) = &goal.toward {
                *self.toward.entry(larger.clone()).or_default() += 1;
                if done_day(goal).is_some_and(|day| !goal.remembers(day)) {
                    self.moved.insert(larger.clone());
                }
            }
        } else {
            self.dropped += 1;
        }
        let other = |end: &Date| !goal.is_done() || end.day().is_none();
        self.other_ends.extend(goal.state.ended_on().filter(other));
        self.began = self.began.into_iter().chain(began(goal)).min();
        for day in all_move_days(goal).filter(|day| goal.remembers(*day)) {
            *self.remembered.entry(day).or_default() += 1;
        }
        for on in move_dates(goal) {
            match on {
                Date::Day(day) => *self.moves.entry(day).or_default() += 1,
                Date::Month(..) | Date::Year(_) => *self.vague_moves.entry(on).or_default() += 1,
            }
        }
    }
}

/// The exact day that a goal was done on.
fn done_day(goal: &Goal) -> Option<Day> {
    if goal.is_done() { goal.state.ended_on().and_then(Date::day) } else { None }
}

/// The exact days on which a goal moved forward.
pub(crate) fn all_move_days(goal: &Goal) -> impl Iterator<Item = Day> {
    move_dates(goal).filter_map(Date::day)
}

/// The exact days on which a goal moved, as it was written down at the time and not from memory.
pub(crate) fn move_days(goal: &Goal) -> impl Iterator<Item = Day> {
    all_move_days(goal).filter(|day| !goal.remembers(*day))
}

/// The day on which a goal was written down; where that is not known, the first on which it moved.
pub(crate) fn began(goal: &Goal) -> Option<Day> {
    let written = goal.created.map(Date::first_day);
    written.or_else(|| all_move_days(goal).min())
}

/// The dates at which a goal moved forward: of each entry of its log that is no correction, and when it was done.
pub(crate) fn move_dates(goal: &Goal) -> impl Iterator<Item = Date> {
    let done = goal.state.ended_on().filter(|_| goal.is_done());
    let log = goal.log.iter().filter(|entry| entry.is_forward());
    log.map(|entry| entry.on).chain(done)
}
