//! `undo` and `redo`.

use super::kit::{Desk, career};
use insta::assert_snapshot;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn every_change_is_undone_by_its_name() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(desk.runs(&[
        &["undo"],
        &["undo", "--list"],
        &["add", "Learn Rust"],
        &["done", "incident"],
        &["undo", "--list"],
        &["undo", "--dry-run"],
        &["undo"],
        &["redo", "--list"],
        &["redo"],
        &["redo"],
        &["undo"],
        &["undo", "-q"],
        &["undo"],
    ]), @"
    $ milepost undo
    --- stderr
    error: there is nothing to undo
    hint: nothing was changed on this machine yet, or all of it is undone
    --- exit 1
    $ milepost undo --list
    --- stderr
    There is nothing to undo.
    --- exit 0
    $ milepost add 'Learn Rust'
    --- stdout
    added dz33gdkw  Learn Rust
    --- exit 0
    $ milepost done incident
    --- stdout
    done incident  Write the incident review
    --- exit 0
    $ milepost undo --list
    --- stdout
    22 Nov, 12:00  done, Write the incident review
    22 Nov, 12:00  added, Learn Rust
    --- exit 0
    $ milepost undo --dry-run
    --- stdout
    would undo incident  done, Write the incident review
    --- exit 0
    $ milepost undo
    --- stdout
    undone incident  done, Write the incident review
    --- exit 0
    $ milepost redo --list
    --- stdout
    22 Nov, 12:00  done, Write the incident review
    --- exit 0
    $ milepost redo
    --- stdout
    redone incident  done, Write the incident review
    --- exit 0
    $ milepost redo
    --- stderr
    error: there is nothing to redo
    hint: only what was undone last can be redone, until the next change
    --- exit 1
    $ milepost undo
    --- stdout
    undone incident  done, Write the incident review
    --- exit 0
    $ milepost undo -q
    --- exit 0
    $ milepost undo
    --- stderr
    error: there is nothing to undo
    hint: nothing was changed on this machine yet, or all of it is undone
    --- exit 1
    ");
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn undo_as_json_says_of_an_item_that_it_is_gone() {
    let desk = Desk::new();
    desk.does(&["add", "Book the exam", "--tag", "study"]);
    assert_snapshot!(desk.runs(&[
        &["undo", "--json"],
        &["redo", "--json"],
        &["delete", "Book the exam", "--json"],
        &["undo", "--json"],
    ]), @r#"
    $ milepost undo --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Book the exam",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "tags": [
        "study"
      ],
      "modified": "2026-11-22T12:00:00Z",
      "gone": true
    }
    --- exit 0
    $ milepost redo --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Book the exam",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "tags": [
        "study"
      ],
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost delete 'Book the exam' --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Book the exam",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "tags": [
        "study"
      ],
      "modified": "2026-11-22T12:00:00Z",
      "gone": true
    }
    --- exit 0
    $ milepost undo --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Book the exam",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "tags": [
        "study"
      ],
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    "#);
}

#[test]
fn the_names_in_the_history_are_made_visible() {
    let desk = Desk::new();
    desk.does(&["add", "a\u{1b}]0;x\u{7}b"]);
    assert_snapshot!(desk.runs(&[&["undo", "--list"], &["undo"]]), @"
    $ milepost undo --list
    --- stdout
    22 Nov, 12:00  added, a␛]0;x␇b
    --- exit 0
    $ milepost undo
    --- stdout
    undone 16q4g4jx  added, a␛]0;x␇b
    --- exit 0
    ");
}

/// Twenty changes of every kind, each for a process of its own.
const TWENTY: [&[&str]; 20] = [
    &["add", "Learn Rust", "--tag", "study"],
    &["add", "Read the book", "--large", "--target", "20", "--unit", "chapters"],
    &["log", "Read the book", "Two in one go", "--amount", "2"],
    &["done", "incident", "--note", "at last"],
    &["edit", "mockexam", "--title", "Book both exams", "--due", "2027"],
    &["state", "mockexam", "active"],
    &["drop", "Lead a team", "--why", "No wish"],
    &["reopen", "curricul"],
    &["promote", "runbook0", "--why", "It began there"],
    &["milestone", "First talk", "--on", "2018-06"],
    &["link", "oncall00", "--led-to", "payments"],
    &["unlink", "nt4course", "--led-to", "oncall00"],
    &["next", "Write a book"],
    &["delete", "lute0000"],
    &["done", "CKA certification", "--milestone"],
    &["edit", "nt4course", "--why", ""],
    &["done", "Learn Rust", "--on", "2020"],
    &["reopen", "incident"],
    &["log", "incident", "Opened again"],
    &["delete", "k3v9q2wd"],
];

#[test]
fn twenty_changes_by_as_many_processes_are_undone_and_redone_to_the_byte() {
    let desk = career();
    let mut states = vec![files(&desk)];
    for args in TWENTY {
        desk.does(args);
        states.push(files(&desk));
        assert_ne!(states[states.len() - 2], states[states.len() - 1], "{args:?}");
    }
    for n in (0..TWENTY.len()).rev() {
        desk.does(&["undo"]);
        assert_eq!(files(&desk), states[n], "undo of {:?}", TWENTY[n]);
    }
    for (n, args) in TWENTY.iter().enumerate() {
        desk.does(&["redo"]);
        assert_eq!(files(&desk), states[n + 1], "redo of {args:?}");
    }
}

/// Every file of the journey, as text.
fn files(desk: &Desk) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for folder in [desk.journey(), desk.journey().join("done")] {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_file() {
                files.insert(path.display().to_string(), fs::read_to_string(path).expect("text"));
            }
        }
    }
    files
}

#[test]
fn undo_leaves_a_hand_edit_and_the_next_passes_over_it() {
    let desk = Desk::new();
    for title in ["Anna", "Berta"] {
        desk.does(&["add", title]);
    }
    let by_hand = desk.read("goals.toml").replace("Berta", "Berta by hand");
    desk.write("goals.toml", by_hand.as_bytes());
    assert_snapshot!(desk.runs(&[&["undo"], &["undo"], &["undo"], &["redo"],]), @r#"
    $ milepost undo
    --- stderr
    error: "Berta" has been changed since "added, Berta", so it was left alone
    hint: put it back as it was, or do this again to go on to the change before it
    --- exit 1
    $ milepost undo
    --- stdout
    undone 16q4g4jx  added, Anna; left alone: added, Berta
    --- exit 0
    $ milepost undo
    --- stderr
    error: "Berta" has been changed since "added, Berta", so it was left alone
    hint: put it back as it was, or do this again to go on to the change before it
    --- exit 1
    $ milepost redo
    --- stdout
    redone 16q4g4jx  added, Anna
    --- exit 0
    "#);
    assert!(desk.read("goals.toml").contains("Berta by hand"));
}

#[test]
fn undo_gives_the_item_as_it_is_now_or_what_is_left_of_one_that_is_gone() {
    let desk = Desk::new();
    desk.does(&["add", "Learn Rust"]);
    desk.does(&["edit", "rust", "--due", "2027"]);
    desk.does(&["done", "rust", "--milestone"]);
    assert_snapshot!(desk.runs(&[
        &["undo", "--json", "--dry-run"],
        &["undo", "--json"],
        &["undo", "--json"],
        &["undo", "--dry-run", "--json"],
        &["undo", "--json"],
        &["redo", "--json"],
        &["redo", "--list", "--json"],
    ]), @r#"
    $ milepost undo --json --dry-run
    --- stdout
    [
      {
        "type": "goal",
        "id": "16q4g4jx",
        "title": "Learn Rust",
        "size": "small",
        "state": "active",
        "due": "2027",
        "created": "2026-11-22",
        "modified": "2026-11-22T12:00:01Z"
      },
      {
        "type": "milestone",
        "id": "dz33gdkw",
        "title": "Learn Rust",
        "on": "2026-11-22",
        "from": "16q4g4jx",
        "modified": "2026-11-22T12:00:00Z",
        "gone": true
      }
    ]
    --- exit 0
    $ milepost undo --json
    --- stdout
    [
      {
        "type": "goal",
        "id": "16q4g4jx",
        "title": "Learn Rust",
        "size": "small",
        "state": "active",
        "due": "2027",
        "created": "2026-11-22",
        "modified": "2026-11-22T12:00:01Z"
      },
      {
        "type": "milestone",
        "id": "dz33gdkw",
        "title": "Learn Rust",
        "on": "2026-11-22",
        "from": "16q4g4jx",
        "modified": "2026-11-22T12:00:00Z",
        "gone": true
      }
    ]
    --- exit 0
    $ milepost undo --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Learn Rust",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost undo --dry-run --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Learn Rust",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "modified": "2026-11-22T12:00:00Z",
      "gone": true
    }
    --- exit 0
    $ milepost undo --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Learn Rust",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "modified": "2026-11-22T12:00:00Z",
      "gone": true
    }
    --- exit 0
    $ milepost redo --json
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Learn Rust",
      "size": "small",
      "state": "active",
      "created": "2026-11-22",
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost redo --list --json
    --- stderr
    error: the argument '--list' cannot be used with '--json'
    hint: milepost redo --help shows how
    --- exit 2
    "#);
}
