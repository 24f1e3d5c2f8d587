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
pub(crate) enum Row {
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
pub(crate) enum Key {
    Weekday(usize),
    OfDay(Move),
    Larger(Id),
    Years,
    Last(Move),
}

impl Row {
    /// Whether it is drawn by cells, in which one goes sideways too.
    pub(crate) fn is_picture(&self) -> bool {
        matches!(self, Row::Weekday(_) | Row::Years)
    }
}

impl Listed for Row {
    type Key = Key;

    fn key(&self) -> Option<Key> {
        match self {
            Row::Weekday(weekday) => Some(Key::Weekday(*weekday)),
            Row::OfDay(step) => Some(Key::OfDay(step.clone())),
            Row::Larger(_, item) => Some(Key::Larger(item.id().clone())),
            Row::Years => Some(Key::Years),
            Row::Last(step) => Some(Key::Last(step.clone())),
            Row::Gap | Row::Months | Row::Weeks | Row::Legend | Row::Numbers => None,
            Row::Day | Row::Heading(..) | Row::Kind(..) | Row::Said(_) => None,
        }
    }

    fn item(&self) -> Option<&Item> {
        match self {
            Row::OfDay(step) | Row::Last(step) => Some(&step.item),
            Row::Larger(_, item) => Some(item),
            Row::Gap | Row::Months | Row::Weekday(_) | Row::Weeks | Row::Legend => None,
            Row::Numbers | Row::Day | Row::Heading(..) | Row::Years => None,
            Row::Kind(..) | Row::Said(_) => None,
        }
    }
}

/// The rows; none where there has never been a step.
pub(super) fn rows(figures: &PageFigures, day: Day) -> Vec<Row> {
    if figures.years.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::Months];
    rows.extend((0..7).map(Row::Weekday));
    rows.extend([Row::Weeks, Row::Legend, Row::Gap, Row::Day]);
    let of_day: Vec<_> = figures.steps.iter().filter(|step| step.on == day).collect();
    let ordinary = figures.year.ordinary().clamp(*ROOM.start(), *ROOM.end());
    let air = ordinary.saturating_sub(of_day.len());
    rows.extend(of_day.into_iter().cloned().map(Row::OfDay));
    rows.extend(std::iter::repeat_n(Row::Gap, air + 1));
    rows.extend([Row::Numbers, Row::Gap]);
    if !figures.larger.is_empty() {
        rows.push(Row::Heading("By larger goal", "the last 365 days"));
        let row = |larger: &Larger| {
            let item = Item::Goal(Arc::clone(&larger.goal));
            Row::Larger(Box::new(larger.clone()), item)
        };
        rows.extend(figures.larger.iter().map(row));
        rows.push(Row::Gap);
    }
    rows.push(Row::Heading("By year", "since the beginning"));
    rows.extend([Row::Years, Row::Gap]);
    rows.extend(kinds(figures));
    rows.push(Row::Heading("The last moves", ""));
    if figures.steps.is_empty() {
        rows.push(Row::Said(if figures.is_partial {
            "They are being read."
        } else {
            "None within a year."
        }));
    }
    let last = figures.steps.iter().take(LAST_STEPS).cloned();
    rows.extend(last.map(Row::Last));
    rows
}

/// The kinds, where there is more to say than that there are none.
fn kinds(figures: &PageFigures) -> Vec<Row> {
    let most = figures.kinds.iter().map(|(_, steps)| *steps).max().unwrap_or(0);
    if figures.kinds.iter().all(|(kind, _)| kind.is_none()) {
        return Vec::new();
    }
    let mut rows = vec![Row::Heading("By kind", "the last 365 days")];
    let kinds = figures.kinds.iter().cloned();
    rows.extend(kinds.map(|(kind, steps)| Row::Kind(kind, steps, most)));
    rows.push(Row::Gap);
    rows
}
