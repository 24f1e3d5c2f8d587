//! Formats pace as sentences, each number next to its parts.

use super::{Left, MeasurePace, Needed, Pace, StepPace};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::words::count;

/// Amounts from this one up are shown without a fraction.
const WHOLE: f64 = 20.0;

/// Days before the target from which the required rate is given per week; below, the days themselves are.
const BY_THE_WEEK: i64 = 14;

/// One to three sentences: `6 steps left; at your usual pace about Feb 2027. The target is Mar 2027.`, the same for
/// its measure, and the rate that the target requires.
pub(crate) fn sentences(pace: &Pace, calendar: Calendar) -> Vec<String> {
    let steps = pace.steps.map(|steps| by_steps(&steps, calendar));
    let measure = pace.measure.as_ref().map(|measure| by_measure(measure, calendar));
    let mut text: Vec<String> = steps.into_iter().chain(measure).collect();
    match (&pace.needed, pace.target.map(|target| calendar.words(target))) {
        (Some(needed), Some(target)) if pace.measure.is_none() => {
            text.push(format!("{} {}.", left(needed), takes(needed, &target)));
        }
        (Some(needed), Some(target)) => text.push(format!("{}.", takes(needed, &target))),
        (None, Some(target)) => text.iter_mut().last().into_iter().for_each(|last| {
            let is = if pace.has_passed { "was" } else { "is" };
            *last += &format!(" The target {is} {target}.");
        }),
        (_, None) => {}
    }
    text
}

/// Source of the numbers of [`sentences`] that momentum does not explain.
pub(super) fn parts(pace: &Pace) -> Option<String> {
    let measure = pace.measure.as_ref()?;
    Some(format!(
        "Usually {} a week: the median of {} amounts in its log, each spread over the days since the one before.",
        rounded(measure.a_day * 7.0),
        measure.rates
    ))
}

fn by_steps(pace: &StepPace, calendar: Calendar) -> String {
    let left = count(pace.left, "step");
    format!("{left} left; at your usual pace {}.", reached(pace.reached, calendar))
}

fn by_measure(pace: &MeasurePace, calendar: Calendar) -> String {
    let left = part(&pace.left);
    format!("{left} left; at your usual pace {}.", reached(pace.reached, calendar))
}

/// An estimate beyond a working life is given as such, not as a distant year.
fn reached(month: Option<Date>, calendar: Calendar) -> String {
    match month {
        Some(month) => format!("about {}", calendar.words(month)),
        None => "not within 50 years".into(),
    }
}

fn left(needed: &Needed) -> String {
    format!("{} left.", part(&needed.left))
}

/// `The target, 2027, needs 1.4 a week`, or one every few weeks; in the last two weeks, the days left.
fn takes(needed: &Needed, target: &str) -> String {
    match (needed.days, needed.a_week()) {
        (1, _) => format!("The target is {target}: that is today"),
        (days, _) if days < BY_THE_WEEK => {
            format!("The target is {target}: {days} days are left, today included")
        }
        (_, a_week) if a_week < 0.75 => {
            let weeks = (1.0 / a_week).round();
            format!("The target, {target}, needs one every {weeks} weeks")
        }
        (_, a_week) => format!("The target, {target}, needs {} a week", rounded(a_week)),
    }
}

/// `6 articles`, with the unit as the user wrote it.
fn part(left: &Left) -> String {
    let part = format!("{} {}", left.amount, left.unit);
    part.trim_end().to_owned()
}

/// Rounds to useful precision: `0.07`, `1.4`, `23`.
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
