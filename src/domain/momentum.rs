//! Momentum: your own steps against your own usual pace, in plain arithmetic.
//!
//! A step is an exact day on which something moved: a goal done, an entry of a log, a milestone that was no goal.

#[cfg(test)]
mod tests;
mod trail;

use self::trail::Trail;
use crate::domain::baseline::{Baseline, median};
use crate::domain::date::Day;
use crate::domain::journey::Journey;
use crate::domain::words::{ago, count};

/// How many days the window of momentum has, today included.
const WINDOW: i64 = 30;
/// How many windows before this one make up what is usual.
const USUAL_WINDOWS: i64 = 12;
/// Of how many windows of history what is usual can be said.
const LEAST_WINDOWS: usize = 3;
/// How many days back gaps are looked at, today included.
const GAPS_WITHIN: i64 = 365;
/// How many weeks the sparkline has.
const WEEKS: usize = 12;

/// How steps have come of late.
#[derive(Clone, PartialEq, Debug)]
pub struct Momentum {
    /// Steps from 29 days ago to today.
    pub last_30_days: usize,
    /// The median of the steps in each of the twelve 30-day windows before, as far back as there are steps at all;
    /// `None` with fewer than three such windows.
    pub usual: Option<f64>,
    /// Days since the last step, 0 for today; `None` without any.
    pub days_since_step: Option<i64>,
    /// The median of the days between one step-day and the next, within the last 365 days; `None` with fewer than
    /// five such gaps.
    pub usual_gap: Option<f64>,
    /// Whether the last step is longer ago than both twice the usual gap and nine in ten of the gaps; `None` without
    /// a usual gap.
    pub drifting: Option<bool>,
    /// Steps in each of the last twelve weeks of seven days, oldest first; the last one ends today.
    pub weeks: [usize; 12],
}

impl Momentum {
    /// The momentum of a journey on that day. Steps after it do not count.
    pub fn of(journey: &Journey, today: Day) -> Momentum {
        let reach = (WINDOW * (USUAL_WINDOWS + 1)).max(GAPS_WITHIN) - 1;
        let trail = Trail::of(journey, today.plus_days(-reach), today);
        let days_since_step = trail.last.map(|last| today.days_since(last));
        let days: Vec<Day> = trail.step_days(today, GAPS_WITHIN).collect();
        let gaps = Baseline::of(days.windows(2).map(|pair| pair[1].days_since(pair[0])));
        Momentum {
            last_30_days: trail.steps_in_days(today, 0, WINDOW),
            usual: usual(&trail, today),
            days_since_step,
            usual_gap: gaps.usual(),
            drifting: days_since_step.and_then(|days| gaps.is_long(days)),
            weeks: std::array::from_fn(|week| {
                let weeks_ago = (WEEKS - 1 - week) as i64;
                trail.steps_in_days(today, weeks_ago * 7, 7)
            }),
        }
    }
}

/// One line about it: `9 steps in 30 days, usually 6 · last one 2 days ago`.
pub fn sentence(momentum: &Momentum) -> String {
    let Some(days) = momentum.days_since_step else {
        return "no steps yet".into();
    };
    if let (Some(true), Some(gap)) = (momentum.drifting, momentum.usual_gap) {
        let days = count(days.unsigned_abs() as usize, "day");
        return format!("{days} since a step; your usual gap is {gap}");
    }
    let steps = match momentum.last_30_days {
        0 => "no step".into(),
        steps => count(steps, "step"),
    };
    let usual = momentum
        .usual
        .map(|usual| format!(", usually {usual}"))
        .unwrap_or_default();
    format!("{steps} in 30 days{usual} · last one {}", ago(days))
}

fn usual(trail: &Trail, today: Day) -> Option<f64> {
    let first = trail.first?;
    // A window reaches back as far as the day before the next older one begins.
    let begins = |window: &i64| today.days_since(first) >= WINDOW * (window + 1) - 1;
    let windows = (1..=USUAL_WINDOWS).filter(begins);
    let mut counts: Vec<f64> = windows
        .map(|window| trail.steps_in_days(today, window * WINDOW, WINDOW) as f64)
        .collect();
    counts.sort_by(f64::total_cmp);
    (counts.len() >= LEAST_WINDOWS)
        .then(|| median(&counts))
        .flatten()
}
