//! The text of one file in pieces, the items and what lies between them, while a change to it is worked out.

use crate::domain::change::Place;
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::codec::with_id;
use crate::store::diagnostic::Diagnostic;
use crate::store::diff::FileDiff;
use crate::store::document::{Document, TextPart, first_line, without_end};
use crate::store::draft::blank::{
    ends_blank, is_comment, leading_blank, with_newline, without_trailing_blank,
};
use crate::store::draft::piece::{DraftPiece, PieceItem};
use std::cell::Cell;

/// The place of a new item, by the index of a piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum InsertAt {
    Before(usize),
    Behind(usize),
    Last,
}

/// A file's text in pieces.
#[derive(Debug)]
pub(in crate::store) struct DraftText<'a> {
    file: DataFile,
    pieces: Vec<DraftPiece<'a>>,
    pub(crate) newline: &'static str,
    /// The file at the start; `None` if it is to be made.
    old: Option<&'a Document>,
    /// The text without the items that did not count, if there were any: the change begins from it.
    tidied: Option<String>,
    changed: bool,
    last_found: Cell<usize>,
}

impl<'a> DraftText<'a> {
    /// A file that is to be made.
    pub(crate) fn made(file: DataFile) -> DraftText<'a> {
        let pieces = vec![DraftPiece::first(first_line("\n"))];
        DraftText::of(file, pieces, "\n", None)
    }

    /// A file as it is; `ids` are those of its entries in the index.
    pub(crate) fn opened(
        file: DataFile,
        document: &'a Document,
        ids: Option<&Vec<Option<Id>>>,
    ) -> DraftText<'a> {
        let mut pieces = Vec::with_capacity(document.entries.len() * 2 + 1);
        let mut done = 0;
        for (index, entry) in document.entries.iter().enumerate() {
            let held = PieceItem {
                id: ids.and_then(|ids| ids.get(index).cloned().flatten()),
                item: entry.item.clone(),
                written: entry.id.is_some(),
                is_scattered: entry.is_scattered,
                entry: Some(index),
            };
            let (text, block) = (&document.text, entry.block.clone());
            pieces.push(DraftPiece::old(text, done..block.start, None));
            pieces.push(DraftPiece::old(text, block, Some(held)));
            done = entry.block.end;
        }
        pieces.push(DraftPiece::old(&document.text, done..document.text.len(), None));
        DraftText::of(file, pieces, document.newline(), Some(document))
    }

    fn of(
        file: DataFile,
        pieces: Vec<DraftPiece<'a>>,
        newline: &'static str,
        old: Option<&'a Document>,
    ) -> DraftText<'a> {
        let last_found = Cell::new(0);
        DraftText { file, pieces, newline, old, tidied: None, changed: false, last_found }
    }

    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|p| &*p.text).collect()
    }

    pub(crate) fn is_as_before(&self) -> bool {
        let old = self.old.map(|document| document.text.as_str());
        let untouched = !self.changed && self.tidied.is_none();
        untouched || old.is_some_and(|old| old == self.text())
    }

    /// Takes the current text as that from which the change begins.
    pub(crate) fn tidy(&mut self) {
        if std::mem::take(&mut self.changed) {
            self.tidied = Some(self.text());
        }
    }

    /// The change, if `new` is the parsed text. The pieces go first: those of an import are as large as its file.
    pub(crate) fn into_diff(self, new: &Document) -> Result<FileDiff, Diagnostic> {
        let DraftText { file, old, tidied, pieces, .. } = self;
        drop(pieces);
        let tidied = tidied.map(Document::parse);
        let tidied = tidied.transpose().map_err(|(diagnostic, _)| diagnostic)?;
        Ok(FileDiff::of(file, tidied.as_ref().or(old), new))
    }

    pub(crate) fn parsed(&self) -> Result<Document, Diagnostic> {
        let whole = || Document::parse(self.text());
        let made = || Document::parse(first_line("\n")).ok();
        let joined = match self.old {
            Some(old) => old.joined(&self.parts()),
            None => made().and_then(|made| made.joined(&self.parts())),
        };
        match joined {
            Some(document) => {
                debug_assert!(whole().is_ok_and(|whole| whole == document), "as if read whole");
                Ok(document)
            }
            None => whole().map_err(|(diagnostic, _)| diagnostic),
        }
    }

    /// The new text as parts of the old and new ones.
    fn parts(&self) -> Vec<TextPart<'_>> {
        let mut parts: Vec<TextPart> = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces.iter().filter(|p| !p.text.is_empty()) {
            let Some(range) = piece.old_range() else {
                let meant = piece.held.as_ref().and_then(|held| held.item.as_ref());
                parts.push(TextPart::New(&piece.text, meant));
                continue;
            };
            let entry = piece.held.as_ref().and_then(|h| h.entry);
            match parts.last_mut() {
                Some(TextPart::Old(before, entries)) if before.end == range.start => {
                    before.end = range.end;
                    entries.end += usize::from(entry.is_some());
                }
                _ => {
                    let first = entry.unwrap_or_else(|| self.entries_before(range.start));
                    parts.push(TextPart::Old(range, first..first + usize::from(entry.is_some())));
                }
            }
        }
        parts
    }

    fn entries_before(&self, at: usize) -> usize {
        let entries = self.old.map_or(&[][..], |document| &document.entries);
        entries.partition_point(|entry| entry.block.end <= at)
    }

    /// True if the parsed text holds every item as it was meant.
    pub(crate) fn agrees_with(&self, parsed: &Document) -> bool {
        let meant = self.pieces.iter().filter_map(|p| p.held.as_ref()).map(|h| h.item.as_ref());
        parsed.read_only.is_none() && meant.eq(parsed.entries.iter().map(|e| e.item.as_ref()))
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.changed
    }

    /// The piece with the item of that id. A change names its items mostly in the order of the file, so the search goes on
    /// from the last one.
    pub(crate) fn position(&self, id: &Id) -> Option<usize> {
        let is_it = |p: &DraftPiece| p.held.as_ref().is_some_and(|h| h.id.as_ref() == Some(id));
        let last = self.last_found.get().min(self.pieces.len());
        let (above, below) = self.pieces.split_at(last);
        let found = below.iter().position(is_it).map(|at| last + at);
        let found = found.or_else(|| above.iter().position(is_it));
        found.inspect(|at| self.last_found.set(*at))
    }

    /// The piece with that block, with or without the end of its last line.
    pub(crate) fn position_of(&self, block: &str) -> Option<usize> {
        let is_it = |p: &DraftPiece| p.held.is_some() && without_end(&p.text) == block;
        self.pieces.iter().position(is_it)
    }

    /// The piece with the item of that id, or else with that block.
    pub(crate) fn position_of_key(&self, key: &str) -> Option<usize> {
        let by_id = Id::parse(key).and_then(|id| self.position(&id));
        by_id.or_else(|| self.position_of(key))
    }

    pub(crate) fn first(&self) -> Option<usize> {
        self.pieces.iter().position(|p| p.held.is_some())
    }

    pub(crate) fn position_of_entry(&self, entry: usize) -> Option<usize> {
        self.pieces.iter().position(|p| p.held.as_ref().is_some_and(|h| h.entry == Some(entry)))
    }

    /// The item at `index`, under its id in the index.
    pub(crate) fn item(&self, index: usize) -> Option<Record> {
        let held = self.pieces[index].held.as_ref()?;
        let (item, id) = (held.item.as_ref()?, held.id.as_ref()?);
        Some(with_id(item.clone(), id.clone()))
    }

    pub(crate) fn is_scattered(&self, index: usize) -> bool {
        self.pieces[index].held.as_ref().is_some_and(|h| h.is_scattered)
    }

    pub(crate) fn text_of(&self, index: usize) -> &str {
        &self.pieces[index].text
    }

    /// The items whose ids are not written down.
    pub(crate) fn without_id(&self) -> Vec<usize> {
        let lacks = |h: &PieceItem| h.id.is_some() && !h.written && !h.is_scattered;
        (0..self.pieces.len())
            .filter(|i| self.pieces[*i].held.as_deref().is_some_and(lacks))
            .collect()
    }

    /// A copy of an item's text, and of what is known of it.
    pub(crate) fn taken(&self, index: usize) -> (String, PieceItem) {
        let piece = &self.pieces[index];
        let held = piece.held.clone().expect("an index of an item is of a piece that holds one");
        (piece.text.to_string(), *held)
    }

    /// A block with its last line ended as that of the item at `index` is.
    pub(crate) fn ended_as(&self, index: usize, block: &str) -> String {
        let text = &self.pieces[index].text;
        format!("{block}{}", &text[without_end(text).len()..])
    }

    pub(crate) fn replace(&mut self, index: usize, text: String, item: PieceItem) {
        if self.pieces[index].text != text {
            let entry = self.pieces[index].held.as_ref().and_then(|h| h.entry);
            self.pieces[index] = DraftPiece::new(text, Some(PieceItem { entry, ..item }));
            self.changed = true;
        }
    }

    /// Removes an item with the blank lines behind it; if it is the last, with those before it. Its neighbours must not touch:
    /// a comment would get another owner.
    pub(crate) fn remove(&mut self, index: usize) {
        let (first, mut end) = (index, index + 1);
        if self.pieces.get(end).is_some_and(|p| p.held.is_none()) && self.is_blank_before(index) {
            let blank = leading_blank(&self.pieces[end].text);
            self.split(end, blank);
            end += 1;
        }
        let nothing_left = self.pieces[end..].iter().all(|p| p.text.is_empty());
        if nothing_left && first > 0 && self.pieces[first - 1].held.is_none() {
            let kept = without_trailing_blank(&self.pieces[first - 1].text);
            self.split(first - 1, kept);
            end += 1;
        }
        let new = self.left_behind(first, end);
        // Of thousands that are removed, not every one leaves an empty piece that the next has to look past.
        let is_empty = |p: &&DraftPiece| p.held.is_none() && p.text.is_empty();
        let above = self.pieces[..first].iter().rev().take_while(is_empty).count();
        let below = self.pieces[end..].iter().take_while(is_empty).count();
        self.pieces.splice(first - above..end + below, [DraftPiece::new(new, None)]);
        self.changed = true;
    }

    /// The text in place of removed pieces: the first line, if nothing else is left; a blank line, if a comment would be at the
    /// start, where it is about the file.
    fn left_behind(&self, first: usize, end: usize) -> String {
        let bare = |p: &DraftPiece| p.text.trim_start_matches('\u{feff}').trim().is_empty();
        if self.pieces[..first].iter().chain(&self.pieces[end..]).all(bare) {
            return first_line(self.newline);
        }
        let next = self.pieces[end..].iter().find(|p| !p.text.is_empty());
        let comment = next.is_some_and(|p| p.held.is_some() && is_comment(&p.text));
        let blank = comment && self.before(first).trim_start_matches('\u{feff}').is_empty();
        if blank { self.newline.to_owned() } else { String::new() }
    }

    /// The place of an item; the end if there is no such place.
    pub(crate) fn spot(&self, to: &Place) -> InsertAt {
        let item = |p: &DraftPiece| p.held.as_ref().is_some_and(|h| h.id.is_some());
        match to {
            Place::First => {
                self.pieces.iter().position(item).map_or(InsertAt::Last, InsertAt::Before)
            }
            Place::After(id) => self.position(id).map_or(InsertAt::Last, InsertAt::Behind),
            Place::Kept | Place::Last => InsertAt::Last,
        }
    }

    pub(crate) fn insert(&mut self, spot: InsertAt, text: String, held: PieceItem) {
        let text = self.ended(text);
        let (at, behind) = match spot {
            InsertAt::Before(at) => (at, self.newline),
            InsertAt::Behind(at) => (at + 1, ""),
            InsertAt::Last => (self.pieces.len(), ""),
        };
        let before = self.gap_before(at, behind.is_empty() || is_comment(&text));
        let new = [
            DraftPiece::new(before, None),
            DraftPiece::new(text, Some(held)),
            DraftPiece::new(behind.to_owned(), None),
        ];
        // An import has thousands, and most have nothing behind them.
        let new = new.into_iter().filter(|piece| piece.held.is_some() || !piece.text.is_empty());
        self.pieces.splice(at..at, new);
        self.changed = true;
    }

    /// An item's text with its lines ended as this file has them.
    fn ended(&self, mut text: String) -> String {
        if !text.ends_with('\n') {
            text.push_str(self.newline);
        }
        if self.newline == "\n" { text } else { with_newline(&text, self.newline) }
    }

    pub(crate) fn stands(&self, index: usize, to: &Place) -> bool {
        let item = |p: &&DraftPiece| p.held.as_ref().is_some_and(|h| h.id.is_some());
        let id = |p: &DraftPiece| p.held.as_ref().and_then(|h| h.id.clone());
        let before = self.pieces[..index].iter().rev().find(item).and_then(id);
        let last = !self.pieces[index + 1..].iter().any(|p| item(&p));
        match to {
            Place::Kept => true,
            Place::First => before.is_none(),
            Place::After(other) if self.position(other).is_some() => before.as_ref() == Some(other),
            Place::After(_) | Place::Last => last,
        }
    }

    /// The line breaks before an item at `index`, so that it begins on a line of its own, after a blank one if `apart`.
    fn gap_before(&self, index: usize, apart: bool) -> String {
        let before = self.before(index);
        let ended = before.is_empty() || before == "\u{feff}" || before.ends_with('\n');
        let blank = if before.trim_start_matches('\u{feff}').is_empty() {
            // Nothing is before it: only a comment must not become one about the file.
            apart && index + 1 < self.pieces.len()
        } else {
            apart && !self.is_blank_before(index)
        };
        self.newline.repeat(usize::from(!ended) + usize::from(blank))
    }

    /// True if the line before a piece is blank, or there is none.
    fn is_blank_before(&self, index: usize) -> bool {
        ends_blank(&self.before(index))
    }

    /// Splits a gap in two.
    fn split(&mut self, index: usize, at: usize) {
        let parts = self.pieces[index].split(at);
        self.pieces.splice(index..=index, parts);
    }

    /// The end of the text before a piece, two lines at least.
    fn before(&self, index: usize) -> String {
        let mut text = String::new();
        for piece in self.pieces[..index].iter().rev() {
            text.insert_str(0, &piece.text);
            if text.bytes().filter(|b| *b == b'\n').count() > 2 {
                break;
            }
        }
        text
    }
}
