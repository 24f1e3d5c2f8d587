//! Items as TOML: one codec for each kind gives its fields in the order of a file, and reads them back.

pub(super) mod diff;
mod fields;
mod goal;
mod milestone;
pub(super) mod spelling;

use crate::domain::date::{Date, Moment};
use crate::domain::id::Id;
use crate::domain::item::{Home, Item};
use crate::domain::measure::Amount;
use crate::store::codec::fields::Reader;
use crate::store::flaw::Flaw;
use crate::store::tree::Table;

/// A field's value, as it is to be written.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Field {
    Text(String),
    Date(Date),
    Amount(Amount),
    /// A flag that is set; one that is not has no line.
    Set,
    /// A flag that is unset, where that has to be said.
    Unset,
    Moment(Moment),
    Texts(Vec<String>),
    Table(Fields),
    Tables(Vec<Fields>),
}

/// Fields in the order of a file; `None` where there is nothing to write.
pub(super) type Fields = Vec<(&'static str, Option<Field>)>;

/// The two kinds of items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Goal,
    Milestone,
}

impl Kind {
    /// The kind that a home holds.
    pub fn of(home: Home) -> Kind {
        match home {
            Home::Open | Home::Ended(_) => Kind::Goal,
            Home::Milestones => Kind::Milestone,
        }
    }

    /// The key of its tables.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Goal => "goal",
            Kind::Milestone => "milestone",
        }
    }
}

/// An item as it stands in a file, and the id that is written there, if any; without one the item has a stand-in.
pub(super) struct Written {
    pub item: Item,
    pub id: Option<Id>,
}

/// Reads an item.
pub(super) fn read(kind: Kind, table: &Table) -> Result<Written, Flaw> {
    let mut reader = Reader::of(table, kind.key());
    let id = reader.id("id");
    let stand_in = id.clone().unwrap_or_else(|| Id::spelled(0));
    let item = match kind {
        Kind::Goal => goal::read(&mut reader, stand_in).map(Item::from),
        Kind::Milestone => milestone::read(&mut reader, stand_in).map(Item::from),
    };
    reader.finish(item).map(|item| Written { item, id })
}

/// An item's fields; `id` and `modified` are among them.
pub(super) fn fields(item: &Item) -> Fields {
    match item {
        Item::Goal(goal) => goal::fields(goal),
        Item::Milestone(milestone) => milestone::fields(milestone),
    }
}

/// The same item under that id.
pub(super) fn with_id(item: &Item, id: Id) -> Item {
    match item.clone() {
        Item::Goal(goal) => crate::domain::goal::Goal {
            id,
            ..(*goal).clone()
        }
        .into(),
        Item::Milestone(milestone) => crate::domain::milestone::Milestone {
            id,
            ..(*milestone).clone()
        }
        .into(),
    }
}

fn text(value: &Option<String>) -> Option<Field> {
    value.clone().map(Field::Text)
}

fn date(value: Option<Date>) -> Option<Field> {
    value.map(Field::Date)
}

fn id(value: Option<&Id>) -> Option<Field> {
    value.map(|id| Field::Text(id.to_string()))
}

fn filled(value: &str) -> Option<Field> {
    (!value.is_empty()).then(|| Field::Text(value.to_owned()))
}

fn flag(value: bool) -> Option<Field> {
    value.then_some(Field::Set)
}

fn texts(values: &[String]) -> Option<Field> {
    (!values.is_empty()).then(|| Field::Texts(values.to_vec()))
}

fn tables(values: Vec<Fields>) -> Option<Field> {
    (!values.is_empty()).then_some(Field::Tables(values))
}

#[cfg(test)]
mod tests;
