//! The moves by kind, and by year since the beginning.

use super::moves::{self, Move};
use crate::domain::date::Day;
use crate::domain::fold::fold;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::summary::all_move_days;
use crate::domain::words::count;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A year since the beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct YearShare {
    /// The year.
    pub(crate) year: i32,
    /// Moves on its days.
    pub(crate) moves: usize,
    /// Goals done in it, however exact their date.
    pub(crate) done: usize,
    /// Milestones that happened in it, or began.
    pub(crate) milestones: usize,
}

impl YearShare {
    /// `2016 · 31 moves, 22 goals done, 1 milestone`; what there is none of is left out.
    pub(crate) fn words(&self) -> String {
        let parts = [
            (self.moves, count(self.moves, "move")),
            (self.done, format!("{} done", count(self.done, "goal"))),
            (self.milestones, count(self.milestones, "milestone")),
        ];
        let there = parts.into_iter().filter(|(n, _)| *n > 0);
        let said: Vec<String> = there.map(|(_, said)| said).collect();
        let said = if said.is_empty() { "nothing recorded".to_owned() } else { said.join(", ") };
        format!("{:04} · {said}", self.year)
    }
}

/// How many of the moves were of which kind, most first; `None` is of no kind. A move that has none is of the kind of the
/// larger goal that it serves, or that one serves. Kinds that look alike are one, as the first is written.
pub(crate) fn by_kind(journey: &Journey, moves: &[Move]) -> Vec<(Option<String>, usize)> {
    let mut counts: HashMap<Option<String>, (Option<&str>, usize)> = HashMap::new();
    for moved in moves {
        let kind = kind_of(journey, &moved.item);
        counts.entry(kind.map(fold)).or_insert((kind, 0)).1 += 1;
    }
    let mut kinds: Vec<_> = counts.into_values().collect();
    kinds.sort_by_key(|(kind, moves)| (kind.is_none(), Reverse(*moves), *kind));
    let owned = |(kind, moves): (Option<&str>, usize)| (kind.map(str::to_owned), moves);
    kinds.into_iter().map(owned).collect()
}

/// Every year from the first that has anything to this one, oldest first, those without anything too.
pub(crate) fn by_year(journey: &Journey, today: Day) -> Vec<YearShare> {
    let mut years: BTreeMap<i32, YearShare> = BTreeMap::new();
    let past = |day: &Day| *day <= today;
    for (year, summary) in journey.years().filter(|(year, _)| *year <= today.year()) {
        share(&mut years, year).done += summary.done;
        for (day, moves) in summary.moves.range(..=today) {
            share(&mut years, day.year()).moves += moves;
        }
    }
    for day in journey.open().flat_map(|goal| all_move_days(goal)).filter(past) {
        share(&mut years, day.year()).moves += 1;
    }
    for milestone in journey.milestones().filter(|m| m.on.first_day() <= today) {
        share(&mut years, milestone.on.year()).milestones += 1;
        if let Some(day) = moves::day_of_milestone(milestone).filter(past) {
            share(&mut years, day.year()).moves += 1;
        }
    }
    years.retain(|_, share| share.moves + share.done + share.milestones > 0);
    let Some(first) = years.keys().next().copied() else {
        return Vec::new();
    };
    let all = first..=today.year();
    all.map(|year| *share(&mut years, year)).collect()
}

fn share(years: &mut BTreeMap<i32, YearShare>, year: i32) -> &mut YearShare {
    years.entry(year).or_insert(YearShare { year, moves: 0, done: 0, milestones: 0 })
}

fn kind_of<'a>(journey: &'a Journey, item: &'a Item) -> Option<&'a str> {
    let mut seen: HashSet<&Id> = HashSet::new();
    let mut next = Some(item);
    while let Some(item) = next.filter(|item| seen.insert(item.id())) {
        if item.kind().is_some() {
            return item.kind();
        }
        let toward = item.as_goal().and_then(|goal| goal.toward.as_ref());
        next = toward.and_then(|id| journey.item(id));
    }
    None
}
