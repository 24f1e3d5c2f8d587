//! `backups` and `restore`, and a journey of an older format.

use super::kit::{Desk, career};
use insta::assert_snapshot;
use std::fs;
use std::path::PathBuf;

#[test]
fn before_the_first_change_there_is_none() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["backups"],
        &["backups", "--json"],
        &["backups", "-q"],
        &["restore"],
        &["restore", "2026"],
    ]));
}

#[test]
fn backups_are_listed_and_the_newest_other_one_is_restored_and_undone() {
    let desk = career();
    let before = desk.read("goals.toml");
    desk.does(&["done", "incident"]);
    desk.does(&["add", "Learn Rust"]);
    let after = desk.read("goals.toml");
    let name = |said: String| said.replace(&hashed(&desk), "[STATE]");
    assert_snapshot!(name(desk.runs(&[
        &["backups"],
        &["backups", "--json"],
        &["restore", "--dry-run"],
        &["restore", "2026-11-22"],
        &["restore", "2026-11-22T12-00-00Z-1", "--dry-run"],
        &["restore", "2026-11-22T12-00-00Z-1"],
        &["restore", "2026-11-22T12-00-00Z-1", "-q"],
    ])));
    assert_eq!(desk.read("goals.toml"), before);
    assert_snapshot!(desk.runs(&[&["undo", "--list"], &["undo"], &["restore", "2025"]]));
    assert_eq!(desk.read("goals.toml"), after);
}

#[test]
fn a_damaged_backup_is_said_and_never_restored() {
    let desk = career();
    desk.does(&["add", "Learn Rust"]);
    let own = own_state(&desk);
    let backup = own.join("backups/2026-11-22T12-00-00Z-1");
    fs::write(backup.join("goals.toml"), "").expect("spoilt");
    let said = desk.runs(&[&["backups"], &["restore"], &["restore", "2026-11-22T12-00-00Z-1"]]);
    assert_snapshot!(said.replace(&hashed(&desk), "[STATE]"));
}

#[test]
fn a_broken_file_does_not_stand_in_the_way_of_a_restore() {
    let desk = career();
    desk.does(&["add", "Learn Rust"]);
    desk.write("goals.toml", b"[[goal]\ntitle = \"\xff");
    assert_snapshot!(desk.runs(&[&["restore"], &["list"], &["undo"]]));
    assert_eq!(
        fs::read(desk.journey().join("goals.toml")).expect("read"),
        b"[[goal]\ntitle = \"\xff"
    );
}

#[test]
fn where_no_backup_can_be_made_a_change_says_so_and_a_restore_is_refused() {
    let desk = career();
    desk.does(&["add", "Learn Rust"]);
    let own = own_state(&desk);
    fs::rename(own.join("backups"), own.join("elsewhere")).expect("moved");
    fs::write(own.join("backups"), "in the way").expect("written");
    let said = desk.runs(&[&["add", "Learn Go"], &["undo"], &["restore"]]);
    assert_snapshot!(said.replace(&hashed(&desk), "[STATE]"));
}

#[test]
fn an_older_format_is_upgraded_at_the_first_change_and_that_is_said() {
    let desk = Desk::with(&[(
        "goals.toml",
        "# Mine.\nformat = 0\n\n[[goal]]\nid = \"a0\"\ntitle = \"From the past\"\n",
    )]);
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["check"],
        &["add", "Learn Rust", "--dry-run"],
        &["add", "Learn Rust"],
        &["add", "Learn Go"],
        &["backups", "-q"],
    ]));
    assert!(desk.read("goals.toml").starts_with("# Mine.\nformat = 1\n"));
}

/// The name of the folder that is the journey's own among those for state.
fn hashed(desk: &Desk) -> String {
    let state = desk.root().join("home/.local/state/milepost");
    let entry = fs::read_dir(state).expect("there").flatten().next();
    entry.expect("one").file_name().to_string_lossy().into_owned()
}

/// Where the program keeps what it knows of that desk's journey for itself.
fn own_state(desk: &Desk) -> PathBuf {
    let state = desk.root().join("home/.local/state/milepost");
    let own = fs::read_dir(state).expect("there").flatten().next();
    own.expect("one").path()
}

#[test]
fn a_moved_journey_is_told_of_what_it_left_behind_and_takes_it_over() {
    let desk = Desk::new();
    desk.does(&["add", "Learn Rust"]);
    desk.does(&["add", "Learn Go"]);
    fs::rename(desk.journey(), desk.root().join("new career")).expect("moved");
    let new = |args: &[&'static str]| [&["--dir", "new career"], args].concat();
    let from = desk.journey().display().to_string();
    let take = ["--dir", "new career", "backups", "--take-over", &from];
    let said = [
        desk.run(&new(&["backups"])),
        desk.run(&new(&["backups", "--json"])),
        desk.run(&new(&["undo"])),
        desk.run(&new(&["undo", "--list"])),
        desk.run(&new(&["restore"])),
        desk.run(&take),
        desk.run(&new(&["undo"])),
        desk.run(&new(&["undo", "--list"])),
        desk.run(&take),
    ];
    assert_snapshot!(said.concat());
}
