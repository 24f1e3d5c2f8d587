//! Moves by kind, and by year since the first.

use super::moves::Move;
use crate::domain::date::Day;
use crate::domain::fold::tally;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::words::count;

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
    let kinds: Vec<Option<&str>> = moves.iter().map(|m| kind_of(journey, &m.item)).collect();
    let counted = tally(&mut kinds.iter().flatten().copied()).into_iter();
    let without = kinds.iter().filter(|kind| kind.is_none()).count();
    let without = (without > 0).then_some((None, without));
    counted.map(|(kind, moves)| (Some(kind.to_owned()), moves)).chain(without).collect()
}

/// Every year from the first with a record to this one, oldest first, empty years included.
pub(crate) fn by_year(journey: &Journey, today: Day) -> Vec<YearShare> {
    let mut years: SortedMap<i32, YearShare> = SortedMap::new();
    for (year, summary) in journey.years().filter(|(year, _)| *year <= today.year()) {
        share(&mut years, year).done += summary.done;
    }
    for (on, moves) in journey.dated_moves().filter(|(on, _)| on.first_day() <= today) {
        share(&mut years, on.year()).moves += moves;
    }
    for milestone in journey.milestones().filter(|m| m.on.first_day() <= today) {
        share(&mut years, milestone.on.year()).milestones += 1;
    }
    years.retain(|_, share| !share.is_empty());
    let Some(first) = years.keys().next().copied() else {
        return Vec::new();
    };
    let all = first..=today.year();
    all.map(|year| *share(&mut years, year)).collect()
}

fn share(years: &mut SortedMap<i32, YearShare>, year: i32) -> &mut YearShare {
    years.get_or_insert(year, YearShare { year, moves: 0, done: 0, milestones: 0 })
}

fn kind_of<'a>(journey: &'a Journey, item: &'a Item) -> Option<&'a str> {
    let mut seen: SortedSet<&Id> = SortedSet::new();
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
