//! The reading pane while the keys move in it: which of its lines is highlighted, and the item that this one leads to.

use super::layout::{DetailLayout, RowLink};
use crate::domain::id::Id;
use crate::domain::item::Item;
use std::ops::Range;

/// The reading pane while the keys move in it.
#[derive(Debug, Default)]
pub struct Detail {
    /// The item that it is about, once it has been arranged; none for a page of a view.
    of: Option<Id>,
    /// The number of the highlighted line.
    pub selected: usize,
    /// The first line in view.
    pub(crate) top: usize,
    /// Where `enter` goes from each line.
    pub links: Vec<RowLink>,
}

impl Detail {
    /// The item that the highlighted line leads to.
    pub(super) fn link(&self) -> Option<&Id> {
        self.links.get(self.selected)?.id()
    }

    /// The lines of the highlighted row.
    pub(crate) fn row(&self) -> Range<usize> {
        self.row_from(self.selected)
    }

    fn row_from(&self, line: usize) -> Range<usize> {
        let below = self.links.iter().skip(line + 1);
        let more = below.take_while(|link| **link == RowLink::Above).count();
        line..line + 1 + more
    }

    /// Highlights the row of that line.
    pub(super) fn select(&mut self, line: usize) {
        let line = line.min(self.links.len().saturating_sub(1));
        let begins = |line: &usize| self.links[*line] != RowLink::Above;
        self.selected = (0..=line).rev().find(begins).unwrap_or(0);
    }

    /// Moves the highlight. A single step goes to the next row that leads somewhere; where there is none in that
    /// direction, it scrolls.
    pub(super) fn step(&mut self, steps: isize) {
        let last = self.links.len().saturating_sub(1);
        let leads = |line: &usize| self.links[*line].id().is_some();
        let at = self.selected.min(last);
        let next = match steps {
            1 => (at + 1..self.links.len()).find(leads),
            -1 => (0..at).rev().find(leads),
            _ => None,
        };
        self.select(next.unwrap_or(at.saturating_add_signed(steps).min(last)));
    }

    /// Moves the view by so many lines, of which `rows` are in view; the highlight is taken along as far as needed.
    pub(super) fn move_view(&mut self, by: isize, rows: usize) {
        let last = self.links.len().saturating_sub(rows);
        self.top = self.top.saturating_add_signed(by).min(last);
        let view = self.top..self.top + rows;
        let is_whole = |line: &usize| {
            self.links[*line] != RowLink::Above && self.row_from(*line).end <= view.end
        };
        let whole = (view.start..view.end.min(self.links.len())).filter(is_whole);
        let nearest = whole.min_by_key(|line| line.abs_diff(self.selected));
        self.selected = nearest.unwrap_or(self.selected);
    }

    /// Takes in how it is arranged now. The line that was highlighted stays so; where it has gone, the next one that
    /// leads within the item is, or else the one before. Of another item the first such line is highlighted.
    ///
    /// The larger goal that the item serves is highlighted only by moving to it: keys that are pressed at once are not to
    /// act on that.
    pub(super) fn arrange(&mut self, of: Option<&Item>, layout: &DetailLayout) {
        let held = self.link().cloned();
        self.links.clone_from(&layout.links);
        let serves = of.and_then(Item::as_goal).and_then(|goal| goal.toward.as_ref());
        if self.of.as_ref() != of.map(Item::id) {
            let within = |link: &RowLink| link.id().is_some_and(|id| Some(id) != serves);
            let first = self.links.iter().position(within);
            let first = first.or_else(|| self.links.iter().position(|link| *link == RowLink::None));
            (self.of, self.selected) = (of.map(|of| of.id().clone()), first.unwrap_or(0));
        } else {
            let at = self.selected.min(self.links.len().saturating_sub(1));
            self.selected = held.map_or(at, |id| self.place_of(&id, at, serves));
        }
        let least = self.row().end.saturating_sub(layout.rows);
        let most = self.links.len().saturating_sub(layout.rows);
        self.top = self.top.min(self.selected).min(most).max(least);
    }

    /// The line nearest to `at` that leads to that item; without one, the next that leads within the item.
    fn place_of(&self, id: &Id, at: usize, serves: Option<&Id>) -> usize {
        let leading = |line: &usize| {
            let to = self.links[*line].id();
            to.is_some() && to != serves
        };
        let all = 0..self.links.len();
        let same = all.filter(|line| self.links[*line].id() == Some(id));
        let next = || (at..self.links.len()).find(leading);
        let before = || (0..at).rev().find(leading);
        let nearest = same.min_by_key(|line| line.abs_diff(at));
        nearest.or_else(next).or_else(before).unwrap_or(0)
    }
}
