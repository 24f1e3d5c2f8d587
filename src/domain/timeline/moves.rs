//! Moves per period of the axis, in the precision in which they are known.

use super::TimelineInput;
use super::period::{Period, Zoom};
use super::point::date_on_axis;
use crate::domain::date::{Date, Day};
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use crate::domain::summary::{milestone_move, move_dates};

#[derive(Default)]
pub(super) struct MovesByPeriod {
    days: SortedMap<Day, usize>,
    /// Moves known to the month only, by its first day.
    months: SortedMap<Day, usize>,
    /// Moves known to the year only.
    years: SortedMap<i32, usize>,
}

impl MovesByPeriod {
    /// Counts from the year summaries, and each milestone where it stands on the axis; with a filter, from the loaded items
    /// that pass it.
    pub(crate) fn of(source: &TimelineInput<'_>) -> MovesByPeriod {
        let on_axis = |milestone: &Milestone| {
            milestone_move(milestone).map(|_| (date_on_axis(milestone, source.order), 1))
        };
        let Some(passes) = source.passes else {
            let reached = source.journey.milestones().filter_map(|milestone| on_axis(milestone));
            return MovesByPeriod::counted(source.journey.dated_moves_of_goals().chain(reached));
        };
        let moves = source.journey.items().filter(|item| passes(item)).flat_map(|item| {
            let goal = item.as_goal().into_iter().flat_map(|goal| move_dates(goal));
            let reached = item.as_milestone().and_then(|milestone| on_axis(milestone));
            goal.map(|date| (date, 1)).chain(reached)
        });
        MovesByPeriod::counted(moves)
    }

    fn counted(dates: impl Iterator<Item = (Date, usize)>) -> MovesByPeriod {
        let mut dates: Vec<(Date, usize)> = dates.collect();
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
