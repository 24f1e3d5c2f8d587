//! Drawing, typing and other sizes.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;
use crate::monkey::Chance;
use crate::trial;
use milepost::app::action::{ACTIONS, Action, Spec};

/// What a keyboard sends for a key of the table.
fn bytes(key: &str) -> Vec<u8> {
    let sequence = match key {
        "down" => "\x1b[B",
        "up" => "\x1b[A",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        "home" => "\x1b[H",
        "end" => "\x1b[F",
        "pgdn" => "\x1b[6~",
        "pgup" => "\x1b[5~",
        "shift-tab" => "\x1b[Z",
        "tab" => "\t",
        "enter" => "\r",
        "space" => " ",
        "esc" => "\x1b\x1b[15~",
        letter => match letter.strip_prefix("ctrl-") {
            Some(letter) => return vec![letter.as_bytes()[0] & 0x1f],
            None => letter,
        },
    };
    sequence.as_bytes().to_vec()
}

#[test]
fn home_screen_is_drawn_on_the_sample() {
    let desk = Desk::sample();
    let mut terminal = Terminal::home(&desk, &[]);
    for text in [
        "Sunday 22 November 2026",
        "Past milestones",
        "Small goals",
        "Larger goals",
        "Finish chapter 4 exercises",
        "★ CKA certification",
        "9 moves in 30 days",
    ] {
        terminal.shows(text);
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn goal_that_is_typed_is_in_the_file() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aSit the exam !fri").shows("27 November 2026");
    terminal.send("\r").shows("2 active");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(goals.starts_with(ONE_GOAL), "{goals}");
    for line in ["title = \"Sit the exam\"\n", "due = 2026-11-27\n"] {
        assert!(goals.contains(line), "{line} is not in\n{goals}");
    }
}

#[test]
fn no_key_but_those_for_quitting_ends_the_program() {
    let desk = Desk::sample();
    let mut terminal = Terminal::home(&desk, &[]);
    let ends = |spec: &&Spec| spec.action == Action::Quit || spec.place.is_typing();
    for spec in ACTIONS.iter().filter(|spec| !ends(spec)) {
        for key in spec.keys {
            terminal.send(bytes(key));
            if spec.action == Action::Suspend {
                terminal.stops().goes_on();
            }
            terminal.settles();
        }
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn every_key_for_quitting_quits() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    for key in Action::Quit.spec().keys {
        let mut terminal = Terminal::home(&desk, &[]);
        terminal.send(bytes(key));
        assert_eq!(terminal.status(), 0, "{key}");
        terminal.is_as_found();
    }
}

#[test]
fn help_lists_every_action() {
    let desk = Desk::sample();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.resize(200, 120).draws();
    terminal.send("?").shows("─ Help ─");
    for spec in ACTIONS {
        // A long one goes on in the next line.
        let begin: String = spec.help.chars().take(50).collect();
        terminal.send(spec.name).shows(&begin);
        terminal.send("\x15").shows("Move half a screen down");
    }
}

#[test]
fn screen_can_be_pulled_to_any_size_and_typed_text_stays() {
    let desk = Desk::sample();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aHalf typed").shows("Half typed");
    for (columns, rows) in [(80, 24), (1, 1), (0, 0), (200, 60), (39, 9), (0, 24), (80, 0)] {
        terminal.resize(columns, rows);
        if columns > 1 && rows > 1 {
            terminal.shows("Half typed");
        } else if columns > 0 && rows > 0 {
            terminal.draws();
        }
    }
    terminal.resize(120, 40).shows("Half typed");
    terminal.send(" goal\r").shows("7 active");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert!(desk.read("goals.toml").contains("title = \"Half typed goal\""));
}

#[test]
fn random_sizes_one_after_the_other_leave_what_is_typed() {
    let count = trial::times("random sizes in a real terminal", 25, 200);
    let mut chance = Chance::seeded(22);
    let desk = Desk::sample();
    let mut terminal = Terminal::of_size(&desk, &[], (1, 1));
    // From a screen of one cell nothing can be read: the size itself is what is waited for.
    terminal.resize(120, 40).shows("? help").send("aHalf typed").shows("Half typed");
    let below = |chance: &mut Chance, end| u16::try_from(chance.below(end)).expect("small");
    for _ in 0..count {
        let (widest, highest) = chance.one_of(&[(4, 4), (40, 12), (160, 60), (501, 201)]);
        let (columns, rows) = (below(&mut chance, widest), below(&mut chance, highest));
        terminal.resize(columns, rows);
        if columns > 24 && rows > 10 {
            terminal.shows("Half typed");
        }
    }
    terminal.resize(120, 40).shows("Half typed");
    terminal.send(" goal\r").shows("7 active").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    assert!(desk.read("goals.toml").contains("title = \"Half typed goal\""));
}

#[test]
fn program_started_in_a_terminal_without_a_size_draws_once_it_has_one() {
    let desk = Desk::sample();
    let mut terminal = Terminal::open(&desk, &[]);
    terminal.resize(0, 0).resize(1, 1).resize(120, 40);
    terminal.shows("Small goals").send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn timeline_is_opened_by_its_command() {
    let desk = Desk::sample();
    let mut terminal = Terminal::open(&desk, &["timeline"]);
    terminal.shows("Timeline by year");
    terminal.back_out().shows("Small goals");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn review_is_opened_by_its_command_with_the_years_that_it_needs() {
    let desk = Desk::sample();
    let mut terminal = Terminal::open(&desk, &["review"]);
    // Nothing is cached yet: the old step of its last card but one is in a year that nobody has read.
    terminal.shows("1 of 11");
    terminal.send("n").shows("2 of 11");
    terminal.back_out().shows("Small goals");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    let done = desk.read("done/2026.toml");
    assert!(done.contains("reviewed = 2026-11-22"), "{done}");
    let mut terminal = Terminal::open(&desk, &["review", "--year", "2025"]);
    terminal.shows("Review of 2025").shows("1 of ");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
}
