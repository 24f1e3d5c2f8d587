//! How often a trial is repeated: a few times in the ordinary run, as often as is promised in the full one.

/// What asks for the full run: `MILEPOST_TRIALS=full`.
const ASKED_BY: &str = "MILEPOST_TRIALS";

/// How many times to try: `few` in the ordinary run, `full` in the full one. The full run prints what it tried, so that
/// the figures in the README can be read off it.
pub fn times(what: &str, few: usize, full: usize) -> usize {
    if is_full() {
        eprintln!("tried in full: {full} {what}");
        full
    } else {
        few
    }
}

/// Whether this is the full run.
pub fn is_full() -> bool {
    std::env::var_os(ASKED_BY).is_some_and(|asked| asked == "full")
}
