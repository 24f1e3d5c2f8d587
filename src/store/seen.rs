//! Which files a journey had when this machine last read or wrote it: a file that was there and is not any more has
//! gone, and is not the same as one that never was.
//!
//! It stands in the folder for state, a file to a line, each with how many items were in it where that is known. Whoever
//! throws it away loses no more than that knowledge.

use crate::domain::data_file::DataFile;
use crate::store::atomic::Target;
use crate::store::files::Files;
use crate::store::probe;
use crate::store::summaries::replace;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the file in the folder for state.
pub(super) const SEEN: &str = "seen";

/// The files of a journey, each with how many items were in it where that is known.
pub(super) type Remembered = BTreeMap<DataFile, Option<usize>>;

/// What is remembered of a journey's files, at that path. Nothing of it is held here: other processes write it too.
#[derive(Debug)]
pub(super) struct Seen(pub(crate) Option<PathBuf>);

impl Seen {
    /// The files that were there; `None` where nothing was ever written down.
    pub(crate) fn files(&self) -> Option<Remembered> {
        let text = probe::text(self.path()?).ok()?;
        Some(text.lines().filter_map(file).collect())
    }

    /// Writes down which files there are. Where that cannot be done, they are not missed either.
    pub(crate) fn put(&self, files: &Remembered) {
        if let Some(path) = self.path() {
            let _ = replace(path, text(files).as_bytes());
        }
    }

    /// Forgets a file that is about to be taken away on purpose. It waits for the disk: after a power loss in between
    /// that file would be missed. Where it cannot be forgotten it is taken away all the same.
    pub(crate) fn forget(&self, disk: &dyn Files, home: DataFile) {
        if let (Some(path), Some(mut files)) = (self.path(), self.files())
            && files.remove(&home).is_some()
        {
            let forgotten = Target::of(disk, path).and_then(|target| {
                target.sweep(disk);
                target.write(disk, text(&files).as_bytes())
            });
            forgotten.unwrap_or_else(|_| self.put(&files));
        }
    }

    /// Where that stands, if any file is remembered.
    pub(crate) fn of_any(&self) -> Option<PathBuf> {
        self.0.clone().filter(|_| self.files().is_some_and(|files| !files.is_empty()))
    }

    fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }
}

fn text(files: &Remembered) -> String {
    let line = |(home, items): (&DataFile, &Option<usize>)| match items {
        Some(items) => format!("{home} {items}\n"),
        None => format!("{home}\n"),
    };
    files.iter().map(line).collect()
}

fn file(line: &str) -> Option<(DataFile, Option<usize>)> {
    let (name, items) = line.split_once(' ').unwrap_or((line, ""));
    Some((DataFile::at(name)?, items.parse().ok()))
}

/// How a placeholder's name ends.
pub(super) const PLACEHOLDER: &str = ".icloud";

/// What a sync may put in the place of a file that it keeps elsewhere: the name of the placeholder.
pub(super) fn placeholder(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(format!(".{name}{PLACEHOLDER}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::files::disk::Disk;

    #[test]
    fn files_are_remembered_with_what_was_in_them_until_they_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let seen = Seen(Some(folder.path().join("new/seen")));
        assert_eq!(seen.files(), None);
        let files = Remembered::from([(DataFile::Open, Some(12)), (DataFile::Ended(2019), None)]);
        seen.put(&files);
        assert_eq!(seen.files(), Some(files));
        seen.forget(&Disk, DataFile::Open);
        assert_eq!(seen.files(), Some(Remembered::from([(DataFile::Ended(2019), None)])));
    }
}
