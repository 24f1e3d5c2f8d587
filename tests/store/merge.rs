//! Conflict copies and marked files: never loaded, never removed, mentioned once, and merged on request.

use crate::store::scratch::{NOW, Scratch, alter, id};
use milepost::domain::conflict::ConflictForm;
use milepost::domain::data_file::DataFile;
use milepost::domain::merge::{Choices, Outcome, Preference, Side};
use milepost::domain::refusal::Refusal;
use milepost::store::fault::Fault;
use milepost::store::{Saved, Store, Write, Years};
use std::fs;

const COPY: &str = "goals.sync-conflict-20261121-120000-ABCDEFG.toml";

const OURS: &str = "# mine\nformat = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A here\"\nmodified = 2026-11-20T08:00:00Z\n\n\
                    [[goal]]\nid = \"same\"\ntitle = \"Same\"\n";
const THEIRS: &str = "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A there\"\nmodified = 2026-11-21T08:00:00Z\n\n\
                      [[goal]]\nid = \"d\"\ntitle = \"Done here\"\nmodified = 2026-11-01T08:00:00Z\n\n\
                      [[goal]]\nid = \"same\"\ntitle = \"Same\"\n\n[[goal]]\nid = \"new\"\ntitle = \"New there\"\n";
const DONE: &str = "[[goal]]\nid = \"d\"\ntitle = \"Done here\"\ndone = 2026-11-02\nmodified = 2026-11-02T08:00:00Z\n";

fn copied() -> Scratch {
    Scratch::with(&[("goals.toml", OURS), ("done/2026.toml", DONE), (COPY, THEIRS)])
}

fn newer() -> Choices {
    Choices::by_the_rule()
}

fn merge(store: &mut Store, wanted: &str, choices: &Choices) -> Result<Saved, Fault> {
    store.merge(NOW, Write::Really, wanted, choices)
}

fn read(store: &mut Store) -> Vec<String> {
    let reading = store.read(Years::All).expect("read");
    reading.waiting.iter().map(|c| c.name.clone()).collect()
}

#[test]
fn copies_of_every_naming_scheme_are_mentioned_and_neither_read_nor_removed() {
    for (copy, of) in [
        (COPY, DataFile::Open),
        ("goals (Ada's conflicted copy 2026-11-21).toml", DataFile::Open),
        ("goals (conflicted copy 2026-11-21 120000).toml", DataFile::Open),
        ("goals (Annes in Konflikt stehende Kopie 2026-11-22).toml", DataFile::Open),
        ("goals (1).toml", DataFile::Open),
        ("goals[1] ü.toml", DataFile::Open),
        ("goals 2.toml", DataFile::Open),
        ("goals-LAPTOP.toml", DataFile::Open),
        ("done/2026 (conflicted copy 2026-11-21 120000).toml", DataFile::Ended(2026)),
    ] {
        let scratch = Scratch::with(&[("goals.toml", OURS), (copy, THEIRS)]);
        let mut store = scratch.store();
        let reading = store.read(Years::All).expect("read");
        assert_eq!(reading.problems, []);
        let waiting: Vec<_> =
            reading.waiting.iter().map(|c| (c.name.as_str(), c.of, c.form)).collect();
        assert_eq!(waiting, [(copy, of, ConflictForm::Copy)]);
        assert_eq!(scratch.listed(), ["goals.toml a A here", "goals.toml same Same"]);
        alter(&mut store, "edit", "same", |g| g.title = "Other".into()).expect("saved");
        merge(&mut store, copy, &newer()).expect("merged");
        store.undo(NOW, Write::Really).expect("undone");
        assert_eq!(scratch.text(copy), THEIRS);
    }
}

#[test]
fn file_from_anywhere_is_merged_by_its_path_and_the_journeys_own_is_none() {
    let scratch = Scratch::with(&[("goals.toml", OURS), ("done/2026.toml", DONE)]);
    for name in ["goals.toml", "saved.toml", "Goals (1) ü[x].toml"] {
        let path = scratch.root().join("elsewhere").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, THEIRS).expect("written");
        let wanted = path.to_str().expect("text");
        let mut store = scratch.store();
        let offer = store.offer(wanted).expect("offered");
        assert_eq!((offer.conflict.of, offer.conflict.name.as_str()), (DataFile::Open, wanted));
        let left = store.remove_copy(Write::Really, wanted);
        assert!(matches!(left, Err(Fault::NotMerged { .. })), "{left:?}");
        merge(&mut store, wanted, &newer()).expect("merged");
        assert_eq!(read(&mut store), [] as [&str; 0]);
        store.undo(NOW, Write::Really).expect("undone");
        assert_eq!(scratch.text("goals.toml"), OURS);
        assert_eq!(fs::read_to_string(&path).expect("there"), THEIRS);
    }
    let own = scratch.journey().join("goals.toml");
    let link = scratch.root().join("goals link.toml");
    std::os::unix::fs::symlink(&own, &link).expect("linked");
    let mut store = scratch.store();
    for path in [&own, &link, &scratch.root().join("nowhere.toml")] {
        let removed = store.remove_copy(Write::Really, path.to_str().expect("text"));
        assert!(matches!(removed, Err(Fault::NoCopy { .. })), "{removed:?}");
    }
    assert_eq!(scratch.text("goals.toml"), OURS);
}

#[test]
fn milestones_from_anywhere_are_known_by_what_they_hold() {
    let scratch = Scratch::with(&[("goals.toml", OURS)]);
    let path = scratch.root().join("past.toml");
    fs::write(&path, "[[milestone]]\nid = \"m\"\ntitle = \"Past\"\non = 1997\n").expect("written");
    let mut store = scratch.store();
    merge(&mut store, path.to_str().expect("text"), &newer()).expect("merged");
    assert!(scratch.listed().contains(&"milestones.toml m Past".into()));
}

#[test]
fn copy_whose_name_is_no_text_is_merged_by_a_part_of_it_and_a_second_name_is_no_copy() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = Scratch::with(&[("goals.toml", OURS)]);
    let name = std::ffi::OsStr::from_bytes(b"goals (K\xf6ln).toml");
    fs::write(scratch.journey().join(name), THEIRS).expect("written");
    let own = scratch.journey().join("goals.toml");
    std::os::unix::fs::symlink(own, scratch.journey().join("goals link.toml")).expect("linked");
    fs::create_dir(scratch.journey().join("goals folder.toml")).expect("made");
    let mut store = scratch.store();
    assert_eq!(read(&mut store), ["goals (K\u{fffd}ln).toml"]);
    assert_eq!(store.mention_once().len(), 1);
    merge(&mut store, "goals (K", &newer()).expect("merged");
    assert_eq!(read(&mut store), [] as [&str; 0]);
}

#[test]
fn rests_of_a_copy_are_merged_as_goals_are() {
    let rest = |id: &str, until: &str, modified: &str| {
        format!(
            "\n[[paused]]\nid = \"{id}\"\nfrom = 2026-11-03\nuntil = {until}\nmodified = {modified}\n"
        )
    };
    let ours = OURS.to_owned() + &rest("p", "2026-11-10", "2026-11-20T08:00:00Z");
    let there = rest("p", "2026-12-24", "2026-11-21T08:00:00Z")
        + &rest("q", "2027", "2026-11-21T08:00:00Z");
    let theirs = OURS.to_owned() + &there;
    let scratch = Scratch::with(&[("goals.toml", &ours), (COPY, &theirs)]);
    let mut store = scratch.store();
    merge(&mut store, COPY, &newer()).expect("merged");
    let spans: Vec<String> = store.journey().pauses().map(|s| s.to_string()).collect();
    assert_eq!(spans, ["2026-11-03 to 2026-12-24", "2026-11-03 to 2027"]);
    store.undo(NOW, Write::Really).expect("undone");
    assert_eq!(scratch.text("goals.toml"), ours);
}

#[test]
fn backups_and_swap_files_of_editors_are_passed_over_in_silence() {
    let names =
        ["goals.toml~", "goals.toml.bak", "#goals.toml#", ".goals.toml.swp", "goals.toml.orig"];
    let mut files = vec![("goals.toml", OURS)];
    files.extend(names.map(|name| (name, THEIRS)));
    let scratch = Scratch::with(&files);
    let mut store = scratch.store();
    assert_eq!((read(&mut store), store.conflicts()), (vec![], vec![]));
    assert_eq!(store.problems(), []);
}

#[test]
fn copy_is_mentioned_once_and_again_when_it_has_changed() {
    let scratch = copied();
    let mention = || {
        let mut store = scratch.store();
        read(&mut store);
        store.mention_once().len()
    };
    assert_eq!((mention(), mention()), (1, 0));
    scratch.put(COPY, &format!("{THEIRS}# more\n"));
    assert_eq!((mention(), mention()), (1, 0));
    assert_eq!(read(&mut scratch.store()), [COPY], "it waits all the same");
}

#[test]
fn merge_takes_what_is_new_and_compares_a_goal_wherever_it_stands() {
    let scratch = copied();
    let offer = scratch.store().offer(COPY).expect("an offer");
    let told: Vec<(&str, bool)> =
        offer.merge.outcomes.iter().map(|o| (o.item().id().as_str(), o.clashes())).collect();
    assert_eq!(told, [("a", true), ("d", true), ("new", false)]);
    merge(&mut scratch.store(), COPY, &newer()).expect("merged");
    let goals = scratch.text("goals.toml");
    assert!(
        goals.starts_with("# mine\n") && goals.contains("A there") && goals.contains("New there"),
        "{goals}"
    );
    assert_eq!(scratch.text("done/2026.toml"), DONE, "done is later");
    assert_eq!(scratch.text(COPY), THEIRS);
}

#[test]
fn merge_begins_the_file_of_a_year_that_has_none() {
    let here = "[[goal]]\nid = \"a\"\ntitle = \"A\"\nmodified = 2026-11-20T08:00:00Z\n";
    let there =
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\ndone = 2019-03-04\nmodified = 2026-11-21T08:00:00Z\n";
    let marked = format!("<<<<<<< HEAD\n{here}=======\n{there}>>>>>>> theirs\n");
    for files in [vec![("goals.toml", here), (COPY, there)], vec![("goals.toml", &marked)]] {
        let scratch = Scratch::with(&files);
        let mut store = scratch.store();
        store.read(Years::All).expect("read");
        let wanted = if files.len() > 1 { COPY } else { "goals.toml" };
        merge(&mut store, wanted, &newer()).expect("merged");
        assert_eq!(scratch.listed(), ["done/2019.toml a A"], "{wanted}");
        store.undo(NOW, Write::Really).expect("undone");
        assert_eq!(scratch.text("goals.toml"), files[0].1, "{wanted}");
    }
}

#[test]
fn merge_writes_nothing_before_a_choice_and_takes_one_item_alone() {
    let scratch = copied();
    let before = scratch.files();
    let refused = merge(&mut scratch.store(), COPY, &Choices::default());
    assert!(matches!(refused, Err(Fault::Refused(Refusal::Undecided(2)))), "{refused:?}");
    assert_eq!(scratch.files(), before);
    let choices =
        Choices { otherwise: Some(Preference::Theirs), by_id: [(id("a"), Side::Ours)].into() };
    let dry = scratch.store().merge(NOW, Write::DryRun, COPY, &choices).expect("worked out");
    assert_eq!((dry.change.name, scratch.files()), (format!("merge, {COPY}"), before));
    merge(&mut scratch.store(), COPY, &choices).expect("merged");
    assert_eq!(
        scratch.listed(),
        [
            "goals.toml a A here",
            "goals.toml same Same",
            "goals.toml d Done here",
            "goals.toml new New there"
        ]
    );
}

#[test]
fn merged_copy_waits_no_more_until_the_merge_is_undone() {
    let scratch = copied();
    let before = scratch.files();
    let mut store = scratch.store();
    let saved = merge(
        &mut store,
        COPY,
        &Choices { otherwise: Some(Preference::Ours), ..Choices::default() },
    )
    .expect("merged");
    assert_eq!(saved.reading.waiting, []);
    assert_eq!(read(&mut scratch.store()), <[&str; 0]>::default());
    store.undo(NOW, Write::Really).expect("undone");
    assert_eq!(scratch.files(), before);
    assert_eq!(read(&mut scratch.store()), [COPY]);
    store.redo(NOW, Write::Really).expect("redone");
    assert_eq!(read(&mut scratch.store()), <[&str; 0]>::default());
    scratch.put(COPY, &format!("{THEIRS}\n[[goal]]\ntitle = \"Later still\"\n"));
    assert_eq!(read(&mut scratch.store()), [COPY]);
}

#[test]
fn copy_goes_only_when_asked_for_and_nothing_of_it_is_missing() {
    let scratch = copied();
    let refused = scratch.store().remove_copy(Write::Really, COPY);
    assert!(matches!(refused, Err(Fault::NotMerged { left: 3, .. })), "{refused:?}");
    merge(&mut scratch.store(), COPY, &newer()).expect("merged");
    scratch.store().remove_copy(Write::DryRun, COPY).expect("it can go");
    assert_eq!(scratch.text(COPY), THEIRS);
    scratch.store().remove_copy(Write::Really, COPY).expect("gone");
    assert!(!scratch.journey().join(COPY).exists());
    assert!(scratch.text("goals.toml").contains("New there"));
    let equal = Scratch::with(&[("goals.toml", OURS), (COPY, OURS)]);
    equal.store().remove_copy(Write::Really, COPY).expect("it says nothing more");
}

#[test]
fn copy_that_says_nothing_new_is_settled_without_a_change_to_undo() {
    let scratch = Scratch::with(&[("goals.toml", OURS), (COPY, OURS)]);
    merge(&mut scratch.store(), COPY, &Choices::default()).expect("merged");
    assert_eq!(read(&mut scratch.store()), <[&str; 0]>::default());
    let undone = scratch.store().undo(NOW, Write::Really);
    assert!(matches!(undone, Err(Fault::NothingToUndo)), "{undone:?}");
}

#[test]
fn broken_copy_is_said_with_its_place_and_left() {
    let broken = "[[goal]]\nid = \"a\"\ntitle = \"A\ndue =\n";
    let scratch = Scratch::with(&[("goals.toml", OURS), (COPY, broken)]);
    let before = scratch.files();
    for fault in [
        scratch.store().offer(COPY).map(drop),
        merge(&mut scratch.store(), COPY, &newer()).map(drop),
        scratch.store().remove_copy(Write::Really, COPY).map(drop),
    ] {
        let said = fault.expect_err("it is broken").to_string();
        assert!(
            said.starts_with(&format!("{}:3:11: ", scratch.journey().join(COPY).display())),
            "{said}"
        );
    }
    let aside = "[[goal]]\nid = \"n\"\ntitle = \"N\"\n\n[[goal]]\nid = \"bad\"\ntitle = 3\n";
    scratch.put(COPY, aside);
    let offer = scratch.store().offer(COPY).expect("the rest reads");
    assert_eq!(
        (offer.problems.len(), offer.problems[0].line, offer.merge.outcomes.len()),
        (1, Some(7), 1)
    );
    merge(&mut scratch.store(), COPY, &newer()).expect("merged");
    assert!(matches!(
        scratch.store().remove_copy(Write::Really, COPY),
        Err(Fault::NotMerged { .. })
    ));
    scratch.put(COPY, broken);
    fs::remove_file(scratch.journey().join("goals.toml")).expect("gone");
    scratch.put("goals.toml", OURS);
    assert_eq!(scratch.files(), before);
}

#[test]
fn copy_is_named_by_any_part_that_is_its_own() {
    let other = "milestones (conflicted copy 2026-11-21 120000).toml";
    let scratch = copied();
    scratch.put(other, "format = 1\n");
    let mut store = scratch.store();
    read(&mut store);
    let named = |wanted: &str| store.conflict(wanted).map(|c| c.name).map_err(|f| f.to_string());
    assert_eq!(named("sync-conflict").as_deref(), Ok(COPY));
    assert_eq!(named(&scratch.journey().join(COPY).display().to_string()).as_deref(), Ok(COPY));
    assert_eq!(named("conflict"), Err("more than one conflict copy fits \"conflict\"".into()));
    assert_eq!(named("nothing"), Err("no conflict copy is called \"nothing\"".into()));
}

const MARKED: &str = "# mine\r\nformat = 1\r\n\r\n[[goal]]\r\nid = \"a\"\r\n<<<<<<< HEAD\r\ntitle = \"A here\"\r\nmodified = 2026-11-20T08:00:00Z\r\n\
                      =======\r\ntitle = \"A there\"\r\nmodified = 2026-11-21T08:00:00Z\r\n>>>>>>> laptop\r\n\r\n\
                      [[goal]]\r\nid = \"same\"\r\ntitle = \"Same\" # kept\r\n\r\n<<<<<<< HEAD\r\n=======\r\n[[goal]]\r\nid = \"new\"\r\ntitle = \"New there\"\r\n>>>>>>> laptop\r\n";

#[test]
fn marked_file_is_merged_into_a_whole_one_and_undo_brings_it_back_to_the_byte() {
    let scratch = Scratch::with(&[("goals.toml", MARKED), ("done/2026.toml", DONE)]);
    let mut store = scratch.store();
    let problems = store.read(Years::All).expect("read").problems;
    assert_eq!((problems.len(), problems[0].line), (1, Some(6)));
    assert_eq!(
        store.conflicts().iter().map(|c| c.form).collect::<Vec<_>>(),
        [ConflictForm::Marked]
    );
    let before = scratch.files();
    let undecided = merge(&mut store, "goals.toml", &Choices::default());
    assert!(matches!(undecided, Err(Fault::Refused(Refusal::Undecided(1)))), "{undecided:?}");
    assert_eq!((scratch.files(), store.problems().len()), (before.clone(), 1));
    let saved = merge(&mut store, "goals.toml", &newer()).expect("merged");
    assert_eq!(saved.change.name, "merge, goals.toml");
    let whole = scratch.text("goals.toml");
    assert!(
        whole.contains("title = \"A there\"\r\n")
            && whole.contains("\"Same\" # kept\r\n")
            && whole.contains("New there"),
        "{whole}"
    );
    assert!(!whole.contains("<<<") && store.problems().is_empty(), "{whole}");
    for _ in 0..2 {
        store.undo(NOW, Write::Really).expect("undone");
        assert_eq!(scratch.files(), before);
        assert_eq!(scratch.store().read(Years::All).expect("read").problems.len(), 1);
        scratch.store().redo(NOW, Write::Really).expect("redone");
        assert_eq!(scratch.text("goals.toml"), whole);
        store = scratch.store();
    }
    scratch.put("goals.toml", &format!("{whole}# by hand\r\n"));
    let undone = scratch.store().undo(NOW, Write::Really);
    assert!(matches!(undone, Err(Fault::ChangedSince { .. })), "{undone:?}");
}

#[test]
fn with_what_both_came_from_only_what_clashes_is_asked() {
    let text = "[[goal]]\nid = \"a\"\n<<<<<<< HEAD\ntitle = \"A here\"\n||||||| 1a2b3c4\ntitle = \"A\"\nwhy = \"Old\"\n\
                [[goal]]\nid = \"gone\"\ntitle = \"Gone\"\n=======\ntitle = \"A\"\nwhy = \"New\"\n\
                [[goal]]\nid = \"gone\"\ntitle = \"Gone\"\n>>>>>>> laptop\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    let offer = scratch.store().offer("goals.toml").expect("an offer");
    let clashes = offer.merge.clashing().map(|d| d.clashes.clone()).collect::<Vec<_>>();
    assert_eq!(clashes, [["why"]]);
    merge(
        &mut scratch.store(),
        "goals",
        &Choices { otherwise: Some(Preference::Theirs), ..Choices::default() },
    )
    .expect("merged");
    let whole = scratch.text("goals.toml");
    assert!(
        whole.contains("A here") && whole.contains("New") && !whole.contains("Gone"),
        "{whole}"
    );
}

#[test]
fn goal_that_one_side_moved_to_its_year_is_in_one_place() {
    let text = "<<<<<<< HEAD\n=======\n[[goal]]\nid = \"d\"\ntitle = \"Done here, renamed\"\nmodified = 2026-11-01T08:00:00Z\n>>>>>>> laptop\n";
    let scratch = Scratch::with(&[("goals.toml", text), ("done/2026.toml", DONE)]);
    let offer = scratch.store().offer("goals.toml").expect("an offer");
    let ids: Vec<&str> = offer.merge.outcomes.iter().map(|o| o.item().id().as_str()).collect();
    assert_eq!(ids, ["d"]);
    merge(&mut scratch.store(), "goals.toml", &newer()).expect("merged");
    assert_eq!(scratch.listed(), ["done/2026.toml d Done here"]);
}

#[test]
fn side_that_is_broken_is_said_with_its_place_in_the_marked_file() {
    let text = "format = 1\n<<<<<<< HEAD\n=======\n[[goal]]\ntitle = \"A\n>>>>>>> laptop\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    let fault = scratch.store().offer("goals.toml").expect_err("a side is broken");
    let path = scratch.journey().join("goals.toml");
    assert!(fault.to_string().starts_with(&format!("{}:5:11: ", path.display())), "{fault}");
    assert!(merge(&mut scratch.store(), "goals.toml", &newer()).is_err());
    assert_eq!(scratch.text("goals.toml"), text);
}

#[test]
fn marked_file_is_not_touched_where_its_text_cannot_be_written_down_first() {
    let scratch = Scratch::with(&[("goals.toml", MARKED)]);
    fs::write(scratch.root().join("state"), "in the way").expect("written");
    let fault = merge(&mut scratch.store(), "goals.toml", &newer()).expect_err("no undo log");
    assert!(fault.is_disk(), "{fault:?}");
    assert_eq!(scratch.text("goals.toml"), MARKED);
}

#[test]
fn offer_tells_what_becomes_of_each_item() {
    let scratch = copied();
    let offer = scratch.store().offer(COPY).expect("an offer");
    assert!(matches!(offer.merge.outcomes[2], Outcome::Added(_)));
    let [a, d] = [0, 1].map(|n| offer.merge.outcomes[n].differing().expect("both have it"));
    assert_eq!((a.newer, d.newer), (Side::Theirs, Side::Ours));
}

#[test]
fn files_that_one_merge_marked_are_merged_together() {
    let goals = "<<<<<<< HEAD\n=======\n[[goal]]\nid = \"d\"\ntitle = \"D, renamed\"\ncreated = 2026-01-01\nmodified = 2026-11-01T08:00:00Z\n>>>>>>> laptop\n\
                 [[goal]]\nid = \"b\"\ntitle = \"B\"\n";
    let done = "<<<<<<< HEAD\n[[goal]]\nid = \"d\"\ntitle = \"D\"\ncreated = 2026-01-01\ndone = 2026-11-02\nmodified = 2026-11-02T08:00:00Z\n\
                =======\n[[goal]]\nid = \"e\"\ntitle = \"E\"\ndone = 2026-11-03\n>>>>>>> laptop\n";
    let scratch = Scratch::with(&[("goals.toml", goals), ("done/2026.toml", done)]);
    let before = scratch.files();
    let offer = scratch.store().offer("goals.toml").expect("an offer");
    assert_eq!(offer.merge.clashing().count(), 1);
    let saved = merge(&mut scratch.store(), "done/2026", &newer()).expect("merged");
    assert_eq!(saved.change.name, "merge, goals.toml and done/2026.toml");
    assert_eq!(scratch.listed(), ["goals.toml b B", "done/2026.toml d D", "done/2026.toml e E"]);
    scratch.store().undo(NOW, Write::Really).expect("undone");
    assert_eq!(scratch.files(), before);
    scratch.store().redo(NOW, Write::Really).expect("redone");
    assert_eq!(scratch.listed().len(), 3);
}

#[test]
fn merge_waits_while_another_file_cannot_be_read() {
    for (name, text) in [(COPY, THEIRS), ("goals.toml", MARKED)] {
        let scratch =
            Scratch::with(&[("goals.toml", OURS), ("done/2026.toml", "[[goal]]\ntitle =")]);
        scratch.put(name, text);
        let before = scratch.files();
        let fault = merge(&mut scratch.store(), name, &newer())
            .expect_err("it may hold what seems to be missing");
        assert!(fault.to_string().contains("2026.toml:2:"), "{fault}");
        assert_eq!(scratch.files(), before);
    }
}
