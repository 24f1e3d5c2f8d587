//! The review: a guided walk over everything open, one card at a time.
//!
//! The cards follow from the journey and the day alone. Answers are stored with the items, so an interrupted walk
//! continues where it stopped without any state of its own.

mod agenda;
mod answer;
mod deck;
mod due;
mod moved;

#[cfg(test)]
mod tests;

pub(crate) use agenda::AgendaRow;
pub(crate) use answer::ReviewAnswer;
pub(crate) use deck::Deck;
pub(crate) use due::Cadence;
pub(crate) use moved::moved;

use super::date::{Date, Day};
use super::goal::Goal;
use super::id::Id;
use super::journey::Journey;
use super::lapse::Lapse;
use super::look_back::{self, Ago, is_ordinary};
use super::momentum::{self, Momentum};
use super::timeline::{Period, Zoom};
use crate::domain::sort;

/// Scope of a review.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Walk {
    /// Everything that is due.
    Due,
    /// A month or a year.
    Over(Period),
}

impl Walk {
    /// The period whose end is nearest to that day: in January the past year, in November the current one.
    pub fn over_nearest(zoom: Zoom, today: Day) -> Walk {
        let running = Period::of(today, zoom);
        let before = Period::of(running.first_day().plus_days(-1), zoom);
        let ends_in = running.last_day().days_since(today);
        let ended_ago = today.days_since(before.last_day());
        Walk::Over(if ended_ago < ends_in { before } else { running })
    }

    /// Years that must be loaded before the cards are known.
    pub(crate) fn unread(self, journey: &Journey, today: Day) -> Vec<i32> {
        let mut years = match self {
            Walk::Due => momentum::unread(journey, today),
            Walk::Over(_) => Vec::new(),
        };
        years.extend(look_back::unread(journey, today).into_iter().map(Date::year));
        let known = journey.years().map(|(year, _)| year);
        years.extend(known.filter(|year| !journey.is_loaded(*year) && self.reaches(*year, today)));
        sort::ascending(&mut years);
        years.dedup();
        years
    }

    /// Whether goals that ended in that year can have a card or be mentioned. A progress note of a period may belong
    /// to a goal that ended later.
    fn reaches(self, year: i32, today: Day) -> bool {
        match self {
            Walk::Due => (lately(today).year()..=today.year()).contains(&year),
            Walk::Over(period) => year >= *period.years().start(),
        }
    }
}

/// Reason for a card about a goal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// It is finished and has not been reviewed.
    Finished,
    /// It is overdue.
    Overdue,
    /// It drifts, by its own measure.
    Drifting,
    /// Its pause is over.
    PauseOver,
    /// It is a larger goal that no active goal serves.
    Stuck,
    /// It is a larger goal that may have moved in the reviewed period.
    Moved,
    /// It is open and due for review.
    Right,
    /// It is a someday goal.
    Someday,
    /// It has an anniversary today.
    LookBack,
}

impl Reason {
    /// Whether this reason applies to the goal now.
    pub(crate) fn holds(self, journey: &Journey, goal: &Goal, today: Day) -> bool {
        match self {
            Reason::Finished => goal.is_done() && is_ordinary(journey, goal),
            Reason::Overdue => goal.is_overdue(today),
            Reason::Drifting => {
                let moved = || Momentum::of_goal(journey, goal, today);
                // Momentum of a larger goal scans everything that is loaded; a small goal only has its own log.
                let may_drift = goal.is_large() || goal.log.len() > 1;
                may_drift && goal.is_active() && moved().drifting == Some(true)
            }
            Reason::PauseOver => goal.is_paused() && pause_is_over(goal, today),
            Reason::Stuck => journey.is_stuck(goal),
            Reason::Moved => goal.is_large() && goal.is_active(),
            Reason::Right => goal.is_active() || goal.is_paused(),
            Reason::Someday => goal.is_someday(),
            Reason::LookBack => ago(goal, today).is_some() && is_ordinary(journey, goal),
        }
    }
}

/// One question of a review.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Card {
    /// About a goal.
    About(Reason, Id),
    /// About the credential of a milestone, which lapses or has lapsed.
    Lapses(Id),
    /// Asks for the focus.
    Next,
}

impl Card {
    pub(crate) fn subject(&self) -> Option<&Id> {
        match self {
            Card::About(_, id) | Card::Lapses(id) => Some(id),
            Card::Next => None,
        }
    }

    /// Whether it asks about a goal that nothing else is asked about: all of these can be answered together.
    pub(crate) fn is_unchanged(&self) -> bool {
        match self {
            Card::About(Reason::Right | Reason::Someday, _) => true,
            Card::About(
                Reason::Finished
                | Reason::Overdue
                | Reason::Drifting
                | Reason::PauseOver
                | Reason::Stuck
                | Reason::Moved
                | Reason::LookBack,
                _,
            )
            | Card::Lapses(_)
            | Card::Next => false,
        }
    }

    /// Whether the card still applies: its subject exists and is in the state in which the card was dealt.
    pub(crate) fn holds(&self, journey: &Journey, today: Day) -> bool {
        match self {
            Card::About(reason, id) => {
                let goal = journey.goal(id);
                goal.is_some_and(|goal| reason.holds(journey, goal, today))
            }
            Card::Lapses(id) => {
                Lapse::of_id(journey, id, today).is_some_and(|lapse| lapse.is_open())
            }
            Card::Next => candidates(journey).next().is_some(),
        }
    }
}

/// Larger goals that can take the focus: those that have begun, and the current focus.
pub(crate) fn candidates(journey: &Journey) -> impl Iterator<Item = &std::sync::Arc<Goal>> {
    let begun = |goal: &&std::sync::Arc<Goal>| goal.next || !goal.is_someday();
    journey.larger().filter(begun)
}

/// The interval since an ended goal ended, if today is an anniversary.
pub(crate) fn ago(goal: &Goal, today: Day) -> Option<Ago> {
    goal.state.ended_on().and_then(|end| Ago::of(end, today))
}

/// Whether the goal's latest pause has ended.
fn pause_is_over(goal: &Goal, today: Day) -> bool {
    let until = goal.paused.last().and_then(|pause| pause.until);
    until.is_some_and(|until| until.has_passed(today))
}

/// First day that counts as recent: a month ago.
fn lately(today: Day) -> Day {
    today.plus_months(-1)
}

/// Whether the whole date lies within the period.
fn lies_in(date: Date, period: Period) -> bool {
    period.first_day() <= date.first_day() && date.last_day() <= period.last_day()
}
