//! The agenda of a review: its cards by what they ask, in the order in which they are asked.

use super::{Card, Reason};

/// A row of the agenda.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum AgendaRow {
    Finished,
    TargetPassed,
    Lapses,
    NothingMoved,
    PauseOver,
    Stuck,
    StillRight,
    OldGoal,
    WhatIsNext,
}

impl AgendaRow {
    pub(crate) fn of(card: &Card) -> AgendaRow {
        match card {
            Card::About(Reason::Finished, _) => AgendaRow::Finished,
            Card::About(Reason::Overdue, _) => AgendaRow::TargetPassed,
            Card::Lapses(_) => AgendaRow::Lapses,
            Card::About(Reason::Drifting, _) => AgendaRow::NothingMoved,
            Card::About(Reason::PauseOver, _) => AgendaRow::PauseOver,
            Card::About(Reason::Stuck, _) => AgendaRow::Stuck,
            Card::About(Reason::Moved | Reason::Right | Reason::Someday, _) => {
                AgendaRow::StillRight
            }
            Card::About(Reason::LookBack, _) => AgendaRow::OldGoal,
            Card::Next => AgendaRow::WhatIsNext,
        }
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            AgendaRow::Finished => "finished",
            AgendaRow::TargetPassed => "target passed",
            AgendaRow::Lapses => "lapses",
            AgendaRow::NothingMoved => "nothing moved",
            AgendaRow::PauseOver => "pause over",
            AgendaRow::Stuck => "stuck",
            AgendaRow::StillRight => "still right?",
            AgendaRow::OldGoal => "an old goal",
            AgendaRow::WhatIsNext => "what is next",
        }
    }
}
