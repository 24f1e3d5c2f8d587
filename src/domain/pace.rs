//! Pace: when a goal would be reached if it went on as usual, beside its target. Arithmetic, and no forecast.

pub(crate) mod larger;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use self::words::sentences;

use self::words::parts;

use super::baseline::Baseline;
use super::date::{Date, Day};
use super::goal::Goal;
use super::journey::Journey;
use super::measure::Amount;
use super::momentum::{Momentum, arithmetic};
use super::pauses::Pauses;
use std::collections::BTreeMap;

/// What is left of an active goal, and how long that usually takes. At least one of the three is known.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Pace {
    /// The target date.
    pub(crate) target: Option<Date>,
    /// Whether the whole of that has gone by.
    pub(crate) is_gone_by: bool,
    /// By its steps.
    pub(crate) steps: Option<StepPace>,
    /// By its measure.
    pub(crate) measure: Option<MeasurePace>,
    /// What its target asks of its measure.
    pub(crate) needed: Option<Needed>,
}

/// Open steps × the usual gap.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct StepPace {
    /// How many steps are open.
    pub(crate) left: usize,
    /// The usual gap between its step-days, in days.
    pub(crate) usual_gap: f64,
    /// How many gaps that is the middle of.
    pub(crate) gaps: usize,
    /// The month in which the last one would be done; `None` if that takes more than fifty years.
    pub(crate) reached: Option<Date>,
}

/// What is left of the measure ÷ the usual amount a day.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MeasurePace {
    /// How much is left.
    pub(crate) left: Left,
    /// The usual amount a day: each day's amount spread over the days since the one before, and of those the median.
    pub(crate) a_day: f64,
    /// How many of them that is the middle of.
    pub(crate) rates: usize,
    /// The month in which the rest would be done; `None` if that takes more than fifty years.
    pub(crate) reached: Option<Date>,
}

/// What is left of a measure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Left {
    /// How much; more than zero.
    pub(crate) amount: Amount,
    /// Of how much in all.
    pub(crate) of: Amount,
    /// What is counted; may be empty.
    pub(crate) unit: String,
}

/// What has to be done until the target.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Needed {
    /// How much is left.
    pub(crate) left: Left,
    /// How many days there are for it: today, the last day of the target, and those between.
    pub(crate) days: i64,
}

impl Needed {
    /// The amount for each week.
    pub(crate) fn a_week(&self) -> f64 {
        self.left.amount.number() / self.days as f64 * 7.0
    }
}

/// The pace of an active goal; `None` where there is nothing to say of it. Once the years that
/// [`unread`](super::momentum::unread) names are loaded, it is exact.
pub(crate) fn of(journey: &Journey, goal: &Goal, today: Day) -> Option<Pace> {
    with(journey, goal, &Momentum::of_goal(journey, goal, today), today)
}

/// All that its pace is made of, as sentences: its own momentum, and the usual amount of its measure; nothing where it
/// has never had a step.
pub(crate) fn told(journey: &Journey, goal: &Goal, today: Day) -> Vec<String> {
    let momentum = Momentum::of_goal(journey, goal, today);
    if momentum.days_since_move.is_none() {
        return Vec::new();
    }
    let pace = with(journey, goal, &momentum, today);
    let mut told = arithmetic(&momentum);
    told.extend(pace.as_ref().and_then(parts));
    told
}

/// The pace of a goal whose momentum is known already.
pub(crate) fn with(
    journey: &Journey,
    goal: &Goal,
    momentum: &Momentum,
    today: Day,
) -> Option<Pace> {
    let pace = Pace {
        target: goal.due,
        is_gone_by: goal.due.is_some_and(|due| due.gone_by(today)),
        steps: by_steps(journey.toward(&goal.id).count(), momentum, today),
        measure: by_measure(journey, goal, today),
        needed: needed_of(goal, today),
    };
    let says = pace.steps.is_some() || pace.measure.is_some() || pace.needed.is_some();
    (goal.is_active() && says).then_some(pace)
}

fn by_steps(left: usize, momentum: &Momentum, today: Day) -> Option<StepPace> {
    let usual_gap = momentum.usual_gap.filter(|_| left > 0)?;
    Some(StepPace {
        left,
        usual_gap,
        gaps: momentum.gaps,
        reached: month_after(today, left as f64 * usual_gap),
    })
}

fn by_measure(journey: &Journey, goal: &Goal, today: Day) -> Option<MeasurePace> {
    let left = left_of(goal)?;
    let rates = Baseline::of_numbers(rates(journey, goal, today));
    let a_day = rates.usual().filter(|a_day| *a_day > 0.0)?;
    Some(MeasurePace {
        reached: month_after(today, left.amount.number() / a_day),
        left,
        a_day,
        rates: rates.count(),
    })
}

fn needed_of(goal: &Goal, today: Day) -> Option<Needed> {
    let left = left_of(goal)?;
    let days = goal.due?.last_day().days_since(today) + 1;
    (days > 0).then_some(Needed { left, days })
}

/// What is left of the measure; `None` where there is none, or nothing is left.
fn left_of(goal: &Goal) -> Option<Left> {
    let measure = goal.measure.as_ref().filter(|m| !m.reached())?;
    let left = Amount::new(measure.target.number() - measure.done.number())?;
    Some(Left {
        amount: left.plus(Amount::default()),
        of: measure.target,
        unit: measure.unit.clone(),
    })
}

/// The amount of each day that has one, spread over the days since the one before, paused days taken out.
fn rates(journey: &Journey, goal: &Goal, today: Day) -> Vec<f64> {
    let mut days: BTreeMap<Day, f64> = BTreeMap::new();
    for entry in &goal.log {
        let on = entry.on.day().filter(|day| *day <= today);
        if let (Some(day), Some(amount)) = (on, entry.amount) {
            *days.entry(day).or_default() += amount.number();
        }
    }
    let own = journey.pauses().chain(goal.paused.iter().copied());
    let pauses = Pauses::of(own, today);
    let pairs = days.keys().zip(days.iter().skip(1));
    pairs.map(|(before, (day, amount))| amount / pauses.gap(*before, *day) as f64).collect()
}

/// A month that is further off says nothing: fifty years, in days.
const FAR: f64 = 50.0 * 365.25;

/// The month so many days after today; `None` where that is more than fifty years off.
fn month_after(today: Day, days: f64) -> Option<Date> {
    // Without the dust of binary fractions: 6 at 0.3 a day are 20 days, not 21.
    let days = ((days * 1e6).round() / 1e6).ceil();
    let day = (days <= FAR).then(|| today.plus_days(days as i64))?;
    Some(Date::Month(day.year(), day.month()))
}
