//! The wall between the floors: reads `src` and fails on whatever climbs, goes sideways or says a forbidden word.

mod bans;
mod imports;
mod snippets;
mod source;

use source::Source;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// How long a file may be before it has to be split, tests not counted.
const LONGEST: usize = 400;

/// Something in a file that the house does not allow.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fault {
    /// The file, from the root of the crate.
    path: String,
    /// The line, from 1.
    line: usize,
    /// What is wrong, and what to do.
    sentence: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.sentence)
    }
}

/// All faults of these files (path from the root of the crate, and text), in the order of the lines.
fn faults(files: &[(String, String)]) -> Vec<Fault> {
    let mut sources: Vec<Source> = files.iter().map(|(p, t)| Source::read(p, t)).collect();
    let tests: Vec<String> = sources.iter().flat_map(Source::test_files).collect();
    for source in &mut sources {
        if tests.iter().any(|t| source.is_at_or_under(t)) {
            source.mark_as_test();
        }
    }
    let mut faults: Vec<Fault> = sources.iter().flat_map(faults_of).collect();
    faults.sort();
    faults
}

fn faults_of(source: &Source) -> Vec<Fault> {
    let mut found = shape(source);
    found.extend(imports::faults(source));
    found.extend(bans::faults(source));
    let path = source.path.clone();
    let fault = |(line, sentence)| Fault { path: path.clone(), line, sentence };
    found.into_iter().map(fault).collect()
}

/// What is wrong with the file as a whole.
fn shape(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let lines = source.lines_outside_tests();
    if !source.says_what_it_is {
        found.push((
            1,
            "the first line is not `//!` and a sentence on what the file is responsible for".into(),
        ));
    }
    if source.path.ends_with("/mod.rs") {
        found.push((1, "a module stands in `name.rs` beside `name/`, never in `mod.rs`".into()));
    }
    if lines > LONGEST {
        found.push((
            LONGEST,
            format!("{lines} lines without tests, and {LONGEST} is the alarm: split it"),
        ));
    }
    found
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

fn all_of_src() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    rust_files(&root.join("src"), &mut paths);
    let read = |path: &PathBuf| {
        let inside = path.strip_prefix(root).expect("it was found under the root");
        let text = fs::read_to_string(path).expect("a source file is UTF-8");
        (inside.to_string_lossy().replace('\\', "/"), text)
    };
    paths.iter().map(read).collect()
}

#[test]
fn the_floors_hold() {
    let files = all_of_src();
    for known in ["src/lib.rs", "src/main.rs", "src/domain/date.rs"] {
        assert!(files.iter().any(|(path, _)| path == known), "{known} was not read");
    }
    let faults = faults(&files);
    let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", list.len(), list.join("\n"));
}
