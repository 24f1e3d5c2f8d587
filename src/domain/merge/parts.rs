//! Fields that take from both sides: lists, dates of which one is right anyway, and progress that adds up.

use super::{Differing, Field, Side};
use crate::domain::date::Date;
use crate::domain::goal::{Again, Goal, LogEntry, LookedBack};
use crate::domain::item::Item;
use crate::domain::measure::{Amount, Measure};
use crate::domain::member::Member;
use crate::domain::milestone::Milestone;
use std::fmt::Display;
use std::sync::Arc;

/// Puts into the merged item what both sides have to say in a field.
pub(super) fn bring_together(field: Field, base: Option<&Member>, found: &mut Differing) {
    // The order of the parts is the later side's, so that it is the same from either side.
    let (first, second) = match found.newer {
        Side::Ours => (&found.ours, &found.theirs),
        Side::Theirs => (&found.theirs, &found.ours),
    };
    match (base, first, second, &mut found.merged) {
        (
            base,
            Member::Item(Item::Goal(a)),
            Member::Item(Item::Goal(b)),
            Member::Item(Item::Goal(merged)),
        ) => {
            let base = base.and_then(Member::as_goal).map(Arc::as_ref);
            goal(field, base, a, b, Arc::make_mut(merged));
        }
        (
            base,
            Member::Item(Item::Milestone(a)),
            Member::Item(Item::Milestone(b)),
            Member::Item(Item::Milestone(merged)),
        ) => {
            let base = base.and_then(Member::as_milestone).map(Arc::as_ref);
            milestone(field, base, a, b, Arc::make_mut(merged));
        }
        // No field of a rest takes from both, and of two kinds none is compared.
        (_, Member::Item(_) | Member::Rest(_), _, _) => {}
    }
}

fn goal(field: Field, base: Option<&Goal>, a: &Goal, b: &Goal, merged: &mut Goal) {
    match field {
        Field::Tags => merged.tags = lists(base.map(|g| &g.tags[..]), &a.tags, &b.tags),
        Field::Links => merged.links = lists(base.map(|g| &g.links[..]), &a.links, &b.links),
        Field::Log => {
            merged.log = in_order(&a.log, lists(base.map(|g| &g.log[..]), &a.log, &b.log))
        }
        Field::Private => merged.private = a.private || b.private,
        Field::Reviewed => merged.reviewed = one_of(a.reviewed, b.reviewed, Date::last_day, true),
        Field::LookedBack => merged.looked_back = answered(a.looked_back, b.looked_back),
        Field::Created => merged.created = one_of(a.created, b.created, Date::first_day, false),
        Field::Title
        | Field::Size
        | Field::State
        | Field::Toward
        | Field::Due
        | Field::Measure
        | Field::Next
        | Field::On
        | Field::Span
        | Field::Recognised
        | Field::LedTo
        | Field::From
        | Field::Credential
        | Field::Kind
        | Field::Why
        | Field::Note
        | Field::Milestone => {}
    }
}

fn milestone(
    field: Field,
    base: Option<&Milestone>,
    a: &Milestone,
    b: &Milestone,
    merged: &mut Milestone,
) {
    match field {
        Field::Tags => merged.tags = lists(base.map(|m| &m.tags[..]), &a.tags, &b.tags),
        Field::Links => merged.links = lists(base.map(|m| &m.links[..]), &a.links, &b.links),
        Field::LedTo => merged.led_to = lists(base.map(|m| &m.led_to[..]), &a.led_to, &b.led_to),
        Field::Private => merged.private = a.private || b.private,
        Field::Title
        | Field::Size
        | Field::State
        | Field::Toward
        | Field::Due
        | Field::Measure
        | Field::Next
        | Field::On
        | Field::Span
        | Field::Recognised
        | Field::From
        | Field::Credential
        | Field::Kind
        | Field::Why
        | Field::Note
        | Field::Milestone
        | Field::Reviewed
        | Field::LookedBack
        | Field::Created
        | Field::Log => {}
    }
}

/// `a` with what `b` added since the base added, and what it took away taken away. An element counts as often as it
/// stands there; what both sides did alike is done once.
fn lists<T: Clone + PartialEq>(base: Option<&[T]>, a: &[T], b: &[T]) -> Vec<T> {
    let base = base.unwrap_or_default();
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
fn in_order(kept: &[LogEntry], mut log: Vec<LogEntry>) -> Vec<LogEntry> {
    if kept.is_sorted_by_key(|entry| entry.on.first_day()) {
        log.sort_by_key(|entry| entry.on.first_day());
    }
    log
}

/// The later or the earlier of two dates; the only one, if there is only one.
fn one_of<D: Ord>(
    a: Option<Date>,
    b: Option<Date>,
    day: impl Fn(Date) -> D,
    later: bool,
) -> Option<Date> {
    let (Some(x), Some(y)) = (a, b) else {
        return a.or(b);
    };
    Some(if (day(y) > day(x)) == later { y } else { x })
}

/// The later answer; who was told never to ask does not ask.
fn answered(a: Option<LookedBack>, b: Option<LookedBack>) -> Option<LookedBack> {
    let (Some(x), Some(y)) = (a, b) else {
        return a.or(b);
    };
    let rank = |answer: &LookedBack| {
        let never = answer.again == Again::Never;
        (never, answer.on.last_day(), answer.on)
    };
    Some(std::cmp::max_by_key(x, y, rank))
}

/// Where both sides noted progress, what both noted counts: 4, and 2 more here, and 3 more there, are 9.
pub(super) fn count_together(base: Option<&Member>, found: &mut Differing) {
    let (Member::Item(Item::Goal(ours)), Member::Item(Item::Goal(theirs))) =
        (&found.ours, &found.theirs)
    else {
        return;
    };
    let base = base.and_then(Member::as_goal).map(|g| &g.log[..]);
    let Member::Item(Item::Goal(merged)) = &mut found.merged else {
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
    (comparable && begun == y.done.plus(negative(by_b)?)).then(|| Measure {
        done: begun.plus(by_both),
        ..x.clone()
    })
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
