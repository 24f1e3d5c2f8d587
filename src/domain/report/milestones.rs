//! The milestones of a report: those of the period, the certificates, and what was recognised later.

use super::{Dating, ReportEntry, ReportScope, SectionItem, lines_of, stated};
use crate::domain::date::{Date, Until};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::kinds::KnownKind;
use crate::domain::lapse::Lapse;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::domain::stays::stays;
use std::cmp::Reverse;
use std::sync::Arc;

/// Months before and after the end of the period within which a certificate that lapses is listed.
const NEAR_MONTHS: i32 = 12;

/// What happened, in the sections of a report.
pub(super) struct MilestoneEntries {
    pub(super) milestones: Vec<SectionItem>,
    pub(super) certificates: Vec<ReportEntry>,
    pub(super) recognised: Vec<ReportEntry>,
    /// The goals that became one of those milestones.
    pub(super) from: SortedSet<Id>,
    pub(super) unplaced: usize,
}

impl MilestoneEntries {
    pub(super) fn of(journey: &Journey, scope: &ReportScope<'_>) -> MilestoneEntries {
        let chosen = journey.items().filter(|item| scope.holds(item, journey));
        let chosen: Vec<&Arc<Milestone>> = chosen.filter_map(Item::as_milestone).collect();
        let (mut told, other): (Vec<_>, Vec<_>) =
            chosen.iter().copied().partition(|milestone| is_of(milestone, scope));
        sort::by_key(&mut told, |milestone| Reverse((end_within(milestone, scope), milestone.on)));
        let ids: SortedSet<&Id> = told.iter().map(|milestone| &milestone.id).collect();
        let named = journey.open().chain(journey.ended());
        let named = named.filter(|goal| goal.milestone.as_ref().is_some_and(|id| ids.contains(id)));
        let from = told.iter().filter_map(|milestone| milestone.from.clone());
        let is_vague = |milestone: &&&Arc<Milestone>| scope.period.may_contain(milestone.on);
        MilestoneEntries {
            from: from.chain(named.map(|goal| goal.id.clone())).collect(),
            certificates: certificates(journey, &chosen, scope),
            recognised: recognised(&other, scope),
            unplaced: other.iter().filter(is_vague).count(),
            milestones: by_organisation(&told),
        }
    }
}

/// Whether it happened in the period. A span that began before and goes on after it is no news.
fn is_of(milestone: &Milestone, scope: &ReportScope<'_>) -> bool {
    let until = milestone.until.and_then(Until::date);
    [Some(milestone.on), until].into_iter().flatten().any(|date| scope.period.contains(date))
}

/// The later of its dates that lie in the period.
fn end_within(milestone: &Milestone, scope: &ReportScope<'_>) -> Date {
    let until = milestone.until.and_then(Until::date);
    until.filter(|until| scope.period.contains(*until)).unwrap_or(milestone.on)
}

/// The roles of a stay at one organisation are a group, at the place of the latest.
fn by_organisation(told: &[&Arc<Milestone>]) -> Vec<SectionItem> {
    let roles = told.iter().filter(|milestone| KnownKind::of(milestone) == KnownKind::Work);
    let roles: Vec<&Milestone> = roles.map(|role| &***role).collect();
    let (mut groups, mut places) = (Vec::new(), SortedMap::new());
    for stay in stays(&roles).into_iter().filter(|stay| stay.len() > 1) {
        places.extend(stay.iter().map(|role| (&role.id, groups.len())));
        let organisation = stay.iter().find_map(|role| role.at.clone()).unwrap_or_default();
        let entries = stay.iter().rev().map(|role| entry(role)).collect();
        groups.push(Some(SectionItem::Group(organisation, entries)));
    }
    let listed = told.iter().filter_map(|milestone| match places.get(&milestone.id) {
        Some(place) => groups.get_mut(*place)?.take(),
        None => Some(SectionItem::one(entry(milestone))),
    });
    listed.collect()
}

fn entry(milestone: &Milestone) -> ReportEntry {
    ReportEntry {
        at: milestone.at.as_deref().and_then(stated),
        why: why(milestone),
        evidence: lines_of(milestone.note.as_deref()),
        links: milestone.links.clone(),
        ..ReportEntry::new(&milestone.id, &milestone.title, dating(milestone))
    }
}

fn dating(milestone: &Milestone) -> Dating {
    let extent = milestone.extent();
    match extent.until {
        Some(until) if until.date() != Some(extent.on) => Dating::Span(extent),
        Some(_) | None => Dating::On(extent.on),
    }
}

fn why(milestone: &Milestone) -> Option<String> {
    stated(&milestone.recognised.as_ref()?.why)
}

fn is_certificate(milestone: &Milestone) -> bool {
    milestone.credential.is_some() || KnownKind::of(milestone) == KnownKind::Certificates
}

/// Those earned in the period, oldest first, then those that lapse near its end, in the order of lapsing.
fn certificates(
    journey: &Journey,
    chosen: &[&Arc<Milestone>],
    scope: &ReportScope<'_>,
) -> Vec<ReportEntry> {
    let certificates = chosen.iter().filter(|m| is_certificate(m));
    let mut certificates: Vec<&Arc<Milestone>> = certificates.copied().collect();
    sort::by_key(&mut certificates, |milestone| (milestone.on.last_day(), milestone.on));
    let earned = certificates.iter().filter(|milestone| scope.period.contains(milestone.on));
    let earned = earned.map(|milestone| certificate(milestone, Dating::On(milestone.on)));
    let lapsing = certificates.iter().filter(|milestone| !scope.period.contains(milestone.on));
    let lapsing = lapsing.filter_map(|milestone| Lapse::in_itself(milestone));
    let lapsing = lapsing.filter(|lapse| lapses_near_the_end(lapse.on, scope));
    let mut lapsing: Vec<Lapse> = lapsing.filter(|lapse| !lapse.is_renewed(journey)).collect();
    sort::by_key(&mut lapsing, |lapse| (lapse.on.last_day(), lapse.on));
    let lapsing = lapsing.into_iter().map(|Lapse { milestone, on }| ReportEntry {
        expires: None,
        ..certificate(&milestone, Dating::Lapses(on))
    });
    earned.chain(lapsing).collect()
}

fn certificate(milestone: &Milestone, dating: Dating) -> ReportEntry {
    let credential = milestone.credential.as_ref();
    ReportEntry {
        at: milestone.issuer().and_then(stated),
        expires: milestone.expires(),
        links: credential.and_then(|credential| credential.url.clone()).into_iter().collect(),
        ..ReportEntry::new(&milestone.id, &milestone.title, dating)
    }
}

/// Whether it lapses within a year of the period's end, and not before the period.
fn lapses_near_the_end(expires: Date, scope: &ReportScope<'_>) -> bool {
    let (end, first) = (scope.last_day(), scope.period.first());
    let near = end.plus_months(-NEAR_MONTHS).plus_days(1)..=end.plus_months(NEAR_MONTHS);
    near.contains(&expires.first_day()) && first.is_none_or(|first| first <= expires.first_day())
}

/// The milestones recognised in the period that happened before it, in the order of their recognition.
fn recognised(other: &[&Arc<Milestone>], scope: &ReportScope<'_>) -> Vec<ReportEntry> {
    let mut recognised: Vec<(Date, ReportEntry)> = Vec::new();
    for milestone in other {
        let Some(on) = milestone.recognised.as_ref().map(|recognised| recognised.on) else {
            continue;
        };
        if scope.period.contains(on) {
            let entry = ReportEntry {
                at: milestone.at.as_deref().and_then(stated),
                happened: Some(milestone.extent()),
                why: why(milestone),
                ..ReportEntry::new(&milestone.id, &milestone.title, Dating::On(on))
            };
            recognised.push((on, entry));
        }
    }
    sort::by_key(&mut recognised, |(on, _)| (on.last_day(), *on));
    recognised.into_iter().map(|(_, entry)| entry).collect()
}
