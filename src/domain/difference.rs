//! What is different between two states of a journey, item by item, in the words of going from the one to the other.

use super::id::Id;
use super::record::Record;
use super::words::list_of;
use std::collections::HashMap;

/// How many titles of each kind of difference are kept, for a reader; all are counted.
pub(crate) const NAMED: usize = 5;

/// Items that have something in common: how many, and the first of their titles.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tally {
    /// How many there are.
    pub(crate) count: usize,
    /// The titles of the first few.
    pub(crate) titles: Vec<String>,
}

/// What going from one state of a journey to another does. Items are the same if their ids are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Difference {
    /// Those that only the state gone to has.
    pub(crate) added: Tally,
    /// Those that only the state left has.
    pub(crate) removed: Tally,
    /// Those that both have, and not alike.
    pub(crate) altered: Tally,
}

impl Tally {
    fn take(&mut self, item: &Record) {
        self.count += 1;
        if self.titles.len() < NAMED {
            self.titles.push(item.called().into_owned());
        }
    }
}

impl Difference {
    /// What going from the items of `left` to those of `reached` does, in the order of those.
    pub(crate) fn between<'a>(
        left: impl Iterator<Item = &'a Record>,
        reached: impl Iterator<Item = &'a Record>,
    ) -> Difference {
        let left: Vec<&Record> = left.collect();
        let mut unseen: HashMap<&Id, &Record> =
            left.iter().map(|item| (item.id(), *item)).collect();
        let mut found = Difference::default();
        for item in reached {
            match unseen.remove(item.id()) {
                None => found.added.take(item),
                Some(old) if old != item => found.altered.take(item),
                Some(_) => {}
            }
        }
        left.into_iter()
            .filter(|item| unseen.contains_key(item.id()))
            .for_each(|item| found.removed.take(item));
        found
    }

    /// Whether the items of both are the same.
    pub fn is_none(&self) -> bool {
        self.added.count + self.removed.count + self.altered.count == 0
    }

    /// What going back would do, in one phrase: `brings back 2, takes away 1 and changes 3`.
    pub(crate) fn words(&self) -> String {
        let said: Vec<String> = self
            .kinds()
            .into_iter()
            .map(|(verb, tally)| format!("{verb} {}", tally.count))
            .collect();
        if said.is_empty() { "changes no item".into() } else { list_of(&said) }
    }

    /// The same with the titles, a line for each kind: `brings back "A", "B" and 3 more`.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |(verb, tally): (&str, &Tally)| {
            let mut named: Vec<String> = tally.titles.iter().map(|t| format!("\"{t}\"")).collect();
            match tally.count - tally.titles.len() {
                0 => {}
                more => named.push(format!("{more} more")),
            }
            format!("{verb} {}", list_of(&named))
        };
        self.kinds().into_iter().map(line).collect()
    }

    fn kinds(&self) -> Vec<(&'static str, &Tally)> {
        let all = [
            ("brings back", &self.added),
            ("takes away", &self.removed),
            ("changes", &self.altered),
        ];
        all.into_iter().filter(|(_, tally)| tally.count > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::Goal;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn item(number: u64, title: &str) -> Record {
        Record::from(Goal::new(Id::spelled(number), title))
    }

    #[test]
    fn difference_tells_gained_lost_and_changed_apart_by_id() {
        let left = [item(1, "Same"), item(2, "Old"), item(3, "Gone")];
        let reached = [item(4, "New"), item(2, "Other"), item(1, "Same")];
        let found = Difference::between(left.iter(), reached.iter());
        assert_eq!(found.words(), "brings back 1, takes away 1 and changes 1");
        assert_eq!(
            found.lines(),
            ["brings back \"New\"", "takes away \"Gone\"", "changes \"Other\""]
        );
        let none = Difference::between(left.iter(), left.iter());
        assert!(none.is_none());
        assert_eq!(none.words(), "changes no item");
    }

    #[test]
    fn of_many_the_first_are_named_and_all_are_counted() {
        let many: Vec<Record> = (0..7).map(|n| item(n, &format!("T{n}"))).collect();
        let found = Difference::between([].iter(), many.iter());
        assert_eq!(
            found.lines(),
            ["brings back \"T0\", \"T1\", \"T2\", \"T3\", \"T4\" and 2 more"]
        );
    }

    proptest! {
        #[test]
        fn there_and_back_gain_and_lose_the_same(
            left in prop::collection::btree_map(0u64..12, 0u8..3, 0..12),
            reached in prop::collection::btree_map(0u64..12, 0u8..3, 0..12),
        ) {
            let items = |state: &BTreeMap<u64, u8>| -> Vec<Record> {
                state.iter().map(|(id, title)| item(*id, &title.to_string())).collect()
            };
            let (l, r) = (items(&left), items(&reached));
            let there = Difference::between(l.iter(), r.iter());
            let back = Difference::between(r.iter(), l.iter());
            prop_assert_eq!(there.added.count, back.removed.count);
            prop_assert_eq!(there.removed.count, back.added.count);
            prop_assert_eq!(there.altered.count, back.altered.count);
            prop_assert_eq!(there.is_none(), left == reached);
            prop_assert_eq!(l.len() + there.added.count - there.removed.count, r.len());
        }
    }
}
