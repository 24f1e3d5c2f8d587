//! A rest: a while that is said of the journey as a whole, in which it stands still, or in which drift is not said.

use super::date::{Day, Moment, Span};
use super::id::Id;

/// What rests for that while.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum How {
    /// The whole journey: its days count in no number of momentum.
    Paused,
    /// Only the word about drift.
    Snoozed,
}

impl How {
    /// The word that files and commands use.
    pub fn word(self) -> &'static str {
        match self {
            How::Paused => "paused",
            How::Snoozed => "snoozed",
        }
    }
}

/// A while of rest.
#[derive(Clone, PartialEq, Debug)]
pub struct Rest {
    /// Its name for good.
    pub id: Id,
    /// What rests.
    pub how: How,
    /// From when to when.
    pub span: Span,
    /// The reason, if one is given.
    pub why: Option<String>,
    /// When the program last changed it.
    pub modified: Option<Moment>,
}

impl Rest {
    /// A rest of that while, without a reason.
    pub fn new(id: Id, how: How, span: Span) -> Rest {
        Rest {
            id,
            how,
            span,
            why: None,
            modified: None,
        }
    }

    /// What it is called where an item has a title: its reason, else what it is.
    pub fn title(&self) -> &str {
        self.why.as_deref().unwrap_or(self.how.word())
    }

    /// The whole of it: `paused since 2026-11-03: parental leave`.
    pub fn words(&self) -> String {
        let why = self.why.iter().map(|why| format!(": {why}"));
        format!(
            "{} {}{}",
            self.how.word(),
            self.span,
            why.collect::<String>()
        )
    }

    /// Whether it is on.
    pub fn is_on(&self, today: Day) -> bool {
        self.span.covers(today)
    }
}
