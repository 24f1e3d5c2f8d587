//! Moves per period of the axis, in the precision in which they are known.

use super::TimelineInput;
use super::period::{Period, Zoom};
use crate::domain::date::{Date, Day};
use crate::domain::item::Item;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use crate::domain::summary::move_dates;

#[derive(Default)]
pub(super) struct MovesByPeriod {
    days: SortedMap<Day, usize>,
    /// Moves known to the month only, by its first day.
    months: SortedMap<Day, usize>,
    /// Moves known to the year only.
    years: SortedMap<i32, usize>,
}

impl MovesByPeriod {
    /// Counts from the year summaries; with a filter, from the loaded goals that pass it.
    pub(crate) fn of(source: &TimelineInput<'_>) -> MovesByPeriod {
        let open = source.journey.open();
        let Some(passes) = source.passes else {
            let past = source.journey.years().flat_map(|(_, summary)| {
                let days = summary.moves.iter().map(|(day, n)| (Date::Day(day), n));
                days.chain(summary.vague_moves.iter().copied())
            });
            let now = open.flat_map(|goal| move_dates(goal)).map(|date| (date, 1));
            return MovesByPeriod::counted(past.chain(now).collect());
        };
        let goals = open.chain(source.journey.ended());
        let goals = goals.filter(|goal| passes(&Item::Goal((*goal).clone())));
        let dates = goals.flat_map(|goal| move_dates(goal));
        MovesByPeriod::counted(dates.map(|date| (date, 1)).collect())
    }

    fn counted(mut dates: Vec<(Date, usize)>) -> MovesByPeriod {
        let mut moves = MovesByPeriod::default();
        sort::by(&mut dates, |(a, _), (b, _)| a.cmp(b));
        dates.into_iter().for_each(|(date, n)| moves.add(date, n));
        moves
    }

    fn add(&mut self, date: Date, count: usize) {
        *match date {
            Date::Day(day) => self.days.get_or_default(day),
            Date::Month(..) => self.months.get_or_default(date.first_day()),
            Date::Year(year) => self.years.get_or_default(year),
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
