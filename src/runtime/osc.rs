//! Whether the terminal takes operating system commands beyond those that every one ignores: a title, and links.

use std::env;
use std::ffi::OsStr;

/// Terminals that would print them, or could not give the title back.
const WITHOUT: [&str; 8] = ["", "dumb", "linux", "ansi", "cons25", "vt52", "vt100", "vt220"];

pub(crate) fn is_taken() -> bool {
    is_taken_by(env::var_os("TERM").as_deref(), env::var_os("TMUX").is_some())
}

/// tmux also calls itself `screen`, but keeps titles.
fn is_taken_by(term: Option<&OsStr>, in_tmux: bool) -> bool {
    let term = term.and_then(OsStr::to_str).unwrap_or_default();
    !WITHOUT.contains(&term) && (in_tmux || !term.starts_with("screen"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn osc_is_for_terminals_that_keep_a_title() {
        let taken = |term, in_tmux| is_taken_by(Some(OsStr::new(term)), in_tmux);
        assert!(taken("xterm-256color", false) && taken("foot", false));
        assert!(taken("screen-256color", true) && !taken("screen-256color", false));
        assert!(!taken("linux", false) && !taken("dumb", false) && !taken("", false));
        assert!(!is_taken_by(None, false));
    }
}
