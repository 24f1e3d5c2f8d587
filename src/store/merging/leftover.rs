//! The parts of a copy that no merge takes over: unknown names, and comments. Those that the journey's own files have too
//! do not count.

use crate::domain::sort;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::store::checkup::strange_names;
use crate::store::diagnostic::Diagnostic;
use crate::store::tree::{Table, TomlNode, Value, comments, parse};

/// The names and comments of a copy's text that no file of the journey has.
pub(super) fn leftover(text: &str, own: &[&str]) -> Vec<Diagnostic> {
    let mut found = names(text, own);
    let known: SortedSet<&str> =
        own.iter().flat_map(|text| comments(text)).map(|(_, comment)| comment).collect();
    let missing = comments(text).filter(|(_, comment)| !known.contains(comment));
    found.extend(missing.map(|(at, _)| {
        Diagnostic::warning(
            at,
            "this comment is in none of the journey's files",
            "a merge takes no comment over",
        )
    }));
    sort::by_key(&mut found, |diagnostic| diagnostic.at);
    found
}

fn names(text: &str, own: &[&str]) -> Vec<Diagnostic> {
    let tree = match parse(text) {
        Ok(tree) => tree,
        Err(misread) => return vec![Diagnostic::error(misread.at, misread.message, "fix it")],
    };
    let mut found = strange_names(&tree, text);
    if found.is_empty() {
        return found;
    }
    let known: SortedSet<String> = own.iter().flat_map(|text| keys(text).into_values()).collect();
    let theirs = keys(text);
    found.retain(|diagnostic| {
        let key = diagnostic.at.and_then(|at| theirs.get(&at));
        key.is_none_or(|key| !known.contains(key))
    });
    found
}

/// Every key of a text with its owner and its value, by its place.
fn keys(text: &str) -> SortedMap<usize, String> {
    let mut found = SortedMap::new();
    if let Ok(tree) = parse(text) {
        note(&tree.root, "", text, &mut found);
    }
    found
}

fn note(table: &Table, owner: &str, text: &str, found: &mut SortedMap<usize, String>) {
    for (key, node) in &table.entries {
        let path = format!("{owner}.{:?}", key.text);
        found.insert(key.at, format!("{path} = {}", value(node, text)));
        for inner in node.value.tables() {
            note(inner, &format!("{path} {}", called(inner, text)), text, found);
        }
    }
}

/// Tells a table from others under the same name.
fn called<'t>(table: &Table, text: &'t str) -> &'t str {
    let name = ["id", "title", "on"].into_iter().find_map(|key| table.get(key));
    name.map(|node| &text[node.at..node.end]).unwrap_or_default()
}

/// A value as written; tables, which may be in pieces, entry by entry.
fn value(node: &TomlNode, text: &str) -> String {
    match &node.value {
        Value::Table(inner) => table(inner, text),
        Value::Tables(all) => all.iter().map(|inner| table(inner, text)).collect(),
        _ => text[node.at..node.end].to_owned(),
    }
}

fn table(table: &Table, text: &str) -> String {
    let entry = |(key, node): &(crate::store::tree::TomlKey<'_>, TomlNode<'_>)| {
        format!("{:?} = {}, ", key.text, value(node, text))
    };
    let entries: String = table.entries.iter().map(entry).collect();
    format!("{{{entries}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(text: &str, own: &str) -> Vec<String> {
        leftover(text, &[own]).into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn leftover_names_and_comments_are_those_that_the_journey_has_not() {
        let own = "format = 1\nmine = 1\n# a\n[[goal]]\nid = \"a\" # b\nx = 'y'\n[my]\nz = [1]\n";
        assert_eq!(missing(own, own), [""; 0]);
        for (theirs, wanted) in [
            ("format = 1\nmine = 2\n", "`mine`"),
            ("[[goal]]\nid = \"a\"\nx = 'z'\n", "`x`"),
            ("[[goal]]\nid = \"b\"\nx = 'y'\n", "`x`"),
            ("[my]\nz = [1, 2]\n", "`my`"),
            ("[[goal]]\nid = \"a\"\n# c\n", "this comment"),
            ("[[goal]]\nid = \"a\" # a b\n", "this comment"),
        ] {
            let found = missing(theirs, own);
            assert!(found.len() == 1 && found[0].starts_with(wanted), "{theirs}: {found:?}");
        }
    }
}
