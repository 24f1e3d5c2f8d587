//! A change of the log applied to the files as they are now, with whatever others have changed in them since.

mod blocks;

use crate::domain::id::Id;
use crate::store::apply::blocks::InTheWay;
use crate::store::diff::{Bytes, FileDiff, FileEdit, Whole};
use crate::store::document::{Document, ReadOnlyReason};
use crate::store::fault::Fault;
use crate::store::file_state::{New, Texts};
use crate::store::folder::Folder;
use crate::store::log::LoggedChange;
use std::collections::HashMap;

pub(super) use crate::store::apply::blocks::DiffState;

impl Folder {
    /// The files as they will be, without those that are so already.
    pub(in crate::store) fn applied(&self, change: &LoggedChange) -> Result<Texts, Fault> {
        let mut texts = Texts::new();
        for diff in &change.files {
            let new = self.file_applied(&change.name, diff)?;
            let is_new = new.bytes().map(<[u8]>::to_vec) != self.bytes(diff.file);
            texts.extend(is_new.then_some((diff.file, new)));
        }
        match self.doubled(change, &texts) {
            Some(title) => Err(Fault::ChangedSince { name: change.name.clone(), title }),
            None => Ok(texts),
        }
    }

    pub(in crate::store) fn file_applied(&self, name: &str, diff: &FileDiff) -> Result<New, Fault> {
        let since = |InTheWay(title): InTheWay| Fault::ChangedSince {
            name: name.to_owned(),
            title: title.unwrap_or_else(|| diff.file.to_string()),
        };
        match &diff.edit {
            FileEdit::Whole(Whole { new, .. }) => match self.diff_state(diff) {
                DiffState::Unknown => Err(since(InTheWay(None))),
                DiffState::Applied | DiffState::NotApplied => Ok(match new {
                    Some(new) => New::Whole(new.as_slice().to_vec()),
                    None => New::Gone,
                }),
            },
            FileEdit::Blocks(blocks) => {
                let absent = Document::default();
                let now = match self.writable(diff)? {
                    None if blocks.made => &absent,
                    now => now.ok_or_else(|| since(InTheWay(None)))?,
                };
                let new = blocks::applied(diff.file, now, blocks).map_err(since)?;
                Ok(new.map_or(New::Gone, New::Text))
            }
        }
    }

    pub(in crate::store) fn diff_state(&self, diff: &FileDiff) -> DiffState {
        match &diff.edit {
            FileEdit::Whole(Whole { old, new }) => {
                let now = self.bytes_on_disk(diff.file);
                let is =
                    |side: &Option<Bytes>| now.as_deref() == side.as_ref().map(Bytes::as_slice);
                match (is(new), is(old)) {
                    (true, _) => DiffState::Applied,
                    (false, true) => DiffState::NotApplied,
                    (false, false) => DiffState::Unknown,
                }
            }
            FileEdit::Blocks(blocks) => match self.states.get(&diff.file) {
                Some(state) if !state.trouble.is_empty() => DiffState::Unknown,
                state => blocks::state(state.and_then(|state| state.document.as_ref()), blocks),
            },
        }
    }

    /// A file that may be written to; `None` if it is absent, or its items cannot be found in it.
    fn writable(&self, diff: &FileDiff) -> Result<Option<&Document>, Fault> {
        let Some(state) = self.states.get(&diff.file) else {
            return Ok(None);
        };
        state.understood()?;
        match state.document.as_ref().map(|d| (d, &d.read_only)) {
            Some((document, None)) => Ok(Some(document)),
            Some((_, Some(ReadOnlyReason::Newer(found)))) => {
                Err(Fault::NewerFormat { path: self.path_of(diff.file), found: *found })
            }
            Some((_, Some(ReadOnlyReason::Inline | ReadOnlyReason::Odd))) | None => Ok(None),
        }
    }

    /// The title of an item that the change would double. One that was there more than once before the change does not count.
    fn doubled(&self, change: &LoggedChange, texts: &Texts) -> Option<String> {
        let mut gained: HashMap<&Id, isize> = HashMap::new();
        let mut there: HashMap<&Id, (usize, &str)> = HashMap::new();
        for (file, new) in texts {
            let New::Text(new) = new else { continue };
            let old = self.states.get(file).and_then(|state| state.document.as_ref());
            for entry in old.iter().flat_map(|old| &old.entries) {
                entry.id.iter().for_each(|id| *gained.entry(id).or_default() -= 1);
            }
            for entry in &new.entries {
                let Some(id) = &entry.id else { continue };
                let title = entry.item.as_ref().map_or("", |item| item.title());
                *gained.entry(id).or_default() += 1;
                there.entry(id).or_insert((0, title)).0 += 1;
            }
        }
        let elsewhere = |id: &Id| {
            let file = self.index.entries.get(id).map(|spot| spot.file);
            file.is_some_and(|file| change.files.iter().all(|diff| diff.file != file))
        };
        let before = |id: &Id| change.doubled.iter().any(|doubled| doubled == id.as_str());
        let mut doubled = there.into_iter().filter(|(id, (count, _))| {
            let is_more = gained.get(id).is_some_and(|gained| *gained > 0);
            is_more && (*count > 1 || elsewhere(id)) && !before(id)
        });
        doubled.next().map(|(_, (_, title))| title.to_owned())
    }
}

#[cfg(test)]
mod tests;
