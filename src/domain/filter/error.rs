//! Errors of the filter language, worded for the person who wrote the filter.

use super::term::Is;
use crate::domain::advice::Advice;
use crate::domain::refusal::Refusal;
use crate::domain::visible::visible;
use crate::domain::when::WhenError;
use crate::domain::words::list_of;
use thiserror::Error;

#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub(crate) enum FilterError {
    /// An unknown value of `is:`.
    #[error("\"{}\" is not a filter: after is: stand {}", visible(term), list_of(&Is::words()))]
    UnknownIs {
        /// The term as given.
        term: String,
        /// The suggested value.
        nearest: Option<&'static str>,
    },
    /// No value after the colon.
    #[error("{key}: has nothing after it")]
    NoValue {
        /// The key.
        key: &'static str,
        /// An example of a complete term.
        example: &'static str,
    },
    /// An invalid date after `in:`, `after:` and the like.
    #[error("in \"{}\": {source}", visible(term))]
    When {
        /// The term as given.
        term: String,
        source: WhenError,
    },
    /// An unknown name after `filter:`.
    #[error("no filter is saved as \"{}\"", visible(name))]
    UnknownSaved {
        /// The name as given.
        name: String,
        /// The names of the saved filters.
        known: Vec<String>,
    },
    /// A saved filter that uses `filter:`.
    #[error("\"{}\" stands in a saved filter, which cannot name another", visible(term))]
    Nested {
        /// The term as given.
        term: String,
    },
    /// An invalid saved filter.
    #[error("in the saved filter {}: {source}", visible(name))]
    Saved { name: String, source: Box<FilterError> },
    /// An unknown goal after `toward:`.
    #[error("in \"{}\": {source}", visible(term))]
    Toward {
        /// The term as given.
        term: String,
        source: Refusal,
    },
}

impl FilterError {
    pub(crate) fn advice(&self) -> Advice {
        match self {
            FilterError::UnknownIs { nearest: Some(value), .. } => {
                format!("write is:{value}").into()
            }
            FilterError::UnknownIs { nearest: None, .. } => {
                "write one of these, such as is:open".into()
            }
            FilterError::NoValue { example, .. } => format!("write {example}").into(),
            FilterError::When { source, .. } => {
                format!("{}; in quotes if it has spaces", source.hint()).into()
            }
            FilterError::Toward { source, .. } => source.advice(),
            FilterError::UnknownSaved { known, .. } if known.is_empty() => Advice::SaveFilter,
            FilterError::UnknownSaved { known, .. } => {
                format!("saved are {}", visible(&list_of(known))).into()
            }
            FilterError::Nested { .. } => "write out what it stands for".into(),
            FilterError::Saved { source, .. } => source.advice(),
        }
    }
}
