//! What one side deleted and the other still needs is not deleted: no link of a merge leads to nothing.

use super::{Outcome, Version};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::record::Record;
use std::collections::BTreeSet;

/// Three versions, of which `deleter` lacks what is looked for.
struct Sides<'a> {
    base: &'a Version,
    keeper: &'a Version,
    deleter: &'a Version,
}

/// Takes deletions back that would leave a link to nothing, on either side.
pub(super) fn keep_what_is_needed(
    outcomes: &mut Vec<Outcome>,
    base: &Version,
    ours: &Version,
    theirs: &Version,
) {
    let there = Sides { base, keeper: ours, deleter: theirs };
    let needed = there.needed();
    for outcome in outcomes.iter_mut() {
        if let Outcome::Deleted(item) = outcome
            && needed.contains(item.id())
        {
            *outcome = Outcome::Kept(item.clone());
        }
    }
    let here = Sides { base, keeper: theirs, deleter: ours };
    let back = here.needed().into_iter();
    outcomes.extend(back.filter_map(|id| theirs.item(&id).cloned().map(Outcome::Returned)));
}

impl Sides<'_> {
    /// The ids that the deleter deleted untouched, and that something which stays leads to.
    fn needed(&self) -> BTreeSet<Id> {
        let untouched = |id: &&Id| {
            let pair = self.keeper.item(id).zip(self.base.item(id));
            self.deleter.item(id).is_none() && pair.is_some_and(|(now, was)| super::alike(now, was))
        };
        let mut gone: BTreeSet<Id> = self.keeper.ids().filter(untouched).cloned().collect();
        let mut needed = BTreeSet::new();
        while !gone.is_empty() {
            let staying = self.keeper.items().filter(|item| !gone.contains(item.id()));
            let found: BTreeSet<Id> = staying
                .flat_map(|item| links(item).into_iter().map(move |id| (item.id(), id)))
                .filter(|(from, to)| gone.contains(*to) && self.is_wanted(from, to))
                .map(|(_, to)| to.clone())
                .collect();
            if found.is_empty() {
                break;
            }
            gone.retain(|id| !found.contains(id));
            needed.extend(found);
        }
        needed
    }

    /// Whether the keeper's link is one that the deleter never saw: one that it has too leads to nothing there already.
    fn is_wanted(&self, from: &Id, to: &Id) -> bool {
        let leads = |version: &Version| {
            let item = version.item(from);
            item.is_some_and(|item| links(item).contains(&to))
        };
        match self.deleter.item(from) {
            None => true,
            Some(_) => !leads(self.deleter) && !leads(self.base),
        }
    }
}

/// The items that an item leads to.
fn links(item: &Record) -> Vec<&Id> {
    match item {
        Record::Item(Item::Goal(goal)) => goal.toward.iter().chain(&goal.milestone).collect(),
        Record::Item(Item::Milestone(milestone)) => {
            milestone.from.iter().chain(&milestone.led_to).collect()
        }
        Record::Break(_) => Vec::new(),
    }
}
