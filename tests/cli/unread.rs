//! What could not be read is never told as nothing: every file, every way to lose it, every command that reads.

use super::kit::{Desk, career};
use crate::trial::{Dice, skipped, times};
use insta::assert_snapshot;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// Every file of a journey, and the folder of its past.
const FILES: [&str; 5] =
    ["goals.toml", "milestones.toml", "done/2026.toml", "done/2019.toml", "done"];

/// A way to lose what is at a path.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Loss {
    Broken,
    Cut,
    Zeros,
    Aside,
    Removed,
    Placeholder,
    Folder,
    Pipe,
    Nowhere,
    Circle,
    Locked,
}

const LOSSES: [Loss; 11] = [
    Loss::Broken,
    Loss::Cut,
    Loss::Zeros,
    Loss::Aside,
    Loss::Removed,
    Loss::Placeholder,
    Loss::Folder,
    Loss::Pipe,
    Loss::Nowhere,
    Loss::Circle,
    Loss::Locked,
];

impl Loss {
    /// Whether it can happen to a folder too.
    fn befalls(self, file: &str) -> bool {
        match self {
            Loss::Broken
            | Loss::Cut
            | Loss::Zeros
            | Loss::Aside
            | Loss::Placeholder
            | Loss::Folder => file.ends_with(".toml"),
            Loss::Removed | Loss::Pipe | Loss::Nowhere | Loss::Circle | Loss::Locked => true,
        }
    }

    fn befall(self, path: &Path) {
        let text = || fs::read_to_string(path).expect("a file");
        let put = |bytes: &[u8]| fs::write(path, bytes).expect("written");
        let away = || {
            let spare = path.with_file_name(".spare");
            fs::rename(path, spare).expect("moved away");
        };
        match self {
            Loss::Broken => put(format!("{}\nbroken = [\n", text()).as_bytes()),
            Loss::Cut => put(b""),
            Loss::Zeros => put(&vec![0; text().len()]),
            Loss::Aside => put(text().replacen("title = \"", "title = 3 # ", 1).as_bytes()),
            Loss::Removed => away(),
            Loss::Placeholder => {
                let name = path.file_name().expect("a name").to_string_lossy();
                let placeholder = path.with_file_name(format!(".{name}.icloud"));
                fs::rename(path, placeholder).expect("moved away");
            }
            Loss::Folder => {
                away();
                fs::create_dir(path).expect("made");
            }
            Loss::Pipe => {
                away();
                mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("made");
            }
            Loss::Nowhere => {
                away();
                symlink("nowhere/at/all", path).expect("linked");
            }
            Loss::Circle => {
                away();
                symlink(path, path).expect("linked");
            }
            Loss::Locked => {
                fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("locked");
            }
        }
    }
}

/// Every command that tells of the journey.
const READING: [&[&str]; 25] = [
    &["list"],
    &["list", "--json"],
    &["list", "--all"],
    &["list", "--all", "--json"],
    &["list", "is:done"],
    &["list", "is:milestone", "--json"],
    &["list", "nothing has this"],
    &["list", "toward:CKA"],
    &["show", "cka0a1b2"],
    &["show", "cka0a1b2", "--json"],
    &["show", "nt4course"],
    &["show", "--chain", "nt4course"],
    &["show", "runbook"],
    &["status"],
    &["status", "--json"],
    &["status", "--format", "{active} {momentum}"],
    &["next"],
    &["next", "--json"],
    &["timeline", "--plain"],
    &["momentum", "--plain"],
    &["look-back", "--plain"],
    &["review", "--plain"],
    &["backups", "--json"],
    &["merge"],
    &["check"],
];

/// A career that this machine has seen.
fn seen() -> Desk {
    let desk = career();
    desk.does(&["list", "--all"]);
    desk
}

fn losses() -> Vec<(&'static str, Loss)> {
    let each = |file: &'static str| LOSSES.map(|loss| (file, loss));
    let root = rustix::process::geteuid().is_root();
    if root {
        skipped("P40, files locked by their mode", "root may read them all the same");
    }
    let mut all: Vec<_> = FILES.into_iter().flat_map(each).collect();
    all.retain(|(file, loss)| loss.befalls(file) && !(root && *loss == Loss::Locked));
    all
}

#[test]
fn unread_files_are_said_by_every_command_and_by_its_exit_status() {
    let (all, mut dice) = (losses(), Dice::new(40));
    let runs = times("losses of a file, each under every command that reads", 6, all.len());
    for n in 0..runs {
        let (file, loss) = match runs == all.len() {
            true => all[n],
            false => all[dice.below(all.len() as u64) as usize],
        };
        let desk = seen();
        loss.befall(&desk.journey().join(file));
        for args in READING {
            let output = desk.output(args);
            let said = desk.said(&output);
            let about = format!("{loss:?} of {file}, {args:?}: {said}");
            assert_eq!(output.status.code(), Some(1), "{about}");
            let stderr = String::from_utf8_lossy(&output.stderr);
            let place = if file.starts_with("done") { "done" } else { file };
            let told = if args[0] == "check" { &said } else { &*stderr };
            assert!(told.contains(place), "{about}");
            assert!(!said.contains("Nothing here yet"), "{about}");
            // Steps are goals: they are counted as ever where milestones are missing.
            let counts = !file.starts_with("milestones") && said.contains("no steps yet");
            assert!(!said.contains("0 active") && !counts, "{about}");
        }
        says_no_number_that_is_not_known(&desk, file, loss);
    }
}

fn says_no_number_that_is_not_known(desk: &Desk, file: &str, loss: Loss) {
    let about = format!("{loss:?} of {file}");
    let json = |args: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&desk.output(args).stdout).expect("JSON")
    };
    let status = json(&["status", "--json"]);
    assert_eq!(status.get("active").is_none(), file == "goals.toml", "{about}: {status}");
    let hangs = file != "done/2019.toml" || status["momentum"].get("last_30_days").is_none();
    assert!(hangs, "the only move before this year may be the first: {about}: {status}");
    assert_eq!(status["momentum"], serde_json::json!({}), "{about}");
    if file.starts_with("done") {
        let shown = json(&["show", "cka0a1b2", "--json"]);
        assert!(shown.get("steps").is_none(), "{about}: {shown}");
    }
}

#[test]
fn unread_files_do_not_take_the_rest_with_them() {
    let desk = seen();
    Loss::Broken.befall(&desk.journey().join("done/2019.toml"));
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["status"],
        &["show", "cka0a1b2"],
        &["list", "toward:nobody"],
        &["add", "Learn Rust"],
    ]), @r#"
    $ milepost list
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri       active   4 of 12 exercises · toward CKA certification
    ○ incident  Write the incident review   20 Nov    active   overdue
    ★ cka0a1b2  CKA certification           Mar 2027  active   at least 1 of 3 steps · focus
    ‖ mockexam  Book the mock exam                    paused   toward CKA certification
    ○ leadteam  Lead a team                 2028      active   some steps could not be read · no active step
    · book0000  Write a book                          someday  some steps could not be read
    --- stderr
    warning: [DIR]/career/done/2019.toml:8:11: unclosed array, expected `]`
      broken = [
    error: not everything could be read: 1 item in done/2019.toml cannot be read: line 8
    hint: milepost check says what to do
    --- exit 1
    $ milepost status
    --- stdout
    4 active · 1 overdue · 1 stuck · focus: CKA certification at least 1 of 3 steps, Mar 2027 · 1 item in done/2019.toml cannot be read: line 8
    --- stderr
    warning: [DIR]/career/done/2019.toml:8:11: unclosed array, expected `]`
      broken = [
    error: not everything could be read: 1 item in done/2019.toml cannot be read: line 8
    hint: milepost check says what to do
    --- exit 1
    $ milepost show cka0a1b2
    --- stdout
    ★ CKA certification  larger goal

    at least 1 of 3 steps
    ○ k3v9q2wd  Finish chapter 4 exercises  4/12  Fri
    ‖ mockexam  Book the mock exam
    ✓ curricul  Read the CKA curriculum  19 Nov

    why
    The work asks for it

    focus    your next milestone
    target   Mar 2027

    id       cka0a1b2
    file     [DIR]/career/goals.toml
    --- stderr
    warning: [DIR]/career/done/2019.toml:8:11: unclosed array, expected `]`
      broken = [
    error: not everything could be read: 1 item in done/2019.toml cannot be read: line 8
    hint: milepost check says what to do
    --- exit 1
    $ milepost list toward:nobody
    --- stderr
    warning: [DIR]/career/done/2019.toml:8:11: unclosed array, expected `]`
      broken = [
    error: in "toward:nobody": no larger goal matches "nobody" in what could be read; 1 item in done/2019.toml cannot be read: line 8
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stdout
    added 00rzyp6v  Learn Rust
    --- exit 0
    "#);
}

#[test]
fn unread_is_what_has_gone_and_no_journey_is_begun_over_it() {
    let desk = seen();
    let whole = desk.read("goals.toml");
    Loss::Removed.befall(&desk.journey().join("goals.toml"));
    assert_snapshot!(desk.runs(&[&["list"], &["status"], &["add", "Learn Rust"], &["next"]]), @"
    $ milepost list
    --- stderr
    warning: [DIR]/career/goals.toml: the file has gone
    error: not everything could be read: goals.toml cannot be read: it has gone (6 items were in it)
    hint: milepost check says what to do
    --- exit 1
    $ milepost status
    --- stdout
    goals.toml cannot be read: it has gone (6 items were in it)
    --- stderr
    warning: [DIR]/career/goals.toml: the file has gone
    error: not everything could be read: goals.toml cannot be read: it has gone (6 items were in it)
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career/goals.toml: the file has gone
    hint: put it back, or let milepost restore bring back a backup; to start over, make a file of that name with the line: format = 1
    --- exit 1
    $ milepost next
    --- stderr
    warning: [DIR]/career/goals.toml: the file has gone
    error: not everything could be read: goals.toml cannot be read: it has gone (6 items were in it)
    hint: milepost check says what to do
    --- exit 1
    ");
    assert!(!desk.journey().join("goals.toml").exists());
    desk.write("goals.toml", whole.as_bytes());
    desk.does(&["list"]);
    desk.does(&["add", "Learn Rust"]);
    assert!(desk.read("goals.toml").starts_with(&whole));
}

#[test]
fn unread_is_a_placeholder_of_a_sync_even_where_nothing_was_seen_before() {
    let desk = career();
    Loss::Placeholder.befall(&desk.journey().join("goals.toml"));
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"]]), @"
    $ milepost list
    --- stderr
    warning: [DIR]/career/goals.toml: the file has gone, and a sync has put .goals.toml.icloud in its place
    error: not everything could be read: goals.toml cannot be read: it has gone, and a sync has put .goals.toml.icloud in its place
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career/goals.toml: the file has gone, and a sync has put .goals.toml.icloud in its place
    hint: let the sync bring it back; nothing is written to it until then
    --- exit 1
    ");
}

#[test]
fn unread_is_a_journey_whose_folder_has_gone_until_it_is_begun_anew() {
    let desk = seen();
    desk.does(&["add", "Learn Go"]);
    fs::rename(desk.journey(), desk.root().join("elsewhere")).expect("moved");
    assert_snapshot!(desk.runs(&[&["list"], &["add", "Learn Rust"]]), @"
    $ milepost list
    --- stderr
    warning: [DIR]/career/done: the folder has gone
    warning: [DIR]/career/goals.toml: the file has gone
    warning: [DIR]/career/milestones.toml: the file has gone
    error: not everything could be read: goals.toml cannot be read: it has gone (7 items were in it); 2 more files are affected
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career has gone, with the journey in it
    hint: put it back, or let milepost restore bring back a backup; to start over, make it again, and in it goals.toml with the line: format = 1
    --- exit 1
    ");
    let (old, new) = (desk.journey(), desk.root().join("elsewhere"));
    let taken = desk.command(&["backups", "--take-over"]).arg(&old).arg("--dir").arg(&new).output();
    assert!(taken.expect("it starts").status.success());
    assert_snapshot!(desk.runs(&[&["add", "Learn Rust"]]), @"
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career has gone, with the journey in it
    hint: put it back; to start over, make it again, and in it goals.toml with the line: format = 1
    --- exit 1
    ");
    assert!(!desk.journey().exists());
    desk.write("goals.toml", b"format = 1\n");
    desk.does(&["add", "Learn Rust"]);
    desk.does(&["list", "--all"]);
}

#[test]
fn unread_is_not_what_the_program_itself_takes_away_or_empties() {
    let desk = Desk::new();
    desk.does(&["add", "Learn Rust"]);
    desk.does(&["undo"]);
    desk.does(&["list"]);
    desk.does(&["redo"]);
    desk.does(&["delete", "Learn Rust"]);
    desk.does(&["list"]);
    desk.does(&["add", "Learn more"]);
    desk.does(&["done", "Learn more"]);
    desk.does(&["undo"]);
    desk.does(&["status"]);
}

#[test]
fn unread_is_brought_back_by_a_restore() {
    let desk = seen();
    desk.does(&["add", "Learn Rust"]);
    desk.does(&["add", "Learn more"]);
    for lost in ["goals.toml", ""] {
        let path = desk.journey().join(lost);
        match path.is_dir() {
            true => fs::remove_dir_all(path).expect("gone"),
            false => fs::remove_file(path).expect("gone"),
        }
        assert_eq!(desk.output(&["list"]).status.code(), Some(1), "{lost}");
        desk.does(&["restore"]);
        assert!(desk.does(&["list", "--all"]).contains("Learn Rust"), "{lost}");
    }
}

#[test]
fn a_table_with_a_slip_in_its_name_is_never_told_as_nothing() {
    for header in ["[[goals]]", "[[Goal]]", "[[gaol]]", "[Goal]", "[[milestones]]", "[[pausd]]"] {
        let desk = Desk::new();
        let text = format!("format = 1\n{header}\ntitle = \"A\"\n");
        desk.write("goals.toml", text.as_bytes());
        for args in [&["list"][..], &["list", "--json"], &["status"], &["next"]] {
            let said = desk.runs(&[args]);
            assert!(said.contains("goals.toml:2:1") && said.contains("did you mean"), "{said}");
            assert!(said.contains("exit 1") && !said.contains("To begin"), "{said}");
        }
        desk.does(&["add", "B"]);
        assert!(desk.read("goals.toml").starts_with(&text), "{header}");
    }
}

#[test]
fn an_item_with_two_slips_is_one_item() {
    for broken in ["title =", "title = \"B\"\ndue =\nsize = \"huge\"\nmeasure ="] {
        let desk = Desk::new();
        let text = format!("format = 1\n[[goal]]\ntitle = \"A\"\n[[goal]]\n{broken}\n");
        desk.write("goals.toml", text.as_bytes());
        let said = desk.runs(&[&["list"]]);
        assert!(said.contains("1 item in goals.toml cannot be read: line "), "{said}");
        assert!(said.contains("  A  "), "{said}");
    }
}

#[test]
fn a_table_with_a_name_of_its_owners_is_silent() {
    for own in ["[[books]]\ntitle = \"A\"\n", "[own]\nx = 1\n", "goals = 3\n"] {
        let desk = Desk::new();
        desk.write("goals.toml", format!("format = 1\n{own}").as_bytes());
        let said = desk.runs(&[&["list"], &["status"]]);
        assert!(!said.contains("did you mean") && !said.contains("exit 1"), "{said}");
    }
}

/// A pipe at a path, whatever was there.
fn pipe(path: &Path) {
    let folder = path.parent().expect("a folder");
    fs::create_dir_all(folder).expect("made");
    let _ = fs::remove_file(path);
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("made");
}

/// Every plain file under a folder.
fn plain(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .flat_map(|path| match path.is_dir() && !path.is_symlink() {
            true => plain(&path),
            false => vec![path],
        })
        .collect()
}

#[test]
fn unread_pipes_beside_the_files_of_a_journey_are_waited_for_by_no_command() {
    for name in [
        "done/2025.toml",
        "done/2018.toml",
        "done/2026 (1).toml",
        "goals (1).toml",
        "milestones.toml",
    ] {
        let desk = seen();
        desk.does(&["add", "Learn Go"]);
        desk.does(&["done", "Learn Go", "--on", "2025"]);
        pipe(&desk.journey().join(name));
        for args in [
            &["backups"][..],
            &["backups", "--json"],
            &["list"],
            &["check"],
            &["merge"],
            &["undo"],
            &["redo"],
            &["restore"],
        ] {
            let output = desk.output(args);
            assert!(output.status.code().is_some(), "{args:?}");
        }
    }
}

#[test]
fn unread_pipes_in_place_of_what_the_program_keeps_are_waited_for_by_no_command() {
    let begun = || {
        let desk = seen();
        desk.does(&["add", "Learn Go"]);
        desk.does(&["add", "Learn more"]);
        desk.does(&["list", "--all"]);
        desk
    };
    let kept = |desk: &Desk| {
        let mut all = plain(desk.root());
        all.retain(|path| !path.starts_with(desk.journey()));
        all.sort();
        all
    };
    let count = kept(&begun()).len();
    assert!(count > 4, "the seen files, the log, the backups: {count}");
    for n in 0..count {
        let desk = begun();
        // A second later or earlier there may be a backup more or less.
        let Some(path) = kept(&desk).get(n).cloned() else {
            break;
        };
        pipe(&path);
        for args in
            [&["list", "--all"][..], &["add", "Learn Rust"], &["backups"], &["undo"], &["restore"]]
        {
            let output = desk.output(args);
            assert!(output.status.code().is_some(), "{args:?}");
        }
    }
}

#[test]
fn unread_is_a_pipe_that_an_editor_leaves_in_place_of_the_text() {
    let desk = seen();
    let output = desk
        .command(&["edit", "cka0a1b2"])
        .env("EDITOR", "/bin/sh -c 'PATH=/usr/bin:/bin; rm \"$0\"; mkfifo \"$0\"'")
        .output()
        .expect("the program ran");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("it is a named pipe"), "{said}");
    assert_ne!(output.status.code(), Some(0), "{said}");
}

#[test]
fn unread_folder_of_the_past_is_told_alike_by_check_and_by_a_refusal() {
    let whole = "the folder has gone";
    for (loss, said) in [
        (Loss::Removed, whole),
        (Loss::Pipe, "the folder cannot be read"),
        (Loss::Nowhere, "the folder cannot be read"),
    ] {
        let desk = seen();
        desk.does(&["add", "Learn Go"]);
        loss.befall(&desk.journey().join("done"));
        let output = desk.output(&["done", "Learn Go"]);
        let refused = desk.said(&output);
        assert!(refused.contains(said), "{loss:?}: {refused}");
        assert_eq!(output.status.code(), Some(1), "{loss:?}: {refused}");
        let hint = refused.lines().find_map(|line| line.strip_prefix("hint: ")).expect("a hint");
        let checked = desk.said(&desk.output(&["check"]));
        assert!(checked.contains(hint), "{loss:?}: {hint}: {checked}");
        fs::rename(desk.journey().join(".spare"), desk.journey().join("done.back")).expect("moved");
        let _ = fs::remove_file(desk.journey().join("done"));
        fs::rename(desk.journey().join("done.back"), desk.journey().join("done")).expect("back");
        desk.does(&["done", "Learn Go"]);
        desk.does(&["check"]);
    }
}

#[test]
fn unread_folder_that_never_was_is_refused_by_its_own_name() {
    let desk = Desk::new();
    desk.does(&["add", "Learn Go"]);
    pipe(&desk.journey().join("done"));
    let refused = desk.said(&desk.output(&["done", "Learn Go"]));
    assert!(refused.contains("put a folder in its place"), "{refused}");
    fs::remove_file(desk.journey().join("done")).expect("gone");
    desk.does(&["done", "Learn Go"]);
    desk.does(&["list", "--all"]);
}

#[test]
fn unread_pipe_in_place_of_a_year_is_named_by_the_restore_that_it_stops() {
    let desk = seen();
    desk.does(&["add", "Learn Go"]);
    desk.does(&["done", "Learn Go"]);
    desk.does(&["add", "Learn more"]);
    pipe(&desk.journey().join("done/2026.toml"));
    let output = desk.output(&["restore"]);
    let said = desk.said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("is a named pipe"), "{said}");
    assert!(said.contains("put a plain file in its place"), "{said}");
}
