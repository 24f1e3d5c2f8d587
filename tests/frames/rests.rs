//! Pictures of drift, of a pause, and of the question with what was answered before.

use super::crop::{pane, status, topmost};
use crate::stage::Stage;
use insta::assert_snapshot;
use milepost::app::event::Event;

const GOALS: &str = r#"format = 1

[[goal]]
id = "cka0a1b2"
title = "CKA certification"
size = "large"
next = true
[[goal.answers]]
on = 2025-11-14
text = "Find out what it costs"
[[goal.answers]]
on = 2026-03-02
text = "Block two evenings a week for the exercises, and tell the team so that nobody calls"
goal = "d2"
[[goal.answers]]
on = 2026-08-30
text = "Make a plan"
goal = "d12"
[[goal.answers]]
on = 2026-10-30
text = "Book the mock exam"
goal = "mock0001"

[[goal]]
id = "mock0001"
title = "Book the mock exam"
toward = "cka0a1b2"
due = 2026-11-27
"#;

fn drifting(keys: &str) -> Stage {
    let mut stage = Stage::drifting(GOALS);
    stage.press(keys);
    stage
}

#[test]
fn drift_is_one_line_with_its_keys() {
    assert_snapshot!(status(&drifting("").frame()), @"
    ███████▁▁▁▁▁  41 days since your last move; usually 7 · z hide · Z pause · n what next
    a add   A larger goal   m milestone   x done   . date   e edit   r review   t timeline   / find   : commands   ? help
    ");
}

#[test]
fn pause_takes_the_place_of_drift() {
    let mut stage = drifting("Zparental leave<enter>");
    assert_snapshot!(status(&stage.send(Event::Woke).frame()), @"
    ███████▁▁▁▁▁  paused since today: parental leave · Z resume
    a add   A larger goal   m milestone   x done   . date   e edit   r review   t timeline   / find   : commands   ? help
    ");
}

#[test]
fn pause_line_shows_the_date_that_it_understood() {
    assert_snapshot!(topmost(&drifting("Zparental leave until friday").frame()), @"
    ╭─ Pause the whole journey: why, and until when ─────────────────────────────╮
    │ › parental leave until friday                                              │
    │                                                                            │
    │   until Friday 27 November 2026                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   esc cancel
    ");
}

#[test]
fn question_lists_the_earlier_answers() {
    assert_snapshot!(topmost(&drifting("n").frame()), @r#"
    ╭─ If you could reach "CKA certification" tomorrow, what would you do? ──────╮
    │ ›                                                                          │
    │                                                                            │
    │   ^toward  #tag  !date  =12 km                                             │
    │                                                                            │
    │   Earlier answers                                                          │
    │   30 Oct       Book the mock exam                         open, target Fri │
    │   30 Aug       Make a plan                                     done 20 Jul │
    │   2 Mar        Block two evenings a week for the exercises…    done 28 Sep │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   esc cancel
    "#);
}

#[test]
fn detail_lists_the_earlier_answers() {
    assert_snapshot!(pane(&drifting("3<enter>").frame(), "CKA certification"), @"
     CKA certification
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     0 of 1 step
    ▌○ Book the mock exam              Fri

     focus    your next milestone

     if you could reach it tomorrow
     30 Oct   Book the mock exam
              open, target Fri
     30 Aug   Make a plan
              done 20 Jul
     2 Mar    Block two evenings a week
              for the exercises, and tell
              the team so that nobody
              calls
              done 28 Sep
       1 earlier: milepost show cka0a1b2

     id       cka0a1b2
    ");
}
