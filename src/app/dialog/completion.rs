//! How what is typed in a dialog is completed: grey text behind the cursor, and a way through the other words that fit.
//!
//! Tab takes what is grey; where nothing is, it goes on: to the next field, or without one to the next word that fits.

use super::field::TextField;
use super::typed::Typed;
use crate::app::action::Action;
use crate::domain::calendar::Calendar;
use crate::domain::completion::{Candidate, Grammar, candidates};
use crate::domain::filter;
use crate::domain::filter::saved::SavedFilters;
use crate::domain::journey::Journey;
use crate::domain::vocabulary::Vocabulary;

/// The words that there are, collected once when a dialog opens.
#[derive(Debug)]
pub(crate) struct Completer {
    words: Vocabulary,
    calendar: Calendar,
    /// The way through the words that fit, until something else is typed.
    way: Option<Way>,
}

/// The words that fit before the cursor, one of which is offered or taken.
#[derive(Debug, Clone)]
struct Way {
    text: String,
    cursor: usize,
    fits: Vec<Candidate>,
    at: usize,
    is_taken: bool,
}

impl Completer {
    pub(crate) fn of(journey: &Journey, saved: &SavedFilters, calendar: Calendar) -> Completer {
        let saved = saved.keys().map(String::as_str);
        Completer {
            words: Vocabulary::of(journey, filter::properties(), saved),
            calendar,
            way: None,
        }
    }

    fn way(&self, grammar: &Grammar, field: &TextField) -> Option<Way> {
        let (text, cursor) = (field.text(), field.cursor()?);
        let known = self.way.as_ref().filter(|way| way.text == text && way.cursor == cursor);
        let fresh = || {
            let fits = candidates(grammar, (text, cursor), &self.words, self.calendar);
            let way = Way { text: text.to_owned(), cursor, fits, at: 0, is_taken: false };
            Some(way).filter(|way| !way.fits.is_empty())
        };
        known.cloned().or_else(fresh)
    }

    /// The rest of the word that is offered.
    pub(crate) fn offered(&self, grammar: &Grammar, field: &TextField) -> Option<String> {
        let mut way = self.way(grammar, field).filter(|way| !way.is_taken)?;
        Some(way.fits.swap_remove(way.at).rest)
    }

    /// Whether other words fit than the one that is offered or taken.
    pub(crate) fn has_others(&self, grammar: &Grammar, field: &TextField) -> bool {
        self.way(grammar, field).is_some_and(|way| way.fits.len() > 1)
    }

    /// Completes the field, or offers another word, if that is meant; whether it is.
    pub(super) fn take(
        &mut self,
        typed: Typed,
        (grammar, field): (&Grammar, &mut TextField),
        has_next_field: bool,
    ) -> bool {
        let Some(way) = self.way(grammar, field) else { return false };
        let goes_on = way.is_taken && !has_next_field;
        let Typed::Do(action) = typed else { return false };
        match action {
            Action::FieldNext if !way.is_taken => self.put(way, field),
            Action::LetterRight | Action::LineEnd if !way.is_taken && field.is_at_end() => {
                self.put(way, field)
            }
            Action::FieldNext if goes_on => self.go(way, 1, field),
            Action::FieldBefore if goes_on => self.go(way, -1, field),
            Action::OtherNext => self.go(way, 1, field),
            Action::OtherBefore => self.go(way, -1, field),
            _ => false,
        }
    }

    /// Offers the next word that fits or the one before, in the place of one that was taken.
    fn go(&mut self, way: Way, by: isize, field: &mut TextField) -> bool {
        let count = way.fits.len() as isize;
        if count < 2 {
            return false;
        }
        let at = (way.at as isize + by).rem_euclid(count) as usize;
        let way = Way { at, ..way };
        if way.is_taken {
            return self.put(way, field);
        }
        self.way = Some(way);
        true
    }

    /// Puts the word that is offered before the cursor.
    fn put(&mut self, way: Way, field: &mut TextField) -> bool {
        let Candidate { place, text, .. } = &way.fits[way.at];
        field.replace(place.start..way.cursor, text);
        let cursor = place.start + text.len();
        self.way = Some(Way { text: field.text().to_owned(), cursor, is_taken: true, ..way });
        true
    }
}
