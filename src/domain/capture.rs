//! The capture line: a title with `^CKA` (what it serves), `#tag`, `!friday` (its date), `=12 pages` (its measure) and
//! `@Nordbank` (the organisation) anywhere in it.

mod scan;
#[cfg(test)]
mod tests;

use crate::domain::date::{Date, Day, Extent};
use crate::domain::measure::{Measure, NoMeasure};
use crate::domain::when::{self, Facing, WhenError};
use std::ops::Range;

/// What a capture line says.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Captured {
    /// What is left when all else is taken out, with single spaces; may be empty.
    pub(crate) title: String,
    /// What stands after `^`: a reference to a larger goal, not yet looked up.
    pub(crate) toward: Option<Token>,
    /// The organisation after `@`.
    pub(crate) at: Option<String>,
    /// What stands after each `#`, each once.
    pub(crate) tags: Vec<String>,
    /// The date or the span after `!`, or why it is not understood.
    pub(crate) when: Option<Result<Extent, WhenError>>,
    /// The measure after `=`, or why it is none.
    pub(crate) measure: Option<Result<Measure, NoMeasure>>,
    /// The parts that are not title, in order, for showing them.
    pub(crate) marks: Vec<CaptureMark>,
}

impl Captured {
    /// The one date after `!`, or why there is none: a goal has no span.
    pub(crate) fn due(&self) -> Option<Result<Date, WhenError>> {
        let when = self.when.clone()?;
        Some(when::one_date(when))
    }
}

/// A text and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    /// The text, without its sign and quotes.
    pub(crate) text: String,
    /// The bytes of the line that it takes, sign and quotes included.
    pub(crate) span: Range<usize>,
}

/// A part of the line that is not title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CaptureMark {
    /// The bytes of the line that it takes, sign and quotes included.
    pub(crate) span: Range<usize>,
    /// What it was taken for.
    pub(crate) meaning: Meaning,
}

/// What a part of the line was taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// The larger goal that it serves.
    Toward,
    /// The organisation.
    At,
    /// A tag.
    Tag,
    /// A date.
    Date,
    /// How far it is, of what.
    Measure,
    /// A date or a measure that was not understood.
    Unclear,
}

impl Captured {
    /// Whether the title is saved just as it was typed.
    pub(crate) fn is_as_typed(&self, text: &str) -> bool {
        self.marks.is_empty() && self.title == text.trim()
    }
}

/// How a sign that is refused is kept in the title.
pub(crate) fn keeping(sign: char) -> String {
    format!("\\{sign} keeps the sign in the title")
}

/// Reads a capture line; every text is one.
///
/// A sign counts at the beginning of a word, the first `^`, the first date and the first measure alone; a later one is
/// title, and so is one after a backslash. Only a line that looks ahead, for a goal, says what it serves and has a
/// measure; only one that looks back, for a milestone, has an organisation. The unit of that goes up to the next sign, a comma or the end. After `!` the longest run of words that says a date or a span is taken; quotes hold
/// several words together.
pub(crate) fn parse(text: &str, today: Day, facing: Facing) -> Captured {
    scan::Scan::of(text, today, facing)
}
