//! The larger goals with their momentum and pace.

use super::Pace;
use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::momentum::Momentum;
use std::sync::Arc;

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Larger {
    pub(crate) goal: Arc<Goal>,
    pub(crate) momentum: Momentum,
    pub(crate) pace: Option<Pace>,
    /// Whether it is active and no active goal serves it.
    pub(crate) is_stuck: bool,
}

/// The open larger goals in order, then those that ended and had a move within the last 365 days.
pub(crate) fn of_all(journey: &Journey, today: Day) -> Vec<Larger> {
    let ended = journey.ended().filter(|goal| goal.is_large());
    let late = ended.filter(|goal| {
        let on = goal.state.ended_on().map(|on| today.days_since(on.last_day()));
        on.is_some_and(|days| (0..365).contains(&days))
    });
    let goals: Vec<&Arc<Goal>> = journey.larger().chain(late).collect();
    let asked: Vec<&Goal> = goals.iter().map(|goal| goal.as_ref()).collect();
    let moved = Momentum::of_goals(journey, &asked, today);
    let larger = goals.into_iter().zip(moved).map(|(goal, momentum)| Larger {
        pace: super::with(journey, goal, &momentum, today),
        is_stuck: journey.is_stuck(goal),
        goal: Arc::clone(goal),
        momentum,
    });
    larger
        .filter(|larger| larger.goal.state.is_open() || larger.momentum.last_365_days > 0)
        .collect()
}
