//! The journey as all files together show it: which id each entry goes by, and which entry of two counts.

use crate::domain::data_file::DataFile;
use crate::domain::hash::fnv1a;
use crate::domain::id::{Id, IdMap};
use crate::domain::item::Item;
use crate::domain::record::Record;
use crate::domain::sorted::{SortedMap, SortedSet};
use crate::store::codec::{RecordKind, with_id};
use crate::store::diagnostic::Diagnostic;
use crate::store::document::{Document, FileEntry};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct EntryRef {
    /// The file, which need not be the one that the item belongs in.
    pub(crate) file: DataFile,
    /// The index of the entry in it.
    pub(crate) entry: usize,
}

/// All files together.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The records by the file that they belong in, until a journey takes them.
    pub(crate) records: SortedMap<DataFile, Vec<Record>>,
    /// The place of each item.
    pub(crate) entries: IdMap<Id, EntryRef>,
    /// The id of each entry of a file; `None` for one that is set aside or does not count.
    pub(crate) ids: SortedMap<DataFile, Vec<Option<Id>>>,
    /// Ids of entries that are set aside.
    pub(crate) aside: HashSet<Id>,
    /// Ids that are written down more than once.
    pub(crate) doubled: HashSet<Id>,
    /// Entries that do not count, as another file has a later state of the same goal: a save broke off between writing the one
    /// and removing the other.
    pub(crate) outdated: SortedSet<EntryRef>,
    pub(crate) diagnostics: Vec<(DataFile, Diagnostic)>,
}

impl Index {
    pub(crate) fn of<'a>(files: impl Iterator<Item = (DataFile, &'a Document)>) -> Index {
        let files: Vec<(DataFile, &Document)> = files.collect();
        let mut index = Index::default();
        let claims = index.claim(&files);
        for (file, document) in &files {
            index.take_in(*file, document, &claims);
        }
        index.records.get_mut(&DataFile::Open).into_iter().for_each(|open| give_focus(open));
        index
    }

    pub(crate) fn knows(&self, id: &Id) -> bool {
        self.entries.contains_key(id) || self.aside.contains(id)
    }

    /// Finds the owner of each id that is written down.
    fn claim<'a>(&mut self, files: &[(DataFile, &'a Document)]) -> IdMap<&'a Id, EntryRef> {
        let count = files.iter().map(|(_, document)| document.entries.len()).sum();
        let mut claims: IdMap<&Id, EntryRef> = IdMap::default();
        claims.reserve(count);
        self.entries.reserve(count);
        let mut entries: HashMap<DataFile, &[FileEntry]> = HashMap::new();
        for (file, document) in files {
            entries.insert(*file, &document.entries);
            for (index, entry) in document.entries.iter().enumerate() {
                let spot = EntryRef { file: *file, entry: index };
                match (&entry.item, &entry.id) {
                    (None, Some(id)) => drop(self.aside.insert(id.clone())),
                    (Some(item), Some(id)) => {
                        let Some(held) = claims.insert(id, spot) else {
                            continue;
                        };
                        let other =
                            entries.get(&held.file).and_then(|e| e.get(held.entry)?.item.as_ref());
                        let twice =
                            held.file != *file && other.is_some_and(|o| is_same_goal(o, item));
                        let later = twice && other.is_some_and(|o| item.modified() >= o.modified());
                        self.outdated.extend(twice.then_some(if later { held } else { spot }));
                        if !later {
                            claims.insert(id, held);
                        }
                    }
                    (_, None) => {}
                }
            }
        }
        claims
    }

    fn take_in(&mut self, file: DataFile, document: &Document, claims: &IdMap<&Id, EntryRef>) {
        self.records.get_or_default(file);
        let mut namesakes: HashMap<&str, u64> = HashMap::new();
        let mut ids = Vec::with_capacity(document.entries.len());
        for (index, entry) in document.entries.iter().enumerate() {
            let spot = EntryRef { file, entry: index };
            let counts = |_: &&Record| !self.outdated.contains(&spot);
            let Some(item) = entry.item.as_ref().filter(counts) else {
                ids.push(None);
                continue;
            };
            let own = entry.id.as_ref().is_some_and(|id| claims.get(id) == Some(&spot));
            if !own {
                self.warn_of_copy(file, document, entry);
            }
            let shown = if own { item.clone() } else { self.named(item, &mut namesakes, claims) };
            ids.push(Some(shown.id().clone()));
            self.warn_of_place(file, entry.at, RecordKind::of(item));
            self.show(shown, spot);
        }
        self.ids.insert(file, ids);
        for item in &document.inline {
            let id = item.id();
            let own = !claims.contains_key(id) && !self.knows(id) && *id != Id::spelled(0);
            let shown = if own { item.clone() } else { self.named(item, &mut namesakes, claims) };
            self.show(shown, EntryRef { file, entry: usize::MAX });
        }
    }

    fn show(&mut self, item: Record, spot: EntryRef) {
        self.entries.insert(item.id().clone(), spot);
        self.records.get_or_default(item.file()).push(item);
    }

    /// A record in a file of another kind is shown, and moves to its own with its next change.
    fn warn_of_place(&mut self, file: DataFile, at: usize, kind: RecordKind) {
        if kind.belongs_in(file) {
            return;
        }
        let (noun, own) = (kind.noun(), kind.file());
        let message = format!("a {noun} belongs in {own}, and this one is in {file}");
        let hint = format!(
            "move its lines to {own}; it is shown all the same, and moves there when it is changed"
        );
        self.diagnostics.push((file, Diagnostic::warning(at, message, hint)));
    }

    fn warn_of_copy(&mut self, file: DataFile, document: &Document, entry: &FileEntry) {
        if let Some(id) = &entry.id {
            self.doubled.insert(id.clone());
            let message = format!("another item has the id \"{id}\" already");
            let hint = "delete the line, and the next change gives it a new one";
            let at = document.place_of(entry, "id");
            self.diagnostics.push((file, Diagnostic::warning(at, message, hint)));
        }
    }

    /// The item under an id that follows from its title alone: it is the same at the next reading, and the next save of the
    /// file writes it down.
    fn named<'a>(
        &self,
        item: &'a Record,
        namesakes: &mut HashMap<&'a str, u64>,
        claims: &IdMap<&Id, EntryRef>,
    ) -> Record {
        let ordinal = namesakes.entry(item.title()).or_default();
        *ordinal += 1;
        let taken = |id: &Id| claims.contains_key(id) || self.knows(id);
        with_id(item.clone(), spelled_for(item.title(), *ordinal, taken))
    }
}

/// The first larger goal that is marked as the focus has it, no other.
fn give_focus(open: &mut [Record]) {
    let mut is_given = false;
    for record in open {
        let Record::Item(Item::Goal(goal)) = record else { continue };
        if goal.next && goal.is_large() && !is_given {
            is_given = true;
        } else if goal.next {
            Arc::make_mut(goal).lose_focus();
        }
    }
}

/// An id that follows from a title and a number, and is not `taken`.
pub(super) fn spelled_for(title: &str, number: u64, taken: impl Fn(&Id) -> bool) -> Id {
    let spell = |salt: u64| {
        let hash = fnv1a(format!("{title}\0{number}\0{salt}").as_bytes());
        Id::spelled(hash ^ (hash >> 40))
    };
    let mut salt = 0;
    loop {
        match spell(salt) {
            id if taken(&id) => salt += 1,
            id => return id,
        }
    }
}

/// True for two states of one goal, false for a goal and a copy made by hand.
fn is_same_goal(a: &Record, b: &Record) -> bool {
    let (Some(x), Some(y)) = (a.as_goal(), b.as_goal()) else {
        return false;
    };
    x.title == y.title || (x.created.is_some() && x.created == y.created)
}

#[cfg(test)]
mod tests;
