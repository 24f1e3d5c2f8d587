//! The language that picks items: words, `is:open`, `tag:study`, `toward:REF`, `in:2019`, `filter:NAME`; `-` negates.

mod error;
mod key;
pub(crate) mod nearest;
mod read;
pub(crate) mod saved;
mod term;
#[cfg(test)]
mod tests;

pub(crate) use self::error::FilterError;

use self::read::TermReader;
use self::saved::SavedFilters;
use self::term::Term;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
use crate::domain::visible::visible;

/// What items must be like. All its terms must hold; one without terms holds for everything.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Filter {
    terms: Vec<Term>,
    slip: Option<UnknownKey>,
}

/// A word before a colon that is looked for as text, though a key was probably meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct UnknownKey {
    typed: String,
    meant: &'static str,
}

impl UnknownKey {
    /// What it is taken for, and what to write if it was not meant so.
    pub(crate) fn words(&self) -> String {
        let (typed, meant) = (visible(&self.typed), self.meant);
        format!("\"{typed}:\" is looked for as text. Did you mean {meant}:?")
    }
}

impl Filter {
    /// Reads a filter. `resolve_ref` finds the goal that `toward:` names.
    ///
    /// # Errors
    /// When the value after a key is not known. A word before a colon that is no key is text.
    #[cfg(test)]
    pub(crate) fn parse(
        text: &str,
        today: Day,
        resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
    ) -> Result<Filter, FilterError> {
        Filter::parse_with(text, today, resolve_ref, &SavedFilters::new())
    }

    /// Reads a filter in which `filter:NAME` stands for a saved one.
    ///
    /// # Errors
    /// As for `parse`; also when none of that name is saved, or the saved one is wrong or names another.
    pub(crate) fn parse_with(
        text: &str,
        today: Day,
        resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
        saved: &SavedFilters,
    ) -> Result<Filter, FilterError> {
        let saved = Some(saved);
        TermReader { today, resolve_ref, saved }.filter(text)
    }

    /// Whether the item is as the filter says.
    pub(crate) fn matches(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        self.terms.iter().all(|term| term.holds(item, journey, today))
    }

    /// Whether it asks for what only something past can be or have, or for a date: then the past is looked at as well.
    pub(crate) fn looks_back(&self) -> bool {
        self.terms.iter().any(Term::looks_back)
    }

    /// The first word before a colon that may be a mistyped key.
    pub(crate) fn slip(&self) -> Option<&UnknownKey> {
        self.slip.as_ref()
    }

    /// Whether it has no terms, and so holds for everything.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
