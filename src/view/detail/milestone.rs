//! The detail of a milestone: when it happened and was recognised, why, the goal that it was, and its chain.

use super::Page;
use crate::domain::milestone::Milestone;
use std::sync::Arc;

impl Page<'_> {
    pub(super) fn milestone(&mut self, milestone: &Milestone) {
        self.fact("happened", &milestone.extent().words_in_full());
        if let Some(recognised) = &milestone.recognised {
            let on = recognised.on.words_within();
            let later = milestone.recognised_later();
            self.fact("recognised", &later.map_or(on.clone(), |later| format!("{later}, {on}")));
        }
        self.credential(milestone);
        self.common(milestone, &milestone.tags, milestone.private);
        self.paragraph("Why", milestone.recognised.as_ref().map(|r| r.why.as_str()));
        self.paragraph("Note", milestone.note.as_deref());
        if let Some(goal) = milestone.from.as_ref().and_then(|id| self.journey.goal(id)).cloned() {
            self.section("The goal that it was");
            self.goal_row(&goal);
            self.steps(&goal.id);
        }
        self.chain(milestone);
        self.addresses(&milestone.links);
        self.ending(&milestone.id);
    }

    fn credential(&mut self, milestone: &Milestone) {
        let Some(credential) = &milestone.credential else {
            return;
        };
        self.fact("issuer", credential.issuer.as_deref().unwrap_or_default());
        self.fact("credential", credential.id.as_deref().unwrap_or_default());
        if let Some(expires) = credential.expires {
            let gone = if expires.has_passed(self.today) { ", lapsed" } else { "" };
            self.fact("expires", &format!("{}{gone}", expires.words()));
        }
        self.fact("address", credential.url.as_deref().unwrap_or_default());
    }

    /// How it came about, this one, and what came of it, along time.
    fn chain(&mut self, milestone: &Milestone) {
        let along = |mut chain: Vec<&Arc<Milestone>>| {
            // A date that is a whole year counts by its end: what it led to then follows it.
            chain.sort_by_key(|m| (m.on.last_day(), m.on));
            chain.into_iter().cloned().collect::<Vec<_>>()
        };
        let mut back = self.journey.backward(&milestone.id);
        // They come nearest first: of two with the same date the farther one is the earlier.
        back.reverse();
        let (back, forth) = (along(back), along(self.journey.onward(&milestone.id)));
        if back.is_empty() && forth.is_empty() {
            return;
        }
        self.section("The chain");
        for earlier in &back {
            self.milestone_row(earlier, false);
        }
        self.milestone_row(milestone, true);
        for later in &forth {
            self.milestone_row(later, false);
        }
    }
}
