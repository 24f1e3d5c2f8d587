//! Ending a goal, done or dropped, and opening it again.

use super::{hindsight, open_state, progress, rules};
use crate::domain::change::{Change, Edit};
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Dropped, End, Goal, LogEntry, State};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::refusal::Refusal;

/// What is said when a goal is marked done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Completion {
    /// When it was reached.
    pub(crate) on: Date,
    /// A last line for its log; blank for none.
    pub(crate) note: String,
    /// A last amount toward its measure; `None` for all that is left of it, which no line tells of.
    pub(crate) amount: Option<Amount>,
    /// An id for the milestone to record with it, if one is to be and there is none yet.
    pub(crate) milestone: Option<Id>,
}

/// Marks an open goal done, and records the milestone with it where that is asked for.
///
/// # Errors
/// No open goal of that id, a date still to come, or an amount for a goal without a measure.
pub(crate) fn done(
    journey: &Journey,
    id: &Id,
    done: Completion,
    today: Day,
) -> Result<Change, Refusal> {
    let mut goal = ended(journey, id, State::done(done.on), today)?;
    let rest = done.amount.is_none();
    if let Some(measure) = goal.measure.as_mut().filter(|m| rest && !m.reached()) {
        measure.done = measure.target;
    }
    if !done.note.trim().is_empty() || done.amount.is_some() {
        let entry = LogEntry { on: done.on, text: done.note, amount: done.amount };
        progress::enter(&mut goal, entry)?;
    }
    let title = goal.title.clone();
    // A goal that was opened again keeps the milestone that it became before.
    let fresh = done.milestone.filter(|_| journey.milestone_of(&goal).is_none());
    let recorded = fresh
        .map(|fresh| hindsight::become_milestone(journey, &mut goal, done.on, fresh))
        .transpose()?;
    let mut edits = vec![rules::altered(journey, goal)?];
    if let Some((milestone, links)) = recorded {
        edits.push(Edit::add(milestone));
        edits.extend(links);
    }
    Ok(Change::new("done", &title, edits))
}

/// Drops an open goal; the reason may be empty.
///
/// # Errors
/// No open goal of that id, or a date still to come.
pub(crate) fn drop(
    journey: &Journey,
    id: &Id,
    on: Date,
    why: &str,
    today: Day,
) -> Result<Change, Refusal> {
    let why = why.trim().to_owned();
    let goal = ended(journey, id, State::dropped(Dropped { on, why }), today)?;
    let title = goal.title.clone();
    Ok(Change::new("dropped", &title, vec![rules::altered(journey, goal)?]))
}

/// Opens a goal that was done or dropped again, as active. A line of its log keeps when it had ended, and why it was
/// dropped.
///
/// # Errors
/// No ended goal of that id.
pub(crate) fn reopen(journey: &Journey, id: &Id) -> Result<Change, Refusal> {
    let mut goal = Goal::clone(rules::ended_goal(journey, id)?);
    goal.log.extend(end_of(&goal.state));
    goal.state = State::ACTIVE;
    let title = goal.title.clone();
    Ok(Change::new("reopened", &title, vec![rules::altered(journey, goal)?]))
}

/// What is said of the line that an opened goal keeps of how it had ended.
pub(crate) fn kept(ended: &State) -> Option<String> {
    let on = ended.ended_on()?.words();
    let has_why = ended.as_dropped().is_some_and(|dropped| !dropped.why.trim().is_empty());
    let why = if has_why { ", and why" } else { "" };
    Some(format!("Its log keeps when it was {}: {on}{why}.", ended.word()))
}

/// The line of the log for how a goal had ended.
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
        rules::has_come(on, today)?;
        open_state::end_pause(&mut goal, on.last_day().min(today));
    }
    goal.state = state;
    goal.next = false;
    Ok(goal)
}
