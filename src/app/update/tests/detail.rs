//! The open detail: each key acts on the row that is highlighted there, and says so by name.

use super::*;
use crate::domain::measure::Amount;
use crate::view::geometry::Grid;
use std::time::Duration;

fn large(name: &str) -> Goal {
    let size = Size::Large;
    Goal { size, ..goal(name) }
}

/// A certification with three steps, a larger goal that it serves, and a goal that serves nothing.
fn certification() -> App {
    app(
        vec![
            large("career"),
            toward(large("cka"), "career"),
            toward(goal("read"), "cka"),
            toward(goal("book"), "cka"),
            toward(goal("sit"), "cka"),
            goal("other"),
        ],
        vec![milestone("course", "1997"), milestone("exam", "1999")],
    )
}

/// The same with the detail of the certification open and its first step highlighted.
fn steps() -> App {
    let mut app = certification();
    press(&mut app, "3j<enter>l");
    assert_eq!(selected(&app), "read");
    app
}

fn state(app: &App, name: &str) -> State {
    app.journey().goal(&id(name)).expect("a goal").state.clone()
}

fn highlighted(app: &App) -> Option<&str> {
    let detail = app.detail()?;
    detail.links.get(detail.selected)?.id().map(Id::as_str)
}

fn title(app: &App) -> String {
    app.screen.listed().map(|item| item.title().to_owned()).unwrap_or_default()
}

#[test]
fn detail_of_a_larger_goal_without_steps_says_so_and_how_to_plan_one() {
    let says = |goal: Goal| {
        let mut app = app(vec![goal], vec![]);
        app.screen.go_to(&app.data, &id("lead"));
        let grid = Grid::of_app(&app);
        let area = grid.reading_area(&app).unwrap_or_default();
        let (page, _) = crate::view::reading_page(&app, &grid, area);
        page.rows.into_iter().map(|row| row.line.text()).collect::<Vec<_>>()
    };
    assert_eq!(says(large("lead"))[..2], ["no steps yet", "n to plan one"]);
    let someday = Goal { state: State::SOMEDAY, ..large("lead") };
    assert_eq!(says(someday)[0], "no steps yet");
    assert!(!says(goal("lead")).contains(&"no steps yet".to_owned()), "a small goal has none");
}

#[test]
fn the_detail_marks_the_highlighted_step_done_and_names_it() {
    let mut app = steps();
    assert_eq!(saves(&press(&mut app, "jx")), ["done, book"]);
    assert_eq!(state(&app, "cka"), State::ACTIVE);
    let said = "Done: book. 1 of 3 steps toward \"cka\". u undoes.";
    assert_eq!(app.notice(), Some(said));
    assert!(app.dialogs().is_empty());
    assert_eq!(title(&app), "cka", "the list stays where it was");
    assert_eq!(highlighted(&app), Some("book"), "it stays highlighted");
}

#[test]
fn the_detail_deletes_the_highlighted_step_and_highlights_the_next() {
    let mut app = steps();
    assert_eq!(saves(&press(&mut app, "jD")), ["deleted, book"]);
    assert!(app.journey().has(&id("cka")));
    assert_eq!(app.notice(), Some("Deleted: book. u undoes."));
    assert_eq!(highlighted(&app), Some("sit"));
    press(&mut app, "D");
    assert_eq!(highlighted(&app), Some("read"), "the last one gone, the one before");
}

#[test]
fn the_detail_gives_every_verb_its_highlighted_step() {
    for (keys, saved) in [
        ("x", "done, read"),
        ("X1997<enter>", "done, read"),
        ("dno time<enter>", "dropped, read"),
        ("+a note<enter>", "noted, read"),
        ("sp", "paused, read"),
        ("D", "deleted, read"),
        ("e two<enter>", "edited, read two"),
        ("J", "moved, read"),
        ("aNew<enter>", "added, New"),
        ("nNew<enter>", "answered, New"),
    ] {
        let mut app = steps();
        let effects = press(&mut app, keys);
        let names = saves(&effects);
        let right = names
            .first()
            .is_some_and(|name| name.ends_with(saved.rsplit(", ").next().unwrap_or("")));
        assert!(right, "{keys}: {names:?}");
        assert_eq!(state(&app, "cka"), State::ACTIVE, "{keys}");
    }
}

#[test]
fn the_detail_opens_the_editor_on_its_highlighted_step_and_copies_it() {
    let mut app = steps();
    let edits = Effect::Disk(Request::Source(id("read"), Response::NONE));
    assert!(press(&mut app, "E").contains(&edits));
    assert!(press(&mut app, "y").contains(&Effect::Copy(vec!["read".into()])));
}

#[test]
fn the_detail_puts_its_steps_in_order() {
    let mut app = steps();
    press(&mut app, "J");
    let order: Vec<String> = app.journey().toward(&id("cka")).map(|g| g.title.clone()).collect();
    assert_eq!(order, ["book", "read", "sit"]);
    assert_eq!(highlighted(&app), Some("read"));
    press(&mut app, "JJ");
    assert_eq!(app.notice(), Some("\"read\" is last already."));
    press(&mut app, "KKK");
    let order: Vec<String> = app.journey().toward(&id("cka")).map(|g| g.title.clone()).collect();
    assert_eq!(order, ["read", "book", "sit"]);
}

#[test]
fn the_detail_acts_on_its_own_item_where_no_row_leads_anywhere() {
    let mut app = steps();
    press(&mut app, "kk");
    while app.detail().is_some_and(|d| d.selected > 0) {
        press(&mut app, "k");
    }
    assert_eq!(selected(&app), "cka");
    assert_eq!(saves(&press(&mut app, "x")), ["reached, cka"]);
}

#[test]
fn the_detail_is_entered_below_what_its_item_serves() {
    let mut app = certification();
    press(&mut app, "2<enter>l");
    assert_eq!(selected(&app), "read", "its larger goal is a row up from here");
    press(&mut app, "k");
    assert_eq!(selected(&app), "cka");
}

#[test]
fn the_detail_unfocused_leaves_the_keys_to_the_list() {
    let mut app = steps();
    press(&mut app, "h");
    assert_eq!(selected(&app), "cka");
    assert_eq!(saves(&press(&mut app, "x")), ["reached, cka"]);
}

#[test]
fn the_detail_of_a_larger_goal_takes_a_step_for_it() {
    let mut app = steps();
    press(&mut app, "aWrite<enter>");
    let added = app.journey().toward(&id("cka")).any(|g| g.title == "Write");
    assert!(added);
    assert_eq!(title(&app), "cka");
    assert_eq!(selected(&app), "Write");
}

#[test]
fn the_detail_of_a_milestone_acts_along_its_chain() {
    let mut app = certification();
    press(&mut app, "1GLexam<enter><enter>l");
    assert_eq!(selected(&app), "exam");
    assert_eq!(saves(&press(&mut app, "pIt turned it<enter>")), ["recognised, exam"]);
    press(&mut app, "c");
    assert!(
        matches!(app.scene(), Some(crate::app::scene::Scene::Chain(chain)) if *chain.id() == id("exam"))
    );
}

#[test]
fn the_detail_takes_an_amount_for_its_highlighted_step() {
    let measure = Measure::parse("4 of 12 exercises");
    let step = Goal { measure, ..toward(goal("s"), "cka") };
    let mut app = app(vec![large("cka"), step], vec![]);
    press(&mut app, "3<enter>lx2<enter>");
    let measure = app.journey().goal(&id("s")).and_then(|g| g.measure.clone());
    assert_eq!(measure.map(|m| m.done), Amount::parse("6"));
    assert_eq!(app.notice(), Some("Noted: s. 6 of 12 exercises. u undoes."));
}

#[test]
fn the_detail_in_a_review_does_not_answer_the_card_for_a_step() {
    let mut app = certification();
    app.update(Event::Shown);
    app.update(Event::Read(Reading::default()));
    press(&mut app, "r");
    for _ in 0..10 {
        let step = if selected(&app) == "cka" { "" } else { "j" };
        press(&mut app, step);
    }
    assert_eq!(selected(&app), "cka");
    press(&mut app, "<enter>l");
    let step = selected(&app).to_owned();
    assert_ne!(step, "cka");
    press(&mut app, "+a note<enter>");
    let cka = app.journey().goal(&id("cka")).expect("a goal");
    assert_eq!(cka.reviewed, None, "{step} was noted on, which says nothing of the card");
}

#[test]
fn reading_pane_names_the_measured_goal_whose_row_is_done() {
    let measured = Goal { measure: Measure::parse("4/12 tasks"), ..toward(goal("read"), "cka") };
    let mut app = app(vec![large("cka"), measured], vec![]);
    press(&mut app, "3<enter>x");
    let title = &form(&app).title;
    assert_eq!(title, "\"read\": 8 of 12 tasks left. How many did you do?");
}

/// The reading pane of the step `read`, with the larger goal that it serves highlighted.
fn larger_highlighted() -> App {
    let mut app = certification();
    press(&mut app, "2<enter>k");
    assert_eq!(selected(&app), "cka");
    app
}

#[test]
fn reading_pane_names_the_larger_goal_in_every_question_and_message() {
    for keys in ["x", "X", "d", "dno time<enter>", "+", "+a note<enter>", ".", ".2027<enter>"]
        .into_iter()
        .chain(["a", "s", "sp", "D", "n", "*", "J", "JK"])
    {
        let mut app = larger_highlighted();
        press(&mut app, keys);
        let asked = app.dialogs().last().and_then(Dialog::form).map(|form| form.title.clone());
        let said = asked.or(app.notice().map(str::to_owned)).unwrap_or_default();
        assert!(said.contains("cka") && !said.contains("\"read\" "), "{keys}: {said}");
    }
}

#[test]
fn reading_pane_puts_the_larger_goal_of_a_step_in_order_among_larger_goals() {
    let goals = vec![large("first"), large("cka"), toward(goal("read"), "cka")];
    let mut app = app(goals, vec![]);
    press(&mut app, "2<enter>kK");
    let order: Vec<String> = app.journey().larger().map(|g| g.title.clone()).collect();
    assert_eq!(order, ["cka", "first"]);
}

#[test]
fn reading_pane_key_line_begins_with_the_highlighted_item() {
    let begins = |app: &App| crate::view::keyline::key_line(app, 120).text();
    assert!(begins(&larger_highlighted()).starts_with(" cka   enter go there"));
    assert!(begins(&steps()).starts_with(" read   enter go there"));
    let mut app = certification();
    press(&mut app, "2jjj<enter>");
    assert!(begins(&app).starts_with(" enter close"), "{}", begins(&app));
}

#[test]
fn reading_pane_counts_the_lines_of_a_long_title_as_one_row() {
    let long = "Read the chapters on services, ingress and network policies twice";
    let read = Goal { title: long.into(), ..toward(goal("read"), "cka") };
    let mut app = app(vec![large("cka"), read, toward(goal("book"), "cka")], vec![]);
    press(&mut app, "3<enter>");
    let lines = app.detail().expect("open").row();
    assert_eq!(lines.len(), 2);
    press(&mut app, "j");
    assert_eq!(selected(&app), "book");
    press(&mut app, "k");
    assert_eq!(app.detail().expect("open").row(), lines);
    let (x, y) = (app.screen.layout.detail.area.x + 4, app.screen.layout.detail.area.y + 2);
    app.update(Event::Click { column: x, row: y + lines.end as u16 - 1, at: Duration::ZERO });
    assert_eq!(app.detail().expect("open").row(), lines, "a click on its second line");
    assert_eq!(app.detail().expect("open").selected, lines.start);
}

#[test]
fn detail_in_a_larger_view_leaves_no_line_above_it() {
    let mut app = steps();
    let resize = |app: &mut App, columns, rows| {
        app.update(Event::Resize { columns, rows });
        app.screen.detail.as_ref().map(|detail| detail.top)
    };
    resize(&mut app, 40, 9);
    press(&mut app, "G");
    assert!(resize(&mut app, 40, 9) > Some(0));
    assert_eq!(resize(&mut app, 120, 40), Some(0));
}
