//! The axis: period after period, what stands in each, the empty ones folded, today between past and future.

use super::gap::Measure;
use super::period::{Period, Zoom};
use super::point::{Part, Point};
use super::spans::{self, Lanes, Span};
use super::{Opening, Row, Source, Stop};
use crate::domain::chain::Graph;
use crate::domain::date::Day;
use crate::domain::item::Item;
use crate::domain::summary::step_days;
use std::collections::{BTreeMap, HashSet};

/// Milestones of one decade that are shown when a period is a decade.
const MOST: usize = 6;

/// The rows of these points, which are in order.
pub(super) fn rows(source: &Source<'_>, points: Vec<Point>) -> Vec<Row> {
    let mut axis = Axis::new(source);
    let points = axis.fewer(points);
    let Some((from, to)) = axis.reach(&points) else {
        return Vec::new();
    };
    let mut ahead = points.into_iter().peekable();
    let mut period = from;
    while period <= to {
        let mut here = Vec::new();
        while let Some(point) = ahead.next_if(|p| p.slot.0 == period) {
            here.push(point);
        }
        axis.period(period, here);
        period = period.next();
    }
    axis.fold();
    axis.with_lanes()
}

struct Axis<'a> {
    source: &'a Source<'a>,
    measure: Measure,
    /// Steps on each exact day.
    steps: BTreeMap<Day, usize>,
    /// Spans of time that a milestone covers.
    covered: Vec<(Day, Day)>,
    rows: Vec<Row>,
    spans: Vec<Span>,
    /// Empty periods that have not been written yet.
    quiet: Vec<Period>,
}

impl<'a> Axis<'a> {
    fn new(source: &'a Source<'a>) -> Axis<'a> {
        Axis {
            source,
            measure: Measure::of(source.journey),
            steps: steps(source),
            covered: Vec::new(),
            rows: Vec::new(),
            spans: Vec::new(),
            quiet: Vec::new(),
        }
    }

    /// The first and the last period of the axis: today's, and all in which anything stands or was done.
    fn reach(&mut self, points: &[Point]) -> Option<(Period, Period)> {
        self.covered = points
            .iter()
            .filter_map(|p| Some((p.day, p.until?)))
            .collect();
        let at = |day: Day| Period::of(day, self.source.zoom);
        let done = self.source.journey.years().filter(|(_, s)| s.ended() > 0);
        let done = done.map(|(year, _)| Period::of_year(year).first_day());
        let unfiltered = self.source.passes.is_none();
        let days = done
            .filter(|_| unfiltered)
            .chain(self.steps.keys().copied());
        let known: Vec<Period> = points
            .iter()
            .map(|p| p.slot.0)
            .chain(days.map(at))
            .collect();
        let today = at(self.source.today);
        let first = *known.iter().min()?;
        let last = known.into_iter().max()?;
        Some((first.min(today), last.max(today)))
    }

    /// Where there is room for few, those that the longest chains began with; what was taken out is counted.
    fn fewer(&self, points: Vec<Point>) -> Vec<Point> {
        if self.source.zoom != Zoom::Decade {
            return points;
        }
        let graph = Graph::of(self.source.journey);
        let mut left = Vec::with_capacity(points.len());
        for decade in points.chunk_by(|a, b| a.slot == b.slot) {
            let mut ranked: Vec<&Item> = decade.iter().filter_map(milestone).collect();
            let weight = |item: &Item| {
                let kept = Some(item.id()) == self.source.keep;
                (kept, graph.reach(item.id()))
            };
            ranked.sort_by_key(|item| std::cmp::Reverse(weight(item)));
            let hidden: HashSet<_> = ranked.iter().skip(MOST).map(|item| item.id()).collect();
            let shown = |p: &&Point| milestone(p).is_none_or(|item| !hidden.contains(item.id()));
            let last = decade.iter().rfind(|p| milestone(p).is_some());
            left.extend(decade.iter().filter(shown).cloned());
            if let (false, Some(last)) = (hidden.is_empty(), last) {
                let after = left.partition_point(|p| p.order() <= last.order());
                let stop = Stop::More(hidden.len());
                left.insert(
                    after,
                    Point {
                        stop,
                        until: None,
                        ..last.clone()
                    },
                );
            }
        }
        left
    }

    fn period(&mut self, period: Period, points: Vec<Point>) {
        let now = Period::of(self.source.today, self.source.zoom) == period;
        let steps = self.steps_in(period);
        if points.is_empty() && !now && !self.is_recorded(period, &steps) {
            return self.quiet.push(period);
        }
        self.fold();
        let (mut before, mut within, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for point in points {
            match point.slot.1 {
                Part::Before => before.push(point),
                Part::Within => within.push(point),
                Part::After => after.push(point),
            }
        }
        self.wider(before);
        self.open(period, steps, within, now);
        self.wider(after);
    }

    /// What stands at a wider period: its first row names that.
    fn wider(&mut self, points: Vec<Point>) {
        for (i, point) in points.into_iter().enumerate() {
            self.stop(point, (i == 0).then(Box::default));
        }
    }

    fn open(&mut self, period: Period, steps: Opening, mut points: Vec<Point>, now: bool) {
        if now {
            let at = points.partition_point(|p| p.day <= self.source.today);
            points.insert(at, self.bare(period, Stop::Today, self.source.today));
        } else if points.is_empty() {
            // A wider period just before or after it says enough where nothing happened in it.
            if steps.steps == 0 && self.source.zoom == Zoom::Month {
                return;
            }
            points.push(self.bare(period, Stop::Blank, period.first_day()));
        }
        let mut opening = Some(Box::new(steps));
        for point in points {
            self.stop(point, opening.take());
        }
    }

    fn bare(&self, period: Period, stop: Stop, day: Day) -> Point {
        Point {
            slot: (period, Part::Within),
            day,
            period,
            stop,
            until: None,
        }
    }

    fn stop(&mut self, point: Point, opens: Option<Box<Opening>>) {
        if let Some(last) = point.until {
            let row = self.rows.len();
            self.spans.push(Span { row, last });
        }
        self.rows.push(Row {
            period: point.period,
            opens,
            stop: point.stop,
            lanes: Lanes::default(),
            day: point.day,
        });
    }

    /// Writes the empty periods that have come together.
    fn fold(&mut self) {
        let quiet = std::mem::take(&mut self.quiet);
        if let Some(gap) = self.measure.gap(&quiet, self.source.today) {
            let point = self.bare(gap.first, Stop::Gap(gap), gap.first.first_day());
            return self.stop(point, None);
        }
        for period in quiet {
            let opening = self.steps_in(period);
            let point = self.bare(period, Stop::Blank, period.first_day());
            self.stop(point, Some(Box::new(opening)));
        }
    }

    /// Whether anything is known of a period in which no item stands.
    fn is_recorded(&self, period: Period, steps: &Opening) -> bool {
        let (first, last) = (period.first_day(), period.last_day());
        let within = |(from, until): &(Day, Day)| *from <= last && first <= *until;
        let unfiltered = self.source.passes.is_none() && period.zoom() != Zoom::Month;
        let ended = |(year, ended): (i32, usize)| ended > 0 && period.years().contains(&year);
        let years = self.source.journey.years();
        steps.steps > 0
            || self.covered.iter().any(within)
            || (unfiltered && years.map(|(y, s)| (y, s.ended())).any(ended))
    }

    fn steps_in(&self, period: Period) -> Opening {
        let mut opening = Opening {
            parts: vec![0; period.parts()],
            steps: 0,
        };
        let days = period.first_day()..=period.last_day();
        for (day, steps) in self.steps.range(days) {
            opening.parts[period.part(*day)] += steps;
            opening.steps += steps;
        }
        opening
    }

    fn with_lanes(mut self) -> Vec<Row> {
        let days: Vec<Day> = self.rows.iter().map(|row| row.day).collect();
        let lanes = spans::lanes(&days, &self.spans);
        for (row, lanes) in self.rows.iter_mut().zip(lanes) {
            row.lanes = lanes;
        }
        self.rows
    }
}

/// Steps on each exact day: of every year from its summary; under a filter, of the goals that are read and pass it.
fn steps(source: &Source<'_>) -> BTreeMap<Day, usize> {
    let mut steps: BTreeMap<Day, usize> = BTreeMap::new();
    let open = source.journey.open();
    let goals: Vec<_> = match source.passes {
        None => {
            for (_, summary) in source.journey.years() {
                for (day, count) in &summary.steps {
                    *steps.entry(*day).or_default() += count;
                }
            }
            open.collect()
        }
        Some(passes) => open
            .chain(source.journey.ended())
            .filter(|g| passes(&Item::Goal((*g).clone())))
            .collect(),
    };
    for day in goals.into_iter().flat_map(|goal| step_days(goal)) {
        *steps.entry(day).or_default() += 1;
    }
    steps
}

fn milestone(point: &Point) -> Option<&Item> {
    match &point.stop {
        Stop::Item(item @ Item::Milestone(_), _) => Some(item),
        Stop::Item(Item::Goal(_), _)
        | Stop::Blank
        | Stop::More(_)
        | Stop::Gap(_)
        | Stop::Unread(..)
        | Stop::Today => None,
    }
}
