//! Dates of what has happened that lie ahead, and dates of a milestone that come before it.

use crate::domain::date::{Date, Day};
use crate::store::checkup::{members, titled};
use crate::store::codec::{Field, RecordKind, as_date, spelling};
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, TomlNode, Tree};

/// The keys with dates of the past; a table has its own under `on`.
fn past(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Goal => &["done", "dropped", "log"],
        RecordKind::Milestone => &["on", "until", "recognised"],
        RecordKind::Break(_) => &[],
    }
}

pub(super) fn of(tree: &Tree, today: Day) -> Vec<Diagnostic> {
    members(tree).flat_map(|(kind, table)| in_member(kind, table, today)).collect()
}

fn in_member(kind: RecordKind, table: &Table, today: Day) -> Vec<Diagnostic> {
    let title = titled(kind, table);
    let keys = past(kind).iter();
    let nodes = keys.filter_map(|key| Some((*key, table.get(key)?)));
    let dated = nodes.flat_map(|(key, node)| dates(node).into_iter().map(move |d| (key, d)));
    let ahead = dated.filter(|(_, (_, date))| date.first_day() > today);
    let ahead = ahead.map(|(key, (at, date))| {
        Diagnostic::warning(at, message(key, &title, date), hint(kind, key, date))
    });
    ahead.chain(too_early(kind, table, &title)).collect()
}

/// Dates of a milestone that cannot be before it happened.
fn too_early(kind: RecordKind, table: &Table, title: &str) -> Vec<Diagnostic> {
    let on = table.get("on").and_then(|on| as_date(&on.value));
    let Some(on) = on.filter(|_| kind == RecordKind::Milestone) else { return Vec::new() };
    let later = [("recognised", "on", "recognised"), ("credential", "expires", "expires")];
    let later = later.into_iter().filter_map(|(table_key, name, key)| {
        let tables = table.get(table_key)?.value.tables();
        let node = tables.first()?.get(name)?;
        let date = as_date(&node.value).filter(|date| date.last_day() < on.first_day())?;
        let message =
            format!("`{key}` of {title} is {date}, which is before {on}, when it happened");
        Some(Diagnostic::warning(node.at, message, "correct one of the two dates"))
    });
    later.collect()
}

/// The dates of a value: its own, or those under `on` in its tables, and where they stand.
pub(super) fn dates(node: &TomlNode) -> Vec<(usize, Date)> {
    let own = as_date(&node.value).map(|date| (node.at, date));
    let inner = node.value.tables().into_iter().filter_map(|table| {
        let on = table.get("on")?;
        Some((on.at, as_date(&on.value)?))
    });
    own.into_iter().chain(inner).collect()
}

fn message(key: &str, title: &str, date: Date) -> String {
    match key {
        "log" => format!("a progress note of {title} is dated {date}, which is still ahead"),
        key => format!("`{key}` of {title} is {date}, which is still ahead"),
    }
}

fn hint(kind: RecordKind, key: &str, date: Date) -> String {
    match (kind, key) {
        (RecordKind::Milestone, "on") => {
            "correct the date; what is still to come is a goal with that date as its target".into()
        }
        (RecordKind::Milestone, "until") => {
            "correct the date, or write until = \"now\" while it goes on".into()
        }
        (RecordKind::Goal, "done" | "dropped") => {
            format!(
                "correct the date, or remove it and write due = {}",
                spelling::value("", &Field::Date(date))
            )
        }
        _ => "correct the date".into(),
    }
}
