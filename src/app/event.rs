//! What can happen to the program: a key, a paste, another size, a new day, news from the disk.

use super::action::Action;
use super::disk::{Answer, Request};
pub(crate) use super::key::Code;
pub use super::key::Key;
use crate::domain::date::Day;
use crate::domain::reading::Reading;
use crate::domain::review::Walk;
use std::time::Duration;

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
        /// The time since the program began.
        at: Duration,
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
    /// Files were read before anything was asked for.
    Read(Reading),
    /// The disk has answered a request.
    Answered(Request, Box<Answer>),
    /// The text that was being typed, as the editor left it.
    Edited(String),
    /// Those titles were handed to a clipboard.
    Copied(Vec<String>, Clipboard),
    /// A small effect has ended in a way that the user has to know.
    Notice(String),
}

impl Event {
    /// The disk has answered a request.
    pub fn answered(request: Request, answer: Answer) -> Event {
        Event::Answered(request, Box::new(answer))
    }
}

/// Who a copied text was handed to. Neither says what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clipboard {
    /// The terminal.
    Terminal,
    /// tmux, which passes it on to its terminal only if it is set to.
    Tmux,
}

/// The facts that the machine gives the program at its start.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// What day it is.
    pub today: Day,
    /// A seed for new ids.
    pub seed: u64,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}
