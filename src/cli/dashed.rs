//! Terms of a filter that begin with a dash, told apart from flags before clap sees them.
//!
//! clap can take values with a dash, but then takes every flag after them for a value as well. The order of a filter's
//! terms does not matter, so the negated ones are moved to the end, behind `--`.

use std::ffi::OsString;

/// The arguments, for `list` with its negated terms behind `--`.
pub(super) fn behind_dashes(args: Vec<OsString>) -> Vec<OsString> {
    let Some(command) = command(&args).filter(|at| args[*at] == "list") else {
        return args;
    };
    let end = args
        .iter()
        .position(|arg| arg == "--")
        .unwrap_or(args.len());
    let (mut kept, mut negated) = (Vec::new(), Vec::new());
    for (at, arg) in args.iter().enumerate().take(end) {
        let is_term = at > command && is_negated(arg) && !takes_value(&args[at - 1]);
        if is_term { &mut negated } else { &mut kept }.push(arg.clone());
    }
    if !negated.is_empty() || end < args.len() {
        kept.push("--".into());
    }
    kept.extend(negated);
    kept.extend(args.into_iter().skip(end + 1));
    kept
}

/// Where the command stands: the first word that is neither a flag nor the value of one.
fn command(args: &[OsString]) -> Option<usize> {
    let is_flag = |at: usize| args[at].as_encoded_bytes().starts_with(b"-");
    (1..args.len()).find(|at| !is_flag(*at) && !takes_value(&args[at - 1]))
}

/// The flags of every command that take the next word as their value.
fn takes_value(flag: &OsString) -> bool {
    flag == "--dir" || flag == "--config" || flag == "--color"
}

/// A word that begins with one dash, unless it is made of our own short flags.
fn is_negated(word: &OsString) -> bool {
    let Some(word) = word.to_str().and_then(|word| word.strip_prefix('-')) else {
        return false;
    };
    let short_flags = |c| matches!(c, 'q' | 'h' | 'V');
    !word.is_empty() && !word.starts_with('-') && !word.chars().all(short_flags)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(line: &str) -> String {
        let args = line.split(' ').map(OsString::from).collect();
        let moved = behind_dashes(args);
        let words: Vec<_> = moved.iter().map(|arg| arg.to_string_lossy()).collect();
        words.join(" ")
    }

    #[test]
    fn negated_terms_of_a_list_stand_behind_the_flags() {
        for (line, expected) in [
            (
                "m list is:large -is:done --all",
                "m list is:large --all -- -is:done",
            ),
            (
                "m --dir d list -write -q -- -x",
                "m --dir d list -q -- -write -x",
            ),
            ("m list --color never a", "m list --color never a"),
            ("m list --dir -odd -x", "m list --dir -odd -- -x"),
            ("m add list -x", "m add list -x"),
            ("m --dir list show -x", "m --dir list show -x"),
            ("m list - -h", "m list - -h"),
            ("m", "m"),
        ] {
            assert_eq!(moved(line), expected, "{line}");
        }
    }
}
