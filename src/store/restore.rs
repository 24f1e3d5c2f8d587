//! A backup put back in the place of the journey's files, as one change that can be undone.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::reading::Reading;
use crate::store::backup::load;
use crate::store::codec::RecordKind;
use crate::store::diff::FileDiff;
use crate::store::document::{Document, ReadOnlyReason, decode};
use crate::store::fault::Fault;
use crate::store::file_state::Cause;
use crate::store::log::LoggedChange;
use crate::store::{Store, Write, Years};
use std::collections::BTreeSet;
use std::path::Path;

/// A backup that was restored (or, on a dry run, could be).
#[derive(Clone, PartialEq, Debug)]
pub struct Restored {
    /// The change's name: `restore, 2026-11-22 08:53 UTC`.
    pub name: String,
    /// Every home that it touched, or that was found changed on the way.
    pub reading: Reading,
    /// Whether any file was replaced; not so, if the journey is just as it was then.
    pub changed: bool,
}

impl Store {
    /// Replaces the journey's files by those of a backup; a file that the backup lacks is removed. A file that is not
    /// understood is replaced too, as the user asks for it and a backup is made first.
    ///
    /// # Errors
    /// `NoSuchBackup` or `DamagedBackup`, or why it cannot be written, or could not be undone. Nothing is changed then.
    pub fn restore(
        &mut self,
        now: Moment,
        write: Write,
        backup: BackupName,
    ) -> Result<Restored, Fault> {
        let folder = self.backup_folder().ok_or(Fault::NoState)?;
        let kept = load::files(&folder, backup)?;
        let _lock = self.lock_anew(write)?;
        self.recover(write)?;
        self.refresh(&Years::Summaries)?;
        let files = self.replacements(kept, &folder.join(backup.to_string()))?;
        let name = name_of(backup);
        let changed = !files.is_empty();
        if changed && write == Write::Really {
            let change = LoggedChange::new(now, &name, files);
            let texts = self.applied(&change)?;
            self.record_and_write(change, texts, None)?;
        }
        Ok(Restored { name, reading: self.tell(), changed })
    }

    /// The files that have to be replaced for the journey to be as that backup.
    fn replacements(&self, mut kept: load::Files, backup: &Path) -> Result<Vec<FileDiff>, Fault> {
        let mut now = self.folder.all_bytes();
        let homes: BTreeSet<DataFile> = now.keys().chain(kept.keys()).copied().collect();
        let mut files = Vec::new();
        for home in homes {
            let (old, new) = (now.remove(&home), kept.remove(&home));
            if old == new {
                continue;
            }
            self.may_be_replaced(home, old.as_deref())?;
            not_newer(home, &backup.join(home.to_string()), new.as_deref())?;
            files.push(FileDiff::whole(home, old, new));
        }
        Ok(files)
    }

    /// A file that a newer program wrote is left alone, and so is anything that is no file.
    fn may_be_replaced(&self, home: DataFile, old: Option<&[u8]>) -> Result<(), Fault> {
        let path = self.folder.path_of(home);
        if old.is_none()
            && let Some(state) = self.folder.states.get(&home)
            && !state.trouble.is_empty()
            && state.cause != Cause::Gone
        {
            return Err(Fault::Broken(state.trouble.clone()));
        }
        not_newer(home, &path, old)
    }
}

fn not_newer(home: DataFile, path: &Path, bytes: Option<&[u8]>) -> Result<(), Fault> {
    let text = bytes.and_then(|bytes| decode(bytes.to_vec()).ok());
    let document = text.and_then(|text| Document::parse(RecordKind::within(home), text).ok());
    match document.and_then(|document| document.read_only) {
        Some(ReadOnlyReason::Newer(found)) => {
            Err(Fault::NewerFormat { path: path.to_owned(), found })
        }
        Some(ReadOnlyReason::Inline | ReadOnlyReason::Odd) | None => Ok(()),
    }
}

fn name_of(backup: BackupName) -> String {
    let at = backup.at.to_string().replace('T', " ");
    let minute = at.rsplit_once(':').map_or(at.as_str(), |(minute, _)| minute);
    format!("restore, {minute} UTC")
}
