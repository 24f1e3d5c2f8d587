//! Marking: which items a verb acts on, what it says of them, and how marks end.

use super::*;
use crate::domain::change::Change;

/// Five small goals, the last two of which are measured and serve the first larger one, and two larger goals.
fn journey() -> App {
    let larger = |name: &str| Goal { size: Size::Large, ..goal(name) };
    let measured = Goal { measure: Measure::parse("4 of 12 pages"), ..goal("d") };
    let mut app = app(
        vec![
            goal("a"),
            goal("b"),
            goal("c"),
            toward(measured, "cka"),
            toward(goal("e"), "cka"),
            larger("cka"),
            larger("book"),
        ],
        vec![milestone("m", "1997"), milestone("n", "1999")],
    );
    app.update(Event::Shown);
    app
}

fn marked(app: &App) -> String {
    let titles = app.screen.marked().map(Item::title);
    titles.collect::<Vec<&str>>().join(" ")
}

fn marked_by(keys: &str) -> String {
    let mut app = journey();
    press(&mut app, keys);
    marked(&app)
}

/// The only change among these effects.
fn change(effects: &[Effect]) -> Change {
    assert_eq!(saves(effects).len(), 1, "{effects:?}");
    let Request::Save { change, .. } = save_in(effects) else { unreachable!("it is a save") };
    change
}

fn ids(change: &Change) -> String {
    let ids = change.edits.iter().map(|edit| edit.id().as_str());
    ids.collect::<Vec<&str>>().join(" ")
}

#[test]
fn marking_extends_a_range_by_moves_and_keeps_it_when_it_ends() {
    assert_eq!(marked_by("V"), "a");
    assert_eq!(marked_by("Vjj"), "a b c");
    assert_eq!(marked_by("VjjVjj"), "a b c", "the range has ended");
    assert_eq!(marked_by("VjVjjV"), "a b d", "a second range");
    assert_eq!(marked_by("GVg"), "a b c d e", "upwards");
    assert_eq!(marked_by("V<ctrl-d>"), "a b c d e");
    assert_eq!(marked_by("VGVgjVjV"), "a d e", "a range begun at a marked item unmarks");
}

#[test]
fn marking_backs_out_by_one_level() {
    let mut app = journey();
    press(&mut app, "VjVjjV");
    for left in ["a b", "", ""] {
        press(&mut app, "<esc>");
        assert_eq!(marked(&app), left);
    }
}

#[test]
fn marking_is_of_the_pane_in_use() {
    let mut app = journey();
    press(&mut app, "Vj3");
    assert_eq!(marked(&app), "", "the larger goals have none");
    press(&mut app, "jj2");
    assert_eq!(marked(&app), "a b", "and the range has ended");
    press(&mut app, "3V2");
    assert_eq!(marked(&app), "", "marks of another pane end them");
    press(&mut app, "V<enter>");
    assert_eq!(marked(&app), "", "in the reading pane verbs act on its row");
    press(&mut app, "V");
    assert_eq!(app.notice(), Some("Items are marked in the lists of the home screen."));
}

#[test]
fn marking_takes_in_nothing_that_comes_between_the_ends_of_a_range() {
    let mut app = journey();
    press(&mut app, "Vj");
    let goals = || ["a", "b", "c", "d"].map(goal).to_vec();
    app.update(Event::Read(reading([goals(), vec![goal("e")]].concat(), vec![])));
    press(&mut app, "j");
    assert_eq!(marked(&app), "a b c", "what comes elsewhere does not end it");
    let due = |name| Goal { due: Some(Date::from(today())), ..goal(name) };
    app.update(Event::Read(reading(vec![due("c"), goal("a"), goal("d"), goal("b")], vec![])));
    press(&mut app, "j");
    assert_eq!(marked(&app), "c a b");
}

#[test]
fn marking_all_marks_what_the_filter_leaves() {
    assert_eq!(marked_by("<ctrl-a>"), "a b c d e");
    assert_eq!(marked_by("ftoward:cka<enter>%"), "d e");
    assert_eq!(
        marked_by("fb<enter>%f<backspace>c<enter>%f<backspace><enter>"),
        "b c",
        "one filter, then another"
    );
    let mut app = journey();
    press(&mut app, "%fb<enter>");
    assert_eq!(marked(&app), "b");
    assert_eq!(ids(&change(&press(&mut app, "x"))), "b", "what is not shown is not touched");
}

#[test]
fn marked_goals_are_done_in_one_change_and_one_message() {
    let mut app = journey();
    let done = change(&press(&mut app, "Vjjx"));
    assert_eq!((done.name.as_str(), ids(&done).as_str()), ("done, 3 goals", "a b c"));
    assert_eq!(app.notice(), Some("Done: 3 goals, \"a\", \"b\" and \"c\". u undoes."));
    assert_eq!((marked(&app).as_str(), selected(&app)), ("", "d"));
}

#[test]
fn marked_goals_that_are_measured_are_done_in_full_and_nothing_is_asked() {
    let mut app = journey();
    let effects = press(&mut app, "GVkx");
    acknowledge(&mut app, &effects);
    assert!(app.dialogs().is_empty(), "{:?}", app.dialogs());
    assert_eq!(
        app.notice(),
        Some(
            "Done: 2 goals, \"d\" and \"e\". Measured goals are done in full. No open steps toward \"cka\" are left. u undoes."
        )
    );
    let measure = app.journey().goal(&id("d")).and_then(|goal| goal.measure.clone());
    assert!(measure.is_some_and(|measure| measure.reached()));
}

#[test]
fn verb_acts_on_the_marked_items_that_it_applies_to() {
    let mut app = journey();
    press(&mut app, "x");
    let dropped = change(&press(&mut app, "%dno time<enter>"));
    assert_eq!(dropped.edits.len(), 4);
    assert_eq!(
        app.notice(),
        Some(
            "Dropped: 4 of the 5 marked, \"b\", \"c\", \"d\" and 1 more. 1 was skipped: that key is for open goals. u undoes."
        )
    );
    press(&mut app, "%");
    assert_eq!(saves(&press(&mut app, "x")), [""; 0]);
    assert_eq!(app.notice(), Some("This is a finished goal; that key is for open goals."));
    press(&mut app, "<esc>aw<enter>%sp");
    assert_eq!(
        app.notice(),
        Some("Paused: w. 1 was skipped: that key is for open goals. u undoes.")
    );
}

#[test]
fn verb_leaves_out_the_marked_goals_that_it_would_not_change() {
    let mut app = journey();
    press(&mut app, "jsp");
    press(&mut app, "%");
    let paused = change(&press(&mut app, "sp"));
    assert_eq!((paused.name.as_str(), paused.edits.len()), ("paused, 4 goals", 4));
    assert_eq!(
        app.notice(),
        Some("Paused: 4 of the 5 marked, \"a\", \"c\", \"d\" and 1 more. 1 already was. u undoes.")
    );
    press(&mut app, "%.mar 2027<enter>");
    assert_eq!(app.notice(), Some("The target of 5 goals is March 2027. u undoes."));
    assert_eq!(saves(&press(&mut app, "%.mar 2027<enter>")), [""; 0]);
    let error = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
    assert_eq!(error, Some("All of them are like that already."));
}

/// The keys of a verb, the name of its change, and the message.
const VERBS: [(&str, &str, &str); 7] = [
    ("X2026-11-20<enter>", "done, 2 goals", "Done: 2 goals, \"a\" and \"b\". u undoes."),
    ("d<enter>", "dropped, 2 goals", "Dropped: 2 goals, \"a\" and \"b\". u undoes."),
    (".2027<enter>", "new target, 2 goals", "The target of 2 goals is 2027. u undoes."),
    ("^cka<enter>", "edited, 2 goals", "2 goals are steps toward \"cka\" now. u undoes."),
    ("#study<enter>", "tagged, 2 goals", "2 goals have #study now. u undoes."),
    ("ss", "someday, 2 goals", "Someday: 2 goals, \"a\" and \"b\". u undoes."),
    ("D", "deleted, 2 goals", "Deleted: 2 goals, \"a\" and \"b\". u undoes."),
];

#[test]
fn every_verb_on_marked_goals_is_one_change() {
    for (keys, name, said) in &VERBS {
        let mut app = journey();
        press(&mut app, "Vj");
        let change = change(&press(&mut app, keys));
        assert_eq!((change.name.as_str(), change.edits.len()), (*name, 2), "{keys}");
        assert_eq!(app.notice(), Some(*said), "{keys}");
        assert_eq!(marked(&app), "", "{keys}: the marks have served");
    }
}

#[test]
fn marked_goals_are_opened_again_together() {
    let mut app = journey();
    press(&mut app, "Vjx");
    let again = change(&press(&mut app, "GVksa"));
    assert_eq!((again.name.as_str(), ids(&again).as_str()), ("reopened, 2 goals", "a b"));
}

#[test]
fn marked_milestones_are_tagged_and_deleted_together() {
    let mut app = journey();
    press(&mut app, "1%#early<enter>");
    assert_eq!(app.notice(), Some("2 milestones have #early now. u undoes."));
    assert_eq!(change(&press(&mut app, "%D")).name, "deleted, 2 milestones");
    assert_eq!(app.journey().milestones().count(), 0);
}

#[test]
fn verb_for_one_item_is_refused_while_others_are_marked() {
    for key in ["e", "E", "+", "J", "K"] {
        let mut app = journey();
        press(&mut app, "Vj");
        assert_eq!(press(&mut app, key).iter().filter_map(Effect::request).count(), 0, "{key}");
        assert!(app.dialogs().is_empty(), "{key}");
        let said = "2 items are marked, but that key works on one at a time. esc clears the marks.";
        assert_eq!(app.notice(), Some(said), "{key}");
        assert_eq!(marked(&app), "a b", "{key}");
    }
    let mut app = journey();
    press(&mut app, "Ve");
    assert_eq!(app.dialogs().len(), 1, "the only marked one is selected");
}

#[test]
fn verb_for_one_item_acts_on_the_only_marked_one() {
    let mut app = journey();
    press(&mut app, "VVjj");
    assert_eq!((marked(&app).as_str(), selected(&app)), ("a", "c"));
    press(&mut app, "p");
    let said = "This is an active small goal; that key is for finished goals and milestones.";
    assert_eq!(app.notice(), Some(said), "its own refusal");
    press(&mut app, "e");
    assert_eq!(form(&app).text("Title"), "a");
}

#[test]
fn titles_of_marked_items_are_copied_one_a_line() {
    let mut app = journey();
    press(&mut app, "Vj");
    assert_eq!(press(&mut app, "y"), [Effect::Copy(vec!["a".into(), "b".into()])]);
    app.update(Event::Copied(vec!["a".into(), "b".into()], Clipboard::Terminal));
    assert_eq!(app.notice(), Some("2 titles are handed to the terminal's clipboard."));
    assert_eq!(marked(&app), "a b", "nothing was changed");
}

#[test]
fn marks_hold_when_the_files_are_read_again() {
    let mut app = journey();
    press(&mut app, "jVj");
    let goals = ["z", "b", "c", "e"].map(goal);
    app.update(Event::Read(reading(goals.to_vec(), vec![])));
    assert_eq!(marked(&app), "b c");
    app.update(Event::Read(reading(vec![goal("z"), goal("c"), goal("e")], vec![])));
    press(&mut app, "G");
    assert_eq!(marked(&app), "c", "its first item has gone: moves do not extend the range");
}

#[test]
fn refused_change_of_marked_goals_brings_its_line_back() {
    let mut app = journey();
    let save = save_in(&press(&mut app, "Vjdno time for it<enter>"));
    let why = "the disk is full".to_owned();
    let reading = Some(reading(vec![goal("a"), goal("b")], vec![]));
    app.update(Event::answered(save, Answer::Refused { why, advice: None, reading }));
    let Some(form) = app.dialogs().last().and_then(Dialog::form) else {
        panic!("{:?}", app.dialogs())
    };
    assert_eq!(form.text(""), "no time for it");
    assert_eq!(change(&press(&mut app, "<enter>")).name, "dropped, 2 goals");
}
