//! Files that are broken, odd or in the way.

use super::kit::{Desk, career};
use crate::store::corpus::invalid;
use insta::assert_snapshot;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_broken_file_is_named_and_the_rest_works() {
    let desk = career();
    desk.write("goals.toml", b"[[goal]]\nid = \"a\"\ntitle = \"Cut \x1b[31m\n");
    assert_snapshot!(desk.runs(&[
        &["list", "is:milestone"],
        &["add", "Learn Rust"],
        &["milestone", "Works", "--on", "2020"],
        &["check"],
        &["check", "--json"],
        &["status"],
    ]), @r#"
    $ milepost list is:milestone
    --- stdout
    ◆ payments   Led the payments cutover  12 Oct 2026  milestone
    ◆ oncall00   First on-call week        Mar 2019     milestone
    ◇ nt4course  Windows NT4 course        1997         milestone  training · recognised 2016 · led to 1 milestone
    --- stderr
    warning: [DIR]/career/goals.toml:3:19: the text in quotes is not closed, expected `"`
      title = "Cut ␛[31m
    error: not everything could be read: 1 item in goals.toml cannot be read: line 3
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career/goals.toml:3:19: the text in quotes is not closed, expected `"`
      title = "Cut ␛[31m
    hint: write title = "Cut \u001B[31m"; the item is set aside until then, and the file is not written to
    --- exit 1
    $ milepost milestone Works --on 2020
    --- stdout
    added dz33gdkw  Works
    --- exit 0
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:3:19: error: the text in quotes is not closed, expected `"`
        title = "Cut ␛[31m
      hint: write title = "Cut \u001B[31m"; the item is set aside until then, and the file is not written to
    --- stderr
    error: 1 error was found
    hint: its hint is above; until then, what could not be read is not changed
    --- exit 1
    $ milepost check --json
    --- stdout
    [
      {
        "path": "[DIR]/career/goals.toml",
        "line": 3,
        "column": 19,
        "severity": "error",
        "message": "the text in quotes is not closed, expected `\"`",
        "hint": "write title = \"Cut \\u001B[31m\"; the item is set aside until then, and the file is not written to"
      }
    ]
    --- stderr
    error: 1 error was found
    hint: its hint is above; until then, what could not be read is not changed
    --- exit 1
    $ milepost status
    --- stdout
    1 item in goals.toml cannot be read: line 3
    --- stderr
    warning: [DIR]/career/goals.toml:3:19: the text in quotes is not closed, expected `"`
      title = "Cut ␛[31m
    error: not everything could be read: 1 item in goals.toml cannot be read: line 3
    hint: milepost check says what to do
    --- exit 1
    "#);
    assert_eq!(desk.read("goals.toml"), "[[goal]]\nid = \"a\"\ntitle = \"Cut \x1b[31m\n");
}

#[test]
fn wrong_types_set_one_item_aside_and_show_the_others() {
    let desk = Desk::with(&[(
        "goals.toml",
        "[[goal]]\nid = \"good0000\"\ntitle = \"Good\"\n\n[[goal]]\nid = \"bad00000\"\ntitle = 3\n\n\
         [[goal]]\nid = \"odd00000\"\ntitle = \"Odd\"\ntoward = \"nobody\"\n",
    )]);
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["list", "-q", "--json"],
        &["check"],
        &["done", "good0000"]
    ]), @r#"
    $ milepost list
    --- stdout
    ○ good0000  Good  active
    ○ odd00000  Odd   active
    --- stderr
    warning: [DIR]/career/goals.toml:7:9: `title` of this goal is 3, not a text
      title = 3
    warning: [DIR]/career/goals.toml:12:1: `toward` of "Odd" names "nobody", and there is no such goal
    error: not everything could be read: 1 item in goals.toml cannot be read: line 7
    hint: milepost check says what to do
    --- exit 1
    $ milepost list -q --json
    --- stdout
    [
      {
        "type": "goal",
        "id": "good0000",
        "title": "Good",
        "size": "small",
        "state": "active"
      },
      {
        "type": "goal",
        "id": "odd00000",
        "title": "Odd",
        "size": "small",
        "state": "active",
        "toward": "nobody"
      }
    ]
    --- stderr
    warning: [DIR]/career/goals.toml:7:9: `title` of this goal is 3, not a text
      title = 3
    warning: [DIR]/career/goals.toml:12:1: `toward` of "Odd" names "nobody", and there is no such goal
    error: not everything could be read: 1 item in goals.toml cannot be read: line 7
    hint: milepost check says what to do
    --- exit 1
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:7:9: error: `title` of this goal is 3, not a text
        title = 3
      hint: write title = "3"; the item is set aside until then
    [DIR]/career/goals.toml:12:1: warning: `toward` of "Odd" names "nobody", and there is no such goal
        toward = "nobody"
      hint: name another, or remove it
    --- stderr
    error: 1 error and 1 warning were found
    hint: each has a hint above; until then, what could not be read is not changed
    --- exit 1
    $ milepost done good0000
    --- stdout
    done good0000  Good
    --- exit 0
    "#);
}

#[test]
fn two_items_of_one_id_are_both_listed() {
    let twice = "[[goal]]\nid = \"same0000\"\ntitle = \"One\"\n\n[[goal]]\nid = \"same0000\"\ntitle = \"Two\"\n";
    let desk = Desk::with(&[("goals.toml", twice)]);
    assert_snapshot!(desk.runs(&[&["list"], &["check"]]), @r#"
    $ milepost list
    --- stdout
    ○ same0000  One  active
    ○ mgc2s512  Two  active
    --- stderr
    warning: [DIR]/career/goals.toml:6:1: another item has the id "same0000" already
    hint: milepost check says what to do
    --- exit 0
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:6:1: warning: another item has the id "same0000" already
        id = "same0000"
      hint: delete the line, and the next change gives it a new one
    --- stderr
    error: 1 warning was found
    hint: nothing is lost; its hint is above
    --- exit 1
    "#);
}

#[test]
fn a_newer_format_is_read_and_not_written() {
    let desk = Desk::with(&[(
        "goals.toml",
        "format = 2\n\n[[goal]]\nid = \"a0\"\ntitle = \"From the future\"\n",
    )]);
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"], &["check"]]), @"
    $ milepost list
    --- stdout
    ○ a0  From the future  active
    --- stderr
    warning: [DIR]/career/goals.toml:1:1: format 2 is newer than this program, which knows format 1
      format = 2
    hint: milepost check says what to do
    --- exit 0
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career/goals.toml has format 2; this program writes format 1
    hint: use a newer milepost to change this journey
    --- exit 1
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:1:1: error: format 2 is newer than this program, which knows format 1
        format = 2
      hint: it is shown as far as it is understood, and not changed; a newer milepost can change it
    --- stderr
    error: 1 error was found
    hint: its hint is above; until then, what could not be read is not changed
    --- exit 1
    ");
}

#[test]
fn a_folder_in_place_of_the_file_is_said() {
    let desk = Desk::new();
    fs::create_dir_all(desk.journey().join("goals.toml")).expect("made");
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"]]), @"
    $ milepost list
    --- stderr
    warning: [DIR]/career/goals.toml: it is a folder, not a file
    error: not everything could be read: goals.toml cannot be read: it is a folder, not a file
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career/goals.toml: it is a folder, not a file
    hint: put a plain file in its place; nothing is written to it until then
    --- exit 1
    ");
}

#[test]
fn a_file_in_place_of_the_folder_is_said() {
    let desk = Desk::new();
    fs::write(desk.journey(), "in the way").expect("written");
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"]]), @"
    $ milepost list
    --- stderr
    error: [DIR]/career is a file, not a folder
    hint: choose another folder with --dir
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career is a file, not a folder
    hint: choose another folder with --dir
    --- exit 1
    ");
}

#[test]
fn check_and_the_commands_that_meet_a_broken_file_say_the_same() {
    for sample in invalid() {
        let desk = Desk::with(&[(
            "milestones.toml",
            "[[milestone]]\nid = \"past\"\ntitle = \"Past\"\non = 1990\n",
        )]);
        desk.write(sample.place(), &sample.bytes);
        let root = format!("{}/", desk.journey().display());
        let plain = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&root, "");
        let check = desk.output(&["check"]);
        let (checked, said) = (plain(&check.stdout), sample.said());
        let mut lines = checked.lines();
        let unsaid = said.lines().find(|line| !lines.any(|told| told == *line));
        assert_eq!(unsaid, None, "{}: {checked}", sample.name);
        assert_eq!(check.status.code(), Some(1), "{}", sample.name);
        let listed = plain(&desk.output(&["list", "--all"]).stderr);
        for line in sample.said().lines().filter(|line| !line.starts_with(' ')) {
            let words = line.replacen(": error: ", ": ", 1);
            let words = words.replacen(": warning: ", ": ", 1);
            let about = &sample.name;
            assert!(listed.contains(&words), "{about}: {words} is not in {listed}");
        }
        let added = desk.output(&["add", "Learn Rust"]);
        let now = fs::read(desk.journey().join(sample.place())).expect("it is there");
        match added.status.success() {
            true => assert!(now.starts_with(&sample.bytes), "{}", sample.name),
            false => assert_eq!(now, sample.bytes, "{}", sample.name),
        }
    }
}

/// Puts something in the way at a path.
type Make = fn(&Path);

/// What stands in the way of a file or a folder.
const OBSTACLES: [(&str, Make); 5] = [
    ("a folder", |path| fs::create_dir(path).expect("made")),
    ("a pipe", |path| {
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("made");
    }),
    ("a link to nowhere", |path| symlink("nowhere/at/all", path).expect("linked")),
    ("a link in a circle", |path| symlink(path, path).expect("linked")),
    ("a device", |path| symlink("/dev/null", path).expect("linked")),
];

/// How long a message may take. The limit is generous: what is meant is that nothing waits for a pipe to be filled.
const AT_ONCE: Duration = Duration::from_secs(20);

/// Runs what must end by itself; whether it says anything to standard error.
fn speaks(mut command: Command, about: &str) -> bool {
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
    let start = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        if start.elapsed() > AT_ONCE {
            child.kill().expect("it was there");
            panic!("{about}: it hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().expect("it has ended");
    assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{about}: {:?}", output.status);
    !output.stderr.is_empty()
}

#[test]
fn obstacle_in_place_of_a_file_is_reported_and_not_replaced() {
    for place in [
        "career",
        "career/goals.toml",
        "career/milestones.toml",
        "career/done",
        "career/done/2026.toml",
    ] {
        for (what, make) in OBSTACLES {
            let desk = Desk::new();
            let path = desk.root().join(place);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            if (place, what) == ("career", "a folder")
                || (place, what) == ("career/done", "a folder")
            {
                continue;
            }
            make(&path);
            let before = fs::symlink_metadata(&path).expect("there").file_type();
            for args in [
                &["list", "--all"][..],
                &["check"],
                &["status"],
                &["add", "Learn"],
                &["milestone", "M", "--on", "1997"],
                &["undo"],
            ] {
                let about = format!("{what} in place of {place}, {args:?}");
                let said = speaks(desk.command(args), &about);
                assert!(
                    said || matches!(args[0], "add" | "milestone" | "status" | "undo"),
                    "{about}: nothing is said"
                );
            }
            let after = fs::symlink_metadata(&path).expect("there").file_type();
            assert_eq!(before, after, "{what} in place of {place}");
        }
    }
}

#[test]
fn obstacle_in_place_of_settings_or_state_is_told_by_every_command_that_wants_them() {
    let desk = career();
    let of = |args: &[&str], (variable, place): (&str, &Path)| {
        let output = desk.command(args).env(variable, place).output().expect("it starts");
        (output.status.code(), desk.said(&output))
    };
    let settings = desk.root().join("xdg/milepost");
    fs::create_dir_all(&settings).expect("made");
    std::os::unix::fs::symlink("/nowhere/config.toml", settings.join("config.toml")).expect("made");
    let xdg = ("XDG_CONFIG_HOME", &*desk.root().join("xdg"));
    for args in [["list"], ["config"]] {
        let (exit, said) = of(&args, xdg);
        assert_eq!(exit, Some(3), "{said}");
        assert!(said.contains("cannot read [DIR]/xdg/milepost/config.toml"), "{said}");
    }
    let file = desk.root().join("file");
    fs::write(&file, "").expect("written");
    for args in [["undo"], ["backups"]] {
        let (exit, said) = of(&args, ("XDG_STATE_HOME", &*file));
        assert_eq!(exit, Some(3), "{said}");
        assert!(said.contains("not a directory"), "{said}");
    }
}

#[test]
fn obstacle_in_place_of_settings_log_or_cache_is_not_waited_for() {
    let key = |desk: &Desk, kind: &str| {
        let entries = fs::read_dir(desk.root().join("home").join(kind).join("milepost"));
        entries.expect("made").flatten().next().expect("one").path()
    };
    for (what, make) in OBSTACLES {
        let desk = career();
        desk.does(&["add", "Before"]);
        // The summary of a year that has just been written is not kept.
        std::thread::sleep(Duration::from_millis(80));
        desk.does(&["check"]);
        desk.does(&["status"]);
        for path in [
            key(&desk, ".local/state").join("undo.jsonl"),
            key(&desk, ".cache").join("summaries.json"),
            key(&desk, ".cache").join("ids.bin"),
        ] {
            fs::remove_file(&path).expect("it was made");
            make(&path);
            let before = fs::symlink_metadata(&path).expect("there").file_type();
            for args in [
                &["list"][..],
                &["status"],
                &["add", "Learn"],
                &["done", "Write the incident"],
                &["undo"],
                &["undo", "--list"],
            ] {
                speaks(
                    desk.command(args),
                    &format!("{what} in place of {}, {args:?}", path.display()),
                );
            }
            assert_eq!(
                fs::symlink_metadata(&path).expect("there").file_type(),
                before,
                "{what}: {}",
                path.display()
            );
            speaks(desk.command(&["add", "Write the incident"]), "one more to be done");
        }
        let settings = desk.root().join("settings");
        make(&settings);
        let mut command = desk.command(&["list"]);
        command.arg("--config").arg(&settings);
        assert_eq!(speaks(command, what), what != "a device", "{what} in place of the settings");
    }
}

#[test]
fn reference_may_be_in_a_file_that_cannot_be_read() {
    let desk = career();
    let whole = desk.read("goals.toml");
    desk.write("goals.toml", format!("{whole}\n<<<<<<< laptop\n").as_bytes());
    assert_snapshot!(desk.runs(&[
        &["done", "incident"],
        &["log", "incident", "Half of it"],
        &["edit", "incident", "--note", "x"],
        &["show", "incident"],
    ]), @r#"
    $ milepost done incident
    --- stderr
    warning: [DIR]/career/goals.toml:49:1: an unresolved merge conflict begins here
      <<<<<<< laptop
    error: no open goal matches "incident" in what could be read; goals.toml cannot be read: line 49
    hint: milepost check says what to do
    --- exit 1
    $ milepost log incident 'Half of it'
    --- stderr
    warning: [DIR]/career/goals.toml:49:1: an unresolved merge conflict begins here
      <<<<<<< laptop
    error: no open goal matches "incident" in what could be read; goals.toml cannot be read: line 49
    hint: milepost check says what to do
    --- exit 1
    $ milepost edit incident --note x
    --- stderr
    warning: [DIR]/career/goals.toml:49:1: an unresolved merge conflict begins here
      <<<<<<< laptop
    error: nothing matches "incident" in what could be read; goals.toml cannot be read: line 49
    hint: milepost check says what to do
    --- exit 1
    $ milepost show incident
    --- stderr
    warning: [DIR]/career/goals.toml:49:1: an unresolved merge conflict begins here
      <<<<<<< laptop
    error: nothing matches "incident" in what could be read; goals.toml cannot be read: line 49
    hint: milepost check says what to do
    --- exit 1
    "#);
    assert_eq!(desk.read("goals.toml"), format!("{whole}\n<<<<<<< laptop\n"));
}
