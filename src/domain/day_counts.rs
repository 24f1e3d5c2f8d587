//! Numbers by day: a list in the order of the days. A tree of them took twice the memory and the time at a start, where
//! all years are read.

use super::date::Day;
use std::ops::{Bound, RangeBounds};

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct DayCounts(Vec<(Day, usize)>);

impl DayCounts {
    /// No days yet, with room for that many.
    pub(crate) fn with_capacity(days: usize) -> DayCounts {
        DayCounts(Vec::with_capacity(days))
    }

    /// Adds to the number of a day; a day with zero is not kept.
    pub(crate) fn add(&mut self, day: Day, by: isize) {
        match self.place(day) {
            Ok(at) => {
                self.0[at].1 = self.0[at].1.saturating_add_signed(by);
                if self.0[at].1 == 0 {
                    self.0.remove(at);
                }
            }
            Err(at) if by > 0 => self.0.insert(at, (day, by.unsigned_abs())),
            Err(_) => {}
        }
    }

    pub(crate) fn get(&self, day: Day) -> usize {
        self.place(day).map_or(0, |at| self.0[at].1)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Day, usize)> {
        self.0.iter().copied()
    }

    pub(crate) fn range(
        &self,
        days: impl RangeBounds<Day>,
    ) -> impl DoubleEndedIterator<Item = (Day, usize)> {
        let is_before = |day: &Day| match days.start_bound() {
            Bound::Included(first) => day < first,
            Bound::Excluded(before) => day <= before,
            Bound::Unbounded => false,
        };
        let start = self.0.partition_point(|(day, _)| is_before(day));
        let length = self.0[start..].partition_point(|(day, _)| days.contains(day));
        self.0[start..start + length].iter().copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, day: Day) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if *last < day => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&day, |(day, _)| *day),
        }
    }
}

impl FromIterator<(Day, usize)> for DayCounts {
    fn from_iter<I: IntoIterator<Item = (Day, usize)>>(pairs: I) -> DayCounts {
        let mut counts = DayCounts::default();
        pairs.into_iter().for_each(|(day, n)| counts.add(day, n as isize));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn day_counts_are_a_map_in_order(
            changes in prop::collection::vec((0i64..30, -2isize..4), 0..60),
            (first, last) in (0i64..30, 0i64..30),
        ) {
            let day = |n: i64| Day::new(2026, 11, 1).expect("a day").plus_days(n);
            let (mut counts, mut map) = (DayCounts::default(), BTreeMap::<Day, usize>::new());
            for (n, by) in changes {
                counts.add(day(n), by);
                let count = map.entry(day(n)).or_default();
                *count = count.saturating_add_signed(by);
            }
            map.retain(|_, n| *n > 0);
            let wanted: Vec<(Day, usize)> = map.clone().into_iter().collect();
            prop_assert_eq!(counts.iter().collect::<Vec<_>>(), wanted.clone());
            prop_assert_eq!(wanted.into_iter().rev().collect::<DayCounts>(), counts.clone());
            prop_assert!((0..30).all(|n| counts.get(day(n)) == map.get(&day(n)).copied().unwrap_or(0)));
            let (from, to) = (day(first.min(last)), day(first.max(last)));
            let within: Vec<(Day, usize)> = map.range(from..=to).map(|(d, n)| (*d, *n)).collect();
            prop_assert_eq!(counts.range(from..=to).collect::<Vec<_>>(), within);
            let upto: Vec<Day> = map.range(..to).map(|(d, _)| *d).collect();
            prop_assert_eq!(counts.range(..to).map(|(d, _)| d).collect::<Vec<_>>(), upto);
        }
    }
}
