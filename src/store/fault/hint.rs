//! What to do where the system stands in the way: its errors turned into advice that names the cause.

use rustix::fs::{Access, access};
use rustix::io::Errno;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// What to do about a failure of the disk.
pub(super) fn of_disk(error: &io::Error, path: &Path) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk and try again; what was there is whole".into()
        }
        io::ErrorKind::PermissionDenied => of_permission(path)
            .unwrap_or_else(|| "look at the permissions; what was there is whole".into()),
        _ => "look at the disk and try again; what was there is whole".into(),
    }
}

/// What to do about a file or folder that cannot be read.
pub(in crate::store) fn of_reading(error: &io::Error, path: &Path) -> String {
    let permission = match error.kind() {
        io::ErrorKind::PermissionDenied => of_permission(path),
        _ => None,
    };
    permission.unwrap_or_else(|| "look at the disk and its permissions".into())
}

/// Whose the file or folder is that the system does not let be read or written, where it is that which bars the way.
pub(super) fn of_permission(path: &Path) -> Option<String> {
    let there = path.ancestors().filter(|at| at.symlink_metadata().is_ok());
    // Further up, there is nothing to write.
    let barred = there.take(2).find(|at| is_barred(at))?;
    let place = barred.display();
    let owner = barred.symlink_metadata().as_ref().map_or(0, Metadata::uid);
    let own = rustix::process::geteuid().as_raw();
    Some(match owner {
        owner if owner == own => {
            format!("change the mode of {place}: it is yours, but not readable and writable")
        }
        0 => format!("change the owner or the mode of {place}, which belongs to root"),
        other => format!("change the owner or the mode of {place}, which belongs to user {other}"),
    })
}

fn is_barred(path: &Path) -> bool {
    let needed = match path.is_dir() {
        true => Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK,
        false => Access::READ_OK | Access::WRITE_OK,
    };
    access(path, needed) == Err(Errno::ACCESS)
}
