//! One version of a journey, or of a part of it: its records by id.

use crate::domain::id::Id;
use crate::domain::record::Record;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Version {
    pub(super) items: BTreeMap<Id, Record>,
    /// Ids that several records claim.
    unclear: BTreeSet<Id>,
}

impl Version {
    pub(crate) fn of<'a>(items: impl IntoIterator<Item = &'a Record>) -> Version {
        let mut version = Version::default();
        for item in items {
            match version.items.entry(item.id().clone()) {
                Entry::Occupied(taken) => drop(version.unclear.insert(taken.key().clone())),
                Entry::Vacant(free) => drop(free.insert(item.clone())),
            }
        }
        version
    }

    pub(crate) fn item(&self, id: &Id) -> Option<&Record> {
        self.items.get(id)
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Record> {
        self.items.values()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &Id> {
        self.items.keys()
    }

    pub(super) fn is_unclear(&self, id: &Id) -> bool {
        self.unclear.contains(id)
    }
}
