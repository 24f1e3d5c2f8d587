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
    ]), @"
    $ milepost done chapter
    --- stdout
    done k3v9q2wd  Finish chapter 4 exercises
    --- stderr
    2 of 3 steps toward CKA certification.
    --- exit 0
    $ milepost done 'mock exam' --on yesterday --note 'Booked for May'
    --- stdout
    done mockexam  Book the mock exam
    --- stderr
    No steps are left toward CKA certification: milepost done cka0a1b2 if you have reached it.
    --- exit 0
    $ milepost done cka0 --milestone
    --- stdout
    done cka0a1b2  CKA certification
    --- stderr
    The milestone is recorded as dz33gdkw.
    --- exit 0
    $ milepost done leadteam --on 2025
    --- stdout
    done leadteam  Lead a team
    --- stderr
    To record the milestone: milepost promote leadteam
    --- exit 0
    $ milepost list is:done
    --- stdout
    ✓ k3v9q2wd  Finish chapter 4 exercises  today        done  12 of 12 exercises · toward CKA certification
    ✓ cka0a1b2  CKA certification           today        done  3 of 3 steps
    ✓ mockexam  Book the mock exam          yesterday    done  toward CKA certification
    ✓ curricul  Read the CKA curriculum     19 Nov       done  toward CKA certification
    ✓ leadteam  Lead a team                 2025         done
    ✓ runbook0  Write the on-call runbook   11 Feb 2019  done
    --- exit 0
    ");
    assert_snapshot!(desk.read("goals.toml"), @r#"
    # My goals. Mine to edit.
    format = 1

    [[goal]]
    id = "incident"
    title = "Write the incident review"
    due = 2026-11-20

    [[goal]]
    id = "book0000"
    title = "Write a book"
    size = "large"
    state = "someday"
    "#);
}

#[test]
fn done_as_json_is_the_goal_with_its_milestone() {
    let desk = career();
    assert_snapshot!(desk.run(&["done", "incident", "--milestone", "--json"]), @r#"
    --- stdout
    {
      "type": "goal",
      "id": "incident",
      "title": "Write the incident review",
      "size": "small",
      "state": "done",
      "due": "2026-11-20",
      "done": "2026-11-22",
      "milestone": "16q4g4jx",
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    "#);
}

#[test]
fn done_and_drop_refuse_what_cannot_be() {
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
    ]), @r#"
    $ milepost done curricul
    --- stderr
    error: "Read the CKA curriculum" is done, and this needs an open goal
    hint: milepost reopen curricul opens it again
    --- exit 1
    $ milepost done 'Write the on-call runbook'
    --- stderr
    error: "Write the on-call runbook" is done, and this needs an open goal
    hint: milepost reopen runbook0 opens it again
    --- exit 1
    $ milepost done nt4course
    --- stderr
    error: "Windows NT4 course" is a milestone, and this needs an open goal
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost done 'nothing of the kind'
    --- stderr
    error: no open goal matches "nothing of the kind"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost done write
    --- stderr
    error: "write" matches 2 items
      incident  active     Write the incident review
      book0000  someday    Write a book
    hint: name one by its id, or by more of its title
    --- exit 1
    $ milepost done incident --on tomorrow
    --- stderr
    error: --on: 23 Nov 2026 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost done ''
    --- stderr
    error: no open goal matches ""
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost done
    --- stderr
    error: the following required arguments were not provided: <REF>
    hint: milepost done --help shows how
    --- exit 2
    "#);
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
    ]), @r#"
    $ milepost drop book0000 --why 'Nobody would read it' --on 'last friday'
    --- stdout
    dropped book0000  Write a book
    --- exit 0
    $ milepost show book0000 --json
    --- stdout
    {
      "type": "goal",
      "id": "book0000",
      "title": "Write a book",
      "size": "large",
      "state": "dropped",
      "dropped": {
        "on": "2026-11-20",
        "why": "Nobody would read it"
      },
      "steps": {
        "done": 0,
        "total": 0
      },
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost drop book0000
    --- stderr
    error: "Write a book" is dropped, and this needs an open goal
    hint: milepost reopen book0000 opens it again
    --- exit 1
    $ milepost reopen book0000 --dry-run
    --- stdout
    would reopen book0000  Write a book
    --- exit 0
    $ milepost reopen write
    --- stderr
    error: "write" matches 2 items
      runbook0  done       Write the on-call runbook
      book0000  dropped    Write a book
    hint: name one by its id, or by more of its title
    --- exit 1
    $ milepost reopen 'write a book'
    --- stdout
    reopened book0000  Write a book
    --- stderr
    Its log keeps when it was dropped: 20 Nov 2026, and why.
    --- exit 0
    $ milepost reopen book0000
    --- stderr
    error: "Write a book" is an active larger goal, and this needs a goal that is done or dropped
    hint: milepost done book0000 marks it done
    --- exit 1
    $ milepost reopen runbook0
    --- stdout
    reopened runbook0  Write the on-call runbook
    --- stderr
    Its log keeps when it was done: 11 Feb 2019.
    --- exit 0
    $ milepost list book
    --- stdout
    ‖ mockexam  Book the mock exam         paused  toward CKA certification
    ○ book0000  Write a book               active  no steps yet
    ○ runbook0  Write the on-call runbook  active
    --- exit 0
    "#);
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
    ]), @r#"
    $ milepost promote runbook --why 'People still use it'
    --- stdout
    recognised 16q4g4jx  Write the on-call runbook
    --- exit 0
    $ milepost promote runbook0
    --- stderr
    error: "Write the on-call runbook" is a milestone already
    hint: milepost edit changes it
    --- exit 1
    $ milepost promote oncall00 --recognised 2020-06 --json
    --- stdout
    {
      "type": "milestone",
      "id": "oncall00",
      "title": "First on-call week",
      "on": "2019-03",
      "recognised": {
        "on": "2020-06"
      },
      "hindsight": true,
      "led_from": [
        "nt4course"
      ],
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost promote nt4course
    --- stderr
    error: "Windows NT4 course" is a milestone already
    hint: milepost edit changes it
    --- exit 1
    $ milepost promote incident
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs a finished goal or a milestone
    hint: milepost done incident marks it done
    --- exit 1
    $ milepost promote lute --recognised 2031
    --- stderr
    error: --recognised: 2031 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    "#);
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
    ]), @r#"
    $ milepost promote runbook --back --dry-run
    --- stdout
    would turn back into a finished goal: runbook0  Write the on-call runbook
    --- exit 0
    $ milepost promote runbook --back --why No
    --- stderr
    error: the argument '--back' cannot be used with '--why <TEXT>'
    hint: milepost promote --help shows how
    --- exit 2
    $ milepost promote runbook --back
    --- stdout
    turned back into a finished goal: runbook0  Write the on-call runbook
    --- exit 0
    $ milepost show 'NT4 course'
    --- stdout
    ◇ Windows NT4 course  milestone

    why
    It turned my career

    led to
    2019 ◆ oncall00  First on-call week

    happened   1997
    recognised 10 May 2016, 19 years later
    kind       training

    id         nt4course
    file       [DIR]/career/milestones.toml
    --- exit 0
    $ milepost promote runbook --back
    --- stderr
    error: "Write the on-call runbook" is not a milestone
    hint: nothing was changed
    --- exit 1
    $ milepost promote 'NT4 course' --back
    --- stderr
    error: "Windows NT4 course" was never a goal, so it cannot be turned back into one
    hint: milepost delete deletes what was added by mistake
    --- exit 1
    $ milepost promote incident --back
    --- stderr
    error: "Write the incident review" is not a milestone
    hint: nothing was changed
    --- exit 1
    $ milepost undo
    --- stdout
    undone: turned back into a goal, Write the on-call runbook
    --- exit 0
    "#);
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
    let steps = "2 steps are still open: Finish chapter 4 exercises (k3v9q2wd) and Book the mock exam (mockexam)";
    for (args, way) in [
        (&["done", "cka0a1b2"][..], "milepost drop REF drops one"),
        (&["drop", "cka0a1b2"], "milepost edit REF --toward REF"),
        (&["delete", "cka0a1b2"], "now without a larger goal"),
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
    assert!(said.contains("is not a milestone") && said.contains("--- exit 1"), "{said}");
}
