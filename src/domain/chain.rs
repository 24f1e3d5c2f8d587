//! The chain: how one came to a milestone, back to where it began, and what it led to.
//!
//! The longest way through is one line down the page. What came in from the side, or led off it, stands indented beside
//! the milestone that it has to do with. Every milestone is told once; where a side way comes back, that is said.

mod graph;
#[cfg(test)]
mod tests;

pub(crate) use self::graph::Graph;

use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Where a milestone stands as seen from the one that the chain is told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Relation {
    /// It led there.
    Before,
    /// It is the one.
    Here,
    /// It came of it.
    After,
}

/// One line of the chain.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ChainRow {
    /// The milestone.
    pub(crate) milestone: Arc<Milestone>,
    /// Where it stands.
    pub(crate) part: Relation,
    /// For each way further left on the page, whether it goes on past this line; their number is the indent.
    pub(crate) beside: Vec<bool>,
    /// Whether its own way goes on below.
    pub(crate) goes_on: bool,
    /// The goal that it was, where that has been read, and the steps done toward it.
    pub(crate) goal: Option<Behind>,
    /// Whether this only says that the way above comes back to it: it is told elsewhere.
    pub(crate) rejoins: bool,
}

/// A goal that became a milestone, and the steps done toward it, earliest first.
pub(crate) type Behind = (Arc<Goal>, Vec<Arc<Goal>>);

/// The chain of a milestone, from where it began to where it has led; empty if there is no such milestone.
pub(crate) fn chain(journey: &Journey, id: &Id) -> Vec<ChainRow> {
    let Some(here) = journey.milestone(id) else {
        return Vec::new();
    };
    let graph = Graph::of(journey);
    let mut told =
        ChainBuilder { journey, graph: &graph, seen: HashSet::from([&here.id]), links: Vec::new() };
    let mut back = told.way(&here.id, Relation::Before);
    let forth = told.way(&here.id, Relation::After);
    back.reverse();
    told.before(&back, &[]);
    told.sides_before(&here.id, &[!back.is_empty()]);
    told.link(&here.id, Relation::Here, &[], !forth.is_empty());
    told.sides_after(&here.id, &[!forth.is_empty()]);
    told.after(&forth, &[]);
    told.with_goals()
}

struct ChainBuilder<'a> {
    journey: &'a Journey,
    graph: &'a Graph<'a>,
    seen: HashSet<&'a Id>,
    links: Vec<ChainRow>,
}

impl<'a> ChainBuilder<'a> {
    /// The longest way on from a milestone, itself not included, past nothing that is told already.
    fn way(&mut self, from: &'a Id, part: Relation) -> Vec<&'a Id> {
        let mut way = Vec::new();
        let mut at = from;
        while let Some(next) = self.graph.longest(at, part, &self.seen) {
            self.seen.insert(next);
            way.push(next);
            at = next;
        }
        way
    }

    /// A way that leads to something below it, with all that came in from its sides.
    fn before(&mut self, way: &[&'a Id], beside: &[bool]) {
        for (i, id) in way.iter().enumerate() {
            let outer = [beside, &[i > 0]].concat();
            self.sides_before(id, &outer);
            self.link(id, Relation::Before, beside, true);
        }
    }

    /// A way that came of something above it, with all that led off it.
    fn after(&mut self, way: &[&'a Id], beside: &[bool]) {
        for (i, id) in way.iter().enumerate() {
            let goes_on = i + 1 < way.len();
            self.link(id, Relation::After, beside, goes_on);
            let outer = [beside, &[goes_on]].concat();
            self.sides_after(id, &outer);
        }
    }

    fn sides_before(&mut self, id: &'a Id, beside: &[bool]) {
        for side in self.graph.beside(id, Relation::Before) {
            if self.seen.insert(side) {
                let mut way = self.way(side, Relation::Before);
                way.reverse();
                way.push(side);
                self.before(&way, beside);
            }
        }
    }

    fn sides_after(&mut self, id: &'a Id, beside: &[bool]) {
        for side in self.graph.beside(id, Relation::After) {
            if self.seen.insert(side) {
                let mut way = vec![side];
                way.extend(self.way(side, Relation::After));
                self.after(&way, beside);
                self.rejoins(way.last().copied().unwrap_or(side), beside);
            }
        }
    }

    /// Says what a side way comes back to, where it does.
    fn rejoins(&mut self, last: &'a Id, beside: &[bool]) {
        let nexts = self.graph.beside(last, Relation::After);
        for next in nexts.into_iter().filter(|next| *next != last) {
            self.link(next, Relation::After, beside, false);
            if let Some(link) = self.links.last_mut() {
                link.rejoins = true;
            }
        }
    }

    fn with_goals(mut self) -> Vec<ChainRow> {
        let mut behind = self.goals_behind();
        for link in self.links.iter_mut().filter(|link| !link.rejoins) {
            let from = link.milestone.from.as_ref();
            link.goal = from.and_then(|id| behind.remove(id));
        }
        self.links
    }

    /// The goals that the milestones were, each with the steps done toward it, as far as they are read.
    fn goals_behind(&self) -> HashMap<Id, Behind> {
        let from = self.links.iter().filter_map(|l| l.milestone.from.as_ref());
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
            self.links.push(ChainRow {
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
