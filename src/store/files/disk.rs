//! The real file system.

use crate::store::files::{Files, owner};
use crate::store::probe::{self, WITHOUT_WAITING};
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, fchown};
use std::path::Path;

/// The file system of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Disk;

impl Files for Disk {
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError> {
        folder.try_lock()
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        owner::make_folder(path)
    }

    fn try_write(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).custom_flags(WITHOUT_WAITING).open(path).map(drop)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        owner::open(OpenOptions::new().write(true).create_new(true), path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()> {
        let (owner, mode) = owner::given(&file.metadata()?, model);
        if let Some((uid, gid)) = owner {
            fchown(file, Some(uid), Some(gid))?;
        }
        match mode {
            Some(mode) => file.set_permissions(PermissionsExt::from_mode(mode)),
            None => Ok(()),
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::hard_link(from, to)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        probe::open_folder(path)?.sync_all()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_dir(path)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = owner::open(OpenOptions::new().append(true).create(true), path)?;
        file.write_all(bytes)
    }
}
