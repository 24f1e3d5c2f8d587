//! Progress that both sides noted adds up: 4, and 2 more here, and 3 more there, are 9.

use super::together::surplus;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::item::Item;
use crate::domain::measure::{Amount, Measure};
use crate::domain::record::Record;
use std::sync::Arc;

/// Sets the measure of a merged goal to what both sides noted; false where that cannot be told.
pub(super) fn count_together(
    base: Option<&Record>,
    ours: &Record,
    theirs: &Record,
    merged: &mut Record,
) -> bool {
    let (Some(ours), Some(theirs)) = (ours.as_goal(), theirs.as_goal()) else {
        return false;
    };
    let Record::Item(Item::Goal(merged)) = merged else {
        return false;
    };
    let base = base.and_then(Record::as_goal).map(|goal| &goal.log[..]);
    let measure = counted(base, ours, theirs, &merged.log);
    let is_counted = measure.is_some();
    if is_counted {
        Arc::make_mut(merged).measure = measure;
    }
    is_counted
}

/// The measure that follows from the merged log, if both sides noted amounts, and began from the same number.
fn counted(base: Option<&[LogEntry]>, a: &Goal, b: &Goal, log: &[LogEntry]) -> Option<Measure> {
    let (x, y) = (a.measure.as_ref()?, b.measure.as_ref()?);
    let common = match base {
        Some(base) => base.to_vec(),
        None => surplus(&a.log, &surplus(&a.log, &b.log)),
    };
    // Without a base one side alone may have noted something: the other one's number is then the older.
    let none = base.is_none().then(Amount::default);
    let gained = |log: &[LogEntry]| amount_of(&surplus(log, &common));
    let (by_a, by_b) = (gained(&a.log).or(none)?, gained(&b.log).or(none)?);
    let by_both = gained(log)?;
    let begun = x.done.plus(negative(by_a)?);
    let comparable = (&x.unit, x.target) == (&y.unit, y.target);
    (comparable && begun == y.done.plus(negative(by_b)?))
        .then(|| Measure { done: begun.plus(by_both), ..x.clone() })
}

/// The sum of the amounts of entries; `None` if no entry has one.
fn amount_of(entries: &[LogEntry]) -> Option<Amount> {
    let amounts = entries.iter().filter_map(|entry| entry.amount);
    amounts.reduce(Amount::plus)
}

fn negative(amount: Amount) -> Option<Amount> {
    Amount::new(-amount.number())
}
