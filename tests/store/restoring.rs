//! Restoring a backup: all of it or nothing, whatever stands there now, and undone to the byte.

use crate::store::backups::{MILESTONES, OPEN, YEAR, backups, career, content, folder};
use crate::store::scratch::{NOW, Scratch, add, done, goal};
use milepost::domain::backup::BackupName;
use milepost::store::fault::Fault;
use milepost::store::{Write, Years};
use std::fs;

/// A journey that has gone on since its first backup, and that backup.
fn gone_on() -> (Scratch, BackupName) {
    let scratch = career();
    done(&mut scratch.store(), "a", "2026-11-22").expect("saved");
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    let first = backups(&scratch).last().expect("the first").name;
    (scratch, first)
}

fn restored(scratch: &Scratch, name: BackupName) -> milepost::store::Restored {
    let restored = scratch.store().restore(NOW, Write::Really, name);
    restored.expect("restored")
}

#[test]
fn files_are_as_they_were_and_undo_and_redo_go_to_the_byte() {
    let (scratch, first) = gone_on();
    let after = scratch.files();
    let made = restored(&scratch, first);
    assert!(made.changed);
    assert_eq!(made.name, "restore, 2026-11-22 12:00 UTC");
    let then = scratch.files();
    assert_eq!(then, content(&folder(&scratch).join(first.to_string())));
    assert!(!scratch.journey().join("done/2026.toml").exists());
    let history = scratch.store().history().expect("a history");
    assert_eq!(history.undo[0].name, made.name);
    let undone = scratch.store().undo(NOW, Write::Really).expect("undone");
    assert_eq!(undone.name, made.name);
    assert_eq!(scratch.files(), after);
    scratch.store().redo(NOW, Write::Really).expect("redone");
    assert_eq!(scratch.files(), then);
    scratch.store().undo(NOW, Write::Really).expect("undone again");
    scratch.store().undo(NOW, Write::Really).expect("and what was before it");
    assert!(!scratch.text("goals.toml").contains("\"N\""));
}

#[test]
fn journey_before_it_is_the_newest_backup() {
    let (scratch, first) = gone_on();
    let before = scratch.files();
    restored(&scratch, first);
    let newest = &backups(&scratch)[0];
    let contents = newest.contents().expect("whole");
    assert_eq!(contents.before, "restore, 2026-11-22 12:00 UTC");
    assert_eq!(content(&folder(&scratch).join(newest.name.to_string())), before);
}

#[test]
fn reading_that_comes_back_is_what_is_on_disk() {
    let (scratch, first) = gone_on();
    let mut store = scratch.store();
    store.read(Years::All).expect("read");
    let reading = store.restore(NOW, Write::Really, first).expect("restored").reading;
    let mut listed = crate::store::scratch::listed(&reading);
    listed.sort();
    let all = scratch.listed();
    assert!(listed.iter().all(|line| all.contains(line)), "{listed:?}");
    assert!(listed.contains(&"goals.toml a A".to_owned()), "{listed:?}");
    let ended = store.journey().years().map(|(_, s)| s.done).sum::<usize>();
    assert_eq!(ended, 1);
}

#[test]
fn dry_run_and_a_restore_of_what_is_there_already_write_nothing() {
    let (scratch, first) = gone_on();
    let before = scratch.files();
    let could = scratch.store().restore(NOW, Write::DryRun, first).expect("could be");
    assert!(could.changed);
    assert_eq!(scratch.files(), before);
    restored(&scratch, first);
    let (files, history) = (scratch.files(), scratch.store().history().expect("read"));
    assert!(!restored(&scratch, first).changed);
    assert_eq!(scratch.files(), files);
    assert_eq!(scratch.store().history().expect("read"), history);
}

#[test]
fn broken_file_is_replaced_and_undo_brings_its_bytes_back() {
    for broken in [&b"[[goal]\ntitle"[..], b"\xff\xfe\0g", b"", &[0; 40], b"<<<<<<< HEAD\n"] {
        let (scratch, first) = gone_on();
        fs::write(scratch.journey().join("goals.toml"), broken).expect("broken");
        let before = scratch.files();
        restored(&scratch, first);
        assert_eq!(scratch.text("goals.toml"), OPEN);
        scratch.store().undo(NOW, Write::Really).expect("undone");
        assert_eq!(scratch.files(), before);
    }
}

#[test]
fn journey_that_was_deleted_comes_back() {
    let (scratch, first) = gone_on();
    fs::remove_dir_all(scratch.journey()).expect("gone");
    restored(&scratch, first);
    let files = scratch.files();
    assert_eq!(files["goals.toml"], OPEN.as_bytes());
    assert_eq!(files["milestones.toml"], MILESTONES.as_bytes());
    assert_eq!(files["done/2019.toml"], YEAR.as_bytes());
}

#[test]
fn restore_leaves_foreign_files() {
    let (scratch, first) = gone_on();
    let others =
        ["goals.sync-conflict-20260101-120000-ABCDEFG.toml", "notes.txt", "done/2026.toml~"];
    others.iter().for_each(|name| scratch.put(name, "mine"));
    restored(&scratch, first);
    for name in others {
        assert_eq!(scratch.text(name), "mine", "{name}");
    }
}

#[test]
fn modes_and_links_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let (scratch, first) = gone_on();
    let real = scratch.root().join("elsewhere.toml");
    fs::rename(scratch.journey().join("goals.toml"), &real).expect("moved");
    std::os::unix::fs::symlink(&real, scratch.journey().join("goals.toml")).expect("linked");
    fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).expect("set");
    restored(&scratch, first);
    assert_eq!(fs::read_to_string(&real).expect("read"), OPEN);
    let mode = fs::metadata(&real).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn restore_undone_does_not_overwrite_a_hand_edit() {
    let (scratch, first) = gone_on();
    restored(&scratch, first);
    scratch.put("goals.toml", &format!("{OPEN}note = \"by hand\"\n"));
    let before = scratch.files();
    let refused = scratch.store().undo(NOW, Write::Really);
    assert!(matches!(refused, Err(Fault::ChangedSince { .. })), "{refused:?}");
    assert_eq!(scratch.files(), before);
}

#[test]
fn newer_format_a_read_only_file_and_a_folder_in_the_way_are_refused() {
    type Obstacle = fn(&Scratch);
    let obstacles: [(&str, Obstacle, &str); 3] = [
        ("newer", |s| s.put("goals.toml", "format = 2\n"), "has format 2"),
        (
            "read-only",
            |s| {
                let path = s.journey().join("goals.toml");
                let mut mode = fs::metadata(&path).expect("there").permissions();
                mode.set_readonly(true);
                fs::set_permissions(path, mode).expect("set");
            },
            "marked read-only",
        ),
        (
            "a folder",
            |s| {
                fs::remove_file(s.journey().join("goals.toml")).expect("gone");
                fs::create_dir(s.journey().join("goals.toml")).expect("made");
            },
            "is a folder",
        ),
    ];
    for (what, put, said) in obstacles {
        let (scratch, first) = gone_on();
        put(&scratch);
        let before = scratch.files();
        let refused = scratch.store().restore(NOW, Write::Really, first);
        let message = refused.expect_err(what).to_string();
        assert!(message.contains(said), "{what}: {message}");
        assert_eq!(scratch.files(), before, "{what}");
    }
}

#[test]
fn restore_is_refused_where_it_could_not_be_undone() {
    let (scratch, first) = gone_on();
    let log = folder(&scratch).parent().expect("a folder").join("undo.jsonl");
    fs::remove_file(&log).expect("gone");
    fs::create_dir(&log).expect("made");
    let before = scratch.files();
    let refused = scratch.store().restore(NOW, Write::Really, first);
    assert!(matches!(refused, Err(Fault::NotUndoable { .. })), "{refused:?}");
    assert_eq!(scratch.files(), before);
}
