//! How far a larger goal was at the end of a report's period, and how far it came in it.

use super::{GoalProgress, ReportPeriod};
use crate::domain::date::Date;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::sorted::SortedMap;

/// The progress of every goal at the end of a period.
pub(super) struct ProgressThen<'a> {
    journey: &'a Journey,
    period: ReportPeriod,
    /// When the steps of each larger goal were done.
    done: SortedMap<&'a Id, Vec<Date>>,
}

impl<'a> ProgressThen<'a> {
    pub(super) fn of(journey: &'a Journey, period: ReportPeriod) -> ProgressThen<'a> {
        let done = journey.ended().filter(|goal| goal.is_done());
        let done = done.filter_map(|goal| goal.toward.as_ref().zip(goal.state.ended_on()));
        ProgressThen { journey, period, done: SortedMap::grouped(done) }
    }

    /// By its measure, else by its steps, of which those of today are the total. `None` if it has neither.
    pub(super) fn of_goal(&self, goal: &Goal) -> Option<GoalProgress> {
        let Some(measure) = &goal.measure else {
            return self.by_steps(&goal.id);
        };
        let later = goal.log.iter().filter(|note| self.period.is_before(note.on));
        let later = later.filter_map(|note| note.amount).fold(Amount::default(), Amount::plus);
        let now = measured(goal, self.period).map_or(Amount::default(), |measured| measured.done);
        let then = measure.done.minus(later);
        // What was typed into the file is in no note.
        let done = if then < now { now } else { then };
        Some(GoalProgress::Measured { measure: Measure { done, ..measure.clone() }, now })
    }

    fn by_steps(&self, larger: &Id) -> Option<GoalProgress> {
        let steps = self.journey.steps(larger);
        let total = steps.known_total()?;
        let ends = self.done.get(larger).into_iter().flatten();
        let now = ends.clone().filter(|on| self.period.contains(**on)).count();
        let later = ends.filter(|on| self.period.is_before(**on)).count();
        Some(GoalProgress::Steps { done: steps.done.saturating_sub(later), total, now })
    }
}

/// The amount done in the period, of a goal with a measure.
pub(super) fn measured(goal: &Goal, period: ReportPeriod) -> Option<Measure> {
    let measure = goal.measure.as_ref()?;
    let amounts = |within: bool| {
        let notes = goal.log.iter().filter(move |note| period.contains(note.on) == within);
        notes.filter_map(|note| note.amount).fold(Amount::default(), Amount::plus)
    };
    let done = match is_done_in(goal, period) {
        true => measure.done.minus(amounts(false)),
        false => amounts(true),
    };
    (done > Amount::default()).then(|| Measure { done, ..measure.clone() })
}

pub(super) fn is_done_in(goal: &Goal, period: ReportPeriod) -> bool {
    goal.is_done() && goal.state.ended_on().is_some_and(|on| period.contains(on))
}
