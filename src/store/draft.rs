//! A change worked out on the texts, before anything is written.

mod blank;
mod check;
mod ground;
mod page;
mod piece;

use crate::domain::change::{Edit, Place};
use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::block::{self, Task};
use crate::store::codec::diff::{Step, steps};
use crate::store::codec::{Kind, fields, with_id};
use crate::store::document::{Shape, newline};
use crate::store::draft::page::Page;
use crate::store::draft::piece::Held;
use crate::store::fault::Fault;
use crate::store::splice::Splice;
use crate::store::view::spelled_for;
use std::collections::BTreeMap;

pub(super) use crate::store::draft::blank::all_with_newline;
pub(super) use crate::store::draft::check::Proof;
pub(super) use crate::store::draft::ground::{Ground, first_line};

/// The texts that a change touches, as they shall be.
pub(super) struct Draft<'a> {
    ground: Ground<'a>,
    pages: BTreeMap<DataFile, Page<'a>>,
    /// What was done to the texts, in order.
    pub(crate) splices: Vec<Splice>,
    /// The edits as they were done.
    pub(crate) edits: Vec<Edit>,
}

/// Where an item stands in the draft.
struct Found {
    file: DataFile,
    index: usize,
    /// The item as it is now.
    item: Record,
}

impl<'a> Draft<'a> {
    /// A draft in which nothing is changed but what an earlier save left unfinished.
    pub(crate) fn new(ground: Ground<'a>) -> Draft<'a> {
        Draft { ground, pages: BTreeMap::new(), splices: Vec::new(), edits: Vec::new() }
    }

    /// Takes away the entries that do not count, where that is possible. It is no part of the change: undo does not
    /// bring them back.
    pub(crate) fn tidy(&mut self) {
        for spot in &self.ground.view.outdated {
            if let Ok(page) = self.page(spot.file)
                && let Some(index) = page.position_of_entry(spot.entry)
                && page.shape(index) == Shape::Block
            {
                page.remove(index, "");
            }
        }
    }

    /// Carries out one edit.
    pub(crate) fn apply(&mut self, edit: &Edit) -> Result<(), Fault> {
        match (&edit.before, &edit.after) {
            (None, None) => Ok(()),
            (None, Some(after)) => self.add(edit, after),
            (Some(before), None) => self.delete(edit, before),
            (Some(before), Some(after)) => self.alter(edit, before, after),
        }
    }

    /// Puts `text` in place of an item's own text, and the item where it belongs then.
    pub(crate) fn rewrite(
        &mut self,
        before: &Record,
        text: String,
        after: Record,
    ) -> Result<(), Fault> {
        let found = self.find(before)?;
        let done = Edit::alter(before.clone(), after.clone(), Place::Kept);
        self.put(&found, text, &after, &Place::Kept)?;
        self.edits.push(done);
        Ok(())
    }

    /// Writes the ids down that entries without one go by, in the files that are changed anyhow.
    pub(crate) fn give_ids(&mut self) -> Result<(), Fault> {
        let touched: Vec<DataFile> =
            self.pages.iter().filter(|(_, p)| p.is_changed()).map(|(home, _)| *home).collect();
        for home in touched {
            self.give_ids_in(home)?;
        }
        Ok(())
    }

    /// The new texts, found to say what was meant.
    pub(crate) fn proof(self) -> Result<Proof, Fault> {
        check::proof(self.ground, self.pages, self.splices, self.edits)
    }

    fn add(&mut self, edit: &Edit, after: &Record) -> Result<(), Fault> {
        if let Ok(found) = self.find(after)
            && found.item.with_modified(None) == after.with_modified(None)
        {
            self.edits.push(Edit {
                before: Some(found.item.clone()),
                after: Some(found.item),
                ..edit.clone()
            });
            return Ok(());
        }
        let item = with_id(after, self.unused(after));
        let item = item.with_modified(Some(self.ground.now.after(None)));
        self.insert(item.file(), &edit.to, block::fresh(&item), item.clone())?;
        self.edits.push(Edit { after: Some(item), ..edit.clone() });
        Ok(())
    }

    /// The item's id, or another that follows from it where that one is taken.
    fn unused(&self, item: &Record) -> Id {
        let taken = |id: &Id| {
            let here = self.pages.values().any(|p| p.position(id).is_some());
            here || self.ground.view.knows(id) || (self.ground.elsewhere)(id)
        };
        let id = item.id();
        if taken(id) { spelled_for(id.as_str(), 1, taken) } else { id.clone() }
    }

    /// Deleting what is gone already is done already.
    fn delete(&mut self, edit: &Edit, before: &Record) -> Result<(), Fault> {
        let found = match self.find(before) {
            Err(Fault::Missing { .. }) => return Ok(()),
            found => found?,
        };
        self.movable(&found)?;
        let splice = self.page(found.file)?.remove(found.index, found.item.title());
        self.splices.push(splice);
        self.edits.push(Edit { before: Some(found.item), ..edit.clone() });
        Ok(())
    }

    fn alter(&mut self, edit: &Edit, before: &Record, after: &Record) -> Result<(), Fault> {
        let found = self.find(before)?;
        let steps = self.steps(before, after, &found.item)?;
        let moves = before.file() != after.file() && found.file != after.file();
        if steps.is_empty() && !moves {
            self.shift(&found, &edit.to)?;
            self.edits.push(Edit {
                before: Some(found.item.clone()),
                after: Some(found.item),
                ..edit.clone()
            });
            return Ok(());
        }
        self.movable(&found)?;
        let modified = self.ground.now.after(found.item.modified());
        let expected = check::stepped(&found.item, &steps, modified);
        let text = self.changed(&found, &steps, Some(modified))?;
        let after = check::read_back(&text, Kind::of(&found.item), &expected);
        let after = after.ok_or_else(|| {
            self.unsound(found.file, "an item would not read back as it was meant")
        })?;
        self.put(&found, text, &after, &edit.to)?;
        self.edits.push(Edit { before: Some(found.item), after: Some(after), ..edit.clone() });
        Ok(())
    }

    /// What is to be done to an item as it is now. Its state counts as one field, over several keys.
    fn steps(&self, before: &Record, after: &Record, now: &Record) -> Result<Vec<Step>, Fault> {
        let clash =
            |field: &str| Fault::Changed { title: now.title().to_owned(), field: field.to_owned() };
        let state = |item: &Record| item.as_goal().map(|g| g.state.clone());
        let (was, shall, is) = (state(before), state(after), state(now));
        if was != shall && is != was && is != shall {
            return Err(clash("state"));
        }
        steps(&fields(before), &fields(after), &fields(now)).map_err(clash)
    }

    /// The text of a found item with those steps taken.
    fn changed(
        &mut self,
        found: &Found,
        steps: &[Step],
        modified: Option<Moment>,
    ) -> Result<String, Fault> {
        let page = self.page(found.file)?;
        let block = page.text_of(found.index);
        let own = block.contains('\n').then(|| newline(block));
        let (newline, kind) = (own.unwrap_or(page.newline), Kind::of(&found.item));
        let task = Task { kind, id: found.item.id(), steps, modified, newline };
        let title = found.item.title().to_owned();
        block::changed(block, &task).map_err(|why| Fault::Unwieldy { title, why })
    }

    /// Puts the new text of a found item where the item belongs now.
    fn put(
        &mut self,
        found: &Found,
        text: String,
        after: &Record,
        to: &Place,
    ) -> Result<(), Fault> {
        self.movable(found)?;
        if after.file() != found.file {
            let splice = self.page(found.file)?.remove(found.index, after.title());
            let newline = self.page(after.file())?.newline;
            let text = all_with_newline(&text, newline);
            self.insert(after.file(), to, text, after.clone())?;
            self.splices.push(splice);
            return Ok(());
        }
        let page = self.page(found.file)?;
        let splice = page.replace(found.index, text, after.clone());
        self.splices.extend(splice);
        self.shift(&Found { item: after.clone(), ..*found }, to)
    }

    /// Moves an item to another place of its file, unless it stands there.
    fn shift(&mut self, found: &Found, to: &Place) -> Result<(), Fault> {
        let page = self.page(found.file)?;
        if page.stands(found.index, to) {
            return Ok(());
        }
        self.movable(found)?;
        let page = self.page(found.file)?;
        let (text, held) = page.taken(found.index);
        let out = page.remove(found.index, found.item.title());
        let into = page.insert(to, text, held, found.item.title());
        self.splices.extend([out, into]);
        Ok(())
    }

    fn insert(
        &mut self,
        home: DataFile,
        to: &Place,
        text: String,
        item: Record,
    ) -> Result<(), Fault> {
        let title = item.title().to_owned();
        let splice = self.page(home)?.insert(to, text, Held::new(item), &title);
        self.splices.push(splice);
        Ok(())
    }

    fn give_ids_in(&mut self, home: DataFile) -> Result<(), Fault> {
        let mut new = Vec::new();
        for index in self.page(home)?.without_id() {
            let Some(item) = self.page(home)?.item(index) else {
                continue;
            };
            let found = Found { file: home, index, item };
            let text = self.changed(&found, &[], None)?;
            new.push((index, text, found.item));
        }
        let splices = self.page(home)?.replace_each(new);
        let minor = splices.into_iter().map(|s| Splice { minor: true, ..s });
        self.splices.extend(minor);
        Ok(())
    }

    /// The item of the same id and kind as it is now.
    fn find(&mut self, item: &Record) -> Result<Found, Fault> {
        let missing = || Fault::Missing { title: item.title().to_owned() };
        let id = item.id();
        let opened = self.pages.iter().find_map(|(home, page)| Some((*home, page.position(id)?)));
        let (file, index) = match opened {
            Some(found) => found,
            None => {
                let file = self.ground.view.spots.get(id).ok_or_else(missing)?.file;
                let index = self.page(file)?.position(id);
                (file, index.ok_or_else(missing)?)
            }
        };
        let now = self.page(file)?.item(index).filter(|now| Kind::of(now) == Kind::of(item));
        Ok(Found { file, index, item: now.ok_or_else(missing)? })
    }

    fn movable(&mut self, found: &Found) -> Result<(), Fault> {
        match self.page(found.file)?.shape(found.index) {
            Shape::Block => Ok(()),
            Shape::Scattered => {
                let why = "another table stands between its parts";
                Err(Fault::Unwieldy { title: found.item.title().to_owned(), why })
            }
        }
    }

    /// The page of a file, if it may be written to.
    fn page(&mut self, home: DataFile) -> Result<&mut Page<'a>, Fault> {
        if !self.pages.contains_key(&home) {
            let page = self.ground.opened(home)?;
            self.pages.insert(home, page);
        }
        Ok(self.pages.get_mut(&home).expect("it was put in above"))
    }

    fn unsound(&self, home: DataFile, why: &str) -> Fault {
        Fault::Unsound { path: self.ground.folder.join(home.to_string()), why: why.to_owned() }
    }
}
