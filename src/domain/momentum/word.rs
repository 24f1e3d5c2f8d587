//! The one-line momentum message; a pause or a snooze replaces it.

use super::{Momentum, sentence};
use crate::domain::breaks::BreakKind;
use crate::domain::date::Day;
use crate::domain::journey::Journey;

/// The momentum message by subject; the screen offers a different key for each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum MomentumLine {
    /// The whole journey is paused: `paused since 3 Nov: parental leave`.
    Paused(String),
    /// Moves have been missing for long.
    Drifting(String),
    /// The usual message.
    Moves(String),
    /// Momentum is unknown, since not every file could be read.
    Unknown(String),
}

impl MomentumLine {
    /// The message on that day; a snooze suppresses drift.
    pub(crate) fn of(journey: &Journey, momentum: &Momentum, today: Day) -> MomentumLine {
        if let Some(pause) = journey.current_break(BreakKind::Paused, today) {
            return MomentumLine::Paused(pause.relative_to(today));
        }
        if momentum.unread.is_some() {
            return MomentumLine::Unknown(sentence(momentum));
        }
        let drifts = momentum.drifting == Some(true);
        match journey.current_break(BreakKind::Snoozed, today) {
            Some(_) if drifts => {
                MomentumLine::Moves(sentence(&Momentum { drifting: None, ..momentum.clone() }))
            }
            Some(_) | None if drifts => MomentumLine::Drifting(sentence(momentum)),
            Some(_) | None => MomentumLine::Moves(sentence(momentum)),
        }
    }

    pub(crate) fn text(&self) -> &str {
        match self {
            MomentumLine::Paused(text)
            | MomentumLine::Drifting(text)
            | MomentumLine::Moves(text)
            | MomentumLine::Unknown(text) => text,
        }
    }
}
