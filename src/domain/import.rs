//! An import: the items of another program's file, compared with the journey, and the one change that takes them.
//!
//! A reader of a format fills an [`Import`]; [`ImportPlan::new`] compares it with the journey. The id of an item follows
//! from the format and the source's own key, so that the same item is known again, on any machine.

mod fill;
mod like;
mod plan;
#[cfg(test)]
mod tests;

pub use self::plan::{ImportChoices, ImportPlan};

use super::date::Extent;
use super::goal::{Dropped, Goal, State};
use super::id::Id;
use super::item::Item;
use super::milestone::Milestone;
use super::words::{count, grouped};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// A place in a file of an import: `Positions.csv:4:1`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceLine {
    pub(crate) file: Arc<str>,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters; `None` where the line as a whole is meant.
    pub(crate) column: Option<usize>,
}

/// An item of a file as it would become, with its permanent id.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    pub(crate) item: Item,
    pub(crate) source: SourceLine,
    /// Whether the file gives its date; without one, that of the item is meaningless.
    pub(crate) is_dated: bool,
}

/// Another id by which an earlier import may have an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OtherId {
    pub(crate) id: Id,
    /// The item had this id while the file had less of it: no organisation, no end. What is here must agree then.
    pub(crate) is_unfilled: bool,
}

/// A group of rows of an import, in the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ImportGroup {
    New,
    /// The file knows more of an item that is here.
    More,
    /// An item of the file is like one that is here.
    Like,
    Undated,
    NotTaken,
}

impl ImportGroup {
    pub(crate) fn words(self) -> &'static str {
        match self {
            ImportGroup::New => "new",
            ImportGroup::More => "here, and the file knows more",
            ImportGroup::Like => "like one that you have",
            ImportGroup::Undated => "without a date",
            ImportGroup::NotTaken => "not taken",
        }
    }
}

/// What an import can do with one item of its file.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct PlanRow {
    pub(crate) group: ImportGroup,
    /// The item as it would become.
    pub(crate) incoming: Incoming,
    /// The item that is here: this one, or the one that it is like.
    pub(crate) here: Option<Item>,
    /// Whether it is taken, or would be asked about, unless the user decides otherwise.
    pub(crate) unasked: bool,
    pub(crate) is_taken: bool,
}

/// A row that cannot become an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetAside {
    pub(crate) source: SourceLine,
    pub(crate) reason: String,
}

/// What a reader made of the files of one import.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Import {
    /// The name of the format.
    pub(crate) format: &'static str,
    pub(crate) items: Vec<Incoming>,
    pub(crate) set_aside: Vec<SetAside>,
    /// The other ids of the items that have any.
    pub(crate) other_ids: HashMap<Id, Vec<OtherId>>,
    /// What the reader decided that the file does not say, a sentence each.
    pub(crate) remarks: Vec<String>,
    /// The sections of the file with their numbers of entries.
    pub(crate) sections: Vec<(&'static str, usize)>,
    /// The sections that the format has and the file does not.
    pub(crate) missing: Vec<&'static str>,
    /// The numbers of entries left out on purpose, by reason: `recurring`, `deleted`.
    pub(crate) left: Vec<(&'static str, usize)>,
}

impl Incoming {
    /// The item at that date: when the milestone happened, or the goal was done or dropped.
    pub(crate) fn at(&self, when: impl Into<Extent>) -> Incoming {
        let Extent { on, until } = when.into();
        let item = match &self.item {
            Item::Milestone(milestone) => Milestone { on, until, ..(**milestone).clone() }.into(),
            Item::Goal(goal) => {
                let dropped = goal.state.as_dropped().map(|d| Dropped { on, ..d.clone() });
                let state = dropped.map_or_else(|| State::done(on), State::dropped);
                Goal { state, ..(**goal).clone() }.into()
            }
        };
        Incoming { item, source: self.source.clone(), is_dated: true }
    }
}

impl Import {
    /// The sections found and not found: `Positions 11 · Education 2; without Courses`; `None` without any.
    pub(crate) fn sections_in_words(&self) -> Option<String> {
        let found = self.sections.iter();
        let found = found.map(|(name, entries)| format!("{name} {}", grouped(*entries)));
        let found = found.collect::<Vec<_>>().join(" · ");
        let missing = match self.missing.as_slice() {
            [] => String::new(),
            missing => format!("; without {}", missing.join(", ")),
        };
        (!found.is_empty()).then(|| format!("{found}{missing}"))
    }

    pub(crate) fn count_left(&mut self, reason: &'static str, count: usize) {
        match self.left.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, known)) => *known += count,
            None => self.left.push((reason, count)),
        }
    }
}

impl fmt::Display for SourceLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

/// The name of the change, by which undo shows it: `import of 13 items from linkedin`.
pub(crate) fn name(items: usize, format: &str) -> String {
    format!("{NAME}{} from {format}", count(items, "item"))
}

/// The format in the name of an import, which may be followed by what an undo of it left; `None` for another change.
pub(crate) fn format_in(name: &str) -> Option<&str> {
    let (_, format) = name.strip_prefix(NAME)?.split_once(" from ")?;
    format.split(';').next()
}

const NAME: &str = "import of ";
