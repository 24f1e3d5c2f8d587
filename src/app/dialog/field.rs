//! A line of text being typed, edited by graphemes.

use crate::app::event::{Code, Key};
use crate::domain::text::{fitting, width};
use crate::domain::visible::typeable;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

/// A line of text being typed.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextField {
    input: Input,
    /// All of it is selected: the next letter replaces it.
    selected: bool,
}

/// The part of a field that fits, and its cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    /// The cursor's column within it.
    pub(crate) cursor: usize,
}

impl TextField {
    /// A field that holds `text`, with the cursor after it.
    pub(crate) fn holding(text: &str) -> TextField {
        TextField { input: Input::new(typeable(text)), selected: false }
    }

    /// Selects the whole text, with the cursor after it.
    pub(crate) fn select(&mut self) {
        let text = self.text().to_owned();
        self.selected = !text.is_empty();
        self.input = Input::new(text);
    }

    pub(crate) fn selected(mut self) -> TextField {
        self.select();
        self
    }

    pub(crate) fn is_selected(&self) -> bool {
        self.selected
    }

    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    pub(crate) fn means(key: Key) -> bool {
        request(key).is_some()
    }

    /// Takes a key; whether it meant something here.
    pub(crate) fn key(&mut self, key: Key) -> bool {
        let Some(request) = request(key) else {
            return false;
        };
        if std::mem::take(&mut self.selected) && replaces(&request) {
            self.input = Input::default();
        }
        self.input.handle(request);
        true
    }

    /// Takes pasted text as text, on one line.
    pub(crate) fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.selected) {
            self.input = Input::default();
        }
        // Put in as one piece: a character at a time, a long paste would take its square in time.
        let at = self.byte_at_cursor();
        let (before, after) = self.input.value().split_at(at);
        let pasted = typeable(text);
        let cursor = self.input.cursor() + pasted.chars().count();
        self.input = Input::new(format!("{before}{pasted}{after}")).with_cursor(cursor);
    }

    /// The part that fits into `columns` with the cursor in it.
    pub(crate) fn shown(&self, columns: usize) -> Shown {
        let room = columns.saturating_sub(1);
        let (before, after) = self.input.value().split_at(self.byte_at_cursor());
        let mut start = before.len();
        let mut cursor = 0;
        for (at, grapheme) in before.grapheme_indices(true).rev() {
            if cursor + width(grapheme) > room {
                break;
            }
            (start, cursor) = (at, cursor + width(grapheme));
        }
        let tail = fitting(after, columns.saturating_sub(cursor));
        Shown { text: format!("{}{tail}", &before[start..]), cursor }
    }

    fn byte_at_cursor(&self) -> usize {
        let value = self.input.value();
        value.char_indices().nth(self.input.cursor()).map_or(value.len(), |(at, _)| at)
    }
}

fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as R;
    Some(match (key.ctrl, key.alt, key.code) {
        (false, false, Code::Char(letter)) if !letter.is_control() => R::InsertChar(letter),
        (false, false, Code::Backspace) => R::DeletePrevChar,
        (false, false, Code::Delete) => R::DeleteNextChar,
        (false, false, Code::Left) => R::GoToPrevChar,
        (false, false, Code::Right) => R::GoToNextChar,
        (true, false, Code::Left) | (false, true, Code::Char('b')) => R::GoToPrevWord,
        (true, false, Code::Right) | (false, true, Code::Char('f')) => R::GoToNextWord,
        (false, false, Code::Home) | (true, false, Code::Char('a')) => R::GoToStart,
        (false, false, Code::End) | (true, false, Code::Char('e')) => R::GoToEnd,
        (true, false, Code::Char('w')) | (false, true, Code::Backspace) => R::DeletePrevWord,
        (true, false, Code::Char('u')) => R::DeleteFromStart,
        (true, false, Code::Char('k')) => R::DeleteTillEnd,
        (true, false, Code::Char('d')) => R::DeleteNextChar,
        _ => return None,
    })
}

/// Whether a request takes the place of what is selected; the others move in it, or take away from the cursor on.
fn replaces(request: &InputRequest) -> bool {
    use InputRequest as R;
    matches!(request, R::InsertChar(_) | R::DeletePrevChar | R::DeleteNextChar | R::DeletePrevWord)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> TextField {
        let mut field = TextField::default();
        for letter in keys.chars() {
            field.key(Key::plain(Code::Char(letter)));
        }
        field
    }

    #[test]
    fn a_flag_is_deleted_whole() {
        let mut field = typed("a🇫🇷");
        field.key(Key::plain(Code::Backspace));
        assert_eq!(field.text(), "a");
    }

    #[test]
    fn a_paste_is_text_on_one_line() {
        let mut field = typed("ab");
        field.key(Key::plain(Code::Left));
        field.paste("1\r\n2\u{1b}[A");
        assert_eq!(field.text(), "a1 2 [Ab");
        field.key(Key::plain(Code::Char('x')));
        assert_eq!(field.text(), "a1 2 [Axb");
    }

    #[test]
    fn a_selected_text_gives_way_to_the_first_letter_or_paste() {
        let selected = || TextField::holding("13 nov").selected();
        let press = |name: &str| {
            let mut field = selected();
            field.key(Key::named(name).expect("a key"));
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
            field.key(Key::named(name).expect("a key"));
        }
        assert_eq!(field.text(), "13 nov!");
        assert!(!TextField::default().selected().is_selected(), "nothing to select");
    }

    #[test]
    fn the_cursor_is_always_in_view() {
        let field = typed("資格試験の勉強");
        assert_eq!(field.shown(6), Shown { text: "勉強".into(), cursor: 4 });
        assert_eq!(typed("abc").shown(10), Shown { text: "abc".into(), cursor: 3 });
        assert_eq!(field.shown(0), Shown { text: String::new(), cursor: 0 });
    }
}
