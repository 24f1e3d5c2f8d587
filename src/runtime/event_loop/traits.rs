//! What the event loop needs of others: a program to run, a source of messages, and the platform.

use crate::app::effect::Effect;
use crate::app::event::{Clipboard, Event, Key};
use crate::domain::date::Day;
use crate::runtime::editor::Returned;

use crate::runtime::light::Background;
use crate::runtime::message::Message;
use ratatui::Frame;
use std::collections::VecDeque;
use std::io;
use std::time::{Duration, Instant};

/// What the loop runs: the state machine and its picture.
pub(crate) trait Program {
    /// Answers an event with requests to the world.
    fn update(&mut self, event: Event) -> Vec<Effect>;

    /// Whether a key means anything now. Alt and a key look like an escape and a key that came at once.
    fn means(&self, key: Key) -> bool;

    /// Whether text is being typed now. Lines that were pasted look like keys where a terminal does not mark them.
    fn takes_text(&self) -> bool;

    /// Draws the picture. Changes nothing.
    fn draw(&self, frame: &mut Frame);

    /// What is not on disk, and why, for whoever ends the program before it is.
    fn unwritten(&self) -> Option<String>;

    /// Hears how light the terminal is: before the first picture if the terminal has told it by then, else when it does.
    fn set_background(&mut self, background: Background);
}

/// Where messages come from.
pub(in crate::runtime) trait MessageSource {
    /// Puts at least one message into the queue, or waits until that time.
    fn wait(&mut self, until: Option<Instant>, queue: &mut VecDeque<Message>);

    /// Whether to read what is typed: not while the terminal is somebody else's.
    fn read_terminal(&mut self, reads: bool);
}

/// Who is to stop when the user suspends the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::runtime) enum Stop {
    /// This process and those that were started along with it, as the shell expects of ctrl-z.
    Job,
    /// This process alone: somebody has sent it a signal.
    Process,
}

/// The operating system and the terminal.
pub(in crate::runtime) trait Platform {
    /// What day it is.
    fn today(&self) -> Day;

    /// How long until the next day.
    fn until_midnight(&self) -> Option<Duration>;

    /// The terminal's size.
    fn size(&self) -> (u16, u16);

    /// Hands text to a clipboard, and says to which.
    fn copy(&mut self, text: &str) -> Result<Clipboard, String>;

    /// Lets the user edit a text; keeps a draft of it until told what became of it.
    fn edit_text(&mut self, text: &str) -> Result<(String, Returned), String>;

    /// Deletes the draft, or keeps it and returns its path.
    fn close_draft(&mut self, keep: bool) -> Option<String>;

    /// Lets the user edit a file, from that line on.
    fn edit_file(&mut self, path: &str, line: usize) -> Result<Returned, String>;

    /// Gives the terminal back and stops.
    fn stop(&mut self, who: Stop) -> io::Result<()>;

    /// The message that is printed if the process is ended before all is saved.
    fn set_exit_message(&mut self, message: String);

    /// Takes the terminal over again.
    fn take_over(&mut self) -> io::Result<()>;
}
