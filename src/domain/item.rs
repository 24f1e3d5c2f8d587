//! An item: a goal or a milestone.

use super::data_file::DataFile;
use super::date::Moment;
use super::goal::Goal;
use super::id::Id;
use super::milestone::Milestone;
use super::words::count;
use std::sync::Arc;

/// A goal or a milestone.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// A goal.
    Goal(Arc<Goal>),
    /// A milestone.
    Milestone(Arc<Milestone>),
}

/// The same expression for a goal and a milestone.
macro_rules! either {
    ($of:expr, $item:ident => $value:expr) => {
        match $of {
            Item::Goal($item) => $value,
            Item::Milestone($item) => $value,
        }
    };
}

impl Item {
    /// Permanent id.
    pub fn id(&self) -> &Id {
        either!(self, item => &item.id)
    }

    /// Its title.
    pub fn title(&self) -> &str {
        either!(self, item => &item.title)
    }

    /// The file that it is stored in, which follows from its state.
    pub(crate) fn file(&self) -> DataFile {
        match self {
            Item::Goal(goal) => {
                goal.state.ended_on().map_or(DataFile::Open, |on| DataFile::Ended(on.year()))
            }
            Item::Milestone(_) => DataFile::Milestones,
        }
    }

    pub(crate) fn private(&self) -> bool {
        either!(self, item => item.private)
    }

    pub(crate) fn tags(&self) -> &[String] {
        either!(self, item => &item.tags)
    }

    pub(crate) fn kind(&self) -> Option<&str> {
        either!(self, item => item.kind.as_deref())
    }

    /// Its note.
    pub fn note(&self) -> Option<&str> {
        either!(self, item => item.note.as_deref())
    }

    /// The addresses of its evidence and of its credential.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let credential = self.as_milestone().and_then(|milestone| milestone.credential.as_ref());
        let links = either!(self, item => &item.links).iter();
        links.chain(credential.and_then(|credential| credential.url.as_ref())).map(String::as_str)
    }

    /// The items that it links to, each with the key of the field.
    pub(crate) fn links(&self) -> Vec<(&'static str, &Id)> {
        fn keyed<'a>(
            key: &'static str,
            ids: impl IntoIterator<Item = &'a Id>,
        ) -> impl Iterator<Item = (&'static str, &'a Id)> {
            ids.into_iter().map(move |id| (key, id))
        }
        match self {
            Item::Goal(goal) => {
                keyed("toward", &goal.toward).chain(keyed("milestone", &goal.milestone)).collect()
            }
            Item::Milestone(milestone) => {
                keyed("led_to", &milestone.led_to).chain(keyed("from", &milestone.from)).collect()
            }
        }
    }

    pub(crate) fn modified(&self) -> Option<Moment> {
        either!(self, item => item.modified)
    }

    /// With that time of change. What others share is copied, so of an item that is only here there is no second.
    pub(crate) fn with_modified(mut self, modified: Option<Moment>) -> Item {
        either!(&mut self, item => Arc::make_mut(item).modified = modified);
        self
    }

    /// The state of a goal; `milestone` for a milestone.
    pub(crate) fn state_word(&self) -> &'static str {
        match self {
            Item::Goal(goal) => goal.state.word(),
            Item::Milestone(_) => "milestone",
        }
    }

    /// The goal, if it is one.
    pub fn as_goal(&self) -> Option<&Arc<Goal>> {
        match self {
            Item::Goal(goal) => Some(goal),
            Item::Milestone(_) => None,
        }
    }

    /// The milestone, if it is one.
    pub fn as_milestone(&self) -> Option<&Arc<Milestone>> {
        match self {
            Item::Goal(_) => None,
            Item::Milestone(milestone) => Some(milestone),
        }
    }

    pub(crate) fn is_open_goal(&self) -> bool {
        self.as_goal().is_some_and(|g| g.state.is_open())
    }

    /// Whether it is an open larger goal, which other goals can serve.
    pub(crate) fn is_open_large(&self) -> bool {
        self.as_goal().is_some_and(|g| g.is_large() && g.state.is_open())
    }

    pub(crate) fn is_ended_goal(&self) -> bool {
        self.as_goal().is_some_and(|g| !g.state.is_open())
    }
}

/// `5 goals`, `1 milestone`; `3 items` where they are of both kinds.
pub(crate) fn counted<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    let (goals, milestones): (Vec<&Item>, Vec<&Item>) = items.partition(|i| i.as_goal().is_some());
    match (goals.len(), milestones.len()) {
        (goals, 0) => count(goals, "goal"),
        (0, milestones) => count(milestones, "milestone"),
        (goals, milestones) => count(goals + milestones, "item"),
    }
}

impl From<Goal> for Item {
    fn from(goal: Goal) -> Item {
        Item::Goal(Arc::new(goal))
    }
}

impl From<Milestone> for Item {
    fn from(milestone: Milestone) -> Item {
        Item::Milestone(Arc::new(milestone))
    }
}
