//! Backups: what is kept, of what, for how long, at what cost to the disk, and what is said of one that is not whole.

use crate::store::acts::temporaries;
use crate::store::crash::{Trouble, meddled};
use crate::store::scratch::{NOW, Scratch, add, change, date, goal};
use milepost::domain::backup::{Against, Backup, BackupState};
use milepost::domain::change::{Change, Edit};
use milepost::domain::date::Moment;
use milepost::domain::goal::State as GoalState;
use milepost::store::{Store, Write, Years};
use rustix::io::Errno;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

pub const OPEN: &str = "# Mine.\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\nsize = \"large\"\n";
pub const MILESTONES: &str = "[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 1997\n";
pub const YEAR: &str = "[[goal]]\nid = \"x\"\ntitle = \"X\"\ndone = 2019\n";
const DAY: i64 = 86_400;

pub fn career() -> Scratch {
    Scratch::with(&[
        ("goals.toml", OPEN),
        ("milestones.toml", MILESTONES),
        ("done/2019.toml", YEAR),
    ])
}

pub fn folder(scratch: &Scratch) -> PathBuf {
    scratch.store().backup_folder().expect("a place for them")
}

/// All backups, the newest first.
pub fn backups(scratch: &Scratch) -> Vec<Backup> {
    scratch.store().backups().expect("listed")
}

/// Adds a goal at that moment.
fn add_at(scratch: &Scratch, now: Moment, title: &str) {
    let add = Change::new("add", title, vec![Edit::add(goal("n", title))]);
    let saved =
        scratch.store().change(now, Write::Really, Years::Summaries, &mut |_| Ok(add.clone()));
    assert_eq!(saved.expect("saved").backup_lost, None);
}

/// The files of a backup with their bytes, its own manifest aside.
pub fn content(backup: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in [backup.to_owned(), backup.join("done")] {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(backup).expect("inside").display().to_string();
            if path.is_file() && !name.starts_with('.') {
                files.insert(name, fs::read(path).expect("read"));
            }
        }
    }
    files
}

/// The number of entries beside the one folder that the next backup is made of.
fn beside_next(scratch: &Scratch) -> usize {
    let entries = fs::read_dir(folder(scratch)).expect("there").flatten();
    entries.filter(|entry| entry.file_name() != ".next").count()
}

#[test]
fn change_leaves_a_backup_of_how_it_was_before_with_the_very_files() {
    let scratch = career();
    let before = scratch.files();
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    let all = backups(&scratch);
    let [backup] = &all[..] else {
        panic!("one backup: {all:?}");
    };
    assert_eq!(backup.name.to_string(), "2026-11-22T12-00-00Z-1");
    let path = folder(&scratch).join(backup.name.to_string());
    assert_eq!(content(&path), before);
    let BackupState::Whole(contents) = &backup.state else {
        panic!("whole: {backup:?}");
    };
    assert_eq!(contents.before, "add, N");
    assert_eq!(contents.counts.words(), "1 small goal, 1 larger goal, 1 past goal and 1 milestone");
    assert_eq!(contents.words(), "removes 1");
    for entry in [folder(&scratch), path.clone(), path.join("done")] {
        let mode = fs::metadata(&entry).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{}", entry.display());
    }
    let mode = fs::metadata(path.join("goals.toml")).expect("there").mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn first_words_of_a_journey_and_what_changes_nothing_leave_none() {
    let scratch = Scratch::empty();
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    assert_eq!(backups(&scratch), []);
    change(&mut scratch.store(), |_| Change::new("add", "none", vec![])).expect("nothing");
    assert_eq!(backups(&scratch), []);
    let plan = |_: &_| Ok(Change::new("add", "O", vec![Edit::add(goal("o", "O"))]));
    let mut store = scratch.store();
    store.change(NOW, Write::DryRun, Years::All, &mut { plan }).expect("could be");
    assert_eq!(backups(&scratch), []);
}

#[test]
fn backups_share_unchanged_files_and_none_with_the_journey() {
    let scratch = career();
    for n in 0..3 {
        add_at(&scratch, Moment(NOW.0 + n), &format!("N{n}"));
    }
    let inodes = |file: &str| -> Vec<u64> {
        let inode = |path: PathBuf| fs::metadata(path.join(file)).expect("there").ino();
        let all = backups(&scratch).into_iter();
        all.map(|b| inode(folder(&scratch).join(b.name.to_string()))).collect()
    };
    for (file, one) in [("milestones.toml", true), ("done/2019.toml", true), ("goals.toml", false)]
    {
        let mut found = inodes(file);
        assert_eq!(found.len(), 3);
        let own = fs::metadata(scratch.journey().join(file)).expect("there").ino();
        assert!(!found.contains(&own), "{file}");
        found.dedup();
        assert_eq!(found.len() == 1, one, "{file}");
    }
}

#[test]
fn last_twenty_stay_and_beyond_them_one_a_day() {
    let scratch = career();
    for n in 0..50 {
        add_at(&scratch, Moment(NOW.0 + n * DAY / 2), &format!("N{n}"));
    }
    let all = backups(&scratch);
    // 50 backups on 26 days: the last 20 are of 11 of them, and 15 other days keep their last.
    assert_eq!(all.len(), 20 + 15);
    assert!(all.iter().all(|b| matches!(b.state, BackupState::Whole(_))));
    assert_eq!(beside_next(&scratch), all.len(), "nothing else is left there");
}

#[test]
fn clock_set_back_or_far_ahead_neither_hides_a_backup_nor_throws_others_away() {
    let scratch = career();
    let moments =
        [NOW.0, 4_102_000_000, 0, -5, NOW.0 + 1, 253_402_300_000, -2_000_000_000, NOW.0 + 2];
    for (n, at) in moments.into_iter().enumerate() {
        add_at(&scratch, Moment(at), &format!("N{n}"));
    }
    let all = backups(&scratch);
    let numbers: Vec<u64> = all.iter().map(|b| b.name.number).collect();
    assert_eq!(numbers, [8, 7, 6, 5, 4, 3, 2, 1]);
    let goals: Vec<usize> = all.iter().filter_map(|b| Some(b.contents()?.counts.small)).collect();
    assert_eq!(goals, [8, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn more_than_a_mebibyte_is_copied_once_an_hour_at_most() {
    let scratch = career();
    let long = format!("{OPEN}note = \"{}\"\n", "x".repeat(1 << 20));
    scratch.put("goals.toml", &long);
    let saves = [(0, 1), (1, 1), (3599, 1), (3600, 2), (3601, 2), (5, 3), (7300, 4)];
    for (n, (seconds, there)) in saves.into_iter().enumerate() {
        add_at(&scratch, Moment(NOW.0 + seconds), &format!("N{n}"));
        assert_eq!(backups(&scratch).len(), there, "after {seconds} seconds");
    }
}

#[test]
fn unwritable_state_folder_is_said_and_blocks_no_save() {
    let scratch = career();
    fs::write(scratch.root().join("state"), "not a folder").expect("written");
    let saved = add(&mut scratch.store(), goal("n", "N")).expect("saved all the same");
    let lost = saved.backup_lost.expect("said");
    assert!(lost.starts_with("cannot make the folder"), "{lost}");
    assert!(lost.contains(&scratch.root().display().to_string()), "{lost}");
    assert!(scratch.listed().iter().any(|line| line.ends_with(" n N")));
    let unread = scratch.store().backups().expect_err("it is no folder").to_string();
    assert!(unread.ends_with("not a directory"), "{unread}");
}

#[test]
fn backup_that_a_power_loss_spoilt_is_known_and_not_handed_on() {
    type Spoil = fn(&Path);
    let spoils: [(&str, Spoil); 4] = [
        ("emptied", |p| fs::write(p.join("milestones.toml"), "").expect("spoilt")),
        ("NULs", |p| {
            fs::write(p.join("milestones.toml"), vec![0; MILESTONES.len()]).expect("spoilt");
        }),
        ("gone", |p| fs::remove_file(p.join("done/2019.toml")).expect("spoilt")),
        ("manifest", |p| fs::write(p.join(".backup.json"), "{\"befo").expect("spoilt")),
    ];
    for (what, spoil) in spoils {
        let scratch = career();
        add_at(&scratch, NOW, "N0");
        let first = backups(&scratch)[0].name;
        spoil(&folder(&scratch).join(first.to_string()));
        let all = backups(&scratch);
        let BackupState::Damaged(why) = &all[0].state else {
            panic!("{what}: {all:?}");
        };
        assert!(why.starts_with("damaged: "), "{what}: {why}");
        let before = scratch.files();
        let refused = scratch.store().restore(NOW, Write::Really, first);
        assert!(refused.expect_err(what).to_string().contains("damaged"));
        assert_eq!(scratch.files(), before, "{what}");
        add_at(&scratch, Moment(NOW.0 + DAY), "N1");
        let newest = &backups(&scratch)[0];
        assert!(matches!(newest.state, BackupState::Whole(_)), "{what}: {newest:?}");
    }
}

#[test]
fn file_that_is_not_understood_is_kept_as_it_is_and_said() {
    let scratch = career();
    let broken = b"[[milestone]\n\xff\0";
    fs::write(scratch.journey().join("milestones.toml"), broken).expect("written");
    add(&mut scratch.store(), goal("n", "N")).expect("the rest works");
    let all = backups(&scratch);
    let contents = all[0].contents().expect("whole");
    assert_eq!(contents.unread, ["milestones.toml"]);
    let path = folder(&scratch).join(all[0].name.to_string());
    assert_eq!(content(&path)["milestones.toml"], broken);
}

#[test]
fn backup_tells_equal_bytes_from_equal_items() {
    let scratch = career();
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    scratch.put("goals.toml", OPEN);
    let against = |scratch: &Scratch| {
        let all = backups(scratch);
        all[0].contents().expect("whole").against_now.clone()
    };
    assert_eq!(against(&scratch), Against::Same);
    scratch.put("goals.toml", &format!("# Another comment.\n{OPEN}"));
    assert!(matches!(against(&scratch), Against::Other(d) if d.is_none()));
    let words = backups(&scratch)[0].contents().expect("whole").words();
    assert_eq!(words, "changes only the order of items, comments or spacing");
}

#[test]
fn backup_that_fails_or_dies_at_any_call_leaves_no_half_one_and_the_next_is_whole() {
    let act = |store: &mut Store| {
        let done = |g: &mut milepost::domain::goal::Goal| g.state = GoalState::done(date("2026"));
        crate::store::scratch::alter(store, "done", "a", done).map(drop)
    };
    let (_, calls) = meddled(&career(), act, Trouble::None);
    for at in 0..calls.len() {
        for trouble in [Trouble::Death(at), Trouble::Once(at, Errno::NOSPC)] {
            let scratch = career();
            let before = scratch.files();
            let _ = meddled(&scratch, act, trouble);
            for backup in backups(&scratch) {
                let contents = backup.contents().map(|c| c.counts.small);
                assert_eq!(contents, Some(1), "{trouble:?} at {at}: {backup:?}");
                let path = folder(&scratch).join(backup.name.to_string());
                assert_eq!(content(&path), before, "{trouble:?} at {at}");
            }
            add(&mut scratch.store(), goal("n", "N")).expect("the next save works");
            add(&mut scratch.store(), goal("o", "O")).expect("and so does one more");
            assert!(backups(&scratch)[0].contents().is_some());
            let hidden = fs::read_dir(folder(&scratch)).expect("there").flatten();
            let hidden = hidden.filter(|e| e.file_name().to_string_lossy().starts_with('.'));
            assert_eq!(hidden.count(), 0, "{trouble:?} at {at}: swept");
            assert_eq!(temporaries(&scratch), 0);
        }
    }
}

#[test]
fn backup_that_replaces_an_old_one_leaves_each_whole_or_not_there_wherever_it_breaks_off() {
    let scratch = career();
    let save = |n: usize| add_at(&scratch, Moment(NOW.0 + n as i64), &format!("N{n}"));
    (0..21).for_each(save);
    let (mut n, mut at) = (21, 0);
    loop {
        let act = |store: &mut Store| add(store, goal("k", "Broken off")).map(drop);
        let (ended, calls) = meddled(&scratch, act, Trouble::Once(at, Errno::NOSPC));
        let all = backups(&scratch);
        assert!(all.len() >= 20 && all.iter().all(|b| b.contents().is_some()), "at {at}");
        if ended.is_ok() {
            let undone = scratch.store().undo(NOW, Write::Really);
            undone.expect("undone");
        }
        (n..n + 3).for_each(save);
        n += 3;
        assert_eq!(backups(&scratch).len(), 20, "at {at}");
        assert_eq!(beside_next(&scratch), 20, "at {at}: nothing else is left there");
        at += 1;
        if at > calls.len() {
            break;
        }
    }
    let newest = folder(&scratch).join(backups(&scratch)[0].name.to_string());
    assert_eq!(content(&newest).len(), 3);
}

#[test]
fn backup_that_was_meddled_with_stops_no_other_and_leads_to_no_other_file() {
    type Meddle = fn(&Path, &Path);
    let meddled: [(&str, Meddle); 4] = [
        ("a folder in it", |backup, _| fs::create_dir(backup.join("notes")).expect("made")),
        ("a link to the journey", |backup, journey| {
            fs::remove_dir_all(backup).expect("gone");
            std::os::unix::fs::symlink(journey, backup).expect("linked");
        }),
        ("a link in it", |backup, journey| {
            fs::remove_dir_all(backup.join("done")).expect("gone");
            std::os::unix::fs::symlink(journey, backup.join("done")).expect("linked");
        }),
        ("a file", |backup, _| {
            fs::remove_dir_all(backup).expect("gone");
            fs::write(backup, "mine").expect("written");
        }),
    ];
    for (what, meddle) in meddled {
        let scratch = career();
        let save = |n: usize| add_at(&scratch, Moment(NOW.0 + n as i64), &format!("N{n}"));
        (0..20).for_each(save);
        let oldest = folder(&scratch).join(backups(&scratch)[19].name.to_string());
        meddle(&oldest, &scratch.journey());
        (20..25).for_each(save);
        let all = backups(&scratch);
        assert!(all.iter().take(20).all(|b| b.contents().is_some()), "{what}: {all:?}");
        let text = scratch.text("milestones.toml");
        assert_eq!(text, MILESTONES, "{what}");
        assert!(scratch.text("goals.toml").contains("N24"), "{what}");
    }
}
