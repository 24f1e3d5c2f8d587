//! Changes whose record for undo cannot be written: undo does not go past them, and is not begun without its own mark.

use crate::store::crash::{Trouble, troubled};
use crate::store::scratch::{NOW, Scratch, add, change, date, delete, goal, id};
use milepost::domain::change::{Change, Edit};
use milepost::domain::milestone::Milestone;
use milepost::domain::record::Record;
use milepost::store::fault::Fault;
use milepost::store::{Store, Write};
use std::fs;
use std::sync::{Arc, Mutex};

/// A journey that one process changes, whose log can be written to or not.
struct Desk {
    scratch: Scratch,
    store: Store,
    trouble: Arc<Mutex<Trouble>>,
}

impl Desk {
    fn new() -> Desk {
        let (scratch, trouble) = (Scratch::empty(), Arc::new(Mutex::new(Trouble::None)));
        let store = troubled(&scratch, &Arc::default(), &trouble);
        Desk { scratch, store, trouble }
    }

    fn log(&self, trouble: Trouble) {
        *self.trouble.lock().expect("no panic") = trouble;
    }

    /// Takes the last line out of the log, as if it had not been written.
    fn forget_last_line(&self) {
        let states = fs::read_dir(self.scratch.root().join("state")).expect("there");
        let log = states.flatten().next().expect("one").path().join("undo.jsonl");
        let text = fs::read_to_string(&log).expect("read");
        let end = text.trim_end().rfind('\n').expect("several lines") + 1;
        fs::write(&log, &text[..end]).expect("written");
    }

    /// Adds a goal; whether that can be undone.
    fn adds(&mut self, name: &str) -> bool {
        add(&mut self.store, goal(name, name)).expect("saved").undo_lost.is_none()
    }

    fn undoes(&mut self) -> Result<String, Fault> {
        self.store.undo(NOW, Write::Really).map(|undone| undone.name)
    }

    fn redoes(&mut self) -> Result<String, Fault> {
        self.store.redo(NOW, Write::Really).map(|redone| redone.name)
    }
}

#[test]
fn undo_does_not_go_past_a_change_without_a_record() {
    let mut desk = Desk::new();
    assert!(desk.adds("a"));
    desk.log(Trouble::Unlogged);
    assert!(!desk.adds("b"));
    assert!(!desk.adds("c"));
    let files = desk.scratch.files();
    for trouble in [Trouble::Unlogged, Trouble::None] {
        desk.log(trouble);
        let refused = desk.undoes().expect_err("it has no record").to_string();
        assert!(refused.starts_with("\"add, c\" cannot be undone"), "{refused}");
        assert!(refused.ends_with("undo.jsonl: the disk is full"), "{refused}");
        assert_eq!(desk.scratch.files(), files);
    }
    assert_eq!(desk.store.history().expect("read").undo, []);
    assert!(desk.adds("d"));
    assert_eq!(desk.undoes().expect("undone"), "add, d");
    assert!(desk.undoes().expect_err("still").to_string().starts_with("\"add, c\""));
    assert_eq!(desk.redoes().expect("redone"), "add, d");
    assert_eq!(desk.scratch.listed().len(), 4);
}

#[test]
fn redo_does_not_go_past_a_change_without_a_record() {
    let mut desk = Desk::new();
    assert!(desk.adds("a"));
    assert_eq!(desk.undoes().expect("undone"), "add, a");
    desk.log(Trouble::Unlogged);
    assert!(!desk.adds("b"));
    desk.log(Trouble::None);
    assert!(matches!(desk.redoes(), Err(Fault::NothingToRedo)));
}

#[test]
fn undo_and_redo_whose_mark_cannot_be_written_change_nothing() {
    let mut desk = Desk::new();
    assert!(desk.adds("a") && desk.adds("b"));
    assert_eq!(desk.undoes().expect("undone"), "add, b");
    let files = desk.scratch.files();
    desk.log(Trouble::Unlogged);
    for reverted in [desk.undoes(), desk.redoes()] {
        let refused = reverted.expect_err("it cannot be marked");
        assert!(matches!(refused, Fault::NotUndoable { .. }), "{refused}");
        assert!(refused.to_string().ends_with("undo.jsonl: the disk is full"), "{refused}");
    }
    assert_eq!(desk.scratch.files(), files);
    desk.log(Trouble::None);
    assert_eq!(desk.redoes().expect("redone"), "add, b");
    assert_eq!(desk.undoes().expect("undone"), "add, b");
}

/// The end of an undo that is not noted: the next one notes it, or else changes nothing.
#[test]
fn undo_goes_on_from_where_the_log_broke_off() {
    let mut desk = Desk::new();
    assert!(desk.adds("a") && desk.adds("b"));
    assert_eq!(desk.undoes().expect("undone"), "add, b");
    desk.forget_last_line();
    desk.log(Trouble::Unlogged);
    let refused = desk.undoes().expect_err("it cannot be noted");
    assert!(matches!(refused, Fault::NotUndoable { .. }), "{refused}");
    desk.log(Trouble::None);
    assert_eq!(desk.undoes().expect("undone"), "add, a");
    assert_eq!(desk.redoes().expect("redone"), "add, a");
    assert_eq!(desk.redoes().expect("redone"), "add, b");
}

#[test]
fn change_without_a_record_does_not_make_the_one_before_it_look_broken_off() {
    let mut desk = Desk::new();
    let milestone = Milestone::new(id("m"), "M", date("1997"));
    let both = [goal("a", "a").into(), milestone.into()].map(|item: Record| Edit::add(item));
    change(&mut desk.store, |_| Change::new("add", "both", both.to_vec())).expect("saved");
    desk.forget_last_line();
    desk.log(Trouble::Unlogged);
    delete(&mut desk.store, "a").expect("saved");
    desk.log(Trouble::None);
    assert!(desk.adds("b"));
    assert_eq!(desk.scratch.listed(), ["goals.toml b b", "milestones.toml m M"]);
}
