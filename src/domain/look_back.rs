//! Look back: the finished goals with an anniversary on a day, and the one that is shown.
//!
//! A goal that ended without becoming a milestone comes up a week, a month, half a year, and one, two, five, ten and
//! twenty years later: on that day, in that month or in that year, in the precision of its date. The choice is
//! deterministic: the same journey on the same day gives the same answer.

mod ago;

#[cfg(test)]
mod tests;

pub(crate) use ago::Ago;

use super::data_file::DataFile;
use super::date::{Date, Day};
use super::declined::AskAgain;
use super::goal::Goal;
use super::id::Id;
use super::journey::Journey;
use super::milestone::Milestone;
use super::record::Record;
use super::summary::YearSummary;
use crate::domain::sort;
use crate::domain::sorted::SortedSet;
use std::cmp::Reverse;
use std::sync::Arc;

/// Most milestones listed as recognised last.
const MOST_RECOGNISED: usize = 10;

/// The anniversary of a finished goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Anniversary {
    /// The goal that was done or dropped.
    pub(crate) goal: Arc<Goal>,
    pub(crate) on: Date,
    pub(crate) ago: Ago,
}

/// Unanswered anniversaries of that day, in display order: whole years first, then the more precise date (its day
/// comes once, its year has many), then the longest ago. Ties are shuffled by the day.
pub(crate) fn due_anniversaries(journey: &Journey, today: Day) -> Vec<Anniversary> {
    let asks = |anniversary: &Anniversary| {
        is_ordinary(journey, &anniversary.goal) && is_open(anniversary, today)
    };
    let mut due: Vec<Anniversary> = anniversaries(journey, today).filter(asks).collect();
    sort::by_key(&mut due, |anniversary| rank(anniversary, today));
    due
}

/// The anniversary shown on that day; `None` once one was answered, since one a day is enough.
pub fn shown_on(journey: &Journey, today: Day) -> Option<Anniversary> {
    let answered = |anniversary: Anniversary| is_answered(journey, &anniversary.goal, today);
    if anniversaries(journey, today).any(answered) {
        return None;
    }
    due_anniversaries(journey, today).into_iter().next()
}

/// Dates in years that are not loaded whose goals must be read before the anniversaries of that day are known.
pub(crate) fn unread(journey: &Journey, today: Day) -> SortedSet<Date> {
    let unloaded = journey.years().filter(|(year, _)| !journey.is_loaded(*year));
    let reached = unloaded.filter(|(year, _)| reaches(*year, today));
    let unread = |summary: &YearSummary| {
        let ends = summary.ends().filter(|end| !summary.recalled.contains(end));
        ends.filter(|end| Ago::of(*end, today).is_some()).collect::<Vec<Date>>()
    };
    reached.flat_map(|(_, summary)| unread(summary)).collect()
}

/// The milestones recognised last, latest first.
pub(crate) fn recognised_last(journey: &Journey) -> Vec<Arc<Milestone>> {
    let seen = |m: &&Arc<Milestone>| m.in_hindsight();
    let mut lately: Vec<_> = journey.milestones().filter(seen).cloned().collect();
    sort::by_key(&mut lately, |m| Reverse(m.recognised.as_ref().map(|r| (r.on.last_day(), r.on))));
    lately.truncate(MOST_RECOGNISED);
    lately
}

/// All anniversaries of that day, answered or not.
fn anniversaries(journey: &Journey, today: Day) -> impl Iterator<Item = Anniversary> {
    let years = Ago::years_back().map(move |years| today.year() - years);
    let ended = years.flat_map(|year| journey.known_of(DataFile::Ended(year)));
    ended.filter_map(Record::as_goal).filter_map(move |goal| {
        let on = goal.state.ended_on()?;
        Some(Anniversary { goal: Arc::clone(goal), on, ago: Ago::of(on, today)? })
    })
}

/// Whether a goal that ended in that year can have an anniversary on that day.
fn reaches(year: i32, today: Day) -> bool {
    Ago::years_back().any(|years| today.year() - years == year)
}

/// Whether the goal is not a milestone; a deleted milestone does not count.
pub(crate) fn is_ordinary(journey: &Journey, goal: &Goal) -> bool {
    !goal.milestone.as_ref().is_some_and(|id| journey.has(id))
}

/// Whether it may be asked about: an answer covers the current anniversary, or all of them.
fn is_open(anniversary: &Anniversary, today: Day) -> bool {
    let begun = match anniversary.on {
        Date::Day(_) => today,
        Date::Month(..) => Date::Month(today.year(), today.month()).first_day(),
        Date::Year(_) => Date::Year(today.year()).first_day(),
    };
    match anniversary.goal.looked_back {
        None => true,
        Some(answer) => answer.again == AskAgain::NextTime && answer.on.last_day() < begun,
    }
}

/// Whether it was answered on that day: recognised, not yet, or never.
fn is_answered(journey: &Journey, goal: &Goal, today: Day) -> bool {
    let promoted = goal.milestone.as_ref().and_then(|id| journey.milestone(id));
    let recognised = promoted.and_then(|m| m.recognised.as_ref().map(|r| r.on));
    let looked_back = goal.looked_back.map(|answer| answer.on);
    [recognised, looked_back].contains(&Some(today.into()))
}

fn rank(anniversary: &Anniversary, today: Day) -> (bool, u8, Reverse<Ago>, u64, Id) {
    let vague = match anniversary.on {
        Date::Day(_) => 0,
        Date::Month(..) => 1,
        Date::Year(_) => 2,
    };
    let id = &anniversary.goal.id;
    let (years, ago) = (anniversary.ago.is_years(), Reverse(anniversary.ago));
    (!years, vague, ago, mixed(id, today), id.clone())
}

/// Hash that differs for each id and day: 64-bit FNV-1a over both (Fowler, Noll and Vo, RFC 9923).
fn mixed(id: &Id, today: Day) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let text = format!("{today}{id}");
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
