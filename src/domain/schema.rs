//! The fields of each record, one row each: the only list of them.

mod common;
mod goal;
mod milestone;
mod tables;
pub(crate) mod value;

pub(crate) use self::value::{Data, FieldValue, Fields, Rows, Shape, value as value_of};

use super::breaks::Break;
use super::goal::Goal;
use super::id::Id;
use super::item::Item;
use super::milestone::Milestone;
use super::record::Record;
use std::sync::Arc;

/// Names the item that a link leads to: by title for a person, by id for a script.
pub(crate) type Named<'n> = &'n dyn Fn(&Id) -> String;

/// A record, or a table within one.
pub(crate) trait Schema: Sized + 'static {
    /// In the order of a file.
    const FIELDS: &'static [Field<Self>];
    /// A bare date may stand for a table that has nothing but `on`.
    const BARE_DATE: bool = false;

    /// Without any field set.
    fn blank() -> Self;

    /// All of it in a few words.
    fn words(&self) -> String {
        String::new()
    }
}

pub(crate) struct Field<T> {
    pub(crate) about: About,
    pub(crate) get: fn(&T) -> Option<FieldValue>,
    pub(crate) set: fn(&mut T, Option<FieldValue>),
    words: fn(&T, Named<'_>) -> String,
    texts: FindText<T>,
}

/// Passes each text of a field on until one call returns true, and returns whether one did.
type FindText<T> = for<'a> fn(&'a T, &mut dyn FnMut(&'a str) -> bool) -> bool;

/// A field apart from the type that has it.
pub struct About {
    /// Its key in files and in JSON.
    pub key: &'static str,
    pub(crate) shape: Shape,
    /// A table without it is invalid.
    pub(crate) needed: bool,
    pub(crate) check: Option<Check>,
    /// Values that a file leaves out: the default, and those that follow from another key.
    pub(crate) unwritten: &'static [&'static str],
    pub(crate) merge: MergeRule,
    /// Whether it is in JSON.
    pub in_json: bool,
    /// The word for it in a hit of a search; `None` if it is not searched.
    pub searched: Option<&'static str>,
    /// A plain word of a filter matches its text.
    pub(crate) worded: bool,
    /// A filter can ask for it by its key.
    pub(crate) filtered: Option<Filtered>,
    pub(crate) flag: Option<Flag>,
    /// A date in words is resolved to the past, not to the future.
    pub(crate) is_past: bool,
    /// In a form and among the facts of an item; empty without a line of its own.
    pub label: &'static str,
    /// It is shown under its label, unaltered.
    pub is_fact: bool,
}

impl About {
    /// The key of the field that a merge compares it with; `None` if it is not compared.
    pub fn merged_as(&self) -> Option<&'static str> {
        match self.merge {
            MergeRule::Never => None,
            MergeRule::With(key) => Some(key),
            MergeRule::Choice
            | MergeRule::List
            | MergeRule::Dated
            | MergeRule::Either
            | MergeRule::Later
            | MergeRule::Earlier => Some(self.key),
        }
    }

    /// Its flag, without the dashes, where that takes the value as a file has it.
    pub fn plain_flag(&self) -> Option<&'static str> {
        let flag = self.flag.filter(|_| !matches!(self.shape, Shape::Word(_)));
        flag.map(|flag| flag.name)
    }

    /// Whether a filter asks for it by its key.
    pub fn is_filtered(&self) -> bool {
        self.filtered.is_some()
    }
}

/// A flag of the command line.
#[derive(Clone, Copy)]
pub(crate) struct Flag {
    /// Without the dashes.
    pub(crate) name: &'static str,
    /// The placeholder in the help.
    pub(crate) value: &'static str,
    pub(crate) help: &'static str,
}

#[derive(Clone, Copy)]
pub(crate) struct Filtered {
    /// A complete term.
    pub(crate) example: &'static str,
    /// The value is the whole text, not a part of it.
    pub(crate) whole: bool,
}

/// Checks a value of the right shape, given the fields before it.
pub(crate) type Check = fn(&Fields, &FieldValue) -> Option<Wrong>;

/// Why a value is invalid.
pub(crate) struct Wrong {
    pub(crate) message: String,
    pub(crate) hint: &'static str,
}

/// What a merge does with a field that both sides changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MergeRule {
    /// The store keeps it; it is not compared.
    Never,
    /// One side is chosen.
    Choice,
    /// It goes with the field of that key.
    With(&'static str),
    /// The additions and removals of both sides.
    List,
    /// A list in the order of its dates.
    Dated,
    /// Set if either side set it.
    Either,
    /// The later date; of answers, one that forbids to ask again.
    Later,
    /// The earlier date.
    Earlier,
}

impl<T> Field<T> {
    const fn new(
        key: &'static str,
        shape: Shape,
        get: fn(&T) -> Option<FieldValue>,
        set: fn(&mut T, Option<FieldValue>),
        words: fn(&T, Named<'_>) -> String,
        texts: FindText<T>,
    ) -> Field<T> {
        let merge = match shape {
            Shape::Texts | Shape::Ids => MergeRule::List,
            _ => MergeRule::Choice,
        };
        let about = About {
            key,
            shape,
            needed: false,
            check: None,
            unwritten: &[],
            merge,
            in_json: true,
            searched: None,
            worded: false,
            filtered: None,
            flag: None,
            is_past: false,
            label: "",
            is_fact: false,
        };
        Field { about, get, set, words, texts }
    }

    /// How it is worded, with the fields that go with it.
    const fn described(mut self, words: fn(&T, Named<'_>) -> String) -> Field<T> {
        self.words = words;
        self
    }

    /// Passes each of its texts on until one call returns true, and returns whether one did.
    pub(crate) fn find<'a>(&self, of: &'a T, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        (self.texts)(of, found)
    }
}

/// Methods by which a row states what differs from the usual.
macro_rules! stated {
    ($($name:ident($($given:ident: $type:ty),*) $fact:ident = $value:expr;)+) => {
        impl<T> Field<T> {$(
            const fn $name(mut self $(, $given: $type)*) -> Field<T> {
                self.about.$fact = $value;
                self
            }
        )+}
    };
}
stated! {
    needed() needed = true;
    checked(check: Check) check = Some(check);
    unwritten(words: &'static [&'static str]) unwritten = words;
    merged(rule: MergeRule) merge = rule;
    not_in_json() in_json = false;
    searched(place: &'static str) searched = Some(place);
    worded() worded = true;
    filtered(example: &'static str, whole: bool) filtered = Some(Filtered { example, whole });
    flag(name: &'static str, value: &'static str, help: &'static str) flag =
        Some(Flag { name, value, help });
    past() is_past = true;
    labelled(label: &'static str) label = label;
    fact() is_fact = true;
}

/// A row for a field of the type that the table is of.
macro_rules! field {
    ($key:literal, $($name:ident).+) => {
        $crate::domain::schema::Field::new(
            $key,
            $crate::domain::schema::value::shape_of(|of: &Self| &of.$($name).+),
            |of: &Self| $crate::domain::schema::Data::value(&of.$($name).+),
            |of: &mut Self, value| $crate::domain::schema::Data::put(&mut of.$($name).+, value),
            |of: &Self, named| $crate::domain::schema::Data::words(&of.$($name).+, named),
            |of: &Self, found| $crate::domain::schema::Data::texts(&of.$($name).+, found),
        )
    };
}
use field;

/// All fields, in the order of a file.
pub(crate) fn fields<T: Schema>(of: &T) -> Fields {
    T::FIELDS.iter().map(|field| (field.about.key, (field.get)(of))).collect()
}

/// A `T` with these fields, which are in the order of a file.
pub(crate) fn with_fields<T: Schema>(fields: Fields) -> T {
    let (mut made, mut fields) = (T::blank(), fields.into_iter().peekable());
    for field in T::FIELDS {
        if let Some((_, value)) = fields.next_if(|(key, _)| *key == field.about.key) {
            (field.set)(&mut made, value);
        } else if fields.peek().is_none() {
            break;
        }
    }
    made
}

/// The label and the text of each field that is shown unaltered.
pub(crate) fn facts<T: Schema>(of: &T) -> Vec<(&'static str, String)> {
    let facts = T::FIELDS.iter().filter(|field| field.about.is_fact);
    facts.map(|field| (field.about.label, (field.words)(of, &Id::to_string))).collect()
}

/// The fields of a record, in the order of a file.
pub(crate) fn rows_of(record: &Record) -> Rows {
    match record {
        Record::Item(Item::Goal(_)) => Rows::of::<Goal>(),
        Record::Item(Item::Milestone(_)) => Rows::of::<Milestone>(),
        Record::Break(_) => Rows::of::<Break>(),
    }
}

/// The value of the field in a row of the record's table; `None` if it is not set.
pub(crate) fn value_at(row: usize, of: &Record) -> Option<FieldValue> {
    fn at<T: Schema>(row: usize, of: &T) -> Option<FieldValue> {
        (T::FIELDS.get(row)?.get)(of)
    }
    match of {
        Record::Item(Item::Goal(goal)) => at(row, &**goal),
        Record::Item(Item::Milestone(milestone)) => at(row, &**milestone),
        Record::Break(pause) => at(row, &**pause),
    }
}

/// Sets the field in a row of the record's table.
pub(crate) fn put_at(row: usize, into: &mut Record, value: Option<FieldValue>) {
    fn at<T: Schema + Clone>(row: usize, into: &mut Arc<T>, value: Option<FieldValue>) {
        if let Some(field) = T::FIELDS.get(row) {
            (field.set)(Arc::make_mut(into), value);
        }
    }
    match into {
        Record::Item(Item::Goal(goal)) => at(row, goal, value),
        Record::Item(Item::Milestone(milestone)) => at(row, milestone, value),
        Record::Break(pause) => at(row, pause, value),
    }
}

/// The field of that key in a few words, with the fields that go with it.
pub(crate) fn words_of(key: &str, of: &Record, named: Named<'_>) -> String {
    fn at<T: Schema>(key: &str, of: &T, named: Named<'_>) -> String {
        let field = T::FIELDS.iter().find(|field| field.about.key == key);
        field.map(|field| (field.words)(of, named)).unwrap_or_default()
    }
    match of {
        Record::Item(Item::Goal(goal)) => at(key, &**goal, named),
        Record::Item(Item::Milestone(milestone)) => at(key, &**milestone, named),
        Record::Break(pause) => at(key, &**pause, named),
    }
}

/// All fields of all records, each with what it is a field of: `goal`, `milestone` or `paused`.
pub fn all_fields() -> impl Iterator<Item = (&'static str, &'static About)> {
    let kinds = [
        ("goal", Rows::of::<Goal>()),
        ("milestone", Rows::of::<Milestone>()),
        ("paused", Rows::of::<Break>()),
    ];
    kinds.into_iter().flat_map(|(of, rows)| rows.iter().map(move |about| (of, about)))
}
