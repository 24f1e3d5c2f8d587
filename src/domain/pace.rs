//! Pace: when a goal would be reached at the usual rate, next to its target. Arithmetic, not a forecast.

#[cfg(test)]
mod tests;
mod words;

pub(crate) use self::words::sentences;

use self::words::parts;

use super::baseline::Baseline;
use super::date::{Date, Day};
use super::goal::Goal;
use super::id::Id;
use super::journey::Journey;
use super::measure::Amount;
use super::momentum::{Momentum, arithmetic};
use super::pauses::Pauses;
use crate::domain::sorted::SortedMap;
use std::sync::Arc;

/// Remaining work of an active goal and the usual rate. At least one of `steps`, `measure` and `needed` is known.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Pace {
    pub(crate) target: Option<Date>,
    pub(crate) has_passed: bool,
    pub(crate) steps: Option<StepPace>,
    pub(crate) measure: Option<MeasurePace>,
    /// Rate that the target requires of the measure.
    pub(crate) needed: Option<Needed>,
}

/// Open steps × the usual gap.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct StepPace {
    pub(crate) left: usize,
    /// Usual gap between days with a move, in days.
    pub(crate) usual_gap: f64,
    /// Number of gaps behind that median.
    pub(crate) gaps: usize,
    /// Month in which the last step would be done; `None` if more than fifty years away.
    pub(crate) reached: Option<Date>,
}

/// Remaining amount ÷ the usual amount a day.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MeasurePace {
    pub(crate) left: Left,
    /// Median amount a day: each day's amount divided by the days since the previous one.
    pub(crate) a_day: f64,
    /// Number of rates behind that median.
    pub(crate) rates: usize,
    /// Month in which the measure would be reached; `None` if more than fifty years away.
    pub(crate) reached: Option<Date>,
}

/// Remaining amount of a measure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Left {
    /// More than zero.
    pub(crate) amount: Amount,
    pub(crate) of: Amount,
    /// May be empty.
    pub(crate) unit: String,
}

/// Remaining amount and the days until the target.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Needed {
    pub(crate) left: Left,
    /// Days from today to the last day of the target, both included.
    pub(crate) days: i64,
}

impl Pace {
    /// The month in which the goal would be reached: by its measure, otherwise by its steps.
    fn reached(&self) -> Option<Date> {
        match (&self.measure, &self.steps) {
            (Some(measure), _) => measure.reached,
            (None, Some(steps)) => steps.reached,
            (None, None) => None,
        }
    }
}

impl Needed {
    pub(crate) fn a_week(&self) -> f64 {
        self.left.amount.number() / self.days as f64 * 7.0
    }
}

/// The pace of an active goal; `None` if there is nothing to compute it from. Exact once the years of
/// [`unread`](super::momentum::unread) are loaded.
pub(crate) fn of(journey: &Journey, goal: &Goal, today: Day) -> Option<Pace> {
    with(journey, goal, &Momentum::of_goal(journey, goal, today), today)
}

/// The month in which each active larger goal would be reached at its usual pace, as far as that is known once the
/// years that this takes are loaded.
pub(crate) fn outlook(journey: &Journey, today: Day) -> SortedMap<Id, Date> {
    let larger = of_larger(journey, today).into_iter();
    larger.filter_map(|larger| Some((larger.goal.id.clone(), larger.pace?.reached()?))).collect()
}

/// The arithmetic behind a goal's pace as sentences: its momentum and the usual amount of its measure; empty if it
/// never had a move.
pub(crate) fn explain(journey: &Journey, goal: &Goal, today: Day) -> Vec<String> {
    let momentum = Momentum::of_goal(journey, goal, today);
    if momentum.days_since_move.is_none() {
        return Vec::new();
    }
    let pace = with(journey, goal, &momentum, today);
    let mut sentences = arithmetic(&momentum);
    sentences.extend(pace.as_ref().and_then(parts));
    sentences
}

/// The pace of a goal with a known momentum.
pub(crate) fn with(
    journey: &Journey,
    goal: &Goal,
    momentum: &Momentum,
    today: Day,
) -> Option<Pace> {
    let pace = Pace {
        target: goal.due,
        has_passed: goal.due.is_some_and(|due| due.has_passed(today)),
        steps: by_steps(journey.toward(&goal.id).count(), momentum, today),
        measure: by_measure(journey, goal, today),
        needed: needed_of(goal, today),
    };
    let says = pace.steps.is_some() || pace.measure.is_some() || pace.needed.is_some();
    (goal.is_active() && says).then_some(pace)
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Larger {
    pub(crate) goal: Arc<Goal>,
    pub(crate) momentum: Momentum,
    pub(crate) pace: Option<Pace>,
    /// That no active goal serves it, if it is active.
    pub(crate) stuck: Option<&'static str>,
}

/// The open larger goals in order, then those that ended and had a move within the last 365 days.
pub(crate) fn of_larger(journey: &Journey, today: Day) -> Vec<Larger> {
    let ended = journey.ended().filter(|goal| goal.is_large());
    let late = ended.filter(|goal| {
        let on = goal.state.ended_on().map(|on| today.days_since(on.last_day()));
        on.is_some_and(|days| (0..365).contains(&days))
    });
    let goals: Vec<&Arc<Goal>> = journey.larger().chain(late).collect();
    let asked: Vec<&Goal> = goals.iter().map(|goal| goal.as_ref()).collect();
    let moved = Momentum::of_goals(journey, &asked, today);
    let larger = goals.into_iter().zip(moved).map(|(goal, momentum)| Larger {
        pace: with(journey, goal, &momentum, today),
        stuck: journey.stuck(goal),
        goal: Arc::clone(goal),
        momentum,
    });
    larger
        .filter(|larger| larger.goal.state.is_open() || larger.momentum.last_365_days > 0)
        .collect()
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

/// Remaining amount; `None` without a measure or once it is reached.
fn left_of(goal: &Goal) -> Option<Left> {
    let measure = goal.measure.as_ref().filter(|m| !m.reached())?;
    let left = Amount::new(measure.target.number() - measure.done.number())?;
    Some(Left {
        amount: left.plus(Amount::default()),
        of: measure.target,
        unit: measure.unit.clone(),
    })
}

/// The amount of each day divided by the days since the previous one, without paused days.
fn rates(journey: &Journey, goal: &Goal, today: Day) -> Vec<f64> {
    let mut days: SortedMap<Day, f64> = SortedMap::new();
    for entry in &goal.log {
        let on = entry.on.day().filter(|day| *day <= today);
        if let (Some(day), Some(amount)) = (on, entry.amount) {
            *days.get_or_default(day) += amount.number();
        }
    }
    let own = journey.pauses().chain(goal.paused.iter().copied());
    let pauses = Pauses::of(own, today);
    let pairs = days.keys().zip(days.iter().skip(1));
    pairs.map(|(before, (day, amount))| amount / pauses.gap(*before, *day) as f64).collect()
}

/// Days beyond which an estimate is meaningless: fifty years.
const FAR: f64 = 50.0 * 365.25;

/// The month that lies `days` after today; `None` if more than fifty years away.
fn month_after(today: Day, days: f64) -> Option<Date> {
    // Rounds off binary fractions: 6 at 0.3 a day take 20 days, not 21.
    let days = ((days * 1e6).round() / 1e6).ceil();
    let day = (days <= FAR).then(|| today.plus_days(days as i64))?;
    Some(Date::Month(day.year(), day.month()))
}
