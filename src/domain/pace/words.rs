//! Pace in words, each number beside its parts.

use super::{MeasurePace, Needed, Pace, StepPace};
use crate::domain::date::Date;
use crate::domain::words::plural;

/// Amounts of at least this many are said without a fraction.
const WHOLE: f64 = 20.0;

/// `At your pace, a step every 6 days: about May 2027. The target is Mar 2027.`, and the same of its measure.
pub fn sentences(pace: &Pace) -> Vec<String> {
    let steps = pace.steps.map(|steps| by_steps(&steps));
    let measure = pace.measure.as_ref().map(by_measure);
    let mut said: Vec<String> = steps.into_iter().chain(measure).collect();
    if let (Some(last), Some(target)) = (said.last_mut(), pace.target) {
        *last += &format!(" The target is {}.", target.words());
    }
    said.extend(pace.needed.as_ref().map(needed));
    said
}

fn by_steps(pace: &StepPace) -> String {
    format!(
        "{} left, a step {} at your pace: about {}.",
        plural_of(pace.left as f64, "step"),
        every(pace.usual_gap),
        month(pace.reached)
    )
}

fn by_measure(pace: &MeasurePace) -> String {
    format!(
        "{} left, {} a week at your pace: about {}.",
        amount(pace.left.number(), &pace.unit),
        rounded(pace.a_day * 7.0),
        month(pace.reached)
    )
}

/// `The target asks for 1.4 exercises a week.`; of the last two weeks, for how many in how many days.
pub fn needed(needed: &Needed) -> String {
    let unit = &needed.unit;
    if needed.days >= 14 {
        let a_week = amount(needed.a_week(), unit);
        return format!("The target asks for {a_week} a week.");
    }
    let days = match needed.days {
        1 => "today".to_owned(),
        days => format!("in {days} days, today included"),
    };
    let left = amount(needed.left.number(), unit);
    format!("The target asks for {left} {days}.")
}

fn every(gap: f64) -> String {
    match gap.round() {
        1.0 => "a day".to_owned(),
        gap => format!("every {gap} days"),
    }
}

fn month(date: Date) -> String {
    date.words()
}

fn plural_of(n: f64, noun: &str) -> String {
    format!("{n} {}", plural(n as usize, noun, &format!("{noun}s")))
}

fn amount(number: f64, unit: &str) -> String {
    format!("{} {unit}", rounded(number)).trim_end().to_owned()
}

/// A number as exact as it is worth: `0.07`, `1.4`, `23`.
fn rounded(number: f64) -> String {
    let digits = if number >= WHOLE {
        0
    } else if number >= 1.0 {
        1
    } else {
        2
    };
    let text = format!("{number:.digits$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}
