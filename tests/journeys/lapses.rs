//! Stories of a credential that lapses: renewed by a goal, hidden, left and never asked about again.

use super::story;
use crate::stage::Stage;
use insta::assert_snapshot;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "cka0a1b2"
title = "CKA"
on = 2024-01-20
kind = "certification"
credential = { issuer = "CNCF", expires = 2027-01-20 }
tags = ["kubernetes"]
private = true
"#;

const GOALS: &str = "format = 1\n\n[[goal]]\nid = \"mock0001\"\ntitle = \"Book the mock exam\"\ncreated = 2026-11-20\n";

fn stage() -> Stage {
    Stage::open(&[("goals.toml", GOALS), ("milestones.toml", MILESTONES)])
}

#[test]
fn lapse_is_renewed_from_the_home_screen_in_one_change() {
    let mut stage = stage();
    let before = stage.files();
    assert!(stage.frame().contains("CKA lapses on 20 Jan · a adds the renewal · z hides it"));
    assert_snapshot!(story(&mut stage, "a<enter>"), @r#"
    goals.toml
    + 
    + [[goal]]
    + id = "wgsr3tzt"
    + title = "Renew CKA"
    + due = 2027-01-20
    + kind = "certification"
    + tags = ["kubernetes"]
    + private = true
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Renew CKA. u undoes.
    "#);
    assert!(!stage.frame().contains("CKA lapses"));
    stage.press("u");
    assert_eq!(stage.changed_since(&before), "");
    assert!(stage.frame().contains("CKA lapses on 20 Jan"));
}

#[test]
fn lapse_is_said_again_once_its_renewal_is_dropped_or_deleted() {
    for (added, ended) in [("a<enter>", "d<enter>"), ("a<enter>", "D"), ("ra<enter><esc>", "D")] {
        let mut stage = stage();
        assert!(!stage.press(added).frame().contains("CKA lapses"), "{added}");
        stage.press("/Renew<enter>").press(ended);
        assert!(!stage.file("goals.toml").contains("Renew CKA"), "{ended}");
        let frame = stage.press("<esc><esc>").frame();
        assert!(frame.contains("CKA lapses on 20 Jan"), "{added} {ended}\n{frame}");
        stage.send(day("2027-01-19"));
        assert!(stage.frame().contains("CKA lapses on 20 Jan"), "on the day before it lapses");
        assert!(stage.press("r").frame().contains("CKA lapses on 20 Jan. Have you renewed it?"));
    }
}

#[test]
fn lapse_gives_way_to_another_goal_that_is_typed() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "aBuy a lab<enter>"), @r#"
    goals.toml
    + 
    + [[goal]]
    + id = "wgsr3tzt"
    + title = "Buy a lab"
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Buy a lab. u undoes.
    "#);
    assert!(stage.frame().contains("CKA lapses on 20 Jan"));
    assert!(!stage.frame().contains("Renew"));
}

#[test]
fn lapse_is_hidden_on_the_home_screen_and_the_review_asks_again_a_week_later() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "z"), @"
    milestones.toml
    + renewal = { on = 2026-11-22 }
    + modified = 2026-11-22T12:00:00Z
    Not renewed yet: CKA. The review asks again. u undoes.
    ");
    assert!(!stage.frame().contains("CKA lapses"));
    assert!(!stage.press("r").frame().contains("CKA lapses"), "it was answered today");
    stage.press("r").send(day("2026-11-29"));
    assert!(!stage.frame().contains("CKA lapses"), "it is said once");
    assert!(stage.press("r").frame().contains("CKA lapses on 20 Jan. Have you renewed it?"));
}

fn day(text: &str) -> milepost::app::event::Event {
    let date = milepost::domain::date::Date::from_iso(text).expect("a date");
    milepost::app::event::Event::Day(date.day().expect("a day"))
}

#[test]
fn lapse_card_adds_the_renewal() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "ra<enter>"), @r#"
    goals.toml
    + 
    + [[goal]]
    + id = "2ga2bx2g"
    + title = "Renew CKA"
    + due = 2027-01-20
    + kind = "certification"
    + tags = ["kubernetes"]
    + private = true
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Renew CKA. u undoes.
    "#);
    let frame = stage.frame();
    assert!(frame.contains("1 new small goal"), "{frame}");
    stage.press("u");
    assert!(stage.press("h").frame().contains("Have you renewed it?"));
    assert_eq!(stage.file("goals.toml"), GOALS);
}

#[test]
fn lapse_card_asks_again_next_time_if_the_goal_does_not_name_the_certificate() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "raSit the exam<enter>"), @r#"
    goals.toml
    + 
    + [[goal]]
    + id = "2ga2bx2g"
    + title = "Sit the exam"
    + kind = "certification"
    + private = true
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    milestones.toml
    + renewal = { on = 2026-11-22 }
    + modified = 2026-11-22T12:00:00Z
    Added: Sit the exam. u undoes.
    "#);
    stage.press("<esc>").send(day("2026-11-29"));
    assert!(stage.press("r").frame().contains("CKA lapses on 20 Jan. Have you renewed it?"));
}

#[test]
fn lapse_card_is_left_for_the_next_review_or_for_good() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "rn"), @"
    milestones.toml
    + renewal = { on = 2026-11-22 }
    + modified = 2026-11-22T12:00:00Z
    Not renewed yet: CKA. The review asks again. u undoes.
    ");
    assert!(stage.frame().contains("1 not renewed yet"), "{}", stage.frame());
    stage.press("u<esc>");
    let mut stage = self::stage();
    assert_snapshot!(story(&mut stage, "rN"), @"
    milestones.toml
    + renewal = { on = 2026-11-22, again = false }
    + modified = 2026-11-22T12:00:00Z
    Will not ask again: CKA. u undoes.
    ");
    stage.press("<esc>").send(day("2026-12-20"));
    assert!(!stage.press("r").frame().contains("CKA lapses"));
}

#[test]
fn lapse_card_moves_the_date_of_what_is_renewed() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "ry2030-01-20<enter>"), @r#"
    milestones.toml
    - credential = { issuer = "CNCF", expires = 2027-01-20 }
    + credential = { issuer = "CNCF", expires = 2030-01-20 }
    + modified = 2026-11-22T12:00:00Z
    "CKA" is valid until Sunday 20 January 2030. u undoes.
    "#);
    assert!(!stage.frame().contains("CKA lapses"));
    let mut stage = self::stage();
    stage.press("ry<enter>");
    assert!(stage.frame().contains("write the new one"), "{}", stage.frame());
}

#[test]
fn lapse_answer_stays_over_a_restart() {
    let mut stage = stage();
    stage.press("z");
    let text = stage.file("milestones.toml");
    let mut again = Stage::open(&[("goals.toml", GOALS), ("milestones.toml", &text)]);
    assert!(!again.frame().contains("CKA lapses"));
}
