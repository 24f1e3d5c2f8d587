//! The keys that answer a card, and the effects of yes and no on it.

use super::figures::GoalFigures;
use crate::app::action::{Action, Action as A};
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::review::{Card, Reason};
use std::sync::Arc;

/// The keys of a card with their labels. They follow the goal as it is now: on a card that one has gone back to it may
/// have ended, or been started.
pub(crate) fn keys(
    reason: Reason,
    goal: &Goal,
    figures: &GoalFigures,
) -> Vec<(Action, &'static str)> {
    let now = current(reason, goal);
    let [(_, yes), (_, no)] = replies(reason, goal);
    let mut keys = vec![(A::Yes, yes), (A::No, no)];
    match goal.state {
        State::Open(_) => keys.extend(open_keys(now, goal)),
        State::Ended(_) => {
            let is_last = goal.is_large() || goal.toward.is_none();
            let step = if is_last { "what is next" } else { "next step" };
            keys.extend([(A::NextStep, step), (A::NeverAsk, "never ask")]);
        }
    }
    if figures.is_milestone {
        keys.retain(|(action, _)| *action == A::NextStep);
    }
    if now != reason && !goal.state.is_open() {
        keys.push((A::State, "reopen"));
    }
    keys
}

/// The keys of a list of unchanged goals; all but the first two act on the highlighted row.
pub(crate) fn list_keys(goal: &Goal) -> Vec<(Action, &'static str)> {
    let mut keys = LIST_REPLIES.map(|(reply, label)| (action_of(reply), label)).to_vec();
    if goal.state.is_open() {
        keys.extend(open_keys(Reason::Right, goal));
    }
    keys
}

fn action_of(reply: Reply) -> Action {
    if reply == Reply::OneByOne { A::No } else { A::Yes }
}

/// The keys of an open goal, besides yes and no.
fn open_keys(reason: Reason, goal: &Goal) -> [(Action, &'static str); 5] {
    let done = if goal.is_large() { "reached" } else { "done" };
    let state = match goal.state {
        State::Open(OpenState::Paused) => "resume",
        State::Open(OpenState::Someday) => "state",
        State::Open(OpenState::Active) | State::Ended(_) => "pause",
    };
    [
        (A::Done, done),
        (A::NextStep, step_label(reason, goal)),
        (A::Target, "new date"),
        (A::State, state),
        (A::Drop, "drop"),
    ]
}

/// A step toward a larger goal; of a small goal, and where the question is whether it was too much, a smaller one.
pub(crate) fn step_label(reason: Reason, goal: &Goal) -> &'static str {
    if goal.is_large() && reason != Reason::Overdue { "next step" } else { "smaller step" }
}

/// Whether an action answers a card. A small goal does only where it is asked for as a smaller step, or as what comes
/// next.
pub(super) fn is_answer(
    card: &Card,
    goal: Option<&Arc<Goal>>,
    figures: &GoalFigures,
    action: Action,
) -> bool {
    let offered = match (card, goal) {
        (Card::About(reason, _), Some(goal)) => keys(*reason, goal, figures),
        (Card::Lapses(_), _) => LAPSE_KEYS.to_vec(),
        (Card::About(..), None) | (Card::Next, _) => WHICH_KEYS.to_vec(),
    };
    offered.iter().any(|(offered, _)| *offered == action) || ON_ANY_CARD.contains(&action)
}

/// The actions that answer any card, offered or not.
const ON_ANY_CARD: [Action; 9] =
    [A::Edit, A::Delete, A::Done, A::DoneOn, A::Drop, A::Note, A::Promote, A::State, A::Target];

/// The reason that a card about the goal would have now.
fn current(reason: Reason, goal: &Goal) -> Reason {
    match (&goal.state, reason) {
        (State::Ended(_), Reason::LookBack) => Reason::LookBack,
        (State::Ended(_), _) => Reason::Finished,
        (State::Open(OpenState::Someday), _) => Reason::Someday,
        (
            State::Open(OpenState::Active | OpenState::Paused),
            Reason::Finished | Reason::LookBack | Reason::Someday,
        )
        | (State::Open(OpenState::Active), Reason::PauseOver) => Reason::Right,
        (State::Open(OpenState::Active | OpenState::Paused), _) => reason,
    }
}

/// The effect of yes or no on a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reply {
    ItWas,
    /// It is not a milestone yet, and comes up again at its next anniversary.
    NotYet,
    Right,
    /// It is started or resumed.
    Begin,
    PauseLonger,
    /// It is no longer right, and something is to be done about it.
    Otherwise,
    AnotherGoal,
    /// The credential was renewed, and is valid until another date.
    Renewed,
    /// The credential is not renewed yet, and the next review asks again.
    NotRenewed,
    /// All goals of the list are still right.
    AllRight,
    /// The goals of the list are asked about one by one.
    OneByOne,
}

/// The effects of yes and no on a card, with their labels.
pub(crate) fn replies(reason: Reason, goal: &Goal) -> [(Reply, &'static str); 2] {
    match current(reason, goal) {
        Reason::Finished => [(Reply::ItWas, "a milestone"), (Reply::Right, "not a milestone")],
        Reason::LookBack => [(Reply::ItWas, "a milestone"), (Reply::NotYet, "not yet")],
        Reason::PauseOver => [(Reply::Begin, "take it up"), (Reply::PauseLonger, "pause longer")],
        Reason::Someday => [(Reply::Begin, "begin it"), (Reply::Right, "not yet")],
        // Their questions ask what to do.
        Reason::Overdue | Reason::Drifting | Reason::Stuck => {
            [(Reply::Right, "keep it"), (Reply::Otherwise, "change it")]
        }
        Reason::Moved | Reason::Right => {
            [(Reply::Right, "still right"), (Reply::Otherwise, "no longer")]
        }
    }
}

/// The effects of yes and no on a list.
pub(crate) const LIST_REPLIES: [(Reply, &str); 2] =
    [(Reply::AllRight, "all are right"), (Reply::OneByOne, "one by one")];

/// The effects of yes and no on a credential that lapses.
pub(crate) const LAPSE_REPLIES: [(Reply, &str); 2] =
    [(Reply::Renewed, "it is renewed"), (Reply::NotRenewed, "not this time")];

/// The keys of a credential that lapses.
pub(crate) const LAPSE_KEYS: &[(Action, &str)] = &[
    (A::Yes, LAPSE_REPLIES[0].1),
    (A::No, LAPSE_REPLIES[1].1),
    (A::NextStep, "add the renewal"),
    (A::NeverAsk, "never ask"),
];

/// The effects of yes and no on the last card.
pub(crate) const WHICH_REPLIES: [(Reply, &str); 2] =
    [(Reply::Right, "keep it"), (Reply::AnotherGoal, "another one")];

/// The keys of the last card.
pub(crate) const WHICH_KEYS: &[(Action, &str)] = &[
    (A::Yes, WHICH_REPLIES[0].1),
    (A::No, WHICH_REPLIES[1].1),
    (A::Next, "focus on it"),
    (A::NextStep, "next step"),
];
