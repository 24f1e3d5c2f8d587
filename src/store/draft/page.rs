//! The text of one file in pieces, items and what lies between them, while a change is worked out.

use crate::domain::change::Place;
use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::codec::{Kind, with_id};
use crate::store::document::{Document, Part, Shape};
use crate::store::draft::blank::{
    ends_blank, is_comment, leading_blank, with_newline, without_trailing_blank,
};
use crate::store::draft::first_line;
use crate::store::draft::piece::{Held, Piece};
use crate::store::flaw::Flaw;
use crate::store::splice::{AROUND, Splice, head, tail};
use std::ops::Range;

/// A file's text in pieces.
#[derive(Debug)]
pub(super) struct Page<'a> {
    home: DataFile,
    pieces: Vec<Piece<'a>>,
    pub(crate) newline: &'static str,
    /// The file that it started out from; `None` if it is to be made.
    old: Option<&'a Document>,
    changed: bool,
}

impl<'a> Page<'a> {
    /// A file that is to be made.
    pub(crate) fn made(home: DataFile) -> Page<'a> {
        let pieces = vec![Piece::new(first_line("\n"), None)];
        Page { home, pieces, newline: "\n", old: None, changed: false }
    }

    /// A file as it is; `ids` are those that its entries go by.
    pub(crate) fn opened(
        home: DataFile,
        document: &'a Document,
        ids: Option<&Vec<Option<Id>>>,
    ) -> Page<'a> {
        let mut pieces = Vec::with_capacity(document.entries.len() * 2 + 1);
        let mut done = 0;
        for (index, entry) in document.entries.iter().enumerate() {
            let held = Held {
                id: ids.and_then(|ids| ids.get(index).cloned().flatten()),
                item: entry.item.clone(),
                written: entry.id.is_some(),
                shape: entry.shape,
                entry: Some(index),
            };
            let (text, block) = (&document.text, entry.block.clone());
            pieces.push(Piece::old(text, done..block.start, None));
            pieces.push(Piece::old(text, block, Some(held)));
            done = entry.block.end;
        }
        pieces.push(Piece::old(&document.text, done..document.text.len(), None));
        Page { home, pieces, newline: document.newline(), old: Some(document), changed: false }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|p| &*p.text).collect()
    }

    /// Whether the text is what it started out from.
    pub(crate) fn is_as_before(&self) -> bool {
        let old = self.old.map(|document| document.text.as_str());
        !self.changed || old.is_some_and(|old| old == self.text())
    }

    /// The new text taken apart.
    pub(crate) fn parsed(&self) -> Result<Document, Flaw> {
        let kinds = Kind::within(self.home);
        let joined = self.old.and_then(|old| old.joined(kinds, &self.parts()));
        let whole = || Document::parse(kinds, self.text());
        match joined {
            Some(document) => {
                debug_assert!(whole().is_ok_and(|whole| whole == document), "as if read whole");
                Ok(document)
            }
            None => whole().map_err(|(flaw, _)| flaw),
        }
    }

    /// The new text as parts of the old and what is new.
    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts: Vec<Part> = Vec::new();
        for piece in self.pieces.iter().filter(|p| !p.text.is_empty()) {
            let Some(range) = piece.old_range() else {
                parts.push(Part::New(&piece.text));
                continue;
            };
            let entry = piece.held.as_ref().and_then(|h| h.entry);
            match parts.last_mut() {
                Some(Part::Old(before, entries)) if before.end == range.start => {
                    before.end = range.end;
                    entries.end += usize::from(entry.is_some());
                }
                _ => {
                    let first = entry.unwrap_or_else(|| self.entries_before(range.start));
                    parts.push(Part::Old(range, first..first + usize::from(entry.is_some())));
                }
            }
        }
        parts
    }

    fn entries_before(&self, at: usize) -> usize {
        let entries = self.old.map_or(&[][..], |document| &document.entries);
        entries.partition_point(|entry| entry.block.end <= at)
    }

    /// What is known of each item, in order.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Held> {
        self.pieces.iter().filter_map(|p| p.held.as_ref())
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.changed
    }

    pub(crate) fn position(&self, id: &Id) -> Option<usize> {
        self.pieces.iter().position(|p| p.held.as_ref().is_some_and(|h| h.id.as_ref() == Some(id)))
    }

    pub(crate) fn position_of_entry(&self, entry: usize) -> Option<usize> {
        self.pieces.iter().position(|p| p.held.as_ref().is_some_and(|h| h.entry == Some(entry)))
    }

    /// The item at `index`, under the id that it goes by.
    pub(crate) fn item(&self, index: usize) -> Option<Record> {
        let held = self.pieces[index].held.as_ref()?;
        let (item, id) = (held.item.as_ref()?, held.id.as_ref()?);
        Some(if item.id() == id { item.clone() } else { with_id(item, id.clone()) })
    }

    pub(crate) fn shape(&self, index: usize) -> Shape {
        self.pieces[index].held.as_ref().map_or(Shape::Block, |h| h.shape)
    }

    pub(crate) fn text_of(&self, index: usize) -> &str {
        &self.pieces[index].text
    }

    /// The items that go by an id that is not written down.
    pub(crate) fn without_id(&self) -> Vec<usize> {
        let lacks = |h: &Held| h.id.is_some() && !h.written && h.shape == Shape::Block;
        (0..self.pieces.len())
            .filter(|i| self.pieces[*i].held.as_ref().is_some_and(lacks))
            .collect()
    }

    /// A copy of an item's text, with its last line ended, and of what is known of it.
    pub(crate) fn taken(&self, index: usize) -> (String, Held) {
        let piece = &self.pieces[index];
        let held = piece.held.clone().expect("an index of an item is of a piece that holds one");
        (piece.text.to_string(), held)
    }

    /// Gives an item another text; `None` if it is the same.
    pub(crate) fn replace(&mut self, index: usize, text: String, item: Record) -> Option<Splice> {
        self.replace_at(self.length(0..index), index, text, item)
    }

    /// Gives each of several items, in order, another text. Where one begins is counted on from the one before: of many,
    /// each would else be counted from the start.
    pub(crate) fn replace_each(&mut self, new: Vec<(usize, String, Record)>) -> Vec<Splice> {
        let (mut at, mut reached) = (0, 0);
        let mut splices = Vec::with_capacity(new.len());
        for (index, text, item) in new {
            at += self.length(reached..index);
            reached = index;
            splices.extend(self.replace_at(at, index, text, item));
        }
        splices
    }

    fn replace_at(
        &mut self,
        at: usize,
        index: usize,
        text: String,
        item: Record,
    ) -> Option<Splice> {
        if self.pieces[index].text == text {
            return None;
        }
        let splice = self.splice_at(at, index..index + 1, text.clone(), item.title());
        let entry = self.pieces[index].held.as_ref().and_then(|h| h.entry);
        let held = Held { entry, ..Held::new(item) };
        self.pieces[index] = Piece::new(text, Some(held));
        Some(splice)
    }

    /// Takes an item away with the blank lines behind it; if it is the last thing, with those before it. What it stood
    /// between must not come to touch: a comment would get another owner.
    pub(crate) fn remove(&mut self, index: usize, title: &str) -> Splice {
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
        let splice = self.splice(first..end, new.clone(), title);
        self.pieces.splice(first..end, [Piece::new(new, None)]);
        splice
    }

    /// What has to stand in place of pieces that go: the first line, if nothing else is left; a blank line, if a comment
    /// would come to stand first of all, where it is about the file.
    fn left_behind(&self, first: usize, end: usize) -> String {
        let bare = |p: &Piece| p.text.trim_start_matches('\u{feff}').trim().is_empty();
        if self.pieces[..first].iter().chain(&self.pieces[end..]).all(bare) {
            return first_line(self.newline);
        }
        let next = self.pieces[end..].iter().find(|p| !p.text.is_empty());
        let comment = next.is_some_and(|p| p.held.is_some() && is_comment(&p.text));
        let blank = comment && self.before(first).trim_start_matches('\u{feff}').is_empty();
        if blank { self.newline.to_owned() } else { String::new() }
    }

    /// Puts an item in at a place; at the end if there is no such place.
    pub(crate) fn insert(&mut self, to: &Place, text: String, held: Held, title: &str) -> Splice {
        let text = self.ended(text);
        let item = |p: &Piece| p.held.as_ref().is_some_and(|h| h.id.is_some());
        let place = match to {
            Place::First => self.pieces.iter().position(item).map(|at| (at, self.newline)),
            Place::After(id) => self.position(id).map(|at| (at + 1, "")),
            Place::Kept | Place::Last => None,
        };
        let (at, behind) = place.unwrap_or((self.pieces.len(), ""));
        let before = self.gap_before(at, behind.is_empty() || is_comment(&text));
        let splice = self.splice(at..at, format!("{before}{text}{behind}"), title);
        let new = [
            Piece::new(before, None),
            Piece::new(text, Some(held)),
            Piece::new(behind.to_owned(), None),
        ];
        self.pieces.splice(at..at, new);
        splice
    }

    /// An item's text with its lines ended as this file has them.
    fn ended(&self, mut text: String) -> String {
        if !text.ends_with('\n') {
            text.push_str(self.newline);
        }
        if self.newline == "\n" { text } else { with_newline(&text, self.newline) }
    }

    /// Whether the item at `index` stands at that place.
    pub(crate) fn stands(&self, index: usize, to: &Place) -> bool {
        let item = |p: &&Piece| p.held.as_ref().is_some_and(|h| h.id.is_some());
        let id = |p: &Piece| p.held.as_ref().and_then(|h| h.id.clone());
        let before = self.pieces[..index].iter().rev().find(item).and_then(id);
        let last = !self.pieces[index + 1..].iter().any(|p| item(&p));
        match to {
            Place::Kept => true,
            Place::First => before.is_none(),
            Place::After(other) if self.position(other).is_some() => before.as_ref() == Some(other),
            Place::After(_) | Place::Last => last,
        }
    }

    /// What it takes for an item put in at `index` to begin on a line of its own, after a blank one if `apart`.
    fn gap_before(&self, index: usize, apart: bool) -> String {
        let before = self.before(index);
        let ended = before.is_empty() || before == "\u{feff}" || before.ends_with('\n');
        let blank = if before.trim_start_matches('\u{feff}').is_empty() {
            // Nothing before it: only a comment has to be kept from being about the file.
            apart && index + 1 < self.pieces.len()
        } else {
            apart && !self.is_blank_before(index)
        };
        self.newline.repeat(usize::from(!ended) + usize::from(blank))
    }

    /// Whether the line before a piece is blank, or there is none.
    fn is_blank_before(&self, index: usize) -> bool {
        ends_blank(&self.before(index))
    }

    /// Splits a piece between items in two.
    fn split(&mut self, index: usize, at: usize) {
        let parts = self.pieces[index].split(at);
        self.pieces.splice(index..=index, parts);
    }

    /// How many bytes those pieces have.
    fn length(&self, range: Range<usize>) -> usize {
        self.pieces[range].iter().map(|p| p.text.len()).sum()
    }

    fn splice(&mut self, range: Range<usize>, new: String, title: &str) -> Splice {
        self.splice_at(self.length(0..range.start), range, new, title)
    }

    fn splice_at(&mut self, at: usize, range: Range<usize>, new: String, title: &str) -> Splice {
        self.changed = true;
        Splice {
            home: self.home.to_string(),
            at,
            old: self.pieces[range.clone()].iter().map(|p| &*p.text).collect(),
            new,
            before: self.before(range.start),
            behind: self.behind(range.end),
            title: title.to_owned(),
            minor: false,
        }
    }

    fn before(&self, index: usize) -> String {
        let mut text = String::new();
        for piece in self.pieces[..index].iter().rev() {
            text.insert_str(0, tail(&piece.text));
            if tail(&piece.text).len() < piece.text.len() || text.len() >= AROUND {
                break;
            }
        }
        tail(&text).to_owned()
    }

    fn behind(&self, index: usize) -> String {
        let mut text = String::new();
        for piece in &self.pieces[index..] {
            text.push_str(head(&piece.text));
            if head(&piece.text).len() < piece.text.len() || text.len() >= AROUND {
                break;
            }
        }
        head(&text).to_owned()
    }
}
