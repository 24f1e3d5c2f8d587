//! The keys that answer a card, and what yes and no mean on it.

use super::figures::GoalFigures;
use crate::app::action::{Action, Action as A};
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::review::{Card, Reason};
use std::sync::Arc;

/// The keys of a card and what they mean there, the answer that is nearest first. They are those of the goal as it is
/// now: on a card that one has gone back to it may have ended, or been begun.
pub(crate) fn keys(
    reason: Reason,
    goal: &Goal,
    figures: &GoalFigures,
) -> Vec<(Action, &'static str)> {
    let now = as_it_stands(reason, goal);
    let mut keys = offered(now, goal);
    if figures.is_milestone {
        keys.retain(|(action, _)| now == Reason::Finished && *action == A::NextStep);
    }
    if now != reason && !goal.state.is_open() {
        keys.push((A::State, "open it again"));
    }
    keys
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
        (Card::About(..), None) | (Card::Next, _) => WHICH_KEYS.to_vec(),
    };
    offered.iter().any(|(offered, _)| *offered == action) || ON_ANY_CARD.contains(&action)
}

/// The actions that answer any card, offered or not.
const ON_ANY_CARD: [Action; 9] =
    [A::Edit, A::Delete, A::Done, A::DoneOn, A::Drop, A::Note, A::Promote, A::State, A::Target];

/// The reason that there would be now for a card about that goal.
fn as_it_stands(reason: Reason, goal: &Goal) -> Reason {
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
    /// It was no milestone yet: it is asked about again at its next anniversary.
    NotYet,
    Right,
    /// It is begun, or taken up again.
    Begin,
    PauseLonger,
    /// It is no longer right, and something is to be done about it.
    Otherwise,
    AnotherGoal,
}

/// The effects of yes and no on a card, and their labels.
pub(crate) fn replies(reason: Reason, goal: &Goal) -> [(Reply, &'static str); 2] {
    match as_it_stands(reason, goal) {
        Reason::Finished => [(Reply::ItWas, "it was a milestone"), (Reply::Right, "no milestone")],
        Reason::LookBack => [(Reply::ItWas, "it was"), (Reply::NotYet, "not yet")],
        Reason::PauseOver => {
            [(Reply::Begin, "take it up again"), (Reply::PauseLonger, "pause longer")]
        }
        Reason::Someday => [(Reply::Begin, "begin it"), (Reply::Right, "not yet")],
        Reason::Overdue | Reason::Drifting | Reason::Stuck | Reason::Moved | Reason::Right => {
            [(Reply::Right, "still right"), (Reply::Otherwise, "no longer")]
        }
    }
}

/// The effects of yes and no on the last card.
pub(crate) const WHICH_REPLIES: [(Reply, &str); 2] =
    [(Reply::Right, "leave it so"), (Reply::AnotherGoal, "another one")];

fn offered(reason: Reason, goal: &Goal) -> Vec<(Action, &'static str)> {
    let [(_, yes), (_, no)] = replies(reason, goal);
    let mut keys = vec![(A::Yes, yes), (A::No, no)];
    keys.extend(further(reason, goal));
    keys
}

/// The actions that answer a card besides yes and no.
fn further(reason: Reason, goal: &Goal) -> Vec<(Action, &'static str)> {
    let done = if goal.is_large() { "reached" } else { "done" };
    let paused = goal.is_paused();
    let state = if paused { "take it up again" } else { "pause it" };
    match reason {
        Reason::Finished => vec![(A::NextStep, "what comes next")],
        Reason::Overdue => vec![
            (A::Target, "another date"),
            (A::Drop, "drop"),
            (A::NextStep, "a smaller step"),
            (A::Done, done),
            (A::Note, "note"),
        ],
        Reason::Drifting => vec![
            (A::NextStep, "what would you do"),
            (A::Note, "note"),
            (A::State, state),
            (A::Drop, "drop"),
            (A::Done, done),
        ],
        Reason::PauseOver => vec![(A::Drop, "drop")],
        Reason::Stuck => vec![
            (A::NextStep, "the next step"),
            (A::State, state),
            (A::Done, done),
            (A::Drop, "drop"),
        ],
        Reason::Moved | Reason::Right => vec![
            (A::Target, "another date"),
            (A::NextStep, "a smaller step"),
            (A::Done, done),
            (A::Note, "note"),
            (A::State, state),
            (A::Drop, "drop"),
        ],
        Reason::Someday => vec![(A::Drop, "drop")],
        Reason::LookBack => vec![(A::NeverAsk, "never ask again")],
    }
}

/// The keys of the last card.
pub(crate) const WHICH_KEYS: &[(Action, &str)] = &[
    (A::Next, "mark as next"),
    (A::Yes, "leave it so"),
    (A::Down, "choose"),
    (A::NextStep, "what would you do"),
];
