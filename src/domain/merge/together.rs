//! Fields that take from both sides: nobody would choose otherwise, so nobody is asked.

use crate::domain::date::Date;
use crate::domain::schema::{About, FieldValue, Fields, MergeRule};

/// What both sides come to in a field, given its value in the base, on the later side and on the earlier one; `None`
/// where one of the two has to be chosen.
pub(super) fn value(
    about: &About,
    [base, a, b]: [Option<FieldValue>; 3],
) -> Option<Option<FieldValue>> {
    Some(match about.merge {
        MergeRule::Never | MergeRule::Choice | MergeRule::With(_) => return None,
        MergeRule::List | MergeRule::Dated => list(about.merge, base, a, b),
        MergeRule::Either => a.or(b),
        MergeRule::Later => either(a, b, |a, b| rank(b) > rank(a)),
        MergeRule::Earlier => either(a, b, |a, b| first_day(b) <= first_day(a)),
    })
}

fn either(
    a: Option<FieldValue>,
    b: Option<FieldValue>,
    second: impl Fn(&FieldValue, &FieldValue) -> bool,
) -> Option<FieldValue> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if second(&a, &b) { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// BreakKind late a date is; an answer that forbids to ask again is later than all others.
fn rank(value: &FieldValue) -> Option<(bool, crate::domain::date::Day, Date)> {
    let (never, on) = match value {
        FieldValue::Table(fields) => {
            (get(fields, "again") == Some(&FieldValue::Flag(false)), on(fields)?)
        }
        value => (false, date(value)?),
    };
    Some((never, on.last_day(), on))
}

fn first_day(value: &FieldValue) -> Option<crate::domain::date::Day> {
    date(value).map(Date::first_day)
}

fn date(value: &FieldValue) -> Option<Date> {
    if let FieldValue::Date(date) = value { Some(*date) } else { None }
}

fn get<'a>(fields: &'a Fields, key: &str) -> Option<&'a FieldValue> {
    fields.iter().find(|(known, _)| *known == key)?.1.as_ref()
}

fn on(fields: &Fields) -> Option<Date> {
    get(fields, "on").and_then(date)
}

fn list(
    rule: MergeRule,
    base: Option<FieldValue>,
    a: Option<FieldValue>,
    b: Option<FieldValue>,
) -> Option<FieldValue> {
    match a.as_ref().or(b.as_ref())? {
        FieldValue::Texts(_) => {
            let of =
                |value| if let Some(FieldValue::Texts(list)) = value { list } else { Vec::new() };
            filled(lists(&of(base), &of(a), &of(b))).map(FieldValue::Texts)
        }
        FieldValue::Ids(_) => {
            let of =
                |value| if let Some(FieldValue::Ids(list)) = value { list } else { Vec::new() };
            filled(lists(&of(base), &of(a), &of(b))).map(FieldValue::Ids)
        }
        _ => {
            let of =
                |value| if let Some(FieldValue::Tables(list)) = value { list } else { Vec::new() };
            let (base, a, b) = (of(base), of(a), of(b));
            let mut all = lists(&base, &a, &b);
            let day = |fields: &Fields| on(fields).map(Date::first_day);
            // Somebody may keep it in another order.
            if rule == MergeRule::Dated && a.is_sorted_by_key(day) {
                all.sort_by_key(day);
            }
            filled(all).map(FieldValue::Tables)
        }
    }
}

fn filled<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// The later side's list with what the earlier one added since the base added, and what it took away taken away. An
/// element counts as often as it stands there; what both sides did alike is done once.
fn lists<T: Clone + PartialEq>(base: &[T], a: &[T], b: &[T]) -> Vec<T> {
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
pub(super) fn surplus<T: Clone + PartialEq>(a: &[T], b: &[T]) -> Vec<T> {
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
