//! A backup's manifest: the length and digest of each file, and the stamp of the journey's file that it was copied from.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::hash::fnv1a;
use crate::store::fault::Fault;
use crate::store::probe::{self, Stamp};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The manifest's name. It begins with a dot, so that `cp BACKUP/*` leaves it behind.
pub(super) const MANIFEST: &str = ".backup.json";

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The name of the change that it was made before.
    pub(crate) before: String,
    pub(crate) files: Vec<BackupFile>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct BackupFile {
    /// Its path within the journey.
    #[serde(rename = "home")]
    pub(crate) path: String,
    /// The marks of the stamp of the journey's own file.
    pub(crate) marks: [i64; 7],
    /// False if those marks prove nothing.
    #[serde(rename = "settled")]
    pub(crate) is_stable: bool,
    #[serde(rename = "seal")]
    pub(crate) digest: Digest,
}

/// Tells a content from any other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(in crate::store) struct Digest {
    pub(crate) length: u64,
    #[serde(rename = "digest")]
    pub(crate) hash: u64,
}

impl Digest {
    pub(crate) fn of(bytes: &[u8]) -> Digest {
        Digest { length: bytes.len() as u64, hash: fnv1a(bytes) }
    }
}

impl BackupFile {
    pub(crate) fn new(file: DataFile, stamp: Stamp, digest: Digest) -> BackupFile {
        BackupFile {
            path: file.to_string(),
            marks: stamp.marks,
            is_stable: stamp.is_stable,
            digest,
        }
    }

    /// The stamp of the journey's own file.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { marks: self.marks, is_stable: self.is_stable }
    }
}

impl Manifest {
    /// Reads the manifest of a backup; `None` if it is not there or not whole.
    pub(crate) fn read(backup: &Path) -> Option<Manifest> {
        let bytes = probe::content(&backup.join(MANIFEST)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    pub(crate) fn of(&self, file: DataFile) -> Option<&BackupFile> {
        let path = file.to_string();
        self.files.iter().find(|kept| kept.path == path)
    }
}

/// The manifest of the backup in that folder.
pub(super) fn manifest(backup: &Path, name: BackupName) -> Result<Manifest, Fault> {
    if !backup.is_dir() {
        return Err(Fault::NoSuchBackup { name: name.to_string() });
    }
    Manifest::read(backup).ok_or_else(|| damaged(backup, MANIFEST))
}

/// One file of a backup, if it is as it was put there.
pub(super) fn file(backup: &Path, kept: &BackupFile) -> Option<(DataFile, Vec<u8>)> {
    let file = DataFile::at(&kept.path)?;
    let bytes = probe::content(&backup.join(&kept.path)).ok()?;
    (Digest::of(&bytes) == kept.digest).then_some((file, bytes))
}

pub(super) fn damaged(backup: &Path, file: &str) -> Fault {
    Fault::DamagedBackup { path: backup.join(file) }
}
