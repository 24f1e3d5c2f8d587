//! The steps of a journey by day: the recent ones all, of the older ones the first and the last.

use super::step::Events;
use crate::domain::date::Day;
use crate::domain::journey::Journey;
use crate::domain::summary::move_days;
use std::collections::BTreeMap;

/// Steps up to a day.
#[derive(Default)]
pub(super) struct Trail {
    /// The first step ever.
    pub(super) first: Option<Day>,
    /// The latest step.
    pub(super) last: Option<Day>,
    recent: BTreeMap<Day, usize>,
}

impl Trail {
    /// The steps from `since` to `today`. Of a year's summary only that part is walked through.
    pub(super) fn of(journey: &Journey, since: Day, today: Day) -> Trail {
        let mut trail = Trail::default();
        for (_, summary) in journey.years() {
            let mut past = summary.moves(..=today);
            trail.reach(past.next().map(|(day, _)| day));
            trail.reach(past.next_back().map(|(day, _)| day));
            if since <= today {
                let recent = summary.moves(since..=today);
                recent.for_each(|(day, moves)| trail.add(day, moves));
            }
        }
        let milestones = Events::of(journey, today);
        let milestones = journey.milestones().filter_map(|m| milestones.day(m));
        let steps = journey.open().flat_map(|goal| move_days(goal)).chain(milestones);
        trail.walk(steps, since, today);
        trail
    }

    /// Takes in these steps: those up to `today`, and each of those from `since` on.
    pub(super) fn walk(&mut self, steps: impl Iterator<Item = Day>, since: Day, today: Day) {
        for day in steps.filter(|day| *day <= today) {
            self.reach(Some(day));
            if day >= since {
                self.add(day, 1);
            }
        }
    }

    /// There was a step by that day, which is too long ago to matter for more than that there was one.
    pub(super) fn began_by(&mut self, day: Day) {
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
    }

    /// The steps of the `length` days that end `ago` days before today.
    pub(super) fn steps_in_days(&self, today: Day, ago: i64, length: i64) -> usize {
        let days = today.plus_days(1 - ago - length)..=today.plus_days(-ago);
        self.recent.range(days).map(|(_, steps)| steps).sum()
    }

    /// The days with a step among the last `length`, in order.
    pub(super) fn step_days(&self, today: Day, length: i64) -> impl Iterator<Item = Day> {
        self.recent.range(today.plus_days(1 - length)..=today).map(|(day, _)| *day)
    }

    fn reach(&mut self, step: Option<Day>) {
        let Some(day) = step else { return };
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        self.last = Some(self.last.map_or(day, |last| last.max(day)));
    }

    fn add(&mut self, day: Day, steps: usize) {
        *self.recent.entry(day).or_default() += steps;
    }
}
