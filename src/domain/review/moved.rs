//! The moves toward a larger goal in a month or a year.

use crate::domain::date::Day;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::summary::all_move_days;
use crate::domain::timeline::Period;
use std::sync::Arc;

/// Moves toward a larger goal in a period: entries of its log and of the logs of everything that serves it at any
/// distance, and completions of those goals.
pub(crate) fn moved(journey: &Journey, larger: &Goal, period: Period) -> usize {
    let inside = |day: &Day| (period.first_day()..=period.last_day()).contains(day);
    let serves = |goal: &&Arc<Goal>| goal.id == larger.id || journey.serves(&goal.id, &larger.id);
    let moves = |goal: &Arc<Goal>| all_move_days(goal).filter(inside).count();
    let all = journey.open().chain(journey.ended());
    let moved = all.filter(|goal| goal.toward.is_some() || goal.id == larger.id);
    moved.filter(serves).map(moves).sum()
}
