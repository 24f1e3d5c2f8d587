//! The moves in the period of a report, against the usual number in a period of that length.

use super::{ReportPeriod, ReportScope, Tense};
use crate::domain::baseline::median;
use crate::domain::date::Date;
use crate::domain::journey::Journey;
use crate::domain::sort;
use crate::domain::summary::item_move_dates;
use std::iter;

/// Periods before this one that make up the usual number.
const USUAL_PERIODS: i32 = 12;
/// Least number of them.
const LEAST_PERIODS: usize = 3;

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct PeriodMoves {
    pub(crate) moves: usize,
    /// The median of the periods before, back to the first move; `None` with fewer than three, or with a
    /// part unread.
    pub(crate) usual: Option<f64>,
}

impl PeriodMoves {
    /// As in the years of momentum, a date of a month or a year counts too, where it lies in the period, and so does what
    /// was written down from memory.
    pub(super) fn of(journey: &Journey, scope: &ReportScope<'_>) -> PeriodMoves {
        let dates: Vec<Date> = moves(journey, scope).collect();
        let within = |period: ReportPeriod| dates.iter().filter(|on| period.contains(**on)).count();
        let first = dates.iter().map(|on| on.first_day()).min();
        let is_known = |period: &ReportPeriod| period.first() >= first;
        let earlier = (1..=USUAL_PERIODS).map_while(|count| scope.period.earlier(count));
        let mut counts: Vec<f64> =
            earlier.take_while(is_known).map(|period| within(period) as f64).collect();
        sort::by(&mut counts, f64::total_cmp);
        let is_known = journey.is_whole() && counts.len() >= LEAST_PERIODS;
        let usual = median(&counts).filter(|_| is_known);
        PeriodMoves { moves: within(scope.period), usual }
    }
}

/// Whether there are later moves, which the period's end is seen from.
pub(super) fn tense(journey: &Journey, period: ReportPeriod) -> Tense {
    let is_later = journey.dated_moves().any(|(on, _)| period.is_before(on));
    if is_later { Tense::Then } else { Tense::Now }
}

/// The dates of the moves of all items that the filter chooses. In a year that is not loaded all items count.
fn moves(journey: &Journey, scope: &ReportScope<'_>) -> impl Iterator<Item = Date> {
    let chosen = journey.items().filter(|item| scope.holds(item, journey));
    let unread = journey.years().filter(|(year, _)| !journey.is_loaded(*year));
    let unread = unread.flat_map(|(_, summary)| summary.dated_moves());
    let unread = unread.flat_map(|(date, moves)| iter::repeat_n(date, moves));
    chosen.flat_map(item_move_dates).chain(unread)
}
