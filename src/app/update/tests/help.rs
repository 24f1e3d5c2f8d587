//! The help: searched by typing, and its rows are done by enter.

use super::*;
use crate::app::action::{Action, Layer};
use crate::app::dialog::DialogKind;
use crate::app::dialog::help::{Help, Section};

fn help(keys: &str) -> App {
    let mut app = app(vec![goal("a")], vec![]);
    press(&mut app, keys);
    app
}

fn chosen(keys: &str) -> Option<Action> {
    let app = help(keys);
    match app.dialogs().last().map(|dialog| &dialog.kind) {
        Some(DialogKind::Help(help)) => help.chosen(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn help_selects_what_was_meant_by_a_name_a_key_or_words() {
    assert_eq!(chosen("?undo"), Some(Action::Undo), "rather than one that only speaks of it");
    assert_eq!(chosen("?ctrl-r"), Some(Action::Redo));
    assert_eq!(chosen("?x"), Some(Action::Done));
    assert_eq!(chosen("?clipboard"), Some(Action::Copy));
    assert_eq!(chosen("?nothing of it"), None);
    assert_eq!(chosen("?add<down><up>"), Some(Action::AddSmall));
    assert_ne!(chosen("?add<down>"), Some(Action::AddSmall));
}

#[test]
fn help_does_the_selected_action() {
    let app = help("?add<enter>Book it<enter>");
    assert_eq!(titles(&app, Pane::Small), ["a", "Book it"]);
    let app = help("?nothing of it<enter>");
    assert!(
        matches!(app.dialogs(), [Dialog { kind: DialogKind::Help(_), .. }]),
        "nothing fits, and it stays"
    );
}

#[test]
fn help_says_why_an_action_of_another_place_is_not_done() {
    let app = help("?closer<enter>");
    assert_eq!((app.dialogs().len(), app.notice()), (0, Some("This works in the timeline.")));
    let app = help("?chain<enter>");
    assert!(app.notice().is_some_and(|said| said.starts_with("This is an active small goal")));
}

#[test]
fn help_has_the_keys_of_this_place_alone_before_those_that_other_places_share() {
    for (layer, first) in [
        (Layer::Everywhere, Action::Edit),
        (Layer::Review, Action::Yes),
        (Layer::Merge, Action::TakeOurs),
        (Layer::Timeline, Action::Closer),
        (Layer::Note, Action::NewLine),
    ] {
        let help = Help::over(&Keymap::default(), layer, &|_| true);
        assert_eq!(help.rows()[0].spec.action, first, "{layer:?}");
    }
}

#[test]
fn help_keeps_each_row_in_its_column_while_one_types() {
    let begins = |keys: &str| {
        let app = help(keys);
        let Some(DialogKind::Help(help)) = app.dialogs().last().map(|dialog| &dialog.kind) else {
            panic!("no help")
        };
        let columns = crate::view::dialogs::help::columns(help, 120);
        let lines = columns
            .iter()
            .flat_map(|column| column.lines.iter().map(|(_, line)| (column.begin, line.text())));
        let found = lines.filter(|(_, text)| text.contains("Undo the last change"));
        found.map(|(begin, _)| begin).collect::<Vec<_>>()
    };
    assert_eq!(begins("?"), begins("?undo"));
    assert_eq!(begins("?"), begins("?undo the last"));
}

#[test]
fn help_of_an_empty_journey_tells_what_enter_does_there_and_nothing_that_does_nothing() {
    let mut app = blank();
    app.update(Event::Read(Reading::default()));
    press(&mut app, "?");
    let Some(DialogKind::Help(help)) = app.dialogs().last().map(|dialog| &dialog.kind) else {
        panic!("{:?}", app.dialogs());
    };
    let row = |action| help.rows().iter().find(|row| row.spec.action == action).expect("a row");
    assert_eq!(row(Action::Open).help, "Open the sample");
    for action in [Action::Snooze, Action::View] {
        assert_eq!(row(action).section, Section::Elsewhere, "{action:?}");
    }
}
