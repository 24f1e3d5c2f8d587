//! What is on the page, in order of time: the past as stops, and the goals ahead.

use crate::domain::date::{Date, Extent, Until};
use crate::domain::goal::{Goal, State};
use crate::domain::id::Id;
use crate::domain::kinds::KnownKind;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use crate::domain::sorted::SortedMap;
use crate::domain::stays::stays;

pub(super) struct PageContent<'a> {
    pub(super) past: Vec<PathStop<'a>>,
    /// Open goals by their target; those without one come last, in their own order.
    pub(super) ahead: Vec<&'a Goal>,
    /// The milestones on the page. Of two with one id, which a file written by hand may have, links go to the first.
    pub(super) milestones: SortedMap<&'a Id, &'a Milestone>,
    led_from: SortedMap<&'a Id, Vec<&'a Milestone>>,
}

/// One place on the axis.
pub(super) struct PathStop<'a> {
    pub(super) extent: Extent,
    pub(super) content: StopContent<'a>,
}

pub(super) enum StopContent<'a> {
    /// A milestone, with the roles that followed it at the same organisation.
    Milestone(&'a Milestone, Vec<&'a Milestone>),
    Ended(&'a Goal),
}

impl<'a> PageContent<'a> {
    pub(super) fn of(mut milestones: Vec<&'a Milestone>, goals: Vec<&'a Goal>) -> PageContent<'a> {
        sort::by_key(&mut milestones, |milestone| milestone.on);
        let links = milestones.iter().flat_map(|from| from.led_to.iter().map(|to| (to, *from)));
        let mut page = PageContent {
            past: stops(&milestones),
            ahead: Vec::new(),
            // Of two with one id the first counts.
            milestones: milestones.iter().rev().map(|m| (&m.id, *m)).collect(),
            led_from: SortedMap::grouped(links),
        };
        goals.into_iter().for_each(|goal| page.add_goal(goal));
        sort::by_key(&mut page.ahead, |goal| (goal.due.is_none(), goal.due.map(Date::last_day)));
        sort::by_key(&mut page.past, |stop| stop.extent.on);
        page
    }

    fn add_goal(&mut self, goal: &'a Goal) {
        match &goal.state {
            State::Open(_) => self.ahead.push(goal),
            // The milestone that it became tells the same.
            State::Ended(_) if self.became_a_milestone(goal) => {}
            State::Ended(end) => {
                let content = StopContent::Ended(goal);
                self.past.push(PathStop { extent: end.on().into(), content });
            }
        }
    }

    fn became_a_milestone(&self, goal: &Goal) -> bool {
        goal.milestone.as_ref().is_some_and(|id| self.milestones.contains_key(id))
    }

    /// The milestones on the page that it led to.
    pub(super) fn led_to(&self, milestone: &Milestone) -> Vec<&'a Milestone> {
        let others = milestone.led_to.iter().filter(|id| **id != milestone.id);
        others.filter_map(|id| self.milestones.get(id).copied()).collect()
    }

    /// The milestones on the page that led to it.
    pub(super) fn led_from(&self, milestone: &Milestone) -> Vec<&'a Milestone> {
        let all = self.led_from.get(&milestone.id).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|from| from.id != milestone.id).collect()
    }
}

/// A stop for each milestone. The roles of a stay at one organisation are one stop, at the place of the first.
fn stops<'a>(milestones: &[&'a Milestone]) -> Vec<PathStop<'a>> {
    let is_role = |milestone: &&Milestone| KnownKind::of(milestone) == KnownKind::Work;
    let (roles, others): (Vec<&Milestone>, Vec<&Milestone>) =
        milestones.iter().copied().partition(is_role);
    let others = others.into_iter().map(|milestone| vec![milestone]);
    stays(&roles).into_iter().chain(others).filter_map(|stay| PathStop::of(&stay)).collect()
}

impl<'a> PathStop<'a> {
    /// `None` without any milestone.
    fn of(milestones: &[&'a Milestone]) -> Option<PathStop<'a>> {
        let (first, later) = milestones.split_first()?;
        let extents = later.iter().map(|role| role.extent());
        let content = StopContent::Milestone(first, later.to_vec());
        Some(PathStop { extent: extents.fold(first.extent(), covering), content })
    }
}

/// From the beginning of the first to the later of the two ends.
fn covering(first: Extent, second: Extent) -> Extent {
    let until = match (first.over(), second.over()) {
        (Some(first), Some(second)) if first.last_day() > second.last_day() => Until::On(first),
        (Some(_), Some(second)) => Until::On(second),
        (None, _) | (_, None) => Until::Now,
    };
    Extent { on: first.on, until: Some(until) }
}
