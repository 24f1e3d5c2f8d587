//! How often a trial is repeated: a few times in the ordinary run, as often as is promised in the full one.

/// What asks for the full run: `MILEPOST_TRIALS=full`.
const ASKED_BY: &str = "MILEPOST_TRIALS";

/// How many times to try: `few` in the ordinary run, `full` in the full one. The full run prints what it tried, so that
/// the figures in the README can be read off it.
pub fn times(what: &str, few: usize, full: usize) -> usize {
    tried(full, what);
    if is_full() { full } else { few }
}

/// Prints what the full run has tried, where that is known only afterwards.
pub fn tried(number: usize, what: &str) {
    if is_full() {
        eprintln!("tried in full: {number} {what}");
    }
}

/// Whether this is the full run.
pub fn is_full() -> bool {
    std::env::var_os(ASKED_BY).is_some_and(|asked| asked == "full")
}

/// Says that a trial cannot be made on this machine, and why: one that is not made must not look like one that passed.
pub fn skipped(what: &str, why: &str) {
    eprintln!("NOT TRIED: {what}: {why}");
}

/// Numbers that differ, the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit` (xorshift: Marsaglia, "Xorshift RNGs", 2003).
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
