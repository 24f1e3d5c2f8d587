//! The chain: the milestones that led to one milestone, and those that it led to, in order of date.
//!
//! The longest path through the milestone is the first lane. Each side branch has a lane of its own, from the
//! milestone that it leaves to the one that it joins. A link that a longer way also tells is left out.

mod graph;
mod lanes;
mod order;
#[cfg(test)]
mod tests;

pub(crate) use self::graph::PathLengths;
pub(crate) use self::lanes::Joint;

use self::lanes::Rails;
use self::order::Ordered;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
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
    /// The lane that it is in, 0 for the main one.
    pub(crate) lane: usize,
    pub(crate) rails: Rails,
    /// The goal that it was, if loaded, and the steps done toward it.
    pub(crate) goal: Option<Behind>,
}

/// A goal that became a milestone, and the steps done toward it, earliest first.
pub(crate) type Behind = (Arc<Goal>, Vec<Arc<Goal>>);

/// The chain of a milestone, earliest first; empty if there is no such milestone.
pub(crate) fn chain(journey: &Journey, id: &Id) -> Vec<ChainRow> {
    let Some(here) = journey.milestone(id) else {
        return Vec::new();
    };
    let ordered = Ordered::of(journey, here);
    let lanes = lanes::lanes(&ordered);
    let mut behind = goals_behind(journey, &ordered.milestones);
    let rows = ordered.milestones.iter().zip(lanes).enumerate();
    rows.map(|(row, (milestone, (lane, rails)))| ChainRow {
        milestone: Arc::clone(milestone),
        part: ordered.relation(row),
        lane,
        rails,
        goal: milestone.from.as_ref().and_then(|id| behind.remove(id)),
    })
    .collect()
}

/// The loaded goals behind the milestones, each with the steps done toward it.
fn goals_behind(journey: &Journey, milestones: &[&Arc<Milestone>]) -> SortedMap<Id, Behind> {
    let from = milestones.iter().filter_map(|milestone| milestone.from.as_ref());
    let goal = |id: &Id| Some((id.clone(), (Arc::clone(journey.goal(id)?), Vec::new())));
    let mut behind: SortedMap<Id, Behind> = from.filter_map(goal).collect();
    for step in journey.ended().filter(|g| g.is_done()) {
        let larger = step.toward.as_ref().and_then(|id| behind.get_mut(id));
        if let Some((_, steps)) = larger {
            steps.push(Arc::clone(step));
        }
    }
    for (_, steps) in behind.values_mut() {
        sort::by_key(steps, |step| step.state.ended_on());
    }
    behind
}
