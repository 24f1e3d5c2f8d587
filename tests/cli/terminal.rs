//! Colour only where it is wanted, and what there is without a terminal, a home or a locale.

use super::kit::{Desk, career};
use std::fs;
use std::process::Command;

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
    assert!(!escapes(&["list", "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(escapes(&["--help", "--color", "always"], None));
}

#[test]
fn commands_print_nothing_faint_and_no_hue() {
    let desk = career();
    let csv = desk.root().join("talks.csv");
    fs::write(&csv, "title,on\nA talk,2009\nNo date,\n").expect("written");
    let csv = csv.to_str().expect("UTF-8");
    desk.write("done/2019.toml", b"[[goal]\ntitle = 1\n");
    for args in [
        &["list", "--all"][..],
        &["show", "CKA"],
        &["next"],
        &["undo"],
        &["undo", "--list"],
        &["import", "csv", csv, "--dry-run"],
        &["backups"],
        &["check"],
        &["help", "files"],
        &["done", "incident"],
        &["delete", "incident"],
    ] {
        let output = desk.output(&[&["--color", "always"], args].concat());
        let said = desk.said(&output);
        let styles = said.split("\u{1b}[").skip(1).filter_map(|after| after.split_once('m'));
        let weights = ["0", "1", "3"];
        let other = styles.map(|(style, _)| style).find(|style| !weights.contains(style));
        assert_eq!(other, None, "{args:?}: {said:?}");
    }
}

/// What a poor environment makes of a command.
type Poverty = fn(&mut Command) -> &mut Command;

#[test]
fn a_poor_environment_is_enough_for_a_command() {
    let poor: [Poverty; 6] = [
        |command| command.env("TERM", "dumb"),
        |command| command.env("TERM", ""),
        |command| command.env("LANG", "C").env("LC_ALL", "C"),
        |command| command.env("LC_ALL", "no_SUCH.locale"),
        |command| command.env_remove("HOME"),
        |command| command.env("HOME", "/nowhere/at/all").env("XDG_STATE_HOME", "relative"),
    ];
    for make in poor {
        let desk = career();
        for args in [
            &["list"][..],
            &["show", "nt4course"],
            &["status"],
            &["add", "資格"],
            &["check"],
            &["--help"],
        ] {
            let mut command = desk.command(args);
            let output = make(&mut command).output().expect("starts");
            let said = desk.said(&output);
            assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
            assert!(!said.contains('\u{1b}'), "{said:?}");
        }
        assert!(desk.read("goals.toml").contains("title = \"資格\"\n"));
    }
}

#[test]
fn help_is_ascii_to_the_last_byte_in_a_locale_without_a_language() {
    let desk = Desk::new();
    let words = "keys review momentum files import export shell promises check backups".split(' ');
    let asked = words.map(|word| vec!["help", word]);
    for args in asked.chain([vec!["help"], vec!["keys"], vec!["check", "--help"]]) {
        let mut command = desk.command(&args);
        let output = command.env("LC_ALL", "C").output().expect("starts");
        assert!(!output.stdout.is_empty() && output.stdout.is_ascii(), "{args:?}");
    }
}

#[test]
fn without_a_terminal_the_screen_says_so() {
    let poor: [Poverty; 4] = [
        |command| command,
        |command| command.env("TERM", "xterm-256color"),
        |command| command.env_remove("HOME"),
        |command| command.env("LC_ALL", "C").env("CLICOLOR_FORCE", "1"),
    ];
    for make in poor {
        let desk = career();
        for args in [&[][..], &["demo"]] {
            let mut command = desk.command::<&str>(args);
            let output = make(&mut command).output().expect("starts");
            assert_eq!(output.status.code(), Some(3));
            assert!(output.stdout.is_empty());
            let said = String::from_utf8(output.stderr).expect("UTF-8");
            assert!(said.contains("the screen needs a terminal"), "{said}");
            assert!(said.contains("hint:"), "{said}");
        }
    }
}
