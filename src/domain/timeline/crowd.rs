//! Crowded decades: selects the items to show and counts the hidden ones.

use super::point::Point;
use super::{RowContent, TimelineInput};
use crate::domain::chain::PathLengths;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::sort;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Items of each kind shown per decade.
const MOST: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CrowdKind {
    Milestones,
    /// Open goals with a target.
    Goals,
}

/// The hidden items of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct More {
    pub(crate) kind: CrowdKind,
    pub(crate) hidden: usize,
    /// Day of the first hidden item.
    pub(crate) first: Day,
}

/// Thins each decade to the milestones that begin the longest chains and to larger goals before small ones; the hidden
/// ones are counted after the last item of their kind.
pub(super) fn thin(source: &TimelineInput<'_>, points: Vec<Point>) -> Vec<Point> {
    let graph = PathLengths::of(source.journey);
    let reach = |item: &Item| (Some(item.id()) == source.keep, weight(item, &graph));
    let mut left = Vec::with_capacity(points.len());
    for decade in points.chunk_by(|a, b| a.slot == b.slot) {
        let mut decade = decade.to_vec();
        for kind in [CrowdKind::Milestones, CrowdKind::Goals] {
            decade = thin_kind(decade, kind, reach);
        }
        left.append(&mut decade);
    }
    left
}

/// Rank of an item: roots of long chains among milestones; the focus, then larger goals, among goals.
fn weight(item: &Item, graph: &PathLengths) -> (usize, bool, bool) {
    match item {
        Item::Milestone(_) => (graph.reach(item.id()), false, false),
        Item::Goal(goal) => (0, goal.next, goal.is_large()),
    }
}

fn thin_kind<W: Ord>(
    points: Vec<Point>,
    kind: CrowdKind,
    weight: impl Fn(&Item) -> W,
) -> Vec<Point> {
    let mut ranked: Vec<&Item> = points.iter().filter_map(|p| of_kind(p, kind)).collect();
    sort::by_key(&mut ranked, |item| Reverse(weight(item)));
    let hidden: HashSet<Id> = ranked.iter().skip(MOST).map(|i| i.id().clone()).collect();
    let is_hidden = |p: &Point| of_kind(p, kind).is_some_and(|item| hidden.contains(item.id()));
    let first = points.iter().find(|p| is_hidden(p)).map(|p| p.day);
    // A row that counts one hidden item has room for the item itself.
    let Some(first) = first.filter(|_| hidden.len() > 1) else { return points };
    let last = points.iter().rposition(|p| of_kind(p, kind).is_some());
    let mut left = Vec::with_capacity(points.len());
    for (at, point) in points.into_iter().enumerate() {
        let more = (Some(at) == last).then(|| Point {
            stop: RowContent::More(More { kind, hidden: hidden.len(), first }),
            until: None,
            ..point.clone()
        });
        if !is_hidden(&point) {
            left.push(point);
        }
        left.extend(more);
    }
    left
}

/// The item at a point, if it is of that kind.
fn of_kind(point: &Point, kind: CrowdKind) -> Option<&Item> {
    let RowContent::Item(item, _) = &point.stop else {
        return None;
    };
    let its = match item {
        Item::Milestone(_) => CrowdKind::Milestones,
        Item::Goal(_) => CrowdKind::Goals,
    };
    (its == kind).then_some(item)
}
