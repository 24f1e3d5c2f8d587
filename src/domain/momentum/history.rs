//! Moves by day: all recent ones, and the first and last of the older ones.

use super::moves::Events;
use crate::domain::date::Day;
use crate::domain::journey::Journey;
use crate::domain::sorted::SortedMap;
use crate::domain::summary::move_days;

/// Moves up to a day.
#[derive(Default)]
pub(super) struct MoveHistory {
    /// The first move ever.
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
    recent: SortedMap<Day, usize>,
}

impl MoveHistory {
    /// The moves from `since` to `today`; of each year's summary only that range is scanned.
    pub(super) fn of(journey: &Journey, since: Day, today: Day) -> MoveHistory {
        let mut history = MoveHistory::default();
        for (_, summary) in journey.years() {
            if let Some((first, last)) = summary.moved_between(today) {
                history.reach(first);
                history.reach(last);
            }
            if since <= today {
                let recent = summary.moves(since..=today);
                recent.for_each(|(day, moves)| history.add(day, moves));
            }
        }
        let milestones = Events::of(journey, today);
        let milestones = journey.milestones().filter_map(|m| milestones.day(m));
        let moves = journey.open().flat_map(|goal| move_days(goal)).chain(milestones);
        history.add_moves(moves, since, today);
        history
    }

    /// Adds the moves up to `today`, counting each from `since` on.
    pub(super) fn add_moves(&mut self, moves: impl Iterator<Item = Day>, since: Day, today: Day) {
        for day in moves.filter(|day| *day <= today) {
            self.reach(day);
            if day >= since {
                self.add(day, 1);
            }
        }
    }

    /// Records that there was a move by that day, without counting it.
    pub(super) fn extend_back_to(&mut self, day: Day) {
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
    }

    /// Moves in the `length` days that end `ago` days before today.
    pub(super) fn moves_in_days(&self, today: Day, ago: i64, length: i64) -> usize {
        let days = today.plus_days(1 - ago - length)..=today.plus_days(-ago);
        self.recent.range(days).map(|(_, moves)| moves).sum()
    }

    /// Days with a move among the last `length`, in order.
    pub(super) fn move_days(&self, today: Day, length: i64) -> impl Iterator<Item = Day> {
        self.recent.range(today.plus_days(1 - length)..=today).map(|(day, _)| *day)
    }

    fn reach(&mut self, day: Day) {
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        self.last = Some(self.last.map_or(day, |last| last.max(day)));
    }

    fn add(&mut self, day: Day, moves: usize) {
        *self.recent.get_or_default(day) += moves;
    }
}
