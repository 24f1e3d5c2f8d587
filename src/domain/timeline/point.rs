//! Points on the axis: milestones, targets of open goals, and, zoomed to months, every goal that ended.

use super::period::{Period, Zoom};
use super::{Order, RowContent, TimelineInput};
use crate::domain::date::{Date, Day, Until};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use std::sync::Arc;

/// Position of a point relative to its period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Position {
    /// Before it, for a wider period that begins with it: a whole year, before its January.
    Before,
    Within,
    /// After it, for a wider period that ends with it: a target of a whole year, after its December.
    After,
}

#[derive(Clone, Debug)]
pub(super) struct Point {
    /// Period and position on the axis.
    pub(crate) slot: (Period, Position),
    /// Sort key.
    pub(crate) day: Day,
    /// The period in the item's own precision.
    pub(crate) period: Period,
    pub(crate) stop: RowContent,
    /// End of a span.
    pub(crate) until: Option<Until>,
}

impl Point {
    /// Sort key: slot, then day, then the less precise date first.
    pub(crate) fn order(&self) -> impl Ord + use<> {
        (self.slot, self.day, self.exactness())
    }

    fn exactness(&self) -> u8 {
        match self.stop {
            RowContent::Item(_, Date::Year(_)) | RowContent::Unread(..) => 0,
            RowContent::Item(_, Date::Month(..)) => 1,
            RowContent::Item(_, Date::Day(_)) => 2,
            RowContent::Blank
            | RowContent::More(_)
            | RowContent::Gap(_)
            | RowContent::End(_)
            | RowContent::Today => 3,
        }
    }
}

/// All points in axis order.
pub(super) fn points(source: &TimelineInput<'_>) -> Vec<Point> {
    let mut points: Vec<Point> = milestones(source).chain(targets(source)).collect();
    if source.zoom == Zoom::Month {
        points.extend(ended(source));
        points.extend(unread(source));
    }
    sort::by_key(&mut points, Point::order);
    points
}

fn milestones(source: &TimelineInput<'_>) -> impl Iterator<Item = Point> {
    let passing = source.journey.milestones().map(|m| (m, Item::Milestone(Arc::clone(m))));
    let passing = passing.filter(|(_, item)| passes(source, item));
    passing.map(|(milestone, item)| {
        let on = date_on_axis(milestone, source.order);
        let until = match source.order {
            Order::Happened => milestone.until,
            Order::Recognised => None,
        };
        Point { until, ..point(source.zoom, item, on, on.first_day()) }
    })
}

pub(super) fn date_on_axis(milestone: &Milestone, order: Order) -> Date {
    match order {
        Order::Happened => milestone.on,
        Order::Recognised => milestone.recognised.as_ref().map_or(milestone.on, |r| r.on),
    }
}

/// A target is placed on its last day: until then it can be met.
fn targets(source: &TimelineInput<'_>) -> impl Iterator<Item = Point> {
    let dated = source.journey.open().filter_map(|g| Some((g, g.due?)));
    dated.filter_map(|(goal, due)| {
        let item = Item::Goal(Arc::clone(goal));
        passes(source, &item).then(|| point(source.zoom, item, due, due.last_day()))
    })
}

/// Ended goals of the loaded years; a goal that became a milestone appears as that milestone.
fn ended(source: &TimelineInput<'_>) -> impl Iterator<Item = Point> {
    let dated = source
        .journey
        .ended()
        .filter(|g| g.milestone.is_none())
        .filter_map(|g: &Arc<Goal>| Some((g, g.state.ended_on()?)));
    dated.filter_map(|(goal, on)| {
        let item = Item::Goal(Arc::clone(goal));
        passes(source, &item).then(|| point(source.zoom, item, on, on.first_day()))
    })
}

fn unread(source: &TimelineInput<'_>) -> impl Iterator<Item = Point> {
    let years = source
        .journey
        .years()
        .filter(|(year, summary)| summary.ended() > 0 && !source.journey.is_loaded(*year));
    years.map(|(year, summary)| {
        let period = Period::of_year(year);
        let day = period.first_day();
        Point {
            slot: (Period::of(day, source.zoom), Position::Before),
            day,
            period,
            stop: RowContent::Unread(year, summary.ended()),
            until: None,
        }
    })
}

fn passes(source: &TimelineInput<'_>, item: &Item) -> bool {
    source.passes.is_none_or(|passes| passes(item))
}

fn point(zoom: Zoom, item: Item, date: Date, day: Day) -> Point {
    let fine = Period::of(day, zoom);
    let wider = zoom == Zoom::Month && date.month().is_none();
    let (period, part) = match (wider, day == date.first_day()) {
        (false, _) => (fine, Position::Within),
        (true, true) => (Period::of_year(date.year()), Position::Before),
        (true, false) => (Period::of_year(date.year()), Position::After),
    };
    Point { slot: (fine, part), day, period, stop: RowContent::Item(item, date), until: None }
}
