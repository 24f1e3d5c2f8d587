//! A scratch folder that is gone afterwards, however the program ends short of being killed.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The folder to remove: a signal ends the process without running destructors.
static FOLDER: Mutex<Option<PathBuf>> = Mutex::new(None);

/// A scratch folder; removed with all that is in it when this is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Makes a new folder for us alone in the folder for temporary files; `chance` keeps its name from being guessed.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub(crate) fn new(chance: u64) -> io::Result<Scratch> {
        let path = std::env::temp_dir().join(format!("milepost-{chance:016x}"));
        fs::DirBuilder::new().mode(0o700).create(&path)?;
        *FOLDER.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
        Ok(Scratch { path })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        sweep();
    }
}

/// Removes the scratch folder, if there is one.
pub(super) fn sweep() {
    let folder = FOLDER.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(folder) = folder {
        // What cannot be removed is left to the system, which empties its temporary folders.
        let _ = fs::remove_dir_all(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn scratch_folder_is_ours_alone_and_gone_afterwards() -> io::Result<()> {
        let scratch = Scratch::new(0xfeed_0000 + u64::from(std::process::id()))?;
        let path = scratch.path().to_owned();
        fs::write(path.join("file"), "text")?;
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o700);
        drop(scratch);
        assert!(!path.exists());
        Ok(())
    }
}
