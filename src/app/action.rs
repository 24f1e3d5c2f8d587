//! What a user can mean. One table feeds dispatch, the key line, `?`, the palette and the help.

mod place;

pub use place::{Layer, Where};

/// Makes the actions, and the table of what there is to say of them, in the order in which the help tells of them. A row
/// is an action, its name, its keys, where it applies, its group in the help, its label in the key line, and its help.
macro_rules! actions {
    ($($action:ident $name:literal [$($key:literal),*] $place:ident $group:literal $label:literal $help:literal;)*) => {
        /// Something that a user can ask for by a key.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Action {
            $(#[doc = $help] $action,)*
        }

        /// Every action.
        pub const ACTIONS: &[Spec] = &[$(Spec {
            action: Action::$action,
            name: $name,
            help: $help,
            keys: &[$($key),*],
            place: Where::$place,
            group: $group,
            label: $label,
        }),*];
    };
}

/// A row of the table of actions.
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
    /// Its group in the help.
    pub(crate) group: &'static str,
    /// Its label in the key line; empty if it is not offered there.
    pub(crate) label: &'static str,
}

impl Action {
    /// Its row of the table.
    pub fn spec(self) -> &'static Spec {
        &ACTIONS[self as usize]
    }

    pub(crate) fn named(name: &str) -> Option<Action> {
        ACTIONS.iter().find(|spec| spec.name == name).map(|spec| spec.action)
    }
}

actions! {
    AddSmall "add" ["a"] Always "Write" "add" "Add a small goal";
    AddLarger "add-larger" ["A"] Always "Write" "larger goal" "Add a larger goal";
    AddMilestone "add-milestone" ["m"] Always "Write" "milestone" "Add a past milestone, at any date";
    Edit "edit" ["e"] OnAnything "Write" "edit" "Edit (a broken file opens in your editor)";
    EditText "edit-text" ["E"] OnAnything "Write" "" "Edit its TOML in your editor";
    Later "later" ["J"] OnOpenGoal "Write" "" "Move it down in the order";
    Earlier "earlier" ["K"] OnOpenGoal "Write" "" "Move it up in the order";
    Top "top" ["ctrl-home"] OnOpenGoal "Write" "" "Move it to the top of its section";
    Delete "delete" ["D"] OnItem "Write" "delete" "Delete a mistake; undo brings it back";
    Copy "copy" ["y"] OnItem "Write" "copy" "Copy its title to the clipboard";
    Undo "undo" ["u"] Always "Write" "undo" "Undo the last change";
    Redo "redo" ["ctrl-r"] Always "Write" "" "Redo the change that was undone last";
    Done "done" ["x", "space"] OnOpenGoal "Move on" "done" "Mark done today, or enter how much you did";
    DoneOn "done-on" ["X"] OnOpenGoal "Move on" "" "Mark done on another day";
    Note "note" ["+"] OnOpenGoal "Move on" "note" "Write a progress note, or add an amount";
    Target "target" ["."] OnOpenGoal "Move on" "date" "Set its target date; an empty line clears it";
    Toward "toward" ["^"] OnSmall "Move on" "toward" "Choose the larger goal that it serves";
    Tag "tag" ["#"] OnItem "Move on" "tag" "Add tags, or remove them with a minus";
    Promote "promote" ["p"] OnFinished "Move on" "recognise" "Recognise it as a milestone";
    TakeBack "take-back" ["P"] OnFinished "Move on" "" "Turn the milestone back into a finished goal";
    Link "link" ["L"] OnMilestone "Move on" "link" "Link it with a milestone that it came from or led to";
    Unlink "unlink" ["U"] OnMilestone "Move on" "unlink" "Remove its link with another milestone";
    Drop "drop" ["d"] OnOpenGoal "Move on" "drop" "Drop it, with a reason";
    State "state" ["s"] OnGoal "Move on" "state" "Make it active, paused or someday; reopen a finished goal";
    Next "next" ["*"] OnLarger "Move on" "focus" "Focus on it: your next milestone";
    Question "question" ["n"] Always "Move on" "what next" "If you could reach your next milestone tomorrow, what would you do?";
    Snooze "snooze" ["z"] Always "Move on" "" "Hide the reminder";
    Break "pause" ["Z"] Always "Move on" "" "Pause the whole journey, or resume it";
    Mark "mark" ["V"] OnItem "Mark" "mark" "Mark rows as you move, to act on all at once; again ends the range";
    MarkAll "mark-all" ["ctrl-a", "%"] Always "Mark" "" "Mark all that the list shows; with a filter, all that fits it";
    Open "open" ["enter"] OnAnything "Look" "open" "Go into the reading pane; in it, to the item of the row";
    Back "back" ["esc"] Always "Look" "back" "Back out one level";
    View "view" ["v"] InPast "Look" "all done" "The past: milestones, or all that was done";
    Sort "sort" ["o"] AmongSmall "Look" "order" "Small goals: by time, or in your own order";
    Find "find" ["/"] Always "Look" "find" "Find anything, in the whole past";
    Filter "filter" ["f"] Always "Look" "filter" "Show only what fits a filter; save one by a name";
    Chain "chain" ["c"] OnMilestone "Look" "chain" "How did I get here? Back to where it began, and on to what it led to";
    Review "review" ["r"] Always "Look" "review" "Go through everything that is due, one card at a time";
    Timeline "timeline" ["t"] Always "Look" "timeline" "Past and future on one axis";
    Remember "remember" ["b"] Always "Look" "look back" "A finished goal that comes up today: was it a milestone?";
    LookBack "look-back" ["B"] Always "Look" "" "All finished goals that come up today, and what was recognised last";
    Momentum "momentum" ["i"] Always "Look" "momentum" "Momentum in full: a year of days, and where your moves went";
    Yes "yes" ["y"] InQuestion "Questions" "yes" "Yes, to the question of a card or of the look back";
    No "no" ["n"] InQuestion "Questions" "no" "No, or not yet: it is asked again another time";
    NeverAsk "never-ask" ["N"] OnFinished "Questions" "never ask" "Never ask again whether it was a milestone or is renewed";
    Closer "closer" ["+", "="] InTimeline "Timeline" "" "Look closer: years, then months";
    Wider "wider" ["-"] InTimeline "Timeline" "" "Look wider: years, then decades";
    GoTo "go-to" ["g"] InTimeline "Timeline" "go to a year" "Go to a year or a date";
    Turn "order" ["o"] InTimeline "Timeline" "order" "By when it happened, or when it was recognised";
    Fill "fill" ["a"] InTimeline "Timeline" "add here" "Add a milestone there; in a gap, one that fills it";
    NextStep "next-step" ["a"] InReview "Review" "" "Add the next step toward what is on the card";
    Skip "skip" ["tab", "l", "right"] InReview "Review" "skip" "The next card; this one comes up again";
    CardBefore "card-before" ["h", "left", "shift-tab"] InReview "Review" "back" "The card before";
    ReviewMonth "review-month" ["M"] InReview "Review" "month" "Look over the latest month";
    WriteReport "write-report" ["w"] InReview "Review" "write to a file" "Write the page of the month or year to a file";
    ReviewYear "review-year" ["Y"] InReview "Review" "year" "Look over the latest year";
    SetActive "set-active" ["a"] InChoice "Questions" "" "Make it active";
    SetPaused "set-paused" ["p"] InChoice "Questions" "" "Pause it";
    SetSomeday "set-someday" ["s"] InChoice "Questions" "" "Put it off to someday";
    TakeOurs "ours" ["o"] InMerge "Merge" "ours" "Take the side of this journey";
    TakeTheirs "theirs" ["t"] InMerge "Merge" "theirs" "Take the other side";
    TakeLater "later-side" ["l"] InMerge "Merge" "the later" "Take the side that was changed later";
    TakeAllLater "all-later" ["a"] InMerge "Merge" "the later for all" "Take the later side of this item and all that follow";
    ClashBefore "clash-before" ["h", "left", "backspace"] InMerge "Merge" "back" "Go back to the item before";
    ClashAfter "clash-after" ["right"] InMerge "Merge" "" "Go on to the next item";
    TakeImport "take-import" ["enter"] InImport "Import" "import" "Import what is marked";
    LeaveOut "leave-out" ["x", "space"] InImport "Import" "mark" "Leave the row out, or take it";
    Submit "submit" ["enter", "ctrl-s"] InText "Typing" "save" "Save what is typed, or choose what is selected";
    SubmitNext "submit-next" ["alt-enter", "ctrl-enter"] InText "Typing" "save and next" "Save it, and open the next line of its kind";
    Cancel "cancel" ["esc", "ctrl-c"] InText "Typing" "cancel" "Cancel; more than a few words come back the next time";
    NewLine "new-line" ["enter"] InNote "Typing" "new line" "Begin a new line";
    EditField "edit-field" ["ctrl-x ctrl-e"] InText "Typing" "in your editor" "Edit the text in your editor";
    FieldNext "field-next" ["tab"] InText "Typing" "next field" "Take the grey text; otherwise go on to the next field, row or word that fits";
    FieldBefore "field-before" ["shift-tab"] InText "Typing" "" "Go back to the field, row or word before";
    RowDown "row-down" ["down"] InText "Typing" "" "Go a row or field down; in a line, a later one that you typed";
    RowUp "row-up" ["up"] InText "Typing" "earlier" "Go a row or field up; in a line, an earlier one that you typed";
    RowsDown "rows-down" ["pgdn"] InText "Typing" "" "Go ten rows down";
    RowsUp "rows-up" ["pgup"] InText "Typing" "" "Go ten rows up";
    OtherNext "other-next" ["ctrl-n"] InText "Typing" "" "The next word that fits, row, or line that you typed";
    OtherBefore "other-before" ["ctrl-p"] InText "Typing" "" "The word before that fits, row, or line that you typed";
    EarlierLine "earlier-line" ["alt-up"] InText "Typing" "" "Bring back an earlier line of its kind";
    LaterLine "later-line" ["alt-down"] InText "Typing" "" "Bring back a later line of its kind";
    LetterLeft "letter-left" ["left", "ctrl-b"] InText "Typing" "" "Go a letter to the left";
    LetterRight "letter-right" ["right", "ctrl-f"] InText "Typing" "" "Go a letter to the right; at the end of a line, take the grey text";
    WordLeft "word-left" ["ctrl-left", "alt-left", "alt-b"] InText "Typing" "" "Go a word to the left";
    WordRight "word-right" ["ctrl-right", "alt-right", "alt-f"] InText "Typing" "" "Go a word to the right";
    LineStart "line-start" ["home", "ctrl-a"] InText "Typing" "" "Go to the start of the line";
    LineEnd "line-end" ["end", "ctrl-e"] InText "Typing" "" "Go to the end of the line; there, take the grey text";
    TextStart "text-start" ["ctrl-home"] InText "Typing" "" "Go to the start of the text";
    TextEnd "text-end" ["ctrl-end"] InText "Typing" "" "Go to the end of the text";
    DeleteLeft "delete-left" ["backspace"] InText "Typing" "" "Delete the letter to the left";
    DeleteRight "delete-right" ["del", "ctrl-d"] InText "Typing" "" "Delete the letter to the right";
    DeleteWordLeft "delete-word-left" ["ctrl-backspace", "alt-backspace"] InText "Typing" "" "Delete the word to the left";
    DeleteWordRight "delete-word-right" ["ctrl-del", "alt-del", "alt-d"] InText "Typing" "" "Delete the word to the right";
    DeleteToBlank "delete-to-blank" ["ctrl-w"] InText "Typing" "" "Delete what is to the left, to the blank before it";
    DeleteToStart "delete-to-start" ["ctrl-u"] InText "Typing" "" "Delete to the start of the line";
    DeleteToEnd "delete-to-end" ["ctrl-k"] InText "Typing" "" "Delete to the end of the line";
    UndoTyping "undo-typing" ["ctrl-_", "ctrl-/", "alt-u"] InText "Typing" "" "Undo what was typed last";
    RedoTyping "redo-typing" ["ctrl-r"] InText "Typing" "" "Redo what was undone while typing";
    Palette "palette" [":", "ctrl-p"] Always "Program" "commands" "Choose from all commands";
    Help "help" ["?"] Anywhere "Program" "help" "Help for where you are";
    Merge "merge" [] Always "Program" "" "Merge another version of a file that a sync left, item by item";
    BackFill "back-fill" [] Always "Program" "ask me" "Write down your past, one question after the other";
    Import "import" [] Always "Program" "" "Bring in your past from a file of another program";
    Report "report" [] Always "Program" "" "Write a report on a year, or on any period, to a file";
    Restore "restore" [] Always "Program" "" "Restore a backup: the journey as it was before a change";
    Mouse "mouse" [] Always "Program" "" "Leave the mouse to the terminal, to select text; or take it back";
    Theme "theme" [] Always "Program" "" "Choose the theme, and see each as you go";
    Suspend "suspend" ["ctrl-z"] Always "Program" "" "Go back to the shell for a while";
    Quit "quit" ["q", "ctrl-c"] Always "Program" "" "Quit; there is nothing to save";
    Down "down" ["j", "down"] Anywhere "Move" "" "Move down";
    Up "up" ["k", "up"] Anywhere "Move" "" "Move up";
    First "first" ["g", "home"] Anywhere "Move" "" "Go to the first";
    Last "last" ["G", "end"] Anywhere "Move" "" "Go to the last";
    HalfDown "half-down" ["ctrl-d"] Anywhere "Move" "" "Move half a screen down";
    HalfUp "half-up" ["ctrl-u"] Anywhere "Move" "" "Move half a screen up";
    PageDown "page-down" ["pgdn"] Anywhere "Move" "" "Move a screen down";
    PageUp "page-up" ["pgup"] Anywhere "Move" "" "Move a screen up";
    PaneLeft "pane-left" ["h", "left"] Always "Move" "" "Go to the pane on the left";
    PaneRight "pane-right" ["l", "right"] Always "Move" "" "Go to the pane on the right";
    PaneNext "pane-next" ["tab"] Always "Move" "pane" "Go to the next pane";
    PanePrevious "pane-previous" ["shift-tab"] Always "Move" "" "Go to the previous pane";
    Past "past" ["1"] Always "Move" "" "Go to the past milestones";
    Small "small" ["2"] Always "Move" "" "Go to the small goals";
    Larger "larger" ["3"] Always "Move" "" "Go to the larger goals";
}

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
