//! Everything, searched by typing: what fits, and which of it is selected.

use super::field::TextField;
use crate::domain::date::DateFormat;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::search::{self, Hit, SearchEntry, SearchResult};

/// The search over everything.
#[derive(Debug)]
pub struct SearchDialog {
    pub(crate) field: TextField,
    pub(crate) found: SearchResult,
    pub(crate) selected: usize,
    /// Over all that there is, in the order in which it is shown before anything is typed.
    search: search::Search,
}

impl SearchDialog {
    pub(crate) fn over<'a>(
        items: impl Iterator<Item = &'a Item>,
        format: DateFormat,
    ) -> SearchDialog {
        let mut search = search::Search::over(search::latest_first(items), format);
        let (field, found) = (TextField::default(), search.find(""));
        SearchDialog { field, found, selected: 0, search }
    }

    /// Searches these items from now on; what was typed and what was selected stay.
    pub(crate) fn refill<'a>(&mut self, items: impl Iterator<Item = &'a Item>, format: DateFormat) {
        let selected = self.picked().map(|item| item.id().clone());
        self.search = search::Search::over(search::latest_first(items), format);
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

    pub(super) fn find(&mut self) {
        self.selected = 0;
        self.found = self.search.find(self.field.text());
    }

    fn place_of(&self, id: &Id) -> Option<usize> {
        let is_it = |hit: &Hit| self.entry(hit).is_some_and(|entry| entry.item.id() == id);
        self.found.hits.iter().position(is_it)
    }
}
