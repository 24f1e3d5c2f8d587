//! When an item is due: how often it is looked at again.

use crate::domain::date::{Date, Day};
use crate::domain::goal::Goal;

/// How often an open goal is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Cadence {
    days: i64,
}

/// A week.
impl Default for Cadence {
    fn default() -> Cadence {
        Cadence { days: 7 }
    }
}

/// How many times longer than others a goal for some day is left alone.
const SOMEDAY: i64 = 12;

impl Cadence {
    /// Every so many days.
    pub(crate) fn every(days: std::num::NonZeroU16) -> Cadence {
        let days = days.get().into();
        Cadence { days }
    }

    /// In words, for "looked at": `a week ago`, `10 days ago`.
    pub(crate) fn ago(self) -> String {
        match self.days {
            1 => "a day ago".into(),
            7 => "a week ago".into(),
            days => format!("{days} days ago"),
        }
    }

    /// Whether an open goal is to be looked at: never reviewed, or so many days ago. Whoever sits down every Sunday
    /// finds all of it due every Sunday.
    pub(crate) fn is_due(self, goal: &Goal, today: Day) -> bool {
        self.has_passed(goal.reviewed, self.days, today)
    }

    /// The same for a goal for some day, which comes up now and then only.
    pub(crate) fn is_due_someday(self, goal: &Goal, today: Day) -> bool {
        self.has_passed(goal.reviewed, self.days * SOMEDAY, today)
    }

    /// The day on which an open goal is due again.
    pub(crate) fn due_again(self, goal: &Goal, today: Day) -> Day {
        let reviewed = goal.reviewed.filter(|on| on.first_day() <= today);
        reviewed.map_or(today, |on| on.last_day().min(today).plus_days(self.days))
    }

    /// A day still to come is that of a clock that was wrong, and does not count.
    fn has_passed(self, reviewed: Option<Date>, days: i64, today: Day) -> bool {
        let reviewed = reviewed.filter(|on| on.first_day() <= today);
        reviewed.is_none_or(|on| today.days_since(on.last_day().min(today)) >= days)
    }
}
