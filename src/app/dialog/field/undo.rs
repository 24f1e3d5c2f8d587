//! The edits of a field, each of which can be undone.

/// Edits that can be undone, at most.
const MOST: usize = 200;

/// One edit: what was at a place, and what is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) at: usize,
    pub(super) old: String,
    pub(super) new: String,
    /// Whether it was made letter by letter, so that the next letter may be one with it. A paste is not.
    pub(super) by_letter: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct UndoStack {
    done: Vec<Splice>,
    undone: Vec<Splice>,
}

impl Splice {
    /// Makes the edit; the place after it.
    pub(super) fn apply(&self, text: &mut String) -> usize {
        text.replace_range(self.at..self.at + self.old.len(), &self.new);
        self.at + self.new.len()
    }

    fn inverse(&self) -> Splice {
        Splice { old: self.new.clone(), new: self.old.clone(), ..*self }
    }

    /// Takes in an edit that goes on with this one: the next letter of a word or the blank behind it, or one more that is
    /// deleted.
    fn join(&mut self, next: &Splice) -> bool {
        let is_typed_on = next.old.is_empty() && next.at == self.at + self.new.len();
        let begins_word =
            self.new.ends_with(char::is_whitespace) && !next.new.starts_with(char::is_whitespace);
        let by_letter = self.by_letter && next.by_letter;
        if is_typed_on && by_letter && !begins_word && !self.new.is_empty() {
            self.new += &next.new;
            return true;
        }
        let deletes_on = next.new.is_empty() && self.new.is_empty();
        if deletes_on && next.at + next.old.len() == self.at {
            (self.at, self.old) = (next.at, format!("{}{}", next.old, self.old));
            return true;
        }
        false
    }
}

impl UndoStack {
    pub(super) fn note(&mut self, splice: Splice) {
        self.undone.clear();
        if self.done.last_mut().is_some_and(|last| last.join(&splice)) {
            return;
        }
        if self.done.len() == MOST {
            self.done.remove(0);
        }
        self.done.push(splice);
    }

    /// The edit that undoes the last one.
    pub(super) fn undo(&mut self) -> Option<Splice> {
        let splice = self.done.pop()?;
        let inverse = splice.inverse();
        self.undone.push(splice);
        Some(inverse)
    }

    /// The edit that was undone last.
    pub(super) fn redo(&mut self) -> Option<Splice> {
        let splice = self.undone.pop()?;
        self.done.push(splice.clone());
        Some(splice)
    }
}
