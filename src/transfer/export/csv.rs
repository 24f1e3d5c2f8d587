//! A table of all items, one row each, as RFC 4180 has it: CRLF at the ends of lines, quotes where a cell needs them.

use super::{Export, LeftOut, Outgoing, Unwritable, unwritten};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::schema::About;
use std::borrow::Cow;

pub(super) const EXPORT: Export = Export { name: "csv", exact: false, write };

/// A column: its name, and its cell for a goal and for a milestone.
struct Column(&'static str, fn(&Goal) -> CellText<'_>, fn(&Milestone) -> CellText<'_>);

type CellText<'a> = Option<Cow<'a, str>>;

const COLUMNS: [Column; 26] = [
    Column("type", |_| word("goal"), |_| word("milestone")),
    Column("id", |goal| text(goal.id.as_str()), |m| text(m.id.as_str())),
    Column("title", |goal| text(&goal.title), |m| text(&m.title)),
    Column("at", |_| None, |m| m.at.as_deref().and_then(text)),
    Column("on", |_| None, |m| shown(Some(m.on))),
    Column("until", |_| None, |m| shown(m.until)),
    Column("due", |goal| shown(goal.due), |_| None),
    Column("done", |goal| shown(goal.state.ended_on().filter(|_| goal.is_done())), |_| None),
    Column("dropped", |goal| shown(goal.state.as_dropped().map(|it| it.on)), |_| None),
    Column("dropped_why", |goal| text(&goal.state.as_dropped()?.why), |_| None),
    Column("state", |goal| word(goal.state.word()), |_| None),
    Column("size", |goal| word(goal.size.word()), |_| None),
    Column("kind", |goal| text(goal.kind.as_ref()?), |m| text(m.kind.as_ref()?)),
    Column("toward", |goal| text(goal.toward.as_ref()?.as_str()), |_| None),
    Column("measure", |goal| shown(goal.measure.as_ref()), |_| None),
    Column("tags", |goal| tags(&goal.tags), |m| tags(&m.tags)),
    Column("why", |goal| text(goal.why.as_ref()?), |_| None),
    Column("note", |goal| text(goal.note.as_ref()?), |m| text(m.note.as_ref()?)),
    Column("links", |goal| links(&goal.links), |m| links(&m.links)),
    Column("issuer", |_| None, |m| text(m.credential.as_ref()?.issuer.as_ref()?)),
    Column("credential", |_| None, |m| text(m.credential.as_ref()?.id.as_ref()?)),
    Column("expires", |_| None, |m| shown(m.credential.as_ref()?.expires)),
    Column("recognised", |_| None, |m| shown(m.recognised.as_ref().map(|it| it.on))),
    Column("recognised_why", |_| None, |m| text(&m.recognised.as_ref()?.why)),
    Column("created", |goal| shown(goal.created), |_| None),
    Column("modified", |goal| shown(goal.modified), |m| shown(m.modified)),
];

/// The names of the columns.
pub(in crate::transfer) fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|column| column.0)
}

fn word<'a>(word: &'static str) -> CellText<'a> {
    Some(Cow::Borrowed(word))
}

fn text(text: &str) -> CellText<'_> {
    Some(Cow::Borrowed(text))
}

fn shown<'a>(value: Option<impl ToString>) -> CellText<'a> {
    value.map(|value| Cow::Owned(value.to_string()))
}

fn tags<'a>(tags: &[String]) -> CellText<'a> {
    list(tags, ", ", |sign| sign == ',')
}

fn links<'a>(links: &[String]) -> CellText<'a> {
    list(links, " ", char::is_whitespace)
}

/// Texts in one cell; a backslash is before each sign within one that would be a border, and before each backslash.
fn list<'a>(texts: &[String], between: &str, is_border: fn(char) -> bool) -> CellText<'a> {
    let mut cell = String::new();
    for (at, text) in texts.iter().enumerate() {
        cell.push_str(if at == 0 { "" } else { between });
        for sign in text.chars() {
            cell.extend((sign == '\\' || is_border(sign)).then_some('\\'));
            cell.push(sign);
        }
    }
    Some(Cow::Owned(cell))
}

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let mut table = String::new();
    row(&mut table, columns().map(word));
    for item in &outgoing.items {
        row(&mut table, COLUMNS.iter().map(|column| cell(column, item)));
    }
    unwritten::count(outgoing, "a table", &is_written, left_out);
    Ok(table)
}

fn is_written(field: &About, within: Option<&str>) -> bool {
    let has_column = columns().any(|name| name == field.key);
    has_column && (field.key, within) != ("credential", Some("url"))
}

fn cell<'a>(column: &Column, item: &'a Item) -> CellText<'a> {
    match item {
        Item::Goal(goal) => (column.1)(goal),
        Item::Milestone(milestone) => (column.2)(milestone),
    }
}

fn row<'a>(table: &mut String, cells: impl Iterator<Item = CellText<'a>>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            table.push(',');
        }
        escape(table, cell.as_deref().unwrap_or_default());
    }
    table.push_str("\r\n");
}

/// Signs with which a spreadsheet begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Adds a cell that no spreadsheet takes for a formula, however it splits the line: a sign before it makes it a text,
/// and the import takes that off again.
fn escape(table: &mut String, cell: &str) {
    let guard = if cell.trim_start_matches('\'').starts_with(FORMULA) { "'" } else { "" };
    let needs_quotes = cell.contains(['"', ',', ';', '\t', '\n', '\r']) || cell.starts_with(' ');
    if !needs_quotes {
        table.push_str(guard);
        return table.push_str(cell);
    }
    table.push('"');
    table.push_str(guard);
    table.push_str(&cell.replace('"', "\"\""));
    table.push('"');
}
