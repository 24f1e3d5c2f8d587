//! Texts follow the key map: whoever binds every action to another key reads no key of the table anywhere.

use crate::fixtures::Scratch;
use crate::floors::texts::names_a_key;
use crate::stage::Stage;
use milepost::app::action::{ACTIONS, Action};
use milepost::app::event::Event;
use milepost::app::settings::Charset;
use std::collections::BTreeMap;

/// A key map in which no action has a key of the table, nor any that is a letter of a text.
fn rebound() -> BTreeMap<String, Vec<String>> {
    let letters = ('\u{430}'..='\u{52f}').map(String::from);
    ACTIONS.iter().zip(letters).map(|(spec, key)| (spec.name.to_owned(), vec![key])).collect()
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
fn texts(journey: impl Fn() -> Scratch) -> Vec<String> {
    let mut texts = Vec::new();
    for place in PLACES {
        let mut stage = Stage::with_keys(journey(), Charset::Unicode, &rebound());
        stage.send(Event::Asked(place));
        texts.extend(stage.frame().lines().map(str::to_owned));
        for spec in ACTIONS {
            stage.press("<esc><esc><esc><esc>").send(Event::Asked(Action::Past));
            stage.send(Event::Asked(place)).send(Event::Asked(spec.action));
            texts.extend(stage.app().notice().map(str::to_owned));
        }
    }
    texts
}

#[test]
fn keys_in_texts_are_those_of_the_key_map() {
    let texts = [texts(Scratch::sample), texts(|| Scratch::with(&[]))].concat();
    // The sample is written by somebody, who is no key.
    let names_one = |text: &&String| names_a_key(&text.replace(" I ", " "));
    let found: Vec<&String> = texts.iter().filter(names_one).collect();
    assert!(found.is_empty(), "{found:#?}");
    assert!(texts.iter().any(|text| text.contains(" undoes.")), "the walk says what was done");
}
