//! An import at a terminal.

use super::desk::Desk;
use super::terminal::Terminal;

const GOAL: &str = r#"[{"type": "goal", "id": "book0001", "title": "Book the exam"}]"#;

fn desk() -> Desk {
    let desk = Desk::of(&[]);
    std::fs::write(desk.path("items.json"), GOAL).expect("written");
    desk
}

#[test]
fn import_at_a_terminal_asks_and_shows_what_it_asks_about_though_it_is_quiet() {
    let desk = desk();
    let file = desk.path("items.json").display().to_string();
    let mut terminal = Terminal::open(&desk, &["import", "json", &file, "-q"]);
    terminal.shows("Book the exam").shows("Import these 1? [y/N]").send("n\r");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.read("goals.toml"), "");
}

#[test]
fn import_as_json_asks_nothing_at_a_terminal() {
    let desk = desk();
    let file = desk.path("items.json").display().to_string();
    let mut terminal = Terminal::open(&desk, &["import", "json", &file, "--json"]);
    terminal.shows("\"written\": true");
    assert_eq!(terminal.status(), 0);
    assert!(!terminal.text().contains("[y/N]"), "{}", terminal.text());
    assert!(desk.read("goals.toml").contains("Book the exam"));
}
