//! Why a filter was not understood, in words for the person who wrote it.

use super::term::Is;
use crate::domain::advice::Advice;
use crate::domain::refusal::Refusal;
use crate::domain::visible::visible;
use crate::domain::when::WhenError;
use crate::domain::words::list_of;
use thiserror::Error;

/// A term of a filter that was not understood.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub(crate) enum FilterError {
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
        /// A term with something after it.
        example: &'static str,
    },
    /// The date after `in:`, `after:` and the like was not understood.
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
    #[error("\"{}\" stands in a saved filter, which cannot name another", visible(term))]
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
