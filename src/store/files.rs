//! The calls that a save makes of the file system, behind a trait so that a test can fail each of them.

pub mod disk;
pub(crate) mod owner;

use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::path::Path;

/// The calls of a save to the file system. The real one is `disk::Disk`.
pub trait Files: Send {
    /// Takes the lock on a folder, if nobody has it.
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError>;
    /// Makes a folder and its missing parents, each 0700 and its parent's owner's.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Opens an existing file for writing and lets it go again, to learn whether that is allowed.
    fn try_write(&self, path: &Path) -> io::Result<()>;
    /// Creates a file that must not exist yet, 0600 and its folder's owner's.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Writes some of the bytes and says how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// Gives a file the mode and the owner of another, if they differ.
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()>;
    /// Waits until a file's content is on the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Puts a file in the place of another, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which must not be taken.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until a folder's names are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder that is empty; any other is an error and stays.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Appends to a file in one call, making it 0600 and its folder's owner's if it is not there.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
}
