//! Undo and redo over new processes, to the byte; and what they leave alone.

use crate::store::scratch::{
    NOW, Scratch, add, alter, alter_milestone, change, date, delete, done, goal, id, shift,
};
use milepost::domain::change::{Change, Edit, Place, Run};
use milepost::domain::goal::{Dropped, LogEntry, State};
use milepost::domain::journey::Journey;
use milepost::domain::measure::{Amount, Measure};
use milepost::domain::milestone::Milestone;
use milepost::store::fault::Fault;
use milepost::store::{Reverted, Store, Write};
use std::fs;

const ODD: &str = "\u{feff}# mine\r\n\r\n[[goal]]\r\ntitle = 'no id'\r\n\r\n# above\r\n[[goal]] # h\r\nid = \"a\"\r\ntitle = \"A\"   # t\r\n[goal.measure]\r\ntarget = 9\r\nodd = 1\r\n\r\n# free\r\n\r\n[[goal]]\r\nid = \"b\"\r\ntitle = \"B\"\r\ntags = [\r\n  'x', # one\r\n]\r\n[other]\r\ny = 2\r\n[[goal]]\r\nid = \"c\"\r\ntitle = \"C\"";

fn undo(store: &mut Store) -> Result<Reverted, Fault> {
    store.undo(NOW, Write::Really)
}

fn redo(store: &mut Store) -> Result<Reverted, Fault> {
    store.redo(NOW, Write::Really)
}

type Act = dyn Fn(&mut Store);

/// Twenty changes of every kind, each by a store of its own.
fn twenty() -> Vec<Box<Act>> {
    let measure = || Measure {
        done: Amount::default(),
        target: Amount::parse("9").expect("a number"),
        unit: "pages".into(),
    };
    let note = |text: &str| LogEntry { on: date("2026-11-22"), text: text.into(), amount: None };
    vec![
        Box::new(|s| drop(add(s, goal("n1", "New")).expect("add"))),
        Box::new(|s| drop(done(s, "a", "2026-11-22").expect("done"))),
        Box::new(|s| drop(alter(s, "edit", "b", |g| g.title = "B2".into()).expect("edit"))),
        Box::new(|s| drop(shift(s, "c", Place::First).expect("move"))),
        Box::new(|s| drop(delete(s, "b").expect("delete"))),
        Box::new(move |s| drop(alter(s, "log", "c", |g| g.log.push(note("one"))).expect("log"))),
        Box::new(move |s| drop(alter(s, "log", "c", |g| g.log.push(note("two"))).expect("log"))),
        Box::new(|s| {
            drop(
                alter(s, "drop", "c", |g| {
                    g.state = State::dropped(Dropped { on: date("2019"), why: "w".into() })
                })
                .expect("drop"),
            )
        }),
        Box::new(|s| drop(add(s, Milestone::new(id("m"), "M", date("1997"))).expect("milestone"))),
        Box::new(|s| {
            drop(alter_milestone(s, "m", |m| m.note = Some("a\nb".into())).expect("edit"))
        }),
        Box::new(|s| drop(add(s, goal("n2", "New 2")).expect("add"))),
        Box::new(move |s| {
            drop(alter(s, "edit", "n2", |g| g.measure = Some(measure())).expect("edit"))
        }),
        Box::new(|s| drop(alter(s, "reopen", "a", |g| g.state = State::ACTIVE).expect("reopen"))),
        Box::new(|s| drop(shift(s, "a", Place::After(id("n1"))).expect("move"))),
        Box::new(|s| drop(alter(s, "state", "n1", |g| g.state = State::SOMEDAY).expect("state"))),
        Box::new(|s| drop(alter(s, "edit", "a", |g| g.measure = None).expect("edit"))),
        Box::new(|s| drop(alter(s, "edit", "a", |g| g.tags = vec!["t".into()]).expect("edit"))),
        Box::new(|s| drop(delete(s, "m").expect("delete"))),
        Box::new(|s| drop(done(s, "n1", "2020-05").expect("done"))),
        Box::new(|s| {
            drop(alter(s, "edit", "n2", |g| g.why = Some("because".into())).expect("edit"))
        }),
    ]
}

#[test]
fn twenty_changes_twenty_undos_and_twenty_redos_end_in_the_same_bytes() {
    for text in [
        ODD.to_owned(),
        ODD.replace('\r', ""),
        format!("format = 1\n{}", ODD.replace(['\r', '\u{feff}'], "")),
    ] {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        let mut states = vec![scratch.files()];
        for step in twenty() {
            step(&mut scratch.store());
            states.push(scratch.files());
        }
        let last = states.len() - 1;
        for n in (0..last).rev() {
            undo(&mut scratch.store()).unwrap_or_else(|e| panic!("undo of change {n}: {e}"));
            assert_eq!(texts(&scratch), spoken(&states[n]), "undo of change {n}");
        }
        assert!(matches!(undo(&mut scratch.store()), Err(Fault::NothingToUndo)));
        for (n, state) in states.iter().enumerate().skip(1) {
            redo(&mut scratch.store()).unwrap_or_else(|e| panic!("redo of change {n}: {e}"));
            assert_eq!(texts(&scratch), spoken(state), "redo of change {n}");
        }
        assert!(matches!(redo(&mut scratch.store()), Err(Fault::NothingToRedo)));
    }
}

fn texts(scratch: &Scratch) -> Vec<String> {
    spoken(&scratch.files())
}

fn spoken(files: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<String> {
    files
        .iter()
        .map(|(name, bytes)| format!("{name}: {}", String::from_utf8_lossy(bytes)))
        .collect()
}

#[test]
fn undo_names_what_it_took_back_and_a_new_change_ends_redo() {
    let scratch = Scratch::empty();
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    add(&mut scratch.store(), goal("b", "B")).expect("saved");
    let names =
        |list: &[milepost::store::Done]| list.iter().map(|d| d.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&scratch.store().history().expect("read").undo), ["add, B", "add, A"]);
    assert_eq!(undo(&mut scratch.store()).expect("undone").name, "add, B");
    assert_eq!(names(&scratch.store().history().expect("read").redo), ["add, B"]);
    add(&mut scratch.store(), goal("c", "C")).expect("saved");
    assert!(matches!(redo(&mut scratch.store()), Err(Fault::NothingToRedo)));
    assert_eq!(scratch.listed(), ["goals.toml a A", "goals.toml c C"]);
}

#[test]
fn an_item_changed_by_hand_since_is_left_and_said() {
    let scratch = Scratch::empty();
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    alter(&mut scratch.store(), "edit", "a", |g| g.due = Some(date("2027"))).expect("saved");
    scratch.put("goals.toml", &scratch.text("goals.toml").replace("\"A\"", "\"A by hand\""));
    let before = scratch.files();
    for name in ["edit, A", "add, A", "edit, A", "edit, A"] {
        let fault = undo(&mut scratch.store()).expect_err("changed by hand");
        assert_eq!(
            fault.to_string(),
            format!("\"A\" has been changed since \"{name}\", so it was left alone")
        );
        assert!(!fault.is_disk());
        assert_eq!(scratch.files(), before);
    }
    scratch.put("goals.toml", &scratch.text("goals.toml").replace("\"A by hand\"", "\"A\""));
    assert_eq!(undo(&mut scratch.store()).expect("as it was").name, "edit, A");
}

#[test]
fn other_changes_by_hand_are_no_hindrance_and_stay() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n\n[[goal]]\nid = \"c\"\ntitle = \"C\"\n",
    )]);
    delete(&mut scratch.store(), "b").expect("saved");
    let hand = scratch
        .text("goals.toml")
        .replace("title = \"A\"\n", "title = \"A\"\ndue = 2027 # by hand\n");
    scratch.put("goals.toml", &format!("# top\n\n{hand}"));
    undo(&mut scratch.store()).expect("undone");
    assert_eq!(
        scratch.text("goals.toml"),
        "# top\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\ndue = 2027 # by hand\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n\n[[goal]]\nid = \"c\"\ntitle = \"C\"\n"
    );
}

#[test]
fn undo_of_a_delete_does_not_double_what_was_made_again_by_hand() {
    let text = "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    delete(&mut scratch.store(), "a").expect("saved");
    scratch.put("goals.toml", &text.replace("\"A\"", "\"again\""));
    undo(&mut scratch.store()).expect_err("it is there again");
    assert_eq!(scratch.listed(), ["goals.toml a again"]);
}

#[test]
fn a_file_that_the_change_made_goes_only_if_nothing_else_is_in_it() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n",
    )]);
    done(&mut scratch.store(), "a", "2019").expect("saved");
    let hand = format!("{}\n# by hand\n", scratch.text("done/2019.toml"));
    scratch.put("done/2019.toml", &hand);
    undo(&mut scratch.store()).expect("undone");
    assert_eq!(
        scratch.text("done/2019.toml"),
        "format = 1\n\n\n# by hand\n".replace("\n\n\n", "\n\n")
    );
    assert_eq!(scratch.listed(), ["goals.toml a A", "goals.toml b B"]);
}

#[test]
fn the_log_and_its_folder_are_for_their_owner_alone_and_damage_to_it_is_survived() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::empty();
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    let folder = fs::read_dir(scratch.root().join("state"))
        .expect("made")
        .flatten()
        .next()
        .expect("one")
        .path();
    let log = folder.join("undo.jsonl");
    let mode =
        |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&log)), (0o700, 0o600));
    fs::write(&log, [fs::read(&log).expect("read"), b"\0\0\0\n{\"n\":3,".to_vec()].concat())
        .expect("written");
    add(&mut scratch.store(), goal("b", "B")).expect("saved");
    assert_eq!(undo(&mut scratch.store()).expect("undone").name, "add, B");
    assert_eq!(undo(&mut scratch.store()).expect("undone").name, "add, A");
    fs::write(&log, "\0\0").expect("written");
    assert!(matches!(undo(&mut scratch.store()), Err(Fault::NothingToUndo)));
}

#[test]
fn without_a_place_for_the_log_saving_works_and_says_so() {
    let scratch = Scratch::empty();
    fs::write(scratch.root().join("state"), "a file").expect("written");
    let saved = add(&mut scratch.store(), goal("a", "A")).expect("saved");
    assert!(saved.undo_lost.expect("said").contains("cannot make the folder"));
    assert_eq!(scratch.listed(), ["goals.toml a A"]);
}

#[test]
fn a_dry_undo_writes_nothing() {
    let scratch = Scratch::empty();
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    let before = scratch.files();
    let mut store = scratch.store();
    let reverted = store.undo(NOW, Write::DryRun).expect("worked out");
    assert!(reverted.reading.files.iter().all(|(_, items)| items.is_empty()));
    assert_eq!(scratch.files(), before);
    assert_eq!(scratch.store().history().expect("read").redo, []);
}

#[test]
fn the_folder_of_the_years_goes_with_the_only_year() {
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
    done(&mut scratch.store(), "a", "2026").expect("done");
    undo(&mut scratch.store()).expect("undone");
    assert!(!scratch.journey().join("done").exists());
    redo(&mut scratch.store()).expect("redone");
    assert!(scratch.journey().join("done/2026.toml").exists());
}

#[test]
fn an_id_that_stood_twice_before_does_not_stand_in_the_way() {
    let text = "[[goal]]\nid = \"a\"\ntitle = \"one\"\n\n[[goal]]\nid = \"a\"\ntitle = \"two\"\n";
    for title in ["one", "two"] {
        let scratch = Scratch::with(&[("goals.toml", text)]);
        let listed = scratch.listed();
        let line = listed.iter().find(|line| line.ends_with(title));
        let which = line.and_then(|line| line.split(' ').nth(1)).expect("listed");
        done(&mut scratch.store(), which, "2026").expect("done");
        assert_eq!(scratch.listed().len(), 2, "{title}");
        undo(&mut scratch.store()).expect("undone");
        assert_eq!(scratch.text("goals.toml"), text, "{title}");
        redo(&mut scratch.store()).expect("redone");
        assert_eq!(scratch.listed().len(), 2, "{title}");
    }
}

/// Three goals by the program, of which the last is changed by hand.
fn last_of_three_changed_by_hand() -> Scratch {
    let scratch = Scratch::empty();
    for name in ["a", "b", "c"] {
        add(&mut scratch.store(), goal(name, name)).expect("saved");
    }
    let by_hand = scratch.text("goals.toml").replace("\"c\"\nmod", "\"by hand\"\nmod");
    scratch.put("goals.toml", &by_hand);
    scratch
}

#[test]
fn a_second_undo_passes_over_what_the_first_said_is_in_the_way() {
    let scratch = last_of_three_changed_by_hand();
    undo(&mut scratch.store()).expect_err("changed by hand");
    for (name, left) in [("add, b", 2), ("add, a", 1)] {
        let undone = undo(&mut scratch.store()).expect("undone");
        assert_eq!((undone.name.as_str(), undone.left), (name, vec!["add, c".into()]));
        assert_eq!(scratch.listed().len(), left);
    }
    undo(&mut scratch.store()).expect_err("only what is in the way is left");
    assert_eq!(scratch.listed(), ["goals.toml c by hand"]);
    for name in ["add, a", "add, b"] {
        assert_eq!(redo(&mut scratch.store()).expect("redone").name, name);
    }
}

#[test]
fn undo_passes_over_and_returns_to_a_change_that_fits_again() {
    let scratch = last_of_three_changed_by_hand();
    undo(&mut scratch.store()).expect_err("changed by hand");
    add(&mut scratch.store(), goal("d", "d")).expect("saved");
    assert_eq!(undo(&mut scratch.store()).expect("undone").name, "add, d");
    undo(&mut scratch.store()).expect_err("said anew");
    assert_eq!(undo(&mut scratch.store()).expect("undone").name, "add, b");
    let as_it_was = scratch.text("goals.toml").replace("by hand", "c");
    scratch.put("goals.toml", &as_it_was);
    let undone = undo(&mut scratch.store()).expect("as it was");
    assert_eq!((undone.name.as_str(), undone.left.len()), ("add, c", 0));
}

#[test]
fn a_dry_undo_does_not_count_as_said() {
    let scratch = last_of_three_changed_by_hand();
    for _ in 0..2 {
        let dry = scratch.store().undo(NOW, Write::DryRun);
        dry.expect_err("changed by hand");
    }
    undo(&mut scratch.store()).expect_err("said for the first time");
    let dry = scratch.store().undo(NOW, Write::DryRun).expect("worked out");
    assert_eq!(dry.name, "add, b");
}

#[test]
fn ids_given_to_very_many_goals_are_taken_back_and_given_again() {
    let text: String = (0..3_000).map(|n| format!("[[goal]]\ntitle = \"G{n}\"\n\n")).collect();
    let scratch = Scratch::with(&[("goals.toml", &text)]);
    add(&mut scratch.store(), goal("a", "A")).expect("saved");
    let saved = scratch.files();
    undo(&mut scratch.store()).expect("undone");
    assert!(scratch.text("goals.toml") == text);
    redo(&mut scratch.store()).expect("redone");
    assert!(scratch.files() == saved);
}

#[test]
fn a_line_written_where_the_last_item_ended_without_a_newline_stays_a_line() {
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"")]);
    done(&mut scratch.store(), "a", "2026").expect("done");
    scratch.put("goals.toml", "format = 1\n# by hand\n");
    undo(&mut scratch.store()).expect("undone");
    assert_eq!(
        scratch.text("goals.toml"),
        "format = 1\n# by hand\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n"
    );
}

#[test]
fn undo_takes_a_run_of_changes_together() {
    let scratch = Scratch::with(&[("goals.toml", ODD)]);
    let mut store = scratch.store();
    alter(&mut store, "edit", "c", |g| g.note = Some("C2".into())).expect("edited");
    let before = scratch.text("goals.toml");
    let run = Some(Run("evening".into()));
    for (name, new) in [("a", "A2"), ("b", "B2"), ("c", "C2")] {
        let renamed = |journey: &Journey| {
            let mut after = (**journey.goal(&id(name)).expect("a goal")).clone();
            let before = after.clone();
            after.title = new.into();
            let renamed = Change::new("renamed", new, vec![Edit::alter(before, after)]);
            Change { run: run.clone(), ..renamed }
        };
        change(&mut store, renamed).expect("saved");
    }
    let (after, backups) = (scratch.text("goals.toml"), store.backups().expect("listed").len());
    assert_eq!(backups, 2, "one before the run");
    assert_eq!(store.history().expect("read").undo[0].name, "renamed, C2");
    assert_eq!(store.history().expect("read").undo.len(), 2);
    assert_eq!(undo(&mut store).expect("undone").name, "renamed, C2");
    assert_eq!(scratch.text("goals.toml"), before);
    assert_eq!(redo(&mut store).expect("redone").name, "renamed, C2");
    assert_eq!(scratch.text("goals.toml"), after);
    undo(&mut scratch.store()).expect("undone");
    undo(&mut scratch.store()).expect("undone");
    assert_eq!(scratch.text("goals.toml"), ODD);
}
