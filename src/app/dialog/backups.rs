//! The backups, one of which is chosen to be restored.

use crate::app::disk::DatedBackup;
use crate::app::event::{Code, Key};

/// All backups, the newest first.
#[derive(Debug)]
pub struct Backups {
    pub(crate) listed: Vec<DatedBackup>,
    pub(crate) selected: usize,
    pub(crate) error: Option<String>,
}

impl Backups {
    /// A choice among those; at first the latest that differs from the journey.
    pub(crate) fn new(listed: Vec<DatedBackup>) -> Backups {
        let other = listed.iter().position(|l| l.backup.differs());
        Backups { listed, selected: other.unwrap_or_default(), error: None }
    }

    pub(crate) fn chosen(&self) -> Option<&DatedBackup> {
        self.listed.get(self.selected)
    }

    pub(crate) fn step(&mut self, by: isize) {
        let last = self.listed.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Takes a key. Enter and escape are the caller's.
    pub(crate) fn key(&mut self, key: Key) {
        self.error = None;
        let last = self.listed.len().saturating_sub(1);
        self.selected = match (key.ctrl, key.code) {
            (false, Code::Down | Code::Tab | Code::Char('j')) => (self.selected + 1).min(last),
            (false, Code::Up | Code::BackTab | Code::Char('k')) => self.selected.saturating_sub(1),
            (false, Code::PageDown) => (self.selected + 10).min(last),
            (false, Code::PageUp) => self.selected.saturating_sub(10),
            (false, Code::Home | Code::Char('g')) => 0,
            (false, Code::End | Code::Char('G')) => last,
            _ => self.selected,
        };
    }
}
