//! While the disk fails, and after it: what is said, what undo does, and what a question that is open becomes.

use super::*;
use crate::domain::summary::YearSummary;
use std::sync::Arc;

/// A program whose changes by these keys the disk takes as little as any, with their saves.
fn failing(keys: &str) -> (App, Vec<Request>) {
    let mut app = app(vec![goal("a"), goal("b")], vec![]);
    let effects = press(&mut app, keys);
    let saves = effects.iter().filter_map(Effect::request).cloned();
    let saves: Vec<Request> = saves.collect();
    let delayed = Answer::Delayed { why: "disk full".into() };
    app.update(Event::answered(saves[0].clone(), delayed));
    (app, saves)
}

/// The message at the foot of the screen.
fn message(app: &App) -> String {
    let lines = crate::view::message::lines(app, 120);
    lines.iter().map(|line| line.text().trim().to_owned() + "\n").collect()
}

fn asks_the_disk(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| effect.request().is_some())
}

#[test]
fn undo_is_not_offered_for_a_change_that_it_cannot_take_back() {
    let mut app = app(vec![goal("a")], vec![]);
    let save = save_in(&press(&mut app, "x"));
    assert_eq!(app.notice(), Some("Done: a. u undoes."));
    let remark = Some("Saved: done, a. It cannot be undone: the disk is full.".into());
    let (words, reading) = (String::new(), Reading::default());
    app.update(Event::answered(save, Answer::Done { words, reading, remark }));
    assert_eq!(app.notice(), Some("Saved: done, a. It cannot be undone: the disk is full."));
}

#[test]
fn undo_and_redo_are_refused_while_the_disk_fails_and_done_again_after_that() {
    let (mut app, saves) = failing("x");
    assert_eq!(message(&app), "Not on disk yet, trying again. Disk full.\nDone: a.\n");
    assert!(!asks_the_disk(&press(&mut app, "u")));
    assert_eq!(app.notice(), Some("Undo works again once your changes are on disk."));
    assert!(!asks_the_disk(&press(&mut app, "<ctrl-r>")));
    assert_eq!(
        message(&app),
        "Not on disk yet, trying again. Disk full.\n\
         Redo works again once your changes are on disk.\n"
    );
    press(&mut app, "aC<enter>");
    assert_eq!(app.notice(), Some("Added: C."));
    app.update(saved(&saves[0], Reading::default()));
    assert!(asks_the_disk(&press(&mut app, "u")));
}

#[test]
fn undo_pressed_right_after_a_change_follows_it() {
    let mut app = app(vec![goal("a")], vec![]);
    let effects = press(&mut app, "xu");
    let mut requests = effects.iter().filter_map(Effect::request);
    assert!(matches!(requests.next(), Some(Request::Save { .. })));
    assert!(matches!(requests.next(), Some(Request::Undo(_))));
}

#[test]
fn quitting_is_still_asked_about_when_the_disk_is_back() {
    let (mut app, saves) = failing("aC<enter>aD<enter>");
    press(&mut app, "q");
    let asked = "2 changes are not on disk: Disk full. Quit and lose them?";
    assert_eq!(question(&app).expect("asked").title, asked);
    app.update(saved(&saves[0], Reading::default()));
    assert_eq!(question(&app).expect("asked").title, asked);
    app.update(saved(&saves[1], Reading::default()));
    let asked = "No change is waiting for the disk any more. Quit?";
    assert_eq!(question(&app).expect("asked").title, asked);
    assert_eq!(press(&mut app, "n"), []);
    assert!(app.dialogs().is_empty());
}

#[test]
fn quitting_once_the_disk_is_back_gives_nothing_up() {
    let (mut app, saves) = failing("aC<enter>");
    press(&mut app, "q");
    let asked = "1 change is not on disk: Disk full. Quit and lose it?";
    assert_eq!(question(&app).expect("asked").title, asked);
    app.update(saved(&saves[0], Reading::default()));
    assert_eq!(press(&mut app, "y"), [Effect::Quit]);
}

#[test]
fn undo_is_not_offered_any_more_once_another_program_has_changed_something() {
    let mine = || {
        let mut app = app(vec![goal("a"), goal("b")], vec![]);
        press(&mut app, "dtoo late<enter>");
        assert_eq!(app.notice(), Some("Dropped: a. u undoes."));
        app
    };
    let look = |app: &mut App, reading: Reading| {
        app.update(Event::answered(Request::Look, Answer::read(reading)));
        app.notice().expect("said").to_owned()
    };
    let mut app = mine();
    assert_eq!(look(&mut app, Reading::default()), "Dropped: a. u undoes.");
    let (open, theirs) = (app.journey().at(DataFile::Open).to_vec(), Record::from(goal("c")));
    let reread = |records| Reading { files: vec![(DataFile::Open, records)], ..Reading::default() };
    assert_eq!(look(&mut app, reread(open.clone())), "Dropped: a. u undoes.");
    assert_eq!(look(&mut app, reread([open, vec![theirs]].concat())), "Dropped: a.");
    let mut app = mine();
    let done = Goal { state: State::done(today().into()), ..goal("b") };
    let summary = Arc::new(YearSummary::of([Arc::new(done)].iter()));
    let years = |summary| Reading { summaries: vec![(2020, summary)], ..Reading::default() };
    assert_eq!(look(&mut app, years(Arc::default())), "Dropped: a. u undoes.");
    assert_eq!(look(&mut app, years(summary)), "Dropped: a.");
}
