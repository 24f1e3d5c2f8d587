//! The backups, one of which is chosen to be restored.

use super::typed::Typed;
use crate::app::action::Action as A;
use crate::app::disk::DatedBackup;

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

    /// Takes what is typed and neither submits nor closes it.
    pub(crate) fn take(&mut self, typed: Typed) {
        self.error = None;
        let last = self.listed.len().saturating_sub(1);
        let Typed::Do(action) = typed else { return };
        self.selected = match action {
            A::Down | A::RowDown | A::FieldNext => (self.selected + 1).min(last),
            A::Up | A::RowUp | A::FieldBefore => self.selected.saturating_sub(1),
            A::PageDown | A::HalfDown | A::RowsDown => (self.selected + PAGE).min(last),
            A::PageUp | A::HalfUp | A::RowsUp => self.selected.saturating_sub(PAGE),
            A::First => 0,
            A::Last => last,
            _ => self.selected,
        };
    }
}

const PAGE: usize = 10;
