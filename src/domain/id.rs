//! The name that an item keeps for good.

use std::fmt;
use std::sync::Arc;

/// Crockford's base 32 in lower case: no `i`, `l`, `o` or `u`, so nothing looks like something else.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How long an id may be when a person wrote it by hand.
pub const LONGEST: usize = 64;

/// The id of an item: given once, never reused, 1 to 64 letters, digits, `-` or `_`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// Reads an id as it stands in a file or on a command line; `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Id> {
        let fits = (1..=LONGEST).contains(&text.len());
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (fits && text.bytes().all(plain)).then(|| Id(text.into()))
    }

    /// The id that 40 bits of chance spell: eight letters and digits.
    pub fn spelled(bits: u64) -> Id {
        let letter = |i: u32| char::from(ALPHABET[(bits >> (i * 5)) as usize & 31]);
        Id((0..8).map(letter).collect::<String>().into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

/// Makes new ids out of a seed, so that chance is a parameter like the day is.
///
/// The sequence is `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014): every seed gives another walk through the same full period.
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

    /// The next id that is not `taken`.
    pub fn unused(&mut self, taken: impl Fn(&Id) -> bool) -> Id {
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
    fn a_hand_written_id_is_letters_digits_dash_and_underscore() {
        for good in ["a", "cka", "CKA_2-b", &"x".repeat(64)] {
            assert_eq!(
                Id::parse(good).map(|i| i.to_string()).as_deref(),
                Some(good)
            );
        }
        for bad in ["", "a b", "é", "a.b", &"x".repeat(65)] {
            assert_eq!(Id::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_mint_gives_eight_letters_and_never_one_that_is_taken() {
        let mut mint = Mint::seeded(7);
        let first = Mint::seeded(7).id();
        assert_eq!(first.as_str().len(), 8);
        assert_ne!(mint.unused(|id| *id == first), first);
    }
}
