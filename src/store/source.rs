//! An item's own text, for an editor, and back.

use crate::domain::change::{Change, Edit};
use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::block;
use crate::store::codec::{RecordKind, with_id};
use crate::store::diagnostic::{Diagnostic, LineIndex};
use crate::store::document::{Document, FileEntry, newline};
use crate::store::draft::{Draft, all_with_newline};
use crate::store::fault::Fault;
use crate::store::folder::Folder;
use crate::store::outcome::SourceText;

/// An item whose text was edited.
pub(super) struct Replaced {
    before: Record,
    pub(crate) after: Record,
    /// The new text; `None` if it is the old one.
    text: Option<String>,
}

impl Replaced {
    pub(crate) fn change(&self) -> Change {
        let edit = self.text.as_ref().map(|_| Edit::alter(self.before.clone(), self.after.clone()));
        Change::new("edit", self.after.title(), edit.into_iter().collect())
    }

    pub(crate) fn draft(&self, draft: &mut Draft) -> Result<(), Fault> {
        let Some(text) = &self.text else { return Ok(()) };
        draft.rewrite(&self.before, text.clone(), &self.after)
    }
}

pub(super) fn of(folder: &Folder, id: &Id) -> Result<SourceText, Fault> {
    let (document, entry, _) = folder.find(id)?;
    let line = LineIndex::of(&document.text).position(entry.at).line;
    let text = document.text[entry.block.clone()].to_owned();
    let file = folder.index.entries.get(id).map(|found| found.file);
    let path = file.map(|file| folder.path_of(file)).unwrap_or_default();
    Ok(SourceText { path, line, text })
}

/// The item with `new` in place of its text, if that still is `old`.
pub(super) fn replaced(
    folder: &Folder,
    now: Moment,
    id: &Id,
    old: &str,
    new: &str,
) -> Result<Replaced, Fault> {
    let (document, entry, before) = folder.find(id)?;
    if document.text[entry.block.clone()] != *old {
        return Err(Fault::Changed { title: before.title().to_owned(), field: "text".into() });
    }
    let new = &ended_as(old, new);
    let new_trimmed = trimmed(new, newline(&document.text));
    let is_same = new_trimmed == old || new == old;
    let (text, after) = fitted(&new_trimmed, RecordKind::of(&before), &before, now)?;
    Ok(Replaced { before, after, text: (!is_same).then_some(text) })
}

/// The edited text with the line breaks of the old one, where those are all the same.
fn ended_as(old: &str, new: &str) -> String {
    let end = newline(old);
    match all_with_newline(old, end) == old {
        true => all_with_newline(new, end),
        false => new.to_owned(),
    }
}

/// The edited text with its id and a new `modified`, and the item that it is.
fn fitted(
    text: &str,
    kind: RecordKind,
    before: &Record,
    now: Moment,
) -> Result<(String, Record), Fault> {
    let unfit = |why: String| Fault::Unfit { why };
    let parsed = Document::parse(text.to_owned());
    let parsed = parsed.map_err(|(diagnostic, text)| unfit(message(&diagnostic, &text)))?;
    if let Some(diagnostic) = parsed.diagnostics.first() {
        return Err(unfit(message(diagnostic, text)));
    }
    let is_kind = |item: &Record| RecordKind::of(item) == kind;
    let entries = parsed.entries.iter();
    let entries: Vec<&FileEntry> =
        entries.filter(|entry| entry.item.as_ref().is_some_and(is_kind)).collect();
    let [entry] = entries[..] else {
        let key = kind.key();
        return Err(unfit(match entries.len() {
            0 => format!("there is no item under [[{key}]]"),
            several => format!("there are {several} items under [[{key}]] instead of one"),
        }));
    };
    if let Some(id) = entry.id.as_ref().filter(|id| *id != before.id()) {
        return Err(unfit(format!(
            "its id is \"{id}\" and was \"{}\"; an id never changes",
            before.id()
        )));
    }
    let read = entry.item.clone().ok_or_else(|| unfit(block::UNUSUAL.to_owned()))?;
    let after = with_id(read.clone(), before.id().clone());
    let after = after.with_modified(Some(now.after(before.modified())));
    let text = block::changed(text, &read, &after, newline(text));
    let text = text.map_err(|why| unfit(why.to_owned()))?;
    let again = Document::parse(text.clone()).ok();
    let item = again.and_then(|d| d.items().find(|item| item.id() == after.id()).cloned());
    item.map(|item| (text, item)).ok_or_else(|| unfit(block::UNUSUAL.to_owned()))
}

fn message(diagnostic: &Diagnostic, text: &str) -> String {
    match diagnostic.at {
        Some(at) => {
            format!("line {}: {}", LineIndex::of(text).position(at).line, diagnostic.message)
        }
        None => diagnostic.message.clone(),
    }
}

/// The text without blank lines around it, its last line ended.
fn trimmed(text: &str, newline: &str) -> String {
    let lines = text.trim_start_matches(['\n', '\r']).trim_end();
    format!("{lines}{newline}")
}
