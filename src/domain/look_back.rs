//! Looking back: the ordinary old steps that come up on a day, and the one of them that is shown.
//!
//! A goal that was done or dropped and is no milestone comes up a week, a month, half a year, and one, two, five, ten
//! and twenty years later: on that day, in that month or in that year, as exactly as its date is known. There is no
//! chance in it: the same journey on the same day gives the same answer.

mod ago;

#[cfg(test)]
mod tests;

pub(crate) use ago::Ago;

use super::data_file::DataFile;
use super::date::{Date, Day};
use super::goal::{AskAgain, Goal};
use super::id::Id;
use super::journey::Journey;
use super::milestone::Milestone;
use super::record::Record;
use super::summary::YearSummary;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many milestones were recognised "lately".
const LATELY: usize = 10;

/// An old step that comes up.
#[derive(Clone, PartialEq, Debug)]
pub struct Memory {
    /// The goal that was done or dropped.
    pub(crate) goal: Arc<Goal>,
    /// When it was.
    pub(crate) on: Date,
    /// How long ago that is.
    pub(crate) ago: Ago,
}

/// What comes up on that day and is not answered yet, the first to be shown first: what is whole years ago, then the
/// more exact date (its day comes once, its year has many), then what is farther back. Among equals another one is
/// first each day.
pub(crate) fn falling(journey: &Journey, today: Day) -> Vec<Memory> {
    let asks = |memory: &Memory| is_ordinary(journey, &memory.goal) && is_open(memory, today);
    let mut memories: Vec<Memory> = anniversaries(journey, today).filter(asks).collect();
    memories.sort_by_cached_key(|memory| rank(memory, today));
    memories
}

/// The one that is shown on that day; none once one was answered, as one a day is enough.
pub fn of_day(journey: &Journey, today: Day) -> Option<Memory> {
    let answered = |memory: Memory| is_answered(journey, &memory.goal, today);
    if anniversaries(journey, today).any(answered) {
        return None;
    }
    falling(journey, today).into_iter().next()
}

/// The dates in years that are not loaded whose goals come up on that day and have to be read first.
pub(crate) fn unread(journey: &Journey, today: Day) -> BTreeSet<Date> {
    let unloaded = journey.years().filter(|(year, _)| !journey.is_loaded(*year));
    let reached = unloaded.filter(|(year, _)| reaches(*year, today));
    let unread = |summary: &YearSummary| {
        let ends = summary.ends().filter(|end| !summary.recalled.contains(end));
        ends.filter(|end| Ago::of(*end, today).is_some()).collect::<Vec<Date>>()
    };
    reached.flat_map(|(_, summary)| unread(summary)).collect()
}

/// The milestones seen in hindsight, the one recognised last first; a few of them.
pub(crate) fn recognised_lately(journey: &Journey) -> Vec<Arc<Milestone>> {
    let seen = |m: &&Arc<Milestone>| m.in_hindsight();
    let mut lately: Vec<_> = journey.milestones().filter(seen).cloned().collect();
    lately.sort_by_key(|m| Reverse(m.recognised.as_ref().map(|r| (r.on.last_day(), r.on))));
    lately.truncate(LATELY);
    lately
}

/// All that ended so long before that day, answered or not.
fn anniversaries(journey: &Journey, today: Day) -> impl Iterator<Item = Memory> {
    let years = Ago::years_back().map(move |years| today.year() - years);
    let ended = years.flat_map(|year| journey.known_of(DataFile::Ended(year)));
    ended.filter_map(Record::as_goal).filter_map(move |goal| {
        let on = goal.state.ended_on()?;
        Some(Memory { goal: Arc::clone(goal), on, ago: Ago::of(on, today)? })
    })
}

/// Whether anything of that year can come up on that day.
fn reaches(year: i32, today: Day) -> bool {
    Ago::years_back().any(|years| today.year() - years == year)
}

/// Whether it became no milestone; one that was deleted since does not count.
fn is_ordinary(journey: &Journey, goal: &Goal) -> bool {
    !goal.milestone.as_ref().is_some_and(|id| journey.has(id))
}

/// Whether it may be asked about: an answer holds as long as the same anniversary lasts, or for ever.
fn is_open(memory: &Memory, today: Day) -> bool {
    let begun = match memory.on {
        Date::Day(_) => today,
        Date::Month(..) => Date::Month(today.year(), today.month()).first_day(),
        Date::Year(_) => Date::Year(today.year()).first_day(),
    };
    match memory.goal.looked_back {
        None => true,
        Some(answer) => answer.again == AskAgain::NextTime && answer.on.last_day() < begun,
    }
}

/// Whether it was answered on that day: promoted, not yet, or never.
fn is_answered(journey: &Journey, goal: &Goal, today: Day) -> bool {
    let promoted = goal.milestone.as_ref().and_then(|id| journey.milestone(id));
    let recognised = promoted.and_then(|m| m.recognised.as_ref().map(|r| r.on));
    let looked_back = goal.looked_back.map(|answer| answer.on);
    [recognised, looked_back].contains(&Some(today.into()))
}

fn rank(memory: &Memory, today: Day) -> (bool, u8, Reverse<Ago>, u64, Id) {
    let vague = match memory.on {
        Date::Day(_) => 0,
        Date::Month(..) => 1,
        Date::Year(_) => 2,
    };
    let id = &memory.goal.id;
    let (years, ago) = (memory.ago.is_years(), Reverse(memory.ago));
    (!years, vague, ago, mixed(id, today), id.clone())
}

/// A number that is another for each id and each day: 64-bit FNV-1a over both (Fowler, Noll and Vo, RFC 9923).
fn mixed(id: &Id, today: Day) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let text = format!("{today}{id}");
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
