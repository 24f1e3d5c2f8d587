//! What holds of every export: nothing private goes out, and what can be imported comes back.

use super::fixtures::{ATTACKS, journey, written};
use super::{EXPORTS, csv, json};
use crate::domain::fixtures::{self, id};
use crate::domain::goal::Goal;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::Milestone;
use crate::transfer::fixtures::read;
use crate::transfer::named;
use proptest::prelude::*;
use std::sync::Arc;

/// What the import of an export has, in the order of the journey.
fn read_back(format: &str, text: &str) -> Vec<Item> {
    let import = read(named(format).expect("a format"), "export", text);
    assert!(import.set_aside.is_empty(), "{:?}\n{text}", import.set_aside);
    assert!(import.undated.is_empty(), "{text}");
    import.dated.into_iter().map(|incoming| incoming.item).collect()
}

/// The items of a journey as a table can hold them.
fn in_a_table(journey: &Journey) -> Vec<Item> {
    let goal = |goal: &Goal| Goal { log: Vec::new(), ..goal.clone() };
    let milestone = |milestone: &Milestone| Milestone { led_to: Vec::new(), ..milestone.clone() };
    let items = journey.items().map(|item| match item {
        Item::Goal(it) => Item::Goal(Arc::new(goal(it))),
        Item::Milestone(it) => Item::Milestone(Arc::new(milestone(it))),
    });
    items.collect()
}

proptest! {
    #[test]
    fn export_of_json_comes_back_with_every_field(journey in journey()) {
        let items: Vec<Item> = journey.items().cloned().collect();
        prop_assert_eq!(read_back("json", &written(&json::EXPORT, &journey)), items);
    }

    #[test]
    fn export_of_csv_comes_back_with_every_field_of_a_table(journey in journey()) {
        let items = in_a_table(&journey.visible());
        prop_assert_eq!(read_back("csv", &written(&csv::EXPORT, &journey)), items);
    }
}

#[test]
fn export_of_csv_has_no_cell_that_begins_a_formula() {
    let goals = ATTACKS.iter().enumerate().map(|(at, title)| {
        let mut goal = Goal::new(id(&format!("goal{at}")), *title);
        (goal.why, goal.tags) = (Some((*title).into()), vec![(*title).into()]);
        Item::from(goal)
    });
    let text = written(&csv::EXPORT, &fixtures::journey(goals.collect()));
    for line in text.lines() {
        let begins_formula = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t']);
        assert_eq!(cells(line).into_iter().find(begins_formula), None, "{line}");
    }
    assert_eq!(text.lines().count(), ATTACKS.len() + 1);
}

/// The cells of a line, as a spreadsheet reads them that takes a semicolon for a border too.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => cells.push(String::new()),
            _ => cells.iter_mut().last().into_iter().for_each(|cell| cell.push(sign)),
        }
    }
    cells
}

#[test]
fn export_of_every_format_has_no_private_word() {
    let secret = |title: &str| format!("{title} wombat");
    let mut larger = Goal::new(id("wombat01"), secret("Leave"));
    (larger.private, larger.size) = (true, crate::domain::goal::Size::Large);
    let mut step = Goal::new(id("step0001"), "Write to three firms");
    (step.toward, step.due) = (Some(id("wombat01")), Some(fixtures::date("2026-12-01")));
    let on = fixtures::date("1997");
    let hidden =
        Milestone { private: true, ..Milestone::new(id("wombat02"), secret("Was fired"), on) };
    let mut course = Milestone::new(id("course01"), "Course", on);
    (course.from, course.led_to) = (Some(id("wombat01")), vec![id("wombat02")]);
    let items = vec![larger.into(), step.into(), hidden.into(), course.into()];
    let journey = fixtures::journey(items);
    for format in EXPORTS {
        let text = written(format, &journey);
        assert!(!text.contains("wombat"), "{}: {text}", format.name);
    }
}
