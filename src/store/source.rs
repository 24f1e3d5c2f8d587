//! An item's own text, for an editor, and back.

use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::block;
use crate::store::codec::{RecordKind, with_id};
use crate::store::diagnostic::LineIndex;
use crate::store::document::{Document, newline};
use crate::store::draft::all_with_newline;
use crate::store::fault::Fault;
use crate::store::save::ChangeMeta;
use crate::store::{Saved, SourceText, Store, Write, Years};

impl Store {
    /// The text of an item, read anew.
    ///
    /// # Errors
    /// `Missing` if there is no such item, `Unwieldy` if it has no text of its own.
    pub fn source(&mut self, id: &Id) -> Result<SourceText, Fault> {
        self.refresh(&Years::Summaries)?;
        self.refresh_for(id)?;
        let (document, entry, _) = self.folder.find(id)?;
        let line = LineIndex::of(&document.text).position(entry.at).line;
        let text = document.text[entry.block.clone()].to_owned();
        let path = self
            .folder
            .index
            .entries
            .get(id)
            .map(|spot| self.folder.path_of(spot.file))
            .unwrap_or_default();
        Ok(SourceText { path, line, text })
    }

    /// Puts `new` in place of an item's own text, if that still is `old`. It must be one item of the same kind; an id
    /// that was taken away is put back.
    ///
    /// # Errors
    /// `Changed` if the text is another by now, `Unfit` if the new one will not do.
    pub fn replace_source(
        &mut self,
        now: Moment,
        write: Write,
        id: &Id,
        old: &str,
        new: &str,
    ) -> Result<Saved, Fault> {
        let _lock = self.lock(write)?;
        self.recover(write)?;
        self.refresh(&Years::Summaries)?;
        self.refresh_for(id)?;
        let (document, entry, item) = self.folder.find(id)?;
        let (kind, before, newline) = (RecordKind::of(&item), item, newline(&document.text));
        if document.text[entry.block.clone()] != *old {
            return Err(Fault::Changed { title: before.title().to_owned(), field: "text".into() });
        }
        let new = &ended_as(old, new);
        let same = trimmed(new, newline) == old || new == old;
        let after = fitted(&trimmed(new, newline), kind, &before, now)?;
        self.refresh_files(std::iter::once(after.1.file()))?;
        let name = format!("edit, {}", after.1.title());
        self.carry_out(now, write, ChangeMeta::named(&name), &mut |draft| {
            let (text, item) = after.clone();
            if same { Ok(()) } else { draft.rewrite(&before, text, item) }
        })
    }
}

/// The edited text with its lines ended as those of the old one, where those all end alike.
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
    let parsed = Document::parse(&[kind], text.to_owned());
    let parsed = parsed.map_err(|(diagnostic, text)| unfit(said(&diagnostic, &text)))?;
    if let Some(diagnostic) = parsed.diagnostics.first() {
        return Err(unfit(said(diagnostic, text)));
    }
    let [entry] = &parsed.entries[..] else {
        let why =
            format!("it holds {} items under [[{}]], not one", parsed.entries.len(), kind.key());
        return Err(unfit(why));
    };
    if let Some(id) = entry.id.as_ref().filter(|id| *id != before.id()) {
        return Err(unfit(format!(
            "its id is \"{id}\" and was \"{}\"; an id is for good",
            before.id()
        )));
    }
    let read = entry.item.clone().ok_or_else(|| unfit(block::UNUSUAL.to_owned()))?;
    let after = with_id(&read, before.id().clone());
    let after = after.with_modified(Some(now.after(before.modified())));
    let text = block::changed(text, &read, &after, newline(text));
    let text = text.map_err(|why| unfit(why.to_owned()))?;
    let again = Document::parse(&[kind], text.clone()).ok();
    let item = again.and_then(|d| d.entries.into_iter().next()?.item);
    item.map(|item| (text, item)).ok_or_else(|| unfit(block::UNUSUAL.to_owned()))
}

fn said(diagnostic: &crate::store::diagnostic::Diagnostic, text: &str) -> String {
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
