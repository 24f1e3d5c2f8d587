//! Stories of linking: what led to what, in a key, a word and enter.

use super::{selected, stage, story};
use crate::stage::Stage;
use insta::assert_snapshot;

#[test]
fn link_takes_a_key_a_word_and_enter_in_either_direction() {
    let mut stage = stage();
    assert_snapshot!(story(&mut stage, "1GLmcse<enter>"), @r#"
    milestones.toml
    + led_to = ["mcse0000"]
    + modified = 2026-11-22T12:00:00Z
    Linked: "Windows NT4 course" led to "MCSE NT4". u undoes.
    "#);
    stage.press("<enter><enter><esc>");
    assert_eq!(selected(&stage), "MCSE NT4");
    assert_snapshot!(story(&mut stage, "L"), @"There is no other milestone to link it with.");
    assert_snapshot!(story(&mut stage, "uLwin<enter>"), @r#"Linked: "Windows NT4 course" led to "MCSE NT4". u undoes."#);
}

#[test]
fn link_of_the_newest_milestone_asks_what_it_came_from() {
    let mut stage = Stage::sample();
    let newest = "1gL";
    assert_snapshot!(story(&mut stage, &format!("{newest}rhce<enter>")), @r#"
    milestones.toml
    - led_to = ["16hcekm4"]
    + led_to = ["16hcekm4", "03mzzr4z"]
    - modified = 2026-01-10T20:36:18Z
    + modified = 2026-11-22T12:00:00Z
    Linked: "RHCE" led to "Led the payments cutover". u undoes.
    "#);
    let rows = stage.press("L").frame();
    assert!(rows.contains("came from") && !rows.contains("  led to"), "{rows}");
}

#[test]
fn chain_is_linked_walked_and_unlinked() {
    let mut stage = stage();
    let before = stage.file("milestones.toml");
    assert_snapshot!(story(&mut stage, "1GcLmcse<enter>"), @r#"
    milestones.toml
    + led_to = ["mcse0000"]
    + modified = 2026-11-22T12:00:00Z
    Linked: "Windows NT4 course" led to "MCSE NT4". u undoes.
    "#);
    assert!(stage.frame().contains("The chain of \"Windows NT4 course\""));
    stage.press("j<enter>");
    assert!(stage.frame().contains("The chain of \"MCSE NT4\""));
    assert_snapshot!(story(&mut stage, "kUmcse<enter>"), @r#"
    milestones.toml
    - led_to = ["mcse0000"]
    - modified = 2026-11-22T12:00:00Z
    + modified = 2026-11-22T12:00:01Z
    Unlinked: "Windows NT4 course" no longer leads to "MCSE NT4". u undoes.
    "#);
    stage.press("uu");
    assert_eq!(stage.file("milestones.toml"), before);
}

#[test]
fn chain_is_walked_onward_into_a_branch_and_back_to_its_beginning() {
    let mut stage = Stage::sample();
    stage.press("1Gkc");
    assert!(stage.frame().contains("The chain of \"Windows NT4 course\""));
    stage.press("jjjjj");
    assert_eq!(selected(&stage), "RHCE", "the branch comes in order of date");
    stage.press("<enter>");
    assert!(stage.frame().contains("The chain of \"RHCE\""));
    assert!(!stage.frame().contains("MCSE 2000"), "the other branch did not lead there");
    stage.press("g<enter>");
    assert!(!stage.frame().contains("The chain of \"RHCE\""));
    assert!(stage.frame().contains("MCSE 2000"), "{}", stage.frame());
}
