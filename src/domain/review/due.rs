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

    /// `a week ago`, `10 days ago`: completes "last reviewed".
    pub(crate) fn ago(self) -> String {
        match self.days {
            1 => "a day ago".into(),
            7 => "a week ago".into(),
            days => format!("{days} days ago"),
        }
    }

    /// Whether an open goal is due: never reviewed, or at least a cadence ago. Whoever reviews every Sunday finds
    /// everything due on Sunday.
    pub(crate) fn is_due(self, goal: &Goal, today: Day) -> bool {
        self.has_passed(goal.reviewed, self.days, today)
    }

    /// As [`is_due`](Cadence::is_due), for a someday goal, which comes up less often.
    pub(crate) fn is_due_someday(self, goal: &Goal, today: Day) -> bool {
        self.has_passed(goal.reviewed, self.days * SOMEDAY, today)
    }

    /// Day on which an open goal is due again.
    pub(crate) fn due_again(self, goal: &Goal, today: Day) -> Day {
        let reviewed = goal.reviewed.filter(|on| on.first_day() <= today);
        reviewed.map_or(today, |on| on.last_day().min(today).plus_days(self.days))
    }

    /// A review date in the future comes from a wrong clock and does not count.
    fn has_passed(self, reviewed: Option<Date>, days: i64, today: Day) -> bool {
        let reviewed = reviewed.filter(|on| on.first_day() <= today);
        reviewed.is_none_or(|on| today.days_since(on.last_day().min(today)) >= days)
    }
}
