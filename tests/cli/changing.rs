//! `edit`, `log`, `state`, `next` and `delete`, and what they refuse.

use super::kit::{Desk, career};
use insta::assert_snapshot;
use std::fs;
use std::os::unix::fs::PermissionsExt;

#[test]
fn edit_changes_what_its_flags_say() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &[
            "edit",
            "k3v9q2wd",
            "--title",
            "Finish chapter 5",
            "--due",
            "2026-12",
            "--tag",
            "",
            "--target",
            "20"
        ],
        &["edit", "k3v9q2wd", "--toward", "", "--large", "--private", "--json"],
        &[
            "edit",
            "k3v9q2wd",
            "--due",
            "",
            "--target",
            "",
            "--private=false",
            "--large=false",
            "--json"
        ],
        &[
            "edit",
            "oncall00",
            "--on",
            "2019-03-04",
            "--until",
            "2019-03-10",
            "--why",
            "I stayed calm",
            "--json"
        ],
        &[
            "edit",
            "oncall00",
            "--recognised",
            "",
            "--until",
            "",
            "--led-to",
            "payments",
            "--issuer",
            "Us",
            "--json"
        ],
        &["edit", "curricul", "--on", "2026-11-18"],
        &["edit", "mockexam", "--state", "active"],
    ]));
    assert_snapshot!("edit_keeps_the_rest.toml", desk.read("goals.toml"));
}

#[test]
fn edit_refuses_what_does_not_fit() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(desk.runs(&[
        &["edit", "oncall00", "--due", "2030"],
        &["edit", "oncall00", "--on", ""],
        &["edit", "oncall00", "--on", "2031"],
        &["edit", "incident", "--until", "2030"],
        &["edit", "incident", "--on", "2020"],
        &["edit", "incident", "--unit", "pages"],
        &["edit", "incident", "--title", ""],
        &["edit", "incident", "--title", "Write the incident review"],
        &["edit", "incident", "--toward", "incident"],
        &["edit", "cka0a1b2", "--toward", "cka0a1b2"],
        &["edit", "curricul", "--state", "paused"],
        &["edit", "nothing of the kind", "--title", "x"],
    ]));
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn larger_goals_cannot_serve_each_other_in_a_circle() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["edit", "cka0a1b2", "--toward", "leadteam"],
        &["edit", "leadteam", "--toward", "cka0a1b2"],
    ]));
}

/// An editor that does this to the file that it is given.
fn editor(desk: &Desk, script: &str) -> String {
    let path = desk.root().join("ed.sh");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
    path.display().to_string()
}

fn edited(desk: &Desk, script: &str) -> String {
    let editor = editor(desk, script);
    let mut command = desk.command(&["edit", "k3v9q2wd"]);
    let output = command.env("EDITOR", editor).env("PATH", "/usr/bin:/bin").output();
    desk.said(&output.expect("the program starts"))
}

#[test]
fn edit_without_flags_opens_the_editor_on_the_items_own_text() {
    let desk = career();
    assert_snapshot!(edited(&desk, "cp \"$1\" seen.toml; sed -i 's/chapter 4/chapter 6/' \"$1\""));
    assert_snapshot!(
        "the_items_own_text",
        fs::read_to_string(desk.root().join("seen.toml")).expect("seen")
    );
    assert!(desk.read("goals.toml").contains("chapter 6"));
    assert!(desk.read("goals.toml").starts_with("# My goals. Mine to edit.\n"));
}

#[test]
fn leaving_the_editor_without_a_change_changes_nothing() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(edited(&desk, "true"));
    assert_eq!(desk.read("goals.toml"), before);
    assert_eq!(drafts(&desk), 0);
}

#[test]
fn a_text_that_does_not_parse_is_said_and_kept() {
    let desk = career();
    let before = desk.read("goals.toml");
    let said = edited(&desk, "printf 'title = [\\n' > \"$1\"");
    let said = said.lines().map(|line| match line.split_once("kept in ") {
        Some((start, rest)) => {
            let (_, end) = rest.split_once(".toml").expect("a TOML file");
            format!("{start}kept in [FILE]{end}\n")
        }
        None => format!("{line}\n"),
    });
    assert_snapshot!(said.collect::<String>());
    assert_eq!(desk.read("goals.toml"), before);
    assert_eq!(drafts(&desk), 1);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(edited(&desk, "exit 7"));
    assert_snapshot!("no_editor", desk.run(&["edit", "k3v9q2wd"]));
    assert_eq!(desk.read("goals.toml"), before);
    assert_eq!(drafts(&desk), 0);
}

fn drafts(desk: &Desk) -> usize {
    let entries = fs::read_dir(desk.root()).expect("a folder").flatten();
    entries.filter(|e| e.file_name().to_string_lossy().starts_with("milepost-")).count()
}

#[test]
fn a_progress_note_counts_toward_the_measure() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["log", "chapter", "One", "more", "--amount", "1", "--on", "yesterday"],
        &["log", "chapter", "--amount", "-0.5"],
        &["log", "chapter", "Only words"],
        &["show", "k3v9q2wd", "--json"],
        &["log", "chapter"],
        &["log", "chapter", " "],
        &["log", "incident", "Halfway", "--amount", "1"],
        &["log", "chapter", "x", "--amount", "lots"],
        &["log", "chapter", "x", "--on", "tomorrow"],
    ]));
}

#[test]
fn a_goal_stands_as_it_is_told() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["state", "incident", "paused"],
        &["state", "incident", "paused"],
        &["state", "incident", "someday", "--dry-run"],
        &["state", "incident", "active", "--json"],
        &["state", "incident", "done"],
        &["state", "curricul", "active"],
    ]));
}

#[test]
fn one_larger_goal_is_the_next_milestone() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["next"],
        &["next", "lead"],
        &["next", "lead"],
        &["next", "--json"],
        &["next", "incident"],
    ]));
    assert_snapshot!("no_next", Desk::new().runs(&[&["next"], &["next", "--json"]]));
}

#[test]
fn delete_takes_what_points_to_it_along_and_undo_brings_it_back() {
    let desk = career();
    let (goals, done) = (desk.read("goals.toml"), desk.read("done/2026.toml"));
    assert_snapshot!(desk.runs(&[
        &["delete", "cka0a1b2", "--dry-run"],
        &["delete", "cka0a1b2"],
        &["show", "k3v9q2wd", "--json"],
        &["check"],
        &["delete", "nothing of the kind"],
        &["undo"],
    ]));
    assert_eq!((desk.read("goals.toml"), desk.read("done/2026.toml")), (goals, done));
}

#[test]
fn the_parts_of_a_credential_are_cleared_one_by_one() {
    let desk = Desk::new();
    desk.does(&[
        "milestone",
        "CKA",
        "--on",
        "2020",
        "--issuer",
        "CNCF",
        "--credential",
        "LF-1",
        "--expires",
        "2023",
    ]);
    desk.does(&["edit", "CKA", "--credential", ""]);
    assert!(
        desk.read("milestones.toml")
            .contains("credential = { issuer = \"CNCF\", expires = 2023 }\n")
    );
    desk.does(&["edit", "CKA", "--issuer", "", "--credential", "LF-2"]);
    assert!(
        desk.read("milestones.toml").contains("credential = { expires = 2023, id = \"LF-2\" }\n")
    );
}

#[test]
fn of_two_goals_with_one_id_the_one_that_was_meant_is_named() {
    let desk = Desk::new();
    let goal = |title: &str| format!("[[goal]]\nid = \"a\"\ntitle = \"{title}\"\n");
    desk.write("goals.toml", (goal("one") + &goal("two")).as_bytes());
    let said = desk.runs(&[&["done", "one"]]);
    assert!(said.contains("done a  one"), "{said}");
}

#[test]
fn an_editor_that_comes_back_at_once_is_told_how_to_wait() {
    let desk = career();
    let said = edited(&desk, "exit 0");
    assert!(said.contains("Nothing changed.") && said.contains("--wait"), "{said}");
    assert!(said.contains("--- exit 0"), "{said}");
}
