//! Selecting, filling and scrolling a list.

use super::*;
use crate::app::entries::{Entry, Heading};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use proptest::prelude::*;

fn goal(name: &str) -> Entry {
    let id = Id::parse(name).expect("an id");
    Entry::Item(Item::from(Goal::new(id, name)))
}

fn is_open_goal(entry: &Entry) -> bool {
    entry.item().is_some_and(Item::is_open_goal)
}

fn list(names: &[&str]) -> List<Entry> {
    let entry = |name: &&str| {
        if *name == "-" { Entry::Heading(Heading::Year(2026)) } else { goal(name) }
    };
    let mut list = List::default();
    list.fill(names.iter().map(entry).collect());
    list
}

fn selected(list: &List<Entry>) -> &str {
    list.entry().and_then(Entry::item).map_or("", Item::title)
}

#[test]
fn moving_passes_over_headings_and_stops_at_the_ends() {
    let mut list = list(&["-", "a", "-", "b", "c"]);
    assert_eq!(selected(&list), "a");
    list.step(1);
    assert_eq!(selected(&list), "b");
    list.step(5);
    assert_eq!(selected(&list), "c");
    list.step(-9);
    assert_eq!(selected(&list), "a");
}

#[test]
fn list_keeps_its_selection_when_rows_come_and_go() {
    let mut list = list(&["a", "b", "c"]);
    list.step(1);
    list.fill(vec![goal("x"), goal("a"), goal("b")]);
    assert_eq!(selected(&list), "b");
    list.fill(vec![goal("x"), goal("a")]);
    assert_eq!(selected(&list), "a", "the nearest that is left");
    list.fill(vec![]);
    assert_eq!(list.selected(), None);
}

#[test]
fn stepping_off_goes_to_the_next_open_goal_or_the_one_before() {
    let mut list = list(&["a", "b", "-", "c"]);
    list.step_off(is_open_goal);
    assert_eq!(selected(&list), "b");
    list.step_off(is_open_goal);
    assert_eq!(selected(&list), "a");
}

#[test]
fn list_in_a_view_of_another_size_begins_at_its_start_where_that_shows_the_selection() {
    let mut list = list(&["a", "b", "c", "d", "e", "f", "g", "h"]);
    let resize = |list: &mut List<Entry>, rows| {
        list.resized();
        list.scroll_to(list.top_in(rows, |_| 1), &[]);
        list.top()
    };
    list.step(5);
    assert_eq!([3, 6, 3, 5].map(|rows| resize(&mut list, rows)), [3, 0, 3, 3]);
    list.scroll_to(list.top_in(6, |_| 1), &[]);
    assert_eq!(list.top(), 2, "in the same view it keeps its place");
}

proptest! {
    #[test]
    fn the_selection_is_always_in_view(count in 1usize..60, moves in prop::collection::vec(-20isize..20, 1..20), rows in 1usize..12) {
        let names: Vec<String> = (0..count).map(|i| format!("g{i}")).collect();
        let mut list = list(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let height = |entry: &Entry| 1 + entry.item().map_or(0, |i| i.title().len() % 2);
        for steps in moves {
            list.step(steps);
            list.scroll_to(list.top_in(rows, height), &[]);
            let at = list.selected().expect("one is selected");
            let lines = |i: usize| std::iter::repeat_n(i, height(&list.entries()[i]));
            let shown: Vec<usize> = (list.top()..count).flat_map(lines).take(rows).collect();
            prop_assert!(shown.contains(&at));
            let whole: usize = list.entries().iter().map(height).sum();
            prop_assert!(shown.len() >= whole.min(rows.saturating_sub(1)), "the view is filled: {} of {rows}", shown.len());
        }
    }
}
