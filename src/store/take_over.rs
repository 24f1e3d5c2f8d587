//! Taking over the backups and the undo log of a journey that has been moved.

use crate::domain::backup::BackupName;
use crate::store::atomic::{again, make_folder};
use crate::store::backup::names_in;
use crate::store::fault::Fault;
use crate::store::log::{UNDO_LOG, shifted};
use crate::store::origin::{LeftBehind, Origin, all, left_behind};
use crate::store::probe;
use crate::store::unsynced::replace;
use crate::store::{Store, Write};
use rustix::io::Errno;
use std::io;
use std::path::{Path, PathBuf};

/// The extension of a log whose content was taken over.
const TAKEN: &str = "jsonl.taken-over";

impl Store {
    /// What is kept on this machine of this journey as it was in another place, which is not there any more.
    pub fn left_behind(&self) -> Vec<LeftBehind> {
        let folders = left_behind(self.places.state.as_deref(), self.own.as_deref(), self.folder());
        folders.into_iter().filter_map(|(folder, origin)| told(&folder, origin)).collect()
    }

    /// Makes the backups and the undo log of a journey that lay in `from` this one's: they come before its own.
    ///
    /// # Errors
    /// `NothingLeft`, or why it cannot be done. What was taken over until then stays.
    pub fn take_over(&mut self, from: &Path) -> Result<LeftBehind, Fault> {
        let own = self.own.clone().ok_or(Fault::NoState)?;
        if !self.folder().exists() {
            return Err(Fault::disk("find", self.folder(), &Errno::NOENT.into()));
        }
        let _lock = self.lock(Write::Really)?;
        self.recover(Write::Really)?;
        let (folder, taken) =
            self.kept_of(from, &own).ok_or_else(|| Fault::NothingLeft { path: from.to_owned() })?;
        make_folder(&*self.files, &own)?;
        self.take_backups(&folder, &own)?;
        self.take_log(&folder, &own).map_err(|e| Fault::unwritable("take over", &folder, &e))?;
        Ok(taken)
    }

    /// What is kept of a journey in `from`: of this one, if there are several.
    fn kept_of(&self, from: &Path, own: &Path) -> Option<(PathBuf, LeftBehind)> {
        let path = std::path::absolute(from).ok()?;
        let all = all(self.places.state.as_deref(), Some(own));
        let all = all.filter(|(_, origin)| origin.path() == path && origin.is_gone());
        let all = all.filter_map(|(folder, origin)| {
            let is_other = !origin.is_of(self.folder());
            Some((is_other, told(&folder, origin)?, folder))
        });
        let first = all.min_by_key(|(is_other, ..)| *is_other);
        first.map(|(_, left, folder)| (folder, left))
    }

    /// The old ones keep their numbers, and the own ones are numbered on from there. The newest is taken first: if this
    /// breaks off, those that are there already come after those that are left.
    fn take_backups(&self, from: &Path, own: &Path) -> Result<(), Fault> {
        let (from, own) = (from.join("backups"), own.join("backups"));
        let old = names_in(&from);
        let Some(last) = old.last() else {
            return Ok(());
        };
        make_folder(&*self.files, &own)?;
        let shift =
            |name: &BackupName| BackupName::new(name.number.saturating_add(last.number), name.at);
        let newer = names_in(&own);
        let later = newer.iter().rev().filter(|_| newer[0].number <= last.number);
        let shifts =
            later.map(|name| (own.join(name.to_string()), own.join(shift(name).to_string())));
        let moves =
            old.iter().rev().map(|name| (from.join(name.to_string()), own.join(name.to_string())));
        for (from, to) in shifts.chain(moves) {
            again(|| self.files.rename(&from, &to))
                .map_err(|e| Fault::unwritable("take over", &from, &e))?;
        }
        Ok(())
    }

    /// The older log comes before the own one.
    fn take_log(&self, from: &Path, own: &Path) -> io::Result<()> {
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
            return again(|| self.files.rename(&from, &own));
        }
        if !newer.starts_with(&older) {
            replace(&own, &[older.clone(), shifted(&newer, &older)].concat())?;
        }
        self.set_aside(&from)
    }

    fn set_aside(&self, path: &Path) -> io::Result<()> {
        again(|| self.files.rename(path, &path.with_extension(TAKEN)))
    }
}

/// What a folder for state has to offer; `None` if that is nothing.
fn told(folder: &Path, origin: Origin) -> Option<LeftBehind> {
    let left = LeftBehind {
        path: origin.path().to_owned(),
        backups: names_in(&folder.join("backups")).len(),
        undo: std::fs::metadata(folder.join(UNDO_LOG)).is_ok_and(|meta| meta.len() > 0),
    };
    (left.backups > 0 || left.undo).then_some(left)
}
