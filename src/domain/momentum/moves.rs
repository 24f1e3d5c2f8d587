//! The list of moves: what went forward on which day, without entries written down from memory.

use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use std::cmp::Reverse;
use std::sync::Arc;

/// How something moved forward.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum MoveKind {
    Done,
    Noted {
        /// May be empty if there is an amount.
        text: String,
        /// In the unit of the goal's measure.
        amount: Option<Amount>,
    },
    /// A milestone happened that was no goal.
    Reached,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Move {
    pub(crate) on: Day,
    pub(crate) how: MoveKind,
    pub(crate) item: Item,
}

/// The loaded moves from `since` to `today`, latest first.
pub(crate) fn moves(journey: &Journey, since: Day, today: Day) -> Vec<Move> {
    let goals = journey.open().chain(journey.ended()).flat_map(of_goal);
    let events = Events::of(journey, today);
    let milestones = journey.milestones().filter_map(|m| of_milestone(&events, m));
    let within = |moved: &Move| (since..=today).contains(&moved.on);
    let mut moves: Vec<Move> = goals.chain(milestones).filter(within).collect();
    sort::by_key(&mut moves, |moved| Reverse(moved.on));
    moves
}

/// The milestones that are moves: no former goals, and on days of use. Earlier ones were written down from memory; a
/// milestone does not store when it was added.
pub(super) struct Events {
    since: Day,
}

impl Events {
    pub(super) fn of(journey: &Journey, today: Day) -> Events {
        let since = journey.began(today).unwrap_or(today);
        Events { since }
    }

    pub(super) fn day(&self, milestone: &Milestone) -> Option<Day> {
        let on = milestone.on.day().filter(|_| milestone.from.is_none());
        on.filter(|day| *day >= self.since)
    }
}

fn of_goal(goal: &Arc<Goal>) -> impl Iterator<Item = Move> {
    let moved = |on, how| Move { on, how, item: Item::Goal(Arc::clone(goal)) };
    let noted = move |entry: &LogEntry| {
        let (text, amount) = (entry.text.clone(), entry.amount);
        let day = entry.on.day().filter(|_| entry.is_forward())?;
        Some(moved(day, MoveKind::Noted { text, amount }))
    };
    let done = goal.state.ended_on().filter(|_| goal.is_done());
    let done = done.and_then(Date::day).map(|on| moved(on, MoveKind::Done));
    let all = done.into_iter().chain(goal.log.iter().filter_map(noted));
    all.filter(|moved| !goal.remembers(moved.on))
}

fn of_milestone(events: &Events, milestone: &Arc<Milestone>) -> Option<Move> {
    events.day(milestone).map(|on| Move {
        on,
        how: MoveKind::Reached,
        item: Item::Milestone(Arc::clone(milestone)),
    })
}
