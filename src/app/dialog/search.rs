//! Everything, searched by typing: what fits, and which of it is selected.

use super::completion::Completer;
use super::field::TextField;
use super::form::moved;
use super::typed::Typed;
use crate::domain::completion::TextGrammar;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::search::{self, Hit, SearchEntry, SearchResult};

/// The search over everything.
#[derive(Debug)]
pub struct SearchDialog {
    pub(crate) field: TextField,
    pub(super) completer: Option<Completer>,
    pub(crate) found: SearchResult,
    pub(crate) selected: usize,
    /// Over all that there is, in the order in which it is shown before anything is typed.
    search: search::Search,
}

impl SearchDialog {
    pub(crate) fn over<'a>(items: impl Iterator<Item = &'a Item>) -> SearchDialog {
        let mut search = search::Search::over(search::latest_first(items));
        let (field, found) = (TextField::default(), search.find(""));
        SearchDialog { field, completer: None, found, selected: 0, search }
    }

    /// Searches these items from now on; what was typed and what was selected stay.
    pub(crate) fn refill<'a>(&mut self, items: impl Iterator<Item = &'a Item>) {
        let selected = self.picked().map(|item| item.id().clone());
        self.search = search::Search::over(search::latest_first(items));
        self.find();
        self.selected = selected.and_then(|id| self.place_of(&id)).unwrap_or(0);
    }

    pub(crate) fn size(&self) -> usize {
        self.search.entries().len()
    }

    pub(crate) fn entry(&self, hit: &Hit) -> Option<&SearchEntry> {
        self.search.entries().get(hit.at)
    }

    pub(crate) fn picked(&self) -> Option<&Item> {
        Some(&self.entry(self.found.hits.get(self.selected)?)?.item)
    }

    /// Takes what is typed; what submits or closes it is the caller's.
    pub(crate) fn take(&mut self, typed: Typed) {
        if let Some(moved) = moved(self.selected, self.found.hits.len(), typed) {
            self.selected = moved;
        } else if self.field.take(typed) {
            self.find();
        }
    }

    pub(super) fn complete(&mut self, typed: Typed, grammar: &TextGrammar) -> bool {
        let completed = Completer::complete(&mut self.completer, typed, grammar, &mut self.field);
        if completed {
            self.find();
        }
        completed
    }

    pub(super) fn edit(&mut self, with: impl FnOnce(&mut TextField)) {
        with(&mut self.field);
        self.find();
    }

    fn find(&mut self) {
        self.selected = 0;
        self.found = self.search.find(self.field.text());
    }

    fn place_of(&self, id: &Id) -> Option<usize> {
        let is_it = |hit: &Hit| self.entry(hit).is_some_and(|entry| entry.item.id() == id);
        self.found.hits.iter().position(is_it)
    }
}
