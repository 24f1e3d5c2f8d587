//! What the loop does about each request of the program.

use super::{Ending, EventLoop, Outside, Program, Source, Stop};
use crate::app::effect::{EditTarget, Effect};
use crate::app::event::{EditorEnd, Event};
use crate::domain::id::Id;
use crate::runtime::editor::Returned;
use crate::runtime::worker::Request;
use ratatui::backend::Backend;
use std::io;
use std::time::Instant;

impl<P: Program, B: Backend, S: Source, O: Outside> EventLoop<P, B, S, O> {
    pub(super) fn carry_out(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Save { number, change } => self.worker.ask(Request::Save { number, change }),
            Effect::Undo => self.worker.ask(Request::Undo),
            Effect::Redo => self.worker.ask(Request::Redo),
            Effect::Offer(name) => self.worker.ask(Request::Offer(name)),
            Effect::Merge { name, choices } => self.worker.ask(Request::Merge { name, choices }),
            Effect::ListBackups => self.worker.ask(Request::Backups),
            Effect::Restore(name) => self.worker.ask(Request::Restore(name)),
            Effect::LoadYears(years) => self.worker.ask(Request::Load(years)),
            Effect::KeepFilter { name, text } => {
                self.worker.ask(Request::KeepFilter { name, text });
            }
            Effect::Abandon => self.worker.ask(Request::Abandon),
            // What waits to be saved is saved first, so that the editor shows it.
            Effect::Edit(EditTarget::Item(id)) => self.worker.ask(Request::Source(id)),
            Effect::Edit(EditTarget::File { path, line }) => return self.edit_file(&path, line),
            Effect::Copy(text) => return self.copy(&text),
            Effect::WakeIn(time) => self.wake_at = Instant::now().checked_add(time),
            Effect::Suspend => return self.stop(Stop::Job),
            Effect::Quit => self.ending = self.ending.or(Some(Ending::Quit)),
        }
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        match self.outside.copy(text) {
            Ok(clipboard) => self.tell(Event::Copied(clipboard)),
            Err(message) => self.tell(Event::Trouble { message }),
        }
    }

    pub(super) fn stop(&mut self, who: Stop) -> io::Result<()> {
        self.away = true;
        self.source.read_terminal(false);
        match self.outside.stop(who) {
            // From here on the process stands still; going on is a message of its own.
            Ok(()) => Ok(()),
            Err(error) => {
                self.come_back()?;
                self.tell(Event::Trouble {
                    message: format!("Milepost could not be stopped: {error}."),
                })
            }
        }
    }

    /// Takes the terminal over again, whoever had it meanwhile.
    pub(super) fn come_back(&mut self) -> io::Result<()> {
        self.outside.take_over()?;
        self.away = false;
        self.source.read_terminal(true);
        self.forget_picture()?;
        self.tell_size()
    }

    pub(super) fn edit_item(&mut self, id: Id, source: Result<String, String>) -> io::Result<()> {
        let old = match source {
            Ok(text) => text,
            Err(message) => return self.tell(Event::Edited(Err(message))),
        };
        let edited = self.lend(|outside| outside.edit_text(&old))?;
        match edited {
            Ok((new, returned)) if new == old => self.tell_edited(Ok(unchanged(returned))),
            Ok((new, _)) => {
                self.worker.ask(Request::Replace { id, old, new });
                Ok(())
            }
            Err(message) => self.tell(Event::Edited(Err(message))),
        }
    }

    fn edit_file(&mut self, path: &str, line: usize) -> io::Result<()> {
        let edited = self.lend(|outside| outside.edit_file(path, line))?;
        self.worker.ask(Request::Reread);
        self.tell(Event::Edited(edited.map(unchanged)))
    }

    /// Nothing reads the terminal meanwhile: this thread is the one that would.
    fn lend<T>(&mut self, borrow: impl FnOnce(&mut O) -> T) -> io::Result<T> {
        let result = borrow(&mut self.outside);
        self.come_back()?;
        Ok(result)
    }
}

fn unchanged(returned: Returned) -> EditorEnd {
    match returned {
        Returned::Later => EditorEnd::Unchanged,
        Returned::AtOnce => EditorEnd::CameBack,
    }
}
