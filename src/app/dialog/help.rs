//! The help for where you are, searched by typing.

use super::field::TextField;
use crate::app::event::{Code, Key};

/// The help.
#[derive(Debug, Default)]
pub struct Help {
    pub(crate) field: TextField,
    /// The first line in view.
    pub(crate) top: usize,
}

impl Help {
    /// Takes a key. Escape is the caller's.
    pub(crate) fn key(&mut self, key: Key) {
        match key.code {
            Code::Down => self.top += 1,
            Code::Up => self.top = self.top.saturating_sub(1),
            Code::PageDown => self.top += 10,
            Code::PageUp => self.top = self.top.saturating_sub(10),
            _ => {
                if self.field.key(key) {
                    self.top = 0;
                }
            }
        }
    }

    pub(super) fn edit(&mut self, with: impl FnOnce(&mut TextField)) {
        with(&mut self.field);
        self.top = 0;
    }
}
