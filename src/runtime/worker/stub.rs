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
    fn answer(&mut self, request: &mut Request) -> Option<Answer> {
        Some(match request {
            Request::Save { change, .. } => (self.on_save)(change),
            Request::Look => return self.outside.clone(),
            Request::LookAtSettings(_) => return None,
            Request::Load(_) | Request::LoadDates(_) | Request::Reread(_) => {
                Answer::read(Reading::default())
            }
            Request::Abandon => Answer::read(Reading::default()),
            Request::Source(id, response) => response.with(format!("text of {id}")),
            Request::Replace { old, new, .. } => {
                Answer::refused(format!("{old:?} cannot become {new:?}."))
            }
            _ => Answer::refused("nothing left"),
        })
    }

    fn watch(&mut self, _: Box<dyn Fn() + Send>) {}
}
