//! Power lost at each step of a save: whatever of it had not been synced may be gone, in any combination, and what is
//! left still reads as wholly old or wholly new.

use crate::store::acts::{Act, acts, next_save_works, state};
use crate::store::scratch::{NOW, Scratch};
use crate::trial::{is_full, tried};
use milepost::store::files::Files;
use milepost::store::files::disk::Disk;
use milepost::store::{Store, Write};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A file, by whatever name it goes.
type Node = usize;

/// Something that was done to the file system.
#[derive(Clone, Debug)]
enum Step {
    Entry(Entry),
    Grow(Node, Vec<u8>),
    Sync(Node),
    SyncFolder(PathBuf),
}

/// Something that was done to the names in a folder; it may outlive a power loss or not, as a whole.
#[derive(Clone, Debug)]
enum Entry {
    Folder(PathBuf),
    File(PathBuf, Node),
    Gone(PathBuf),
    Renamed(PathBuf, PathBuf, Node),
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Entry::Folder(path) | Entry::File(path, _) | Entry::Gone(path) => path,
            Entry::Renamed(_, to, _) => to,
        }
    }

    fn lies_in(&self, folder: &Path) -> bool {
        self.path().parent() == Some(folder)
    }

    fn take_effect(&self, tree: &mut Tree) {
        match self {
            Entry::Folder(path) => drop(tree.insert(path.clone(), None)),
            Entry::File(path, node) => drop(tree.insert(path.clone(), Some(*node))),
            Entry::Gone(path) => drop(tree.remove(path)),
            Entry::Renamed(from, to, node) => {
                tree.remove(from);
                tree.insert(to.clone(), Some(*node));
            }
        }
    }
}

/// Every path, with its file; `None` for a folder.
type Tree = BTreeMap<PathBuf, Option<Node>>;

/// What a power loss leaves: every path with its bytes; `None` for a folder.
type Remains = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// The real file system, and a record of what was done to it.
struct Recorder {
    steps: Arc<Mutex<Vec<Step>>>,
    /// The file behind each inode that was made or appended to.
    nodes: Mutex<HashMap<u64, Node>>,
    next: Mutex<Node>,
}

impl Recorder {
    fn note(&self, step: Step) {
        self.steps.lock().expect("no panic").push(step);
    }

    /// Notes what was done to a name. Backups are left aside, as if nothing of a new one were left: nothing is read from
    /// them unasked, and what a power loss does to one is tried with them.
    fn note_entry(&self, entry: Entry) {
        if !is_aside(entry.path()) {
            self.note(Step::Entry(entry));
        }
    }

    fn fresh(&self, file: &File) -> io::Result<Node> {
        let mut next = self.next.lock().expect("no panic");
        *next += 1;
        let inode = file.metadata()?.ino();
        self.nodes.lock().expect("no panic").insert(inode, *next);
        Ok(*next)
    }

    /// A file that is not left aside.
    fn node(&self, meta: &Metadata) -> Option<Node> {
        let nodes = self.nodes.lock().expect("no panic");
        nodes.get(&meta.ino()).copied()
    }
}

impl Files for Recorder {
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError> {
        Disk.try_lock(folder)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = path.ancestors().take_while(|f| !f.exists()).collect();
        Disk.make_folder(path)?;
        for folder in missing.iter().rev() {
            self.note_entry(Entry::Folder(folder.to_path_buf()));
        }
        Ok(())
    }
    fn try_write(&self, path: &Path) -> io::Result<()> {
        Disk.try_write(path)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        let file = Disk.create(path)?;
        let node = self.fresh(&file)?;
        if is_aside(path) {
            let inode = file.metadata()?.ino();
            self.nodes.lock().expect("no panic").remove(&inode);
        }
        self.note_entry(Entry::File(path.into(), node));
        Ok(file)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        let count = Disk.write(file, bytes)?;
        if let Some(node) = self.node(&file.metadata()?) {
            self.note(Step::Grow(node, bytes[..count].into()));
        }
        Ok(count)
    }
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()> {
        Disk.take_after(file, model)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        Disk.sync(file)?;
        if let Some(node) = self.node(&file.metadata()?) {
            self.note(Step::Sync(node));
        }
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)?;
        if let Some(node) = self.node(&fs::metadata(to)?) {
            self.note_entry(Entry::Renamed(from.into(), to.into(), node));
        }
        Ok(())
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.link(from, to)?;
        if let Some(node) = self.node(&fs::metadata(to)?) {
            self.note_entry(Entry::File(to.into(), node));
        }
        Ok(())
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Disk.sync_folder(path)?;
        self.note(Step::SyncFolder(path.into()));
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)?;
        self.note_entry(Entry::Gone(path.into()));
        Ok(())
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Disk.remove_folder(path)?;
        self.note_entry(Entry::Gone(path.into()));
        Ok(())
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let is_new = !path.exists();
        Disk.append(path, bytes)?;
        if is_new {
            let node = self.fresh(&File::open(path)?)?;
            self.note_entry(Entry::File(path.into(), node));
        }
        if let Some(node) = self.node(&fs::metadata(path)?) {
            self.note(Step::Grow(node, bytes.into()));
        }
        Ok(())
    }
}

/// Whether a path leads to a backup.
fn is_aside(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "backups")
}

/// A file's bytes, and how many of them are safe.
#[derive(Clone, Default, Debug)]
struct Content {
    bytes: Vec<u8>,
    safe: usize,
}

impl Content {
    /// What may be left: all; only what is safe; that and part of the rest; that and NULs.
    fn fates(&self) -> Vec<Vec<u8>> {
        let cut = |at: usize| self.bytes[..at].to_vec();
        let mut nulls = cut(self.safe);
        nulls.resize(self.bytes.len(), 0);
        let half = self.safe + (self.bytes.len() - self.safe) / 2;
        let mut fates = vec![cut(self.bytes.len())];
        if self.safe < self.bytes.len() {
            fates.extend([cut(self.safe), cut(half), nulls]);
        }
        fates
    }
}

/// What is on the disk for sure, and what may be.
#[derive(Clone, Debug)]
struct Model {
    tree: Tree,
    /// What was done to names and not synced, in order.
    pending: Vec<Entry>,
    contents: BTreeMap<Node, Content>,
}

impl Model {
    /// All that is there now, long synced; and the file behind each inode.
    fn of(root: &Path) -> (Model, HashMap<u64, Node>) {
        let mut model = Model { tree: Tree::new(), pending: Vec::new(), contents: BTreeMap::new() };
        let mut nodes = HashMap::new();
        let mut folders = vec![root.join("journey"), root.join("state")];
        folders.retain(|folder| folder.exists());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let (node, bytes) = (nodes.len(), fs::read(&path).expect("read"));
                nodes.insert(fs::metadata(&path).expect("there").ino(), node);
                let safe = bytes.len();
                model.contents.insert(node, Content { bytes, safe });
                model.tree.insert(path, Some(node));
            }
            model.tree.insert(folder, None);
        }
        (model, nodes)
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Entry(entry) => self.pending.push(entry.clone()),
            Step::Grow(node, bytes) => {
                let content = self.contents.entry(*node).or_default();
                content.bytes.extend_from_slice(bytes);
            }
            Step::Sync(node) => {
                let content = self.contents.entry(*node).or_default();
                content.safe = content.bytes.len();
            }
            Step::SyncFolder(folder) => {
                let synced = self.pending.extract_if(.., |entry| entry.lies_in(folder));
                synced.for_each(|entry| entry.take_effect(&mut self.tree));
            }
        }
    }

    /// Every state that a power loss may leave now.
    fn remains(&self) -> BTreeSet<Remains> {
        let mut all = BTreeSet::new();
        for choice in 0..1usize << self.pending.len() {
            let mut tree = self.tree.clone();
            let chosen = |(n, _): &(usize, &Entry)| choice & (1 << n) != 0;
            let kept = self.pending.iter().enumerate().filter(chosen);
            kept.for_each(|(_, entry)| entry.take_effect(&mut tree));
            all.extend(self.filled(&tree));
        }
        all
    }

    /// A tree with every content that each of its files may have.
    fn filled(&self, tree: &Tree) -> Vec<Remains> {
        let mut all = vec![Remains::new()];
        for (path, node) in tree {
            let fates = match node {
                None => vec![None],
                Some(node) => {
                    let content = self.contents.get(node).cloned().unwrap_or_default();
                    content.fates().into_iter().map(Some).collect()
                }
            };
            let each = |remains: &Remains| -> Vec<Remains> {
                let with = |fate: &Option<Vec<u8>>| {
                    let mut remains = remains.clone();
                    remains.insert(path.clone(), fate.clone());
                    remains
                };
                fates.iter().map(with).collect()
            };
            all = all.iter().flat_map(each).collect();
        }
        all
    }
}

/// Puts those files in place of all that a scratch folder holds. What lies in a folder that is gone is gone with it.
fn put(scratch: &Scratch, remains: &Remains) {
    for name in ["journey", "state", "cache"] {
        let _ = fs::remove_dir_all(scratch.root().join(name));
    }
    for (path, bytes) in remains {
        if !path.parent().is_some_and(Path::exists) {
            continue;
        }
        match bytes {
            None => fs::create_dir(path).expect("made"),
            Some(bytes) => fs::write(path, bytes).expect("written"),
        }
    }
}

/// Carries the act out and gives what was on the disk before, and each step of what was done to it.
fn recorded(scratch: &Scratch, act: Act) -> (Model, Vec<Step>) {
    let (model, nodes) = Model::of(scratch.root());
    let steps = Arc::default();
    let recorder = Recorder {
        steps: Arc::clone(&steps),
        next: Mutex::new(nodes.len()),
        nodes: Mutex::new(nodes),
    };
    let mut store = Store::with_files(scratch.places(), Box::new(recorder));
    (act.run)(&mut store).expect("saved");
    let steps = steps.lock().expect("no panic").clone();
    (model, steps)
}

#[test]
fn power_lost_at_any_step_leaves_old_or_new_and_the_next_save_works_unaided() {
    let most = if is_full() { usize::MAX } else { 1 };
    let mut states = 0;
    for act in acts() {
        let (before, after) = act.whole();
        let scratch = act.prepared();
        let (mut model, steps) = recorded(&scratch, act);
        for number in 0..=steps.len() {
            if let Some(step) = number.checked_sub(1).map(|n| &steps[n]) {
                model.take(step);
            }
            let remains = model.remains();
            let stride = remains.len().div_ceil(most);
            for left in remains.iter().skip(number % stride).step_by(stride) {
                put(&scratch, left);
                let what = format!(
                    "{}, power lost after step {number} of {steps:?}, and left is {left:?}",
                    act.name
                );
                let now = state(&scratch);
                let is_acknowledged = number == steps.len();
                assert!(now == after || (now == before && !is_acknowledged), "{what}: {now:#?}");
                stands_well(&scratch, act, &before, &what);
                states += 1;
            }
        }
    }
    tried(states, "states of the disk after a power loss");
}

/// The next save works, undo takes it back, and another undo nothing but what the log knows of.
fn stands_well(scratch: &Scratch, act: Act, before: &[String], what: &str) {
    let now = state(scratch);
    next_save_works(scratch, what);
    let undone = scratch.store().undo(NOW, Write::Really);
    let undone = undone.unwrap_or_else(|e| panic!("{what}: {e}"));
    assert_eq!((undone.name.as_str(), &state(scratch)), ("add, Later", &now), "{what}");
    let again = scratch.store().undo(NOW, Write::Really);
    if act.is_change && again.is_ok() {
        assert_eq!(state(scratch), before, "{what}");
    }
}
