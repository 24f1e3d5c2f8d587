//! Moves per period of the axis, in the precision in which they are known.

use super::TimelineInput;
use super::period::{Period, Zoom};
use crate::domain::date::{Date, Day};
use crate::domain::item::Item;
use crate::domain::summary::move_dates;
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct MovesByPeriod {
    days: BTreeMap<Day, usize>,
    /// Moves known to the month only, by its first day.
    months: BTreeMap<Day, usize>,
    /// Moves known to the year only.
    years: BTreeMap<i32, usize>,
}

impl MovesByPeriod {
    /// Counts from the year summaries; with a filter, from the loaded goals that pass it.
    pub(crate) fn of(source: &TimelineInput<'_>) -> MovesByPeriod {
        let mut moves = MovesByPeriod::default();
        let open = source.journey.open();
        let Some(passes) = source.passes else {
            for (_, summary) in source.journey.years() {
                let days = summary.moves.iter().map(|(day, n)| (Date::Day(day), n));
                let vague = summary.vague_moves.iter().map(|(date, n)| (*date, *n));
                days.chain(vague).for_each(|(date, n)| moves.add(date, n));
            }
            open.flat_map(|goal| move_dates(goal)).for_each(|date| moves.add(date, 1));
            return moves;
        };
        open.chain(source.journey.ended())
            .filter(|goal| passes(&Item::Goal((*goal).clone())))
            .flat_map(|goal| move_dates(goal))
            .for_each(|date| moves.add(date, 1));
        moves
    }

    fn add(&mut self, date: Date, count: usize) {
        *match date {
            Date::Day(day) => self.days.entry(day).or_default(),
            Date::Month(..) => self.months.entry(date.first_day()).or_default(),
            Date::Year(year) => self.years.entry(year).or_default(),
        } += count;
    }

    /// All dates with a move.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> {
        let month = |day: &Day| Date::Month(day.year(), day.month());
        let days = self.days.keys().map(|day| Date::Day(*day));
        let months = self.months.keys().map(month);
        days.chain(months).chain(self.vague_years())
    }

    /// Years with moves that are known to the year only.
    pub(crate) fn vague_years(&self) -> impl Iterator<Item = Date> {
        self.years.keys().map(|year| Date::Year(*year))
    }

    /// Moves of a period; those known to the year only belong to no month.
    pub(crate) fn within(&self, period: Period) -> usize {
        let days = || period.first_day()..=period.last_day();
        let exact: usize = self.days.range(days()).map(|(_, moves)| moves).sum();
        let months: usize = self.months.range(days()).map(|(_, moves)| moves).sum();
        let years = if period.zoom() == Zoom::Month { 0 } else { self.of_whole_years(period) };
        exact + months + years
    }

    /// Moves of a period that are known to the year only.
    pub(crate) fn of_whole_years(&self, period: Period) -> usize {
        self.years.range(period.years()).map(|(_, moves)| moves).sum()
    }
}
