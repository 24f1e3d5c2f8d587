//! The outline of goals: each below the larger goal that it serves.

use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::sorted::SortedMap;

/// Headings are not nested any deeper: a chain of thousands would be mostly stars.
const DEEPEST: usize = 12;

pub(super) struct GoalTrees<'a> {
    goals: Vec<&'a Goal>,
    /// The places in `goals` of those at the top, and of those right below each one.
    roots: Vec<usize>,
    steps: Vec<Vec<usize>>,
}

impl<'a> GoalTrees<'a> {
    pub(super) fn of(goals: Vec<&'a Goal>) -> GoalTrees<'a> {
        let places: SortedMap<&Id, usize> = goals.iter().map(|goal| &goal.id).zip(0..).collect();
        let larger = |goal: &&Goal| places.get(goal.toward.as_ref()?).copied();
        let mut larger: Vec<Option<usize>> = goals.iter().map(larger).collect();
        cut_circles(&mut larger);
        let mut outline =
            GoalTrees { roots: Vec::new(), steps: vec![Vec::new(); goals.len()], goals };
        for (at, larger) in larger.into_iter().enumerate() {
            match larger {
                Some(larger) => outline.steps[larger].push(at),
                None => outline.roots.push(at),
            }
        }
        outline
    }

    /// The goals at the top, each with its place.
    pub(super) fn roots(&self) -> impl Iterator<Item = (usize, &'a Goal)> {
        self.roots.iter().map(|root| (*root, self.goals[*root]))
    }

    /// The goal at a place and all below it, each with its level.
    pub(super) fn tree(
        &self,
        root: usize,
        level: usize,
    ) -> impl Iterator<Item = (&'a Goal, usize)> {
        let mut ahead = vec![(root, level)];
        std::iter::from_fn(move || {
            let (at, level) = ahead.pop()?;
            let below = (level + 1).min(DEEPEST);
            ahead.extend(self.steps[at].iter().rev().map(|step| (*step, below)));
            Some((self.goals[at], level))
        })
    }
}

/// Goals that serve each other in a circle, as a file edited by hand can have them, get a top.
fn cut_circles(larger: &mut [Option<usize>]) {
    let mut met = vec![None; larger.len()];
    for start in 0..larger.len() {
        let mut at = start;
        while met[at].is_none() {
            met[at] = Some(start);
            match larger[at] {
                Some(up) if met[up] == Some(start) => larger[at] = None,
                Some(up) => at = up,
                None => {}
            }
        }
    }
}
