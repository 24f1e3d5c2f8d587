//! Keys that are pressed one after the other.

use super::*;
use crate::domain::backup::{Backup, BackupName, BackupState};
use crate::domain::date::Moment;

/// Three small goals, and those bindings.
fn three(bound: &[(&str, &[&str])]) -> App {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    let bound = bound.iter().map(|(name, bound)| ((*name).to_owned(), keys(bound))).collect();
    let mut app = app(vec![goal("a"), goal("b"), goal("c")], vec![milestone("m", "1997")]);
    app.settings.keymap = Keymap::new(&bound).expect("sound");
    app
}

const MOVES: &[(&str, &[&str])] = &[("first", &["g g"]), ("last", &["g e", "ctrl-x ctrl-e"])];

#[test]
fn sequence_does_its_action_at_its_last_key() {
    let mut app = three(MOVES);
    press(&mut app, "g");
    assert_eq!((selected(&app), app.prefix().len()), ("a", 1));
    press(&mut app, "e");
    assert_eq!((selected(&app), app.prefix().len()), ("c", 0));
    press(&mut app, "gg");
    assert_eq!(selected(&app), "a");
    press(&mut app, "<ctrl-x><ctrl-e>");
    assert_eq!(selected(&app), "c");
}

#[test]
fn sequence_outlives_what_happens_by_itself() {
    let mut app = three(MOVES);
    press(&mut app, "g");
    app.update(Event::Woke);
    app.update(Event::Resize { columns: 60, rows: 20 });
    app.update(Event::Day(today().plus_days(1)));
    press(&mut app, "e");
    assert_eq!(selected(&app), "c");
}

#[test]
fn sequence_is_dropped_by_escape_by_a_key_that_does_not_follow_and_by_a_click() {
    let mut app = three(MOVES);
    press(&mut app, "tg");
    assert!(app.dialogs().len() == 1, "the key of the view comes first");
    press(&mut app, "<esc><ctrl-x><esc>");
    assert!(app.scene().is_some(), "the view stays open");
    assert_eq!(app.notice(), None, "escape is no mistake");
    press(&mut app, "<esc>gx");
    assert_eq!((selected(&app), app.notice()), ("a", Some("Nothing is bound to g x.")));
    press(&mut app, "e<esc>");
    assert_eq!(selected(&app), "a", "what follows is a key of its own");
    press(&mut app, "g");
    app.update(Event::Click { column: 0, row: 0, at: Default::default() });
    press(&mut app, "e<esc>");
    assert_eq!(selected(&app), "a");
}

#[test]
fn sequence_does_not_reach_into_a_dialog() {
    let mut app = three(&[("first", &["g g"]), ("add", &["z a"])]);
    press(&mut app, "zaegg ge<enter>");
    assert_eq!(titles(&app, Pane::Small), ["a", "b", "c", "egg ge"]);
    // A dialog that the disk opens in the middle of one takes the next key, and nothing is left of it afterwards.
    let (name, when) = (BackupName::new(1, Moment(0)), "1970-01-01 00:00".to_owned());
    let backup = Backup { name, state: BackupState::Damaged("damaged".into()) };
    press(&mut app, "Gg");
    app.update(listed(vec![DatedBackup { when, backup }]));
    assert!(app.prefix().is_empty());
    press(&mut app, "g<esc>g");
    assert_eq!((selected(&app), app.prefix().len()), ("egg ge", 1));
}

#[test]
fn sequence_answers_a_question() {
    let mut app = three(&[("set-someday", &["g s", "f5"])]);
    press(&mut app, "sg");
    assert_eq!((app.prefix().len(), app.dialogs().len()), (1, 1));
    press(&mut app, "s");
    assert!(app.dialogs().is_empty() && app.notice().is_some_and(|said| said.contains("omeday")));
}

#[test]
fn text_names_the_key_that_works_where_the_user_is() {
    let mut app = three(&[("undo", &["o", "f2"]), ("snooze", &["+"])]);
    let said = |app: &App| app.keys().text("{undo} undoes, {snooze} hides it.");
    assert_eq!(said(&app), "o undoes, + hides it.");
    press(&mut app, "t");
    assert_eq!(said(&app), "f2 undoes, : snooze hides it.");
    press(&mut app, "<esc>x");
    assert!(app.notice().is_some_and(|said| said.ends_with("o undoes.")), "{:?}", app.notice());
}

#[test]
fn sequence_may_go_on_with_alt() {
    let mut app = three(&[("first", &["g alt-g"])]);
    let named = |name| Key::named(name).expect("a key");
    assert!(!app.means(named("alt-g")));
    press(&mut app, "Gg");
    assert!(app.means(named("alt-g")) && !app.means(named("alt-x")));
    press(&mut app, "<alt-g>");
    assert_eq!(selected(&app), "a");
}
