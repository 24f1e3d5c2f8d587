//! A merge leaves no link to nothing: what one side deleted and the other still needs stays.

use super::{Outcome, Version};
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::sorted::SortedSet;

struct Sides<'a> {
    base: &'a Version,
    keeper: &'a Version,
    deleter: &'a Version,
}

/// Reverts the deletions of either side that would leave a link to nothing.
pub(super) fn keep_what_is_needed(
    outcomes: &mut Vec<Outcome>,
    base: &Version,
    ours: &Version,
    theirs: &Version,
) {
    let needed = Sides { base, keeper: ours, deleter: theirs }.needed();
    for outcome in outcomes.iter_mut() {
        if let Outcome::Deleted(item) = outcome
            && needed.contains(item.id())
        {
            *outcome = Outcome::Kept(item.clone());
        }
    }
    let back = Sides { base, keeper: theirs, deleter: ours }.needed().into_iter();
    outcomes.extend(back.filter_map(|id| theirs.item(&id).cloned().map(Outcome::Returned)));
}

impl Sides<'_> {
    /// The ids that the deleter deleted, the keeper did not change, and a remaining item links to.
    fn needed(&self) -> SortedSet<Id> {
        let untouched = |id: &&Id| {
            let pair = self.keeper.item(id).zip(self.base.item(id));
            self.deleter.item(id).is_none() && pair.is_some_and(|(now, was)| super::alike(now, was))
        };
        let mut gone: SortedSet<Id> = self.keeper.ids().filter(untouched).cloned().collect();
        let mut needed = SortedSet::new();
        while !gone.is_empty() {
            let staying = self.keeper.items().filter(|item| !gone.contains(item.id()));
            let links = staying.flat_map(|item| ends(item).map(move |to| (item.id(), to)));
            let wanted = links.filter(|(from, to)| gone.contains(*to) && self.is_wanted(from, to));
            let found: SortedSet<Id> = wanted.map(|(_, to)| to.clone()).collect();
            if found.is_empty() {
                break;
            }
            gone.retain(|id| !found.contains(id));
            needed.extend(found);
        }
        needed
    }

    /// Whether the deleter never saw this link of the keeper. One that it has too leads to nothing there already.
    fn is_wanted(&self, from: &Id, to: &Id) -> bool {
        let leads = |version: &Version| {
            version.item(from).is_some_and(|item| ends(item).any(|known| known == to))
        };
        self.deleter.item(from).is_none() || !(leads(self.deleter) || leads(self.base))
    }
}

fn ends(item: &Record) -> impl Iterator<Item = &Id> {
    item.links().into_iter().map(|(_, to)| to)
}
