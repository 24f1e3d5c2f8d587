//! A terminal that is closed takes the program with it, whether a signal says so or not.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::{PATIENCE, Terminal};
use rustix::process::Signal;
use std::fs;
use std::time::Duration;

/// How long the program may live on.
const LIMIT: Duration = Duration::from_secs(3);

/// What ending takes at most in computing; a loop that spins takes all that there is.
const LITTLE: Duration = Duration::from_millis(500);

fn desk() -> Desk {
    Desk::of(&[("goals.toml", ONE_GOAL)])
}

fn is_kept(desk: &Desk) {
    let goals = desk.read("goals.toml");
    assert!(goals.starts_with(ONE_GOAL) && goals.contains("Sit the exam"), "{goals}");
}

#[test]
fn with_a_signal_it_is_gone_and_what_was_added_is_kept() {
    let desk = desk();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aSit the exam\r").shows("2 active");
    assert!(terminal.close(LIMIT), "it lives on");
    is_kept(&desk);
}

#[test]
fn without_a_signal_it_is_gone_and_has_not_spun() {
    let desk = desk();
    let mut terminal = Terminal::unowned(&desk);
    terminal.shows("? help").send("aSit the exam\r").shows("2 active");
    let computed = terminal.close_unowned(LIMIT).expect("it lives on");
    assert!(computed < LITTLE, "it computed for {computed:?}");
    is_kept(&desk);
}

#[test]
fn in_the_middle_of_a_line_it_is_gone_as_well() {
    let desk = desk();
    let mut terminal = Terminal::unowned(&desk);
    terminal.shows("? help").send("aHalf typed").shows("Half typed");
    let computed = terminal.close_unowned(LIMIT).expect("it lives on");
    assert!(computed < LITTLE, "it computed for {computed:?}");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

/// A terminal whose pictures nobody reads, until no more of them go in.
fn choked(desk: &Desk) -> Terminal {
    let mut terminal = Terminal::unowned(desk);
    terminal.shows("? help");
    for round in 0..400 {
        terminal.resize(if round % 2 == 0 { 200 } else { 100 }, 50);
        std::thread::yield_now();
    }
    terminal
}

#[test]
fn signal_ends_a_program_that_waits_for_a_terminal_that_takes_nothing() {
    let desk = desk();
    let mut terminal = choked(&desk);
    terminal.signal(Signal::TERM);
    assert!(!terminal.runs_for(PATIENCE), "it lives on");
}

#[test]
fn program_that_waits_for_a_terminal_that_takes_nothing_is_gone_too() {
    let desk = desk();
    let terminal = choked(&desk);
    let computed = terminal.close_unowned(LIMIT).expect("it lives on");
    assert!(computed < LITTLE, "it computed for {computed:?}");
}

#[test]
fn stopped_program_goes_with_its_terminal() {
    let desk = desk();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.signal(Signal::TSTP).stops();
    assert!(terminal.close(LIMIT), "it lives on");
}

#[test]
fn program_whose_editor_has_the_terminal_goes_with_it() {
    let desk = desk();
    let script = desk.path("editor.sh");
    fs::write(&script, "printf 'the editor is open\\n'\nread -r line\n").expect("a script");
    let desk = desk.with("EDITOR", &format!("sh '{}'", script.display()));
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("the editor is open");
    assert!(terminal.close(LIMIT), "it lives on");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    assert!(desk.files("tmp").is_empty(), "a draft nobody has changed is left");
}
