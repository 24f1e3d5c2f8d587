//! What the event loop needs: a program to run, and the platform.

use crate::app::effect::Effect;
use crate::app::event::{Clipboard, Event, Key};
use crate::domain::date::Day;
use crate::runtime::editor::Returned;
use crate::ui::theme::Background;
use ratatui::Frame;
use ratatui::backend::Backend;
use std::io;
use std::time::Duration;

/// The state machine and its frame.
pub(crate) trait Program {
    fn update(&mut self, event: Event) -> Vec<Effect>;

    /// Whether a key means anything now: alt and a key look like escape and a quick key.
    fn means(&self, key: Key) -> bool;

    /// Whether text is being typed now: pasted lines look like keys if the terminal does not mark them.
    fn takes_text(&self) -> bool;
    fn draw(&self, frame: &mut Frame);

    /// Whether the mouse is the program's, and not the terminal's to select text with.
    fn uses_mouse(&self) -> bool;

    /// The editor that the settings name.
    fn editor(&self) -> Option<&str>;

    /// The title of the window, safe to print.
    fn title(&self) -> String;

    /// Unsaved changes, and why, for a program that is ended early.
    fn unwritten(&self) -> Option<String>;

    /// May come before the first frame or later, when the terminal answers.
    fn set_background(&mut self, background: Background);
}

/// A terminal whose cursor is also put where it is not seen: screen readers and magnifiers follow it.
pub(in crate::runtime) trait CursorBackend: Backend {
    /// From the next frame on the cursor is seen only while text is typed.
    fn set_typing(&mut self, typing: bool);
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::runtime) enum Stop {
    /// The whole job, as the shell expects of ctrl-z.
    Job,
    /// This process alone: it got a signal.
    Process,
}

pub(in crate::runtime) trait Platform {
    fn today(&self) -> Day;
    fn until_midnight(&self) -> Option<Duration>;
    fn size(&self) -> (u16, u16);
    fn copy(&mut self, text: &str) -> Result<Clipboard, String>;

    /// Keeps a draft, a file of that name, until `close_draft`.
    fn edit_text(
        &mut self,
        editor: Option<&str>,
        text: &str,
        name: &'static str,
    ) -> Result<(String, Returned), String>;

    /// Deletes the draft, or keeps it and returns its path.
    fn close_draft(&mut self, keep: bool) -> Option<String>;
    fn edit_file(
        &mut self,
        editor: Option<&str>,
        path: &str,
        line: usize,
    ) -> Result<Returned, String>;
    fn stop(&mut self, who: Stop) -> io::Result<()>;

    /// Printed if the process ends before everything is saved.
    fn set_exit_message(&mut self, message: String);
    fn take_over(&mut self) -> io::Result<()>;
    fn set_title(&mut self, title: &str) -> io::Result<()>;

    /// The answer comes among the keys, if at all.
    fn ask_background(&mut self) -> io::Result<()>;

    /// Asks the terminal for what the mouse does, or no longer; once for each change.
    fn use_mouse(&mut self, uses: bool) -> io::Result<()>;
}
