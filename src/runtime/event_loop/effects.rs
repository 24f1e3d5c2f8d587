//! Carries out the effects of the program.

use super::{CursorBackend, Ending, EventLoop, Platform, Program, Stop};
use crate::app::disk::Request;
use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::domain::id::Id;
use crate::domain::words::sentence;
use crate::runtime::editor::Returned;
use crate::runtime::inbox::MessageSource;
use std::io;
use std::time::Instant;

impl<P: Program, B: CursorBackend, S: MessageSource, O: Platform> EventLoop<P, B, S, O> {
    pub(super) fn carry_out(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Disk(request) => self.worker.ask(request),
            Effect::EditFile { path, line } => return self.edit_file(&path, line),
            Effect::EditText(text) => return self.edit_typed(&text),
            Effect::Copy(titles) => return self.copy(titles),
            Effect::WakeIn(time) => self.wake_at = Instant::now().checked_add(time),
            Effect::Suspend => return self.stop(Stop::Job),
            Effect::Quit => self.ending = self.ending.or(Some(Ending::Quit)),
            Effect::OpenSample => self.ending = self.ending.or(Some(Ending::Sample)),
        }
        Ok(())
    }

    fn copy(&mut self, titles: Vec<String>) -> io::Result<()> {
        match self.platform.copy(&titles.join("\n")) {
            Ok(clipboard) => self.tell(Event::Copied(titles, clipboard)),
            Err(message) => self.tell(Event::Notice(message)),
        }
    }

    pub(super) fn stop(&mut self, who: Stop) -> io::Result<()> {
        self.away = true;
        self.source.read_terminal(false);
        match self.platform.stop(who) {
            // The process is stopped here; a message tells when it continues.
            Ok(()) => Ok(()),
            Err(error) => {
                self.come_back()?;
                self.tell(Event::Notice(format!("Milepost could not be stopped: {error}.")))
            }
        }
    }

    pub(super) fn come_back(&mut self) -> io::Result<()> {
        self.platform.take_over()?;
        if self.asks_background {
            // Nothing was reported while the terminal was not ours.
            self.platform.ask_background()?;
            self.asked = Some(Instant::now());
        }
        self.away = false;
        self.source.read_terminal(true);
        self.forget_picture()?;
        self.tell_size()
    }

    /// Lets the user edit an item's text. Pending changes are saved by now, so that the editor shows them. What was made of
    /// the same text before, and refused, is edited again.
    pub(super) fn edit_item(&mut self, id: Id, old: String) -> io::Result<()> {
        let refused = self.refused.take_if(|(of, _, _)| *of == id);
        let refused = refused.filter(|(_, text, _)| *text == old).map(|(_, _, new)| new);
        let text = refused.as_ref().unwrap_or(&old);
        let edited = self.lend(|platform, editor| platform.edit_text(editor, text, "item.toml"))?;
        match changed(edited) {
            Ok(new) => {
                self.worker.ask(Request::Replace { id, old, new });
                Ok(())
            }
            Err(message) => {
                self.platform.close_draft(false);
                self.tell(Event::Notice(message))
            }
        }
    }

    /// Lets the user edit the text that is being typed. It is in its field all the same until the editor has given it back.
    fn edit_typed(&mut self, text: &str) -> io::Result<()> {
        let old = format!("{text}\n");
        let edited = self.lend(|platform, editor| platform.edit_text(editor, &old, "note.md"))?;
        self.platform.close_draft(false);
        self.tell(changed(edited).map_or_else(Event::Notice, Event::Edited))
    }

    fn edit_file(&mut self, path: &str, line: usize) -> io::Result<()> {
        let edited = self.lend(|platform, editor| platform.edit_file(editor, path, line))?;
        match changed(edited.map(|returned| (path.to_owned(), returned))) {
            Ok(path) => {
                self.worker.ask(Request::Reread(path));
                Ok(())
            }
            Err(message) => self.tell(Event::Notice(message)),
        }
    }

    /// Nothing reads the terminal meanwhile, because only this thread does.
    fn lend<T>(
        &mut self,
        borrow: impl FnOnce(&mut O, Option<&str>) -> Result<T, String>,
    ) -> io::Result<Result<T, String>> {
        let result = borrow(&mut self.platform, self.program.editor());
        self.come_back()?;
        Ok(result.map_err(|error| sentence(&error)))
    }
}

/// What was edited; without a change, the message that says so.
fn changed(edited: Result<(String, Returned), String>) -> Result<String, String> {
    let (edited, returned) = edited?;
    returned.unchanged().map_or(Ok(edited), |unchanged| Err(unchanged.to_owned()))
}
