//! What was under way at the end of a report's period: larger goals, and small ones with a target.

use super::progress::ProgressThen;
use super::{Dating, ReportEntry, ReportScope, Tense};
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use crate::domain::summary::began;
use std::sync::Arc;

/// The larger goals in their own order, each with its steps, then the small goals that serve none of them.
pub(super) fn entries(
    journey: &Journey,
    scope: &ReportScope<'_>,
    tense: Tense,
) -> Vec<ReportEntry> {
    let chosen = journey.items().filter(|item| scope.holds(item, journey));
    let open = chosen.filter_map(Item::as_goal).filter(|goal| was_open(goal, scope, tense));
    let (open, mut ended): (Vec<_>, Vec<_>) = open.partition(|goal| goal.state.is_open());
    sort::by_key(&mut ended, |goal| goal.state.ended_on());
    let (larger, small): (Vec<_>, Vec<_>) =
        open.into_iter().chain(ended).partition(|goal| goal.is_large());
    let progress = ProgressThen::of(journey, scope.period);
    let mut entries: Vec<ReportEntry> =
        larger.iter().map(|goal| entry(goal, &progress, tense)).collect();
    let places: SortedMap<&Id, usize> = larger.iter().map(|goal| &goal.id).zip(0..).collect();
    let with_target = small.into_iter().filter(|goal| goal.due.is_some() && !goal.is_paused());
    for goal in with_target {
        let step = entry(goal, &progress, tense);
        match goal.toward.as_ref().and_then(|larger| places.get(larger)) {
            Some(place) => entries[*place].steps.push(step),
            None => entries.push(step),
        }
    }
    entries
}

/// Whether it had begun by the end of the period, and not ended. What a goal without any date began on is not known:
/// it is under way now, and not then.
fn was_open(goal: &Arc<Goal>, scope: &ReportScope<'_>, tense: Tense) -> bool {
    let has_begun = match began(goal) {
        Some(day) => scope.period.last().is_none_or(|last| day <= last),
        None => tense == Tense::Now,
    };
    let is_open = match goal.state.ended_on() {
        Some(on) => scope.period.is_before(on),
        None => !goal.is_someday(),
    };
    has_begun && is_open
}

/// What was done of it without a date is in its progress of today, which is left out of a report on earlier times.
fn entry(goal: &Goal, progress: &ProgressThen<'_>, tense: Tense) -> ReportEntry {
    let entry = ReportEntry::new(&goal.id, &goal.title, Dating::None);
    let progress = progress.of_goal(goal).filter(|_| tense == Tense::Now);
    let standing = (goal.is_paused() && tense == Tense::Now).then_some("paused");
    ReportEntry { due: goal.due, progress, standing, ..entry }
}
