//! A change that is not on disk yet, and what was selected around it.

use super::pane::Pane;
use crate::domain::change::Change;
use crate::domain::id::Id;

/// A change that is not on disk yet.
#[derive(Debug)]
pub(crate) struct Unsaved {
    pub(crate) number: u64,
    pub(crate) change: Change,
    /// What was selected before the change and after it, once the event that made it is over.
    pub(crate) moved: Option<(Spot, Spot)>,
}

/// What is selected, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Spot {
    /// How many views take the place of the panes.
    pub(crate) scenes: usize,
    pub(crate) focus: Pane,
    pub(crate) in_detail: bool,
    pub(crate) item: Option<Id>,
}
