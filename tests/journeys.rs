//! Stories: a journey, keys, and then what became of the files, as a diff, and what the screen says.

mod broken;
mod commonest;
mod finding;
mod importing;
mod lapses;
mod linking;
mod marking;
mod review;

use crate::frames::crop::{between, cell, topmost};
use crate::stage::Stage;
use crate::store::corpus::invalid;
use insta::assert_snapshot;
use milepost::app::event::{Clipboard, Event};

const GOALS: &str = r#"# What is open. Mine; do not reorder by machine.
format = 1

[[goal]]
id = "cka0a1b2"
title = "CKA certification"
size = "large"
mood = "steady"   # a key of my own

# the hard part
[[goal]]
id = "k3v9q2wd"
title = "Finish chapter 4 exercises"
toward = "cka0a1b2"
due = 2026-11-27 # a Friday
measure = { done = 4, target = 12, unit = "exercises" }

[[goal]]
title = "Book the mock exam"
"#;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "nt4c0rse"
title = "Windows NT4 course"
on = 1997

[[milestone]]
id = "mcse0000"
title = "MCSE NT4"
on = "1998-11"
"#;

fn stage() -> Stage {
    Stage::open(&[("goals.toml", GOALS), ("milestones.toml", MILESTONES)])
}

/// What keys come to: the files that changed, and the message line.
fn story(stage: &mut Stage, keys: &str) -> String {
    let before = stage.files();
    let frame = stage.press(keys).frame();
    let line = frame.lines().rev().nth(1).unwrap_or_default().trim();
    let message = stage.app().notice().unwrap_or(line);
    format!("{}{message}\n", stage.changed_since(&before))
}

/// The title of the selected item.
fn selected(stage: &Stage) -> String {
    stage.app().selected().map(|item| item.title().to_owned()).unwrap_or_default()
}

fn keeps_every_line(before: &str, after: &str) {
    let mut lines = after.lines();
    for line in before.lines() {
        assert!(lines.any(|l| l == line), "{line:?} is gone from\n{after}");
    }
}

#[test]
fn add_captures_a_goal_in_one_line() {
    let mut stage = stage();
    stage.press("aSit the exam ^CKA #study !mar 2027");
    assert_snapshot!(topmost(&stage.frame()), @r#"
    ╭─ Add a small goal ─────────────────────────────────────────────────────────╮
    │ › Sit the exam ^CKA #study !mar 2027                                       │
    │                                                                            │
    │   "Sit the exam" · toward "CKA certification" · #study · March 2027        │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   alt-enter and the next   esc cancel
    "#);
    assert_snapshot!(story(&mut stage, "<enter>"), @r#"
    goals.toml
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Sit the exam"
    + toward = "cka0a1b2"
    + due = "2027-03"
    + tags = ["study"]
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Sit the exam. Toward "CKA certification". u undoes.
    "#);
    assert_eq!(stage.app().unsaved(), 0);
}

#[test]
fn add_gives_a_hand_written_goal_its_id() {
    assert_snapshot!(story(&mut stage(), "AWrite a book<enter>"), @r#"
    goals.toml
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Write a book"
    + size = "large"
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Write a book. u undoes.
    "#);
}

#[test]
fn milestone_form_writes_the_date_that_is_known() {
    let mut stage = stage();
    stage.press("mFirst job<tab>sep 1995<tab>1998<tab>role");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Add a milestone ──────────────────────────────────────────────────────────╮
    │ Title       First job                                                      │
    │ When        sep 1995                                                       │
    │ Until       1998                                                           │
    │▌Kind        role                                                           │
    │ Recognised                                                                 │
    │ Why                                                                        │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   tab next field   alt-enter and the next   esc cancel
    ");
    assert_snapshot!(story(&mut stage, "<enter>"), @r#"
    milestones.toml
    + 
    + [[milestone]]
    + id = "qe34kchw"
    + title = "First job"
    + on = "1995-09"
    + until = 1998
    + kind = "role"
    + modified = 2026-11-22T12:00:00Z
    Added: First job. u undoes.
    "#);
    assert_snapshot!(cell(&stage.frame(), "First job"), @"◆ First job                  1995-98");
}

#[test]
fn done_moves_the_block_with_its_comment_into_its_year() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "x<enter>"), @r#"
    done/2026.toml
    + format = 1
    + 
    + # the hard part
    + [[goal]]
    + id = "k3v9q2wd"
    + title = "Finish chapter 4 exercises"
    + toward = "cka0a1b2"
    + due = 2026-11-27 # a Friday
    + measure = { done = 12, target = 12, unit = "exercises" }
    + done = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    goals.toml
    - # the hard part
    - id = "k3v9q2wd"
    - title = "Finish chapter 4 exercises"
    - toward = "cka0a1b2"
    - due = 2026-11-27 # a Friday
    - measure = { done = 4, target = 12, unit = "exercises" }
    - 
    - [[goal]]
    + id = "qsg1ksm2"
    Done: Finish chapter 4 exercises. 1 of 1 step toward "CKA certification". u undoes.
    "#);
    assert_snapshot!(topmost(&stage.frame()), @r#"
    ╭─ That was the last step toward "CKA certification". Have you reached it? ──╮
    │   n  not yet                                                               │
    │   y  reached                                                               │
    ╰────────────────────────────────────────────────────────────────────────────╯
     n not yet   y reached   esc cancel
    "#);
    let frame = stage.press("n").frame();
    assert_snapshot!(cell(&frame, "✓"), @"✓ Finish chapter 4 exercises        today");
}

#[test]
fn done_on_another_day_goes_into_that_year_at_its_own_precision() {
    assert_snapshot!(story(&mut stage(), "jX2019<tab>at last<enter>"), @r#"
    done/2019.toml
    + format = 1
    + 
    + [[goal]]
    + id = "qsg1ksm2"
    + title = "Book the mock exam"
    + done = 2019
    + modified = 2026-11-22T12:00:00Z
    + [[goal.log]]
    + on = 2019
    + text = "at last"
    goals.toml
    - 
    - [[goal]]
    - title = "Book the mock exam"
    Done: Book the mock exam. u undoes.
    "#);
}

#[test]
fn done_of_the_last_step_asks_about_the_larger_goal_and_its_milestone() {
    let mut stage = stage();
    stage.press("x<enter>");
    assert_snapshot!(topmost(&stage.frame()), @r#"
    ╭─ That was the last step toward "CKA certification". Have you reached it? ──╮
    │   n  not yet                                                               │
    │   y  reached                                                               │
    ╰────────────────────────────────────────────────────────────────────────────╯
     n not yet   y reached   esc cancel
    "#);
    assert_snapshot!(story(&mut stage, "y"), @r#"
    done/2026.toml
    + 
    + [[goal]]
    + id = "cka0a1b2"
    + title = "CKA certification"
    + size = "large"
    + mood = "steady"   # a key of my own
    + done = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    goals.toml
    - id = "cka0a1b2"
    - title = "CKA certification"
    - size = "large"
    - mood = "steady"   # a key of my own
    - 
    - [[goal]]
    Reached: CKA certification. u undoes.
    "#);
    assert_snapshot!(topmost(&stage.press("y").frame()), @"
    ╭─ Record the milestone ─────────────────────────────────────────────────────╮
    │▌Title  CKA certification                                                   │
    │ When   22 Nov 2026                                                         │
    │ Kind                                                                       │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   tab next field   esc cancel
    ");
    assert_snapshot!(story(&mut stage, "<enter>"), @r#"
    done/2026.toml
    - modified = 2026-11-22T12:00:00Z
    + milestone = "qe34kchw"
    + modified = 2026-11-22T12:00:01Z
    milestones.toml
    + 
    + [[milestone]]
    + id = "qe34kchw"
    + title = "CKA certification"
    + on = 2026-11-22
    + from = "cka0a1b2"
    + modified = 2026-11-22T12:00:00Z
    Recorded as a milestone: CKA certification. u undoes.
    "#);
}

#[test]
fn progress_counts_an_amount_and_keeps_it_in_the_log() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "+2 two of the hard ones<enter>"), @r#"
    goals.toml
    - measure = { done = 4, target = 12, unit = "exercises" }
    + measure = { done = 6, target = 12, unit = "exercises" }
    + modified = 2026-11-22T12:00:00Z
    + [[goal.log]]
    + on = 2026-11-22
    + text = "two of the hard ones"
    + amount = 2
    + id = "qsg1ksm2"
    Noted: Finish chapter 4 exercises. 6 of 12 exercises. u undoes.
    "#);
    assert_snapshot!(cell(&stage.frame(), "6 of 12"), @"measure  6 of 12 exercises");
}

#[test]
fn drop_keeps_its_reason_and_is_no_progress() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "jdthe centre has closed<enter>"), @r#"
    done/2026.toml
    + format = 1
    + 
    + [[goal]]
    + id = "qsg1ksm2"
    + title = "Book the mock exam"
    + dropped = { on = 2026-11-22, why = "the centre has closed" }
    + modified = 2026-11-22T12:00:00Z
    goals.toml
    - 
    - [[goal]]
    - title = "Book the mock exam"
    Dropped: Book the mock exam. u undoes.
    "#);
    assert_snapshot!(cell(&stage.press("1v").frame(), "✗"), @"✗ Book the mock exam          22 Nov");
}

#[test]
fn delete_is_undone_to_the_byte() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "D"), @r#"
    goals.toml
    - # the hard part
    - id = "k3v9q2wd"
    - title = "Finish chapter 4 exercises"
    - toward = "cka0a1b2"
    - due = 2026-11-27 # a Friday
    - measure = { done = 4, target = 12, unit = "exercises" }
    - 
    - [[goal]]
    + id = "qsg1ksm2"
    Deleted: Finish chapter 4 exercises. u undoes.
    "#);
    assert_snapshot!(story(&mut stage, "u"), @r#"
    goals.toml
    + # the hard part
    - id = "qsg1ksm2"
    + id = "k3v9q2wd"
    + title = "Finish chapter 4 exercises"
    + toward = "cka0a1b2"
    + due = 2026-11-27 # a Friday
    + measure = { done = 4, target = 12, unit = "exercises" }
    + 
    + [[goal]]
    Undone: deleted, Finish chapter 4 exercises.
    "#);
    assert_eq!(stage.file("goals.toml"), GOALS);
}

#[test]
fn undo_and_redo_go_through_every_kind_of_change() {
    let mut stage = stage();
    stage.press("+2<enter>*3*2jJKaOne<enter>ESomething<esc>sp2jx1Lwin<enter>mTwo<tab>2001<enter>");
    let after =
        (stage.file("goals.toml"), stage.file("milestones.toml"), stage.file("done/2026.toml"));
    for _ in 0..20 {
        stage.press("u");
    }
    assert_eq!(stage.file("goals.toml"), GOALS);
    assert_eq!(stage.file("milestones.toml"), MILESTONES);
    assert_eq!(stage.file("done/2026.toml"), "");
    for _ in 0..20 {
        stage.press("<ctrl-r>");
    }
    assert_eq!(
        (stage.file("goals.toml"), stage.file("milestones.toml"), stage.file("done/2026.toml")),
        after
    );
}

#[test]
fn promote_takes_two_keys_and_a_reason() {
    let mut stage = stage();
    stage.press("jX1997<enter>1vG");
    assert_snapshot!(story(&mut stage, "pa colleague declined<enter>"), @r#"
    done/1997.toml
    - modified = 2026-11-22T12:00:00Z
    + milestone = "qe34kchw"
    + modified = 2026-11-22T12:00:01Z
    milestones.toml
    + 
    + [[milestone]]
    + id = "qe34kchw"
    + title = "Book the mock exam"
    + on = 1997
    + recognised = { on = 2026-11-22, why = "a colleague declined" }
    + from = "qsg1ksm2"
    + modified = 2026-11-22T12:00:00Z
    Recognised: Book the mock exam. A milestone of 1997. u undoes.
    "#);
    let frame = stage.press("v").frame();
    assert_snapshot!(cell(&frame, "◇"), @"◇ Book the mock exam            1997");
}

#[test]
fn pause_of_a_goal_is_taken_up_again() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "sp"), @r#"
    goals.toml
    + state = "paused"
    + paused = [{ from = 2026-11-22 }]
    + modified = 2026-11-22T12:00:00Z
    + id = "qsg1ksm2"
    Paused: Finish chapter 4 exercises. u undoes.
    "#);
    assert_snapshot!(story(&mut stage, "sa"), @r#"
    goals.toml
    - state = "paused"
    - paused = [{ from = 2026-11-22 }]
    - modified = 2026-11-22T12:00:00Z
    + modified = 2026-11-22T12:00:01Z
    Active: Finish chapter 4 exercises. u undoes.
    "#);
}

#[test]
fn pause_of_a_goal_is_given_its_end_in_its_form() {
    let mut stage = stage();
    stage.press("spe");
    assert_snapshot!(cell(&stage.frame(), "Paused until"), @"│ Paused until");
    assert_snapshot!(story(&mut stage, "<tab><tab><tab>in 3 weeks<enter>"), @"
    goals.toml
    - paused = [{ from = 2026-11-22 }]
    - modified = 2026-11-22T12:00:00Z
    + paused = [{ from = 2026-11-22, until = 2026-12-13 }]
    + modified = 2026-11-22T12:00:01Z
    Changed: Finish chapter 4 exercises. u undoes.
    ");
    assert_snapshot!(cell(&stage.press("<enter>").frame(), "state  "), @"state    paused until 13 Dec");
}

#[test]
fn question_becomes_a_step_of_the_larger_goal() {
    let mut stage = stage();
    stage.press("3*n");
    assert_snapshot!(topmost(&stage.frame()), @r#"
    ╭─ If you could reach "CKA certification" tomorrow, what would you do? ──────╮
    │ ›                                                                          │
    │                                                                            │
    │   ^toward  #tag  !date  =12 km                                             │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   esc cancel
    "#);
    assert_snapshot!(story(&mut stage, "Book a date !in 3 weeks<enter>"), @r#"
    goals.toml
    - modified = 2026-11-22T12:00:00Z
    + modified = 2026-11-22T12:00:01Z
    + [[goal.answers]]
    + on = 2026-11-22
    + text = "Book a date"
    + goal = "qe34kchw"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Book a date"
    + toward = "cka0a1b2"
    + due = 2026-12-13
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Book a date. Toward "CKA certification". u undoes.
    "#);
    assert_snapshot!(cell(&stage.frame(), "0 of 2 steps"), @"▰▱▱▱▱▱▱▱ 0 of 2 steps, 1 begun");
}

#[test]
fn question_keeps_an_answer_beside_what_came_of_it() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "3*nAsk Ann #study !friday<enter>"), @r#"
    goals.toml
    + next = true
    + modified = 2026-11-22T12:00:01Z
    + [[goal.answers]]
    + on = 2026-11-22
    + text = "Ask Ann"
    + goal = "qe34kchw"
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Ask Ann"
    + toward = "cka0a1b2"
    + due = 2026-11-27
    + tags = ["study"]
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Ask Ann. Toward "CKA certification". u undoes.
    "#);
    assert_snapshot!(topmost(&stage.press("n").frame()), @r#"
    ╭─ If you could reach "CKA certification" tomorrow, what would you do? ──────╮
    │ ›                                                                          │
    │                                                                            │
    │   ^toward  #tag  !date  =12 km                                             │
    │                                                                            │
    │   Earlier answers                                                          │
    │   today        Ask Ann                                    open, target Fri │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   ↑ earlier   esc cancel
    "#);
    let detail = stage.press("<esc>2gjx3<enter>").frame();
    assert_snapshot!(between(&detail, "22 Nov   Ask Ann", "done today"), @"
    22 Nov   Ask Ann
             done today
    ");
    stage.press("<esc>uu");
    assert_eq!(stage.app().notice(), Some("Undone: answered, Ask Ann."));
    stage.press("u");
    assert_eq!(stage.file("goals.toml"), GOALS);
}

#[test]
fn drift_is_shown_snoozed_paused_and_taken_up_again() {
    let mut stage = Stage::drifting(GOALS);
    let day = |later| Event::Day(crate::fixtures::today().plus_days(later));
    assert_snapshot!(story(&mut stage, ""), @"███████▁▁▁▁▁  41 days since your last move; usually 7 · z hide · Z pause · n what next");
    assert_snapshot!(story(&mut stage, "z"), @r#"
    goals.toml
    + id = "qsg1ksm2"
    + 
    + [[snoozed]]
    + id = "qe34kchw"
    + from = 2026-11-22
    + until = 2026-11-29
    + modified = 2026-11-22T12:00:00Z
    The reminder is hidden until 29 Nov. u undoes.
    "#);
    stage.send(Event::Woke);
    assert_snapshot!(story(&mut stage, ""), @"███████▁▁▁▁▁  no moves in the last 30 days");
    stage.send(day(8));
    assert_snapshot!(story(&mut stage, ""), @"█████▁▁▁▁▁▁▁  49 days since your last move; usually 7 · z hide · Z pause · n what next");
    assert_snapshot!(story(&mut stage, "Zparental leave until mar 2027<enter>"), @r#"
    goals.toml
    + 
    + [[paused]]
    + id = "wgsr3tzt"
    + from = 2026-11-30
    + until = "2027-03"
    + why = "parental leave"
    + modified = 2026-11-22T12:00:00Z
    Paused until Mar 2027: parental leave. u undoes.
    "#);
    stage.send(Event::Woke);
    assert_snapshot!(story(&mut stage, ""), @"█████▁▁▁▁▁▁▁  paused until Mar 2027: parental leave · Z resume");
    stage.send(day(20));
    assert_snapshot!(story(&mut stage, "Z"), @r#"
    goals.toml
    - until = "2027-03"
    + until = 2026-12-11
    - modified = 2026-11-22T12:00:00Z
    + modified = 2026-11-22T12:00:01Z
    Resumed the journey. u undoes.
    "#);
    stage.send(Event::Woke);
    assert_snapshot!(story(&mut stage, ""), @"████▁▁▁▁▁▁▁▁  no moves in the last 30 days");
    stage.send(day(28));
    assert_snapshot!(story(&mut stage, ""), @"███▁▁▁▁▁▁▁▁▁  57 days since your last move, not counting the pause; usually 7 · z hide · Z pause · n what next");
    stage.press("uuu").send(Event::Woke);
    assert_eq!(stage.file("goals.toml"), GOALS, "to the byte");
}

#[test]
fn order_of_the_file_is_the_order_of_the_screen() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "J"), @r#""Finish chapter 4 exercises" is last under this week already."#);
    assert_snapshot!(story(&mut stage, "K"), @r#""Finish chapter 4 exercises" is first under this week already."#);
}

#[test]
fn form_changes_what_is_typed_and_leaves_the_rest() {
    let mut stage = stage();
    stage.press("e<tab><tab><ctrl-u>30 nov");
    assert!(stage.frame().contains("Monday 30 November 2026"), "{}", stage.frame());
    assert_snapshot!(story(&mut stage, "<enter>"), @r#"
    goals.toml
    - due = 2026-11-27 # a Friday
    + due = 2026-11-30 # a Friday
    + modified = 2026-11-22T12:00:00Z
    + id = "qsg1ksm2"
    Changed: Finish chapter 4 exercises. u undoes.
    "#);
}

#[test]
fn form_leaves_alone_what_it_cannot_show() {
    const GOAL: &str = "format = 1\n\n[[goal]]\nid = \"keepall0\"\ntitle = \"Two\\nlines\\u202E\"\nwhy = \"First.\\nSecond.\"\nkind = \" spaced \"\ntags = [\"two words\", \"#hash\"]\nlinks = [\"a link\"]\nmeasure = { done = 0.1234567, target = 3, unit = \"a of b\" }\n";
    const MILESTONE: &str = "format = 1\n\n[[milestone]]\nid = \"keepmile\"\ntitle = \"One\\ttwo\"\non = 2019\nrecognised = { on = 2020, why = \"One.\\nTwo.\" }\ntags = [\"two words\"]\n";
    let mut stage = Stage::open(&[("goals.toml", GOAL), ("milestones.toml", MILESTONE)]);
    assert_snapshot!(story(&mut stage, "e<tab><tab>2027<enter>"), @"
    goals.toml
    + due = 2027
    + modified = 2026-11-22T12:00:00Z
    Changed: Two lines. u undoes.
    ");
    assert_snapshot!(story(&mut stage, "1e<tab><tab><tab>2021<enter>"), @"
    milestones.toml
    + until = 2021
    + modified = 2026-11-22T12:00:00Z
    Changed: One two. u undoes.
    ");
}

#[test]
fn editor_gets_the_items_own_toml() {
    let mut stage = stage();
    stage.editor = |text| text.replace("chapter 4", "chapter 5") + "why = \"to pass\"\n";
    assert_snapshot!(story(&mut stage, "E"), @r#"
    goals.toml
    - title = "Finish chapter 4 exercises"
    + title = "Finish chapter 5 exercises"
    + why = "to pass"
    + modified = 2026-11-22T12:00:00Z
    + id = "qsg1ksm2"
    Changed: Finish chapter 5 exercises. u undoes.
    "#);
    stage.editor = |_| "title = ".into();
    assert_snapshot!(story(&mut stage, "E"), @"The edited text cannot be saved: line 1: there is no value, expected one after `=`. Edit it again; nothing was changed.");
    stage.editor = |_| "# nothing".into();
    assert_snapshot!(story(&mut stage, "E"), @"The edited text cannot be saved: there is no item under [[goal]]. Edit it again; nothing was changed.");
}

#[test]
fn copy_hands_the_title_to_the_clipboard() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "y"), @r#""Finish chapter 4 exercises" is handed to the terminal's clipboard."#);
    assert_eq!(stage.copied, ["Finish chapter 4 exercises"]);
    stage.send(Event::Copied(vec!["Finish chapter 4 exercises".into()], Clipboard::Tmux));
    assert_snapshot!(story(&mut stage, ""), @r#""Finish chapter 4 exercises" is handed to the terminal's clipboard. In tmux that needs "set-clipboard on"."#);
}

#[test]
fn paste_of_lines_becomes_goals_after_one_question() {
    let mut stage = stage();
    stage.send(Event::Paste("Buy paper\rCall Ada\r".into()));
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Add 2 small goals, one for each pasted line? ─────────────────────────────╮
    │   y  add them                                                              │
    │   n  leave it                                                              │
    ╰────────────────────────────────────────────────────────────────────────────╯
     y add them   n leave it   esc cancel
    ");
    assert_snapshot!(story(&mut stage, "y"), @r#"
    goals.toml
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Buy paper"
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    + 
    + [[goal]]
    + id = "wgsr3tzt"
    + title = "Call Ada"
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added 2 goals. u undoes.
    "#);
    stage.press("u");
    assert_eq!(stage.file("goals.toml"), GOALS, "one undo takes both back");
}

#[test]
fn filter_and_search_find_what_is_meant() {
    let mut stage = stage();
    let frame = stage.press("ftoward:cka<enter>").frame();
    assert!(frame.contains("filter: toward:cka") && !frame.contains("mock exam"), "{frame}");
    stage.press("<esc>/mcse<enter>");
    assert_eq!(selected(&stage), "MCSE NT4");
}

#[test]
fn palette_runs_a_command_that_has_no_key() {
    assert_snapshot!(story(&mut stage(), ":add-larger<enter>Lead<enter>"), @r#"
    goals.toml
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Lead"
    + size = "large"
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Lead. u undoes.
    "#);
}

#[test]
fn search_finds_a_note_of_long_ago_and_goes_there() {
    let mut stage = Stage::sample();
    stage.press("/gave it in 1999");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ › gave it in 1999                                                 1 of 357 │
    │                                                                            │
    │ ▌ ✓  Retire the last NT4 domain controller                        Dec 2004 │
    │ ▌    note: …name that I gave it in 1999.                                   │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
    stage.press("<enter>");
    let found = stage.app().selected().and_then(|item| item.note()).map(str::to_owned);
    assert_eq!(found.as_deref(), Some("It had the name that I gave it in 1999."));
}

#[test]
fn filter_is_saved_among_the_settings_applied_by_its_name_and_forgotten() {
    let mut stage = stage();
    let settings = "# Mine.\nglyphs = \"ascii\"  # the font has none\n";
    std::fs::write(&stage.settings, settings).expect("a file");
    stage.press("fsteps: toward:cka<enter>");
    let read = |stage: &Stage| std::fs::read_to_string(&stage.settings).expect("a file");
    let saved = format!("{settings}\n[filters]\nsteps = \"toward:cka\"\n");
    assert_eq!(read(&stage), saved);
    stage.press("<esc>fst<down>");
    assert!(stage.frame().contains("steps  toward:cka"), "{}", stage.frame());
    stage.press("<enter>");
    assert!(stage.frame().contains("filter: steps: toward:cka"));
    stage.press("<ctrl-p>filter<enter><ctrl-u>steps:<enter>");
    assert_eq!(read(&stage), format!("{settings}\n[filters]\n"));
    std::fs::write(&stage.settings, "glyphs = \n").expect("a file");
    stage.press("<esc>fa: exam<enter>");
    assert_eq!(read(&stage), "glyphs = \n", "what is broken is left alone");
    let frame = stage.frame();
    let words: Vec<&str> = frame.split_whitespace().filter(|word| *word != "│").collect();
    let said = words.join(" ");
    assert!(
        said.contains("could not be saved") && said.contains("config.toml, line 1, column"),
        "{frame}"
    );
}

#[test]
fn past_is_seen_through_every_year() {
    let mut stage = Stage::sample();
    stage.press("1vG");
    let frame = stage.frame();
    assert!(frame.contains("All that was done") && frame.contains("1997"), "{frame}");
    stage.press("g");
    assert!(stage.frame().contains("2026"));
}

#[test]
fn outside_changes_appear_and_what_is_typed_stays() {
    let mut stage = stage();
    stage.press("aHalf a ti");
    stage.write("goals.toml", &(GOALS.to_owned() + "\n[[goal]]\ntitle = \"From elsewhere\"\n"));
    stage.notice_outside();
    assert!(stage.frame().contains("Half a ti"));
    stage.press("tle<enter>");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("From elsewhere") && goals.contains("Half a title"), "{goals}");
}

#[test]
fn broken_file_is_left_alone_and_named_until_it_is_mended() {
    let mut stage = stage();
    let broken = GOALS.replace("title = \"Book", "title = Book");
    stage.write("goals.toml", &broken);
    stage.notice_outside();
    let frame = stage.frame();
    assert!(frame.contains("! goals.toml:") && frame.contains("Finish chapter 4"), "{frame}");
    stage.press("aMine<enter>");
    assert_eq!(stage.file("goals.toml"), broken, "nothing is written over it");
    let frame = stage.frame();
    assert!(frame.contains("› Mine") && frame.contains("Not saved"), "{frame}");
    assert!(!frame.contains("Added"), "{frame}");
    stage.press("<esc>ge");
    assert_eq!(stage.opened.len(), 1);
    stage.write("goals.toml", GOALS);
    stage.notice_outside();
    assert!(!stage.frame().contains("! goals.toml"));
}

#[test]
fn broken_file_of_every_kind_is_named_left_alone_and_read_again_when_mended() {
    for sample in invalid() {
        let mut stage = Stage::open(&[("goals.toml", GOALS), (sample.place(), "")]);
        let file = stage.path(sample.place());
        std::fs::write(&file, &sample.bytes).expect("written");
        stage.notice_outside();
        let first = sample.said();
        let Some((place, message)) =
            first.lines().next().and_then(|line| line.split_once(": error: "))
        else {
            continue;
        };
        let pane = if sample.place() == "goals.toml" { "2g" } else { "1g" };
        let mut place = place.split(':').skip(1);
        let place = place.next().zip(place.next());
        let frame = stage.press(pane).frame();
        let start: String = message.chars().take(12).collect();
        let words = place.map_or(String::new(), |(line, column)| format!(".toml:{line}:{column}"));
        assert!(
            frame.contains(&words) && frame.contains(start.trim_end()),
            "{}: {frame}",
            sample.name
        );
        stage.press("aMine<enter><esc>").press("mThen !1998<enter><esc>").press(pane).press("e");
        let now = std::fs::read(&file).expect("there");
        assert!(now.starts_with(&sample.bytes), "{}: an old byte was changed", sample.name);
        let line = place.map_or(1, |(line, _)| line.parse().expect("a number"));
        assert_eq!(stage.opened, [(file.display().to_string(), line)], "{}", sample.name);
        stage.write(sample.place(), "format = 1\n");
        stage.notice_outside();
        assert!(!stage.frame().contains("! "), "{}: {}", sample.name, stage.frame());
    }
}

#[test]
fn empty_journey_teaches_and_reading_it_writes_nothing() {
    let mut stage = Stage::open(&[]);
    let frame = stage.frame();
    for text in
        ["m adds one", "a adds a small goal", "A adds a larger goal", "enter opens the sample"]
    {
        assert!(frame.contains(text), "{text} is not in\n{frame}");
    }
    assert!(!stage.path("").exists());
    stage.press("aFirst<enter>");
    assert!(stage.file("goals.toml").starts_with("format = 1\n"));
}

#[test]
fn look_back_asks_on_the_day_and_is_answered_for_good() {
    let mut stage = Stage::sample();
    let line = "b 10 years ago: Try containers on the build server";
    assert!(stage.frame().contains(line), "{}", stage.frame());
    let before = stage.file("done/2016.toml");
    assert_snapshot!(story(&mut stage, "bN"), @"
    done/2016.toml
    - modified = 2026-01-11T10:16:33Z
    + looked_back = { on = 2026-11-22, again = false }
    + modified = 2026-11-22T12:00:00Z
    Will not ask again: Try containers on the build server. u undoes.
    ");
    assert!(!stage.frame().contains("10 years ago"));
    stage.press("/Try containers<enter><enter>");
    let frame = stage.frame();
    let column =
        |fact: &str| frame.lines().find_map(|line| Some(line[..line.find(fact)?].chars().count()));
    let values = ["22 Nov 2016", "22 Nov 2026, never again"].map(column);
    assert!(values[0].is_some() && values[0] == values[1], "{frame}");
    assert!(frame.contains("looked back 22 Nov"), "{frame}");
    stage.press("<esc>u");
    assert_eq!(stage.file("done/2016.toml"), before);
    let notice = "Undone: never ask about, Try containers on the build server.";
    assert_eq!(stage.app().notice(), Some(notice));
    assert_snapshot!(story(&mut stage, "bn"), @"
    done/2016.toml
    - modified = 2026-01-11T10:16:33Z
    + looked_back = { on = 2026-11-22 }
    + modified = 2026-11-22T12:00:00Z
    Not yet: Try containers on the build server. It comes up again at its next anniversary. u undoes.
    ");
}

#[test]
fn look_back_promotes_a_step_and_it_is_taken_back() {
    let mut stage = Stage::sample();
    let (milestones, steps) = (stage.file("milestones.toml"), stage.file("done/2016.toml"));
    assert_snapshot!(story(&mut stage, "bpIt led to Kubernetes<enter>"), @r#"
    done/2016.toml
    - modified = 2026-01-11T10:16:33Z
    + milestone = "qe34kchw"
    + looked_back = { on = 2026-11-22 }
    + modified = 2026-11-22T12:00:00Z
    milestones.toml
    + 
    + [[milestone]]
    + id = "qe34kchw"
    + title = "Try containers on the build server"
    + on = 2016-11-22
    + recognised = { on = 2026-11-22, why = "It led to Kubernetes" }
    + from = "8hjmg99w"
    + tags = ["lab"]
    + modified = 2026-11-22T12:00:00Z
    Recognised: Try containers on the build server. A milestone of 22 Nov 2016. u undoes.
    "#);
    stage.press("B");
    let frame = stage.frame();
    let seen = frame.find("Last recognised").expect("it is told");
    let told = frame[seen..].contains("Try containers on the build server");
    assert!(told && frame.contains("10 years later"), "{frame}");
    stage.press("<esc>/Try containers<enter>P");
    let asked = "Turn \"Try containers on the build server\" back";
    assert!(stage.frame().contains(asked), "{}", stage.frame());
    stage.press("y");
    assert_eq!(stage.file("milestones.toml"), milestones);
    stage.press("uu");
    assert_eq!(stage.file("milestones.toml"), milestones);
    assert_eq!(stage.file("done/2016.toml"), steps);
}

#[test]
fn momentum_is_walked_through_by_day_and_by_year() {
    let mut stage = Stage::sample();
    stage.press("ihhhkkkkk");
    let frame = stage.frame();
    assert!(frame.contains("Tuesday 27 October 2026  2 moves  Finish chapter 3"), "{frame}");
    stage.press("<enter>");
    assert!(stage.app().detail().is_some(), "{}", stage.frame());
    let title = selected(&stage);
    assert_eq!(title, "Finish chapter 3 exercises");
    stage.press("<esc>Ghh");
    let frame = stage.frame();
    assert!(frame.contains("2024 · 25 moves, 23 goals done"), "{frame}");
    stage.press("<enter>");
    assert!(stage.frame().contains("Timeline by year"));
    stage.press("<esc><esc>");
    assert!(stage.app().scene().is_none());
}

#[test]
fn momentum_shows_a_move_at_once() {
    let mut stage = Stage::sample();
    stage.press("i");
    assert!(stage.frame().contains("22 November 2026  no moves"));
    stage.press("<esc>2jxi");
    let frame = stage.frame();
    assert!(frame.contains("22 November 2026  1 move"), "{frame}");
    assert!(frame.contains("Write the incident review"), "{frame}");
    stage.press("u");
    assert!(stage.frame().contains("22 November 2026  no moves"));
}

#[test]
fn momentum_shows_its_map_before_the_names_are_read() {
    let mut stage = Stage::slow_sample();
    assert!(stage.read_held(), "the numbers of all years");
    stage.press(&format!("i{}kkkk", "h".repeat(50)));
    let frame = stage.frame();
    assert!(frame.contains("3 December 2025  1 move"), "{frame}");
    assert!(frame.contains("1 move, being read"), "{frame}");
    while stage.read_held() {}
    assert!(!stage.frame().contains("being read"));
}

#[test]
fn quit_by_q() {
    let mut stage = stage();
    stage.press("q");
    assert!(stage.quit);
}

#[test]
fn refused_change_is_taken_off_the_screen() {
    let mut stage = stage();
    stage.write("goals.toml", &GOALS.replace("title = \"Book", "title = Book"));
    stage.press("x<enter>");
    assert!(stage.frame().contains("Not saved"), "{}", stage.frame());
    stage.press("<esc>");
    assert!(!stage.frame().contains("✓"), "{}", stage.frame());
}

#[test]
fn merge_mentions_a_copy_once_and_goes_clash_by_clash() {
    let mut stage = stage();
    let copy = "goals (Ada's conflicted copy 2026-11-21).toml";
    let theirs = "[[goal]]\nid = \"k3v9q2wd\"\ntitle = \"Finish chapter 5\"\ntoward = \"cka0a1b2\"\n\n\
                  [[goal]]\nid = \"talk0000\"\ntitle = \"Give the talk\"\n";
    stage.write(copy, theirs);
    let before = stage.file("goals.toml");
    stage.notice_outside();
    let mention = "Another version of goals.toml is not read. : merge shows it.";
    assert!(stage.frame().contains(mention), "{}", stage.frame());
    stage.send(Event::Woke).notice_outside();
    assert!(!stage.frame().contains(mention), "{}", stage.frame());
    assert_eq!(stage.file("goals.toml"), before, "nothing is taken from it unasked");

    stage.press(":merge<enter>");
    let frame = stage.frame();
    assert!(
        frame.contains("Finish chapter 4 exercises") && frame.contains("Finish chapter 5"),
        "{frame}"
    );
    stage.press("<esc>");
    assert_eq!(stage.file("goals.toml"), before, "esc leaves all as it is");
    stage.press(":merge<enter>o<left>t");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Merge goals (Ada's conflicted copy 2026-11-21).toml ────────────────────────────────────────────╮
    │ The result                                                                                       │
    │                                                                                                  │
    │    1  added                                                                                      │
    │    1  differing, theirs taken                                                                    │
    │                                                                                                  │
    │ enter saves it as one change; u undoes it. The copy stays.                                       │
    │                                                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
     enter save it   h back   esc cancel   ? help
    ");
    assert_snapshot!(story(&mut stage, "<enter>"), @r#"
    goals.toml
    - title = "Finish chapter 4 exercises"
    + title = "Finish chapter 5"
    - due = 2026-11-27 # a Friday
    - measure = { done = 4, target = 12, unit = "exercises" }
    + modified = 2026-11-22T12:00:00Z
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "talk0000"
    + title = "Give the talk"
    + modified = 2026-11-22T12:00:00Z
    Merged goals (Ada's conflicted copy 2026-11-21).toml. u undoes.
    "#);
    assert_eq!(stage.file(copy), theirs);
    stage.press(":merge<enter>");
    assert!(stage.frame().contains("There is nothing to merge"), "{}", stage.frame());
    stage.press("u");
    assert_eq!(stage.file("goals.toml"), before);
}

#[test]
fn backup_is_chosen_from_the_palette_restored_and_undone() {
    let mut stage = stage();
    stage.press(":restore<enter>");
    assert!(stage.frame().contains("There is no backup yet"));
    stage.press("2jx").press("aBuy a lamp<enter>");
    let after = [stage.file("goals.toml"), stage.file("done/2026.toml")];
    stage.press(":restore<enter>");
    let frame = stage.frame();
    for said in ["Restore a backup", "before: added, Buy a lamp", "It has 1 small goal,"] {
        assert!(frame.contains(said), "{said} in\n{frame}");
    }
    stage.press("j<enter>");
    assert!(stage.frame().contains("Restored the backup of 22 Nov, 12:00. u undoes."));
    assert!(!stage.frame().contains("Buy a lamp"));
    assert_eq!(stage.file("goals.toml"), GOALS);
    assert_eq!(stage.file("done/2026.toml"), "");
    stage.press("u");
    assert!(stage.frame().contains("Undone: restore, 2026-11-22 12:00 UTC."));
    assert_eq!([stage.file("goals.toml"), stage.file("done/2026.toml")], after);
    assert!(stage.frame().contains("Buy a lamp"));
}

#[test]
fn format_older_is_upgraded_at_the_first_change_and_named() {
    let older = GOALS.replace("format = 1", "format = 0");
    let mut stage = Stage::open(&[("goals.toml", &older)]);
    assert!(!stage.frame().contains("format"));
    assert_snapshot!(story(&mut stage, "aBuy a lamp<enter>"), @r#"
    goals.toml
    - format = 0
    + format = 1
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Buy a lamp"
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Saved: added, Buy a lamp. Upgraded: the files were brought from format 0 to format 1; as they were, they are in the backup 2026-11-22T12-00-00Z-1.
    "#);
}

#[test]
fn format_newer_is_shown_and_not_changed() {
    let newer = GOALS.replace("format = 1", "format = 2");
    let mut stage = Stage::open(&[("goals.toml", &newer)]);
    assert!(stage.frame().contains("Book the mock exam"));
    assert!(stage.frame().contains("newer"), "{}", stage.frame());
    stage.press("aBuy a lamp<enter>");
    let frame = stage.frame();
    assert!(frame.contains("Not saved") && frame.contains("format 2"), "{frame}");
    assert_eq!(stage.file("goals.toml"), newer);
}

#[test]
fn timeline_fills_in_a_silence() {
    let mut stage = stage();
    let before = stage.file("milestones.toml");
    stage.press("tg2005<enter>");
    assert!(stage.frame().contains("Dec 1998 to Oct 2026: a role, a course, a move?"));
    assert_snapshot!(story(&mut stage, "aFirst team<enter>"), @r#"
    milestones.toml
    + 
    + [[milestone]]
    + id = "qe34kchw"
    + title = "First team"
    + on = "1998-12"
    + until = "2026-10"
    + modified = 2026-11-22T12:00:00Z
    Added: First team. u undoes.
    "#);
    assert!(stage.frame().contains("First team"));
    stage.press("u");
    assert_eq!(stage.file("milestones.toml"), before);
}
