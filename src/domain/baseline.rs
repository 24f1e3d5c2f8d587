//! The user's own baseline: the usual gap between events, and when a gap is long.

use crate::domain::sort;

/// Sorted gaps in days.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Baseline {
    sorted: Vec<f64>,
}

/// Least number of gaps for a baseline.
const LEAST: usize = 5;

impl Baseline {
    /// From gaps in days, in any order.
    pub(crate) fn of(gaps: impl Iterator<Item = i64>) -> Baseline {
        Baseline::of_numbers(gaps.map(|days| days as f64).collect())
    }

    /// From other numbers, one per gap, in any order.
    pub(crate) fn of_numbers(mut sorted: Vec<f64>) -> Baseline {
        sort::by(&mut sorted, f64::total_cmp);
        Baseline { sorted }
    }

    /// The median; `None` with fewer than five gaps.
    pub(crate) fn usual(&self) -> Option<f64> {
        (self.sorted.len() >= LEAST).then(|| median(&self.sorted)).flatten()
    }

    pub(crate) fn count(&self) -> usize {
        self.sorted.len()
    }

    /// The longest gap in days that is not yet long: twice the usual gap or the ninth decile, whichever is more;
    /// `None` without a usual gap.
    pub(crate) fn longest(&self) -> Option<f64> {
        Some((2.0 * self.usual()?).max(nine_in_ten(&self.sorted)))
    }

    /// Whether a gap of `days` exceeds [`longest`](Baseline::longest); `None` without a usual gap.
    pub(crate) fn is_long(&self, days: i64) -> Option<bool> {
        self.longest().map(|longest| days as f64 > longest)
    }
}

/// Median of sorted numbers; `None` if there are none.
pub(crate) fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    if sorted.len() % 2 == 1 { Some(*upper) } else { Some((sorted[middle - 1] + upper) / 2.0) }
}

/// 90th percentile of sorted numbers by nearest rank; 0 if there are none.
fn nine_in_ten(sorted: &[f64]) -> f64 {
    let rank = (sorted.len() * 9).div_ceil(10);
    rank.checked_sub(1).and_then(|place| sorted.get(place)).copied().unwrap_or(0.0)
}
