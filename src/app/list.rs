//! A list of entries of different heights: what is selected in it, and what of it is in view.

use crate::domain::id::Id;
use crate::domain::item::Item;
use std::ops::Range;

/// An entry of a list.
pub trait Listed: Sized {
    /// The identity of an entry when the list around it changes.
    type Key: PartialEq;

    /// Its identity; `None` for an entry that cannot be selected.
    fn key(&self) -> Option<Self::Key>;

    /// Its item, if it has one.
    fn item(&self) -> Option<&Item>;

    /// Where in other entries to look on, now that nothing there has the key of what was selected; `last` says that it
    /// was the end of the list.
    fn successor(_entries: &[Self], _key: &Self::Key, _last: bool) -> Option<usize> {
        None
    }

    /// Whether it is a heading, which says nothing without an entry below it.
    fn is_heading(&self) -> bool {
        false
    }

    /// Whether it can be selected.
    fn can_be_selected(&self) -> bool {
        self.key().is_some()
    }
}

/// Anything that has a selection to move.
pub trait Cursor {
    /// The number of the selected entry.
    fn selected(&self) -> Option<usize>;
    /// The selected item.
    fn item(&self) -> Option<&Item>;
    /// Takes in what is in view: its first entry or line, and the number of the entry that each row shows. Where the view was
    /// moved, the nearest of those entries is selected.
    fn scroll_to(&mut self, top: usize, rows: &[usize]);
    /// Moves the view by that many rows, once it is arranged; the selection is taken along as far as needed to stay in it.
    fn move_view(&mut self, rows: isize);
    /// The view of it has another size.
    fn resized(&mut self) {}
    /// Moves the selection by that many entries that can be selected, held at the ends.
    fn step(&mut self, steps: isize);
    /// Selects the first or the last entry.
    fn end(&mut self, last: bool);
    /// Selects entry `at`, or the nearest one that can be, looking forward or backward first.
    fn select(&mut self, at: usize, forward: bool);
    /// Selects the item with that id; whether it is here.
    fn select_item(&mut self, id: &Id) -> bool;
}

/// What the first entry in view follows from.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
enum Anchor {
    /// It stays, but for what the selection needs.
    #[default]
    Selection,
    /// The selection was jumped to, and is to be shown with its surroundings.
    Surroundings,
    /// The view has another size: it begins at the first entry again where the selection is in view then.
    Resized,
    /// The view is to move by that many rows, wherever the selection is.
    Moving(isize),
    /// The view was moved, and stays while that entry is selected.
    Moved(usize),
}

/// A list of entries of different heights, one of them selected, and the part of it that is in view.
#[derive(Clone, PartialEq, Debug)]
pub struct List<E> {
    entries: Vec<E>,
    selected: Option<usize>,
    /// The first entry in view.
    top: usize,
    anchor: Anchor,
    /// For each entry, the number of selectable ones before it.
    counts: Vec<usize>,
}

impl<E> Default for List<E> {
    fn default() -> Self {
        List {
            entries: Vec::new(),
            selected: None,
            top: 0,
            anchor: Anchor::default(),
            counts: Vec::new(),
        }
    }
}

impl<E: Listed> List<E> {
    /// The entries.
    pub fn entries(&self) -> &[E] {
        &self.entries
    }

    pub(crate) fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// The selected entry.
    pub fn entry(&self) -> Option<&E> {
        self.entries.get(self.selected?)
    }

    /// Replaces the entries. The selection stays on its entry and row, or moves to the nearest one that is left.
    pub(crate) fn fill(&mut self, entries: Vec<E>) {
        let was = self.entry().and_then(E::key);
        self.fill_to(entries, was);
    }

    /// As [`fill`](List::fill), with another entry to select.
    pub(crate) fn fill_to(&mut self, entries: Vec<E>, was: Option<E::Key>) {
        let above = self.selected.map_or(0, |s| s.saturating_sub(self.top));
        let last = self.selected.is_some_and(|s| s + 1 == self.entries.len());
        let kept = was.and_then(|key| {
            let same = entries.iter().position(|e| e.key().as_ref() == Some(&key));
            same.or_else(|| E::successor(&entries, &key, last))
        });
        let at = kept.or(self.selected);
        self.counts.clear();
        self.counts.push(0);
        for entry in &entries {
            let before = self.counts.last().copied().unwrap_or(0);
            self.counts.push(before + usize::from(entry.can_be_selected()));
        }
        self.entries = entries;
        self.selected = None;
        self.select(at.unwrap_or(0), true);
        if kept.is_some() {
            self.top = self.selected.map_or(0, |s| s.saturating_sub(above));
        }
    }

    pub(crate) fn position(&self, id: &Id) -> Option<usize> {
        self.entries.iter().position(|entry| entry.item().is_some_and(|item| item.id() == id))
    }

    /// The number of the selected entry among those that can be selected, from 1 on, and how many they are.
    pub(crate) fn place(&self) -> Option<(usize, usize)> {
        let at = self.counts.get(self.selected? + 1)?;
        Some((*at, *self.counts.last()?))
    }

    /// Selects the entry that stays where it is when the selected one goes: the next or the one before, right beside it, so
    /// in the same section, or else in another.
    pub(crate) fn step_off(&mut self, stays: impl Fn(&E) -> bool) {
        let Some(from) = self.selected else { return };
        let below = || from + 1..self.entries.len();
        let above = || (0..from).rev();
        let stays = |at: &usize| stays(&self.entries[*at]);
        let beside = below().take(1).find(stays).or_else(|| above().take(1).find(stays));
        let beyond = || below().find(stays).or_else(|| above().find(stays));
        self.selected = beside.or_else(beyond).or(self.selected);
    }

    /// Shows the selection with its surroundings.
    pub(crate) fn jump(&mut self) {
        self.anchor = Anchor::Surroundings;
    }

    /// Whether the view is to move, and the selection to follow it.
    pub(crate) fn is_moving(&self) -> bool {
        matches!(self.anchor, Anchor::Moving(_))
    }

    /// Whether the view is where it was moved to.
    pub(crate) fn is_moved(&self) -> bool {
        match self.anchor {
            Anchor::Moving(_) => true,
            Anchor::Moved(at) => self.selected == Some(at),
            Anchor::Selection | Anchor::Surroundings | Anchor::Resized => false,
        }
    }

    /// The first entry in view.
    #[cfg(test)]
    pub(crate) fn top(&self) -> usize {
        self.top
    }

    /// The first entry of a view of `rows` rows that has the selection in it and is filled, given each entry's height.
    pub(crate) fn top_in(&self, rows: usize, height: impl Fn(&E) -> usize) -> usize {
        if let Anchor::Moving(by) = self.anchor {
            return self.filled(self.moved(by, &height), rows, height);
        }
        let Some(selected) = self.selected else {
            return self.filled(self.top.min(self.entries.len()), rows, height);
        };
        // A heading right above the selection comes into view with it, but for where the view was moved to.
        let headed = selected > 0 && !self.entries[selected - 1].can_be_selected();
        let first = selected - usize::from(headed && !self.is_moved());
        let fits = |top: usize| {
            let mut shown = self.entries[top..=selected].iter();
            shown.try_fold(rows, |left, entry| left.checked_sub(height(entry))).is_some()
        };
        let top = match self.anchor {
            Anchor::Surroundings => self.centred(selected, rows, &height),
            Anchor::Resized if fits(0) => 0,
            Anchor::Selection | Anchor::Resized | Anchor::Moving(_) | Anchor::Moved(_) => self.top,
        };
        // Only as many entries as could be in view are measured, however long the list.
        let mut top = top.min(first).max((selected + 1).saturating_sub(rows.max(1)));
        while top < selected && !fits(top) {
            top += 1;
        }
        self.filled(top, rows, height)
    }

    /// The first entry after as many whole entries as that number of rows holds, but one at least.
    fn moved(&self, by: isize, height: impl Fn(&E) -> usize) -> usize {
        let (mut top, mut passed) = (self.top.min(self.entries.len().saturating_sub(1)), 0);
        while let Some(next) = top.checked_add_signed(by.signum())
            && next < self.entries.len()
        {
            let height = height(&self.entries[top.min(next)]);
            if passed > 0 && passed + height > by.unsigned_abs() {
                break;
            }
            (top, passed) = (next, passed + height);
        }
        top
    }

    /// The first entry with the selection in the middle, as far as there are entries above it.
    fn centred(&self, selected: usize, rows: usize, height: impl Fn(&E) -> usize) -> usize {
        let (mut above, mut top) = (0, selected);
        while top > 0 && above < rows / 2 {
            top -= 1;
            above += height(&self.entries[top]);
        }
        top
    }

    /// The same first entry, or an earlier one where the list would end above the last row.
    fn filled(&self, mut top: usize, rows: usize, height: impl Fn(&E) -> usize) -> usize {
        let mut below = 0;
        for entry in &self.entries[top..] {
            below += height(entry);
            if below >= rows {
                return top;
            }
        }
        while top > 0 && below + height(&self.entries[top - 1]) <= rows {
            top -= 1;
            below += height(&self.entries[top]);
        }
        top
    }

    /// The numbers of the entries that a view of `rows` rows can hold at most.
    pub(crate) fn reach(&self, rows: usize) -> Range<usize> {
        self.top..(self.top + rows).min(self.entries.len())
    }
}

impl<E: Listed> Cursor for List<E> {
    fn selected(&self) -> Option<usize> {
        self.selected
    }

    fn item(&self) -> Option<&Item> {
        self.entry().and_then(E::item)
    }

    fn scroll_to(&mut self, top: usize, rows: &[usize]) {
        if self.is_moving() {
            let can = |at: &&usize| self.entries.get(**at).is_some_and(E::can_be_selected);
            let from = self.selected.unwrap_or(0);
            let nearest = rows.iter().filter(can).min_by_key(|at| at.abs_diff(from));
            self.selected = nearest.copied().or(self.selected);
        }
        let moved = self.selected.filter(|_| self.is_moved());
        (self.top, self.anchor) = (top, moved.map_or(Anchor::Selection, Anchor::Moved));
    }

    fn move_view(&mut self, rows: isize) {
        self.anchor = Anchor::Moving(rows);
    }

    fn resized(&mut self) {
        if self.anchor != Anchor::Surroundings {
            self.anchor = Anchor::Resized;
        }
    }

    fn step(&mut self, steps: isize) {
        let Some(from) = self.selected else { return };
        let can = |i: &usize| self.entries[*i].can_be_selected();
        let count = steps.unsigned_abs();
        let to = if steps < 0 {
            (0..from).rev().filter(can).take(count).last()
        } else {
            (from + 1..self.entries.len()).filter(can).take(count).last()
        };
        self.selected = to.or(self.selected);
    }

    fn end(&mut self, last: bool) {
        self.select(if last { self.entries.len().saturating_sub(1) } else { 0 }, !last);
    }

    fn select(&mut self, at: usize, forward: bool) {
        let last = self.entries.len().saturating_sub(1);
        let at = at.min(last);
        let can = |i: &usize| self.entries.get(*i).is_some_and(E::can_be_selected);
        let (ahead, behind) = ((at..=last).find(can), (0..at).rev().find(can));
        self.selected = if forward { ahead.or(behind) } else { (0..=at).rev().find(can).or(ahead) };
    }

    fn select_item(&mut self, id: &Id) -> bool {
        let found = self.position(id);
        self.selected = found.or(self.selected);
        found.is_some()
    }
}

#[cfg(test)]
mod tests;
