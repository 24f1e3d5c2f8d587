//! A backup put back in the place of the journey's files.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::sort;
use crate::store::backup::FileBytes;
use crate::store::diff::FileDiff;
use crate::store::document::{Document, ReadOnlyReason, decode};
use crate::store::fault::Fault;
use crate::store::file_state::Cause;
use crate::store::folder::Folder;
use std::path::Path;

/// The files that have to be replaced for the journey to be as that backup.
pub(super) fn replacements(
    folder: &Folder,
    mut kept: FileBytes,
    backup: &Path,
) -> Result<Vec<FileDiff>, Fault> {
    let mut now = folder.all_bytes();
    let files = sort::distinct(now.keys().chain(kept.keys()).copied());
    let mut diffs = Vec::new();
    for file in files {
        let (old, new) = (now.remove(&file), kept.remove(&file));
        if old != new {
            may_be_replaced(folder, file, old.as_deref())?;
            not_newer(&backup.join(file.to_string()), new.as_deref())?;
            diffs.push(FileDiff::whole(file, old, new));
        }
    }
    Ok(diffs)
}

/// A file that a newer program wrote is left alone, and so is anything that is no file.
fn may_be_replaced(folder: &Folder, file: DataFile, old: Option<&[u8]>) -> Result<(), Fault> {
    if old.is_none()
        && let Some(state) = folder.states.get(&file)
        && state.cause != Cause::Gone
    {
        state.understood()?;
    }
    not_newer(&folder.path_of(file), old)
}

fn not_newer(path: &Path, bytes: Option<&[u8]>) -> Result<(), Fault> {
    let text = bytes.and_then(|bytes| decode(bytes.to_vec()).ok());
    let document = text.and_then(|text| Document::parse(text).ok());
    match document.and_then(|document| document.read_only) {
        Some(ReadOnlyReason::Newer(found)) => {
            Err(Fault::NewerFormat { path: path.to_owned(), found })
        }
        Some(ReadOnlyReason::Inline | ReadOnlyReason::Odd) | None => Ok(()),
    }
}

pub(super) fn name_of(backup: BackupName) -> String {
    let at = backup.at.to_string().replace('T', " ");
    let minute = at.rsplit_once(':').map_or(at.as_str(), |(minute, _)| minute);
    format!("restore, {minute} UTC")
}
