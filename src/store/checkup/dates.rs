//! Dates of what has happened that lie ahead.

use crate::domain::date::{Date, Day};
use crate::store::checkup::{members, tables};
use crate::store::codec::{Kind, date_in};
use crate::store::flaw::Flaw;
use crate::store::tree::{Node, Table, Tree, Value};

/// The keys whose dates are of what has happened; a table has its own under `on`.
fn past(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Goal => &["done", "dropped", "log"],
        Kind::Milestone => &["on", "until", "recognised"],
        Kind::Break(_) => &[],
    }
}

/// All dates ahead among the past.
pub(super) fn of(tree: &Tree, today: Day) -> Vec<Flaw> {
    members(tree).flat_map(|(kind, table)| in_member(kind, table, today)).collect()
}

fn in_member(kind: Kind, table: &Table, today: Day) -> Vec<Flaw> {
    let title = match table.get("title").map(|node| &node.value) {
        Some(Value::Text(title)) => format!("\"{title}\""),
        _ => format!("this {}", kind.noun()),
    };
    let keys = past(kind).iter();
    let nodes = keys.filter_map(|key| Some((*key, table.get(key)?)));
    let dated = nodes.flat_map(|(key, node)| dates(node).into_iter().map(move |d| (key, d)));
    let ahead = dated.filter(|(_, (_, date))| date.first_day() > today);
    ahead
        .map(|(key, (at, date))| Flaw::warning(at, said(key, &title, date), hint(kind, key, date)))
        .collect()
}

/// The dates of a value: its own, or those under `on` in its tables, and where they stand.
fn dates(node: &Node) -> Vec<(usize, Date)> {
    let own = date_in(&node.value).map(|date| (node.at, date));
    let inner = tables(&node.value).into_iter().filter_map(|table| {
        let on = table.get("on")?;
        Some((on.at, date_in(&on.value)?))
    });
    own.into_iter().chain(inner).collect()
}

fn said(key: &str, title: &str, date: Date) -> String {
    match key {
        "log" => format!("a progress note of {title} is of {date}, which is still ahead"),
        key => format!("`{key}` of {title} is {date}, which is still ahead"),
    }
}

fn hint(kind: Kind, key: &str, date: Date) -> String {
    match (kind, key) {
        (Kind::Milestone, "on") => {
            "correct the date; what is still to come is a goal with that date as its target".into()
        }
        (Kind::Milestone, "until") => {
            "correct the date, or write until = \"now\" while it goes on".into()
        }
        (Kind::Goal, "done" | "dropped") => {
            format!("correct the date, or take it away and write due = {}", spelled(date))
        }
        _ => "correct the date".into(),
    }
}

fn spelled(date: Date) -> String {
    match date {
        Date::Month(..) => format!("\"{date}\""),
        Date::Year(_) | Date::Day(_) => date.to_string(),
    }
}
