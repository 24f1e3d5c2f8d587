//! What reaches a terminal or a pipe: no escape that data brought along, colour only where it is wanted, and what
//! happens when nobody reads.

use super::kit::career;
use insta::assert_snapshot;
use std::fs::File;
use std::io::Read;
use std::process::Stdio;

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let desk = career();
    let escapes = |args: &[&str], env: Option<(&str, &str)>| {
        let mut command = desk.command(args);
        command.env("TERM", "xterm-256color").envs(env);
        let output = command.output().expect("the program starts");
        output.stdout.contains(&0x1b)
    };
    assert!(!escapes(&["list"], None), "a pipe");
    assert!(escapes(&["list", "--color", "always"], None));
    assert!(
        escapes(&["--color=always", "list"], Some(("NO_COLOR", "1"))),
        "a flag is nearer than the environment"
    );
    assert!(escapes(&["list"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!escapes(&["list"], Some(("NO_COLOR", "1"))));
    assert!(!escapes(
        &["list", "--color", "never"],
        Some(("CLICOLOR_FORCE", "1"))
    ));
    assert!(escapes(&["--help", "--color", "always"], None));
}

#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    let desk = career();
    let full = || {
        File::options()
            .write(true)
            .open("/dev/full")
            .expect("a full device")
    };
    for args in [&["list"][..], &["show", "cka0a1b2", "--json"], &["--help"]] {
        let output = desk
            .command(args)
            .stdout(full())
            .stderr(Stdio::piped())
            .output()
            .expect("starts");
        assert_eq!(output.status.code(), Some(3), "{args:?}");
        assert_snapshot!("standard_output_is_full", desk.said(&output));
    }
    let output = desk
        .command(&["add", "Learn Rust"])
        .stdout(full())
        .stderr(Stdio::piped())
        .output();
    assert_snapshot!("saved_but_not_said", desk.said(&output.expect("starts")));
    assert!(desk.read("goals.toml").contains("Learn Rust"));
}

#[test]
fn a_closed_pipe_is_quiet_success() {
    let desk = career();
    for args in [
        &["list", "--all"][..],
        &["--help"],
        &["add", "Learn Rust"],
        &["check"],
    ] {
        let mut child = desk
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        drop(child.stdout.take());
        let status = child.wait().expect("ends");
        let mut stderr = String::new();
        child
            .stderr
            .take()
            .expect("piped")
            .read_to_string(&mut stderr)
            .expect("read");
        assert_eq!((status.code(), stderr.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn closed_descriptors_hurt_nothing() {
    let desk = career();
    let program = env!("CARGO_BIN_EXE_milepost");
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let script = format!("exec \"$0\" \"$@\" {closed}");
        let mut command = desk.command::<&str>(&[]);
        let mut shell = std::process::Command::new("/bin/sh");
        shell
            .args(["-c", &script, program, "add", "Learn Rust"])
            .env_clear();
        shell.envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        let status = shell.current_dir(desk.root()).status().expect("starts");
        assert_eq!(status.code(), Some(0), "{closed}");
        command.args(["list"]);
    }
    assert_eq!(desk.read("goals.toml").matches("Learn Rust").count(), 4);
    assert_eq!(desk.does(&["check"]), "no problems in 4 files\n");
}
