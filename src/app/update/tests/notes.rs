//! A text of several lines, edited in a form.

use super::*;

fn with_note(note: &str) -> App {
    let noted = Goal { note: Some(note.into()), ..goal("noted") };
    let mut app = app(vec![noted], Vec::new());
    app.screen.go_to(&app.data, &id("noted"));
    press(&mut app, &format!("e{}", "<tab>".repeat(8)));
    assert_eq!(focused(&app), "Note");
    app
}

fn form(app: &App) -> &Form {
    match app.dialogs().last() {
        Some(Dialog::Form(form)) => form,
        other => panic!("{other:?} is open"),
    }
}

fn focused(app: &App) -> &'static str {
    form(app).fields[form(app).focus].label
}

fn note(app: &App) -> &str {
    app.journey().goal(&id("noted")).and_then(|goal| goal.note.as_deref()).unwrap_or_default()
}

#[test]
fn note_takes_enter_as_a_line_and_is_saved_with_a_key() {
    for save in ["<ctrl-s>", "<alt-enter>", "<ctrl-enter>", "<tab><enter>"] {
        let mut app = with_note("one\ntwo");
        let effects = press(&mut app, "<enter>three");
        assert_eq!(saves(&effects).len(), 0);
        let effects = press(&mut app, save);
        assert_eq!(saves(&effects), ["edited, noted"], "{save}");
        assert_eq!(note(&app), "one\ntwo\nthree");
        assert!(app.dialogs().is_empty());
    }
}

#[test]
fn note_that_is_not_changed_keeps_its_tabs_and_line_ends() {
    let mut app = with_note("- one\r\n\t- two\n");
    press(&mut app, "<up><down><shift-tab><ctrl-s>");
    assert_eq!((note(&app), app.notice()), ("- one\r\n\t- two\n", Some("Nothing changed.")));
}

#[test]
fn note_keeps_the_lines_of_a_paste() {
    let mut app = with_note("one");
    app.update(Event::Paste("\rtwo\rthree".into()));
    press(&mut app, "<ctrl-s>");
    assert_eq!(note(&app), "one\ntwo\nthree");
}

#[test]
fn note_is_left_with_the_arrows_at_its_first_and_last_row() {
    let mut app = with_note(&"word ".repeat(40));
    press(&mut app, "<up>");
    assert_eq!(focused(&app), "Note");
    press(&mut app, "<down><down>");
    assert_eq!(focused(&app), "Links");
    press(&mut app, "<up><up><up><up><up>");
    assert_eq!(focused(&app), "Why");
}

#[test]
fn note_is_offered_the_keys_that_it_needs() {
    let mut app = with_note("");
    assert!(offers(&app, "new line") && offers(&app, "save"));
    press(&mut app, "<tab>");
    assert!(!offers(&app, "new line"));
}

/// What the reading pane says below the facts of the goal.
fn read(note: &str) -> Vec<String> {
    let noted = Goal { note: Some(note.into()), ..goal("noted") };
    let app = app(vec![noted], Vec::new());
    let (_, rows) = crate::view::reading_page(&app, &crate::view::geometry::Grid::of_app(&app));
    let lines = rows.iter().map(|row| row.line.text()).skip_while(|line| !line.is_empty());
    let lines: Vec<String> = lines.skip(1).collect();
    let end = lines.len().saturating_sub(2);
    lines[..end].to_vec()
}

#[test]
fn note_is_read_as_far_as_ten_screens_show_it() {
    for note in ["word ".repeat(200_000), "a line\n".repeat(200_000)] {
        let read = read(&note);
        assert_eq!(read.len(), 401);
        assert_eq!(read.last().map(String::as_str), Some("… an editor shows all of it"));
    }
    assert_eq!(read(&"a line\n".repeat(400)).len(), 400);
}

#[test]
fn note_is_read_with_its_headings_and_lists() {
    let note = "# Plan\n\n\n- read the book about the exam, from cover to cover\n  with notes\n\
                \t- and twice\n12. sit\nA *star* and 2*3*4\n```\n  a *b*\n```\n";
    assert_eq!(
        read(note),
        [
            "Plan",
            "",
            "• read the book about the exam, from",
            "  cover to cover",
            "  with notes",
            "    • and twice",
            "12. sit",
            "A star and 2*3*4",
            "  a *b*",
        ]
    );
    assert_eq!(read("a\u{1b}[31m *b\u{202e}*"), ["a␛[31m b<U+202E>"]);
}
