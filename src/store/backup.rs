//! Backups: whole earlier states of a journey, kept outside its folder, in the program's folder for state.
//!
//! Each is a folder with the very files of the journey in it, so that a person can copy them back without this
//! program. A file that has not changed since the previous backup is hard linked to it, but never to the journey
//! itself, as editors write in place. Nothing waits for the disk here: a digest of each file tells
//! afterwards whether it got there.

mod list;
mod make;
mod manifest;
mod rotation;

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use crate::store::atomic::again;
use crate::store::fault::Fault;
use crate::store::files::Files;
use std::io;
use std::path::{Path, PathBuf};

pub(super) use crate::store::backup::make::BackupPolicy;

#[derive(Debug, Default)]
pub(super) struct BackupFolder {
    /// `None` if this machine has no folder for state.
    folder: Option<PathBuf>,
}

impl BackupFolder {
    pub(crate) fn within(own: Option<&Path>) -> BackupFolder {
        BackupFolder { folder: own.map(|own| own.join("backups")) }
    }

    pub(crate) fn folder(&self) -> Result<&Path, Fault> {
        self.folder.as_deref().ok_or(Fault::NoState)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.folder.as_deref().is_none_or(|folder| names_in(folder).is_empty())
    }

    /// A backup read whole, and the folder that it is.
    pub(crate) fn files(&self, name: BackupName) -> Result<(PathBuf, FileBytes), Fault> {
        let backup = self.folder()?.join(name.to_string());
        let manifest = manifest::manifest(&backup, name)?;
        let read = |kept| {
            manifest::file(&backup, kept).ok_or_else(|| manifest::damaged(&backup, &kept.path))
        };
        let files = manifest.files.iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
        Ok((backup, files.into_iter().collect()))
    }
}

pub(super) type FileBytes = SortedMap<DataFile, Vec<u8>>;

/// The backups in a folder, the oldest first.
pub(super) fn names_in(folder: &Path) -> Vec<BackupName> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<BackupName> =
        entries.filter_map(|entry| BackupName::parse(entry.file_name().to_str()?)).collect();
    sort::ascending(&mut names);
    names
}

/// The folder in which the next backup is put together. Between two saves it holds what is left of the last one that went:
/// two backups have most of their files in common, and those need not be linked anew.
const NEXT: &str = ".next";

/// Removes the files of a backup but those that stay, by their paths within it, and the folders that are empty then. A link
/// in its place goes, and nothing behind it; a folder of its owner's in it stays.
fn clear(files: &dyn Files, backup: &Path, stays: &dyn Fn(&str) -> bool) -> io::Result<()> {
    match std::fs::symlink_metadata(backup) {
        Ok(meta) if !meta.is_dir() => return again(|| files.remove(backup)),
        Ok(_) | Err(_) => {}
    }
    for (folder, within) in [(backup.join("done"), "done/"), (backup.to_owned(), "")] {
        if !std::fs::symlink_metadata(&folder).is_ok_and(|meta| meta.is_dir()) {
            continue;
        }
        let mut is_empty = true;
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = format!("{within}{}", entry.file_name().to_string_lossy());
            match entry.file_type()?.is_dir() || stays(&name) {
                true => is_empty = false,
                false => again(|| files.remove(&entry.path()))?,
            }
        }
        if is_empty {
            again(|| files.remove_folder(&folder))?;
        }
    }
    Ok(())
}
