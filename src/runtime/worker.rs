//! The one worker that reads and writes the journey, in the order in which it was asked.

mod bench;

#[cfg(test)]
pub(in crate::runtime) mod stub;
#[cfg(test)]
mod tests;

use crate::app::event::{EditorEnd, Event, Merged, Outcome, Undone};
use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::conflict::Offer;
use crate::domain::id::Id;
use crate::domain::merge::Choices;
use bench::Bench;
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Keeps the journey: what the worker asks of the disk. Everything is called from the worker's thread.
pub trait Keeper: Send {
    /// Saves a change.
    fn save(&mut self, change: &Change) -> Outcome;

    /// Takes back the last change.
    fn undo(&mut self) -> Undone;

    /// Makes it again.
    fn redo(&mut self) -> Undone;

    /// What merging that conflict comes to.
    ///
    /// # Errors
    ///
    /// A sentence saying why that cannot be told.
    fn offer(&mut self, name: &str) -> Result<Offer, String>;

    /// Merges a conflict with those choices.
    ///
    /// # Errors
    ///
    /// A sentence saying why not.
    fn merge(&mut self, name: &str, choices: &Choices) -> Result<Merged, String>;

    /// Lists the backups.
    fn backups(&mut self) -> Event;

    /// Puts a backup in the place of the journey.
    fn restore(&mut self, name: BackupName) -> Undone;

    /// What is to be said once of how the last change was saved, if anything is.
    fn remark(&mut self) -> Option<String>;

    /// Reads the goals of those years.
    fn load(&mut self, years: &[i32]) -> Event;

    /// Reads all anew that has been read so far.
    fn reread(&mut self) -> Event;

    /// What has been changed from outside since the last look; `None` if nothing.
    fn changed(&mut self) -> Option<Event>;

    /// The TOML of one item, for the editor.
    ///
    /// # Errors
    ///
    /// A sentence saying why it cannot be edited.
    fn source(&mut self, id: &Id) -> Result<String, String>;

    /// Puts the edited TOML in place of `old`.
    ///
    /// # Errors
    ///
    /// A sentence saying why it cannot be saved.
    fn replace(&mut self, id: &Id, old: &str, new: &str) -> Result<EditorEnd, String>;

    /// Keeps a filter by its name among the settings, or forgets it if its text is empty.
    ///
    /// # Errors
    ///
    /// Why it cannot.
    fn keep_filter(&mut self, name: &str, text: &str) -> Result<(), String>;

    /// Called once, before anything else: from now on `nudge` is to be rung when something may have changed outside.
    fn watch(&mut self, nudge: Nudge);
}

/// Asks the worker to look for outside changes.
#[derive(Clone, Debug)]
pub struct Nudge(Sender<Request>);

impl Nudge {
    /// Asks for a look. Never waits, whatever the worker is busy with.
    pub(crate) fn ring(&self) {
        // If the worker is gone the program ends, and there is nothing to look for.
        let _ = self.0.send(Request::Look);
    }
}

/// What the worker is asked for.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Request {
    Save { number: u64, change: Change },
    Undo,
    Redo,
    Offer(String),
    Merge { name: String, choices: Choices },
    Backups,
    Restore(BackupName),
    Load(Vec<i32>),
    Reread,
    Source(Id),
    Replace { id: Id, old: String, new: String },
    KeepFilter { name: String, text: String },
    Abandon,
    Look,
}

/// What the worker answers.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Answer {
    /// What came of it.
    pub(super) reply: Reply,
    /// How many requests are done with by this.
    pub(super) finished: usize,
}

/// What came of a request.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Reply {
    /// News for the program.
    Event(Event),
    /// An item's TOML, to be edited.
    Source(Id, Result<String, String>),
    /// An edited item was saved, or not.
    Replaced(Result<EditorEnd, String>),
}

/// The worker, and how much it still has to do.
#[derive(Debug)]
pub(super) struct Worker {
    requests: Sender<Request>,
    unfinished: usize,
}

impl Worker {
    /// Starts the worker. It lives as long as the process.
    pub(super) fn start(
        mut keeper: impl Keeper + 'static,
        answer: impl Fn(Answer) + Send + 'static,
    ) -> io::Result<Worker> {
        let (requests, inbox) = channel();
        let nudge = Nudge(requests.clone());
        thread::Builder::new().name("worker".into()).spawn(move || {
            keeper.watch(nudge.clone());
            // The journey was read before anybody watched it: what changed in between rings no bell.
            nudge.ring();
            Bench::new(keeper, inbox, answer).work();
        })?;
        Ok(Worker { requests, unfinished: 0 })
    }

    /// Asks for something.
    pub(super) fn ask(&mut self, request: Request) {
        // The worker ends before us only by a panic, which ends the process.
        if self.requests.send(request).is_ok() {
            self.unfinished += 1;
        }
    }

    /// Notes what an answer says of the work left.
    pub(super) fn note(&mut self, answer: &Answer) {
        self.unfinished = self.unfinished.saturating_sub(answer.finished);
    }

    /// Whether everything asked for is done.
    pub(super) fn is_done(&self) -> bool {
        self.unfinished == 0
    }
}
