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
    #[error("\"{}\" is not a filter; is: accepts {}", visible(term), list_of(&Is::words()))]
    UnknownIs { term: String, nearest: Option<&'static str> },
    #[error("\"{key}:\" has nothing after it")]
    NoValue { key: &'static str, example: &'static str },
    #[error("in \"{}\": {source}", visible(term))]
    When { term: String, source: WhenError },
    #[error("no filter is saved as \"{}\"", visible(name))]
    UnknownSaved { name: String, known: Vec<String> },
    #[error("\"{}\" is in a saved filter, which cannot name another", visible(term))]
    Nested { term: String },
    #[error("in the saved filter {}: {source}", visible(name))]
    Saved { name: String, source: Box<FilterError> },
    #[error("in \"{}\": {source}", visible(term))]
    Toward { term: String, source: Refusal },
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
            FilterError::When { source, .. } => source.hint().into(),
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
