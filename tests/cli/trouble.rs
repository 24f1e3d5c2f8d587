//! Files that are broken, odd or in the way.

use super::kit::{Desk, career};
use insta::assert_snapshot;
use std::fs;

#[test]
fn a_broken_file_is_named_and_the_rest_works() {
    let desk = career();
    desk.write(
        "goals.toml",
        b"[[goal]]\nid = \"a\"\ntitle = \"Cut \x1b[31m\n",
    );
    assert_snapshot!(desk.runs(&[
        &["list", "is:milestone"],
        &["add", "Learn Rust"],
        &["milestone", "Works", "--on", "2020"],
        &["check"],
        &["check", "--json"],
        &["status"],
    ]));
    assert_eq!(
        desk.read("goals.toml"),
        "[[goal]]\nid = \"a\"\ntitle = \"Cut \x1b[31m\n"
    );
}

#[test]
fn wrong_types_set_one_item_aside_and_show_the_others() {
    let desk = Desk::with(&[(
        "goals.toml",
        "[[goal]]\nid = \"good0000\"\ntitle = \"Good\"\n\n[[goal]]\nid = \"bad00000\"\ntitle = 3\n\n\
         [[goal]]\nid = \"odd00000\"\ntitle = \"Odd\"\ntoward = \"nobody\"\n",
    )]);
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["list", "-q", "--json"],
        &["check"],
        &["done", "good0000"]
    ]));
}

#[test]
fn two_items_of_one_id_are_both_listed() {
    let twice = "[[goal]]\nid = \"same0000\"\ntitle = \"One\"\n\n[[goal]]\nid = \"same0000\"\ntitle = \"Two\"\n";
    let desk = Desk::with(&[("goals.toml", twice)]);
    assert_snapshot!(desk.runs(&[&["list"], &["check"]]));
}

#[test]
fn a_newer_format_is_read_and_not_written() {
    let desk = Desk::with(&[(
        "goals.toml",
        "format = 2\n\n[[goal]]\nid = \"a0\"\ntitle = \"From the future\"\n",
    )]);
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"], &["check"]]));
}

#[test]
fn a_folder_in_place_of_the_file_is_said() {
    let desk = Desk::new();
    fs::create_dir_all(desk.journey().join("goals.toml")).expect("made");
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"]]));
}

#[test]
fn a_file_in_place_of_the_folder_is_said() {
    let desk = Desk::new();
    fs::write(desk.journey(), "in the way").expect("written");
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"]]));
}
