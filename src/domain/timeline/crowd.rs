//! A crowded decade: which of the many that stand in it are shown, and what is said of the others.

use super::point::Point;
use super::{RowContent, TimelineInput};
use crate::domain::chain::Graph;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Of each kind, how many of one decade are shown.
const MOST: usize = 6;

/// What there is too much of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CrowdKind {
    /// What has happened.
    Milestones,
    /// What is still to be reached.
    Goals,
}

/// Those of one kind for which there is no room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct More {
    /// What they are.
    pub(crate) kind: CrowdKind,
    /// How many.
    pub(crate) hidden: usize,
    /// Where the first of them stands.
    pub(crate) first: Day,
}

/// Where there is room for few, the milestones that the longest chains began with, and the larger goals before the
/// small ones; those taken out are counted after the last of their kind.
pub(super) fn thinned(source: &TimelineInput<'_>, points: Vec<Point>) -> Vec<Point> {
    let graph = Graph::of(source.journey);
    let reach = |item: &Item| (Some(item.id()) == source.keep, weight(item, &graph));
    let mut left = Vec::with_capacity(points.len());
    for decade in points.chunk_by(|a, b| a.slot == b.slot) {
        let mut decade = decade.to_vec();
        for kind in [CrowdKind::Milestones, CrowdKind::Goals] {
            decade = without_most(decade, kind, reach);
        }
        left.append(&mut decade);
    }
    left
}

/// What is shown first: among milestones the roots of long chains, among goals the next milestone and the larger ones.
fn weight(item: &Item, graph: &Graph) -> (usize, bool, bool) {
    match item {
        Item::Milestone(_) => (graph.reach(item.id()), false, false),
        Item::Goal(goal) => (0, goal.next, goal.is_large()),
    }
}

fn without_most<W: Ord>(
    points: Vec<Point>,
    kind: CrowdKind,
    weight: impl Fn(&Item) -> W,
) -> Vec<Point> {
    let mut ranked: Vec<&Item> = points.iter().filter_map(|p| of_kind(p, kind)).collect();
    ranked.sort_by_key(|item| Reverse(weight(item)));
    let hidden: HashSet<Id> = ranked.iter().skip(MOST).map(|i| i.id().clone()).collect();
    let is_hidden = |p: &Point| of_kind(p, kind).is_some_and(|item| hidden.contains(item.id()));
    let Some(first) = points.iter().find(|p| is_hidden(p)).map(|p| p.day) else {
        return points;
    };
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

/// The item that stands at a point, if it is of that kind.
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
