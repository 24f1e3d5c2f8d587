//! What becomes of output that is full, closed, or not there: an export is never cut without a word.

use super::kit::{Desk, career};
use crate::trial;
use insta::{allow_duplicates, assert_snapshot};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

/// Commands that print data.
const PRINTING: [&[&str]; 12] = [
    &["list"],
    &["list", "--all", "--json"],
    &["show", "cka0a1b2"],
    &["show", "cka0a1b2", "--json"],
    &["status"],
    &["status", "--json"],
    &["status", "--format", "{active}"],
    &["next"],
    &["check"],
    &["--help"],
    &["help", "add"],
    &["--version"],
];

fn full() -> File {
    let device = File::options().write(true).open("/dev/full");
    device.expect("a device that is full")
}

#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    let desk = career();
    for args in PRINTING {
        let mut command = desk.command(args);
        let output = command.stdout(full()).stderr(Stdio::piped()).output();
        let output = output.expect("starts");
        assert_eq!(output.status.code(), Some(3), "{args:?}");
        allow_duplicates!(assert_snapshot!(desk.said(&output), @"
        --- stderr
        error: cannot write to standard output: No space left on device (os error 28)
        hint: nothing was changed; free some room there, or print somewhere else
        --- exit 3
        "));
    }
}

#[test]
fn output_that_fails_after_a_save_says_that_it_is_saved() {
    for args in [&["add", "Learn Rust"][..], &["add", "Learn Rust", "--json"]] {
        let desk = career();
        let mut command = desk.command(args);
        let output = command.stdout(full()).stderr(Stdio::piped()).output();
        allow_duplicates!(assert_snapshot!(desk.said(&output.expect("starts")), @"
        --- stderr
        error: cannot write to standard output: No space left on device (os error 28)
        hint: the change is saved; only this output could not be written
        --- exit 3
        "));
        assert!(desk.read("goals.toml").contains("Learn Rust"));
    }
}

#[test]
fn status_tells_of_errors_that_cannot_be_printed() {
    let desk = career();
    for (args, status) in [(&["show", "nothing"][..], 1), (&["frobnicate"], 2), (&["list"], 3)] {
        let mut command = desk.command(args);
        let child = command.stdout(full()).stderr(full()).status();
        assert_eq!(child.expect("starts").code(), Some(status), "{args:?}");
    }
}

fn piped(desk: &Desk, args: &[&str]) -> Child {
    let mut command = desk.command(args);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    child.expect("starts")
}

/// Waits for a command whose output nobody reads any more: no failure, and not a word.
fn is_quiet(mut child: Child, args: &[&str]) {
    drop(child.stdout.take());
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("piped");
    stderr.read_to_string(&mut said).expect("read");
    let status = child.wait().expect("ends");
    assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{args:?}");
}

#[test]
fn a_closed_pipe_is_quiet_success() {
    let desk = career();
    for args in PRINTING.iter().chain(&[&["add", "Learn Rust"][..], &["done", "incident"]]) {
        is_quiet(piped(&desk, args), args);
    }
    assert!(desk.read("goals.toml").contains("Learn Rust"));
}

#[test]
fn the_first_line_of_many_is_enough() {
    let count = trial::times("goals, of which one line is read", 5_000, 20_000);
    let goal = |i| format!("\n[[goal]]\nid = \"g{i}\"\ntitle = \"Goal number {i} of many\"\n");
    let goals: String = (0..count).map(goal).collect();
    let desk = Desk::with(&[("goals.toml", &format!("format = 1\n{goals}"))]);
    for args in [&["list"][..], &["list", "--json"], &["list", "--all"]] {
        let mut child = piped(&desk, args);
        let mut line = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("piped"));
        lines.read_line(&mut line).expect("a line");
        assert!(line.ends_with('\n'), "{line}");
        drop(lines);
        is_quiet(child, args);
    }
}

/// The program started by a shell with some of its descriptors closed.
fn closed(desk: &Desk, which: u8, args: &[&str]) -> Option<i32> {
    let shut = ["<&-", ">&-", "2>&-"];
    let shut = shut.iter().enumerate().filter(|(i, _)| which & (1 << i) != 0);
    let shut: Vec<&str> = shut.map(|(_, closing)| *closing).collect();
    let script = format!("exec \"$0\" \"$@\" {}", shut.join(" "));
    let command = desk.command::<&str>(&[]);
    let env = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &script, env!("CARGO_BIN_EXE_milepost")]).args(args);
    shell.env_clear().envs(env).current_dir(desk.root());
    shell.stdout(Stdio::null()).stderr(Stdio::null());
    shell.status().expect("starts").code()
}

#[test]
fn closed_descriptors_hurt_nothing_in_any_combination() {
    let desk = career();
    // A file that is opened would take the place of what is closed; whatever is then printed would go into it.
    let before = desk.read("goals.toml");
    for which in 0..8 {
        assert_eq!(closed(&desk, which, &["list"]), Some(0), "{which:03b}");
        assert_eq!(closed(&desk, which, &["check"]), Some(0), "{which:03b}");
        assert_eq!(closed(&desk, which, &["show", "nothing"]), Some(1), "{which:03b}");
        assert_eq!(closed(&desk, which, &["frobnicate"]), Some(2), "{which:03b}");
        assert_eq!(closed(&desk, which, &[]), Some(3), "{which:03b}");
    }
    assert_eq!(desk.read("goals.toml"), before);
    for which in 0..8 {
        assert_eq!(closed(&desk, which, &["add", "Learn Rust"]), Some(0), "{which:03b}");
    }
    let goals = desk.read("goals.toml");
    assert!(goals.starts_with(&before), "{goals}");
    assert_eq!(goals.matches("Learn Rust").count(), 8);
    assert_eq!(desk.does(&["check"]), "no problems in 4 files\n");
}
