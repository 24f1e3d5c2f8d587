//! A field's value as plain data, and the types of the domain that have one.

use super::{About, Named, Schema, fields, with_fields};
use crate::domain::date::{Date, Moment, Until};
use crate::domain::id::Id;
use crate::domain::measure::Amount;

/// A field's value. A text is not empty, and neither is a list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum FieldValue {
    Text(String),
    Id(Id),
    Date(Date),
    Until(Until),
    Amount(Amount),
    Flag(bool),
    Moment(Moment),
    Texts(Vec<String>),
    Ids(Vec<Id>),
    Table(Fields),
    Tables(Vec<Fields>),
}

impl FieldValue {
    pub(crate) fn date(&self) -> Option<Date> {
        if let FieldValue::Date(date) = self { Some(*date) } else { None }
    }

    /// In a few words, but for a table, which its own type words.
    pub(crate) fn words(&self, named: Named<'_>) -> String {
        match self {
            FieldValue::Text(text) => text.clone(),
            FieldValue::Id(id) => named(id),
            FieldValue::Date(date) => date.to_string(),
            FieldValue::Until(until) => until.to_string(),
            FieldValue::Amount(amount) => amount.to_string(),
            FieldValue::Moment(moment) => moment.to_string(),
            FieldValue::Flag(true) => "yes".into(),
            FieldValue::Texts(texts) => texts.join(", "),
            FieldValue::Ids(ids) => ids.iter().map(named).collect::<Vec<_>>().join(", "),
            FieldValue::Flag(false) | FieldValue::Table(_) | FieldValue::Tables(_) => String::new(),
        }
    }
}

/// Fields in the order of a file; `None` where one is not set.
pub(crate) type Fields = Vec<(&'static str, Option<FieldValue>)>;

pub(crate) fn value<'a>(fields: &'a Fields, key: &str) -> Option<&'a FieldValue> {
    fields.iter().find(|(known, _)| *known == key)?.1.as_ref()
}

pub(crate) fn date(fields: &Fields, key: &str) -> Option<Date> {
    value(fields, key).and_then(FieldValue::date)
}

/// The values that a field takes.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Text,
    /// One of those words.
    Word(&'static [&'static str]),
    Flag,
    Date,
    Until,
    Id,
    Amount,
    Moment,
    Texts,
    Ids,
    Table(Rows),
    /// A table, or a bare date for one that has nothing but `on`.
    Dated(Rows),
    Tables(Rows),
}

impl Shape {
    /// The fields of the tables within, if there are any.
    pub(crate) fn inner(self) -> Option<Rows> {
        match self {
            Shape::Table(rows) | Shape::Dated(rows) | Shape::Tables(rows) => Some(rows),
            Shape::Text
            | Shape::Word(_)
            | Shape::Flag
            | Shape::Date
            | Shape::Until
            | Shape::Id
            | Shape::Amount
            | Shape::Moment
            | Shape::Texts
            | Shape::Ids => None,
        }
    }
}

/// The fields of one kind of table, each by its position.
#[derive(Clone, Copy)]
pub(crate) struct Rows(pub(super) fn(usize) -> Option<&'static About>);

impl Rows {
    pub(crate) const fn of<T: Schema>() -> Rows {
        Rows(row::<T>)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = &'static About> + Clone {
        (0..).map_while(self.0)
    }
}

fn row<T: Schema>(at: usize) -> Option<&'static About> {
    T::FIELDS.get(at).map(|field| &field.about)
}

/// A type that a field may have.
pub(crate) trait Data: Sized {
    const SHAPE: Shape;

    fn value(&self) -> Option<FieldValue>;

    /// `None` if the type cannot have that value.
    fn of(value: Option<FieldValue>) -> Option<Self>;

    fn put(&mut self, value: Option<FieldValue>) {
        if let Some(new) = Self::of(value) {
            *self = new;
        }
    }

    /// The value in a few words; empty where there is none.
    fn words(&self, named: Named<'_>) -> String {
        self.value().map(|value| value.words(named)).unwrap_or_default()
    }

    /// Passes each text in it on until one call returns true, and returns whether one did.
    fn texts<'a>(&'a self, _: &mut dyn FnMut(&'a str) -> bool) -> bool {
        false
    }
}

/// The shape of the field that `get` gives.
pub(super) const fn shape_of<T, D: Data>(_: fn(&T) -> &D) -> Shape {
    D::SHAPE
}

/// A type with a variant of its own, always set.
macro_rules! plain {
    ($($name:ident),+) => {$(
        impl Data for $name {
            const SHAPE: Shape = Shape::$name;

            fn value(&self) -> Option<FieldValue> {
                Some(FieldValue::$name($name::clone(self)))
            }

            fn of(value: Option<FieldValue>) -> Option<$name> {
                if let Some(FieldValue::$name(value)) = value { Some(value) } else { None }
            }
        }
    )+};
}
plain!(Date, Until, Amount, Moment, Id);

/// A type with a variant of its own, not set while it is empty.
macro_rules! filled {
    ($type:ty, $variant:ident $(, $texts:item)?) => {
        impl Data for $type {
            const SHAPE: Shape = Shape::$variant;

            fn value(&self) -> Option<FieldValue> {
                (!self.is_empty()).then(|| FieldValue::$variant(self.clone()))
            }

            fn of(value: Option<FieldValue>) -> Option<$type> {
                match value {
                    None => Some(<$type>::new()),
                    Some(FieldValue::$variant(value)) => Some(value),
                    Some(_) => None,
                }
            }

            $($texts)?
        }
    };
}
filled!(
    String,
    Text,
    fn texts<'a>(&'a self, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        found(self)
    }
);
filled!(
    Vec<String>,
    Texts,
    fn texts<'a>(&'a self, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        self.iter().any(|text| found(text))
    }
);
filled!(Vec<Id>, Ids);

impl Data for bool {
    const SHAPE: Shape = Shape::Flag;

    fn value(&self) -> Option<FieldValue> {
        self.then_some(FieldValue::Flag(true))
    }

    fn of(value: Option<FieldValue>) -> Option<bool> {
        Some(value == Some(FieldValue::Flag(true)))
    }
}

impl<D: Data> Data for Option<D> {
    const SHAPE: Shape = D::SHAPE;

    fn value(&self) -> Option<FieldValue> {
        self.as_ref().and_then(D::value)
    }

    fn of(value: Option<FieldValue>) -> Option<Option<D>> {
        if value.is_none() { Some(None) } else { D::of(value).map(Some) }
    }

    fn words(&self, named: Named<'_>) -> String {
        self.as_ref().map(|data| data.words(named)).unwrap_or_default()
    }

    fn texts<'a>(&'a self, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        self.as_ref().is_some_and(|data| data.texts(found))
    }
}

impl<T: Schema> Data for T {
    const SHAPE: Shape = match T::BARE_DATE {
        true => Shape::Dated(Rows::of::<T>()),
        false => Shape::Table(Rows::of::<T>()),
    };

    fn value(&self) -> Option<FieldValue> {
        Some(FieldValue::Table(fields(self)))
    }

    fn of(value: Option<FieldValue>) -> Option<T> {
        if let Some(FieldValue::Table(fields)) = value { Some(with_fields(fields)) } else { None }
    }

    fn words(&self, _: Named<'_>) -> String {
        Schema::words(self)
    }

    fn texts<'a>(&'a self, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        let searched = T::FIELDS.iter().filter(|field| field.about.searched.is_some());
        searched.into_iter().any(|field| field.find(self, found))
    }
}

impl<T: Schema> Data for Vec<T> {
    const SHAPE: Shape = Shape::Tables(Rows::of::<T>());

    fn value(&self) -> Option<FieldValue> {
        (!self.is_empty()).then(|| FieldValue::Tables(self.iter().map(fields).collect()))
    }

    fn of(value: Option<FieldValue>) -> Option<Vec<T>> {
        match value {
            None => Some(Vec::new()),
            Some(FieldValue::Tables(tables)) => Some(tables.into_iter().map(with_fields).collect()),
            Some(_) => None,
        }
    }

    fn words(&self, _: Named<'_>) -> String {
        self.iter().map(Schema::words).collect::<Vec<_>>().join(", ")
    }

    fn texts<'a>(&'a self, found: &mut dyn FnMut(&'a str) -> bool) -> bool {
        self.iter().any(|data| data.texts(found))
    }
}
