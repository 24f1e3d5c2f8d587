//! A line that is edited by its keys.

use super::*;
use crate::app::dialog::typed::meaning;
use proptest::prelude::*;

fn typed(keys: &str) -> TextField {
    let mut field = TextField::default();
    for letter in keys.chars() {
        field.take(Typed::Letter(letter));
    }
    field
}

/// The text after those keys, with `|` at the cursor.
fn after(field: &TextField, keys: &[&str]) -> String {
    let mut field = field.clone();
    keys.iter().for_each(|name| assert!(field.take(meaning(name)), "{name}"));
    let (before, after) = field.text.split_at(field.cursor);
    format!("{before}|{after}")
}

#[test]
fn field_deletes_a_grapheme_whole() {
    for text in ["e\u{301}", "🇫🇷", "👩\u{200d}💻", "👍🏽", "नि", "각", "試"] {
        let field = typed(&format!("a{text}b"));
        assert_eq!(after(&field, &["left", "backspace"]), "a|b");
        assert_eq!(after(&field, &["home", "right", "del"]), "a|b");
        assert_eq!(after(&field, &["left", "left", "x"]), format!("ax|{text}b"));
    }
}

#[test]
fn field_knows_the_keys_of_readline() {
    let field = TextField::holding("Ask ^CKA for #go-lang");
    for (keys, text) in [
        (&["ctrl-w"][..], "Ask ^CKA for |"),
        (&["alt-backspace"], "Ask ^CKA for #go-|"),
        (&["ctrl-left", "ctrl-backspace"], "Ask ^CKA for #|lang"),
        (&["alt-b", "alt-b", "alt-b", "ctrl-k"], "Ask ^CKA |"),
        (&["alt-left", "alt-right", "ctrl-u"], "|"),
        (&["ctrl-a", "alt-f", "ctrl-right", "alt-d"], "Ask ^CKA| #go-lang"),
        (&["home", "ctrl-f", "ctrl-d", "ctrl-b", "ctrl-del"], "| ^CKA for #go-lang"),
        (&["home", "ctrl-e", "!"], "Ask ^CKA for #go-lang!|"),
    ] {
        assert_eq!(after(&field, keys), text, "{keys:?}");
    }
}

#[test]
fn field_undoes_and_redoes_word_by_word() {
    let field = typed("Book the exam");
    assert_eq!(after(&field, &["ctrl-_"]), "Book the |");
    assert_eq!(after(&field, &["ctrl-/", "alt-u"]), "Book |");
    assert_eq!(after(&field, &["ctrl-_", "ctrl-_", "ctrl-r"]), "Book the |");
    assert_eq!(after(&field, &["ctrl-u", "ctrl-_", "ctrl-_", "x", "ctrl-r"]), "Book the x|");
    let deleted = ["backspace", "backspace", "backspace", "ctrl-_"];
    assert_eq!(after(&field, &deleted), "Book the exam|");
    let replaced = ["x", "y", "ctrl-_"];
    assert_eq!(after(&TextField::holding("13 nov").selected(), &replaced), "13 nov|");
    assert_eq!(after(&TextField::holding("13 nov"), &["ctrl-_"]), "13 nov|", "nothing to undo");
}

#[test]
fn a_paste_is_text_on_one_line() {
    let mut field = typed("ab");
    field.take(meaning("left"));
    field.paste("1\r\n2\u{1b}[A");
    assert_eq!(field.text(), "a1 2 [Ab");
    field.take(Typed::Letter('x'));
    assert_eq!(field.text(), "a1 2 [Axb");
}

#[test]
fn a_paste_is_undone_apart_from_what_is_typed_around_it() {
    for mut field in [TextField::default(), TextField::of_lines("")] {
        field.take(Typed::Letter('a'));
        field.paste("one two\nthree");
        field.take(Typed::Letter('!'));
        let pasted = field.text().to_owned();
        for left in [pasted.trim_end_matches('!'), "a", ""] {
            field.take(meaning("ctrl-_"));
            assert_eq!(field.text(), left);
        }
        (0..3).for_each(|_| _ = field.take(meaning("ctrl-r")));
        assert_eq!(field.text(), pasted);
    }
}

#[test]
fn a_selected_text_gives_way_to_the_first_letter_or_paste() {
    let selected = || TextField::holding("13 nov").selected();
    let press = |name: &str| {
        let mut field = selected();
        field.take(meaning(name));
        assert!(!field.is_selected(), "{name}");
        field.text().to_owned()
    };
    assert_eq!(press("f"), "f");
    assert_eq!(press("backspace"), "");
    assert_eq!(press("del"), "");
    assert_eq!(press("left"), "13 nov", "moving keeps it");
    let mut field = selected();
    field.paste("fri");
    assert_eq!(field.text(), "fri");
    let mut field = selected();
    for name in ["end", "!"] {
        field.take(meaning(name));
    }
    assert_eq!(field.text(), "13 nov!");
    assert!(!TextField::default().selected().is_selected(), "nothing to select");
}

#[test]
fn the_cursor_is_always_in_view() {
    let field = typed("資格試験の勉強");
    assert_eq!(field.shown(6), Shown { start: 15, text: "勉強".into(), cursor: 4 });
    assert_eq!(typed("abc").shown(10), Shown { start: 0, text: "abc".into(), cursor: 3 });
    assert_eq!(field.shown(0), Shown { start: 21, text: String::new(), cursor: 0 });
}

proptest! {
    #[test]
    fn field_comes_back_by_undo_and_again_by_redo(
        first in "\\PC{0,8}",
        keys in prop::collection::vec((any::<bool>(), 0..KEYS.len(), any::<char>()), 0..40),
    ) {
        let mut field = TextField::holding(&first);
        let first = field.text.clone();
        for (types, key, letter) in keys {
            field.take(if types { Typed::Letter(letter) } else { meaning(KEYS[key]) });
            prop_assert!(field.text.is_char_boundary(field.cursor));
        }
        let last = field.text.clone();
        let press = |field: &mut TextField, name| {
            (0..80).for_each(|_| assert!(field.take(meaning(name))));
        };
        press(&mut field, "ctrl-_");
        prop_assert_eq!(&field.text, &first);
        press(&mut field, "ctrl-r");
        prop_assert_eq!(&field.text, &last);
    }
}

const KEYS: [&str; 10] =
    ["left", "right", "alt-b", "alt-f", "backspace", "del", "ctrl-w", "alt-d", "ctrl-k", "home"];
