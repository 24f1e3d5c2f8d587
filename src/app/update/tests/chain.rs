//! The chain by its keys: told, walked along, linked and unlinked in place.

use super::*;
use crate::app::scene::Scene;

/// A course that led to an exam, which led to a job; and a talk that led nowhere.
fn journey() -> App {
    let linked = |name: &str, on: &str, to: &[&str]| {
        let mut milestone = Milestone::new(id(name), name, Date::from_iso(on).expect("a date"));
        milestone.led_to = to.iter().map(|to| id(to)).collect();
        Item::from(milestone)
    };
    let milestones = vec![
        linked("course", "1997", &["exam"]),
        linked("exam", "1998-11", &["job"]),
        linked("job", "1999-02", &[]),
        linked("talk", "2014", &[]),
    ];
    app(vec![goal("a")], milestones)
}

fn told(app: &App) -> Vec<&str> {
    let Some(Scene::Chain(chain)) = app.scene() else {
        panic!("no chain is told");
    };
    let rows = chain.list.entries().iter();
    rows.filter_map(|row| row.item()).map(Item::title).collect()
}

#[test]
fn a_link_is_offered_to_be_taken_away_only_where_there_is_one() {
    let mut app = journey();
    press(&mut app, "1Gkc");
    assert_eq!(selected(&app), "exam");
    assert!(offers(&app, "unlink"));
    press(&mut app, "<esc>1gc");
    assert_eq!(selected(&app), "talk");
    assert!(!offers(&app, "unlink"), "it is linked with nothing");
    assert!(offers(&app, "link"));
}

#[test]
fn it_is_told_of_what_is_selected_from_its_roots_to_what_it_led_to() {
    let mut app = journey();
    press(&mut app, "1Gkc");
    assert_eq!(told(&app), ["course", "exam", "job"]);
    assert_eq!(selected(&app), "exam");
    press(&mut app, "c");
    assert!(app.scene().is_none(), "the same key closes it");
}

#[test]
fn enter_walks_along_it_and_opens_the_detail_of_where_one_stands() {
    let mut app = journey();
    press(&mut app, "1Gcj<enter>");
    assert_eq!(selected(&app), "exam");
    assert!(app.detail().is_none());
    press(&mut app, "<enter>");
    assert!(app.detail().is_some());
    press(&mut app, "<esc><esc>");
    assert!(app.scene().is_none());
}

#[test]
fn a_link_is_made_and_taken_away_in_place() {
    let mut app = journey();
    let effects = press(&mut app, "1GcGLtalk<enter>");
    assert_eq!(saves(&effects), ["linked, job led to talk"]);
    assert_eq!(told(&app), ["course", "exam", "job", "talk"]);
    let effects = press(&mut app, "Utalk<enter>");
    assert_eq!(saves(&effects), ["unlinked, job led to talk"]);
    assert_eq!(told(&app), ["course", "exam", "job"]);
    let effects = press(&mut app, "GUex<enter>");
    assert_eq!(saves(&effects), ["unlinked, exam led to job"], "from the later end too");
    press(&mut app, "<esc>1gU");
    assert!(app.dialogs().is_empty(), "there is nothing to take away");
}

#[test]
fn link_offers_no_circle_and_nothing_that_runs_backwards_in_time() {
    let mut app = journey();
    press(&mut app, "1GcGL");
    let offered = |app: &App| -> Vec<(&str, String)> {
        form(app).choices.iter().map(|c| (c.heading, c.text.clone())).collect()
    };
    assert_eq!(offered(&app), [("came from", "course".into()), ("led to", "talk".into())]);
    press(&mut app, "<esc><esc>1gL");
    let came_from = ["job", "exam", "course"].map(|title| ("came from", title.to_owned()));
    assert_eq!(offered(&app), came_from, "nearest first");
    press(&mut app, "<esc>GL");
    assert_eq!(offered(&app), [("led to", "job".into()), ("led to", "talk".into())]);
}

#[test]
fn it_opens_over_the_timeline_and_leads_back_to_it() {
    let mut app = journey();
    press(&mut app, "tg1998<enter>c");
    assert_eq!(told(&app).len(), 3);
    press(&mut app, "<esc>");
    assert!(matches!(app.scene(), Some(Scene::Timeline(_))));
    assert_eq!(selected(&app), "exam");
}

#[test]
fn it_means_nothing_on_a_goal() {
    let mut app = journey();
    press(&mut app, "2c");
    assert!(app.scene().is_none());
    assert!(app.notice().is_some_and(|n| n.contains("that key is for milestones")));
}

#[test]
fn a_chain_closes_when_its_milestone_goes() {
    let mut app = journey();
    press(&mut app, "1Gkc");
    app.update(Event::Read(reading(vec![goal("a")], vec![])));
    assert!(app.scene().is_none());
    let said = "The milestone of the chain is gone, and the chain is closed.";
    assert_eq!(app.notice(), Some(said));
    let mut app = journey();
    press(&mut app, "1GkcD");
    assert!(app.scene().is_none());
    let said = app.notice().unwrap_or_default();
    assert!(said.starts_with("Deleted: exam."), "{said}");
}
