//! The calls that a save makes of the file system, behind a trait so that a test can fail each of them.

pub mod disk;
pub(crate) mod owner;

use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::path::Path;

/// What a save asks of the file system. The real one is `disk::Disk`.
pub trait Files: Send {
    /// Takes the lock on a folder, if nobody has it.
    ///
    /// # Errors
    /// That somebody has, or whatever the system says.
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError>;
    /// Makes a folder and its missing parents, each 0700 and its parent's owner's.
    ///
    /// # Errors
    /// Whatever the system says.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Opens an existing file for writing and lets it go again, to learn whether that is allowed.
    ///
    /// # Errors
    /// Whatever the system says.
    fn try_write(&self, path: &Path) -> io::Result<()>;
    /// Creates a file that must not exist yet, 0600 and its folder's owner's.
    ///
    /// # Errors
    /// Whatever the system says.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Writes some of the bytes and says how many.
    ///
    /// # Errors
    /// Whatever the system says.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// Gives a file the mode and the owner of another, if they differ.
    ///
    /// # Errors
    /// Whatever the system says.
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()>;
    /// Waits until a file's content is on the disk.
    ///
    /// # Errors
    /// Whatever the system says.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Puts a file in the place of another, at once.
    ///
    /// # Errors
    /// Whatever the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which must not be taken.
    ///
    /// # Errors
    /// Whatever the system says.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until a folder's names are on the disk.
    ///
    /// # Errors
    /// Whatever the system says.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a file.
    ///
    /// # Errors
    /// Whatever the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder that is empty; any other is an error and stays.
    ///
    /// # Errors
    /// Whatever the system says.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Appends to a file in one call, making it 0600 and its folder's owner's if it is not there.
    ///
    /// # Errors
    /// Whatever the system says.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
}
