//! The work of a report: what was done for each larger goal, and what served none.

use super::milestones::MilestoneEntries;
use super::progress::{ProgressThen, is_done_in, measured};
use super::{
    Dating, GoalProgress, LargerGoal, ReportEntry, ReportPeriod, ReportScope, ReportSection,
    SectionItem,
};
use super::{SectionKind, lines_of, stated};
use crate::domain::fold::fold;
use crate::domain::goal::{Goal, LogEntry, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::Measure;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// Most entries of a list that is not divided by tags.
const LONG: usize = 12;
/// Least entries with a tag that makes a group.
const LEAST_OF_TAG: usize = 2;

/// What was done and dropped, in the sections of a report.
pub(super) struct GoalEntries {
    /// Of each larger goal and each kind, then the rest.
    pub(super) sections: Vec<ReportSection>,
    pub(super) dropped: Vec<ReportEntry>,
    pub(super) unplaced: usize,
}

/// An entry of something done that serves no larger goal.
type Free = (Arc<Goal>, ReportEntry);

impl GoalEntries {
    pub(super) fn of(
        journey: &Journey,
        scope: &ReportScope<'_>,
        events: &MilestoneEntries,
    ) -> GoalEntries {
        let mut larger: Vec<(&Id, Option<ReportEntry>)> = Vec::new();
        let (mut free, mut dropped, mut unplaced): (Vec<Free>, _, _) = (vec![], vec![], 0);
        let chosen = journey.items().filter(|item| scope.holds(item, journey));
        for goal in chosen.filter_map(Item::as_goal) {
            let ended = goal.state.ended_on();
            if ended.is_some_and(|on| scope.period.may_contain(on)) {
                unplaced += 1;
            }
            if let Some(entry) = dropped_entry(goal, scope.period) {
                dropped.extend(Some(entry).filter(|_| scope.with_dropped));
                continue;
            }
            if goal.is_large() && has_moved(goal, scope.period) {
                let own = own_notes(goal, scope.period).into_iter().map(Some);
                larger.extend(own.chain([None]).map(|note| (&goal.id, note)));
            }
            let Some(entry) = work_entry(goal, scope.period) else { continue };
            match goal.toward.as_ref().filter(|id| journey.goal(id).is_some()) {
                Some(id) => larger.push((id, Some(entry))),
                None if goal.is_large() || events.from.contains(&goal.id) => {}
                None => free.push((Arc::clone(goal), entry)),
            }
        }
        let larger = SortedMap::grouped(larger).into_iter();
        let larger = larger.map(|(id, entries)| (id, entries.into_iter().flatten().collect()));
        let mut sections = MovedGoals::of(journey, scope.period).sections(larger);
        sections.extend(by_kind(free));
        by_date(&mut dropped);
        GoalEntries { sections, dropped, unplaced }
    }
}

fn by_date(entries: &mut [ReportEntry]) {
    sort::by_key(entries, |entry| entry.dating.date().map(|date| (date.last_day(), date)));
}

/// The entry of a goal that was dropped in the period.
fn dropped_entry(goal: &Goal, period: ReportPeriod) -> Option<ReportEntry> {
    let dropped = goal.state.as_dropped().filter(|dropped| period.contains(dropped.on))?;
    let entry = ReportEntry::new(&goal.id, &goal.title, Dating::On(dropped.on));
    Some(ReportEntry { why: stated(&dropped.why), ..entry })
}

/// The entry of a goal that was done in the period, or of a small one that moved in it.
fn work_entry(goal: &Goal, period: ReportPeriod) -> Option<ReportEntry> {
    let done = Some(&goal.state).filter(|_| is_done_in(goal, period)).and_then(State::ended_on);
    let notes = notes(goal, period);
    let last = notes.clone().map(|note| note.on).max_by_key(|on| (on.last_day(), *on));
    let on = done.or(last.filter(|_| !goal.is_large()))?;
    let entry = ReportEntry::new(&goal.id, &goal.title, Dating::On(on));
    if goal.is_large() {
        return Some(entry);
    }
    let mut evidence = lines_of(goal.note.as_deref().filter(|_| done.is_some()));
    evidence.extend(notes.filter_map(|note| stated(&note.text)));
    let measure = measured(goal, period);
    // With an amount it is plain that it is not done.
    let is_open = done.is_none() && measure.is_none();
    Some(ReportEntry {
        evidence,
        measure,
        completes: done.is_some() && goal.measure.as_ref().is_some_and(Measure::reached),
        standing: is_open.then_some("in progress"),
        links: done.map(|_| goal.links.clone()).unwrap_or_default(),
        ..entry
    })
}

fn has_moved(goal: &Goal, period: ReportPeriod) -> bool {
    is_done_in(goal, period) || notes(goal, period).next().is_some()
}

/// Each progress note of a larger goal is an entry of its own; what has an amount only is in its progress.
fn own_notes(goal: &Goal, period: ReportPeriod) -> Vec<ReportEntry> {
    let entry = |note: &LogEntry| {
        let amount = note.amount.zip(goal.measure.as_ref());
        let measure = amount.map(|(done, measure)| Measure { done, ..measure.clone() });
        let title = stated(&note.text)?;
        Some(ReportEntry { measure, ..ReportEntry::new(&goal.id, &title, Dating::On(note.on)) })
    };
    notes(goal, period).filter_map(entry).collect()
}

/// The progress notes in the period that tell of a move.
fn notes(goal: &Goal, period: ReportPeriod) -> impl Iterator<Item = &LogEntry> + Clone {
    let is_told = |note: &LogEntry| note.amount.is_some() || !note.text.trim().is_empty();
    let notes = goal.log.iter().filter(move |note| note.is_forward() && is_told(note));
    notes.filter(move |note| period.contains(note.on))
}

/// The larger goals that moved, each with its entries.
struct MovedGoals<'a> {
    journey: &'a Journey,
    progress: ProgressThen<'a>,
    period: ReportPeriod,
    /// The place of each open one on the screen.
    places: SortedMap<&'a Id, usize>,
}

impl<'a> MovedGoals<'a> {
    fn of(journey: &'a Journey, period: ReportPeriod) -> MovedGoals<'a> {
        let places = journey.open().enumerate().map(|(at, goal)| (&goal.id, at)).collect();
        MovedGoals { journey, progress: ProgressThen::of(journey, period), period, places }
    }

    /// Those that were reached come first, then those that ended at another time, then the open ones in their own
    /// order.
    fn sections(
        &self,
        larger: impl Iterator<Item = (&'a Id, Vec<ReportEntry>)>,
    ) -> Vec<ReportSection> {
        let known = larger.filter_map(|(id, entries)| Some((self.journey.goal(id)?, entries)));
        let mut larger: Vec<(&Arc<Goal>, Vec<ReportEntry>)> = known.collect();
        sort::by_key(&mut larger, |(goal, _)| {
            let end = goal.state.ended_on();
            let is_reached = is_done_in(goal, self.period);
            (!is_reached, end.is_none(), end, self.places.get(&goal.id), goal.id.clone())
        });
        let section = |(goal, mut entries): (&Arc<Goal>, Vec<ReportEntry>)| {
            by_date(&mut entries);
            let about = Box::new(self.about(goal, entries.len()));
            let entries = entries.into_iter().map(SectionItem::one).collect();
            ReportSection { topic: SectionKind::Larger(about), entries }
        };
        larger.into_iter().map(section).collect()
    }

    fn about(&self, goal: &Goal, entries: usize) -> LargerGoal {
        let progress = self.progress.of_goal(goal);
        let reached = goal.state.ended_on().filter(|_| is_done_in(goal, self.period));
        LargerGoal {
            id: goal.id.clone(),
            title: goal.title.clone(),
            why: goal.why.as_deref().and_then(stated),
            note: lines_of(goal.note.as_deref().filter(|_| reached.is_some())),
            links: goal.links.clone(),
            due: goal.due.filter(|_| goal.state.is_open()),
            reached,
            progress: progress.unwrap_or(GoalProgress::Noted(entries)),
        }
    }
}

/// A section for each kind, the largest first, and one for what has none.
fn by_kind(free: Vec<Free>) -> Vec<ReportSection> {
    let mut kinds: SortedMap<String, (String, Vec<ReportEntry>)> = SortedMap::new();
    let mut rest = Vec::new();
    for (goal, entry) in free {
        match goal.kind.as_deref().and_then(stated) {
            Some(kind) => {
                let folded = fold(&kind);
                kinds.get_or_insert(folded, (kind, Vec::new())).1.push(entry);
            }
            None => rest.push((goal, entry)),
        }
    }
    let mut kinds: Vec<(String, Vec<ReportEntry>)> = kinds.into_values().collect();
    sort::by_key(&mut kinds, |(_, entries)| Reverse(entries.len()));
    let section = |(kind, mut entries): (String, Vec<ReportEntry>)| {
        by_date(&mut entries);
        let entries = entries.into_iter().map(SectionItem::one).collect();
        ReportSection { topic: SectionKind::Kind(kind), entries }
    };
    let mut sections: Vec<ReportSection> = kinds.into_iter().map(section).collect();
    sections.push(ReportSection { topic: SectionKind::Other, entries: by_tag(rest) });
    sections
}

/// A long list is divided by its tags, each entry under the most frequent one that it has; what has no such tag comes
/// last.
fn by_tag(free: Vec<Free>) -> Vec<SectionItem> {
    let mut counts: SortedMap<&str, usize> = SortedMap::new();
    let tags = free.iter().flat_map(|(goal, _)| &goal.tags);
    tags.for_each(|tag| *counts.get_or_default(tag) += 1);
    let is_long = free.len() > LONG;
    let uses = |tag: &str| counts.get(tag).copied().unwrap_or_default();
    let label = |goal: &Goal| {
        let tags = goal.tags.iter().filter(|tag| is_long && uses(tag) >= LEAST_OF_TAG);
        tags.max_by_key(|tag| (uses(tag), Reverse(*tag))).cloned()
    };
    let mut groups: SortedMap<String, Vec<ReportEntry>> = SortedMap::new();
    let mut rest = Vec::new();
    for (goal, entry) in &free {
        match label(goal) {
            Some(tag) => groups.get_or_default(tag).push(entry.clone()),
            None => rest.push(entry.clone()),
        }
    }
    let mut groups: Vec<(String, Vec<ReportEntry>)> = groups.into_iter().collect();
    sort::by_key(&mut groups, |(_, entries)| Reverse(entries.len()));
    groups.iter_mut().for_each(|(_, entries)| by_date(entries));
    by_date(&mut rest);
    let groups = groups.into_iter().map(|(tag, entries)| SectionItem::Group(tag, entries));
    groups.chain(rest.into_iter().map(SectionItem::one)).collect()
}
