//! Which folder and which settings are used.

use super::kit::career;
use insta::assert_snapshot;
use std::fs;

#[test]
fn dir_before_environment_before_settings_before_the_usual_place() {
    let desk = career();
    let home = desk.root().join("home");
    let config = home.join(".config/milepost");
    fs::create_dir_all(&config).expect("made");
    let run = |dir: Option<&str>, env: &str, args: &[&str]| {
        let mut command = desk.command(args);
        command.env("MILEPOST_DIR", env).args(dir.map(|d| format!("--dir={d}")));
        desk.said(&command.output().expect("the program starts"))
    };
    run(None, "", &["add", "In the usual place"]);
    assert!(home.join(".local/share/milepost/goals.toml").exists());
    fs::write(config.join("config.toml"), "dir = \"~/named\"\n").expect("written");
    run(None, "", &["add", "Where the settings say"]);
    assert!(home.join("named/goals.toml").exists());
    run(None, "by-env", &["add", "Where the environment says"]);
    assert!(desk.root().join("by-env/goals.toml").exists());
    run(Some("by-flag"), "by-env", &["add", "Where the flag says"]);
    assert!(desk.root().join("by-flag/goals.toml").exists());
    let before = desk.does(&["--dir", "by-flag", "list"]);
    assert_eq!(
        before,
        desk.does(&["list", "--dir", "by-flag"]),
        "a global flag may stand anywhere"
    );
}

#[test]
fn a_leading_tilde_is_the_home_folder_and_never_a_folder_of_that_name() {
    let desk = career();
    let home = desk.root().join("home");
    fs::create_dir_all(&home).expect("made");
    fs::write(home.join("c.toml"), "name = 3\n").expect("written");
    let run = |env: (&str, &str), args: &[&str]| {
        let mut command = desk.command(args);
        command.env("MILEPOST_DIR", "").env(env.0, env.1);
        desk.said(&command.output().expect("the program starts"))
    };
    run(("MILEPOST_DIR", "~/by-env"), &["add", "By the environment"]);
    assert!(home.join("by-env/goals.toml").exists());
    run(("LANG", "C"), &["add", "By a flag", "--dir=~/by-flag"]);
    assert!(home.join("by-flag/goals.toml").exists());
    let said = run(("MILEPOST_CONFIG", "~/c.toml"), &["list"]);
    assert!(said.contains("[DIR]/home/c.toml:1:8"), "{said}");
    let said = run(("LANG", "C"), &["list", "--config=~/c.toml"]);
    assert!(said.contains("[DIR]/home/c.toml:1:8"), "{said}");
    assert_snapshot!(run(("MILEPOST_DIR", "~ann/j"), &["add", "X"]), @"
    --- stderr
    error: cannot tell where ~ann/j is: only ~/ is known, the home folder of who runs this
    hint: write its full path, or ./~ann/j for a folder of that very name
    --- exit 1
    ");
    let names = fs::read_dir(desk.root()).expect("a folder").flatten();
    let mut odd = names.filter(|entry| entry.file_name().to_string_lossy().starts_with('~'));
    assert!(odd.next().is_none());
}

#[test]
fn wrong_settings_are_said_with_their_place() {
    let desk = career();
    let config = desk.root().join("config.toml");
    let with = |text: &str| {
        fs::write(&config, text).expect("written");
        let mut command = desk.command(&["list"]);
        command.env("MILEPOST_CONFIG", &config);
        desk.said(&command.output().expect("the program starts"))
    };
    assert_snapshot!([
            with("glyph = \"ascii\"\n"),
            with("name = \"career\"\ntheme = \"\u{1b}[31mpink\"\n"),
            with("name = 3\n"),
            with("name = \n"),
            with("name = \"career\"\ndir = \"career\"\n"),
        ]
        .concat(), @r#"
    --- stderr
    error: [DIR]/config.toml:1:1: there is no setting `glyph`; did you mean `glyphs`?
    hint: fix or delete line 1
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:2:10: invalid basic string, expected non-double-quote visible characters, `\`
    hint: fix or delete line 2
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:1:8: `name` is 3, not a text in quotes
    hint: fix or delete line 1
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:1:8: string values must be quoted, expected literal string
    hint: fix or delete line 1
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:2:7: "career" would be another folder in each place that you start from; write a full path, such as "/home/me/career", or one below your home folder, such as "~/career"
    hint: fix or delete line 2
    --- exit 1
    "#);
    assert_snapshot!(desk.run(&["list", "--config", "career"]), @"
    --- stderr
    error: cannot read career: Is a directory (os error 21)
    hint: name another file with --config, or mend its permissions
    --- exit 3
    ");
}

#[test]
fn settings_that_are_named_have_to_be_there() {
    let desk = career();
    assert_snapshot!(desk.run(&["list", "--config", "none.toml"]), @"
    --- stderr
    error: --config names none.toml, which is not there
    hint: name a file that is there, or make one: milepost config --default > none.toml
    --- exit 1
    ");
    let mut command = desk.command(&["config"]);
    command.env("MILEPOST_CONFIG", "/none.toml");
    assert_snapshot!(desk.said(&command.output().expect("the program starts")), @"
    --- stderr
    error: $MILEPOST_CONFIG names /none.toml, which is not there
    hint: name a file that is there, or make one: milepost config --default > /none.toml
    --- exit 1
    ");
    assert!(desk.does(&["config", "--path", "--config", "none.toml"]).contains("none.toml"));
}

#[test]
fn without_a_home_a_folder_must_be_named() {
    let desk = career();
    let homeless = |args: &[&str]| {
        let mut command = desk.command(args);
        command.env_remove("HOME").env_remove("MILEPOST_DIR");
        desk.said(&command.output().expect("the program starts"))
    };
    assert_snapshot!(homeless(&["list"]), @"
    --- stderr
    error: cannot tell where the journey is: $HOME is not set
    hint: name its folder: milepost --dir DIR, or set $MILEPOST_DIR
    --- exit 1
    ");
    assert_snapshot!(homeless(&["add", "Learn Rust", "--dir", "career"]), @"
    --- stdout
    added epne9erv  Learn Rust
    --- stderr
    warning: this change cannot be undone: there is no folder for it
    warning: no backup was made before this change: there is no folder to keep backups in
    --- exit 0
    ");
}

#[test]
fn a_day_that_is_none_is_said() {
    let desk = career();
    let mut command = desk.command(&["list"]);
    command.env("MILEPOST_TODAY", "2026-02-30");
    assert_snapshot!(desk.said(&command.output().expect("the program starts")), @r#"
    --- stderr
    error: MILEPOST_TODAY is "2026-02-30", which is not a day such as 2026-11-22
    hint: unset it, or set it to a day
    --- exit 1
    "#);
}
