//! The backups, one of which is chosen to be restored.

use crate::app::disk::DatedBackup;

/// All backups, the newest first.
#[derive(Debug)]
pub struct Backups {
    pub(crate) listed: Vec<DatedBackup>,
    pub(crate) selected: usize,
}

impl Backups {
    /// A choice among those; at first the latest that differs from the journey.
    pub(crate) fn new(listed: Vec<DatedBackup>) -> Backups {
        let other = listed.iter().position(|l| l.backup.differs());
        Backups { listed, selected: other.unwrap_or_default() }
    }

    pub(crate) fn chosen(&self) -> Option<&DatedBackup> {
        self.listed.get(self.selected)
    }
}
