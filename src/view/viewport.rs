//! The part of a list that is in view.

use super::lines::Line;
use crate::app::list::{List, Listed};

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
        let top = list.top_in(rows, |entry| read(entry).len());
        let mut view = Viewport { top, ..Viewport::default() };
        for (index, entry) in list.entries().iter().enumerate().skip(top) {
            if view.lines.len() >= rows {
                break;
            }
            let room = rows - view.lines.len();
            view.lines.extend(read(entry).into_iter().take(room).map(|line| (index, line)));
            view.below = list.after(index);
        }
        view
    }
}
