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
    ]), @r#"
    $ milepost edit k3v9q2wd --title 'Finish chapter 5' --due 2026-12 --tag '' --target 20
    --- stdout
    edited k3v9q2wd  Finish chapter 5
    --- exit 0
    $ milepost edit k3v9q2wd --toward '' --large --private --json
    --- stdout
    {
      "type": "goal",
      "id": "k3v9q2wd",
      "title": "Finish chapter 5",
      "size": "large",
      "state": "active",
      "due": "2026-12",
      "created": "2026-11-02",
      "measure": {
        "done": 4,
        "target": 20,
        "unit": "exercises"
      },
      "steps": {
        "done": 0,
        "total": 0
      },
      "private": true,
      "stuck": true,
      "log": [
        {
          "on": "2026-11-20",
          "text": "Two of the hard ones",
          "amount": 2
        }
      ],
      "modified": "2026-11-22T12:00:01Z"
    }
    --- exit 0
    $ milepost edit k3v9q2wd --due '' --target '' --private=false --large=false --json
    --- stdout
    {
      "type": "goal",
      "id": "k3v9q2wd",
      "title": "Finish chapter 5",
      "size": "small",
      "state": "active",
      "created": "2026-11-02",
      "log": [
        {
          "on": "2026-11-20",
          "text": "Two of the hard ones",
          "amount": 2
        }
      ],
      "modified": "2026-11-22T12:00:02Z"
    }
    --- exit 0
    $ milepost edit oncall00 --on 2019-03-04 --until 2019-03-10 --why 'I stayed calm' --json
    --- stdout
    {
      "type": "milestone",
      "id": "oncall00",
      "title": "First on-call week",
      "on": "2019-03-04",
      "until": "2019-03-10",
      "recognised": {
        "on": "2026-11-22",
        "why": "I stayed calm"
      },
      "hindsight": true,
      "led_from": [
        "nt4course"
      ],
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost edit oncall00 --recognised '' --until '' --led-to payments --issuer Us --json
    --- stdout
    {
      "type": "milestone",
      "id": "oncall00",
      "title": "First on-call week",
      "on": "2019-03-04",
      "led_to": [
        "payments"
      ],
      "led_from": [
        "nt4course"
      ],
      "credential": {
        "issuer": "Us"
      },
      "modified": "2026-11-22T12:00:01Z"
    }
    --- exit 0
    $ milepost edit curricul --on 2026-11-18
    --- stdout
    edited curricul  Read the CKA curriculum
    --- exit 0
    $ milepost edit mockexam --state active
    --- stdout
    edited mockexam  Book the mock exam
    --- exit 0
    "#);
    assert_snapshot!(desk.read("goals.toml"), @r#"
    # My goals. Mine to edit.
    format = 1

    [[goal]]
    id = "k3v9q2wd"
    title = "Finish chapter 5"
    created = 2026-11-02
    modified = 2026-11-22T12:00:02Z
    [[goal.log]]
    on = 2026-11-20
    text = "Two of the hard ones"
    amount = 2

    [[goal]]
    id = "incident"
    title = "Write the incident review"
    due = 2026-11-20

    # The big one.
    [[goal]]
    id = "cka0a1b2"
    title = "CKA certification"
    size = "large"
    next = true
    due = "2027-03"
    why = "The work asks for it"

    [[goal]]
    id = "mockexam"
    title = "Book the mock exam"
    toward = "cka0a1b2"
    modified = 2026-11-22T12:00:00Z

    [[goal]]
    id = "leadteam"
    title = "Lead a team"
    size = "large"
    due = 2028

    [[goal]]
    id = "book0000"
    title = "Write a book"
    size = "large"
    state = "someday"
    "#);
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
    ]), @r#"
    $ milepost edit oncall00 --due 2030
    --- stderr
    error: "First on-call week" is a milestone, and --due is for a goal
    hint: leave --due out; --on changes when it happened
    --- exit 1
    $ milepost edit oncall00 --on ''
    --- stderr
    error: "First on-call week" needs a date: it is a milestone
    hint: give a year where no more is known
    --- exit 1
    $ milepost edit oncall00 --on 2031
    --- stderr
    error: --on: 2031 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost edit incident --until 2030
    --- stderr
    error: --until: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost edit incident --on 2020
    --- stderr
    error: "Write the incident review" is an open goal, and --on is for what is past
    hint: leave --on out; --due sets a target date
    --- exit 1
    $ milepost edit incident --unit pages
    --- stderr
    error: "Write the incident review" is a goal without a target, and --unit is for one with a target
    hint: leave --unit out, or give --target too
    --- exit 1
    $ milepost edit incident --title ''
    --- stderr
    error: a title is needed
    hint: give it a title of at least one letter
    --- exit 1
    $ milepost edit incident --title 'Write the incident review'
    --- stderr
    error: "Write the incident review" has these values already
    hint: nothing was changed
    --- exit 1
    $ milepost edit incident --toward incident
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs an open larger goal
    hint: milepost edit incident --large makes it a larger goal
    --- exit 1
    $ milepost edit cka0a1b2 --toward cka0a1b2
    --- stderr
    error: "CKA certification" would serve itself
    hint: let it serve a larger goal that does not serve it
    --- exit 1
    $ milepost edit curricul --state paused
    --- stderr
    error: "Read the CKA curriculum" is done, and this needs an open goal
    hint: milepost reopen curricul opens it again
    --- exit 1
    $ milepost edit 'nothing of the kind' --title x
    --- stderr
    error: nothing matches "nothing of the kind"
    hint: milepost list --all shows every id and title
    --- exit 1
    "#);
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn larger_goals_cannot_serve_each_other_in_a_circle() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["edit", "cka0a1b2", "--toward", "leadteam"],
        &["edit", "leadteam", "--toward", "cka0a1b2"],
    ]), @r#"
    $ milepost edit cka0a1b2 --toward leadteam
    --- stdout
    edited cka0a1b2  CKA certification
    --- exit 0
    $ milepost edit leadteam --toward cka0a1b2
    --- stderr
    error: "Lead a team" would serve itself, through "CKA certification"
    hint: let it serve a larger goal that does not serve it
    --- exit 1
    "#);
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
    assert_snapshot!(edited(&desk, "cp \"$1\" seen.toml; sed -i 's/chapter 4/chapter 6/' \"$1\""), @"
    --- stdout
    edited k3v9q2wd  Finish chapter 6 exercises
    --- exit 0
    ");
    assert_snapshot!(fs::read_to_string(desk.root().join("seen.toml")).expect("seen"), @r#"
    [[goal]]
    id = "k3v9q2wd"
    title = "Finish chapter 4 exercises"
    toward = "cka0a1b2"
    due = 2026-11-27
    measure = { done = 4, target = 12, unit = "exercises" }
    tags = ["study"]
    created = 2026-11-02
    [[goal.log]]
    on = 2026-11-20
    text = "Two of the hard ones"
    amount = 2
    "#);
    assert!(desk.read("goals.toml").contains("chapter 6"));
    assert!(desk.read("goals.toml").starts_with("# My goals. Mine to edit.\n"));
}

#[test]
fn leaving_the_editor_without_a_change_changes_nothing() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(edited(&desk, "true"), @r#"
    --- stderr
    Nothing changed. The editor returned at once: if it opens a window of its own, make it wait for that, as with EDITOR="code --wait".
    --- exit 0
    "#);
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
    assert_snapshot!(said.collect::<String>(), @"
    --- stderr
    error: the edited text cannot be saved: line 1: unclosed array, expected `]`
    hint: nothing was changed; your text is kept in [FILE]: milepost edit k3v9q2wd starts over
    --- exit 1
    ");
    assert_eq!(desk.read("goals.toml"), before);
    assert_eq!(drafts(&desk), 1);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(edited(&desk, "exit 7"), @r#"
    --- stderr
    error: the editor "[DIR]/ed.sh" failed (exit status: 7)
    hint: nothing was changed; look at `editor` in the settings, $VISUAL and $EDITOR
    --- exit 3
    "#);
    assert_snapshot!(desk.run(&["edit", "k3v9q2wd"]), @"
    --- stderr
    error: no editor is set: there is no `editor` in the settings, and neither $VISUAL nor $EDITOR is set
    hint: nothing was changed; look at `editor` in the settings, $VISUAL and $EDITOR
    --- exit 3
    ");
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
    ]), @r#"
    $ milepost log chapter One more --amount 1 --on yesterday
    --- stdout
    noted k3v9q2wd  Finish chapter 4 exercises
    --- stderr
    5 of 12 exercises.
    --- exit 0
    $ milepost log chapter --amount -0.5
    --- stdout
    noted k3v9q2wd  Finish chapter 4 exercises
    --- stderr
    4.5 of 12 exercises.
    --- exit 0
    $ milepost log chapter 'Only words'
    --- stdout
    noted k3v9q2wd  Finish chapter 4 exercises
    --- exit 0
    $ milepost show k3v9q2wd --json
    --- stdout
    {
      "type": "goal",
      "id": "k3v9q2wd",
      "title": "Finish chapter 4 exercises",
      "size": "small",
      "state": "active",
      "toward": "cka0a1b2",
      "due": "2026-11-27",
      "created": "2026-11-02",
      "measure": {
        "done": 4.5,
        "target": 12,
        "unit": "exercises"
      },
      "tags": [
        "study"
      ],
      "log": [
        {
          "on": "2026-11-20",
          "text": "Two of the hard ones",
          "amount": 2
        },
        {
          "on": "2026-11-21",
          "text": "One more",
          "amount": 1
        },
        {
          "on": "2026-11-22",
          "amount": -0.5
        },
        {
          "on": "2026-11-22",
          "text": "Only words"
        }
      ],
      "modified": "2026-11-22T12:00:02Z"
    }
    --- exit 0
    $ milepost log chapter
    --- stderr
    error: the following required arguments were not provided: <TEXT>...
    hint: milepost log --help shows how
    --- exit 2
    $ milepost log chapter ' '
    --- stderr
    error: a progress note is empty
    hint: say in a few words what moved, or give an amount
    --- exit 1
    $ milepost log incident Halfway --amount 1
    --- stderr
    error: "Write the incident review" has no measure to add an amount to
    hint: give it one first: milepost edit REF --target 12 --unit pages
    --- exit 1
    $ milepost log chapter x --amount lots
    --- stderr
    error: --amount: "lots" is not a number
    hint: write a plain number, such as 12 or 2.5
    --- exit 1
    $ milepost log chapter x --on tomorrow
    --- stderr
    error: --on: 23 Nov 2026 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    "#);
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
    ]), @r#"
    $ milepost state incident paused
    --- stdout
    paused incident  Write the incident review
    --- exit 0
    $ milepost state incident paused
    --- stderr
    error: "Write the incident review" is paused already
    hint: nothing was changed
    --- exit 1
    $ milepost state incident someday --dry-run
    --- stdout
    would put off incident  Write the incident review
    --- exit 0
    $ milepost state incident active --json
    --- stdout
    {
      "type": "goal",
      "id": "incident",
      "title": "Write the incident review",
      "size": "small",
      "state": "active",
      "due": "2026-11-20",
      "modified": "2026-11-22T12:00:01Z"
    }
    --- exit 0
    $ milepost state incident done
    --- stderr
    error: invalid value 'done' for '<STATE>' [possible values: active, paused, someday]
    hint: milepost state --help shows how
    --- exit 2
    $ milepost state curricul active
    --- stderr
    error: "Read the CKA curriculum" is done, and this needs an open goal
    hint: milepost reopen curricul opens it again
    --- exit 1
    "#);
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
    ]), @r#"
    $ milepost next
    --- stdout
    ★ cka0a1b2  CKA certification  Mar 2027  active  1 of 3 steps · focus
    --- exit 0
    $ milepost next lead
    --- stdout
    focus leadteam  Lead a team
    --- exit 0
    $ milepost next lead
    --- stderr
    error: "Lead a team" is the focus already
    hint: nothing was changed
    --- exit 1
    $ milepost next --json
    --- stdout
    {
      "type": "goal",
      "id": "leadteam",
      "title": "Lead a team",
      "size": "large",
      "state": "active",
      "due": "2028",
      "steps": {
        "done": 0,
        "total": 0
      },
      "next": true,
      "stuck": true,
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost next incident
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs an open larger goal
    hint: milepost edit incident --large makes it a larger goal
    --- exit 1
    "#);
    assert_snapshot!(Desk::new().runs(&[&["next"], &["next", "--json"]]), @"
    $ milepost next
    --- stderr
    No larger goal has the focus: milepost next REF sets it.
    --- exit 0
    $ milepost next --json
    --- stdout
    null
    --- exit 0
    ");
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
    ]), @r#"
    $ milepost delete cka0a1b2 --dry-run
    --- stdout
    would delete cka0a1b2  CKA certification
    --- exit 0
    $ milepost delete cka0a1b2
    --- stdout
    deleted cka0a1b2  CKA certification
    --- stderr
    2 steps are still open: Finish chapter 4 exercises (k3v9q2wd) and Book the mock exam (mockexam), now without a larger goal. milepost edit REF --toward REF gives one another, milepost drop REF drops it.
    milepost undo brings it back.
    --- exit 0
    $ milepost show k3v9q2wd --json
    --- stdout
    {
      "type": "goal",
      "id": "k3v9q2wd",
      "title": "Finish chapter 4 exercises",
      "size": "small",
      "state": "active",
      "due": "2026-11-27",
      "created": "2026-11-02",
      "measure": {
        "done": 4,
        "target": 12,
        "unit": "exercises"
      },
      "tags": [
        "study"
      ],
      "log": [
        {
          "on": "2026-11-20",
          "text": "Two of the hard ones",
          "amount": 2
        }
      ],
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost check
    --- stdout
    no problems in 4 files
    --- exit 0
    $ milepost delete 'nothing of the kind'
    --- stderr
    error: nothing matches "nothing of the kind"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost undo
    --- stdout
    undone: deleted, CKA certification
    --- exit 0
    "#);
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

#[test]
fn edit_leaves_no_ended_goal_without_a_date_and_no_steps_without_a_larger_goal() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["edit", "runbook", "--on", ""],
        &["edit", "incident", "--on", ""],
        &["edit", "NT4", "--on", ""],
        &["edit", "cka0a1b2", "--large=false"],
        &["edit", "incident", "--unit", "pages"],
        &["edit", "incident", "--at", "Nordbank"],
    ]), @r#"
    $ milepost edit runbook --on ''
    --- stderr
    error: "Write the on-call runbook" needs a date: it is done
    hint: give a year where no more is known
    --- exit 1
    $ milepost edit incident --on ''
    --- stderr
    error: "Write the incident review" is an open goal, and --on is for what is past
    hint: leave --on out; --due sets a target date
    --- exit 1
    $ milepost edit NT4 --on ''
    --- stderr
    error: "Windows NT4 course" needs a date: it is a milestone
    hint: give a year where no more is known
    --- exit 1
    $ milepost edit cka0a1b2 --large=false
    --- stderr
    error: "CKA certification" has 3 steps, and a small goal cannot have any
    hint: delete its steps first, or let them serve another goal
    --- exit 1
    $ milepost edit incident --unit pages
    --- stderr
    error: "Write the incident review" is a goal without a target, and --unit is for one with a target
    hint: leave --unit out, or give --target too
    --- exit 1
    $ milepost edit incident --at Nordbank
    --- stderr
    error: "Write the incident review" is a goal, and --at is for a milestone
    hint: leave --at out
    --- exit 1
    "#);
}

#[test]
fn log_takes_no_measure_below_zero() {
    let desk = Desk::new();
    desk.does(&["add", "Run", "--target", "7", "--unit", "km"]);
    desk.does(&["log", "run", "--amount", "103"]);
    assert_snapshot!(desk.runs(&[
        &["log", "run", "--amount", "-200"],
        &["log", "run", "--amount", "-103"],
        &["log", "run", "--on", "tomorrow", "--amount", "1"],
        &["log", "run", "Slow", "--dry-run"],
    ]), @r#"
    $ milepost log run --amount -200
    --- stderr
    error: "Run" is at 103 of 7 km, and -200 would take it below zero
    hint: take back no more than there is
    --- exit 1
    $ milepost log run --amount -103
    --- stdout
    noted 16q4g4jx  Run
    --- stderr
    0 of 7 km.
    --- exit 0
    $ milepost log run --on tomorrow --amount 1
    --- stderr
    error: --on: 23 Nov 2026 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost log run Slow --dry-run
    --- stdout
    would add a note to 16q4g4jx  Run
    --- exit 0
    "#);
}
