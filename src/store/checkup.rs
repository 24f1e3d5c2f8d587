//! The warnings of `check` about files that can be read: names that Milepost does not read, past dates in
//! the future, links back in time, a second focus, measures below zero, and goals in the file of another year.

mod dates;
mod focus;
mod links;
mod measures;
mod names;
mod years;

use crate::domain::data_file::DataFile;
use crate::domain::date::Day;
use crate::domain::problem::Problem;
use crate::domain::sort;
use crate::store::codec::RecordKind;
use crate::store::diagnostic::{Diagnostic, LineIndex};
use crate::store::document::Document;
use crate::store::folder::Folder;
use crate::store::tree::{Table, Tree, parse};

/// A warning of `check`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Finding {
    pub(crate) problem: Problem,
    pub(crate) meant: bool,
}

/// A diagnostic, and true if the name may be the owner's own.
type Suspect = (Diagnostic, bool);

impl Folder {
    pub(crate) fn check_up(&self, today: Day) -> Vec<Finding> {
        let files = self.understood();
        files.flat_map(|(file, document)| self.check_up_one(file, document, today)).collect()
    }

    fn check_up_one(&self, file: DataFile, document: &Document, today: Day) -> Vec<Finding> {
        let text = &document.text;
        let Ok(tree) = parse(text) else {
            return Vec::new();
        };
        let mut found = names::of(&tree, text);
        let dates = dates::of(&tree, today).into_iter().chain(years::of(&tree, file));
        let marks = focus::of(&tree, file).into_iter().chain(links::of(&tree));
        let wrong = dates.chain(marks).chain(measures::of(&tree));
        found.extend(wrong.map(|diagnostic| (diagnostic, false)));
        found.retain(|(diagnostic, _)| document.diagnostics.iter().all(|d| d.at != diagnostic.at));
        sort::by_key(&mut found, |(diagnostic, _)| diagnostic.at);
        let (path, lines) = (self.path_of(file), LineIndex::of(text));
        let finding = |(diagnostic, meant): Suspect| Finding {
            problem: diagnostic.problem_in(&path, &lines),
            meant,
        };
        found.into_iter().map(finding).collect()
    }
}

/// The names in a file that Milepost does not read.
pub(super) fn strange_names(tree: &Tree, text: &str) -> Vec<Diagnostic> {
    let found = names::of(tree, text).into_iter();
    found.map(|(diagnostic, _)| diagnostic).collect()
}

fn members<'a, 't>(tree: &'a Tree<'t>) -> impl Iterator<Item = (RecordKind, &'a Table<'t>)> {
    RecordKind::ALL.into_iter().flat_map(|kind| {
        let node = tree.root.get(kind.key());
        let tables = node.map(|node| node.value.tables()).unwrap_or_default();
        tables.into_iter().map(move |table| (kind, table))
    })
}

/// An item as a warning names it.
fn titled(kind: RecordKind, table: &Table) -> String {
    match table.text("title") {
        Some(title) => format!("\"{title}\""),
        None => format!("this {}", kind.noun()),
    }
}
