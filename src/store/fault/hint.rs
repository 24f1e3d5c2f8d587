//! Errors of the system in plain words, and remedies for them.

use crate::domain::problem::Problem;
use crate::domain::words::list_with;
use rustix::fs::{Access, access};
use rustix::io::Errno;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

pub(super) fn of_disk(error: &io::Error, path: &Path) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk and try again; what was there is whole".into()
        }
        io::ErrorKind::PermissionDenied => of_permission(path)
            .unwrap_or_else(|| "look at the permissions; what was there is whole".into()),
        kind => of_path(kind)
            .unwrap_or("look at the disk and try again; what was there is whole")
            .into(),
    }
}

/// The remedy where the path is at fault.
fn of_path(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::NotADirectory => {
            Some("a part of that path is a file, not a folder; choose another path")
        }
        io::ErrorKind::IsADirectory => Some("that is a folder; name a file in it"),
        _ => None,
    }
}

/// The remedy for a file or folder that cannot be read.
pub(in crate::store) fn of_reading(error: &io::Error, path: &Path) -> String {
    let is_denied = error.kind() == io::ErrorKind::PermissionDenied;
    let permission = if is_denied { of_permission(path) } else { None };
    let other = of_path(error.kind()).unwrap_or("look at the disk and its permissions");
    permission.unwrap_or_else(|| other.into())
}

/// The way to get access to a file or folder whose mode denies it.
pub(super) fn of_permission(path: &Path) -> Option<String> {
    let there = path.ancestors().filter(|at| at.symlink_metadata().is_ok());
    // Nothing is written further up.
    let barred = there.take(2).find(|at| is_barred(at))?;
    let place = barred.display();
    let owner = barred.symlink_metadata().as_ref().map_or(0, Metadata::uid);
    Some(match owner {
        owner if owner == rustix::process::geteuid().as_raw() => {
            format!("change the mode of {place}: it is yours, but you may not {}", lacking(barred))
        }
        0 => format!("change the owner or the mode of {place}, which belongs to root"),
        other => format!("change the owner or the mode of {place}, which belongs to user {other}"),
    })
}

fn is_barred(path: &Path) -> bool {
    !lacking(path).is_empty()
}

/// What the mode of a file or folder denies: `read it or write to it`.
fn lacking(path: &Path) -> String {
    let enter = path.is_dir().then_some((Access::EXEC_OK, "enter it"));
    let needed = [(Access::READ_OK, "read it"), (Access::WRITE_OK, "write to it")];
    let denied = |needed: &(Access, _)| access(path, needed.0) == Err(Errno::ACCESS);
    let denied = needed.into_iter().chain(enter).filter(denied);
    list_with(&denied.map(|(_, what)| what).collect::<Vec<_>>(), "or")
}

/// The system's message, in lower case and without its number.
pub(in crate::store) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

/// The first problem of a file, with its place.
pub(super) fn first(problems: &[Problem]) -> String {
    let Some(Problem { path, line, column, message, .. }) = problems.first() else {
        return "a file could not be understood".into();
    };
    match (line, column) {
        (Some(line), Some(column)) => format!("{path}:{line}:{column}: {message}"),
        (Some(line), None) => format!("{path}:{line}: {message}"),
        (None, _) => format!("{path}: {message}"),
    }
}
