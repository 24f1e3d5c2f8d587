//! Steps by name: what moved forward on which day, and how.

use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use std::cmp::Reverse;
use std::sync::Arc;

/// How something moved forward.
#[derive(Clone, PartialEq, Debug)]
pub enum Moved {
    /// A goal was done.
    Done,
    /// A line was written into its log.
    Noted {
        /// What moved; may be empty where there is an amount.
        text: String,
        /// By how much, in the unit of the goal's measure.
        amount: Option<Amount>,
    },
    /// A milestone was reached that was no goal.
    Reached,
}

/// One step.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The day.
    pub on: Day,
    /// How it moved.
    pub how: Moved,
    /// What moved.
    pub item: Item,
}

/// The steps from `since` to `today` among all that is loaded, the latest first.
pub fn steps(journey: &Journey, since: Day, today: Day) -> Vec<Step> {
    let goals = journey.open().chain(journey.ended()).flat_map(of_goal);
    let milestones = journey.milestones().filter_map(of_milestone);
    let within = |step: &Step| (since..=today).contains(&step.on);
    let mut steps: Vec<Step> = goals.chain(milestones).filter(within).collect();
    steps.sort_by_key(|step| Reverse(step.on));
    steps
}

/// The day of a milestone that was no goal; one that was has counted already, when that goal was done.
pub(super) fn day_of_milestone(milestone: &Milestone) -> Option<Day> {
    if milestone.from.is_none() {
        Date::day(milestone.on)
    } else {
        None
    }
}

fn of_goal(goal: &Arc<Goal>) -> impl Iterator<Item = Step> {
    let step = |on, how| Step {
        on,
        how,
        item: Item::Goal(Arc::clone(goal)),
    };
    let noted = move |entry: &LogEntry| {
        let (text, amount) = (entry.text.clone(), entry.amount);
        Some(step(entry.on.day()?, Moved::Noted { text, amount }))
    };
    let done = goal.state.ended_on().filter(|_| goal.is_done());
    let done = done.and_then(Date::day).map(|on| step(on, Moved::Done));
    done.into_iter().chain(goal.log.iter().filter_map(noted))
}

fn of_milestone(milestone: &Arc<Milestone>) -> Option<Step> {
    day_of_milestone(milestone).map(|on| Step {
        on,
        how: Moved::Reached,
        item: Item::Milestone(Arc::clone(milestone)),
    })
}
