//! Pictures of a credential that lapses: the line of the home screen, the line that adds its renewal, and its card.

use super::crop::{status, topmost};
use crate::stage::Stage;
use insta::assert_snapshot;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "cka0a1b2"
title = "CKA"
on = 2024-01-20
kind = "certification"
credential = { issuer = "CNCF", id = "LF-2291", expires = 2027-01-20 }
tags = ["kubernetes"]
note = "Two days of the exam environment are enough to warm up."
"#;

fn stage(goals: &str) -> Stage {
    Stage::open(&[("goals.toml", goals), ("milestones.toml", MILESTONES)])
}

const GOAL: &str = "format = 1\n\n[[goal]]\nid = \"mock0001\"\ntitle = \"Book the mock exam\"\ncreated = 2026-11-20\n";

/// The notice above the line of momentum.
fn notice(frame: &str) -> &str {
    frame.lines().rev().nth(2).unwrap_or_default()
}

#[test]
fn lapse_is_one_line_above_momentum_with_its_keys() {
    let mut stage = stage(GOAL);
    let frame = stage.frame();
    assert_snapshot!(format!("{}\n{}", notice(&frame), status(&frame)), @"
    CKA lapses on 20 Jan · a adds the renewal · z hides it
    ▁▁▁▁▁▁▁▁▁▁▁▁  no moves yet
    a add   A larger goal   m milestone   x done   . date   e edit   r review   t timeline   / find   : commands   ? help
    ");
    stage.press("3");
    assert_snapshot!(notice(&stage.frame()), @" CKA lapses on 20 Jan · z hides it");
    stage.press("2").resize(80, 24);
    assert_snapshot!(notice(&stage.frame()), @" CKA lapses on 20 Jan · a adds the renewal · z hides it");
    stage.resize(44, 12);
    assert_snapshot!(notice(&stage.frame()), @" CKA lapses on 20 Jan · a adds the renewal");
    stage.resize(30, 8);
    assert!(!stage.frame().contains("lapses"), "a plain list has no room for it");
}

#[test]
fn lapse_is_hidden_before_drift() {
    let goals = "[[goal]]\nid = \"mock0001\"\ntitle = \"Book the mock exam\"\n";
    let mut stage = Stage::drifting(goals);
    stage.write("milestones.toml", MILESTONES);
    stage.notice_outside();
    let frame = stage.frame();
    assert_snapshot!(format!("{}\n{}", notice(&frame), status(&frame)), @"
    CKA lapses on 20 Jan · a adds the renewal · z hides it
    ███████▁▁▁▁▁  41 days since your last move; usually 7 · Z pause · n what next
    a add   A larger goal   m milestone   x done   . date   e edit   r review   t timeline   / find   : commands   ? help
    ");
    stage.press("z").send(milepost::app::event::Event::Woke);
    assert_snapshot!(status(&stage.frame()), @"
    ███████▁▁▁▁▁  41 days since your last move; usually 7 · z hide · Z pause · n what next
    a add   A larger goal   m milestone   x done   . date   e edit   r review   t timeline   / find   : commands   ? help
    ");
}

#[test]
fn lapse_with_a_long_title_keeps_its_date() {
    let long = MILESTONES.replace(
        "\"CKA\"",
        "\"資格認定 Certified Kubernetes Administrator and of everything that is built on it\"",
    );
    let mut stage = Stage::open(&[("goals.toml", GOAL), ("milestones.toml", &long)]);
    assert_snapshot!(notice(&stage.frame()), @" 資格認定 Certified Kubernetes Administrator and of everything that… lapses on 20 Jan · a adds the renewal · z hides it");
    stage.resize(44, 12);
    assert_snapshot!(notice(&stage.frame()), @" 資格認定 Certified Kuber… lapses on 20 Jan");
}

#[test]
fn lapse_offers_its_renewal_in_the_line_of_a_small_goal() {
    assert_snapshot!(topmost(&stage(GOAL).press("a").frame()), @r#"
    ╭─ Add the renewal of "CKA", or another small goal ──────────────────────────╮
    │ › Renew CKA !2027-01-20 #kubernetes                                        │
    │                                                                            │
    │   "Renew CKA" · #kubernetes · Wednesday 20 January 2027                    │
    │                                                                            │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   alt-enter and the next   esc cancel
    "#);
}

#[test]
fn lapse_has_a_card_of_its_own() {
    let mut stage = stage(GOAL);
    assert_snapshot!(topmost(&stage.press("r").frame()), @"
     Review                                                                                         1 of 1 · under a minute
     ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    ▌ ○ lapses              0 of 1    CKA lapses on 20 Jan. Have you renewed it?

                                      CKA

                                      expires     Wednesday 20 January 2027, in 59 days
                                      issuer      CNCF
                                      number      LF-2291
                                      earned      20 Jan 2024
                                      kind        certification
                                      note        Two days of the exam environment are enough to warm up.

                                      ─────────────────────────────────────────────────────────────────────────────────────
                                      y it is renewed        N never ask
                                      n not this time        a add the renewal                       tab later
     enter open   h back   u undo   M month   Y year   esc leave   ? help
    ");
    stage.resize(60, 20);
    assert_snapshot!(topmost(&stage.frame()), @"
    Review                             1 of 1 · under a minute
    ──────────────────────────────────────────────────────────

    CKA lapses on 20 Jan. Have you renewed it?

    CKA

    expires     Wednesday 20 January 2027, in 59 days
    issuer      CNCF
    number      LF-2291
    earned      20 Jan 2024
    kind        certification

    ──────────────────────────────────────────────────────────
    y it is renewed    N never ask
    n not this time    a add the renewal             tab later
    enter open   h back   u undo   esc leave   ? help
    ");
}
