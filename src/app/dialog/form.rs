//! A small form: a few lines to type, each with its label.

use super::field::Field;
use crate::app::event::{Code, Key};
use crate::domain::id::Id;
use crate::domain::when::Facing;

/// What a form is filled in for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FormPurpose {
    /// A new milestone.
    Milestone,
    /// Changing a goal.
    EditGoal(Id),
    /// Changing a milestone.
    EditMilestone(Id),
    /// Marking a goal done on another day.
    DoneOn(Id),
    /// Promoting something finished.
    Promote(Id),
    /// Recording the milestone that a finished goal was.
    Record(Id),
}

/// What is typed into a form's line, so that it can be said how it is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text.
    Text,
    /// A title in which dates and tags are understood as in the add line.
    Capture,
    /// A date.
    Date(Facing),
    /// A date, or from when to when.
    Extent(Facing),
    /// The end of a span: a date, or `now`.
    Until(Facing),
    /// A date in the past; today, where none is given.
    DateOrToday,
    /// How far, of what: `4 of 12 exercises`.
    Measure,
    /// How much of what is left.
    Amount,
    /// A larger goal.
    Toward,
    /// Words, separated by spaces.
    Words,
    /// Yes or no.
    YesNo,
}

/// One line of a form.
#[derive(Debug)]
pub(crate) struct FormField {
    /// Its label; also what it is known by.
    pub(crate) label: &'static str,
    /// What is typed into it.
    pub(crate) kind: Kind,
    /// The text so far.
    pub(crate) field: Field,
    /// The text that it began with.
    initial: String,
}

/// A small form.
#[derive(Debug)]
pub struct Form {
    /// What it is for.
    pub(crate) purpose: FormPurpose,
    /// Its title.
    pub(crate) title: String,
    /// Its lines.
    pub(crate) fields: Vec<FormField>,
    /// The number of the line being typed.
    pub(crate) focus: usize,
    /// Why it was not taken.
    pub(crate) error: Option<String>,
}

impl Form {
    /// A form without lines yet.
    pub(crate) fn new(purpose: FormPurpose, title: impl Into<String>) -> Form {
        Form { purpose, title: title.into(), fields: Vec::new(), focus: 0, error: None }
    }

    /// The form with one more line.
    pub(crate) fn with(mut self, label: &'static str, kind: Kind, text: &str) -> Form {
        self.fields.push(FormField {
            label,
            kind,
            field: Field::holding(text),
            initial: Field::holding(text).text().trim().to_owned(),
        });
        self
    }

    /// What is typed in the line of that label, without space around it.
    pub(crate) fn text(&self, label: &str) -> &str {
        self.fields.iter().find(|f| f.label == label).map_or("", |f| f.field.text().trim())
    }

    /// What is typed in the line of that label, if it is another text than the line began with. What was left alone is
    /// nobody's wish: it may have been changed elsewhere since.
    pub(crate) fn changed(&self, label: &str) -> Option<&str> {
        let line = self.fields.iter().find(|f| f.label == label)?;
        let text = line.field.text().trim();
        (text != line.initial).then_some(text)
    }

    /// Whether any line holds another text than it began with.
    pub(crate) fn is_changed(&self) -> bool {
        self.typed().next().is_some()
    }

    /// The texts of the lines that hold another one than they began with.
    pub(crate) fn typed(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter_map(|f| self.changed(f.label))
    }

    /// Takes up what was typed in another one for the same; whether it is.
    pub(crate) fn take_up(&mut self, draft: &Form) -> bool {
        if self.purpose != draft.purpose {
            return false;
        }
        for (at, line) in self.fields.iter_mut().enumerate() {
            let is_line = |other: &&FormField| other.label == line.label;
            if draft.changed(line.label).is_some()
                && let Some(typed) = draft.fields.iter().find(is_line)
            {
                line.field = typed.field.clone();
                self.focus = at;
            }
        }
        self.select();
        true
    }

    /// Goes to the line of that label.
    pub(crate) fn go_to(&mut self, label: &str) {
        let at = self.fields.iter().position(|f| f.label == label);
        self.focus = at.unwrap_or(self.focus);
        self.select();
    }

    /// The text of the line being typed is selected: the first letter replaces it.
    fn select(&mut self) {
        if let Some(line) = self.fields.get_mut(self.focus) {
            line.field.select();
        }
    }

    /// Takes a key; whether it meant something here. Enter and escape are the caller's.
    pub(crate) fn key(&mut self, key: Key) -> bool {
        let steps = match key.code {
            Code::Tab | Code::Down => 1,
            Code::BackTab | Code::Up => -1,
            _ => {
                return self.fields.get_mut(self.focus).is_some_and(|f| f.field.key(key));
            }
        };
        let count = self.fields.len().max(1) as isize;
        self.focus = (self.focus as isize + steps).rem_euclid(count) as usize;
        self.select();
        true
    }

    /// Takes pasted text into the line being typed.
    pub(crate) fn paste(&mut self, text: &str) {
        if let Some(line) = self.fields.get_mut(self.focus) {
            line.field.paste(text);
        }
    }
}
