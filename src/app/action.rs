//! What a user can mean. One table feeds dispatch, the key line, the help, the palette and the README.

mod place;

pub use place::{Layer, Where};

/// Something that a user can ask for by a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    /// Move down.
    Down,
    /// Move up.
    Up,
    /// Go to the first.
    First,
    /// Go to the last.
    Last,
    /// Move half a screen down.
    HalfDown,
    /// Move half a screen up.
    HalfUp,
    /// Move a screen down.
    PageDown,
    /// Move a screen up.
    PageUp,
    /// Go to the pane on the left.
    PaneLeft,
    /// Go to the pane on the right, or into the open detail.
    PaneRight,
    /// Go to the next pane.
    PaneNext,
    /// Go to the previous pane.
    PanePrevious,
    /// Go to the past milestones.
    Past,
    /// Go to the small goals.
    Small,
    /// Go to the larger goals.
    Larger,
    /// Open or close the detail; in the detail, go to the item.
    Open,
    /// Back out one level.
    Back,
    /// The past: milestones, or all that was done.
    View,
    /// Find anything, in the whole past.
    Find,
    /// Show only what fits a filter.
    Filter,
    /// Add a small goal.
    AddSmall,
    /// Add a larger goal.
    AddLarger,
    /// Add a past milestone, at any date.
    AddMilestone,
    /// Mark done today, or enter how much was done.
    Done,
    /// Mark done on another day.
    DoneOn,
    /// Write a progress note, or add an amount.
    Note,
    /// Recognise a finished goal as a milestone.
    Promote,
    /// Turn a milestone back into a finished goal.
    TakeBack,
    /// Link to the milestone that it led to.
    Link,
    /// Take such a link away.
    Unlink,
    /// How one came to a milestone, and what it led to.
    Chain,
    /// Drop it, with a reason.
    Drop,
    /// Set it active, paused or for some day; open an ended goal again.
    State,
    /// Mark as the next milestone.
    Next,
    /// If you could reach your next milestone tomorrow, what would you do?
    Question,
    /// Hide the reminder for a week.
    Snooze,
    /// Pause the whole journey, or go on with it.
    Break,
    /// Edit in a form; a broken file opens in the editor.
    Edit,
    /// Edit its TOML in your editor.
    EditText,
    /// Move it down in the order.
    Later,
    /// Move it up in the order.
    Earlier,
    /// Delete it: for mistakes, and undo brings it back.
    Delete,
    /// Copy its title to the clipboard.
    Copy,
    /// Undo the last change.
    Undo,
    /// Redo the change that was undone last.
    Redo,
    /// Merge another version of a file that a sync left.
    Merge,
    /// Restore a backup: the journey as it was before a change.
    Restore,
    /// Past and future on one axis.
    Timeline,
    /// On the timeline, look closer.
    Closer,
    /// On the timeline, look wider.
    Wider,
    /// On the timeline, go to a year.
    GoTo,
    /// On the timeline, by when it happened or was recognised.
    Turn,
    /// On the timeline, add a milestone at that place.
    Fill,
    /// One finished goal that comes up today, with its question.
    Remember,
    /// All finished goals that come up today.
    LookBack,
    /// Momentum in full: a year of days, and where the moves went.
    Momentum,
    /// Yes, to the question of a card or of the look back.
    Yes,
    /// No, or not yet.
    No,
    /// Never ask again whether a finished goal was a milestone.
    NeverAsk,
    /// Go through everything that is due.
    Review,
    /// In the review, the next step toward what is on the card.
    NextStep,
    /// Set the target date.
    Target,
    /// In the review, the next card.
    Skip,
    /// In the review, the card before.
    CardBefore,
    /// In the review, look over a month.
    ReviewMonth,
    /// In the review, look over a year.
    ReviewYear,
    /// Choose from all commands.
    Palette,
    /// Help for where you are.
    Help,
    /// Go back to the shell for a while.
    Suspend,
    /// Quit; there is nothing to save.
    Quit,
}

/// All that there is to say of an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// Its name, in the palette and in the configuration.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// Its keys, unless they are bound otherwise.
    pub keys: &'static [&'static str],
    /// Where it applies.
    pub place: Where,
    /// The part of the help that it stands in.
    pub(crate) group: &'static str,
    /// Its word in the key line; empty if it has no place there.
    pub(crate) label: &'static str,
}

impl Action {
    /// What there is to say of it.
    pub fn spec(self) -> &'static Spec {
        let found = ACTIONS.iter().find(|spec| spec.action == self);
        found.expect("a test holds the table to one line for every action")
    }

    /// The action of that name.
    pub(crate) fn named(name: &str) -> Option<Action> {
        ACTIONS.iter().find(|spec| spec.name == name).map(|spec| spec.action)
    }
}

use Action as A;
use Where::{
    Always, InPast, InQuestion, InReview, InTimeline, OnAnything, OnEnded, OnFinished, OnGoal,
    OnItem, OnLarger, OnMilestone, OnOpenGoal,
};

const fn spec(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    place: Where,
    group: &'static str,
    label: &'static str,
    help: &'static str,
) -> Spec {
    Spec { action, name, help, keys, place, group, label }
}

/// Every action, in the order in which the help tells of them.
#[rustfmt::skip]
pub const ACTIONS: &[Spec] = &[
    spec(A::AddSmall, "add", &["a"], Always, "Write", "add", "Add a small goal"),
    spec(A::AddLarger, "add-larger", &["A"], Always, "Write", "larger goal", "Add a larger goal"),
    spec(A::AddMilestone, "add-milestone", &["m"], Always, "Write", "milestone", "Add a past milestone, at any date"),
    spec(A::Edit, "edit", &["e"], OnAnything, "Write", "edit", "Edit (a broken file opens in your editor)"),
    spec(A::EditText, "edit-text", &["E"], OnItem, "Write", "", "Edit its TOML in your editor"),
    spec(A::Later, "later", &["J"], OnOpenGoal, "Write", "", "Move it down in the order"),
    spec(A::Earlier, "earlier", &["K"], OnOpenGoal, "Write", "", "Move it up in the order"),
    spec(A::Delete, "delete", &["D"], OnItem, "Write", "", "Delete a mistake; undo brings it back"),
    spec(A::Copy, "copy", &["y"], OnItem, "Write", "", "Copy its title to the clipboard"),
    spec(A::Undo, "undo", &["u"], Always, "Write", "undo", "Undo the last change"),
    spec(A::Redo, "redo", &["ctrl-r"], Always, "Write", "", "Redo the change that was undone last"),
    spec(A::Done, "done", &["x", "space"], OnOpenGoal, "Move on", "done", "Mark done today, or enter how much you did"),
    spec(A::DoneOn, "done-on", &["X"], OnOpenGoal, "Move on", "", "Mark done on another day"),
    spec(A::Note, "note", &["+"], OnOpenGoal, "Move on", "note", "Write a progress note, or add an amount"),
    spec(A::Target, "target", &["."], OnOpenGoal, "Move on", "date", "Set its target date; an empty line clears it"),
    spec(A::Promote, "promote", &["p"], OnFinished, "Move on", "recognise", "Recognise it as a milestone"),
    spec(A::TakeBack, "take-back", &["P"], OnFinished, "Move on", "", "Turn the milestone back into a finished goal"),
    spec(A::Link, "link", &["L"], OnMilestone, "Move on", "led to", "Link to the milestone that it led to"),
    spec(A::Unlink, "unlink", &["U"], OnMilestone, "Move on", "", "Remove a link: it did not lead there"),
    spec(A::Drop, "drop", &["d"], OnOpenGoal, "Move on", "drop", "Drop it, with a reason"),
    spec(A::State, "state", &["s"], OnGoal, "Move on", "state", "Make it active, paused or someday; reopen a finished goal"),
    spec(A::Next, "next", &["*"], OnLarger, "Move on", "focus", "Focus on it: your next milestone"),
    spec(A::Question, "question", &["n"], Always, "Move on", "what next", "If you could reach your next milestone tomorrow, what would you do?"),
    spec(A::Snooze, "snooze", &["z"], Always, "Move on", "", "Hide the reminder for a week"),
    spec(A::Break, "pause", &["Z"], Always, "Move on", "", "Pause the whole journey, or resume it"),
    spec(A::Open, "open", &["enter"], OnAnything, "Look", "open", "Open or close the detail; in the detail, go to the item"),
    spec(A::Back, "back", &["esc"], Always, "Look", "", "Back out one level"),
    spec(A::View, "view", &["v"], InPast, "Look", "all done", "The past: milestones, or all that was done"),
    spec(A::Find, "find", &["/"], Always, "Look", "find", "Find anything, in the whole past"),
    spec(A::Filter, "filter", &["f"], Always, "Look", "filter", "Show only what fits a filter; save one by a name"),
    spec(A::Chain, "chain", &["c"], OnMilestone, "Look", "chain", "How did I get here? Back to where it began, and on to what it led to"),
    spec(A::Review, "review", &["r"], Always, "Look", "review", "Go through everything that is due, one card at a time"),
    spec(A::Timeline, "timeline", &["t"], Always, "Look", "timeline", "Past and future on one axis"),
    spec(A::Remember, "remember", &["b"], Always, "Look", "look back", "A finished goal that comes up today: was it a milestone?"),
    spec(A::LookBack, "look-back", &["B"], Always, "Look", "", "All finished goals that come up today, and what was recognised lately"),
    spec(A::Momentum, "momentum", &["i"], Always, "Look", "momentum", "Momentum in full: a year of days, and where your moves went"),
    spec(A::Yes, "yes", &["y"], InQuestion, "Questions", "yes", "Yes, to the question of a card or of the look back"),
    spec(A::No, "no", &["n"], InQuestion, "Questions", "no", "No, or not yet: it is asked again another time"),
    spec(A::NeverAsk, "never-ask", &["N"], OnEnded, "Questions", "never ask", "Never ask again whether it was a milestone"),
    spec(A::Closer, "closer", &["+", "="], InTimeline, "Timeline", "", "Look closer: years, then months"),
    spec(A::Wider, "wider", &["-"], InTimeline, "Timeline", "", "Look wider: years, then decades"),
    spec(A::GoTo, "go-to", &["g"], InTimeline, "Timeline", "go to a year", "Go to a year or a date"),
    spec(A::Turn, "order", &["o"], InTimeline, "Timeline", "order", "By when it happened, or when it was recognised"),
    spec(A::Fill, "fill", &["a"], InTimeline, "Timeline", "add here", "Add a milestone there; in a gap, one that fills it"),
    spec(A::NextStep, "next-step", &["a"], InReview, "Review", "", "Add the next step toward what is on the card"),
    spec(A::Skip, "skip", &["tab", "l", "right"], InReview, "Review", "skip", "The next card; this one comes up again"),
    spec(A::CardBefore, "card-before", &["h", "left", "shift-tab"], InReview, "Review", "back", "The card before"),
    spec(A::ReviewMonth, "review-month", &["M"], InReview, "Review", "month", "Look over the month that ends or ended nearest"),
    spec(A::ReviewYear, "review-year", &["Y"], InReview, "Review", "year", "Look over the year that ends or ended nearest"),
    spec(A::Palette, "palette", &[":", "ctrl-p"], Always, "Program", "commands", "Choose from all commands"),
    spec(A::Help, "help", &["?"], Always, "Program", "help", "Help for where you are"),
    spec(A::Merge, "merge", &[], Always, "Program", "", "Merge another version of a file that a sync left, item by item"),
    spec(A::Restore, "restore", &[], Always, "Program", "", "Restore a backup: the journey as it was before a change"),
    spec(A::Suspend, "suspend", &["ctrl-z"], Always, "Program", "", "Go back to the shell for a while"),
    spec(A::Quit, "quit", &["q", "ctrl-c"], Always, "Program", "", "Quit; there is nothing to save"),
    spec(A::Down, "down", &["j", "down"], Always, "Move", "", "Move down"),
    spec(A::Up, "up", &["k", "up"], Always, "Move", "", "Move up"),
    spec(A::First, "first", &["g", "home"], Always, "Move", "", "Go to the first"),
    spec(A::Last, "last", &["G", "end"], Always, "Move", "", "Go to the last"),
    spec(A::HalfDown, "half-down", &["ctrl-d"], Always, "Move", "", "Move half a screen down"),
    spec(A::HalfUp, "half-up", &["ctrl-u"], Always, "Move", "", "Move half a screen up"),
    spec(A::PageDown, "page-down", &["pgdn"], Always, "Move", "", "Move a screen down"),
    spec(A::PageUp, "page-up", &["pgup"], Always, "Move", "", "Move a screen up"),
    spec(A::PaneLeft, "pane-left", &["h", "left"], Always, "Move", "", "Go to the pane on the left"),
    spec(A::PaneRight, "pane-right", &["l", "right"], Always, "Move", "", "Go to the pane on the right, or into the open detail"),
    spec(A::PaneNext, "pane-next", &["tab"], Always, "Move", "pane", "Go to the next pane"),
    spec(A::PanePrevious, "pane-previous", &["shift-tab"], Always, "Move", "", "Go to the previous pane"),
    spec(A::Past, "past", &["1"], Always, "Move", "", "Go to the past milestones"),
    spec(A::Small, "small", &["2"], Always, "Move", "", "Go to the small goals"),
    spec(A::Larger, "larger", &["3"], Always, "Move", "", "Go to the larger goals"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_has_one_line_one_name_and_keys_of_its_own() {
        let mut keys = HashSet::new();
        for spec in ACTIONS {
            assert_eq!(Action::named(spec.name), Some(spec.action), "{} is named twice", spec.name);
            assert_eq!(spec.action.spec(), spec);
            for key in spec.keys {
                for layer in spec.place.layers() {
                    assert!(keys.insert((layer, key)), "{key} is bound twice");
                }
            }
        }
    }
}
