//! Any sequence of changes, hand edits, undos and redos: all parses, nothing foreign is lost, undo brings bytes back.

use crate::store::scratch::{
    NOW, Scratch, add, alter, change, date, delete, done, goal, id, shift,
};
use crate::trial::times;
use milepost::domain::breaks::{Break, BreakKind};
use milepost::domain::change::{Change, Edit, Place};
use milepost::domain::date::Span;
use milepost::domain::goal::{LogEntry, State};
use milepost::domain::problem::Problem;
use milepost::domain::record::Record;
use milepost::store::fault::Fault;
use milepost::store::{Saved, Store, Write, Years};
use proptest::prelude::*;
use std::sync::Arc;

/// One thing that happens to a journey; numbers choose among the goals that there are.
#[derive(Clone, Debug)]
enum Step {
    Add(String),
    Title(usize, String),
    Note(usize, String),
    Log(usize, String),
    Tags(usize, Vec<String>),
    Done(usize, u16),
    Reopen(usize),
    Delete(usize),
    Move(usize, Option<usize>),
    /// A pause, or the end of the first that is on.
    Break(String),
    Unrest,
    /// The first rest goes.
    Restless,
}

/// A step of the program, or one of a person with an editor.
#[derive(Clone, Debug)]
enum Deed {
    Change(Step),
    /// A line of comment is put in, before the line of that number.
    Comment(usize),
    /// The title in the line of that number, if it has one, is changed.
    Retitle(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => step().prop_map(Deed::Change),
        1 => (0..40usize).prop_map(Deed::Comment),
        1 => (0..40usize).prop_map(Deed::Retitle),
    ]
}

const BY_HAND: &str = "# by hand, number";

/// Does it as an editor would. What is not understood afterwards, as the line fell into a text of several lines, is as
/// it was.
fn edit_by_hand(scratch: &Scratch, number: usize, deed: &Deed) {
    let text = scratch.text("goals.toml");
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    match deed {
        Deed::Change(_) => {}
        Deed::Comment(at) => {
            let at = at % (lines.len() + 1);
            // Nobody writes in front of a byte order mark: editors do not show it.
            let before_mark = at == 0 && text.starts_with('\u{feff}');
            if before_mark || at > 0 && !lines[at - 1].ends_with('\n') {
                return;
            }
            lines.insert(at, format!("{BY_HAND} {number}.\n"));
        }
        Deed::Retitle(at) => {
            if let Some(line) = lines.get_mut(*at).filter(|l| l.starts_with("title = \"")) {
                *line = line.replacen("= \"", &format!("= \"H{number} "), 1);
            }
        }
    }
    let problems = |scratch: &Scratch| {
        let read = scratch.store().read(Years::All).expect("it reads");
        let messages = read.problems.into_iter().map(|p| p.message);
        let items = match deed {
            Deed::Comment(_) => format!("{:?}", read.files),
            Deed::Change(_) | Deed::Retitle(_) => {
                let counts = read.files.iter().map(|(_, items)| items.len());
                counts.sum::<usize>().to_string()
            }
        };
        (messages.collect::<Vec<String>>(), items)
    };
    let before = problems(scratch);
    scratch.put("goals.toml", &lines.concat());
    if problems(scratch) != before {
        scratch.put("goals.toml", &text);
    }
}

/// All that was written by hand, in all files, and whatever else is foreign.
fn kept(scratch: &Scratch) -> Vec<String> {
    let files = scratch.files();
    let texts = files.values().map(|b| String::from_utf8_lossy(b).into_owned());
    let mut lines: Vec<String> = texts
        .flat_map(|t| {
            let text = t.trim_start_matches('\u{feff}');
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|l| l.contains(BY_HAND) || l.starts_with("title = \"H"))
        .chain(foreign(scratch))
        .collect();
    lines.sort();
    lines
}

fn step() -> impl Strategy<Value = Step> {
    let text = "[a-zé\"'\\\\#\\[\\]=\n\t \u{202e}]{1,8}"
        .prop_filter("blank", |t: &String| !t.trim().is_empty());
    let (which, why) = (0..8usize, text.clone());
    prop_oneof![
        text.clone().prop_map(Step::Add),
        (which.clone(), text.clone()).prop_map(|(n, t)| Step::Title(n, t)),
        (which.clone(), text.clone()).prop_map(|(n, t)| Step::Note(n, t)),
        (which.clone(), text.clone()).prop_map(|(n, t)| Step::Log(n, t)),
        (which.clone(), prop::collection::vec(text, 0..3)).prop_map(|(n, t)| Step::Tags(n, t)),
        (which.clone(), 2024..2027u16).prop_map(|(n, y)| Step::Done(n, y)),
        which.clone().prop_map(Step::Reopen),
        which.clone().prop_map(Step::Delete),
        (which.clone(), prop::option::of(which)).prop_map(|(n, m)| Step::Move(n, m)),
        why.prop_map(Step::Break),
        Just(Step::Unrest),
        Just(Step::Restless),
    ]
}

/// Files as they may be found; each part is an item, a comment or something foreign.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("[[goal]]\ntitle = \"T\"\n"),
        Just(
            "# c\n[[goal]] # h\ntitle = 'T' # t\nodd = { x = 1 }\nmodified = 2026-01-01T00:00:00Z # m\n"
        ),
        Just(
            "[[goal]]\ntitle = \"L\"\nlog = [\n  { on = 2026, z = 1 }, # one\n]\ntags = [ 'a', \"b\", ]\n"
        ),
        Just(
            "[[goal]]\ntitle = \"M\"\nmeasure.target = 3\n[[goal.log]]\non = 2026-01-01\n# in\nodd = 1\n"
        ),
        Just("[[goal]]\ntitle = \"D\"\ndone = 2025\n"),
        Just("[[goal]]\ntitle = 3 # wrong\n"),
        Just("# p\n[[paused]] # h\nfrom = 2026-11-03 # f\nodd = 1\n"),
        Just("[[snoozed]]\nfrom = \"2026-11\"\nwhy = 'a while'\n# behind\n"),
        Just("[[paused]]\nfrom = 0 # wrong\n"),
        Just("\n"),
        Just("\n# free\n\n"),
        Just("[foreign]\nkey = '''\n[[goal]]\n'''\n"),
    ];
    let lines = prop::collection::vec(part, 1..7);
    (lines, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(parts, crlf, bom, cut)| {
        let mut seen = false;
        let once = |p: &&str| !p.starts_with("[foreign]") || !std::mem::replace(&mut seen, true);
        let mut text: String = parts.into_iter().filter(once).collect();
        if cut {
            text.truncate(text.trim_end().len());
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        // A file of blanks alone is taken for one that was cut off.
        if text.trim().is_empty() {
            text.insert_str(0, "# begun");
        }
        if bom { format!("\u{feff}{text}") } else { text }
    })
}

fn nth(store: &mut Store, n: usize) -> Option<String> {
    store.read(Years::All).expect("it reads");
    let goals: Vec<_> = store.journey().items().filter(|i| i.as_goal().is_some()).collect();
    goals.get(n % goals.len().max(1)).map(|i| i.id().to_string())
}

fn pause(number: usize, why: &str) -> Break {
    let span = Span { from: date("2026-11-22"), until: None };
    Break {
        why: Some(why.to_owned()),
        ..Break::new(id(&format!("rest{number}")), BreakKind::Paused, span)
    }
}

fn first_rest(store: &mut Store) -> Option<Arc<Break>> {
    store.read(Years::All).expect("it reads");
    store.journey().breaks().next().cloned()
}

/// The rest altered, or deleted.
fn current_break(
    store: &mut Store,
    rest: &Arc<Break>,
    after: Option<Break>,
) -> Result<Saved, Fault> {
    change(store, |_| {
        let before = Record::Break(rest.clone());
        let edit = match after.clone() {
            Some(after) => Edit::alter(before, after),
            None => Edit::delete(before),
        };
        Change::new("rest", "", vec![edit])
    })
}

fn take(store: &mut Store, number: usize, step: &Step) {
    let chosen = |store: &mut Store, n: &usize| nth(store, *n);
    let outcome = match step {
        Step::Add(title) => Some(add(store, goal(&format!("new{number}"), title))),
        Step::Title(n, t) => {
            chosen(store, n).map(|id| alter(store, "edit", &id, |g| g.title = t.clone()))
        }
        Step::Note(n, t) => {
            chosen(store, n).map(|id| alter(store, "edit", &id, |g| g.note = Some(t.clone())))
        }
        Step::Log(n, t) => chosen(store, n).map(|id| {
            let entry = LogEntry { on: date("2026-11-22"), text: t.clone(), amount: None };
            alter(store, "log", &id, |g| g.log.push(entry.clone()))
        }),
        Step::Tags(n, t) => {
            chosen(store, n).map(|id| alter(store, "edit", &id, |g| g.tags = t.clone()))
        }
        Step::Done(n, y) => chosen(store, n).map(|id| done(store, &id, &y.to_string())),
        Step::Reopen(n) => {
            chosen(store, n).map(|id| alter(store, "reopen", &id, |g| g.state = State::ACTIVE))
        }
        Step::Delete(n) => chosen(store, n).map(|id| delete(store, &id)),
        Step::Move(n, to) => chosen(store, n).map(|id| {
            let place = to.and_then(|m| nth(store, m)).filter(|other| *other != id);
            let place =
                place.map_or(Place::First, |other| Place::After(crate::store::scratch::id(&other)));
            shift(store, &id, place)
        }),
        Step::Break(why) => Some(add(store, pause(number, why))),
        Step::Unrest => first_rest(store).map(|rest| {
            let ended = Break {
                span: Span { until: Some(date("2026-12")), ..rest.span },
                ..Break::clone(&rest)
            };
            current_break(store, &rest, Some(ended))
        }),
        Step::Restless => first_rest(store).map(|rest| current_break(store, &rest, None)),
    };
    if let Some(Err(fault)) = outcome {
        panic!("{step:?}: {fault} {fault:?}");
    }
}

/// What is foreign in all files: comments, unknown keys, set aside items.
fn foreign(scratch: &Scratch) -> Vec<String> {
    let files = scratch.files();
    let texts = files.values().map(|b| String::from_utf8_lossy(b).into_owned());
    let mut lines: Vec<String> = texts
        .flat_map(|t| {
            t.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    lines.retain(|l| ["# free", "[foreign]", "key = '''", "# wrong"].iter().any(|f| l.contains(f)));
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times("sequences of changes, undone and redone", 40, 500) as u32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_keep_what_is_not_theirs_and_undo_to_the_byte(text in text(), steps in prop::collection::vec(step(), 1..10)) {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        let strange = foreign(&scratch);
        let mut states = vec![scratch.files()];
        for (number, step) in steps.iter().enumerate() {
            let mut store = scratch.store();
            take(&mut store, number, step);
            let fresh = scratch.store().read(Years::All).expect("it reads");
            prop_assert!(fresh.problems.iter().all(is_meant), "{:?}", fresh.problems);
            prop_assert_eq!(foreign(&scratch), strange.clone());
            let held = store.read(Years::All).expect("it reads");
            let sorted = |r: milepost::domain::reading::Reading| -> Vec<Record> { r.files.into_iter().flat_map(|(_, i)| i).collect() };
            prop_assert_eq!(sorted(held), sorted(fresh), "what the store holds is what is on disk");
            if scratch.files() != states[states.len() - 1] {
                states.push(scratch.files());
            }
        }
        for n in (0..states.len() - 1).rev() {
            scratch.store().undo(NOW, Write::Really).map_err(|e| TestCaseError::fail(format!("undo of change {n}: {e}")))?;
            prop_assert_eq!(spoken(&scratch), spoken_of(&states[n]), "undo of change {}", n);
        }
        for state in &states[1..] {
            scratch.store().redo(NOW, Write::Really).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(spoken(&scratch), spoken_of(state));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times("sequences of changes and hand edits", 40, 1_000) as u32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Deleting and retitling are left out of what the program does here: they rightly take hand-written lines along.
    #[test]
    fn what_a_person_wrote_in_between_is_neither_changed_nor_undone(text in text(), deeds in prop::collection::vec(deed(), 1..12)) {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        let mut by_hand = foreign(&scratch);
        for (number, deed) in deeds.iter().enumerate() {
            match deed {
                Deed::Change(Step::Delete(_) | Step::Restless | Step::Title(..)) => {}
                Deed::Change(step) => {
                    take(&mut scratch.store(), number, step);
                    prop_assert_eq!(kept(&scratch), by_hand.clone(), "{:?}", step);
                }
                Deed::Comment(_) | Deed::Retitle(_) => {
                    edit_by_hand(&scratch, number, deed);
                    by_hand = kept(&scratch);
                }
            }
        }
        // At most once for each change that is undone, and once more for each that is in the way.
        for _ in 0..2 * deeds.len() {
            match scratch.store().undo(NOW, Write::Really) {
                Ok(_) => {}
                Err(Fault::ChangedSince { .. } | Fault::NothingToUndo) => {}
                Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
            }
            prop_assert_eq!(kept(&scratch), by_hand.clone());
            let read = scratch.store().read(Years::All).expect("it reads");
            prop_assert!(read.problems.iter().all(is_meant), "{:?}", read.problems);
        }
    }
}

/// Whether it is what the texts are begun with.
fn is_meant(problem: &Problem) -> bool {
    problem.excerpt.contains("# wrong")
}

fn spoken(scratch: &Scratch) -> Vec<String> {
    spoken_of(&scratch.files())
}

fn spoken_of(files: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<String> {
    files
        .iter()
        .map(|(name, bytes)| format!("{name}: {}", String::from_utf8_lossy(bytes)))
        .collect()
}

#[test]
fn line_written_into_what_was_moved_is_kept_by_undo() {
    let text = "[[goal]]\ntitle = \"D\"\ndone = 2025\n# c\n[[goal]] # h\ntitle = 'T' # t\nodd = { x = 1 }\nmodified = 2026-01-01T00:00:00Z # m\n\n# free\n\n";
    let lines = text.lines().count() + 4;
    for at in 0..lines {
        let scratch = Scratch::with(&[("goals.toml", text)]);
        take(&mut scratch.store(), 0, &Step::Move(2, None));
        let moved = scratch.text("goals.toml");
        edit_by_hand(&scratch, 1, &Deed::Comment(at));
        let by_hand = kept(&scratch);
        let edited = scratch.text("goals.toml");
        let undone = scratch.store().undo(NOW, Write::Really);
        assert_eq!(
            kept(&scratch),
            by_hand,
            "at {at}: moved:\n{moved}\nedited:\n{edited}\nundone ({undone:?}):\n{}",
            scratch.text("goals.toml")
        );
    }
}
