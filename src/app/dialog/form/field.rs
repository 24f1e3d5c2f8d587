//! A field of a form, and how its text is understood.

use super::path::PathFits;
use crate::app::dialog::field::TextField;
use crate::domain::completion::TextGrammar;
use crate::domain::id::Id;
use crate::domain::vocabulary::WordKind;
use crate::domain::when::Facing;

/// The meaning of a field's text; some kinds show a hint while it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Text(&'static str),
    /// A title in which signs stand for tags, dates and more.
    Capture(Facing),
    /// A small goal that answers the question about that larger one.
    Answer(Id),
    Date(Facing, Past, &'static str),
    /// A date, or from when to when.
    Extent(Facing),
    /// The end of a span: a date, or `now`.
    Until(Facing),
    /// Why the journey is paused, and until when.
    Pause,
    /// A progress note, which may begin with an amount if the goal is measured.
    Note {
        measured: bool,
    },
    /// Progress of a total: `4 of 12 exercises`.
    Measure,
    Amount,
    Toward,
    /// A text of several lines.
    Lines,
    /// Tags, separated by blanks, and those that the item has already.
    Tags(&'static str, Vec<String>),
    /// A text that other items may have too.
    Word(WordKind),
    /// A past milestone in one line; empty to pass over the question.
    Remember,
    /// When an imported item was; empty to pass on.
    Undated {
        /// It may have lasted for a while.
        spans: bool,
    },
    /// The path of a file or folder, with what fits it once that was asked for.
    Path(Option<PathFits>),
}

impl FieldKind {
    /// How its text is read, if its words can be completed.
    pub(crate) fn grammar(&self) -> Option<TextGrammar> {
        match self {
            FieldKind::Capture(facing) => Some(TextGrammar::Line(*facing)),
            FieldKind::Answer(_) => Some(TextGrammar::Line(Facing::Ahead)),
            FieldKind::Remember => Some(TextGrammar::Line(Facing::Back)),
            FieldKind::Tags(_, has) => Some(TextGrammar::Tags(has.clone())),
            FieldKind::Word(kind) => Some(TextGrammar::Whole(*kind)),
            FieldKind::Toward => Some(TextGrammar::Whole(WordKind::Larger)),
            FieldKind::Text(_) | FieldKind::Date(..) | FieldKind::Extent(_) => None,
            FieldKind::Until(_) | FieldKind::Pause | FieldKind::Note { .. } => None,
            FieldKind::Measure | FieldKind::Amount | FieldKind::Undated { .. } => None,
            FieldKind::Path(_) | FieldKind::Lines => None,
        }
    }
}

pub(crate) const PAST_DATE: FieldKind =
    FieldKind::Date(Facing::Back, Past::Fine, "2026, 2026-11, 22 nov 2026, friday, 3 weeks ago");
pub(crate) const TARGET_DATE: FieldKind =
    FieldKind::Date(Facing::Ahead, Past::Overdue, "fri, +3d, +1w, +2m, 4 dec, mar 2027, 2027");
pub(crate) const WORDS: FieldKind = FieldKind::Text("separated by spaces");
pub(crate) const KIND: FieldKind = FieldKind::Word(WordKind::Kind);
pub(crate) const YES_OR_NO: FieldKind = FieldKind::Text("yes or no");

/// What is typed so that an item without a date is not asked about again.
pub(crate) const NEVER: &str = "never";

/// The meaning of a date that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Past {
    Fine,
    Overdue,
    Refused,
}

#[derive(Debug)]
pub(crate) struct FormField {
    pub(crate) label: &'static str,
    pub(crate) kind: FieldKind,
    pub(crate) field: TextField,
    /// The text that it began with.
    pub(crate) initial: String,
}

impl FormField {
    pub(super) fn new(label: &'static str, kind: FieldKind, text: &str) -> FormField {
        let field = match kind {
            FieldKind::Lines => TextField::of_lines(text.trim_end()),
            _ => TextField::holding(text),
        };
        let initial = field.text().trim().to_owned();
        FormField { label, kind, field, initial }
    }

    /// Its text, without space around it.
    pub(crate) fn text(&self) -> &str {
        self.field.text().trim()
    }

    /// Replaces its text.
    pub(crate) fn put(&mut self, text: &str) {
        self.field.put(text);
    }

    /// Takes in the text that its item has by now, unless another was typed; whether saving that would replace it.
    pub(super) fn follow(&mut self, now: &str) -> bool {
        let (is_same, is_typed) = (self.initial == now, self.changed().is_some());
        self.initial = now.to_owned();
        if !is_same && !is_typed {
            self.field.put(now);
        }
        !is_same && self.changed().is_some()
    }

    pub(crate) fn changed(&self) -> Option<&str> {
        (self.text() != self.initial).then_some(self.text())
    }
}
