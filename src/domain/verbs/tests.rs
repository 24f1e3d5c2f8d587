//! Verbs: their changes and refusals.

use super::end::Completion;
use super::*;
use crate::domain::breaks::BreakKind;
use crate::domain::change::{Change, Place};
use crate::domain::counts::StepCount;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, DateFormat};
use crate::domain::declined::AskAgain;
use crate::domain::fixtures::{date, id, large, small, today, toward};
use crate::domain::goal::OpenState;
use crate::domain::goal::{End, Goal, LogEntry, Size, State};
use crate::domain::id::{Id, Mint};
use crate::domain::journey::Journey;
use crate::domain::measure::{Amount, Measure};
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::pause_line::PauseLine;
use crate::domain::record::Record;
use crate::domain::refusal::DateRefusal;
use crate::domain::refusal::Refusal;
use proptest::prelude::*;

fn journey(goals: Vec<Goal>, milestones: &[&str]) -> Journey {
    let mut journey = Journey::default();
    journey.replace(DataFile::Open, goals.into_iter().map(Record::from).collect());
    let event = |name: &&str| Record::from(Milestone::new(id(name), *name, date("1997")));
    journey.replace(DataFile::Milestones, milestones.iter().map(event).collect());
    journey
}

fn done_today() -> Completion {
    Completion { on: today().into(), note: String::new(), amount: None, milestone: None }
}

fn after(journey: &Journey, change: &Change) -> Journey {
    let mut after = journey.clone();
    after.apply(change);
    after
}

#[test]
fn done_moves_a_goal_into_its_year_and_counts_as_a_step() {
    let journey =
        journey(vec![large("cka"), toward(small("read"), "cka"), toward(small("sit"), "cka")], &[]);
    let change = end::done(&journey, &id("read"), done_today(), today()).expect("done");
    let journey = after(&journey, &change);
    assert_eq!(change.name, "done, read");
    assert_eq!(journey.at(DataFile::Ended(2026)).len(), 1);
    assert_eq!(journey.steps(&id("cka")), StepCount { done: 1, total: 2, partial: false });
}

#[test]
fn share_counts_the_done_part_of_open_steps() {
    let measured =
        |name: &str, of: &str| Goal { measure: Measure::parse(of), ..toward(small(name), "cka") };
    let back = Goal { measure: Some(below_zero()), ..toward(small("back"), "cka") };
    let journey = journey(
        vec![
            large("cka"),
            measured("read", "5 of 12 pages"),
            back,
            measured("much", "20 of 10"),
            toward(small("sit"), "cka"),
            Goal { measure: Measure::parse("10 of 40 points"), ..large("own") },
            toward(small("step"), "own"),
            large("empty"),
        ],
        &[],
    );
    let share = |name: &str| journey.share(journey.goal(&id(name)).expect("a goal"));
    assert!((share("cka") - (5.0 / 12.0 + 1.0) / 4.0).abs() < 1e-9);
    assert!((share("own") - 0.25).abs() < 1e-9, "its own measure counts");
    assert!(share("empty").abs() < 1e-9);
}

#[test]
fn done_can_record_the_milestone_with_it() {
    let journey = journey(vec![large("cka")], &[]);
    let done = Completion { milestone: Some(id("m1")), ..done_today() };
    let journey = after(&journey, &end::done(&journey, &id("cka"), done, today()).expect("done"));
    let milestone = journey.milestone(&id("m1")).expect("recorded");
    assert_eq!((milestone.from.clone(), milestone.in_hindsight()), (Some(id("cka")), false));
    assert_eq!(journey.goal(&id("cka")).expect("kept").milestone, Some(id("m1")));
}

#[test]
fn verbs_refuse_an_event_in_the_future() {
    let journey = journey(vec![small("a")], &[]);
    let done = Completion { on: date("2026-11-23"), ..done_today() };
    assert_eq!(
        end::done(&journey, &id("a"), done, today()),
        Err(DateRefusal::StillToCome(date("2026-11-23")).into())
    );
    let year = Completion { on: date("2026"), ..done_today() };
    assert!(end::done(&journey, &id("a"), year, today()).is_ok(), "this year may mean today");
}

#[test]
fn toward_never_forms_a_cycle() {
    let journey = journey(
        vec![large("a"), toward(large("b"), "a"), toward(large("c"), "b"), small("s")],
        &[],
    );
    let edit = |goal: Goal| edit::goal(&journey, goal, today());
    assert!(matches!(edit(toward(large("a"), "a")), Err(Refusal::TowardItself { via: None, .. })));
    assert!(matches!(
        edit(toward(large("a"), "c")),
        Err(Refusal::TowardItself { via: Some(_), .. })
    ));
    assert!(matches!(edit(toward(large("a"), "s")), Err(Refusal::WrongItem { .. })));
    assert!(edit(toward(small("s"), "c")).is_ok());
}

#[test]
fn link_refuses_a_cycle() {
    let mut journey = journey(vec![], &["a", "b", "c"]);
    for (from, to) in [("a", "b"), ("b", "c")] {
        let change = links::link(&journey, &id(from), &id(to)).expect("a link");
        journey.apply(&change);
    }
    assert!(matches!(links::link(&journey, &id("c"), &id("a")), Err(Refusal::Circle { .. })));
    assert!(matches!(links::link(&journey, &id("a"), &id("a")), Err(Refusal::LedToItself(_))));
    assert!(matches!(
        links::link(&journey, &id("a"), &id("b")),
        Err(Refusal::LinkedAlready { .. })
    ));
    assert!(links::unlink(&journey, &id("a"), &id("b")).is_ok());
    assert!(matches!(links::unlink(&journey, &id("a"), &id("c")), Err(Refusal::NotLinked { .. })));
}

#[test]
fn link_refuses_an_effect_that_was_over_before_its_cause_began() {
    let event = |name: &str, on: &str, until: Option<&str>| Milestone {
        until: until.map(|until| date(until).into()),
        ..Milestone::new(id(name), name, date(on))
    };
    let mut journey = Journey::default();
    let all = [
        event("early", "1990", None),
        event("job", "1985", Some("2010")),
        event("late", "2010-05", None),
    ];
    journey.replace(DataFile::Milestones, all.into_iter().map(Record::from).collect());
    let back = |change: Result<Change, Refusal>| matches!(change, Err(Refusal::LedBack(_)));
    assert!(back(links::link(&journey, &id("late"), &id("early"))));
    let link = links::link(&journey, &id("late"), &id("job")).expect("they overlap");
    let new = |led_to: &str, on: &str| {
        let milestone = Milestone { led_to: vec![id(led_to)], ..event("new", on, None) };
        add::milestone(&journey, milestone, today())
    };
    assert!(back(new("early", "1991")) && new("early", "1990").is_ok());
    let journey = after(&journey, &link);
    let edited = |name: &str, alter: fn(&mut Milestone)| {
        let mut milestone = Milestone::clone(journey.milestone(&id(name)).expect("there"));
        alter(&mut milestone);
        let checked = edit::check(&journey, &Record::from(milestone.clone()));
        let edited = edit::milestone(&journey, milestone, today());
        assert_eq!(checked.is_err(), edited.is_err(), "an editor is no other door");
        edited
    };
    assert!(back(edited("late", |late| late.led_to = vec![id("early")])));
    assert!(back(edited("late", |late| late.on = date("2011"))), "its effect was over then");
    assert!(back(edited("job", |job| job.until = Some(date("2009").into()))));
    assert!(edited("late", |late| late.on = date("2009")).is_ok());
}

#[test]
fn focus_of_a_goal_that_becomes_small_ends() {
    let journey = journey(vec![Goal { next: true, ..large("a") }], &[]);
    let small = Goal { size: Size::Small, next: true, ..large("a") };
    let journey = after(&journey, &edit::goal(&journey, small, today()).expect("changed"));
    assert!(!journey.goal(&id("a")).expect("there").next);
}

fn below_zero() -> Measure {
    let amount = |n: f64| Amount::new(n).expect("finite");
    Measure { done: amount(-3.0), target: amount(12.0), unit: String::new() }
}

#[test]
fn measure_below_zero_is_refused_but_not_another_change_of_a_goal_that_has_one() {
    let wrong = |name: &str| Goal { measure: Some(below_zero()), ..small(name) };
    let journey = journey(vec![small("a"), wrong("b")], &[]);
    let refused = Refusal::DoneNegative("-3".into());
    assert_eq!(add::goal(&journey, wrong("c")), Err(refused.clone()));
    assert_eq!(edit::goal(&journey, wrong("a"), today()), Err(refused.clone()));
    let as_text = Record::Item(wrong("a").into());
    assert_eq!(edit::check(&journey, &as_text), Err(refused));
    let renamed = Goal { title: "B".into(), ..wrong("b") };
    assert!(edit::goal(&journey, renamed, today()).is_ok());
    let target = Amount::new(20.0).expect("finite");
    let raised = Goal { measure: Some(Measure { target, ..below_zero() }), ..small("b") };
    assert!(edit::goal(&journey, raised, today()).is_ok());
}

#[test]
fn log_amount_counts_toward_the_measure_and_needs_one() {
    let amount = |n: f64| Amount::new(n).expect("finite");
    let measure = Measure { done: amount(4.0), target: amount(12.0), unit: "exercises".into() };
    let journey = journey(vec![Goal { measure: Some(measure), ..small("a") }, small("b")], &[]);
    let entry = || LogEntry { on: today().into(), text: String::new(), amount: Some(amount(2.0)) };
    let noted =
        after(&journey, &progress::log(&journey, &id("a"), entry(), today()).expect("noted"));
    assert_eq!(
        noted.goal(&id("a")).and_then(|g| g.measure.clone()).map(|m| m.to_string()),
        Some("6 of 12 exercises".into())
    );
    assert_eq!(
        progress::log(&journey, &id("b"), entry(), today()),
        Err(Refusal::NoMeasure("b".into()))
    );
    let nothing = LogEntry { on: today().into(), text: " ".into(), amount: None };
    assert_eq!(progress::log(&journey, &id("b"), nothing, today()), Err(Refusal::EmptyNote));
}

#[test]
fn promote_keeps_the_date_and_adds_the_recognition() {
    let journey = journey(vec![small("course")], &[]);
    let done = Completion { on: date("1997"), ..done_today() };
    let journey =
        after(&journey, &end::done(&journey, &id("course"), done, today()).expect("done"));
    let seen = || Recognised { on: date("2016-05-10"), why: "a colleague declined".into() };
    let journey = after(
        &journey,
        &hindsight::promote(&journey, &id("course"), seen(), id("m"), today()).expect("promoted"),
    );
    let milestone = journey.milestone(&id("m")).expect("a milestone");
    assert_eq!((milestone.on, milestone.in_hindsight()), (date("1997"), true));
    assert!(matches!(
        hindsight::promote(&journey, &id("course"), seen(), id("n"), today()),
        Err(Refusal::PromotedAlready(_))
    ));
}

#[test]
fn focus_is_on_one_goal() {
    let journey = journey(vec![large("a"), large("b"), small("s")], &[]);
    let journey = after(&journey, &next::mark(&journey, &id("a")).expect("marked"));
    let journey = after(&journey, &next::mark(&journey, &id("b")).expect("marked"));
    assert_eq!(journey.larger().filter(|g| g.next).count(), 1);
    assert_eq!(journey.next().map(|g| g.id.clone()), Some(id("b")));
    assert!(matches!(next::mark(&journey, &id("s")), Err(Refusal::WrongItem { .. })));
}

fn paused_in_words(journey: &Journey, which: &str) -> Vec<String> {
    let goal = journey.goal(&id(which)).expect("kept");
    goal.paused.iter().map(ToString::to_string).collect()
}

#[test]
fn pause_is_kept_as_a_span_without_the_day_it_ends() {
    let journey = journey(vec![small("a")], &[]);
    let set = |journey: &Journey, standing, day| {
        let change = open_state::set(journey, &id("a"), standing, day).expect("set");
        after(journey, &change)
    };
    let paused = set(&journey, OpenState::Paused, today());
    let later = today().plus_days(3);
    let active = set(&paused, OpenState::Active, later);
    assert_eq!(paused_in_words(&active, "a"), ["2026-11-22 to 2026-11-24"]);
    let at_once = set(&paused, OpenState::Active, today());
    assert_eq!(paused_in_words(&at_once, "a"), [""; 0], "no day of it");
    assert!(matches!(
        open_state::set(&active, &id("a"), OpenState::Active, later),
        Err(Refusal::NothingToChange(_))
    ));
}

#[test]
fn pause_of_a_goal_has_an_end_that_can_change() {
    let journey = journey(vec![small("a")], &[]);
    let pause = |journey: &Journey, until: Option<&str>| {
        open_state::pause(journey, &id("a"), until.map(date), today())
    };
    let paused = after(&journey, &pause(&journey, Some("2026-12")).expect("paused"));
    assert_eq!(paused_in_words(&paused, "a"), ["2026-11-22 to 2026-12"]);
    assert_eq!(paused.goal(&id("a")).expect("kept").state, State::PAUSED);
    assert!(matches!(
        pause(&paused, Some("2026-12")),
        Err(Refusal::Dates(DateRefusal::PausedAlready { .. }))
    ));
    let longer = after(&paused, &pause(&paused, None).expect("moved"));
    assert_eq!(paused_in_words(&longer, "a"), ["since 2026-11-22"]);
    let gone = pause(&journey, Some("2026-11-21"));
    assert_eq!(gone, Err(DateRefusal::GoneBy(date("2026-11-21")).into()));
}

#[test]
fn pause_and_resume_change_the_whole_journey() {
    let journey = journey(vec![small("a")], &[]);
    let pause = |journey: &Journey, until: Option<&str>| {
        let asked = PauseLine { why: " ill ".into(), from: None, until: until.map(date) };
        breaks::pause(journey, id("p"), &asked, today())
    };
    let change = pause(&journey, None).expect("paused");
    assert_eq!(change.name, "paused the journey");
    let paused = after(&journey, &change);
    let on = paused.current_break(BreakKind::Paused, today()).expect("it is on");
    assert_eq!(on.words(DateFormat::Iso), "paused since 2026-11-22: ill");
    assert!(matches!(pause(&paused, None), Err(Refusal::Dates(DateRefusal::PausedAlready { .. }))));
    let later = today().plus_days(2);
    let on_again = after(&paused, &breaks::resume(&paused, later).expect("resumed"));
    let spans: Vec<String> = on_again.pauses().map(|span| span.to_string()).collect();
    assert_eq!(spans, ["2026-11-22 to 2026-11-23"]);
    assert!(breaks::resume(&on_again, later).is_err());
    let never = after(&paused, &breaks::resume(&paused, today()).expect("resumed"));
    assert_eq!(never, journey, "a pause of no day is none");
    let gone = pause(&journey, Some("2025"));
    assert_eq!(gone, Err(DateRefusal::GoneBy(Date::Year(2025)).into()));
}

#[test]
fn pause_is_planned_once_and_resume_cancels_the_next() {
    let asked = |from: &str, until: Option<&str>| PauseLine {
        from: Some(date(from)),
        until: until.map(date),
        ..PauseLine::default()
    };
    let plan = |journey: &Journey, name: &str, from: &str, until: Option<&str>| {
        breaks::pause(journey, id(name), &asked(from, until), today())
    };
    let none = journey(vec![small("a")], &[]);
    let later = after(&none, &plan(&none, "q", "2027-06", Some("2027-06")).expect("planned"));
    let both = after(&later, &plan(&later, "p", "2026-11-28", Some("2027-01")).expect("planned"));
    for (from, until) in [
        ("2026-11-22", None),
        ("2026-11-22", Some("2026-11-28")),
        ("2026-12-24", Some("2026-12-24")),
        ("2027-01-31", Some("2027-02-03")),
    ] {
        let again = plan(&both, "r", from, until);
        let is_refused = matches!(again, Err(Refusal::Dates(DateRefusal::PausedAlready { .. })));
        assert!(is_refused, "{from} {until:?}");
    }
    assert!(plan(&both, "r", "2026-11-22", Some("2026-11-27")).is_ok(), "beside it");
    let first = after(&both, &breaks::resume(&both, today()).expect("the next is cancelled"));
    assert_eq!(first, later);
    assert_eq!(after(&first, &breaks::resume(&first, today()).expect("the last")), none);
    assert!(breaks::resume(&none, today()).is_err());
}

#[test]
fn break_includes_its_first_and_last_day_and_is_no_item() {
    let journey = journey(vec![], &[]);
    let snooze =
        |journey: &Journey, until: &str| breaks::snooze(journey, id("z"), date(until), today());
    let snoozed = after(&journey, &snooze(&journey, "2026-11-29").expect("snoozed"));
    let is_on =
        |day: i64| snoozed.current_break(BreakKind::Snoozed, today().plus_days(day)).is_some();
    assert_eq!([-1, 0, 7, 8].map(is_on), [false, true, true, false]);
    assert!(snoozed.is_empty() && snoozed.items().next().is_none());
    assert_eq!(snoozed.pauses().count(), 0);
    assert!(snooze(&snoozed, "2026-11-29").is_err());
    let longer = after(&snoozed, &snooze(&snoozed, "2026-12").expect("longer"));
    let spans: Vec<String> = longer.breaks().map(|rest| rest.span.to_string()).collect();
    assert_eq!(spans, ["2026-11-22 to 2026-12"]);
}

#[test]
fn goal_added_or_moved_toward_a_private_one_is_only_as_private_as_it_says() {
    let secret = Goal { private: true, ..large("secret") };
    let journey = journey(vec![secret, small("moved")], &[]);
    let step = |name: &str| toward(small(name), "secret");
    let changes = [
        add::goal(&journey, step("added")),
        add::goals(&journey, vec![step("added"), small("other")]),
        question::answer(&journey, &id("secret"), step("added"), today()),
        edit::goal(&journey, step("moved"), today()),
    ];
    for change in changes {
        let after = after(&journey, &change.expect("a step"));
        let steps: Vec<_> = after.toward(&id("secret")).map(|step| step.private).collect();
        assert_eq!(steps, [false]);
    }
}

#[test]
fn milestone_of_a_private_goal_is_private_even_one_that_comes_back() {
    let mut journey = journey(vec![small("read")], &[]);
    let done = end::done(&journey, &id("read"), done_as("m", "2026"), today());
    journey.apply(&done.expect("done"));
    journey.apply(&hindsight::demote(&journey, &id("m")).expect("it was a goal"));
    let goal = Goal::clone(journey.goal(&id("read")).expect("kept"));
    let secret = journey.edit(Goal { private: true, ..goal });
    journey.apply(&Change::new("t", "t", vec![secret]));
    journey.apply(&hindsight::record(&journey, &id("read"), id("m")).expect("it ended"));
    assert!(journey.milestone(&id("m")).expect("it is back").private);
}

#[test]
fn delete_of_a_larger_goal_frees_its_steps() {
    let journey = journey(vec![large("a"), toward(small("s"), "a")], &[]);
    let change = delete::delete(&journey, &[id("a")]).expect("deleted");
    let deleted = after(&journey, &change);
    assert_eq!(deleted.goal(&id("s")).expect("kept").toward, None);
}

#[test]
fn order_moves_a_goal_before_and_after() {
    let journey = journey(vec![small("a"), small("b"), small("c")], &[]);
    let order = |change: Change| {
        after(&journey, &change).open().map(|g| g.title.clone()).collect::<String>()
    };
    assert_eq!(order(order::before(&journey, &id("c"), &id("a")).expect("moved")), "cab");
    assert_eq!(order(order::after(&journey, &id("a"), &id("b")).expect("moved")), "bac");
    assert_eq!(journey.place(&id("a")), Place::First);
}

/// A change of any kind on any journey, chosen by three numbers.
#[test]
fn verb_on_several_items_is_one_change_of_those_that_it_does_not_refuse() {
    let journey = journey(vec![small("a"), small("b"), small("c")], &["m"]);
    let ids = ["a", "m", "c", "gone"].map(id);
    let dropped = |id: &Id| end::drop(&journey, id, today().into(), "no time", today());
    let (change, changed) = each::on_each("dropped", &ids, dropped).expect("two fit");
    assert_eq!((change.name.as_str(), change.edits.len()), ("dropped, 2 goals", 2));
    assert_eq!(changed, ["a", "c"].map(id));
    let (only, _) = each::on_each("dropped", &ids[..2], dropped).expect("one fits");
    assert_eq!(only.name, "dropped, a");
    let refused = each::on_each("dropped", &ids[1..2], dropped).expect_err("a milestone");
    assert!(matches!(refused, Refusal::WrongItem { .. }));
}

#[test]
fn deleted_items_leave_no_reference_to_any_of_them() {
    let served = toward(small("read"), "cka");
    let mut journey = journey(vec![large("cka"), small("other"), served], &["m", "n", "o"]);
    for (from, to) in [("m", "n"), ("m", "o")] {
        journey.apply(&links::link(&journey, &id(from), &id(to)).expect("linked"));
    }
    let change = delete::delete(&journey, &["cka", "n", "o"].map(id)).expect("all are there");
    assert_eq!(change.name, "deleted, 3 items");
    let journey = after(&journey, &change);
    assert_eq!(journey.goal(&id("read")).expect("it stays").toward, None);
    assert_eq!(journey.milestone(&id("m")).expect("it stays").led_to, []);
    assert_eq!(journey.items().count(), 3);
}

#[test]
fn tags_are_added_in_their_known_spelling_and_removed_in_any() {
    let tagged = |name: &str, tags: &[&str]| Goal {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..small(name)
    };
    let journey = journey(
        vec![
            tagged("a", &["Study", "old"]),
            tagged("b", &["OLD", "keep"]),
            tagged("c", &["study"]),
        ],
        &[],
    );
    let retag = tag::Retag::parse("#STUDY fresh -#Old -gone").expect("tags");
    let (change, changed) =
        tag::tag(&journey, &["a", "b", "c"].map(id), &retag).expect("they change");
    assert_eq!((change.name.as_str(), changed.len()), ("tagged, 3 goals", 3));
    let journey = after(&journey, &change);
    let tags = |name: &str| journey.goal(&id(name)).expect("there").tags.join(" ");
    assert_eq!(
        [tags("a"), tags("b"), tags("c")],
        ["Study fresh", "keep Study fresh", "study fresh"]
    );
    let again = tag::tag(&journey, &["a", "b"].map(id), &retag);
    assert!(matches!(again, Err(Refusal::NothingToChange(_))));
    for none in ["", "  ", "#", "-", "-#", "study -"] {
        assert_eq!(tag::Retag::parse(none), None, "{none}");
    }
}

fn some_change(journey: &Journey, pick: (u8, usize, usize), mint: &mut Mint) -> Option<Change> {
    let ids: Vec<Id> = journey.items().map(|i| i.id().clone()).collect();
    let some = |n: usize| ids.get(n % ids.len().max(1)).cloned();
    let fresh = mint.id();
    let (one, two) = (some(pick.1).unwrap_or(fresh.clone()), some(pick.2).unwrap_or(fresh.clone()));
    let on: Date = today().plus_days(-(pick.2 as i64 * 97)).into();
    let change = match pick.0 % 19 {
        0 => add::goal(
            journey,
            Goal { size: Size::Large, toward: Some(one), ..Goal::new(fresh, "large") },
        ),
        1 => add::goal(journey, Goal::new(fresh, "small")),
        2 => add::milestone(journey, Milestone::new(fresh, "event", on), today()),
        3 => end::done(
            journey,
            &one,
            Completion { on, note: "so".into(), amount: None, milestone: Some(fresh) },
            today(),
        ),
        4 => end::drop(journey, &one, on, "", today()),
        5 => end::reopen(journey, &one),
        6 => progress::log(
            journey,
            &one,
            LogEntry { on, text: "moved".into(), amount: None },
            today(),
        ),
        7 => {
            hindsight::promote(journey, &one, Recognised { on, why: String::new() }, fresh, today())
        }
        8 => links::link(journey, &one, &two),
        9 => order::before(journey, &one, &two),
        10 => next::mark(journey, &one),
        11 => look_back::answer(journey, &one, AskAgain::NextTime, today()),
        12 => look_back::answer(journey, &one, AskAgain::Never, today()),
        13 => hindsight::demote(journey, &one),
        14 => open_state::pause(journey, &one, Some(today().plus_days(9).into()), today()),
        15 => breaks::pause(journey, fresh, &PauseLine::default(), today().plus_days(-9)),
        16 => breaks::resume(journey, today()),
        17 => breaks::snooze(journey, fresh, on.max(today().into()), today()),
        _ => delete::delete(journey, &[one]),
    };
    change.ok()
}

proptest! {
    #[test]
    fn change_holds_each_record_as_it_was_and_applies_once(picks in prop::collection::vec((any::<u8>(), 0usize..40, 0usize..40), 1..60)) {
        let mut mint = Mint::seeded(1);
        let mut journey = journey(vec![small("first")], &["event"]);
        for pick in picks {
            let Some(change) = some_change(&journey, pick, &mut mint) else { continue };
            let mut changed = journey.clone();
            changed.apply(&change);
            let mut again = changed.clone();
            again.apply(&change);
            prop_assert_eq!(&again, &changed, "applying twice: {}", &change.name);
            for edit in &change.edits {
                prop_assert_eq!(edit.before.as_ref(), journey.record(edit.id()), "{}", &change.name);
            }
            journey = changed;
        }
        prop_assert!(journey.open().all(|g| !matches!(g.state, State::Ended(End::Done(_)))));
    }
}

#[test]
fn demote_and_promote_keep_the_milestone_and_its_links() {
    let mut journey = journey(vec![small("read")], &["before", "after"]);
    let change =
        end::done(&journey, &id("read"), Completion { on: date("1997"), ..done_today() }, today())
            .expect("done");
    journey.apply(&change);
    let plain = journey.clone();
    let recognised = Recognised { on: today().into(), why: "It began there".into() };
    let seen = hindsight::promote(&journey, &id("read"), recognised, id("m"), today());
    journey.apply(&seen.expect("it ended"));
    for (from, to) in [("before", "m"), ("m", "after")] {
        journey.apply(&links::link(&journey, &id(from), &id(to)).expect("linked"));
    }
    let change = hindsight::demote(&journey, &id("m")).expect("it was a goal");
    assert_eq!(change.name, "turned back into a goal, read");
    let back = after(&journey, &change);
    let step = back.goal(&id("read")).expect("it is a step");
    let mut unsaid = Goal::clone(step);
    unsaid.was = None;
    let mut as_before = back.clone();
    as_before.apply(&Change::new("t", "t", vec![back.edit(unsaid)]));
    assert_eq!(as_before, plain, "the step and the others are as they were");
    let unsaid = Recognised { on: today().into(), why: String::new() };
    let again = hindsight::promote(&back, &id("read"), unsaid, id("new"), today());
    let again = after(&back, &again.expect("it ended"));
    assert_eq!(again, journey, "it comes back whole, under its own id");
}

#[test]
fn demoted_milestone_returns_without_missing_links_or_cycles() {
    let mut journey = journey(vec![small("read")], &["before", "after", "gone"]);
    let done =
        end::done(&journey, &id("read"), Completion { on: date("1997"), ..done_today() }, today());
    journey.apply(&done.expect("done"));
    journey.apply(&hindsight::record(&journey, &id("read"), id("m")).expect("it ended"));
    for (from, to) in [("before", "m"), ("gone", "m"), ("m", "after")] {
        journey.apply(&links::link(&journey, &id(from), &id(to)).expect("linked"));
    }
    journey.apply(&hindsight::demote(&journey, &id("m")).expect("it was a goal"));
    journey.apply(&delete::delete(&journey, &[id("gone")]).expect("there"));
    journey.apply(&links::link(&journey, &id("after"), &id("before")).expect("no circle yet"));
    journey.apply(&hindsight::record(&journey, &id("read"), id("new")).expect("it ended"));
    let milestone = journey.milestone(&id("m")).expect("under its own id");
    assert_eq!(milestone.led_to, [id("after")]);
    assert_eq!(journey.led_from(&id("m")).count(), 0);
}

#[test]
fn demote_refuses_a_milestone_that_was_no_goal() {
    let journey = journey(vec![], &["course"]);
    let refused = hindsight::demote(&journey, &id("course"));
    assert_eq!(refused, Err(Refusal::NoStep("course".into())));
    let mut unread = journey.clone();
    let mut milestone = Milestone::new(id("m"), "m", date("1997"));
    milestone.from = Some(id("elsewhere"));
    unread.replace(DataFile::Milestones, vec![milestone.into()]);
    let refused = hindsight::demote(&unread, &id("m"));
    assert!(matches!(refused, Err(Refusal::NoMatch { .. })), "{refused:?}");
}

#[test]
fn promote_refuses_a_recognition_before_the_event() {
    let mut journey = journey(vec![small("read")], &["course"]);
    let change = end::done(&journey, &id("read"), done_today(), today()).expect("done");
    journey.apply(&change);
    let promoted = |name: &str, on: &str| {
        let recognised = Recognised { on: date(on), why: String::new() };
        hindsight::promote(&journey, &id(name), recognised, id("m"), today())
    };
    for (name, on) in [("read", "2025"), ("course", "1066")] {
        let refused = promoted(name, on);
        let before = matches!(refused, Err(Refusal::Dates(DateRefusal::RecognisedBefore { .. })));
        assert!(before, "{name} {on}: {refused:?}");
    }
    assert!(promoted("read", "2026").is_ok(), "the year may well be later");
}

fn done_as(milestone: &str, on: &str) -> Completion {
    Completion { on: date(on), milestone: Some(id(milestone)), ..done_today() }
}

#[test]
fn done_again_keeps_the_milestone() {
    let mut journey = journey(vec![large("cka")], &[]);
    let cka = id("cka");
    journey.apply(&end::done(&journey, &cka, done_as("m1", "2020"), today()).expect("done"));
    journey.apply(&end::reopen(&journey, &cka).expect("reopened"));
    journey.apply(&end::done(&journey, &cka, done_as("m2", "2026"), today()).expect("done"));
    let milestones: Vec<&str> = journey.milestones().map(|m| m.id.as_str()).collect();
    assert_eq!(milestones, ["m1"]);
    let goal = journey.goal(&cka).expect("kept");
    assert_eq!(goal.milestone, Some(id("m1")));
    let refused = hindsight::record(&journey, &cka, id("m3"));
    assert!(matches!(refused, Err(Refusal::PromotedAlready(_))));
}

#[test]
fn done_again_finds_the_milestone_that_names_the_goal() {
    let mut journey = journey(vec![large("cka")], &["m1"]);
    let mut named = Milestone::clone(journey.milestone(&id("m1")).expect("there"));
    named.from = Some(id("cka"));
    journey.replace(DataFile::Milestones, vec![named.into()]);
    let done = end::done(&journey, &id("cka"), done_as("m2", "2026"), today()).expect("done");
    journey.apply(&done);
    assert_eq!(journey.milestones().count(), 1);
}

#[test]
fn done_again_restores_the_demoted_milestone() {
    let mut journey = journey(vec![large("cka")], &["course"]);
    let cka = id("cka");
    journey.apply(&end::done(&journey, &cka, done_as("m1", "2020"), today()).expect("done"));
    journey.apply(&links::link(&journey, &id("course"), &id("m1")).expect("linked"));
    journey.apply(&hindsight::demote(&journey, &id("m1")).expect("turned back"));
    journey.apply(&end::reopen(&journey, &cka).expect("reopened"));
    journey.apply(&end::done(&journey, &cka, done_as("m2", "2026"), today()).expect("done"));
    assert!(journey.leads(&id("course"), &id("m1")), "with its link");
    assert_eq!(journey.milestones().count(), 2);
}

#[test]
fn reopen_logs_the_end_and_the_reason() {
    let kept = |state: State| {
        let ended = Goal { state, ..small("a") };
        let mut journey = Journey::default();
        let year = ended.state.ended_on().expect("ended").year();
        journey.replace(DataFile::Ended(year), vec![ended.into()]);
        let change = end::reopen(&journey, &id("a")).expect("reopened");
        journey.apply(&change);
        let goal = journey.goal(&id("a")).expect("kept").clone();
        assert_eq!(goal.state, State::ACTIVE);
        let [line] = goal.log.as_slice() else {
            panic!("one line: {:?}", goal.log);
        };
        (line.on.to_string(), line.text.clone())
    };
    let done = ("2011".to_owned(), "Done, and later opened again".to_owned());
    assert_eq!(kept(State::done(date("2011"))), done);
    let dropped = |why: &str| {
        let (on, why) = (date("2024-05"), why.to_owned());
        kept(State::dropped(crate::domain::goal::Dropped { on, why }))
    };
    let with_reason = "Dropped, and later opened again: The exam was withdrawn";
    assert_eq!(dropped("The exam was withdrawn"), ("2024-05".to_owned(), with_reason.to_owned()));
    assert_eq!(dropped("").1, "Dropped, and later opened again");
}
