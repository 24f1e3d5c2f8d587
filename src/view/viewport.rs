//! The part of a list that is in view.

use super::lines::Line;
use crate::app::list::{List, Listed};
use crate::domain::sorted::SortedMap;
use std::cell::RefCell;

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
        Window::from(list, list.top_in(rows, &height), rows, height)
    }

    /// The same, but from the first entry on wherever the selection is in view then, unless the view was moved.
    pub(crate) fn from_the_top<E: Listed>(
        list: &List<E>,
        rows: usize,
        height: impl Fn(&E) -> usize,
    ) -> Window {
        let above = list.entries().iter().take(list.selected().map_or(0, |at| at + 1));
        match !list.is_moved() && above.map(&height).sum::<usize>() <= rows {
            true => Window::from(list, 0, rows, height),
            false => Window::of(list, rows, height),
        }
    }

    fn from<E: Listed>(
        list: &List<E>,
        top: usize,
        rows: usize,
        height: impl Fn(&E) -> usize,
    ) -> Window {
        let shown = list.entries().iter().enumerate().skip(top);
        let mut whole = shown.flat_map(|(index, entry)| std::iter::repeat_n(index, height(entry)));
        let mut rows: Vec<usize> = whole.by_ref().take(rows).collect();
        // What is in view in part is none that a selection taken along can stay on.
        if list.is_moving() && rows.last().is_some_and(|last| whole.next() == Some(*last)) {
            let last = rows.pop();
            rows.retain(|row| Some(*row) != last);
        }
        Window { top, rows }.ending_well(list)
    }

    /// The same without a heading at its end whose entries are all further down.
    pub(crate) fn ending_well<E: Listed>(mut self, list: &List<E>) -> Window {
        let below = |at: &usize| *at + 1 < list.entries().len() && list.entries()[*at].is_heading();
        while self.rows.last().is_some_and(below) {
            self.rows.pop();
        }
        self
    }

    /// The same, with the heading of its first entry in the first row, whatever has scrolled past it.
    pub(crate) fn headed<E: Listed>(
        list: &List<E>,
        rows: usize,
        height: impl Fn(&E) -> usize,
        heads: impl Fn(&E) -> bool,
    ) -> Window {
        let mut window = Window::of(list, rows, &height);
        let entries = list.entries();
        let is_there = |window: &Window| list.selected() == window.rows.first().copied();
        let covers = |window: &Window| rows == 1 || (!list.is_moving() && is_there(window));
        if window.top > 0 && rows > 1 && !list.is_moved() && covers(&window) {
            window = Window::from(list, window.top - 1, rows, &height);
        }
        let above =
            window.rows.first().and_then(|first| entries[..*first].iter().rposition(&heads));
        let (Some(heading), false) = (above, covers(&window)) else { return window };
        let first = window.rows[0];
        let tells = |(_, entry): &(usize, &E)| entry.can_be_selected() || heads(entry);
        match entries.iter().enumerate().skip(first + 1).find(tells) {
            _ if heads(&entries[first]) => {}
            // Below the heading nothing of its own would be in view.
            Some((next, entry)) if heads(entry) => {
                window = Window::from(list, next, rows, &height);
            }
            Some(_) | None => window.rows[0] = heading,
        }
        window
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
        let written: RefCell<SortedMap<usize, Vec<Line>>> = RefCell::default();
        let place = |entry: &E| std::ptr::from_ref(entry).addr();
        let window = Window::of(list, rows, |entry| {
            let mut written = written.borrow_mut();
            written.get_or_insert_with(place(entry), || read(entry)).len()
        });
        let lines = window.lines(list, |entry| {
            let written = written.borrow_mut().remove(&place(entry));
            written.unwrap_or_else(|| read(entry))
        });
        Viewport { top: window.top, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::entries::{Entry, Heading};
    use crate::app::list::Cursor;
    use crate::domain::fixtures::done;
    use crate::domain::item::Item;

    fn years() -> List<Entry> {
        let goal = |name: String, year: i32| {
            Entry::Item(Item::from(done(&name, &format!("{year}-01-01"))))
        };
        let entries = (2000..2003).flat_map(|year| {
            let goals = (0..9).map(move |at| goal(format!("g{year}{at}"), year));
            let heading = [Entry::Heading(Heading::Year(year))];
            heading.into_iter().chain(goals).chain([Entry::Air])
        });
        let mut list = List::default();
        list.fill(entries.collect());
        list
    }

    fn headed(list: &List<Entry>) -> Window {
        Window::headed(list, 5, |_| 1, |entry| matches!(entry, Entry::Heading(_)))
    }

    #[test]
    fn window_keeps_the_heading_of_what_has_scrolled_past_it() {
        let mut list = years();
        assert_eq!(headed(&list).rows, [0, 1, 2, 3, 4]);
        for (steps, selected) in [(13, 16), (-1, 15), (-1, 14), (-1, 13), (-1, 12)] {
            list.step(steps);
            let window = headed(&list);
            list.scroll_to(window.top, &window.rows);
            assert_eq!(list.selected(), Some(selected));
            assert_eq!(window.rows[0], 11, "the heading of 2001");
            assert!(window.rows[1..].contains(&selected), "{window:?}");
        }
    }

    #[test]
    fn window_does_not_end_with_a_heading() {
        let list = years();
        let rows = |rows| Window::from_the_top(&list, rows, |_| 1).rows.len();
        assert_eq!(
            [rows(11), rows(12), rows(13)],
            [11, 11, 13],
            "the heading of 2001 is the twelfth"
        );
    }

    #[test]
    fn window_that_was_moved_stays_with_what_it_took_along_below_the_heading() {
        let mut list = years();
        for by in [[3; 14], [-3; 14]].concat() {
            list.move_view(by);
            let moved = headed(&list);
            list.scroll_to(moved.top, &moved.rows);
            let window = headed(&list);
            assert_eq!(window.rows, moved.rows);
            let selected = list.selected().expect("one");
            assert!(window.rows[1..].contains(&selected), "{selected} in {window:?}");
            list.scroll_to(window.top, &window.rows);
        }
        assert_eq!(headed(&list).top, 0);
    }

    #[test]
    fn window_from_the_top_begins_there_once_there_is_room() {
        let mut list = years();
        list.step(7);
        list.scroll_to(Window::from_the_top(&list, 5, |_| 1).top, &[]);
        assert_eq!(Window::from_the_top(&list, 5, |_| 1).rows, [4, 5, 6, 7, 8]);
        assert_eq!(Window::from_the_top(&list, 9, |_| 1).top, 0);
        assert_ne!(Window::of(&list, 9, |_| 1).top, 0, "which keeps its place");
    }

    #[test]
    fn window_keeps_no_heading_of_which_nothing_is_in_view() {
        let mut list = years();
        list.step(4);
        for _ in 0..20 {
            list.step(1);
            let window = headed(&list);
            list.scroll_to(window.top, &window.rows);
            assert!(window.rows.contains(&list.selected().expect("one")), "{window:?}");
            let mut below = window.rows.iter().map(|row| &list.entries()[*row]).skip(1);
            let tells = below.find(|entry| **entry != Entry::Air);
            assert!(!matches!(tells, Some(Entry::Heading(_))), "{window:?}");
        }
    }
}
