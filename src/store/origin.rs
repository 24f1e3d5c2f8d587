//! What a folder for state knows of the journey that it is about: where that lay, which folder it was, and some ids of
//! its items. A journey is known again by any of the last two, so that one that was moved finds what was kept of it, and
//! a new one in its old place does not take it for its own.
//!
//! Nothing of this stands in the journey's folder, and nothing that is kept is ever removed.

mod take_over;

use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::words::{count, plural};
use crate::store::probe;
use crate::store::summaries::replace;
use serde::{Deserialize, Serialize};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The name of the file that tells of it.
const NAME: &str = "journey.json";

/// How many ids are enough to know a journey again.
const ENOUGH: usize = 16;

/// Where a journey came from, as it was last written to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Origin {
    /// The path of its folder.
    pub(crate) path: PathBuf,
    /// Which folder that was.
    folder: Option<Mark>,
    /// Some of its items.
    ids: Vec<String>,
}

/// What tells a folder from every other, wherever it is moved on its disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Mark {
    inode: u64,
    /// When it was made, in nanoseconds since 1970; where the file system does not know that, its device.
    born: Result<u64, u64>,
}

impl Mark {
    fn of(folder: &Path) -> Option<Mark> {
        let meta = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
        let born = meta.created().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        Some(Mark {
            inode: meta.ino(),
            born: born.map(|since| since.as_nanos() as u64).ok_or(meta.dev()),
        })
    }
}

impl Origin {
    /// A journey that has those items.
    pub(crate) fn of<'i>(folder: &Path, ids: impl Iterator<Item = &'i Id>) -> Origin {
        let path = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Origin { folder: Mark::of(&path), path, ids: ids.take(ENOUGH).map(Id::to_string).collect() }
    }

    /// What that folder for state says.
    pub(crate) fn read(state: &Path) -> Option<Origin> {
        let bytes = probe::content(&state.join(NAME)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Writes it down; where that cannot be done, a moved journey is not known again.
    pub(crate) fn put(&self, state: &Path) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            let _ = replace(&state.join(NAME), &bytes);
        }
    }

    /// Whether all that is known of a journey is still so, but for which ids there are.
    pub(crate) fn is_true_of(&self, folder: &Path, knows: impl Fn(&Id) -> bool) -> bool {
        let known = |id: &String| Id::parse(id).is_some_and(|id| knows(&id));
        let now = Origin::of(folder, std::iter::empty());
        let same = (&self.path, self.folder) == (&now.path, now.folder);
        same && !self.ids.is_empty() && self.ids.iter().all(known)
    }

    /// Whether the journey that it tells of is not where it was.
    pub(crate) fn is_gone(&self) -> bool {
        !self.path.is_dir() || self.is_replaced_at(&self.path)
    }

    /// Whether a folder is that of the journey: by itself, or by an item in its files.
    pub(crate) fn is_of(&self, folder: &Path) -> bool {
        let mark = Mark::of(folder);
        (mark.is_some() && mark == self.folder) || files(folder).any(|file| self.is_in(&file))
    }

    /// Whether another journey has been put in its place. A folder without a journey's files is none: they may come
    /// back to it.
    pub(crate) fn is_replaced_at(&self, folder: &Path) -> bool {
        has_files(folder) && !self.is_of(folder)
    }

    fn is_in(&self, file: &Path) -> bool {
        let text = probe::text(file).unwrap_or_default();
        let quoted = |id: &String| [format!("\"{id}\""), format!("'{id}'")];
        let mut ids = self.ids.iter().flat_map(quoted);
        ids.any(|id| text.contains(&id))
    }
}

/// Whether any file of a journey is there.
pub(super) fn has_files(folder: &Path) -> bool {
    files(folder).next().is_some()
}

/// The files of a journey that are there.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let done = std::fs::read_dir(folder.join("done")).into_iter().flatten().flatten();
    let is_year = |name: &str| DataFile::at(&format!("done/{name}")).is_some();
    let years = done.filter(move |entry| entry.file_name().to_str().is_some_and(is_year));
    let whole = [DataFile::Open, DataFile::Milestones].map(|home| folder.join(home.to_string()));
    let whole = whole.into_iter().filter(|path| path.is_file());
    whole.chain(years.map(|entry| entry.path()))
}

/// The name of the folder for state that is a journey's own: the first of those of its path that does not tell of
/// another journey, which was there before.
pub(super) fn own_name(state: &Path, usual: &str, folder: &Path) -> String {
    let is_anothers = |name: &String| {
        Origin::read(&state.join(name)).is_some_and(|origin| origin.is_replaced_at(folder))
    };
    let names = std::iter::once(usual.to_owned());
    let mut names = names.chain((2..).map(|n: u32| format!("{usual}-{n}")));
    names.find(|name| !is_anothers(name)).expect("there are more names than folders")
}

/// A folder for state that is to be a new journey's: one that is not there yet.
pub(super) fn new_name(state: &Path, usual: &str) -> String {
    let names = std::iter::once(usual.to_owned());
    let mut names = names.chain((2..).map(|n: u32| format!("{usual}-{n}")));
    names.find(|name| !state.join(name).exists()).expect("there are more names than folders")
}

/// The folders for state of other journeys than the one that has `own`.
fn all(state: Option<&Path>, own: Option<&Path>) -> impl Iterator<Item = (PathBuf, Origin)> {
    let entries = state.into_iter().flat_map(std::fs::read_dir).flatten();
    let folders = entries.flatten().map(|entry| entry.path());
    let others = folders.filter(move |folder| Some(folder.as_path()) != own);
    others.filter_map(|folder| Some((Origin::read(&folder)?, folder))).map(|(o, f)| (f, o))
}

/// Folders for state that tell of this journey, which lay elsewhere and does not any more.
fn left_behind(state: Option<&Path>, own: Option<&Path>, folder: &Path) -> Vec<(PathBuf, Origin)> {
    let fits = |origin: &Origin| origin.is_gone() && origin.is_of(folder);
    all(state, own).filter(|(_, origin)| fits(origin)).collect()
}

/// What is kept of a journey that lay elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftBehind {
    /// Where it lay.
    pub path: PathBuf,
    /// How many backups there are.
    pub backups: usize,
    /// Whether there is an undo log.
    pub undo: bool,
}

impl LeftBehind {
    /// What there is of it, in a sentence: `there are an undo log and 3 backups of /home/me/old, which is gone`.
    pub fn words(&self) -> String {
        let are = plural(self.backups + usize::from(self.undo), "is", "are");
        format!("there {are} {}, which is gone", self.kept())
    }

    /// The same as a noun: `an undo log and 3 backups of /home/me/old`.
    pub(crate) fn kept(&self) -> String {
        let log = self.undo.then(|| "an undo log".to_owned());
        let backups = (self.backups > 0).then(|| count(self.backups, "backup"));
        let all: Vec<String> = log.into_iter().chain(backups).collect();
        format!("{} of {}", all.join(" and "), self.path.display())
    }

    /// The command that makes them those of the journey in `folder`.
    pub(crate) fn command(&self, folder: &Path) -> String {
        let (to, from) = (quoted(folder), quoted(&self.path));
        format!("milepost --dir {to} backups --take-over {from}")
    }
}

/// A path as a shell takes it for one word.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "._-/+@".contains(c);
    match text.chars().all(plain) {
        true => text,
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_names_what_is_left_behind_and_the_way_to_take_it_over() {
        let told = |backups, undo| {
            let path = "/home/me/old career".into();
            let left = LeftBehind { path, backups, undo };
            (left.words(), left.command(Path::new("/home/me/career")))
        };
        let (words, command) = told(3, true);
        assert_eq!(
            words,
            "there are an undo log and 3 backups of /home/me/old career, which is gone"
        );
        assert_eq!(
            command,
            "milepost --dir /home/me/career backups --take-over '/home/me/old career'"
        );
        assert!(told(1, false).0.starts_with("there is 1 backup of "));
        assert!(told(0, true).0.starts_with("there is an undo log of "));
    }

    #[test]
    fn a_folder_is_known_by_itself_and_by_its_items_and_an_empty_one_is_nobodys() {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = |name: &str, text: Option<&str>| {
            let path = scratch.path().join(name);
            std::fs::create_dir(&path).expect("made");
            if let Some(text) = text {
                std::fs::write(path.join("goals.toml"), text).expect("written");
            }
            path
        };
        let id = Id::parse("aaaa0000").expect("an id");
        let one = folder("one", Some("[[goal]]\nid = \"aaaa0000\"\ntitle = \"A\"\n"));
        let origin = Origin::of(&one, std::iter::once(&id));
        assert!(origin.is_true_of(&one, |_| true) && !origin.is_true_of(&one, |_| false));
        let copy = folder("copy", Some("[[goal]]\nid = 'aaaa0000'\ntitle = 'A'\n"));
        let other = folder("other", Some("[[goal]]\nid = \"aaaa\"\n"));
        let empty = folder("empty", None);
        let of = [&one, &copy, &other, &empty].map(|folder| origin.is_of(folder));
        assert_eq!(of, [true, true, false, false]);
        let replaced = [&one, &copy, &other, &empty].map(|folder| origin.is_replaced_at(folder));
        assert_eq!(replaced, [false, false, true, false]);
        let to = scratch.path().join("moved");
        std::fs::rename(&one, &to).expect("moved");
        std::fs::remove_file(to.join("goals.toml")).expect("removed");
        assert!(origin.is_gone() && origin.is_of(&to));
    }
}
