//! The rules of an import: nothing twice, nothing overwritten, nothing invented.

use super::ImportGroup::{Like, More, New, Undated};
use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day, Until};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::milestone::Credential;
use proptest::prelude::*;

fn today() -> Day {
    Day::new(2026, 11, 22).expect("a day")
}

fn date(text: &str) -> Date {
    Date::from_iso(text).expect("a date")
}

fn role(n: u64, title: &str, at: &str, on: &str) -> Milestone {
    let (at, kind) = (Some(at.to_owned()), Some("role".to_owned()));
    Milestone { at, kind, ..Milestone::new(Id::spelled(n), title, date(on)) }
}

fn incoming(item: impl Into<Item>) -> Incoming {
    let source = SourceLine { file: "Positions.csv".into(), line: 2, column: None };
    Incoming { item: item.into(), source, is_dated: true }
}

fn import(items: Vec<Item>) -> Import {
    let items = items.into_iter().map(incoming).collect();
    Import { format: "linkedin", items, ..Import::default() }
}

fn journey(milestones: Vec<Milestone>, goals: Vec<Goal>) -> Journey {
    let mut journey = Journey::default();
    journey.replace(DataFile::Milestones, milestones.into_iter().map(Into::into).collect());
    journey.replace(DataFile::Open, goals.into_iter().map(Into::into).collect());
    journey
}

fn planned(import: &Import, journey: &Journey, choices: &ImportChoices) -> ImportPlan {
    ImportPlan::new(import, journey, choices, today())
}

/// The rows of that group.
fn rows(plan: &ImportPlan, of: ImportGroup) -> Vec<&PlanRow> {
    plan.rows(of).collect()
}

#[test]
fn import_adds_what_is_new_and_nothing_the_second_time() {
    let jobs = import(vec![role(1, "Engineer", "Nordbank", "2019-03").into()]);
    let mut journey = Journey::default();
    let mut first = planned(&jobs, &journey, &ImportChoices::default());
    let (taken, change) = (first.taken(), first.take_change());
    assert_eq!(change.name, "import of 1 item from linkedin");
    journey.apply(&change);
    let second = planned(&jobs, &journey, &ImportChoices::default());
    assert_eq!((taken, second.taken(), second.here.len()), (1, 0, 1));
}

#[test]
fn import_shares_what_it_takes_as_it_is_with_the_file() {
    let plain = Goal { tags: vec!["work".into()], ..Goal::new(Id::spelled(1), "Plain") };
    let lost = Goal { toward: Some(Id::spelled(9)), ..Goal::new(Id::spelled(2), "Lost") };
    let tasks = import(vec![plain.into(), lost.into()]);
    let plan = planned(&tasks, &Journey::default(), &ImportChoices::default());
    let shared = tasks.items.iter().zip(rows(&plan, New)).map(|(read, new)| {
        let goal = |incoming: &Incoming| incoming.item.as_goal().expect("a goal").clone();
        Arc::ptr_eq(&goal(read), &goal(&new.incoming))
    });
    assert_eq!(shared.collect::<Vec<_>>(), [true, false]);
}

#[test]
fn import_fills_in_an_organisation_that_was_no_part_of_the_id_then() {
    let award = |n, at: &str| {
        let at = Some(at.to_owned()).filter(|at| !at.is_empty());
        Milestone { at, ..role(n, "Kube", "", "2020-01") }
    };
    let told = |items: Vec<Milestone>| {
        let other = |n, id, is_unfilled| {
            (Id::spelled(n), vec![OtherId { id: Id::spelled(id), is_unfilled }])
        };
        let items = items.into_iter().map(Into::into).collect();
        Import { other_ids: [other(2, 1, true), other(3, 1, true)].into(), ..import(items) }
    };
    let mut journey = journey(vec![award(1, "")], vec![]);
    let file = told(vec![award(2, "CNCF"), award(3, "Linux Foundation")]);
    let mut plan = planned(&file, &journey, &ImportChoices::default());
    assert_eq!(
        (rows(&plan, More).len(), rows(&plan, Like).len(), rows(&plan, New).len()),
        (1, 1, 0)
    );
    assert_eq!(rows(&plan, More)[0].words(), "at CNCF");
    journey.apply(&plan.take_change());
    let again = planned(&told(vec![award(2, "CNCF")]), &journey, &ImportChoices::default());
    assert_eq!((again.here.len(), again.taken()), (1, 0));
    // The entry that it was is in the file too.
    let both =
        planned(&told(vec![award(2, "CNCF"), award(1, "")]), &journey, &ImportChoices::default());
    assert_eq!((both.here.len(), rows(&both, Like).len()), (1, 1));
    let deleted = ImportChoices { deleted: [Id::spelled(1)].into(), ..ImportChoices::default() };
    let plan = planned(&told(vec![award(2, "CNCF")]), &Journey::default(), &deleted);
    assert_eq!((plan.deleted, plan.taken()), (1, 0));
}

#[test]
fn import_that_fills_nothing_changes_nothing() {
    let empty = |title| Milestone {
        credential: Some(Credential::default()),
        ..role(1, title, "CNCF", "2019")
    };
    let file = import(vec![empty("File").into()]);
    for mine in [empty("Mine"), role(1, "Mine", "CNCF", "2019")] {
        let plan = planned(&file, &journey(vec![mine], vec![]), &ImportChoices::default());
        assert_eq!((plan.here.len(), rows(&plan, More).len()), (1, 0));
    }
}

#[test]
fn import_fills_in_what_is_missing_and_overwrites_nothing() {
    let mine = Milestone {
        until: Some(Until::Now),
        note: Some("mine".into()),
        ..role(1, "My title", "Nordbank", "2019")
    };
    let file = Milestone {
        until: Some(Until::On(date("2024-06"))),
        links: vec!["https://example.org".into()],
        credential: Some(Credential { issuer: Some("CNCF".into()), ..Credential::default() }),
        note: Some("theirs".into()),
        ..role(1, "Engineer", "Nordbank", "2019-03")
    };
    let mut journey = journey(vec![mine.clone()], Vec::new());
    let mut plan = planned(&import(vec![file.clone().into()]), &journey, &ImportChoices::default());
    let keys: Vec<&str> = rows(&plan, More)[0].fields().iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["until", "credential", "links"]);
    journey.apply(&plan.take_change());
    let (until, credential, links) = (file.until, file.credential.clone(), file.links.clone());
    let expected = Milestone { until, credential, links, ..mine };
    assert_eq!(journey.milestone(&Id::spelled(1)).map(|m| (**m).clone()), Some(expected));
    let again = planned(&import(vec![file.into()]), &journey, &ImportChoices::default());
    assert_eq!((again.taken(), again.here.len()), (0, 1));
}

#[test]
fn import_lists_an_open_goal_that_the_file_has_as_done_and_ends_it_only_on_request() {
    let open = Goal::new(Id::spelled(1), "Read");
    let done = Goal { state: State::done(date("2020-05-04")), ..open.clone() };
    let journey = journey(Vec::new(), vec![open]);
    let file = import(vec![done.clone().into()]);
    let plan = planned(&file, &journey, &ImportChoices::default());
    assert_eq!((rows(&plan, More).len(), plan.taken()), (1, 0));
    let all = ImportChoices { all: true, ..ImportChoices::default() };
    let plan = planned(&file, &journey, &all);
    assert_eq!((plan.taken(), rows(&plan, More)[0].incoming.item.clone()), (1, done.into()));
}

#[test]
fn import_lists_what_is_like_an_item_that_is_here() {
    let here = journey(vec![role(1, "Système Engineer", "Nordbank AG", "2019-03-01")], Vec::new());
    let is_like = |milestone: Milestone| {
        let plan = planned(&import(vec![milestone.into()]), &here, &ImportChoices::default());
        rows(&plan, Like).len() == 1 && rows(&plan, New).is_empty()
    };
    assert!(is_like(role(2, "systeme  engineer!", "Elsewhere", "2019")), "the title");
    assert!(is_like(role(2, "Consultant", "NORDBANK", "2019-03")), "the organisation");
    assert!(!is_like(role(2, "Consultant", "Nordbank", "2019-04")), "another month");
    let talk =
        Milestone { kind: Some("talk".into()), ..role(2, "Système Engineer", "", "2019-03") };
    assert!(!is_like(talk), "another kind");
    let all = ImportChoices { all: true, ..ImportChoices::default() };
    let same = import(vec![role(2, "Consultant", "Nordbank", "2019").into()]);
    assert_eq!(rows(&planned(&same, &here, &all), New).len(), 1);
}

#[test]
fn import_leaves_out_what_was_deleted_and_what_the_user_leaves_out() {
    let jobs = import(vec![
        role(1, "Engineer", "Nordbank", "2019").into(),
        role(2, "Consultant", "Elsewhere", "2012").into(),
    ]);
    let choices = ImportChoices {
        deleted: [Id::spelled(1)].into(),
        left_out: [Id::spelled(2)].into(),
        ..ImportChoices::default()
    };
    let plan = planned(&jobs, &Journey::default(), &choices);
    assert_eq!((plan.deleted, plan.taken(), plan.here.len()), (1, 0, 0));
}

#[test]
fn import_sets_aside_what_the_journey_would_refuse() {
    let done = Goal { state: State::done(date("2027-01")), ..Goal::new(Id::spelled(1), "Read") };
    let plan = planned(
        &import(vec![done.into(), role(2, " ", "Nordbank", "2019").into()]),
        &Journey::default(),
        &ImportChoices::default(),
    );
    let reasons: Vec<&str> = plan.not_taken.iter().map(|row| row.reason.as_str()).collect();
    assert_eq!((plan.taken(), reasons.len(), reasons[1]), (0, 2, "a title is needed"));
}

#[test]
fn import_takes_undated_items_at_the_date_that_is_given() {
    let undated = Incoming { is_dated: false, ..incoming(role(1, "Network+", "", "0001")) };
    let file = Import { format: "linkedin", items: vec![undated], ..Import::default() };
    let none = planned(&file, &Journey::default(), &ImportChoices::default());
    assert_eq!((none.taken(), rows(&none, Undated).len()), (0, 1));
    let year = ImportChoices { undated: Some(date("2004")), ..ImportChoices::default() };
    let mut plan = planned(&file, &Journey::default(), &year);
    let on = rows(&plan, New)[0].incoming.item.as_milestone().map(|milestone| milestone.on);
    assert_eq!((on, rows(&plan, Undated).len()), (Some(date("2004")), 0));
    let mut journey = Journey::default();
    journey.apply(&plan.take_change());
    assert_eq!(planned(&file, &journey, &ImportChoices::default()).here.len(), 1);
}

#[test]
fn import_link_to_an_item_that_is_like_one_here_leads_to_that_one() {
    let here = journey(vec![role(1, "Engineer", "Nordbank", "2019")], Vec::new());
    let same = role(2, "Engineer", "Nordbank", "2019");
    let lost = Id::spelled(9);
    let earlier =
        Milestone { led_to: vec![same.id.clone(), lost], ..role(3, "Course", "", "1997") };
    let file = import(vec![same.into(), earlier.into()]);
    let plan = planned(&file, &here, &ImportChoices::default());
    let led_to =
        rows(&plan, New)[0].incoming.item.as_milestone().map(|milestone| milestone.led_to.clone());
    assert_eq!(led_to, Some(vec![Id::spelled(1)]));
    assert_eq!(plan.remarks, ["1 link to items that are not taken: left out"]);
}

#[test]
fn import_leaves_the_focus_where_it_is() {
    let focus = |n: u64| Goal { next: true, ..Goal::new(Id::spelled(n), format!("Goal {n}")) };
    let file = import(vec![focus(1).into(), focus(2).into()]);
    let focused = |journey: &Journey| {
        let plan = planned(&file, journey, &ImportChoices::default());
        let goals = plan.rows(New).filter_map(|row| row.incoming.item.as_goal());
        goals.filter(|goal| goal.next).count()
    };
    assert_eq!(focused(&Journey::default()), 1);
    assert_eq!(focused(&journey(Vec::new(), vec![focus(3)])), 0);
}

proptest! {
    /// Whatever links to whatever, no goal serves itself, and the second import adds nothing.
    #[test]
    fn import_of_any_goals_is_idempotent_and_has_no_circle(
        toward in proptest::collection::vec(proptest::option::of(0_u64..6), 0..6),
    ) {
        let goal = |(n, toward): (usize, &Option<u64>)| Goal {
            toward: toward.map(Id::spelled),
            size: crate::domain::goal::Size::Large,
            ..Goal::new(Id::spelled(n as u64), format!("Goal {n}"))
        };
        let file = import(toward.iter().enumerate().map(|g| goal(g).into()).collect());
        let mut journey = Journey::default();
        let mut plan = planned(&file, &journey, &ImportChoices::default());
        prop_assert_eq!(plan.taken(), toward.len());
        journey.apply(&plan.take_change());
        for goal in journey.open() {
            prop_assert!(goal.toward.as_ref() != Some(&goal.id));
        }
        prop_assert_eq!(planned(&file, &journey, &ImportChoices::default()).taken(), 0);
    }
}
