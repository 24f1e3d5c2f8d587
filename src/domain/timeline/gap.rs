//! Stretches without a record, and whether they are long by the user's own measure.

use super::moves::MovesByPeriod;
use super::period::{Period, Zoom};
use super::{Order, TimelineInput};
use crate::domain::baseline::Baseline;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::gap::{Gap, GapPlace};
use crate::domain::journey::Journey;
use crate::domain::sort;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SilentStretch {
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) silence: Silence,
}

/// Meaning of a stretch without a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Silence {
    /// No claim: a span covers it, or its items may be hidden or placed elsewhere.
    Unclaimed,
    Ahead,
    /// Within the usual length.
    Short,
    /// Long by the user's own measure: something may be forgotten.
    Long,
}

/// Days from which a stretch is long while there are too few milestones for a baseline: two years.
const LONG: f64 = 2.0 * 365.0;

/// Least length of a long stretch in days, however dense the milestones are: one year.
const LEAST: f64 = 365.0;

/// Least number of consecutive empty periods that fold into one row.
const FOLDED: usize = 3;

impl SilentStretch {
    /// Folds consecutive empty periods into one stretch, if there are enough of them.
    pub(super) fn folded(run: &[Period], silence: Silence) -> Option<SilentStretch> {
        (run.len() >= FOLDED).then_some(SilentStretch {
            first: run.first()?.first_day(),
            last: run.last()?.last_day(),
            silence,
        })
    }

    /// First date of the stretch, for a form that adds what is missing.
    pub(crate) fn from(&self) -> Date {
        self.date(self.first)
    }

    /// Last date of the stretch.
    pub(crate) fn until(&self) -> Date {
        self.date(self.last)
    }

    /// A year if the stretch consists of whole years, otherwise a month.
    fn date(&self, day: Day) -> Date {
        let years = (self.first.year(), self.last.year());
        let whole = (Date::Year(years.0).first_day(), Date::Year(years.1).last_day());
        if whole == (self.first, self.last) {
            Date::Year(day.year())
        } else {
            Date::Month(day.year(), day.month())
        }
    }

    /// Whether nothing that could not be read may belong in it.
    pub(crate) fn is_known(&self, journey: &Journey) -> bool {
        !journey.gaps().iter().any(|unread| self.may_hold(unread))
    }

    fn may_hold(&self, unread: &Gap) -> bool {
        match unread.place {
            // A goal may have moved in any year before it ended.
            GapPlace::File(DataFile::Ended(year)) => self.first.year() <= year,
            GapPlace::File(DataFile::Open | DataFile::Milestones) | GapPlace::Past => true,
        }
    }

    /// Whether it contains the whole period.
    pub(super) fn holds(&self, period: Period) -> bool {
        self.first <= period.first_day() && period.last_day() <= self.last
    }
}

/// Long silences of the past in whole months, the same at every zoom. Empty under a filter or in order of recognition,
/// where items may be hidden or placed elsewhere.
pub(super) fn silences(source: &TimelineInput<'_>, moves: &MovesByPeriod) -> Vec<SilentStretch> {
    if source.passes.is_some() || source.order == Order::Recognised {
        return Vec::new();
    }
    let measure = UsualGap::of(source.journey, source.today);
    let mut known = known(source, moves);
    sort::ascending(&mut known);
    let mut reached: Option<Day> = None;
    let gaps = known.into_iter().filter_map(|(from, until)| {
        let gap = reached.and_then(|reached| between(reached, from));
        reached = reached.max(Some(until));
        gap.filter(|gap| from <= source.today && measure.is_long(gap))
    });
    gaps.collect()
}

/// Every stretch with a record, and today.
fn known(source: &TimelineInput<'_>, moves: &MovesByPeriod) -> Vec<(Day, Day)> {
    let journey = source.journey;
    let ends = journey.years().flat_map(|(_, summary)| &summary.other_ends);
    let targets = journey.open().filter_map(|goal| goal.due);
    let dates = moves.dates().chain(ends.copied()).chain(targets);
    let stretches = dates.map(|date| (date.first_day(), date.last_day()));
    let today = (source.today, source.today);
    let milestones = milestone_stretches(journey, source.today);
    stretches.chain(milestones).chain([today]).collect()
}

/// First and last day of each milestone.
fn milestone_stretches(journey: &Journey, today: Day) -> impl Iterator<Item = (Day, Day)> {
    let extents = journey.milestones().map(|m| m.extent());
    extents.map(move |extent| (extent.on.first_day(), extent.last_day(today)))
}

/// Whole months between two days.
fn between(reached: Day, from: Day) -> Option<SilentStretch> {
    let first = Period::of(reached, Zoom::Month).next();
    let after = Period::of(from, Zoom::Month);
    (first < after).then(|| SilentStretch {
        first: first.first_day(),
        last: after.first_day().plus_days(-1),
        silence: Silence::Long,
    })
}

/// Usual distance from one milestone to the next; a longer silence is long.
struct UsualGap(Baseline);

impl UsualGap {
    /// Measured between the milestones, from the end of a span.
    fn of(journey: &Journey, today: Day) -> UsualGap {
        let mut known: Vec<(Day, Day)> = milestone_stretches(journey, today).collect();
        sort::ascending(&mut known);
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
