//! Spans beside the items that fell in them: which lane each runs in, and what a row shows of it.

use super::RowContent;
use super::period::{Period, Zoom};
use super::point::{Point, Position};
use crate::domain::date::{Date, Day};

/// How many spans can be shown beside each other; of more at one time the later ones are not.
pub(crate) const LANES: usize = 3;

/// What a row shows of one lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Lane {
    /// Nothing.
    #[default]
    Empty,
    /// A span begins here.
    Begins,
    /// A span goes on.
    Runs,
    /// A span ends here.
    Ends,
}

/// The lanes of one row.
pub(crate) type Lanes = [Lane; LANES];

/// A span to be drawn: the row of its own item, and its last day, which is today where it goes on.
pub(super) struct DrawnSpan {
    pub(crate) row: usize,
    pub(crate) last: Day,
}

/// The points, and one more for each end of a span at whose time no other stands: a bar closes where it ends.
pub(super) fn with_ends(mut points: Vec<Point>, zoom: Zoom) -> Vec<Point> {
    let mut untils: Vec<Date> = points.iter().filter_map(|p| p.until?.date()).collect();
    untils.sort_by_key(|until| until.last_day());
    for until in untils {
        let at = told_apart(until, zoom);
        let stands = |p: &Point| {
            let days = at.first_day()..=at.last_day();
            days.contains(&p.day) && p.period.zoom() >= at.zoom().min(zoom)
        };
        if !points.iter().any(stands) {
            points.push(end(until, zoom));
        }
    }
    points.sort_by_key(Point::order);
    points
}

/// The period that one end of a span is told from another by: by the decade the year, as years stand before the
/// titles there.
fn told_apart(until: Date, zoom: Zoom) -> Period {
    match (zoom, until.month()) {
        (Zoom::Month, Some(_)) => Period::of(until.last_day(), Zoom::Month),
        (Zoom::Decade | Zoom::Year, _) | (Zoom::Month, None) => Period::of_year(until.year()),
    }
}

fn end(until: Date, zoom: Zoom) -> Point {
    let day = until.last_day();
    let fine = Period::of(day, zoom);
    let (period, part) = match (zoom, until.month()) {
        (Zoom::Month, None) => (Period::of_year(until.year()), Position::After),
        (Zoom::Decade | Zoom::Year, _) | (Zoom::Month, Some(_)) => (fine, Position::Within),
    };
    Point { slot: (fine, part), day, period, stop: RowContent::End(until), until: None }
}

/// From which day on a row stands for its time, where `before` is the row above it: the first of a year or a month
/// from the beginning of that.
pub(super) fn begins(point: &Point, before: Option<Day>, zoom: Zoom) -> Day {
    let fine = Period::of(point.day, zoom.max(Zoom::Year));
    let first = before.is_none_or(|before| before < fine.first_day());
    let day = match point.slot.1 {
        Position::Within if first => fine.first_day(),
        Position::Within | Position::Before | Position::After => point.day,
    };
    before.map_or(day, |before| day.max(before))
}

/// The lanes of every row, given for each row the first day that it stands for and the spans in the order of their
/// rows. A span runs from its own row to the last row that stands for a day of it.
pub(super) fn lanes(rows: &[Day], spans: &[DrawnSpan]) -> Vec<Lanes> {
    let mut drawn = vec![Lanes::default(); rows.len()];
    let mut free_from = [0; LANES];
    for span in spans {
        let after = rows[span.row..].partition_point(|day| *day <= span.last) + span.row;
        let end = after.saturating_sub(1).max(span.row);
        let Some(lane) = free_from.iter().position(|free| *free <= span.row) else {
            continue;
        };
        if end == span.row {
            continue;
        }
        free_from[lane] = end + 1;
        drawn[span.row][lane] = Lane::Begins;
        drawn[end][lane] = Lane::Ends;
        for row in &mut drawn[span.row + 1..end] {
            row[lane] = Lane::Runs;
        }
    }
    drawn
}
