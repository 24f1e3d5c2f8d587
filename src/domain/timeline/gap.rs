//! Stretches in which nothing is recorded, and whether one is long by the person's own measure.

use super::moves::MovesByPeriod;
use super::period::{Period, Zoom};
use super::{Order, TimelineInput};
use crate::domain::baseline::Baseline;
use crate::domain::date::{Date, Day};
use crate::domain::journey::Journey;

/// A stretch in which nothing is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SilentStretch {
    /// The first day of it.
    pub(crate) first: Day,
    /// The last day of it.
    pub(crate) last: Day,
    /// What kind of silence it is.
    pub(crate) silence: Silence,
}

/// What it means that nothing is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Silence {
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

impl SilentStretch {
    /// Periods in a row in which nothing stands, if there are enough of them to be one row.
    pub(super) fn folded(run: &[Period], silence: Silence) -> Option<SilentStretch> {
        (run.len() >= FOLDED).then_some(SilentStretch {
            first: run.first()?.first_day(),
            last: run.last()?.last_day(),
            silence,
        })
    }

    /// The first date in it: what is known to be missing begins here.
    pub(crate) fn from(&self) -> Date {
        self.date(self.first)
    }

    /// The last date in it.
    pub(crate) fn until(&self) -> Date {
        self.date(self.last)
    }

    /// Years where it is made of whole ones, else months.
    fn date(&self, day: Day) -> Date {
        let years = (self.first.year(), self.last.year());
        let whole = (Date::Year(years.0).first_day(), Date::Year(years.1).last_day());
        if whole == (self.first, self.last) {
            Date::Year(day.year())
        } else {
            Date::Month(day.year(), day.month())
        }
    }

    /// Whether all of a period lies in it.
    pub(super) fn holds(&self, period: Period) -> bool {
        self.first <= period.first_day() && period.last_day() <= self.last
    }
}

/// The long silences of the past, in whole months: the same ones however closely one looks. None where not all that
/// is known may be shown, or not where it happened.
pub(super) fn silences(source: &TimelineInput<'_>, steps: &MovesByPeriod) -> Vec<SilentStretch> {
    if source.passes.is_some() || source.order == Order::Recognised {
        return Vec::new();
    }
    let measure = UsualGap::of(source.journey, source.today);
    let mut known = known(source, steps);
    known.sort_unstable();
    let mut reached: Option<Day> = None;
    let gaps = known.into_iter().filter_map(|(from, until)| {
        let gap = reached.and_then(|reached| between(reached, from));
        reached = reached.max(Some(until));
        gap.filter(|gap| from <= source.today && measure.is_long(gap))
    });
    gaps.collect()
}

/// Every stretch of which anything is known, and today.
fn known(source: &TimelineInput<'_>, steps: &MovesByPeriod) -> Vec<(Day, Day)> {
    let journey = source.journey;
    let ends = journey.years().flat_map(|(_, summary)| &summary.other_ends);
    let targets = journey.open().filter_map(|goal| goal.due);
    let dates = steps.dates().chain(ends.copied()).chain(targets);
    let stretches = dates.map(|date| (date.first_day(), date.last_day()));
    let today = (source.today, source.today);
    let lasted = lasted(journey, source.today);
    stretches.chain(lasted).chain([today]).collect()
}

/// From when to when each milestone was.
fn lasted(journey: &Journey, today: Day) -> impl Iterator<Item = (Day, Day)> {
    let extents = journey.milestones().map(|m| m.extent());
    extents.map(move |extent| (extent.on.first_day(), extent.last_day(today)))
}

/// The whole months between two days.
fn between(reached: Day, from: Day) -> Option<SilentStretch> {
    let first = Period::of(reached, Zoom::Month).next();
    let after = Period::of(from, Zoom::Month);
    (first < after).then(|| SilentStretch {
        first: first.first_day(),
        last: after.first_day().plus_days(-1),
        silence: Silence::Long,
    })
}

/// What usually lies between one milestone and the next: a silence that is longer is a long one.
struct UsualGap(Baseline);

impl UsualGap {
    /// Of the stretches between the milestones, spans counted to their end.
    fn of(journey: &Journey, today: Day) -> UsualGap {
        let mut known: Vec<(Day, Day)> = lasted(journey, today).collect();
        known.sort_unstable();
        let mut reached: Option<Day> = None;
        let gaps = known.into_iter().filter_map(|(from, until)| {
            let gap = reached.map(|reached| from.days_since(reached));
            reached = reached.max(Some(until));
            gap.filter(|days| *days > 0)
        });
        UsualGap(Baseline::of(gaps.collect::<Vec<_>>().into_iter()))
    }

    fn is_long(&self, gap: &SilentStretch) -> bool {
        let days = gap.last.days_since(gap.first) + 1;
        let usual = self.0.usual().map(|usual| usual.max(LEAST));
        days as f64 > usual.unwrap_or(LONG)
    }
}
