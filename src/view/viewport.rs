//! The part of a list that is in view.

use super::lines::Line;
use crate::app::list::{List, Listed};
use std::cell::RefCell;
use std::collections::HashMap;

/// The entries that are in view.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Window {
    /// The first entry in view.
    pub(crate) top: usize,
    /// The number of the entry that each row shows.
    pub(crate) rows: Vec<usize>,
}

/// The lines that are in view.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Viewport {
    /// The first entry in view.
    pub(crate) top: usize,
    /// Each line with the number of the entry that it belongs to.
    pub(crate) lines: Vec<(usize, Line)>,
}

impl Window {
    /// The window of `rows` rows that has the selection in it, given the height of each entry.
    pub(crate) fn of<E: Listed>(
        list: &List<E>,
        rows: usize,
        height: impl Fn(&E) -> usize,
    ) -> Window {
        let top = list.top_in(rows, &height);
        let shown = list.entries().iter().enumerate().skip(top);
        let rows =
            shown.flat_map(|(index, entry)| std::iter::repeat_n(index, height(entry))).take(rows);
        Window { top, rows: rows.collect() }
    }

    /// The lines of the window, given the lines of each entry.
    pub(crate) fn lines<E: Listed>(
        &self,
        list: &List<E>,
        read: impl Fn(&E) -> Vec<Line>,
    ) -> Vec<(usize, Line)> {
        let entries = self.rows.chunk_by(|a, b| a == b).filter_map(|rows| {
            let index = *rows.first()?;
            let lines = read(list.entries().get(index)?).into_iter();
            // An entry that says less than its rows hold leaves the others blank.
            let lines = lines.chain(std::iter::repeat(Line::blank())).take(rows.len());
            Some(lines.map(move |line| (index, line)))
        });
        entries.flatten().collect()
    }
}

impl Viewport {
    /// The view of a list in `rows` rows that has the selection in it, given how each entry reads.
    pub(crate) fn of<E: Listed>(
        list: &List<E>,
        rows: usize,
        read: impl Fn(&E) -> Vec<Line>,
    ) -> Viewport {
        // Finding the first entry measures some entries several times, and each is written once.
        let written: RefCell<HashMap<*const E, Vec<Line>>> = RefCell::default();
        let window = Window::of(list, rows, |entry| {
            let mut written = written.borrow_mut();
            written.entry(std::ptr::from_ref(entry)).or_insert_with(|| read(entry)).len()
        });
        let lines = window.lines(list, |entry| {
            let written = written.borrow_mut().remove(&std::ptr::from_ref(entry));
            written.unwrap_or_else(|| read(entry))
        });
        Viewport { top: window.top, lines }
    }
}
