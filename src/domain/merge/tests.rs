//! The rules of the merge one by one, and what holds of any two versions.

use super::*;
use crate::domain::breaks::{Break, BreakKind};
use crate::domain::date::{Date, Moment, Span, Until};
use crate::domain::declined::{AskAgain, Declined};
use crate::domain::fixtures::{date, id};
use crate::domain::goal::{DemotedMilestone, Goal, LogEntry, Size, State, StepAnswer};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::merge::choice::MergeResult;
use crate::domain::merge::links::BrokenRule;
use crate::domain::milestone::Milestone;
use crate::domain::schema::words_of;
use crate::domain::sorted::SortedMap;
use crate::domain::verbs;
use proptest::prelude::*;

fn amount(number: u32) -> Amount {
    Amount::new(f64::from(number)).expect("finite")
}

fn goal(name: &str, change: impl Fn(&mut Goal)) -> Record {
    let mut goal = Goal::new(id(name), name.to_uppercase());
    change(&mut goal);
    goal.into()
}

fn version(items: &[Record]) -> Version {
    Version::of(items)
}

fn by_the_rule(base: Option<&Version>, ours: &Version, theirs: &Version) -> MergeResult {
    merge(base, ours, theirs).result(&Choices::by_the_rule())
}

/// What becomes of the one item that the versions are about.
fn one(base: &Record, ours: &Record, theirs: &Record) -> Outcome {
    let [base, ours, theirs] = [base, ours, theirs].map(|i| version(std::slice::from_ref(i)));
    let mut outcomes = merge(Some(&base), &ours, &theirs).outcomes;
    assert_eq!(outcomes.len(), 1, "{outcomes:?}");
    outcomes.remove(0)
}

fn differing(outcome: &Outcome) -> &Differing {
    outcome.differing().expect("both sides have it")
}

#[test]
fn an_open_end_is_taken_where_one_side_changed_it_and_chosen_where_both_did() {
    let job = |until: Option<&str>, kind: Option<&str>, modified: i64| {
        Record::from(Milestone {
            until: until.and_then(Until::from_iso),
            kind: kind.map(str::to_owned),
            modified: Some(Moment(modified)),
            ..Milestone::new(id("m"), "Job", date("2019-03"))
        })
    };
    let base = job(None, None, 1);
    let (open, kind) = (job(Some("now"), None, 2), job(None, Some("role"), 3));
    let outcome = one(&base, &open, &kind);
    let merged = differing(&outcome).merged.clone();
    let Record::Item(Item::Milestone(merged)) = merged else {
        panic!("a milestone");
    };
    assert_eq!(merged.extent().to_string(), "2019-03 to now");
    assert_eq!(merged.kind.as_deref(), Some("role"));
    let left = job(Some("2024"), None, 4);
    let outcome = one(&base, &open, &left);
    let clashes = &differing(&outcome).clashes;
    assert_eq!(*clashes, ["on"]);
    let said = |member: &Record| words_of(clashes[0], member, &Id::to_string);
    assert_eq!((said(&open), said(&left)), ("2019-03 to now".into(), "2019-03 to 2024".into()));
}

#[test]
fn a_field_that_one_side_changed_is_taken_and_both_edits_stand() {
    let base = goal("a", |_| {});
    let done = goal("a", |g| g.state = State::done(date("2026-11-20")));
    let renamed = goal("a", |g| g.title = "Book it".into());
    let outcome = one(&base, &done, &renamed);
    let found = differing(&outcome);
    assert_eq!((found.taken.clone(), found.clashes.clone()), (vec!["title"], vec![]));
    let both = goal("a", |g| {
        g.state = State::done(date("2026-11-20"));
        g.title = "Book it".into();
    });
    assert_eq!(found.merged, both);
}

#[test]
fn merge_asks_about_a_clash_and_prefers_the_later() {
    let base = goal("a", |_| {});
    let ours = goal("a", |g| (g.title, g.modified) = ("Ours".into(), Some(Moment(2))));
    let theirs = goal("a", |g| (g.title, g.modified) = ("Theirs".into(), Some(Moment(1))));
    let outcome = one(&base, &ours, &theirs);
    let found = differing(&outcome);
    assert_eq!((found.clashes.clone(), found.newer), (vec!["title"], Side::Ours));
    assert_eq!(found.with(Side::Theirs).title(), "Theirs");
    let all = merge(None, &version(&[ours]), &version(&[theirs]));
    assert_eq!(all.undecided(&Choices::default()).count(), 1);
    let by_hand =
        Choices { otherwise: Some(Preference::Ours), by_id: [(id("a"), Side::Theirs)].into() };
    assert_eq!(all.result(&by_hand).items.get(&id("a")).unwrap().title(), "Theirs");
}

#[test]
fn lists_take_what_either_side_added_and_lose_what_either_took_away() {
    let tags = |tags: &'static [&'static str]| {
        move |g: &mut Goal| g.tags = tags.iter().map(|t| (*t).to_owned()).collect()
    };
    let base = goal("a", tags(&["x", "y", "z"]));
    let outcome =
        one(&base, &goal("a", tags(&["y", "z", "o"])), &goal("a", tags(&["x", "y", "t"])));
    let mut merged = differing(&outcome).merged.as_goal().expect("a goal").tags.clone();
    merged.sort();
    assert_eq!(merged, ["o", "t", "y"]);
    assert!(differing(&outcome).clashes.is_empty());
}

#[test]
fn progress_that_both_noted_adds_up_and_stands_in_the_order_of_its_dates() {
    let with = |done: u32, log: &[(&str, u32)]| {
        goal("a", |g| {
            g.measure =
                Some(Measure { done: amount(done), target: amount(12), unit: "pages".into() });
            let entry = |(on, by): &(&str, u32)| LogEntry {
                on: date(on),
                text: String::new(),
                amount: Some(amount(*by)),
            };
            g.log = log.iter().map(entry).collect();
        })
    };
    let base = with(4, &[("2026-11-01", 4)]);
    let ours = with(6, &[("2026-11-01", 4), ("2026-11-20", 2)]);
    let theirs = with(7, &[("2026-11-01", 4), ("2026-11-10", 3)]);
    let sum = with(9, &[("2026-11-01", 4), ("2026-11-10", 3), ("2026-11-20", 2)]);
    assert_eq!(differing(&one(&base, &ours, &theirs)).merged, sum);
    let alone = merge(None, &version(&[ours]), &version(std::slice::from_ref(&theirs)));
    assert_eq!(differing(&alone.outcomes[0]).merged, sum);
    assert_eq!(alone.clashing().count(), 0);
    let again = merge(None, &version(std::slice::from_ref(&sum)), &version(&[theirs]));
    assert_eq!(differing(&again.outcomes[0]).merged, sum, "what was merged once adds nothing");
}

#[test]
fn a_deletion_takes_only_what_the_other_side_left_alone() {
    let base = version(&[goal("a", |_| {}), goal("b", |_| {})]);
    let edited = goal("b", |g| g.why = Some("It matters".into()));
    let ours = version(&[goal("a", |g| g.modified = Some(Moment(9))), edited.clone()]);
    let none = Version::default();
    let outcomes = merge(Some(&base), &ours, &none).outcomes;
    let a = ours.item(&id("a")).expect("there").clone();
    assert_eq!(outcomes, [Outcome::Deleted(a), Outcome::Kept(edited.clone())]);
    let outcomes = merge(Some(&base), &none, &ours).outcomes;
    assert_eq!(outcomes, [Outcome::Returned(edited)]);
}

#[test]
fn a_deletion_is_not_made_where_the_other_side_began_to_need_the_item() {
    let larger = goal("l", |g| g.size = Size::Large);
    let larger_still = goal("k", |g| g.size = Size::Large);
    let serving = goal("l", |g| (g.size, g.toward) = (Size::Large, Some(id("k"))));
    let base = version(&[serving.clone(), larger_still.clone()]);
    let step = goal("s", |g| g.toward = Some(id("l")));
    let with_step = version(&[serving.clone(), larger_still.clone(), step.clone()]);
    let none = Version::default();
    for (ours, theirs) in [(&with_step, &none), (&none, &with_step)] {
        let items = by_the_rule(Some(&base), ours, theirs).items;
        assert_eq!(items.len(), 3, "{items:?}");
    }
    let freed = version(&[larger]);
    let items = by_the_rule(Some(&base), &freed, &base).items;
    assert_eq!(items.len(), 1, "a link that was taken away holds nothing: {items:?}");
}

#[test]
fn an_id_that_does_not_say_what_it_is_is_left_alone() {
    let a = goal("a", |_| {});
    let other = goal("a", |g| g.title = "Another".into());
    let twice = version(&[other.clone(), goal("a", |_| {})]);
    let outcomes = merge(None, &version(std::slice::from_ref(&a)), &twice).outcomes;
    assert_eq!(outcomes, [Outcome::Unclear(a.clone())]);
    let milestone = Record::from(Milestone::new(id("a"), "A", date("1997")));
    let outcomes = merge(None, &version(std::slice::from_ref(&a)), &version(&[milestone])).outcomes;
    assert_eq!(outcomes, [Outcome::Unclear(a)]);
}

#[test]
fn two_links_that_close_a_circle_together_leave_the_later_one() {
    let large = |name, toward: Option<&str>, at| {
        goal(name, |g| {
            g.size = Size::Large;
            g.toward = toward.map(id);
            g.modified = Some(Moment(at));
        })
    };
    let base = version(&[large("a", None, 1), large("b", None, 1)]);
    let ours = version(&[large("a", Some("b"), 2), large("b", None, 1)]);
    let theirs = version(&[large("a", None, 1), large("b", Some("a"), 3)]);
    for (x, y) in [(&ours, &theirs), (&theirs, &ours)] {
        let settled = by_the_rule(Some(&base), x, y);
        let dropped = BrokenRule { id: id("a"), field: "toward", to: Some(id("b")) };
        assert_eq!(settled.left_out, [dropped]);
        let toward = |name: &str| {
            settled.items.get(&id(name)).unwrap().as_goal().and_then(|g| g.toward.clone())
        };
        assert_eq!((toward("a"), toward("b")), (None, Some(id("a"))));
    }
}

#[test]
fn a_circle_that_a_person_wrote_is_left_alone() {
    let circle = version(&[
        goal("a", |g| g.toward = Some(id("b"))),
        goal("b", |g| g.toward = Some(id("a"))),
    ]);
    for base in [None, Some(&circle)] {
        assert_eq!(by_the_rule(base, &circle, &Version::default()).left_out, []);
        assert_eq!(by_the_rule(base, &circle, &circle).items, circle.items);
    }
}

#[test]
fn one_goal_is_next() {
    let marked = |name, next, at| {
        goal(name, |g| {
            (g.size, g.next, g.modified) = (Size::Large, next, Some(Moment(at)));
        })
    };
    let base = version(&[marked("a", false, 1), marked("b", false, 1)]);
    let ours = version(&[marked("a", true, 2), marked("b", false, 1)]);
    let theirs = version(&[marked("a", false, 1), marked("b", true, 3)]);
    let settled = by_the_rule(Some(&base), &ours, &theirs);
    let next: Vec<&Record> =
        settled.items.values().filter(|i| i.as_goal().is_some_and(|g| g.next)).collect();
    assert_eq!(next.iter().map(|i| i.id().as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(settled.left_out.len(), 1);
}

#[test]
fn merge_takes_and_tells_every_field() {
    let (empty, full) = (goal("a", |g| g.title = "Other".into()), full_goal());
    let pause = |until: Option<Date>, why: Option<&str>| {
        let span = Span { from: date("2026-11-03"), until };
        let why = why.map(str::to_owned);
        Record::from(Break { why, ..Break::new(id("a"), BreakKind::Paused, span) })
    };
    let paused = pause(Some(date("2027-02")), Some("ill"));
    for (empty, full) in [(empty, full), (pause(None, None), paused)] {
        for (_, About { key, .. }) in choices_of(&full) {
            assert!(!same(key, &full, &empty), "{key} differs");
            let mut with = empty.clone();
            take(key, &full, &mut with);
            assert!(same(key, &full, &with) && !same(key, &empty, &with), "{key}");
            assert_ne!(words_of(key, &full, &Id::to_string), "", "{key}");
        }
    }
}

fn full_goal() -> Record {
    goal("a", |g| {
        g.size = Size::Large;
        g.state = State::PAUSED;
        g.toward = Some(id("b"));
        g.due = Some(date("2027"));
        g.measure = Measure::parse("4 of 12 pages");
        g.tags = vec!["t".into()];
        g.links = vec!["https://example.org".into()];
        (g.kind, g.why, g.note) = (Some("k".into()), Some("w".into()), Some("n".into()));
        (g.private, g.next) = (true, true);
        g.milestone = Some(id("m"));
        g.was = Some(Box::new(DemotedMilestone {
            milestone: Milestone::new(id("m0"), "M", date("1997")),
            led_from: vec![],
        }));
        (g.reviewed, g.created) = (Some(date("2026")), Some(date("2025")));
        g.looked_back = Some(Declined { on: date("2026"), again: AskAgain::Never });
        g.answers = vec![StepAnswer { on: date("2026"), text: "Ask Ann".into(), goal: None }];
        g.log = vec![LogEntry { on: date("2026-11-01"), text: "Began".into(), amount: None }];
    })
}

/// One of a few goals under that id, so that sides meet often.
fn any_goal(name: &'static str) -> impl Strategy<Value = Record> {
    let small = (0..3u8, 0..3u8, 0..4u8, 0..3u32, 0..3i64, prop::collection::vec(0..3u8, 0..3));
    (small, any::<bool>(), any::<bool>()).prop_map(
        move |((title, state, toward, done, modified, tags), next, private)| {
            goal(name, |g| {
                g.title = format!("T{title}");
                g.size = Size::Large;
                g.state = match state {
                    0 => State::ACTIVE,
                    1 => State::PAUSED,
                    _ => State::done(date("2026-11-20")),
                };
                g.toward = ["a", "b", "c"].get(usize::from(toward)).map(|to| id(to));
                g.measure =
                    Some(Measure { done: amount(done), target: amount(12), unit: String::new() });
                g.modified = Some(Moment(modified));
                g.tags = tags.iter().map(|t| format!("t{t}")).collect();
                let entry = |t: &u8| LogEntry {
                    on: date(["2026-11-01", "2026-11-02", "2026-11"][usize::from(*t)]),
                    text: String::new(),
                    amount: Some(amount(u32::from(*t))),
                };
                g.log = tags.iter().map(entry).collect();
                let answer = |t: &u8| StepAnswer {
                    on: date(["2026-11-01", "2026-11-02", "2026-11"][usize::from(*t)]),
                    text: format!("t{t}"),
                    goal: None,
                };
                g.answers = tags.iter().map(answer).collect();
                (g.next, g.private) = (next, private);
            })
        },
    )
}

fn any_milestone(name: &'static str) -> impl Strategy<Value = Record> {
    (0..3u8, 0..3i64, prop::collection::btree_set(0..3usize, 0..3)).prop_map(
        move |(title, modified, led_to)| {
            let mut milestone = Milestone::new(id(name), format!("M{title}"), date("1997"));
            milestone.led_to = led_to.iter().map(|to| id(["x", "y", "z"][*to])).collect();
            milestone.modified = Some(Moment(modified));
            milestone.into()
        },
    )
}

fn any_rest(name: &'static str, how: BreakKind) -> impl Strategy<Value = Record> {
    let reason = prop::option::of(prop_oneof![Just("ill"), Just("leave")]);
    (0..3u8, 0..3i64, reason).prop_map(move |(until, modified, why)| {
        let until = [None, Some("2026-11"), Some("2026-12-24")][usize::from(until)];
        let span = Span { from: date("2026-11-03"), until: until.map(date) };
        let mut rest = Break::new(id(name), how, span);
        rest.modified = Some(Moment(modified));
        rest.why = why.map(str::to_owned);
        rest.into()
    })
}

/// A few items, each there or not.
fn any_items() -> impl Strategy<Value = Vec<Option<Record>>> {
    let some = |item: BoxedStrategy<Record>| prop::option::weighted(0.8, item);
    let goals = ["a", "b", "c"].map(|name| some(any_goal(name).boxed()));
    let milestones = ["x", "y", "z"].map(|name| some(any_milestone(name).boxed()));
    let rests = [("p", BreakKind::Paused), ("q", BreakKind::Snoozed)];
    let rests = rests.map(|(name, how)| some(any_rest(name, how).boxed()));
    (goals, milestones, rests).prop_map(|(goals, milestones, rests)| {
        let items = goals.into_iter().chain(milestones);
        items.chain(rests).collect()
    })
}

/// A version that came from a base: some items untouched, the others anything.
fn derived(base: &[Option<Record>], other: &[Option<Record>], touched: u8) -> Version {
    let all = base.iter().zip(other).enumerate();
    let items = all.filter_map(
        |(n, (was, is))| {
            if touched >> n & 1 == 1 { is.as_ref() } else { was.as_ref() }
        },
    );
    Version::of(items)
}

fn three() -> impl Strategy<Value = (Version, Version, Version)> {
    (any_items(), any_items(), any_items(), any::<u8>(), any::<u8>()).prop_map(
        |(base, a, b, x, y)| {
            let (a, b) = (derived(&base, &a, x), derived(&base, &b, y));
            (Version::of(base.iter().flatten()), a, b)
        },
    )
}

/// The same items without the moments of their last change, which only ever go forward.
fn undated(items: &SortedMap<Id, Record>) -> Vec<Record> {
    items.values().map(|item| item.clone().with_modified(None)).collect()
}

fn from_result(settled: &MergeResult) -> Version {
    Version::of(settled.items.values())
}

proptest! {
    #[test]
    fn both_sides_come_to_the_same((base, a, b) in three()) {
        let (ab, ba) = (by_the_rule(Some(&base), &a, &b), by_the_rule(Some(&base), &b, &a));
        prop_assert_eq!(ab.items, ba.items);
        prop_assert_eq!(ab.left_out, ba.left_out);
    }

    #[test]
    fn a_side_that_changed_nothing_adds_nothing((base, a, b) in three()) {
        for (base, ours, theirs) in [(Some(&base), &a, &base), (Some(&base), &base, &a), (Some(&b), &a, &a), (None, &a, &a)] {
            prop_assert_eq!(undated(&by_the_rule(base, ours, theirs).items), undated(&a.items));
        }
    }

    #[test]
    fn merging_again_changes_nothing((base, a, b) in three()) {
        let merged = from_result(&by_the_rule(Some(&base), &a, &b));
        prop_assert_eq!(&by_the_rule(Some(&merged), &merged, &merged).items, &merged.items);
        prop_assert_eq!(&by_the_rule(Some(&a), &a, &merged).items, &merged.items, "the other machine takes it over");
    }

    #[test]
    fn nothing_is_lost_that_either_side_touched((base, a, b) in three()) {
        let items = by_the_rule(Some(&base), &a, &b).items;
        for side in [&a, &b] {
            for item in side.items() {
                let untouched = base.item(item.id()).is_some_and(|was| alike(was, item));
                prop_assert!(untouched || items.contains_key(item.id()), "{item:?} is gone");
            }
        }
    }

    #[test]
    fn an_item_that_neither_side_touched_stays_as_it_is((base, a, b) in three()) {
        let settled = by_the_rule(Some(&base), &a, &b);
        for item in base.items() {
            let is_untouched = a.item(item.id()) == Some(item) && b.item(item.id()) == Some(item);
            let ruled = settled.left_out.iter().any(|d| d.id == *item.id() && d.field == "next");
            prop_assert!(!is_untouched || ruled || settled.items.get(item.id()) == Some(item));
        }
    }

    #[test]
    fn replicas_that_meet_in_any_order_agree(rounds in prop::collection::vec((any_items(), any_items(), any::<u8>(), any::<u8>()), 1..5)) {
        let mut base = Version::default();
        for (a, b, x, y) in rounds {
            let slots = ["a", "b", "c", "x", "y", "z", "p", "q"].map(|name| base.item(&id(name)).cloned());
            let (a, b) = (derived(&slots, &a, x), derived(&slots, &b, y));
            let here = from_result(&by_the_rule(Some(&base), &a, &b));
            let there = from_result(&by_the_rule(Some(&a), &a, &here));
            prop_assert_eq!(&here, &there);
            prop_assert_eq!(&here, &from_result(&by_the_rule(Some(&base), &b, &a)));
            base = here;
        }
    }

    #[test]
    fn the_change_of_a_merge_makes_ours_into_what_they_come_to((base, a, b) in three()) {
        let mut journey = Journey::default();
        for item in a.items() {
            journey.apply(&crate::domain::change::Change::new("add", "", vec![crate::domain::change::Edit::add(item.clone())]));
        }
        let merged = merge(Some(&base), &a, &b);
        let choices = Choices::by_the_rule();
        let change = verbs::merge::take_over(&journey, &merged, &choices, "them").expect("all is decided");
        journey.apply(&change);
        let now = Version::of(journey.records());
        let wanted = from_result(&merged.result(&choices));
        prop_assert_eq!(now.ids().collect::<Vec<_>>(), wanted.ids().collect::<Vec<_>>());
        for item in now.items() {
            prop_assert!(wanted.item(item.id()).is_some_and(|w| alike(w, item)));
        }
    }
}

#[test]
fn of_two_sides_of_the_same_moment_neither_is_called_the_later() {
    let at = |title: &str, moment: i64| {
        goal("a", |g| {
            g.title = title.into();
            g.modified = Some(Moment(moment));
        })
    };
    let later = |ours: &Record, theirs: &Record| {
        let Some(Outcome::Differing(found)) = outcome(false, None, Some(ours), Some(theirs)) else {
            panic!("they differ");
        };
        [Side::Ours, Side::Theirs].map(|side| found.is_later(side))
    };
    assert_eq!(later(&at("x", 1), &at("y", 2)), [false, true]);
    assert_eq!(later(&at("x", 2), &at("y", 2)), [false, false]);
}

#[test]
fn rebase_keeps_what_others_changed_and_refuses_what_both_changed() {
    let named = |title: &str, due: Option<&str>| {
        goal("a", |g| {
            g.title = title.into();
            g.due = due.map(date);
        })
    };
    let (before, now) = (named("a", None), named("b", None));
    assert_eq!(rebase(&before, &now, &named("a", Some("2027"))), Ok(named("b", Some("2027"))));
    assert_eq!(rebase(&before, &now, &named("b", None)), Ok(now.clone()), "it is so already");
    assert_eq!(rebase(&before, &now, &named("c", None)), Err("title"));
}

#[test]
fn rebase_takes_each_part_of_a_measure_from_the_side_that_changed_it() {
    let of = |done: u32, target: u32| {
        goal("a", |g| {
            g.measure =
                Some(Measure { done: amount(done), target: amount(target), unit: String::new() });
        })
    };
    assert_eq!(rebase(&of(4, 12), &of(5, 12), &of(4, 20)), Ok(of(5, 20)));
    assert_eq!(rebase(&of(4, 12), &of(5, 12), &of(6, 12)), Err("measure"));
}

proptest! {
    #[test]
    fn rebase_onto_what_a_change_began_from_is_the_change(before in any_items(), after in any_items()) {
        let both = before.iter().flatten().zip(after.iter().flatten());
        for (before, after) in both.filter(|(before, after)| before.id() == after.id()) {
            let after = after.clone().with_modified(before.modified());
            prop_assert_eq!(&rebase(before, before, &after), &Ok(after.clone()));
            prop_assert_eq!(rebase(before, &after, &after), Ok(after));
        }
    }
}
