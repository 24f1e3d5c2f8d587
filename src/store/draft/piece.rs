//! A piece of a file's text, either an item or what lies between two, and what is known of the item.

use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::record::Record;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The record in a piece.
#[derive(Clone, Debug)]
pub(in crate::store) struct PieceItem {
    /// Its id in the index; `None` if it is set aside or does not count.
    pub(crate) id: Option<Id>,
    /// The record as its text says it.
    pub(crate) item: Option<Record>,
    /// True if its text has an id.
    pub(crate) written: bool,
    pub(crate) is_scattered: bool,
    /// Its number among the entries of the file.
    pub(crate) entry: Option<usize>,
}

impl PieceItem {
    pub(crate) fn new(item: Record) -> PieceItem {
        PieceItem {
            id: Some(item.id().clone()),
            item: Some(as_written(item)),
            written: true,
            is_scattered: false,
            entry: None,
        }
    }
}

/// The record with the mark of the focus that its text has, whichever goal has the focus.
fn as_written(mut record: Record) -> Record {
    if let Record::Item(Item::Goal(goal)) = &mut record
        && goal.is_mismarked
    {
        Arc::make_mut(goal).mark_next(true);
    }
    record
}

/// A piece of a file's text.
#[derive(Debug)]
pub(super) struct DraftPiece<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Its start in the old text; `None` if it is new.
    from: Option<usize>,
    /// In a box: of an import's thousands of pieces every other one holds none.
    pub(crate) held: Option<Box<PieceItem>>,
}

impl<'a> DraftPiece<'a> {
    pub(crate) fn old(
        text: &'a str,
        range: Range<usize>,
        held: Option<PieceItem>,
    ) -> DraftPiece<'a> {
        DraftPiece { from: Some(range.start), text: text[range].into(), held: held.map(Box::new) }
    }

    /// The first line of a file that is made: what is added comes behind it.
    pub(crate) fn first(text: String) -> DraftPiece<'a> {
        DraftPiece { text: text.into(), from: Some(0), held: None }
    }

    pub(crate) fn new(text: String, held: Option<PieceItem>) -> DraftPiece<'a> {
        DraftPiece { text: text.into(), from: None, held: held.map(Box::new) }
    }

    /// Its place in the old text.
    pub(crate) fn old_range(&self) -> Option<Range<usize>> {
        self.from.map(|from| from..from + self.text.len())
    }

    pub(crate) fn split(&self, at: usize) -> [DraftPiece<'a>; 2] {
        let (first, second) = match &self.text {
            Cow::Borrowed(text) => (text[..at].into(), text[at..].into()),
            Cow::Owned(text) => (text[..at].to_owned().into(), text[at..].to_owned().into()),
        };
        let part = |text, from| DraftPiece { text, from, held: None };
        [part(first, self.from), part(second, self.from.map(|from| from + at))]
    }
}
