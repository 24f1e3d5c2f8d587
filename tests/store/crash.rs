//! A save that fails or dies at each of its calls: what is on disk is old or new, and the next save works.

use crate::store::scratch::{NOW, Scratch, add, done, goal};
use milepost::store::fault::Fault;
use milepost::store::files::Files;
use milepost::store::files::disk::Disk;
use milepost::store::{Store, Write, Years};
use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How the file system turns bad.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Trouble {
    /// That call fails with this error, once.
    Once(io::ErrorKind),
    /// From that call on nothing is done any more, as if the process had died there.
    Death,
    /// That call writes only one byte; any other is as usual.
    Short,
}

/// A file system that turns bad at the call of that number.
struct Bad {
    calls: Arc<AtomicUsize>,
    at: usize,
    trouble: Trouble,
}

impl Bad {
    /// Counts a call; an error if it is not to be made.
    fn call(&self) -> io::Result<bool> {
        let n = self.calls.fetch_add(1, Ordering::SeqCst);
        match self.trouble {
            Trouble::Once(kind) if n == self.at => Err(kind.into()),
            Trouble::Death if n >= self.at => Err(io::Error::other("dead")),
            Trouble::Short => Ok(n == self.at),
            Trouble::Once(_) | Trouble::Death => Ok(false),
        }
    }
}

impl Files for Bad {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|_| Disk.make_folder(path))
    }
    fn try_write(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|_| Disk.try_write(path))
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.call().and_then(|_| Disk.create(path))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        let short = self.call()?;
        Disk.write(file, if short { &bytes[..1] } else { bytes })
    }
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()> {
        self.call().and_then(|_| Disk.take_after(file, model))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.call().and_then(|_| Disk.sync(file))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call().and_then(|_| Disk.rename(from, to))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|_| Disk.sync_folder(path))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|_| Disk.remove(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|_| Disk.remove_folder(path))
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.call().and_then(|_| Disk.append(path, bytes))
    }
}

const OPEN: &str =
    "# f\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";
const YEAR: &str = "format = 1\n\n[[goal]]\nid = \"x\"\ntitle = \"X\"\ndone = 2019\n";

type Act = fn(&mut Store) -> Result<(), Fault>;

fn acts() -> Vec<(&'static str, Act)> {
    vec![
        ("add", |s| add(s, goal("n", "N")).map(drop)),
        ("done into a new file", |s| {
            done(s, "a", "2026-11-22").map(drop)
        }),
        ("done into an old file", |s| {
            done(s, "a", "2019-01-01").map(drop)
        }),
        ("undo", |s| s.undo(NOW, Write::Really).map(drop)),
        ("redo", |s| s.redo(NOW, Write::Really).map(drop)),
    ]
}

/// A journey in which each act has something to do.
fn prepared(act: &str) -> Scratch {
    let scratch = Scratch::with(&[("goals.toml", OPEN), ("done/2019.toml", YEAR)]);
    if act == "undo" || act == "redo" {
        done(&mut scratch.store(), "b", "2018").expect("saved");
    }
    if act == "redo" {
        scratch.store().undo(NOW, Write::Really).expect("undone");
    }
    scratch
}

fn state(scratch: &Scratch) -> Vec<String> {
    let reading = scratch.store().read(Years::All).expect("it reads");
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let mut listed = crate::store::scratch::listed(&reading);
    listed.sort();
    listed
}

fn run(scratch: &Scratch, act: Act, at: usize, trouble: Trouble) -> (Result<(), Fault>, usize) {
    let calls = Arc::new(AtomicUsize::new(0));
    let files = Bad {
        calls: calls.clone(),
        at,
        trouble,
    };
    let result = act(&mut Store::with_files(scratch.places(), Box::new(files)));
    (result, calls.load(Ordering::SeqCst))
}

/// The states before and after an act, and how many calls it makes.
fn whole(name: &str, act: Act) -> (Vec<String>, Vec<String>, usize) {
    let scratch = prepared(name);
    let before = state(&scratch);
    let (result, calls) = run(&scratch, act, usize::MAX, Trouble::Death);
    result.expect("no trouble, no fault");
    (before, state(&scratch), calls)
}

fn temporaries(scratch: &Scratch) -> usize {
    scratch
        .files()
        .keys()
        .filter(|name| name.contains("milepost-tmp"))
        .count()
}

#[test]
fn death_at_any_call_leaves_old_or_new_and_the_next_save_works_unaided() {
    for (name, act) in acts() {
        let (before, after, calls) = whole(name, act);
        for at in 0..calls {
            let scratch = prepared(name);
            let (result, _) = run(&scratch, act, at, Trouble::Death);
            let now = state(&scratch);
            assert!(
                now == before || now == after,
                "{name}, dead at call {at}: {now:?}"
            );
            assert!(
                result.is_err() || now == after,
                "{name}, dead at call {at}: said to be saved"
            );
            add(&mut scratch.store(), goal("later", "Later"))
                .unwrap_or_else(|e| panic!("{name}, dead at call {at}: {e}"));
            let mut wanted = now.clone();
            wanted.push("goals.toml later Later".into());
            wanted.sort();
            assert_eq!(state(&scratch), wanted, "{name}, dead at call {at}");
            let doubles = scratch
                .files()
                .values()
                .map(|b| String::from_utf8_lossy(b).matches("id = \"a\"").count())
                .sum::<usize>();
            assert_eq!(doubles, 1, "{name}, dead at call {at}: not tidied up");
            assert_eq!(temporaries(&scratch), 0, "{name}, dead at call {at}");
        }
    }
}

#[test]
fn after_death_at_any_call_undo_takes_back_what_stands() {
    for (name, act) in acts().into_iter().take(3) {
        let (before, _, calls) = whole(name, act);
        for at in 0..calls {
            let scratch = prepared(name);
            let first = scratch.files();
            let _ = run(&scratch, act, at, Trouble::Death);
            let undone = scratch.store().undo(NOW, Write::Really);
            assert!(
                matches!(undone, Ok(_) | Err(Fault::NothingToUndo)),
                "{name}, dead at call {at}: {undone:?}"
            );
            if undone.is_ok() {
                assert_eq!(state(&scratch), before, "{name}, dead at call {at}");
                let mut now = scratch.files();
                now.retain(|name, _| !name.contains("milepost-tmp"));
                assert_eq!(now, first, "{name}, dead at call {at}");
            }
        }
    }
}

#[test]
fn an_error_at_any_call_keeps_the_old_data_and_is_said_with_its_path() {
    use io::ErrorKind as E;
    for (name, act) in acts() {
        let (before, after, calls) = whole(name, act);
        for kind in [
            E::StorageFull,
            E::PermissionDenied,
            E::ReadOnlyFilesystem,
            E::QuotaExceeded,
            E::Other,
        ] {
            for at in 0..calls {
                let scratch = prepared(name);
                let files = scratch.files();
                let (result, _) = run(&scratch, act, at, Trouble::Once(kind));
                match result {
                    Err(fault) => {
                        assert!(fault.is_disk(), "{name}, {kind:?} at call {at}: {fault}");
                        assert!(
                            fault
                                .to_string()
                                .contains(&scratch.root().display().to_string()),
                            "{fault}"
                        );
                        assert_eq!(
                            kind == E::StorageFull,
                            fault.to_string().contains("full"),
                            "{fault}"
                        );
                        assert_eq!(scratch.files(), files, "{name}, {kind:?} at call {at}");
                        run(&scratch, act, usize::MAX, Trouble::Death)
                            .0
                            .expect("the next save works");
                        assert_eq!(state(&scratch), after, "{name}, {kind:?} at call {at}");
                    }
                    // Only what is no part of the data may fail without a fault: the undo log.
                    Ok(()) => assert_eq!(state(&scratch), after, "{name}, {kind:?} at call {at}"),
                }
                assert_eq!(temporaries(&scratch), 0, "{name}, {kind:?} at call {at}");
                assert!(state(&scratch) == after || state(&scratch) == before);
            }
        }
    }
}

#[test]
fn a_signal_and_a_short_write_are_no_trouble() {
    for (name, act) in acts() {
        let (_, after, calls) = whole(name, act);
        for trouble in [Trouble::Once(io::ErrorKind::Interrupted), Trouble::Short] {
            for at in 0..calls {
                let scratch = prepared(name);
                let (result, _) = run(&scratch, act, at, trouble);
                result.unwrap_or_else(|e| panic!("{name}, {trouble:?} at call {at}: {e}"));
                assert_eq!(state(&scratch), after, "{name}, {trouble:?} at call {at}");
            }
        }
    }
}

#[test]
fn files_emptied_by_a_power_loss_are_not_taken_for_an_empty_journey() {
    for lost in [&b""[..], &[0; 64]] {
        let scratch = prepared("add");
        std::fs::write(scratch.journey().join("goals.toml"), lost).expect("written");
        let files = scratch.files();
        assert!(add(&mut scratch.store(), goal("n", "N")).is_err());
        assert_eq!(scratch.files(), files);
    }
}
