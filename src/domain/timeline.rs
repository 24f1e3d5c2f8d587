//! The timeline: past and future on one axis, as rows in order of time.
//!
//! The axis is divided into periods (decades, years or months), each listing its items. A date that is less precise
//! than the period goes to a wider period of its own, never to a day that the user did not enter.

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

/// The date by which milestones are placed on the axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Order {
    #[default]
    Happened,
    /// When it was recognised, or else when it happened.
    Recognised,
}

pub(crate) struct TimelineInput<'a> {
    pub(crate) journey: &'a Journey,
    pub(crate) today: Day,
    pub(crate) zoom: Zoom,
    pub(crate) order: Order,
    /// Whether an item passes the filter; `None` without a filter.
    pub(crate) passes: Option<&'a dyn Fn(&Item) -> bool>,
    /// Item that stays visible in a crowded period.
    pub(crate) keep: Option<&'a Id>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TimelineRow {
    pub(crate) period: Period,
    /// Header of the period, on its first row only.
    pub(crate) opens: Option<PeriodHeader>,
    pub(crate) stop: RowContent,
    /// The spans that run beside the row.
    pub(crate) lanes: Lanes,
    /// First day that the row stands for.
    pub(crate) day: Day,
}

/// The beginning of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PeriodHeader {
    pub(crate) moves: usize,
    /// Whether no row above begins a period of the same year.
    pub(crate) begins_year: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum RowContent {
    /// Nothing but the moves of the period.
    Blank,
    /// An item and its date on the axis.
    Item(Item, Date),
    /// Items hidden at this zoom for lack of room.
    More(More),
    /// Periods without a record.
    Gap(SilentStretch),
    /// End of a span that shares its time with no other row.
    End(Date),
    /// Goals that ended in that year and are not loaded yet.
    Unread(i32, usize),
    Today,
}

impl TimelineRow {
    /// First and last day of the row: an item's own date, otherwise the whole period.
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

/// Rows of the timeline, earliest first; empty if there is nothing to show.
pub(crate) fn rows(source: &TimelineInput<'_>) -> Vec<TimelineRow> {
    let points = point::points(source);
    axis::rows(source, points)
}
