//! The wall: reads `src` and fails on an import that climbs or goes sideways, a ring, a forbidden name, a key or a
//! shell command in a text, a type name that means two things, and a file without a first line or too long.

mod bans;
mod imports;
mod rings;
mod snippets;
mod source;
pub mod texts;
mod types;

use source::Source;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How long a file may be before it has to be split, tests not counted.
const LONGEST: usize = 400;

/// How many files of each floor are in rings: to be mended, so a number here only goes down.
const IN_RINGS: &[(&str, usize)] = &[];
/// Type names that mean two things and may: each is obvious from its module. A dozen at most.
const DOUBLES: &[&str] = &["Choice", "Data", "Dialog", "Fault", "Form", "Screen", "Then"];
/// Type names that mean two things: to be mended.
const DOUBLES_TO_MEND: &str = "\
    Entry Shape Writer";

#[test]
fn wall_finds_imports_going_down_and_no_forbidden_name() {
    let sources = all_of_src();
    for known in ["src/lib.rs", "src/main.rs", "src/domain/date.rs"] {
        assert!(sources.iter().any(|s| s.path == known), "{known} was not read");
    }
    let found = faults(&sources);
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn wall_finds_no_ring_but_those_known() {
    let sources = all_of_src();
    let (mut counts, mut ways) = (BTreeMap::new(), String::new());
    for (files, way) in rings::rings(&sources) {
        let floor = files[0].trim_start_matches("src/").split(['/', '.']).next().expect("a part");
        *counts.entry(floor).or_insert(0) += files.len();
        ways += &format!("{} files: {}\n  {}\n", files.len(), way.join(" -> "), files.join(" "));
    }
    let known = BTreeMap::from_iter(IN_RINGS.iter().copied());
    assert_eq!(
        counts, known,
        "(found, known) files in rings: write what was found if it is less.\n{ways}"
    );
}

#[test]
fn wall_finds_no_key_in_a_text() {
    let sources = all_of_src();
    for (module, _) in texts::KEYS_LIVE_IN {
        let there = sources.iter().any(|s| s.module().join("::") == *module);
        assert!(there, "{module} is gone, so no longer to be listed");
    }
    texts_are(texts::keys, 0);
}

#[test]
fn wall_finds_no_shell_command_in_the_domain() {
    texts_are(texts::commands, 0);
}

#[track_caller]
fn texts_are(check: fn(&Source) -> Vec<(usize, String)>, known: usize) {
    let found: Vec<String> = all_of_src().iter().flat_map(|s| placed(s, check(s))).collect();
    let list = found.join("\n");
    assert_eq!(found.len(), known, "(found, known): write what was found if it is less.\n{list}");
}

#[test]
fn wall_finds_no_type_name_for_two_things_but_those_known() {
    let sources = all_of_src();
    let doubles = types::doubles(&sources);
    let known: Vec<&str> =
        DOUBLES.iter().copied().chain(DOUBLES_TO_MEND.split_whitespace()).collect();
    let new: Vec<_> = doubles.iter().filter(|(name, _)| !known.contains(*name)).collect();
    let gone: Vec<_> = known.iter().filter(|name| !doubles.contains_key(**name)).collect();
    assert!(new.is_empty(), "one name for two things: {new:#?}");
    assert!(gone.is_empty(), "no doubles any more, so no longer to be listed: {gone:?}");
    assert!(DOUBLES.len() <= 12, "a dozen exceptions at most");
}

/// What no floor may have, as lines with path and line number.
fn faults(sources: &[Source]) -> Vec<String> {
    let each = |s: &Source| placed(s, [shape(s), imports::faults(s), bans::faults(s)].concat());
    sources.iter().flat_map(each).collect()
}

fn placed(source: &Source, mut found: Vec<(usize, String)>) -> Vec<String> {
    found.sort();
    found.iter().map(|(line, sentence)| format!("{}:{line}: {sentence}", source.path)).collect()
}

/// What is wrong with the file as a whole.
fn shape(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let first = source.text.lines().next().and_then(|l| l.strip_prefix("//! "));
    if first.is_none_or(|sentence| sentence.trim().is_empty()) {
        found.push((
            1,
            "the first line is not `//!` and a sentence on the file's responsibility".into(),
        ));
    }
    if source.path.ends_with("/mod.rs") {
        found.push((1, "a module is in `name.rs` beside `name/`, never in `mod.rs`".into()));
    }
    let lines = source.lines_outside_tests();
    if lines > LONGEST {
        found.push((
            LONGEST,
            format!("{lines} lines without tests, and {LONGEST} is the alarm: split it"),
        ));
    }
    found
}

/// Reads files given by path and text, and marks those that their parent declares for tests alone.
fn read(files: &[(String, String)]) -> Vec<Source> {
    let mut sources: Vec<Source> =
        files.iter().map(|(path, text)| Source::read(path, text)).collect();
    let tests: Vec<Vec<String>> = sources.iter().flat_map(|s| s.test_modules.clone()).collect();
    for source in &mut sources {
        if tests.iter().any(|t| source.module().starts_with(t)) {
            source.mark_as_test();
        }
    }
    sources
}

fn all_of_src() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    rust_files(&root.join("src"), &mut paths);
    let text_of = |path: &PathBuf| {
        let inside = path.strip_prefix(root).expect("it was found under the root");
        let text = fs::read_to_string(path).expect("a source file is UTF-8");
        (inside.to_string_lossy().replace('\\', "/"), text)
    };
    read(&paths.iter().map(text_of).collect::<Vec<_>>())
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the crate can be listed") {
        let path = entry.expect("an entry of a folder can be read").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}
