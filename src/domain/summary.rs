//! What the home screen needs of a year that nobody has looked at yet: a few numbers.

use super::date::Day;
use super::goal::Goal;
use super::id::Id;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The numbers of one year's file of ended goals.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct YearSummary {
    /// How many goals were done.
    pub done: usize,
    /// How many goals were dropped.
    pub dropped: usize,
    /// How many of the goals done served each larger goal.
    pub toward: BTreeMap<Id, usize>,
    /// Steps on each exact day: goals done, and entries of their logs.
    pub steps: BTreeMap<Day, usize>,
}

impl YearSummary {
    /// The summary of these ended goals.
    pub fn of<'a>(goals: impl Iterator<Item = &'a Arc<Goal>>) -> YearSummary {
        let mut summary = YearSummary::default();
        for goal in goals {
            summary.count(goal);
        }
        summary
    }

    /// Done and dropped together.
    pub fn ended(&self) -> usize {
        self.done + self.dropped
    }

    /// How many of the goals done served `larger`.
    pub fn done_toward(&self, larger: &Id) -> usize {
        self.toward.get(larger).copied().unwrap_or(0)
    }

    fn count(&mut self, goal: &Goal) {
        if goal.is_done() {
            self.done += 1;
            if let Some(larger) = &goal.toward {
                *self.toward.entry(larger.clone()).or_default() += 1;
            }
        } else {
            self.dropped += 1;
        }
        for day in step_days(goal) {
            *self.steps.entry(day).or_default() += 1;
        }
    }
}

/// The exact days on which a goal moved forward: each entry of its log, and the day that it was done.
pub fn step_days(goal: &Goal) -> impl Iterator<Item = Day> {
    let done = if goal.is_done() {
        goal.state.ended_on()
    } else {
        None
    };
    goal.log
        .iter()
        .map(|entry| entry.on)
        .chain(done)
        .filter_map(super::date::Date::day)
}
