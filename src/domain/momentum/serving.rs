//! Moves of single goals: their own, and those of everything that serves them at any distance.

use super::history::MoveHistory;
use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::summary::move_days;
use std::collections::HashMap;
use std::rc::Rc;

/// The history of each goal, in one pass over everything that is loaded. A year that is not loaded only tells which
/// goals moved in it.
pub(super) fn histories(
    journey: &Journey,
    goals: &[&Goal],
    since: Day,
    today: Day,
) -> Vec<MoveHistory> {
    let mut ladder = Ladder::of(journey, goals);
    let mut histories: Vec<MoveHistory> = goals.iter().map(|_| MoveHistory::default()).collect();
    for goal in journey.open().chain(journey.ended()) {
        for at in ladder.served_by(goal).iter() {
            histories[*at].add_moves(move_days(goal), since, today);
        }
    }
    for (year, summary) in journey.years() {
        if journey.is_loaded(year) {
            continue;
        }
        let ended = Date::Year(year).last_day();
        for at in summary.moved.iter().flat_map(|id| ladder.above(id).to_vec()) {
            histories[at].extend_back_to(ended);
        }
    }
    histories
}

/// Finds which requested goals a goal serves, climbing from each goal only once.
struct Ladder<'a> {
    journey: &'a Journey,
    wanted: HashMap<&'a Id, usize>,
    climbed: HashMap<&'a Id, Rc<[usize]>>,
}

impl<'a> Ladder<'a> {
    fn of(journey: &'a Journey, goals: &[&'a Goal]) -> Ladder<'a> {
        Ladder {
            journey,
            wanted: goals.iter().enumerate().map(|(at, g)| (&g.id, at)).collect(),
            climbed: HashMap::new(),
        }
    }

    /// The requested goals that a goal serves, itself included.
    fn served_by(&mut self, goal: &'a Goal) -> Rc<[usize]> {
        let own = self.wanted.get(&goal.id).copied();
        match (&goal.toward, own) {
            // Climbing from the goal itself covers everything above it.
            (_, Some(_)) => self.above(&goal.id),
            (Some(larger), None) => self.above(larger),
            (None, None) => Rc::default(),
        }
    }

    /// The requested goals at or above that id. Within a cycle each goal serves all the others.
    fn above(&mut self, id: &'a Id) -> Rc<[usize]> {
        let mut path: Vec<&Id> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            if self.climbed.contains_key(id) {
                break;
            }
            if let Some(begins) = path.iter().position(|met| *met == id) {
                let circle = path.split_off(begins);
                let served: Rc<[usize]> =
                    circle.iter().filter_map(|id| self.wanted.get(id)).copied().collect();
                self.climbed.extend(circle.into_iter().map(|id| (id, Rc::clone(&served))));
                break;
            }
            path.push(id);
            next = self.journey.goal(id).and_then(|goal| goal.toward.as_ref());
        }
        let mut served = next.and_then(|id| self.climbed.get(id)).cloned().unwrap_or_default();
        for id in path.into_iter().rev() {
            if let Some(own) = self.wanted.get(id) {
                served = std::iter::once(*own).chain(served.iter().copied()).collect();
            }
            self.climbed.insert(id, Rc::clone(&served));
        }
        served
    }
}
