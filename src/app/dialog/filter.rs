//! The line for a filter, with the saved filters that fit what is typed below it.

use super::completion::Completer;
use super::field::TextField;
use super::form::moved;
use super::typed::Typed;
use crate::domain::completion::TextGrammar;
use crate::domain::filter::saved::{SavedFilters, named};
use crate::domain::id::Id;
use crate::domain::needle::Needle;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Offer {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// The line for a filter.
#[derive(Debug)]
pub struct FilterDialog {
    pub(crate) field: TextField,
    pub(super) completer: Option<Completer>,
    /// Why the text was not taken.
    pub(crate) error: Option<String>,
    pub(super) was_refused: bool,
    /// Why the text so far is no filter, and shows nothing by itself.
    pub(crate) doubt: Option<String>,
    /// Saved filters that fit what is typed.
    pub(crate) offers: Vec<Offer>,
    /// 0 for the line itself, then the offers, counted from 1.
    selected: usize,
    /// The text at first: until it is changed, all saved filters are offered.
    pub(crate) held: String,
    saved: Vec<Offer>,
    /// The tags that there are, the most used first, each with the number of items that have it.
    pub(crate) tags: Vec<(String, usize)>,
    /// The selected item of each list before anything was filtered.
    pub(crate) selected_before: Vec<Id>,
}

impl FilterDialog {
    pub(crate) fn new(text: &str, saved: &SavedFilters) -> FilterDialog {
        let offer =
            |(name, text): &(String, String)| Offer { name: name.clone(), text: text.clone() };
        let saved: Vec<Offer> = saved.iter().map(offer).collect();
        FilterDialog {
            field: TextField::holding(text),
            completer: None,
            error: None,
            was_refused: false,
            doubt: None,
            offers: saved.clone(),
            selected: 0,
            held: text.to_owned(),
            saved,
            tags: Vec::new(),
            selected_before: Vec::new(),
        }
    }

    /// The number of the selected offer; `None` while the line itself is.
    pub(crate) fn selected(&self) -> Option<usize> {
        self.selected.checked_sub(1)
    }

    /// The selected offer as it would be typed, or the line.
    pub(crate) fn meant(&self) -> String {
        match self.selected().and_then(|at| self.offers.get(at)) {
            Some(offer) => format!("{}: {}", offer.name, offer.text),
            None => self.field.text().trim().to_owned(),
        }
    }

    /// Whether the word before the cursor can be completed.
    pub(crate) fn is_completed(&self) -> bool {
        let completer = self.completer.as_ref();
        completer.is_some_and(|c| c.offered(&TextGrammar::Filter, &self.field).is_some())
    }

    pub(super) fn has_saved(&self) -> bool {
        !self.saved.is_empty()
    }

    /// The typed text, if it differs from the one at first.
    pub(crate) fn typed(&self) -> Option<&str> {
        let text = self.field.text();
        (text != self.held).then_some(text)
    }

    pub(crate) fn take_up(&mut self, draft: &FilterDialog) -> bool {
        self.field = draft.field.clone().selected();
        self.offer();
        true
    }

    /// Selects that offer.
    pub(crate) fn choose(&mut self, offer: usize) {
        self.selected = (offer + 1).min(self.offers.len());
    }

    /// Takes what is typed; what submits or closes it is the caller's.
    pub(crate) fn take(&mut self, typed: Typed) {
        if let Some(moved) = moved(self.selected, self.offers.len() + 1, typed) {
            self.selected = moved;
        } else if self.field.take(typed) {
            self.offer();
        }
    }

    pub(super) fn complete(&mut self, typed: Typed, grammar: &TextGrammar) -> bool {
        let completed = Completer::complete(&mut self.completer, typed, grammar, &mut self.field);
        if completed {
            self.offer();
        }
        completed
    }

    pub(super) fn edit(&mut self, with: impl FnOnce(&mut TextField)) {
        with(&mut self.field);
        self.offer();
    }

    fn offer(&mut self) {
        (self.selected, self.error, self.doubt) = (0, None, None);
        let text = self.field.text();
        let words = if text == self.held { "" } else { named(text).map_or(text, |(name, _)| name) };
        let words: Vec<Needle> = words.split_whitespace().map(Needle::new).collect();
        let has = |offer: &&Offer, w: &Needle| w.is_in(&offer.name) || w.is_in(&offer.text);
        let fits = |offer: &&Offer| words.iter().all(|word| has(offer, word));
        self.offers = self.saved.iter().filter(fits).cloned().collect();
    }
}
