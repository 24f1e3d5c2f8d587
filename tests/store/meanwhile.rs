//! A change made of what is on disk no more: what others did meanwhile stays.

use crate::store::scratch::{NOW, Scratch, add, alter, change, date, delete, done, goal, id};
use milepost::domain::change::{Change, Edit};
use milepost::domain::date::Moment;
use milepost::domain::goal::{Goal, LogEntry, State};
use milepost::domain::record::Record;
use milepost::domain::refusal::Refusal;
use milepost::store::fault::Fault;
use milepost::store::{Write, Years};

const TWO: &str =
    "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";

#[test]
fn addition_tried_again_after_a_failure_is_not_made_twice() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    let mut store = scratch.store();
    add(&mut store, goal("c", "C")).expect("saved");
    let before = scratch.files();
    add(&mut store, goal("c", "C")).expect("it is there");
    assert_eq!(scratch.files(), before);
}

#[test]
fn link_to_what_has_gone_meanwhile_is_refused() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    let mut store = scratch.store();
    let step = |name: &str, toward: &str| Goal { toward: Some(id(toward)), ..goal(name, name) };
    delete(&mut store, "b").expect("deleted");
    let before = scratch.files();
    let refused = add(&mut store, step("c", "b")).expect_err("it has gone");
    assert_eq!(refused.to_string(), "what \"c\" is linked to is not there any more");
    assert_eq!(scratch.files(), before);
    add(&mut store, step("c", "a")).expect("it is there");
    let both = [Edit::add(step("d", "e")), Edit::add(goal("e", "e"))];
    change(&mut store, |_| Change::new("add", "both", both.to_vec())).expect("it comes with it");
}

#[test]
fn modified_always_grows_even_when_the_clock_goes_back() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\nmodified = 2099-01-01T00:00:00Z\n",
    )]);
    for now in [NOW, Moment(0), Moment(-1), Moment(4_100_000_000)] {
        let mut store = scratch.store();
        let before = store.read(Years::All).expect("read").files[0].1[0].modified();
        let edit = store.change(now, Write::Really, Years::Summaries, &mut |journey| {
            let before = journey.items().next().expect("one").clone();
            let mut after = (**before.as_goal().expect("a goal")).clone();
            after.title.push('x');
            Ok(Change::new("edit", "A", vec![Edit::alter(before, after)]))
        });
        assert!(
            edit.expect("saved").change.edits[0].after.as_ref().and_then(Record::modified) > before
        );
    }
}

#[test]
fn meanwhile_change_of_another_program_stays() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    let (mut one, mut two) = (scratch.store(), scratch.store());
    one.read(Years::All).expect("read");
    let before = one.journey().item(&id("a")).expect("a").clone();
    alter(&mut two, "edit", "a", |g| {
        g.tags = vec!["two".into()];
        g.due = Some(date("2027"));
        g.log.push(LogEntry { on: date("2026-11-21"), text: "two".into(), amount: None });
    })
    .expect("saved");
    let stale = |f: &dyn Fn(&mut milepost::domain::goal::Goal)| {
        let mut after = (**before.as_goal().expect("a goal")).clone();
        f(&mut after);
        Change::new("edit", "A", vec![Edit::alter(before.clone(), after)])
    };
    let both = stale(&|g| {
        g.title = "A2".into();
        g.tags = vec!["one".into()];
        g.log.push(LogEntry { on: date("2026-11-22"), text: "one".into(), amount: None });
    });
    change(&mut one, |_| both.clone()).expect("saved");
    let now = one.journey().goal(&id("a")).expect("a").clone();
    assert_eq!(
        (now.title.as_str(), now.tags.join(" ").as_str(), now.due),
        ("A2", "two one", Some(date("2027")))
    );
    assert_eq!(now.log.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["two", "one"]);
    let clash = stale(&|g| g.due = Some(date("2028")));
    assert!(
        matches!(change(&mut one, |_| clash.clone()), Err(Fault::Changed { field, .. }) if field == "due")
    );
    done(&mut two, "a", "2026-11-22").expect("saved");
    let paused = stale(&|g| g.state = State::PAUSED);
    assert!(
        matches!(change(&mut one, |_| paused.clone()), Err(Fault::Changed { field, .. }) if field == "state")
    );
    delete(&mut two, "a").expect("saved");
    assert!(
        matches!(change(&mut one, |_| both.clone()), Err(Fault::Missing { title }) if title == "A")
    );
}

#[test]
fn note_on_a_goal_that_was_done_meanwhile_is_kept_with_it() {
    let scratch = Scratch::with(&[("goals.toml", TWO), ("done/2026.toml", "format = 1\n")]);
    let (mut one, mut two) = (scratch.store(), scratch.store());
    one.read(Years::All).expect("read");
    let before = one.journey().item(&id("a")).expect("a").clone();
    done(&mut two, "a", "2019").expect("saved");
    let mut after = (**before.as_goal().expect("a goal")).clone();
    after.log.push(LogEntry { on: date("2026-11-22"), text: "late".into(), amount: None });
    let edit = Edit::alter(before, after);
    change(&mut one, |_| Change::new("log", "A", vec![edit.clone()])).expect("saved");
    assert!(scratch.text("done/2019.toml").contains("late"));
}

#[test]
fn refusal_of_the_plan_changes_nothing() {
    let scratch = Scratch::with(&[("goals.toml", TWO)]);
    let before = scratch.files();
    let refused = scratch
        .store()
        .change(NOW, Write::Really, Years::Summaries, &mut |_| Err(Refusal::EmptyTitle));
    assert!(matches!(refused, Err(Fault::Refused(Refusal::EmptyTitle))));
    assert_eq!(scratch.files(), before);
}

#[test]
fn folder_that_has_gone_is_not_begun_anew_and_takes_the_change_when_it_is_back() {
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\nid = \"a\"\ntitle = \"A\"\n")]);
    let mut open = scratch.store();
    open.read(Years::Summaries).expect("it reads");
    let away = scratch.root().join("away");
    std::fs::rename(scratch.journey(), &away).expect("moved");
    open.reread().expect("nothing is there, and that is no fault");
    let refused = add(&mut open, goal("b", "B")).expect_err("there is no folder");
    assert!(refused.is_disk(), "{refused}");
    assert!(!scratch.journey().exists(), "another folder is made");
    std::fs::rename(&away, scratch.journey()).expect("moved back");
    add(&mut open, goal("b", "B")).expect("it is back");
    assert_eq!(scratch.listed(), ["goals.toml a A", "goals.toml b B"]);
}
