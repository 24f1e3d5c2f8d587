//! In ASCII glyphs every cell is ASCII where the data is: each view, each dialog, each key line, each message.

use crate::stage::Stage;
use milepost::app::action::ACTIONS;
use milepost::app::settings::Charset;
use std::collections::BTreeSet;

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (50, 20), (38, 9)];

/// Every view and dialog, from the home screen.
const SCREENS: [&str; 35] = [
    "",
    "1",
    "1v",
    "3<enter>",
    "3<enter>l",
    "2<enter>",
    "1<enter>l",
    "fis:small<enter>",
    "t",
    "t+",
    "t--",
    "tg1997<enter><enter>",
    "1Gkc",
    "1c<enter>l",
    "B",
    "b",
    "i",
    "ihhhkkkkk",
    "iGhk",
    "r",
    "rt",
    "rM",
    "rY",
    "a",
    "aA long title ^CKA #tag !friday",
    "m",
    "e",
    "?",
    "?move",
    ":",
    ":merge<enter>",
    ":import<enter>",
    ":back-fill<enter>",
    "/ship",
    "f",
];

/// The dialogs that answer or refuse.
const VERBS: [&str; 14] = [
    "2s",
    "2X",
    "2d",
    "2+",
    "2D",
    "3n",
    "3*",
    "1L",
    "1U",
    "1P",
    ":restore<enter>",
    "aa !nonsense<enter>",
    "2dNo time<enter>u",
    "Z",
];

fn is_ascii(stage: &mut Stage, context: &str, sizes: &[(u16, u16)]) {
    for &(columns, rows) in sizes {
        stage.resize(columns, rows);
        let frame = stage.frame();
        let other: BTreeSet<char> = frame.chars().filter(|c| !c.is_ascii()).collect();
        assert!(other.is_empty(), "{context:?} at {columns}x{rows} draws {other:?}:\n{frame}");
    }
}

#[test]
fn ascii_glyphs_draw_every_screen_in_ascii() {
    for keys in SCREENS.iter().chain(&VERBS) {
        let mut stage = Stage::sample_in(Charset::Ascii);
        is_ascii(stage.press(keys), keys, &SIZES);
    }
}

#[test]
fn ascii_glyphs_draw_what_each_key_says_in_ascii() {
    for view in ["1", "2", "3", "3<enter>l", "t", "1Gkc", "B", "i", "r"] {
        let mut stage = Stage::sample_in(Charset::Ascii);
        for spec in ACTIONS.iter().filter(|spec| !spec.place.is_typing()) {
            let leave = "<esc><esc><esc><esc>";
            let key = spec
                .keys
                .first()
                .map(|key| if key.len() > 1 { format!("<{key}>") } else { (*key).to_owned() });
            let key = key.unwrap_or_else(|| format!(":{}<enter>", spec.name));
            let keys = format!("{leave}{view}{key}");
            stage.press(&keys);
            is_ascii(&mut stage, &keys, &SIZES[1..2]);
        }
    }
}

#[test]
fn ascii_glyphs_draw_trouble_in_ascii() {
    let mut stage = Stage::sample_in(Charset::Ascii);
    let goals = stage.file("goals.toml");
    stage.write("goals.toml", &format!("{goals}\n[[goal]\n"));
    stage.write("goals (conflicted copy).toml", &goals);
    stage.write(
        "done/2025.toml",
        "format = 1\n\n[[goal]]\ntitle = \"a\\u0007b\\tc\"\ndone = 2025-13-01\ndue = 3\n",
    );
    is_ascii(stage.notice_outside(), "broken files", &SIZES);
    for keys in [
        "<enter>l",
        "<esc><esc>2<enter>",
        "<esc>aMore<enter>",
        "<esc><esc>:merge<enter><enter>",
        "<enter>",
        "<esc><esc>:restore<enter>",
    ] {
        is_ascii(stage.press(keys), keys, &SIZES);
    }
}
