//! A save that fails or dies at each of its calls: what is on disk is old or new, and the next save works.

use crate::store::acts::{Act, acts, next_save_works, state, temporaries};
use crate::store::scratch::{NOW, Scratch, add, goal};
use crate::trial::{is_full, times, tried};
use milepost::domain::advice::Advice;
use milepost::store::fault::Fault;
use milepost::store::files::Files;
use milepost::store::files::disk::Disk;
use milepost::store::{Store, Write};
use rustix::io::Errno;
use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// All that a save may hear from the system, the likely ones first.
const ERRORS: [Errno; 18] = [
    Errno::NOSPC,
    Errno::IO,
    Errno::ROFS,
    Errno::INVAL,
    Errno::ACCESS,
    Errno::DQUOT,
    Errno::PERM,
    Errno::FBIG,
    Errno::NFILE,
    Errno::MFILE,
    Errno::NOMEM,
    Errno::NOTSUP,
    Errno::BUSY,
    Errno::NODEV,
    Errno::STALE,
    Errno::NAMETOOLONG,
    Errno::XDEV,
    Errno::NOENT,
];

/// How the file system turns bad.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Trouble {
    /// It does not.
    None,
    /// The call of that number fails with this error, once.
    Once(usize, Errno),
    /// From the call of that number on the disk takes no bytes of the journey any more.
    Lasting(usize, Errno),
    /// From the call of that number on nothing is done any more, as if the process had died there.
    Death(usize),
    /// The call of that number writes only one byte; any other is as usual.
    Short(usize),
    /// Nothing can be appended to the log.
    Unlogged,
}

/// What a call was about.
#[derive(Clone, PartialEq, Debug)]
pub enum Call {
    /// Something of the journey.
    Data(&'static str),
    /// What the program keeps for itself.
    Own(&'static str),
}

/// A file system that turns bad.
struct Bad {
    calls: Arc<Mutex<Vec<Call>>>,
    trouble: Arc<Mutex<Trouble>>,
    journey: PathBuf,
    state: PathBuf,
}

impl Bad {
    /// Notes a call; an error if it is not to be made, and whether it is to be made by half.
    fn call(&self, name: &'static str, is_own: bool) -> io::Result<bool> {
        let mut calls = self.calls.lock().expect("no panic");
        let n = calls.len();
        calls.push(if is_own { Call::Own(name) } else { Call::Data(name) });
        match *self.trouble.lock().expect("no panic") {
            Trouble::Once(at, errno) if n == at => Err(errno.into()),
            Trouble::Lasting(at, errno) if n >= at && takes_bytes(name, is_own) => {
                Err(errno.into())
            }
            Trouble::Death(at) if n >= at => Err(io::Error::other("dead")),
            Trouble::Short(at) => Ok(n == at),
            Trouble::Unlogged if name == "append" => Err(Errno::NOSPC.into()),
            Trouble::None | Trouble::Once(..) | Trouble::Lasting(..) => Ok(false),
            Trouble::Death(_) | Trouble::Unlogged => Ok(false),
        }
    }

    fn at(&self, name: &'static str, path: &Path) -> io::Result<bool> {
        let inside = path.starts_with(&self.journey) || self.journey.starts_with(path);
        self.call(name, !inside)
    }

    fn on(&self, name: &'static str, file: &File) -> io::Result<bool> {
        let inode = file.metadata().map(|meta| meta.ino()).ok();
        let own = files_in(&self.state).into_iter();
        let mut inodes = own.filter_map(|path| Some(std::fs::metadata(path).ok()?.ino()));
        self.call(name, inodes.any(|own| Some(own) == inode))
    }
}

/// Whether a call brings bytes of the journey to the disk, rather than change a name that is there.
fn takes_bytes(name: &str, is_own: bool) -> bool {
    !is_own && ["create", "write", "sync", "sync_folder"].contains(&name)
}

/// All files in a folder and in those within it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let within = |path: PathBuf| match path.is_dir() {
        true => files_in(&path),
        false => vec![path],
    };
    found.flat_map(|entry| within(entry.path())).collect()
}

impl Files for Bad {
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError> {
        self.on("try_lock", folder).map_err(TryLockError::Error)?;
        Disk.try_lock(folder)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.at("make_folder", path).and_then(|_| Disk.make_folder(path))
    }
    fn try_write(&self, path: &Path) -> io::Result<()> {
        self.at("try_write", path).and_then(|_| Disk.try_write(path))
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.at("create", path).and_then(|_| Disk.create(path))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        let short = self.on("write", file)?;
        Disk.write(file, if short { &bytes[..1] } else { bytes })
    }
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()> {
        self.on("take_after", file).and_then(|_| Disk.take_after(file, model))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.on("sync", file).and_then(|_| Disk.sync(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.at("rename", to).and_then(|_| Disk.rename(from, to))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.at("link", to).and_then(|_| Disk.link(from, to))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.at("sync_folder", path).and_then(|_| Disk.sync_folder(path))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.at("remove", path).and_then(|_| Disk.remove(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.at("remove_folder", path).and_then(|_| Disk.remove_folder(path))
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.at("append", path).and_then(|_| Disk.append(path, bytes))
    }
}

/// Carries the act out on such a file system: what came of it, and the calls that it made.
fn run(scratch: &Scratch, act: Act, trouble: Trouble) -> (Result<(), Fault>, Vec<Call>) {
    meddled(scratch, act.run, trouble)
}

/// The same of anything that is done to a store.
pub fn meddled(
    scratch: &Scratch,
    deed: fn(&mut Store) -> Result<(), Fault>,
    trouble: Trouble,
) -> (Result<(), Fault>, Vec<Call>) {
    let calls = Arc::default();
    let mut store = troubled(scratch, &calls, &Arc::new(Mutex::new(trouble)));
    let result = deed(&mut store);
    let calls = calls.lock().expect("no panic").clone();
    (result, calls)
}

/// A store on a file system in the trouble that there is by then.
pub fn troubled(
    scratch: &Scratch,
    calls: &Arc<Mutex<Vec<Call>>>,
    trouble: &Arc<Mutex<Trouble>>,
) -> Store {
    let (calls, trouble) = (Arc::clone(calls), Arc::clone(trouble));
    let (journey, state) = (scratch.journey(), scratch.root().join("state"));
    Store::with_files(scratch.places(), Box::new(Bad { calls, trouble, journey, state }))
}

/// The calls of an act to try, by their numbers: each in the full run, else one of so many, others for each act.
fn calls(act: Act, one_of: usize) -> impl Iterator<Item = usize> {
    let (result, calls) = run(&act.prepared(), act, Trouble::None);
    result.expect("no trouble, no fault");
    let step = if is_full() { 1 } else { one_of };
    (act.name.len() % step..calls.len()).step_by(step)
}

#[test]
fn death_at_any_call_leaves_old_or_new_and_the_next_save_works_unaided() {
    let mut deaths = 0;
    for act in acts() {
        let (before, after) = act.whole();
        for at in calls(act, 2) {
            let what = format!("{}, dead at call {at}", act.name);
            let scratch = act.prepared();
            let (result, _) = run(&scratch, act, Trouble::Death(at));
            let now = state(&scratch);
            assert!(now == before || now == after, "{what}: {now:#?}");
            assert!(result.is_err() || now == after, "{what}: said to be saved");
            next_save_works(&scratch, &what);
            deaths += 1;
        }
    }
    tried(deaths, "deaths, one at each call of each kind of save");
}

#[test]
fn after_death_at_any_call_undo_takes_back_what_stands() {
    for act in acts().into_iter().filter(|act| act.is_change) {
        let (before, _) = act.whole();
        for at in calls(act, 2) {
            let what = format!("{}, dead at call {at}", act.name);
            let scratch = act.prepared();
            let first = scratch.files();
            let _ = run(&scratch, act, Trouble::Death(at));
            let undone = scratch.store().undo(NOW, Write::Really);
            assert!(matches!(undone, Ok(_) | Err(Fault::NothingToUndo)), "{what}: {undone:?}");
            if undone.is_ok() {
                assert_eq!(state(&scratch), before, "{what}");
                let mut now = scratch.files();
                now.retain(|name, _| !name.contains("milepost-tmp"));
                assert_eq!(now, first, "{what}");
            }
        }
    }
}

#[test]
fn error_at_any_call_keeps_the_old_data_and_is_said_with_its_path() {
    let errors = times("kinds of error at each call of a save", 2, ERRORS.len());
    let mut failures = 0;
    for act in acts() {
        let (_, after) = act.whole();
        for at in calls(act, 2) {
            for errno in &ERRORS[..errors] {
                fails_well(act, at, *errno, &after);
                failures += 1;
            }
        }
    }
    tried(failures, "errors, each kind at each call of each kind of save");
}

fn fails_well(act: Act, at: usize, errno: Errno, after: &[String]) {
    let what = format!("{}, {errno:?} at call {at}", act.name);
    let scratch = act.prepared();
    let files = scratch.files();
    let (result, calls) = run(&scratch, act, Trouble::Once(at, errno));
    match result {
        Err(fault) => {
            let said = fault.to_string();
            let root = scratch.root().display().to_string();
            assert!(fault.is_disk() && said.contains(&root), "{what}: {said}");
            assert_eq!(errno == Errno::NOSPC, said.contains("full"), "{said}");
            assert_eq!(scratch.files(), files, "{what}");
            let (result, _) = run(&scratch, act, Trouble::None);
            result.unwrap_or_else(|e| panic!("{what}, and the next save: {e}"));
        }
        Ok(()) => assert!(may_fail(&calls[at], errno), "{what}: {:?}", calls[at]),
    }
    assert_eq!(state(&scratch), after, "{what}");
    assert_eq!(temporaries(&scratch), 0, "{what}");
}

#[test]
fn error_that_has_a_cause_of_its_own_is_answered_with_it() {
    let add = |store: &mut Store| add(store, goal("b", "B")).map(drop);
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
    let (_, calls) = meddled(&scratch, add, Trouble::None);
    let no_locks = "this file system has no locks";
    for (call, errno, hint) in [
        (
            "rename",
            Errno::BUSY,
            "a file that is mounted by itself cannot be replaced: mount its folder",
        ),
        (
            "take_after",
            Errno::PERM,
            "a save puts a new file in its place, with the same owner and mode",
        ),
        ("try_lock", Errno::NOLCK, no_locks),
        ("try_lock", Errno::NOTSUP, no_locks),
        ("try_lock", Errno::NOSYS, no_locks),
        ("try_lock", Errno::BADF, no_locks),
        ("try_lock", Errno::IO, "look at the disk"),
    ] {
        let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
        let at = calls.iter().position(|made| *made == Call::Data(call));
        let trouble = Trouble::Once(at.expect("it is called"), errno);
        let fault = meddled(&scratch, add, trouble).0.expect_err(call);
        let advice = fault.advice();
        let fits = match &advice {
            Advice::Text(text) => text.starts_with(hint),
            Advice::OtherFolder(text) => text.starts_with(hint),
            _ => false,
        };
        assert!(fault.is_disk() && fits, "{call}: {advice:?}");
        assert_eq!(scratch.listed(), ["goals.toml a A"], "{call}");
        assert_eq!(temporaries(&scratch), 0, "{call}");
    }
}

/// However long a disk takes nothing: what was there is there, in the files themselves, and nothing is in none of them.
#[test]
fn disk_that_takes_nothing_any_more_keeps_what_it_has() {
    for act in acts() {
        let (_, after) = act.whole();
        for at in calls(act, 2) {
            for errno in [Errno::IO, Errno::NOSPC] {
                let what = format!("{}, {errno:?} from call {at} on", act.name);
                let scratch = act.prepared();
                let files = scratch.files();
                let (result, _) = run(&scratch, act, Trouble::Lasting(at, errno));
                let Err(fault) = result else {
                    assert_eq!(state(&scratch), after, "{what}");
                    continue;
                };
                assert!(fault.is_disk(), "{what}: {fault}");
                assert_eq!(scratch.files(), files, "{what}");
                let (result, _) = run(&scratch, act, Trouble::None);
                result.unwrap_or_else(|e| panic!("{what}, and the next save: {e}"));
                assert_eq!(state(&scratch), after, "{what}");
            }
        }
    }
}

/// Whether a save may go on without that call: it is no part of the data, or only tidies up, or says of a folder that
/// the file system cannot sync any.
fn may_fail(call: &Call, errno: Errno) -> bool {
    let unable = matches!(errno, Errno::INVAL | Errno::NOTSUP);
    match call {
        Call::Own(_) | Call::Data("remove_folder" | "remove") => true,
        Call::Data("sync_folder") => unable,
        // There are file systems without second names for a file.
        Call::Data("link") => {
            [Errno::PERM, Errno::NOTSUP, Errno::NOSYS, Errno::MLINK, Errno::XDEV].contains(&errno)
        }
        Call::Data(_) => false,
    }
}

#[test]
fn signal_and_a_short_write_are_no_trouble() {
    for act in acts() {
        let (_, after) = act.whole();
        for at in calls(act, 3) {
            for trouble in [Trouble::Once(at, Errno::INTR), Trouble::Short(at)] {
                let scratch = act.prepared();
                let (result, _) = run(&scratch, act, trouble);
                result.unwrap_or_else(|e| panic!("{}, {trouble:?}: {e}", act.name));
                assert_eq!(state(&scratch), after, "{}, {trouble:?}", act.name);
            }
        }
    }
}

#[test]
fn files_emptied_by_a_power_loss_are_not_taken_for_an_empty_journey() {
    for lost in [&b""[..], &[0; 64]] {
        let scratch = acts()[1].prepared();
        std::fs::write(scratch.journey().join("goals.toml"), lost).expect("written");
        let files = scratch.files();
        assert!(add(&mut scratch.store(), goal("n", "N")).is_err());
        assert_eq!(scratch.files(), files);
    }
}
