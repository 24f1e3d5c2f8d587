//! The timeline: past and future on one axis, as rows in the order of time.
//!
//! The axis is cut into periods (decades, years or months). What stands in one is listed under it; a date that is less
//! exact than the period stands at a wider period of its own, never on a day that nobody named.

mod axis;
mod crowd;
mod gap;
mod moves;
mod period;
mod point;
mod spans;
#[cfg(test)]
mod tests;

pub(crate) use self::crowd::{CrowdKind, More};
pub(crate) use self::gap::{Silence, SilentStretch};
pub use self::period::{Period, Zoom};
pub(crate) use self::spans::{LANES, Lane, Lanes};

use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;

/// By which of its two dates a milestone stands on the axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Order {
    /// When it happened.
    #[default]
    Happened,
    /// When it was recognised; where it never was, when it happened.
    Recognised,
}

/// What the timeline is made from.
pub(crate) struct TimelineInput<'a> {
    /// The journey.
    pub(crate) journey: &'a Journey,
    /// What day it is.
    pub(crate) today: Day,
    /// What one period is.
    pub(crate) zoom: Zoom,
    /// By which date milestones stand.
    pub(crate) order: Order,
    /// Whether an item passes the filter; `None` without one.
    pub(crate) passes: Option<&'a dyn Fn(&Item) -> bool>,
    /// What is shown even where there is room for few.
    pub(crate) keep: Option<&'a Id>,
}

/// One row of the timeline.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TimelineRow {
    /// The period that it stands in.
    pub(crate) period: Period,
    /// The steps of the period, on its first row; boxed, since most rows have none.
    pub(crate) opens: Option<Box<PeriodHeader>>,
    /// What stands here.
    pub(crate) stop: RowContent,
    /// The spans that run beside it.
    pub(crate) lanes: Lanes,
    /// The first day that it stands for.
    pub(crate) day: Day,
}

/// The beginning of a period.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct PeriodHeader {
    /// The steps in each part of the period: years of a decade, months of a year, tenths of a month.
    pub(crate) parts: Vec<usize>,
    /// Steps of which it is not known in which part they were.
    pub(crate) unplaced: usize,
    /// How many steps they are together.
    pub(crate) moves: usize,
}

/// What stands on a row.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum RowContent {
    /// Nothing, in a period of which nothing is known but its steps.
    Blank,
    /// An item, and the date that it stands at.
    Item(Item, Date),
    /// Others of the period, for which there is no room at this zoom.
    More(More),
    /// Periods in which nothing is recorded.
    Gap(SilentStretch),
    /// The end of a span, where nothing else stands at that time.
    End(Date),
    /// Goals that ended in that year and have not been read yet.
    Unread(i32, usize),
    /// The day that it is.
    Today,
}

impl TimelineRow {
    /// The stretch of time that it stands for: an item's own date, and else the whole of its period.
    pub(crate) fn stretch(&self) -> (Day, Day) {
        match &self.stop {
            RowContent::Item(_, date) | RowContent::End(date) => {
                (date.first_day(), date.last_day())
            }
            RowContent::Gap(gap) => (gap.first, gap.last),
            RowContent::Blank
            | RowContent::More(_)
            | RowContent::Unread(..)
            | RowContent::Today => self.period.stretch(),
        }
    }

    /// The item that stands here.
    pub(crate) fn item(&self) -> Option<&Item> {
        match &self.stop {
            RowContent::Item(item, _) => Some(item),
            RowContent::Blank
            | RowContent::More(_)
            | RowContent::Gap(_)
            | RowContent::End(_)
            | RowContent::Unread(..)
            | RowContent::Today => None,
        }
    }
}

/// The rows of the timeline, earliest first. Empty where there is nothing to stand on it.
pub(crate) fn rows(source: &TimelineInput<'_>) -> Vec<TimelineRow> {
    let points = point::points(source);
    axis::rows(source, points)
}
