//! The theme: shown while one goes through the list, kept by enter, and as before after esc.

use super::*;
use crate::app::action::Action as A;
use crate::app::update::{Choice, Form, Then};

fn shown(app: &App) -> &str {
    &app.theme().name
}

#[test]
fn theme_is_shown_while_it_is_chosen_and_kept_by_enter() {
    let mut app = blank();
    assert_eq!(shown(&app), "auto");
    press(&mut app, ":theme<enter>");
    assert_eq!(shown(&app), "auto", "the list begins at the one in use");
    press(&mut app, "<down>");
    assert_eq!(shown(&app), "dark");
    press(&mut app, "high");
    assert_eq!(shown(&app), "high-contrast");
    let effects = press(&mut app, "<enter>");
    assert!(effects.contains(&Effect::Disk(Request::KeepTheme("high-contrast".into()))));
    assert_eq!(shown(&app), "high-contrast");
    press(&mut app, ":theme<enter><down>");
    assert_eq!(shown(&app), "colour-blind", "the list begins at the one in use");
}

#[test]
fn theme_whose_whole_name_is_typed_is_the_one_that_is_meant() {
    let mut app = blank();
    press(&mut app, ":theme<enter>");
    let choice = |name: &str| Choice::new(name, Then::always(|_: &mut App| {}));
    let names = ["high-contrast", "h", "ash"].map(choice);
    app.show_form(Form::new(A::Theme, None, "Theme").list(names.into()));
    press(&mut app, "h");
    let form = app.dialogs().last().and_then(|dialog| dialog.form_of(A::Theme));
    let at = form.and_then(|form| form.matches.as_ref()?.selected());
    assert_eq!(at.map(|at| at.choice), Some(1));
}

#[test]
fn theme_is_as_before_after_esc_or_where_nothing_fits() {
    let mut app = blank();
    press(&mut app, ":theme<enter><down><down>");
    assert_eq!(shown(&app), "light");
    assert_eq!(press(&mut app, "<esc>"), []);
    assert_eq!(shown(&app), "auto");
    press(&mut app, ":theme<enter>zzz");
    assert_eq!(shown(&app), "auto");
    assert_eq!(press(&mut app, "<enter>"), []);
}

#[test]
fn theme_that_cannot_be_saved_holds_and_says_so() {
    let mut app = blank();
    press(&mut app, ":theme<enter>mono<enter>");
    let kept = Request::KeepTheme("mono".into());
    app.update(Event::answered(kept, Answer::refused("the disk is full")));
    assert_eq!(shown(&app), "mono");
    let said = app.notice().unwrap_or_default();
    assert_eq!(said, "The theme is on for now, but could not be saved: the disk is full.");
}

#[test]
fn theme_without_colours_is_said_to_change_nothing_here() {
    let mut app = blank();
    app.settings.coloured = false;
    press(&mut app, ":theme<enter>dark<enter>");
    let said = app.notice().unwrap_or_default();
    assert_eq!(said, "Theme: dark. Colours are off here, by NO_COLOR or --color never.");
}
