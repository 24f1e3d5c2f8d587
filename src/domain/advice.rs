//! What a person can do about a refusal, as data: the command line words it as a command, the screen as a key.

use super::id::Id;
use std::borrow::Cow;

/// What would help. It names no command and no key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Advice {
    /// A sentence that holds everywhere, without a capital and a full stop.
    Text(Cow<'static, str>),
    /// Look for the item among all that there are.
    FindItem,
    /// Look for the goal among the goals.
    FindGoal,
    /// Open the goal again.
    Reopen(Id),
    /// Mark the goal done.
    Finish(Id),
    /// Mark the goal done, and record it as a milestone.
    FinishAsMilestone(Id),
    /// Recognise the finished goal as a milestone.
    Recognise(Id),
    /// Make the small goal a larger one.
    Enlarge(Id),
    /// Look at the links of a milestone.
    SeeLinks,
    /// Give the goal a measure first.
    AddMeasure,
    /// Edit the item.
    Edit,
    /// Delete the item.
    Delete,
    /// Choose a side for each item that both sides of a merge have changed.
    ChooseSides,
    /// Save a filter first.
    SaveFilter,
}

impl From<&'static str> for Advice {
    fn from(text: &'static str) -> Advice {
        Advice::Text(text.into())
    }
}

impl From<String> for Advice {
    fn from(text: String) -> Advice {
        Advice::Text(text.into())
    }
}
