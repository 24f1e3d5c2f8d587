//! The numbers of a month or a year: the small goals done in its parts, and the kinds of what was reached.

use super::lies_in;
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, DateFormat, Day, days_in_month};
use crate::domain::fold::tally;
use crate::domain::goal::Goal;
use crate::domain::journey::Journey;
use crate::domain::look_back::is_ordinary;
use crate::domain::milestone::Milestone;
use crate::domain::record::Record;
use crate::domain::summary::all_move_days;
use crate::domain::timeline::{Period, Zoom};
use std::sync::Arc;

/// Days in each part of a month; the last part has the rest.
const PART_OF_MONTH: u32 = 7;

/// A part of the period: a month of a year, seven days of a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PeriodPart {
    /// `Jan`, `8-14`.
    pub(crate) short: String,
    /// `January`, `8 to 14 October`.
    pub(crate) long: String,
    pub(crate) done: usize,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct PeriodSummary {
    pub(crate) period: Period,
    pub(crate) small: usize,
    /// The small goals by month, or by week of the month.
    pub(crate) parts: Vec<PeriodPart>,
    /// The user's kinds, of milestones and of goals done, most frequent first.
    pub(crate) kinds: Vec<(String, usize)>,
}

impl PeriodSummary {
    /// Summarises the loaded years of the period.
    pub(crate) fn of(journey: &Journey, period: Period, format: DateFormat) -> PeriodSummary {
        let done = done_in(journey, period);
        let small: Vec<&Arc<Goal>> = done.iter().filter(|goal| !goal.is_large()).copied().collect();
        let milestones = journey.milestones().filter(|milestone| lies_in(milestone.on, period));
        PeriodSummary {
            period,
            small: small.len(),
            parts: parts(period, &small, format),
            kinds: kinds(journey, milestones, &done),
        }
    }

    /// The parts with the most goals done; empty if there are none.
    pub(crate) fn busiest(&self) -> Vec<&PeriodPart> {
        let most = self.parts.iter().map(|part| part.done).max().unwrap_or(0);
        let busy = self.parts.iter().filter(|part| part.done == most);
        busy.filter(|_| most > 0).collect()
    }

    /// Small goals done in the period whose exact date is unknown.
    pub(crate) fn undated(&self) -> usize {
        let dated: usize = self.parts.iter().map(|part| part.done).sum();
        self.small - dated
    }
}

/// Moves toward a larger goal in a period: entries of its log and of the logs of everything that serves it at any
/// distance, and completions of those goals.
pub(crate) fn moved(journey: &Journey, larger: &Goal, period: Period) -> usize {
    let inside = |day: &Day| (period.first_day()..=period.last_day()).contains(day);
    let serves = |goal: &&Arc<Goal>| goal.id == larger.id || journey.serves(&goal.id, &larger.id);
    let moves = |goal: &Arc<Goal>| all_move_days(goal).filter(inside).count();
    let all = journey.open().chain(journey.ended());
    let moved = all.filter(|goal| goal.toward.is_some() || goal.id == larger.id);
    moved.filter(serves).map(moves).sum()
}

fn done_in(journey: &Journey, period: Period) -> Vec<&Arc<Goal>> {
    let goals = period.years().flat_map(|year| journey.at(DataFile::Ended(year)));
    let inside = |goal: &&Arc<Goal>| goal.state.ended_on().is_some_and(|on| lies_in(on, period));
    goals.filter_map(Record::as_goal).filter(|goal| goal.is_done()).filter(inside).collect()
}

/// Counts kinds. A goal that became a milestone counts once; kinds that fold to the same text count as one, in the
/// first spelling.
fn kinds<'a>(
    journey: &Journey,
    milestones: impl Iterator<Item = &'a Arc<Milestone>>,
    done: &[&'a Arc<Goal>],
) -> Vec<(String, usize)> {
    let goals = done.iter().filter(|goal| is_ordinary(journey, goal));
    let kinds = milestones.filter_map(|m| m.kind.as_deref());
    let kinds = tally(&mut kinds.chain(goals.filter_map(|goal| goal.kind.as_deref())));
    kinds.into_iter().map(|(kind, n)| (kind.to_owned(), n)).collect()
}

fn parts(period: Period, done: &[&Arc<Goal>], format: DateFormat) -> Vec<PeriodPart> {
    let ends: Vec<Date> = done.iter().filter_map(|g| g.state.ended_on()).collect();
    match period.zoom() {
        Zoom::Decade => Vec::new(),
        Zoom::Year => {
            let year = period.first_day().year();
            (1..=12).map(|month| month_of_year((year, month), &ends, format)).collect()
        }
        Zoom::Month => {
            let first = period.first_day();
            let days = days_in_month(first.year(), first.month());
            let begins = (1..=days).step_by(PART_OF_MONTH as usize);
            let last = |from: u32| (from + PART_OF_MONTH - 1).min(days);
            let day = |number: u32| first.plus_days(i64::from(number) - 1);
            let part = |from| days_of_month(day(from), day(last(from)), &ends, format);
            begins.map(part).collect()
        }
    }
}

fn month_of_year((year, month): (i32, u32), ends: &[Date], format: DateFormat) -> PeriodPart {
    PeriodPart {
        short: format.month_of_year(month),
        long: format.month_in_full(year, month),
        done: ends.iter().filter(|on| on.month() == Some(month)).count(),
    }
}

fn days_of_month(first: Day, last: Day, ends: &[Date], format: DateFormat) -> PeriodPart {
    let inside = |on: &&Date| on.day().is_some_and(|day| (first..=last).contains(&day));
    let (from, to) = (first.day(), last.day());
    PeriodPart {
        short: if from == to { from.to_string() } else { format!("{from}-{to}") },
        long: format.days(first, last),
        done: ends.iter().filter(inside).count(),
    }
}

/// The reason for dropping a goal, if one was given.
pub(crate) fn reason_of(goal: &Goal) -> Option<&str> {
    let dropped = goal.state.as_dropped()?;
    Some(dropped.why.trim()).filter(|why| !why.is_empty())
}
