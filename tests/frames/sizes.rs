//! Every size draws every screen.

use super::awkward;
use crate::stage::Stage;
use crate::trial;
use milepost::ui::theme::Theme;

const WIDEST: u16 = 500;
const HIGHEST: u16 = 200;

/// Every screen, each reached from the one before it.
const SCREENS: [&str; 28] = [
    "",
    "<enter>",
    "l",
    "<esc><esc>1v",
    "v<enter>l",
    "<esc><esc>a資格",
    "<esc>m",
    "<esc>e",
    "<esc>?",
    "<esc>:",
    "<esc>/ship",
    "<esc><esc>b",
    "<esc>B",
    "<esc>t",
    "+",
    "--",
    "<esc>i",
    "hhhk",
    "Ghkkkkk",
    "r",
    "t",
    "<esc>Y",
    "<tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab><tab>",
    "<esc>2s",
    "<esc>X",
    "<esc>d",
    "<esc>3n",
    "<esc>fis:small<enter>",
];

/// About that many sizes, spread over all of them; and as many small ones, where things are left out.
fn sizes(count: usize) -> Vec<(u16, u16)> {
    let of = |widest: u16, highest: u16| {
        (0..=widest).flat_map(move |columns| (0..=highest).map(move |rows| (columns, rows)))
    };
    let (all, small) = (of(WIDEST, HIGHEST), of(45, 14));
    let every = |sizes: usize| (sizes / count).max(1);
    let (few, many) = (every(small.clone().count()), every(all.clone().count()));
    small.step_by(few.min(20)).chain(all.step_by(many)).collect()
}

#[test]
fn every_size_draws_every_screen() {
    let count = trial::times("sizes, on each screen and in each dialog", 6, 200);
    let mut stage = awkward(30);
    for keys in SCREENS {
        stage.press(keys);
        for (columns, rows) in sizes(count) {
            stage.resize(columns, rows).draw(&Theme::dark());
        }
    }
}

#[test]
fn every_size_draws_the_home_screen() {
    let count = trial::times("sizes from 0x0 to 500x200", 60, 2_000);
    let mut stage = awkward(30);
    for (columns, rows) in sizes(count) {
        stage.resize(columns, rows).draw(&Theme::dark());
    }
}

/// The reading pane in the place of the panes, and then of a view.
#[test]
fn screen_of_one_row_draws_the_reading_pane() {
    for keys in ["<enter>", "t<enter>", "i<enter>", "r<enter>"] {
        let mut stage = Stage::sample();
        stage.press(keys);
        for columns in 0..60 {
            for rows in 0..4 {
                stage.resize(columns, rows).draw(&Theme::dark());
            }
        }
    }
}

fn at_40x12(stage: &mut Stage, keys: &str) -> String {
    stage.resize(40, 12).press(keys).frame()
}

const LONG: &str = r#"format = 1

[[goal]]
id = "long0000"
title = "Rebuild the practice cluster from nothing, with a backup of its etcd and the restore of it"
due = 2026-11-20
"#;

#[test]
fn small_screen_cuts_no_title_of_a_card_without_a_sign() {
    let frame = at_40x12(&mut Stage::open(&[("goals.toml", LONG)]), "r");
    let is_title = |line: &&str| line.contains("Rebuild") || line.contains("a backup of its");
    let title = frame.lines().rfind(is_title).unwrap_or_default();
    assert!(title.trim().ends_with('…'), "{frame}");
}

#[test]
fn small_screen_of_an_empty_journey_offers_the_sample() {
    let frame = at_40x12(&mut Stage::open(&[]), "");
    assert!(frame.contains("enter opens the sample"), "{frame}");
    let frame = at_40x12(&mut Stage::open(&[]), "r");
    assert!(frame.contains("minutes."), "{frame}");
}

#[test]
fn small_screen_says_the_beginning_of_momentum_whole() {
    let frame = at_40x12(&mut Stage::sample(), "");
    let said = frame.lines().rev().nth(1).unwrap_or_default();
    assert!(said.ends_with("  9 moves in 30 days"), "{frame}");
}

#[test]
fn small_screen_shows_the_chart_of_years_whole_or_not_at_all() {
    for rows in 20..30 {
        let frame = Stage::sample().resize(80, rows).press("i").frame();
        let shown = frame.lines().skip_while(|line| !line.contains("By year"));
        let shown = shown.take_while(|line| !line.contains("in 30 days, usually")).skip(1);
        let shown = shown.filter(|line| !line.trim().is_empty()).count();
        assert!(shown == 0 || frame.contains("2025"), "{frame}");
    }
}

const STUCK: &str = r#"format = 1

[[goal]]
id = "small000"
title = "Buy paper"

[[goal]]
id = "stuck000"
title = "Lead a team"
size = "large"
"#;

const STUCK_DONE: &str = r#"format = 1

[[goal]]
id = "done0000"
title = "Ask Ana"
toward = "stuck000"
done = 2026-11-20
"#;

#[test]
fn larger_goal_that_is_stuck_says_so_at_every_width() {
    let mut stage = Stage::open(&[("goals.toml", STUCK), ("done/2026.toml", STUCK_DONE)]);
    for columns in 40..=180 {
        // Below 100 columns there is one pane; above, the reading pane is that of the small goal.
        let pane = if columns < 100 { "3" } else { "2" };
        let frame = stage.resize(columns, 30).press(pane).frame();
        assert!(frame.contains("no active step"), "{columns}\n{frame}");
    }
}

#[test]
fn small_screen_says_that_enter_alone_takes_the_target_away() {
    let frame = at_40x12(&mut Stage::sample(), "2.");
    assert!(frame.contains("enter alone: no target date"), "{frame}");
}

#[test]
fn small_screen_says_which_steps_a_reached_goal_leaves_open() {
    for (columns, rows) in [(40, 12), (60, 16), (80, 24)] {
        let frame = Stage::sample().resize(columns, rows).press("3xx").frame();
        assert!(frame.contains("Record it as a"), "{frame}");
        assert!(frame.contains("steps are still open"), "{frame}");
    }
}
