//! The machine: events in, state and effects out; no terminal, no disk.

mod chain;
mod completing;
mod detail;
mod failing;
mod finding;
mod help;
mod look_back;
mod marking;
mod momentum;
mod notes;
mod pointing;
mod problems;
mod refused;
mod restoring;
mod review;
mod sequences;
mod spans;
mod theming;
mod timeline;
mod typed;
mod written;
mod wrong;

use crate::app::dialog::form::{FormLayout, Matches};
use crate::app::disk::{Answer, DatedBackup, Request, Response};
use crate::app::effect::Effect;
use crate::app::event::{Clipboard, Event, Key, Start};
use crate::app::keymap::Keymap;
use crate::app::list::Listed;
use crate::app::pane::Pane;
use crate::app::settings::Settings;
use crate::app::{App, Choice, Dialog, DialogKind, Form};
use crate::domain::data_file::DataFile;
use crate::domain::date::{Date, Day};
use crate::domain::fixtures::{id, today, toward};
use crate::domain::goal::{Goal, Size, State};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::problem::{Problem, Severity};
use crate::domain::reading::Reading;
use crate::domain::record::Record;
use crate::domain::sorted::SortedMap;
use proptest::prelude::*;

fn goal(name: &str) -> Goal {
    Goal::new(id(name), name)
}

fn milestone(name: &str, on: &str) -> Item {
    Milestone::new(id(name), name, Date::from_iso(on).expect("a date")).into()
}

fn reading(goals: Vec<Goal>, milestones: Vec<Item>) -> Reading {
    let goals = goals.into_iter().map(Record::from).collect();
    let milestones = milestones.into_iter().map(Record::from).collect();
    Reading {
        files: vec![(DataFile::Open, goals), (DataFile::Milestones, milestones)],
        ..Reading::default()
    }
}

pub(super) fn blank() -> App {
    let start = Start { today: today(), seed: 1, size: (120, 40) };
    let keymap = Keymap::new(&SortedMap::new()).expect("sound");
    App::new(start, Settings::new(keymap), crate::ui::LOOKS)
}

fn app(goals: Vec<Goal>, milestones: Vec<Item>) -> App {
    let mut app = blank();
    app.update(Event::Read(reading(goals, milestones)));
    app
}

/// Presses keys: words in angle brackets are named keys, all else is typed.
fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        let (name, tail) = named.unwrap_or(rest.split_at(letter.len_utf8()));
        let name = if name == " " { "space" } else { name };
        effects.extend(app.update(Event::Key(Key::named(name).expect("a key"))));
        rest = tail;
    }
    effects
}

fn saves(effects: &[Effect]) -> Vec<&str> {
    let mut names = Vec::new();
    for effect in effects {
        if let Effect::Disk(Request::Save { change, .. }) = effect {
            names.push(change.name.as_str());
        }
    }
    names
}

/// The save among these effects.
fn save_in(effects: &[Effect]) -> Request {
    let mut requests = effects.iter().filter_map(Effect::request);
    let save = requests.find(|request| matches!(request, Request::Save { .. }));
    save.unwrap_or_else(|| panic!("nothing is saved: {effects:?}")).clone()
}

/// The disk's answer that a request was carried out.
fn saved(request: &Request, reading: Reading) -> Event {
    Event::answered(request.clone(), Answer::read(reading))
}

/// The disk has undone the change of that name.
fn undone(words: String, items: Vec<Item>, reading: Reading) -> Event {
    let request = Request::Undo(Response(Some(items)));
    Event::answered(request, Answer::Done { words, reading, remark: None })
}

/// The disk has listed the backups.
fn listed(backups: Vec<DatedBackup>) -> Event {
    let request = Request::Backups(Response(Some(backups)));
    Event::answered(request, Answer::read(Reading::default()))
}

/// The disk has saved what was asked of it.
fn acknowledge(app: &mut App, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Disk(save @ Request::Save { .. }) = effect {
            app.update(saved(save, Reading::default()));
        }
    }
}

fn titles(app: &App, pane: Pane) -> Vec<String> {
    let entries = app.list(pane).entries();
    entries.iter().filter_map(|e| e.item().map(|i| i.title().to_owned())).collect()
}

/// The title of the view over the panes, and what is counted in it.
fn heading(app: &App) -> (String, String) {
    crate::view::scenes::drawn(app.scene().expect("a view is open")).heading(&app.data)
}

/// What the view over the panes says.
fn in_scene(app: &App) -> String {
    let view = crate::view::scene_viewport(app, app.scene().expect("a view is open"));
    view.lines.iter().map(|(_, line)| line.text() + "\n").collect()
}

/// Whether the selected entry of a pane is in view.
fn is_selected_in_view(app: &App, pane: Pane) -> bool {
    let at = app.list(pane).selected().expect("one is selected");
    app.screen.layout.panes[pane.index()].entries.contains(&at)
}

/// Whether the key line offers what is called so.
fn offers(app: &App, label: &str) -> bool {
    let line = crate::view::keyline::key_line(app, 1000);
    line.left.iter().any(|piece| piece.text.trim() == label)
}

#[test]
fn action_has_exactly_one_handler() {
    for spec in crate::app::action::ACTIONS {
        let rows = super::FAMILIES.iter().copied().flatten();
        let count = rows.filter(|(action, _)| *action == spec.action).count();
        let opens = usize::from(crate::app::scene::opened_by(spec.action).is_some());
        let types = usize::from(spec.place.is_in_dialog());
        assert_eq!(count + opens + types, 1, "{:?}", spec.action);
    }
}

/// The form on top.
fn form(app: &App) -> &Form {
    let form = app.dialogs().last().and_then(Dialog::form);
    form.unwrap_or_else(|| panic!("no form but {:?}", app.dialogs()))
}

/// The best match in the list on top.
fn first_match(app: &App) -> &Choice {
    let form = form(app);
    let found = form.matches.as_ref().and_then(Matches::selected).expect("something fits");
    &form.choices[found.choice]
}

/// The question on top.
fn question(app: &App) -> Option<&Form> {
    let form = app.dialogs().last()?.form()?;
    (form.layout() == FormLayout::Question).then_some(form)
}

fn selected(app: &App) -> &str {
    app.selected().map_or("", Item::title)
}

#[test]
fn capture_understands_what_it_serves_its_tags_and_its_date() {
    let mut app = app(vec![Goal { size: Size::Large, ..goal("CKA") }], vec![]);
    let effects = press(&mut app, "aBook the exam ^CKA #study !friday<enter>");
    assert_eq!(saves(&effects), ["added, Book the exam"]);
    let booked = app.journey().toward(&id("CKA")).next().expect("a step").clone();
    assert_eq!(booked.due.map(|d| d.to_string()).as_deref(), Some("2026-11-27"));
    assert_eq!(booked.tags, ["study"]);
    assert_eq!(app.unsaved(), 1);
}

#[test]
fn a_line_that_is_not_understood_stays_and_says_why() {
    let mut app = app(vec![], vec![]);
    assert!(saves(&press(&mut app, "aPay !30 february<enter>")).is_empty());
    let error = app.why_refused();
    assert!(error.is_some_and(|e| e.contains("February")), "{error:?}");
    assert_eq!(form(&app).text(""), "Pay !30 february");
    press(&mut app, "<esc>");
    assert!(app.dialogs().is_empty());
    assert!(saves(&press(&mut app, "a  <enter>")).is_empty(), "an empty title");
}

#[test]
fn done_steps_off_to_the_next_and_stays_ticked_below() {
    let mut app = app(vec![goal("a"), goal("b")], vec![]);
    assert_eq!(saves(&press(&mut app, "x")), ["done, a"]);
    assert_eq!((selected(&app), titles(&app, Pane::Small)), ("b", vec!["b".into(), "a".into()]));
    assert_eq!(app.notice(), Some("Done: a. u undoes."));
}

#[test]
fn the_last_step_asks_nothing_while_a_measure_is_open() {
    let larger =
        Goal { size: Size::Large, measure: Measure::parse("0 of 40 chapters"), ..goal("L") };
    let mut app = app(vec![larger, toward(goal("s"), "L")], vec![]);
    let effects = press(&mut app, "x");
    assert_eq!(saves(&effects), ["done, s"]);
    acknowledge(&mut app, &effects);
    assert!(app.dialogs().is_empty());
    let measured = Goal { measure: Measure::parse("5 of 12 pages"), ..toward(goal("m"), "L2") };
    let larger = Goal { size: Size::Large, ..goal("L2") };
    let mut app = self::app(vec![larger, measured], vec![]);
    let effects = press(&mut app, "x2<enter>");
    acknowledge(&mut app, &effects);
    assert!(app.dialogs().is_empty(), "the step is under way still");
    let effects = press(&mut app, "x<enter>");
    acknowledge(&mut app, &effects);
    assert!(question(&app).is_some(), "all of it is done");
}

#[test]
fn the_last_step_asks_for_the_larger_goal_and_that_for_the_milestone() {
    let mut app =
        app(vec![Goal { size: Size::Large, ..goal("L") }, toward(goal("s"), "L")], vec![]);
    let effects = press(&mut app, "x");
    assert!(app.dialogs().is_empty(), "it is not on disk yet");
    acknowledge(&mut app, &effects);
    assert!(question(&app).is_some_and(|ask| ask.title.contains("last step")));
    let effects = press(&mut app, "y");
    assert_eq!(saves(&effects), ["reached, L"]);
    acknowledge(&mut app, &effects);
    assert!(question(&app).is_some_and(|ask| ask.title.contains("Record")));
    press(&mut app, "y");
    assert_eq!(saves(&press(&mut app, "<enter>")), ["recorded the milestone, L"]);
    let milestone = app.journey().milestones().next().expect("a milestone");
    assert_eq!(
        (milestone.on.to_string().as_str(), milestone.from.clone()),
        ("2026-11-22", Some(id("L")))
    );
}

#[test]
fn enter_alone_goes_on_with_what_was_begun_and_ends_or_loses_nothing() {
    let mut app =
        app(vec![Goal { size: Size::Large, ..goal("L") }, toward(goal("s"), "L")], vec![]);
    let effects = press(&mut app, "x");
    acknowledge(&mut app, &effects);
    assert_eq!(saves(&press(&mut app, "<enter>")), [""; 0], "is it reached?");
    let effects = press(&mut app, "3x");
    acknowledge(&mut app, &effects);
    press(&mut app, "<enter>");
    assert_eq!(form(&app).text("Title"), "L", "the milestone is offered, and its form opens");
    press(&mut app, "<esc>");
    app.update(Event::Paste("one\ntwo".into()));
    assert_eq!(saves(&press(&mut app, "<enter>")), ["added, 2 goals"], "they were pasted");
}

#[test]
fn a_measured_goal_is_asked_for_its_amount() {
    let measure = Measure::parse("4 of 12 exercises");
    let mut app = app(vec![Goal { measure, ..goal("a") }], vec![]);
    assert_eq!(saves(&press(&mut app, "x2<enter>")), ["noted, a"]);
    assert_eq!(app.notice(), Some("Noted: a. 6 of 12 exercises. u undoes."));
    assert_eq!(saves(&press(&mut app, "x<enter>")), ["done, a"]);
    let done = app.journey().goal(&id("a")).expect("kept");
    assert_eq!(done.log.len(), 1, "what is left is no progress note");
    assert_eq!(
        done.measure.as_ref().map(ToString::to_string).as_deref(),
        Some("12 of 12 exercises")
    );
}

#[test]
fn a_measured_goal_tells_when_all_of_it_is_there() {
    let measure = Measure::parse("4 of 12 exercises");
    let measured = Goal { measure, ..goal("a") };
    let mut app = app(vec![measured], vec![]);
    press(&mut app, "+8 the rest<enter>");
    let said = "Noted: a. 12 of 12 exercises: x marks it done. u undoes.";
    assert_eq!(app.notice(), Some(said));
    assert_eq!(saves(&press(&mut app, "x")), ["done, a"]);
}

#[test]
fn an_amount_of_another_day_is_noted_on_that_day() {
    let measure = Measure::parse("4 of 12 exercises");
    let measured = Goal { measure, ..goal("a") };
    let mut app = app(vec![measured], vec![]);
    let some = "Xyesterday<tab>3<tab>hard ones<enter>";
    assert_eq!(saves(&press(&mut app, some)), ["noted, a"]);
    let log = app.journey().goal(&id("a")).expect("kept").log.clone();
    assert_eq!(log[0].on, today().plus_days(-1).into());
    assert_eq!(log[0].text, "hard ones");
    let all = "Xyesterday<enter>";
    assert_eq!(saves(&press(&mut app, all)), ["done, a"]);
    let done = app.journey().goal(&id("a")).expect("kept");
    assert_eq!(done.state, State::done(today().plus_days(-1).into()));
    assert_eq!(
        done.measure.as_ref().map(ToString::to_string).as_deref(),
        Some("12 of 12 exercises")
    );
}

#[test]
fn done_on_another_day_keeps_its_precision() {
    let mut app = app(vec![goal("course")], vec![]);
    press(&mut app, "X1997<enter>");
    let state = &app.journey().goal(&id("course")).expect("kept").state;
    assert_eq!(*state, State::done(Date::Year(1997)));
}

#[test]
fn drop_takes_a_reason_that_may_be_empty() {
    let mut app = app(vec![goal("a"), goal("b")], vec![]);
    assert_eq!(saves(&press(&mut app, "dno time<enter>")), ["dropped, a"]);
    assert_eq!(saves(&press(&mut app, "d<enter>")), ["dropped, b"]);
}

#[test]
fn a_finished_goal_is_promoted_with_a_reason() {
    let mut app = app(vec![goal("course")], vec![]);
    press(&mut app, "X1997<enter>v");
    assert_eq!(saves(&press(&mut app, "pit began there<enter>")), ["recognised, course"]);
    let milestone = app.journey().milestones().next().expect("a milestone");
    assert!(milestone.in_hindsight());
    assert_eq!(milestone.recognised.as_ref().map(|r| r.why.as_str()), Some("it began there"));
}

#[test]
fn a_link_is_picked_by_a_few_letters() {
    let mut app = app(vec![], vec![milestone("course", "1997"), milestone("exam", "1999")]);
    press(&mut app, "1G");
    assert_eq!(selected(&app), "course");
    assert_eq!(saves(&press(&mut app, "Lexm<enter>")), ["linked, course led to exam"]);
    assert!(app.journey().leads(&id("course"), &id("exam")));
}

#[test]
fn the_detail_leads_along_the_chain() {
    let mut app =
        app(vec![], vec![milestone("a", "1928"), milestone("b", "1930"), milestone("c", "1931")]);
    press(&mut app, "1G");
    press(&mut app, "Lb<enter>k");
    press(&mut app, "Lc<enter>G<enter>");
    assert_eq!(selected(&app), "b", "what it led to");
    press(&mut app, "<enter>j");
    assert_eq!(selected(&app), "c");
    press(&mut app, "<enter><esc>");
    assert_eq!(selected(&app), "c");
}

#[test]
fn an_action_that_does_not_apply_says_so_and_changes_nothing() {
    let mut app = app(vec![], vec![milestone("a", "1928")]);
    press(&mut app, "1");
    assert!(saves(&press(&mut app, "x")).is_empty());
    assert_eq!(app.notice(), Some("This is a milestone; that key is for open goals."));
}

#[test]
fn a_paste_outside_a_field_is_never_run_as_keys() {
    let mut app = app(vec![goal("a")], vec![]);
    let effects = app.update(Event::Paste("xDq\u{1b}[A".into()));
    assert!(effects.is_empty());
    assert_eq!(form(&app).text(""), "xDq [A");
    press(&mut app, "<esc>");
    app.update(Event::Paste("one\ntwo\r\n\nthree".into()));
    assert_eq!(saves(&press(&mut app, "y")), ["added, 3 goals"]);
}

#[test]
fn reading_wins_and_changes_under_way_stay_on_top() {
    let mut app = app(vec![goal("a")], vec![]);
    let effects = press(&mut app, "amine<enter>");
    app.update(Event::Read(reading(vec![goal("a"), goal("theirs")], vec![])));
    assert_eq!(titles(&app, Pane::Small), ["a", "theirs", "mine"]);
    let refused = Answer::Refused {
        why: "no".into(),
        advice: Some("look".into()),
        reading: Some(Reading::default()),
    };
    app.update(Event::answered(save_in(&effects), refused));
    let why = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
    assert_eq!(why, Some("Not saved: no. Look."));
    assert_eq!(app.unsaved(), 0);
}

#[test]
fn a_failing_disk_is_said_until_it_works_and_quitting_asks() {
    let mut app = app(vec![goal("a")], vec![]);
    let save = save_in(&press(&mut app, "x"));
    app.update(Event::answered(save.clone(), Answer::Delayed { why: "disk full".into() }));
    assert_eq!(app.trouble(), Some("Disk full."));
    assert!(!press(&mut app, "q").contains(&Effect::Quit));
    press(&mut app, "n");
    app.update(saved(&save, Reading::default()));
    assert_eq!((app.trouble(), app.unsaved(), app.dialogs().len()), (None, 0, 0));
    assert!(press(&mut app, "q").contains(&Effect::Quit));
}

#[test]
fn a_file_that_is_not_understood_is_a_row_that_the_editor_opens_at() {
    let problem = Problem {
        path: "/j/goals.toml".into(),
        line: Some(7),
        column: Some(3),
        severity: Severity::Error,
        message: "expected a value".into(),
        hint: "write one".into(),
        excerpt: "title =".into(),
        item: None,
        blocks_saving: true,
    };
    let mut app = blank();
    app.update(Event::Read(Reading {
        problems: vec![problem],
        ..reading(vec![goal("a")], vec![])
    }));
    let effects = press(&mut app, "ge");
    assert_eq!(effects, [Effect::EditFile { path: "/j/goals.toml".into(), line: 7 }]);
}

#[test]
fn a_long_title_leaves_room_for_what_is_said_of_it() {
    let title =
        "Write the incident review and send it to everyone who was there that night and the next";
    let mut app = app(vec![Goal { title: title.into(), ..goal("a") }], vec![]);
    press(&mut app, "D");
    let told =
        "Deleted: Write the incident review and send it to everyone who was there that… u undoes.";
    assert_eq!(app.notice(), Some(told));
}

#[test]
fn only_one_next_and_the_question_becomes_a_step() {
    let mut app = app(
        vec![Goal { size: Size::Large, ..goal("L") }, Goal { size: Size::Large, ..goal("M") }],
        vec![],
    );
    press(&mut app, "3*j*");
    assert_eq!(app.journey().next().map(|g| g.title.as_str()), Some("M"));
    assert_eq!(saves(&press(&mut app, "nask around<enter>")), ["answered, ask around"]);
    assert_eq!(app.journey().toward(&id("M")).count(), 1);
}

#[test]
fn a_filter_hides_what_does_not_fit_until_it_is_lifted() {
    let mut app = app(vec![goal("read"), goal("write")], vec![]);
    press(&mut app, "fread<enter>");
    assert_eq!(titles(&app, Pane::Small), ["read"]);
    press(&mut app, "<esc>");
    assert_eq!(titles(&app, Pane::Small), ["read", "write"]);
    press(&mut app, "fis:nonsense<enter>");
    assert!(app.why_refused().is_some());
}

#[test]
fn the_whole_past_is_read_when_it_is_looked_at() {
    let mut app = app(vec![goal("a")], vec![]);
    let summary = crate::domain::summary::YearSummary { done: 3, ..Default::default() };
    app.update(Event::Read(Reading {
        summaries: vec![(2003, summary.into())],
        ..Reading::default()
    }));
    assert!(press(&mut app, "v").contains(&Effect::Disk(Request::Load(vec![2003]))));
    assert!(press(&mut app, "j").is_empty(), "asked for once");
}

#[test]
fn editing_in_a_form_changes_what_was_typed_and_nothing_else() {
    let before = Goal { note: Some("one\ntwo".into()), kind: Some("training".into()), ..goal("a") };
    let mut app = app(vec![before.clone()], vec![]);
    assert_eq!(saves(&press(&mut app, "e<ctrl-u>b<enter>")), ["edited, b"]);
    let after = app.journey().goal(&id("a")).expect("kept");
    assert_eq!(**after, Goal { title: "b".into(), ..before });
}

#[test]
fn reordering_moves_past_the_neighbour_in_the_pane() {
    let large = Goal { size: Size::Large, ..goal("L") };
    let mut app = app(vec![goal("a"), large, goal("b")], vec![]);
    press(&mut app, "J");
    assert_eq!(titles(&app, Pane::Small), ["b", "a"]);
    assert_eq!(selected(&app), "a");
}

#[test]
fn the_key_for_the_shell_works_in_a_dialog_and_leaves_it_as_it_is() {
    let mut app = app(vec![goal("a")], vec![]);
    press(&mut app, "aHalf");
    let ctrl_z = Key::named("ctrl-z").expect("a key");
    assert_eq!(app.update(Event::Key(ctrl_z)), [Effect::Suspend]);
    press(&mut app, " typed");
    assert_eq!(saves(&press(&mut app, "<enter>")).len(), 1);
}

#[test]
fn a_copy_is_said_only_when_the_title_was_handed_over() {
    let mut app = app(vec![goal("a")], vec![]);
    assert_eq!(press(&mut app, "y"), [Effect::Copy(vec!["a".into()])]);
    assert_eq!(app.notice(), None);
    app.update(Event::Copied(vec!["x".into()], Clipboard::Terminal));
    assert!(app.notice().is_some_and(|said| said.contains("to the terminal's clipboard")));
}

#[test]
fn a_key_with_alt_means_something_only_where_it_is_bound() {
    let named = |name| Key::named(name).expect("a key");
    let (word, next, other) = (named("alt-b"), named("alt-enter"), named("alt-j"));
    let mut app = app(vec![goal("a")], vec![]);
    let mut means = |keys| {
        press(&mut app, keys);
        [word, next, other].map(|key| app.means(key))
    };
    assert_eq!(means(""), [false, false, false]);
    // The line and the form that write things down; another line; a search; a question.
    assert_eq!(means("a"), [true, true, false]);
    assert_eq!(means("<esc>m"), [true, true, false]);
    assert_eq!(means("<esc>+"), [true, false, false]);
    assert_eq!(means("<esc>/"), [true, false, false]);
    assert_eq!(means("<esc>s"), [false, false, false]);
}

#[test]
fn a_key_with_alt_that_the_settings_bind_means_something_where_nothing_is_typed() {
    let bound = SortedMap::from([("done".to_owned(), vec!["alt-x".to_owned()])]);
    let mut app = app(vec![goal("a")], vec![]);
    app.settings.keymap = Keymap::new(&bound).expect("sound");
    let alt_x = Key::named("alt-x").expect("a key");
    assert!(app.means(alt_x) && !app.takes_text());
    press(&mut app, "a");
    assert!(!app.means(alt_x) && app.takes_text());
}

proptest! {
    #[test]
    fn no_keys_bring_it_down(keys in prop::collection::vec(0usize..70, 0..120), size in (0u16..130, 0u16..50)) {
        const KEYS: &str = "aAmxXdDpLs*nJKy/f:?vguGhjkl123eE+ qwert!^#1997";
        let mut app = app(vec![goal("a"), toward(goal("b"), "a")], vec![milestone("m", "1997")]);
        app.update(Event::Resize { columns: size.0, rows: size.1 });
        let named = ["enter", "esc", "tab", "up", "down", "left", "right", "pgdn", "backspace", "ctrl-r", "ctrl-d", "end"];
        for key in keys {
            let letter = KEYS.chars().nth(key).map(String::from);
            let name = letter.unwrap_or_else(|| named[key % named.len()].to_owned());
            let name = if name == " " { "space".to_owned() } else { name };
            app.update(Event::Key(Key::named(&name).expect("a key")));
        }
        prop_assert!(app.journey().items().all(|i| !i.title().trim().is_empty()));
    }
}

#[test]
fn form_keeps_what_changed_elsewhere_while_it_was_open() {
    let mut app = app(vec![goal("a")], vec![milestone("m", "1997")]);
    press(&mut app, "2e");
    let mut noted = goal("a");
    noted.note = Some("from outside".into());
    noted.tags = vec!["outside".into()];
    noted.due = Date::from_iso("2027");
    app.update(Event::Read(reading(vec![noted], vec![milestone("m", "1997")])));
    press(&mut app, "!<enter>");
    let edited = app.journey().goal(&id("a")).expect("it is there");
    assert_eq!(edited.title, "a!");
    assert_eq!(edited.note.as_deref(), Some("from outside"));
    assert_eq!(edited.tags, ["outside"]);
    assert_eq!(edited.due, Date::from_iso("2027"));

    press(&mut app, "1e");
    let mut seen = Milestone::new(id("m"), "m", Date::Year(1997));
    seen.kind = Some("training".into());
    seen.recognised = Some(crate::domain::milestone::Recognised {
        on: Date::Year(2016),
        why: "It began there.".into(),
    });
    app.update(Event::Read(reading(vec![goal("a")], vec![seen.into()])));
    press(&mut app, "!<enter>");
    let edited = app.journey().milestone(&id("m")).expect("it is there");
    assert_eq!(edited.title, "m!");
    assert_eq!(edited.kind.as_deref(), Some("training"));
    assert!(edited.recognised.as_ref().is_some_and(|r| r.on == Date::Year(2016)));
}

#[test]
fn a_form_in_which_nothing_was_typed_changes_nothing() {
    let mut app = app(vec![goal("a")], vec![]);
    assert!(saves(&press(&mut app, "e<enter>")).is_empty());
    assert_eq!(app.notice(), Some("Nothing changed."));
}

#[test]
fn a_goal_opened_again_is_asked_for_no_second_milestone() {
    let mut app = app(vec![Goal { size: Size::Large, ..goal("cka") }], vec![]);
    let effects = press(&mut app, "3x");
    acknowledge(&mut app, &effects);
    let effects = press(&mut app, "y<enter>");
    acknowledge(&mut app, &effects);
    assert_eq!(app.journey().milestones().count(), 1);
    let done = app.journey().goal(&id("cka")).expect("kept").id.clone();
    press(&mut app, "1v");
    app.screen.go_to(&app.data, &done);

    press(&mut app, "sa");
    let kept = "Open again: cka. Its log keeps when it was done: 22 Nov 2026. u undoes.";
    assert_eq!(app.notice(), Some(kept));
    let effects = press(&mut app, "3x");
    acknowledge(&mut app, &effects);
    assert!(app.dialogs().is_empty(), "{:?}", app.dialogs());
    assert_eq!(app.journey().milestones().count(), 1);
}

#[test]
fn ending_a_larger_goal_names_its_open_steps() {
    let larger = || {
        let cka = Goal { size: Size::Large, ..goal("cka") };
        app(vec![cka, toward(goal("read"), "cka"), toward(goal("sit"), "cka")], vec![])
    };
    let left = [
        "2 steps are still open: \"read\" and \"sit\".",
        "You can drop them, or move them to another goal.",
    ];
    let told = left.join(" ");
    let mut app = larger();
    press(&mut app, "3d<enter>");
    assert_eq!(app.notice(), Some(&*format!("Dropped: cka. {told} u undoes.")));
    let mut app = larger();
    press(&mut app, "3D");
    assert_eq!(app.notice(), Some(&*format!("Deleted: cka. {told} u undoes.")));
    let mut app = larger();
    let effects = press(&mut app, "3x");
    acknowledge(&mut app, &effects);
    assert_eq!(form(&app).facts, left);
}

#[test]
fn a_goal_is_turned_back_by_the_milestone_that_it_became() {
    let mut app = app(vec![goal("course")], vec![]);
    press(&mut app, "xv<enter>");
    press(&mut app, "p<enter>");
    assert_eq!(app.journey().milestones().count(), 1);
    press(&mut app, "Py");
    assert_eq!(app.journey().milestones().count(), 0);
    press(&mut app, "P");
    assert_eq!(app.notice(), Some("\"course\" is not a milestone."));
}

#[test]
fn home_selects_the_next_goal_where_the_only_one_of_a_section_is_done() {
    let due = |name: &str, on: &str| Goal { due: Date::from_iso(on), ..goal(name) };
    let goals = vec![due("late", "2026-11-13"), due("now", "2026-11-22"), goal("later")];
    let mut app = app(goals, vec![]);
    press(&mut app, "2gx");
    assert_eq!(selected(&app), "now");
    press(&mut app, "x");
    assert_eq!(selected(&app), "later");
    press(&mut app, "x");
    assert_eq!(titles(&app, Pane::Small).len(), 3, "all three are done this week");
}
