//! What holds of every export: nothing private goes out, and what can be imported comes back.

use super::fixtures::{ATTACKS, export, journey, written};
use super::{EXPORTS, Export, ExportOptions, Profile, csv, json, org};
use crate::domain::breaks::{Break, BreakKind};
use crate::domain::data_file::DataFile;
use crate::domain::date::Span;
use crate::domain::filter::Filter;
use crate::domain::fixtures::{self, id};
use crate::domain::goal::{Goal, LogEntry, StepAnswer};
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::milestone::{Credential, Milestone};
use crate::transfer::fixtures::read;
use crate::transfer::named;
use proptest::prelude::*;
use std::sync::Arc;

/// What the import of an export has, in the order of the journey.
fn read_back(format: &str, text: &str) -> Vec<Item> {
    let import = read(named(format).expect("a format"), "export", text);
    assert!(import.set_aside.is_empty(), "{:?}\n{text}", import.set_aside);
    assert!(import.items.iter().all(|incoming| incoming.is_dated), "{text}");
    import.items.into_iter().map(|incoming| incoming.item).collect()
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
fn export_says_which_fields_it_does_not_write() {
    let span = Span { from: fixtures::date("2026-01-01"), until: None };
    let mut goal = Goal::new(id("goal"), "Goal");
    goal.answers =
        vec![StepAnswer { on: fixtures::date("2026"), text: "Write".into(), goal: None }];
    goal.log =
        vec![LogEntry { on: fixtures::date("2026"), text: "Half of it".into(), amount: None }];
    (goal.next, goal.milestone, goal.paused) = (true, Some(id("course")), vec![span]);
    let reviewed = Goal { reviewed: Some(fixtures::date("2026-01-01")), ..Goal::new(id("b"), "B") };
    let credential =
        Credential { url: Some("https://example.org".into()), ..Credential::default() };
    let course = Milestone {
        from: Some(id("goal")),
        led_to: vec![id("course")],
        credential: Some(credential),
        ..Milestone::new(id("course"), "Course", fixtures::date("1997"))
    };
    let pause = Break::new(id("break"), BreakKind::Paused, span);
    let mut journey = fixtures::journey(vec![course.into()]);
    journey.replace(DataFile::Open, vec![goal.into(), reviewed.into(), pause.into()]);
    let told = |format: &Export| {
        let (_, sentences) = export(format, &journey, &Profile::default()).expect("an export");
        format!("{}:\n{}", format.name, sentences.join("\n"))
    };
    let told = [&csv::EXPORT, &json::EXPORT, &org::EXPORT].map(told);
    insta::assert_snapshot!(told.join("\n"), @"
    csv:
    1 goal is without its focus, pauses, link to a milestone, progress notes and answers, for which a table has no place
    1 milestone is without its links to later milestones, link to a goal and address of the credential, for which a table has no place
    1 item is without what the program keeps for its reviews
    1 pause of the journey is left out
    json:
    1 goal is without its pauses, for which Milepost's JSON has no place
    1 item is without what the program keeps for its reviews
    1 pause of the journey is left out
    org:
    1 goal is without its pauses and answers, for which an outline has no place
    1 item is without what the program keeps for its reviews
    1 pause of the journey is left out
    ");
}

#[test]
fn export_of_nothing_says_that_nothing_matches_the_filter() {
    let journey = fixtures::journey(vec![Goal::new(id("goal"), "Goal").into()]);
    let no_goal = |_: &str| unreachable!("the filter names no goal");
    let filter = Filter::parse("zzqq", fixtures::today(), &no_goal).expect("a filter");
    let options = ExportOptions {
        filter: &filter,
        today: fixtures::today(),
        midnight: &|_| 0,
        profile: &Profile::default(),
    };
    for format in EXPORTS {
        let said = match format.write(&journey, &options) {
            Ok((_, left_out)) => left_out.sentences().collect(),
            Err(wrong) => vec![wrong.message],
        };
        let said = said.join("\n");
        assert!(said.contains("nothing matches the filter"), "{}: {said}", format.name);
    }
}

#[test]
fn export_of_csv_keeps_commas_of_tags_blanks_of_links_and_lines_of_why() {
    let mut goal = Goal::new(id("goal"), "Goal");
    goal.tags = ["a,b", "c\\", "d\\,"].map(str::to_owned).into();
    goal.links = ["C:\\my notes.md", "https://example.org"].map(str::to_owned).into();
    goal.why = Some("one\ntwo".into());
    let item = Item::from(goal);
    let text = written(&csv::EXPORT, &fixtures::journey(vec![item.clone()]));
    assert_eq!(read_back("csv", &text), [item]);
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
