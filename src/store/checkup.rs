//! What `check` looks for beyond what keeps a file from being read: names that nobody reads, and a past that lies ahead.

mod dates;
mod names;

use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::problem::Problem;
use crate::store::Store;
use crate::store::codec::RecordKind;
use crate::store::diagnostic::{Diagnostic, LineIndex};
use crate::store::tree::{Table, Tree, Value, parse};

/// Something to be warned of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Finding {
    /// What, and where.
    pub(crate) problem: Problem,
    /// Whether it may well be meant so: a name of the owner's own.
    pub(crate) meant: bool,
}

/// A diagnostic, and whether it may well be meant so.
type Found = (Diagnostic, bool);

impl Store {
    /// Looks through every file that is read and is whole.
    pub(crate) fn check_up(&self, today: Day) -> Vec<Finding> {
        let whole = self.folder.states.iter().filter(|(_, state)| state.trouble.is_empty());
        let texts = whole.filter_map(|(home, state)| Some((*home, &state.document.as_ref()?.text)));
        texts.flat_map(|(home, text)| self.check_up_one(home, text, today)).collect()
    }

    fn check_up_one(&self, home: DataFile, text: &str, today: Day) -> Vec<Finding> {
        let Ok(tree) = parse(text) else {
            return Vec::new();
        };
        let mut found = names::of(&tree, text);
        found.extend(dates::of(&tree, today).into_iter().map(|diagnostic| (diagnostic, false)));
        found.sort_by_key(|(diagnostic, _)| diagnostic.at);
        let (path, lines) = (self.folder.path_of(home), LineIndex::of(text));
        let finding = |(diagnostic, meant): Found| Finding {
            problem: diagnostic.problem_in(&path, &lines),
            meant,
        };
        found.into_iter().map(finding).collect()
    }
}

/// The names in a file that nobody reads.
pub(super) fn strange_names(tree: &Tree, text: &str) -> Vec<Diagnostic> {
    let found = names::of(tree, text).into_iter();
    found.map(|(diagnostic, _)| diagnostic).collect()
}

/// Every member of a file, with its kind.
fn members<'a, 't>(tree: &'a Tree<'t>) -> impl Iterator<Item = (RecordKind, &'a Table<'t>)> {
    RecordKind::ALL.into_iter().flat_map(|kind| {
        let node = tree.root.get(kind.key());
        let tables = node.map(|node| tables(&node.value)).unwrap_or_default();
        tables.into_iter().map(move |table| (kind, table))
    })
}

/// The tables in a value, however they are written.
pub(super) fn tables<'a, 't>(value: &'a Value<'t>) -> Vec<&'a Table<'t>> {
    match value {
        Value::Table(table) => vec![table],
        Value::Tables(tables) => tables.iter().collect(),
        Value::List(nodes) => nodes.iter().flat_map(|node| tables(&node.value)).collect(),
        Value::Text(_)
        | Value::Integer(_)
        | Value::Float(_)
        | Value::Flag(_)
        | Value::Time(_)
        | Value::Unread(_) => Vec::new(),
    }
}
