//! The moves along the axis: how many of them each period holds, as exactly as they are known.

use super::period::{Period, Zoom};
use super::{PeriodHeader, TimelineInput};
use crate::domain::date::{Date, Day};
use crate::domain::item::Item;
use crate::domain::summary::move_dates;
use std::collections::BTreeMap;

/// Moves by when they were.
#[derive(Default)]
pub(super) struct MovesByPeriod {
    days: BTreeMap<Day, usize>,
    /// Those of which only the month is known, by its first day.
    months: BTreeMap<Day, usize>,
    /// Those of which only the year is known.
    years: BTreeMap<i32, usize>,
}

impl MovesByPeriod {
    /// Of every year from its summary; under a filter, of the goals that are read and pass it.
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

    /// When there were any.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> {
        let month = |day: &Day| Date::Month(day.year(), day.month());
        let days = self.days.keys().map(|day| Date::Day(*day));
        let months = self.months.keys().map(month);
        days.chain(months).chain(self.vague_years())
    }

    /// The years of which moves are known no more exactly.
    pub(crate) fn vague_years(&self) -> impl Iterator<Item = Date> {
        self.years.keys().map(|year| Date::Year(*year))
    }

    /// Those of a period of the axis.
    pub(crate) fn within(&self, period: Period) -> PeriodHeader {
        let mut opening = PeriodHeader::of(period);
        let days = || period.first_day()..=period.last_day();
        for (day, count) in self.days.range(days()) {
            opening.add(Some(period.part(*day)), *count);
        }
        for (month, count) in self.months.range(days()) {
            let part = (period.zoom() != Zoom::Month).then(|| period.part(*month));
            opening.add(part, *count);
        }
        if period.zoom() != Zoom::Month {
            for (year, count) in self.years.range(period.years()) {
                let first = Date::Year(*year).first_day();
                let part = (period.zoom() == Zoom::Decade).then(|| period.part(first));
                opening.add(part, *count);
            }
        }
        opening
    }

    /// Those that stand at a year of its own between the months of the axis: known to be of that year and no more.
    pub(crate) fn of_whole(&self, year: Period) -> PeriodHeader {
        let mut opening = PeriodHeader::of(year);
        for (_, count) in self.years.range(year.years()) {
            opening.add(None, *count);
        }
        opening
    }
}

impl PeriodHeader {
    fn of(period: Period) -> PeriodHeader {
        PeriodHeader { parts: vec![0; period.parts()], ..PeriodHeader::default() }
    }

    /// The most moves in any part; where all that there are are known of no part, one.
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
