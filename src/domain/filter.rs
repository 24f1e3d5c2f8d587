//! The filter language: words, `is:open`, `tag:study`, `toward:REF`, `in:2019`, `filter:NAME`; `-` negates.

mod error;
mod key;
pub(crate) mod nearest;
mod read;
pub(crate) mod saved;
mod term;
#[cfg(test)]
mod tests;

pub(crate) use self::error::FilterError;
pub(crate) use self::read::{last_value, written_value};

use self::read::TermReader;
use self::saved::SavedFilters;
use self::term::{Is, Term};
use crate::domain::advice::Advice;
use crate::domain::calendar::Calendar;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::refusal::Refusal;
use crate::domain::visible::visible;

/// A conjunction of terms; an empty filter matches everything.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Filter {
    terms: Vec<Term>,
    unknown_key: Option<UnknownKey>,
}

/// A word before a colon that is searched as text, but looks like a mistyped key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct UnknownKey {
    typed: String,
    meant: &'static str,
}

impl UnknownKey {
    /// Warning that names the suspected key and the spelling for a text search.
    pub(crate) fn words(&self) -> String {
        let (typed, meant) = (visible(&self.typed), self.meant);
        format!("\"{typed}:\" is looked for as text. Did you mean {meant}:?")
    }
}

impl Filter {
    /// Parses a filter. `resolve_ref` finds the goal that `toward:` names.
    ///
    /// # Errors
    /// If the value of a key is invalid. An unknown key is text.
    #[cfg(test)]
    pub(crate) fn parse(
        text: &str,
        today: Day,
        resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
    ) -> Result<Filter, FilterError> {
        Filter::parse_with(text, today, resolve_ref, &SavedFilters::new())
    }

    /// Parses a filter in which `filter:NAME` stands for a saved one.
    ///
    /// # Errors
    /// As for `parse`; also if no filter has that name, or the saved one is invalid or uses `filter:` itself.
    pub(crate) fn parse_with(
        text: &str,
        calendar: impl Into<Calendar>,
        resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
        saved: &SavedFilters,
    ) -> Result<Filter, FilterError> {
        let (calendar, saved) = (calendar.into(), Some(saved));
        TermReader { calendar, resolve_ref, saved }.filter(text)
    }

    /// Those terms of a text that are understood, as they are written.
    pub(crate) fn understood(
        text: &str,
        calendar: impl Into<Calendar>,
        resolve_ref: &dyn Fn(&str) -> Result<Id, Refusal>,
        saved: &SavedFilters,
    ) -> String {
        let (calendar, saved) = (calendar.into(), Some(saved));
        TermReader { calendar, resolve_ref, saved }.understood(text)
    }

    /// Checks the text of a filter before it is saved. The journey is not asked, nor the day: `toward:` may name any goal, and
    /// what is wrong in it is wrong on every day.
    pub(crate) fn check_saved(text: &str) -> Result<(), String> {
        let resolve_ref = &|_: &str| Ok(Id::spelled(0));
        let read = |month| {
            let day = Day::new(2000, month, 1).expect("every month has a first day");
            TermReader { calendar: day.into(), resolve_ref, saved: None }.filter(text)
        };
        // Half a year apart, and in a leap year: one of the two understands any day without a year.
        let filter = read(1).or_else(|_| read(7)).map_err(|error| {
            let advice = error.advice();
            let Advice::Text(advice) = advice else { return error.to_string() };
            format!("{error}; {advice}")
        })?;
        let Some(UnknownKey { typed, meant }) = filter.unknown_key else { return Ok(()) };
        Err(format!("there is no `{typed}:`; did you mean `{meant}:`? A text goes in quotes"))
    }

    pub(crate) fn matches(&self, item: &Item, journey: &Journey, today: Day) -> bool {
        self.terms.iter().all(|term| term.holds(item, journey, today))
    }

    /// Whether a term needs the past: a date, or a property that only past items have.
    pub(crate) fn looks_back(&self) -> bool {
        self.terms.iter().any(Term::looks_back)
    }

    /// The first unknown key that may be a typo.
    pub(crate) fn unknown_key(&self) -> Option<&UnknownKey> {
        self.unknown_key.as_ref()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// The words that `is:` takes.
pub(crate) fn properties() -> impl Iterator<Item = &'static str> {
    Is::words().into_iter()
}
