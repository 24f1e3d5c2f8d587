//! What stands on the axis: milestones, targets of open goals, and, by the month, every goal that ended.

use super::period::{Period, Zoom};
use super::{Order, RowContent, TimelineInput};
use crate::domain::date::{Date, Day, Until};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use std::sync::Arc;

/// Where in its period something stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Position {
    /// Before it, at a wider period that begins with it: a whole year, before its January.
    Before,
    /// In it.
    Within,
    /// After it, at a wider period that ends with it: a target of a whole year, after its December.
    After,
}

/// Something on the axis.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// The period of the axis.
    pub(crate) slot: (Period, Position),
    /// The day that it is ordered by.
    pub(crate) day: Day,
    /// The period that it stands in by its own precision.
    pub(crate) period: Period,
    /// What it is.
    pub(crate) stop: RowContent,
    /// When a span ends.
    pub(crate) until: Option<Until>,
}

impl Point {
    /// How points are ordered: by place, by day, and of the same day the less exact first.
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

/// All that stands on the axis, in its order.
pub(super) fn points(source: &TimelineInput<'_>) -> Vec<Point> {
    let mut points: Vec<Point> = milestones(source).chain(targets(source)).collect();
    if source.zoom == Zoom::Month {
        points.extend(ended(source));
        points.extend(unread(source));
    }
    points.sort_by_key(Point::order);
    points
}

fn milestones(source: &TimelineInput<'_>) -> impl Iterator<Item = Point> {
    let passing = source.journey.milestones().map(|m| (m, Item::Milestone(Arc::clone(m))));
    let passing = passing.filter(|(_, item)| passes(source, item));
    passing.map(|(milestone, item)| {
        let on = stands_on(milestone, source.order);
        let until = match source.order {
            Order::Happened => milestone.until,
            Order::Recognised => None,
        };
        Point { until, ..point(source.zoom, item, on, on.first_day()) }
    })
}

/// The date by which a milestone stands on the axis.
fn stands_on(milestone: &Milestone, order: Order) -> Date {
    match order {
        Order::Happened => milestone.on,
        Order::Recognised => milestone.recognised.as_ref().map_or(milestone.on, |r| r.on),
    }
}

/// A target stands where the last day of it does: until then it can be reached.
fn targets(source: &TimelineInput<'_>) -> impl Iterator<Item = Point> {
    let dated = source.journey.open().filter_map(|g| Some((g, g.due?)));
    dated.filter_map(|(goal, due)| {
        let item = Item::Goal(Arc::clone(goal));
        passes(source, &item).then(|| point(source.zoom, item, due, due.last_day()))
    })
}

/// Goals that ended, of the years that are read; what became a milestone stands there as one.
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
