//! Derived facts about all items of a journey, gathered in one walk.
//!
//! `Journey` answers the same questions one item at a time, each by a walk of its own; a list of 100,000 rows cannot
//! afford that.

use crate::domain::counts::StepCount;
use crate::domain::data_file::DataFile;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use std::collections::HashMap;

pub(super) struct Facts<'a> {
    steps: HashMap<&'a Id, StepCount>,
    active: HashMap<&'a Id, usize>,
    led_from: HashMap<&'a Id, Vec<&'a Id>>,
    titles: HashMap<&'a Id, &'a str>,
    journey: &'a Journey,
}

impl<'a> Facts<'a> {
    pub(super) fn of(journey: &'a Journey) -> Facts<'a> {
        let mut facts = Facts {
            steps: HashMap::new(),
            active: HashMap::new(),
            led_from: HashMap::new(),
            titles: journey.items().map(|i| (i.id(), i.title())).collect(),
            journey,
        };
        facts.count_steps(journey);
        for earlier in journey.milestones() {
            for later in &earlier.led_to {
                facts.led_from.entry(later).or_default().push(&earlier.id);
            }
        }
        facts
    }

    pub(super) fn steps(&self, id: &Id) -> StepCount {
        let known = self.steps.get(id).copied().unwrap_or_default();
        let partial = self.journey.steps_gap().is_some();
        StepCount { partial, ..known }
    }

    /// Whether it is an active larger goal without an active step, as far as it is known.
    pub(super) fn is_stuck(&self, goal: &Goal) -> bool {
        let known = self.journey.gap_in(DataFile::Open).is_none();
        known && goal.is_large() && goal.is_active() && !self.active.contains_key(&goal.id)
    }

    /// In the file's order.
    pub(super) fn led_from(&self, id: &Id) -> &[&'a Id] {
        self.led_from.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn title(&self, id: &Id) -> Option<&'a str> {
        self.titles.get(id).copied()
    }

    fn count_steps(&mut self, journey: &'a Journey) {
        for goal in journey.open() {
            if let Some(larger) = &goal.toward {
                self.steps.entry(larger).or_default().total += 1;
                if goal.is_active() {
                    *self.active.entry(larger).or_default() += 1;
                }
            }
        }
        for (larger, done) in journey.years().flat_map(|(_, year)| &year.toward) {
            let steps = self.steps.entry(larger).or_default();
            steps.done += done;
            steps.total += done;
        }
    }
}
