//! The three-way merge of two versions of a journey and, if known, their base: by id, then field by field. It merges
//! conflict copies, and rebases every change onto what is on disk now.
//!
//! A field that both sides changed in different ways is a clash. A person chooses, or the rule that any two machines
//! follow alike: the side modified later; of two as late, by content.

mod choice;
mod gone;
mod links;
mod progress;
mod together;

#[cfg(test)]
mod tests;

pub use self::choice::{Choices, Preference};

use super::id::Id;
use super::item::Item;
use super::record::Record;
use super::schema::{About, put_at, rows_of, value_at};
use crate::domain::sort;
use crate::domain::sorted::{SortedMap, SortedSet};

/// One of the two versions that are merged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    /// The journey as it is here.
    Ours,
    /// The other one.
    Theirs,
}

/// One version of a journey, or of a part of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Version {
    items: SortedMap<Id, Record>,
    /// Ids that several records claim.
    unclear: SortedSet<Id>,
}

impl Version {
    pub(crate) fn of<'a>(items: impl IntoIterator<Item = &'a Record>) -> Version {
        let mut all: Vec<&Record> = items.into_iter().collect();
        sort::by(&mut all, |a, b| a.id().cmp(b.id()));
        let alike = all.windows(2).filter(|pair| pair[0].id() == pair[1].id());
        let unclear = alike.map(|pair| pair[0].id().clone()).collect();
        all.dedup_by(|later, first| later.id() == first.id());
        let items = all.into_iter().map(|item| (item.id().clone(), item.clone())).collect();
        Version { items, unclear }
    }

    pub(crate) fn item(&self, id: &Id) -> Option<&Record> {
        self.items.get(id)
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Record> {
        self.items.values()
    }

    fn ids(&self) -> impl Iterator<Item = &Id> {
        self.items.keys()
    }

    fn is_unclear(&self, id: &Id) -> bool {
        self.unclear.contains(id)
    }
}

/// Two versions and what becomes of each item on which they differ.
#[derive(Clone, PartialEq, Debug)]
pub struct Merge {
    /// By id.
    pub outcomes: Vec<Outcome>,
    base: Option<Version>,
    ours: Version,
    theirs: Version,
}

/// What becomes of an item on which the versions differ.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// Only there: it is added.
    Added(Record),
    /// Deleted here, but changed there: it comes back.
    Returned(Record),
    /// Deleted there, and untouched here: it is deleted.
    Deleted(Record),
    /// Deleted there, but changed here: it stays.
    Kept(Record),
    /// On both sides, and they differ.
    Differing(Box<Differing>),
    /// Left as it is, because its id is ambiguous: two items of one side have it, or items of different kinds.
    Unclear(Record),
}

/// An item that differs between the sides.
#[derive(Clone, PartialEq, Debug)]
pub struct Differing {
    pub(crate) ours: Record,
    pub(crate) theirs: Record,
    /// Merged, with our side of each clash.
    pub(crate) merged: Record,
    /// The keys of the fields that change here without a clash.
    pub(crate) taken: Vec<&'static str>,
    /// Those of the fields that both sides changed in different ways.
    pub clashes: Vec<&'static str>,
    /// The side that the rule takes the clashes from.
    pub newer: Side,
}

impl Outcome {
    /// Our version of the item, or theirs if we have none.
    pub fn item(&self) -> &Record {
        match self {
            Outcome::Added(item)
            | Outcome::Returned(item)
            | Outcome::Deleted(item)
            | Outcome::Kept(item)
            | Outcome::Unclear(item) => item,
            Outcome::Differing(differing) => &differing.ours,
        }
    }

    /// The two versions of an item that differs.
    pub fn differing(&self) -> Option<&Differing> {
        if let Outcome::Differing(differing) = self { Some(differing) } else { None }
    }

    /// Whether a side has to be chosen.
    pub fn clashes(&self) -> bool {
        self.differing().is_some_and(|d| !d.clashes.is_empty())
    }
}

impl Differing {
    /// Whether that side was modified later than the other; false for both if the times are equal.
    pub(crate) fn is_later(&self, side: Side) -> bool {
        self.newer == side && self.ours.modified() != self.theirs.modified()
    }

    /// The merged item, with that side of each clash.
    pub(crate) fn with(&self, side: Side) -> Record {
        let mut item = self.merged.clone();
        if side == Side::Theirs {
            self.clashes.iter().for_each(|key| take(key, &self.theirs, &mut item));
        }
        item
    }
}

/// Merges two versions. Without a base, nothing counts as deleted, and every field that differs is a clash.
pub(crate) fn merge(base: Option<&Version>, ours: &Version, theirs: &Version) -> Merge {
    let ids = sort::distinct(ours.ids().chain(theirs.ids()));
    let outcome = |id: &Id| {
        let was = base.and_then(|base| base.item(id));
        outcome(base.is_some(), was, ours.item(id), theirs.item(id))
    };
    let unclear = |id: &Id| ours.is_unclear(id) || theirs.is_unclear(id);
    let outcomes = ids.into_iter().filter_map(|id| match unclear(id) {
        true => ours.item(id).or(theirs.item(id)).cloned().map(Outcome::Unclear),
        false => outcome(id),
    });
    let mut outcomes: Vec<Outcome> = outcomes.collect();
    if let Some(base) = base {
        gone::keep_what_is_needed(&mut outcomes, base, ours, theirs);
    }
    Merge { outcomes, base: base.cloned(), ours: ours.clone(), theirs: theirs.clone() }
}

fn outcome(
    has_base: bool,
    base: Option<&Record>,
    ours: Option<&Record>,
    theirs: Option<&Record>,
) -> Option<Outcome> {
    let untouched = |item: &Record| base.is_some_and(|base| alike(base, item));
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if alike(ours, theirs) => None,
        (Some(ours), Some(theirs)) if are_of_one_kind(ours, theirs) => {
            let merged = merge_fields(base, ours, theirs, newer(ours, theirs));
            Some(Outcome::Differing(Box::new(merged)))
        }
        (Some(ours), Some(_)) => Some(Outcome::Unclear(ours.clone())),
        (None, Some(theirs)) if base.is_none() => Some(Outcome::Added(theirs.clone())),
        (None, Some(theirs)) => (!untouched(theirs)).then(|| Outcome::Returned(theirs.clone())),
        (Some(ours), None) if has_base && untouched(ours) => Some(Outcome::Deleted(ours.clone())),
        (Some(ours), None) => base.map(|_| Outcome::Kept(ours.clone())),
        (None, None) => None,
    }
}

/// Whether two versions of an item are equal but for the time of the last change.
pub(crate) fn alike(a: &Record, b: &Record) -> bool {
    *a == *b || a.clone().with_modified(None) == b.clone().with_modified(None)
}

/// The side modified later. Content decides between two as late: any order will do that is the same on both machines.
fn newer(ours: &Record, theirs: &Record) -> Side {
    let key = |item: &Record| (item.modified(), format!("{item:?}"));
    if key(theirs) > key(ours) { Side::Theirs } else { Side::Ours }
}

/// Applies the change from `before` to `after` to the item as it is now. The error is the key of a field that both
/// changed in different ways.
pub(crate) fn rebase(
    before: &Record,
    now: &Record,
    after: &Record,
) -> Result<Record, &'static str> {
    if !are_of_one_kind(now, after) {
        return Ok(after.clone());
    }
    let found = merge_fields(Some(before), now, after, Side::Ours);
    found.clashes.first().map_or(Ok(found.merged), |key| Err(*key))
}

/// Merges two versions of an item field by field, with lists in the order of the `newer` side.
fn merge_fields(base: Option<&Record>, ours: &Record, theirs: &Record, newer: Side) -> Differing {
    let base = base.filter(|base| are_of_one_kind(base, ours));
    let (mut merged, mut clashes) = (ours.clone(), Vec::new());
    for (row, about) in choices_of(ours).filter(|(_, about)| !same(about.key, ours, theirs)) {
        let key = about.key;
        if base.is_some_and(|base| same(key, base, theirs)) {
            continue;
        }
        if base.is_some_and(|base| same(key, base, ours)) {
            take(key, theirs, &mut merged);
            continue;
        }
        // Lists are in the later side's order, so that the result is the same from either side.
        let (first, second) = match newer {
            Side::Ours => (ours, theirs),
            Side::Theirs => (theirs, ours),
        };
        let values = [base, Some(first), Some(second)].map(|side| value_at(row, side?));
        match together::merged(about, values) {
            Some(value) => put_at(row, &mut merged, value),
            None => clashes.push(key),
        }
    }
    if progress::measure_together(base, ours, theirs, &mut merged) {
        clashes.retain(|key| *key != "measure");
    }
    let changed = choices_of(ours).map(|(_, about)| about.key);
    let taken = changed.filter(|key| !same(key, ours, &merged)).collect();
    let (ours, theirs) = (ours.clone(), theirs.clone());
    Differing { ours, theirs, merged, taken, clashes, newer }
}

fn are_of_one_kind(a: &Record, b: &Record) -> bool {
    match (a, b) {
        (Record::Item(Item::Goal(_)), Record::Item(Item::Goal(_))) => true,
        (Record::Item(Item::Milestone(_)), Record::Item(Item::Milestone(_))) => true,
        (Record::Break(a), Record::Break(b)) => a.kind == b.kind,
        (Record::Item(_) | Record::Break(_), _) => false,
    }
}

/// The fields that are compared, without those that go with another.
fn choices_of(record: &Record) -> impl Iterator<Item = (usize, &'static About)> {
    rows_of(record).iter().enumerate().filter(|(_, about)| about.merged_as() == Some(about.key))
}

/// The rows of a field and of those that go with it.
fn parts(key: &str, of: &Record) -> impl Iterator<Item = usize> {
    let rows = rows_of(of).iter().enumerate();
    rows.filter(move |(_, about)| about.merged_as() == Some(key)).map(|(row, _)| row)
}

fn same(key: &str, a: &Record, b: &Record) -> bool {
    parts(key, a).all(|row| value_at(row, a) == value_at(row, b))
}

/// Copies a field and those that go with it.
fn take(key: &str, from: &Record, into: &mut Record) {
    parts(key, from).for_each(|row| put_at(row, into, value_at(row, from)));
}
