//! What looking back at a whole life looks like: the timeline and a chain of a career from the public record, silences,
//! links, and titles of every kind.

use super::{awkward, borders_are_whole, pictures, pictures_of};
use crate::stage::{Stage, text};
use milepost::app::lines::Role;
use milepost::ui::theme::Theme;
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

fn pictures_of_the_career(name: &str, keys: &str) {
    pictures_of(career(), name, keys);
}

#[test]
fn a_career_on_the_timeline_in_every_zoom_and_as_it_was_recognised() {
    pictures_of_the_career("career-decade", "t-g1952<enter>");
    pictures_of_the_career("career-year", "tg1952<enter>");
    pictures_of_the_career("career-month", "tg1952<enter>+");
    pictures_of_the_career("career-recognised", "tg1952<enter>o");
}

#[test]
fn how_a_career_came_to_its_turning_point_and_on() {
    pictures_of_the_career("career-chain", "tg1952<enter>c");
}

#[test]
fn a_long_silence_that_is_selected_and_the_dialog_that_fills_it() {
    pictures_of_the_career("silence", "tg1962<enter>");
    pictures_of_the_career("silence-filled", "tg1962<enter>a");
}

#[test]
fn the_timeline_as_recognised() {
    pictures("timeline-recognised", "to");
}

#[test]
fn the_timeline_under_a_filter() {
    pictures("timeline-filter", "tfkind:certification<enter>");
}

#[test]
fn what_a_milestone_led_to_is_picked() {
    pictures("link", "1GkLon-call");
}

#[test]
fn a_link_is_taken_away() {
    pictures("unlink", "1GkcU");
}

#[test]
fn no_title_moves_a_column_of_the_timeline_or_of_a_chain() {
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
fn the_key_that_fills_a_silence_is_offered_where_the_silence_is_selected() {
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
fn every_key_that_the_key_line_offers_does_something() {
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
    let line = stage.app().key_line(usize::from(columns));
    let keys = line.left.iter().filter(|piece| piece.role == Role::Accent);
    let keys = keys.flat_map(|piece| piece.text.split(' '));
    keys.map(|key| match key.chars().count() {
        1 => key.to_owned(),
        _ => format!("<{key}>"),
    })
    .collect()
}
