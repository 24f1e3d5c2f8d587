//! A journey with the step counts of all its goals, gathered in one walk.
//!
//! `Journey` counts the steps of one goal by a walk of its own; a list of 100,000 rows cannot afford that.

use super::counts::StepCount;
use super::data_file::DataFile;
use super::goal::Goal;
use super::id::Id;
use super::journey::Journey;
use crate::domain::sorted::{SortedMap, SortedSet};

pub(crate) struct Facts<'a> {
    pub(crate) journey: &'a Journey,
    steps: SortedMap<&'a Id, StepCount>,
    with_active_step: SortedSet<&'a Id>,
}

impl<'a> Facts<'a> {
    pub(crate) fn of(journey: &'a Journey) -> Facts<'a> {
        let open = journey.open().filter_map(|goal| Some((goal.toward.as_ref()?, (0, 1))));
        let done = journey.years().flat_map(|(_, year)| &year.toward);
        let done = done.map(|(larger, done)| (larger, (*done, *done)));
        let counted = |(larger, counts): (_, Vec<(usize, usize)>)| {
            let (done, total) = counts.iter().fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
            (larger, StepCount { done, total, ..StepCount::default() })
        };
        let steps = SortedMap::grouped(open.chain(done)).into_iter().map(counted).collect();
        let active = journey.open().filter(|goal| goal.is_active());
        let with_active_step = active.filter_map(|goal| goal.toward.as_ref()).collect();
        Facts { journey, steps, with_active_step }
    }

    pub(crate) fn steps(&self, id: &Id) -> StepCount {
        let known = self.steps.get(id).copied().unwrap_or_default();
        let partial = self.journey.steps_gap().is_some();
        StepCount { partial, ..known }
    }

    /// Whether it is an active larger goal without an active step, as far as it is known.
    pub(crate) fn is_stuck(&self, goal: &Goal) -> bool {
        let known = self.journey.gap_in(DataFile::Open).is_none();
        known && goal.is_large() && goal.is_active() && !self.with_active_step.contains(&goal.id)
    }

    pub(crate) fn title(&self, id: &Id) -> Option<&'a str> {
        self.journey.item(id).map(|item| item.title())
    }
}
