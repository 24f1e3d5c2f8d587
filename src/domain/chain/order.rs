//! The milestones of a chain in order of date, and the links between them.

use super::Relation;
use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use crate::domain::sorted::{SortedMap, SortedSet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

/// The milestones, a cause above its effects, and links from row to row, all of them downward.
pub(super) struct Ordered<'a> {
    pub(super) milestones: Vec<&'a Arc<Milestone>>,
    /// For each row, the rows that it led to directly, earliest first.
    pub(super) onward: Vec<Vec<usize>>,
    /// For each row, the rows that led to it directly, earliest first.
    pub(super) back: Vec<Vec<usize>>,
    pub(super) here: usize,
    before: SortedSet<&'a Id>,
}

impl<'a> Ordered<'a> {
    pub(super) fn of(journey: &'a Journey, here: &'a Arc<Milestone>) -> Ordered<'a> {
        let before = journey.backward(&here.id);
        let mut all: Vec<&Arc<Milestone>> = before.clone();
        all.push(here);
        all.extend(journey.onward(&here.id));
        let before = before.into_iter().map(|milestone| &milestone.id).collect();
        let milestones = by_date(all);
        let row_of: SortedMap<&Id, usize> =
            milestones.iter().enumerate().map(|(row, milestone)| (&milestone.id, row)).collect();
        let onward: Vec<Vec<usize>> = milestones
            .iter()
            .enumerate()
            .map(|(row, milestone)| {
                let led_to = milestone.led_to.iter().filter_map(|id| row_of.get(id).copied());
                let mut led_to: Vec<usize> = led_to.filter(|to| *to > row).collect();
                sort::ascending(&mut led_to);
                led_to.dedup();
                led_to
            })
            .collect();
        let onward = without_shortcuts(&onward);
        let mut back = vec![Vec::new(); onward.len()];
        for (row, led_to) in onward.iter().enumerate() {
            led_to.iter().for_each(|to| back[*to].push(row));
        }
        let here = row_of.get(&here.id).copied().unwrap_or(0);
        Ordered { milestones, onward, back, here, before }
    }

    pub(super) fn relation(&self, row: usize) -> Relation {
        if row == self.here {
            Relation::Here
        } else if self.before.contains(&self.milestones[row].id) {
            Relation::Before
        } else {
            Relation::After
        }
    }

    /// The rows of the longest path through the milestone that the chain is about.
    pub(super) fn main_path(&self) -> Vec<usize> {
        let rows = self.onward.len();
        let (mut above, mut below) = (vec![0; rows], vec![0; rows]);
        for row in 0..rows {
            above[row] = self.back[row].iter().map(|from| above[*from] + 1).max().unwrap_or(0);
        }
        for row in (0..rows).rev() {
            below[row] = self.onward[row].iter().map(|to| below[*to] + 1).max().unwrap_or(0);
        }
        let longest = |rows: &[usize], lengths: &[usize]| {
            rows.iter().copied().min_by_key(|row| Reverse(lengths[*row]))
        };
        let mut path: Vec<usize> =
            std::iter::successors(Some(self.here), |row| longest(&self.back[*row], &above))
                .collect();
        path.reverse();
        let next = |row: &usize| longest(&self.onward[*row], &below);
        path.extend(std::iter::successors(next(&self.here), next));
        path
    }
}

/// By date, but never an effect above its cause, as a vague date would have it. A cycle written by hand is cut at its
/// earliest milestone.
fn by_date(mut all: Vec<&Arc<Milestone>>) -> Vec<&Arc<Milestone>> {
    let date = |milestone: &Milestone| -> (Day, Date) { (milestone.on.first_day(), milestone.on) };
    sort::by_key(&mut all, |milestone| (date(milestone), milestone.id.clone()));
    all.dedup_by_key(|milestone| &milestone.id);
    let place: SortedMap<&Id, usize> =
        all.iter().enumerate().map(|(at, milestone)| (&milestone.id, at)).collect();
    let led_to = |at: usize| all[at].led_to.iter().filter_map(|id| place.get(id).copied());
    let mut causes = vec![0_usize; all.len()];
    (0..all.len()).flat_map(led_to).for_each(|to| causes[to] += 1);
    let free = causes.iter().enumerate().filter(|(_, causes)| **causes == 0);
    let mut free: BinaryHeap<Reverse<usize>> = free.map(|(at, _)| Reverse(at)).collect();
    let mut placed = vec![false; all.len()];
    let mut ordered = Vec::with_capacity(all.len());
    let mut earliest = 0..all.len();
    while ordered.len() < all.len() {
        let next = free.pop().map(|Reverse(at)| at);
        let Some(at) = next.or_else(|| earliest.find(|at| !placed[*at])) else { break };
        if std::mem::replace(&mut placed[at], true) {
            continue;
        }
        ordered.push(all[at]);
        for to in led_to(at) {
            causes[to] = causes[to].saturating_sub(1);
            if causes[to] == 0 {
                free.push(Reverse(to));
            }
        }
    }
    ordered
}

/// The links without those from a row to one that it also led to by way of another.
fn without_shortcuts(onward: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let direct = |led_to: &Vec<usize>| {
        let Some(last) = led_to.last().filter(|_| led_to.len() > 1) else { return led_to.clone() };
        let mut told = SortedSet::new();
        let mut ahead: Vec<usize> = led_to.iter().flat_map(|to| &onward[*to]).copied().collect();
        while let Some(row) = ahead.pop() {
            if row <= *last && told.insert(row) {
                ahead.extend(&onward[row]);
            }
        }
        led_to.iter().copied().filter(|to| !told.contains(to)).collect()
    };
    onward.iter().map(direct).collect()
}
