//! Fields that take from both sides: lists, dates of which one is right anyway, and progress that adds up.

use super::row::{self, Sides};
use super::{Differing, Field, Side};
use crate::domain::date::Date;
use crate::domain::goal::{AskAgain, Goal, LogEntry, LookedBack};
use crate::domain::item::Item;
use crate::domain::measure::{Amount, Measure};
use crate::domain::record::Record;
use std::fmt::Display;
use std::sync::Arc;

/// Puts into the merged item what both sides have to say in a field; false where one of the two has to be chosen.
pub(super) fn bring_together(field: Field, base: Option<&Record>, found: &mut Differing) -> bool {
    // The order of the parts is the later side's, so that it is the same from either side.
    let (first, second) = match found.newer {
        Side::Ours => (&found.ours, &found.theirs),
        Side::Theirs => (&found.theirs, &found.ours),
    };
    match (first, second, &mut found.merged) {
        (
            Record::Item(Item::Goal(a)),
            Record::Item(Item::Goal(b)),
            Record::Item(Item::Goal(merged)),
        ) => {
            let base = base.and_then(Record::as_goal).map(Arc::as_ref);
            row::bring_together(field, &Sides { base, a, b }, Arc::make_mut(merged))
        }
        (
            Record::Item(Item::Milestone(a)),
            Record::Item(Item::Milestone(b)),
            Record::Item(Item::Milestone(merged)),
        ) => {
            let base = base.and_then(Record::as_milestone).map(Arc::as_ref);
            row::bring_together(field, &Sides { base, a, b }, Arc::make_mut(merged))
        }
        (Record::Break(a), Record::Break(b), Record::Break(merged)) => {
            let base = base.and_then(Record::as_break).map(Arc::as_ref);
            row::bring_together(field, &Sides { base, a, b }, Arc::make_mut(merged))
        }
        // Of two kinds nothing is compared.
        (Record::Item(_) | Record::Break(_), _, _) => false,
    }
}

/// The later side's list with what the earlier one added since the base added, and what it took away taken away. An element counts as often as it
/// stands there; what both sides did alike is done once.
pub(super) fn lists<M, T: Clone + PartialEq>(
    both: &Sides<'_, M>,
    list: impl Fn(&M) -> &Vec<T>,
) -> Vec<T> {
    let base = both.base.map_or(&[][..], |base| list(base));
    let (a, b) = (list(both.a), list(both.b));
    let added = surplus(&surplus(b, base), &surplus(a, base));
    let removed = surplus(&surplus(base, b), &surplus(base, a));
    let mut all = a.to_vec();
    for gone in &removed {
        if let Some(at) = all.iter().position(|x| x == gone) {
            all.remove(at);
        }
    }
    all.extend(added);
    all
}

/// The elements of `a` that are not in `b`, counted with their multiplicity.
fn surplus<T: Clone + PartialEq>(a: &[T], b: &[T]) -> Vec<T> {
    let mut rest: Vec<&T> = b.iter().collect();
    let extra = |x: &&T| match rest.iter().position(|y| y == x) {
        Some(at) => {
            rest.remove(at);
            false
        }
        None => true,
    };
    a.iter().filter(extra).cloned().collect()
}

/// A log in the order of its dates, unless somebody keeps it in another.
pub(super) fn in_order(kept: &[LogEntry], mut log: Vec<LogEntry>) -> Vec<LogEntry> {
    if kept.is_sorted_by_key(|entry| entry.on.first_day()) {
        log.sort_by_key(|entry| entry.on.first_day());
    }
    log
}

/// The later of two dates; the only one, if there is only one.
pub(super) fn later(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    one_of(a, b, |x, y| y.last_day() > x.last_day())
}

/// The earlier of two dates; the only one, if there is only one.
pub(super) fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    one_of(a, b, |x, y| y.first_day() <= x.first_day())
}

fn one_of(a: Option<Date>, b: Option<Date>, second: impl Fn(Date, Date) -> bool) -> Option<Date> {
    let (Some(x), Some(y)) = (a, b) else {
        return a.or(b);
    };
    Some(if second(x, y) { y } else { x })
}

/// The later answer; who was told never to ask does not ask.
pub(super) fn answered(a: Option<LookedBack>, b: Option<LookedBack>) -> Option<LookedBack> {
    let (Some(x), Some(y)) = (a, b) else {
        return a.or(b);
    };
    let rank = |answer: &LookedBack| {
        let never = answer.again == AskAgain::Never;
        (never, answer.on.last_day(), answer.on)
    };
    Some(std::cmp::max_by_key(x, y, rank))
}

/// Where both sides noted progress, what both noted counts: 4, and 2 more here, and 3 more there, are 9.
pub(super) fn count_together(base: Option<&Record>, found: &mut Differing) {
    let (Record::Item(Item::Goal(ours)), Record::Item(Item::Goal(theirs))) =
        (&found.ours, &found.theirs)
    else {
        return;
    };
    let base = base.and_then(Record::as_goal).map(|g| &g.log[..]);
    let Record::Item(Item::Goal(merged)) = &mut found.merged else {
        return;
    };
    if let Some(measure) = counted(base, ours, theirs, &merged.log) {
        Arc::make_mut(merged).measure = Some(measure);
        found.clashes.retain(|field| *field != Field::Measure);
    }
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

/// What entries add up to; nothing if none has an amount.
fn amount_of(entries: &[LogEntry]) -> Option<Amount> {
    let amounts = entries.iter().filter_map(|entry| entry.amount);
    amounts.reduce(Amount::plus)
}

fn negative(amount: Amount) -> Option<Amount> {
    Amount::new(-amount.number())
}

/// All of them, with commas.
pub(super) fn words_of<T: Display>(parts: impl Iterator<Item = T>) -> String {
    parts.map(|p| p.to_string()).collect::<Vec<_>>().join(", ")
}
