//! The words that a floor, or all of them, may not say outside test code.

use super::source::{Named, Source, Word, says};

/// Where a ban holds.
enum Where {
    /// On that floor.
    On(&'static str),
    /// On every floor but that one.
    Outside(&'static str),
    /// On that floor, but for that module.
    Except(&'static str, &'static str),
    /// Everywhere but in those modules and what is under them.
    Beyond(&'static [&'static [&'static str]]),
    /// Everywhere, outside test code.
    Everywhere,
    /// Everywhere, test code too.
    InTestsToo,
}

/// What is banned.
enum What {
    /// A path that begins so, groups taken apart.
    Path(&'static [&'static str]),
    /// These words in a row.
    Words(&'static [&'static str]),
    /// `mut` and a path that ends in that name.
    Mutable(&'static str),
}

/// What is banned, where, how it is called, and why.
const BANS: &[(Where, What, &str, &str)] = &[
    (Where::On("domain"), What::Words(&["now", "("]), "now(", "what day it is is a parameter"),
    (Where::On("domain"), What::Path(&["std", "fs"]), "std::fs", "the domain knows no files"),
    (
        Where::On("domain"),
        What::Path(&["std", "env"]),
        "std::env",
        "the domain knows no environment",
    ),
    (
        Where::On("domain"),
        What::Path(&["std", "thread"]),
        "std::thread",
        "the domain knows no threads",
    ),
    (Where::On("domain"), What::Words(&["SystemTime"]), "SystemTime", "time is a parameter"),
    (Where::On("domain"), What::Words(&["Instant"]), "Instant", "time is a parameter"),
    (
        Where::Except("domain", "date"),
        What::Words(&["chrono"]),
        "chrono",
        "only domain::date knows it",
    ),
    (Where::On("app"), What::Words(&["ratatui"]), "ratatui", "the state machine draws nothing"),
    (
        Where::On("app"),
        What::Words(&["crossterm"]),
        "crossterm",
        "the state machine knows no terminal",
    ),
    (Where::On("app"), What::Path(&["std", "fs"]), "std::fs", "ask for an Effect"),
    (Where::On("app"), What::Path(&["std", "env"]), "std::env", "place is a parameter"),
    (Where::On("app"), What::Path(&["std", "thread"]), "std::thread", "ask for an Effect"),
    (Where::On("ui"), What::Path(&["std", "fs"]), "std::fs", "drawing reads no files"),
    (
        Where::On("ui"),
        What::Words(&["crossterm"]),
        "crossterm",
        "only the runtime knows the terminal",
    ),
    (Where::On("ui"), What::Mutable("App"), "&mut App", "drawing changes nothing"),
    (Where::Outside("cli"), What::Words(&["clap"]), "clap", "only the command line knows it"),
    (Where::Everywhere, What::Path(&["std", "net"]), "std::net", "the program knows no network"),
    (
        Where::Everywhere,
        What::Path(&["std", "os", "unix", "net"]),
        "std::os::unix::net",
        "the program opens no socket",
    ),
    (
        Where::Beyond(&[&["runtime", "editor"], &["sync"]]),
        What::Path(&["std", "process", "Command"]),
        "std::process::Command",
        "no program is started but the editor, and git when asked to sync",
    ),
    (
        Where::Everywhere,
        What::Words(&["println", "!"]),
        "println!",
        "it panics on a closed pipe: writeln! and check",
    ),
    (
        Where::Everywhere,
        What::Words(&["print", "!"]),
        "print!",
        "it panics on a closed pipe: write! and check",
    ),
    (
        Where::Everywhere,
        What::Words(&["eprintln", "!"]),
        "eprintln!",
        "it panics on a closed pipe: writeln! and check",
    ),
    (
        Where::Everywhere,
        What::Words(&["eprint", "!"]),
        "eprint!",
        "it panics on a closed pipe: write! and check",
    ),
    (
        Where::Everywhere,
        What::Words(&[".", "unwrap", "(", ")"]),
        ".unwrap()",
        "expect with the proof, or pass the error on",
    ),
    (Where::InTestsToo, What::Words(&["[", "allow", "("]), "#[allow(", "mend what the lint found"),
    (Where::InTestsToo, What::Words(&[",", "allow", "("]), "#[allow(", "mend what the lint found"),
    (
        Where::InTestsToo,
        What::Words(&["#", "[", "path"]),
        "#[path",
        "a module stands where its name says",
    ),
    (
        Where::InTestsToo,
        What::Words(&["include", "!"]),
        "include!",
        "a module stands where its name says",
    ),
];

/// What the file says that it may not, with the lines.
pub fn faults(source: &Source) -> Vec<(usize, String)> {
    let paths = source.paths();
    let mut found = Vec::new();
    for (place, what, name, why) in BANS {
        let lines = match what {
            What::Path(start) => lines_of_path(&paths, start),
            What::Words(words) => lines_of_words(&source.words, words),
            What::Mutable(last) => lines_of_mutable(&paths, last),
        };
        let holds = lines.into_iter().filter(|(_, test)| holds(place, source, *test));
        found.extend(holds.map(|(line, _)| (line, format!("`{name}` may not stand here: {why}"))));
    }
    found
}

fn holds(place: &Where, source: &Source, test: bool) -> bool {
    match place {
        Where::On(floor) => !test && source.floor() == *floor,
        Where::Outside(floor) => !test && source.floor() != *floor,
        Where::Except(floor, module) => {
            !test && source.floor() == *floor && source.module().get(1).is_none_or(|m| m != module)
        }
        Where::Beyond(modules) => {
            let module = source.module();
            let within = |m: &&&[&str]| {
                module.len() >= m.len() && module.iter().zip(**m).all(|(a, b)| a == b)
            };
            !test && modules.iter().find(within).is_none()
        }
        Where::Everywhere => !test,
        Where::InTestsToo => true,
    }
}

fn lines_of_path(paths: &[Named], start: &[&str]) -> Vec<(usize, bool)> {
    let begins = |p: &&Named| {
        p.segments.len() >= start.len() && p.segments.iter().zip(start).all(|(a, b)| a == b)
    };
    paths.iter().filter(begins).map(|p| (p.line, p.test)).collect()
}

fn lines_of_words(words: &[Word], wanted: &[&str]) -> Vec<(usize, bool)> {
    let there = (0..words.len()).filter(|at| says(words, *at, wanted));
    there.map(|at| (words[at].line, words[at].test)).collect()
}

fn lines_of_mutable(paths: &[Named], last: &str) -> Vec<(usize, bool)> {
    let ends = |p: &&Named| p.before[0] == "mut" && p.segments.last().is_some_and(|s| s == last);
    paths.iter().filter(ends).map(|p| (p.line, p.test)).collect()
}
