//! Stories of several items marked and changed at once.

use super::{stage, story};
use insta::assert_snapshot;

#[test]
fn marked_goals_are_done_in_one_save_and_one_undo_brings_every_byte_back() {
    let mut stage = stage();
    let before = stage.files();
    assert_snapshot!(story(&mut stage, "Vjx"), @r#"
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
    + 
    + [[goal]]
    + id = "qsg1ksm2"
    + title = "Book the mock exam"
    + done = 2026-11-22
    + modified = 2026-11-22T12:00:00Z
    goals.toml
    - # the hard part
    - [[goal]]
    - id = "k3v9q2wd"
    - title = "Finish chapter 4 exercises"
    - toward = "cka0a1b2"
    - due = 2026-11-27 # a Friday
    - measure = { done = 4, target = 12, unit = "exercises" }
    - 
    - [[goal]]
    - title = "Book the mock exam"
    Done: 2 goals, "Finish chapter 4 exercises" and "Book the mock exam". Measured goals are done in full. No open steps toward "CKA certification" are left. u undoes.
    "#);
    stage.press("u");
    assert_eq!(stage.files().get("goals.toml"), before.get("goals.toml"));
    assert_eq!(stage.files().get("done/2026.toml"), before.get("done/2026.toml"));
}

#[test]
fn marked_goals_are_deleted_and_come_back_by_one_undo() {
    let mut stage = stage();
    let before = stage.files();
    stage.press("%D");
    assert_ne!(stage.files(), before);
    assert_eq!(story(&mut stage, "u").lines().last(), Some("Undone: deleted, 2 goals."));
    assert_eq!(stage.files().get("goals.toml"), before.get("goals.toml"));
}

#[test]
fn tag_that_is_not_there_is_not_said_to_be_removed() {
    let mut stage = crate::stage::Stage::sample();
    let frame = stage.press("#security -wri<enter>").frame();
    assert!(frame.contains("There is no #wri to remove."), "{frame}");
}
