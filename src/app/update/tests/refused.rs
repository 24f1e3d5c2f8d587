//! A change that the disk refuses: what was selected is selected again, and nothing untrue is left on the screen.

use super::*;

/// The disk's refusal of the change that these effects save; on disk everything is as `goals` and `milestones` say.
fn refuse(app: &mut App, effects: &[Effect], goals: Vec<Goal>, milestones: Vec<Item>) {
    let why = "the file is broken. Mend line 7.".into();
    let refused = Answer::Refused { why, advice: None, reading: Some(reading(goals, milestones)) };
    app.update(Event::answered(save_in(effects), refused));
}

fn goals() -> Vec<Goal> {
    let size = Size::Large;
    let larger = Goal { size, ..goal("cka") };
    let steps = ["read", "book", "sit"].map(|name| toward(goal(name), "cka"));
    [larger].into_iter().chain(steps).chain([goal("other")]).collect()
}

#[test]
fn a_refused_change_selects_again_what_it_was_about() {
    for keys in ["x", "D", "dwhy<enter>"] {
        let mut app = app(goals(), vec![]);
        press(&mut app, "2gj");
        assert_eq!(selected(&app), "book");
        let effects = press(&mut app, keys);
        refuse(&mut app, &effects, goals(), vec![]);
        assert_eq!(selected(&app), "book", "{keys}");
    }
}

#[test]
fn a_refused_change_leaves_a_selection_that_was_moved_since() {
    let mut app = app(goals(), vec![]);
    press(&mut app, "2gj");
    let effects = press(&mut app, "x");
    press(&mut app, "G");
    let moved = selected(&app).to_owned();
    refuse(&mut app, &effects, goals(), vec![]);
    assert_eq!(selected(&app), moved);
}

#[test]
fn a_refused_change_in_the_detail_highlights_its_row_again() {
    for keys in ["x", "D"] {
        let mut app = app(goals(), vec![]);
        press(&mut app, "3<enter>lj");
        assert_eq!(selected(&app), "book");
        let effects = press(&mut app, keys);
        refuse(&mut app, &effects, goals(), vec![]);
        assert_eq!(selected(&app), "book", "{keys}");
    }
}

#[test]
fn a_refused_addition_gives_the_focus_back() {
    let past = || vec![milestone("course", "1997")];
    let mut app = app(goals(), past());
    press(&mut app, "1");
    let effects = press(&mut app, "aBook a room<enter>");
    assert_eq!(app.screen.focus, Pane::Small);
    refuse(&mut app, &effects, goals(), past());
    press(&mut app, "<esc>");
    assert_eq!((app.screen.focus, selected(&app)), (Pane::Past, "course"));
}

#[test]
fn a_refused_answer_by_key_asks_its_card_again() {
    let mut app = app(goals(), vec![]);
    app.update(Event::Shown);
    app.update(Event::Read(reading(goals(), vec![])));
    press(&mut app, "rn");
    let card = |app: &App| app.selected().map(|item| item.id().clone());
    let first = card(&app);
    let effects = press(&mut app, "y");
    let later = press(&mut app, "y");
    assert_ne!(card(&app), first);
    refuse(&mut app, &effects, goals(), vec![]);
    assert_eq!(card(&app), first);
    refuse(&mut app, &later, goals(), vec![]);
    assert_eq!(card(&app), first, "the first that was refused is asked first");
}

#[test]
fn refusal_is_said_until_the_next_key_that_does_something() {
    let mut app = app(vec![goal("a"), goal("b")], vec![]);
    press(&mut app, "P");
    assert!(app.notice().is_some());
    press(&mut app, "j");
    assert_eq!(app.notice(), None);
}

#[test]
fn undo_selects_the_goal_that_is_open_again() {
    let mut app = app(goals(), vec![]);
    app.update(Event::Shown);
    press(&mut app, "2gj");
    let effects = press(&mut app, "dno time<enter>");
    acknowledge(&mut app, &effects);
    press(&mut app, "G");
    let book = toward(goal("book"), "cka");
    app.update(undone("dropped, book".into(), vec![book.into()], reading(goals(), vec![])));
    assert_eq!(selected(&app), "book");
}
