//! A record: anything that a file of the journey stores and a change modifies.

use super::breaks::Break;
use super::data_file::DataFile;
use super::date::{DateFormat, Moment};
use super::goal::Goal;
use super::id::Id;
use super::item::Item;
use super::milestone::Milestone;
use std::borrow::Cow;
use std::sync::Arc;

/// An entry of a file. Changes, files and merges handle records; lists and searches handle items only.
#[derive(Clone, PartialEq, Debug)]
pub enum Record {
    /// A goal or a milestone.
    Item(Item),
    /// A break of the whole journey.
    Break(Arc<Break>),
}

impl Record {
    /// Permanent id.
    pub fn id(&self) -> &Id {
        match self {
            Record::Item(item) => item.id(),
            Record::Break(pause) => &pause.id,
        }
    }

    /// Its title; for a break without a reason, the word for its kind.
    pub fn title(&self) -> &str {
        match self {
            Record::Item(item) => item.title(),
            Record::Break(pause) => pause.title(),
        }
    }

    /// The title; for a break, its kind and dates.
    pub(crate) fn called(&self, format: DateFormat) -> Cow<'_, str> {
        match self {
            Record::Item(item) => item.title().into(),
            Record::Break(pause) => pause.words(format).into(),
        }
    }

    /// The file that it is stored in, which follows from its state.
    pub(crate) fn file(&self) -> DataFile {
        match self {
            Record::Item(item) => item.file(),
            Record::Break(_) => DataFile::Open,
        }
    }

    /// Last change by the program.
    pub fn modified(&self) -> Option<Moment> {
        match self {
            Record::Item(item) => item.modified(),
            Record::Break(pause) => pause.modified,
        }
    }

    /// As [`Item::with_modified`].
    pub(crate) fn with_modified(self, modified: Option<Moment>) -> Record {
        match self {
            Record::Item(item) => item.with_modified(modified).into(),
            Record::Break(pause) => Break { modified, ..Arc::unwrap_or_clone(pause) }.into(),
        }
    }

    /// As [`Item::links`]; a break has none.
    pub(crate) fn links(&self) -> Vec<(&'static str, &Id)> {
        self.as_item().map(Item::links).unwrap_or_default()
    }

    pub(crate) fn as_item(&self) -> Option<&Item> {
        match self {
            Record::Item(item) => Some(item),
            Record::Break(_) => None,
        }
    }

    pub(crate) fn as_goal(&self) -> Option<&Arc<Goal>> {
        self.as_item()?.as_goal()
    }

    pub(crate) fn as_milestone(&self) -> Option<&Arc<Milestone>> {
        self.as_item()?.as_milestone()
    }

    pub(crate) fn as_break(&self) -> Option<&Arc<Break>> {
        match self {
            Record::Item(_) => None,
            Record::Break(pause) => Some(pause),
        }
    }
}

impl From<Item> for Record {
    fn from(item: Item) -> Record {
        Record::Item(item)
    }
}

impl From<Goal> for Record {
    fn from(goal: Goal) -> Record {
        Record::Item(goal.into())
    }
}

impl From<Milestone> for Record {
    fn from(milestone: Milestone) -> Record {
        Record::Item(milestone.into())
    }
}

impl From<Arc<Break>> for Record {
    fn from(pause: Arc<Break>) -> Record {
        Record::Break(pause)
    }
}

impl From<Break> for Record {
    fn from(pause: Break) -> Record {
        Record::Break(Arc::new(pause))
    }
}
