//! The register of a journey on this machine: its path, the identity of its folder, and the number of items in each
//! file, with some of their ids.
//!
//! By the folder or by any of the ids a journey is known again wherever it was moved or copied to, and another one in its
//! old place is not taken for it. A file that is remembered and is not there has gone, which is not the same as one that
//! never was.
//!
//! The record is a file in the journey's folder for state, an object to a line; of two about the same, the later counts.
//! A save appends a line instead of replacing the file, which would cost it a rename. Nothing here waits for the disk:
//! losing the record loses no more than this knowledge.

use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::sorted::SortedMap;
use crate::domain::words::{count, plural};
use crate::store::atomic::Target;
use crate::store::files::Files;
use crate::store::probe;
use crate::store::unsynced::{append, replace};
use serde::{Deserialize, Serialize};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

const NAME: &str = "journey.jsonl";

/// The number of ids of a file that are enough to recognise a journey.
const ENOUGH: usize = 8;

/// The size in bytes from which the register is replaced instead of appended to.
const LONG: u64 = 16 * 1024;

/// The memory of a journey.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Origin {
    place: Option<Location>,
    pub(crate) files: SortedMap<DataFile, FileNote>,
}

/// The place of a journey.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Location {
    path: PathBuf,
    folder: FolderMark,
}

/// Tells a folder from every other, wherever it is moved on its disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct FolderMark {
    inode: u64,
    /// Its creation time, in nanoseconds since 1970; where the file system does not know that, its device.
    born: Result<u64, u64>,
}

/// The content of a file, in short.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct FileNote {
    /// The number of items, where that is known.
    pub(crate) items: Option<usize>,
    /// Some of their ids.
    ids: Vec<String>,
}

/// A line: a place, or a file with its note. An enum of the two would be read three times as slowly, and the register is
/// read at every start.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct RegisterLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<FolderMark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ids: Vec<String>,
}

/// The register's file. Its content is read each time, as other processes write it too.
#[derive(Debug, Default)]
pub(super) struct Register {
    /// The program's folder for state.
    state: Option<PathBuf>,
    /// The folder in it that is the journey's own.
    own: Option<PathBuf>,
}

impl FolderMark {
    fn of(folder: &Path) -> Option<FolderMark> {
        let meta = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
        let born = meta.created().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        Some(FolderMark {
            inode: meta.ino(),
            born: born.map(|since| since.as_nanos() as u64).ok_or(meta.dev()),
        })
    }
}

impl FileNote {
    /// A file with that number of items, among them those ids.
    pub(crate) fn of<'i>(items: Option<usize>, ids: impl Iterator<Item = &'i Id>) -> FileNote {
        FileNote { items, ids: ids.take(ENOUGH).map(Id::to_string).collect() }
    }
}

impl Register {
    pub(crate) fn at(state: Option<PathBuf>, own: Option<PathBuf>) -> Register {
        Register { state, own }
    }

    pub(crate) fn path(&self) -> Option<PathBuf> {
        Some(self.own.as_ref()?.join(NAME))
    }

    /// Its content; if there is none, that of the journey in `folder` from where it lay before.
    pub(crate) fn read_or_find(&self, folder: &Path) -> Option<Origin> {
        let elsewhere = || {
            self.left_behind(folder)
                .into_iter()
                .map(|(_, origin)| origin)
                .max_by_key(|origin| origin.files.len())
        };
        self.read().or_else(elsewhere)
    }

    /// The folders for state of other journeys.
    pub(crate) fn others(&self) -> impl Iterator<Item = (PathBuf, Origin)> {
        let entries = self.state.iter().flat_map(std::fs::read_dir).flatten().flatten();
        let others =
            entries.map(|entry| entry.path()).filter(|folder| Some(folder) != self.own.as_ref());
        others.filter_map(|folder| Origin::kept_in(&folder).map(|origin| (folder, origin)))
    }

    /// Folders for state of the journey in `folder`, from where it was before.
    pub(crate) fn left_behind(&self, folder: &Path) -> Vec<(PathBuf, Origin)> {
        self.others().filter(|(_, origin)| origin.is_gone() && origin.is_of(folder)).collect()
    }

    /// Its content; `None` if there is none.
    pub(crate) fn read(&self) -> Option<Origin> {
        let text = probe::text(&self.path()?).ok()?;
        let mut origin = Origin::default();
        let lines = text.lines().filter_map(|line| serde_json::from_str::<RegisterLine>(line).ok());
        for RegisterLine { path, folder, file, items, ids } in lines {
            if let Some(file) = file.and_then(|file| DataFile::at(&file)) {
                origin.files.insert(file, FileNote { items, ids });
            } else if let (Some(path), Some(folder)) = (path, folder) {
                origin.place = Some(Location { path, folder });
            }
        }
        Some(origin)
    }

    /// Records the memory from now on. Where that fails, no file is missed later, and a moved journey is not recognised.
    pub(crate) fn put(&self, before: Option<&Origin>, now: &Origin) {
        let Some(path) = self.path().filter(|_| before != Some(now)) else {
            return;
        };
        let is_short = || path.metadata().is_ok_and(|meta| meta.len() < LONG);
        let _ = match before.filter(|_| is_short()) {
            // The line break in front ends a line that a crash has torn.
            Some(before) => append(&path, format!("\n{}", text(now, Some(before))).as_bytes()),
            None => replace(&path, text(now, None).as_bytes()),
        };
    }

    /// Forgets a file that is about to be removed on purpose. This waits for the disk: after a power loss in between the file
    /// would be missed. If it cannot be forgotten, it is removed all the same.
    pub(crate) fn forget(&self, disk: &dyn Files, file: DataFile) {
        if let (Some(path), Some(mut origin)) = (self.path(), self.read())
            && origin.files.remove(&file).is_some()
        {
            let text = text(&origin, None);
            let forgotten = Target::of(disk, &path).and_then(|target| {
                target.sweep(disk);
                target.write(disk, text.as_bytes())
            });
            let _ = forgotten.or_else(|_| replace(&path, text.as_bytes()));
        }
    }
}

/// The lines for the whole memory, or for its changes since `before`.
fn text(now: &Origin, before: Option<&Origin>) -> String {
    let known = |file: &DataFile| before.and_then(|before| before.files.get(file));
    let place =
        now.place.iter().filter(|place| before.and_then(|b| b.place.as_ref()) != Some(place));
    let files = now.files.iter().filter(|(file, note)| known(file) != Some(note));
    let files = files.map(|(file, FileNote { items, ids })| RegisterLine {
        file: Some(file.to_string()),
        items: *items,
        ids: ids.clone(),
        ..RegisterLine::default()
    });
    let place = place.cloned().map(|Location { path, folder }| RegisterLine {
        path: Some(path),
        folder: Some(folder),
        ..RegisterLine::default()
    });
    let lines = place.chain(files);
    // A path that is no text cannot be written down; the folder's ids are then all that it is recognised by.
    let lines = lines.filter_map(|line| serde_json::to_string(&line).ok());
    lines.map(|line| line + "\n").collect()
}

impl Origin {
    /// The memory in that folder for state.
    fn kept_in(state: &Path) -> Option<Origin> {
        Register::at(None, Some(state.to_owned())).read()
    }

    /// Notes that the journey is in that folder now, if it exists.
    pub(crate) fn lies_in(&mut self, folder: &Path) {
        let path = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        if let Some(folder) = FolderMark::of(&path) {
            self.place = Some(Location { path, folder });
        }
    }

    /// Its folder when it was last read or written.
    pub(crate) fn path(&self) -> &Path {
        self.place.as_ref().map_or(Path::new(""), |place| &place.path)
    }

    pub(crate) fn is_gone(&self) -> bool {
        !self.path().is_dir() || self.is_replaced_at(self.path())
    }

    /// The folder is that of the journey: by itself, or by an item in its files.
    pub(crate) fn is_of(&self, folder: &Path) -> bool {
        let mark = FolderMark::of(folder);
        let is_same = mark.is_some() && mark == self.place.as_ref().map(|place| place.folder);
        is_same || files(folder).any(|file| self.is_in(&file))
    }

    /// Another journey is in its place. A folder without files of a journey does not count: they may come back.
    fn is_replaced_at(&self, folder: &Path) -> bool {
        has_files(folder) && !self.is_of(folder)
    }

    fn is_in(&self, file: &Path) -> bool {
        let text = probe::text(file).unwrap_or_default();
        let quoted = |id: &String| [format!("\"{id}\""), format!("'{id}'")];
        let mut ids = self.files.values().flat_map(|file| &file.ids).flat_map(quoted);
        ids.any(|id| text.contains(&id))
    }
}

pub(super) fn has_files(folder: &Path) -> bool {
    files(folder).next().is_some()
}

/// The existing files of a journey.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let done = std::fs::read_dir(folder.join("done")).into_iter().flatten().flatten();
    let is_year = |name: &str| DataFile::at(&format!("done/{name}")).is_some();
    let years = done.filter(move |entry| entry.file_name().to_str().is_some_and(is_year));
    let whole = [DataFile::Open, DataFile::Milestones].map(|file| folder.join(file.to_string()));
    let whole = whole.into_iter().filter(|path| path.is_file());
    whole.chain(years.map(|entry| entry.path()))
}

/// The folder for state that is a journey's own: the first of those of its path that is not of another journey, which was
/// there before.
pub(super) fn own_folder(state: &Path, usual: &str, folder: &Path) -> PathBuf {
    let is_anothers =
        |path: &Path| Origin::kept_in(path).is_some_and(|origin| origin.is_replaced_at(folder));
    first_folder(state, usual, |path| !is_anothers(path))
}

/// A folder for state that is to be a new journey's: one that is not there yet.
pub(super) fn new_folder(state: &Path, usual: &str) -> PathBuf {
    first_folder(state, usual, |path| !path.exists())
}

fn first_folder(state: &Path, usual: &str, fits: impl Fn(&Path) -> bool) -> PathBuf {
    let names = std::iter::once(usual.to_owned());
    let names = names.chain((2..).map(|n: u32| format!("{usual}-{n}")));
    let mut folders = names.map(|name| state.join(name));
    folders.find(|path| fits(path)).expect("there are more names than folders")
}

/// The backups and the log of a journey from where it was before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftBehind {
    /// Where it lay.
    pub path: PathBuf,
    /// The number of backups.
    pub backups: usize,
    /// True if there is an undo log.
    pub undo: bool,
}

impl LeftBehind {
    /// A sentence about it: `there are an undo log and 3 backups of /home/me/old, which is gone`.
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::files::disk::Disk;

    #[test]
    fn origin_names_what_is_left_behind() {
        let words = |backups, undo| {
            LeftBehind { path: "/home/me/old career".into(), backups, undo }.words()
        };
        assert_eq!(
            words(3, true),
            "there are an undo log and 3 backups of /home/me/old career, which is gone"
        );
        assert!(words(1, false).starts_with("there is 1 backup of "));
        assert!(words(0, true).starts_with("there is an undo log of "));
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
        let mut origin = Origin::default();
        origin.lies_in(&one);
        origin.files.insert(DataFile::Open, FileNote::of(Some(1), std::iter::once(&id)));
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

    #[test]
    fn a_record_is_read_back_appended_to_and_a_torn_line_is_passed_over() {
        let scratch = tempfile::tempdir().expect("a folder");
        let record = Register::at(None, Some(scratch.path().join("new")));
        assert_eq!(record.read(), None);
        let ids: Vec<Id> = (0..20).map(Id::spelled).collect();
        let mut origin = Origin::default();
        origin.lies_in(scratch.path());
        origin.files.insert(DataFile::Open, FileNote::of(Some(20), ids.iter()));
        origin.files.insert(DataFile::Ended(2019), FileNote::default());
        record.put(None, &origin);
        assert_eq!(record.read().as_ref(), Some(&origin));
        assert_eq!(origin.files.get(&DataFile::Open).unwrap().ids.len(), ENOUGH);
        let path = record.path().expect("a path");
        append(&path, b"{\"file\":\"goals.toml\",\"it").expect("torn");
        let before = origin.clone();
        for items in 21..300 {
            origin.files.insert(DataFile::Open, FileNote::of(Some(items), ids.iter()));
            record.put(record.read().as_ref(), &origin);
        }
        assert!(before != origin && record.read().as_ref() == Some(&origin));
        assert!(path.metadata().expect("there").len() < 2 * LONG, "it does not grow for ever");
        record.forget(&Disk, DataFile::Ended(2019));
        origin.files.remove(&DataFile::Ended(2019));
        assert_eq!(record.read(), Some(origin));
    }
}
