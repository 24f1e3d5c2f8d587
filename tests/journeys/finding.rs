//! Stories of finding: the search and the filter.

use crate::frames::crop::topmost;
use crate::stage::Stage;
use insta::assert_snapshot;

#[test]
fn search_shows_a_goal_and_its_milestone_once_and_goes_to_the_milestone() {
    let mut stage = Stage::sample();
    stage.press("/payments");
    assert_snapshot!(topmost(&stage.frame()), @"
    ╭─ Find ─────────────────────────────────────────────────────────────────────╮
    │ › payments                                                       65 of 357 │
    │                                                                            │
    │ ▌ ◆✓ Led the payments cutover                                  12 Oct 2026 │
    │   ✓  Rehearse the failover of the payments database            21 Mar 2025 │
    │   ✓  Run one day's payments through both                       17 May 2024 │
    │   ✓  Draft a plan to replace the payments core                  3 Nov 2023 │
    │   ✓  Run a game day with the payments team                     21 Oct 2022 │
    │   ✓  Draw the payment's way on one sheet                       11 Feb 2022 │
    │   ✓  Find the three places where a payment can stand still      4 Mar 2022 │
    │   ✓  Follow one payment through every system                   21 Jan 2022 │
    │   ✓  Show the night shift the timelines of its cutover         19 Nov 2026 │
    │      tag: payments                                                         │
    │   ✓  Collect the timelines of the cutover night                 3 Nov 2026 │
    │      tag: payments                                                         │
    │   ✓  Switch off the old core                                   15 Oct 2026 │
    │      tag: payments                                                         │
    │   ✓  Print the runbook, all twelve pages                        8 Oct 2026 │
    │      tag: payments                                                         │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter go there   ↑ ↓ move   esc cancel
    ");
    stage.press("<enter>c");
    assert!(stage.app().scene().is_some(), "its chain: {}", stage.frame());
}

#[test]
fn filter_that_was_changed_in_the_settings_shows_what_it_says_now() {
    let mut stage = Stage::sample();
    let save = |stage: &mut Stage, text: &str| {
        std::fs::write(&stage.settings, format!("[filters]\nmine = {text:?}\n")).expect("written");
        stage.notice_outside();
    };
    save(&mut stage, "tag:writing");
    stage.press("ffilter:mine<enter>");
    let writing = stage.frame();
    save(&mut stage, "tag:kubernetes");
    assert_ne!(stage.frame(), writing);
    assert_eq!(stage.app().notice(), Some("Read the settings again."));
    std::fs::write(&stage.settings, "[filters]\nmine = 3\n").expect("written");
    let before = stage.frame().lines().next().map(str::to_owned);
    stage.notice_outside();
    assert_eq!(stage.frame().lines().next().map(str::to_owned), before);
    assert_eq!(
        stage.app().notice(),
        Some(
            "Line 2 of config.toml: `mine` is 3, not a text in quotes. The settings stay as they were."
        )
    );
}
