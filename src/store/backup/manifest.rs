//! A backup's manifest: the length and digest of each file, and the stamp of the journey's file that it was copied from.

use crate::domain::data_file::DataFile;
use crate::store::hash::fnv1a;
use crate::store::probe::{self, Stamp};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The manifest's name. It begins with a dot, so that `cp BACKUP/*` leaves it behind.
pub(super) const MANIFEST: &str = ".backup.json";

/// What a backup knows of itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The name of the change that it was made before.
    pub(crate) before: String,
    pub(crate) files: Vec<BackupFile>,
}

/// One file of a backup.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct BackupFile {
    /// Its path within the journey.
    pub(crate) home: String,
    /// The marks of the stamp that the journey's own file had.
    pub(crate) marks: [i64; 7],
    /// Whether those marks prove anything.
    pub(crate) settled: bool,
    pub(crate) seal: Seal,
}

/// What tells the content of a file from any other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub(in crate::store) struct Seal {
    pub(crate) length: u64,
    pub(crate) digest: u64,
}

impl Seal {
    /// The seal of a content.
    pub(crate) fn of(bytes: &[u8]) -> Seal {
        Seal { length: bytes.len() as u64, digest: fnv1a(bytes) }
    }
}

impl BackupFile {
    /// A file of the journey that had that stamp and content.
    pub(crate) fn new(home: DataFile, stamp: Stamp, seal: Seal) -> BackupFile {
        BackupFile { home: home.to_string(), marks: stamp.marks, settled: stamp.is_stable, seal }
    }

    /// The stamp that the journey's own file had.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { marks: self.marks, is_stable: self.settled }
    }
}

impl Manifest {
    /// Reads the manifest of a backup; `None` if it is not there or not whole.
    pub(crate) fn read(backup: &Path) -> Option<Manifest> {
        let bytes = probe::content(&backup.join(MANIFEST)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// What it knows of a file.
    pub(crate) fn of(&self, home: DataFile) -> Option<&BackupFile> {
        let path = home.to_string();
        self.files.iter().find(|kept| kept.home == path)
    }
}
