//! The terminal lent to the shell and to the editor, and taken back.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;
use rustix::process::Signal;
use std::fs;

/// Stops the program by that, looks at the terminal, gives it another size, and goes on.
fn stop_and_go_on(terminal: &mut Terminal, stop: impl Fn(&mut Terminal)) {
    for (columns, rows) in [(80, 24), (200, 60), (120, 40)] {
        stop(terminal);
        terminal.shows("the shell is back");
        terminal.is_as_found();
        terminal.resize(columns, rows);
        terminal.send("\r").hides("the shell is back").shows("Half typed");
        assert!(terminal.is_raw());
    }
    // It is usable: the line that was begun can be finished.
    terminal.send(" goal\r").shows("2 active").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn shell_gets_a_clean_terminal_while_the_program_is_stopped() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aHalf typed").shows("Half typed");
    stop_and_go_on(&mut terminal, |terminal| _ = terminal.send("\x1a"));
}

#[test]
fn signal_to_stop_does_as_the_key_does() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aHalf typed").shows("Half typed");
    stop_and_go_on(&mut terminal, |terminal| _ = terminal.signal(Signal::TSTP));
}

/// A desk with an editor that shows itself, waits for a line, and renames the goal.
fn with_editor(then: &str) -> Desk {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let script = desk.path("editor.sh");
    let text = format!("printf 'the editor is open\\n'\nread -r line\n{then}\n");
    fs::write(&script, text).expect("a script");
    // Through `sh`: a file that another test's child still holds open for writing could not be run itself.
    let setting = format!("sh '{}'", script.display());
    desk.with("EDITOR", &setting)
}

#[test]
fn editor_that_leaves_the_terminal_in_disorder_leaves_it_so_for_nobody() {
    let desk = with_editor("stty raw -echo");
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("the editor is open");
    terminal.send("\r").shows("Nothing changed.");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn editor_has_the_terminal_to_itself_and_changes_the_item() {
    let desk = with_editor("sed -i 's/mock exam/real exam/' \"$1\"");
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("the editor is open");
    terminal.is_as_found();
    terminal.send("\r").shows("Book the real exam");
    assert!(terminal.is_raw());
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    assert!(desk.read("goals.toml").contains("title = \"Book the real exam\""));
    assert!(desk.files("tmp").is_empty(), "the draft is gone");
}

#[test]
fn editor_that_fails_changes_nothing() {
    let desk = with_editor("sed -i 's/mock exam/real exam/' \"$1\"; exit 1");
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("the editor is open");
    terminal.send("\r").shows("failed (").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn ctrl_c_in_the_editor_ends_the_editor_alone() {
    let desk = with_editor("");
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("the editor is open");
    terminal.send("\x03").shows("failed (").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn signal_to_end_while_the_editor_is_open_ends_both() {
    let desk = with_editor("");
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("E").shows("the editor is open");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.status(), 143);
    terminal.is_as_found();
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
}

#[test]
fn mouse_is_left_to_the_terminal_where_the_settings_or_a_command_say_so() {
    let times_on = |terminal: &Terminal| {
        String::from_utf8_lossy(terminal.output()).matches("\x1b[?1000h").count()
    };
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let file = desk.path("home/config/milepost/config.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(&file, "mouse = false\n").expect("written");
    let mut terminal = Terminal::home(&desk, &[]);
    assert_eq!(times_on(&terminal), 0);
    terminal.send(":mouse\r").shows("The mouse works here again.");
    assert_eq!(times_on(&terminal), 1);
    terminal.send("\x1a").shows("the shell is back").is_as_found();
    terminal.send("\r").hides("the shell is back").shows("Book the mock exam");
    assert_eq!(times_on(&terminal), 2, "it is ours again");
    terminal.send(":mouse\r").shows("The terminal selects text now");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}
