//! The review: the guided walk over everything open, one card at a time.
//!
//! What is asked follows from the journey and the day alone. What has been answered is kept with the items themselves,
//! so a walk that was left goes on where it stopped without anything of its own being kept.

mod answer;
mod deck;
mod due;
mod page;

#[cfg(test)]
mod tests;

pub(crate) use answer::Answer;
pub(crate) use deck::Deck;
pub(crate) use due::Cadence;
pub(crate) use page::{PeriodPart, PeriodSummary, moved, reason_of};

use super::date::{Date, Day};
use super::goal::Goal;
use super::id::Id;
use super::journey::Journey;
use super::look_back::{self, Ago};
use super::momentum::{self, Momentum};
use super::timeline::{Period, Zoom};

/// What is walked over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Walk {
    /// Everything that is due.
    Due,
    /// A month or a year.
    Over(Period),
}

impl Walk {
    /// Over the period of that kind that ends or ended nearest to that day: in January one looks over the year before,
    /// in November over the year that ends.
    pub fn over_nearest(zoom: Zoom, today: Day) -> Walk {
        let running = Period::of(today, zoom);
        let before = Period::of(running.first_day().plus_days(-1), zoom);
        let ends_in = running.last_day().days_since(today);
        let ended_ago = today.days_since(before.last_day());
        Walk::Over(if ended_ago < ends_in { before } else { running })
    }

    /// The years that are not read yet and have to be, before its cards can be told.
    pub(crate) fn unread(self, journey: &Journey, today: Day) -> Vec<i32> {
        let mut years = match self {
            Walk::Due => momentum::unread(journey, today),
            Walk::Over(_) => Vec::new(),
        };
        years.extend(look_back::unread(journey, today).into_iter().map(Date::year));
        let known = journey.years().map(|(year, _)| year);
        years.extend(known.filter(|year| !journey.is_loaded(*year) && self.reaches(*year, today)));
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Whether what ended in that year may be asked about, or told. What was noted in a period may stand with a goal
    /// that ended after it.
    fn reaches(self, year: i32, today: Day) -> bool {
        match self {
            Walk::Due => (lately(today).year()..=today.year()).contains(&year),
            Walk::Over(period) => year >= *period.years().start(),
        }
    }
}

/// Why there is a card about a goal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// It was finished, and that has not been looked at.
    Finished,
    /// Its target date has gone by.
    TargetGone,
    /// Nothing has moved toward it for long, by its own measure.
    Still,
    /// Its pause is over.
    PauseOver,
    /// It is a larger goal that no active goal serves.
    Stuck,
    /// How it moved in the period that is looked over.
    Moved,
    /// It is open, and has not been looked at for a while.
    Right,
    /// It is for some day.
    Someday,
    /// It is an old step that comes up today.
    LookBack,
}

impl Reason {
    /// Whether it is a reason to ask about that goal now.
    pub(crate) fn holds(self, journey: &Journey, goal: &Goal, today: Day) -> bool {
        match self {
            Reason::Finished => goal.is_done() && is_ordinary(journey, goal),
            Reason::TargetGone => goal.is_overdue(today),
            Reason::Still => {
                let moved = || Momentum::of_goal(journey, goal, today);
                // Momentum takes a walk through all that is loaded; a small goal has nothing but its own log to go by.
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

/// One card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Card {
    /// About a goal.
    About(Reason, Id),
    /// Which larger goal is next.
    Next,
}

impl Card {
    /// The goal that it is about.
    pub(crate) fn subject(&self) -> Option<&Id> {
        match self {
            Card::About(_, id) => Some(id),
            Card::Next => None,
        }
    }

    /// Whether it is still to be asked: its goal is there, and stands as it did when the cards were dealt.
    pub(crate) fn holds(&self, journey: &Journey, today: Day) -> bool {
        match self {
            Card::About(reason, id) => {
                let goal = journey.goal(id);
                goal.is_some_and(|goal| reason.holds(journey, goal, today))
            }
            Card::Next => candidates(journey).next().is_some(),
        }
    }
}

/// The larger goals that may be next: those that have been begun, and the one that is marked.
pub(crate) fn candidates(journey: &Journey) -> impl Iterator<Item = &std::sync::Arc<Goal>> {
    let begun = |goal: &&std::sync::Arc<Goal>| goal.next || !goal.is_someday();
    journey.larger().filter(begun)
}

/// How long before that day an ended goal ended, if it comes up then.
pub(crate) fn ago(goal: &Goal, today: Day) -> Option<Ago> {
    goal.state.ended_on().and_then(|end| Ago::of(end, today))
}

/// Whether the pause that a goal was given last has come to its end.
fn pause_is_over(goal: &Goal, today: Day) -> bool {
    let until = goal.paused.last().and_then(|pause| pause.until);
    until.is_some_and(|until| until.gone_by(today))
}

/// Whether a goal became no milestone; one that was deleted since does not count.
pub(crate) fn is_ordinary(journey: &Journey, goal: &Goal) -> bool {
    !goal.milestone.as_ref().is_some_and(|id| journey.has(id))
}

/// The first day that counts as lately.
fn lately(today: Day) -> Day {
    today.plus_months(-1)
}

/// Whether a date lies within a period, as exactly as it is known.
fn lies_in(date: Date, period: Period) -> bool {
    period.first_day() <= date.first_day() && date.last_day() <= period.last_day()
}
