//! Finding: the search over everything while the past comes in, saved filters, the palette.

use super::*;
use crate::app::dialog::search::Search;
use crate::domain::summary::YearSummary;

fn done(name: &str, on: &str) -> Item {
    let on = Date::from_iso(on).expect("a date");
    Item::from(Goal {
        state: State::Done(on),
        ..goal(name)
    })
}

/// A journey with a goal done in each of these years, none of them read.
fn with_past(years: &[i32]) -> App {
    let mut app = app(vec![goal("open")], vec![milestone("course", "1997")]);
    let summary = YearSummary {
        done: 1,
        ..Default::default()
    };
    app.update(Event::Read(Reading {
        summaries: years.iter().map(|y| (*y, summary.clone())).collect(),
        ..Reading::default()
    }));
    app
}

fn read_year(app: &mut App, year: i32) {
    let item = done(&format!("run-{year}"), &format!("{year}-06-01"));
    app.update(Event::Read(Reading {
        homes: vec![(Home::Ended(year), vec![item])],
        ..Reading::default()
    }));
}

fn search(app: &App) -> &Search {
    match app.dialogs().last() {
        Some(Dialog::Search(search)) => search,
        other => panic!("no search but {other:?}"),
    }
}

fn found(app: &App) -> Vec<&str> {
    let hits = search(app).found.hits.iter();
    hits.filter_map(|hit| search(app).item(hit))
        .map(Item::title)
        .collect()
}

#[test]
fn the_past_comes_in_latest_first_and_a_few_years_at_a_time() {
    let mut app = with_past(&[2001, 2003, 2004, 2005, 2007]);
    let asked = press(&mut app, "/");
    let parts = [vec![2007, 2005, 2004], vec![2003, 2001]];
    assert_eq!(asked, parts.map(Effect::LoadYears));
    assert_eq!(app.years_being_read(), 5);
    read_year(&mut app, 2007);
    assert_eq!(app.years_being_read(), 4);
    press(&mut app, "<esc>");
    assert_eq!(press(&mut app, "/"), [], "asked for once");
}

#[test]
fn what_is_typed_and_selected_stays_while_the_past_comes_in() {
    let mut app = with_past(&[2001, 2007]);
    press(&mut app, "/run");
    read_year(&mut app, 2001);
    assert_eq!(search(&app).picked().map(Item::title), Some("run-2001"));
    read_year(&mut app, 2007);
    assert_eq!(found(&app), ["run-2007", "run-2001"]);
    assert_eq!(search(&app).picked().map(Item::title), Some("run-2001"));
    assert_eq!(search(&app).field.text(), "run");
    press(&mut app, "<enter>");
    assert_eq!(selected(&app), "run-2001");
}

#[test]
fn before_anything_is_typed_the_most_recent_comes_first() {
    let mut app = with_past(&[2001]);
    press(&mut app, "/");
    read_year(&mut app, 2001);
    assert_eq!(found(&app), ["open", "run-2001", "course"]);
}

#[test]
fn a_year_that_is_not_understood_is_not_waited_for() {
    let mut app = with_past(&[2001]);
    press(&mut app, "/");
    let problem = Problem {
        path: "/j/done/2001.toml".into(),
        line: Some(3),
        column: None,
        severity: Severity::Error,
        message: "expected a value".into(),
        hint: String::new(),
        excerpt: String::new(),
    };
    app.update(Event::Read(Reading {
        problems: vec![problem],
        ..Reading::default()
    }));
    assert_eq!(app.years_being_read(), 0);
}

#[test]
fn enter_goes_to_the_place_on_the_timeline_that_is_open() {
    let mut app = with_past(&[]);
    press(&mut app, "t/cour<enter>");
    assert!(app.timeline().is_some());
    assert_eq!(selected(&app), "course");
    press(&mut app, "/open<enter>");
    assert!(app.timeline().is_some() || app.scene().is_none());
    assert_eq!(selected(&app), "open");
}

#[test]
fn the_palette_has_every_action_and_what_means_nothing_here_last() {
    let mut app = app(vec![goal("small")], vec![]);
    press(&mut app, ":");
    let Some(Dialog::Picker(palette)) = app.dialogs().last() else {
        panic!("no palette")
    };
    assert_eq!(palette.rows.len(), crate::app::action::ACTIONS.len());
    let amiss: Vec<bool> = palette
        .rows
        .iter()
        .map(|row| !row.amiss.is_empty())
        .collect();
    assert!(amiss.is_sorted() && amiss.contains(&true));
    press(&mut app, "promote");
    let Some(Dialog::Picker(palette)) = app.dialogs().last() else {
        panic!("no palette")
    };
    let first = &palette.rows[palette.matches[0].row];
    assert!(first.text.starts_with("promote:"), "{}", first.text);
    assert_eq!(
        (first.amiss, first.beside.as_str()),
        ("on anything finished", "p")
    );
}
