//! Keys and tables that nobody reads: slips of the fingers, and names of the owner's own.

use crate::domain::filter::nearest::closest;
use crate::domain::schema::Rows;
use crate::store::checkup::{Suspect, members};
use crate::store::codec::{RecordKind, rows};
use crate::store::diagnostic::Diagnostic;
use crate::store::document::meant;
use crate::store::tree::{Table, TomlKey, TomlNode, Tree, Value};

pub(super) fn of(tree: &Tree, text: &str) -> Vec<Suspect> {
    let own = |(key, _): &&(TomlKey, _)| key.text != "format" && kind(&key.text).is_none();
    // A table with a name close to that of an item is an error, which is reported wherever the file is read.
    let told = |(key, node): &&(TomlKey, TomlNode)| meant(key, node).is_some();
    let roots = tree.root.entries.iter().filter(own).filter(|e| !told(e));
    let mut found: Vec<Suspect> = roots.map(|(key, node)| root(key, &node.value, text)).collect();
    for (kind, table) in members(tree) {
        look(table, &format!("a {}", kind.noun()), rows(kind), &mut found);
    }
    found
}

fn kind(name: &str) -> Option<RecordKind> {
    RecordKind::ALL.into_iter().find(|kind| kind.key() == name)
}

/// Looks for keys of a table, and of the tables in it, that are not among `rows`. `owner` has such keys.
fn look(table: &Table, owner: &str, rows: Rows, found: &mut Vec<Suspect>) {
    for (key, node) in &table.entries {
        match rows.iter().find(|about| about.key == key.text) {
            Some(about) => {
                if let Some(rows) = about.shape.inner() {
                    for table in node.value.tables() {
                        look(table, &format!("`{}`", about.key), rows, found);
                    }
                }
            }
            None => found.push(strange(key, owner, rows)),
        }
    }
}

fn strange(key: &TomlKey, owner: &str, rows: Rows) -> Suspect {
    match near(&key.text, rows.iter().map(|about| about.key)) {
        Some(meant) => slip(
            key,
            &format!("`{}`", key.text),
            meant,
            &format!("write {meant}; until then it is kept, and not read"),
        ),
        None => own(key, format!("`{}` is not a key of {owner}", key.text)),
    }
}

/// An unknown key or table of the file itself.
fn root(key: &TomlKey, value: &Value, text: &str) -> Suspect {
    let name = &key.text;
    let is_table = matches!(value, Value::Table(_) | Value::Tables(_));
    if let Some(kind) = RecordKind::near(name) {
        let header = format!("write [[{}]]; what is under it now is not read", kind.key());
        return slip(key, &format!("`{name}`"), kind.key(), &header);
    }
    if let Some(format) = near(name, ["format"]).filter(|_| !is_table) {
        return slip(key, &format!("`{name}`"), format, "write format = 1");
    }
    let listed = text[..key.at].ends_with("[[");
    if let (Some(owner), true) = (owner(name), listed) {
        let meant = format!("{}.{name}", owner.key());
        return slip(key, &format!("`{name}`"), &meant, &format!("write [[{meant}]]"));
    }
    own(
        key,
        match is_table {
            true => format!("`{name}` is not a table that Milepost reads"),
            false => format!("`{name}` is above all items, where Milepost reads no such key"),
        },
    )
}

/// The kind of member that has a list of tables of that name.
fn owner(name: &str) -> Option<RecordKind> {
    [RecordKind::Goal].into_iter().find(|_| RecordKind::has_sections(name))
}

fn near(name: &str, known: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    closest(&name.to_lowercase(), known)
}

fn slip(key: &TomlKey, name: &str, meant: &str, hint: &str) -> Suspect {
    let message = format!("{name}: did you mean `{meant}`?");
    (Diagnostic::warning(key.at, message, hint), false)
}

fn own(key: &TomlKey, message: String) -> Suspect {
    let hint = "it is kept as it is, and not read";
    (Diagnostic::warning(key.at, message, hint), true)
}
