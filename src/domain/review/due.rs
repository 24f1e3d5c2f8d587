//! The cadence at which open goals come up for review.

use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;

/// Days between two reviews of an open goal; a week by default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Cadence {
    days: i64,
}

impl Default for Cadence {
    fn default() -> Cadence {
        Cadence { days: 7 }
    }
}

/// Factor by which the cadence of someday goals is longer.
const SOMEDAY: i64 = 12;

impl Cadence {
    pub(crate) fn every(days: std::num::NonZeroU16) -> Cadence {
        let days = days.get().into();
        Cadence { days }
    }

    /// Whether an open goal is due: added and reviewed at least a cadence ago. Whoever reviews every Sunday finds
    /// everything due on Sunday.
    pub(crate) fn is_due(self, goal: &Goal, today: Day) -> bool {
        self.was_reviewed_before(goal, today) && has_passed(goal.created, self.days, today)
    }

    /// Whether a goal whose target has passed is due: however young it is, unless it was reviewed since the target.
    pub(crate) fn is_due_overdue(self, goal: &Goal, today: Day) -> bool {
        let reviewed = goal.reviewed.map(Date::last_day);
        let before_target = reviewed <= goal.due.map(Date::last_day);
        before_target || self.was_reviewed_before(goal, today)
    }

    /// As [`is_due`](Cadence::is_due), for a someday goal, which comes up less often.
    pub(crate) fn is_due_someday(self, goal: &Goal, today: Day) -> bool {
        has_passed(goal.reviewed, self.days * SOMEDAY, today) && self.is_due(goal, today)
    }

    /// Whether a goal was reviewed at least a cadence ago, or never.
    pub(crate) fn was_reviewed_before(self, goal: &Goal, today: Day) -> bool {
        self.has_passed_since(goal.reviewed, today)
    }

    /// Whether an answer was given at least a cadence ago, or never.
    pub(crate) fn has_passed_since(self, answered: Option<Date>, today: Day) -> bool {
        has_passed(answered, self.days, today)
    }

    /// Day on which an open goal is due again.
    pub(crate) fn due_again(self, goal: &Goal, today: Day) -> Day {
        let since = [goal.reviewed, goal.created].map(|on| counted_from(on, today));
        let last = since.into_iter().flatten().max();
        last.map_or(today, |on| on.plus_days(self.days).max(today))
    }
}

fn has_passed(since: Option<Date>, days: i64, today: Day) -> bool {
    counted_from(since, today).is_none_or(|on| today.days_since(on) >= days)
}

/// The day from which a cadence is counted. A date in the future comes from a wrong clock and does not count.
fn counted_from(on: Option<Date>, today: Day) -> Option<Day> {
    on.filter(|on| on.first_day() <= today).map(|on| on.last_day().min(today))
}
