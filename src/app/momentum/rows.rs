//! The rows of the page of momentum, from the top to the bottom.

use super::PageFigures;
use crate::app::list::Listed;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::momentum::Move;
use crate::domain::pace::Larger;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The number of last moves that are listed.
const LAST_STEPS: usize = 12;

/// How many steps of a day there is room for at least and at most, even where it has none: what stands below the steps of
/// an ordinary day stays where it is from day to day.
const ROOM: RangeInclusive<usize> = 2..=6;

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum MomentumRow {
    Gap,
    Months,
    /// One weekday of the map, 0 for Monday.
    Weekday(usize),
    Weeks,
    Legend,
    /// The arithmetic of the whole journey.
    Numbers,
    Day,
    OfDay(Move),
    /// A heading, and a remark beside it.
    Heading(&'static str, &'static str),
    /// A larger goal, and the same as an item.
    Larger(Box<Larger>, Item),
    Years,
    /// A kind, its number of moves, and that of the most frequent kind.
    Kind(Option<String>, usize, usize),
    Last(Move),
    /// A sentence in place of what is not there.
    Said(&'static str),
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum RowKey {
    Weekday(usize),
    OfDay(Move),
    Larger(Id),
    Years,
    Last(Move),
}

impl MomentumRow {
    /// Whether it is drawn by cells, in which one goes sideways too.
    pub(crate) fn is_picture(&self) -> bool {
        matches!(self, MomentumRow::Weekday(_) | MomentumRow::Years)
    }
}

impl Listed for MomentumRow {
    type Key = RowKey;

    fn key(&self) -> Option<RowKey> {
        match self {
            MomentumRow::Weekday(weekday) => Some(RowKey::Weekday(*weekday)),
            MomentumRow::OfDay(step) => Some(RowKey::OfDay(step.clone())),
            MomentumRow::Larger(_, item) => Some(RowKey::Larger(item.id().clone())),
            MomentumRow::Years => Some(RowKey::Years),
            MomentumRow::Last(step) => Some(RowKey::Last(step.clone())),
            MomentumRow::Gap
            | MomentumRow::Months
            | MomentumRow::Weeks
            | MomentumRow::Legend
            | MomentumRow::Numbers => None,
            MomentumRow::Day
            | MomentumRow::Heading(..)
            | MomentumRow::Kind(..)
            | MomentumRow::Said(_) => None,
        }
    }

    fn item(&self) -> Option<&Item> {
        match self {
            MomentumRow::OfDay(step) | MomentumRow::Last(step) => Some(&step.item),
            MomentumRow::Larger(_, item) => Some(item),
            MomentumRow::Gap
            | MomentumRow::Months
            | MomentumRow::Weekday(_)
            | MomentumRow::Weeks
            | MomentumRow::Legend => None,
            MomentumRow::Numbers
            | MomentumRow::Day
            | MomentumRow::Heading(..)
            | MomentumRow::Years => None,
            MomentumRow::Kind(..) | MomentumRow::Said(_) => None,
        }
    }
}

/// The rows; none where there has never been a step.
pub(super) fn rows(figures: &PageFigures, day: Day) -> Vec<MomentumRow> {
    if figures.years.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![MomentumRow::Months];
    rows.extend((0..7).map(MomentumRow::Weekday));
    rows.extend([MomentumRow::Weeks, MomentumRow::Legend, MomentumRow::Gap, MomentumRow::Day]);
    let of_day: Vec<_> = figures.steps.iter().filter(|step| step.on == day).collect();
    let ordinary = figures.year.ordinary().clamp(*ROOM.start(), *ROOM.end());
    let air = ordinary.saturating_sub(of_day.len());
    rows.extend(of_day.into_iter().cloned().map(MomentumRow::OfDay));
    rows.extend(std::iter::repeat_n(MomentumRow::Gap, air + 1));
    rows.extend([MomentumRow::Numbers, MomentumRow::Gap]);
    if !figures.larger.is_empty() {
        rows.push(MomentumRow::Heading("By larger goal", "the last 365 days"));
        let row = |larger: &Larger| {
            let item = Item::Goal(Arc::clone(&larger.goal));
            MomentumRow::Larger(Box::new(larger.clone()), item)
        };
        rows.extend(figures.larger.iter().map(row));
        rows.push(MomentumRow::Gap);
    }
    rows.push(MomentumRow::Heading("By year", "since the beginning"));
    rows.extend([MomentumRow::Years, MomentumRow::Gap]);
    rows.extend(kinds(figures));
    rows.push(MomentumRow::Heading("The last moves", ""));
    if figures.steps.is_empty() {
        rows.push(MomentumRow::Said(if figures.is_partial {
            "They are being read."
        } else {
            "None within a year."
        }));
    }
    let last = figures.steps.iter().take(LAST_STEPS).cloned();
    rows.extend(last.map(MomentumRow::Last));
    rows
}

/// The kinds, where there is more to say than that there are none.
fn kinds(figures: &PageFigures) -> Vec<MomentumRow> {
    let most = figures.kinds.iter().map(|(_, steps)| *steps).max().unwrap_or(0);
    if figures.kinds.iter().all(|(kind, _)| kind.is_none()) {
        return Vec::new();
    }
    let mut rows = vec![MomentumRow::Heading("By kind", "the last 365 days")];
    let kinds = figures.kinds.iter().cloned();
    rows.extend(kinds.map(|(kind, steps)| MomentumRow::Kind(kind, steps, most)));
    rows.push(MomentumRow::Gap);
    rows
}
