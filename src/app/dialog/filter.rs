//! The line for a filter, with the saved filters that fit what is typed below it.

use super::field::TextField;
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

    pub(super) fn rows(&mut self) -> (&mut usize, usize) {
        (&mut self.selected, self.offers.len() + 1)
    }

    /// Offers the saved filters that fit what is typed.
    pub(super) fn offer(&mut self) {
        (self.selected, self.doubt) = (0, None);
        let text = self.field.text();
        let words = if text == self.held { "" } else { named(text).map_or(text, |(name, _)| name) };
        let words: Vec<Needle> = words.split_whitespace().map(Needle::new).collect();
        let has = |offer: &&Offer, w: &Needle| w.is_in(&offer.name) || w.is_in(&offer.text);
        let fits = |offer: &&Offer| words.iter().all(|word| has(offer, word));
        self.offers = self.saved.iter().filter(fits).cloned().collect();
    }
}
