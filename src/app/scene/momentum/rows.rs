//! The rows of momentum, from the top to the bottom.

use super::PageFigures;
use crate::app::list::Listed;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::pace::Larger;
use std::sync::Arc;

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum MomentumRow {
    Gap,
    Months,
    /// One weekday of the map, 0 for Monday.
    Weekday(usize),
    Legend,
    /// The selected day.
    Day,
    LargerHeading,
    /// A larger goal, and the same as an item.
    Larger(Box<Larger>, Item),
    YearsHeading,
    Years,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum RowKey {
    Weekday(usize),
    Larger(Id),
    Years,
}

impl MomentumRow {
    /// Whether it is drawn by cells, with a cursor that goes sideways too.
    pub(crate) fn is_picture(&self) -> bool {
        matches!(self, MomentumRow::Weekday(_) | MomentumRow::Years)
    }
}

impl Listed for MomentumRow {
    type Key = RowKey;

    fn key(&self) -> Option<RowKey> {
        match self {
            MomentumRow::Weekday(weekday) => Some(RowKey::Weekday(*weekday)),
            MomentumRow::Larger(_, item) => Some(RowKey::Larger(item.id().clone())),
            MomentumRow::Years => Some(RowKey::Years),
            MomentumRow::Gap
            | MomentumRow::Months
            | MomentumRow::Legend
            | MomentumRow::Day
            | MomentumRow::LargerHeading
            | MomentumRow::YearsHeading => None,
        }
    }

    fn is_heading(&self) -> bool {
        matches!(self, MomentumRow::LargerHeading | MomentumRow::YearsHeading | MomentumRow::Months)
    }

    fn item(&self) -> Option<&Item> {
        match self {
            MomentumRow::Larger(_, item) => Some(item),
            MomentumRow::Gap
            | MomentumRow::Months
            | MomentumRow::Weekday(_)
            | MomentumRow::Legend
            | MomentumRow::Day
            | MomentumRow::LargerHeading
            | MomentumRow::YearsHeading
            | MomentumRow::Years => None,
        }
    }
}

/// The rows; none where there has never been a move.
pub(super) fn rows(figures: &PageFigures) -> Vec<MomentumRow> {
    if figures.years.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![MomentumRow::Months];
    rows.extend((0..7).map(MomentumRow::Weekday));
    rows.extend([MomentumRow::Legend, MomentumRow::Gap, MomentumRow::Day, MomentumRow::Gap]);
    if !figures.larger.is_empty() {
        rows.push(MomentumRow::LargerHeading);
        let row = |larger: &Larger| {
            let item = Item::Goal(Arc::clone(&larger.goal));
            MomentumRow::Larger(Box::new(larger.clone()), item)
        };
        rows.extend(figures.larger.iter().map(row));
        rows.push(MomentumRow::Gap);
    }
    rows.extend([MomentumRow::YearsHeading, MomentumRow::Years]);
    rows
}
