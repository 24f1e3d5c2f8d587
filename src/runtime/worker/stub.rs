//! A keeper without a disk, for the tests of what stands around it.

use super::{Keeper, Nudge};
use crate::app::event::{EditorEnd, Event, Merged, Outcome, Undone};
use crate::domain::backup::BackupName;
use crate::domain::change::Change;
use crate::domain::conflict::Offer;
use crate::domain::id::Id;
use crate::domain::merge::Choices;
use crate::domain::reading::Reading;

/// Saves as it is told to, and refuses all that it was not told about.
pub(in crate::runtime) struct Stub<S> {
    /// What comes of a save.
    pub(in crate::runtime) on_save: S,
    /// What changed from outside, whenever one looks.
    pub(in crate::runtime) outside: Option<Event>,
}

impl<S: FnMut(&Change) -> Outcome + Send> Keeper for Stub<S> {
    fn save(&mut self, change: &Change) -> Outcome {
        (self.on_save)(change)
    }
    fn undo(&mut self) -> Undone {
        Undone::Not { message: "nothing left".into() }
    }
    fn redo(&mut self) -> Undone {
        self.undo()
    }
    fn offer(&mut self, name: &str) -> Result<Offer, String> {
        Err(format!("no offer of {name}"))
    }
    fn merge(&mut self, name: &str, _: &Choices) -> Result<Merged, String> {
        Err(format!("no merge of {name}"))
    }
    fn backups(&mut self) -> Event {
        Event::Backups(Ok(Vec::new()))
    }
    fn restore(&mut self, _: BackupName) -> Undone {
        self.undo()
    }
    fn remark(&mut self) -> Option<String> {
        None
    }
    fn load(&mut self, _: &[i32]) -> Event {
        self.reread()
    }
    fn reread(&mut self) -> Event {
        Event::Read(Reading::default())
    }
    fn changed(&mut self) -> Option<Event> {
        self.outside.clone()
    }
    fn source(&mut self, id: &Id) -> Result<String, String> {
        Ok(format!("text of {id}"))
    }
    fn replace(&mut self, _: &Id, old: &str, new: &str) -> Result<EditorEnd, String> {
        Err(format!("{old:?} cannot become {new:?}."))
    }
    fn keep_filter(&mut self, _: &str, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn watch(&mut self, _: Nudge) {}
}
