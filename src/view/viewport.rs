//! The part of a list that is in view.

use super::lines::Line;
use crate::app::list::{List, Listed};
use std::cell::RefCell;
use std::collections::HashMap;

/// The lines that are in view.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Viewport {
    /// The first entry in view.
    pub(crate) top: usize,
    /// Each line with the number of the entry that it belongs to.
    pub(crate) lines: Vec<(usize, Line)>,
    /// How many entries that can be selected lie below it.
    pub(crate) below: usize,
}

impl Viewport {
    /// The view of a list in `rows` rows that has the selection in it, given how each entry reads.
    pub(crate) fn of<E: Listed>(
        list: &List<E>,
        rows: usize,
        read: impl Fn(&E) -> Vec<Line>,
    ) -> Viewport {
        // Finding the first entry measures some entries several times, and each is written once.
        let written = RefCell::new(HashMap::new());
        let top = list.top_in(rows, |entry| {
            let mut written = written.borrow_mut();
            written.entry(std::ptr::from_ref(entry)).or_insert_with(|| read(entry)).len()
        });
        let mut written = written.into_inner();
        let mut view = Viewport { top, ..Viewport::default() };
        for (index, entry) in list.entries().iter().enumerate().skip(top) {
            if view.lines.len() >= rows {
                break;
            }
            let room = rows - view.lines.len();
            let lines = written.remove(&std::ptr::from_ref(entry)).unwrap_or_else(|| read(entry));
            view.lines.extend(lines.into_iter().take(room).map(|line| (index, line)));
            view.below = list.after(index);
        }
        view
    }
}
