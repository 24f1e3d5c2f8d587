//! Keys by the table and by the settings.

use super::*;

/// A key map with those lines in the settings: `done = x, g g`.
fn bound(lines: &[&str]) -> Result<Keymap, Vec<Complaint>> {
    let line = |line: &&str| {
        let (action, keys) = line.split_once(" =").expect("a line");
        let keys = keys.split(',').map(str::trim).filter(|key| !key.is_empty());
        (action.to_owned(), keys.map(str::to_owned).collect())
    };
    Keymap::new(&lines.iter().map(line).collect())
}

fn found(map: &Keymap, keys: &str, layer: Layer) -> KeyMatch {
    map.find(&Sequence::named(keys).expect("keys"), layer)
}

fn refused(lines: &[&str]) -> Vec<String> {
    bound(lines).expect_err("refused").into_iter().map(|error| error.message).collect()
}

#[test]
fn keymap_knows_all_keys_of_an_action() {
    let map = Keymap::default();
    assert_eq!(bound(&[]), Ok(map.clone()));
    for keys in ["x", "space"] {
        assert_eq!(found(&map, keys, Layer::Everywhere), KeyMatch::Action(Action::Done));
    }
    assert_eq!(found(&map, "ctrl-r", Layer::Everywhere), KeyMatch::Action(Action::Redo));
    assert_eq!(map.at(Layer::Everywhere).shown(Action::Palette), ":");
    let of_table = ACTIONS.iter().map(|spec| spec.keys.len()).sum::<usize>();
    let known = ACTIONS.iter().map(|spec| map.keys(spec.action).len()).sum::<usize>();
    assert_eq!(of_table, known, "no binding of the table is in the way of another");
}

#[test]
fn keymap_replaces_the_keys_of_an_action_by_those_of_the_settings() {
    let map = bound(&["done = ctrl-x, é"]).expect("sound");
    assert_eq!(found(&map, "x", Layer::Everywhere), KeyMatch::Nothing);
    assert_eq!(found(&map, "é", Layer::Everywhere), KeyMatch::Action(Action::Done));
    let map = bound(&["done ="]).expect("sound");
    assert_eq!(found(&map, "x", Layer::Everywhere), KeyMatch::Nothing);
    assert_eq!(map.at(Layer::Everywhere).shown(Action::Done), ": done");
}

#[test]
fn keymap_goes_on_from_a_prefix_to_the_action() {
    let map = bound(&["first = g g", "last = g e", "help = g h h, f1"]).expect("sound");
    let at = |keys| found(&map, keys, Layer::Everywhere);
    assert_eq!((at("g"), at("g h")), (KeyMatch::Prefix, KeyMatch::Prefix));
    assert_eq!(at("g g"), KeyMatch::Action(Action::First));
    assert_eq!((at("g x"), at("g g g")), (KeyMatch::Nothing, KeyMatch::Nothing));
    assert_eq!(map.at(Layer::Everywhere).shown(Action::First), "g g");
    let keys = |name| Key::named(name).expect("a key");
    assert_eq!(
        map.following(&[keys("g")], Layer::Everywhere),
        [(keys("g"), Some(Action::First)), (keys("e"), Some(Action::Last)), (keys("h"), None)]
    );
}

#[test]
fn keymap_takes_a_key_of_the_table_from_its_action() {
    let map = bound(&["done = d", "help = up up"]).expect("sound");
    assert_eq!(found(&map, "d", Layer::Everywhere), KeyMatch::Action(Action::Done));
    assert_eq!(map.at(Layer::Everywhere).shown(Action::Drop), ": drop");
    assert_eq!(map.at(Layer::Everywhere).shown(Action::Up), "k", "its other key stays");
    // A key of one view is taken in that view alone.
    let map = bound(&["skip = y"]).expect("sound");
    assert_eq!(map.at(Layer::Review).listed(Action::Yes), "");
    assert_eq!(map.at(Layer::Review).shown(Action::Yes), ": yes");
    assert_eq!(map.at(Layer::LookBack).listed(Action::Yes), "y");
}

#[test]
fn keymap_always_has_a_way_out_but_for_who_gives_its_key_away() {
    let key = |lines: &[&str]| found(&bound(lines).expect("sound"), "ctrl-c", Layer::Everywhere);
    assert_eq!(key(&["quit =", "back =", "palette ="]), KeyMatch::Action(Action::Quit));
    assert_eq!(key(&["quit = Q"]), KeyMatch::Action(Action::Quit));
    assert_eq!(key(&["copy = ctrl-c"]), KeyMatch::Action(Action::Copy));
    assert_eq!(key(&["copy = ctrl-c ctrl-c"]), KeyMatch::Prefix);
}

#[test]
fn keymap_lets_the_keys_of_the_open_view_come_first() {
    let map = bound(&["first = g g", "order = s s"]).expect("sound");
    assert_eq!(found(&map, "g", Layer::Timeline), KeyMatch::Action(Action::GoTo));
    assert_eq!(map.at(Layer::Timeline).listed(Action::First), "");
    assert_eq!(map.at(Layer::Everywhere).listed(Action::First), "g g");
    assert_eq!(found(&map, "s", Layer::Timeline), KeyMatch::Prefix);
    assert_eq!(found(&map, "s", Layer::Everywhere), KeyMatch::Action(Action::State));
}

#[test]
fn keymap_names_all_that_cannot_be_bound() {
    assert_eq!(
        refused(&["fly = x", "undoo = x", "done = hyper-x, gg"]),
        [
            "there is no action `fly`; milepost keys lists them",
            "there is no action `undoo`; did you mean `undo`?",
            "`done` has \"hyper-x\", which is not a key",
            "`done` has \"gg\", which is not a key; did you mean \"g g\"?",
        ]
    );
    assert_eq!(
        refused(&["done = ctrl-i, ctrl-X"]),
        [
            "`done` has \"ctrl-i\", which a terminal sends as tab",
            "`done` has \"ctrl-X\", which a terminal sends as ctrl-x",
        ]
    );
}

#[test]
fn keymap_leaves_every_letter_to_be_typed() {
    assert_eq!(
        refused(&["word-left = b, alt-x", "new-line = space"]),
        [
            "`new-line` has \"space\", which could not be typed any more",
            "`word-left` has \"b\", which could not be typed any more",
        ]
    );
    let map = bound(&["submit = f5", "cancel = ctrl-g", "first = ctrl-b"]).expect("sound");
    let typing = |keys| found(&map, keys, Layer::Typing);
    assert_eq!(
        (typing("f5"), typing("enter")),
        (KeyMatch::Action(Action::Submit), KeyMatch::Nothing)
    );
    assert_eq!(found(&map, "enter", Layer::Note), KeyMatch::Action(Action::NewLine));
    assert_eq!((typing("x"), typing("ctrl-z")), (KeyMatch::Nothing, KeyMatch::Nothing));
    assert_eq!(typing("ctrl-b"), KeyMatch::Action(Action::LetterLeft), "a layer of its own");
    assert_eq!(typing("ctrl-c"), KeyMatch::Action(Action::Cancel), "there is always a way out");
    assert_eq!(map.at(Layer::Note).shown(Action::Submit), "f5");
    assert_eq!(Keymap::default().at(Layer::Note).shown(Action::Submit), "ctrl-s");
}

#[test]
fn keymap_names_bindings_of_which_one_hides_the_other() {
    assert_eq!(refused(&["done = q", "quit = q"]), ["\"q\" is bound to both `done` and `quit`"]);
    let hidden = "\"g g\" of `first` can never be typed: \"g\" is bound to `drop`";
    assert_eq!(refused(&["drop = g", "first = g g"]), [hidden]);
    let hidden = "\"g x\" of `drop` can never be typed: \"g\" is bound to `first`";
    assert_eq!(refused(&["drop = g x", "first = g"]), [hidden]);
    let hidden = "\"g g\" of `first` can never be typed: \"g\" is bound to `first`";
    assert_eq!(refused(&["first = g, g g"]), [hidden]);
    assert!(bound(&["first = g g, g g"]).is_ok(), "said twice is said once");
    assert!(bound(&["first = g g", "go-to = g"]).is_ok(), "another view");
}
