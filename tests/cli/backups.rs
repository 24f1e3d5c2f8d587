//! `backups` and `restore`, and a journey of an older format.

use super::kit::{Desk, career};
use insta::assert_snapshot;
use std::fs;
use std::path::PathBuf;

#[test]
fn before_the_first_change_there_is_none() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["backups"],
        &["backups", "--json"],
        &["backups", "-q"],
        &["restore"],
        &["restore", "2026"],
    ]), @r#"
    $ milepost backups
    --- stderr
    There is no backup yet: one is made before each change.
    --- exit 0
    $ milepost backups --json
    --- stdout
    []
    --- exit 0
    $ milepost backups -q
    --- exit 0
    $ milepost restore
    --- stderr
    error: there is no backup yet
    hint: a backup is made before each change
    --- exit 1
    $ milepost restore 2026
    --- stderr
    error: there is no backup "2026"
    hint: milepost backups lists them
    --- exit 1
    "#);
}

#[test]
fn backups_are_listed_and_the_newest_other_one_is_restored_and_undone() {
    let desk = career();
    let before = desk.read("goals.toml");
    desk.does(&["done", "incident"]);
    desk.does(&["add", "Learn Rust"]);
    let after = desk.read("goals.toml");
    let name = |said: String| said.replace(&hashed(&desk), "[STATE]");
    assert_snapshot!(name(desk.runs(&[
        &["backups"],
        &["backups", "--json"],
        &["restore", "--dry-run"],
        &["restore", "2026-11-22"],
        &["restore", "2026-11-22T12-00-00Z-1", "--dry-run"],
        &["restore", "2026-11-22T12-00-00Z-1"],
        &["restore", "2026-11-22T12-00-00Z-1", "-q"],
    ])), @r#"
    $ milepost backups
    --- stdout
    2026-11-22T12-00-00Z-2  22 Nov, 12:00  2 small goals, 3 larger goals, 4 past goals and 3 milestones  before: added, Learn Rust
    2026-11-22T12-00-00Z-1  22 Nov, 12:00  3 small goals, 3 larger goals, 3 past goals and 3 milestones  before: done, Write the incident review
    --- stderr
    They are in [DIR]/home/.local/state/milepost/[STATE]/backups.
    --- exit 0
    $ milepost backups --json
    --- stdout
    [
      {
        "name": "2026-11-22T12-00-00Z-2",
        "at": "2026-11-22T12:00:00Z",
        "path": "[DIR]/home/.local/state/milepost/[STATE]/backups/2026-11-22T12-00-00Z-2",
        "before": "added, Learn Rust",
        "small": 2,
        "large": 3,
        "ended": 4,
        "milestones": 3,
        "same": false,
        "restoring": {
          "brings_back": 0,
          "takes_away": 1,
          "changes": 0
        }
      },
      {
        "name": "2026-11-22T12-00-00Z-1",
        "at": "2026-11-22T12:00:00Z",
        "path": "[DIR]/home/.local/state/milepost/[STATE]/backups/2026-11-22T12-00-00Z-1",
        "before": "done, Write the incident review",
        "small": 3,
        "large": 3,
        "ended": 3,
        "milestones": 3,
        "same": false,
        "restoring": {
          "brings_back": 0,
          "takes_away": 1,
          "changes": 1
        }
      }
    ]
    --- exit 0
    $ milepost restore --dry-run
    --- stdout
    backup of 22 Nov, 12:00, before: added, Learn Rust
      has 2 small goals, 3 larger goals, 4 past goals and 3 milestones
      removes "Learn Rust"
    would restore 2026-11-22T12-00-00Z-2
    --- exit 0
    $ milepost restore 2026-11-22
    --- stderr
    error: "2026-11-22" is the beginning of 2 backups
      2026-11-22T12-00-00Z-2
      2026-11-22T12-00-00Z-1
    hint: write more of the name
    --- exit 1
    $ milepost restore 2026-11-22T12-00-00Z-1 --dry-run
    --- stdout
    backup of 22 Nov, 12:00, before: done, Write the incident review
      has 3 small goals, 3 larger goals, 3 past goals and 3 milestones
      removes "Learn Rust"
      changes "Write the incident review"
    would restore 2026-11-22T12-00-00Z-1
    --- exit 0
    $ milepost restore 2026-11-22T12-00-00Z-1
    --- stdout
    backup of 22 Nov, 12:00, before: done, Write the incident review
      has 3 small goals, 3 larger goals, 3 past goals and 3 milestones
      removes "Learn Rust"
      changes "Write the incident review"
    restored 2026-11-22T12-00-00Z-1; milepost undo takes it back
    --- exit 0
    $ milepost restore 2026-11-22T12-00-00Z-1 -q
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml"), before);
    assert_snapshot!(desk.runs(&[&["undo", "--list"], &["undo"], &["restore", "2025"]]), @r#"
    $ milepost undo --list
    --- stdout
    22 Nov, 12:00  restore, 2026-11-22 12:00 UTC
    22 Nov, 12:00  added, Learn Rust
    22 Nov, 12:00  done, Write the incident review
    --- exit 0
    $ milepost undo
    --- stdout
    undone: restore, 2026-11-22 12:00 UTC
    --- exit 0
    $ milepost restore 2025
    --- stderr
    error: there is no backup "2025"
    hint: milepost backups lists them
    --- exit 1
    "#);
    assert_eq!(desk.read("goals.toml"), after);
}

#[test]
fn a_damaged_backup_is_said_and_never_restored() {
    let desk = career();
    desk.does(&["add", "Learn Rust"]);
    let own = own_state(&desk);
    let backup = own.join("backups/2026-11-22T12-00-00Z-1");
    fs::write(backup.join("goals.toml"), "").expect("spoilt");
    let said = desk.runs(&[&["backups"], &["restore"], &["restore", "2026-11-22T12-00-00Z-1"]]);
    assert_snapshot!(said.replace(&hashed(&desk), "[STATE]"), @"
    $ milepost backups
    --- stdout
    2026-11-22T12-00-00Z-1  22 Nov, 12:00  damaged: goals.toml has changed since the backup was made
    --- stderr
    They are in [DIR]/home/.local/state/milepost/[STATE]/backups.
    --- exit 0
    $ milepost restore
    --- stderr
    error: no undamaged backup differs from the journey
    hint: a backup is made before each change
    --- exit 1
    $ milepost restore 2026-11-22T12-00-00Z-1
    --- stderr
    error: this backup is damaged: [DIR]/home/.local/state/milepost/[STATE]/backups/2026-11-22T12-00-00Z-1/goals.toml has changed since the backup was made
    hint: choose another one: milepost backups lists them
    --- exit 1
    ");
}

#[test]
fn a_broken_file_does_not_stand_in_the_way_of_a_restore() {
    let desk = career();
    desk.does(&["add", "Learn Rust"]);
    desk.write("goals.toml", b"[[goal]\ntitle = \"\xff");
    assert_snapshot!(desk.runs(&[&["restore"], &["list"], &["undo"]]), @r#"
    $ milepost restore
    --- stdout
    backup of 22 Nov, 12:00, before: added, Learn Rust
      has 3 small goals, 3 larger goals, 3 past goals and 3 milestones
      brings back "Finish chapter 4 exercises", "Write the incident review", "CKA certification", "Book the mock exam", "Lead a team" and 1 more
      goals.toml cannot be read: line 2, and is not compared
    restored 2026-11-22T12-00-00Z-1; milepost undo takes it back
    --- exit 0
    $ milepost list
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri       active   4 of 12 exercises · toward CKA certification
    ○ incident  Write the incident review   20 Nov    active   overdue
    ★ cka0a1b2  CKA certification           Mar 2027  active   1 of 3 steps · focus
    ‖ mockexam  Book the mock exam                    paused   toward CKA certification
    ○ leadteam  Lead a team                 2028      active   no steps yet
    · book0000  Write a book                          someday
    --- exit 0
    $ milepost undo
    --- stdout
    undone: restore, 2026-11-22 12:00 UTC
    --- exit 0
    "#);
    assert_eq!(
        fs::read(desk.journey().join("goals.toml")).expect("read"),
        b"[[goal]\ntitle = \"\xff"
    );
}

#[test]
fn backup_that_cannot_be_made_is_reported_and_a_restore_refused() {
    let desk = career();
    desk.does(&["add", "Learn Rust"]);
    let own = own_state(&desk);
    fs::rename(own.join("backups"), own.join("elsewhere")).expect("moved");
    fs::write(own.join("backups"), "in the way").expect("written");
    let said = desk.runs(&[&["add", "Learn Go"], &["undo"], &["restore"]]);
    assert_snapshot!(said.replace(&hashed(&desk), "[STATE]"), @"
    $ milepost add 'Learn Go'
    --- stdout
    added epne9erv  Learn Go
    --- stderr
    warning: no backup was made before this change: cannot make the folder [DIR]/home/.local/state/milepost/[STATE]/backups: file exists
    --- exit 0
    $ milepost undo
    --- stdout
    undone epne9erv  added, Learn Go
    --- stderr
    warning: no backup was made before this change: cannot make the folder [DIR]/home/.local/state/milepost/[STATE]/backups: file exists
    --- exit 0
    $ milepost restore
    --- stderr
    error: cannot read [DIR]/home/.local/state/milepost/[STATE]/backups: not a directory
    hint: a part of that path is a file, not a folder; choose another path
    --- exit 3
    ");
}

#[test]
fn an_older_format_is_upgraded_at_the_first_change_and_that_is_said() {
    let desk = Desk::with(&[(
        "goals.toml",
        "# Mine.\nformat = 0\n\n[[goal]]\nid = \"a0\"\ntitle = \"From the past\"\n",
    )]);
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["check"],
        &["add", "Learn Rust", "--dry-run"],
        &["add", "Learn Rust"],
        &["add", "Learn Go"],
        &["backups", "-q"],
    ]), @"
    $ milepost list
    --- stdout
    ○ a0  From the past  active
    --- exit 0
    $ milepost check
    --- stdout
    no problems in 1 file
    --- exit 0
    $ milepost add 'Learn Rust' --dry-run
    --- stdout
    would add Learn Rust
    --- exit 0
    $ milepost add 'Learn Rust'
    --- stdout
    added ap273hbe  Learn Rust
    --- stderr
    note: the files were brought from format 0 to format 1; as they were, they are in the backup 2026-11-22T12-00-00Z-1
    --- exit 0
    $ milepost add 'Learn Go'
    --- stdout
    added ttgkrhj1  Learn Go
    --- exit 0
    $ milepost backups -q
    --- stdout
    2026-11-22T12-00-00Z-2  22 Nov, 12:00  2 small goals  before: added, Learn Go
    2026-11-22T12-00-00Z-1  22 Nov, 12:00  1 small goal  before: added, Learn Rust
    --- exit 0
    ");
    assert!(desk.read("goals.toml").starts_with("# Mine.\nformat = 1\n"));
}

/// The name of the folder that is the journey's own among those for state.
fn hashed(desk: &Desk) -> String {
    let state = desk.root().join("home/.local/state/milepost");
    let entry = fs::read_dir(state).expect("there").flatten().next();
    entry.expect("one").file_name().to_string_lossy().into_owned()
}

/// Where the program keeps what it knows of that desk's journey for itself.
fn own_state(desk: &Desk) -> PathBuf {
    let state = desk.root().join("home/.local/state/milepost");
    let own = fs::read_dir(state).expect("there").flatten().next();
    own.expect("one").path()
}

#[test]
fn a_moved_journey_is_told_of_what_it_left_behind_and_takes_it_over() {
    let desk = Desk::new();
    desk.does(&["add", "Learn Rust"]);
    desk.does(&["add", "Learn Go"]);
    fs::rename(desk.journey(), desk.root().join("new career")).expect("moved");
    let new = |args: &[&'static str]| [&["--dir", "new career"], args].concat();
    let from = desk.journey().display().to_string();
    let take = ["--dir", "new career", "backups", "--take-over", &from];
    let would = [&take[..], &["--dry-run"]].concat();
    let said = [
        desk.run(&new(&["backups"])),
        desk.run(&new(&["backups", "--json"])),
        desk.run(&new(&["undo"])),
        desk.run(&new(&["undo", "--list"])),
        desk.run(&new(&["restore"])),
        desk.run(&would),
        desk.run(&take),
        desk.run(&new(&["undo"])),
        desk.run(&new(&["undo", "--list"])),
        desk.run(&take),
    ];
    assert_snapshot!(said.concat(), @"
    --- stderr
    There is no backup yet: one is made before each change.
    warning: there are an undo log and 1 backup of [DIR]/career, which is gone
    hint: milepost --dir '[DIR]/new career' backups --take-over [DIR]/career takes them over
    --- exit 0
    --- stdout
    []
    --- stderr
    warning: there are an undo log and 1 backup of [DIR]/career, which is gone
    hint: milepost --dir '[DIR]/new career' backups --take-over [DIR]/career takes them over
    --- exit 0
    --- stderr
    error: there is nothing to undo, but there are an undo log and 1 backup of [DIR]/career, which is gone
    hint: milepost --dir '[DIR]/new career' backups --take-over [DIR]/career takes them over
    --- exit 1
    --- stderr
    There is nothing to undo.
    warning: there are an undo log and 1 backup of [DIR]/career, which is gone
    hint: milepost --dir '[DIR]/new career' backups --take-over [DIR]/career takes them over
    --- exit 0
    --- stderr
    warning: there are an undo log and 1 backup of [DIR]/career, which is gone
    hint: milepost --dir '[DIR]/new career' backups --take-over [DIR]/career takes them over
    error: there is no backup yet
    hint: a backup is made before each change
    --- exit 1
    --- stdout
    would take over an undo log and 1 backup of [DIR]/career
    --- exit 0
    --- stdout
    took over an undo log and 1 backup of [DIR]/career
    --- exit 0
    --- stdout
    undone epne9erv  added, Learn Go
    --- exit 0
    --- stdout
    22 Nov, 12:00  added, Learn Rust
    --- exit 0
    --- stderr
    error: nothing is kept of a journey in [DIR]/career, or it is still there
    hint: milepost backups says what there is of a journey that was moved
    --- exit 1
    ");
}
