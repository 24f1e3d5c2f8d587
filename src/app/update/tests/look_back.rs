//! The look back by its keys: one old step a day, three answers, and the view of all that come up.

use super::*;
use crate::app::layout::ClickTarget;
use crate::app::scene::Scene;
use crate::domain::declined::{AskAgain, Declined};
use crate::domain::milestone::{Milestone, Recognised};
use crate::domain::summary::YearSummary;
use crate::ui::cell_of;
use std::sync::Arc;
use std::time::Duration;

fn done(name: &str, on: &str) -> Goal {
    Goal { state: State::done(Date::from_iso(on).expect("a date")), ..goal(name) }
}

/// A step of ten years ago to the day, one of twenty years ago of which the year is known, and one of another day.
fn journey() -> App {
    let mut reading = reading(vec![], vec![milestone("talk", "2014")]);
    for old in [done("containers", "2016-11-22"), done("arrays", "2006")] {
        let year = old.state.ended_on().expect("it ended").year();
        reading.files.push((DataFile::Ended(year), vec![old.into()]));
    }
    reading.files.push((DataFile::Ended(2021), vec![done("other", "2021-11-21").into()]));
    let mut app = blank();
    app.update(Event::Read(reading));
    app
}

fn shown(app: &App) -> Option<&str> {
    app.data.look_back.as_ref().map(|memory| memory.goal.title.as_str())
}

fn asked(app: &App) -> &Form {
    question(app).expect("something is asked")
}

fn answer_of(app: &App, name: &str) -> Option<Declined> {
    app.journey().goal(&id(name)).expect("a goal").looked_back
}

/// The titles in the view.
fn told(app: &App) -> Vec<&str> {
    let Some(Scene::LookBack(back)) = app.scene() else {
        panic!("the look back is not open");
    };
    let rows = back.list.entries().iter();
    rows.filter_map(|row| row.item()).map(Item::title).collect()
}

#[test]
fn click_on_the_key_of_the_step_of_the_day_asks_about_it() {
    let mut app = journey();
    app.update(Event::Resize { columns: 120, rows: 40 });
    let key = ClickTarget::Press(Key::named("b").expect("a key"));
    let (column, row) = cell_of(&app, &key).expect("the line of momentum names it");
    app.update(Event::Click { column: column + 4, row, at: Duration::ZERO });
    assert!(asked(&app).title.starts_with("10 years ago you finished"));
}

#[test]
fn the_step_of_the_day_is_asked_about_and_promoted() {
    let mut app = journey();
    assert_eq!(shown(&app), Some("containers"));
    press(&mut app, "b");
    assert!(asked(&app).title.starts_with("10 years ago you finished"));
    let effects = press(&mut app, "yIt led to Kubernetes<enter>");
    assert_eq!(saves(&effects), ["recognised, containers"]);
    assert_eq!(shown(&app), None, "one a day is enough");
    press(&mut app, "b");
    assert!(app.notice().is_some_and(|n| n.contains("One a day")));
}

#[test]
fn not_yet_and_never_are_kept_with_the_goal_and_named() {
    for (key, again, name) in [
        ("n", AskAgain::NextTime, "not yet, containers"),
        ("N", AskAgain::Never, "never ask about, containers"),
    ] {
        let mut app = journey();
        let effects = press(&mut app, &format!("b{key}"));
        assert_eq!(saves(&effects), [name]);
        let on = today().into();
        assert_eq!(answer_of(&app, "containers"), Some(Declined { on, again }));
        assert_eq!(shown(&app), None);
    }
}

#[test]
fn leaving_the_question_answers_nothing() {
    let mut app = journey();
    assert!(saves(&press(&mut app, "b<esc>")).is_empty());
    assert_eq!(shown(&app), Some("containers"));
}

#[test]
fn the_view_lists_all_of_them_and_takes_the_same_answers() {
    let mut app = journey();
    press(&mut app, "B");
    assert_eq!(told(&app), ["containers", "arrays"]);
    let effects = press(&mut app, "jN");
    assert_eq!(saves(&effects), ["never ask about, arrays"]);
    assert_eq!(told(&app), ["containers"]);
    let effects = press(&mut app, "yIt led on<enter>");
    assert_eq!(saves(&effects), ["recognised, containers"]);
    assert_eq!(told(&app), ["containers"], "it is among what was recognised last");
    assert!(matches!(app.selected(), Some(Item::Milestone(_))));
    assert!(saves(&press(&mut app, "y")).is_empty(), "that is no old step");
    press(&mut app, "B");
    assert!(app.scene().is_none());
}

#[test]
fn the_view_begins_with_the_old_goals_where_they_are_read_behind_it() {
    let mut app = blank();
    let Item::Milestone(talk) = milestone("talk", "2014") else { panic!("a milestone") };
    let on = Date::from_iso("2020").expect("a date");
    let recognised = Some(Recognised { on, why: "It led on".into() });
    let seen = Item::from(Milestone { recognised, ..(*talk).clone() });
    app.update(Event::Read(reading(vec![], vec![seen])));
    press(&mut app, "B");
    assert_eq!(app.selected().map(Item::title), Some("talk"));
    let old = (DataFile::Ended(2016), vec![done("containers", "2016-11-22").into()]);
    app.update(Event::Read(Reading { files: vec![old], ..Reading::default() }));
    assert_eq!(app.selected().map(Item::title), Some("containers"));
}

#[test]
fn a_new_day_has_another_step() {
    let mut app = journey();
    press(&mut app, "bn");
    app.update(Event::Day(today().plus_days(1)));
    assert_eq!(shown(&app), Some("arrays"));
    app.update(Event::Day(Day::new(2026, 11, 21).expect("a day")));
    assert_eq!(shown(&app), Some("other"));
}

#[test]
fn look_back_says_nothing_without_an_old_step() {
    let mut app = app(vec![goal("a")], vec![]);
    press(&mut app, "b");
    assert!(app.dialogs().is_empty());
    assert_eq!(app.notice(), Some("No finished goal comes up today."));
    press(&mut app, "B");
    assert!(told(&app).is_empty());
}

#[test]
fn only_dates_that_come_up_on_this_day_are_asked_for_and_after_the_first_picture() {
    let summary = |on: &str| Arc::new(YearSummary::of([Arc::new(done("old", on))].iter()));
    let known = Reading {
        summaries: vec![
            (2006, summary("2006-03-01")),
            (2016, summary("2016-11-22")),
            (2021, summary("2021")),
        ],
        ..reading(vec![goal("a")], vec![])
    };
    let mut app = blank();
    let loads = |effects: Vec<Effect>| {
        let dates = effects.into_iter().filter_map(|effect| match effect {
            Effect::Disk(Request::LoadDates(dates)) => Some(dates),
            _ => None,
        });
        dates.flatten().map(|date| date.to_string()).collect::<Vec<String>>()
    };
    assert!(loads(app.update(Event::Read(known.clone()))).is_empty());
    app.update(Event::Shown);
    assert_eq!(loads(app.update(Event::Read(known.clone()))), ["2016-11-22", "2021"]);
    assert!(loads(app.update(Event::Read(known))).is_empty(), "each date is asked for once");
}

#[test]
fn a_milestone_is_taken_back_to_the_step_that_it_was() {
    let mut app = journey();
    press(&mut app, "bpWhy not<enter>1/containers<enter>Ltalk<enter>");
    press(&mut app, "1g/containers<enter>");
    assert!(matches!(app.selected(), Some(Item::Milestone(_))), "{:?}", app.selected());
    press(&mut app, "P");
    assert!(asked(&app).facts[0].contains("and its 1 link stay with"), "{:?}", asked(&app));
    let effects = press(&mut app, "y");
    assert_eq!(saves(&effects), ["turned back into a goal, containers"]);
    let notice = "A finished goal again: containers. p brings the milestone back. u undoes.";
    assert_eq!(app.notice(), Some(notice));
    let goal = app.journey().goal(&id("containers")).expect("the step is there");
    assert_eq!(goal.milestone, None);
    assert_eq!(app.journey().milestones().count(), 1);
}

#[test]
fn take_back_refuses_a_milestone_that_was_no_goal() {
    let mut app = journey();
    press(&mut app, "1P");
    assert!(app.dialogs().is_empty());
    assert!(app.notice().is_some_and(|n| n.contains("was never a goal")), "{:?}", app.notice());
}

#[test]
fn the_goal_of_a_milestone_is_read_before_it_is_taken_back() {
    let mut taken = done("exam", "2018-11-16");
    taken.milestone = Some(id("aws"));
    let mut aws = Milestone::new(id("aws"), "aws", Date::Year(2018));
    aws.from = Some(id("exam"));
    let summary = YearSummary::of([Arc::new(taken.clone())].iter());
    let summary = YearSummary { excerpt: Vec::new(), ..summary };
    let mut app = blank();
    app.update(Event::Read(Reading {
        summaries: vec![(2018, summary.into())],
        ..reading(vec![], vec![aws.into()])
    }));
    let effects = press(&mut app, "1P");
    assert!(effects.contains(&Effect::Disk(Request::Load(vec![2018]))), "{effects:?}");
    app.update(Event::Read(Reading {
        files: vec![(DataFile::Ended(2018), vec![taken.into()])],
        ..Reading::default()
    }));
    assert_eq!(saves(&press(&mut app, "y")), ["turned back into a goal, aws"]);
    let goal = app.journey().goal(&id("exam")).expect("it is read");
    assert_eq!(goal.milestone, None);
}

#[test]
fn an_answer_is_offered_only_where_something_is_asked() {
    let mut app = blank();
    press(&mut app, "B");
    assert!(!offers(&app, "it was a milestone") && !offers(&app, "not yet"));
    assert!(!offers(&app, "open"));
    let mut app = journey();
    press(&mut app, "B");
    assert!(offers(&app, "it was a milestone") && offers(&app, "not yet"));
}

#[test]
fn a_filter_holds_in_the_view_too() {
    let mut app = journey();
    press(&mut app, "farrays<enter>B");
    assert_eq!(told(&app), ["arrays"]);
    press(&mut app, "fnothing<enter>");
    assert_eq!(in_scene(&app), "", "no heading is alone");
}

#[test]
fn looking_back_takes_the_key_that_recognises_as_well() {
    let mut app = journey();
    let effects = press(&mut app, "bpIt led on<enter>");
    assert_eq!(saves(&effects), ["recognised, containers"]);
}

#[test]
fn looking_back_is_never_asked_again_of_any_finished_goal() {
    let mut app = journey();
    press(&mut app, "1v/containers<enter>");
    assert_eq!(selected(&app), "containers");
    let effects = press(&mut app, "N");
    assert_eq!(saves(&effects), ["never ask about, containers"]);
    assert_eq!(app.notice(), Some("Will not ask again: containers. u undoes."));
}
