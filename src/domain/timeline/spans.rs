//! Spans next to the items within them: lane allocation and the glyph of each row.

use super::RowContent;
use super::period::{Period, Zoom};
use super::point::{Point, Position};
use crate::domain::date::{Date, Day};
use crate::domain::sort;

/// Spans shown side by side; with more at one time, the later ones are left out.
pub(crate) const LANES: usize = 3;

/// What a row shows in one lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Lane {
    #[default]
    Empty,
    Begins,
    Runs,
    Ends,
}

pub(crate) type Lanes = [Lane; LANES];

/// A span to draw: the row of its item and its last day (today for an open span).
pub(super) struct DrawnSpan {
    pub(crate) row: usize,
    pub(crate) last: Day,
}

/// Adds a point for each end of a span that no other point marks, so that its bar closes where the span ends.
pub(super) fn with_ends(mut points: Vec<Point>, zoom: Zoom) -> Vec<Point> {
    let mut untils: Vec<Date> = points.iter().filter_map(|p| p.until?.date()).collect();
    sort::by_key(&mut untils, |until| until.last_day());
    for until in untils {
        let at = distinct_period(until, zoom);
        let stands = |p: &Point| {
            let days = at.first_day()..=at.last_day();
            days.contains(&p.day) && p.period.zoom() >= at.zoom().min(zoom)
        };
        if !points.iter().any(stands) {
            points.push(end(until, zoom));
        }
    }
    sort::by_key(&mut points, Point::order);
    points
}

/// The period that distinguishes one end of a span from another: the year when zoomed to decades, as titles there
/// begin with their year.
fn distinct_period(until: Date, zoom: Zoom) -> Period {
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

/// First day that a row stands for, given the row `before` it; the first row of a year or month starts at its
/// beginning.
pub(super) fn begins(point: &Point, before: Option<Day>, zoom: Zoom) -> Day {
    let fine = Period::of(point.day, zoom.max(Zoom::Year));
    let first = before.is_none_or(|before| before < fine.first_day());
    let day = match point.slot.1 {
        Position::Within if first => fine.first_day(),
        Position::Within | Position::Before | Position::After => point.day,
    };
    before.map_or(day, |before| day.max(before))
}

/// Lanes of every row, given the first day of each row and the spans in row order. A span runs from its own row to the
/// last row that includes one of its days.
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
