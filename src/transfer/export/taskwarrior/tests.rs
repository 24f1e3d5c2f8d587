//! The tasks, and that the import takes them back.

use super::*;
use crate::domain::date::Day;
use crate::domain::fixtures::{date, done, id, journey, large, small, toward};
use crate::domain::goal::{Dropped, OpenState};
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::profile::Profile;
use crate::transfer::export::fixtures::{self, export, written};
use crate::transfer::fixtures::{file, read_asked};
use crate::transfer::named;
use crate::transfer::options::Asked;
use proptest::prelude::*;

fn note(on: &str, text: &str, amount: Option<&str>) -> LogEntry {
    LogEntry { on: date(on), text: text.into(), amount: amount.and_then(Amount::parse) }
}

#[test]
fn taskwarrior_tasks_are_the_small_goals() {
    let labs = Goal {
        due: Some(date("2026-11-27")),
        tags: vec!["study".into(), "on call".into()],
        note: Some("a note".into()),
        created: Some(date("2026-11-02")),
        log: vec![
            note("2026-11-14", "Services \"here\"", Some("2")),
            note("2026-11-14", "Two", None),
            note("2026-10", "When?", None),
        ],
        modified: Moment::from_rfc3339("2026-11-20T19:41:08Z"),
        ..toward(small("labs"), "cka")
    };
    let dropped = |on: &str| State::dropped(Dropped { on: date(on), why: "Too dear".into() });
    let items = vec![
        labs.into(),
        Goal { state: State::Open(OpenState::Someday), due: Some(date("2027")), ..small("rust") }
            .into(),
        Goal { state: State::PAUSED, ..small("paused") }.into(),
        large("cka").into(),
        done("book", "2026-10-02").into(),
        done("course", "1997").into(),
        done("school", "1979-06-01").into(),
        done("eighties", "1980-01-01").into(),
        Goal { due: Some(date("1979-06-01")), ..small("old") }.into(),
        Goal { state: dropped("2025-06-01"), ..small("mba") }.into(),
    ];
    let (tasks, left_out) = export(&EXPORT, &journey(items), &Profile::default()).expect("tasks");
    insta::assert_snapshot!(format!("{tasks}\n{}", left_out.join("\n")), @r#"
    [
    {"uuid":"691e99ac-0275-8277-b806-e95d7fade1fd","status":"pending","description":"labs","project":"cka","tags":["study","on_call"],"due":"20261126T230000Z","entry":"20261101T230000Z","modified":"20261120T194108Z","annotations":[{"entry":"20261113T230000Z","description":"+2 Services \"here\""},{"entry":"20261113T230001Z","description":"Two"}]},
    {"uuid":"69fe6084-dd75-8277-b806-e9a25c087287","status":"pending","description":"rust","tags":["someday"]},
    {"uuid":"10d74e92-023c-84bf-af4b-004fceb40a83","status":"pending","description":"paused"},
    {"uuid":"a68d369f-278b-8822-836d-bc796634dd1e","status":"pending","description":"old"},
    {"uuid":"4cc7fe2a-e165-8b38-9d8c-04235fec8e4b","status":"completed","description":"eighties","end":"19800101T000000Z"},
    {"uuid":"a68d2ce6-ea8b-8822-836d-bc796216cc8d","status":"deleted","description":"mba","end":"20250531T230000Z"},
    {"uuid":"69894f59-5c75-8277-b806-e97e91d30c20","status":"completed","description":"book","end":"20261001T230000Z"}
    ]

    2 goals that ended without a day, or on one that no task can have, are left out
    1 target without a day is left out
    1 target is left out: no task can have a day before 1980, or one that the time zone skips
    1 progress note without a day is left out
    1 dropped goal is without its reason
    1 paused goal is a pending task
    1 goal is without its why, note, kind, links and measure
    1 larger goal is left out; its steps have it as their project
    "#);
}

#[test]
fn taskwarrior_day_is_never_moved_by_the_zone() {
    const DAY: i64 = 86_400;
    let skipped = Day::new(2011, 12, 30).expect("a day");
    let days = |day: Day| day.days_since(Moment(0).day());
    // As in Apia: 14 hours east of Greenwich, and one day does not exist.
    let midnight = |day: Day| (days(day) + i64::from(day == skipped)) * DAY - 14 * 3600;
    let journey = Journey::default();
    let writer = TaskWriter {
        outgoing: &Outgoing {
            journey: &journey,
            items: Vec::new(),
            is_filtered: false,
            profile: &Profile::default(),
            midnight: &midnight,
        },
    };
    let time = |text: &str| writer.time(date(text)).map(|time| Moment(time).to_string());
    assert_eq!(time("2011-12-29").as_deref(), Some("2011-12-28T10:00:00Z"));
    assert_eq!(time("2011-12-30"), None);
    assert_eq!(time("2011-12-31").as_deref(), Some("2011-12-30T10:00:00Z"));
    assert_eq!(time("1980-01-01").as_deref(), Some("1980-01-01T00:00:00Z"));
    assert_eq!(time("1979-12-31"), None);
    assert_eq!(time("9999-12-31").as_deref(), Some("9999-12-30T10:00:00Z"));
}

#[test]
fn taskwarrior_uuid_depends_on_the_id_alone() {
    assert_eq!(uuid(&id("2b1a04yy")), "a46e7832-4c65-8a64-851b-db606f29ef7d");
    let other = Goal { title: "b".into(), ..done("a", "2026-10-02") };
    let uuids = [journey(vec![small("a").into()]), journey(vec![other.into()])]
        .map(|journey| written(&EXPORT, &journey).split('"').nth(3).map(str::to_owned));
    assert_eq!(uuids[0], uuids[1]);
}

/// What a task can hold of the small goals of a journey, as the import gives it.
fn held(journey: &Journey) -> Vec<Goal> {
    let goals = journey.items().filter_map(|item| item.as_goal()).filter(|goal| !goal.is_large());
    let is_dated =
        |goal: &&std::sync::Arc<Goal>| goal.state.ended_on().is_none_or(|on| on.day().is_some());
    goals.filter(is_dated).map(|goal| held_of(goal, journey)).collect()
}

fn held_of(goal: &Goal, journey: &Journey) -> Goal {
    let day = |date: Option<Date>| date.filter(|date| date.day().is_some());
    let log = goal.log.iter().map(|entry| LogEntry {
        text: format!(
            "{}{}",
            entry.amount.map(|a| a.signed() + " ").unwrap_or_default(),
            entry.text
        ),
        amount: None,
        on: entry.on,
    });
    Goal {
        state: match &goal.state {
            State::Open(OpenState::Paused) => State::ACTIVE,
            State::Ended(End::Dropped(it)) => {
                State::dropped(Dropped { on: it.on, why: String::new() })
            }
            other => other.clone(),
        },
        due: day(goal.due),
        tags: goal.tags.clone(),
        created: goal.created,
        log: log.collect(),
        toward: goal.toward.clone().filter(|larger| journey.item(larger).is_some()),
        ..Goal::new(goal.id.clone(), goal.title.clone())
    }
}

proptest! {
    #[test]
    fn taskwarrior_tasks_come_back_with_all_that_a_task_has(journey in fixtures::journey()) {
        let journey = journey.visible();
        let text = written(&EXPORT, &journey);
        for larger_projects in [false, true] {
            let asked = Asked { dropped: true, larger_projects, ..Asked::default() };
            let format = named("taskwarrior").expect("a format");
            let import = read_asked(format, &[file("export", &text)], &asked).expect("an export");
            prop_assert_eq!(import.items.iter().filter(|it| !it.is_dated).count() + import.set_aside.len(), 0);
            let goals: Vec<&Goal> =
                import.items.iter().filter_map(|it| it.item.as_goal()).map(|goal| &**goal).collect();
            let title = |id: &Id| goals.iter().find(|goal| goal.id == *id).map(|goal| goal.title.clone());
            let tasks = goals.iter().filter(|goal| !goal.is_large());
            let held = held(&journey);
            prop_assert_eq!(tasks.clone().count(), held.len());
            for (task, goal) in tasks.zip(held) {
                let larger = goal.toward.as_ref().and_then(|id| journey.item(id)).map(|it| it.title());
                let mut expected = Goal { id: task.id.clone(), toward: task.toward.clone(), ..goal.clone() };
                if larger_projects {
                    prop_assert_eq!(task.toward.as_ref().and_then(title), larger.map(str::to_owned));
                } else {
                    expected.tags.extend(larger.map(str::to_owned));
                }
                prop_assert_eq!((*task).clone(), expected);
            }
        }
    }
}
