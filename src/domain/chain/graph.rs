//! The graph of milestones and their links in both directions, with the longest path from each node.

use super::Relation;
use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use std::collections::{HashMap, HashSet};

/// The links between milestones. Links to anything else are ignored; a cycle written by hand ends where it closes.
pub(crate) struct Graph<'a> {
    nodes: HashMap<&'a Id, Node<'a>>,
}

struct Node<'a> {
    /// Sort key among neighbours: date, then order in the file.
    order: (Day, Date, usize),
    back: Vec<&'a Id>,
    forth: Vec<&'a Id>,
    longest_back: usize,
    longest_forth: usize,
}

impl<'a> Graph<'a> {
    pub(crate) fn of(journey: &'a Journey) -> Graph<'a> {
        let node = |(place, m): (usize, &'a std::sync::Arc<_>)| {
            let m: &'a crate::domain::milestone::Milestone = m;
            let node = Node {
                order: (m.on.first_day(), m.on, place),
                back: Vec::new(),
                forth: Vec::new(),
                longest_back: 0,
                longest_forth: 0,
            };
            (&m.id, node)
        };
        let mut graph = Graph { nodes: journey.milestones().enumerate().map(node).collect() };
        for milestone in journey.milestones() {
            for to in &milestone.led_to {
                graph.join(&milestone.id, to);
            }
        }
        graph.measure(Relation::Before);
        graph.measure(Relation::After);
        graph
    }

    /// Milestones on the longest path onward, itself included; 0 if there is no such milestone.
    pub(crate) fn reach(&self, id: &Id) -> usize {
        self.nodes.get(id).map_or(0, |node| node.longest_forth)
    }

    /// Neighbours on one side, earliest first.
    pub(super) fn beside(&self, id: &Id, part: Relation) -> Vec<&'a Id> {
        let mut beside = self.next(id, part).to_vec();
        beside.sort_by_key(|id| self.nodes.get(*id).map(|n| n.order));
        beside
    }

    /// The unseen neighbour with the longest path onward.
    pub(super) fn longest(&self, id: &Id, part: Relation, seen: &HashSet<&Id>) -> Option<&'a Id> {
        let unseen = self.beside(id, part).into_iter().filter(|id| !seen.contains(id));
        // Of equal lengths, `max_by_key` takes the last, which is the earliest here.
        unseen.rev().max_by_key(|id| self.length(id, part))
    }

    fn join(&mut self, from: &'a Id, to: &Id) {
        // The milestone's own id lives as long as the journey; `to` does not.
        let Some((to, _)) = self.nodes.get_key_value(to) else {
            return;
        };
        let to: &'a Id = to;
        if let Some(node) = self.nodes.get_mut(from)
            && !node.forth.contains(&to)
        {
            node.forth.push(to);
            if let Some(node) = self.nodes.get_mut(to) {
                node.back.push(from);
            }
        }
    }

    fn next(&self, id: &Id, part: Relation) -> &[&'a Id] {
        self.nodes.get(id).map_or(&[], |node| match part {
            Relation::Before => &node.back,
            Relation::After | Relation::Here => &node.forth,
        })
    }

    fn length(&self, id: &Id, part: Relation) -> usize {
        self.nodes.get(id).map_or(0, |node| match part {
            Relation::Before => node.longest_back,
            Relation::After | Relation::Here => node.longest_forth,
        })
    }

    fn set_length(&mut self, id: &Id, part: Relation, length: usize) {
        if let Some(node) = self.nodes.get_mut(id) {
            match part {
                Relation::Before => node.longest_back = length,
                Relation::After | Relation::Here => node.longest_forth = length,
            }
        }
    }

    /// Measures depth first without recursion: a node stays on the path until everything beyond it is measured.
    fn measure(&mut self, part: Relation) {
        let mut begun: HashSet<&Id> = HashSet::with_capacity(self.nodes.len());
        let starts: Vec<&'a Id> = self.nodes.keys().copied().collect();
        for start in starts {
            if !begun.insert(start) {
                continue;
            }
            let mut path = vec![(start, 0)];
            while let Some((id, at)) = path.last_mut() {
                let (here, next) = (*id, self.next(id, part).get(*at).copied());
                *at += 1;
                match next {
                    Some(next) => {
                        if begun.insert(next) {
                            path.push((next, 0));
                        }
                    }
                    None => {
                        let beyond = self.next(here, part).iter();
                        let longest = beyond.map(|id| self.length(id, part)).max();
                        self.set_length(here, part, 1 + longest.unwrap_or(0));
                        path.pop();
                    }
                }
            }
        }
    }
}
