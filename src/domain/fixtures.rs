//! Values that tests begin with, by short texts.

use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::goal::{Goal, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;

/// The day on which the tests play, a Sunday.
pub(crate) fn today() -> Day {
    day("2026-11-22")
}

pub(crate) fn day(text: &str) -> Day {
    date(text).first_day()
}

pub(crate) fn date(text: &str) -> Date {
    Date::from_iso(text).expect("a date")
}

pub(crate) fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

/// A journey of those items, each in its file, in that order.
pub(crate) fn journey(items: Vec<Item>) -> Journey {
    let mut files: SortedMap<DataFile, Vec<Record>> = SortedMap::new();
    for item in items {
        files.get_or_default(item.file()).push(Record::Item(item));
    }
    let mut journey = Journey::default();
    files.into_iter().for_each(|(file, records)| journey.replace(file, records));
    journey
}

/// An open small goal with its id as its title.
pub(crate) fn small(name: &str) -> Goal {
    Goal::new(id(name), name)
}

pub(crate) fn large(name: &str) -> Goal {
    Goal { size: Size::Large, ..small(name) }
}

pub(crate) fn toward(goal: Goal, larger: &str) -> Goal {
    Goal { toward: Some(id(larger)), ..goal }
}

/// A small goal that was done.
pub(crate) fn done(name: &str, on: &str) -> Goal {
    Goal { state: State::done(date(on)), ..small(name) }
}
