//! One's own measure of a gap: what is usual between one thing and the next, and what is long.

/// The gaps, in days, between one thing and the next.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Baseline {
    sorted: Vec<f64>,
}

/// Of how many gaps the usual one can be said.
const LEAST: usize = 5;

impl Baseline {
    /// Of these gaps, in any order, in days.
    pub(crate) fn of(gaps: impl Iterator<Item = i64>) -> Baseline {
        Baseline::of_numbers(gaps.map(|days| days as f64).collect())
    }

    /// Of other numbers that there is one of for each gap, in any order.
    pub(crate) fn of_numbers(mut sorted: Vec<f64>) -> Baseline {
        sorted.sort_by(f64::total_cmp);
        Baseline { sorted }
    }

    /// The median, in days; `None` with fewer than five gaps.
    pub(crate) fn usual(&self) -> Option<f64> {
        (self.sorted.len() >= LEAST).then(|| median(&self.sorted)).flatten()
    }

    /// How many gaps it is made of.
    pub(crate) fn count(&self) -> usize {
        self.sorted.len()
    }

    /// The longest that is not long yet, in days: twice the usual gap, or what nine in ten of the gaps do not exceed,
    /// whichever is more; `None` without a usual gap.
    pub(crate) fn longest(&self) -> Option<f64> {
        Some((2.0 * self.usual()?).max(nine_in_ten(&self.sorted)))
    }

    /// Whether so many days are more than both twice the usual gap and nine in ten of the gaps; `None` without a
    /// usual gap.
    pub(crate) fn is_long(&self, days: i64) -> Option<bool> {
        self.longest().map(|longest| days as f64 > longest)
    }
}

/// The middle of sorted numbers, or the mean of the two in the middle; `None` of none.
pub(crate) fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    if sorted.len() % 2 == 1 { Some(*upper) } else { Some((sorted[middle - 1] + upper) / 2.0) }
}

/// The 90th percentile of sorted numbers by nearest rank: the least that nine in ten do not exceed. 0 for none.
fn nine_in_ten(sorted: &[f64]) -> f64 {
    let rank = (sorted.len() * 9).div_ceil(10);
    rank.checked_sub(1).and_then(|place| sorted.get(place)).copied().unwrap_or(0.0)
}
