//! The difference between two states of a journey, item by item.

use super::date::DateFormat;
use super::id::Id;
use super::record::Record;
use super::words::list_of;
use std::collections::HashMap;

/// Records kept per kind of difference, to name them; all are counted.
pub(crate) const NAMED: usize = 5;

/// The number of some records, and the first of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) count: usize,
    pub(crate) first: Vec<Record>,
}

/// Changes from one state of a journey to another, matched by id.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Difference {
    /// Records of the new state only.
    pub(crate) added: Tally,
    /// Records of the old state only.
    pub(crate) removed: Tally,
    /// Records that differ between the states.
    pub(crate) altered: Tally,
}

impl Tally {
    fn take(&mut self, record: &Record) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(record.clone());
        }
    }
}

/// A record that differs between two states, as it is in the new state, or as it was.
pub(crate) enum RecordChange<'a> {
    Added(&'a Record),
    Altered(&'a Record),
    Removed(&'a Record),
}

impl<'a> RecordChange<'a> {
    pub(crate) fn record(&self) -> &'a Record {
        match self {
            RecordChange::Added(record)
            | RecordChange::Altered(record)
            | RecordChange::Removed(record) => record,
        }
    }
}

/// The records that differ, in the order of `reached`, then those that are gone, in the order of `left`.
pub(crate) fn changes<'a>(
    left: impl Iterator<Item = &'a Record>,
    reached: impl Iterator<Item = &'a Record>,
) -> Vec<RecordChange<'a>> {
    let left: Vec<&Record> = left.collect();
    let mut unseen: HashMap<&Id, &Record> = left.iter().map(|item| (item.id(), *item)).collect();
    let mut found = Vec::new();
    for item in reached {
        match unseen.remove(item.id()) {
            None => found.push(RecordChange::Added(item)),
            Some(old) if old != item => found.push(RecordChange::Altered(item)),
            Some(_) => {}
        }
    }
    let gone = left.into_iter().filter(|item| unseen.contains_key(item.id()));
    found.extend(gone.map(RecordChange::Removed));
    found
}

impl Difference {
    /// The difference from `left` to `reached`, in the order of the latter.
    pub(crate) fn between<'a>(
        left: impl Iterator<Item = &'a Record>,
        reached: impl Iterator<Item = &'a Record>,
    ) -> Difference {
        let mut found = Difference::default();
        for change in changes(left, reached) {
            match change {
                RecordChange::Added(record) => found.added.take(record),
                RecordChange::Altered(record) => found.altered.take(record),
                RecordChange::Removed(record) => found.removed.take(record),
            }
        }
        found
    }

    /// Whether both states have equal records.
    pub fn is_none(&self) -> bool {
        self.added.count + self.removed.count + self.altered.count == 0
    }

    /// One phrase for going back: `brings back 2, removes 1 and changes 3`.
    pub(crate) fn words(&self) -> String {
        let parts: Vec<String> = self
            .kinds()
            .into_iter()
            .map(|(verb, tally)| format!("{verb} {}", tally.count))
            .collect();
        if parts.is_empty() { "changes no item".into() } else { list_of(&parts) }
    }

    /// As [`words`](Difference::words) with titles, one line per kind: `brings back "A", "B" and 3 more`.
    pub(crate) fn lines(&self, format: DateFormat) -> Vec<String> {
        let line = |(verb, tally): (&str, &Tally)| {
            let quoted = |record: &Record| format!("\"{}\"", record.called(format));
            let mut named: Vec<String> = tally.first.iter().map(quoted).collect();
            match tally.count - tally.first.len() {
                0 => {}
                more => named.push(format!("{more} more")),
            }
            format!("{verb} {}", list_of(&named))
        };
        self.kinds().into_iter().map(line).collect()
    }

    fn kinds(&self) -> Vec<(&'static str, &Tally)> {
        let all =
            [("brings back", &self.added), ("removes", &self.removed), ("changes", &self.altered)];
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
        assert_eq!(found.words(), "brings back 1, removes 1 and changes 1");
        assert_eq!(
            found.lines(DateFormat::default()),
            ["brings back \"New\"", "removes \"Gone\"", "changes \"Other\""]
        );
        let none = Difference::between(left.iter(), left.iter());
        assert!(none.is_none());
        assert_eq!(none.words(), "changes no item");
    }

    #[test]
    fn difference_names_the_first_titles_and_counts_all() {
        let many: Vec<Record> = (0..7).map(|n| item(n, &format!("T{n}"))).collect();
        let found = Difference::between([].iter(), many.iter());
        assert_eq!(
            found.lines(DateFormat::default()),
            ["brings back \"T0\", \"T1\", \"T2\", \"T3\", \"T4\" and 2 more"]
        );
    }

    proptest! {
        #[test]
        fn difference_reverses_its_gains_and_losses(
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
