//! What can happen to the program: a key, a paste, another size, a new day, news from the disk.

use super::action::Action;
use crate::domain::backup::Backup;
use crate::domain::conflict::Offer;
use crate::domain::date::Day;
use crate::domain::reading::Reading;
use crate::domain::review::Walk;

/// A key without its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Code {
    /// A character, as typed: `A` rather than shift and `a`.
    Char(char),
    /// Enter or return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete forward.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    DataFile,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key press. Shift is part of the character, never a modifier of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    /// Which key.
    pub(crate) code: Code,
    /// Whether control was held.
    pub(crate) ctrl: bool,
    /// Whether alt was held.
    pub(crate) alt: bool,
}

/// How a request to the store ended.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// It is on disk. The reading holds every file that it touched, as it now is.
    Done(Reading),
    /// The journey, as it now is on disk, does not allow it; it is given up. The reading is the newest.
    Refused {
        /// What stood in the way, and where.
        message: String,
        /// What to do.
        hint: String,
        /// What is on disk now.
        reading: Reading,
    },
    /// The disk failed. The request is kept and will be tried again.
    Failed {
        /// What failed, with path and reason.
        message: String,
    },
}

/// How an undo or redo ended.
#[derive(Clone, PartialEq, Debug)]
pub enum Undone {
    /// The change of that name was taken back (or made again); the reading holds every file that it touched.
    Done {
        /// The change's name: `done, Book the mock exam`.
        name: String,
        /// What is on disk now.
        reading: Reading,
    },
    /// It was not: nothing left, or the item has been changed by hand since, or the disk failed.
    Not {
        /// Why not, as a sentence.
        message: String,
    },
}

/// A backup, and when it was made as a clock on the wall here would say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// `2026-11-22 09:53`.
    pub(crate) when: String,
    /// The backup.
    pub(crate) backup: Backup,
}

/// Something happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Something was asked for by its name, as on the command line.
    Asked(Action),
    /// A review of what is due, of a month or of a year was asked for, as on the command line.
    AskedToReview(Walk),
    /// Text was pasted, control characters and all.
    Paste(String),
    /// The left button was pressed on a cell.
    Click {
        /// The cell's column, from 0.
        column: u16,
        /// The cell's row, from 0.
        row: u16,
    },
    /// The wheel was turned over a cell.
    Scroll {
        /// The cell's column, from 0.
        column: u16,
        /// The cell's row, from 0.
        row: u16,
        /// Whether downwards.
        down: bool,
    },
    /// The terminal has another size, in cells; either may be 0.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// A new day has begun.
    Day(Day),
    /// The first picture is on the screen: what it did without can be read now.
    Shown,
    /// The time asked for by `Effect::WakeIn` has passed.
    Woke,
    /// Files were read: at the start, on an outside change, or because a year was asked for.
    Read(Reading),
    /// The folder could not be read at all; what is shown stays.
    Unreadable {
        /// What failed, with path and reason.
        message: String,
    },
    /// A change was saved, refused or is being retried.
    Saved {
        /// The number that `Effect::Save` gave it.
        number: u64,
        /// How it ended.
        outcome: Outcome,
    },
    /// An undo came back.
    Undid(Undone),
    /// A redo came back.
    Redid(Undone),
    /// What merging a conflict comes to, or why it cannot be told.
    Offered(Result<Box<Offer>, String>),
    /// A conflict was merged, or why not.
    Merged(Result<Merged, String>),
    /// The backups, the newest first; or why they cannot be listed, as a sentence.
    Backups(Result<Vec<Listed>, String>),
    /// A backup was put in the place of the journey, or not.
    Restored(Undone),
    /// The editor has ended.
    Edited(Result<EditorEnd, String>),
    /// A filter was kept or forgotten, or could not be.
    KeptFilter(Result<(), String>),
    /// The title was handed to a clipboard.
    Copied(Clipboard),
    /// Copying to the clipboard, or another small effect, failed.
    Trouble {
        /// What failed, as a sentence.
        message: String,
    },
}

/// A conflict that was merged.
#[derive(Clone, PartialEq, Debug)]
pub struct Merged {
    /// Its name.
    pub(crate) name: String,
    /// Whether anything in the journey is different by that.
    pub(crate) changed: bool,
    /// What is on disk now.
    pub(crate) reading: Reading,
}

/// Who a copied text was handed to. Neither says what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clipboard {
    /// The terminal.
    Terminal,
    /// tmux, which passes it on to its terminal only if it is set to.
    Tmux,
}

/// What is said where an editor was back at once and nothing had changed.
pub(crate) const CAME_BACK: &str = "Nothing changed. The editor came back at once: if it has a window of its own, it has to \
                             wait for that, as with EDITOR=\"code --wait\".";

/// How an editor session ended.
#[derive(Clone, PartialEq, Debug)]
pub enum EditorEnd {
    /// The text was left as it was.
    Unchanged,
    /// The same, and the editor was back at once.
    CameBack,
    /// An item's text was saved.
    Saved {
        /// The change's name.
        name: String,
        /// What is on disk now.
        reading: Reading,
    },
}

/// What the machine tells the program at its start.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// What day it is.
    pub today: Day,
    /// A seed for new ids.
    pub seed: u64,
    /// The journey's name, for the header; empty for the usual one.
    pub name: String,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}
