//! Fields that take from both sides, because nobody would choose otherwise.

use crate::domain::date::{Date, Day};
use crate::domain::id::Id;
use crate::domain::schema::{About, Data, FieldValue, Fields, MergeRule, Shape, value};
use crate::domain::sort;

/// The merged value of a field, given its value in the base, on the later side and on the earlier side; `None` if one
/// side has to be chosen.
pub(super) fn merged(about: &About, values: [Option<FieldValue>; 3]) -> Option<Option<FieldValue>> {
    let [_, a, b] = &values;
    Some(match about.merge {
        MergeRule::Never | MergeRule::Choice | MergeRule::With(_) => return None,
        MergeRule::Either => a.as_ref().or(b.as_ref()).cloned(),
        MergeRule::Later => either(a, b, |a, b| rank(b) > rank(a)),
        MergeRule::Earlier => either(a, b, |a, b| first_day(b) <= first_day(a)),
        MergeRule::List | MergeRule::Dated => match about.shape {
            Shape::Texts => joined::<String>(values),
            Shape::Ids => joined::<Id>(values),
            _ => tables(values, about.merge == MergeRule::Dated),
        },
    })
}

fn either(
    a: &Option<FieldValue>,
    b: &Option<FieldValue>,
    second: impl Fn(&FieldValue, &FieldValue) -> bool,
) -> Option<FieldValue> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if second(a, b) { b.clone() } else { a.clone() }),
        (a, b) => a.as_ref().or(b.as_ref()).cloned(),
    }
}

/// Sort key of a date; an answer that forbids to ask again is later than all others.
fn rank(value: &FieldValue) -> Option<(bool, Day, Date)> {
    let (never, on) = match value {
        FieldValue::Table(fields) => {
            let never = value::value(fields, "again") == Some(&FieldValue::Flag(false));
            (never, value::date(fields, "on")?)
        }
        value => (false, value.date()?),
    };
    Some((never, on.last_day(), on))
}

fn first_day(value: &FieldValue) -> Option<Day> {
    value.date().map(Date::first_day)
}

fn joined<T: Clone + PartialEq>(values: [Option<FieldValue>; 3]) -> Option<FieldValue>
where
    Vec<T>: Data,
{
    let [base, a, b] = values.map(|value| Vec::<T>::of(value).unwrap_or_default());
    lists(&base, &a, &b).value()
}

fn tables(values: [Option<FieldValue>; 3], dated: bool) -> Option<FieldValue> {
    let of = |value| if let Some(FieldValue::Tables(list)) = value { list } else { Vec::new() };
    let [base, a, b] = values.map(of);
    let mut all = lists(&base, &a, &b);
    let day = |fields: &Fields| value::date(fields, "on").map(Date::first_day);
    // A list that its owner keeps in another order is not sorted.
    if dated && a.is_sorted_by_key(day) {
        sort::by_key(&mut all, day);
    }
    (!all.is_empty()).then_some(FieldValue::Tables(all))
}

/// The later side's list, with what the earlier side added and without what it removed since the base. Equal elements
/// are counted; what both sides did happens once.
fn lists<T: Clone + PartialEq>(base: &[T], a: &[T], b: &[T]) -> Vec<T> {
    let added = surplus(&surplus(b, base), &surplus(a, base));
    let removed = surplus(&surplus(base, b), &surplus(base, a));
    let mut all = surplus(a, &removed);
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
