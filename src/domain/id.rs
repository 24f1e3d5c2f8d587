//! Permanent ids of items, and their generator.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::sync::Arc;

/// Crockford's base 32 in lower case: no `i`, `l`, `o` or `u`, which are easily confused.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Greatest length of an id in bytes; ids may be written by hand.
pub(crate) const LONGEST: usize = 64;

/// Bytes of an id that are stored inline; a generated id has eight.
const SHORT: usize = 14;

/// The id of an item: given once, never reused, 1 to 64 letters, digits, `-` or `_`.
#[derive(Clone, PartialEq, Eq)]
pub struct Id(Spelling);

/// Ids are compared and looked up by the thousand, so a short one is stored inline. A short id is never `Long`, so
/// equal ids have equal representations.
#[derive(Clone, PartialEq, Eq)]
enum Spelling {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Arc<String>),
}

impl Id {
    /// Parses an id from a file or a command line; `None` if it is not valid.
    pub fn parse(text: &str) -> Option<Id> {
        let fits = (1..=LONGEST).contains(&text.len());
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (fits && text.bytes().all(plain)).then(|| Id(Spelling::of(text)))
    }

    /// Encodes 40 random bits as eight letters and digits.
    pub(crate) fn spelled(bits: u64) -> Id {
        let letter = |i: u32| char::from(ALPHABET[(bits >> (i * 5)) as usize & 31]);
        Id(Spelling::of(&(0..8).map(letter).collect::<String>()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes())
            .expect("the bytes are letters, digits, dashes and underscores")
    }

    fn bytes(&self) -> &[u8] {
        match &self.0 {
            Spelling::Short { length, bytes } => &bytes[..usize::from(*length)],
            Spelling::Long(text) => text.as_bytes(),
        }
    }
}

impl Spelling {
    fn of(text: &str) -> Spelling {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Spelling::Short { length, bytes }
            }
            _ => Spelling::Long(Arc::new(text.to_owned())),
        }
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            // The first eight bytes are hashed as one number, which covers a generated id completely.
            Spelling::Short { length, bytes } => {
                let [a, b, c, d, e, f, g, h, rest @ ..] = bytes;
                state.write_u64(u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]));
                if *length > 8 {
                    state.write(rest);
                }
            }
            Spelling::Long(text) => text.hash(state),
        }
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Id) -> Ordering {
        match (&self.0, &other.0) {
            // No id has the byte 0 that fills the rest, so that the shorter of two comes first.
            (Spelling::Short { bytes, .. }, Spelling::Short { bytes: others, .. }) => {
                bytes.cmp(others)
            }
            _ => self.bytes().cmp(other.bytes()),
        }
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Id) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A map by ids. They are random, and those of a journey are its owner's: a hash that nobody could foresee would cost a
/// reading command a twentieth of its time.
pub(crate) type IdMap<I, V> = HashMap<I, V, BuildHasherDefault<IdHasher>>;

/// Multiplies by the golden ratio, as Fibonacci hashing does, and brings the upper half, which depends on all bits, down.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// Whether `end` is `start` or can be reached from it. Without recursion: chains can be thousands long, and files
/// edited by hand can contain cycles.
pub(crate) fn reaches(start: &Id, end: &Id, onward: impl Fn(&Id) -> Vec<Id>) -> bool {
    let mut seen = HashSet::new();
    let mut ahead = vec![start.clone()];
    while let Some(id) = ahead.pop() {
        if id == *end {
            return true;
        }
        if seen.insert(id.clone()) {
            ahead.extend(onward(&id));
        }
    }
    false
}

/// Generates ids from a seed, so that randomness is a parameter like the day.
///
/// The sequence is `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), which
/// has its full period for every seed.
#[derive(Clone, Debug)]
pub struct Mint(u64);

impl Mint {
    /// A mint whose ids follow from `seed` alone.
    pub fn seeded(seed: u64) -> Mint {
        Mint(seed)
    }

    /// The next id.
    pub fn id(&mut self) -> Id {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id::spelled(z ^ (z >> 31))
    }

    pub(crate) fn unused(&mut self, taken: impl Fn(&Id) -> bool) -> Id {
        loop {
            let id = self.id();
            if !taken(&id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_written_by_hand_has_letters_digits_dash_and_underscore() {
        for good in ["a", "cka", "CKA_2-b", &"x".repeat(64)] {
            assert_eq!(Id::parse(good).map(|i| i.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "a b", "é", "a.b", &"x".repeat(65)] {
            assert_eq!(Id::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn ids_of_all_lengths_are_ordered_and_looked_up_by_their_text() {
        let texts: Vec<String> =
            (1..=LONGEST).map(|n| "a-0_Z".repeat(13)[..n].to_owned()).collect();
        let ids: Vec<Id> = texts.iter().filter_map(|t| Id::parse(t)).collect();
        assert!(ids.is_sorted() && ids.iter().map(Id::as_str).eq(&texts));
        let set: std::collections::HashSet<&Id> = ids.iter().collect();
        assert!(
            set.len() == LONGEST
                && texts.iter().all(|t| set.contains(&Id::parse(t).expect("an id")))
        );
        assert_eq!(size_of::<Option<Id>>(), 16);
    }

    #[test]
    fn mint_gives_eight_letters_and_no_id_that_is_taken() {
        let mut mint = Mint::seeded(7);
        let first = Mint::seeded(7).id();
        assert_eq!(first.as_str().len(), 8);
        assert_ne!(mint.unused(|id| *id == first), first);
    }
}
