//! The chain: the milestones that led to one milestone, and those that it led to.
//!
//! The longest path is the main line. Milestones that join or leave it are indented next to the milestone that they
//! are linked with. Each milestone appears once; a side path that comes back to the line ends in a reference.

mod graph;
#[cfg(test)]
mod tests;

pub(crate) use self::graph::PathLengths;

use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Position of a milestone relative to the one that the chain is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Relation {
    /// It led there.
    Before,
    /// The milestone that the chain is about.
    Here,
    /// It was led to.
    After,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ChainRow {
    pub(crate) milestone: Arc<Milestone>,
    pub(crate) part: Relation,
    /// For each enclosing path, whether it continues below this line; the length is the indent.
    pub(crate) beside: Vec<bool>,
    /// Whether its own path continues below.
    pub(crate) goes_on: bool,
    /// The goal that it was, if loaded, and the steps done toward it.
    pub(crate) goal: Option<Behind>,
    /// Whether this line only names the milestone that the side path comes back to.
    pub(crate) rejoins: bool,
}

/// A goal that became a milestone, and the steps done toward it, earliest first.
pub(crate) type Behind = (Arc<Goal>, Vec<Arc<Goal>>);

/// The chain of a milestone, earliest first; empty if there is no such milestone.
pub(crate) fn chain(journey: &Journey, id: &Id) -> Vec<ChainRow> {
    let Some(here) = journey.milestone(id) else {
        return Vec::new();
    };
    let graph = PathLengths::of(journey);
    let mut builder =
        ChainBuilder { journey, graph: &graph, seen: HashSet::from([&here.id]), rows: Vec::new() };
    let mut back = builder.longest_path(&here.id, Relation::Before);
    let forth = builder.longest_path(&here.id, Relation::After);
    back.reverse();
    builder.before(&back, &[]);
    builder.sides_before(&here.id, &[!back.is_empty()]);
    builder.link(&here.id, Relation::Here, &[], !forth.is_empty());
    builder.sides_after(&here.id, &[!forth.is_empty()]);
    builder.after(&forth, &[]);
    builder.with_goals()
}

struct ChainBuilder<'a> {
    journey: &'a Journey,
    graph: &'a PathLengths<'a>,
    seen: HashSet<&'a Id>,
    rows: Vec<ChainRow>,
}

impl<'a> ChainBuilder<'a> {
    /// The longest unseen path onward from a milestone, itself excluded.
    fn longest_path(&mut self, from: &'a Id, part: Relation) -> Vec<&'a Id> {
        let mut path = Vec::new();
        let mut at = from;
        while let Some(next) = self.graph.longest(at, part, &self.seen) {
            self.seen.insert(next);
            path.push(next);
            at = next;
        }
        path
    }

    /// Adds a path that leads to something below it, after everything that joins it.
    fn before(&mut self, path: &[&'a Id], beside: &[bool]) {
        for (i, id) in path.iter().enumerate() {
            let outer = [beside, &[i > 0]].concat();
            self.sides_before(id, &outer);
            self.link(id, Relation::Before, beside, true);
        }
    }

    /// Adds a path that came of something above it, with everything that leaves it.
    fn after(&mut self, path: &[&'a Id], beside: &[bool]) {
        for (i, id) in path.iter().enumerate() {
            let goes_on = i + 1 < path.len();
            self.link(id, Relation::After, beside, goes_on);
            let outer = [beside, &[goes_on]].concat();
            self.sides_after(id, &outer);
        }
    }

    fn sides_before(&mut self, id: &'a Id, beside: &[bool]) {
        for side in self.graph.beside(id, Relation::Before) {
            if self.seen.insert(side) {
                let mut path = self.longest_path(side, Relation::Before);
                path.reverse();
                path.push(side);
                self.before(&path, beside);
            }
        }
    }

    fn sides_after(&mut self, id: &'a Id, beside: &[bool]) {
        for side in self.graph.beside(id, Relation::After) {
            if self.seen.insert(side) {
                let mut path = vec![side];
                path.extend(self.longest_path(side, Relation::After));
                self.after(&path, beside);
                self.rejoins(path.last().copied().unwrap_or(side), beside);
            }
        }
    }

    /// Adds a reference to each milestone that a side path comes back to.
    fn rejoins(&mut self, last: &'a Id, beside: &[bool]) {
        let nexts = self.graph.beside(last, Relation::After);
        for next in nexts.into_iter().filter(|next| *next != last) {
            self.link(next, Relation::After, beside, false);
            if let Some(link) = self.rows.last_mut() {
                link.rejoins = true;
            }
        }
    }

    fn with_goals(mut self) -> Vec<ChainRow> {
        let mut behind = self.goals_behind();
        for link in self.rows.iter_mut().filter(|link| !link.rejoins) {
            let from = link.milestone.from.as_ref();
            link.goal = from.and_then(|id| behind.remove(id));
        }
        self.rows
    }

    /// The loaded goals behind the milestones, each with the steps done toward it.
    fn goals_behind(&self) -> HashMap<Id, Behind> {
        let from = self.rows.iter().filter_map(|l| l.milestone.from.as_ref());
        let goal = |id: &Id| Some((id.clone(), (Arc::clone(self.journey.goal(id)?), Vec::new())));
        let mut behind: HashMap<Id, Behind> = from.filter_map(goal).collect();
        for step in self.journey.ended().filter(|g| g.is_done()) {
            let larger = step.toward.as_ref().and_then(|id| behind.get_mut(id));
            if let Some((_, steps)) = larger {
                steps.push(Arc::clone(step));
            }
        }
        for (_, steps) in behind.values_mut() {
            steps.sort_by_key(|step| step.state.ended_on());
        }
        behind
    }

    fn link(&mut self, id: &'a Id, part: Relation, beside: &[bool], goes_on: bool) {
        if let Some(milestone) = self.journey.milestone(id) {
            self.rows.push(ChainRow {
                milestone: Arc::clone(milestone),
                part,
                beside: beside.to_vec(),
                goes_on,
                goal: None,
                rejoins: false,
            });
        }
    }
}
