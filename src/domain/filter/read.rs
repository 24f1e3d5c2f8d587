//! From the text of a filter to its terms.

use super::Filter;
use super::error::{FilterError, KEYS};
use super::nearest::nearest;
use super::saved::{self, SavedFilters, is_word};
use super::term::{Is, Term, Test};
use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::needle::Needle;
use crate::domain::refusal::Refusal;
use crate::domain::when::{self, Facing};

/// A term as it was written.
struct Written<'a> {
    text: &'a str,
    negated: bool,
    key: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

fn written(text: &str) -> impl Iterator<Item = Written<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (written, after) = next_written(rest)?;
        rest = after;
        Some(written)
    })
}

fn next_written(text: &str) -> Option<(Written<'_>, &str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    // A dash on its own is a word like any other.
    let denied = text
        .strip_prefix('-')
        .filter(|t| t.chars().next().is_some_and(|c| !c.is_whitespace()));
    let (key, from_value) = split_key(denied.unwrap_or(text));
    let (value, quoted, rest) = split_value(from_value);
    let text = &text[..text.len() - rest.len()];
    Some((
        Written {
            text,
            negated: denied.is_some(),
            key,
            value,
            quoted,
        },
        rest,
    ))
}

fn split_key(text: &str) -> (Option<&str>, &str) {
    match text.split_once(':') {
        // A name that filters are saved by is no key, but nor is it meant as text.
        Some((key, value)) if is_word(key) => (Some(key), value),
        _ => (None, text),
    }
}

/// A value ends at white space, or at the closing quote; a quote still open runs to the end, as it does while typing.
fn split_value(text: &str) -> (&str, bool, &str) {
    match text.strip_prefix('"') {
        Some(quoted) => {
            let (value, rest) = quoted.split_once('"').unwrap_or((quoted, ""));
            (value, true, rest)
        }
        None => {
            let (value, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
            (value, false, rest)
        }
    }
}

/// What terms are read with.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) today: Day,
    /// Finds the goal that `toward:` names.
    pub(super) resolve_ref: &'a dyn Fn(&str) -> Result<Id, Refusal>,
    /// The filters that `filter:` may name; `None` in one of them.
    pub(super) saved: Option<&'a SavedFilters>,
}

impl Reader<'_> {
    pub(super) fn filter(&self, text: &str) -> Result<Filter, FilterError> {
        let terms = written(text).map(|written| self.term(&written));
        Ok(Filter {
            terms: terms.collect::<Result<_, _>>()?,
        })
    }

    fn term(&self, written: &Written) -> Result<Term, FilterError> {
        let test = match written.key {
            None if written.quoted => Test::Phrase(Needle::new(written.value)),
            None => Test::Word(Needle::new(written.value)),
            Some(key) => self.keyed(written, &key.to_ascii_lowercase())?,
        };
        Ok(Term {
            negated: written.negated,
            test,
        })
    }

    fn keyed(&self, written: &Written, key: &str) -> Result<Test, FilterError> {
        let Some(known) = KEYS.into_iter().find(|known| *known == key) else {
            let term = written.text.into();
            return Err(FilterError::UnknownKey {
                term,
                key: key.into(),
                nearest: nearest(key, KEYS),
            });
        };
        if written.value.trim().is_empty() {
            return Err(FilterError::NoValue { key: known });
        }
        match known {
            "is" => is(written),
            "tag" => Ok(Test::Tag(Needle::new(written.value))),
            "kind" => Ok(Test::Kind(Needle::new(written.value))),
            "toward" => {
                let found = (self.resolve_ref)(written.value).map(Test::Toward);
                found.map_err(|source| FilterError::Toward {
                    term: written.text.into(),
                    source,
                })
            }
            "filter" => self.saved(written),
            "after" => Ok(Test::After(date(written, self.today)?.last_day())),
            _ => Ok(Test::Before(date(written, self.today)?.first_day())),
        }
    }

    /// A saved filter names no other: so none can come back to itself.
    fn saved(&self, written: &Written) -> Result<Test, FilterError> {
        let name = written.value.to_owned();
        let Some(saved) = self.saved else {
            let term = written.text.into();
            return Err(FilterError::Nested { term });
        };
        let Some(text) = saved::named_so(saved, &name) else {
            let known = saved.keys().cloned().collect();
            return Err(FilterError::UnknownSaved { name, known });
        };
        let within = Reader {
            saved: None,
            ..*self
        };
        let read = within.filter(text).map(Test::Saved);
        read.map_err(|source| FilterError::Saved {
            name,
            source: Box::new(source),
        })
    }
}

fn is(written: &Written) -> Result<Test, FilterError> {
    let value = written.value.to_lowercase();
    let found = Is::ALL
        .into_iter()
        .find(|is| is.word() == value)
        .map(Test::Is);
    found.ok_or_else(|| FilterError::UnknownIs {
        term: written.text.into(),
        nearest: nearest(&value, Is::ALL.map(Is::word)),
    })
}

fn date(written: &Written, today: Day) -> Result<Date, FilterError> {
    let read = when::parse(written.value, today, Facing::Either);
    read.map_err(|source| FilterError::When {
        term: written.text.into(),
        source,
    })
}
