//! What is said of momentum where there is one line for it, with the rests of the journey in mind.

use super::{Momentum, sentence};
use crate::domain::breaks::BreakKind;
use crate::domain::date::Day;
use crate::domain::journey::Journey;

/// The one line about momentum, by what it is about: a screen offers another key for each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Word {
    /// The whole journey stands still: `paused since 3 Nov: parental leave`.
    Paused(String),
    /// Steps have been missing for long.
    Drifting(String),
    /// How steps have come.
    Steps(String),
    /// That nobody knows, as it could not all be read.
    Unknown(String),
}

impl Word {
    /// What is to be said on that day. Of drift nothing is said while it is snoozed.
    pub(crate) fn of(journey: &Journey, momentum: &Momentum, today: Day) -> Word {
        if let Some(pause) = journey.current_break(BreakKind::Paused, today) {
            return Word::Paused(pause.relative_to(today));
        }
        if momentum.unread.is_some() {
            return Word::Unknown(sentence(momentum));
        }
        let drifts = momentum.drifting == Some(true);
        match journey.current_break(BreakKind::Snoozed, today) {
            Some(_) if drifts => {
                Word::Steps(sentence(&Momentum { drifting: None, ..momentum.clone() }))
            }
            Some(_) | None if drifts => Word::Drifting(sentence(momentum)),
            Some(_) | None => Word::Steps(sentence(momentum)),
        }
    }

    /// The line.
    pub(crate) fn text(&self) -> &str {
        match self {
            Word::Paused(text) | Word::Drifting(text) | Word::Steps(text) | Word::Unknown(text) => {
                text
            }
        }
    }
}
