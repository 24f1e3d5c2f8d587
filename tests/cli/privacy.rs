//! What the program asks of the system: no socket, and no other program but the editor. No title is ever a path or a word
//! of a shell.

use super::kit::{Desk, career};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Titles that would do something if anything but the program itself ever read them.
const TITLES: [&str; 12] = [
    "$(touch harm)",
    "`touch harm`",
    "; touch harm",
    "| touch harm",
    "&& touch harm &",
    "> harm",
    "../../harm",
    "/tmp/../harm",
    "~/harm",
    "-rf",
    "--dir=harm",
    "a'b\"c\\ $HOME %s {} * ?",
];

/// Every path under a folder, but for what the journey and the home of the desk hold.
fn paths(desk: &Desk) -> BTreeSet<PathBuf> {
    fn walk(folder: &Path, found: &mut BTreeSet<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            }
            found.insert(path);
        }
    }
    let mut found = BTreeSet::new();
    walk(desk.root(), &mut found);
    found.retain(|path| {
        !path.starts_with(desk.root().join("home/.local"))
            && !path.starts_with(desk.root().join("home/.cache"))
    });
    found
}

/// An editor that writes down what it was called with, and adds a comment.
fn editor(desk: &Desk) -> PathBuf {
    let path = desk.root().join("editor");
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"${0%/*}/called\"\nfor last; do :; done\necho '# seen' >> \"$last\"\n";
    fs::write(&path, script).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("set");
    path
}

#[test]
fn no_title_is_a_path_or_a_word_of_a_shell() {
    let desk = Desk::new();
    let editor = editor(&desk);
    let ran = |args: &[&str]| {
        let mut command = desk.command(args);
        command.env("EDITOR", &editor).env("PATH", "/usr/bin:/bin");
        let output = command.output().expect("it starts");
        assert!(output.status.success(), "{args:?}: {}", desk.said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    ran(&["add", "The first"]);
    fs::write(desk.root().join("called"), "").expect("written");
    let before = paths(&desk);
    for title in TITLES {
        let added =
            ran(&["add", &format!("--note={title}"), &format!("--kind={title}"), "--", title]);
        let id = added.split_whitespace().nth(1).expect("an id").to_owned();
        ran(&["edit", &id]);
        ran(&["show", &id]);
        ran(&["log", &id, "--", title]);
        ran(&["list", "--all"]);
        ran(&["undo"]);
        ran(&["redo"]);
        ran(&["undo", "--list"]);
        ran(&["done", &id, "--milestone"]);
        ran(&["check"]);
    }
    for shell in ["bash", "zsh", "fish"] {
        let made = desk.output(&["completions", shell]).stdout;
        assert!(!String::from_utf8_lossy(&made).contains("harm"), "{shell}");
    }
    let made: Vec<PathBuf> = paths(&desk).difference(&before).cloned().collect();
    let known = |path: &&PathBuf| path.starts_with(desk.journey());
    assert_eq!(made.iter().find(|path| !known(path)), None);
    let called = fs::read_to_string(desk.root().join("called")).expect("the editor was called");
    assert_eq!(called.lines().count(), TITLES.len(), "one argument each: {called}");
    assert!(
        called.lines().all(|arg| arg.ends_with("/item.toml") && !arg.contains("harm")),
        "{called}"
    );
}

/// The calls by which a program talks to the network or starts another, as `strace` saw them.
fn calls(desk: &Desk, args: &[&str]) -> Vec<String> {
    let (seen, program) = (desk.root().join("seen"), desk.command(args));
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-e", "trace=%network,execve,execveat,fork,vfork", "-o"]);
    traced.arg(&seen).arg(program.get_program()).args(program.get_args());
    traced
        .env_clear()
        .current_dir(desk.root())
        .env("PATH", "/usr/bin:/bin")
        .env("EDITOR", "/bin/true");
    for (name, value) in program.get_envs() {
        traced.env(name, value.unwrap_or_default());
    }
    let output = traced.output().expect("strace starts");
    assert!(output.status.success(), "{args:?}: {}", desk.said(&output));
    let calls = fs::read_to_string(&seen).expect("what was seen");
    calls.lines().filter(|line| line.contains('(')).map(str::to_owned).collect()
}

#[test]
fn no_socket_is_opened_and_no_program_started_but_the_editor() {
    let works = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if !works.is_ok_and(|status| status.success()) {
        eprintln!("skipped: there is no strace here, or it may not trace");
        return;
    }
    let desk = career();
    let runs: [(&[&str], usize); 10] = [
        (&["add", "Learn Rust"], 1),
        (&["list", "--all"], 1),
        (&["show", "cka0a1b2"], 1),
        (&["status"], 1),
        (&["done", "Learn Rust", "--milestone"], 1),
        (&["undo"], 1),
        (&["check"], 1),
        (&["edit", "cka0a1b2", "--note", "x"], 1),
        (&["edit", "cka0a1b2"], 2),
        (&["help"], 1),
    ];
    for (args, programs) in runs {
        let calls = calls(&desk, args);
        let started = calls.iter().filter(|call| call.contains("execve"));
        assert_eq!(started.count(), programs, "{args:?}: {calls:#?}");
        assert_eq!(calls.len(), programs, "{args:?}: {calls:#?}");
    }
}
