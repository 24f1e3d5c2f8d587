//! What is pasted is text, whatever is in it.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;

#[test]
fn paste_is_text_and_runs_no_key() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("\x1b[200~xDq\x03uE\x1b[201~").shows("xDq");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    terminal.send("\r").shows("2 active").send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(goals.starts_with(ONE_GOAL), "{goals}");
    let stored = |c: char| c.is_control() && c != '\n';
    assert!(!goals.contains(stored) && !goals.contains("\\u"), "{goals:?}");
}

#[test]
fn paste_of_several_lines_submits_nothing() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aTyped \x1b[200~one\ntwo\rthree\x1b[201~").draws();
    terminal.shows("one");
    terminal.settles();
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn lines_become_goals_after_one_question_and_not_before() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("\x1b[200~one\rtwo\r\nq\r\x1b[201~").shows("Add 3 small goals");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    terminal.send("y").shows("4 active").send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(goals.starts_with(ONE_GOAL), "{goals}");
    for title in ["one", "two", "q"] {
        assert!(goals.contains(&format!("title = \"{title}\"\n")), "{goals}");
    }
}

#[test]
fn end_of_a_paste_within_it_runs_no_key() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("\x1b[200~one\x1b[201~\rDq\x03\r\x1b[201~").shows("Dq");
    terminal.settles();
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn paste_that_never_ends_is_taken_and_the_keys_go_on() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("\x1b[200~no end").shows("no end");
    terminal.send("x").shows("no endx").send("\r").shows("2 active").send("q");
    assert_eq!(terminal.status(), 0);
    assert!(desk.read("goals.toml").contains("title = \"no endx\"\n"));
}

#[test]
fn megabyte_is_taken_whole() {
    const LENGTH: usize = 1_000_000;
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send(format!("\x1b[200~{}end of it\x1b[201~", "x".repeat(LENGTH)));
    terminal.shows("end of it").send("\r").shows("2 active").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    let goals = desk.read("goals.toml");
    assert!(goals.contains(&format!("title = \"{}end of it\"\n", "x".repeat(LENGTH))));
}

#[test]
fn megabyte_of_lines_is_one_question() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    let lines: String = (0..20_000)
        .map(|i| format!("Line {i} of what was on the clipboard then, and it is long\r"))
        .collect();
    terminal.send(format!("\x1b[200~{lines}\x1b[201~")).shows("Add 20000 small goals");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    terminal.send("n").shows("1 active").send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn lines_without_the_marks_of_a_paste_are_text_where_something_is_typed() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    for (opened_by, is_open) in [("a", "Add a small goal"), ("m", "Add a milestone"), ("/", "Find")]
    {
        terminal.send(opened_by).shows(is_open);
        terminal.send("Milk\rDo it\rx\r").shows("Milk Do it x");
        terminal.settles();
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn lines_that_a_script_types_are_keys() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aOne\raTwo\r").shows("3 active");
    terminal.send("a").shows("Add a small goal");
    terminal.send("Three\r").shows("4 active").send("q");
    assert_eq!(terminal.status(), 0);
}
