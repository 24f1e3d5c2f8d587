//! The log over torn lines and long ones.

use super::*;
use crate::store::files::disk::Disk;

fn record(name: &str) -> LoggedChange {
    LoggedChange::new(Moment(7), name, Vec::new())
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
    log.mark(&Disk, LogMark::Ok(a.n));
    assert!(!log.is_open());
    Disk.append(&path, b"\0\0\0\0{\"n\":").expect("torn");
    log.record(&Disk, &mut b).expect("written");
    log.mark(&Disk, LogMark::Undoing(b.n));
    assert_eq!(log.stacks().expect("read").open, Some(OpenStep::Undo(b.n)));
    log.mark(&Disk, LogMark::Undo(b.n));
    let stacks = log.stacks().expect("read");
    assert_eq!((names(&stacks.undo), names(&stacks.redo)), (vec!["a"], vec!["b"]));
    log.record(&Disk, &mut c).expect("written");
    let stacks = log.stacks().expect("read");
    assert_eq!((names(&stacks.undo), names(&stacks.redo)), (vec!["a", "c"], vec![]));
    log.mark(&Disk, LogMark::Void(c.n));
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
    log.mark(&Disk, LogMark::Ok(long.n));
    assert!(!log.is_open());
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
    let log = Log(Some(path));
    assert_eq!(log.stacks().expect("read").undo, []);
    let mut new = record("new");
    log.record(&Disk, &mut new).expect("written");
    log.mark(&Disk, LogMark::Ok(new.n));
    let stacks = log.stacks().expect("read");
    assert_eq!((names(&stacks.undo), stacks.open), (vec!["new"], None));
}
