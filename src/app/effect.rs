//! What the program asks of the world, as data.

use super::disk::Request;
use std::time::Duration;

/// A request to the world.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Ask the disk; answered by `Event::Answered`.
    Disk(Request),
    /// Open the editor on a file that could not be understood.
    EditFile {
        /// The file's full path.
        path: String,
        /// The line, from 1.
        line: usize,
    },
    /// Open the editor on the text that is being typed; answered by `Event::Edited` if it was changed.
    EditText(String),
    /// Put titles on the clipboard, one a line.
    Copy(Vec<String>),
    /// Send `Event::Woke` after that time; a later request replaces an earlier one.
    WakeIn(Duration),
    /// Hand the terminal back and stop until continued.
    Suspend,
    /// End the program once all is saved.
    Quit,
    /// End this screen once all is saved, and open the sample career.
    OpenSample,
}

impl Effect {
    pub(crate) fn request(&self) -> Option<&Request> {
        let Effect::Disk(request) = self else { return None };
        Some(request)
    }
}
