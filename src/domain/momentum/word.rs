//! What is said of momentum where there is one line for it, with the rests of the journey in mind.

use super::{Momentum, sentence};
use crate::domain::breaks::BreakKind;
use crate::domain::date::Day;
use crate::domain::journey::Journey;

/// The one line about momentum, by what it is about: a screen offers another key for each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum MomentumLine {
    /// The whole journey stands still: `paused since 3 Nov: parental leave`.
    Paused(String),
    /// Moves have been missing for long.
    Drifting(String),
    /// How moves have come.
    Steps(String),
    /// That nobody knows, as it could not all be read.
    Unknown(String),
}

impl MomentumLine {
    /// What is to be said on that day. Of drift nothing is said while it is snoozed.
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
                MomentumLine::Steps(sentence(&Momentum { drifting: None, ..momentum.clone() }))
            }
            Some(_) | None if drifts => MomentumLine::Drifting(sentence(momentum)),
            Some(_) | None => MomentumLine::Steps(sentence(momentum)),
        }
    }

    /// The line.
    pub(crate) fn text(&self) -> &str {
        match self {
            MomentumLine::Paused(text)
            | MomentumLine::Drifting(text)
            | MomentumLine::Steps(text)
            | MomentumLine::Unknown(text) => text,
        }
    }
}
