//! Which folder and which settings are used.

use super::kit::{Desk, career};
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
            with(SEVERAL_FAULTS),
            with("name = \"x\"\nname = \"y\"\nglyphs = \n[keys\ndne = \"x\"\n[cv]\nmail = 1\n"),
        ]
        .concat(), @r#"
    --- stderr
    error: [DIR]/config.toml:1:1: there is no setting `glyph`; did you mean `glyphs`?
    hint: write glyphs in line 1, or delete the line
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:2:10: `theme`: there is a control character in the text, expected an escape in its place
    hint: fix or delete line 2
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:1:8: `name` is 3, not a text in quotes
    hint: fix or delete line 1
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:1:8: `name`: there is no value, expected one after `=`
    hint: fix or delete line 1
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:2:7: `dir` is "career", which would be another folder in each place that you start from; write a full path, such as "/home/me/career", or one below your home folder, such as "~/career"
    hint: write a full path in line 2, or delete the line
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:1:1: there is no theme `drak`; did you mean `dark`?
    [DIR]/config.toml:2:1: there is no setting `glyph`; did you mean `glyphs`?
    [DIR]/config.toml:5:1: `done` has "gg", which is not a key; did you mean "g g"?
    [DIR]/config.toml:7:1: "q" is bound to both `drop` and `quit`; see line 6
    [DIR]/config.toml:8:14: `left` is 3, not a key such as "x", or a list of keys
    [DIR]/config.toml:9:1: there is no action `mouse-off`; milepost keys lists them
    [DIR]/config.toml:12:8: `work`: "is:opn" is not a filter; is: accepts goal, small, large, milestone, open, active, paused, someday, done, dropped, stuck, overdue, private and hindsight; write is:open
    [DIR]/config.toml:13:8: `self`: "filter:self" is in a saved filter, which cannot name another; write out what it stands for
    [DIR]/config.toml:14:8: `none`: "filter:nothing" is in a saved filter, which cannot name another; write out what it stands for
    [DIR]/config.toml:15:8: `typo`: there is no `tga:`; did you mean `tag:`? A text goes in quotes
    [DIR]/config.toml:16:8: `when`: in "after:2026-13": "2026-13" is not a date: there is no month 13; write a month from 01 to 12, or its name
    [DIR]/config.toml:20:1: there is no setting `mail`; did you mean `email`?
    [DIR]/config.toml:21:33: `links` is 3, not a text in quotes
    [DIR]/config.toml:21:36: `links` is 4, not a text in quotes
    [DIR]/config.toml:24:1: there is no setting `acent`; did you mean `accent`?
    [DIR]/config.toml:25:1: `base`: there is no built-in theme `lihgt`; did you mean `light`?
    [DIR]/config.toml:28:14: `every_days` is 0, not a number of days from 1 to 65535
    [DIR]/config.toml:29:1: there is no setting `glyphs`; it belongs above the first line in brackets
    hint: fix or delete these lines
    --- exit 1
    --- stderr
    error: [DIR]/config.toml:2:1: `name`: duplicate key
    [DIR]/config.toml:3:10: `glyphs`: there is no value, expected one after `=`
    [DIR]/config.toml:4:6: unclosed table, expected `]`
    [DIR]/config.toml:7:1: there is no setting `mail`; did you mean `email`?
    hint: fix or delete these lines
    --- exit 1
    "#);
    assert_snapshot!(desk.run(&["list", "--config", "career"]), @"
    --- stderr
    error: cannot read career: Is a directory (os error 21)
    hint: make it a file that can be read, or name another with --config
    --- exit 3
    ");
}

/// Two on top, and at least one in each table.
const SEVERAL_FAULTS: &str = "\
theme = \"drak\"
glyph = \"ascii\"

[keys]
done = \"gg\"
drop = \"q\"
quit = \"q\"
left = [\"h\", 3]
mouse-off = \"f5\"

[filters]
work = \"is:opn\"
self = \"filter:self\"
none = \"filter:nothing\"
typo = \"tga:work\"
when = \"after:2026-13\"
fine = 'tag:work toward:anything before:today \"tga:x\"'

[cv]
mail = \"x\"
links = [\"https://example.org\", 3, 4]

[themes.mine]
acent = \"red\"
base = \"lihgt\"

[review]
every_days = 0
glyphs = \"ascii\"
";

#[test]
fn settings_at_fault_are_printed_with_all_faults_after_them() {
    let desk = Desk::new();
    fs::write(desk.root().join("c.toml"), "glyphs = \"asci\"\nmouse = 1\n").expect("written");
    assert_snapshot!(desk.run(&["config", "--config", "c.toml"]), @r#"
    --- stdout
    glyphs = "asci"
    mouse = 1
    --- stderr
    error: c.toml:1:10: `glyphs` is "asci", not "auto", "unicode" or "ascii"; did you mean "ascii"?
    c.toml:2:9: `mouse` is 1, not true or false
    hint: fix or delete these lines
    --- exit 1
    "#);
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
