//! Every way out: the terminal is as it was found, and nothing typed is lost.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;
use crate::trial;
use rustix::fs::{FlockOperation, flock};
use rustix::process::Signal;
use std::fs::File;
use std::time::Duration;

/// Adds a goal, and goes on as soon as it is on the screen.
fn adding(desk: &Desk) -> Terminal {
    let mut terminal = Terminal::home(desk, &[]);
    terminal.send("aSit the exam\r").shows("2 active");
    terminal
}

fn keeps_both(desk: &Desk) {
    let goals = desk.read("goals.toml");
    assert!(goals.starts_with(ONE_GOAL), "{goals}");
    assert_eq!(goals.matches("Sit the exam").count(), 1, "{goals}");
}

#[test]
fn quitting_leaves_the_terminal_as_it_was() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = adding(&desk);
    assert!(terminal.is_raw());
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    let sent = String::from_utf8_lossy(terminal.output());
    let titles: Vec<&str> = ["\x1b[22;0t\x1b]2;milepost", "\x1b[23;0t"].to_vec();
    assert!(titles.iter().all(|title| sent.contains(title)), "{sent:?}");
    keeps_both(&desk);
}

#[test]
fn title_is_left_alone_where_the_terminal_could_not_give_it_back() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]).with("TERM", "linux");
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert!(!String::from_utf8_lossy(terminal.output()).contains("\x1b]2;"));
}

#[test]
fn every_signal_to_end_leaves_the_terminal_as_it_was() {
    for (signal, status) in
        [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129), (Signal::QUIT, 131)]
    {
        let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
        let mut terminal = adding(&desk);
        terminal.signal(signal);
        assert_eq!(terminal.status(), status, "{signal:?}");
        terminal.is_as_found();
        keeps_both(&desk);
    }
}

#[test]
fn signal_in_the_middle_of_a_dialog_leaves_the_terminal_as_it_was() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aHalf typed").shows("Half typed");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.status(), 143);
    terminal.is_as_found();
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn panic_says_so_on_a_sane_terminal_and_names_its_report() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]).with("MILEPOST_TEST_PANIC", "1");
    let mut terminal = adding(&desk);
    terminal.send("\x1b[24~");
    assert_eq!(terminal.status(), 70);
    terminal.is_as_found();
    let text = terminal.text();
    assert!(text.contains("error: milepost has a fault and had to stop"), "{text}");
    // The path may be folded at the terminal's width.
    let flat = text.replace('\n', "");
    let reports = desk.files("home/state");
    let report = reports.keys().find(|name| name.contains("panic-"));
    let report = report.expect("a report is written");
    assert!(flat.contains(report), "{report} is not named in\n{text}");
    keeps_both(&desk);
}

#[test]
fn without_the_test_setting_the_key_for_a_panic_is_a_key_like_others() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("\x1b[24~q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn panic_of_another_thread_ends_the_program_in_the_same_way() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]).with("MILEPOST_TEST_PANIC", "1");
    let mut terminal = adding(&desk);
    terminal.send("\x1b[24;5~");
    assert_eq!(terminal.status(), 70);
    terminal.is_as_found();
    assert!(terminal.text().contains("error: milepost has a fault and had to stop"));
    keeps_both(&desk);
}

#[test]
fn signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was() {
    let count = trial::times("signals at moments of the start", 8, 200);
    for number in 0..count {
        let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
        let mut terminal = Terminal::open(&desk, &[]);
        terminal.begins();
        std::thread::sleep(Duration::from_micros(12_000 * number as u64 / count as u64));
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.status(), 143, "{number}");
        terminal.is_as_found();
        assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    }
}

#[test]
fn signals_while_it_waits_for_a_stuck_writer_end_it_all_the_same() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    let folder = File::open(desk.path("career")).expect("a folder");
    flock(&folder, FlockOperation::LockExclusive).expect("locked");
    terminal.send("aSit the exam\r").shows("2 active").send("q");
    terminal.signal(Signal::INT).signal(Signal::INT).signal(Signal::TERM);
    assert!([130, 143].contains(&terminal.status()));
    terminal.is_as_found();
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn quitting_waits_for_a_save_that_is_under_way() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    let folder = File::open(desk.path("career")).expect("a folder");
    flock(&folder, FlockOperation::LockExclusive).expect("locked");
    terminal.send("aSit the exam\r").shows("2 active").send("q");
    assert!(terminal.runs_for(Duration::from_millis(300)), "it did not wait");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    drop(folder);
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    keeps_both(&desk);
}
