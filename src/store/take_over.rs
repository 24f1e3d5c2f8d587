//! The backups and the undo log of a journey that was moved, found and taken over.

use crate::domain::backup::BackupName;
use crate::store::atomic::{again, make_folder};
use crate::store::backup::names_in;
use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::log::{UNDO_LOG, shifted};
use crate::store::origin::{LeftBehind, Origin, Register};
use crate::store::probe;
use crate::store::unsynced::replace;
use std::io;
use std::path::{Path, PathBuf};

/// The extension of a log whose content was taken over.
const TAKEN: &str = "jsonl.taken-over";

/// The backups and logs of the journey in `folder` from where it was before.
pub(super) fn left_behind(register: &Register, folder: &Path) -> Vec<LeftBehind> {
    let kept = register.left_behind(folder).into_iter();
    kept.filter_map(|(state, origin)| offered(&state, &origin)).collect()
}

/// The folder for state of a journey that lay in `from`: of the one in `folder`, if there are several.
pub(super) fn kept_of(
    register: &Register,
    from: &Path,
    folder: &Path,
) -> Option<(PathBuf, LeftBehind)> {
    let path = std::path::absolute(from).ok()?;
    let all = register.others().filter(|(_, origin)| origin.path() == path && origin.is_gone());
    let all = all.filter_map(|(state, origin)| {
        Some((!origin.is_of(folder), offered(&state, &origin)?, state))
    });
    let first = all.min_by_key(|(is_other, ..)| *is_other);
    first.map(|(_, left, state)| (state, left))
}

pub(super) fn take(files: &dyn Files, from: &Path, own: &Path) -> Result<(), Fault> {
    make_folder(files, own)?;
    take_backups(files, &from.join("backups"), &own.join("backups"))?;
    take_log(files, from, own).map_err(|e| Fault::unwritable("take over", from, &e))
}

/// The old ones keep their numbers, and the own ones are renumbered behind them. The newest is taken first: if this breaks
/// off, those that were taken come after those that are left.
fn take_backups(files: &dyn Files, from: &Path, own: &Path) -> Result<(), Fault> {
    let old = names_in(from);
    let Some(last) = old.last() else {
        return Ok(());
    };
    make_folder(files, own)?;
    let shifted =
        |name: &BackupName| BackupName::new(name.number.saturating_add(last.number), name.at);
    let at = |folder: &Path, name: &BackupName| folder.join(name.to_string());
    let newer = names_in(own);
    let later = newer.iter().rev().filter(|_| newer[0].number <= last.number);
    let shifts = later.map(|name| (at(own, name), at(own, &shifted(name))));
    let moves = old.iter().rev().map(|name| (at(from, name), at(own, name)));
    for (from, to) in shifts.chain(moves) {
        again(|| files.rename(&from, &to))
            .map_err(|e| Fault::unwritable("take over", &from, &e))?;
    }
    Ok(())
}

/// The older log comes before the own one.
fn take_log(files: &dyn Files, from: &Path, own: &Path) -> io::Result<()> {
    let (from, own) = (from.join(UNDO_LOG), own.join(UNDO_LOG));
    let read = |path: &Path| match probe::content(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    };
    let (older, newer) = (read(&from)?, read(&own)?);
    if older.is_empty() {
        return Ok(());
    }
    if newer.is_empty() {
        return again(|| files.rename(&from, &own));
    }
    if !newer.starts_with(&older) {
        replace(&own, &[older.clone(), shifted(&newer, &older)].concat())?;
    }
    again(|| files.rename(&from, &from.with_extension(TAKEN)))
}

fn offered(folder: &Path, origin: &Origin) -> Option<LeftBehind> {
    let left = LeftBehind {
        path: origin.path().to_owned(),
        backups: names_in(&folder.join("backups")).len(),
        undo: std::fs::metadata(folder.join(UNDO_LOG)).is_ok_and(|meta| meta.len() > 0),
    };
    (left.backups > 0 || left.undo).then_some(left)
}
