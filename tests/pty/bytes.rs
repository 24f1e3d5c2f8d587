//! The bytes that reach the terminal, and where there is none.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::{Terminal, pair, reversed};
use crate::hostile::{HONEST, TEXTS, everything, journey, smuggled, toml};
use std::fs;
use std::process::Stdio;
use unicode_segmentation::UnicodeSegmentation;

/// A journey, a folder and settings that all try to steer the terminal.
fn hostile() -> Desk {
    let text = everything();
    let name = format!("career {}", TEXTS[6]);
    let desk = Desk::bare();
    for (path, content) in journey(&text) {
        desk.write(&format!("../{name}/{path}"), &content);
    }
    let settings = desk.path("settings.toml");
    fs::write(&settings, format!("name = {}\n", toml(&text))).expect("settings");
    let folder = desk.path(&name).display().to_string();
    desk.with("MILEPOST_TEST_PANIC", "1")
        .with("MILEPOST_CONFIG", &settings.display().to_string())
        .with("MILEPOST_DIR", &folder)
}

/// Takes the sequences that the program means out of its output, and gives the rest.
fn without_own_sequences(output: &str) -> String {
    let own = ["\x1b]11;?\x07", "\x1b[22;0t", "\x1b[23;0t"];
    let output = own.iter().fold(output.to_owned(), |output, own| output.replace(own, ""));
    let mut titles = output.split("\x1b]2;");
    let before = titles.next().unwrap_or_default().to_owned();
    let output = titles.fold(before, |output, part| {
        let (title, rest) = part.split_once('\x07').expect("a title has an end");
        output + title + rest
    });
    let mut parts = output.split("\x1b[");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !(c.is_ascii_digit() || ";:?".contains(c)));
        let end = end.expect("a sequence has an end");
        let last = part[end..].chars().next().expect("a letter");
        assert!("hlHGmJKc".contains(last), "ESC [ {part:?}");
        rest.push_str(&part[end + 1..]);
    }
    rest
}

#[test]
fn screen_sends_a_file_to_the_terminal_as_text_only() {
    let desk = hostile();
    let mut terminal = Terminal::home(&desk, &[]);
    for keys in [
        "2\r", "2e", "2d", "2+", "2X", "2s", "2D", "3\r", "3n", "3e", "1\r", "1e", "1L", "1v",
        "v\r", "/osc", "fosc\r", "a^osc", ":", "2x", "p", "u",
    ] {
        terminal.send(keys).may_draw();
        terminal.settles();
    }
    assert!(terminal.text().contains("osc"), "{}", terminal.text());
    // A panic says its message and the path of its report on the shell's screen.
    terminal.send("\x1b[24~");
    assert_eq!(terminal.status(), 70);
    is_clean(&terminal);
}

#[test]
fn honest_scripts_stay_in_their_columns() {
    let goal = |title: &&str| format!("\n[[goal]]\ntitle = {}\ndue = 2026-11-22\n", toml(title));
    let goals: String = HONEST.iter().map(goal).collect();
    let desk = Desk::of(&[("goals.toml", &format!("format = 1\n{goals}"))]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.shows(HONEST[0]);
    // The model draws what is joined into one picture as several, the later ones over-written, as old terminals do: so
    // the bytes tell that all of it has come.
    let output = String::from_utf8_lossy(terminal.output()).into_owned();
    for letter in HONEST.iter().flat_map(|title| title.graphemes(true)) {
        assert!(output.contains(letter), "{letter} is not there");
    }
    // The date of every row ends where the rule above the list does.
    let holds = |row, column, text: &str| {
        let cell = terminal.screen().cell(row, column);
        cell.is_some_and(|cell| cell.contents() == text)
    };
    let rule = (0..39).find(|row| (0..120).any(|column| holds(*row, column, "━")) && *row > 4);
    let rule = rule.expect("the rule of the pane in use");
    let right = (0..120).rev().find(|column| holds(rule, *column, "━")).expect("its end");
    for row in rule + 2..rule + 2 + HONEST.len() as u16 {
        assert!(holds(row, right, "y"), "row {row}:\n{}", terminal.text());
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn poor_environment_is_enough_for_the_screen() {
    let goals = [("goals.toml", ONE_GOAL)];
    let desks = [
        Desk::of(&goals).with("LC_ALL", "C").with("LANG", "C"),
        Desk::of(&goals).without("HOME").without("XDG_STATE_HOME").without("XDG_CACHE_HOME"),
        Desk::of(&goals).with("TERM", "vt100"),
        Desk::of(&goals).with("TERM", "no-such-terminal"),
        Desk::of(&goals).with("TMPDIR", "/nowhere/at/all"),
    ];
    for desk in desks {
        let mut terminal = Terminal::home(&desk, &[]);
        terminal.send("aSit the exam\r").shows("2 active").send("q");
        assert_eq!(terminal.status(), 0);
        terminal.is_as_found();
        assert!(desk.read("goals.toml").contains("Sit the exam"));
    }
}

#[test]
fn editor_that_is_no_program_is_named_in_marks() {
    let editor = everything().replace('\0', "");
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]).with("EDITOR", &editor);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("The editor").send("q");
    assert_eq!(terminal.status(), 0);
    is_clean(&terminal);
}

/// Nothing has come out but text and the program's own sequences.
fn is_clean(terminal: &Terminal) {
    let output = std::str::from_utf8(terminal.output()).expect("whole letters");
    let bad = smuggled(&without_own_sequences(output).replace('\r', ""));
    assert!(bad.is_empty(), "{bad:?}");
    assert!(!output.contains("\x1b[35;45m"));
}

#[test]
fn without_colour_the_selection_is_told_by_reverse() {
    let desk = Desk::sample().with("NO_COLOR", "1");
    let mut terminal = Terminal::home(&desk, &[]);
    let first = reversed(terminal.screen());
    assert!(!first.is_empty(), "{}", terminal.text());
    terminal.send("j").wait("the selection was to move", |screen| {
        let now = reversed(screen);
        !now.is_empty() && now != first
    });
    for keys in ["\r", "?", ":", "a", "/N", "3e", "1\r", "x"] {
        terminal.send(keys).may_draw();
        terminal.settles();
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(colours(terminal.output()), Vec::<String>::new());
}

#[test]
fn flag_for_colour_or_against_it_is_nearer_than_the_environment() {
    let goals = [("goals.toml", ONE_GOAL)];
    let desk = Desk::of(&goals).with("NO_COLOR", "1");
    let terminal = Terminal::home(&desk, &["--color", "always"]);
    assert!(!colours(terminal.output()).is_empty());
    let is_lit = |row, column| {
        let cell = terminal.screen().cell(row, column);
        cell.is_some_and(|c| c.inverse() || c.bgcolor() != vt100::Color::Default)
    };
    let lit = (0..40).any(|row| (0..120).any(|column| is_lit(row, column)));
    assert!(lit, "the selection is not seen");
    for args in [["--color", "never"], ["--color", "auto"]] {
        let desk = Desk::of(&goals).with("CLICOLOR_FORCE", "1");
        let desk = if args[1] == "auto" { desk.with("NO_COLOR", "1") } else { desk };
        let terminal = Terminal::home(&desk, &args);
        assert_eq!(colours(terminal.output()), Vec::<String>::new(), "{args:?}");
        assert!(!reversed(terminal.screen()).is_empty());
    }
}

/// The parameters of every sequence for looks that sets a colour.
fn colours(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(output);
    let looks = text.split("\x1b[").filter_map(|part| {
        let end = part.find(|c: char| !(c.is_ascii_digit() || ";:".contains(c)))?;
        part[end..].starts_with('m').then_some(&part[..end])
    });
    let is_colour = |n: &str| matches!(n.parse(), Ok(30..=49 | 58 | 59 | 90..=107));
    looks.filter(|look| look.split([';', ':']).any(is_colour)).map(str::to_owned).collect()
}

#[test]
fn with_colour_there_are_colours_to_find() {
    let desk = Desk::sample();
    let terminal = Terminal::home(&desk, &[]);
    assert!(!colours(terminal.output()).is_empty());
}

#[test]
fn terminal_that_cannot_move_its_cursor_is_told_so() {
    for term in ["dumb", ""] {
        let desk = Desk::of(&[("goals.toml", ONE_GOAL)]).with("TERM", term);
        let mut terminal = Terminal::open(&desk, &[]);
        assert_eq!(terminal.status(), 3);
        let text = terminal.text();
        assert!(text.contains("error: ") && text.contains("hint: "), "{text}");
        assert!(!terminal.output().contains(&0x1b));
    }
}

#[test]
fn screen_says_that_there_is_no_terminal() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let (_master, line) = pair();
    let line = || Stdio::from(line.try_clone().expect("a descriptor"));
    for (stdin, stdout) in
        [(Stdio::null(), Stdio::piped()), (line(), Stdio::piped()), (Stdio::null(), line())]
    {
        let mut command = desk.command(&[]);
        command.stdin(stdin).stdout(stdout).stderr(Stdio::piped());
        let output = command.spawn().expect("starts").wait_with_output();
        let output = output.expect("ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.starts_with("error: ") && said.contains("\nhint: "), "{said}");
        assert!(!said.contains('\x1b') && output.stdout.is_empty(), "{said:?}");
    }
}
