//! Other programs at the same journey, and what looking at it leaves behind.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;

#[test]
fn what_another_process_adds_appears_on_the_open_screen() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aHalf typed").shows("Half typed");
    let added = desk.command(&["add", "Learn the lute"]).output();
    assert!(added.expect("it runs").status.success());
    terminal.shows("Learn the lute").shows("Half typed");
    terminal.send("\r").shows("3 active").send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(
        goals.contains("Half typed") && goals.contains("Learn the lute"),
        "{goals}"
    );
}

#[test]
fn two_screens_see_each_others_changes() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut one = Terminal::home(&desk, &[]);
    let mut other = Terminal::home(&desk, &[]);
    one.send("aFrom the first\r").shows("From the first");
    other.shows("From the first");
    other.send("aFrom the second\r").shows("From the second");
    one.shows("From the second").shows("3 active");
    for mut terminal in [one, other] {
        terminal.send("q");
        assert_eq!(terminal.status(), 0);
    }
    let goals = desk.read("goals.toml");
    assert_eq!(goals.matches("[[goal]]").count(), 3, "{goals}");
}

#[test]
fn looking_changes_no_byte_and_makes_no_file() {
    let desk = Desk::sample();
    let before = desk.files("career");
    let mut terminal = Terminal::home(&desk, &[]);
    for (keys, seen) in [
        ("3\r", "─ Detail ─"),
        ("1v", "All that was done"),
        ("/NT4", "NT4"),
        ("?", "─ Help ─"),
        ("fis:done\r", "is:done"),
        ("Gg", "milepost"),
    ] {
        terminal.send(keys).shows(seen).back_out();
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.files("career"), before);
}

#[test]
fn looking_at_no_journey_makes_none() {
    let desk = Desk::bare();
    let mut terminal = Terminal::open(&desk, &[]);
    terminal.shows("Larger goals").send("q");
    assert_eq!(terminal.status(), 0);
    assert!(!desk.path("career").exists());
}
