//! The real platform behind the event loop: clock, terminal, clipboard, editor, and stopping.

use super::clock::Clock;
use super::editor::{self, EditorDraft};
use super::event_loop::{Platform, Stop};
use super::{clipboard, light, signals, terminal};
use crate::app::event::Clipboard;
use crate::domain::date::Day;
use crate::runtime::editor::Returned;
use rustix::process::{Signal, getpgrp, getpid, kill_current_process_group, kill_process};
use rustix::stdio::stdin;
use rustix::termios::tcgetpgrp;
use std::io;
use std::path::Path;
use std::time::Duration;

#[derive(Debug)]
pub(super) struct System {
    clock: Clock,
    draft: Option<EditorDraft>,
}

impl System {
    pub(super) fn new(clock: Clock) -> System {
        System { clock, draft: None }
    }
}

impl Platform for System {
    fn today(&self) -> Day {
        self.clock.today()
    }

    fn until_midnight(&self) -> Option<Duration> {
        self.clock.until_midnight()
    }

    fn size(&self) -> (u16, u16) {
        terminal::size()
    }

    fn copy(&mut self, text: &str) -> Result<Clipboard, String> {
        clipboard::copy(text)
    }

    fn edit_text(
        &mut self,
        editor: Option<&str>,
        text: &str,
        name: &'static str,
    ) -> Result<(String, Returned), String> {
        let (edited, draft, returned) = editor::edit_text(editor, text, name)?;
        self.draft = Some(draft);
        Ok((edited, returned))
    }

    fn close_draft(&mut self, keep: bool) -> Option<String> {
        let draft = self.draft.take()?;
        keep.then(|| draft.keep().display().to_string())
    }

    fn edit_file(
        &mut self,
        editor: Option<&str>,
        path: &str,
        line: usize,
    ) -> Result<Returned, String> {
        editor::edit_file(editor, Path::new(path), line)
    }

    fn stop(&mut self, who: Stop) -> io::Result<()> {
        terminal::restore_all();
        // SIGSTOP rather than SIGTSTP: our handler for the latter stays in place, and would call us here again.
        match who {
            Stop::Job if is_job_of_terminal() => kill_current_process_group(Signal::STOP)?,
            Stop::Job | Stop::Process => kill_process(getpid(), Signal::STOP)?,
        }
        Ok(())
    }

    fn set_exit_message(&mut self, message: String) {
        signals::set_exit_message(message);
    }

    fn set_title(&mut self, title: &str) -> io::Result<()> {
        terminal::set_title(title)
    }

    fn take_over(&mut self) -> io::Result<()> {
        terminal::take_over()
    }

    fn ask_background(&mut self) -> io::Result<()> {
        terminal::send(light::QUESTION)
    }

    fn use_mouse(&mut self, uses: bool) -> io::Result<()> {
        terminal::use_mouse(uses)
    }
}

/// Whether our process group is the foreground job.
fn is_job_of_terminal() -> bool {
    tcgetpgrp(stdin()).is_ok_and(|front| front == getpgrp())
}
