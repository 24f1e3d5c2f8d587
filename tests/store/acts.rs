//! Every kind of save, each with a journey in which it has something to do.

use crate::store::scratch::{NOW, Scratch, add, alter, change, date, delete, done, goal, id};
use milepost::domain::change::{Change, Edit};
use milepost::domain::goal::State;
use milepost::domain::journey::Journey;
use milepost::domain::merge::Choices;
use milepost::domain::milestone::Milestone;
use milepost::domain::problem::Problem;
use milepost::domain::record::Record;
use milepost::store::fault::Fault;
use milepost::store::{Store, Write, Years};
use std::collections::BTreeSet;
use std::fs;

const OPEN: &str = "# f\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n\n[[goal]]\nid = \"c\"\ntitle = \"C\"\n";
const YEAR: &str = "format = 1\n\n[[goal]]\nid = \"x\"\ntitle = \"X\"\ndone = 2019\n\n[[goal]]\nid = \"y\"\ntitle = \"Y\"\ndone = 2019\n";
/// A file in which one side of a merge has a goal open again that stands in its year.
const MARKED: &str = "# f\n<<<<<<< HEAD\n=======\n[[goal]]\nid = \"x\"\ntitle = \"X\"\nmodified = 2026-11-01T08:00:00Z\n\n>>>>>>> laptop\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n";

/// One kind of save.
#[derive(Clone, Copy)]
pub struct Act {
    pub name: &'static str,
    /// Whether it is a change, rather than an undo or redo of one.
    pub is_change: bool,
    prepare: fn() -> Scratch,
    pub run: fn(&mut Store) -> Result<(), Fault>,
}

/// All of them.
pub fn acts() -> Vec<Act> {
    let act = |name, prepare, run| Act {
        name,
        is_change: !name.starts_with("undo") && !name.starts_with("redo"),
        prepare,
        run,
    };
    let undo: fn(&mut Store) -> Result<(), Fault> = |s| s.undo(NOW, Write::Really).map(drop);
    vec![
        act("the first goal", Scratch::empty, |s| add(s, goal("n", "N")).map(drop)),
        act("add", usual, |s| add(s, goal("n", "N")).map(drop)),
        act("done into a new folder", open_only, |s| done(s, "a", "2026-11-22").map(drop)),
        act("done into a new file", usual, |s| done(s, "a", "2026-11-22").map(drop)),
        act("done into an old file", usual, |s| done(s, "a", "2019-01-01").map(drop)),
        act("reopen", usual, |s| alter(s, "reopen", "x", |g| g.state = State::ACTIVE).map(drop)),
        act("delete", usual, |s| delete(s, "a").map(drop)),
        act("promote", usual, promote),
        act("done with its milestone", usual, |s| {
            batch(s, |j| vec![ended(j, "a", "2026", true), milestone("a")])
        }),
        act("a batch over four files", usual, |s| {
            batch(s, |j| {
                let (one, two) = (ended(j, "a", "2019", false), ended(j, "b", "2018", true));
                vec![one, two, milestone("b"), Edit::add(goal("n", "N"))]
            })
        }),
        act("the merge of a marked file", marked, merge_marked),
        act("restore", gone_on, restore),
        act("undo", || with_done("2018"), undo),
        act("undo into no folder", only_done, undo),
        act("undo a batch", with_batch, undo),
        act("undo the merge of a marked file", merged, undo),
        act("undo a restore", restored, undo),
        act("redo", undone, |s| s.redo(NOW, Write::Really).map(drop)),
    ]
}

impl Act {
    /// A journey in which it has something to do.
    pub fn prepared(&self) -> Scratch {
        let scratch = (self.prepare)();
        fs::create_dir_all(scratch.root().join("state")).expect("made");
        scratch
    }

    /// The states before and after it.
    pub fn whole(&self) -> (Vec<String>, Vec<String>) {
        let scratch = self.prepared();
        let before = state(&scratch);
        (self.run)(&mut scratch.store()).expect("no trouble, no fault");
        (before, state(&scratch))
    }
}

fn usual() -> Scratch {
    Scratch::with(&[("goals.toml", OPEN), ("done/2019.toml", YEAR)])
}

fn open_only() -> Scratch {
    Scratch::with(&[("goals.toml", OPEN)])
}

fn with_done(year: &str) -> Scratch {
    let scratch = usual();
    done(&mut scratch.store(), "b", year).expect("saved");
    scratch
}

fn only_done() -> Scratch {
    let scratch = open_only();
    done(&mut scratch.store(), "b", "2018").expect("saved");
    scratch
}

fn with_batch() -> Scratch {
    let scratch = usual();
    promote(&mut scratch.store()).expect("saved");
    scratch
}

fn marked() -> Scratch {
    Scratch::with(&[("goals.toml", MARKED), ("done/2019.toml", YEAR)])
}

fn merged() -> Scratch {
    let scratch = marked();
    merge_marked(&mut scratch.store()).expect("merged");
    scratch
}

fn merge_marked(store: &mut Store) -> Result<(), Fault> {
    let newer = Choices::by_the_rule();
    let merged = store.merge(NOW, Write::Really, "goals.toml", &newer);
    merged.map(drop)
}

/// Restores the newest backup that differs from what is there.
fn restore(store: &mut Store) -> Result<(), Fault> {
    let backups = store.backups()?;
    let other = backups.iter().find(|backup| backup.differs());
    let name = other.expect("a backup that differs").name;
    store.restore(NOW, Write::Really, name).map(drop)
}

/// A journey with a backup of before its last change, which can no longer be undone.
fn gone_on() -> Scratch {
    let scratch = with_done("2018");
    let states = fs::read_dir(scratch.root().join("state")).expect("there");
    for state in states.flatten() {
        fs::remove_file(state.path().join("undo.jsonl")).expect("gone");
    }
    scratch
}

fn restored() -> Scratch {
    let scratch = gone_on();
    restore(&mut scratch.store()).expect("restored");
    scratch
}

fn undone() -> Scratch {
    let scratch = with_done("2018");
    scratch.store().undo(NOW, Write::Really).expect("undone");
    scratch
}

fn promote(store: &mut Store) -> Result<(), Fault> {
    batch(store, |j| {
        let x = altered(j, "x", |g| g.milestone = Some(id("mx")));
        vec![milestone("x"), x]
    })
}

fn batch(store: &mut Store, edits: fn(&Journey) -> Vec<Edit>) -> Result<(), Fault> {
    change(store, |journey| Change::new("batch", "several", edits(journey))).map(drop)
}

fn milestone(from: &str) -> Edit {
    let mut milestone = Milestone::new(id(&format!("m{from}")), "M", date("2026"));
    milestone.from = Some(id(from));
    Edit::add(milestone)
}

fn ended(journey: &Journey, which: &str, on: &str, with_milestone: bool) -> Edit {
    altered(journey, which, |goal| {
        goal.state = State::done(date(on));
        goal.milestone = with_milestone.then(|| id(&format!("m{which}")));
    })
}

fn altered(journey: &Journey, which: &str, f: impl Fn(&mut milepost::domain::goal::Goal)) -> Edit {
    let before = journey.item(&id(which)).expect("it is there").clone();
    let mut after = (**before.as_goal().expect("a goal")).clone();
    f(&mut after);
    Edit::alter(before, after)
}

/// All that a new process reads, item by item, and each file that has the marks of a merge in it; it must find nothing
/// else that is wrong.
pub fn state(scratch: &Scratch) -> Vec<String> {
    let reading = scratch.store().read(Years::All).expect("it reads");
    let (marks, wrong): (Vec<Problem>, Vec<Problem>) = reading
        .problems
        .into_iter()
        .partition(|problem| problem.message.contains("unresolved merge conflict"));
    assert!(wrong.is_empty(), "{wrong:?}");
    let items = |(home, items): &(_, Vec<Record>)| -> Vec<String> {
        let line = |item: &Record| format!("{home} {item:?}");
        items.iter().map(line).collect()
    };
    let mut lines: Vec<String> = reading.files.iter().flat_map(items).collect();
    lines.extend(marks.into_iter().map(|problem| problem.message));
    lines.sort();
    lines
}

/// The next save works unaided, and leaves nothing of the one that broke off.
pub fn next_save_works(scratch: &Scratch, what: &str) {
    let now = state(scratch);
    let later: Record = match is_marked(scratch) {
        true => Milestone::new(id("later"), "Later", date("1997")).into(),
        false => goal("later", "Later").into(),
    };
    add(&mut scratch.store(), later).unwrap_or_else(|e| panic!("{what}: {e}"));
    let (later, others): (Vec<String>, Vec<String>) =
        state(scratch).into_iter().partition(|line| line.contains("\"Later\""));
    assert_eq!((later.len(), &others), (1, &now), "{what}");
    assert_eq!(temporaries(scratch), 0, "{what}");
    let files = scratch.files();
    let whole = files.values().filter(|bytes| !bytes.starts_with(MARKED.as_bytes()));
    let texts = whole.map(|b| String::from_utf8_lossy(b));
    let ids: Vec<String> = texts
        .flat_map(|t| {
            t.lines().filter(|l| l.starts_with("id = ")).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{what}: not tidied up: {ids:?}");
}

fn is_marked(scratch: &Scratch) -> bool {
    let goals = fs::read(scratch.journey().join("goals.toml"));
    goals.is_ok_and(|bytes| bytes == MARKED.as_bytes())
}

/// How many files lie in the journey that are only there for the time of a save.
pub fn temporaries(scratch: &Scratch) -> usize {
    let files = scratch.files();
    files.keys().filter(|n| n.contains("milepost-tmp")).count()
}
