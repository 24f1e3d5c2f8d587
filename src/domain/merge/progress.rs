//! Merges measures: each part from the side that changed it, and the amounts that both sides logged added up.

use super::together::surplus;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::item::Item;
use crate::domain::measure::{Amount, Measure};
use crate::domain::record::Record;
use std::sync::Arc;

/// Merges the measure of a goal; false if one side has to be chosen.
pub(super) fn measure_together(
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
    let base = base.and_then(Record::as_goal).map(Arc::as_ref);
    let measure = measured(base, ours, theirs, &merged.log);
    let is_told = measure.is_some();
    if is_told {
        Arc::make_mut(merged).measure = measure;
    }
    is_told
}

fn measured(base: Option<&Goal>, a: &Goal, b: &Goal, log: &[LogEntry]) -> Option<Measure> {
    let (x, y) = (a.measure.as_ref()?, b.measure.as_ref()?);
    let was = base.and_then(|goal| goal.measure.as_ref());
    let target = changed(was.map(|m| &m.target), &x.target, &y.target)?;
    let unit = changed(was.map(|m| &m.unit), &x.unit, &y.unit)?;
    let done = counted(base.map(|goal| &goal.log[..]), (a, x), (b, y), log);
    let done = done.or_else(|| changed(was.map(|m| &m.done), &x.done, &y.done))?;
    Some(Measure { done, target, unit })
}

/// The part from the only side that changed it.
fn changed<T: Clone + PartialEq>(base: Option<&T>, a: &T, b: &T) -> Option<T> {
    match base {
        _ if a == b => Some(a.clone()),
        Some(base) if base == a => Some(b.clone()),
        Some(base) if base == b => Some(a.clone()),
        Some(_) | None => None,
    }
}

/// The sum of the merged log, if both sides logged amounts from the same beginning: 4, 2 more here and 3 more there
/// are 9.
fn counted(
    base: Option<&[LogEntry]>,
    (a, x): (&Goal, &Measure),
    (b, y): (&Goal, &Measure),
    log: &[LogEntry],
) -> Option<Amount> {
    let common = match base {
        Some(base) => base.to_vec(),
        None => surplus(&a.log, &surplus(&a.log, &b.log)),
    };
    // Without a base, perhaps only one side logged something; the other number is then older.
    let none = base.is_none().then(Amount::default);
    let gained = |log: &[LogEntry]| amount_of(&surplus(log, &common));
    let (by_a, by_b) = (gained(&a.log).or(none)?, gained(&b.log).or(none)?);
    let by_both = gained(log)?;
    let begun = x.done.plus(negative(by_a)?);
    (begun == y.done.plus(negative(by_b)?)).then(|| begun.plus(by_both))
}

/// The sum of the amounts of entries; `None` if no entry has one.
fn amount_of(entries: &[LogEntry]) -> Option<Amount> {
    let amounts = entries.iter().filter_map(|entry| entry.amount);
    amounts.reduce(Amount::plus)
}

fn negative(amount: Amount) -> Option<Amount> {
    Amount::new(-amount.number())
}
