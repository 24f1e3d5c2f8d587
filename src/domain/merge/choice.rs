//! What is chosen where both sides differ, and what the two versions come to by that.

use super::links::{Dropped, keep_the_rules};
use super::{Differing, Merge, Outcome, Side};
use crate::domain::id::Id;
use crate::domain::record::Record;
use std::collections::BTreeMap;

/// What is chosen wherever nothing is chosen for the item itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preference {
    /// What stands here.
    Ours,
    /// What stands there.
    Theirs,
    /// The side that was modified later: the rule that any two machines follow alike.
    Newer,
}

/// The choices for clashes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choices {
    /// For all that is not named below; without it those stay undecided.
    pub otherwise: Option<Preference>,
    /// Member by item.
    pub by_id: BTreeMap<Id, Side>,
}

/// What two versions come to.
#[derive(Clone, PartialEq, Debug)]
pub struct Settled {
    /// All items, by id.
    pub(crate) items: BTreeMap<Id, Record>,
    /// What was left out of them, as it would have broken a rule.
    pub(crate) dropped: Vec<Dropped>,
}

impl Choices {
    /// Everything by the rule.
    pub fn by_the_rule() -> Choices {
        Choices { otherwise: Some(Preference::Newer), by_id: BTreeMap::new() }
    }

    /// The side that is chosen for an item.
    pub(crate) fn side(&self, differing: &Differing) -> Option<Side> {
        let own = self.by_id.get(differing.ours.id()).copied();
        own.or(match self.otherwise? {
            Preference::Ours => Some(Side::Ours),
            Preference::Theirs => Some(Side::Theirs),
            Preference::Newer => Some(differing.newer),
        })
    }
}

impl Merge {
    /// Whether theirs says nothing that ours does not.
    pub(crate) fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    /// All items of ours, by id.
    pub(crate) fn ours(&self) -> impl Iterator<Item = &Record> {
        self.ours.items()
    }

    /// How the item of that id is called: by its title here, else there, else by its id.
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

    /// What the two come to with those choices; what is undecided stays as it is here.
    pub(crate) fn settled(&self, choices: &Choices) -> Settled {
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
        for (id, item) in &mut items {
            let theirs = self.theirs.item(id).and_then(Record::modified);
            if theirs > item.modified() {
                *item = item.with_modified(theirs);
            }
        }
        let dropped = keep_the_rules(self, &mut items);
        Settled { items, dropped }
    }
}
