//! How many steps a larger goal has, and how many of them are done.

use crate::domain::words::count;

/// How many of a larger goal's steps are done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct StepCount {
    /// Steps that were done.
    pub(crate) done: usize,
    /// Steps that are open or done; dropped ones do not count.
    pub(crate) total: usize,
    /// Whether there may be more, in what could not be read.
    pub(crate) partial: bool,
}

impl StepCount {
    /// `5 of 11 steps`; nothing where there are none. Of what was not read in full that is said.
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
