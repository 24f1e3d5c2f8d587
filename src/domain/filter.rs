//! The language that picks items: words, `is:open`, `tag:study`, `toward:REF`, `after:2019`; `-` negates.

mod error;
mod nearest;
mod read;
mod term;
#[cfg(test)]
mod tests;

pub use self::error::FilterError;

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
        let terms = read::written(text).map(|written| read::term(&written, today, resolve_ref));
        Ok(Filter {
            terms: terms.collect::<Result<_, _>>()?,
        })
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
