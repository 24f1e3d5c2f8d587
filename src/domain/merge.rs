//! The three-way merge by id: two versions of a journey, and where it is known the one that both came from, brought
//! together item by item and field by field. The merging of conflict copies uses it, and so does every save: a change
//! is rebased onto what is on disk now, with what it began from as the base.
//!
//! Nothing is decided in silence that both sides said differently: such a field is a clash, for a person to choose, or
//! for the rule that both machines follow alike (the side that was modified later; of two as late, by content).

mod choice;
mod gone;
mod links;
mod progress;
mod together;
mod version;

#[cfg(test)]
mod tests;

pub use self::choice::{Choices, Preference, Settled};
pub(crate) use self::version::Version;

use super::id::Id;
use super::item::Item;
use super::record::Record;
use super::schema::{self, AnyField, MergeRule as Rule};
use std::collections::BTreeSet;

/// One of the two versions that are merged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    /// The journey as it is here.
    Ours,
    /// The other one.
    Theirs,
}

/// What two versions come to together, and what is still to be chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Merge {
    /// All that theirs has to say, by id.
    pub outcomes: Vec<Outcome>,
    base: Option<Version>,
    ours: Version,
    theirs: Version,
}

/// What becomes of one item on which the versions do not agree.
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
    /// Left as it is, as its id does not say what it is: it stands twice on one side, or for a goal on the one and for
    /// something else on the other.
    Unclear(Record),
}

/// An item that the two sides tell differently.
#[derive(Clone, PartialEq, Debug)]
pub struct Differing {
    /// As it is here.
    pub(crate) ours: Record,
    /// As it is there.
    pub(crate) theirs: Record,
    /// With all in it that is no clash, and the clashes as they are here.
    pub(crate) merged: Record,
    /// The fields that change here without a clash.
    pub(crate) taken: Vec<&'static dyn AnyField>,
    /// The fields that both sides changed in different ways.
    pub(crate) clashes: Vec<&'static dyn AnyField>,
    /// The side that the rule takes the clashes from.
    pub newer: Side,
}

impl Outcome {
    /// The item, as it is here if it is here at all.
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

    /// The item as the two sides tell it, if they do it differently.
    pub fn differing(&self) -> Option<&Differing> {
        match self {
            Outcome::Differing(differing) => Some(differing),
            Outcome::Added(_)
            | Outcome::Returned(_)
            | Outcome::Deleted(_)
            | Outcome::Kept(_)
            | Outcome::Unclear(_) => None,
        }
    }

    /// Whether a side has to be chosen.
    pub fn clashes(&self) -> bool {
        self.differing().is_some_and(|d| !d.clashes.is_empty())
    }
}

impl Differing {
    /// The keys of the fields that both sides changed in different ways.
    pub fn clashing_keys(&self) -> Vec<&'static str> {
        self.clashes.iter().map(|field| field.key()).collect()
    }

    /// Whether that side was changed later than the other; neither was where both say the same time, or none.
    pub(crate) fn is_later(&self, side: Side) -> bool {
        self.newer == side && self.ours.modified() != self.theirs.modified()
    }

    /// The item with the clashes as that side tells them.
    pub(crate) fn with(&self, side: Side) -> Record {
        let mut item = self.merged.clone();
        if side == Side::Theirs {
            self.clashes.iter().for_each(|field| take(*field, &self.theirs, &mut item));
        }
        item
    }
}

/// Merges two versions. Without a base nothing is known to have been deleted, and of a field that differs it is not
/// known who changed it: then it is a clash.
pub(crate) fn merge(base: Option<&Version>, ours: &Version, theirs: &Version) -> Merge {
    let ids: BTreeSet<&Id> = ours.ids().chain(theirs.ids()).collect();
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
            let found = brought_together(base, ours, theirs, newer(ours, theirs));
            Some(Outcome::Differing(Box::new(found)))
        }
        (Some(ours), Some(_)) => Some(Outcome::Unclear(ours.clone())),
        (None, Some(theirs)) if base.is_none() => Some(Outcome::Added(theirs.clone())),
        (None, Some(theirs)) => (!untouched(theirs)).then(|| Outcome::Returned(theirs.clone())),
        (Some(ours), None) if has_base && untouched(ours) => Some(Outcome::Deleted(ours.clone())),
        (Some(ours), None) => base.map(|_| Outcome::Kept(ours.clone())),
        (None, None) => None,
    }
}

/// Whether two versions of an item say the same; when that was last changed is no part of it.
fn alike(a: &Record, b: &Record) -> bool {
    *a == *b || a.with_modified(None) == b.with_modified(None)
}

/// Which of two is the later one. Its content decides between two as late: any order will do, as long as it is the
/// same on both machines.
fn newer(ours: &Record, theirs: &Record) -> Side {
    let key = |item: &Record| (item.modified(), format!("{item:?}"));
    if key(theirs) > key(ours) { Side::Theirs } else { Side::Ours }
}

/// The change from `before` to `after`, made of the item as it is now. A field that both changed, each to something
/// else, is the error, by its key.
pub(crate) fn rebase(
    before: &Record,
    now: &Record,
    after: &Record,
) -> Result<Record, &'static str> {
    if !are_of_one_kind(now, after) {
        return Ok(after.clone());
    }
    let found = brought_together(Some(before), now, after, Side::Ours);
    found.clashes.first().map_or(Ok(found.merged), |field| Err(field.key()))
}

/// Two versions of an item, brought together field by field, the lists in the order of the `newer` side.
fn brought_together(
    base: Option<&Record>,
    ours: &Record,
    theirs: &Record,
    newer: Side,
) -> Differing {
    let base = base.filter(|base| are_of_one_kind(base, ours));
    let (mut merged, mut clashes) = (ours.clone(), Vec::new());
    let fields = choices_of(ours);
    for field in fields.iter().copied().filter(|f| !same(*f, ours, theirs)) {
        if base.is_some_and(|base| same(field, base, theirs)) {
            continue;
        }
        if base.is_some_and(|base| same(field, base, ours)) {
            take(field, theirs, &mut merged);
            continue;
        }
        // The order of the parts is the later side's, so that it is the same from either side.
        let (first, second) = match newer {
            Side::Ours => (ours, theirs),
            Side::Theirs => (theirs, ours),
        };
        let values = [base, Some(first), Some(second)].map(|side| field.value(side?));
        match together::value(field.about(), values) {
            Some(value) => field.put(&mut merged, value),
            None => clashes.push(field),
        }
    }
    if progress::measure_together(base, ours, theirs, &mut merged) {
        clashes.retain(|field| field.key() != "measure");
    }
    let changed = fields.into_iter().filter(|f| !same(*f, ours, &merged));
    let taken = changed.collect();
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

/// The fields that are compared, each as one thing that a person would choose.
fn choices_of(record: &Record) -> Vec<&'static dyn AnyField> {
    let compared = |field: &&dyn AnyField| match field.about().merge {
        Rule::Never | Rule::With(_) => false,
        Rule::Choice | Rule::List | Rule::Dated | Rule::Either | Rule::Later | Rule::Earlier => {
            true
        }
    };
    schema::of_record(record).into_iter().filter(compared).collect()
}

/// A field and those that go with it.
fn parts(field: &dyn AnyField, of: &Record) -> impl Iterator<Item = &'static dyn AnyField> {
    let (key, all) = (field.key(), schema::of_record(of).into_iter());
    all.filter(move |part| part.key() == key || part.about().merge == Rule::With(key))
}

fn same(field: &dyn AnyField, a: &Record, b: &Record) -> bool {
    parts(field, a).all(|part| part.value(a) == part.value(b))
}

/// Puts what `from` says in a field into `into`.
fn take(field: &dyn AnyField, from: &Record, into: &mut Record) {
    parts(field, from).for_each(|part| part.put(into, part.value(from)));
}
