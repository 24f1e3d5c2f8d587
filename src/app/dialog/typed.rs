//! What a key means while one types.

use crate::app::action::Action;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    Letter(char),
    Do(Action),
}

impl Typed {
    pub(crate) fn submits(self) -> bool {
        matches!(self, Typed::Do(Action::Submit | Action::SubmitNext))
    }
}
