//! Items as JSON, with the names and in the order that scripts rely on.

use super::Plain;
use crate::cli::facts::Facts;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::StepCount;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Fields, Schema};
use serde::{Serialize, Serializer};
use std::sync::LazyLock;

/// A key, and the place of its field in the schema; of what follows from the journey there is none.
type JsonKey = (&'static str, Option<usize>);

static GOAL: LazyLock<Vec<JsonKey>> = LazyLock::new(|| {
    in_order::<Goal>(
        "type id title size state toward due created done dropped measure steps tags kind why note links private next \
         stuck log answers milestone modified",
    )
});

static MILESTONE: LazyLock<Vec<JsonKey>> = LazyLock::new(|| {
    in_order::<Milestone>(
        "type id title on until kind recognised hindsight led_to led_from from credential tags note links private \
         modified",
    )
});

/// The keys in that order. A field that it does not name comes right after the one before it in a file.
fn in_order<T: Schema>(order: &'static str) -> Vec<JsonKey> {
    let place = |key: &str| T::FIELDS.iter().position(|field| field.about.key == key);
    let mut keys: Vec<JsonKey> = order.split(' ').map(|key| (key, place(key))).collect();
    for (at, field) in T::FIELDS.iter().enumerate().filter(|(_, field)| field.about.in_json) {
        let place_of = |at: usize| keys.iter().position(|(_, own)| *own == Some(at));
        if place_of(at).is_none() {
            let before = (0..at).rev().find_map(place_of);
            keys.insert(before.map_or(0, |before| before + 1), (field.about.key, Some(at)));
        }
    }
    keys
}

/// An item as JSON; fields that are not set are left out.
pub(in crate::cli) struct ItemJson(Fields);

/// The item with what follows from the journey for it.
pub(in crate::cli) fn item(item: &Item, facts: &Facts) -> ItemJson {
    match item {
        Item::Goal(goal) => ordered(&**goal, derived_of_goal(goal, facts), &GOAL),
        Item::Milestone(milestone) => {
            ordered(&**milestone, derived_of_milestone(milestone, facts), &MILESTONE)
        }
    }
}

fn ordered<T: Schema>(of: &T, mut derived: Fields, keys: &[JsonKey]) -> ItemJson {
    let mut value = |(key, own): &JsonKey| match own {
        Some(at) => (T::FIELDS[*at].get)(of),
        None => derived.iter_mut().find(|(known, _)| known == key)?.1.take(),
    };
    ItemJson(keys.iter().filter_map(|key| Some((key.0, Some(value(key)?)))).collect())
}

fn derived_of_goal(goal: &Goal, facts: &Facts) -> Fields {
    let steps = goal.is_large().then(|| facts.steps(&goal.id));
    vec![
        ("type", Some(FieldValue::Text("goal".into()))),
        ("steps", steps.and_then(of_steps)),
        ("stuck", facts.is_stuck(goal).then_some(FieldValue::Flag(true))),
    ]
}

/// What is not known, as not all of it could be read, is left out.
fn of_steps(steps: StepCount) -> Option<FieldValue> {
    let number = |count: usize| Amount::new(count as f64).map(FieldValue::Amount);
    let table = || vec![("done", number(steps.done)), ("total", number(steps.total))];
    (!steps.partial).then(|| FieldValue::Table(table()))
}

fn derived_of_milestone(milestone: &Milestone, facts: &Facts) -> Fields {
    let led_from = facts.led_from(&milestone.id);
    let led_from = led_from.iter().copied().cloned().collect::<Vec<_>>();
    vec![
        ("type", Some(FieldValue::Text("milestone".into()))),
        ("hindsight", milestone.in_hindsight().then_some(FieldValue::Flag(true))),
        ("led_from", (!led_from.is_empty()).then_some(FieldValue::Ids(led_from))),
    ]
}

impl Serialize for ItemJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object(&self.0, serializer)
    }
}

fn object<S: Serializer>(fields: &Fields, serializer: S) -> Result<S::Ok, S::Error> {
    let set = fields.iter().filter_map(|(key, value)| Some((key, OfValue(value.as_ref()?))));
    serializer.collect_map(set)
}

struct OfValue<'a>(&'a FieldValue);

impl Serialize for OfValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            FieldValue::Text(text) => serializer.serialize_str(text),
            FieldValue::Id(id) => serializer.serialize_str(id.as_str()),
            FieldValue::Date(date) => serializer.collect_str(date),
            FieldValue::Until(until) => serializer.collect_str(until),
            FieldValue::Moment(moment) => serializer.collect_str(moment),
            FieldValue::Amount(amount) => Plain::from(*amount).serialize(serializer),
            FieldValue::Flag(flag) => serializer.serialize_bool(*flag),
            FieldValue::Texts(texts) => texts.serialize(serializer),
            FieldValue::Ids(ids) => serializer.collect_seq(ids.iter().map(|id| id.as_str())),
            FieldValue::Table(fields) => object(fields, serializer),
            FieldValue::Tables(tables) => serializer.collect_seq(tables.iter().map(OfFields)),
        }
    }
}

struct OfFields<'a>(&'a Fields);

impl Serialize for OfFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object(self.0, serializer)
    }
}
