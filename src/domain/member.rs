//! What a file of the journey holds, and a change changes: an item, or a rest, which is no entry of any list.

use super::date::Moment;
use super::goal::Goal;
use super::id::Id;
use super::item::{Home, Item};
use super::milestone::Milestone;
use super::rest::Rest;
use std::borrow::Cow;
use std::sync::Arc;

/// One thing that is written down in a journey. Changes, files and merges are about members; what is listed, searched
/// and shown are items alone.
#[derive(Clone, PartialEq, Debug)]
pub enum Member {
    /// A goal or a milestone.
    Item(Item),
    /// A while of rest, said of the journey as a whole.
    Rest(Arc<Rest>),
}

impl Member {
    /// Its id.
    pub fn id(&self) -> &Id {
        match self {
            Member::Item(item) => item.id(),
            Member::Rest(rest) => &rest.id,
        }
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        match self {
            Member::Item(item) => item.title(),
            Member::Rest(rest) => rest.title(),
        }
    }

    /// What it is called where nothing else says what it is: a rest with its dates.
    pub(crate) fn called(&self) -> Cow<'_, str> {
        match self {
            Member::Item(item) => item.title().into(),
            Member::Rest(rest) => rest.words().into(),
        }
    }

    /// The file that it belongs in: decided by what it is, never stored.
    pub(crate) fn home(&self) -> Home {
        match self {
            Member::Item(item) => item.home(),
            Member::Rest(_) => Home::Open,
        }
    }

    /// When the program last changed it.
    pub fn modified(&self) -> Option<Moment> {
        match self {
            Member::Item(item) => item.modified(),
            Member::Rest(rest) => rest.modified,
        }
    }

    /// The same member, last changed at that moment.
    pub(crate) fn with_modified(&self, modified: Option<Moment>) -> Member {
        match self {
            Member::Item(item) => item.with_modified(modified).into(),
            Member::Rest(rest) => Rest { modified, ..Rest::clone(rest) }.into(),
        }
    }

    /// The item, if it is one.
    pub(crate) fn as_item(&self) -> Option<&Item> {
        match self {
            Member::Item(item) => Some(item),
            Member::Rest(_) => None,
        }
    }

    /// The goal, if it is one.
    pub(crate) fn as_goal(&self) -> Option<&Arc<Goal>> {
        self.as_item()?.as_goal()
    }

    /// The milestone, if it is one.
    pub(crate) fn as_milestone(&self) -> Option<&Arc<Milestone>> {
        self.as_item()?.as_milestone()
    }

    /// The rest, if it is one.
    pub(crate) fn as_rest(&self) -> Option<&Arc<Rest>> {
        match self {
            Member::Item(_) => None,
            Member::Rest(rest) => Some(rest),
        }
    }
}

impl From<Item> for Member {
    fn from(item: Item) -> Member {
        Member::Item(item)
    }
}

impl From<Goal> for Member {
    fn from(goal: Goal) -> Member {
        Member::Item(goal.into())
    }
}

impl From<Milestone> for Member {
    fn from(milestone: Milestone) -> Member {
        Member::Item(milestone.into())
    }
}

impl From<Arc<Rest>> for Member {
    fn from(rest: Arc<Rest>) -> Member {
        Member::Rest(rest)
    }
}

impl From<Rest> for Member {
    fn from(rest: Rest) -> Member {
        Member::Rest(Arc::new(rest))
    }
}
