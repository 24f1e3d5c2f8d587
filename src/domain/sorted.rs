//! A map and a set that are sorted vectors.
//!
//! The maps of the standard library are compiled again for each pair of types, at 3 to 17 kB: 60 of them were 0.2 MB of
//! the program. Here a lookup is a binary search and an insertion moves what is behind it, so that what is large and
//! comes in no order is collected, not inserted one by one.

use super::sort;
use std::borrow::Borrow;
use std::ops::{Bound, Deref, RangeBounds};

/// A map in the order of its keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// A set in ascending order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SortedSet<T>(Vec<T>);

impl<K: Ord, V> SortedMap<K, V> {
    pub(crate) const fn new() -> Self {
        SortedMap(Vec::new())
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &mut self.0[at].1)
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// The value of the key, which is this one if it had none.
    pub(crate) fn get_or_insert(&mut self, key: K, value: V) -> &mut V {
        self.get_or_insert_with(key, || value)
    }

    pub(crate) fn get_or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, value()));
            at
        });
        &mut self.0[at].1
    }

    pub(crate) fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.get_or_insert_with(key, V::default)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_mut(|(key, value)| keep(key, value));
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl DoubleEndedIterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }

    pub(crate) fn range(&self, keys: impl RangeBounds<K>) -> std::slice::Iter<'_, (K, V)> {
        let before = |bound: &K| self.0.partition_point(|(key, _)| key < bound);
        let upto = |bound: &K| self.0.partition_point(|(key, _)| key <= bound);
        let start = match keys.start_bound() {
            Bound::Included(bound) => before(bound),
            Bound::Excluded(bound) => upto(bound),
            Bound::Unbounded => 0,
        };
        let end = match keys.end_bound() {
            Bound::Included(bound) => upto(bound),
            Bound::Excluded(bound) => before(bound),
            Bound::Unbounded => self.0.len(),
        };
        self.0.get(start..end).unwrap_or_default().iter()
    }
}

impl<K: Ord, V> SortedMap<K, Vec<V>> {
    /// The values of each key, in their order.
    pub(crate) fn grouped(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut pairs = Vec::from_iter(pairs);
        sort::by(&mut pairs, |(a, _), (b, _)| a.cmp(b));
        let mut groups: Vec<(K, Vec<V>)> = Vec::new();
        for (key, value) in pairs {
            match groups.last_mut().filter(|(last, _)| *last == key) {
                Some((_, values)) => values.push(value),
                None => groups.push((key, vec![value])),
            }
        }
        SortedMap(groups)
    }
}

impl<T: Ord> SortedSet<T> {
    pub(crate) const fn new() -> Self {
        SortedSet(Vec::new())
    }

    fn place<Q: Ord + ?Sized>(&self, item: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|known| known.borrow().cmp(item))
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(item).is_ok()
    }

    /// Whether it was not there yet.
    pub(crate) fn insert(&mut self, item: T) -> bool {
        let at = self.place(&item);
        if let Err(at) = at {
            self.0.insert(at, item);
        }
        at.is_err()
    }

    /// Whether it was there.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let at = self.place(item);
        at.map(|at| self.0.remove(at)).is_ok()
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        SortedMap(Vec::new())
    }
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        SortedSet(Vec::new())
    }
}

impl<K, V> Deref for SortedMap<K, V> {
    type Target = [(K, V)];

    fn deref(&self) -> &[(K, V)] {
        &self.0
    }
}

impl<T> Deref for SortedSet<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// Of two with the same key the later counts.
impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut pairs = Vec::from_iter(pairs);
        sort::by(&mut pairs, |(a, _), (b, _)| a.cmp(b));
        pairs.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                std::mem::swap(later, kept);
            }
            is_same
        });
        SortedMap(pairs)
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        SortedSet(sort::distinct(items.into_iter()))
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        pairs.into_iter().for_each(|(key, value)| _ = self.insert(key, value));
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| _ = self.insert(item));
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn sorted_map_groups_the_values_of_each_key_in_their_order(
            pairs in prop::collection::vec((0..9u8, 0..99u8), 0..40),
        ) {
            let mut wanted: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
            pairs.iter().for_each(|(key, value)| wanted.entry(*key).or_default().push(*value));
            prop_assert!(SortedMap::grouped(pairs).into_iter().eq(wanted));
        }

        #[test]
        fn sorted_map_is_the_map_of_the_standard_library(
            begun in prop::collection::vec((0..20u8, 0..9u8), 0..20),
            edits in prop::collection::vec((0..20u8, prop::option::of(0..9u8)), 0..40),
            range: (Bound<u8>, Bound<u8>),
        ) {
            let mut wanted: BTreeMap<u8, u8> = begun.iter().copied().collect();
            let mut map: SortedMap<u8, u8> = begun.into_iter().collect();
            for (key, value) in edits {
                let replaced = match value {
                    Some(value) => (map.insert(key, value), wanted.insert(key, value)),
                    None => (map.remove(&key), wanted.remove(&key)),
                };
                prop_assert_eq!(replaced.0, replaced.1);
                prop_assert_eq!(map.get(&(key / 2)), wanted.get(&(key / 2)));
            }
            *map.get_or_default(7) += 1;
            *wanted.entry(7).or_default() += 1;
            let within = wanted.iter().filter(|(key, _)| range.contains(key));
            prop_assert!(map.range(range).map(|(key, value)| (key, value)).eq(within));
            prop_assert!(map.into_iter().eq(wanted));
        }

        #[test]
        fn sorted_set_is_the_set_of_the_standard_library(
            begun: Vec<u8>,
            edits: Vec<(u8, bool)>,
        ) {
            let mut wanted: BTreeSet<u8> = begun.iter().copied().collect();
            let mut set: SortedSet<u8> = begun.into_iter().collect();
            for (item, stays) in edits {
                prop_assert_eq!(set.contains(&item), wanted.contains(&item));
                let changed = if stays {
                    (set.insert(item), wanted.insert(item))
                } else {
                    (set.remove(&item), wanted.remove(&item))
                };
                prop_assert_eq!(changed.0, changed.1);
            }
            prop_assert!(set.into_iter().eq(wanted));
        }
    }
}
