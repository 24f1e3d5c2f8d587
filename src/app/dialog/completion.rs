//! How what is typed in a dialog is completed: grey text behind the cursor, and a cycle through the other words that fit.
//!
//! Tab takes what is grey; where nothing is, it goes on: to the next field, or without one to the next word that fits.
//! Shift-tab goes the same ways back.

use super::field::TextField;
use super::typed::Typed;
use crate::app::action::Action;
use crate::domain::calendar::Calendar;
use crate::domain::completion::{TextGrammar, WordCompletion, candidates};
use crate::domain::filter;
use crate::domain::filter::saved::SavedFilters;
use crate::domain::journey::Journey;
use crate::domain::vocabulary::Vocabulary;

/// The words that there are, collected once when a dialog opens.
#[derive(Debug)]
pub(crate) struct Completer {
    words: Vocabulary,
    calendar: Calendar,
    /// The cycle through the words that fit, until something else is typed.
    cycle: Option<WordCycle>,
}

/// The words that fit before the cursor, one of which is offered or taken.
#[derive(Debug, Clone)]
struct WordCycle {
    text: String,
    cursor: usize,
    fits: Vec<WordCompletion>,
    at: usize,
    is_taken: bool,
}

impl WordCycle {
    /// The same so many words on, or back.
    fn moved(self, by: isize) -> WordCycle {
        let at = (self.at as isize + by).rem_euclid(self.fits.len() as isize) as usize;
        WordCycle { at, ..self }
    }
}

impl Completer {
    pub(crate) fn of(journey: &Journey, saved: &SavedFilters, calendar: Calendar) -> Completer {
        let saved = saved.keys().map(String::as_str);
        Completer {
            words: Vocabulary::of(journey, filter::properties(), saved),
            calendar,
            cycle: None,
        }
    }

    fn cycle(&self, grammar: &TextGrammar, field: &TextField) -> Option<WordCycle> {
        let (text, cursor) = (field.text(), field.cursor()?);
        let known =
            self.cycle.as_ref().filter(|cycle| cycle.text == text && cycle.cursor == cursor);
        let fresh = || {
            let fits = candidates(grammar, (text, cursor), &self.words, self.calendar);
            let cycle = WordCycle { text: text.to_owned(), cursor, fits, at: 0, is_taken: false };
            Some(cycle).filter(|cycle| !cycle.fits.is_empty())
        };
        known.cloned().or_else(fresh)
    }

    /// The word that is offered.
    pub(crate) fn offered(
        &self,
        grammar: &TextGrammar,
        field: &TextField,
    ) -> Option<WordCompletion> {
        let mut cycle = self.cycle(grammar, field).filter(|cycle| !cycle.is_taken)?;
        Some(cycle.fits.swap_remove(cycle.at))
    }

    /// Whether other words fit than the one that is offered or taken.
    pub(crate) fn has_others(&self, grammar: &TextGrammar, field: &TextField) -> bool {
        self.cycle(grammar, field).is_some_and(|cycle| cycle.fits.len() > 1)
    }

    /// Completes the field, or offers another word, if that is meant; whether it is.
    pub(super) fn take(
        &mut self,
        typed: Typed,
        (grammar, field): (&TextGrammar, &mut TextField),
        has_next_field: bool,
    ) -> bool {
        let Some(cycle) = self.cycle(grammar, field) else { return false };
        let Typed::Do(action) = typed else { return false };
        match action {
            Action::FieldNext if !cycle.is_taken => self.put(cycle, field),
            Action::LetterRight | Action::LineEnd if !cycle.is_taken && field.is_at_end() => {
                self.put(cycle, field)
            }
            Action::FieldBefore if !cycle.is_taken && !has_next_field => {
                self.put(cycle.moved(-1), field)
            }
            Action::FieldNext if !has_next_field => self.go(cycle, 1, field),
            Action::FieldBefore if !has_next_field => self.go(cycle, -1, field),
            Action::OtherNext => self.go(cycle, 1, field),
            Action::OtherBefore => self.go(cycle, -1, field),
            _ => false,
        }
    }

    /// Offers the next word that fits or the one before, in the place of one that was taken.
    fn go(&mut self, cycle: WordCycle, by: isize, field: &mut TextField) -> bool {
        if cycle.fits.len() < 2 {
            return false;
        }
        let cycle = cycle.moved(by);
        if cycle.is_taken {
            return self.put(cycle, field);
        }
        self.cycle = Some(cycle);
        true
    }

    /// Puts the word that is offered before the cursor.
    fn put(&mut self, cycle: WordCycle, field: &mut TextField) -> bool {
        let WordCompletion { place, text, .. } = &cycle.fits[cycle.at];
        field.replace(place.start..cycle.cursor, text);
        let cursor = place.start + text.len();
        self.cycle =
            Some(WordCycle { text: field.text().to_owned(), cursor, is_taken: true, ..cycle });
        true
    }
}
