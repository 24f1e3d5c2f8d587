//! From the text of a filter to its terms.

use super::error::{FilterError, KEYS};
use super::nearest::nearest;
use super::term::{Is, Term, Test};
use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::needle::Needle;
use crate::domain::refusal::Refusal;
use crate::domain::when::{self, Facing};

/// A term as it was written.
pub(super) struct Written<'a> {
    text: &'a str,
    negated: bool,
    key: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

pub(super) fn written(text: &str) -> impl Iterator<Item = Written<'_>> {
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
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic());
    match text.split_once(':') {
        Some((key, value)) if is_key(key) => (Some(key), value),
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

pub(super) fn term(
    written: &Written,
    today: Day,
    resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
) -> Result<Term, FilterError> {
    let test = match written.key {
        None if written.quoted => Test::Phrase(Needle::new(written.value)),
        None => Test::Word(Needle::new(written.value)),
        Some(key) => keyed(written, &key.to_ascii_lowercase(), today, resolve_ref)?,
    };
    Ok(Term {
        negated: written.negated,
        test,
    })
}

fn keyed(
    written: &Written,
    key: &str,
    today: Day,
    resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
) -> Result<Test, FilterError> {
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
            let found = resolve_ref(written.value).map(Test::Toward);
            found.map_err(|source| FilterError::Toward {
                term: written.text.into(),
                source,
            })
        }
        "after" => Ok(Test::After(date(written, today)?.last_day())),
        _ => Ok(Test::Before(date(written, today)?.first_day())),
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
