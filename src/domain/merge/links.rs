//! Rules that two sides can keep each and break together: no goal serves itself, no milestone leads to itself, and
//! one goal is next.

use super::{Merge, Version};
use crate::domain::date::Moment;
use crate::domain::id::{Id, reaches};
use crate::domain::item::Item;
use crate::domain::record::Record;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something that was left out of a merge because it would have broken a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Dropped {
    /// The item that it was left out of.
    pub(crate) id: Id,
    /// The field: `toward` and `led_to` for a link that would have closed a circle, `next` for a second mark.
    pub(crate) field: &'static str,
    /// What the link would have led to.
    pub(crate) to: Option<Id>,
}

const TOWARD: &str = "toward";
const LED_TO: &str = "led_to";

/// A link between two items.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
struct Link {
    /// When the item that holds it was last modified; of two links that close a circle the later one stands.
    modified: Option<Moment>,
    from: Id,
    to: Id,
}

/// Leaves out what would break a rule that each side keeps for itself.
pub(super) fn keep_the_rules(merge: &Merge, items: &mut BTreeMap<Id, Record>) -> Vec<Dropped> {
    let mut dropped = Vec::new();
    for field in [TOWARD, LED_TO] {
        for link in circling(merge, items, field) {
            if let Some(item) = items.get_mut(&link.from) {
                unlink(item, field, &link.to);
            }
            dropped.push(Dropped { id: link.from, field, to: Some(link.to) });
        }
    }
    dropped.extend(one_is_next(merge, items));
    dropped
}

/// The links that close a circle, looked at from the latest on, after those that stood on both sides. A circle that
/// stands wholly on one side was written by a person, and is left alone.
fn circling(merge: &Merge, items: &BTreeMap<Id, Record>, field: &'static str) -> Vec<Link> {
    let all = items.values().flat_map(|item| links(item, field));
    let (old, mut new): (Vec<Link>, Vec<Link>) = all.partition(|l| stood_before(merge, l, field));
    if new.is_empty() {
        return Vec::new();
    }
    new.sort_by(|a, b| b.cmp(a));
    let sides = [&merge.ours, &merge.theirs].map(|side| graph(side.items(), field));
    let mut graph = Graph::default();
    for link in old {
        graph.entry(link.from).or_default().push(link.to);
    }
    let mut closing = Vec::new();
    for link in new {
        let onward = |graph: &Graph, id: &Id| graph.get(id).cloned().unwrap_or_default();
        let circles = |graph: &Graph| reaches(&link.to, &link.from, |id| onward(graph, id));
        let stands = |side: &Graph| side.get(&link.from).is_some_and(|to| to.contains(&link.to));
        if circles(&graph) && !sides.iter().any(|side| stands(side) && circles(side)) {
            closing.push(link);
        } else {
            graph.entry(link.from).or_default().push(link.to);
        }
    }
    closing
}

/// Whether both sides have a link; without a base, what only ours has is as good as that.
fn stood_before(merge: &Merge, link: &Link, field: &'static str) -> bool {
    let has = |version: &Version| {
        let item = version.item(&link.from);
        item.map(|item| ends(item, field).contains(&&link.to))
    };
    match (has(&merge.ours), has(&merge.theirs)) {
        (Some(ours), Some(theirs)) => ours && theirs,
        (Some(ours), None) => ours && merge.base.is_none(),
        (None, _) => false,
    }
}

/// What leads where.
type Graph = BTreeMap<Id, Vec<Id>>;

fn graph<'a>(items: impl Iterator<Item = &'a Record>, field: &'static str) -> Graph {
    let ends = |item: &Record| ends(item, field).into_iter().cloned().collect::<Vec<Id>>();
    items.map(|item| (item.id().clone(), ends(item))).collect()
}

fn links(item: &Record, field: &'static str) -> Vec<Link> {
    let link =
        |to: &Id| Link { modified: item.modified(), from: item.id().clone(), to: to.clone() };
    ends(item, field).into_iter().map(link).collect()
}

/// What an item leads to by that field.
fn ends<'a>(item: &'a Record, field: &str) -> Vec<&'a Id> {
    match item {
        Record::Item(Item::Goal(goal)) if field == TOWARD => goal.toward.iter().collect(),
        Record::Item(Item::Milestone(milestone)) if field == LED_TO => {
            milestone.led_to.iter().collect()
        }
        Record::Item(_) | Record::Break(_) => Vec::new(),
    }
}

fn unlink(item: &mut Record, field: &'static str, to: &Id) {
    match item {
        Record::Item(Item::Goal(goal)) if field == TOWARD => Arc::make_mut(goal).toward = None,
        Record::Item(Item::Milestone(milestone)) if field == LED_TO => {
            Arc::make_mut(milestone).led_to.retain(|id| id != to);
        }
        Record::Item(_) | Record::Break(_) => {}
    }
}

/// Of several goals that are marked as next because each side marked another, the one that was modified last keeps it.
fn one_is_next(merge: &Merge, items: &mut BTreeMap<Id, Record>) -> Vec<Dropped> {
    let is_next = |item: &&Record| item.as_goal().is_some_and(|g| g.next);
    let marked: Vec<&Record> = items.values().filter(is_next).collect();
    let ids: BTreeSet<&Id> = marked.iter().map(|item| item.id()).collect();
    let had =
        |version: &Version| ids.iter().all(|id| version.item(id).as_ref().is_some_and(is_next));
    if marked.len() < 2 || had(&merge.ours) || had(&merge.theirs) {
        return Vec::new();
    }
    let last = marked.iter().max_by_key(|item| (item.modified(), item.id()));
    let Some(last) = last.map(|item| item.id().clone()) else {
        return Vec::new();
    };
    let others: Vec<Id> = ids.into_iter().filter(|id| **id != last).cloned().collect();
    for id in &others {
        if let Some(Record::Item(Item::Goal(goal))) = items.get_mut(id) {
            Arc::make_mut(goal).next = false;
        }
    }
    let dropped = |id| Dropped { id, field: "next", to: None };
    others.into_iter().map(dropped).collect()
}
