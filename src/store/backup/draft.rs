//! The parts of a backup: new files, files of the backup before it, and a backup that may go.

use crate::domain::backup::BackupName;
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::store::atomic::again;
use crate::store::backup::manifest::{BackupFile, Manifest, Seal};
use crate::store::files::Files;
use crate::store::probe;
use std::collections::BTreeSet;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The backup that is being made.
pub(super) struct Draft<'a> {
    /// The name of the change that it is made before.
    pub(crate) before: &'a str,
    pub(crate) parts: &'a [Part],
    pub(crate) previous: Option<&'a PreviousBackup>,
}

/// A file of the backup that is being made.
pub(super) enum Part {
    /// The same as in the backup before.
    Linked(BackupFile),
    /// New, or another by now.
    Copied(BackupFile, Vec<u8>),
}

/// The backup before the one that is being made.
pub(super) struct PreviousBackup {
    pub(crate) name: BackupName,
    pub(crate) folder: PathBuf,
    pub(crate) manifest: Manifest,
    /// Whether its files are read before they are trusted. They are once a day, so that what a power loss spoilt is not
    /// handed on for ever.
    needs_verification: bool,
}

impl Part {
    pub(crate) fn kept(&self) -> &BackupFile {
        match self {
            Part::Linked(kept) | Part::Copied(kept, _) => kept,
        }
    }
}

impl PreviousBackup {
    pub(crate) fn of(folder: &Path, name: BackupName, now: Moment) -> Option<PreviousBackup> {
        let folder = folder.join(name.to_string());
        Some(PreviousBackup {
            name,
            manifest: Manifest::read(&folder)?,
            folder,
            needs_verification: name.at.day() != now.day(),
        })
    }

    /// What it knows of a file, if it has that file as it was put there.
    pub(crate) fn sound(&self, home: DataFile) -> Option<&BackupFile> {
        let kept = self.manifest.of(home)?;
        let path = self.folder.join(&kept.home);
        let sound = if self.needs_verification {
            probe::content(&path).is_ok_and(|bytes| Seal::of(&bytes) == kept.seal)
        } else {
            probe::stamp(&path).is_some_and(|stamp| stamp.size() == kept.seal.length)
        };
        sound.then_some(kept)
    }

    /// Whether it is made of just those files.
    pub(crate) fn is_of(&self, parts: &[Part]) -> bool {
        let same = |part: &Part| match part {
            Part::Linked(_) => true,
            Part::Copied(..) => false,
        };
        parts.len() == self.manifest.files.len() && parts.iter().all(same)
    }
}

impl Draft<'_> {
    /// Whether a file is the very one that it would be linked to.
    fn shares(&self, home: &str, path: &Path) -> bool {
        let linked = |part: &&Part| matches!(part, Part::Linked(kept) if kept.home == home);
        let file = |path: &Path| std::fs::metadata(path).ok().map(|m| (m.dev(), m.ino()));
        let wanted = self.previous.map(|previous| previous.folder.join(home));
        self.parts.iter().any(|part| linked(&part))
            && wanted.and_then(|path| file(&path)) == file(path)
    }
}

/// Makes a backup that may go the beginning of the next one: what both have stays where it is, which spares most of the
/// links to be made and taken away. Says what there is.
pub(super) fn reused(
    files: &dyn Files,
    old: &Path,
    at: &Path,
    draft: &Draft,
) -> io::Result<BTreeSet<String>> {
    again(|| files.rename(old, at))?;
    let mut there = BTreeSet::new();
    for folder in ["", "done/"] {
        let entries = match std::fs::read_dir(at.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let home = format!("{folder}{}", entry.file_name().to_string_lossy());
            if home == "done" {
                continue;
            } else if draft.shares(&home, &entry.path()) {
                there.insert(home);
            } else {
                again(|| files.remove(&entry.path()))?;
            }
        }
    }
    // It goes only if it is empty, and is made again if it is needed.
    let _ = files.remove_folder(&at.join("done"));
    Ok(there)
}
