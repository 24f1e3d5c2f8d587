//! A file taken apart after a change to a few of its items, without reading the others again.
//!
//! TOML begins afresh at every line outside of brackets and texts, and items do not know of each other. So where a text is
//! put together of whole lines, some old and some new, only the new ones have to be read.

use crate::domain::record::Record;
use crate::store::document::layout::Layout;
use crate::store::document::{DecodedEntry, Document, FileEntry};
use crate::store::tree::Value;
use std::ops::Range;

/// A part of a new text, from the start of a line to the end of one.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::store) enum TextPart<'a> {
    /// Those bytes of the old text, with the entries in them.
    Old(Range<usize>, Range<usize>),
    /// One item, with the record that it is meant to say, or blank lines.
    New(&'a str, Option<&'a Record>),
}

impl Document {
    /// The result of `parse` for the text of those parts; `None` where the parts alone do not decide it, and the whole text
    /// has to be read.
    pub(crate) fn joined(&self, parts: &[TextPart]) -> Option<Document> {
        let plain = self.diagnostics.is_empty()
            && self.slips.is_empty()
            && self.inline.is_empty()
            && self.read_only.is_none()
            && self.older.is_none();
        let headed = matches!(parts.first(), Some(TextPart::Old(range, _)) if range.start == 0);
        if !plain || !headed || self.entries.iter().any(|e| e.is_scattered) {
            return None;
        }
        let length = parts.iter().map(|part| self.text_of(part).len()).sum();
        let mut whole = Document { text: String::with_capacity(length), ..Document::default() };
        for part in parts {
            if !whole.text.is_empty()
                && !whole.text.ends_with('\n')
                && !self.text_of(part).is_empty()
            {
                return None;
            }
            match part {
                TextPart::Old(range, entries) => whole.take_old(self, range, entries),
                TextPart::New(text, _) if text.trim().is_empty() => whole.text.push_str(text),
                TextPart::New(text, meant) => whole.take_new(text, *meant)?,
            }
        }
        whole.lay_out();
        Some(whole)
    }

    fn text_of<'a>(&'a self, part: &TextPart<'a>) -> &'a str {
        match part {
            TextPart::Old(range, _) => &self.text[range.clone()],
            TextPart::New(text, _) => text,
        }
    }

    fn take_old(&mut self, old: &Document, range: &Range<usize>, entries: &Range<usize>) {
        self.layout.take_in(&old.layout, range, self.text.len());
        self.text.push_str(&old.text[range.clone()]);
        self.entries.extend_from_slice(&old.entries[entries.clone()]);
    }

    /// Takes in a text that is one whole item and nothing else. If it says what is meant, that very record is taken: of an
    /// import each would be there twice.
    fn take_new(&mut self, text: &str, meant: Option<&Record>) -> Option<()> {
        let mut read = Vec::new();
        let tree = DecodedEntry::each(text, text, &mut read).ok()?;
        let alone = tree.unread.is_empty()
            && matches!(&tree.root.entries[..], [(_, node)] if matches!(node.value, Value::Tables(_)));
        let reading = read.pop().filter(|r| alone && read.is_empty() && r.diagnostic.is_none())?;
        let layout = Layout::of(&tree);
        self.layout.take_in(&layout, &(0..text.len()), self.text.len());
        self.text.push_str(text);
        self.entries.push(FileEntry {
            at: 0,
            block: 0..0,
            is_scattered: false,
            item: meant
                .filter(|meant| reading.item.as_ref() == Some(meant))
                .cloned()
                .or(reading.item),
            id: reading.id,
        });
        Some(())
    }

    /// Sets the place of every entry.
    fn lay_out(&mut self) {
        let stretches = self.layout.stretches(&self.text);
        for (entry, stretch) in self.entries.iter_mut().zip(stretches) {
            (entry.at, entry.block) = (stretch.at, stretch.range);
        }
    }
}
