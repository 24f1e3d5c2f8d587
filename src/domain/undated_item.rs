//! An imported item without a date, until it has one or its owner wants to hear no more of it.

use super::change::Run;
use super::item::Item;

/// An item whose date was asked for after an import, until it has one.
#[derive(Clone, PartialEq, Debug)]
pub struct UndatedItem {
    pub(crate) item: Item,
    /// The undo step of its import; `None` where that changed nothing.
    pub(crate) run: Option<Run>,
    /// It is not to be asked about again.
    pub(crate) is_dismissed: bool,
    /// Its import was taken back.
    pub(crate) is_undone: bool,
}

impl UndatedItem {
    /// An item that is still to be asked about, and the undo step of its import.
    pub(crate) fn asked(item: Item, run: Option<Run>) -> UndatedItem {
        UndatedItem { item, run, is_dismissed: false, is_undone: false }
    }

    pub(crate) fn is_asked(&self) -> bool {
        !self.is_dismissed && !self.is_undone
    }
}
