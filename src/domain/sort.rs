//! Stable sorting with one compiled sort for all types.
//!
//! The sort of the standard library is compiled again for each type and comparison, about 8 kB a time: 95 of them
//! were 0.7 MB of the program. Here it sorts places (`usize`) by a comparison behind a `dyn`, and the items move once,
//! afterwards.

use std::cmp::Ordering;

/// Sorts `items` by a key that is computed once for each.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = sorted_places(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    rearrange(items, places);
}

pub(crate) fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &|a, b| compare(&items[a], &items[b]));
    rearrange(items, places);
}

pub(crate) fn ascending<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// The items in ascending order, each once.
pub(crate) fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    ascending(&mut items);
    items.dedup();
    items
}

fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Moves to each place the item whose old place stands there, one cycle of moves after the other.
fn rearrange<T>(items: &mut [T], mut from: Vec<usize>) {
    for start in 0..from.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sort_is_the_stable_sort_of_the_standard_library(numbers: Vec<u8>) {
            let numbered: Vec<(u8, usize)> = numbers.into_iter().map(|n| n % 16).zip(0..).collect();
            let (mut by_key, mut by, mut wanted) = (numbered.clone(), numbered.clone(), numbered);
            super::by_key(&mut by_key, |(n, _)| *n);
            super::by(&mut by, |(a, _), (b, _)| b.cmp(a).reverse());
            wanted.sort_by_key(|(n, _)| *n);
            prop_assert_eq!(&by_key, &wanted);
            prop_assert_eq!(&by, &wanted);
            ascending(&mut by);
            wanted.sort();
            prop_assert_eq!(by, wanted);
        }
    }
}
