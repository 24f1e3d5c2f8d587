//! `done`, `drop`, `reopen` and `promote`, and what they refuse.

use super::kit::career;
use insta::assert_snapshot;

#[test]
fn done_says_what_it_means_for_the_larger_goal() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["done", "chapter"],
        &["done", "mock exam", "--on", "yesterday", "--note", "Booked for May"],
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
        &["drop", "book0000", "--why", "Nobody would read it", "--on", "last friday"],
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

#[test]
fn done_again_says_that_it_is_a_milestone_already() {
    let desk = career();
    desk.does(&["done", "cka0a1b2", "--milestone"]);
    desk.does(&["reopen", "cka0a1b2"]);
    let said = desk.run(&["done", "cka0a1b2", "--milestone"]);
    assert!(said.contains("It is a milestone already: "), "{said}");
    let milestones = desk.read("milestones.toml");
    assert_eq!(milestones.matches("CKA certification").count(), 1);
    desk.does(&["reopen", "cka0a1b2"]);
    let said = desk.run(&["done", "cka0a1b2"]);
    assert!(said.contains("It is a milestone already: "), "{said}");
}

#[test]
fn reopen_says_what_the_log_keeps() {
    let desk = career();
    let said = desk.run(&["reopen", "runbook0"]);
    assert!(said.contains("Its log keeps when it was done: 11 Feb 2019."), "{said}");
    let goals = desk.read("goals.toml");
    assert!(goals.contains("Done, and later opened again"), "{goals}");
    let said = desk.run(&["reopen", "lute0000"]);
    assert!(said.contains("Its log keeps when it was dropped: Jun 2026, and why."), "{said}");
    let goals = desk.read("goals.toml");
    assert!(goals.contains("opened again: No room for it"), "{goals}");
    desk.does(&["undo"]);
    desk.does(&["undo"]);
    assert_eq!(desk.read("goals.toml"), career().read("goals.toml"));
}

#[test]
fn ending_a_larger_goal_names_its_open_steps() {
    let steps = "2 steps are still open: Finish chapter 4 exercises (k3v9q2wd) and Book the mock exam (mockexam).";
    for (args, way) in [
        (&["done", "cka0a1b2"][..], "milepost drop REF drops one"),
        (&["drop", "cka0a1b2"], "milepost edit REF --toward REF"),
        (&["delete", "cka0a1b2"], "They serve no goal now"),
    ] {
        let said = career().run(args);
        assert!(said.contains(steps) && said.contains(way), "{said}");
    }
    let said = career().run(&["drop", "leadteam"]);
    assert!(!said.contains("still open"), "{said}");
    let said = career().run(&["drop", "cka0a1b2", "--json"]);
    assert!(!said.contains("stderr"), "{said}");
}

#[test]
fn promote_back_finds_the_milestone_of_a_goal() {
    let desk = career();
    desk.does(&["promote", "runbook0"]);
    let said = desk.run(&["promote", "runbook0", "--back"]);
    assert!(said.contains("--- exit 0"), "{said}");
    assert_eq!(desk.read("milestones.toml").matches("runbook").count(), 0);
    desk.does(&["promote", "runbook0"]);
    desk.does(&["reopen", "runbook0"]);
    desk.does(&["edit", "runbook0", "--title", "Quite another name"]);
    let said = desk.run(&["promote", "another name", "--back"]);
    assert!(said.contains("--- exit 0"), "{said}");
    let said = desk.run(&["promote", "curricul", "--back"]);
    assert!(said.contains("is no milestone") && said.contains("--- exit 1"), "{said}");
}
