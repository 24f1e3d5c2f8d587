//! Moves by kind, and by year since the first.

use super::moves::{self, Move};
use crate::domain::date::Day;
use crate::domain::fold::fold;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::sort;
use crate::domain::summary::all_move_days;
use crate::domain::words::count;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct YearShare {
    pub(crate) year: i32,
    pub(crate) moves: usize,
    /// Goals done in it, in any precision.
    pub(crate) done: usize,
    /// Milestones that happened or began in it.
    pub(crate) milestones: usize,
}

impl YearShare {
    pub(crate) fn is_empty(&self) -> bool {
        self.moves + self.done + self.milestones == 0
    }

    /// `2016 · 31 moves, 22 goals done, 1 milestone`, without zero counts.
    pub(crate) fn words(&self) -> String {
        let parts = [
            (self.moves, count(self.moves, "move")),
            (self.done, format!("{} done", count(self.done, "goal"))),
            (self.milestones, count(self.milestones, "milestone")),
        ];
        let there = parts.into_iter().filter(|(n, _)| *n > 0);
        let words: Vec<String> = there.map(|(_, text)| text).collect();
        let words = if words.is_empty() { "nothing recorded".to_owned() } else { words.join(", ") };
        format!("{:04} · {words}", self.year)
    }
}

/// Moves per kind, most frequent first; `None` stands for no kind. A move without a kind takes that of the nearest
/// larger goal that it serves. Kinds that fold to the same text count as one, in the first spelling.
pub(crate) fn by_kind(journey: &Journey, moves: &[Move]) -> Vec<(Option<String>, usize)> {
    let mut counts: HashMap<Option<String>, (Option<&str>, usize)> = HashMap::new();
    for moved in moves {
        let kind = kind_of(journey, &moved.item);
        counts.entry(kind.map(fold)).or_insert((kind, 0)).1 += 1;
    }
    let mut kinds: Vec<_> = counts.into_values().collect();
    sort::by_key(&mut kinds, |(kind, moves)| (kind.is_none(), Reverse(*moves), *kind));
    let owned = |(kind, moves): (Option<&str>, usize)| (kind.map(str::to_owned), moves);
    kinds.into_iter().map(owned).collect()
}

/// Every year from the first with a record to this one, oldest first, empty years included.
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
    years.retain(|_, share| !share.is_empty());
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
