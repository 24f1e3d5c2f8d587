//! Terminals that tell their background at once, late, or never.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::{ANSWER, QUESTION, Terminal, count};

fn desk() -> Desk {
    Desk::of(&[("goals.toml", ONE_GOAL)]).without("COLORFGBG")
}

/// The colour of a cell that every picture draws.
fn colour(screen: &vt100::Screen) -> vt100::Color {
    screen.cell(1, 0).expect("a cell").fgcolor()
}

#[test]
fn terminal_that_answers_nothing_is_drawn_on_in_its_own_colours() {
    let desk = desk();
    let mut terminal = Terminal::mute(&desk, &[]);
    terminal.shows("? help");
    assert_eq!(count(terminal.output(), QUESTION), 1);
    assert_eq!(colour(terminal.screen()), vt100::Color::Default);
    terminal.send("aSit the exam\r").shows("2 active").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn answer_brings_the_colours_whenever_it_comes_and_is_no_key() {
    let desk = desk();
    let mut terminal = Terminal::mute(&desk, &[]);
    terminal.shows("? help").send(ANSWER);
    terminal.wait("the colours were to change", |screen| colour(screen) != vt100::Color::Default);
    terminal.send("a").shows("Add a small goal");
    terminal.send("x").shows("x").send("\x1b\x1b[15~q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn terminal_that_turns_light_or_dark_is_followed() {
    let desk = desk();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.wait("the colours were to come", |screen| colour(screen) != vt100::Color::Default);
    let dark = colour(terminal.screen());
    terminal.send("\x1b[?997;2n").wait("light, it was told", |screen| colour(screen) != dark);
    terminal.send("\x1b[?997;1n").wait("dark, it was told", |screen| colour(screen) == dark);
    // In the middle of a text no letter of it is typed.
    terminal.send("aRead\x1b[?997;2n it\r").shows("2 active");
    terminal.wait("light, it was told", |screen| colour(screen) != dark).send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    assert!(desk.read("goals.toml").contains("\"Read it\""), "{}", desk.read("goals.toml"));
}

#[test]
fn answer_at_once_is_taken_in_as_well() {
    let desk = desk();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.wait("the colours were to come", |screen| colour(screen) != vt100::Color::Default);
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}
