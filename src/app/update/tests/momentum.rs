//! Momentum by its keys: opened, walked through sideways and down, and closed.

use super::*;
use crate::app::scene::Scene;
use crate::app::scene::momentum::{MomentumPage, MomentumRow};
use crate::domain::summary::YearSummary;
use std::sync::Arc;
use std::time::Duration;

fn done(name: &str, on: &str) -> Goal {
    Goal { state: State::done(Date::from_iso(on).expect("a date")), ..goal(name) }
}

/// Two steps on one day of this year, and a year of which only the summary is known.
fn journey() -> App {
    let mut reading = reading(vec![], vec![]);
    let year = ["a", "b"].map(|name| done(name, "2026-11-17").into());
    reading.files.push((DataFile::Ended(2026), year.into()));
    let older = [Arc::new(done("c", "2025-12-01"))];
    let summary = YearSummary::of(older.iter());
    reading.summaries.push((2025, summary.into()));
    let mut app = blank();
    app.update(Event::Read(reading));
    app
}

fn page(app: &App) -> &MomentumPage {
    match app.scene() {
        Some(Scene::Momentum(page)) => page,
        other => panic!("momentum is not open, but {other:?}"),
    }
}

fn on(app: &App) -> String {
    page(app).day.to_string()
}

#[test]
fn it_opens_on_today_and_asks_for_the_year_that_it_needs() {
    let mut app = journey();
    let effects = app.update(Event::Key(Key::named("i").expect("a key")));
    assert!(effects.contains(&Effect::Disk(Request::Load(vec![2025]))), "{effects:?}");
    assert_eq!(on(&app), "2026-11-22");
    press(&mut app, "i");
    assert!(app.scene().is_none());
}

#[test]
fn arrows_go_through_the_days_and_on_into_the_rows_below() {
    let mut app = journey();
    press(&mut app, "ikkkkk");
    assert_eq!(on(&app), "2026-11-17");
    press(&mut app, "h");
    assert_eq!(on(&app), "2026-11-10");
    press(&mut app, "ll");
    assert_eq!(on(&app), "2026-11-17");
    press(&mut app, "jjjjjj");
    assert_eq!(on(&app), "2026-11-22", "the day that was selected last");
    assert_eq!(page(&app).list.entry(), Some(&MomentumRow::Years));
    press(&mut app, "h");
    let year = page(&app).year().map(|share| (share.year, share.moves));
    assert_eq!(year, Some((2025, 1)));
}

#[test]
fn in_a_week_that_is_not_over_there_is_no_day_to_come() {
    let mut app = journey();
    let friday = Date::from_iso("2026-11-27").and_then(Date::day);
    app.update(Event::Day(friday.expect("a day")));
    press(&mut app, "ij");
    assert_eq!(on(&app), "2026-11-21", "the Saturday before");
}

#[test]
fn a_day_offers_only_what_can_be_done_with_it() {
    let mut app = journey();
    press(&mut app, "i");
    assert_eq!(on(&app), "2026-11-22");
    assert!(offers(&app, "open"), "the page of the day");
    assert!(!offers(&app, "edit"), "a day is no item");
    press(&mut app, "kkkkk<enter>");
    assert!(offers(&app, "edit"), "a goal that was done");
}

#[test]
fn enter_opens_the_page_of_a_day_with_its_moves() {
    let mut app = journey();
    press(&mut app, "i<enter>");
    assert!(app.detail().is_some(), "a day without moves has the arithmetic to read");
    press(&mut app, "<esc>kkkkk<enter>");
    assert_eq!(app.selected().map(Item::title), Some("a"));
    press(&mut app, "h");
    assert!(app.detail().is_none());
    assert_eq!(on(&app), "2026-11-17", "the day stays selected");
    press(&mut app, "<enter><enter>");
    assert_eq!(app.selected().map(Item::title), Some("a"), "enter goes to the goal");
}

#[test]
fn a_click_selects_a_day() {
    let mut app = journey();
    press(&mut app, "i");
    let inside = app.screen.layout.scene.inside;
    app.update(Event::Click {
        column: inside.x + 6 + 2 * 51,
        row: inside.y + 3,
        at: Duration::ZERO,
    });
    assert_eq!(on(&app), "2026-11-11");
}

#[test]
fn a_pause_of_the_journey_begins_and_ends_when_the_line_says() {
    let mut app = journey();
    press(&mut app, "Zski trip from sat until 18 jan<enter>");
    let rest = app.journey().breaks().next().expect("a pause");
    let (from, until) = (rest.span.from.to_string(), rest.span.until.map(|date| date.to_string()));
    assert_eq!((from.as_str(), until.as_deref()), ("2026-11-28", Some("2027-01-18")));
    assert_eq!(rest.why.as_deref(), Some("ski trip"));
    press(&mut app, "Z");
    assert_eq!(app.journey().breaks().count(), 0, "it is cancelled");
}
