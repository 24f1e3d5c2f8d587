//! A text being typed, edited by graphemes.

mod motion;
mod undo;
mod wrapped;

use super::typed::Typed;
use crate::app::action::Action;
use crate::domain::text::{fitting, width};
use crate::domain::visible::{typeable, typeable_lines};
use motion::Motion;
use std::ops::Range;
use undo::{Splice, UndoStack};
use unicode_segmentation::UnicodeSegmentation;
use wrapped::KeptRows;

/// A text being typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextField {
    text: String,
    /// The byte of the text before which the next letter goes.
    cursor: usize,
    /// All of it is selected: the next letter replaces it.
    selected: bool,
    undo: UndoStack,
    lines: LineMode,
    /// The column to which the cursor comes back while it goes from row to row.
    aim: Option<usize>,
    /// The earlier line that it holds, until it is changed.
    recalled: Option<Recalled>,
    rows: Option<KeptRows>,
}

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LineMode {
    #[default]
    One,
    Many,
}

#[derive(Debug, Clone)]
struct Recalled {
    /// How many lines back.
    back: usize,
    /// The text that it took the place of.
    own: String,
}

/// Which of the lines typed before comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recall {
    Older,
    Newer,
}

/// The part of a field that fits, and its cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The byte at which it begins.
    pub(crate) start: usize,
    pub(crate) text: String,
    /// The cursor's column within it.
    pub(crate) cursor: usize,
}

/// What is done in a field.
enum Meant {
    Insert(char),
    Go(Motion),
    Delete(Motion),
    Undo,
    Redo,
}

impl TextField {
    /// A field that holds `text`, with the cursor after it.
    pub(crate) fn holding(text: &str) -> TextField {
        let text = typeable(text);
        TextField { cursor: text.len(), text, ..TextField::default() }
    }

    /// A field for a text of several lines.
    pub(crate) fn of_lines(text: &str) -> TextField {
        let text = typeable_lines(text);
        TextField { cursor: text.len(), text, lines: LineMode::Many, ..TextField::default() }
    }

    /// Whether its text may have several lines.
    pub(crate) fn has_lines(&self) -> bool {
        self.lines == LineMode::Many
    }

    /// Selects a line as a whole, with the cursor after it. A text of several lines is too much to replace by one letter.
    pub(crate) fn select(&mut self) {
        self.selected = !self.text.is_empty() && !self.has_lines();
        self.cursor = self.text.len();
    }

    pub(crate) fn unselect(&mut self) {
        self.selected = false;
    }

    pub(crate) fn selected(mut self) -> TextField {
        self.select();
        self
    }

    pub(crate) fn is_selected(&self) -> bool {
        self.selected
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the next letter goes; `None` if that replaces all of the text.
    pub(crate) fn cursor(&self) -> Option<usize> {
        (!self.selected).then_some(self.cursor)
    }

    /// Replaces that part of its text, which can be undone.
    pub(crate) fn replace(&mut self, place: Range<usize>, new: &str) {
        self.edit(place, new);
    }

    /// Whether the next letter goes behind the text.
    pub(crate) fn is_at_end(&self) -> bool {
        !self.selected && self.cursor == self.text.len()
    }

    /// Takes what was typed; whether it meant something here.
    pub(crate) fn take(&mut self, typed: Typed) -> bool {
        let Some(meant) = meant(typed) else {
            return false;
        };
        self.aim = None;
        let selected = self.take_selected();
        match meant {
            Meant::Insert(letter) => self.edit(selected, letter.encode_utf8(&mut [0; 4])),
            Meant::Go(motion) => self.cursor = motion.from(&self.text, self.cursor),
            Meant::Delete(_) if !selected.is_empty() => self.edit(selected, ""),
            Meant::Delete(motion) => {
                let to = motion.from(&self.text, self.cursor);
                self.edit(self.cursor.min(to)..self.cursor.max(to), "");
            }
            Meant::Undo => self.again(UndoStack::undo),
            Meant::Redo => self.again(UndoStack::redo),
        }
        true
    }

    /// Takes pasted text as text, on one line where there is but one.
    pub(crate) fn paste(&mut self, text: &str) {
        let selected = self.take_selected();
        let text = self.typeable(text);
        self.edit(selected, &text);
    }

    /// Replaces its text, which can be undone.
    pub(crate) fn put(&mut self, text: &str) {
        self.selected = false;
        let text = self.typeable(text);
        self.edit(0..self.text.len(), &text);
    }

    fn typeable(&self, text: &str) -> String {
        match self.lines {
            LineMode::One => typeable(text),
            LineMode::Many => typeable_lines(text),
        }
    }

    /// Takes the line before or after the one that it holds, of those typed earlier; after the last one its own text.
    pub(crate) fn recall(&mut self, lines: &[String], which: Recall) {
        let own = || Recalled { back: 0, own: self.text.clone() };
        let Recalled { back, own } = self.recalled.take().unwrap_or_else(own);
        let back = match which {
            Recall::Older => (back + 1).min(lines.len()),
            Recall::Newer => back.saturating_sub(1),
        };
        self.put(if back == 0 { &own } else { &lines[lines.len() - back] });
        self.recalled = Some(Recalled { back, own });
    }

    /// What the next letter replaces: all if it is selected, otherwise nothing at the cursor.
    fn take_selected(&mut self) -> Range<usize> {
        let all = std::mem::take(&mut self.selected);
        if all { 0..self.text.len() } else { self.cursor..self.cursor }
    }

    fn edit(&mut self, place: Range<usize>, new: &str) {
        self.recalled = None;
        let old = self.text[place.clone()].to_owned();
        if old != new {
            let by_letter = new.chars().count() == 1;
            let splice = Splice { at: place.start, old, new: new.to_owned(), by_letter };
            self.apply(&splice);
            self.undo.note(splice);
        }
    }

    fn apply(&mut self, splice: &Splice) {
        self.cursor = splice.apply(&mut self.text);
        if let Some(rows) = &mut self.rows {
            rows.follow(&self.text, splice);
        }
    }

    /// Makes an edit that the stack gives.
    fn again(&mut self, given: fn(&mut UndoStack) -> Option<Splice>) {
        self.recalled = None;
        if let Some(splice) = given(&mut self.undo) {
            self.apply(&splice);
        }
    }

    /// The part that fits into `columns` with the cursor in it.
    pub(crate) fn shown(&self, columns: usize) -> Shown {
        let room = columns.saturating_sub(1);
        let (before, after) = self.text.split_at(self.cursor);
        let mut start = before.len();
        let mut cursor = 0;
        for (at, grapheme) in before.grapheme_indices(true).rev() {
            if cursor + width(grapheme) > room {
                break;
            }
            (start, cursor) = (at, cursor + width(grapheme));
        }
        let tail = fitting(after, columns.saturating_sub(cursor));
        Shown { start, text: format!("{}{tail}", &before[start..]), cursor }
    }
}

fn meant(typed: Typed) -> Option<Meant> {
    use Meant::{Delete, Go, Insert, Redo, Undo};
    let action = match typed {
        Typed::Letter(letter) => return Some(Insert(letter)),
        Typed::Do(action) => action,
    };
    Some(match action {
        Action::NewLine => Insert('\n'),
        Action::LetterLeft => Go(Motion::Left),
        Action::LetterRight => Go(Motion::Right),
        Action::WordLeft => Go(Motion::WordLeft),
        Action::WordRight => Go(Motion::WordRight),
        Action::TextStart => Go(Motion::TextStart),
        Action::TextEnd => Go(Motion::TextEnd),
        Action::LineStart => Go(Motion::Start),
        Action::LineEnd => Go(Motion::End),
        Action::DeleteLeft => Delete(Motion::Left),
        Action::DeleteRight => Delete(Motion::Right),
        Action::DeleteWordLeft => Delete(Motion::WordLeft),
        Action::DeleteWordRight => Delete(Motion::WordRight),
        Action::DeleteToBlank => Delete(Motion::BlankLeft),
        Action::DeleteToStart => Delete(Motion::Start),
        Action::DeleteToEnd => Delete(Motion::End),
        Action::UndoTyping => Undo,
        Action::RedoTyping => Redo,
        _ => return None,
    })
}

#[cfg(test)]
pub(in crate::app) mod tests {
    use super::*;
    use crate::app::action::Layer;
    use crate::app::event::Key;
    use crate::app::keymap::Keymap;
    use proptest::prelude::*;

    /// What a key of the table means in a text.
    pub(in crate::app) fn meaning(name: &str) -> Typed {
        let key = Key::named(name).expect("a key");
        let action = Keymap::default().find(&[key], Layer::Typing).action().map(Typed::Do);
        action.or(key.types().map(Typed::Letter)).expect("it means something")
    }

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
        for text in ["e\u{301}", "🇫🇷", "👩\u{200d}💻", "👍🏽", "नि", "각", "試"]
        {
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

    const KEYS: [&str; 10] = [
        "left",
        "right",
        "alt-b",
        "alt-f",
        "backspace",
        "del",
        "ctrl-w",
        "alt-d",
        "ctrl-k",
        "home",
    ];
}
