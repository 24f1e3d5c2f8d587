//! `config`, `keys`, `completions` and `man`: commands about the program itself.

use super::kit::{Desk, career};
use insta::assert_snapshot;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn config_shows_the_settings_and_where_they_are() {
    let desk = Desk::new();
    let file = desk.root().join("settings.toml");
    fs::write(&file, "theme = \"light\"\nname = \"\u{1b}[31mred\"\n").expect("written");
    assert_snapshot!(desk.runs(&[
        &["config"],
        &["config", "--path"],
        &["config", "--config", "settings.toml"],
        &["config", "--default", "--path"],
    ]), @r#"
    $ milepost config
    --- stderr
    There is no [DIR]/home/.config/milepost/config.toml. Every setting has its default; milepost config --default prints them.
    --- exit 0
    $ milepost config --path
    --- stdout
    [DIR]/home/.config/milepost/config.toml
    --- exit 0
    $ milepost config --config settings.toml
    --- stdout
    theme = "light"
    name = "␛[31mred"
    --- stderr
    error: settings.toml:2:9: `name`: there is a control character in the text, expected an escape in its place
    hint: fix or delete line 2
    --- exit 1
    $ milepost config --default --path
    --- stderr
    error: the argument '--default' cannot be used with '--path'
    hint: milepost config --help shows how
    --- exit 2
    "#);
}

#[test]
fn keys_are_those_of_the_settings() {
    let desk = Desk::new();
    let file = desk.root().join("settings.toml");
    fs::write(&file, "[keys]\ndone = [\"ctrl-x\", \"up\"]\nup = []\n").expect("written");
    let keys = desk.does(&["keys", "--config", "settings.toml"]);
    let line = |name: &str| {
        let line = keys.lines().find(|line| line.split_whitespace().any(|word| word == name));
        line.map(str::to_owned).unwrap_or_default()
    };
    assert!(line("done").starts_with("ctrl-x up "), "{keys}");
    assert!(line("half-up").starts_with("ctrl-u "), "{keys}");
    assert!(keys.lines().any(|line| line.starts_with(": up ")), "{keys}");
}

#[test]
fn keys_say_what_the_settings_have_changed() {
    let desk = Desk::new();
    let file = desk.root().join("settings.toml");
    let usual = desk.does(&["keys"]);
    let settings =
        "[keys]\nfirst = \"g g\"\ndone = [\"ctrl-x ctrl-s\", \"d\"]\nmerge = \"M\"\nadd = []\n";
    fs::write(&file, settings).expect("written");
    let now = desk.does(&["keys", "--config", "settings.toml"]);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let before: Vec<String> = usual.lines().map(words).collect();
    let changed: Vec<String> =
        now.lines().map(words).filter(|line| !before.contains(line)).collect();
    assert_snapshot!(changed.join("\n"), @"
    : add add Add a small goal · default: a
    ctrl-x ctrl-s, d done Mark done today, or enter how much you did (on an open goal) · default: x space
    : drop drop Drop it, with a reason (on an open goal) · default: d
    M merge Merge another version of a file that a sync left, item by item · default: none
    g g first Go to the first · default: g home · no key in the timeline
    ");
}

#[test]
fn keys_at_fault_are_named_with_their_line() {
    let desk = Desk::new();
    let file = desk.root().join("settings.toml");
    let mut said = String::new();
    for line in [
        "dne = \"x\"",
        "done = \"hyper-x\"",
        "done = \"ctrl-hom\"",
        "done = \"q\"\nquit = \"q\"",
        "done = 3",
        "first = \"g g\"\ndrop = \"gg\"\ndone = [\"g\", \"ctrl-m\"]",
    ] {
        fs::write(&file, format!("name = \"x\"\n\n[keys]\n{line}\n")).expect("written");
        said += &desk.run(&["keys", "--config", "settings.toml"]);
    }
    assert_snapshot!(said, @r#"
    --- stderr
    error: settings.toml:4:1: there is no action `dne`; did you mean `done`?
    hint: write done in line 4, or delete the line
    --- exit 1
    --- stderr
    error: settings.toml:4:1: `done` has "hyper-x", which is not a key
    hint: fix or delete line 4
    --- exit 1
    --- stderr
    error: settings.toml:4:1: `done` has "ctrl-hom", which is not a key; did you mean "ctrl-home"?
    hint: write "ctrl-home" in line 4, or delete the line
    --- exit 1
    --- stderr
    error: settings.toml:5:1: "q" is bound to both `done` and `quit`; see line 4
    hint: fix or delete line 5
    --- exit 1
    --- stderr
    error: settings.toml:4:8: `done` is 3, not a key such as "x", or a list of keys
    hint: fix or delete line 4
    --- exit 1
    --- stderr
    error: settings.toml:5:1: `drop` has "gg", which is not a key; did you mean "g g"?
    settings.toml:6:1: `done` has "ctrl-m", which a terminal sends as enter
    settings.toml:6:1: "g g" of `first` can never be typed: "g" is bound to `done`; see line 4
    hint: fix or delete these lines
    --- exit 1
    "#);
}

/// What a shell offers after those words.
fn offered(desk: &Desk, words: &[&str]) -> String {
    let args = [&["--", "milepost"], words].concat();
    let output = desk.command(&args).env("MILEPOST_COMPLETE", "fish").output();
    let output = output.expect("the program starts");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn completions_offer_ids_with_titles_formats_and_commands() {
    let desk = career();
    assert!(offered(&desk, &["unde"]).is_empty());
    assert!(offered(&desk, &["und"]).starts_with("undo\t"));
    assert_snapshot!(offered(&desk, &["done", "ex"]), @"
    k3v9q2wd	Finish chapter 4 exercises
    mockexam	Book the mock exam
    ");
    let other = Desk::new();
    let dir = desk.journey().display().to_string();
    assert_eq!(offered(&other, &["--dir", &dir, "done", "mock"]), "mockexam\tBook the mock exam\n");
    assert_eq!(offered(&other, &["done", "mock"]), "");
    assert_snapshot!(offered(&desk, &["export", "j"]), @"
    jsonresume
    json
    ");
    assert_snapshot!(offered(&desk, &["report", "--format", "m"]), @"markdown");
    assert_snapshot!(offered(&desk, &["state", "x", "pa"]), @"paused	Set aside for a while");
    assert_snapshot!(offered(&desk, &["help", "re"]), @"
    review	The review
    reopen	Reopen a goal that was done or dropped
    resume	Resume after a pause
    redo	Redo the change that was undone last
    report	Report what was reached and done in a year or any period, to hand in
    restore	Restore a backup in place of the journey (undo takes it back)
    ");
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.does(&["completions", shell]).contains("MILEPOST_COMPLETE"), "{shell}");
    }
}

#[test]
fn completions_offer_what_a_command_takes_of_the_past_too() {
    let desk = career();
    desk.does(&["done", "incident", "--on", "2026-11-20"]);
    let of = |words: &[&str]| offered(&desk, words);
    for command in ["promote", "reopen"] {
        let all = of(&[command, ""]);
        assert!(all.contains("incident\tWrite the incident review"), "{all}");
        assert!(!all.contains("k3v9q2wd"), "an open goal: {all}");
        assert_eq!(of(&[command, "rev"]), "incident\tWrite the incident review\n");
    }
    assert_eq!(of(&["show", "rev"]), "incident\tWrite the incident review\n");
    assert_eq!(of(&["done", "rev"]), "");
}

/// What a shell prints of that script with those words; `None` where there is no such shell.
fn printed_by(shell: &str, desk: &Desk, script: &str, words: &[&str]) -> Option<Vec<String>> {
    let program = desk.command::<&str>(&[]);
    let folder = Path::new(program.get_program()).parent()?;
    let mut shell = Command::new(shell);
    shell.env_clear().current_dir(desk.root()).args(["-c", script]).args(words);
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("PATH", format!("{}:/usr/bin:/bin", folder.display()));
    let output = shell.output().ok()?;
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(text.lines().map(str::to_owned).collect())
}

/// What bash itself takes for candidates of the last word of a line, by the script, and what it is to do with them.
fn taken_by_bash(desk: &Desk, line: &[&str]) -> Option<Vec<String>> {
    let script = "eval \"$(milepost completions bash)\"\n\
                  compopt() { echo \"$@\"; }\n\
                  COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1)) COMP_TYPE=63 COLUMNS=60\n\
                  _milepost milepost \"${@: -1}\"\n\
                  printf '%s\\n' \"${COMPREPLY[@]}\"";
    printed_by("bash", desk, script, &[&["bash", "milepost"], line].concat())
}

#[test]
fn completions_of_bash_show_titles_that_stay_inert() {
    let desk = career();
    desk.does(&["add", "--", "Examine $(touch harm) `touch harm` * ; touch harm"]);
    let Some(several) = taken_by_bash(&desk, &["done", "exam"]) else { return };
    assert_snapshot!(several.join("\n"), @"
    mockexam  (Book the mock exam)
    16q4g4jx  (Examine $(touch harm) `touch harm` * ; touch…)
    ");
    assert_eq!(several.last().map(String::as_str), Some(" "), "what is typed stays");
    assert_eq!(taken_by_bash(&desk, &["done", "mock"]), Some(vec!["mockexam".to_owned()]));
    assert!(!desk.root().join("harm").exists());
}

/// A journey in a folder with a blank in its name, beside two files of that kind.
fn blanks() -> Desk {
    let desk = Desk::new();
    fs::create_dir(desk.root().join("my life")).expect("a folder");
    for (name, text) in [
        ("my life/goals.toml", "[[goal]]\nid = \"rustrust\"\ntitle = \"Learn Rust\"\n"),
        ("my talks.csv", ""),
        ("odd $(touch harm) it's.csv", ""),
    ] {
        fs::write(desk.root().join(name), text).expect("written");
    }
    desk
}

#[test]
fn completions_of_bash_take_quoted_words_and_quote_the_names_of_files() {
    let desk = blanks();
    for (line, taken) in [
        (&["import", "csv", "my"][..], &["-o filenames", "my life", "my talks.csv"][..]),
        (&["import", "csv", r"my\ t"], &["-o filenames", "my talks.csv"]),
        (
            &["import", "csv", r"odd\ \$\(touch\ harm\)\ it\'"],
            &["-o filenames", "odd $(touch harm) it's.csv"],
        ),
        (&["--dir", r"my\ life", "show", "r"], &["rustrust"]),
        (&["--dir", "'my life'", "show", "r"], &["rustrust"]),
        (&["--dir", "\"my life\"", "show", "r"], &["rustrust"]),
        (&["--dir", "=", "my\" \"life", "show", "r"], &["rustrust"]),
        (&["--dir", "$(touch harm)", "show", "r"], &[""]),
    ] {
        let Some(by_bash) = taken_by_bash(&desk, line) else { return };
        assert_eq!(by_bash, taken, "{line:?}");
    }
    assert!(!desk.root().join("harm").exists());
}

#[test]
fn completions_of_fish_take_quoted_words() {
    let desk = blanks();
    let script = "milepost completions fish | source; complete --do-complete $argv[1]";
    for (line, taken) in [
        (r"milepost import csv my\ t", "my talks.csv"),
        ("milepost import csv \"my t", "my talks.csv"),
        (r"milepost --dir my\ life show r", "rustrust\tLearn Rust"),
    ] {
        let Some(by_fish) = printed_by("fish", &desk, script, &[line]) else { return };
        assert_eq!(by_fish, [taken], "{line}");
    }
}

#[test]
fn help_names_the_keys_in_force() {
    let desk = Desk::new();
    let file = desk.root().join("settings.toml");
    fs::write(&file, "[keys]\nreview = [\"R\"]\n").expect("written");
    let with = |topic| desk.does(&["help", topic, "--config", "settings.toml"]);
    let (keys, review) = (with("keys"), with("review"));
    let said = "Your settings change keys. The text below names the default ones; `milepost keys` lists yours.\n\n";
    assert!(keys.starts_with(said) && review.starts_with(said), "{keys}{review}");
    assert!(keys.lines().any(|line| line.starts_with("  `R` ")), "{keys}");
    assert!(!desk.does(&["help", "keys"]).contains("Your settings"));
    fs::write(&file, "[keys\n").expect("written");
    assert_eq!(with("keys"), desk.does(&["help", "keys"]), "help is there whatever is wrong");
}

#[test]
fn key_that_the_settings_take_from_another_action_is_said_with_its_line() {
    let desk = Desk::new();
    let file = desk.root().join("settings.toml");
    fs::write(&file, "[keys]\nadd = [\"d\"]\n").expect("written");
    let said = desk.output(&["keys", "--config", "settings.toml"]).stderr;
    assert_snapshot!(String::from_utf8_lossy(&said), @r#"warning: settings.toml:2:1: `drop` has no key any more: "d" is bound to `add`; write `drop = ["alt-d"]` or `drop = []`"#);
    assert!(desk.run(&["config", "--config", "settings.toml"]).ends_with("--- exit 0\n"));
    assert!(!desk.run(&["list", "--config", "settings.toml"]).contains("no key"));
    fs::write(&file, "[keys]\nadd = [\"d\"]\ndrop = []\n").expect("written");
    assert!(desk.output(&["keys", "--config", "settings.toml"]).stderr.is_empty());
}

#[test]
fn man_writes_a_page_for_each_command() {
    let desk = Desk::new();
    assert!(desk.does(&["man"]).contains(".TH milepost 1"));
    desk.does(&["man", "new/man1", "--dry-run"]);
    assert!(!desk.root().join("new").exists());
    desk.does(&["man", "new/man1"]);
    let pages = fs::read_dir(desk.root().join("new/man1")).expect("a folder").count();
    assert!(pages > 30, "{pages}");
    assert!(desk.run(&["man", "new/man1/milepost.1/x"]).ends_with("--- exit 3\n"));
}
