//! `status` and `check`, help and usage.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn status_is_one_line() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["status"],
        &["status", "--json"],
        &[
            "status",
            "--format",
            "{active} open, {overdue} late, next {next} {{{stuck}}} {usual}|{drifting}"
        ],
        &["status", "--format", "[{weeks}] {momentum} ({last_365_days}, {longest_gap})"],
        &["status", "--format", "{score}"],
        &["status", "--format", "{active"],
        &["status", "--format", "x", "--json"],
    ]));
}

#[test]
fn check_finds_nothing_in_a_sound_journey() {
    assert_snapshot!(career().runs(&[&["check"], &["check", "--json"]]));
}

#[test]
fn wrong_use_is_said_in_two_lines_and_exits_with_2() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["frobnicate"],
        &["lits"],
        &["add"],
        &["add", "x", "--deu", "friday"],
        &["add", "x", "--unit", "pages"],
        &["link", "a"],
        &["state", "incident", "asleep"],
        &["list", "--color", "pink"],
        &["done", "a", "b"],
        &["add", "x", "--due"],
        &["log"],
        &["edit"],
        &["add", "x\u{1b}[31m", "--bad\u{1b}[31m"],
    ]));
}

#[test]
fn every_command_has_help_with_examples() {
    let desk = Desk::new();
    let commands = [
        "add",
        "milestone",
        "done",
        "drop",
        "log",
        "promote",
        "link",
        "unlink",
        "edit",
        "state",
        "reopen",
        "delete",
        "next",
        "list",
        "show",
        "status",
        "undo",
        "redo",
        "check",
        "review",
        "demo",
    ];
    for command in commands {
        let help = desk.does(&[command, "--help"]);
        assert!(help.contains("Example"), "{command}:\n{help}");
        assert!(help.contains(&format!("milepost {command}")), "{command}:\n{help}");
    }
    assert_snapshot!(desk.run(&["--help"]));
    assert_snapshot!("help_of_add", desk.run(&["add", "--help"]));
    assert_snapshot!("help_of_list", desk.run(&["help", "list"]));
    assert_eq!(desk.does(&["--version"]), desk.does(&["add", "--version"]));
}

#[test]
fn an_option_takes_any_text_and_a_flag_after_it_is_not_swallowed() {
    let desk = career();
    desk.does(&[
        "edit",
        "incident",
        "--note",
        "- first\n- second",
        "--why",
        "-q is a flag",
        "--tag",
        "-a",
    ]);
    let item = desk.json(&["show", "incident", "--json"]);
    assert_eq!(item["note"], "- first\n- second");
    assert_eq!(item["why"], "-q is a flag");
    assert_eq!(item["tags"], serde_json::json!(["-a"]));
    desk.does(&["edit", "incident", "--note=--due", "--why", "", "--tag", "", "--due", ""]);
    let item = desk.json(&["show", "incident", "--json"]);
    assert_eq!(item["note"], "--due");
    assert!(item.get("why").is_none() && item.get("tags").is_none() && item.get("due").is_none());
    desk.does(&["add", "--note", "--not a flag", "--", "-5 kg"]);
    assert_eq!(desk.json(&["list", "kg", "--json"])[0]["title"], "-5 kg");
    assert_snapshot!(desk.runs(&[
        &["edit", "incident", "--note", "--due", "fri"],
        &["add", "Swim", "--note", "--", "x"],
        &["add", "Swim", "--note"],
        &["add", "- swim"],
    ]));
}
