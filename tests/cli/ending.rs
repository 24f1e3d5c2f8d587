//! `done`, `drop`, `reopen` and `promote`, and what they refuse.

use super::kit::career;
use insta::assert_snapshot;

#[test]
fn done_says_what_it_means_for_the_larger_goal() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["done", "chapter"],
        &[
            "done",
            "mock exam",
            "--on",
            "yesterday",
            "--note",
            "Booked for May"
        ],
        &["done", "cka0", "--milestone"],
        &["done", "leadteam", "--on", "2025"],
        &["list", "is:done"],
    ]));
    assert_snapshot!("done_keeps_the_rest.toml", desk.read("goals.toml"));
}

#[test]
fn done_as_json_is_the_goal_with_its_milestone() {
    let desk = career();
    assert_snapshot!(desk.run(&["done", "incident", "--milestone", "--json"]));
}

#[test]
fn what_cannot_be_done_is_refused() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["done", "curricul"],
        &["done", "Write the on-call runbook"],
        &["done", "nt4course"],
        &["done", "nothing of the kind"],
        &["done", "write"],
        &["done", "incident", "--on", "tomorrow"],
        &["done", ""],
        &["done"],
    ]));
}

#[test]
fn drop_keeps_the_reason_and_reopen_takes_it_back() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &[
            "drop",
            "book0000",
            "--why",
            "Nobody would read it",
            "--on",
            "last friday"
        ],
        &["show", "book0000", "--json"],
        &["drop", "book0000"],
        &["reopen", "book0000", "--dry-run"],
        &["reopen", "write"],
        &["reopen", "write a book"],
        &["reopen", "book0000"],
        &["reopen", "runbook0"],
        &["list", "book"],
    ]));
}

#[test]
fn anything_finished_can_be_promoted_once() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["promote", "runbook", "--why", "People still use it"],
        &["promote", "runbook0"],
        &["promote", "oncall00", "--recognised", "2020-06", "--json"],
        &["promote", "nt4course"],
        &["promote", "incident"],
        &["promote", "lute", "--recognised", "2031"],
    ]));
}

#[test]
fn a_milestone_is_taken_back_to_the_step_that_it_was_and_undo_brings_all_of_it_back() {
    let desk = career();
    desk.does(&["promote", "runbook0", "--why", "People still use it"]);
    desk.does(&["link", "NT4 course", "--led-to", "runbook"]);
    let before = desk.read("milestones.toml");
    assert_snapshot!(desk.runs(&[
        &["promote", "runbook", "--back", "--dry-run"],
        &["promote", "runbook", "--back", "--why", "No"],
        &["promote", "runbook", "--back"],
        &["show", "NT4 course"],
        &["promote", "runbook", "--back"],
        &["promote", "NT4 course", "--back"],
        &["promote", "incident", "--back"],
        &["undo"],
    ]));
    assert_eq!(desk.read("milestones.toml"), before);
    let json = desk.run(&["promote", "runbook", "--back", "--json"]);
    assert!(json.contains("\"type\": \"goal\""), "{json}");
    assert!(!json.contains("\"milestone\""), "{json}");
}
