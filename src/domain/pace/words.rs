//! Pace in words, each number beside its parts.

use super::{Left, MeasurePace, Needed, Pace, StepPace};
use crate::domain::momentum::every;
use crate::domain::words::count;

/// Amounts of at least this many are said without a fraction.
const WHOLE: f64 = 20.0;

/// What a target asks for is said by the week from this many days on, before that for all of them.
const BY_THE_WEEK: i64 = 14;

/// `6 steps left, usually one every 14 days: about Feb 2027. The target is Mar 2027.`, the same of its measure, and what
/// the target asks of it: one to three sentences.
pub fn sentences(pace: &Pace) -> Vec<String> {
    let steps = pace.steps.map(|steps| by_steps(&steps));
    let measure = pace.measure.as_ref().map(by_measure);
    let mut said: Vec<String> = steps.into_iter().chain(measure).collect();
    match (&pace.needed, target(pace)) {
        (Some(needed), Some(target)) if pace.measure.is_none() => {
            said.push(format!("{} {target}: {}.", left(needed), takes(needed)));
        }
        (Some(needed), Some(target)) => said.push(format!("{target}: {}.", takes(needed))),
        (None, Some(target)) => said.iter_mut().last().into_iter().for_each(|last| {
            *last += &format!(" {target}.");
        }),
        (_, None) => {}
    }
    said
}

/// Where the numbers of [`sentences`] that a momentum does not tell of come from.
pub(super) fn parts(pace: &Pace) -> Option<String> {
    let measure = pace.measure.as_ref()?;
    Some(format!(
        "Usually {} a week is the middle of {} amounts of its log, each spread over the days since the one before.",
        rounded(measure.a_day * 7.0),
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
        part(&pace.left),
        rounded(pace.a_day * 7.0),
        pace.reached.words()
    )
}

fn target(pace: &Pace) -> Option<String> {
    let is = if pace.is_gone_by { "was" } else { "is" };
    let target = pace.target?;
    Some(format!("The target {is} {}", target.words()))
}

fn left(needed: &Needed) -> String {
    format!("{} left.", part(&needed.left))
}

/// `that takes 1.4 a week`; of the last two weeks, the days that are left.
fn takes(needed: &Needed) -> String {
    match needed.days {
        1 => "that is today".into(),
        days if days < BY_THE_WEEK => format!("that is {days} days, today included"),
        _ => format!("that takes {} a week", rounded(needed.a_week())),
    }
}

/// `6 of 12 articles`: a unit is said as its owner wrote it, which fits the whole of a measure.
fn part(left: &Left) -> String {
    let part = format!("{} of {} {}", left.amount, left.of, left.unit);
    part.trim_end().to_owned()
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
