//! Parses the text of a filter into terms.

use super::error::FilterError;
use super::key::{Asks, FilterKey};
use super::nearest::nearest;
use super::saved::{self, SavedFilters, is_word};
use super::term::{Is, Term, Test};
use super::{Filter, UnknownKey};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::needle::Needle;
use crate::domain::quoted;
use crate::domain::refusal::Refusal;
use crate::domain::tags;
use crate::domain::vocabulary::WordKind;
use crate::domain::when::{self, Facing};
use std::borrow::Cow;

/// A term before its key and value are checked.
struct RawTerm<'a> {
    text: &'a str,
    negated: bool,
    key: Option<FilterKey>,
    /// The text before a colon if it is no key.
    label: Option<&'a str>,
    value: Cow<'a, str>,
    quoted: bool,
}

/// Most words of a date: `Sunday the 22nd of November 2026`.
const LONGEST_DATE: usize = 6;

fn written(text: &str, calendar: Calendar) -> impl Iterator<Item = RawTerm<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (written, after) = next_written(rest, calendar)?;
        rest = after;
        Some(written)
    })
}

fn next_written(text: &str, calendar: Calendar) -> Option<(RawTerm<'_>, &str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    // A lone dash is an ordinary word.
    let denied =
        text.strip_prefix('-').filter(|t| t.chars().next().is_some_and(|c| !c.is_whitespace()));
    let term = denied.unwrap_or(text);
    let label = label(term);
    let key = label.and_then(FilterKey::parse);
    let from_value = match (key, label) {
        (Some(_), Some(label)) => &term[label.len() + 1..],
        _ => term,
    };
    let is_date = key.is_some_and(|key| key.asks.takes_date());
    let date = is_date.then(|| split_date(from_value, calendar)).flatten();
    let (value, quoted, rest) = date.unwrap_or_else(|| split_value(from_value));
    let text = &text[..text.len() - rest.len()];
    Some((
        RawTerm {
            text,
            negated: denied.is_some(),
            key,
            label: label.filter(|_| key.is_none()),
            value,
            quoted,
        },
        rest,
    ))
}

/// The text before a colon, if it is shaped like a key. Before `//` it is the scheme of an address.
fn label(text: &str) -> Option<&str> {
    let (label, after) = text.split_once(':')?;
    (is_word(label) && !after.starts_with("//")).then_some(label)
}

/// A value ends at white space or at the closing quote; an open quote runs to the end, as it does while typing.
fn split_value(text: &str) -> (Cow<'_, str>, bool, &str) {
    match text.strip_prefix('"') {
        Some(words) => {
            let (value, end) = quoted::inside(words);
            (value, true, &words[end..])
        }
        None => {
            let (value, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
            (value.into(), false, rest)
        }
    }
}

/// The kind of word that the value is which the text ends with, and where it begins.
pub(crate) fn last_value(text: &str, calendar: Calendar) -> Option<(WordKind, usize)> {
    let term = written(text, calendar).last().filter(|term| text.ends_with(term.text))?;
    let begin = text.len() - term.text.len() + usize::from(term.negated);
    let Some(key) = term.key else {
        return text[begin..].starts_with('#').then_some((WordKind::Tag, begin + 1));
    };
    let kind = match key.asks {
        Asks::Is => WordKind::Property,
        Asks::Tag => WordKind::Tag,
        Asks::Toward => WordKind::Larger,
        Asks::Saved => WordKind::Filter,
        Asks::Field { .. } if key.word == "kind" => WordKind::Kind,
        Asks::Field { .. } if key.word == "at" => WordKind::Organisation,
        Asks::Field { .. } | Asks::In | Asks::Within(_) | Asks::Expires => return None,
    };
    Some((kind, begin + key.word.len() + 1))
}

/// A value as the filter has it after its key; `None` if none can hold it.
pub(crate) fn written_value(value: &str) -> Option<String> {
    let plain = !value.contains(char::is_whitespace) && !value.starts_with('"');
    if plain { Some(value.to_owned()) } else { quoted::quoted(value) }
}

/// The longest run of words that is understood as a date: a date with spaces needs no quotes.
fn split_date(text: &str, calendar: Calendar) -> Option<(Cow<'_, str>, bool, &str)> {
    let mut gaps = text.match_indices(char::is_whitespace).map(|(gap, _)| gap).peekable();
    if gaps.peek() == Some(&0) {
        return None;
    }
    let ends: Vec<usize> = gaps.chain([text.len()]).take(LONGEST_DATE).collect();
    let is_date = |end: &usize| match when::parse(&text[..*end], calendar, Facing::Either) {
        Ok(_) => true,
        Err(error) => error.is_about_a_date(),
    };
    let (value, rest) = text.split_at(ends.into_iter().rev().find(is_date)?);
    Some((value.into(), false, rest))
}

#[derive(Clone, Copy)]
pub(super) struct TermReader<'a> {
    pub(super) calendar: Calendar,
    /// Resolves the reference after `toward:`.
    pub(super) resolve_ref: &'a dyn Fn(&str) -> Result<Id, Refusal>,
    /// Filters available to `filter:`; `None` inside a saved filter.
    pub(super) saved: Option<&'a SavedFilters>,
}

impl TermReader<'_> {
    pub(super) fn filter(&self, text: &str) -> Result<Filter, FilterError> {
        let terms = written(text, self.calendar).map(|written| self.term(&written));
        Ok(Filter {
            terms: terms.collect::<Result<_, _>>()?,
            unknown_key: written(text, self.calendar).find_map(|written| unknown_key(&written)),
        })
    }

    /// Those terms of a text that are understood, as they are written.
    pub(super) fn understood(&self, text: &str) -> String {
        let terms = written(text, self.calendar).filter(|written| self.term(written).is_ok());
        terms.map(|written| written.text).collect::<Vec<_>>().join(" ")
    }

    fn term(&self, written: &RawTerm) -> Result<Term, FilterError> {
        let test = match written.key {
            None if written.quoted => Test::Phrase(Needle::new(&written.value)),
            None => word(&written.value),
            Some(key) => self.keyed(written, key)?,
        };
        Ok(Term { negated: written.negated, test })
    }

    fn keyed(&self, written: &RawTerm, key: FilterKey) -> Result<Test, FilterError> {
        if written.value.trim().is_empty() {
            return Err(FilterError::NoValue { key: key.word, example: key.example });
        }
        Ok(match key.asks {
            Asks::Is => is(written)?,
            Asks::Tag => Test::Tag(Needle::new(tags::bare(&written.value))),
            Asks::Field { whole } => {
                Test::Field { key: key.word, value: Needle::new(&written.value), whole }
            }
            Asks::Toward => self.toward(written)?,
            Asks::In => Test::In(date(written, self.calendar)?),
            Asks::Within(days) => Test::Within(days(date(written, self.calendar)?)),
            Asks::Expires => Test::Expires(date(written, self.calendar)?.last_day()),
            Asks::Saved => self.saved(written)?,
        })
    }

    fn toward(&self, written: &RawTerm) -> Result<Test, FilterError> {
        let found = (self.resolve_ref)(&written.value).map(Test::Toward);
        found.map_err(|source| FilterError::Toward { term: written.text.into(), source })
    }

    /// A saved filter cannot use another one, which rules out cycles.
    fn saved(&self, written: &RawTerm) -> Result<Test, FilterError> {
        let name = written.value.clone().into_owned();
        let Some(saved) = self.saved else {
            let term = written.text.into();
            return Err(FilterError::Nested { term });
        };
        let Some(text) = saved::find_named(saved, &name) else {
            let known = saved.keys().cloned().collect();
            return Err(FilterError::UnknownSaved { name, known });
        };
        let within = TermReader { saved: None, ..*self };
        let read = within.filter(text).map(Test::Saved);
        read.map_err(|source| FilterError::Saved { name, source: Box::new(source) })
    }
}

/// A word that begins with `#` also matches as a tag.
fn word(value: &str) -> Test {
    let word = Needle::new(value);
    match tags::bare(value) {
        tag if tag == value => Test::Word(word),
        tag => Test::Hash { word, tag: Needle::new(tag) },
    }
}

/// The likely key that an unknown key with a value was meant to be.
fn unknown_key(written: &RawTerm) -> Option<UnknownKey> {
    let label = written.label?;
    let ends = written.value.len() == label.len() + 1;
    let meant = FilterKey::suggest(label).filter(|_| !ends)?;
    let typed = label.to_owned();
    Some(UnknownKey { typed, meant })
}

fn is(written: &RawTerm) -> Result<Test, FilterError> {
    let value = written.value.to_lowercase();
    let found = Is::ALL.into_iter().find(|is| is.word == value).map(Test::Is);
    found.ok_or_else(|| FilterError::UnknownIs {
        term: written.text.into(),
        nearest: nearest(&value, Is::words()),
    })
}

fn date(written: &RawTerm, calendar: Calendar) -> Result<Date, FilterError> {
    let read = when::parse(&written.value, calendar, Facing::Either);
    read.map_err(|source| FilterError::When { term: written.text.into(), source })
}
