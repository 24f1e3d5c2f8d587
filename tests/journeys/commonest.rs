//! Stories of the commonest tasks, in as few keys as they take.

use super::{stage, story};
use crate::frames::crop::topmost;
use crate::stage::Stage;
use insta::assert_snapshot;

#[test]
fn capture_with_all_that_belongs_to_it_takes_two_keys_besides_the_text() {
    let text = "Book a room ^cka #study !friday =0/3 hours";
    assert_snapshot!(story(&mut stage(), &format!("a{text}<enter>")), @r#"
    goals.toml
    + id = "qsg1ksm2"
    + 
    + [[goal]]
    + id = "qe34kchw"
    + title = "Book a room"
    + toward = "cka0a1b2"
    + due = 2026-11-27
    + measure = { done = 0, target = 3, unit = "hours" }
    + tags = ["study"]
    + created = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    Added: Book a room. Toward "CKA certification". u undoes.
    "#);
}

#[test]
fn step_toward_a_private_goal_is_not_private_by_any_key_that_adds_one() {
    let goals = "format = 1\n\n[[goal]]\nid = \"leave001\"\ntitle = \"Leave\"\nsize = \"large\"\nnext = true\nprivate = true\n";
    let stage = || Stage::open(&[("goals.toml", goals)]);
    for keys in [
        "nAsk Ann<enter>",
        "aAsk Ann ^leave<enter>",
        "<tab>aAsk Ann<enter>",
        "<tab><enter>aAsk Ann<enter>",
        "raAsk Ann<enter>",
    ] {
        let added = story(&mut stage(), keys);
        assert!(!added.contains("+ private"), "{keys}\n{added}");
        assert!(added.contains("+ toward = \"leave001\""), "{keys}\n{added}");
    }
}

#[test]
fn target_date_takes_a_key_the_text_and_enter() {
    let mut stage = stage();
    for text in ["+1w", "+3d", "+2m", "fri", "mar 2027"] {
        assert!(story(&mut stage, &format!(".{text}<enter>")).contains("u undoes"), "{text}");
    }
    assert_snapshot!(story(&mut stage, ".+1w<enter>"), @r#"
    goals.toml
    - due = "2027-03" # a Friday
    + due = 2026-11-29 # a Friday
    - modified = 2026-11-22T12:00:04Z
    + modified = 2026-11-22T12:00:05Z
    The target of "Finish chapter 4 exercises" is Sunday 29 November 2026. u undoes.
    "#);
    assert_snapshot!(story(&mut stage, ".<enter>"), @r#"
    goals.toml
    - due = 2026-11-29 # a Friday
    - modified = 2026-11-22T12:00:05Z
    + modified = 2026-11-22T12:00:06Z
    "Finish chapter 4 exercises" has no target date now. u undoes.
    "#);
}

#[test]
fn other_larger_goal_takes_a_key_and_a_choice() {
    let mut stage = stage();
    stage.press("AWrite a book<enter>2g");
    assert_snapshot!(story(&mut stage, "^boo<enter>"), @r#"
    goals.toml
    - toward = "cka0a1b2"
    + toward = "qe34kchw"
    + modified = 2026-11-22T12:00:00Z
    "Finish chapter 4 exercises" is a step toward "Write a book" now. u undoes.
    "#);
    assert_snapshot!(topmost(&stage.press("^").frame()), @r#"
    ╭─ The larger goal of "Finish chapter 4 exercises" ──────────────────────────╮
    │ ›                                                                          │
    │                                                                            │
    │ ▌ ○ CKA certification                                                      │
    │   no larger goal                                                           │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter choose   ↑ ↓ move   esc cancel
    "#);
    assert_snapshot!(story(&mut stage, "no<enter>"), @r#"
    goals.toml
    - toward = "qe34kchw"
    - modified = 2026-11-22T12:00:00Z
    + modified = 2026-11-22T12:00:01Z
    "Finish chapter 4 exercises" serves no larger goal now. u undoes.
    "#);
    assert_snapshot!(story(&mut stage, "3^"), @"This is an active larger goal; that key is for open small goals.");
}

#[test]
fn field_entered_by_tab_is_replaced_by_the_first_letter() {
    let mut stage = stage();
    stage.press("2g");
    assert_snapshot!(story(&mut stage, "e<tab><tab>+1w<enter>"), @r#"
    goals.toml
    - due = 2026-11-27 # a Friday
    + due = 2026-11-29 # a Friday
    + modified = 2026-11-22T12:00:00Z
    + id = "qsg1ksm2"
    Changed: Finish chapter 4 exercises. u undoes.
    "#);
}
