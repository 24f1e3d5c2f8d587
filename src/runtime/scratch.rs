//! Folders for us alone among the temporary files, removed afterwards.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The folder to remove when a signal ends the process, as no destructor runs then.
static SWEPT: Mutex<Option<PathBuf>> = Mutex::new(None);

/// A private folder; removed with all that is in it when this is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// `chance` keeps its name from being guessed. Fails if there is such a folder already: somebody may have put it
    /// there to look in.
    pub(crate) fn new(chance: u64) -> io::Result<Scratch> {
        let path = std::env::temp_dir().join(format!("milepost-{chance:016x}"));
        fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Scratch { path })
    }

    /// The same, also removed when a signal ends the process.
    pub(crate) fn swept(chance: u64) -> io::Result<Scratch> {
        let scratch = Scratch::new(chance)?;
        *SWEPT.lock().unwrap_or_else(PoisonError::into_inner) = Some(scratch.path.clone());
        Ok(scratch)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // The system empties its temporary folders of what cannot be removed.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Removes the folder that is to be swept, if there is one.
pub(super) fn sweep() {
    let folder = SWEPT.lock().unwrap_or_else(PoisonError::into_inner).take();
    drop(folder.map(|path| Scratch { path }));
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
