//! Momentum: your own moves against your own usual pace, in plain arithmetic.
//!
//! A move is an exact day on which something moved: a goal done, an entry of a log, a milestone that was no goal. What
//! was written down from memory is none: what a goal did before it was written down, and a milestone of before the first
//! goal was. Days that were paused are taken out: of gaps, of the days since the last move, and windows mostly paused
//! altogether.

mod moves;
mod serving;
mod shares;
#[cfg(test)]
mod tests;
mod trail;
mod word;
mod words;
mod year;

pub(crate) use self::moves::{Move, MoveKind, moves};
pub(crate) use self::shares::{YearShare, by_kind, by_year};
pub(crate) use self::word::MomentumLine;
pub(crate) use self::words::{arithmetic, moves as moves_in_words, sentence, sentence_of_goal};
pub(crate) use self::year::{HeatMap, Level, YEAR_WEEKS};

use self::trail::Trail;
use crate::domain::baseline::{Baseline, median};
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::pauses::Pauses;
use std::collections::BTreeSet;

/// How many days the window of momentum has, today included.
const WINDOW: i64 = 30;
/// How many windows before this one make up what is usual.
const USUAL_WINDOWS: i64 = 12;
/// Of how many windows of history what is usual can be said.
const LEAST_WINDOWS: usize = 3;
/// How many days of a window may be paused before it is left out: half of them.
const MOST_PAUSED: i64 = WINDOW / 2;
/// How many days back gaps are looked at, today included.
const GAPS_WITHIN: i64 = 365;
/// How many days of own use there must be before anything is said of drift: three weeks.
const LEAST_USE: i64 = 21;
/// How many days after a pause nothing is said of drift: a week.
const GRACE: i64 = 7;
/// How many weeks the sparkline has.
const WEEKS: usize = 12;

/// How moves have come of late.
#[derive(Clone, PartialEq, Debug)]
pub struct Momentum {
    /// Moves from 29 days ago to today.
    pub last_30_days: usize,
    /// Moves from 364 days ago to today.
    pub last_365_days: usize,
    /// The median of the moves in each of the twelve 30-day windows before, as far back as there are moves at all,
    /// without those paused for more than half; `None` with fewer than three such windows.
    pub usual: Option<f64>,
    /// How many such windows there are.
    pub(crate) windows: usize,
    /// Days since the last move, 0 for today; `None` without any.
    pub days_since_move: Option<i64>,
    /// How many of those days were paused.
    pub(crate) paused_since_move: i64,
    /// The median of the days between one move-day and the next, within the last 365 days, paused days taken out;
    /// `None` with fewer than five such gaps.
    pub usual_gap: Option<f64>,
    /// How many such gaps there are.
    pub(crate) gaps: usize,
    /// The longest gap that is not long yet: twice the usual one, or what nine in ten do not exceed, whichever is more.
    pub longest_gap: Option<f64>,
    /// Whether the last move is longer ago than that, paused days taken out, and neither today nor one of the seven days
    /// before is paused; `None` without a usual gap, and in the first three weeks of own use.
    pub drifting: Option<bool>,
    /// Moves in each of the last twelve weeks of seven days, oldest first; the last one ends today.
    pub(crate) weeks: [usize; 12],
    /// Why none of this is known, where moves may be in what could not be read.
    pub(crate) unread: Option<String>,
}

impl Momentum {
    /// The momentum of a journey on that day. Moves after it do not count.
    pub fn of(journey: &Journey, today: Day) -> Momentum {
        let trail = Trail::of(journey, reached_back(today), today);
        let pauses = Pauses::of(journey.pauses(), today);
        let settled = is_settled(journey, today);
        Momentum::along(&trail, &pauses, settled, today).known_of(journey, today)
    }

    /// The momentum of one goal: of its own moves, and of all that serve it at any distance. Its own pauses count as well
    /// as the journey's. Once the years that [`unread`] names are loaded, it is exact.
    pub(crate) fn of_goal(journey: &Journey, goal: &Goal, today: Day) -> Momentum {
        let trails = serving::trails(journey, &[goal], reached_back(today), today);
        let trail = trails.into_iter().next().unwrap_or_default();
        Momentum::of_trail(journey, goal, &trail, today)
    }

    /// The momentum of each of these goals, in one walk.
    pub(crate) fn of_goals(journey: &Journey, goals: &[&Goal], today: Day) -> Vec<Momentum> {
        let trails = serving::trails(journey, goals, reached_back(today), today);
        let each = goals.iter().zip(&trails);
        each.map(|(goal, trail)| Momentum::of_trail(journey, goal, trail, today)).collect()
    }

    fn of_trail(journey: &Journey, goal: &Goal, trail: &Trail, today: Day) -> Momentum {
        let own = journey.pauses().chain(goal.paused.iter().copied());
        let pauses = Pauses::of(own, today);
        let settled = is_settled(journey, today);
        Momentum::along(trail, &pauses, settled, today).known_of(journey, today)
    }

    /// Nothing is concluded from what could not be read.
    fn known_of(self, journey: &Journey, today: Day) -> Momentum {
        match journey.moves_gap(reached_back(today)) {
            None => self,
            Some(gap) => Momentum {
                usual: None,
                days_since_move: None,
                usual_gap: None,
                longest_gap: None,
                drifting: None,
                unread: Some(gap.words()),
                ..self
            },
        }
    }

    fn along(trail: &Trail, pauses: &Pauses, is_settled: bool, today: Day) -> Momentum {
        let days: Vec<Day> = trail.move_days(today, GAPS_WITHIN).collect();
        let gaps = Baseline::of(days.windows(2).map(|pair| pauses.gap(pair[0], pair[1])));
        let since = trail.last.map(|last| today.days_since(last));
        let after = |last: Day| pauses.days_within(last.plus_days(1), today);
        let paused = trail.last.map_or(0, after);
        let counts = usual_windows(trail, pauses, today);
        Momentum {
            last_30_days: trail.steps_in_days(today, 0, WINDOW),
            last_365_days: trail.steps_in_days(today, 0, GAPS_WITHIN),
            usual: (counts.len() >= LEAST_WINDOWS).then(|| median(&counts)).flatten(),
            windows: counts.len(),
            days_since_move: since,
            paused_since_move: paused,
            usual_gap: gaps.usual(),
            gaps: gaps.count(),
            longest_gap: gaps.longest(),
            drifting: since
                .filter(|_| is_settled)
                .and_then(|days| gaps.is_long(days - paused))
                .map(|is_long| is_long && pauses.days_within(today.plus_days(-GRACE), today) == 0),
            weeks: std::array::from_fn(|week| {
                let weeks_ago = (WEEKS - 1 - week) as i64;
                trail.steps_in_days(today, weeks_ago * 7, 7)
            }),
            unread: None,
        }
    }
}

/// Whether there were three weeks of own use.
fn is_settled(journey: &Journey, today: Day) -> bool {
    let began = journey.began(today);
    began.is_some_and(|began| today.days_since(began) >= LEAST_USE)
}

/// The years that are not read yet and have to be, before the momentum or the pace of single goals can be said: those of
/// the last thirteen months, and for each open larger goal the latest before them in which a move of it was done.
pub(crate) fn unread(journey: &Journey, today: Day) -> Vec<i32> {
    let near = reached_back(today).year()..=today.year();
    let before = || {
        let years = journey.years().rev();
        years.skip_while(|(year, _)| year >= near.start())
    };
    let latest = journey.larger().filter_map(|goal| {
        let moved = before().find(|(_, summary)| summary.moved.contains(&goal.id));
        moved.map(|(year, _)| year)
    });
    let years = journey.years().map(|(year, _)| year);
    let near = years.filter(|year| near.contains(year));
    let wanted: BTreeSet<i32> = near.chain(latest).collect();
    let unread = wanted.into_iter().filter(|year| !journey.is_loaded(*year));
    unread.collect()
}

/// The first day that any window or gap reaches back to.
fn reached_back(today: Day) -> Day {
    let days = (WINDOW * (USUAL_WINDOWS + 1)).max(GAPS_WITHIN);
    today.plus_days(1 - days)
}

/// The moves of each window that makes up what is usual, fewest first.
fn usual_windows(trail: &Trail, pauses: &Pauses, today: Day) -> Vec<f64> {
    let Some(first) = trail.first else {
        return Vec::new();
    };
    let counts = |window: i64| {
        let ago = window * WINDOW;
        let (begin, end) = (today.plus_days(1 - ago - WINDOW), today.plus_days(-ago));
        let counts = begin >= first && pauses.days_within(begin, end) <= MOST_PAUSED;
        counts.then(|| trail.steps_in_days(today, ago, WINDOW) as f64)
    };
    let mut counts: Vec<f64> = (1..=USUAL_WINDOWS).filter_map(counts).collect();
    counts.sort_by(f64::total_cmp);
    counts
}
