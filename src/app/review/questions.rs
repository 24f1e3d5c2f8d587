//! What a card asks, and with which keys it can be answered.

use super::facts::A_YEAR;
use super::known::Known;
use crate::app::action::{Action, Action as A};
use crate::domain::date::{Date, Day, month_name};
use crate::domain::goal::{Goal, OpenState, State};
use crate::domain::journey::Journey;
use crate::domain::review::{self, Reason, Walk};
use crate::domain::words::{self, count};

/// The question of a card, as a sentence or two.
pub(crate) fn question(
    reason: Reason,
    goal: &Goal,
    walk: Walk,
    known: &Known,
    (journey, today): (&Journey, Day),
) -> String {
    match reason {
        Reason::Finished => finished(goal, today),
        Reason::TargetGone => {
            "The target date has passed. Move it, drop it, or take a smaller step?".into()
        }
        Reason::Still => format!("{}. What would move it?", known.moving),
        Reason::PauseOver => pause_over(goal),
        Reason::Stuck => stuck(journey, goal).into(),
        Reason::Moved => moved(goal, walk, known.steps),
        Reason::Right => right(goal),
        Reason::Someday => "Is it time to begin it?".into(),
        Reason::LookBack => look_back(goal, today),
    }
}

/// The question of the last card.
pub(crate) fn which_is_next(walk: Walk) -> String {
    match walk {
        Walk::Due => "Which goal is next?".into(),
        Walk::Over(period) => {
            let next = period.next().date().words_in_full();
            format!("Which goal is next, in {next}?")
        }
    }
}

fn finished(goal: &Goal, today: Day) -> String {
    let when = match goal.state.ended_on() {
        Some(Date::Day(day)) if today.days_since(day) > A_YEAR => format!("on {}", day.words()),
        Some(Date::Day(day)) => words::ago(today.days_since(day)),
        Some(Date::Month(year, month)) if year == today.year() => {
            format!("in {}", month_name(month))
        }
        Some(on @ Date::Month(..)) => format!("in {}", on.words_in_full()),
        Some(Date::Year(year)) => format!("in {year:04}"),
        None => String::new(),
    };
    let verb = if goal.is_large() { "Reached" } else { "Finished" };
    format!("{verb} {when}. Was it a milestone?")
}

fn pause_over(goal: &Goal) -> String {
    let until = goal.paused.last().and_then(|pause| pause.until);
    let until = until.map(Date::words).unwrap_or_default();
    format!("It was to rest until {until}. Take it up again?")
}

fn stuck(journey: &Journey, goal: &Goal) -> &'static str {
    let steps = journey.steps(&goal.id);
    if steps.total == 0 && !steps.partial {
        "No goal leads there yet. If you could reach it tomorrow, what would you do?"
    } else {
        "No active goal leads there. If you could reach it tomorrow, what would you do?"
    }
}

fn moved(goal: &Goal, walk: Walk, steps: usize) -> String {
    let Walk::Over(period) = walk else {
        return right(goal);
    };
    let when = period.date().words_in_full();
    match steps {
        0 => format!("Nothing moved toward it in {when}. Is it still right?"),
        steps => format!("{} toward it in {when}. Is it still right?", count(steps, "step")),
    }
}

fn right(goal: &Goal) -> String {
    let since = goal.paused.last().map(|pause| pause.from.words());
    match (&goal.state, since) {
        (State::Open(OpenState::Paused), Some(since)) => {
            format!("Paused since {since}. Is that still right?")
        }
        (State::Open(OpenState::Paused), None) => "It is paused. Is that still right?".into(),
        (State::Open(OpenState::Active | OpenState::Someday) | State::Ended(_), _) => {
            "Is this still right?".into()
        }
    }
}

fn look_back(goal: &Goal, today: Day) -> String {
    let ago = review::ago(goal, today).map_or("a while ago", |ago| ago.words());
    let verb = if goal.is_done() { "finished" } else { "dropped" };
    let first = ago[..1].to_uppercase();
    format!("{first}{} you {verb} it. Was it a milestone?", &ago[1..])
}

/// The keys of a card and what they mean there, the answer that is nearest first. They are those of the goal as it is
/// now: on a card that one has gone back to it may have ended, or been begun.
pub(crate) fn keys(reason: Reason, goal: &Goal, known: &Known) -> Vec<(Action, &'static str)> {
    let now = as_it_stands(reason, goal);
    let mut keys = offered(now, goal);
    if known.is_milestone {
        keys.retain(|(action, _)| now == Reason::Finished && *action == A::NextStep);
    }
    if now != reason && !goal.state.is_open() {
        keys.push((A::State, "open it again"));
    }
    keys
}

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

/// What an answer by yes or no comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reply {
    /// It was a milestone.
    ItWas,
    /// It was no milestone yet: it is asked about again at its next anniversary.
    NotYet,
    /// It stays as it is.
    Right,
    /// It is begun, or taken up again.
    Begin,
    /// It rests for longer.
    PauseLonger,
    /// It is no longer right, and something is to be done about it.
    Otherwise,
    /// Another larger goal is next.
    AnotherGoal,
}

/// What yes and no come to on a card, and what they mean there.
pub(crate) fn replies(reason: Reason, goal: &Goal) -> [(Reply, &'static str); 2] {
    match as_it_stands(reason, goal) {
        Reason::Finished => [(Reply::ItWas, "it was a milestone"), (Reply::Right, "no milestone")],
        Reason::LookBack => [(Reply::ItWas, "it was"), (Reply::NotYet, "not yet")],
        Reason::PauseOver => {
            [(Reply::Begin, "take it up again"), (Reply::PauseLonger, "pause longer")]
        }
        Reason::Someday => [(Reply::Begin, "begin it"), (Reply::Right, "not yet")],
        Reason::TargetGone | Reason::Still | Reason::Stuck | Reason::Moved | Reason::Right => {
            [(Reply::Right, "still right"), (Reply::Otherwise, "no longer")]
        }
    }
}

/// What yes and no come to on the last card.
pub(crate) const WHICH_REPLIES: [(Reply, &str); 2] =
    [(Reply::Right, "leave it so"), (Reply::AnotherGoal, "another one")];

fn offered(reason: Reason, goal: &Goal) -> Vec<(Action, &'static str)> {
    let [(_, yes), (_, no)] = replies(reason, goal);
    let mut keys = vec![(A::Yes, yes), (A::No, no)];
    keys.extend(further(reason, goal));
    keys
}

/// What answers a card besides yes and no.
fn further(reason: Reason, goal: &Goal) -> Vec<(Action, &'static str)> {
    let done = if goal.is_large() { "reached" } else { "done" };
    let paused = goal.is_paused();
    let state = if paused { "take it up again" } else { "pause it" };
    match reason {
        Reason::Finished => vec![(A::NextStep, "what comes next")],
        Reason::TargetGone => vec![
            (A::Target, "another date"),
            (A::Drop, "drop"),
            (A::NextStep, "a smaller step"),
            (A::Done, done),
            (A::Note, "note"),
        ],
        Reason::Still => vec![
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
