//! The fields of items that a format has no place for: it says which, and how many items are without them.

use super::{LeftOut, Outgoing};
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::schema::{About, FieldValue, Shape, rows_of, value_at};
use crate::domain::words::list_of;

/// Whether a format writes a field, or the field of that key in its table.
type IsWritten<'a> = &'a dyn Fn(&About, Option<&str>) -> bool;

/// What items of one kind are without.
#[derive(Default)]
pub(super) struct Unwritten {
    items: usize,
    names: Vec<&'static str>,
}

/// Counts what a format, named by `place`, does not write of the items, and the pauses of the journey.
pub(super) fn count(
    outgoing: &Outgoing<'_>,
    place: &str,
    is_written: IsWritten<'_>,
    left_out: &mut LeftOut,
) {
    let (mut goals, mut milestones) = (Unwritten::default(), Unwritten::default());
    let mut reviewed = 0;
    for item in &outgoing.items {
        let names = unwritten(item, is_written);
        reviewed += usize::from(names.contains(&None));
        match item {
            Item::Goal(_) => goals.add(&names),
            Item::Milestone(_) => milestones.add(&names),
        }
    }
    goals.count("goal", place, left_out);
    milestones.count("milestone", place, left_out);
    left_out
        .count(reviewed, "{n} item{|s} {is|are} without what the program keeps for its reviews");
    if !outgoing.is_filtered {
        left_out.count(
            outgoing.journey.pauses().count(),
            "{n} pause{|s} of the journey {is|are} left out",
        );
    }
}

impl Unwritten {
    pub(super) fn add(&mut self, names: &[Option<&'static str>]) {
        let mut is_without = false;
        for name in names.iter().flatten() {
            is_without = true;
            if !self.names.contains(name) {
                self.names.push(name);
            }
        }
        self.items += usize::from(is_without);
    }

    pub(super) fn count(&self, kind: &str, place: &str, left_out: &mut LeftOut) {
        let names = list_of(&self.names);
        left_out.count(
            self.items,
            &format!(
                "{{n}} {kind}{{ is without its|s are without their}} {names}, for which {place} has no place"
            ),
        );
    }
}

/// The names of the set fields that are not written.
fn unwritten(item: &Item, is_written: IsWritten<'_>) -> Vec<Option<&'static str>> {
    let record = Record::Item(item.clone());
    let mut names = Vec::new();
    for (row, about) in rows_of(&record).iter().enumerate() {
        let is_whole = is_written(about, None);
        if is_whole && !matches!(about.shape, Shape::Table(_)) {
            continue;
        }
        match value_at(row, &record) {
            Some(FieldValue::Table(fields)) if is_whole => {
                let set = fields.iter().filter(|(_, value)| value.is_some());
                let left = set.filter(|(key, _)| !is_written(about, Some(key)));
                names.extend(left.map(|(key, _)| name(about.key, key)));
            }
            Some(_) if !is_whole => names.push(name(about.key, "")),
            Some(_) | None => {}
        }
    }
    names
}

/// A field in plain English; `None` for the memory of the reviews, which no one wrote.
fn name(key: &'static str, within: &str) -> Option<&'static str> {
    Some(match (key, within) {
        ("reviewed" | "looked_back" | "renewal", _) => return None,
        ("log", _) => "progress notes",
        ("answers", _) => "answers",
        ("next", _) => "focus",
        ("paused", _) => "pauses",
        ("was", _) => "past as a milestone",
        ("led_to", _) => "links to later milestones",
        ("from", _) => "link to a goal",
        ("milestone", _) => "link to a milestone",
        ("credential", "url") => "address of the credential",
        (key, _) => key,
    })
}
