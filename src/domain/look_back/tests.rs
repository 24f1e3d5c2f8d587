//! Look back against a second, plain implementation of the rule.

use super::*;
use crate::domain::declined::Declined;
use crate::domain::fixtures::{date, day, done, id};
use crate::domain::goal::{Dropped, State};
use crate::domain::milestone::Recognised;
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::summary::YearSummary;
use crate::domain::verbs;
use proptest::prelude::*;

fn journey(goals: Vec<Goal>) -> Journey {
    let mut years: SortedMap<i32, Vec<Record>> = SortedMap::new();
    for goal in goals {
        let year = goal.state.ended_on().expect("it ended").year();
        years.get_or_default(year).push(goal.into());
    }
    let mut journey = Journey::default();
    for (year, items) in years {
        journey.replace(DataFile::Ended(year), items);
    }
    journey
}

fn names(journey: &Journey, today: &str) -> Vec<String> {
    let memories = due_anniversaries(journey, day(today));
    memories.into_iter().map(|m| m.goal.title.clone()).collect()
}

fn shown(journey: &Journey, today: &str) -> Option<String> {
    shown_on(journey, day(today)).map(|m| m.goal.title.clone())
}

#[test]
fn anniversary_of_each_interval_is_on_its_day() {
    let ends = [
        ("2026-11-15", "a week ago"),
        ("2026-10-22", "a month ago"),
        ("2026-05-22", "six months ago"),
        ("2025-11-22", "a year ago"),
        ("2024-11-22", "2 years ago"),
        ("2021-11-22", "5 years ago"),
        ("2016-11-22", "10 years ago"),
        ("2006-11-22", "20 years ago"),
        ("2016-11", "10 years ago"),
        ("2026-10", "a month ago"),
        ("2016", "10 years ago"),
        ("2025", "a year ago"),
    ];
    for (end, words) in ends {
        let ago = Ago::of(date(end), day("2026-11-22"));
        assert_eq!(ago.map(Ago::words), Some(words), "{end}");
    }
    for never in ["2026-11-22", "2026", "2026-11", "2023-11-22", "2016-12", "2026-11-14", "2027"] {
        assert_eq!(Ago::of(date(never), day("2026-11-22")), None, "{never}");
    }
}

#[test]
fn anniversary_of_a_day_that_the_month_lacks_is_on_its_last() {
    assert_eq!(Ago::of(date("2024-02-29"), day("2025-02-28")).map(Ago::words), Some("a year ago"));
    assert_eq!(Ago::of(date("2024-02-29"), day("2025-03-01")), None);
    assert_eq!(Ago::of(date("2026-01-31"), day("2026-02-28")).map(Ago::words), Some("a month ago"));
}

#[test]
fn anniversaries_put_whole_years_first_then_exact_dates_then_the_oldest() {
    let journey = journey(vec![
        done("week", "2026-11-15"),
        done("year-known", "2006"),
        done("month-known", "2016-11"),
        done("one", "2025-11-22"),
        done("ten", "2016-11-22"),
    ]);
    let order = ["ten", "one", "month-known", "year-known", "week"];
    assert_eq!(names(&journey, "2026-11-22"), order);
    assert_eq!(shown(&journey, "2026-11-22").as_deref(), Some("ten"));
}

#[test]
fn look_back_shows_dropped_goals_and_no_milestones() {
    let mut dropped = done("dropped", "2016-11-22");
    dropped.state = State::dropped(Dropped { on: date("2016-11-22"), why: String::new() });
    let mut seen = done("seen", "2016-11-22");
    seen.milestone = Some(id("m"));
    let mut gone = done("gone", "2006-11-22");
    gone.milestone = Some(id("deleted"));
    let mut journey = journey(vec![dropped, seen, gone]);
    let milestone = Milestone::new(id("m"), "seen", date("2016-11-22"));
    journey.replace(DataFile::Milestones, vec![milestone.into()]);
    assert_eq!(names(&journey, "2026-11-22"), ["gone", "dropped"]);
}

fn answered(journey: &Journey, name: &str, again: AskAgain, today: &str) -> Journey {
    let change = verbs::look_back::answer(journey, &id(name), again, day(today)).expect("it ended");
    let mut after = journey.clone();
    after.apply(&change);
    after
}

#[test]
fn not_yet_lasts_until_the_next_anniversary() {
    let ends = [
        ("2016-11-22", "2026-11-22", "2036-11-22"),
        ("2016-11", "2026-11-30", "2036-11-01"),
        ("2016", "2026-12-31", "2036-01-01"),
    ];
    for (end, same, next) in ends {
        let journey = journey(vec![done("a", end)]);
        let journey = answered(&journey, "a", AskAgain::NextTime, "2026-11-22");
        assert!(names(&journey, same).is_empty(), "{end}");
        assert_eq!(names(&journey, next), ["a"], "{end}");
    }
}

#[test]
fn look_back_asks_once_a_day() {
    let two = vec![done("a", "2016-11-22"), done("b", "2006-11-22")];
    let journey = journey(two);
    let answered = answered(&journey, "b", AskAgain::Never, "2026-11-22");
    assert_eq!(shown(&answered, "2026-11-22"), None);
    assert_eq!(names(&answered, "2026-11-22"), ["a"], "the view has it still");
    for recognised in ["2026-11-22", "2026-10", "2016-11-22"] {
        let recognised = Recognised { on: date(recognised), why: String::new() };
        let (b, today) = (id("b"), day("2026-11-22"));
        let promoted = verbs::hindsight::promote(&journey, &b, recognised.clone(), id("m"), today);
        let mut after = journey.clone();
        after.apply(&promoted.expect("it ended"));
        assert_eq!(shown(&after, "2026-11-22"), None, "{recognised:?}");
    }
}

#[test]
fn look_back_reads_only_years_with_an_anniversary() {
    let summary = |goals: &[Goal]| {
        let goals: Vec<Arc<Goal>> = goals.iter().cloned().map(Arc::new).collect();
        Arc::new(YearSummary::of(goals.iter()))
    };
    let mut journey = Journey::default();
    journey.absorb(Reading {
        summaries: vec![
            (2006, summary(&[done("a", "2006-11-21")])),
            (2016, summary(&[done("b", "2016")])),
            (2021, summary(&[done("c", "2021-11")])),
            (2023, summary(&[done("d", "2023-11-22")])),
            (2025, summary(&[done("e", "2025-11-22")])),
        ],
        ..Reading::default()
    });
    let unread = |journey: &Journey| {
        let dates = unread(journey, day("2026-11-22")).into_iter();
        dates.map(|date| date.to_string()).collect::<Vec<String>>()
    };
    assert_eq!(unread(&journey), ["2016", "2021-11", "2025-11-22"]);
    journey.replace(DataFile::Ended(2016), vec![done("b", "2016").into()]);
    assert_eq!(unread(&journey), ["2021-11", "2025-11-22"]);
}

#[test]
fn recalled_date_has_its_goals_to_find_and_change() {
    let goals: Vec<Arc<Goal>> = ["2016-11-22", "2016-03-01", "2016-11-22"]
        .iter()
        .zip(["a", "b", "c"])
        .map(|(on, name)| Arc::new(done(name, on)))
        .collect();
    let mut summary = YearSummary::of(goals.iter());
    summary.excerpt.clear();
    summary.recall(goals.iter(), &SortedSet::from([date("2016-11-22"), date("2016")]));
    assert_eq!(summary.recalled, SortedSet::from([date("2016-11-22")]));
    let mut journey = Journey::default();
    journey.absorb(Reading { summaries: vec![(2016, summary.into())], ..Reading::default() });
    assert!(!journey.is_loaded(2016) && unread(&journey, day("2026-11-22")).is_empty());
    assert!(journey.goal(&id("a")).is_some() && journey.goal(&id("b")).is_none());
    let mut names = self::names(&journey, "2026-11-22");
    names.sort();
    assert_eq!(names, ["a", "c"]);
    let journey = answered(&journey, "a", AskAgain::Never, "2026-11-22");
    assert_eq!(shown(&journey, "2026-11-22"), None, "one a day is enough");
    assert_eq!(self::names(&journey, "2026-11-22"), ["c"]);
    let done = journey.years().map(|(_, summary)| summary.done).sum::<usize>();
    assert_eq!(done, 3, "nothing is counted twice");
}

#[test]
fn look_back_lists_the_latest_recognition_first() {
    let seen = |name: &str, on: &str| {
        let mut milestone = Milestone::new(id(name), name, date("1997"));
        milestone.recognised = Some(Recognised { on: date(on), why: String::new() });
        Record::from(milestone)
    };
    let mut milestones: Vec<Record> = (1..=10).map(|i| seen(&format!("m{i}"), "2016")).collect();
    milestones.push(seen("new", "2026-05"));
    milestones.push(Milestone::new(id("plain"), "plain", date("2026")).into());
    let mut journey = Journey::default();
    journey.replace(DataFile::Milestones, milestones);
    let lately = recognised_last(&journey);
    assert_eq!((lately.len(), lately[0].title.as_str()), (10, "new"));
}

/// Whether `end` has its anniversary `ago` on `today`, by the rule restated.
fn comes_up(end: Date, today: Day, ago: Ago) -> bool {
    let months = |n: i32| {
        let holds = |date: Date| match end {
            Date::Day(_) => date == Date::Day(today),
            Date::Month(..) => (date.year(), date.month()) == (today.year(), Some(today.month())),
            Date::Year(_) => date.year() == today.year(),
        };
        let exact = !matches!(end, Date::Year(_)) || n % 12 == 0;
        exact && holds(Date::Day(end.first_day().plus_months(n)))
    };
    match MONTHS[Ago::ALL.iter().position(|known| *known == ago).expect("one of them")] {
        0 => end.day().is_some_and(|day| day.plus_days(7) == today),
        n => months(n),
    }
}

/// The intervals in months; 0 for a week.
const MONTHS: [i32; 8] = [0, 1, 6, 12, 24, 60, 120, 240];

fn ends() -> impl Strategy<Value = Date> {
    let exactness = 0..3u8;
    (exactness, 0..8usize, -40i64..40).prop_map(|(exact, ago, off)| {
        let months = MONTHS[ago];
        let day = day("2026-11-22").plus_months(-months).plus_days(off);
        match exact {
            0 => Date::Year(day.year()),
            1 => Date::Month(day.year(), day.month()),
            _ => Date::Day(day),
        }
    })
}

fn answers() -> impl Strategy<Value = Option<Declined>> {
    let again = prop_oneof![Just(AskAgain::NextTime), Just(AskAgain::Never)];
    let on = (-400i64..2).prop_map(|off| Date::Day(day("2026-11-22").plus_days(off)));
    proptest::option::of((on, again).prop_map(|(on, again)| Declined { on, again }))
}

proptest! {
    #[test]
    fn anniversaries_agree_with_a_plain_implementation(
        goals in prop::collection::vec((ends(), answers()), 0..12),
        off in -3i64..12,
    ) {
        let today = day("2026-11-22").plus_days(off);
        let named = goals.iter().enumerate().map(|(i, (end, answer))| Goal {
            state: State::done(*end),
            looked_back: *answer,
            ..Goal::new(id(&format!("g{i}")), format!("g{i}"))
        });
        let named: Vec<Goal> = named.collect();
        let journey = journey(named.clone());
        let mut wanted: Vec<String> = Vec::new();
        for goal in &named {
            let end = goal.state.ended_on().expect("it ended");
            let ago: Vec<Ago> = Ago::ALL.into_iter().filter(|ago| comes_up(end, today, *ago)).collect();
            prop_assert!(ago.len() <= 1, "{end} comes up twice");
            // An answer within the same interval counts; so does one dated in the future.
            let held = goal.looked_back.is_some_and(|answer| {
                let then = answer.on.first_day();
                let same = ago.first().is_some_and(|ago| comes_up(end, then, *ago));
                answer.again == AskAgain::Never || same || then > today
            });
            if !ago.is_empty() && !held {
                wanted.push(goal.title.clone());
            }
        }
        wanted.sort();
        let first = due_anniversaries(&journey, today);
        prop_assert_eq!(&first, &due_anniversaries(&journey, today), "the same day, the same answer");
        let mut told: Vec<String> = first.iter().map(|m| m.goal.title.clone()).collect();
        told.sort();
        prop_assert_eq!(told, wanted);
        let mut turned = named;
        turned.reverse();
        prop_assert_eq!(shown_on(&self::journey(turned), today), shown_on(&journey, today));
    }

    #[test]
    fn look_back_reads_every_year_with_an_anniversary(
        ends in prop::collection::vec((ends(), any::<bool>()), 0..12),
        off in -3i64..12,
    ) {
        let today = day("2026-11-22").plus_days(off);
        let mut years: SortedMap<i32, Vec<Arc<Goal>>> = SortedMap::new();
        for (i, (end, dropped)) in ends.iter().enumerate() {
            let mut goal = Goal::new(id(&format!("g{i}")), "g");
            goal.state = match dropped {
                true => State::dropped(Dropped { on: *end, why: String::new() }),
                false => State::done(*end),
            };
            years.get_or_default(end.year()).push(Arc::new(goal));
        }
        let falls = |goals: &Vec<Arc<Goal>>| {
            let ends = goals.iter().filter_map(|goal| goal.state.ended_on());
            ends.into_iter().any(|end| Ago::of(end, today).is_some())
        };
        let wanted: Vec<i32> = years.iter().filter(|(_, g)| falls(g)).map(|(y, _)| *y).collect();
        let summaries = years.iter().map(|(year, goals)| (*year, YearSummary::of(goals.iter()).into()));
        let mut journey = Journey::default();
        journey.absorb(Reading { summaries: summaries.collect(), ..Reading::default() });
        let mut unread: Vec<i32> = unread(&journey, today).into_iter().map(Date::year).collect();
        unread.dedup();
        prop_assert_eq!(unread, wanted);
    }

    #[test]
    fn never_hides_every_anniversary(end in ends(), asked in 0i64..20, later in 0i64..9000) {
        let mut goal = Goal::new(id("a"), "a");
        goal.state = State::done(end);
        let today = day("2026-11-22").plus_days(asked);
        let on = today.into();
        goal.looked_back = Some(Declined { on, again: AskAgain::Never });
        let journey = journey(vec![goal]);
        prop_assert!(due_anniversaries(&journey, today.plus_days(later)).is_empty());
    }
}
