//! What the reading pane says of a milestone.

use super::Page;
use crate::domain::date::Until;
use crate::domain::milestone::Milestone;
use crate::domain::sort;
use std::sync::Arc;

impl Page<'_> {
    /// Why, and the way there and on, before the facts.
    pub(super) fn milestone(&mut self, milestone: &Milestone) {
        self.prose("why", milestone.recognised.as_ref().map(|r| r.why.as_str()));
        self.chain(milestone);
        self.blank();
        let extent = milestone.extent();
        let label = if extent.until == Some(Until::Now) { "ongoing" } else { "happened" };
        self.fact(label, &self.calendar().extent(extent));
        if let Some(recognised) = &milestone.recognised {
            let on = self.calendar().words(recognised.on);
            let later = milestone.recognised_later();
            self.fact("recognised", &later.map_or(on.clone(), |later| format!("{on}, {later}")));
        }
        self.credential(milestone);
        self.common(milestone, &milestone.tags, milestone.private);
        self.note(milestone.note.as_deref());
        if let Some(id) = &milestone.from {
            match self.canvas.journey.goal(id).cloned() {
                Some(goal) => {
                    self.section("the goal that it was");
                    self.goal_row(&goal);
                    self.steps(&goal.id);
                }
                None => self.not_found("the goal that it was", id),
            }
        }
        self.addresses(&milestone.links);
        self.ending(&milestone.id);
    }

    fn credential(&mut self, milestone: &Milestone) {
        let Some(credential) = &milestone.credential else {
            return;
        };
        self.fact("issuer", credential.issuer.as_deref().unwrap_or_default());
        self.fact("number", credential.id.as_deref().unwrap_or_default());
        if let Some(expires) = credential.expires {
            let gone = if expires.has_passed(self.today()) { ", lapsed" } else { "" };
            self.fact("expires", &format!("{}{gone}", self.calendar().words(expires)));
        }
        let (from, address) = (self.rows.len(), credential.url.as_deref().unwrap_or_default());
        self.fact("address", address);
        self.open(from, address);
    }

    /// What led to it, and what it led to, at any distance, each in the order of time.
    fn chain(&mut self, milestone: &Milestone) {
        let journey = self.canvas.journey;
        // They come nearest first: of two with the same date the farther one is the earlier.
        let mut back = journey.backward(&milestone.id);
        back.reverse();
        for (title, chain) in [("came from", back), ("led to", journey.onward(&milestone.id))] {
            let mut chain: Vec<Arc<Milestone>> = chain.into_iter().cloned().collect();
            // A date that is a whole year counts by its end: what it led to then follows it.
            sort::by_key(&mut chain, |m| (m.on.last_day(), m.on));
            if !chain.is_empty() {
                self.section(title);
            }
            chain.iter().for_each(|milestone| self.milestone_row(milestone));
        }
        let gone = milestone.led_to.iter().filter(|id| journey.milestone(id).is_none());
        gone.for_each(|id| self.not_found("also led to", id));
    }
}
