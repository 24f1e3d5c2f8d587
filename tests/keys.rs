//! Texts follow the key map: whoever binds every action to another key reads no key of the table anywhere.

use crate::fixtures::Scratch;
use crate::floors::texts::names_a_key;
use crate::frames::crop::keys;
use crate::stage::Stage;
use insta::assert_snapshot;
use milepost::app::action::{ACTIONS, Action};
use milepost::app::event::Event;
use milepost::app::settings::Charset;
use std::collections::BTreeMap;

/// A key map in which no action has a key of the table, nor any that is a letter of a text.
fn rebound() -> BTreeMap<String, Vec<String>> {
    let letters = ('\u{430}'..='\u{52f}').map(String::from);
    // No letter does what is done while typing.
    let specs = ACTIONS.iter().filter(|spec| !spec.place.is_typing());
    specs.zip(letters).map(|(spec, key)| (spec.name.to_owned(), vec![key])).collect()
}

/// The same with sequences: each begins with one of two letters.
fn in_sequences() -> BTreeMap<String, Vec<String>> {
    let beginnings = ["ω", "ω ψ"].into_iter().cycle();
    let prefixed = |(keys, begin): (&mut String, &str)| *keys = format!("{begin} {keys}");
    let mut bound = rebound();
    bound.values_mut().flatten().zip(beginnings).for_each(prefixed);
    bound
}

fn bound(lines: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    lines.iter().map(|(action, keys)| ((*action).to_owned(), vec![(*keys).to_owned()])).collect()
}

/// What opens each view, and each pane.
const PLACES: [Action; 8] = [
    Action::Past,
    Action::Small,
    Action::Larger,
    Action::Timeline,
    Action::Chain,
    Action::LookBack,
    Action::Momentum,
    Action::Review,
];

/// All that is said and shown on a journey in every place, and said by every action there.
fn texts(journey: impl Fn() -> Scratch, bound: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut texts = Vec::new();
    for place in PLACES {
        let mut stage = Stage::with_keys(journey(), Charset::Unicode, bound);
        stage.send(Event::Asked(place));
        texts.extend(stage.frame().lines().map(str::to_owned));
        for spec in ACTIONS {
            stage.press("<esc><esc><esc><esc>").send(Event::Asked(Action::Past));
            stage.send(Event::Asked(place)).send(Event::Asked(spec.action));
            texts.extend(stage.app().notice().map(str::to_owned));
            if place == Action::Small {
                texts.extend(in_dialog(&stage.frame()));
            }
        }
    }
    texts
}

/// The lines of a frame but for the key line, without the keys that are the same in every dialog.
fn in_dialog(frame: &str) -> Vec<String> {
    let lines: Vec<&str> = frame.lines().collect();
    let (_, above) = lines.split_last().expect("a frame has lines");
    above.iter().map(|line| line.replace(" enter ", " ")).collect()
}

#[test]
fn keys_in_texts_are_those_of_the_key_map() {
    let all = |bound| [texts(Scratch::sample, bound), texts(|| Scratch::with(&[]), bound)].concat();
    let texts = [all(&rebound()), all(&in_sequences())].concat();
    // The sample is written by somebody, who is no key, and a minus is a sign.
    let plain = |text: &String| text.replace(" I ", " ").replace(" a minus", " a sign");
    let names_one = |text: &&String| names_a_key(&plain(text));
    let found: Vec<&String> = texts.iter().filter(names_one).collect();
    assert!(found.is_empty(), "{found:#?}");
    let undoes = |keys: &str| texts.iter().any(|text| text.contains(&format!("{keys} undoes.")));
    let undo = rebound()["undo"].concat();
    assert!(undoes(&format!(" {undo}")) && undoes(&in_sequences()["undo"].concat()));
}

/// What the last line of a screen of that size says after those keys, with all keys that begin with `g`.
fn last_line(size: (u16, u16), keys: &str) -> String {
    let bound = bound(&[
        ("first", "g g"),
        ("last", "g e"),
        ("add-milestone", "g a m"),
        ("half-down", "g d"),
        ("timeline", "g t"),
    ]);
    let mut stage = Stage::with_keys(Scratch::sample(), Charset::Unicode, &bound);
    let frame = stage.resize(size.0, size.1).press(keys).frame();
    frame.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn key_line_says_what_can_follow_a_key() {
    let said = [
        last_line((120, 40), "g"),
        last_line((120, 40), "ga"),
        last_line((60, 20), "g"),
        last_line((40, 12), "g"),
        last_line((30, 8), "g"),
        // A long message does not hide it.
        last_line((40, 12), "1D<enter>g"),
        last_line((120, 40), "gx"),
    ];
    assert_snapshot!(said.join("\n"), @"
    g …   t timeline   g first   e last   d half down   a …   esc cancel
    g a …   m milestone   esc cancel
    g …   t timeline   g first   e last   esc cancel
    g …   t timeline   g first   esc cancel
    g …   t timeline   esc cancel
    g …   t timeline   g first   esc cancel
    a add   A larger goal   g a m milestone   x done   . date   e edit   r review   g t timeline   / find   ? help
    ");
}

#[test]
fn help_palette_and_key_line_show_sequences() {
    let bound = bound(&[("done", "ctrl-x ctrl-s"), ("first", "g g")]);
    let mut stage = Stage::with_keys(Scratch::sample(), Charset::Unicode, &bound);
    assert!(keys(&stage.frame()).contains("   ctrl-x ctrl-s done   "));
    let help = stage.press("?done").frame();
    assert!(help.contains("ctrl-x ctrl-s  Mark done today"), "{help}");
    let palette = stage.press("<esc>:first").frame();
    assert!(palette.contains("▌ first  ") && palette.contains("  g g  "), "{palette}");
}
