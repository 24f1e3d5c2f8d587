//! The names that a floor, or all of them, may not use outside test code.

use super::source::{Named, Source};

/// What is banned: a path (with all below it), a name anywhere in a path, or a name with its neighbours, such as
/// `now(`. Then the floors where it is banned (none is everywhere), the modules that may use it, and the reason.
type Ban = (&'static str, &'static [&'static str], &'static [&'static str], &'static str);

const BANS: &[Ban] = &[
    ("now(", &["domain"], &[], "today is a parameter"),
    ("SystemTime", &["domain"], &[], "time is a parameter"),
    ("Instant", &["domain"], &[], "time is a parameter"),
    ("chrono", &["domain"], &["domain::date"], "only domain::date knows it"),
    (
        "std::fs",
        &["domain", "app", "view", "ui"],
        &[],
        "ask for an Effect: only store, runtime and cli read files",
    ),
    ("std::env", &["domain", "app", "view"], &[], "place is a parameter"),
    ("std::thread", &["domain", "app", "view"], &[], "ask for an Effect"),
    (
        "ratatui",
        &["domain", "app", "view", "store", "config", "cli"],
        &[],
        "only ui draws, and runtime opens its terminal",
    ),
    (
        "crossterm",
        &["domain", "app", "view", "ui", "store", "config", "cli"],
        &[],
        "only the runtime knows the terminal",
    ),
    ("mut App", &["view", "ui"], &[], "drawing changes nothing"),
    (
        "clap",
        &["domain", "app", "view", "ui", "store", "config", "runtime"],
        &[],
        "only the command line knows it",
    ),
    ("std::net", &[], &[], "the program knows no network"),
    ("std::os::unix::net", &[], &[], "the program opens no socket"),
    (
        "std::process::Command",
        &[],
        &["runtime::editor", "runtime::restart"],
        "no program is started but the editor and this one",
    ),
    ("println!", &[], &[], "it panics on a closed pipe: writeln! and check"),
    ("print!", &[], &[], "it panics on a closed pipe: write! and check"),
    ("eprintln!", &[], &[], "it panics on a closed pipe: writeln! and check"),
    ("eprint!", &[], &[], "it panics on a closed pipe: write! and check"),
    (".unwrap(", &[], &[], "expect with the proof, or pass the error on"),
    (".sort(", &[], SORTING, SORT),
    (".sort_unstable(", &[], SORTING, SORT),
    (".sort_by(", &[], SORTING, SORT),
    (".sort_by_key(", &[], SORTING, SORT),
    (".sort_by_cached_key(", &[], SORTING, SORT),
];

const SORTING: &[&str] = &["domain::sort"];
const SORT: &str = "domain::sort does it: the standard sort is compiled anew, 8 kB, for each type";

/// What is banned in test code too: ways round the lints and round this wall.
const BANS_IN_TESTS_TOO: &[Ban] = &[
    ("[allow(", &[], &[], "mend what the lint found"),
    (",allow(", &[], &[], "mend what the lint found"),
    ("[path=", &[], &[], "a module is where its name says"),
    ("include!", &[], &[], "a module is where its name says"),
];

/// What the file uses that it may not, with the lines.
pub fn faults(source: &Source) -> Vec<(usize, String)> {
    let outside_tests = source.names.iter().filter(|n| !n.test);
    let everywhere = source.names.iter();
    let pairs = outside_tests
        .flat_map(|n| BANS.iter().map(move |b| (n, b)))
        .chain(everywhere.flat_map(|n| BANS_IN_TESTS_TOO.iter().map(move |b| (n, b))));
    let broken = pairs.filter(|(named, ban)| breaks(source, named, ban));
    broken
        .map(|(n, (what, .., why))| (n.line, format!("`{what}` may not be used here: {why}")))
        .collect()
}

fn breaks(source: &Source, named: &Named, (what, floors, except, _): &Ban) -> bool {
    let module = source.module().join("::");
    let within = |m: &&str| module == **m || module.starts_with(&format!("{m}::"));
    let holds = floors.is_empty() || floors.contains(&source.floor());
    holds && !except.iter().any(within) && is_use_of(named, what)
}

fn is_use_of(named: &Named, what: &str) -> bool {
    if what.contains("::") {
        let path = named.segments.join("::");
        path == what || path.starts_with(&format!("{what}::"))
    } else {
        named.segments.iter().any(|s| s == what) || named.is_written(what)
    }
}
