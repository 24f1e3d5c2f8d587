//! The longest path from each milestone along the links, in both directions.

use super::Relation;
use crate::domain::id::Id;
use crate::domain::journey::{Journey, LinkIndex, Way};
use std::cmp::Reverse;
use std::collections::HashSet;

/// The links between milestones with path lengths. A cycle written by hand ends where it closes.
pub(crate) struct PathLengths<'a> {
    journey: &'a Journey,
    back: Vec<usize>,
    onward: Vec<usize>,
}

impl<'a> PathLengths<'a> {
    pub(crate) fn of(journey: &'a Journey) -> PathLengths<'a> {
        let lengths = |way| lengths(journey.links(), way);
        PathLengths { journey, back: lengths(Way::Back), onward: lengths(Way::Onward) }
    }

    /// Milestones on the longest path onward, itself included; 0 if there is no such milestone.
    pub(crate) fn reach(&self, id: &Id) -> usize {
        self.length(id, Relation::After)
    }

    /// Neighbours on one side, earliest first.
    pub(super) fn beside(&self, id: &Id, part: Relation) -> Vec<&'a Id> {
        let mut beside = self.journey.next_to(id, way(part));
        beside.sort_by_key(|milestone| (milestone.on.first_day(), milestone.on));
        beside.into_iter().map(|milestone| &milestone.id).collect()
    }

    /// The unseen neighbour with the longest path onward; of equal ones the earliest.
    pub(super) fn longest(&self, id: &Id, part: Relation, seen: &HashSet<&Id>) -> Option<&'a Id> {
        let unseen = self.beside(id, part).into_iter().filter(|id| !seen.contains(id));
        unseen.min_by_key(|id| Reverse(self.length(id, part)))
    }

    fn length(&self, id: &Id, part: Relation) -> usize {
        let lengths = match way(part) {
            Way::Back => &self.back,
            Way::Onward => &self.onward,
        };
        self.journey.position(id).and_then(|at| lengths.get(at)).copied().unwrap_or(0)
    }
}

fn way(part: Relation) -> Way {
    match part {
        Relation::Before => Way::Back,
        Relation::After | Relation::Here => Way::Onward,
    }
}

/// Measured depth first without recursion: a position stays on the path until everything beyond it is measured.
fn lengths(links: &LinkIndex, way: Way) -> Vec<usize> {
    let mut lengths = vec![0; links.len()];
    let mut begun = vec![false; links.len()];
    for start in 0..links.len() {
        let mut path = Vec::new();
        if !std::mem::replace(&mut begun[start], true) {
            path.push((start, 0));
        }
        while let Some((here, at)) = path.last_mut() {
            let (here, next) = (*here, links.next_to(*here, way).get(*at).copied());
            *at += 1;
            match next {
                Some(next) if std::mem::replace(&mut begun[next], true) => {}
                Some(next) => path.push((next, 0)),
                None => {
                    let beyond = links.next_to(here, way).iter().map(|next| lengths[*next]);
                    lengths[here] = 1 + beyond.max().unwrap_or(0);
                    path.pop();
                }
            }
        }
    }
    lengths
}
