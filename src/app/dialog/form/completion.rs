//! How the word at the end of a field goes on, by the words that the journey uses.

use super::FormField;
use super::field::Completes;
use crate::domain::capture::{self, Meaning};
use crate::domain::date::Day;
use crate::domain::goal::Size;
use crate::domain::journey::Journey;
use crate::domain::vocabulary::{Vocabulary, WordKind};
use crate::domain::when::Facing;

/// What the fields of a form are completed from, collected once when it opens.
#[derive(Debug)]
pub(crate) struct Completer {
    vocabulary: Vocabulary,
    today: Day,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Suggestion {
    /// What follows the text that is typed.
    pub(crate) rest: String,
    /// The whole text with it.
    pub(crate) text: String,
}

impl Completer {
    pub(crate) fn of(journey: &Journey, today: Day) -> Completer {
        Completer { vocabulary: Vocabulary::of(journey), today }
    }

    pub(super) fn complete(&self, field: &FormField) -> Option<Suggestion> {
        let text = field.field.text();
        match field.kind.completes().filter(|_| field.field.is_at_end())? {
            Completes::Signs(facing, size) => self.after_sign(text, facing, size),
            Completes::Tags => {
                let start = text.rfind(' ').map_or(0, |blank| blank + 1);
                let word = text[start..].trim_start_matches(['-', '#']);
                let before = &text[..text.len() - word.len()];
                let (tag, rest) = self.vocabulary.complete(WordKind::Tag, word)?;
                let tag = capture::written(Meaning::Tag, tag)?;
                Some(Suggestion { rest: rest.to_owned(), text: format!("{before}{tag}") })
            }
            Completes::Whole(kind) => {
                let (word, rest) = self.vocabulary.complete(kind, text)?;
                Some(Suggestion { rest: rest.to_owned(), text: word.to_owned() })
            }
        }
    }

    /// Of a line with signs, the word after the last one.
    fn after_sign(&self, text: &str, facing: Facing, size: Size) -> Option<Suggestion> {
        let (meaning, start, word) = capture::last_word(text, self.today, facing)?;
        let kind = match (meaning, size) {
            (Meaning::Tag, _) => WordKind::Tag,
            (Meaning::At, _) => WordKind::Organisation,
            (Meaning::Toward, Size::Small) => WordKind::Larger,
            (Meaning::Toward, Size::Large) => return None,
            (Meaning::Date | Meaning::Measure | Meaning::Unclear, _) => return None,
        };
        let (word, rest) = self.vocabulary.complete(kind, word)?;
        let word = capture::written(meaning, word)?;
        Some(Suggestion { rest: rest.to_owned(), text: format!("{}{word}", &text[..start]) })
    }
}
