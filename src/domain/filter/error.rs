//! Why a filter was not understood, in words for the person who wrote it.

use super::term::Is;
use crate::domain::refusal::Refusal;
use crate::domain::visible::visible;
use crate::domain::when::WhenError;
use crate::domain::words::list_of;
use thiserror::Error;

/// The words that may stand before a colon.
pub(super) const KEYS: [&str; 7] = ["is", "tag", "kind", "toward", "filter", "after", "before"];

/// A term of a filter that was not understood.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum FilterError {
    /// A word before a colon that is none of the filter's own.
    #[error("\"{}\" is not a filter: before a colon stand {}", visible(term), list_of(&KEYS))]
    UnknownKey {
        /// The term as given.
        term: String,
        /// What stands before its colon.
        key: String,
        /// The key that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A value of `is:` that is none.
    #[error("\"{}\" is not a filter: after is: stand {}", visible(term), list_of(&Is::ALL.map(Is::word)))]
    UnknownIs {
        /// The term as given.
        term: String,
        /// The value that was probably meant.
        nearest: Option<&'static str>,
    },
    /// Nothing after the colon.
    #[error("{key}: has nothing after it")]
    NoValue {
        /// What stands before the colon.
        key: &'static str,
    },
    /// The date after `after:` or `before:` was not understood.
    #[error("in \"{}\": {source}", visible(term))]
    When {
        /// The term as given.
        term: String,
        /// What is wrong with the date.
        source: WhenError,
    },
    /// No filter is saved by the name after `filter:`.
    #[error("no filter is saved as \"{}\"", visible(name))]
    UnknownSaved {
        /// The name as given.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A saved filter has `filter:` in it.
    #[error(
        "\"{}\" stands in a saved filter, which cannot name another",
        visible(term)
    )]
    Nested {
        /// The term as given.
        term: String,
    },
    /// A saved filter was not understood.
    #[error("in the saved filter {}: {source}", visible(name))]
    Saved {
        /// Its name.
        name: String,
        /// What is wrong with it.
        source: Box<FilterError>,
    },
    /// The goal after `toward:` was not found.
    #[error("in \"{}\": {source}", visible(term))]
    Toward {
        /// The term as given.
        term: String,
        /// Why it was not found.
        source: Refusal,
    },
}

impl FilterError {
    /// What to write instead.
    pub fn hint(&self) -> String {
        match self {
            FilterError::UnknownKey {
                nearest: Some(key), ..
            } => format!("write {key}: instead"),
            FilterError::UnknownKey {
                nearest: None,
                term,
                ..
            } => {
                format!(
                    "put it in quotes to find it as text: \"{}\"",
                    visible(&term.replace('"', ""))
                )
            }
            FilterError::UnknownIs {
                nearest: Some(value),
                ..
            } => format!("write is:{value}"),
            FilterError::UnknownIs { nearest: None, .. } => {
                "write one of these, such as is:open".into()
            }
            FilterError::NoValue { key } => format!("write {}", example(key)),
            FilterError::When { source, .. } => {
                format!("{}; in quotes if it has spaces", source.hint())
            }
            FilterError::Toward { source, .. } => source.hint(),
            FilterError::UnknownSaved { known, .. } if known.is_empty() => {
                "none is saved yet; f and then NAME: FILTER saves one on the screen".into()
            }
            FilterError::UnknownSaved { known, .. } => {
                format!("saved are {}", visible(&list_of(known)))
            }
            FilterError::Nested { .. } => "write out what it stands for".into(),
            FilterError::Saved { source, .. } => source.hint(),
        }
    }
}

fn example(key: &str) -> &'static str {
    match key {
        "is" => "is:open",
        "tag" => "tag:study",
        "kind" => "kind:training",
        "toward" => "toward: with the id or title of a larger goal",
        "filter" => "filter: with the name of a saved filter",
        "after" => "after:2019",
        _ => "before:2019",
    }
}
