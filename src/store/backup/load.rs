//! A backup read back, and found to be whole or not.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::store::backup::manifest::{BackupFile, Digest, Manifest};
use crate::store::fault::Fault;
use crate::store::probe;
use std::path::{Path, PathBuf};

pub(super) fn manifest(backup: &Path, name: BackupName) -> Result<Manifest, Fault> {
    if !backup.is_dir() {
        return Err(Fault::NoSuchBackup { name: name.to_string() });
    }
    Manifest::read(backup).ok_or_else(|| damaged(backup, super::manifest::MANIFEST))
}

/// Reads one file of a backup, if it is as it was put there.
pub(super) fn file(backup: &Path, kept: &BackupFile) -> Option<(DataFile, Vec<u8>)> {
    let home = DataFile::at(&kept.path)?;
    let bytes = probe::content(&backup.join(&kept.path)).ok()?;
    (Digest::of(&bytes) == kept.digest).then_some((home, bytes))
}

pub(super) fn damaged(backup: &Path, file: &str) -> Fault {
    Fault::DamagedBackup { path: PathBuf::from(backup).join(file) }
}
