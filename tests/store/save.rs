//! What one save does to the text, and what it refuses.

use crate::store::crash::{Call, Trouble, meddled};
use crate::store::scratch::{
    NOW, Scratch, add, alter, alter_milestone, change, date, delete, done, goal, id, listed, shift,
    titles,
};
use milepost::domain::change::{Change, Edit, Place};
use milepost::domain::data_file::DataFile;
use milepost::domain::goal::State;
use milepost::domain::milestone::Milestone;
use milepost::domain::record::Record;
use milepost::store::fault::Fault;
use milepost::store::{Store, Write, Years};
use std::collections::BTreeSet;

const TWO: &str =
    "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";

#[test]
fn first_goal_makes_the_folder_and_the_file() {
    let scratch = Scratch::empty();
    assert!(
        scratch
            .store()
            .read(Years::All)
            .expect("empty")
            .files
            .iter()
            .all(|(_, items)| items.is_empty())
    );
    assert!(!scratch.journey().exists(), "reading made something");
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    let wanted =
        "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\nmodified = 2026-11-22T12:00:00Z\n";
    assert_eq!(scratch.text("goals.toml"), wanted);
    assert_eq!(scratch.files().len(), 1);
}

#[test]
fn goal_done_goes_to_its_year_with_its_text() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "# mine\n\n# about a\n[[goal]]\nid = \"a\"\ntitle = 'A' # t\nodd = 1\n\n# later\n",
    )]);
    let saved = done(&mut scratch.store(), "a", "2019-03").expect("saved");
    assert_eq!(scratch.text("goals.toml"), "# mine\n\n# later\n");
    let year = "format = 1\n\n# about a\n[[goal]]\nid = \"a\"\ntitle = 'A' # t\nodd = 1\ndone = \"2019-03\"\nmodified = 2026-11-22T12:00:00Z\n";
    assert_eq!(scratch.text("done/2019.toml"), year);
    let files: BTreeSet<DataFile> = saved.reading.files.iter().map(|(home, _)| *home).collect();
    assert!(files.contains(&DataFile::Open) && files.contains(&DataFile::Ended(2019)));
    assert_eq!(saved.change.edits[0].after.as_ref().and_then(Record::modified), Some(NOW));
}

#[test]
fn year_that_was_not_loaded_is_added_to_and_not_replaced() {
    let year =
        |y: i32, id: &str| format!("[[goal]]\nid = \"{id}\"\ntitle = \"{id}\"\ndone = {y}\n");
    let files = [
        ("goals.toml", TWO.to_owned()),
        ("done/2018.toml", year(2018, "x")),
        ("done/2026.toml", year(2026, "y")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let scratch = Scratch::with(&files);
    done(&mut scratch.store(), "a", "2018").expect("saved");
    assert_eq!(
        scratch.listed(),
        ["goals.toml b B", "done/2018.toml x x", "done/2018.toml a A", "done/2026.toml y y"]
    );
}

#[test]
fn last_goal_leaves_a_file_that_is_not_taken_for_a_lost_one() {
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
    delete(&mut scratch.store(), "a").expect("saved");
    assert_eq!(scratch.text("goals.toml"), "format = 1\n");
    add(&mut scratch.store(), goal("b", "B")).expect("saved");
    assert!(scratch.text("goals.toml").starts_with("format = 1\n\n[[goal]]\n"));
}

#[test]
fn save_without_a_change_writes_no_byte() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "[[goal]]\ntitle = \"no id\"\n[[goal]]\nid=\"a\"\ntitle = \"A\"\n",
    )]);
    let before = scratch.files();
    alter(&mut scratch.store(), "edit", "a", |_| {}).expect("nothing to do");
    shift(&mut scratch.store(), "a", Place::Last).expect("it stands there");
    assert_eq!(scratch.files(), before);
    assert!(scratch.store().history().expect("read").undo.is_empty());
}

#[test]
fn dry_run_tells_all_and_writes_nothing() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    let before = scratch.files();
    let mut store = scratch.store();
    let saved = store.change(NOW, Write::DryRun, Years::Summaries, &mut |_| {
        Ok(Change::new("add", "C", vec![Edit::add(goal("c", "C"))]))
    });
    assert_eq!(
        listed(&saved.expect("worked out").reading),
        ["goals.toml a A", "goals.toml b B", "goals.toml c C"]
    );
    assert_eq!(scratch.files(), before);
    assert!(!scratch.root().join("state").exists());
    assert_eq!(titles(store.journey(), DataFile::Open), ["A", "B"]);
    let empty = Scratch::empty();
    empty
        .store()
        .change(NOW, Write::DryRun, Years::Summaries, &mut |_| {
            Ok(Change::new("add", "C", vec![Edit::add(goal("c", "C"))]))
        })
        .expect("worked out");
    assert!(!empty.journey().exists());
}

#[test]
fn milestones_are_changed_in_their_file() {
    let scratch = Scratch::empty();
    let mut store = scratch.store();
    add(&mut store, Milestone::new(id("m"), "M", date("1997"))).expect("saved");
    add(&mut store, Milestone::new(id("n"), "N", date("2016-05"))).expect("saved");
    alter_milestone(&mut store, "m", |m| m.led_to = vec![id("n")]).expect("saved");
    let stamp = "modified = 2026-11-22T12:00:00Z";
    let wanted = format!(
        "format = 1\n\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 1997\nled_to = [\"n\"]\nmodified = 2026-11-22T12:00:01Z\n\n[[milestone]]\nid = \"n\"\ntitle = \"N\"\non = \"2016-05\"\n{stamp}\n"
    );
    assert_eq!(scratch.text("milestones.toml"), wanted);
}

#[test]
fn one_change_of_several_items_is_one_write_of_each_file() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    let mut store = scratch.store();
    let saved = change(&mut store, |journey| {
        let before = journey.item(&id("a")).expect("a").clone();
        let mut after = (**before.as_goal().expect("a goal")).clone();
        (after.state, after.milestone) = (State::done(date("2026")), Some(id("m")));
        let mut milestone = Milestone::new(id("m"), "A", date("2026"));
        milestone.from = Some(id("a"));
        let edits = vec![
            Edit::alter(before, after),
            Edit::add(milestone),
            Edit::add(goal("x", "X")),
            Edit::add(goal("y", "Y")),
        ];
        Change::new("done", "A", edits)
    })
    .expect("saved");
    assert_eq!(saved.change.edits.len(), 4);
    assert_eq!(
        scratch.listed(),
        [
            "goals.toml b B",
            "goals.toml x X",
            "goals.toml y Y",
            "milestones.toml m A",
            "done/2026.toml a A"
        ]
    );
    assert_eq!(saved.reading.problems, []);
    store.undo(NOW, Write::Really).expect("undone");
    assert_eq!(scratch.text("goals.toml"), TWO);
    assert_eq!(scratch.files().len(), 1);
}

#[test]
fn save_waits_for_the_disk_twice_for_each_file_and_twice_more_before_several() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    done(&mut scratch.store(), "b", "2026").expect("the year is there");
    let syncs = |deed: fn(&mut Store) -> Result<(), Fault>| {
        let (result, calls) = meddled(&scratch, deed, Trouble::None);
        result.expect("no trouble, no fault");
        let is_sync = |call: &&Call| match call {
            Call::Data(name) | Call::Own(name) => name.starts_with("sync"),
        };
        calls.iter().filter(is_sync).count()
    };
    assert_eq!(syncs(|store| add(store, goal("n", "N")).map(drop)), 2, "one file");
    assert_eq!(syncs(|store| done(store, "a", "2026").map(drop)), 2 * 2 + 2, "two files");
}
