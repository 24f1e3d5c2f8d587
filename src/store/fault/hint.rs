//! What the system says where it stands in the way, in words for a person, and what to do about it.

use crate::domain::conflict::BY_HAND;
use crate::domain::problem::Problem;
use crate::domain::words::count;
use rustix::fs::{Access, access};
use rustix::io::Errno;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// What to do about a journey whose folder has gone.
pub(in crate::store) const BEGIN_ANEW: &str = "put it back, or let milepost restore bring back a backup; to begin \
                                               anew, make it again, and in it goals.toml with the line: format = 1";

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

/// What the system says of an error, in lower case and without its number.
pub(in crate::store) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".into(),
        _ => {
            let text = error.to_string();
            let plain = text.split(" (os error").next().unwrap_or(&text);
            plain.to_lowercase()
        }
    }
}

/// What a copy says that the journey does not.
pub(super) fn not_merged(name: &str, left: usize, apart: Option<&str>) -> String {
    let items = count(left, "item");
    match apart {
        Some(apart) if left == 0 => format!("{name}: {apart}"),
        Some(apart) => {
            format!("{name} has {items} that the journey has not, or has otherwise; {apart}")
        }
        None => format!("{name} has {items} that the journey has not, or has otherwise"),
    }
}

/// What to do about a copy that is to go and says more: to merge it helps only where it has items to merge.
pub(super) fn of_copy(name: &str, left: usize) -> String {
    match left {
        0 => format!("{BY_HAND}; nothing was removed"),
        _ => format!("merge it first: milepost merge {name}; nothing was removed"),
    }
}

/// The first of what is wrong with a file, with its place.
pub(super) fn first(problems: &[Problem]) -> String {
    let Some(problem) = problems.first() else {
        return "a file could not be understood".into();
    };
    match (problem.line, problem.column) {
        (Some(line), Some(column)) => {
            format!("{}:{line}:{column}: {}", problem.path, problem.message)
        }
        (Some(line), None) => format!("{}:{line}: {}", problem.path, problem.message),
        (None, _) => format!("{}: {}", problem.path, problem.message),
    }
}
