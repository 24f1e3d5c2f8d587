//! Marks goals done or dropped, and reopens them.

use super::{hindsight, open_state, progress, rules};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Dropped, End, Goal, LogEntry, State};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::refusal::Refusal;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Completion {
    pub(crate) on: Date,
    /// Last line for its log; may be blank.
    pub(crate) note: String,
    /// Last amount for its measure; `None` completes the measure without a line in the log.
    pub(crate) amount: Option<Amount>,
    /// Id for a new milestone, if one is to be recorded; unused if the goal has a milestone already.
    pub(crate) milestone: Option<Id>,
}

/// Marks an open goal done, and records a milestone if requested.
///
/// # Errors
/// No open goal has that id, the date is in the future, or the goal has no measure for the amount.
pub(crate) fn done(
    journey: &Journey,
    id: &Id,
    done: Completion,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = ended(journey, id, State::done(done.on), today)?;
    let is_complete = done.amount.is_none();
    if let Some(measure) = goal.measure.as_mut().filter(|m| is_complete && !m.reached()) {
        measure.done = measure.target;
    }
    if !done.note.trim().is_empty() || done.amount.is_some() {
        let entry = LogEntry { on: done.on, text: done.note, amount: done.amount };
        progress::enter(&mut goal, entry)?;
    }
    // A reopened goal keeps its earlier milestone.
    let fresh = done.milestone.filter(|_| journey.milestone_of(&goal).is_none());
    let recorded =
        fresh.map(|fresh| hindsight::become_milestone(journey, &mut goal, done.on, fresh));
    let recorded = recorded.into_iter();
    let recorded =
        recorded.flat_map(|(milestone, links)| [Edit::add(milestone)].into_iter().chain(links));
    let verb = if goal.is_large() { "reached" } else { "done" };
    Ok(Change::of(verb, journey.edit(goal), recorded))
}

/// Drops an open goal; the reason may be empty.
///
/// # Errors
/// No open goal has that id, or the date is in the future.
pub(crate) fn drop(
    journey: &Journey,
    id: &Id,
    on: Date,
    why: &str,
    today: Day,
) -> Result<Change, Refusal> {
    let why = why.trim().to_owned();
    let goal = ended(journey, id, State::dropped(Dropped { on, why }), today)?;
    Ok(Change::of("dropped", journey.edit(goal), []))
}

/// Reopens an ended goal as active. A line in its log keeps the date of the end, and the reason if it was dropped.
///
/// # Errors
/// No ended goal has that id.
pub(crate) fn reopen(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::ended_goal(journey, id)?);
    goal.log.extend(end_of(&goal.state));
    goal.state = State::ACTIVE;
    Ok(Change::of("reopened", journey.edit(goal), []))
}

/// Message about the log line that a reopened goal keeps.
pub(crate) fn log_message(ended: &State, calendar: Calendar) -> Option<String> {
    let on = calendar.words(ended.ended_on()?);
    let has_why = ended.as_dropped().is_some_and(|dropped| !dropped.why.trim().is_empty());
    let why = if has_why { ", and why" } else { "" };
    Some(format!("Its log keeps when it was {}: {on}{why}.", ended.word()))
}

/// Log line that records how a goal had ended.
fn end_of(state: &State) -> Option<LogEntry> {
    let text = match state {
        State::Open(_) => return None,
        State::Ended(End::Done(_)) => "Done, and later opened again".to_owned(),
        State::Ended(End::Dropped(dropped)) if dropped.why.trim().is_empty() => {
            "Dropped, and later opened again".to_owned()
        }
        State::Ended(End::Dropped(dropped)) => {
            format!("Dropped, and later opened again: {}", dropped.why)
        }
    };
    let on = state.ended_on()?;
    Some(LogEntry { on, text, amount: None })
}

fn ended(journey: &Journey, id: &Id, state: State, today: Day) -> Result<Goal, Refusal> {
    let mut goal = Goal::clone(rules::open_goal(journey, id)?);
    if let Some(on) = state.ended_on() {
        rules::not_in_future(on, today)?;
        open_state::end_pause(&mut goal, on.last_day().min(today));
    }
    goal.state = state;
    goal.mark_next(false);
    Ok(goal)
}
