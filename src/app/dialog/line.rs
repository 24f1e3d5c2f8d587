//! One line to type, and what it is for.

use super::field::Field;
use crate::domain::goal::Size;
use crate::domain::id::Id;

/// What a line is typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LinePurpose {
    /// A new goal of that size; a small one may serve the larger one given.
    Add(Size, Option<Id>),
    /// How much of a measured goal is done now.
    Finish(Id),
    /// A progress note on a goal.
    Note(Id),
    /// Why a goal is dropped.
    Drop(Id),
    /// The answer to the next-milestone question about a larger goal.
    Question(Id),
    /// Why the whole journey is paused, and until when.
    Pause,
    /// A date to go to on the timeline.
    GoTo,
    /// Another target date of a goal.
    Target(Id),
    /// Until when a goal that is paused is to rest.
    PauseUntil(Id),
}

impl LinePurpose {
    /// Whether a text that was typed for `other` may be meant for this: a new goal serves as well from anywhere, all else is
    /// about one goal.
    fn takes_up(&self, other: &LinePurpose) -> bool {
        match (self, other) {
            (LinePurpose::Add(size, _), LinePurpose::Add(others, _)) => size == others,
            (_, other) => self == other,
        }
    }
}

/// One line to type.
#[derive(Debug)]
pub struct LineDialog {
    /// What it is for.
    pub(crate) purpose: LinePurpose,
    /// What it asks, as its title.
    pub(crate) title: String,
    /// The text so far.
    pub(crate) field: Field,
    /// Why the text was not taken.
    pub(crate) error: Option<String>,
}

impl LineDialog {
    /// An empty line.
    pub(crate) fn new(purpose: LinePurpose, title: impl Into<String>) -> LineDialog {
        LineDialog { purpose, title: title.into(), field: Field::default(), error: None }
    }

    /// Takes up what was typed in another one that asks the same; whether it does.
    pub(crate) fn take_up(&mut self, draft: &LineDialog) -> bool {
        let asks = self.purpose.takes_up(&draft.purpose);
        if asks {
            self.field = draft.field.clone().selected();
        }
        asks
    }

    /// The line with a text to begin with.
    pub(crate) fn holding(self, text: &str) -> LineDialog {
        LineDialog { field: Field::holding(text), ..self }
    }
}
