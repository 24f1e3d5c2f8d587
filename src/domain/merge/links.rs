//! Rules that each side keeps alone and both can break together: no goal serves itself, no milestone leads to itself, and
//! one goal has the focus.

use super::{Merge, Version};
use crate::domain::date::Moment;
use crate::domain::id::{Id, reaches};
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use std::sync::Arc;

/// A value that a merge leaves out because it would break a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct BrokenRule {
    pub(crate) id: Id,
    /// `toward` or `led_to` for a link that would close a circle, `next` for a second focus.
    pub(crate) field: &'static str,
    /// Where the link would lead.
    pub(crate) to: Option<Id>,
}

/// A link, with the time at which its record was last modified: of two that close a circle the later one is left out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct DatedLink {
    modified: Option<Moment>,
    from: Id,
    to: Id,
}

type Edges = SortedMap<Id, Vec<Id>>;

/// Leaves out what would break a rule that each side keeps for itself.
pub(super) fn keep_the_rules(merge: &Merge, items: &mut SortedMap<Id, Record>) -> Vec<BrokenRule> {
    let mut left_out = Vec::new();
    for field in ["toward", "led_to"] {
        for DatedLink { from, to, .. } in circling(merge, items, field) {
            match items.get_mut(&from) {
                Some(Record::Item(Item::Goal(goal))) => Arc::make_mut(goal).toward = None,
                Some(Record::Item(Item::Milestone(milestone))) => {
                    Arc::make_mut(milestone).led_to.retain(|id| *id != to);
                }
                Some(Record::Break(_)) | None => {}
            }
            left_out.push(BrokenRule { id: from, field, to: Some(to) });
        }
    }
    left_out.extend(one_is_next(merge, items));
    left_out
}

/// The links that close a circle, judged latest first, after those that both sides have. A circle that lies wholly on
/// one side was written by a person and stays.
fn circling(merge: &Merge, items: &SortedMap<Id, Record>, field: &'static str) -> Vec<DatedLink> {
    let link = |item: &Record, to: &Id| {
        let (from, to) = (item.id().clone(), to.clone());
        DatedLink { modified: item.modified(), from, to }
    };
    let all = items.values().flat_map(|item| ends(item, field).map(move |to| link(item, to)));
    let (old, mut new): (Vec<_>, Vec<_>) = all.partition(|link| is_old(merge, link, field));
    if new.is_empty() {
        return Vec::new();
    }
    sort::by(&mut new, |a, b| b.cmp(a));
    let sides = [&merge.ours, &merge.theirs].map(|side| edges(side.items(), field));
    let mut graph = Edges::new();
    for link in old {
        graph.get_or_default(link.from).push(link.to);
    }
    let mut closing = Vec::new();
    for link in new {
        let onward = |graph: &Edges, id: &Id| graph.get(id).cloned().unwrap_or_default();
        let circles = |graph: &Edges| reaches(&link.to, &link.from, |id| onward(graph, id));
        let has_it = |side: &Edges| side.get(&link.from).is_some_and(|to| to.contains(&link.to));
        if circles(&graph) && !sides.iter().any(|side| has_it(side) && circles(side)) {
            closing.push(link);
        } else {
            graph.get_or_default(link.from).push(link.to);
        }
    }
    closing
}

/// Whether both sides have a link; without a base, one that only ours has counts too.
fn is_old(merge: &Merge, link: &DatedLink, field: &'static str) -> bool {
    let has = |version: &Version| {
        let item = version.item(&link.from);
        item.map(|item| ends(item, field).any(|to| *to == link.to))
    };
    match (has(&merge.ours), has(&merge.theirs)) {
        (Some(ours), Some(theirs)) => ours && theirs,
        (Some(ours), None) => ours && merge.base.is_none(),
        (None, _) => false,
    }
}

fn edges<'a>(items: impl Iterator<Item = &'a Record>, field: &'static str) -> Edges {
    items.map(|item| (item.id().clone(), ends(item, field).cloned().collect())).collect()
}

/// Where an item leads by that field.
fn ends<'a>(item: &'a Record, field: &'static str) -> impl Iterator<Item = &'a Id> {
    item.links().into_iter().filter(move |(key, _)| *key == field).map(|(_, to)| to)
}

/// Of several goals with the focus, because each side marked another, the one modified last keeps it.
fn one_is_next(merge: &Merge, items: &mut SortedMap<Id, Record>) -> Vec<BrokenRule> {
    let is_next = |item: &&Record| item.as_goal().is_some_and(|g| g.next);
    let marked: Vec<&Record> = items.values().filter(is_next).collect();
    let had = |version: &Version| {
        marked.iter().all(|item| version.item(item.id()).as_ref().is_some_and(is_next))
    };
    if marked.len() < 2 || had(&merge.ours) || had(&merge.theirs) {
        return Vec::new();
    }
    let last = marked.iter().max_by_key(|item| (item.modified(), item.id())).map(|item| item.id());
    let others = marked.iter().map(|item| item.id()).filter(|id| Some(*id) != last).cloned();
    let others: Vec<Id> = others.collect();
    for id in &others {
        if let Some(Record::Item(Item::Goal(goal))) = items.get_mut(id) {
            Arc::make_mut(goal).next = false;
        }
    }
    others.into_iter().map(|id| BrokenRule { id, field: "next", to: None }).collect()
}
