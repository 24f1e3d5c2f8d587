//! The groups of an import as JSON.

use crate::cli::field_flags;
use crate::cli::session::Session;
use crate::domain::facts::Facts;
use crate::domain::import::{Import, ImportPlan, Incoming, SourceLine, Undated};
use crate::domain::item::Item;
use crate::domain::schema::{FieldValue, Fields};
use crate::transfer::json;

pub(super) fn fields(
    import: &Import,
    plan: &ImportPlan,
    written: bool,
    session: &Session,
) -> Fields {
    let facts = Facts::of(session.store.journey());
    let item = |item: &Item| json::item(item, &facts);
    let tables = |tables: Vec<Fields>| Some(FieldValue::Tables(tables));
    let new = plan.new.iter().map(|incoming| item(&incoming.item)).collect();
    let here = plan.here.iter().map(named).collect();
    let more = plan.more.iter().map(|fill| {
        let fills = ("fills", Some(FieldValue::Table(fill.fields())));
        named(&fill.before).into_iter().chain([fills]).collect()
    });
    let like = plan.like.iter().map(|like| {
        let mut own = item(&like.incoming.item);
        own.retain(|(key, _)| like.is_dated || !is_date(key));
        let own = ("item", Some(FieldValue::Table(own)));
        vec![own, ("like", Some(FieldValue::Id(like.here.id().clone())))]
    });
    let not_taken = plan.not_taken.iter().map(|row| {
        let reason = ("reason", json::text(row.reason.as_str()));
        placed(&row.source).into_iter().chain([reason]).collect()
    });
    let undated = plan.undated.iter().map(|row| undated(row, &item));
    vec![
        ("format", json::text(plan.format)),
        ("written", json::flag(written)),
        ("sections", Some(FieldValue::Table(sections(import)))),
        ("new", tables(new)),
        ("here", tables(here)),
        ("more", tables(more.collect())),
        ("like", tables(like.collect())),
        ("not_taken", tables(not_taken.collect())),
        ("left", Some(FieldValue::Table(left(import, plan)))),
        ("undated", tables(undated.collect())),
        ("remarks", Some(FieldValue::Texts(remarks(import, plan)))),
    ]
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

/// Whether that key holds the date that an undated item does not have.
fn is_date(key: &str) -> bool {
    matches!(key, "on" | "done" | "dropped")
}

/// The item without the date that it does not have, and the command that adds it.
fn undated(undated: &Undated, item: &dyn Fn(&Item) -> Fields) -> Fields {
    let Incoming { item: own, source } = undated.incoming();
    let mut fields = item(own);
    fields.retain(|(key, _)| !matches!(*key, "on" | "done" | "dropped"));
    let command = ("command", json::text(field_flags::command(own)));
    [("item", Some(FieldValue::Table(fields)))]
        .into_iter()
        .chain(placed(source))
        .chain([command])
        .collect()
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
