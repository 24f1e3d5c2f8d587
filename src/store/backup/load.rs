//! A backup read back, and found to be whole or not.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::store::backup::manifest::{BackupFile, Manifest, Seal};
use crate::store::fault::Fault;
use crate::store::probe;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of a backup with their bytes.
pub(in crate::store) type Files = BTreeMap<DataFile, Vec<u8>>;

/// Reads a backup whole.
pub(in crate::store) fn files(folder: &Path, name: BackupName) -> Result<Files, Fault> {
    let backup = folder.join(name.to_string());
    let manifest = manifest(&backup, name)?;
    let mut files = Files::new();
    for kept in &manifest.files {
        let (home, bytes) = file(&backup, kept).ok_or_else(|| damaged(&backup, &kept.home))?;
        files.insert(home, bytes);
    }
    Ok(files)
}

/// Reads what a backup knows of itself.
pub(super) fn manifest(backup: &Path, name: BackupName) -> Result<Manifest, Fault> {
    if !backup.is_dir() {
        return Err(Fault::NoSuchBackup { name: name.to_string() });
    }
    Manifest::read(backup).ok_or_else(|| damaged(backup, super::manifest::MANIFEST))
}

/// Reads one file of a backup, if it is as it was put there.
pub(super) fn file(backup: &Path, kept: &BackupFile) -> Option<(DataFile, Vec<u8>)> {
    let home = DataFile::at(&kept.home)?;
    let bytes = probe::content(&backup.join(&kept.home)).ok()?;
    (Seal::of(&bytes) == kept.seal).then_some((home, bytes))
}

pub(super) fn damaged(backup: &Path, file: &str) -> Fault {
    Fault::DamagedBackup { path: PathBuf::from(backup).join(file) }
}
