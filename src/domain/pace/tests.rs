//! Pace against a second, plain implementation.

use super::*;
use crate::domain::data_file::DataFile;
use crate::domain::fixtures::{date, today};
use crate::domain::goal::{LogEntry, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Measure;
use crate::domain::record::Record;
use proptest::prelude::*;

fn day(ago: i64) -> Day {
    today().plus_days(-ago)
}

fn amount(number: f64) -> Amount {
    Amount::new(number).expect("a finite number")
}

fn larger() -> Goal {
    Goal { size: Size::Large, ..Goal::new(Id::spelled(0), "Certificate") }
}

/// A larger goal with that many open steps, and a step done on each of these days ago.
fn with_steps(goal: &Goal, open: u64, done: &[i64]) -> Journey {
    let step = |number: u64, state: State| Goal {
        toward: Some(goal.id.clone()),
        state,
        ..Goal::new(Id::spelled(number), "step")
    };
    let open = (0..open).map(|at| step(100 + at, State::ACTIVE));
    let open = open.chain([goal.clone()]).map(Item::from);
    let mut journey = Journey::default();
    journey.replace(DataFile::Open, open.map(Record::from).collect());
    for year in 2020..=2026 {
        let on = |ago: &&i64| day(**ago).year() == year;
        let ended = (1000..).zip(done.iter().filter(on));
        let ended = ended.map(|(at, ago)| step(at + year as u64, State::done(day(*ago).into())));
        let ended = ended.map(|goal| Record::from(Item::from(goal)));
        journey.replace(DataFile::Ended(year), ended.collect());
    }
    journey
}

/// A goal with that amount done, and these amounts logged on days ago.
fn measured(target: f64, log: &[(i64, f64)]) -> Goal {
    let entry = |(ago, number): &(i64, f64)| LogEntry {
        on: day(*ago).into(),
        text: String::new(),
        amount: Some(amount(*number)),
    };
    Goal {
        measure: Some(Measure {
            done: amount(log.iter().map(|(_, number)| number).sum()),
            target: amount(target),
            unit: "pages".into(),
        }),
        log: log.iter().map(entry).collect(),
        ..larger()
    }
}

fn said(goal: &Goal, journey: &Journey) -> Vec<String> {
    let pace = of(journey, goal, today());
    pace.map(|pace| sentences(&pace, today().into())).unwrap_or_default()
}

#[test]
fn pace_is_steps_left_times_the_usual_gap() {
    let every_ten = [2, 12, 22, 32, 42, 52];
    let goal = Goal { due: Some(date("2027-03")), ..larger() };
    assert_eq!(
        said(&goal, &with_steps(&goal, 5, &every_ten)),
        ["5 steps left; at your usual pace about Jan 2027. The target is Mar 2027."]
    );
    let gone = Goal { due: Some(date("2026-10")), ..larger() };
    assert_eq!(
        said(&gone, &with_steps(&gone, 1, &every_ten)),
        ["1 step left; at your usual pace about Dec 2026. The target was Oct 2026."]
    );
    let daily: Vec<i64> = (0..6).collect();
    assert_eq!(
        said(&larger(), &with_steps(&larger(), 2, &daily)),
        ["2 steps left; at your usual pace about Nov 2026."]
    );
}

#[test]
fn pace_needs_history_open_steps_and_an_active_goal() {
    let every_ten = [2, 12, 22, 32, 42, 52];
    let goal = larger();
    assert_eq!(of(&with_steps(&goal, 5, &every_ten[1..]), &goal, today()), None);
    assert_eq!(of(&with_steps(&goal, 0, &every_ten), &goal, today()), None);
    for state in [State::PAUSED, State::SOMEDAY, State::done(date("2026"))] {
        let goal = Goal { state, ..larger() };
        assert_eq!(of(&with_steps(&goal, 5, &every_ten), &goal, today()), None);
    }
}

#[test]
fn pace_of_a_measure_says_when_the_rest_is_done() {
    let log: Vec<(i64, f64)> = (0..6).map(|n| (n * 7, 2.0)).collect();
    let goal = Goal { due: Some(date("2026-12-31")), ..measured(40.0, &log) };
    assert_eq!(
        said(&goal, &with_steps(&goal, 0, &[])),
        [
            "28 pages left; at your usual pace about Feb 2027.",
            "The target, 31 Dec 2026, needs 4.9 a week."
        ]
    );
    let few = measured(40.0, &log[1..]);
    assert_eq!(of(&with_steps(&few, 0, &[]), &few, today()), None);
}

/// The last day of an estimate: fifty years ahead.
fn far() -> crate::domain::date::Day {
    today().plus_days(18_262)
}

#[test]
fn pace_beyond_fifty_years_names_no_month() {
    let log: Vec<(i64, f64)> = (0..6).map(|n| (n * 50, 0.1)).collect();
    let goal = Goal { due: Some(date("2028")), ..measured(100.0, &log) };
    assert_eq!(
        said(&goal, &with_steps(&goal, 0, &[])),
        [
            "99.4 pages left; at your usual pace not within 50 years.",
            "The target, 2028, needs 0.9 a week.",
        ]
    );
    let goal = Goal { due: Some(date("2028")), ..measured(7.0, &[]) };
    assert_eq!(
        said(&goal, &with_steps(&goal, 0, &[])),
        ["7 pages left. The target, 2028, needs one every 16 weeks."]
    );
}

#[test]
fn pace_rounds_up_to_whole_days() {
    let log: Vec<(i64, f64)> = (0..6).map(|n| (n * 7, 7.0)).collect();
    let goal = |left: f64| measured(42.0 + left, &log);
    let reached = |goal: &Goal| {
        let pace = of(&with_steps(goal, 0, &[]), goal, today());
        pace.and_then(|pace| pace.measure).and_then(|measure| measure.reached)
    };
    assert_eq!(reached(&goal(8.0)), Some(date("2026-11")), "in eight days");
    assert_eq!(reached(&goal(8.5)), Some(date("2026-12")), "within the ninth");
}

#[test]
fn pace_covers_steps_and_measure() {
    let log: Vec<(i64, f64)> = (0..6).map(|n| (n * 7, 2.0)).collect();
    let goal = measured(40.0, &log);
    assert_eq!(
        said(&goal, &with_steps(&goal, 3, &[])),
        [
            "3 steps left; at your usual pace about Dec 2026.",
            "28 pages left; at your usual pace about Feb 2027.",
        ]
    );
}

#[test]
fn pace_toward_a_near_target_is_in_days() {
    let until = |due: &str, target: f64| {
        let goal = Goal { due: Some(date(due)), ..measured(target, &[]) };
        said(&goal, &with_steps(&goal, 0, &[]))
    };
    assert_eq!(
        until("2026-11-27", 8.0),
        ["8 pages left. The target is 27 Nov 2026: 6 days are left, today included."]
    );
    assert_eq!(
        until("2026-11-22", 0.5),
        ["0.5 pages left. The target is 22 Nov 2026: that is today."]
    );
    assert_eq!(
        until("2026-12-05", 30.0),
        ["30 pages left. The target, 5 Dec 2026, needs 15 a week."]
    );
    assert!(until("2026-11-21", 8.0).is_empty());
}

#[test]
fn pace_ignores_corrections_and_needs_progress() {
    let back: Vec<(i64, f64)> = (0..6).map(|n| (n * 7, -1.0)).collect();
    let goal = measured(40.0, &back);
    assert_eq!(of(&with_steps(&goal, 0, &[]), &goal, today()), None);
    let dust: Vec<(i64, f64)> = (0..6).map(|n| (n * 7, 0.000_001)).collect();
    let goal = measured(40.0, &dust);
    assert_eq!(
        said(&goal, &with_steps(&goal, 0, &[])),
        ["39.999994 pages left; at your usual pace not within 50 years."]
    );
}

/// Amounts a day from a plain list: each day's amount over the unpaused days since the previous day with one.
fn plain_rates(log: &[(i64, f64)], pauses: &[(i64, i64)]) -> Vec<f64> {
    let is_paused = |ago: i64| pauses.iter().any(|(from, until)| (*until..=*from).contains(&ago));
    let mut rates = Vec::new();
    let mut days: Option<f64> = None;
    for ago in (0..1000).rev() {
        let mut on = log.iter().filter(|(at, _)| *at == ago).peekable();
        let unpaused = if is_paused(ago) { 0.0 } else { 1.0 };
        if on.peek().is_some() {
            let sum: f64 = on.map(|(_, number)| number).sum();
            rates.extend(days.map(|days| sum / (days + 1.0)));
            days = Some(0.0);
        } else {
            days = days.map(|days| days + unpaused);
        }
    }
    rates
}

proptest! {
    #[test]
    fn pace_agrees_with_a_plain_implementation(
        log in prop::collection::vec((-9i64..900, 1u8..20), 0..30),
        pauses in prop::collection::vec((0i64..900, 0i64..60), 0..4),
        left in -5i32..120,
        due in prop::option::of(-20i64..900),
    ) {
        let log: Vec<(i64, f64)> = log.into_iter().map(|(ago, n)| (ago, f64::from(n))).collect();
        let pauses: Vec<(i64, i64)> = pauses.into_iter().map(|(from, n)| (from, from - n)).collect();
        let span = |(from, until): &(i64, i64)| crate::domain::date::Span {
            from: day(*from).into(),
            until: Some(day(*until).into()),
        };
        let goal = Goal {
            paused: pauses.iter().map(span).collect(),
            due: due.map(|days| day(-days).into()),
            ..measured(log.iter().map(|(_, n)| n).sum::<f64>() + f64::from(left), &log)
        };
        let left = f64::from(left);
        let mut rates = plain_rates(&log, &pauses);
        rates.sort_by(f64::total_cmp);
        let (low, high) = ((rates.len().max(1) - 1) / 2, rates.len() / 2);
        let a_day = (rates.len() >= 5 && left > 0.0).then(|| (rates[low] + rates[high]) / 2.0);
        let pace = of(&with_steps(&goal, 0, &[]), &goal, today());
        let told = pace.as_ref().and_then(|pace| pace.measure.as_ref());
        prop_assert_eq!(told.map(|m| m.a_day), a_day);
        if let (Some(told), Some(a_day)) = (told, a_day) {
            let mut on = today();
            let mut done = 0.0;
            while done + 1e-9 < left && on <= far() {
                on = on.plus_days(1);
                done += a_day;
            }
            let near = (on <= far()).then(|| Date::Month(on.year(), on.month()));
            prop_assert_eq!(told.reached, near);
        }
        let needed = pace.as_ref().and_then(|pace| pace.needed.as_ref());
        let days = due.filter(|days| *days >= 0 && left > 0.0).map(|days| days + 1);
        prop_assert_eq!(needed.map(|n| n.days), days);
    }

    #[test]
    fn pace_puts_the_last_step_as_many_gaps_away(open in 1u64..40, gap in 1i64..40) {
        let done: Vec<i64> = (0..8).map(|at| at * gap).collect();
        let goal = larger();
        let pace = of(&with_steps(&goal, open, &done), &goal, today());
        let told = pace.and_then(|pace| pace.steps).expect("seven gaps are enough");
        let mut on = today();
        for _ in 0..open {
            on = on.plus_days(gap);
        }
        prop_assert_eq!((told.left, told.usual_gap), (open as usize, gap as f64));
        prop_assert_eq!(told.reached, Some(Date::Month(on.year(), on.month())));
    }
}
