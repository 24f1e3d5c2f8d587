//! Moves per period of the axis, in the precision in which they are known.

use super::period::{Period, Zoom};
use super::{PeriodHeader, TimelineInput};
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
                let days = summary.moves.iter().map(|(day, n)| (Date::Day(*day), *n));
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

    pub(crate) fn within(&self, period: Period) -> PeriodHeader {
        let mut header = PeriodHeader::of(period);
        let days = || period.first_day()..=period.last_day();
        for (day, count) in self.days.range(days()) {
            header.add(Some(period.part(*day)), *count);
        }
        for (month, count) in self.months.range(days()) {
            let part = (period.zoom() != Zoom::Month).then(|| period.part(*month));
            header.add(part, *count);
        }
        if period.zoom() != Zoom::Month {
            for (year, count) in self.years.range(period.years()) {
                let first = Date::Year(*year).first_day();
                let part = (period.zoom() == Zoom::Decade).then(|| period.part(first));
                header.add(part, *count);
            }
        }
        header
    }

    /// Moves known to the year only, for the row of a whole year between the months of the axis.
    pub(crate) fn of_whole_year(&self, year: Period) -> PeriodHeader {
        let mut header = PeriodHeader::of(year);
        for (_, count) in self.years.range(year.years()) {
            header.add(None, *count);
        }
        header
    }
}

impl PeriodHeader {
    fn of(period: Period) -> PeriodHeader {
        PeriodHeader { parts: vec![0; period.parts()], ..PeriodHeader::default() }
    }

    /// Most moves in any part; 1 if every move is unplaced.
    pub(crate) fn most(&self) -> usize {
        let placed = self.parts.iter().copied().max().unwrap_or(0);
        placed.max(self.unplaced.min(1))
    }

    fn add(&mut self, part: Option<usize>, count: usize) {
        match part {
            Some(part) => self.parts[part] += count,
            None => self.unplaced += count,
        }
        self.moves += count;
    }
}
