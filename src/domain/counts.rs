//! Counts of goals, milestones and steps.

use super::goal::State;
use super::item::Item;
use super::words::{count, list_of};

/// Numbers of goals and milestones.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Open small goals.
    pub small: usize,
    pub(crate) large: usize,
    pub(crate) ended: usize,
    pub(crate) milestones: usize,
}

impl Counts {
    pub(crate) fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Counts {
        items.fold(Counts::default(), Counts::with)
    }

    pub(crate) fn and(self, other: Counts) -> Counts {
        Counts {
            small: self.small + other.small,
            large: self.large + other.large,
            ended: self.ended + other.ended,
            milestones: self.milestones + other.milestones,
        }
    }

    /// `6 small goals, 3 larger goals, 41 past goals and 14 milestones`, without zero counts.
    pub fn words(&self) -> String {
        let parts = [
            (self.small, count(self.small, "small goal")),
            (self.large, count(self.large, "larger goal")),
            (self.ended, count(self.ended, "past goal")),
            (self.milestones, count(self.milestones, "milestone")),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter_map(|(n, parts)| (n > 0).then_some(parts)).collect();
        if parts.is_empty() { "nothing written down".into() } else { list_of(&parts) }
    }

    fn with(self, item: &Item) -> Counts {
        let one = match item {
            Item::Milestone(_) => Counts { milestones: 1, ..Counts::default() },
            Item::Goal(goal) => match goal.state {
                State::Ended(_) => Counts { ended: 1, ..Counts::default() },
                State::Open(_) if goal.is_large() => Counts { large: 1, ..Counts::default() },
                State::Open(_) => Counts { small: 1, ..Counts::default() },
            },
        };
        self.and(one)
    }
}

/// The steps of a larger goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct StepCount {
    pub(crate) done: usize,
    /// Steps that are open or done; dropped ones do not count.
    pub(crate) total: usize,
    /// Whether steps may be missing because a file could not be read.
    pub(crate) partial: bool,
}

impl StepCount {
    /// How many steps there are; `None` without steps, or if some may be missing.
    pub(crate) fn known_total(&self) -> Option<usize> {
        Some(self.total).filter(|total| *total > 0 && !self.partial)
    }

    /// `5 of 11 steps`, with a note if steps may be missing; `None` without steps.
    pub(crate) fn words(&self) -> Option<String> {
        let counted = format!("{} of {}", self.done, count(self.total, "step"));
        match (self.total, self.partial) {
            (0, false) => None,
            (0, true) => Some("some steps could not be read".into()),
            (_, false) => Some(counted),
            (_, true) => Some(format!("at least {counted}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::goal::{Goal, Size};
    use crate::domain::id::Id;
    use crate::domain::milestone::Milestone;

    #[test]
    fn counts_have_each_item_once_and_omit_zeros() {
        let on = Date::year_only(1997).expect("a year");
        let goal = |n| Goal::new(Id::spelled(n), "Read");
        let items = [
            Item::from(goal(1)),
            Item::from(Goal { state: State::SOMEDAY, size: Size::Large, ..goal(2) }),
            Item::from(Goal { state: State::done(on), size: Size::Large, ..goal(3) }),
            Item::from(Milestone::new(Id::spelled(4), "Course", on)),
        ];
        let words = |some: &[Item]| Counts::of(some.iter()).words();
        assert_eq!(words(&items), "1 small goal, 1 larger goal, 1 past goal and 1 milestone");
        assert_eq!(words(&items[2..3]), "1 past goal");
        assert_eq!(words(&[]), "nothing written down");
    }
}
