//! Stretches in which nothing is recorded, and whether one is long by the person's own measure.

use super::period::Period;
use crate::domain::baseline::Baseline;
use crate::domain::date::{Date, Day};
use crate::domain::journey::Journey;

/// Periods in a row in which nothing is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The first of them.
    pub first: Period,
    /// The last of them.
    pub last: Period,
    /// What kind of silence it is.
    pub silence: Silence,
}

/// What it means that nothing is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Silence {
    /// None that could be claimed: something went on through it, or what fell in it may not be shown there.
    Unclaimed,
    /// It is yet to come.
    Ahead,
    /// It is no longer than silences usually are here.
    Short,
    /// It is long by the person's own measure: something may have been forgotten.
    Long,
}

/// Days from which on a stretch is long, where there are too few milestones to have a measure of one's own: two years.
const LONG: f64 = 2.0 * 365.0;

/// No stretch is long that is shorter than a year, however close one's milestones stand.
const LEAST: f64 = 365.0;

/// As many empty periods in a row are shown as one row.
const FOLDED: usize = 3;

impl Gap {
    /// Periods in a row in which nothing stands, though nothing is missing, if there are enough of them to be one row.
    pub(super) fn unclaimed(run: &[Period]) -> Option<Gap> {
        (run.len() >= FOLDED).then_some(Gap {
            first: *run.first()?,
            last: *run.last()?,
            silence: Silence::Unclaimed,
        })
    }

    /// The first date in it: what is known to be missing begins here.
    pub fn from(&self) -> Date {
        self.first.date()
    }

    /// The last date in it.
    pub fn until(&self) -> Date {
        let last = self.last;
        match last.years() {
            years if years.start() == years.end() => last.date(),
            years => Date::Year(*years.end()),
        }
    }
}

/// What usually lies between one milestone and the next: a silence that is longer is a long one.
pub(super) struct Measure(Baseline);

impl Measure {
    /// Of the stretches between the milestones, spans counted to their end.
    pub fn of(journey: &Journey) -> Measure {
        let ends = |m: &crate::domain::milestone::Milestone| m.until.unwrap_or(m.on).last_day();
        let mut known: Vec<(Day, Day)> = journey
            .milestones()
            .map(|m| (m.on.first_day(), ends(m)))
            .collect();
        known.sort();
        let mut reached: Option<Day> = None;
        let gaps = known.into_iter().filter_map(|(from, until)| {
            let gap = reached.map(|reached| from.days_since(reached));
            reached = reached.max(Some(until));
            gap.filter(|days| *days > 0)
        });
        Measure(Baseline::of(gaps.collect::<Vec<_>>().into_iter()))
    }

    fn is_long(&self, days: i64) -> bool {
        let usual = self.0.usual().map(|usual| usual.max(LEAST));
        days as f64 > usual.unwrap_or(LONG)
    }

    /// Empty periods in a row as one gap, if there are enough of them or if they are long.
    pub fn gap(&self, run: &[Period], today: Day) -> Option<Gap> {
        let (first, last) = (*run.first()?, *run.last()?);
        let ahead = first.first_day() > today;
        let days = last.last_day().days_since(first.first_day()) + 1;
        let silence = if ahead {
            Silence::Ahead
        } else if self.is_long(days) {
            Silence::Long
        } else {
            Silence::Short
        };
        let folded = run.len() >= FOLDED || silence == Silence::Long;
        folded.then_some(Gap {
            first,
            last,
            silence,
        })
    }
}
