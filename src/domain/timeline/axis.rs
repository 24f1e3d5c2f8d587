//! The axis: lays out the periods, folds the empty ones, and marks today.

use super::crowd;
use super::gap::{self, Silence, SilentStretch};
use super::moves::MovesByPeriod;
use super::period::{Period, Zoom};
use super::point::{Point, Position};
use super::spans::{self, DrawnSpan, Lanes};
use super::{Order, PeriodHeader, RowContent, TimelineInput, TimelineRow};
use crate::domain::date::{Date, Day};
use crate::domain::sort;
use crate::domain::sorted::SortedSet;

/// Rows for these sorted points.
pub(super) fn rows(source: &TimelineInput<'_>, points: Vec<Point>) -> Vec<TimelineRow> {
    let mut axis = Axis::new(source);
    let points = match source.zoom {
        Zoom::Decade => crowd::thin(source, points),
        Zoom::Year => points,
        Zoom::Month => axis.with_vague_years(points),
    };
    let points = axis.with_silences(spans::with_ends(points, source.zoom));
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
    source: &'a TimelineInput<'a>,
    moves: MovesByPeriod,
    silences: Vec<SilentStretch>,
    /// Spans covered by an item; their empty periods are not silent.
    covered: Vec<(Day, Day)>,
    rows: Vec<TimelineRow>,
    /// First day that each row stands for.
    begins: Vec<Day>,
    spans: Vec<DrawnSpan>,
    /// Pending consecutive empty periods, all empty for the same reason.
    quiet: Vec<Period>,
    empty: Empty,
    /// Year of the last period that a row begins.
    year: Option<i32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// Nothing is known.
    Silent,
    /// It lies within a span, and nothing else is known.
    Spanned,
}

impl<'a> Axis<'a> {
    fn new(source: &'a TimelineInput<'a>) -> Axis<'a> {
        let moves = MovesByPeriod::of(source);
        Axis {
            source,
            silences: gap::silences(source, &moves),
            moves,
            covered: Vec::new(),
            rows: Vec::new(),
            begins: Vec::new(),
            spans: Vec::new(),
            quiet: Vec::new(),
            empty: Empty::Silent,
            year: None,
        }
    }

    /// Zoomed to months, adds a row for each year with vague moves and no other row of its own.
    fn with_vague_years(&self, mut points: Vec<Point>) -> Vec<Point> {
        let stands = |p: &Point| p.slot.1 == Position::Before;
        let named: SortedSet<Period> =
            points.iter().filter(|p| stands(p)).map(|p| p.period).collect();
        let years = self.moves.vague_years().map(|year| Period::of_year(year.year()));
        points.extend(years.filter(|year| !named.contains(year)).map(|year| {
            let day = year.first_day();
            Point {
                slot: (Period::of(day, self.source.zoom), Position::Before),
                ..self.bare(year, RowContent::Blank, day)
            }
        }));
        sort::by_key(&mut points, Point::order);
        points
    }

    fn with_silences(&self, mut points: Vec<Point>) -> Vec<Point> {
        points.extend(self.silences.iter().map(|gap| {
            let period = Period::of(gap.first, self.source.zoom);
            self.bare(period, RowContent::Gap(*gap), gap.first)
        }));
        sort::by_key(&mut points, Point::order);
        points
    }

    /// First and last period of the axis: today's and every period with a point or a move.
    fn reach(&mut self, points: &[Point]) -> Option<(Period, Period)> {
        let today = self.source.today;
        self.covered = points.iter().filter_map(|p| covered(p, today)).collect();
        let at = |day: Day| Period::of(day, self.source.zoom);
        let done = self.source.journey.years().filter(|(_, s)| s.ended() > 0);
        let done = done.map(|(year, _)| Period::of_year(year).first_day());
        let unfiltered = self.source.passes.is_none();
        let days = done.filter(|_| unfiltered).chain(self.moves.dates().map(Date::first_day));
        let known: Vec<Period> = points.iter().map(|p| p.slot.0).chain(days.map(at)).collect();
        let today = at(self.source.today);
        let first = *known.iter().min()?;
        let last = known.into_iter().max()?;
        Some((first.min(today), last.max(today)))
    }

    fn period(&mut self, period: Period, points: Vec<Point>) {
        let now = Period::of(self.source.today, self.source.zoom) == period;
        if points.is_empty() && self.is_silent(period) {
            return self.fold();
        }
        let moves = self.moves.within(period);
        if points.is_empty()
            && !now
            && let Some(empty) = self.empty(period, moves)
        {
            return self.keep_quiet(period, empty);
        }
        self.fold();
        let (mut before, mut within, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for point in points {
            match point.slot.1 {
                Position::Before => before.push(point),
                Position::Within => within.push(point),
                Position::After => after.push(point),
            }
        }
        self.wider(before);
        self.open(period, moves, within, now);
        self.wider(after);
    }

    fn keep_quiet(&mut self, period: Period, empty: Empty) {
        if empty != self.empty {
            self.fold();
            self.empty = empty;
        }
        self.quiet.push(period);
    }

    /// Adds the rows of a wider period; its first row carries the header.
    fn wider(&mut self, points: Vec<Point>) {
        for (i, point) in points.into_iter().enumerate() {
            let opens = (i == 0).then(|| self.moves_at(&point));
            self.stop(point, opens);
        }
    }

    /// The vague moves of a year, if its row is placed at its beginning.
    fn moves_at(&self, point: &Point) -> usize {
        match point.slot.1 {
            Position::Before => self.moves.of_whole_years(point.period),
            Position::Within | Position::After => 0,
        }
    }

    fn open(&mut self, period: Period, moves: usize, mut points: Vec<Point>, now: bool) {
        if now {
            let at = points.partition_point(|p| p.day <= self.source.today);
            points.insert(at, self.bare(period, RowContent::Today, self.source.today));
        } else if points.is_empty() && moves == 0 && self.source.zoom == Zoom::Month {
            // The wider period next to it suffices if nothing happened here.
            return;
        } else if points.iter().all(is_gap) && !self.is_silent(period) {
            points.insert(0, self.bare(period, RowContent::Blank, period.first_day()));
        }
        let mut moves = Some(moves);
        for point in points {
            let opens = if is_gap(&point) { None } else { moves.take() };
            self.stop(point, opens);
        }
    }

    fn is_silent(&self, period: Period) -> bool {
        self.silences.iter().any(|gap| gap.holds(period))
    }

    fn bare(&self, period: Period, stop: RowContent, day: Day) -> Point {
        Point { slot: (period, Position::Within), day, period, stop, until: None }
    }

    fn stop(&mut self, point: Point, opens: Option<usize>) {
        if let Some(until) = point.until {
            let row = self.rows.len();
            let last = until.last_day(self.source.today);
            self.spans.push(DrawnSpan { row, last });
        }
        let before = self.begins.last().copied();
        self.begins.push(spans::begins(&point, before, self.source.zoom));
        let opens = opens.map(|moves| {
            let year = point.period.first_day().year();
            PeriodHeader { moves, begins_year: self.year.replace(year) != Some(year) }
        });
        self.rows.push(TimelineRow {
            period: point.period,
            opens,
            stop: point.stop,
            lanes: Lanes::default(),
            day: point.day,
        });
    }

    /// Emits the pending empty periods, folded if there are enough of them.
    fn fold(&mut self) {
        let quiet = std::mem::take(&mut self.quiet);
        let silence = match self.empty {
            Empty::Spanned if self.source.zoom == Zoom::Month => return,
            Empty::Spanned => Silence::Unclaimed,
            Empty::Silent => self.silence(&quiet),
        };
        if let Some(gap) = SilentStretch::folded(&quiet, silence) {
            let period = Period::of(gap.first, self.source.zoom);
            return self.stop(self.bare(period, RowContent::Gap(gap), gap.first), None);
        }
        for period in quiet {
            let moves = self.moves.within(period);
            let point = self.bare(period, RowContent::Blank, period.first_day());
            self.stop(point, Some(moves));
        }
    }

    /// Meaning of empty periods outside a long silence. Under a filter or in order of recognition, their items may be
    /// hidden or placed elsewhere, so there is no claim.
    fn silence(&self, quiet: &[Period]) -> Silence {
        let partly = self.source.passes.is_some() || self.source.order == Order::Recognised;
        let ahead = |period: &Period| period.first_day() > self.source.today;
        match quiet.first() {
            Some(first) if ahead(first) => Silence::Ahead,
            Some(_) if partly => Silence::Unclaimed,
            Some(_) | None => Silence::Short,
        }
    }

    /// Why a period without items is empty; `None` if anything is known of it.
    fn empty(&self, period: Period, moves: usize) -> Option<Empty> {
        let (first, last) = (period.first_day(), period.last_day());
        let unfiltered = self.source.passes.is_none() && period.zoom() != Zoom::Month;
        let ended = |(year, ended): (i32, usize)| ended > 0 && period.years().contains(&year);
        let mut years = self.source.journey.years().map(|(y, s)| (y, s.ended()));
        if moves > 0 || (unfiltered && years.any(ended)) {
            return None;
        }
        let within = |(from, until): &(Day, Day)| *from <= last && first <= *until;
        Some(if self.covered.iter().any(within) { Empty::Spanned } else { Empty::Silent })
    }

    fn with_lanes(mut self) -> Vec<TimelineRow> {
        let lanes = spans::lanes(&self.begins, &self.spans);
        for (row, lanes) in self.rows.iter_mut().zip(lanes) {
            row.lanes = lanes;
        }
        self.rows
    }
}

/// Days covered by a point beyond its own period: a span, or a whole year when zoomed to months.
fn covered(point: &Point, today: Day) -> Option<(Day, Day)> {
    let vague = (point.slot.1 == Position::Before).then(|| point.period.last_day());
    let until = point.until.map(|until| until.last_day(today));
    Some((point.day, until.max(vague)?))
}

fn is_gap(point: &Point) -> bool {
    matches!(point.stop, RowContent::Gap(_))
}
