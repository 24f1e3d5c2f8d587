//! What looking back at a whole life looks like: the timeline and a chain of a career from the public record, silences,
//! links, and titles of every kind.

use super::crop::{between, cell, pane, topmost};
use super::{at_three_sizes, awkward, borders_are_whole, frame_after, whole};
use crate::stage::{Stage, text};
use insta::assert_snapshot;
use milepost::ui::theme::Theme;
use milepost::view::keyline::key_line;
use milepost::view::lines::Role;
use std::fmt::Write;

const CAREER: &str = include_str!("../cli/hopper.csv");

/// Grace Hopper's career as a journey; its milestones are `m01`, `m02` and so on, in the order of the record.
fn career() -> Stage {
    let mut toml = String::from("format = 1\n");
    for (row, line) in CAREER.lines().skip(1).enumerate() {
        let fields: Vec<&str> = line.split(',').collect();
        let [on, until, kind, title, recognised, why, led_to] = fields[..] else {
            panic!("seven fields: {line}");
        };
        let _ = write!(
            toml,
            "\n[[milestone]]\nid = \"m{:02}\"\ntitle = \"{title}\"\non = \"{on}\"\n",
            row + 1
        );
        if !until.is_empty() {
            let _ = writeln!(toml, "until = \"{until}\"");
        }
        if !kind.is_empty() {
            let _ = writeln!(toml, "kind = \"{kind}\"");
        }
        if !recognised.is_empty() {
            let _ = writeln!(toml, "recognised = {{ on = \"{recognised}\", why = \"{why}\" }}");
        }
        if let Ok(later) = led_to.parse::<usize>() {
            let _ = writeln!(toml, "led_to = [\"m{later:02}\"]");
        }
    }
    Stage::open(&[("milestones.toml", &toml)])
}

#[test]
fn timeline_of_a_career_in_every_zoom_and_by_recognition() {
    whole(career(), "career-decade", "t-g1952<enter>");
    whole(career(), "career-year", "tg1952<enter>");
    whole(career(), "career-month", "tg1952<enter>+");
    whole(career(), "career-recognised", "tg1952<enter>o");
}

#[test]
fn chain_of_a_career_leads_to_its_turning_point_and_on() {
    at_three_sizes(career(), "career-chain", "tg1952<enter>c");
}

#[test]
fn timeline_asks_about_a_silence_and_a_form_fills_it() {
    let mut stage = career();
    let frame = stage.press("tg1962<enter>").frame();
    assert_snapshot!(between(&frame, "1959", "1967"), @"
     1952        ◇        The A-0 compiler ran                                          recognised 1959 · led to 7
     ╎           1953 to 1954  nothing written down
     1955  ╷     ◆        FLOW-MATIC                                                    until 1959 · led to 6
     ╎     │     1956 to 1958
     1959  ╵     ◆        Technical adviser to the committee that defined COBOL         led to 5
    ▌╎           Jan 1960 to Nov 1966: a role, a course, a move?  a fills it, : back-fill asks you
     1966        ◆ 31 Dec Retired from the Naval Reserve as commander                   led to 5
     1967  ╷     ◆        Director of the Navy Programming Languages Group              until 1977 · led to 3
    ");
    assert_snapshot!(topmost(&stage.press("a").frame()), @"
    ╭─ Jan 1960 to Nov 1966: a role, a course, a move? ──────────────────────────╮
    │▌Title                                                                      │
    │ When        Jan 1960                                                       │
    │ Until       Nov 1966                                                       │
    │ Kind                                                                       │
    │ Recognised                                                                 │
    │ Why                                                                        │
    │                                                                            │
    │             #tag  !1997  @organisation                                     │
    ╰────────────────────────────────────────────────────────────────────────────╯
     enter save   tab next field   alt-enter and the next   esc cancel
    ");
}

#[test]
fn timeline_by_recognition() {
    whole(Stage::sample(), "timeline-recognised", "to");
}

#[test]
fn timeline_shows_what_a_filter_leaves() {
    let frame = frame_after("tfkind:certification<enter>");
    assert_snapshot!(cell(&frame, "milepost ·"), @"milepost · career   filter: kind:certification, esc clears it                                  Sunday 22 November 2026");
    assert_snapshot!(pane(&frame, "Timeline"), @"
     Timeline by year                                                                                    5 of 16 milestones
     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    ▌1998  ━━━━━━━━ 1          ◆ 20 Nov MCSE NT4                 led to 13
     1999
     2000
     2001  ━━━━━━━━ 1          ◆    Mar MCSE 2000                led to 10
     2002
     2003
     2004  ━━━━━━━━ 1          ◆ 11 Jun MCSE 2003                led to 9
     2005  ━━━━━━━━ 1          ◆    Oct RHCE                     led to 9
     ╎                         2006 to 2017
     2018  ━━━━━━━━ 1          ◆ 16 Nov AWS Solutions Architect  led to 2
     ╎                         2019 to 2025
     2026                      ── today, Sunday 22 November 2026 ──────────────────────────────────────────────────────────
     2027                      ★    Mar CKA certification        larger goal
    ");
}

#[test]
fn timeline_and_chain_keep_their_columns_whatever_a_title_holds() {
    let mut stage = awkward(60);
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (131, 33)] {
        stage.resize(columns, rows);
        for keys in ["t", "-", "++", "<enter>", "<esc>-", "o", "<esc>", "1gc", "<esc>"] {
            stage.press(keys);
            let buffer = stage.draw(&Theme::dark());
            assert!(
                columns < 100 && keys.contains("<esc>") || borders_are_whole(&buffer),
                "{columns}x{rows} after {keys}:\n{}",
                text(&buffer)
            );
        }
    }
}

#[test]
fn timeline_offers_to_fill_a_silence_where_it_is_selected() {
    let mut stage = career();
    let fills = |stage: &mut Stage| stage.frame().matches("a fills it").count();
    stage.press("tg1962<enter>");
    assert_eq!(fills(&mut stage), 1);
    assert!(stage.frame().contains("Jan 1960 to Nov 1966: a role, a course, a move?"));
    stage.press("j");
    assert_eq!(fills(&mut stage), 0);
    assert!(stage.frame().contains("Jan 1960 to Nov 1966  nothing written down"));
}

#[test]
fn key_line_offers_no_key_that_does_nothing() {
    let views =
        ["", "1v", "1<enter>", "t", "t+", "tg1997<enter><enter>", "tg2010<enter>", "1Gkc", "B"];
    let mut idle = Vec::new();
    for (columns, rows) in [(120, 40), (80, 24)] {
        for view in views {
            let opened = || {
                let mut stage = Stage::sample();
                stage.resize(columns, rows).press(view);
                stage
            };
            for key in offered(&opened(), columns) {
                let mut stage = opened();
                let before = stage.frame();
                stage.press(&key);
                if !stage.quit && stage.frame() == before {
                    idle.push(format!("{columns}x{rows} {view}: {key}"));
                }
            }
        }
    }
    assert!(idle.is_empty(), "offered, and does nothing: {idle:#?}");
}

/// The keys in the key line, as they are pressed in a story.
fn offered(stage: &Stage, columns: u16) -> Vec<String> {
    let line = key_line(stage.app(), usize::from(columns));
    let keys = line.left.iter().filter(|piece| piece.role == Role::Accent);
    let keys = keys.flat_map(|piece| piece.text.split(' '));
    keys.map(|key| match key.chars().count() {
        1 => key.to_owned(),
        _ => format!("<{key}>"),
    })
    .collect()
}

#[test]
fn timeline_has_no_chart_at_eighty_columns_and_names_the_end_of_a_span_at_its_foot() {
    let mut stage = Stage::sample();
    stage.press("t");
    assert!(stage.frame().contains("2026  ━━━━━━━━ 70"), "{}", stage.frame());
    stage.resize(80, 24);
    let frame = stage.frame();
    assert!(frame.contains(" 2021  ╵ until Jun 2021"), "{frame}");
    assert!(!frame.contains("━ 14"), "{frame}");
}
