//! The lock on a journey: `flock` on its folder, given back by the kernel when its holder dies.

use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::probe;
use std::fs::{File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(5);

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file releases it as well, and so does the end of the process.
        let _ = self.0.unlock();
    }
}

impl Lock {
    /// Waits for the lock on `folder`.
    pub(crate) fn take(files: &dyn Files, folder: &Path) -> Result<Lock, Fault> {
        let fail = |e: io::Error| Fault::unlockable(folder, &e);
        let file = probe::open_folder(folder).map_err(|e| Fault::unwritable("open", folder, &e))?;
        match files.try_lock(&file) {
            Ok(()) => return Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => {}
            // A signal came between: to wait is to try again.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(fail(error)),
        }
        match wait(file) {
            Some(held) => held.map(Lock).map_err(fail),
            None => Err(Fault::Locked { path: folder.to_owned(), holder: holder(folder) }),
        }
    }
}

/// Waits in the kernel's own queue, which is fair; trying again and again would not be. A thread that waits longer than
/// that releases the lock as soon as it gets it, as no one receives the file.
fn wait(file: File) -> Option<io::Result<File>> {
    let (send, receive) = mpsc::sync_channel(0);
    std::thread::spawn(move || {
        let held = loop {
            match file.lock() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => break Err(e),
                Ok(()) => break Ok(file),
            }
        };
        let _ = send.send(held);
    });
    receive.recv_timeout(PATIENCE).ok()
}

/// The holder of the lock, if the kernel tells: command and process number.
fn holder(folder: &Path) -> Option<String> {
    let inode = std::fs::metadata(folder).ok()?.ino().to_string();
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    let pid = locks.lines().find_map(|line| holds(line, &inode))?;
    let command = std::fs::read_to_string(format!("/proc/{pid}/comm")).ok()?;
    Some(format!("{} (process {pid})", command.trim()))
}

/// The process of a line of `/proc/locks` (see `proc_locks(5)`), if that line is of a held `flock` on `inode`.
fn holds<'l>(line: &'l str, inode: &str) -> Option<&'l str> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    match fields[..] {
        [_, "FLOCK", _, _, pid, file, ..] if file.rsplit(':').next() == Some(inode) => Some(pid),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::files::disk::Disk;

    #[test]
    fn a_held_lock_names_its_process_and_a_waiting_one_does_not() {
        assert_eq!(holds("1: FLOCK  ADVISORY  WRITE 77 08:01:4242 0 EOF", "4242"), Some("77"));
        assert_eq!(holds("1: -> FLOCK  ADVISORY  WRITE 78 08:01:4242 0 EOF", "4242"), None);
        assert_eq!(holds("1: POSIX  ADVISORY  WRITE 79 08:01:4242 0 EOF", "4242"), None);
    }

    #[test]
    fn a_lock_is_given_back_when_dropped_and_a_waiter_gets_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Lock::take(&Disk, folder.path()).expect("free");
        let path = folder.path().to_owned();
        let waiter = std::thread::spawn(move || Lock::take(&Disk, &path).is_ok());
        std::thread::sleep(Duration::from_millis(30));
        drop(first);
        assert!(waiter.join().expect("no panic"));
    }
}
