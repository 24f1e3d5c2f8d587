//! `list` and `show`.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn list_shows_what_is_open_in_the_files_order() {
    assert_snapshot!(career().run(&["list"]));
}

#[test]
fn list_all_shows_the_whole_past_newest_first() {
    assert_snapshot!(career().run(&["list", "--all"]));
}

#[test]
fn a_filter_says_what_is_wanted() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["list", "tag:study"],
        &["list", "is:large", "-is:someday"],
        &["list", "-is:large", "write"],
        &["list", "is:overdue"],
        &["list", "is:stuck"],
        &["list", "toward:cka0a1b2"],
        &["list", "toward:cka0a1b2", "--all"],
        &["list", "toward:CKA", "--all"],
        &["list", "is:done"],
        &["list", "is:done", "before:2020"],
        &["list", "is:hindsight"],
        &["list", "is:milestone", "after:2018", "-q"],
        &["list", "write"],
        &["list", "write", "--all"],
        &["list", "zebra"],
        &["list", "zebra", "--all"],
    ]));
}

#[test]
fn a_filter_takes_text_with_a_colon_tags_with_their_sign_and_whole_months() {
    let desk = career();
    desk.run(&["add", "Re: the offer", "--due", "2026-12-05"]);
    desk.run(&["add", "Read https://example.org/a", "--due", "2027-01-10"]);
    assert_snapshot!(desk.runs(&[
        &["list", "Re:"],
        &["list", "https://example.org/a"],
        &["list", "tag:#study"],
        &["list", "in:2026-12"],
        &["list", "since:2026-12", "until:2027-01", "is:small"],
        &["list", "after:2026-12", "is:small"],
        &["list", "in:1997"],
        &["list", "tga:study"],
    ]));
}

#[test]
fn a_goal_with_a_measure_and_steps_tells_of_both() {
    let desk = Desk::new();
    desk.run(&["add", "Read the handbook", "--large", "--target", "300", "--unit", "pages"]);
    desk.run(&["add", "Chapter one", "--toward", "handbook"]);
    desk.run(&["done", "Chapter one"]);
    desk.run(&["add", "Chapter two", "--toward", "handbook"]);
    desk.run(&["log", "handbook", "--amount", "40"]);
    let listed = desk.run(&["list", "is:large"]);
    assert!(listed.contains("40 of 300 pages · 1 of 2 steps"), "{listed}");
}

#[test]
fn a_saved_filter_is_named() {
    let desk = career();
    let settings = desk.root().join("settings.toml");
    let text = "[filters]\nstudying = \"tag:study -is:paused\"\nthen = \"is:done before:2020\"\n";
    std::fs::write(&settings, text).expect("a file");
    let list = |terms: &[&str]| {
        let named = ["--config", "settings.toml", "list"];
        desk.run(&[&named, terms].concat())
    };
    let all = [
        list(&["filter:studying"]),
        list(&["-filter:studying", "is:small"]),
        list(&["filter:then"]),
        list(&["filter:travel"]),
    ];
    assert_snapshot!(all.concat());
}

#[test]
fn a_filter_that_is_not_understood_is_said() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["list", "is:finished"],
        &["list", "tga:study"],
        &["list", "in:whenever"],
        &["list", "after:never"],
        &["list", "toward:nobody"],
        &["list", "tag:"],
    ]));
}

#[test]
fn an_empty_journey_says_how_to_begin() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["list", "--json"],
        &["list", "--all"],
        &["status"],
        &["check"]
    ]));
    assert!(!desk.journey().exists(), "reading makes nothing");
}

#[test]
fn the_fields_of_a_list_are_a_promise() {
    assert_snapshot!(career().run(&["list", "--all", "--json"]));
}

#[test]
fn show_tells_everything_of_a_goal() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["show", "chapter"],
        &["show", "cka0a1b2"],
        &["show", "lute"],
        &["show", "leadteam"]
    ]));
}

/// A larger goal with a measure, its amounts a week apart, and steps, of which one was done a year before.
fn at_a_pace() -> Desk {
    let mut goals = String::from(
        "format = 1\n[[goal]]\nid = \"book0001\"\ntitle = \"Write a book\"\nsize = \"large\"\ndue = 2027-06-30\n\
         measure = { done = 60, target = 200, unit = \"pages\" }\n",
    );
    for day in ["10-11", "10-18", "10-25", "11-01", "11-08", "11-15"] {
        goals += &format!("[[goal.log]]\non = 2026-{day}\namount = 10\n");
    }
    goals +=
        "[[goal]]\nid = \"outline1\"\ntitle = \"Outline the last part\"\ntoward = \"book0001\"\n";
    let done = "format = 1\n[[goal]]\nid = \"find0001\"\ntitle = \"Find a reader\"\ntoward = \"book0001\"\ndone = 2025-06-01\n";
    Desk::with(&[("goals.toml", &goals), ("done/2025.toml", done)])
}

#[test]
fn show_tells_the_pace_of_a_goal_by_its_steps_and_by_its_measure() {
    let desk = at_a_pace();
    assert_snapshot!(desk.runs(&[&["show", "book0001"], &["show", "book0001", "--json"]]));
}

#[test]
fn show_tells_everything_of_a_milestone() {
    let desk = career();
    desk.does(&[
        "edit",
        "nt4course",
        "--issuer",
        "Learning Tree",
        "--expires",
        "2001",
        "--note",
        "One\n\nTwo",
        "--link",
        "https://example.org",
    ]);
    assert_snapshot!(desk.runs(&[
        &["show", "nt4"],
        &["show", "oncall00"],
        &["show", "nt4", "--json"]
    ]));
}

#[test]
fn show_refuses_what_it_cannot_tell() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["show", "zebra"],
        &["show", "write the"],
        &["show", "zzzzzzzz", "--json"],
        &["show"]
    ]));
}

#[test]
fn ascii_glyphs_leave_no_other_sign_in_what_is_said() {
    let desk = career();
    let config = desk.root().join("config.toml");
    std::fs::write(&config, "glyphs = \"ascii\"\n").expect("written");
    let config = config.display().to_string();
    let commands: [&[&str]; 9] = [
        &["list", "--all"],
        &["list", "nothing of that name"],
        &["show", "CKA"],
        &["show", "CKA", "--chain"],
        &["status"],
        &["status", "--format", "{weeks} {momentum}"],
        &["next"],
        &["backups"],
        &["add", "Two\nlines"],
    ];
    for command in commands {
        let said = desk.output(&[command, &["--config", &config]].concat());
        let bytes = [said.stdout, said.stderr].concat();
        assert!(bytes.is_ascii(), "{command:?}: {}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn ascii_marks_for_terminals_that_draw_the_others_badly() {
    let desk = career();
    let config = desk.root().join("config.toml");
    std::fs::write(&config, "glyphs = \"ascii\"\n").expect("written");
    let config = config.display().to_string();
    assert_snapshot!(desk.run(&["list", "--all", "--config", &config]));
}
