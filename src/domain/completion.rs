//! What completes the word before the cursor, by the grammar of the text and the words that there are.

#[cfg(test)]
mod tests;

use super::calendar::Calendar;
use super::capture::{self, Meaning};
use super::filter;
use super::quoted;
use super::tags;
use super::vocabulary::{Vocabulary, WordKind};
use super::when::Facing;
use std::borrow::Cow;
use std::ops::Range;

/// How a text is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextGrammar {
    /// A title with signs in it.
    Line(Facing),
    /// Tags, with a minus those that are removed; the item has these already.
    Tags(Vec<String>),
    /// One word or name.
    Whole(WordKind),
    Filter,
    /// Words to search for, tags among them.
    Search,
}

/// A way to complete the word before the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WordCompletion {
    /// The bytes of the text that it replaces. They end at the cursor.
    pub(crate) place: Range<usize>,
    /// What it puts there, as the grammar writes it.
    pub(crate) text: String,
    /// The part of the word that is not typed yet.
    pub(crate) rest: String,
}

/// How a word is written where it completes another; `None` if it cannot be there.
type WordWriter = fn(&str) -> Option<String>;

/// The candidates for the word before the cursor, the most used first. Within a word there are none.
pub(crate) fn candidates(
    grammar: &TextGrammar,
    (text, cursor): (&str, usize),
    words: &Vocabulary,
    calendar: Calendar,
) -> Vec<WordCompletion> {
    let (before, after) = text.split_at(cursor);
    let whole = matches!(grammar, TextGrammar::Whole(_));
    let is_behind = after.is_empty() || !whole && after.starts_with(ends_word);
    let begun = begun(grammar, before, calendar).filter(|_| is_behind);
    let Some((kind, start, written)) = begun else { return Vec::new() };
    let Some(word) = unquoted(&before[start..]) else { return Vec::new() };
    // Nothing is begun yet; behind a sign or a key it is plain what is wanted.
    if word.is_empty() && before[..start].chars().next_back().is_none_or(char::is_whitespace) {
        return Vec::new();
    }
    let tags = wanted_tags(grammar, (text, start), calendar);
    let fits = |word: &str| kind != WordKind::Tag || tags.want(word);
    let candidate = |(word, rest): (&str, &str)| {
        let (place, rest) = (start..cursor, rest.to_owned());
        Some(WordCompletion { place, text: written(word)?, rest })
    };
    let fitting = words.fitting(kind, &word).filter(|(word, _)| fits(word));
    fitting.filter_map(candidate).collect()
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';')
}

/// The words behind an open quote, or the word itself. What is in closed quotes begins nothing.
fn unquoted(word: &str) -> Option<Cow<'_, str>> {
    match word.strip_prefix('"') {
        Some(words) => quoted::is_open(words).then(|| quoted::inside(words).0),
        None => Some(word.into()),
    }
}

/// The kind of the word that is begun, where it begins, and how one is written there.
fn begun(
    grammar: &TextGrammar,
    before: &str,
    calendar: Calendar,
) -> Option<(WordKind, usize, WordWriter)> {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let (tag, name): (WordWriter, WordWriter) = (
        |word| capture::written(Meaning::Tag, word),
        |word| capture::written(Meaning::Toward, word),
    );
    Some(match grammar {
        TextGrammar::Line(facing) => {
            let (meaning, start) = capture::last_word(before, calendar, *facing)?;
            match meaning {
                Meaning::Tag => (WordKind::Tag, start, tag),
                Meaning::At => (WordKind::Organisation, start, name),
                Meaning::Toward => (WordKind::Larger, start, name),
                Meaning::Date | Meaning::Measure | Meaning::Unclear => return None,
            }
        }
        TextGrammar::Tags(_) => {
            let word = last.trim_start_matches(['-', '#']);
            (WordKind::Tag, before.len() - word.len(), tag)
        }
        TextGrammar::Whole(kind) => (*kind, 0, |word| Some(word.to_owned())),
        TextGrammar::Filter => {
            let (kind, start) = filter::last_value(before, calendar)?;
            (kind, start, filter::written_value)
        }
        TextGrammar::Search => {
            let word = last.strip_prefix('#')?;
            (WordKind::Tag, before.len() - word.len(), tag)
        }
    })
}

enum WantedTags {
    Only(Vec<String>),
    AllBut(Vec<String>),
}

impl WantedTags {
    fn want(&self, tag: &str) -> bool {
        let is_in = |tags: &[String]| tags.iter().any(|other| tags::alike(other, tag));
        match self {
            WantedTags::Only(tags) => is_in(tags),
            WantedTags::AllBut(tags) => !is_in(tags),
        }
    }
}

/// A tag is added once, and only one that is there is removed.
fn wanted_tags(
    grammar: &TextGrammar,
    (text, start): (&str, usize),
    calendar: Calendar,
) -> WantedTags {
    match grammar {
        TextGrammar::Line(facing) => {
            WantedTags::AllBut(capture::parse(text, calendar, *facing).tags)
        }
        TextGrammar::Tags(has) => {
            let sign = text[..start].rsplit(char::is_whitespace).next();
            if sign.is_some_and(|sign| sign.starts_with('-')) && !has.is_empty() {
                return WantedTags::Only(has.clone());
            }
            let typed = text.split_whitespace().map(|tag| tag.trim_start_matches('#').to_owned());
            WantedTags::AllBut(typed.chain(has.iter().cloned()).collect())
        }
        TextGrammar::Whole(_) | TextGrammar::Filter | TextGrammar::Search => {
            WantedTags::AllBut(Vec::new())
        }
    }
}
