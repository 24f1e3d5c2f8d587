//! The capture line: a title with `^CKA` (what it serves), `#tag`, `!friday` (its date), `=12 pages` (its measure) and
//! `@Nordbank` (the organisation) anywhere in it.

mod scan;
#[cfg(test)]
mod tests;

use crate::domain::calendar::Calendar;
use crate::domain::date::{Date, Extent};
use crate::domain::goal::Goal;
use crate::domain::measure::{Measure, NoMeasure};
use crate::domain::quoted::quoted;
use crate::domain::when::{self, Facing, WhenError};
use std::ops::Range;

/// A parsed capture line.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Captured {
    /// The rest of the line, with single spaces; may be empty.
    pub(crate) title: String,
    /// After `^`: a reference to a larger goal, not yet resolved.
    pub(crate) toward: Option<Token>,
    /// After `@`: the organisation.
    pub(crate) at: Option<String>,
    /// After each `#`, without duplicates.
    pub(crate) tags: Vec<String>,
    /// After `!`.
    pub(crate) when: Option<Result<Extent, WhenError>>,
    /// After `=`.
    pub(crate) measure: Option<Result<Measure, NoMeasure>>,
    /// The first sign with nothing after it; it is title too.
    pub(crate) bare: Option<char>,
    /// The parts that are not title, in order.
    pub(crate) marks: Vec<CaptureMark>,
}

impl Captured {
    /// The date after `!`; a span is an error, since a goal has none.
    pub(crate) fn due(&self) -> Option<Result<Date, WhenError>> {
        let when = self.when.clone()?;
        Some(when::one_date(when))
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    /// Without its sign and quotes.
    pub(crate) text: String,
    /// Bytes of the line, sign and quotes included.
    pub(crate) span: Range<usize>,
}

/// A part of the line that is not title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CaptureMark {
    /// Bytes of the line, sign and quotes included.
    pub(crate) span: Range<usize>,
    pub(crate) meaning: Meaning,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    Toward,
    /// The organisation.
    At,
    Tag,
    Date,
    Measure,
    /// An invalid date or measure.
    Unclear,
}

impl Captured {
    /// Whether the title is saved just as it was typed.
    pub(crate) fn is_as_typed(&self, text: &str) -> bool {
        self.marks.is_empty() && self.bare.is_none() && self.title == text.trim()
    }
}

/// The fault of a sign alone.
pub(crate) fn nothing_after(sign: char) -> String {
    format!("{sign} has nothing after it")
}

/// Advice for a sign that was meant as text.
pub(crate) fn keeping(sign: char) -> String {
    format!("\\{sign} keeps the sign in the title")
}

/// The line that is parsed as the goal's title, target and tags. A tag that no line can hold is left out.
pub(crate) fn line_of(goal: &Goal) -> String {
    let kept = |word: &str| match word.starts_with(scan::SIGNS_OF_A_GOAL) {
        true => format!("\\{word}"),
        false => word.to_owned(),
    };
    let mut words: Vec<String> = scan::words(&goal.title).map(kept).collect();
    words.extend(goal.due.map(|due| format!("!{due}")));
    words.extend(goal.tags.iter().filter(|tag| scan::is_tag(tag)).map(|tag| format!("#{tag}")));
    words.join(" ")
}

/// The meaning of the word after a sign that the line ends with, and where it begins behind its sign.
pub(crate) fn last_word(
    text: &str,
    calendar: impl Into<Calendar>,
    facing: Facing,
) -> Option<(Meaning, usize)> {
    let captured = parse(text, calendar, facing);
    let mark = captured.marks.last().filter(|mark| mark.span.end == text.len());
    let of_sign = |sign: char| match sign {
        '#' => Some(Meaning::Tag),
        '^' if captured.toward.is_none() => Some(Meaning::Toward),
        '@' if captured.at.is_none() => Some(Meaning::At),
        _ => None,
    };
    let begun = || {
        let sign = captured.bare.filter(|sign| text.ends_with(*sign))?;
        Some((of_sign(sign)?, text.len()))
    };
    mark.map(|mark| (mark.meaning, mark.span.start + 1)).or_else(begun)
}

/// A word as the line has it after its sign; `None` if no line can hold it.
pub(crate) fn written(meaning: Meaning, word: &str) -> Option<String> {
    match meaning {
        Meaning::Tag => scan::is_tag(word).then(|| word.to_owned()),
        _ if word.contains(scan::is_gap) || word.ends_with([',', ';']) => quoted(word),
        _ => Some(word.to_owned()),
    }
}

/// Parses a capture line; every text is one.
///
/// A sign counts at the beginning of a word. Of `^`, `!`, `=` and `@` only the first counts; a later one is title, and so
/// is one after a backslash, or alone. `^` and `=` are for a goal, which looks ahead, `@` for a milestone, which looks back. A
/// unit ends at the next sign or comma. A date is the longest run of words after `!` that parses as one; quotes group
/// words.
pub(crate) fn parse(text: &str, calendar: impl Into<Calendar>, facing: Facing) -> Captured {
    scan::Scan::of(text, calendar.into(), facing)
}
