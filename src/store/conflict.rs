//! Second versions of a journey's files: copies that a file sync put beside them, and marks of a merge in them. They
//! are mentioned until they are merged, and never loaded, changed or removed on the way.

mod key;
mod leftover;
mod merging;
mod name;

pub(super) use self::key::Keys;

use crate::domain::conflict::{Conflict, ConflictForm};
use crate::domain::data_file::DataFile;
use crate::store::Store;
use crate::store::fault::Fault;
use crate::store::probe;
use std::fs::DirEntry;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

impl Store {
    /// Every copy and every marked file, those that were merged already among them.
    pub fn conflicts(&self) -> Vec<Conflict> {
        by_name(self.marked_files().chain(self.copies()))
    }

    /// The marked files, and the copies that have not been merged.
    pub(super) fn pending(&self) -> Vec<Conflict> {
        by_name(self.marked_files().chain(self.waiting.iter().cloned()))
    }

    /// Those of the waiting copies that no earlier call told of, in this process or another on this machine: a copy is
    /// mentioned once, and again only when it has changed.
    pub fn mention_once(&mut self) -> Vec<Conflict> {
        let waiting = self.waiting.clone();
        let fresh = waiting.into_iter().filter(|conflict| {
            let key = self.keys.of(&self.path_of(conflict), conflict);
            key.is_some_and(|key| self.keys.mention(&*self.files, &key))
        });
        fresh.collect()
    }

    /// Looks for copies; says whether others are waiting than before.
    pub(super) fn look_for_conflicts(&mut self) -> bool {
        let mut waiting = self.copies();
        waiting.retain(|conflict| !self.is_merged(conflict));
        let before = std::mem::replace(&mut self.waiting, waiting);
        before != self.waiting
    }

    /// The conflict that `wanted` names: by its name, by the path of any file but the journey's own, or by a part of its
    /// name that no other has.
    ///
    /// # Errors
    /// `NoCopy` if there is none, or more than one.
    pub fn conflict(&self, wanted: &str) -> Result<Conflict, Fault> {
        let all = self.conflicts();
        let file_name = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
        let is_named = |c: &&Conflict| c.name == wanted || file_name(&c.name) == wanted;
        let exact: Vec<&Conflict> = all.iter().filter(is_named).collect();
        if let [one] = exact[..] {
            return Ok(one.clone());
        }
        if let Some(at_path) = self.at_path(wanted, &all) {
            return Ok(at_path);
        }
        let part: Vec<&Conflict> = all.iter().filter(|c| c.name.contains(wanted)).collect();
        match (&exact[..], &part[..]) {
            ([], [one]) => Ok((*one).clone()),
            (some, _) => Err(Fault::NoCopy {
                name: wanted.to_owned(),
                several: some.len() > 1 || part.len() > 1,
            }),
        }
    }

    /// The file at a path as a version of one of the journey's, unless it is one of the journey's own.
    fn at_path(&self, wanted: &str, all: &[Conflict]) -> Option<Conflict> {
        let path = std::path::absolute(wanted).ok()?;
        let known = all.iter().find(|c| is_same_file(&self.path_of(c), &path));
        if known.is_some() || !path.exists() || self.is_own(&path) {
            return known.cloned();
        }
        Some(Conflict {
            of: name::version(&path).unwrap_or_else(|| version_of(&path)),
            name: path.to_str()?.to_owned(),
            form: ConflictForm::Copy,
        })
    }

    fn is_own(&self, path: &Path) -> bool {
        let years = self.present.iter().map(|year| DataFile::Ended(*year));
        let mut homes = [DataFile::Open, DataFile::Milestones].into_iter().chain(years);
        homes.any(|home| is_same_file(&self.path(home), path))
    }

    /// Where a conflict lies. A name that is no text is known by what can be shown of it.
    pub(super) fn path_of(&self, conflict: &Conflict) -> PathBuf {
        let path = self.folder().join(&conflict.name);
        let shown = |entry: &DirEntry| {
            let name = entry.file_name();
            path.file_name().is_some_and(|shown| *shown == *name.to_string_lossy())
        };
        if path.exists() || !conflict.name.contains(char::REPLACEMENT_CHARACTER) {
            return path;
        }
        let folder = path.parent().map(std::fs::read_dir).and_then(Result::ok);
        let found = folder.and_then(|entries| entries.flatten().find(shown));
        found.map_or_else(|| path.clone(), |entry| entry.path())
    }

    /// Whether a copy was merged, and that has not been taken back.
    pub(super) fn is_merged(&mut self, conflict: &Conflict) -> bool {
        let path = self.path_of(conflict);
        let key = self.keys.of(&path, conflict);
        key.is_some_and(|key| self.keys.is_merged(&self.log, &key))
    }

    fn marked_files(&self) -> impl Iterator<Item = Conflict> {
        let marked = self.sheets.iter().filter(|(_, s)| s.marked.is_some());
        marked.map(|(home, _)| Conflict {
            name: home.to_string(),
            of: *home,
            form: ConflictForm::Marked,
        })
    }

    /// The copies beside the files, by their names alone.
    fn copies(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        for within in ["", "done/"] {
            let entries = std::fs::read_dir(self.folder().join(within));
            for entry in entries.into_iter().flatten().flatten() {
                let name = format!("{within}{}", entry.file_name().to_string_lossy());
                let of = name::copied(&name);
                let of = of.filter(|of| is_another_file(&entry.path(), &self.path(*of)));
                found.extend(of.map(|of: DataFile| Conflict {
                    name,
                    of,
                    form: ConflictForm::Copy,
                }));
            }
        }
        by_name(found.into_iter())
    }
}

/// Whether `path` is a file, and not the very one that it would be a version of: by a link, or where small and large
/// letters are the same.
fn is_another_file(path: &Path, own: &Path) -> bool {
    !path.is_dir() && !is_same_file(path, own)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let mark = |path: &Path| std::fs::metadata(path).ok().map(|m| (m.dev(), m.ino()));
    mark(one).is_some_and(|one| mark(other) == Some(one))
}

/// What a file holds whose name does not tell.
fn version_of(path: &Path) -> DataFile {
    let text = probe::content(path).unwrap_or_default();
    let has = |header: &[u8]| text.windows(header.len()).any(|part| part == header);
    match has(b"[[milestone]]") && !has(b"[[goal]]") {
        true => DataFile::Milestones,
        false => DataFile::Open,
    }
}

fn by_name(conflicts: impl Iterator<Item = Conflict>) -> Vec<Conflict> {
    let mut all: Vec<Conflict> = conflicts.collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}
