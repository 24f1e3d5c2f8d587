//! BackupFolder: whole earlier states of a journey, kept outside its folder, in the program's folder for state.
//!
//! Each is a folder with the very files of the journey in it, so that a person can copy them back without this
//! program. A file that has not changed since the previous backup is hard linked to it, but never to the journey
//! itself, as editors write in place. Nothing waits for the disk here: a digest of each file tells
//! afterwards whether it got there.

mod draft;
mod list;
pub(super) mod load;
mod make;
mod manifest;
mod rotation;

use crate::domain::backup::BackupName;
use crate::store::atomic::{TEMPORARY, again};
use crate::store::fault::Fault;
use crate::store::files::Files;
use std::io;
use std::path::{Path, PathBuf};

pub(super) use crate::store::backup::make::BackupPolicy;

/// The backups of a journey.
#[derive(Debug, Default)]
pub(super) struct BackupFolder {
    /// The folder that they are in, if there is any place for them.
    folder: Option<PathBuf>,
}

impl BackupFolder {
    /// Those in the journey's own folder for state.
    pub(crate) fn within(own: Option<&Path>) -> BackupFolder {
        BackupFolder { folder: own.map(|own| own.join("backups")) }
    }

    /// The folder that they are in.
    ///
    /// # Errors
    /// `NoState` if there is no place for them.
    pub(crate) fn folder(&self) -> Result<&Path, Fault> {
        self.folder.as_deref().ok_or(Fault::NoState)
    }
}

/// The backups in a folder, the oldest first.
pub(super) fn names_in(folder: &Path) -> Vec<BackupName> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<BackupName> =
        entries.filter_map(|entry| BackupName::parse(entry.file_name().to_str()?)).collect();
    names.sort_unstable();
    names
}

/// How the folder is called that a backup is put together in.
fn temporary(name: BackupName) -> String {
    format!(".{name}{TEMPORARY}")
}

/// Removes what is left of backups whose writer died.
fn sweep(files: &dyn Files, folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let left = name.to_str().and_then(|name| name.strip_prefix('.')?.strip_suffix(TEMPORARY));
        if left.and_then(BackupName::parse).is_some() {
            let _ = clear(files, &entry.path());
        }
    }
}

/// Removes a backup: its files, and the folder of its past years.
fn clear(files: &dyn Files, backup: &Path) -> io::Result<()> {
    for folder in [backup.join("done"), backup.to_owned()] {
        let entries = match std::fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            again(|| files.remove(&path))?;
        }
        again(|| files.remove_folder(&folder))?;
    }
    Ok(())
}
