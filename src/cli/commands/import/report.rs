//! The groups of an import as JSON.

use super::ImportResult;
use crate::cli::field_flags;
use crate::domain::import::{
    Import, ImportGroup, ImportPlan, Incoming, PlanRow, SetAside, SourceLine,
};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::schema::{FieldValue, Fields};
use crate::transfer::json::{self, Objects, Printed};

pub(super) fn printed<'a>(
    import: &'a Import,
    outcome: &'a ImportResult,
    journey: &'a Journey,
) -> Printed<'a> {
    let plan = &outcome.plan;
    Printed::Object(vec![
        ("format", json::text(plan.format).into()),
        ("written", json::flag(outcome.saved.is_some()).into()),
        ("sections", Some(FieldValue::Table(sections(import))).into()),
        ("new", each(outcome.added(), |item| json::item(item, journey))),
        ("here", each(&plan.here, named)),
        ("more", each(plan.rows(ImportGroup::More), more)),
        ("like", each(plan.rows(ImportGroup::Like), |row| like(row, journey))),
        ("not_taken", each(&plan.not_taken, not_taken)),
        ("left", Some(FieldValue::Table(left(import, plan))).into()),
        ("undated", each(plan.rows(ImportGroup::Undated), |row| undated(&row.incoming, journey))),
        ("remarks", Some(FieldValue::Texts(remarks(import, plan))).into()),
    ])
}

/// A list of objects, one for each row.
fn each<'a, T: 'a>(
    rows: impl IntoIterator<Item = T, IntoIter: 'a>,
    object: impl Fn(T) -> Fields + 'a,
) -> Printed<'a> {
    let objects: Objects = Box::new(rows.into_iter().map(object));
    Printed::List(objects)
}

fn more(row: &PlanRow) -> Fields {
    let fills = ("fills", Some(FieldValue::Table(row.fields())));
    row.here.iter().flat_map(named).chain([fills]).collect()
}

fn like(row: &PlanRow, journey: &Journey) -> Fields {
    let like = row.here.as_ref().map(|here| FieldValue::Id(here.id().clone()));
    vec![item(&row.incoming, journey), ("like", like)]
}

fn not_taken(row: &SetAside) -> Fields {
    let reason = ("reason", json::text(row.reason.as_str()));
    placed(&row.source).into_iter().chain([reason]).collect()
}

fn named(item: &Item) -> Fields {
    vec![("id", Some(FieldValue::Id(item.id().clone()))), ("title", json::text(item.title()))]
}

fn placed(source: &SourceLine) -> Fields {
    vec![
        ("file", json::text(&*source.file)),
        ("line", json::count(source.line)),
        ("column", source.column.and_then(json::count)),
    ]
}

/// The item, without a date that it does not have.
fn item(incoming: &Incoming, journey: &Journey) -> (&'static str, Option<FieldValue>) {
    let mut fields = json::item(&incoming.item, journey);
    fields.retain(|(key, _)| incoming.is_dated || !matches!(*key, "on" | "done" | "dropped"));
    ("item", Some(FieldValue::Table(fields)))
}

/// The item, and the command that adds it.
fn undated(undated: &Incoming, journey: &Journey) -> Fields {
    let command = ("command", json::text(field_flags::command(&undated.item)));
    let placed = placed(&undated.source);
    [item(undated, journey)].into_iter().chain(placed).chain([command]).collect()
}

fn sections(import: &Import) -> Fields {
    let missing = import.missing.iter().map(|name| (*name).to_owned()).collect();
    let found = import.sections.iter().map(|(name, entries)| (*name, json::count(*entries)));
    vec![
        ("found", Some(FieldValue::Table(found.collect()))),
        ("missing", Some(FieldValue::Texts(missing))),
    ]
}

/// What another program or the user deleted is told as one number.
fn left(import: &Import, plan: &ImportPlan) -> Fields {
    let of = |reason| import.left.iter().find(|(known, _)| *known == reason).map_or(0, |(_, n)| *n);
    vec![
        ("deleted", json::count(of("deleted") + plan.deleted)),
        ("recurring", json::count(of("recurring"))),
    ]
}

fn remarks(import: &Import, plan: &ImportPlan) -> Vec<String> {
    import.remarks.iter().chain(&plan.remarks).cloned().collect()
}
