//! The marked items of a pane: a verb acts on all of them at once.

use super::entries::Entry;
use super::list::{List, Listed};
use crate::domain::id::Id;
use crate::domain::item::Item;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// The marked items of a pane. One that its list does not show stays marked, and counts once it is shown again.
#[derive(Debug, Default)]
pub(crate) struct Marking {
    kept: HashSet<Id>,
    range: Option<MarkRange>,
}

/// The rows from one item to the selected one; moves extend it.
#[derive(Debug)]
struct MarkRange {
    from: Id,
    /// Whether its rows are marked: a range that begins at a marked item unmarks.
    marks: bool,
}

/// Which rows of a list are marked.
pub(crate) struct MarkedRows<'a> {
    kept: &'a HashSet<Id>,
    range: Option<(RangeInclusive<usize>, bool)>,
}

impl MarkedRows<'_> {
    pub(crate) fn has(&self, row: usize, entry: &Entry) -> bool {
        let Some(item) = entry.item() else { return false };
        match &self.range {
            Some((rows, marks)) if rows.contains(&row) => *marks,
            Some(_) | None => self.kept.contains(item.id()),
        }
    }
}

impl Marking {
    pub(crate) fn rows(&self, list: &List<Entry>) -> MarkedRows<'_> {
        let range = self.range.as_ref().and_then(|range| {
            let (from, to) = (list.position(&range.from)?, list.selected()?);
            Some((from.min(to)..=from.max(to), range.marks))
        });
        MarkedRows { kept: &self.kept, range }
    }

    /// The marked items that the list shows, in its order.
    pub(crate) fn items<'a>(&'a self, list: &'a List<Entry>) -> impl Iterator<Item = &'a Item> {
        let has_none = self.kept.is_empty() && self.range.is_none();
        let (rows, entries) = (self.rows(list), if has_none { &[] } else { list.entries() });
        let marked = entries.iter().enumerate().filter(move |(row, entry)| rows.has(*row, entry));
        marked.filter_map(|(_, entry)| entry.item())
    }

    pub(super) fn has_range(&self) -> bool {
        self.range.is_some()
    }

    /// Begins a range at the selected item, or ends the one that has begun.
    pub(super) fn turn(&mut self, list: &List<Entry>) {
        if self.range.is_some() {
            return self.end_range(list);
        }
        let selected = list.entry().and_then(Entry::item);
        self.range = selected.map(|item| MarkRange {
            from: item.id().clone(),
            marks: !self.kept.contains(item.id()),
        });
    }

    /// Ends the range: its rows stay as it has marked them.
    pub(super) fn end_range(&mut self, list: &List<Entry>) {
        let rows = self.rows(list).range;
        self.range = None;
        let Some((rows, marks)) = rows else { return };
        for id in ids(&list.entries()[rows]) {
            match marks {
                true => self.kept.insert(id.clone()),
                false => self.kept.remove(id),
            };
        }
    }

    /// Ends a range whose rows are about to change: an item that comes between its ends was not marked by anybody.
    pub(super) fn before_fill(&mut self, list: &List<Entry>, entries: &[Entry]) {
        let Some((rows, _)) = self.rows(list).range else { return };
        let ids = |entries| ids(entries).collect::<Vec<&Id>>();
        let (marked, new) = (ids(&list.entries()[rows]), ids(entries));
        let begin = new.iter().position(|id| marked.first() == Some(id)).unwrap_or(new.len());
        if !new[begin..].starts_with(&marked) {
            self.end_range(list);
        }
    }

    pub(super) fn mark_all(&mut self, list: &List<Entry>) {
        self.range = None;
        self.kept.extend(ids(list.entries()).cloned());
    }

    /// Clears the range, or else all marks.
    pub(super) fn back_out(&mut self) {
        if self.range.take().is_none() {
            self.clear();
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Marking::default();
    }
}

fn ids(entries: &[Entry]) -> impl Iterator<Item = &Id> {
    entries.iter().filter_map(Entry::item).map(Item::id)
}
