//! The text of a file as segments: gap, block, gap, …, gap.

use crate::store::document::{Document, FileEntry, without_end};
use std::ops::Range;

/// A file's text as segments, and the keys of its blocks.
pub(in crate::store) struct Segments<'a> {
    pub(crate) texts: Vec<&'a str>,
    /// The id that is written in each block, if there is one.
    ids: Vec<Option<&'a str>>,
}

impl<'a> Segments<'a> {
    pub(crate) fn of(document: &'a Document) -> Segments<'a> {
        let (text, mut done) = (document.text.as_str(), 0);
        let mut texts = Vec::with_capacity(document.entries.len() * 2 + 1);
        for entry in &document.entries {
            let block = without_end(&text[entry.block.clone()]);
            texts.push(&text[done..entry.block.start]);
            texts.push(block);
            done = entry.block.start + block.len();
        }
        texts.push(&text[done..]);
        let id = |entry: &'a FileEntry| entry.id.as_ref().map(|id| id.as_str());
        Segments { texts, ids: document.entries.iter().map(id).collect() }
    }

    /// The number of blocks.
    pub(crate) fn count(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn blocks(&self) -> Vec<&'a str> {
        self.texts.iter().skip(1).step_by(2).copied().collect()
    }

    /// Those blocks and the gaps around them.
    pub(crate) fn stretch(&self, blocks: Range<usize>) -> &[&'a str] {
        &self.texts[2 * blocks.start..=2 * blocks.end]
    }

    /// The key of a block: its id, or else its text.
    pub(crate) fn key(&self, block: usize) -> Option<&'a str> {
        let id = self.ids.get(block)?;
        Some(id.unwrap_or(self.texts[2 * block + 1]))
    }

    /// The key of the block before that one.
    pub(crate) fn key_before(&self, block: usize) -> Option<&'a str> {
        self.key(block.checked_sub(1)?)
    }
}
