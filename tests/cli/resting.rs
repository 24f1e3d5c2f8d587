//! `pause`, `resume` and `snooze`, a goal's pause with an end, and that rests are in no list.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn the_whole_journey_is_paused_and_goes_on() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(desk.runs(&[
        &["pause", "--until", "in 2 weeks", "--why", "Holiday", "--dry-run"],
        &["pause", "--until", "in 2 weeks", "--why", "Holiday"],
        &["status"],
        &["pause"],
        &["resume", "--dry-run"],
        &["resume"],
        &["resume"],
        &["pause", "--until", "2026-11-01"],
        &["undo"],
        &["check"],
    ]), @"
    $ milepost pause --until 'in 2 weeks' --why Holiday --dry-run
    --- stdout
    would pause the journey until 6 Dec 2026
    --- exit 0
    $ milepost pause --until 'in 2 weeks' --why Holiday
    --- stdout
    paused the journey until 6 Dec 2026
    --- exit 0
    $ milepost status
    --- stdout
    4 active · 1 overdue · 1 stuck · focus: CKA certification 1 of 3 steps, Mar 2027 · paused until 6 Dec: Holiday
    --- exit 0
    $ milepost pause
    --- stderr
    error: the journey has a pause already, 22 Nov 2026 to 6 Dec 2026
    hint: give days that are not in it, or end it first
    --- exit 1
    $ milepost resume --dry-run
    --- stdout
    would resume the journey
    --- exit 0
    $ milepost resume
    --- stdout
    resumed the journey
    --- exit 0
    $ milepost resume
    --- stderr
    error: the journey is not paused
    hint: nothing was changed
    --- exit 1
    $ milepost pause --until 2026-11-01
    --- stderr
    error: --until: 1 Nov 2026 is in the past
    hint: give today or a later day, or none at all
    --- exit 1
    $ milepost undo
    --- stdout
    undone: resumed the journey
    --- exit 0
    $ milepost check
    --- stdout
    no problems in 4 files
    --- exit 0
    ");
    let paused = desk.read("goals.toml");
    let added = paused.strip_prefix(&before).expect("no old line changed");
    assert!(added.contains("[[paused]]"), "{added}");
    desk.does(&["undo"]);
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn drift_goes_unsaid_for_a_while() {
    let desk = drifting();
    assert_snapshot!(desk.runs(&[
        &["status"],
        &["snooze", "--dry-run"],
        &["snooze"],
        &["status"],
        &["status", "--json"],
        &["snooze"],
        &["snooze", "--until", "end of month"],
        &["undo"],
        &["undo"],
    ]), @r#"
    $ milepost status
    --- stdout
    0 active · 41 days since your last move; usually 14
    --- exit 0
    $ milepost snooze --dry-run
    --- stdout
    would snooze drift until 29 Nov 2026
    --- exit 0
    $ milepost snooze
    --- stdout
    snoozed drift until 29 Nov 2026
    --- exit 0
    $ milepost status
    --- stdout
    0 active · no moves in the last 30 days
    --- exit 0
    $ milepost status --json
    --- stdout
    {"active":0,"overdue":0,"stuck":0,"momentum":{"last_30_days":0,"usual":2,"days_since_step":41,"usual_gap":14,"drifting":true}}
    --- exit 0
    $ milepost snooze
    --- stderr
    error: the reminder is hidden until 2026-11-29 already
    hint: nothing was changed
    --- exit 1
    $ milepost snooze --until 'end of month'
    --- stdout
    snoozed drift until 30 Nov 2026
    --- exit 0
    $ milepost undo
    --- stdout
    undone: hid the reminder
    --- exit 0
    $ milepost undo
    --- stdout
    undone: hid the reminder
    --- exit 0
    "#);
}

#[test]
fn a_goal_is_paused_until_a_date() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["state", "incident", "paused", "--until", "in 3 weeks"],
        &["state", "incident", "paused", "--until", "in 3 weeks"],
        &["state", "incident", "paused", "--until", "2027-03"],
        &["state", "incident", "active", "--until", "2027-03"],
    ]), @r#"
    $ milepost state incident paused --until 'in 3 weeks'
    --- stdout
    paused incident  Write the incident review
    --- exit 0
    $ milepost state incident paused --until 'in 3 weeks'
    --- stderr
    error: "Write the incident review" has a pause already, 22 Nov 2026 to 13 Dec 2026
    hint: give days that are not in it, or end it first
    --- exit 1
    $ milepost state incident paused --until 2027-03
    --- stdout
    paused incident  Write the incident review
    --- exit 0
    $ milepost state incident active --until 2027-03
    --- stderr
    error: --until is the end of a pause
    hint: write milepost state REF paused --until WHEN
    --- exit 2
    "#);
    let goals = desk.read("goals.toml");
    let paused = "paused = [{ from = 2026-11-22, until = \"2027-03\" }]";
    assert!(goals.contains(paused), "{goals}");
}

#[test]
fn a_rest_is_in_no_list_and_named_by_nothing() {
    let desk = career();
    let listed = |desk: &Desk| desk.does(&["list", "--all", "--json"]);
    let before = listed(&desk);
    let text = desk.read("goals.toml");
    let rest = "\n[[paused]]\nid = \"restrest\"\nfrom = 2026-11-03\nwhy = \"Parental leave\"\n";
    desk.write("goals.toml", format!("{text}{rest}").as_bytes());
    assert_eq!(listed(&desk), before);
    assert_snapshot!(desk.runs(&[
        &["show", "restrest"],
        &["delete", "restrest"],
        &["list", "parental"],
        &["status"],
    ]), @r#"
    $ milepost show restrest
    --- stderr
    error: nothing matches "restrest"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost delete restrest
    --- stderr
    error: nothing matches "restrest"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost list parental
    --- stderr
    Nothing matches.
    --- exit 0
    $ milepost status
    --- stdout
    4 active · 1 overdue · 1 stuck · focus: CKA certification 1 of 3 steps, Mar 2027 · paused since 3 Nov: Parental leave
    --- exit 0
    "#);
}

#[test]
fn an_answer_is_shown_beside_what_came_of_it() {
    let desk = Desk::new();
    let goals = "[[goal]]\nid = \"cka0a1b2\"\ntitle = \"CKA\"\nsize = \"large\"\n\
         [[goal.answers]]\non = 2025-11-14\ntext = \"Ask Ann\"\ngoal = \"askann00\"\n\
         [[goal.answers]]\non = \"2026-03\"\ntext = \"Gone\"\n";
    desk.write("goals.toml", goals.as_bytes());
    let done = "[[goal]]\nid = \"askann00\"\ntitle = \"Ask Ann\"\ntoward = \"cka0a1b2\"\ndone = 2025-12-03\n";
    desk.write("done/2025.toml", done.as_bytes());
    assert_snapshot!(desk.runs(&[&["show", "CKA"], &["show", "CKA", "--json"]]), @r#"
    $ milepost show CKA
    --- stdout
    ○ CKA  larger goal

    1 of 1 step
    ✓ askann00  Ask Ann  3 Dec 2025

    no active step
    milepost add STEP --toward cka0a1b2 plans one

    pace
    No moves in the last 30 days, usually none (median of the previous ten 30-day periods). The last one was 354 days ago.

    state    active

    if you could reach it tomorrow
    Mar 2026    Gone
                no longer there
    14 Nov 2025 Ask Ann
                done 3 Dec 2025

    id       cka0a1b2
    file     [DIR]/career/goals.toml
    --- exit 0
    $ milepost show CKA --json
    --- stdout
    {
      "type": "goal",
      "id": "cka0a1b2",
      "title": "CKA",
      "size": "large",
      "state": "active",
      "steps": {
        "done": 1,
        "total": 1
      },
      "stuck": true,
      "answers": [
        {
          "on": "2025-11-14",
          "text": "Ask Ann",
          "goal": "askann00"
        },
        {
          "on": "2026-03",
          "text": "Gone"
        }
      ]
    }
    --- exit 0
    "#);
}

/// Steps a week apart, the last of them 41 days ago.
fn drifting() -> Desk {
    let desk = Desk::new();
    let days = ["07-13", "07-27", "08-10", "08-24", "09-07", "09-21", "10-12"];
    let goals = days.map(|day| format!("[[goal]]\ntitle = \"Step\"\ndone = 2026-{day}\n"));
    desk.write("done/2026.toml", goals.concat().as_bytes());
    desk
}

#[test]
fn a_pause_is_planned_from_a_day_until_another() {
    let desk = Desk::new();
    let text = "pause ski trip from sat until 18 jan";
    let words: Vec<&str> = text.split(' ').collect();
    let said = desk.run(&words);
    assert!(said.contains("paused the journey from 28 Nov 2026 until 18 Jan 2027"), "{said}");
    let goals = desk.read("goals.toml");
    let rest = "from = 2026-11-28\nuntil = 2027-01-18\nwhy = \"ski trip\"\n";
    assert!(goals.contains(rest), "{goals}");
    let again = desk.run(&["pause", "--from", "1 dec", "--until", "friday"]);
    assert!(again.contains("has a pause already"), "{again}");
    let backwards = desk.run(&["pause", "--from", "1 feb 2027", "--until", "2026-12-24"]);
    assert!(backwards.contains("error: it would end"), "{backwards}");
    let status = desk.run(&["status"]);
    assert!(!status.contains("paused"), "not yet: {status}");
}

#[test]
fn a_pause_still_to_come_is_cancelled_and_told_by_its_days() {
    let desk = Desk::new();
    desk.write("goals.toml", b"format = 1\n");
    assert_snapshot!(desk.runs(&[
        &["pause", "to", "friday"],
        &["resume"],
        &["pause"],
        &["resume"],
        &["pause", "from", "sat"],
        &["pause", "for", "1", "week"],
        &["pause", "for", "1", "day"],
        &["resume"],
        &["resume", "--dry-run"],
        &["resume"],
        &["resume"],
        &["undo"],
    ]), @"
    $ milepost pause to friday
    --- stdout
    paused the journey until 27 Nov 2026
    --- exit 0
    $ milepost resume
    --- stdout
    resumed the journey
    --- exit 0
    $ milepost pause
    --- stdout
    paused the journey until milepost resume
    --- exit 0
    $ milepost resume
    --- stdout
    resumed the journey
    --- exit 0
    $ milepost pause from sat
    --- stdout
    paused the journey from 28 Nov 2026 until milepost resume
    --- exit 0
    $ milepost pause for 1 week
    --- stderr
    error: the journey has a pause already, from 28 Nov 2026 on
    hint: give days that are not in it, or end it first
    --- exit 1
    $ milepost pause for 1 day
    --- stdout
    paused the journey until 22 Nov 2026
    --- exit 0
    $ milepost resume
    --- stdout
    resumed the journey
    --- exit 0
    $ milepost resume --dry-run
    --- stdout
    would cancel the pause from Sat
    --- exit 0
    $ milepost resume
    --- stdout
    cancelled the pause from Sat
    --- exit 0
    $ milepost resume
    --- stderr
    error: the journey is not paused
    hint: nothing was changed
    --- exit 1
    $ milepost undo
    --- stdout
    undone: cancelled the next pause
    --- exit 0
    ");
}
