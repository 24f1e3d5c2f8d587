//! Numbers by day: a list in the order of the days. A tree of them took twice the memory and the time at a start.
//!
//! At a start the days of all years are there, kept as short texts, and only those of the last months are looked at: a text
//! is read once its days are asked for.

use super::date::Day;
use std::ops::{Bound, RangeBounds};
use std::sync::OnceLock;

#[derive(Clone, Debug, Default)]
pub(crate) struct DayCounts {
    /// The list; before it is needed there may be a text instead.
    list: OnceLock<Vec<(Day, usize)>>,
    text: Option<DaysText>,
}

/// For each day its distance from the first and its number: `-3:1 0:2`.
#[derive(Clone, PartialEq, Debug)]
struct DaysText {
    text: Box<str>,
    first: Day,
}

impl DayCounts {
    /// The days of a text, by their distance from `first`.
    pub(crate) fn of_text(text: &str, first: Day) -> DayCounts {
        DayCounts { list: OnceLock::new(), text: Some(DaysText { text: text.into(), first }) }
    }

    /// The text that `of_text` reads.
    pub(crate) fn text(&self, first: Day) -> String {
        let pairs = self.iter().map(|(day, n)| format!("{}:{n}", day.days_since(first)));
        pairs.collect::<Vec<_>>().join(" ")
    }

    /// Adds to the number of a day; a day with zero is not kept.
    pub(crate) fn add(&mut self, day: Day, by: isize) {
        let place = self.place(day);
        self.text = None;
        let list = self.list.get_mut().expect("finding the place has read it");
        match place {
            Ok(at) => {
                list[at].1 = list[at].1.saturating_add_signed(by);
                if list[at].1 == 0 {
                    list.remove(at);
                }
            }
            Err(at) if by > 0 => list.insert(at, (day, by.unsigned_abs())),
            Err(_) => {}
        }
    }

    pub(crate) fn get(&self, day: Day) -> usize {
        self.range(day..=day).next().map_or(0, |(_, n)| n)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Day, usize)> {
        self.list().iter().copied()
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
        let is_apart = |(first, last): (Day, Day)| {
            is_before(&last) || (!is_before(&first) && !days.contains(&first))
        };
        let list = if self.ends().is_none_or(is_apart) { &[] } else { self.list() };
        let start = list.partition_point(|(day, _)| is_before(day));
        let length = list[start..].partition_point(|(day, _)| days.contains(day));
        list[start..start + length].iter().copied()
    }

    /// The first day and the last.
    pub(crate) fn ends(&self) -> Option<(Day, Day)> {
        match self.unread() {
            Some(text) => text.ends(),
            None => Some((self.list().first()?.0, self.list().last()?.0)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ends().is_none()
    }

    /// The text, if it has not been read yet.
    fn unread(&self) -> Option<&DaysText> {
        self.text.as_ref().filter(|_| self.list.get().is_none())
    }

    fn list(&self) -> &[(Day, usize)] {
        self.list.get_or_init(|| self.text.as_ref().map(DaysText::read).unwrap_or_default())
    }

    fn place(&self, day: Day) -> Result<usize, usize> {
        let list = self.list();
        match list.last() {
            Some((last, _)) if *last < day => Err(list.len()),
            _ => list.binary_search_by_key(&day, |(day, _)| *day),
        }
    }
}

impl DaysText {
    /// The days up to the first sign that `DayCounts::text` does not write.
    fn read(&self) -> Vec<(Day, usize)> {
        let mut rest = self.text.as_bytes();
        let mut list = Vec::with_capacity(rest.iter().filter(|byte| **byte == b':').count());
        while let Some((pair, after)) = self.pair(rest) {
            list.push(pair);
            rest = after.strip_prefix(b" ").unwrap_or_default();
        }
        list
    }

    fn ends(&self) -> Option<(Day, Day)> {
        let last = self.text.rsplit(' ').next()?;
        let day = |text: &str| self.pair(text.as_bytes()).map(|((day, _), _)| day);
        Some((day(&self.text)?, day(last)?))
    }

    fn pair<'t>(&self, text: &'t [u8]) -> Option<((Day, usize), &'t [u8])> {
        let (day, after) = number(text)?;
        let (count, after) = number(after.strip_prefix(b":")?)?;
        Some(((self.first.plus_days(day), usize::try_from(count).ok()?), after))
    }
}

/// The number of up to six digits at the beginning of a text, and the rest: to cut a text into parts and to parse each
/// costs five times as much.
fn number(text: &[u8]) -> Option<(i64, &[u8])> {
    let (mut rest, sign) = text.strip_prefix(b"-").map_or((text, 1), |digits| (digits, -1));
    let (mut number, mut digits) = (0, 0);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        number = number * 10 + i64::from(digit - b'0');
        (rest, digits) = (after, digits + 1);
        if digits > 6 {
            return None;
        }
    }
    (digits > 0).then_some((number * sign, rest))
}

impl PartialEq for DayCounts {
    fn eq(&self, other: &DayCounts) -> bool {
        match (self.unread(), other.unread()) {
            (Some(one), Some(other)) if one == other => true,
            (_, _) => self.list() == other.list(),
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
            let text = counts.text(day(7));
            let unread = || DayCounts::of_text(&text, day(7));
            prop_assert_eq!(unread().is_empty(), map.is_empty());
            prop_assert_eq!(unread(), unread());
            for from in 0..30 {
                for to in from..30 {
                    let days = day(from)..=day(to);
                    prop_assert!(unread().range(days.clone()).eq(counts.range(days)));
                }
                prop_assert_eq!(unread().get(day(from)), counts.get(day(from)));
                let (mut one, mut other) = (unread(), counts.clone());
                one.add(day(from), 2);
                other.add(day(from), 2);
                prop_assert_eq!(one, other);
            }
            prop_assert_eq!(unread(), counts.clone());
            let upto: Vec<Day> = map.range(..to).map(|(d, _)| *d).collect();
            prop_assert_eq!(counts.range(..to).map(|(d, _)| d).collect::<Vec<_>>(), upto);
        }
    }

    #[test]
    fn day_counts_are_not_read_for_days_beyond_them() {
        let first = Day::new(2019, 1, 1).expect("a day");
        let counts = DayCounts::of_text("-3:1 0:2 360:1", first);
        let day = |n: i64| first.plus_days(n);
        assert_eq!(counts.range(day(361)..).count() + counts.range(..day(-3)).count(), 0);
        assert!(counts.unread().is_some() && !counts.is_empty());
        assert_eq!(counts.range(day(1)..).count(), 1);
        assert!(counts.unread().is_none());
        assert_eq!(DayCounts::of_text("1:2 x 3:4", first).iter().count(), 1, "the rest is torn");
    }
}
