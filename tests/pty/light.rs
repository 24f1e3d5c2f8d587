//! Terminals that tell their background at once, late, or never.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::{ANSWER, QUESTION, Terminal, count};

fn desk() -> Desk {
    Desk::of(&[("goals.toml", ONE_GOAL)]).without("COLORFGBG")
}

/// The colour of the first border's corner.
fn of_the_border(terminal: &Terminal) -> vt100::Color {
    let cell = terminal.screen().cell(1, 0);
    cell.expect("a cell of the first border").fgcolor()
}

#[test]
fn terminal_that_answers_nothing_is_drawn_on_in_its_own_colours() {
    let desk = desk();
    let mut terminal = Terminal::mute(&desk, &[]);
    terminal.shows("? help");
    assert_eq!(count(terminal.output(), QUESTION), 1);
    assert_eq!(of_the_border(&terminal), vt100::Color::Default);
    terminal.send("aSit the exam\r").shows("2 active").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn answer_brings_the_colours_whenever_it_comes_and_is_no_key() {
    let desk = desk();
    let mut terminal = Terminal::mute(&desk, &[]);
    terminal.shows("? help").send(ANSWER);
    terminal.wait("the colours were to change", |screen| {
        screen.cell(1, 0).is_some_and(|c| c.fgcolor() != vt100::Color::Default)
    });
    terminal.send("a").shows("Add a small goal");
    terminal.send("x").shows("x").send("\x1b\x1b[15~q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn answer_at_once_is_taken_in_as_well() {
    let desk = desk();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.wait("the colours were to come", |screen| {
        screen.cell(1, 0).is_some_and(|c| c.fgcolor() != vt100::Color::Default)
    });
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}
