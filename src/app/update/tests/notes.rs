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
    match app.dialogs().last().and_then(Dialog::form) {
        Some(form) => form,
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
fn note_goes_to_the_editor_and_comes_back_into_its_field() {
    let mut app = with_note("one\ntwo");
    press(&mut app, "!<ctrl-x>");
    assert!(offers(&app, "in your editor"), "it is told what can follow");
    assert_eq!(press(&mut app, "<ctrl-e>"), [Effect::EditText("one\ntwo!".into())]);
    press(&mut app, "?");
    app.update(Event::Edited("new\r\n\ttwo\u{1b}[31m\u{202e}\n\n".into()));
    press(&mut app, "<ctrl-_>");
    assert_eq!(form(&app).text("Note"), "one\ntwo!?", "it can be undone");
    press(&mut app, "<ctrl-r><ctrl-s>");
    assert_eq!(note(&app), "new\n    two [31m");
    let mut app = with_note("one");
    press(&mut app, "<ctrl-x><esc>");
    assert!(!app.dialogs().is_empty(), "escape ends the sequence alone");
    press(&mut app, "<ctrl-x>x");
    assert_eq!(form(&app).text("Note"), "one", "what does not follow types nothing");
}

#[test]
fn line_goes_to_the_editor_and_comes_back_as_one_line() {
    let mut app = with_note("one");
    let to_editor = |app: &mut App, keys: &str| press(app, &format!("{keys}<ctrl-x><ctrl-e>"));
    assert_eq!(to_editor(&mut app, "<shift-tab><shift-tab>go"), [Effect::EditText("go".into())]);
    app.update(Event::Edited("go\nlinux\n".into()));
    assert_eq!(form(&app).text("Tags"), "go linux");
    press(&mut app, "<esc>");
    assert_eq!(to_editor(&mut app, "aRead"), [Effect::EditText("Read".into())]);
    app.update(Event::Edited("Read the book\n".into()));
    assert_eq!(form(&app).text(""), "Read the book");
    press(&mut app, "<esc>");
    to_editor(&mut app, "fnot");
    app.update(Event::Edited("zzz".into()));
    assert_eq!(titles(&app, Pane::Small), Vec::<String>::new(), "what fits is shown at once");
}

#[test]
fn note_has_keys_for_pages_and_for_its_start_and_end() {
    let typed_at = |keys: &str| {
        let lines: Vec<String> = (1..=30).map(|n| n.to_string()).collect();
        let mut app = with_note(&lines.join("\n"));
        press(&mut app, keys);
        assert_eq!(focused(&app), "Note", "{keys}");
        press(&mut app, "|");
        let text = form(&app).text("Note").to_owned();
        text.lines().find(|line| line.contains('|')).map(str::to_owned).unwrap_or_default()
    };
    for (keys, line) in [
        ("<pgup>", "20|"),
        ("<pgup><pgup><pgup><pgup>", "1|"),
        ("<ctrl-home>", "|1"),
        ("<ctrl-home><pgdn>", "|11"),
        ("<ctrl-home><pgdn><pgdn><pgdn><pgdn>", "|30"),
        ("<pgup><ctrl-end>", "30|"),
    ] {
        assert_eq!(typed_at(keys), line, "{keys}");
    }
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
    let grid = crate::view::geometry::Grid::of_app(&app);
    let area = grid.reading_area(&app).expect("it is on the screen");
    let (page, _) = crate::view::reading_page(&app, &grid, area);
    let lines = page.rows.iter().map(|row| row.line.text()).skip_while(|line| !line.is_empty());
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

#[test]
fn note_from_the_editor_takes_the_place_of_what_was_refused_or_failed() {
    let mut app = with_note("one");
    app.update(Event::Notice("What the editor left could not be read.".into()));
    if let Some(dialog) = app.dialogs.last_mut() {
        dialog.error = Some("Not saved: goals.toml is not UTF-8 text.".into());
    }
    app.update(Event::Edited("two\n".into()));
    assert_eq!((app.notice(), app.why_refused()), (None, None));
    if let Some(dialog) = app.dialogs.last_mut() {
        dialog.error = Some("No.".into());
    }
    app.update(Event::Paste(" and three".into()));
    assert_eq!(app.why_refused(), None, "a paste is another text too");
}
