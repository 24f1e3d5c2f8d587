//! A change worked out on the texts, before anything is written.

mod blank;
mod check;
mod piece;
mod text;

use crate::domain::change::{Edit, Place};
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::merge::{alike, rebase};
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;
use crate::store::block;
use crate::store::codec::{RecordKind, with_id};
use crate::store::document::{ReadOnlyReason, newline};
use crate::store::fault::{Fault, IN_BRACKETS};
use crate::store::folder::Folder;
use crate::store::index::spelled_for;
use std::collections::HashSet;

pub(super) use crate::store::draft::blank::all_with_newline;
pub(super) use crate::store::draft::check::CheckedDraft;
pub(super) use crate::store::draft::piece::PieceItem;
pub(super) use crate::store::draft::text::{DraftText, InsertAt};

/// Does edits on a draft, and leaves them as they were done.
pub(super) type Work<'w> = &'w mut dyn FnMut(&mut Draft, &mut Vec<Edit>) -> Result<(), Fault>;

/// The input of a change.
#[derive(Clone, Copy)]
pub(super) struct DraftInput<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) now: Moment,
}

impl Folder {
    /// The texts that the work makes of the current ones, checked.
    pub(in crate::store) fn worked_out(
        &self,
        now: Moment,
        edits: &mut Vec<Edit>,
        work: Work,
    ) -> Result<CheckedDraft, Fault> {
        let input = DraftInput { folder: self, now };
        let mut draft = Draft { input, texts: SortedMap::new(), inserted: HashSet::new() };
        draft.tidy();
        work(&mut draft, edits)?;
        if draft.texts.values().any(DraftText::is_changed) {
            draft.give_ids()?;
        }
        check::checked(draft.input, draft.texts)
    }
}

/// The texts that a change touches, as they shall be.
pub(super) struct Draft<'a> {
    input: DraftInput<'a>,
    texts: SortedMap<DataFile, DraftText<'a>>,
    /// The ids of the records that were put into a text. An import has thousands, and to walk the texts for each would
    /// take minutes.
    inserted: HashSet<Id>,
}

/// The place of a record in the draft.
struct FoundRecord {
    file: DataFile,
    index: usize,
    item: Record,
}

impl<'a> DraftInput<'a> {
    /// Opens a file's text, unless it must not be written to.
    fn opened(&self, file: DataFile) -> Result<DraftText<'a>, Fault> {
        let path = self.folder.path_of(file);
        let Some(state) = self.folder.states.get(&file) else {
            return Err(Fault::Unsound { path, why: "it was not read first".into() });
        };
        state.understood()?;
        let Some(document) = &state.document else {
            return Ok(DraftText::made(file));
        };
        match &document.read_only {
            None => Ok(DraftText::opened(file, document, self.folder.index.ids.get(&file))),
            Some(ReadOnlyReason::Newer(found)) => Err(Fault::NewerFormat { path, found: *found }),
            Some(ReadOnlyReason::Odd) => Err(Fault::Broken(
                document.diagnostics.iter().map(|f| f.problem(&path, &document.text)).collect(),
            )),
            Some(ReadOnlyReason::Inline) => {
                let why = IN_BRACKETS;
                Err(Fault::Unwieldy { title: file.to_string(), why })
            }
        }
    }
}

impl<'a> Draft<'a> {
    /// Removes the entries that do not count, where that is possible. That is no part of the change: undo does not bring them
    /// back.
    fn tidy(&mut self) {
        for spot in &self.input.folder.index.outdated {
            if let Ok(draft) = self.text(spot.file)
                && let Some(index) = draft.position_of_entry(spot.entry)
                && !draft.is_scattered(index)
            {
                draft.remove(index);
            }
        }
        self.texts.values_mut().for_each(DraftText::tidy);
    }

    /// Does the edits, and leaves them as they were done: those of an import are as large as its file, and are not there
    /// twice. To do them once more, on other texts, comes to the same.
    pub(crate) fn apply_all(&mut self, edits: &mut Vec<Edit>) -> Result<(), Fault> {
        let mut failed = None;
        edits.retain_mut(|edit| {
            if failed.is_some() {
                return true;
            }
            self.apply(edit).unwrap_or_else(|fault| {
                failed = Some(fault);
                true
            })
        });
        failed.map_or(Ok(()), Err)
    }

    /// True if there was something to do.
    fn apply(&mut self, edit: &mut Edit) -> Result<bool, Fault> {
        match (edit.before.take(), edit.after.take()) {
            (None, None) => Ok(false),
            (None, Some(after)) => self.add(edit, after).map(|()| true),
            (Some(before), None) => self.delete(edit, &before),
            (Some(before), Some(after)) => self.alter(edit, &before, &after).map(|()| true),
        }
    }

    /// Puts `text` in place of an item's own text, and the item where it belongs then.
    pub(crate) fn rewrite(
        &mut self,
        before: &Record,
        text: String,
        after: &Record,
    ) -> Result<(), Fault> {
        let found = self.find(before)?;
        self.put(&found, text, after, &Place::Kept)
    }

    /// Writes down the ids of entries without one, in the files that are changed anyhow.
    fn give_ids(&mut self) -> Result<(), Fault> {
        let touched: Vec<DataFile> =
            self.texts.iter().filter(|(_, p)| p.is_changed()).map(|(file, _)| *file).collect();
        for file in touched {
            self.give_ids_in(file)?;
        }
        Ok(())
    }

    fn add(&mut self, edit: &mut Edit, after: Record) -> Result<(), Fault> {
        if let Ok(found) = self.find(&after)
            && alike(&found.item, &after)
        {
            *edit = Edit::shift(found.item, Place::Kept);
            return Ok(());
        }
        let id = self.unused(&after);
        let item = with_id(after, id).with_modified(Some(self.input.now.after(None)));
        self.insert(item.file(), &edit.to, block::fresh(&item), item.clone())?;
        edit.after = Some(item);
        Ok(())
    }

    /// The record's id, or one that follows from it if it is taken.
    fn unused(&self, item: &Record) -> Id {
        let taken = |id: &Id| self.knows(id) || self.input.folder.is_taken_elsewhere(id);
        let id = item.id();
        if taken(id) { spelled_for(id.as_str(), 1, taken) } else { id.clone() }
    }

    fn knows(&self, id: &Id) -> bool {
        self.inserted.contains(id) || self.input.folder.index.knows(id)
    }

    /// Deleting a missing record succeeds; false then.
    fn delete(&mut self, edit: &mut Edit, before: &Record) -> Result<bool, Fault> {
        let found = match self.find(before) {
            Err(Fault::Missing { .. }) => return Ok(false),
            found => found?,
        };
        self.movable(&found)?;
        self.text(found.file)?.remove(found.index);
        edit.before = Some(found.item);
        Ok(true)
    }

    fn alter(&mut self, edit: &mut Edit, before: &Record, after: &Record) -> Result<(), Fault> {
        let found = self.find(before)?;
        let meant = rebase(before, &found.item, after).map_err(|field| Fault::Changed {
            title: found.item.title().to_owned(),
            field: field.to_owned(),
        })?;
        let moves = before.file() != after.file() && found.file != after.file();
        if meant == found.item && !moves {
            self.shift(&found, &edit.to)?;
            (edit.before, edit.after) = (Some(found.item.clone()), Some(found.item));
            return Ok(());
        }
        self.movable(&found)?;
        let meant = meant.with_modified(Some(self.input.now.after(found.item.modified())));
        let text = self.changed(&found, &meant)?;
        let after = check::read_back(&text, &meant).ok_or_else(|| {
            self.unsound(found.file, "an item would not read back as it was meant")
        })?;
        self.put(&found, text, &after, &edit.to)?;
        (edit.before, edit.after) = (Some(found.item), Some(after));
        Ok(())
    }

    /// The text of a found record, altered to say `meant`.
    fn changed(&mut self, found: &FoundRecord, meant: &Record) -> Result<String, Fault> {
        let draft = self.text(found.file)?;
        let block = draft.text_of(found.index);
        let own = block.contains('\n').then(|| newline(block));
        let newline = own.unwrap_or(draft.newline);
        let title = found.item.title().to_owned();
        block::changed(block, &found.item, meant, newline)
            .map_err(|why| Fault::Unwieldy { title, why })
    }

    /// Puts the new text of a found record where it belongs now.
    fn put(
        &mut self,
        found: &FoundRecord,
        text: String,
        after: &Record,
        to: &Place,
    ) -> Result<(), Fault> {
        self.movable(found)?;
        if after.file() != found.file {
            self.text(found.file)?.remove(found.index);
            let newline = self.text(after.file())?.newline;
            let text = all_with_newline(&text, newline);
            return self.insert(after.file(), to, text, after.clone());
        }
        let draft = self.text(found.file)?;
        draft.replace(found.index, text, PieceItem::new(after.clone()));
        self.shift(&FoundRecord { item: after.clone(), ..*found }, to)
    }

    /// Moves a record to another place of its file.
    fn shift(&mut self, found: &FoundRecord, to: &Place) -> Result<(), Fault> {
        let draft = self.text(found.file)?;
        if draft.stands(found.index, to) {
            return Ok(());
        }
        self.movable(found)?;
        let draft = self.text(found.file)?;
        let (text, held) = draft.taken(found.index);
        draft.remove(found.index);
        draft.insert(draft.spot(to), text, held);
        Ok(())
    }

    fn insert(
        &mut self,
        file: DataFile,
        to: &Place,
        text: String,
        item: Record,
    ) -> Result<(), Fault> {
        self.inserted.insert(item.id().clone());
        let draft = self.text(file)?;
        draft.insert(draft.spot(to), text, PieceItem::new(item));
        Ok(())
    }

    fn give_ids_in(&mut self, file: DataFile) -> Result<(), Fault> {
        for index in self.text(file)?.without_id() {
            if let Some(item) = self.text(file)?.item(index) {
                let found = FoundRecord { file, index, item };
                let text = self.changed(&found, &found.item)?;
                self.text(file)?.replace(index, text, PieceItem::new(found.item));
            }
        }
        Ok(())
    }

    /// The item of the same id and kind as it is now.
    fn find(&mut self, item: &Record) -> Result<FoundRecord, Fault> {
        let missing = || Fault::Missing { title: item.title().to_owned() };
        let id = item.id();
        if !self.knows(id) {
            return Err(missing());
        }
        let home = self.input.folder.index.entries.get(id).map(|spot| spot.file);
        let at_home = match home {
            Some(file) => self.text(file)?.position(id).map(|index| (file, index)),
            None => None,
        };
        let moved = || self.texts.iter().find_map(|(file, text)| Some((*file, text.position(id)?)));
        let (file, index) = at_home.or_else(moved).ok_or_else(missing)?;
        let now =
            self.text(file)?.item(index).filter(|now| RecordKind::of(now) == RecordKind::of(item));
        Ok(FoundRecord { file, index, item: now.ok_or_else(missing)? })
    }

    fn movable(&mut self, found: &FoundRecord) -> Result<(), Fault> {
        if !self.text(found.file)?.is_scattered(found.index) {
            return Ok(());
        }
        let why = "another table is between its parts";
        Err(Fault::Unwieldy { title: found.item.title().to_owned(), why })
    }

    /// The text of a file, if it may be written to.
    fn text(&mut self, file: DataFile) -> Result<&mut DraftText<'a>, Fault> {
        if !self.texts.contains_key(&file) {
            let draft = self.input.opened(file)?;
            self.texts.insert(file, draft);
        }
        Ok(self.texts.get_mut(&file).expect("it was put in above"))
    }

    fn unsound(&self, file: DataFile, why: &str) -> Fault {
        Fault::Unsound { path: self.input.folder.path_of(file), why: why.to_owned() }
    }
}
