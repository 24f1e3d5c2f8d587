//! Second versions of a journey's files: copies that a file sync put beside them, and marks of a merge in them. They
//! are mentioned until they are merged, and never loaded, changed or removed on the way.

mod name;

use crate::domain::conflict::{Conflict, ConflictForm};
use crate::domain::data_file::DataFile;
use crate::domain::hash::fnv1a;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use crate::store::fault::Fault;
use crate::store::files::Files;
use crate::store::folder::Folder;
use crate::store::log::Log;
use crate::store::probe::{self, is_same_file};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

pub(super) use crate::store::conflict::name::copied;

/// The file that lists mentioned copies, a key a line, and those merged without a change to the journey.
const MENTIONED: &str = "mentioned";

/// The conflict copies beside a journey's files. Each is remembered by a key, made of its name and content.
#[derive(Debug, Default)]
pub(super) struct Conflicts {
    /// The copies that have not been merged.
    waiting: Vec<Conflict>,
    path: Option<PathBuf>,
    /// The lines of the file that this process added, for where it cannot be written.
    noted: Vec<String>,
    /// The length of the log when it was last asked about a key, and its answer.
    merged: SortedMap<String, (u64, bool)>,
}

impl Conflicts {
    /// Conflicts whose mentions and merges are remembered in the journey's own folder for state.
    pub(crate) fn within(own: Option<&Path>) -> Conflicts {
        Conflicts { path: own.map(|own| own.join(MENTIONED)), ..Conflicts::default() }
    }

    /// Looks for copies; true if other ones are waiting than before.
    pub(crate) fn look(&mut self, folder: &Folder, log: &Log) -> bool {
        let mut waiting = copies(folder);
        waiting.retain(|conflict| !self.is_merged(folder, log, conflict));
        let before = std::mem::replace(&mut self.waiting, waiting);
        before != self.waiting
    }

    /// The marked files, and the copies that have not been merged.
    pub(crate) fn pending(&self, folder: &Folder) -> Vec<Conflict> {
        by_name(marked_files(folder).chain(self.waiting.iter().cloned()))
    }

    /// The waiting copies that no earlier call mentioned, in this process or another on this machine: a copy is mentioned
    /// once, and again only when it has changed.
    pub(crate) fn mention_once(&mut self, folder: &Folder, files: &dyn Files) -> Vec<Conflict> {
        let waiting = self.waiting.clone();
        let fresh = waiting.into_iter().filter(|conflict| {
            let new = key(folder, conflict).filter(|key| !self.is_noted(key));
            new.map(|key| self.note(files, key)).is_some()
        });
        fresh.collect()
    }

    /// False if the merge was taken back.
    pub(crate) fn is_merged(&mut self, folder: &Folder, log: &Log, conflict: &Conflict) -> bool {
        let Some(key) = key(folder, conflict) else {
            return false;
        };
        let length = log.length();
        match self.merged.get(&key) {
            Some((at, merged)) if *at == length => *merged,
            Some(_) | None => {
                let merged = log.has_merged(&key) || self.is_noted(&merged_line(&key));
                self.merged.insert(key, (length, merged));
                merged
            }
        }
    }

    /// Notes that a copy was merged. If the merge changed the journey, the log has it already.
    pub(crate) fn mark_merged(&mut self, files: &dyn Files, log: &Log, key: &str) {
        if !log.has_merged(key) {
            self.note(files, merged_line(key));
            self.merged.remove(key);
        }
    }

    fn is_noted(&self, line: &str) -> bool {
        let noted = self.path.as_deref().and_then(|path| probe::text(path).ok());
        let noted = noted.unwrap_or_default();
        noted.lines().chain(self.noted.iter().map(String::as_str)).any(|noted| noted == line)
    }

    fn note(&mut self, files: &dyn Files, line: String) {
        if let Some(path) = &self.path {
            let _ = files.make_folder(path.parent().unwrap_or(Path::new(".")));
            let _ = files.append(path, format!("{line}\n").as_bytes());
        }
        self.noted.push(line);
    }
}

fn merged_line(key: &str) -> String {
    format!("{key} merged")
}

/// The key of a copy; `None` if it cannot be read.
pub(super) fn key(folder: &Folder, conflict: &Conflict) -> Option<String> {
    let mut bytes = probe::content(&path_of(folder, conflict)).ok()?;
    bytes.extend(conflict.name.as_bytes());
    Some(format!("{:016x}", fnv1a(&bytes)))
}

/// Every copy and every marked file, including those that were merged already.
pub(super) fn all(folder: &Folder) -> Vec<Conflict> {
    by_name(marked_files(folder).chain(copies(folder)))
}

/// The conflict that `wanted` names: by its name, by the path of any file but the journey's own, or by a part of its
/// name that no other has.
pub(super) fn named(folder: &Folder, wanted: &str) -> Result<Conflict, Fault> {
    let all = all(folder);
    let file_name = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    let is_named = |c: &&Conflict| c.name == wanted || file_name(&c.name) == wanted;
    let exact: Vec<&Conflict> = all.iter().filter(is_named).collect();
    if let [one] = exact[..] {
        return Ok(one.clone());
    }
    if let Some(at_path) = at_path(folder, wanted, &all) {
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

/// The file at a path as a version of one of the journey's files, unless it is one of them.
fn at_path(folder: &Folder, wanted: &str, all: &[Conflict]) -> Option<Conflict> {
    let path = std::path::absolute(wanted).ok()?;
    let known = all.iter().find(|c| is_same_file(&path_of(folder, c), &path));
    if known.is_some() || !path.exists() || folder.owns(&path) {
        return known.cloned();
    }
    Some(Conflict {
        of: name::version(&path).unwrap_or_else(|| version_of(&path)),
        name: path.to_str()?.to_owned(),
        form: ConflictForm::Copy,
    })
}

/// The path of a conflict. One whose name is no text is found by the characters that can be shown.
pub(super) fn path_of(folder: &Folder, conflict: &Conflict) -> PathBuf {
    let path = folder.path.join(&conflict.name);
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

fn marked_files(folder: &Folder) -> impl Iterator<Item = Conflict> {
    let marked = folder.states.iter().filter(|(_, s)| s.marked.is_some());
    marked.map(|(file, _)| Conflict {
        name: file.to_string(),
        of: *file,
        form: ConflictForm::Marked,
    })
}

/// The copies beside the files, found by their names.
fn copies(folder: &Folder) -> Vec<Conflict> {
    let mut found = Vec::new();
    for within in ["", "done/"] {
        let entries = std::fs::read_dir(folder.path.join(within));
        for entry in entries.into_iter().flatten().flatten() {
            let name = format!("{within}{}", entry.file_name().to_string_lossy());
            let of = name::copied(&name);
            let of = of.filter(|of| is_another_file(&entry.path(), &folder.path_of(*of)));
            found.extend(of.map(|of: DataFile| Conflict { name, of, form: ConflictForm::Copy }));
        }
    }
    by_name(found.into_iter())
}

/// A file other than `own`, which a link or a file system without upper case may make the same.
fn is_another_file(path: &Path, own: &Path) -> bool {
    !path.is_dir() && !is_same_file(path, own)
}

/// The file that another one is a version of, by its content.
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
    sort::by(&mut all, |a, b| a.name.cmp(&b.name));
    all
}
