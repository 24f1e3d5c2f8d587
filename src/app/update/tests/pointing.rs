//! The mouse.

use super::*;
use crate::app::entries::Entry;
use crate::app::layout::{Area, ClickTarget};
use crate::app::scene::Scene;
use crate::app::scene::review::Review;
use crate::domain::fixtures::large;
use crate::ui::cell_of;
use std::time::Duration;

/// Clicks the first cell that is for that, so many milliseconds after the start.
fn click(app: &mut App, target: &ClickTarget, at: u64) -> Vec<Effect> {
    let (column, row) = cell_of(app, target).unwrap_or_else(|| panic!("{target:?} is not there"));
    app.update(Event::Click { column, row, at: Duration::from_millis(at) })
}

fn three() -> App {
    app(
        vec![large("cka"), large("lead"), goal("one"), goal("two")],
        vec![milestone("mcse", "1997"), milestone("rhce", "2005")],
    )
}

/// The row that shows an item in its pane.
fn row(app: &App, pane: Pane, title: &str) -> ClickTarget {
    let shows = |entry: &Entry| entry.item().is_some_and(|item| item.title() == title);
    ClickTarget::Row(pane, app.list(pane).entries().iter().position(shows).expect("it is there"))
}

#[test]
fn click_selects_and_a_second_one_soon_after_opens() {
    let mut app = three();
    let one = row(&app, Pane::Small, "one");
    let lead = row(&app, Pane::Larger, "lead");
    click(&mut app, &lead, 0);
    assert_eq!((selected(&app), app.screen.focus), ("lead", Pane::Larger));
    click(&mut app, &one, 100);
    assert_eq!(selected(&app), "one");
    click(&mut app, &one, 600);
    assert!(app.detail().is_none(), "too late for a double click");
    click(&mut app, &one, 900);
    assert!(app.detail().is_some());
}

#[test]
fn click_ends_a_range_of_marks() {
    let mut app = three();
    let two = row(&app, Pane::Small, "two");
    press(&mut app, "V");
    click(&mut app, &two, 0);
    assert_eq!(selected(&app), "two");
    assert_eq!(app.screen.marked().map(Item::title).collect::<Vec<_>>(), ["one"]);
}

#[test]
fn click_in_the_reading_pane_goes_into_it() {
    let mut app = app(vec![large("cka"), toward(goal("book"), "cka")], vec![]);
    press(&mut app, "3");
    click(&mut app, &ClickTarget::Line(0), 0);
    assert_eq!(app.detail().map(|detail| detail.selected), Some(0));
}

#[test]
fn click_on_a_tab_or_a_heading_goes_to_its_pane() {
    let mut app = three();
    for (columns, rows) in [(120, 40), (80, 24), (44, 12)] {
        app.update(Event::Resize { columns, rows });
        for pane in Pane::ALL {
            click(&mut app, &ClickTarget::Do(pane.action()), 0);
            assert_eq!(app.screen.focus, pane, "{columns}x{rows}");
        }
    }
}

#[test]
fn click_on_the_road_goes_to_the_item_there() {
    let mut app = three();
    click(&mut app, &ClickTarget::Item(id("rhce")), 0);
    assert_eq!((selected(&app), app.screen.focus), ("rhce", Pane::Past));
}

#[test]
fn click_in_a_list_chooses_and_a_second_one_takes_it() {
    let mut app = three();
    press(&mut app, ":timeline");
    click(&mut app, &ClickTarget::Choice(0), 0);
    assert_eq!(app.dialogs().len(), 1);
    click(&mut app, &ClickTarget::Choice(0), 200);
    assert!(app.dialogs().is_empty());
    assert!(matches!(app.scene(), Some(Scene::Timeline(_))));
}

#[test]
fn click_beside_a_dialog_does_nothing() {
    let mut app = three();
    press(&mut app, "2");
    let before = selected(&app).to_owned();
    let cells = Pane::ALL.map(|pane| cell_of(&app, &ClickTarget::Do(pane.action())));
    press(&mut app, "aHalf typed");
    for (column, row) in cells.into_iter().flatten() {
        assert!(app.update(Event::Click { column, row, at: Duration::ZERO }).is_empty());
        assert_eq!(form(&app).text(""), "Half typed");
    }
    press(&mut app, "<esc>");
    assert_eq!((selected(&app), app.screen.focus), (before.as_str(), Pane::Small));
}

#[test]
fn click_on_the_answer_of_a_question_gives_it() {
    let mut app = app(vec![large("cka"), toward(goal("book"), "cka")], vec![]);
    let effects = press(&mut app, "x");
    acknowledge(&mut app, &effects);
    assert!(question(&app).is_some_and(|ask| ask.title.contains("last step")));
    let yes = ClickTarget::Press(Key::named("y").expect("a key"));
    assert_eq!(saves(&click(&mut app, &yes, 0)), ["reached, cka"]);
}

#[test]
fn click_on_the_line_of_a_form_goes_to_it_and_a_second_one_saves_nothing() {
    let mut app = three();
    press(&mut app, "2e");
    let title = form(&app).fields[0].text().to_owned();
    for at in [0, 100] {
        let (column, row) = text_of(&app, 2).expect("it is shown");
        assert!(saves(&click_at(&mut app, column, row, at)).is_empty());
        assert_eq!(form(&app).focus, 2);
    }
    let (column, row) = text_of(&app, 0).expect("it is shown");
    click_at(&mut app, column - 1, row, 2000);
    press(&mut app, "!");
    assert_eq!(form(&app).fields[0].text(), format!("{title}!"), "a click replaces nothing");
}

/// Clicks a cell, so many milliseconds after the start.
fn click_at(app: &mut App, column: u16, row: u16, at: u64) -> Vec<Effect> {
    app.update(Event::Click { column, row, at: Duration::from_millis(at) })
}

/// The first cell of a field's text.
fn text_of(app: &App, number: usize) -> Option<(u16, u16)> {
    let (columns, rows) = app.screen.size;
    let mut cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    cells.find_map(|(column, row)| match (app.looks.target_at)(app, column, row) {
        Some(ClickTarget::Text { field, begin, .. }) if field == number => Some((begin, row)),
        _ => None,
    })
}

#[test]
fn click_in_a_text_goes_to_the_letter() {
    let clicked = |keys: &str, field: usize, (right, down): (u16, u16)| {
        let mut app = three();
        press(&mut app, keys);
        let (column, row) = text_of(&app, field).expect("it is shown");
        click_at(&mut app, column + right, row + down, 0);
        press(&mut app, "|");
        let top = app.dialogs().last().expect("it is open");
        let line = top.line().map(|(_, field)| field.text().to_owned());
        line.unwrap_or_else(|| form(&app).fields[field].field.text().to_owned())
    };
    assert_eq!(clicked("aRead 資格 on", 0, (4, 0)), "Read| 資格 on");
    assert_eq!(clicked("aRead 資格 on", 0, (6, 0)), "Read |資格 on", "the right half of it");
    assert_eq!(clicked("aRead 資格 on", 0, (7, 0)), "Read 資|格 on");
    assert_eq!(clicked("aRead 資格 on", 0, (60, 0)), "Read 資格 on|");
    assert_eq!(clicked("f資格", 0, (2, 0)), "資|格");
    assert_eq!(clicked("/abc", 0, (1, 0)), "a|bc");
    assert_eq!(clicked(":abc", 0, (2, 0)), "ab|c");
    assert_eq!(clicked("aRead #wi, on<left><left><left><left>", 0, (1, 0)), "R|ead #wi, on");
    assert_eq!(clicked("2e<tab><tab>fri<up><up>", 2, (1, 0)), "f|ri", "another field");
    let long = format!("a{}", "0123456789".repeat(12));
    let seen = clicked(&long, 0, (3, 0));
    assert!(!seen.ends_with('|') && seen.contains('|') && !seen.starts_with("012|"));
    let note = "2e<down><down><down><down><down><down><down><down>";
    let lines = format!("{note}{}<enter>資格 x", "word ".repeat(20));
    let into = |place| clicked(&lines, 8, place).replace("word ", "w ");
    assert_eq!(into((2, 0)), format!("wo|rd {}\n資格 x", "w ".repeat(19)));
    assert!(into((2, 2)).ends_with("\n資|格 x"));
}

#[test]
fn wheel_moves_in_the_list_of_a_dialog() {
    let mut app = three();
    press(&mut app, ":");
    let at = |app: &App| form(app).matches.as_ref().map(|matches| matches.at);
    app.update(Event::Scroll { column: 0, row: 0, down: true });
    assert_eq!(at(&app), Some(3));
    app.update(Event::Scroll { column: 0, row: 0, down: false });
    assert_eq!(at(&app), Some(0));
}

/// The numbers of the entries that the rows of a pane show.
fn shown(app: &App, pane: Pane) -> Vec<usize> {
    app.screen.layout.panes[pane.index()].entries.clone()
}

/// Turns the wheel over the middle of an area, downwards for a positive number of notches.
fn wheel(app: &mut App, area: Area, notches: i32) {
    let (column, row) = (area.x + area.width / 2, area.y + area.height / 2);
    for _ in 0..notches.abs() {
        app.update(Event::Scroll { column, row, down: notches > 0 });
    }
}

fn many() -> App {
    let years = (1000..1300).map(|year| milestone(&format!("m{year}"), &year.to_string()));
    let goals = (0..60).map(|at| goal(&format!("g{at}")));
    app(goals.chain((0..30).map(|at| large(&format!("l{at}")))).collect(), years.collect())
}

#[test]
fn wheel_moves_the_view_of_the_pane_under_the_pointer_by_three_rows() {
    let mut app = many();
    for (pane, step) in [(Pane::Past, 3), (Pane::Small, 3)] {
        let area = app.screen.layout.panes[pane.index()].area;
        let (before, selected) = (shown(&app, pane), app.list(pane).selected());
        wheel(&mut app, area, 1);
        assert_eq!(shown(&app, pane)[1], before[1] + step);
        assert_eq!(app.screen.focus, Pane::Small, "the focus stays");
        wheel(&mut app, area, 3);
        assert_eq!(shown(&app, pane)[1], before[1] + 4 * step);
        wheel(&mut app, area, -4);
        assert_eq!(shown(&app, pane), before);
        assert_ne!(app.list(pane).selected(), selected, "it was taken along");
        wheel(&mut app, area, 200);
        let entries = app.list(pane).entries().len();
        assert_eq!(shown(&app, pane).last(), Some(&(entries - 1)));
        wheel(&mut app, area, -200);
        assert_eq!(shown(&app, pane), before);
    }
}

#[test]
fn wheel_takes_the_selection_along_only_as_far_as_it_must() {
    let mut app = many();
    let area = app.screen.layout.panes[1].area;
    press(&mut app, "2<down><down><down><down><down><down>");
    let selected = app.list(Pane::Small).selected();
    wheel(&mut app, area, 1);
    assert_eq!(app.list(Pane::Small).selected(), selected);
    wheel(&mut app, area, 2);
    let in_view = shown(&app, Pane::Small);
    assert_eq!(app.list(Pane::Small).selected(), in_view.first().copied());
    press(&mut app, "G");
    wheel(&mut app, area, -1);
    let in_view = shown(&app, Pane::Small);
    assert_eq!(app.list(Pane::Small).selected(), in_view.last().copied());
    press(&mut app, "k");
    assert_eq!(shown(&app, Pane::Small), in_view, "a key moves the view no further than it must");
}

#[test]
fn wheel_keeps_what_is_taken_along_whole() {
    let mut app = many();
    let larger = app.screen.layout.panes[2].area;
    wheel(&mut app, larger, 200);
    press(&mut app, "3G");
    for notches in [-1; 12] {
        wheel(&mut app, larger, notches);
        let (in_view, at) = (shown(&app, Pane::Larger), app.list(Pane::Larger).selected());
        assert_eq!(in_view.iter().filter(|row| Some(**row) == at).count(), 2, "{in_view:?}");
    }
}

#[test]
fn wheel_scrolls_the_page_of_the_reading_pane_before_the_keys_are_in_it() {
    let steps = (0..60).map(|at| toward(goal(&format!("s{at}")), "cka"));
    let mut app = app([large("cka"), large("lead")].into_iter().chain(steps).collect(), vec![]);
    press(&mut app, "3");
    let area = app.screen.layout.detail.area;
    wheel(&mut app, area, 2);
    assert_eq!((app.screen.page_top(), app.detail().is_none()), (6, true));
    wheel(&mut app, area, 200);
    let last = app.screen.page_top();
    wheel(&mut app, area, -1);
    assert_eq!(app.screen.page_top() + 3, last, "it ends with its last line");
    press(&mut app, "j");
    assert_eq!(app.screen.page_top(), 0, "another page begins at its first line");
    press(&mut app, "k<enter>");
    let highlighted = app.detail().map(|detail| detail.selected);
    wheel(&mut app, area, 4);
    assert_eq!(app.screen.page_top(), 12);
    assert!(app.detail().map(|detail| detail.selected) > highlighted, "it is taken along");
    wheel(&mut app, area, 1);
    let highlighted = app.detail().map(|detail| detail.selected);
    wheel(&mut app, area, -1);
    assert_eq!(app.detail().map(|detail| detail.selected), highlighted, "it need not move");
}

#[test]
fn wheel_moves_the_views_over_the_whole_screen() {
    let mut app = many();
    app.update(Event::Resize { columns: 120, rows: 24 });
    for (key, notch) in [("t", -1), ("i", 1)] {
        press(&mut app, key);
        let area = app.screen.layout.scene.inside;
        let before = app.screen.layout.scene.entries.clone();
        wheel(&mut app, area, notch);
        let after = app.screen.layout.scene.clone();
        let (above, below) =
            if notch > 0 { (&before, &after.entries) } else { (&after.entries, &before) };
        assert_eq!(above.get(3), below.first(), "{key}");
        let at = app.scene().and_then(|scene| scene.cursor().selected());
        assert!(at.is_some_and(|at| after.entries.contains(&at)), "{key}: {at:?} in {after:?}");
        app.update(Event::Woke);
        assert_eq!(app.screen.layout.scene, after, "{key}: it stays");
        wheel(&mut app, area, -notch);
        assert_eq!(app.screen.layout.scene.entries, before, "{key}");
        press(&mut app, key);
    }
}

#[test]
fn wheel_moves_the_list_of_a_card() {
    let goals: Vec<Goal> = (0..80).map(|at| large(&format!("l{at}"))).collect();
    let mut app = app(goals.clone(), vec![]);
    app.update(Event::Shown);
    app.update(Event::Read(reading(goals, vec![])));
    press(&mut app, "r");
    let rows = |app: &App| {
        let rows = app.screen.layout.scene.entries.iter().copied();
        rows.filter(|row| *row != usize::MAX).collect::<Vec<_>>()
    };
    while rows(&app).is_empty() {
        press(&mut app, "<tab>");
    }
    let (before, area) = (rows(&app), app.screen.layout.scene.inside);
    wheel(&mut app, area, 1);
    assert_eq!(rows(&app)[0], before[3]);
    assert_eq!(app.scene().and_then(|scene| scene.cursor().selected()), Some(before[3]));
    wheel(&mut app, area, -1);
    assert_eq!(rows(&app), before);
}

#[test]
fn mouse_is_turned_off_and_on() {
    let mut app = three();
    assert!(app.settings.mouse);
    press(&mut app, ":mouse<enter>");
    assert!(!app.settings.mouse);
    assert!(
        app.notice().is_some_and(|said| said.contains("takes the mouse back")),
        "{:?}",
        app.notice()
    );
    press(&mut app, ":mouse<enter>");
    assert!(app.settings.mouse);
}

#[test]
fn click_in_the_key_line_presses_the_key() {
    let mut app = three();
    let key = |name| ClickTarget::Press(Key::named(name).expect("a key"));
    click(&mut app, &key("t"), 0);
    assert!(matches!(app.scene(), Some(Scene::Timeline(_))));
    click(&mut app, &key("?"), 0);
    assert_eq!(app.dialogs().len(), 1);
    click(&mut app, &key("esc"), 0);
    assert!(app.dialogs().is_empty());
}

#[test]
fn click_on_a_key_of_a_card_answers_it() {
    let due = Date::from_iso("2026-11-20");
    let goals = vec![Goal { due, ..goal("late") }, large("cka")];
    let mut app = app(goals.clone(), vec![]);
    app.update(Event::Shown);
    app.update(Event::Read(reading(goals, vec![])));
    press(&mut app, "r");
    let place = |app: &App| app.screen.review().map(Review::place);
    let before = place(&app);
    click(&mut app, &ClickTarget::Press(Key::named("tab").expect("a key")), 0);
    assert_ne!(place(&app), before);
}
