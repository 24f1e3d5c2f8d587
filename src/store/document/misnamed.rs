//! Tables under a name that is nearly one of an item: what is in them is as good as lost until the name is mended.

use crate::store::codec::Kind;
use crate::store::document::aside::aside;
use crate::store::document::legible;
use crate::store::flaw::Flaw;
use crate::store::tree::{Form, Key, Node, Table, Tree, Value};

/// A flaw for every table of the file itself whose name is nearly one that is read.
pub(super) fn of(tree: &Tree) -> Vec<Flaw> {
    let mut found = Vec::new();
    for (key, node) in &tree.root.entries {
        if let Some((kind, tables)) = meant(key, node) {
            found.extend(tables.into_iter().map(|table| flaw(key, kind, table)));
        }
    }
    found
}

/// What the tables under a name were probably meant to be, and the tables.
pub(in crate::store) fn meant<'a, 't>(
    key: &Key,
    node: &'a Node<'t>,
) -> Option<(Kind, Vec<&'a Table<'t>>)> {
    let kind = Kind::near(&key.text)?;
    Some((kind, tables(node))).filter(|(_, tables)| !tables.is_empty())
}

fn flaw(key: &Key, kind: Kind, table: &Table) -> Flaw {
    let message = format!("`{}`: did you mean `{}`?", key.text, kind.key());
    let flaw = Flaw::error(table.at, message, format!("write [[{}]]", kind.key()));
    aside(flaw, legible(table, "title"))
}

/// The tables under a name, unless that is a key with a value.
fn tables<'a, 't>(node: &'a Node<'t>) -> Vec<&'a Table<'t>> {
    match &node.value {
        Value::Tables(tables) => tables.iter().collect(),
        Value::Table(table) if matches!(table.form, Form::Headed | Form::Implied) => vec![table],
        Value::List(nodes) => nodes
            .iter()
            .filter_map(|node| match &node.value {
                Value::Table(table) => Some(table),
                _ => None,
            })
            .collect(),
        Value::Table(_)
        | Value::Text(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Flag(_)
        | Value::Time(_)
        | Value::Unread(_) => Vec::new(),
    }
}
