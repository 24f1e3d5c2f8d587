//! Texts that try to steer the terminal or to hide, on every screen: marks; and honest scripts, as they are.

use super::borders_are_whole;
use crate::hostile::{HONEST, TEXTS, everything, journey, smuggled, toml};
use crate::stage::{Stage, text};
use crate::trial;
use milepost::ui::theme::Theme;

/// Ways into every screen and dialog, each from the home screen.
const WAYS: [&str; 30] = [
    "1",
    "1<enter>",
    "1<enter>l",
    "1j<enter>",
    "1v",
    "1v<enter>",
    "1e",
    "1L",
    "1p",
    "1E",
    "1y",
    "2<enter>",
    "2e",
    "2x",
    "2X",
    "2+",
    "2d",
    "2s",
    "2D",
    "2p",
    "3<enter>",
    "3e",
    "3n",
    "3*",
    "3a",
    "3x",
    "3D",
    "/osc",
    "fosc<enter>",
    "a^osc",
];

fn opened(hostile: &str) -> Stage {
    let files = journey(hostile);
    let files = files.each_ref().map(|(path, content)| (*path, content.as_str()));
    Stage::open(&files)
}

#[test]
fn screen_shows_no_control_or_hidden_character() {
    let count = trial::times("hostile texts, each alone on every screen", 0, TEXTS.len());
    let alone = TEXTS.iter().take(count).map(|text| (*text).to_owned());
    for hostile in alone.chain([everything()]) {
        let mut stage = opened(&hostile);
        for way in WAYS {
            stage.press(way);
            stage.send(milepost::app::event::Event::Paste(hostile.clone()));
            for size in [(120, 40), (80, 24), (30, 8)] {
                stage.resize(size.0, size.1);
                let picture = stage.draw(&Theme::dark());
                let shown: String = picture.content.iter().map(|cell| cell.symbol()).collect();
                let found = smuggled(&shown);
                assert!(found.is_empty(), "{found:?} by {way} of {hostile:?}");
            }
            stage.resize(120, 40).press("<esc><esc><esc><esc>");
            let picture = stage.draw(&Theme::dark());
            assert!(borders_are_whole(&picture), "{way}:\n{}", text(&picture));
        }
    }
}

#[test]
fn honest_scripts_come_onto_the_screen_as_they_are() {
    let goal = |(i, title): (usize, &&str)| {
        format!("\n[[goal]]\nid = \"honest{i}\"\ntitle = {}\n", toml(title))
    };
    let goals: String = HONEST.iter().enumerate().map(goal).collect();
    let mut stage = Stage::open(&[("goals.toml", &format!("format = 1\n{goals}"))]);
    let picture = stage.draw(&Theme::dark());
    let frame = text(&picture);
    for title in HONEST {
        assert!(frame.contains(title), "{title} is not in\n{frame}");
    }
    assert!(borders_are_whole(&picture), "{frame}");
}
