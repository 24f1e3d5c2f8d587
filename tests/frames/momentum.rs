//! Momentum: a day and a year selected, the page of a day, a pause, and nothing to show.

use super::crop::{between, pane, topmost};
use super::frame_after;
use crate::stage::{Stage, text};
use insta::assert_snapshot;
use milepost::ui::theme::Theme;

/// The screen where the shape of a day tells its level.
fn without_colour(stage: &mut Stage) -> String {
    text(&stage.draw(&Theme::mono()))
}

#[test]
fn momentum_names_the_moves_of_the_selected_day_in_one_line() {
    let frame = without_colour(Stage::sample().press("ihhhkkkkk"));
    assert_snapshot!(between(&frame, " Momentum", "Tuesday 27 October"), @"
     Momentum                                                                                           75 moves on 73 days
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
              Dec     Jan     Feb     Mar       Apr     May       Jun     Jul     Aug       Sep     Oct     Nov
     Mon    ▁ ▁ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▃
    ▌Tue    ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▃ ▁ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃   ▃ ▃ ▃
     Wed    ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▃ ▁ ▁ ▃ ▃ ▁ ▁ ▃ ▁ ▅ ▁ ▃ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▃ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁
     Thu    ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▃ ▁ ▁ ▁ ▁ ▃
     Fri    ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▃ ▁ ▃ ▁ ▃ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▃
     Sat    ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁
     Sun  ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▃ ▃ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁
          ▁ none   ▃ 1   ▅ 2   ▇ 3   █ 4 and more

     Tuesday 27 October 2026  2 moves  Finish chapter 3 exercises
    ");
}

#[test]
fn momentum_has_a_page_to_read_on_the_selected_day() {
    let frame = frame_after("ihhhkkkkk<enter>");
    assert_snapshot!(pane(&frame, "Tuesday 27"), @"
     Tuesday 27 October 2026
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    ▌✓ Finish chapter 3 exercises
     + Finish chapter 3 exercises  +3 The last thr…

     9 moves in the last 30 days, usually 6 (median
     of the previous twelve 30-day periods). The
     last one was 2 days ago.
     Usually a move every 5 days (median of 72 gaps
     in the last 365 days). A gap of more than 10
     days is long for you.

     By kind  the last 365 days
     project         ▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰  26 moves
     certification   ▰▰▰▰▰▰▰  11 moves
     writing         ▰▰▰▰▰  7 moves
     no kind         ▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰  31 moves

     The last moves
     + 20 Nov      Finish chapter 4 exercises
     ✓ 19 Nov      Show the night shift the timeli…
     ✓ 17 Nov      Read the CKA curriculum
     ✓ 16 Nov      Talk with the mentored colleagu…
     + 14 Nov      Finish chapter 4 exercises
     ✓ 10 Nov      Draft the article on cutovers
     ✓ 3 Nov       Collect the timelines of the…
     ✓ 27 Oct      Finish chapter 3 exercises
     + 27 Oct      Finish chapter 3 exercises
     ✓ 20 Oct      Thank everybody by name
     ✓ 15 Oct      Switch off the old core
     ✓ 12 Oct      Lead the payments cutover
    ");
}

#[test]
fn momentum_says_what_is_below_and_has_no_heading_without_rows() {
    for (columns, rows, count) in [
        (100, 28, "75 moves on 73 days · 5 more"),
        (80, 24, "75 moves on 73 days · 7 more"),
        (40, 12, "16 more"),
    ] {
        let mut stage = Stage::sample();
        stage.resize(columns, rows);
        stage.press("i");
        let frame = stage.frame();
        assert!(frame.contains(count), "{columns}x{rows}: {frame}");
        assert!(!frame.contains("By year"), "{columns}x{rows}: {frame}");
        stage.press("G");
        let frame = stage.frame();
        assert!(!frame.contains(" more ") && frame.contains("By year"), "{frame}");
    }
}

#[test]
fn momentum_tells_of_the_selected_year() {
    let frame = frame_after("iGhhh");
    assert!(frame.contains("By year  2023 · 17 moves, 17 goals done, 1 milestone"), "{frame}");
    assert_snapshot!(between(&frame, "By year", "? help"), @"
     By year  2023 · 17 moves, 17 goals done, 1 milestone
    ▌70                                                                                             ▂▂ ██
    ▌                                                                                            ▁▁ ██ ██
    ▌     ▁▁    ▂▂ ▃▃ ▃▃ ▃▃ ▃▃ ▂▂ ▃▃ ▃▃ ▃▃ ▂▂ ▃▃ ▂▂          ▂▂ ▃▃ ▄▄ ▄▄ ▅▅ ▄▄ ▅▅ ▅▅ ▅▅ ▅▅ ▆▆ ▆▆ ██ ██ ██
    ▌        1996  1998  2000  2002  2004  2006  2008  2010  2012  2014  2016  2018  2020     2023     2026










     ▅▃▅▅▅▃▅▃▅▃▅█  9 moves in 30 days, usually 6 · last one 2 days ago
     h l year   enter open   t timeline   n what next   a add   / find   u undo   ? help
    ");
}

#[test]
fn momentum_without_a_move_says_what_it_will_show() {
    assert_snapshot!(topmost(Stage::open(&[]).press("i").frame().as_str()), @"
    Momentum
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    No moves yet. A goal that is done is a move, and so is a note on the way, or a milestone that you reached.

    a adds a goal, x marks it done
    + adds a progress note to it
    a add   ? help
    ");
}

#[test]
fn momentum_marks_a_pause_and_leaves_it_out() {
    let mut stage = Stage::sample();
    let pause = "\n[[paused]]\nid = \"away0001\"\nfrom = 2026-07-06\nuntil = 2026-07-26\nwhy = \"On the coast\"\n";
    stage.write("goals.toml", &(stage.file("goals.toml") + pause));
    stage.notice_outside().press(&format!("i{}", "h".repeat(19)));
    assert_snapshot!(between(&without_colour(&mut stage), " Momentum", "Sunday 12 July"), @"
     Momentum                                                                                           75 moves on 73 days
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
              Dec     Jan     Feb     Mar       Apr     May       Jun     Jul     Aug       Sep     Oct     Nov
     Mon    ▁ ▁ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ─ ─ ─ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▃
     Tue    ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▃ ─ ─ ─ ▃ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▅ ▃ ▃ ▃
     Wed    ▁ ▃ ▁ ▃ ▁ ▁ ▃ ▃ ▁ ▁ ▃ ▃ ▁ ▁ ▃ ▁ ▅ ▁ ▃ ▃ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▃ ▁ ▃ ▁ ▁ ─ ─ ─ ▁ ▃ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁
     Thu    ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ─ ▃ ─ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▃ ▁ ▁ ▁ ▁ ▃
     Fri    ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▃ ▁ ▃ ▁ ▁ ▃ ─ ─ ─ ▃ ▁ ▃ ▁ ▃ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▃
     Sat    ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ─ ─ ─ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁
    ▌Sun  ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▃ ▁ ▁ ▁ ▁ ▁ ▁   ─ ─ ▁ ▁ ▁ ▁ ▁ ▃ ▃ ▃ ▃ ▁ ▁ ▁ ▁ ▁ ▁ ▁ ▁
          ▁ none   ▃ 1   ▅ 2   ▇ 3   █ 4 and more   ─ paused

     Sunday 12 July 2026  1 move  Cross the pass that was closed last year
    ");
}
