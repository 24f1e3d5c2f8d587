//! A backend without a disk, for the tests of the worker and the event loop.

use super::Backend;
use crate::app::disk::{Answer, Request};
use crate::domain::change::Change;
use crate::domain::reading::Reading;

/// Saves as it is told to, and refuses what it was not told about.
pub(in crate::runtime) struct Stub<S> {
    pub(in crate::runtime) on_save: S,
    /// What a look finds.
    pub(in crate::runtime) outside: Option<Answer>,
}

impl<S: FnMut(&Change) -> Answer + Send> Backend for Stub<S> {
    fn answer(&mut self, request: &Request) -> Option<Answer> {
        Some(match request {
            Request::Save { change, .. } => (self.on_save)(change),
            Request::Look => return self.outside.clone(),
            Request::LookAtSettings => return None,
            Request::Load(_) | Request::LoadDates(_) | Request::Reread(_) => {
                Answer::read(Reading::default())
            }
            Request::Abandon | Request::KeepFilter { .. } | Request::WriteReport { .. } => {
                Answer::read(Reading::default())
            }
            Request::KeepTheme(_) | Request::KeepUndated(_) => Answer::read(Reading::default()),
            Request::Backups => Answer::Backups(Vec::new()),
            Request::Source(id) => Answer::Source(format!("text of {id}")),
            Request::Replace { old, new, .. } => {
                Answer::refused(format!("{old:?} cannot become {new:?}."))
            }
            Request::Undo | Request::Redo | Request::Preview(_) => Answer::refused("nothing left"),
            Request::Merge { .. } | Request::Restore(_) => Answer::refused("nothing left"),
            Request::Complete(_) | Request::PlanImport(_) => Answer::refused("no such file"),
            Request::TakeImport { .. } => Answer::refused("no such file"),
        })
    }

    fn watch(&mut self, _: Box<dyn Fn() + Send>) {}
}
