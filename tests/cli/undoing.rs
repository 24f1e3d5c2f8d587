//! `undo` and `redo`.

use super::kit::{Desk, career};
use insta::assert_snapshot;

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
    ]));
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn the_names_in_the_history_are_made_visible() {
    let desk = Desk::new();
    desk.does(&["add", "a\u{1b}]0;x\u{7}b"]);
    assert_snapshot!(desk.runs(&[&["undo", "--list"], &["undo"]]));
}
