//! A table of all items, one row each, as RFC 4180 has it: CRLF at the ends of lines, quotes where a cell needs them.

use super::{Export, LeftOut, Outgoing, Unwritable, unwritten};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::milestone::Milestone;
use crate::domain::schema::{About, FieldValue};
use crate::transfer::flat::{self, FlatField};

pub(super) const EXPORT: Export = Export { name: "csv", exact: false, write };

/// The first columns in their order.
const COLUMNS: &str = "type id title at on until due done dropped dropped_why state size kind toward measure tags why note \
    links issuer credential expires recognised recognised_why created modified";

/// The names of the columns: each field that has none of the first ones has one of its own.
pub(in crate::transfer) fn columns() -> Vec<String> {
    let mut columns: Vec<String> = COLUMNS.split(' ').map(str::to_owned).collect();
    for FlatField { name, .. } in flat::of::<Goal>().into_iter().chain(flat::of::<Milestone>()) {
        if !columns.contains(&name) && has_column(&name) {
            columns.push(name);
        }
    }
    columns
}

/// Whether a field of that name has a column.
pub(in crate::transfer) fn has_column(name: &str) -> bool {
    const WITHOUT: [&str; 5] = ["next", "milestone", "led_to", "from", "credential_url"];
    !WITHOUT.contains(&name)
}

/// The signs between the texts of a list.
pub(in crate::transfer) fn border(name: &str) -> fn(char) -> bool {
    if name == "links" { char::is_whitespace } else { |sign| sign == ',' }
}

fn write(outgoing: &Outgoing<'_>, left_out: &mut LeftOut) -> Result<String, Unwritable> {
    let (columns, goals, milestones) = (columns(), flat::of::<Goal>(), flat::of::<Milestone>());
    let mut table = String::new();
    row(&mut table, columns.iter().cloned());
    for item in &outgoing.items {
        let (word, values) = match item {
            Item::Goal(goal) => ("goal", flat::values(&**goal, &goals)),
            Item::Milestone(milestone) => ("milestone", flat::values(&**milestone, &milestones)),
        };
        let mut cells = vec![("type", word.to_owned())];
        cells.extend(values.into_iter().map(|(field, value)| cell(field, value)));
        let cell =
            |name| cells.iter().find(|(known, _)| *known == name).map(|(_, cell)| cell.clone());
        row(&mut table, columns.iter().map(|name| cell(&**name).unwrap_or_default()));
    }
    unwritten::count(outgoing, "a table", &is_written, left_out);
    Ok(table)
}

fn is_written(field: &About, within: Option<&str>) -> bool {
    flat::is_flat(field) && has_column(&flat::name(field.key, within))
}

fn cell(FlatField { name, .. }: &FlatField, value: FieldValue) -> (&str, String) {
    let cell = match value {
        FieldValue::Texts(texts) => list(&texts, border(name)),
        value => flat::text(value),
    };
    (name, cell)
}

/// Texts in one cell; a backslash is before each sign within one that would be a border, and before each backslash.
fn list(texts: &[String], is_border: fn(char) -> bool) -> String {
    let between = if is_border(' ') { " " } else { ", " };
    let mut cell = String::new();
    for (at, text) in texts.iter().enumerate() {
        cell.push_str(if at == 0 { "" } else { between });
        for sign in text.chars() {
            cell.extend((sign == '\\' || is_border(sign)).then_some('\\'));
            cell.push(sign);
        }
    }
    cell
}

fn row(table: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            table.push(',');
        }
        escape(table, &cell);
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
