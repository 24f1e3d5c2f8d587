//! The fields of a record, one row each: key, value, and how a file, JSON, a merge and a search treat it.
//!
//! Whatever goes through all fields of a record goes through these tables; nothing else lists them.

mod breaks;
mod common;
mod goal;
mod milestone;
mod tables;
mod value;

pub(crate) use self::value::{Data, FieldValue, Fields, Rows, Shape};

use super::breaks::Break;
use super::goal::Goal;
use super::id::Id;
use super::item::Item;
use super::milestone::Milestone;
use super::record::Record;
use std::fmt;
use std::sync::Arc;

/// BreakKind an item that a link leads to is called: its title for a person, its id for a script.
pub(crate) type Named<'n> = &'n dyn Fn(&Id) -> String;

/// What has fields: a record, or a table within one.
pub(crate) trait Schema: Sized + 'static {
    /// Its fields, in the order of a file.
    const FIELDS: &'static [Field<Self>];
    /// A bare date may stand for a table that has nothing but `on`.
    const BARE_DATE: bool = false;

    /// One in which nothing is set.
    fn blank() -> Self;

    /// The whole of it in a few words.
    fn words(&self) -> String {
        String::new()
    }
}

/// One field of a `T`.
pub(crate) struct Field<T> {
    pub(crate) about: About,
    pub(crate) get: fn(&T) -> Option<FieldValue>,
    pub(crate) set: fn(&mut T, Option<FieldValue>),
    words: fn(&T, Named<'_>) -> String,
    texts: FindText<T>,
}

/// Hands out the texts of a field until one is found; whether it was.
type FindText<T> = for<'a> fn(&'a T, &mut dyn FnMut(&'a str) -> bool) -> bool;

/// What is known of a field, whatever it is a field of.
pub(crate) struct About {
    /// Its key in files and in JSON.
    pub(crate) key: &'static str,
    pub(crate) shape: Shape,
    /// Whether a table without it cannot be read.
    pub(crate) needed: bool,
    /// What is wrong with a value of the right shape, given the fields before it.
    pub(crate) check: Option<Check>,
    /// The words that a file does not spell out, as they go without saying or another key says them.
    pub(crate) unwritten: &'static [&'static str],
    pub(crate) merge: MergeRule,
    pub(crate) in_json: bool,
    /// What a search calls it, if it looks there.
    pub(crate) searched: Option<&'static str>,
    /// Whether the plain words of a filter are looked for in it.
    pub(crate) worded: bool,
    /// How a filter asks for it by its key, if it does.
    pub(crate) filtered: Option<Filtered>,
    /// The flag that gives it on the command line.
    pub(crate) flag: Option<Flag>,
    /// Whether its date, given in words, is a past one; otherwise it is a target.
    pub(crate) is_past: bool,
    /// Its label in a form and among the facts of an item.
    pub(crate) label: &'static str,
    /// Whether it is a fact that is shown as it stands.
    pub(crate) is_fact: bool,
}

/// A flag of the command line.
#[derive(Clone, Copy)]
pub(crate) struct Flag {
    /// Its name, without the dashes.
    pub(crate) name: &'static str,
    /// What stands for its value in the help.
    pub(crate) value: &'static str,
    pub(crate) help: &'static str,
}

/// How a filter asks for the text of a field.
#[derive(Clone, Copy)]
pub(crate) struct Filtered {
    /// A term with its key, as one may write it.
    pub(crate) example: &'static str,
    /// Whether the whole text is asked for.
    pub(crate) whole: bool,
}

/// Looks at a value and at the fields before it.
pub(crate) type Check = fn(&Fields, &FieldValue) -> Option<Wrong>;

/// Why a value is not taken.
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
    /// What either side added is there, and what either took away is not.
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

    const fn needed(mut self) -> Field<T> {
        self.about.needed = true;
        self
    }

    const fn checked(mut self, check: Check) -> Field<T> {
        self.about.check = Some(check);
        self
    }

    const fn unwritten(mut self, words: &'static [&'static str]) -> Field<T> {
        self.about.unwritten = words;
        self
    }

    const fn merged(mut self, merge: MergeRule) -> Field<T> {
        self.about.merge = merge;
        self
    }

    /// What a merge says of it, and of the fields that go with it.
    const fn told(mut self, words: fn(&T, Named<'_>) -> String) -> Field<T> {
        self.words = words;
        self
    }

    const fn not_in_json(mut self) -> Field<T> {
        self.about.in_json = false;
        self
    }

    const fn searched(mut self, place: &'static str) -> Field<T> {
        self.about.searched = Some(place);
        self
    }

    /// Plain words of a filter are looked for in it.
    const fn worded(mut self) -> Field<T> {
        self.about.worded = true;
        self
    }

    const fn filtered(mut self, example: &'static str, whole: bool) -> Field<T> {
        self.about.filtered = Some(Filtered { example, whole });
        self
    }

    const fn flag(
        mut self,
        name: &'static str,
        value: &'static str,
        help: &'static str,
    ) -> Field<T> {
        self.about.flag = Some(Flag { name, value, help });
        self
    }

    const fn past(mut self) -> Field<T> {
        self.about.is_past = true;
        self
    }

    /// A form has a line for it.
    const fn labelled(mut self, label: &'static str) -> Field<T> {
        self.about.label = label;
        self
    }

    /// It is shown as it stands, under its label.
    const fn fact(mut self) -> Field<T> {
        self.about.is_fact = true;
        self
    }

    /// Hands out its texts until one is found; whether it was.
    pub(crate) fn find<'a>(&self, of: &'a T, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        (self.texts)(of, found)
    }
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

/// A `T` with those fields, which are in the order of a file; the others are not set.
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

/// The label and the text of each field that is shown as it stands.
pub(crate) fn facts<T: Schema>(of: &T) -> Vec<(&'static str, String)> {
    let facts = T::FIELDS.iter().filter(|field| field.about.is_fact);
    facts.map(|field| (field.about.label, (field.words)(of, &Id::to_string))).collect()
}

/// The fields of that kind of record, in the order of a file.
pub(crate) fn of_record(record: &Record) -> Vec<&'static dyn AnyField> {
    fn all<T: InRecord>() -> Vec<&'static dyn AnyField> {
        T::FIELDS.iter().map(|field| field as &dyn AnyField).collect()
    }
    match record {
        Record::Item(Item::Goal(_)) => all::<Goal>(),
        Record::Item(Item::Milestone(_)) => all::<Milestone>(),
        Record::Break(_) => all::<Break>(),
    }
}

/// A field of some kind of record.
pub(crate) trait AnyField: Sync {
    /// What is known of it.
    fn about(&self) -> &About;
    /// Its key, which is its name everywhere.
    fn key(&self) -> &'static str {
        self.about().key
    }
    /// Its value; `None` in a record of another kind too.
    fn value(&self, of: &Record) -> Option<FieldValue>;
    /// Gives it a value; without effect on a record of another kind.
    fn put(&self, into: &mut Record, value: Option<FieldValue>);
    /// Its value in a few words, and those of the fields that go with it.
    fn words(&self, of: &Record, named: Named<'_>) -> String;
}

/// A record that a `Record` can be.
trait InRecord: Schema + Clone {
    fn of(member: &Record) -> Option<&Arc<Self>>;
    fn of_mut(member: &mut Record) -> Option<&mut Arc<Self>>;
}

impl<T: InRecord> AnyField for Field<T> {
    fn about(&self) -> &About {
        &self.about
    }

    fn value(&self, of: &Record) -> Option<FieldValue> {
        T::of(of).and_then(|of| (self.get)(of))
    }

    fn put(&self, into: &mut Record, value: Option<FieldValue>) {
        if let Some(into) = T::of_mut(into) {
            (self.set)(Arc::make_mut(into), value);
        }
    }

    fn words(&self, of: &Record, named: Named<'_>) -> String {
        T::of(of).map(|of| (self.words)(of, named)).unwrap_or_default()
    }
}

impl PartialEq for dyn AnyField + '_ {
    fn eq(&self, other: &(dyn AnyField + '_)) -> bool {
        self.key() == other.key()
    }
}

impl fmt::Debug for dyn AnyField + '_ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A field, for whoever goes through all of them from outside.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The table that it is in: `goal`, `milestone` or `paused`.
    pub of: &'static str,
    /// Its key in a file.
    pub key: &'static str,
    /// The key that a merge tells it under; `None` where it is not compared.
    pub merged: Option<&'static str>,
    /// Whether it is in JSON.
    pub in_json: bool,
    /// Its flag, without the dashes, where that takes the value as a file has it.
    pub flag: Option<&'static str>,
    /// Its line in a form, where that is all that it takes.
    pub line: Option<&'static str>,
    /// Whether it is shown as it stands.
    pub is_fact: bool,
    /// Whether a search looks in it.
    pub is_searched: bool,
    /// Whether a filter asks for it by its key.
    pub is_filtered: bool,
}

/// All fields of all records.
pub fn outline() -> Vec<Outline> {
    fn of<T: Schema>(of: &'static str) -> impl Iterator<Item = Outline> {
        Rows::of::<T>().iter().map(move |about| Outline {
            of,
            key: about.key,
            merged: match about.merge {
                MergeRule::Never => None,
                MergeRule::With(key) => Some(key),
                MergeRule::Choice
                | MergeRule::List
                | MergeRule::Dated
                | MergeRule::Either
                | MergeRule::Later
                | MergeRule::Earlier => Some(about.key),
            },
            in_json: about.in_json,
            flag: about
                .flag
                .filter(|_| !matches!(about.shape, Shape::Word(_)))
                .map(|flag| flag.name),
            line: Some(about.label).filter(|label| !label.is_empty()),
            is_fact: about.is_fact,
            is_searched: about.searched.is_some(),
            is_filtered: about.filtered.is_some(),
        })
    }
    of::<Goal>("goal").chain(of::<Milestone>("milestone")).chain(of::<Break>("paused")).collect()
}
