//! The log over torn lines and long ones.

use super::*;
use crate::store::diff::{Blocks, Hunk};
use crate::store::files::disk::Disk;
use rustix::io::Errno;
use std::fs::{File, Metadata, TryLockError};
use std::sync::atomic::{AtomicUsize, Ordering};

fn record(name: &str) -> LoggedChange {
    LoggedChange::new(Moment(7), name, Vec::new())
}

/// A change of a megabyte in a thousand items.
fn very_long(name: &str) -> LoggedChange {
    let old = HunkSide { at: 0, texts: Vec::new() };
    let new = HunkSide { at: 0, texts: vec!["x".repeat(1000); 1000] };
    let hunks = vec![Hunk { after: None, before: None, old, new }];
    let edit = FileEdit::Blocks(Blocks { hunks, ..Blocks::default() });
    LoggedChange { files: vec![FileDiff { file: DataFile::Open, edit }], ..record(name) }
}

fn names(records: &[LoggedChange]) -> Vec<&str> {
    records.iter().map(|r| r.name.as_str()).collect()
}

#[test]
fn the_stacks_follow_what_is_written_down_and_torn_lines_are_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sub/undo.jsonl");
    let log = Log::within(Some(&folder.path().join("sub")));
    let (mut a, mut b, mut c) = (record("a"), record("b"), record("c"));
    log.record(&Disk, &mut a).expect("written");
    assert!(log.is_open());
    log.mark(&Disk, LogMark::Ok(a.n)).expect("written");
    assert!(!log.is_open());
    Disk.append(&path, b"\0\0\0\0{\"n\":").expect("torn");
    log.record(&Disk, &mut b).expect("written");
    log.mark(&Disk, LogMark::Undoing(b.n)).expect("written");
    assert_eq!(log.stacks().expect("read").open, Some(OpenStep::Undo(b.n)));
    log.mark(&Disk, LogMark::Undo(b.n)).expect("written");
    let stacks = log.stacks().expect("read");
    assert_eq!((names(&stacks.undo), names(&stacks.redo)), (vec!["a"], vec!["b"]));
    log.record(&Disk, &mut c).expect("written");
    let stacks = log.stacks().expect("read");
    assert_eq!((names(&stacks.undo), names(&stacks.redo)), (vec!["a", "c"], vec![]));
    log.mark(&Disk, LogMark::Void(c.n)).expect("written");
    assert_eq!(names(&log.stacks().expect("read").undo), ["a"]);
}

#[test]
fn the_last_line_is_found_however_long_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = Log::within(Some(folder.path()));
    let mut long = record(&"x".repeat(100_000));
    for _ in 0..2 {
        log.record(&Disk, &mut long).expect("written");
        assert!(log.is_open());
    }
    log.mark(&Disk, LogMark::Ok(long.n)).expect("written");
    assert!(!log.is_open());
}

/// The real file system, which counts the parts that are appended and fails from one on.
struct Counted {
    parts: AtomicUsize,
    fails_at: usize,
}

impl Files for Counted {
    fn try_lock(&self, folder: &File) -> Result<(), TryLockError> {
        Disk.try_lock(folder)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Disk.make_folder(path)
    }
    fn try_write(&self, path: &Path) -> io::Result<()> {
        Disk.try_write(path)
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        Disk.create(path)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        Disk.write(file, bytes)
    }
    fn take_after(&self, file: &File, model: &Metadata) -> io::Result<()> {
        Disk.take_after(file, model)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        Disk.sync(file)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.link(from, to)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Disk.sync_folder(path)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Disk.remove_folder(path)
    }
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let part = self.parts.fetch_add(1, Ordering::Relaxed) + 1;
        if part < self.fails_at { Disk.append(path, bytes) } else { Err(Errno::NOSPC.into()) }
    }
}

#[test]
fn log_line_of_an_import_is_written_in_parts_and_nothing_follows_one_that_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = Log::within(Some(folder.path()));
    let mut long = very_long("long");
    let whole = Counted { parts: AtomicUsize::new(0), fails_at: usize::MAX };
    log.record(&whole, &mut long).expect("written");
    assert!(whole.parts.into_inner() > 10, "it is never there as a whole");
    assert_eq!(log.stacks().expect("read").open, Some(OpenStep::Change(long.n)));
    log.mark(&Disk, LogMark::Ok(long.n)).expect("written");
    let full = Counted { parts: AtomicUsize::new(0), fails_at: 3 };
    let mut second = very_long("second");
    assert!(log.record(&full, &mut second).is_err());
    assert_eq!(full.parts.into_inner(), 3);
    let mut third = record("z");
    log.record(&Disk, &mut third).expect("written behind the torn line");
    let stacks = log.stacks().expect("read");
    assert_eq!(names(&stacks.undo), ["long", "z"]);
}

#[test]
fn without_a_folder_there_is_nothing_to_undo() {
    assert!(Log::within(None).record(&Disk, &mut record("a")).is_err());
    assert_eq!(Log::within(None).stacks().expect("empty"), Stacks::default());
}

#[test]
fn a_change_of_an_earlier_format_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("undo.jsonl");
    let splices = r#"{"n":0,"at":7,"name":"add, A","splices":[{"home":"goals.toml","at":11,"new":"x","before":"","behind":"","title":"A"}]}"#;
    let exchanges = r#"{"n":1,"at":7,"name":"restore","splices":[],"exchanges":[{"home":"goals.toml","old":"x"}]}"#;
    std::fs::write(&path, format!("{splices}\n{{\"ok\":0}}\n{exchanges}\n{{\"undoing\":1}}\n"))
        .expect("written");
    let log = Log { path: Some(path), unrecorded: None };
    assert_eq!(log.stacks().expect("read").undo, []);
    let mut new = record("new");
    log.record(&Disk, &mut new).expect("written");
    log.mark(&Disk, LogMark::Ok(new.n)).expect("written");
    let stacks = log.stacks().expect("read");
    assert_eq!((names(&stacks.undo), stacks.open), (vec!["new"], None));
}
