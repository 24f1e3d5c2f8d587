//! Changes that are not on disk yet, and what was selected around each.

use super::App;
use super::pane::Pane;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::words;

/// A change that is not on disk yet.
#[derive(Debug)]
pub(super) struct Unsaved {
    pub(crate) number: u64,
    pub(crate) change: Change,
    /// What was selected before the change and after it, once the event that made it is over.
    pub(crate) moved: Option<(Spot, Spot)>,
}

/// What is selected, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    /// How many views take the place of the panes.
    pub(crate) scenes: usize,
    pub(crate) focus: Pane,
    pub(crate) in_detail: bool,
    pub(crate) item: Option<Id>,
}

impl App {
    /// What is selected now.
    pub(super) fn spot(&self) -> Spot {
        Spot {
            scenes: self.scenes.len(),
            focus: self.focus,
            in_detail: self.highlighted().is_some(),
            item: self.id(),
        }
    }

    /// What is not on disk, by the names of the changes, and why not.
    pub(crate) fn unwritten(&self) -> Option<String> {
        let names: Vec<&str> = self.unsaved.iter().map(|u| u.change.name.as_str()).collect();
        let trouble = self.trouble.as_deref().unwrap_or("There was no time.");
        (!names.is_empty()).then(|| {
            format!("{} not on disk: {}. {trouble}", self.unsaved_in_words(), names.join("; "))
        })
    }

    pub(super) fn unsaved_in_words(&self) -> String {
        let count = self.unsaved.len();
        format!("{} {}", words::count(count, "change"), if count == 1 { "is" } else { "are" })
    }
}
