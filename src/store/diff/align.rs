//! The blocks that two texts have in common, in the same order: the patience diff.

use std::collections::HashMap;

/// The blocks that two texts have in common, as pairs of indices that both rise.
pub(super) fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let same = |(a, b): &(&&str, &&str)| a == b;
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let middle =
        rising(unique(&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]));
    let first = (0..start).map(|i| (i, i));
    let between = middle.into_iter().map(|(i, j)| (start + i, start + j));
    let last = (1..=end).rev().map(|n| (old.len() - n, new.len() - n));
    first.chain(between).chain(last).collect()
}

/// The pairs of blocks that occur once in each text, in the order of the old text.
fn unique(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, (usize, usize, usize)> = HashMap::new();
    for (j, block) in new.iter().enumerate() {
        let place = places.entry(block).or_default();
        (place.0, place.2) = (place.0 + 1, j);
    }
    for block in old {
        places.entry(block).or_default().1 += 1;
    }
    let pair = |(i, block): (usize, &&str)| match places.get(block) {
        Some((1, 1, j)) => Some((i, *j)),
        Some(_) | None => None,
    };
    old.iter().enumerate().filter_map(pair).collect()
}

/// The longest row of those pairs in which the second numbers rise too.
fn rising(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // For each length, the pair with the lowest second number at which a rising row of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, j)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *j);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        row.push(pairs[index]);
        next = before[index];
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_what_stayed_in_order() {
        let pairs = |old: &str, new: &str| {
            let letters = |text: &'static str| text.split("").filter(|l| !l.is_empty()).collect();
            let (old, new) = (old.to_owned().leak(), new.to_owned().leak());
            let (old, new): (Vec<&str>, Vec<&str>) = (letters(old), letters(new));
            anchors(&old, &new)
        };
        assert_eq!(pairs("", "ab"), []);
        assert_eq!(pairs("abc", "abc"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pairs("abc", "axc"), [(0, 0), (2, 2)]);
        assert_eq!(pairs("abcde", "bcdea"), [(1, 0), (2, 1), (3, 2), (4, 3)]);
        assert_eq!(pairs("xaby", "uabv"), [(1, 1), (2, 2)]);
        assert_eq!(pairs("xttx", "yty"), [], "what is there twice says nothing");
        assert_eq!(pairs("tt", "t"), [(0, 0)]);
    }
}
