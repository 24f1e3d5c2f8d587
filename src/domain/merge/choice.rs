//! The choices for clashes, and the result of a merge with them.

use super::links::{BrokenRule, keep_the_rules};
use super::{Differing, Merge, Outcome, Side};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;

/// The side for each item that has no choice of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preference {
    /// The journey as it is here.
    Ours,
    /// The other version.
    Theirs,
    /// The side that was modified later. Where neither was, a person has to choose.
    Later,
    /// The rule that any two machines follow alike: the later side; of two as late, by content.
    Rule,
}

/// The choices for clashes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// For the items not in `by_id`; `None` leaves them undecided.
    pub otherwise: Option<Preference>,
    /// The side by item.
    pub by_id: SortedMap<Id, Side>,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MergeResult {
    pub(crate) items: SortedMap<Id, Record>,
    pub(crate) left_out: Vec<BrokenRule>,
}

impl Choices {
    /// The rule for every item.
    pub fn by_the_rule() -> Choices {
        Choices { otherwise: Some(Preference::Rule), by_id: SortedMap::new() }
    }

    pub(crate) fn side(&self, differing: &Differing) -> Option<Side> {
        let own = self.by_id.get(differing.ours.id()).copied();
        own.or_else(|| match self.otherwise? {
            Preference::Ours => Some(Side::Ours),
            Preference::Theirs => Some(Side::Theirs),
            Preference::Later => Some(differing.newer).filter(|side| differing.is_later(*side)),
            Preference::Rule => Some(differing.newer),
        })
    }
}

impl Merge {
    pub(crate) fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    pub(crate) fn ours(&self) -> impl Iterator<Item = &Record> {
        self.ours.items()
    }

    /// The title of an item here, otherwise there, otherwise its id.
    pub(crate) fn title(&self, id: &Id) -> String {
        let item = self.ours.item(id).or_else(|| self.theirs.item(id));
        item.map_or_else(|| id.to_string(), |item| item.title().to_owned())
    }

    /// The items with clashes.
    pub fn clashing(&self) -> impl Iterator<Item = &Differing> {
        let differing = self.outcomes.iter().filter_map(Outcome::differing);
        differing.filter(|d| !d.clashes.is_empty())
    }

    /// The items with clashes for which no side is chosen.
    pub(crate) fn undecided(&self, choices: &Choices) -> impl Iterator<Item = &Differing> {
        self.clashing().filter(|d| choices.side(d).is_none())
    }

    /// The result with those choices; what is undecided stays as it is here.
    pub(crate) fn result(&self, choices: &Choices) -> MergeResult {
        let mut items = self.ours.items.clone();
        for outcome in &self.outcomes {
            let id = outcome.item().id().clone();
            match outcome {
                Outcome::Added(item) | Outcome::Returned(item) => {
                    drop(items.insert(id, item.clone()))
                }
                Outcome::Deleted(_) => drop(items.remove(&id)),
                Outcome::Differing(differing) => {
                    let side = choices.side(differing).unwrap_or(Side::Ours);
                    items.insert(id, differing.with(side));
                }
                Outcome::Kept(_) | Outcome::Unclear(_) => {}
            }
        }
        for item in items.values_mut() {
            let theirs = self.theirs.item(item.id()).and_then(Record::modified);
            if theirs > item.modified() {
                *item = item.clone().with_modified(theirs);
            }
        }
        let left_out = keep_the_rules(self, &mut items);
        MergeResult { items, left_out }
    }
}
