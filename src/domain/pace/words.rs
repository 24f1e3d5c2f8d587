//! Pace in words, each number beside its parts.

use super::{MeasurePace, Needed, Pace, StepPace};
use crate::domain::date::{Date, Day};
use crate::domain::momentum::every;
use crate::domain::words::count;

/// Amounts of at least this many are said without a fraction.
const WHOLE: f64 = 20.0;

/// What a target asks for is said by the week from this many days on, before that for all of them.
const BY_THE_WEEK: i64 = 14;

/// `6 steps left, usually one every 14 days: about Feb 2027. The target is Mar 2027.`, the same of its measure, and what
/// the target asks of it: one to three sentences.
pub fn sentences(pace: &Pace, today: Day) -> Vec<String> {
    let steps = pace.steps.map(|steps| by_steps(&steps));
    let measure = pace.measure.as_ref().map(by_measure);
    let mut said: Vec<String> = steps.into_iter().chain(measure).collect();
    let target = pace.target.map(|target| target_of(target, today));
    match (target, &pace.needed) {
        (Some(target), Some(needed)) => said.push(format!("{target}: {}.", takes(needed))),
        (Some(target), None) => said.iter_mut().last().into_iter().for_each(|last| {
            *last += &format!(" {target}.");
        }),
        (None, _) => {}
    }
    said
}

/// Where the numbers of [`sentences`] that a momentum does not tell of come from.
pub(super) fn parts(pace: &Pace) -> Option<String> {
    let measure = pace.measure.as_ref()?;
    Some(format!(
        "{} a week is the middle of {} amounts of its log, each spread over the days since the one before.",
        amount(measure.a_day * 7.0, &measure.unit),
        measure.rates
    ))
}

fn by_steps(pace: &StepPace) -> String {
    format!(
        "{} left, usually one {}: about {}.",
        count(pace.left, "step"),
        every(pace.usual_gap),
        pace.reached.words()
    )
}

fn by_measure(pace: &MeasurePace) -> String {
    format!(
        "{} left, usually {} a week: about {}.",
        amount(pace.left.number(), &pace.unit),
        rounded(pace.a_day * 7.0),
        pace.reached.words()
    )
}

fn target_of(target: Date, today: Day) -> String {
    let is = if target.gone_by(today) { "was" } else { "is" };
    format!("The target {is} {}", target.words())
}

/// `that takes 1.4 exercises a week`; within two weeks, `that takes 8 exercises in 6 days, today included`.
fn takes(needed: &Needed) -> String {
    let unit = &needed.unit;
    let left = amount(needed.left.number(), unit);
    match needed.days {
        1 => format!("that takes {left} today"),
        days if days < BY_THE_WEEK => format!("that takes {left} in {days} days, today included"),
        _ => format!("that takes {} a week", amount(needed.a_week(), unit)),
    }
}

fn amount(number: f64, unit: &str) -> String {
    format!("{} {unit}", rounded(number)).trim_end().to_owned()
}

/// A number as exact as it is worth: `0.07`, `1.4`, `23`.
fn rounded(number: f64) -> String {
    let digits = match number {
        _ if number >= WHOLE => 0,
        _ if number >= 1.0 => 1,
        _ => 2,
    };
    let text = format!("{number:.digits$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
