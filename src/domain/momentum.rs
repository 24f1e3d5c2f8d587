//! Momentum: the user's moves against their own usual pace, in plain arithmetic.
//!
//! A move is an exact day on which something went forward: a goal done, a progress note, a milestone that was no goal.
//! Entries written down from memory do not count: what a goal did before it was recorded, and milestones before the
//! first goal. Paused days are excluded from gaps and from the days since the last move; a window that is mostly
//! paused is left out.

mod history;
mod moves;
mod serving;
mod shares;
#[cfg(test)]
mod tests;
mod words;
mod year;

pub(crate) use self::moves::{Move, MoveKind, moves};
pub(crate) use self::shares::{YearShare, by_kind, by_year};
pub(crate) use self::words::{
    MomentumLine, arithmetic, moves as moves_in_words, sentence, sentence_of_goal,
};
pub(crate) use self::year::{HeatMap, Level, YEAR_WEEKS};

use self::history::MoveHistory;
use crate::domain::baseline::{Baseline, median};
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::pauses::Pauses;
use crate::domain::sort;

/// Days in the window of momentum, today included.
const WINDOW: i64 = 30;
/// Windows before the current one that make up the usual count.
const USUAL_WINDOWS: i64 = 12;
/// Least number of windows for a usual count.
const LEAST_WINDOWS: usize = 3;
/// Most paused days in a window that counts: half of it.
const MOST_PAUSED: i64 = WINDOW / 2;
/// Days back for which gaps are measured, today included.
const GAPS_WITHIN: i64 = 365;
/// Days of use before drift is reported: three weeks.
const LEAST_USE: i64 = 21;
/// Days after a pause without a report of drift: a week.
const GRACE: i64 = 7;
/// Weeks in the sparkline.
const WEEKS: usize = 12;

/// Recent moves, compared with the usual number.
#[derive(Clone, PartialEq, Debug)]
pub struct Momentum {
    /// Moves from 29 days ago to today.
    pub last_30_days: usize,
    /// Moves from 364 days ago to today.
    pub last_365_days: usize,
    /// Median of the moves in the twelve 30-day windows before, back to the first move and without windows paused for
    /// more than half; `None` with fewer than three windows.
    pub usual: Option<f64>,
    /// Number of windows behind `usual`.
    pub(crate) windows: usize,
    /// Days since the last move, 0 for today; `None` without moves.
    pub days_since_move: Option<i64>,
    /// Paused days among them.
    pub(crate) paused_since_move: i64,
    /// Median of the days from one day with a move to the next within the last 365 days, without paused days; `None`
    /// with fewer than five gaps.
    pub usual_gap: Option<f64>,
    /// Number of gaps behind `usual_gap`.
    pub(crate) gaps: usize,
    /// Longest gap that is not yet long: twice the usual one or the ninth decile, whichever is more.
    pub longest_gap: Option<f64>,
    /// Whether the last move is longer ago than `longest_gap`, without paused days, and neither today nor any of the
    /// seven days before is paused; `None` without a usual gap and in the first three weeks of use.
    pub drifting: Option<bool>,
    /// Moves in each of the last twelve weeks, oldest first; the last one ends today.
    pub(crate) weeks: [usize; 12],
    /// Reason why momentum is unknown, if files with moves could not be read.
    pub(crate) unread: Option<String>,
}

impl Momentum {
    /// The momentum of a journey on that day, without later moves.
    pub fn of(journey: &Journey, today: Day) -> Momentum {
        let history = MoveHistory::of(journey, first_day_needed(today), today);
        let pauses = Pauses::of(journey.pauses(), today);
        let established = is_established(journey, today);
        Momentum::compute(&history, &pauses, established, today).withhold_unread(journey, today)
    }

    /// The momentum of one goal: its own moves and those of everything that serves it at any distance, with its own
    /// pauses and the journey's. Exact once the years of [`unread`] are loaded.
    pub(crate) fn of_goal(journey: &Journey, goal: &Goal, today: Day) -> Momentum {
        let history = serving::histories(journey, &[goal], first_day_needed(today), today);
        Momentum::of_history(journey, goal, &history[0], today)
    }

    /// The momentum of each of these goals, in one pass.
    pub(crate) fn of_goals(journey: &Journey, goals: &[&Goal], today: Day) -> Vec<Momentum> {
        let histories = serving::histories(journey, goals, first_day_needed(today), today);
        let each = goals.iter().zip(&histories);
        each.map(|(goal, history)| Momentum::of_history(journey, goal, history, today)).collect()
    }

    fn of_history(journey: &Journey, goal: &Goal, history: &MoveHistory, today: Day) -> Momentum {
        let own = journey.pauses().chain(goal.paused.iter().copied());
        let pauses = Pauses::of(own, today);
        let established = is_established(journey, today);
        Momentum::compute(history, &pauses, established, today).withhold_unread(journey, today)
    }

    /// Withholds conclusions if moves may be missing.
    fn withhold_unread(self, journey: &Journey, today: Day) -> Momentum {
        match journey.moves_gap(first_day_needed(today)) {
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

    fn compute(
        history: &MoveHistory,
        pauses: &Pauses,
        is_established: bool,
        today: Day,
    ) -> Momentum {
        let days: Vec<Day> = history.move_days(today, GAPS_WITHIN).collect();
        let gaps = Baseline::of(days.windows(2).map(|pair| pauses.gap(pair[0], pair[1])));
        let since = history.last.map(|last| today.days_since(last));
        let after = |last: Day| pauses.days_within(last.plus_days(1), today);
        let paused = history.last.map_or(0, after);
        let counts = usual_windows(history, pauses, today);
        Momentum {
            last_30_days: history.moves_in_days(today, 0, WINDOW),
            last_365_days: history.moves_in_days(today, 0, GAPS_WITHIN),
            usual: (counts.len() >= LEAST_WINDOWS).then(|| median(&counts)).flatten(),
            windows: counts.len(),
            days_since_move: since,
            paused_since_move: paused,
            usual_gap: gaps.usual(),
            gaps: gaps.count(),
            longest_gap: gaps.longest(),
            drifting: since
                .filter(|_| is_established)
                .and_then(|days| gaps.is_long(days - paused))
                .map(|is_long| is_long && pauses.days_within(today.plus_days(-GRACE), today) == 0),
            weeks: std::array::from_fn(|week| {
                let weeks_ago = (WEEKS - 1 - week) as i64;
                history.moves_in_days(today, weeks_ago * 7, 7)
            }),
            unread: None,
        }
    }
}

/// Whether three weeks of use have passed.
fn is_established(journey: &Journey, today: Day) -> bool {
    let began = journey.began(today);
    began.is_some_and(|began| today.days_since(began) >= LEAST_USE)
}

/// Years that must be loaded before the momentum or pace of a single goal is known: those of the last thirteen months,
/// and for each open larger goal the latest earlier year with a move toward it.
pub(crate) fn unread(journey: &Journey, today: Day) -> Vec<i32> {
    let near = first_day_needed(today).year()..=today.year();
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
    let wanted = sort::distinct(near.chain(latest));
    let unread = wanted.into_iter().filter(|year| !journey.is_loaded(*year));
    unread.collect()
}

/// First day of any window or gap.
fn first_day_needed(today: Day) -> Day {
    let days = (WINDOW * (USUAL_WINDOWS + 1)).max(GAPS_WITHIN);
    today.plus_days(1 - days)
}

/// Moves in each window behind the usual count, fewest first.
fn usual_windows(history: &MoveHistory, pauses: &Pauses, today: Day) -> Vec<f64> {
    let Some(first) = history.first else {
        return Vec::new();
    };
    let counts = |window: i64| {
        let ago = window * WINDOW;
        let (begin, end) = (today.plus_days(1 - ago - WINDOW), today.plus_days(-ago));
        let counts = begin >= first && pauses.days_within(begin, end) <= MOST_PAUSED;
        counts.then(|| history.moves_in_days(today, ago, WINDOW) as f64)
    };
    let mut counts: Vec<f64> = (1..=USUAL_WINDOWS).filter_map(counts).collect();
    sort::by(&mut counts, f64::total_cmp);
    counts
}
