//! A journey that is moved finds what was kept of it, and another in its old place does not take that for its own.

use crate::store::scratch::{NOW, Scratch, add, alter, goal};
use milepost::store::fault::Fault;
use milepost::store::places::Places;
use milepost::store::{LeftBehind, Store, Write, Years};
use std::fs;
use std::path::{Path, PathBuf};

/// A journey with three saves, of which two changed it and have a backup before them.
fn kept() -> Scratch {
    let scratch = Scratch::empty();
    let mut store = scratch.store();
    add(&mut store, goal("aaaa0000", "A")).expect("saved");
    add(&mut store, goal("bbbb0000", "B")).expect("saved");
    alter(&mut store, "edit", "aaaa0000", |g| g.title = "A2".into()).expect("saved");
    scratch
}

fn at(scratch: &Scratch, folder: &Path) -> Store {
    Store::new(Places { journey: folder.to_owned(), ..scratch.places() })
}

fn moved(scratch: &Scratch) -> PathBuf {
    let to = scratch.root().join("moved");
    fs::rename(scratch.journey(), &to).expect("moved");
    to
}

fn left(scratch: &Scratch) -> LeftBehind {
    LeftBehind { path: scratch.journey(), backups: 2, undo: true }
}

/// What undo would take back, the next first.
fn undoable(store: &Store) -> Vec<String> {
    let undo = store.history().expect("a log").undo;
    undo.into_iter().map(|done| done.name).collect()
}

fn backups(store: &mut Store) -> Vec<u64> {
    let backups = store.backups().expect("listed");
    backups.iter().map(|backup| backup.name.number).collect()
}

/// Every file that is kept, by its path and bytes.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => all.extend(everything(&path)),
            false => all.push((path.clone(), fs::read(&path).expect("read"))),
        }
    }
    all.sort();
    all
}

#[test]
fn moved_journey_is_offered_what_was_kept_and_takes_it_over() {
    let scratch = kept();
    let to = moved(&scratch);
    let before = everything(&scratch.root().join("state"));
    let mut store = at(&scratch, &to);
    assert_eq!(store.left_behind(), [left(&scratch)]);
    let undone = store.undo(NOW, Write::Really);
    let Err(fault @ Fault::LeftBehind { .. }) = undone else {
        panic!("{undone:?}");
    };
    assert!(fault.to_string().contains(&left(&scratch).words()), "{fault}");
    assert_eq!(backups(&mut store), [0; 0]);
    assert_eq!(everything(&scratch.root().join("state")), before, "looking writes nothing");
    store.take_over(&scratch.journey(), Write::Really).expect("taken over");
    assert_eq!(store.left_behind(), []);
    assert_eq!(backups(&mut store), [2, 1]);
    assert_eq!(undoable(&store), ["edit, A", "add, B", "add, A"]);
    store.undo(NOW, Write::Really).expect("undone");
    let listed = at(&scratch, &to).read(Years::All).expect("read");
    assert!(format!("{listed:?}").contains("\"A\""));
    let again = store.take_over(&scratch.journey(), Write::Really);
    assert!(matches!(again, Err(Fault::NothingLeft { .. })), "{again:?}");
}

#[test]
fn moved_journey_that_was_changed_before_keeps_both_in_their_order() {
    let scratch = kept();
    let to = moved(&scratch);
    let mut store = at(&scratch, &to);
    add(&mut store, goal("cccc0000", "C")).expect("saved");
    add(&mut store, goal("dddd0000", "D")).expect("saved");
    assert_eq!(store.left_behind(), [left(&scratch)]);
    store.take_over(&scratch.journey(), Write::Really).expect("taken over");
    assert_eq!(backups(&mut store), [4, 3, 2, 1]);
    assert_eq!(undoable(&store), ["add, D", "add, C", "edit, A", "add, B", "add, A"]);
    let all = store.backups().expect("listed");
    let before = all.iter().map(|b| b.contents().expect("whole").before.as_str());
    assert_eq!(before.collect::<Vec<_>>(), ["add, D", "add, C", "edit, A", "add, B"]);
    for _ in 0..5 {
        store.undo(NOW, Write::Really).expect("undone");
    }
    assert_eq!(undoable(&store), [""; 0]);
}

#[test]
fn copy_of_a_journey_that_is_gone_is_known_by_its_items() {
    let scratch = kept();
    let to = scratch.root().join("copied");
    fs::create_dir(&to).expect("made");
    fs::copy(scratch.journey().join("goals.toml"), to.join("goals.toml")).expect("copied");
    assert_eq!(at(&scratch, &to).left_behind(), [], "the other is still there");
    fs::remove_dir_all(scratch.journey()).expect("removed");
    assert_eq!(at(&scratch, &to).left_behind(), [left(&scratch)]);
    let other = scratch.root().join("other");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("goals.toml"), "[[goal]]\nid = \"zzzz0000\"\ntitle = \"Z\"\n")
        .expect("written");
    assert_eq!(at(&scratch, &other).left_behind(), []);
}

#[test]
fn new_journey_in_an_old_place_begins_with_nothing_and_the_old_one_loses_nothing() {
    let scratch = kept();
    let to = moved(&scratch);
    scratch.put("goals.toml", "format = 1\n");
    let mut new = scratch.store();
    assert_eq!((undoable(&new), backups(&mut new)), (vec![], vec![]));
    assert_eq!(new.left_behind(), []);
    add(&mut new, goal("nnnn0000", "N")).expect("saved");
    assert_eq!(undoable(&scratch.store()), ["add, N"]);
    let mut store = at(&scratch, &to);
    assert_eq!(store.left_behind(), [left(&scratch)], "and the old one is still offered its own");
    store.take_over(&scratch.journey(), Write::Really).expect("taken over");
    assert_eq!(undoable(&store).len(), 3);
    assert_eq!(undoable(&scratch.store()), ["add, N"]);
}

#[test]
fn journey_that_comes_back_finds_its_own_again() {
    let scratch = kept();
    let to = moved(&scratch);
    scratch.put("goals.toml", "format = 1\n");
    add(&mut scratch.store(), goal("nnnn0000", "N")).expect("saved");
    fs::rename(scratch.journey(), scratch.root().join("new")).expect("moved");
    fs::rename(&to, scratch.journey()).expect("moved back");
    assert_eq!(undoable(&scratch.store()).len(), 3);
    // A folder that was made anew with the same items, as a sync or git makes it, is the same journey.
    let text = scratch.text("goals.toml");
    fs::remove_dir_all(scratch.journey()).expect("removed");
    scratch.put("goals.toml", &text);
    assert_eq!(undoable(&scratch.store()).len(), 3);
    assert_eq!(backups(&mut scratch.store()), [2, 1]);
}

#[test]
fn journey_that_was_removed_is_restored_in_its_place() {
    let scratch = kept();
    fs::remove_dir_all(scratch.journey()).expect("removed");
    let mut store = scratch.store();
    let newest = store.backups().expect("listed")[0].name;
    store.restore(NOW, Write::Really, newest).expect("restored");
    assert_eq!(scratch.listed().len(), 2);
    assert_eq!(undoable(&scratch.store()).len(), 4);
}

/// What is said of goals.toml by a store that reads the journey for the first time.
fn said_of_goals(mut store: Store) -> Vec<String> {
    let problems = store.read(Years::Summaries).expect("read").problems.into_iter();
    let of_goals = problems.filter(|problem| problem.path.ends_with("goals.toml"));
    of_goals.map(|problem| problem.message).collect()
}

#[test]
fn file_that_is_lost_on_a_move_is_missed_in_the_new_place_at_every_look() {
    let scratch = kept();
    scratch.put("milestones.toml", "[[milestone]]\nid = \"mmmm0000\"\ntitle = \"M\"\non = 2020\n");
    scratch.listed();
    let to = moved(&scratch);
    fs::remove_file(to.join("goals.toml")).expect("removed");
    for _ in 0..2 {
        assert_eq!(said_of_goals(at(&scratch, &to)), ["the file has gone"]);
    }
    let refused = add(&mut at(&scratch, &to), goal("cccc0000", "C"));
    assert!(matches!(refused, Err(Fault::Broken(_))), "{refused:?}");
}

#[test]
fn file_that_is_lost_when_the_folder_is_made_anew_is_missed() {
    let scratch = kept();
    let milestones = "[[milestone]]\nid = \"mmmm0000\"\ntitle = \"M\"\non = 2020\n";
    scratch.put("milestones.toml", milestones);
    scratch.listed();
    fs::rename(scratch.journey(), scratch.root().join("aside")).expect("moved");
    scratch.put("milestones.toml", milestones);
    assert_eq!(said_of_goals(scratch.store()), ["the file has gone"]);
    // Another journey in that place misses nothing.
    scratch.put("milestones.toml", "[[milestone]]\nid = \"oooo0000\"\ntitle = \"O\"\non = 2020\n");
    fs::rename(scratch.journey(), scratch.root().join("anew")).expect("moved");
    fs::create_dir(scratch.journey()).expect("made");
    fs::copy(
        scratch.root().join("anew/milestones.toml"),
        scratch.journey().join("milestones.toml"),
    )
    .expect("copied");
    assert_eq!(said_of_goals(scratch.store()), [""; 0]);
}
