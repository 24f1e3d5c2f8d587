//! A text being typed, edited by graphemes.

mod motion;
mod recall;
#[cfg(test)]
mod tests;
mod undo;
mod wrapped;

pub(crate) use recall::Recall;
pub(crate) use wrapped::WrappedText;

use super::typed::Typed;
use crate::app::action::Action;
use crate::domain::text::{fitting, width};
use crate::domain::visible::{typeable, typeable_lines};
use motion::Motion;
use recall::Recalled;
use std::ops::Range;
use undo::{Splice, UndoStack};
use unicode_segmentation::UnicodeSegmentation;

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
}

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LineMode {
    #[default]
    One,
    Many,
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
            self.cursor = splice.apply(&mut self.text);
            self.undo.note(splice);
        }
    }

    /// Makes an edit that the stack gives.
    fn again(&mut self, given: fn(&mut UndoStack) -> Option<Splice>) {
        self.recalled = None;
        if let Some(splice) = given(&mut self.undo) {
            self.cursor = splice.apply(&mut self.text);
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
