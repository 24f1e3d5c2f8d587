//! An answer that leaves an item as it is, and whether the question comes up again.

use super::date::Date;

/// The last such answer about an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Declined {
    pub(crate) on: Date,
    pub(crate) again: AskAgain,
}

/// Whether the question comes up again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum AskAgain {
    NextTime,
    Never,
}
