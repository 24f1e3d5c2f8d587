//! JSON that is safe to print: every item, number and character of it.
//!
//! An object is a list of fields in the order that scripts rely on; a field without a value is left out.

use crate::domain::counts::StepCount;
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::measure::Amount;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{FieldValue, Fields, Schema};
use crate::domain::visible::visible;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::borrow::Borrow;
use std::cell::Cell;
use std::io::{self, Write};
use std::sync::LazyLock;

pub(crate) fn text(text: impl Into<String>) -> Option<FieldValue> {
    Some(FieldValue::Text(text.into()))
}

pub(crate) fn number(number: f64) -> Option<FieldValue> {
    Amount::new(number).map(FieldValue::Amount)
}

pub(crate) fn count(count: usize) -> Option<FieldValue> {
    number(count as f64)
}

pub(crate) fn flag(flag: bool) -> Option<FieldValue> {
    Some(FieldValue::Flag(flag))
}

/// A key, and the index of its field in the schema; `None` for a derived value.
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

/// The keys in that order. Any other field comes right after its predecessor in a file.
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

/// An item with its derived values.
pub(crate) fn item(item: &Item, journey: &Journey) -> Fields {
    match item {
        Item::Goal(goal) => ordered(&**goal, derived_of_goal(goal, journey), &GOAL),
        Item::Milestone(milestone) => {
            ordered(&**milestone, derived_of_milestone(milestone, journey), &MILESTONE)
        }
    }
}

/// An item of that journey, or one that is gone from it, as it was.
pub(crate) fn item_or_gone(of: &Item, journey: &Journey) -> Fields {
    let mut fields = item(of, journey);
    if journey.item(of.id()).is_none() {
        fields.push(("gone", flag(true)));
    }
    fields
}

fn ordered<T: Schema>(of: &T, mut derived: Fields, keys: &[JsonKey]) -> Fields {
    let mut value = |(key, own): &JsonKey| match own {
        Some(at) => (T::FIELDS[*at].get)(of),
        None => derived.iter_mut().find(|(known, _)| known == key)?.1.take(),
    };
    // Most fields have no value: of many items the list would be mostly blanks.
    keys.iter().filter_map(|key| Some((key.0, Some(value(key)?)))).collect()
}

fn derived_of_goal(goal: &Goal, journey: &Journey) -> Fields {
    let steps = goal.is_large().then(|| journey.steps(&goal.id));
    vec![
        ("type", text("goal")),
        ("steps", steps.and_then(of_steps)),
        ("stuck", journey.is_stuck(goal).then_some(FieldValue::Flag(true))),
    ]
}

/// A number is left out where not all of it could be read.
fn of_steps(steps: StepCount) -> Option<FieldValue> {
    let table = || vec![("done", count(steps.done)), ("total", count(steps.total))];
    (!steps.partial).then(|| FieldValue::Table(table()))
}

fn derived_of_milestone(milestone: &Milestone, journey: &Journey) -> Fields {
    let earlier = journey.led_from(&milestone.id);
    let led_from: Vec<_> = earlier.map(|earlier| earlier.id.clone()).collect();
    vec![
        ("type", text("milestone")),
        ("hindsight", milestone.in_hindsight().then_some(FieldValue::Flag(true))),
        ("led_from", (!led_from.is_empty()).then_some(FieldValue::Ids(led_from))),
    ]
}

pub(crate) fn pretty(value: Printed) -> String {
    in_memory(&Once(Cell::new(Some(value))), PrettyFormatter::new())
}

pub(crate) fn compact(value: &FieldValue) -> String {
    in_memory(&Json(value), CompactFormatter)
}

fn in_memory(value: &impl Serialize, layout: impl Formatter) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes, value, layout).expect("a write to memory cannot fail, and keys are text");
    String::from_utf8(bytes).expect("JSON of texts is text")
}

/// Objects that are made one by one as they are written: neither they nor their text need fit into memory.
pub(crate) type Objects<'a> = Box<dyn Iterator<Item = Fields> + 'a>;

/// A value that is printed.
pub(crate) enum Printed<'a> {
    Value(Option<FieldValue>),
    List(Objects<'a>),
    Object(Vec<(&'static str, Printed<'a>)>),
}

impl From<Option<FieldValue>> for Printed<'_> {
    fn from(value: Option<FieldValue>) -> Self {
        Printed::Value(value)
    }
}

/// Writes the value piece by piece.
///
/// # Errors
/// If `out` fails.
pub(crate) fn write_pretty(out: &mut dyn Write, value: Printed) -> io::Result<()> {
    write(out, &Once(Cell::new(Some(value))), PrettyFormatter::new())
}

fn write(out: &mut dyn Write, value: &impl Serialize, layout: impl Formatter) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(Harmless(out), layout);
    Ok(value.serialize(&mut serializer)?)
}

/// A value that is used up as it is written.
struct Once<'a>(Cell<Option<Printed<'a>>>);

impl Serialize for Once<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.take() {
            Some(Printed::Value(Some(value))) => Json(&value).serialize(serializer),
            Some(Printed::Value(None)) | None => serializer.serialize_none(),
            Some(Printed::List(objects)) => serializer.collect_seq(objects.map(Object)),
            Some(Printed::Object(members)) => {
                let set =
                    members.into_iter().filter(|(_, value)| !matches!(value, Printed::Value(None)));
                serializer.collect_map(set.map(|(key, value)| (key, Once(Cell::new(Some(value))))))
            }
        }
    }
}

/// Escapes every character that could steer a terminal: a parser gets the text exactly, and a terminal on which the JSON
/// is printed sees only ASCII where it matters. Outside of strings JSON is plain ASCII.
struct Harmless<'w>(&'w mut dyn Write);

impl Write for Harmless<'_> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        let text = str::from_utf8(json).map_err(io::Error::other)?;
        for piece in text.split_inclusive(|c| !is_harmless(c)) {
            let last = piece.char_indices().next_back().filter(|(_, c)| !is_harmless(*c));
            let (harmless, sign) = piece.split_at(last.map_or(piece.len(), |(at, _)| at));
            self.0.write_all(harmless.as_bytes())?;
            for unit in sign.encode_utf16() {
                write!(self.0, "\\u{unit:04x}")?;
            }
        }
        Ok(json.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn is_harmless(c: char) -> bool {
    if c.is_ascii() {
        return c != '\u{7f}';
    }
    let mut bytes = [0; 4];
    let text = &*c.encode_utf8(&mut bytes);
    visible(text) == text
}

struct Json<'a>(&'a FieldValue);

impl Serialize for Json<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            FieldValue::Text(text) => serializer.serialize_str(text),
            FieldValue::Id(id) => serializer.serialize_str(id.as_str()),
            FieldValue::Date(date) => serializer.collect_str(date),
            FieldValue::Until(until) => serializer.collect_str(until),
            FieldValue::Moment(moment) => serializer.collect_str(moment),
            FieldValue::Amount(amount) => plain(amount.number(), serializer),
            FieldValue::Flag(flag) => serializer.serialize_bool(*flag),
            FieldValue::Texts(texts) => texts.serialize(serializer),
            FieldValue::Ids(ids) => serializer.collect_seq(ids.iter().map(|id| id.as_str())),
            FieldValue::Table(fields) => object(fields, serializer),
            FieldValue::Tables(tables) => serializer.collect_seq(tables.iter().map(Object)),
        }
    }
}

struct Object<F>(F);

impl<F: Borrow<Fields>> Serialize for Object<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object(self.0.borrow(), serializer)
    }
}

fn object<S: serde::Serializer>(fields: &Fields, serializer: S) -> Result<S::Ok, S::Error> {
    let set = fields.iter().filter_map(|(key, value)| Some((key, Json(value.as_ref()?))));
    serializer.collect_map(set)
}

/// A finite number: an integer where it is one.
fn plain<S: serde::Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    /// Up to here every integer is exact in binary64.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        serializer.serialize_i64(number as i64)
    } else {
        serializer.serialize_f64(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_control_characters_and_parses_back_exactly() {
        let text = "a\u{1b}[31m\u{9b}\u{7f}\u{202e}\u{e0041}é 日本";
        let json = compact(&FieldValue::Text(text.into()));
        assert_eq!(json, "\"a\\u001b[31m\\u009b\\u007f\\u202e\\udb40\\udc41é 日本\"");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
