//! Tables under a name that is nearly one of an item: what is in them is as good as lost until the name is mended.

use crate::store::codec::RecordKind;
use crate::store::diagnostic::Diagnostic;
use crate::store::document::aside::aside;
use crate::store::tree::{Table, TableForm, TomlKey, TomlNode, Tree};

/// A diagnostic for every table of the file itself whose name is close to one that is read.
pub(super) fn of(tree: &Tree) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (key, node) in &tree.root.entries {
        if let Some((kind, tables)) = meant(key, node) {
            found.extend(tables.into_iter().map(|table| diagnostic(key, kind, table)));
        }
    }
    found
}

/// The likely kind of the tables under a name, and the tables.
pub(in crate::store) fn meant<'a, 't>(
    key: &TomlKey,
    node: &'a TomlNode<'t>,
) -> Option<(RecordKind, Vec<&'a Table<'t>>)> {
    let kind = RecordKind::near(&key.text)?;
    Some((kind, tables(node))).filter(|(_, tables)| !tables.is_empty())
}

fn diagnostic(key: &TomlKey, kind: RecordKind, table: &Table) -> Diagnostic {
    let message = format!("`{}`: did you mean `{}`?", key.text, kind.key());
    let diagnostic = Diagnostic::error(table.at, message, format!("write [[{}]]", kind.key()));
    aside(diagnostic, table.text("title"))
}

/// The tables under a name, unless that is a key with a value.
fn tables<'a, 't>(node: &'a TomlNode<'t>) -> Vec<&'a Table<'t>> {
    let is_value = node
        .value
        .as_table()
        .is_some_and(|table| matches!(table.form, TableForm::Inline | TableForm::Dotted));
    if is_value { Vec::new() } else { node.value.tables() }
}
