//! The language that picks items: words, `is:open`, `tag:study`, `toward:REF`, `after:2019`, `filter:NAME`; `-` negates.

mod error;
mod nearest;
mod read;
pub mod saved;
mod term;
#[cfg(test)]
mod tests;

pub use self::error::FilterError;

use self::read::Reader;
use self::saved::SavedFilters;
use self::term::Term;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;

/// What items must be like. All its terms must hold; one without terms holds for everything.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filter {
    terms: Vec<Term>,
}

impl Filter {
    /// Reads a filter. `resolve_ref` finds the goal that `toward:` names.
    ///
    /// # Errors
    /// When a key or its value is not known. Text with a colon can be quoted to be looked for as it stands.
    pub fn parse(
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
    pub fn parse_with(
        text: &str,
        today: Day,
        resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
        saved: &SavedFilters,
    ) -> Result<Filter, FilterError> {
        let saved = Some(saved);
        Reader {
            today,
            resolve_ref,
            saved,
        }
        .filter(text)
    }

    /// Whether the item is as the filter says.
    pub fn matches(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        self.terms
            .iter()
            .all(|term| term.holds(item, journey, today))
    }

    /// Whether it has no terms, and so holds for everything.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}
