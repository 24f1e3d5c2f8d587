//! Momentum against a second, plain implementation.

use super::*;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry, State};
use crate::domain::id::Id;
use crate::domain::item::{Home, Item};
use crate::domain::member::Member;
use crate::domain::milestone::Milestone;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn today() -> Day {
    Date::from_iso("2026-11-22")
        .and_then(Date::day)
        .expect("a day")
}

/// A step, so many days ago, and what kind of step it was.
#[derive(Clone, Copy, Debug)]
enum Step {
    Done(i64),
    Logged(i64),
    Milestone(i64),
    /// Only a milestone of a goal: the goal has counted.
    Promoted(i64),
}

fn entry(day: Day) -> LogEntry {
    LogEntry {
        on: day.into(),
        text: "moved".into(),
        amount: None,
    }
}

fn journey(steps: &[Step]) -> Journey {
    let mut homes: BTreeMap<Home, Vec<Member>> = BTreeMap::new();
    for (number, step) in (0u64..).zip(steps) {
        let item = item(Id::spelled(number), *step);
        homes.entry(item.home()).or_default().push(item.into());
    }
    let mut journey = Journey::default();
    homes
        .into_iter()
        .for_each(|(home, items)| journey.replace(home, items));
    journey
}

fn item(id: Id, step: Step) -> Item {
    let day = |ago: i64| today().plus_days(-ago);
    match step {
        Step::Done(ago) => Goal {
            state: State::Done(day(ago).into()),
            ..Goal::new(id, "done")
        }
        .into(),
        Step::Logged(ago) => Goal {
            log: vec![entry(day(ago))],
            ..Goal::new(id, "open")
        }
        .into(),
        Step::Milestone(ago) => Milestone::new(id, "event", day(ago).into()).into(),
        Step::Promoted(ago) => {
            let from = Some(Id::spelled(1 << 39));
            Milestone {
                from,
                ..Milestone::new(id, "goal", day(ago).into())
            }
            .into()
        }
    }
}

fn done(ago: impl IntoIterator<Item = i64>) -> Momentum {
    let steps: Vec<_> = ago.into_iter().map(Step::Done).collect();
    Momentum::of(&journey(&steps), today())
}

#[test]
fn without_steps_there_is_nothing_to_say() {
    let momentum = done([]);
    assert_eq!(
        (momentum.usual, momentum.drifting, momentum.days_since_step),
        (None, None, None)
    );
    assert_eq!(sentence(&momentum), "no steps yet");
    assert_eq!(
        sentence(&done([-3])),
        "no steps yet",
        "what is to come is no step"
    );
}

#[test]
fn a_month_and_a_year_are_no_steps_and_a_promoted_goal_counts_once() {
    let mut journey = journey(&[Step::Done(1), Step::Promoted(1)]);
    let course = Milestone::new(Id::spelled(9), "course", Date::Month(2026, 11));
    journey.replace(Home::Milestones, vec![course.into()]);
    assert_eq!(Momentum::of(&journey, today()).last_30_days, 1);
}

#[test]
fn windows_end_where_the_next_one_begins() {
    let momentum = done([0, 29, 30, 59, 60]);
    assert_eq!(momentum.last_30_days, 2);
    assert_eq!(momentum.weeks, [0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1]);
    assert_eq!(
        momentum.usual, None,
        "the first step lies in the second window"
    );
    assert_eq!(done([0, 30, 59, 60, 119]).usual, Some(1.0));
    assert_eq!(
        done([0, 30, 59, 60, 118]).usual,
        None,
        "the third window begins before the first step"
    );
}

#[test]
fn drift_is_a_gap_longer_than_twice_the_usual_and_nearly_all() {
    let steady = |since: i64| done((0..6).map(|n| since + n * 10));
    assert_eq!(steady(20).usual_gap, Some(10.0));
    assert_eq!(steady(20).drifting, Some(false));
    assert_eq!(steady(21).drifting, Some(true));
    assert_eq!(
        done([40, 50, 60, 70, 80]).drifting,
        None,
        "four gaps are too few"
    );
    assert_eq!(
        done([40, 50, 60, 70, 80, 130]).drifting,
        Some(false),
        "one gap in five was longer"
    );
}

#[test]
fn a_sentence_says_the_numbers() {
    assert_eq!(
        sentence(&done([38, 49, 60, 71, 82, 93])),
        "38 days since a step; your usual gap is 11"
    );
    assert_eq!(
        sentence(&done([2])),
        "1 step in 30 days · last one 2 days ago"
    );
    assert_eq!(
        sentence(&done([0, 0, 1])),
        "3 steps in 30 days · last one today"
    );
    assert_eq!(
        sentence(&done([45, 46])),
        "no step in 30 days · last one 45 days ago"
    );
    let usual = Momentum {
        usual: Some(6.5),
        ..done([1, 2])
    };
    assert_eq!(
        sentence(&usual),
        "2 steps in 30 days, usually 6.5 · last one yesterday"
    );
}

/// The same arithmetic, day by day over a plain list.
fn plainly(ago: &[i64]) -> Momentum {
    let past: Vec<i64> = ago.iter().copied().filter(|a| *a >= 0).collect();
    let within = |from: i64, to: i64| past.iter().filter(|a| (from..=to).contains(a)).count();
    let oldest = past.iter().max().copied().unwrap_or(-1);
    let windows = (1..=12)
        .filter(|k| k * 30 + 29 <= oldest)
        .map(|k| within(k * 30, k * 30 + 29));
    let windows: Vec<f64> = windows.map(|n| n as f64).collect();
    let usual = middle(windows.clone(), 3);
    let days: Vec<i64> = (0..365).filter(|a| past.contains(a)).collect();
    let mut gaps: Vec<f64> = days
        .iter()
        .zip(days.iter().skip(1))
        .map(|(a, b)| (b - a) as f64)
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual_gap = middle(gaps.clone(), 5);
    let since = past.iter().min().copied();
    let longest_gap = usual_gap.map(|usual| {
        let tenth = (0.9 * gaps.len() as f64 - 1e-9).ceil() as usize;
        gaps[tenth - 1].max(2.0 * usual)
    });
    let drifting = longest_gap.map(|longest| since.expect("there are gaps") as f64 > longest);
    let weeks =
        std::array::from_fn(|week| within(7 * (11 - week as i64), 7 * (11 - week as i64) + 6));
    Momentum {
        last_30_days: within(0, 29),
        usual,
        windows: windows.len(),
        days_since_step: since,
        paused_since_step: 0,
        usual_gap,
        gaps: gaps.len(),
        longest_gap,
        drifting,
        weeks,
    }
}

fn middle(mut numbers: Vec<f64>, least: usize) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let (low, high) = ((numbers.len().max(1) - 1) / 2, numbers.len() / 2);
    (numbers.len() >= least).then(|| (numbers[low] + numbers[high]) / 2.0)
}

fn any_step() -> impl Strategy<Value = Step> {
    let ago = prop_oneof![-5i64..40, 0i64..420, 0i64..4000];
    (0..4, ago).prop_map(|(kind, ago)| match kind {
        0 => Step::Done(ago),
        1 => Step::Logged(ago),
        2 => Step::Milestone(ago),
        _ => Step::Promoted(ago),
    })
}

proptest! {
    #[test]
    fn two_ways_of_counting_agree(steps in prop::collection::vec(any_step(), 0..60)) {
        let ago: Vec<i64> = steps.iter().filter_map(|step| match step {
            Step::Done(ago) | Step::Logged(ago) | Step::Milestone(ago) => Some(*ago),
            Step::Promoted(_) => None,
        }).collect();
        let momentum = Momentum::of(&journey(&steps), today());
        prop_assert_eq!(&momentum, &plainly(&ago));
        prop_assert!(!sentence(&momentum).is_empty());
    }
}
