//! The step count of a larger goal.

use crate::domain::words::count;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct StepCount {
    pub(crate) done: usize,
    /// Steps that are open or done; dropped ones do not count.
    pub(crate) total: usize,
    /// Whether steps may be missing because a file could not be read.
    pub(crate) partial: bool,
}

impl StepCount {
    /// `5 of 11 steps`, with a note if steps may be missing; `None` without steps.
    pub(crate) fn words(&self) -> Option<String> {
        let counted = format!("{} of {}", self.done, count(self.total, "step"));
        match (self.total, self.partial) {
            (0, false) => None,
            (0, true) => Some("steps not all read".into()),
            (_, false) => Some(counted),
            (_, true) => Some(format!("at least {counted}")),
        }
    }
}
