//! How many goals and milestones there are, for a line that says so.

use super::goal::State;
use super::item::Item;
use super::words::{count, list_of};

/// Goals and milestones, counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Small goals that are open.
    pub small: usize,
    /// Larger goals that are open.
    pub(crate) large: usize,
    /// Goals that were done or dropped.
    pub(crate) ended: usize,
    /// Milestones.
    pub(crate) milestones: usize,
}

impl Counts {
    /// Counts those items.
    pub(crate) fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Counts {
        items.fold(Counts::default(), Counts::with)
    }

    /// Both together.
    pub(crate) fn and(self, other: Counts) -> Counts {
        Counts {
            small: self.small + other.small,
            large: self.large + other.large,
            ended: self.ended + other.ended,
            milestones: self.milestones + other.milestones,
        }
    }

    /// `6 small goals, 3 larger goals, 41 ended and 14 milestones`; what there is none of is left out.
    pub fn words(&self) -> String {
        let ended = format!("{} ended", self.ended);
        let parts = [
            (self.small, count(self.small, "small goal")),
            (self.large, count(self.large, "larger goal")),
            (self.ended, ended),
            (self.milestones, count(self.milestones, "milestone")),
        ];
        let said: Vec<String> =
            parts.into_iter().filter_map(|(n, said)| (n > 0).then_some(said)).collect();
        if said.is_empty() { "nothing written down".into() } else { list_of(&said) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::goal::{Goal, Size};
    use crate::domain::id::Id;
    use crate::domain::milestone::Milestone;

    #[test]
    fn each_item_is_counted_once_and_what_there_is_none_of_is_left_unsaid() {
        let on = Date::year_only(1997).expect("a year");
        let goal = |n| Goal::new(Id::spelled(n), "Read");
        let items = [
            Item::from(goal(1)),
            Item::from(Goal { state: State::SOMEDAY, size: Size::Large, ..goal(2) }),
            Item::from(Goal { state: State::done(on), size: Size::Large, ..goal(3) }),
            Item::from(Milestone::new(Id::spelled(4), "Course", on)),
        ];
        let words = |some: &[Item]| Counts::of(some.iter()).words();
        assert_eq!(words(&items), "1 small goal, 1 larger goal, 1 ended and 1 milestone");
        assert_eq!(words(&items[2..3]), "1 ended");
        assert_eq!(words(&[]), "nothing written down");
    }
}
