//! Files of an older format: read as they are, and brought to this one at the first save, after a backup.

use crate::store::backups::{backups, content, folder};
use crate::store::scratch::{NOW, Scratch, add, goal, id};
use milepost::domain::change::{Change, Edit};
use milepost::domain::refusal::Refusal;
use milepost::store::fault::Fault;
use milepost::store::{Write, Years};

const OPEN: &str =
    "# Mine.\r\n  format = 0 # old\r\nown = 1\r\n\r\n[[goal]]\r\nid = \"a\"\r\ntitle = \"A\"\r\n";
const YEAR: &str = "format=0\n[[goal]]\nid = \"x\"\ntitle = \"X\"\ndone = 2019\n";
const NEW: &str = "format = 1\n\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 1997\n";

fn older() -> Scratch {
    Scratch::with(&[("goals.toml", OPEN), ("milestones.toml", NEW), ("done/2019.toml", YEAR)])
}

#[test]
fn reading_an_older_format_shows_all_says_nothing_and_writes_nothing() {
    let scratch = older();
    let before = scratch.files();
    let reading = scratch.store().read(Years::All).expect("read");
    assert_eq!(reading.problems, []);
    assert_eq!(scratch.listed().len(), 3);
    assert_eq!(scratch.files(), before);
    assert_eq!(backups(&scratch), []);
}

#[test]
fn first_save_keeps_a_backup_changes_the_number_alone_and_says_so() {
    let scratch = older();
    let before = scratch.files();
    let mut store = scratch.store();
    let saved = add(&mut store, goal("n", "N")).expect("saved");
    let upgraded = saved.upgraded.expect("said");
    assert_eq!(
        upgraded.words(),
        "the files were brought from format 0 to format 1; \
         as they were, they are in the backup 2026-11-22T12-00-00Z-1"
    );
    let path = folder(&scratch).join(upgraded.backup.to_string());
    assert_eq!(content(&path), before);
    let newly = OPEN.replace("format = 0", "format = 1");
    assert!(scratch.text("goals.toml").starts_with(&newly));
    assert_eq!(scratch.text("done/2019.toml"), YEAR.replace('0', "1").replacen("2119", "2019", 1));
    assert_eq!(scratch.text("milestones.toml"), NEW);
    assert_eq!(add(&mut store, goal("o", "O")).expect("saved").upgraded, None);
}

#[test]
fn undo_takes_the_change_back_and_a_restore_the_upgrade() {
    let scratch = older();
    let before = scratch.files();
    let saved = add(&mut scratch.store(), goal("n", "N")).expect("saved");
    scratch.store().undo(NOW, Write::Really).expect("undone");
    assert_eq!(scratch.text("goals.toml"), OPEN.replace("format = 0", "format = 1"));
    let backup = saved.upgraded.expect("said").backup;
    scratch.store().restore(NOW, Write::Really, backup).expect("restored");
    assert_eq!(scratch.files(), before);
}

#[test]
fn change_that_is_refused_or_only_tried_upgrades_nothing() {
    let scratch = older();
    let before = scratch.files();
    let mut store = scratch.store();
    let refused = store.change(NOW, Write::Really, Years::All, &mut |_| {
        Err(Refusal::NoMatch { reference: "z".into(), wanted: "a goal" })
    });
    assert!(matches!(refused, Err(Fault::Refused(_))));
    let missing = Edit::alter(goal("z", "Z"), goal("z", "Y"));
    let missing = Change::new("edit", "Z", vec![missing]);
    let refused = store.change(NOW, Write::Really, Years::All, &mut |_| Ok(missing.clone()));
    assert!(matches!(refused, Err(Fault::Missing { .. })), "{refused:?}");
    let tried = Change::new("add", "N", vec![Edit::add(goal("n", "N"))]);
    let tried = store.change(NOW, Write::DryRun, Years::All, &mut |_| Ok(tried.clone()));
    assert_eq!(tried.expect("could be").upgraded, None);
    assert_eq!(scratch.files(), before);
}

#[test]
fn without_a_backup_nothing_is_upgraded_and_nothing_saved() {
    let scratch = older();
    let before = scratch.files();
    std::fs::write(scratch.root().join("state"), "not a folder").expect("written");
    let refused = add(&mut scratch.store(), goal("n", "N")).expect_err("no backup");
    assert!(matches!(refused, Fault::NotUpgraded(_)), "{refused}");
    assert!(refused.is_disk());
    assert_eq!(scratch.files(), before);
}

#[test]
fn file_without_a_format_is_written_by_hand_and_stays_without() {
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
    let saved = add(&mut scratch.store(), goal("n", "N")).expect("saved");
    assert_eq!(saved.upgraded, None);
    assert!(!scratch.text("goals.toml").contains("format"));
}

#[test]
fn number_that_never_was_a_format_is_left_alone() {
    let scratch =
        Scratch::with(&[("goals.toml", "format = -1\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
    let before = scratch.files();
    assert!(add(&mut scratch.store(), goal("n", "N")).is_err());
    assert_eq!(scratch.files(), before);
    assert!(
        scratch
            .store()
            .read(Years::All)
            .expect("read")
            .files
            .iter()
            .any(|(_, items)| { items.iter().any(|item| *item.id() == id("a")) })
    );
}
