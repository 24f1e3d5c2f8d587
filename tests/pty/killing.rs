//! The program killed in the middle of its work on the screen, and disks that will not take a change.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;
use crate::trial::{Dice, skipped, times};
use rustix::process::Signal;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// What stands in the header for as long as a change is not on disk.
const UNSAVED: &str = "not on disk yet";

/// Waits until so many goals are active, and all is on disk.
fn saved(terminal: &mut Terminal, active: usize) {
    let active = format!("{active} active");
    terminal.wait("waited for a change to be on disk", |screen| {
        let text = screen.contents();
        text.contains(&active) && !text.contains(UNSAVED)
    });
}

/// The titles that a new process lists. It must find nothing wrong, and no two items with one id.
fn titles(desk: &Desk) -> Vec<String> {
    let output = desk.command(&["list", "--all", "--json"]).output().expect("it starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let items: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let of = |key: &'static str| items.iter().filter_map(move |item| item[key].as_str());
    assert_eq!(of("id").collect::<BTreeSet<_>>().len(), items.len(), "an id stands twice");
    of("title").map(str::to_owned).collect()
}

#[test]
fn sessions_killed_at_random_moments_lose_nothing_that_was_acknowledged() {
    let sessions = times("sessions of the screen killed at random moments", 3, 100);
    let mut dice = Dice::new(7);
    for session in 0..sessions {
        let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
        let mut terminal = Terminal::home(&desk, &[]);
        let kept = dice.below(3) as usize;
        for n in 0..kept {
            terminal.send(format!("aKept {n}\r"));
            saved(&mut terminal, n + 2);
        }
        terminal.send("aLast one\rjxaLast two\rkxaLast three\ru");
        sleep(Duration::from_micros(dice.below(40_000)));
        terminal.signal(Signal::KILL);
        assert_eq!(terminal.status(), 137);
        let titles = titles(&desk);
        let different: BTreeSet<&String> = titles.iter().collect();
        assert_eq!(different.len(), titles.len(), "session {session}: {titles:?}");
        for n in 0..kept {
            assert!(different.contains(&format!("Kept {n}")), "session {session}: {titles:?}");
        }
        let added = desk.command(&["add", "Later"]).output().expect("it starts");
        assert!(added.status.success());
        let names = fs::read_dir(desk.path("career")).expect("a folder").flatten();
        let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        assert!(names.all(|name| !name.contains("milepost-tmp")), "session {session}");
    }
}

/// The screen stays and says why; the change is kept, and quitting asks first.
fn keeps_what_is_not_on_disk(terminal: &mut Terminal, why: &str) {
    terminal.send("aSit the exam\r").shows("Not on disk yet, trying again.");
    terminal.shows(why).shows(UNSAVED).shows("2 active");
    terminal.send("q").shows("1 change is not on disk").shows("quit anyway");
    terminal.send("n").hides("quit anyway");
}

/// Once the disk takes it, the change is there without a key being pressed, and only once.
fn saves_by_itself(mut terminal: Terminal, goals: &Path) {
    saved(&mut terminal, 2);
    let text = fs::read_to_string(goals).expect("there");
    assert_eq!(text.matches("Sit the exam").count(), 1, "{text}");
    assert!(text.starts_with(ONE_GOAL), "{text}");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn change_that_the_disk_refuses_is_kept_on_the_screen_until_it_is_taken() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let goals = desk.path("career/goals.toml");
    fs::set_permissions(&goals, Permissions::from_mode(0o444)).expect("set");
    let mut terminal = Terminal::home(&desk, &[]);
    keeps_what_is_not_on_disk(&mut terminal, "it is marked read-only");
    assert_eq!(desk.read("goals.toml"), ONE_GOAL);
    fs::set_permissions(&goals, Permissions::from_mode(0o600)).expect("set");
    saves_by_itself(terminal, &goals);
}

#[test]
fn signal_that_ends_the_program_names_what_is_lost() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let goals = desk.path("career/goals.toml");
    fs::set_permissions(&goals, Permissions::from_mode(0o444)).expect("set");
    let mut terminal = Terminal::home(&desk, &[]);
    keeps_what_is_not_on_disk(&mut terminal, "it is marked read-only");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.status(), 143);
    terminal.is_as_found();
    let said = terminal.text().replace('\n', "");
    assert!(said.contains("milepost: 1 change is not on disk: added, Sit the exam."), "{said}");
    assert!(said.contains("it is marked read-only"), "{said}");
}

/// Puts a small file system in the journey's place, and becomes the program.
const SMALL_DISK: &str = r#"
cp -R "$MILEPOST_DIR" "$MILEPOST_DIR.old" && mount -t tmpfs -o size=64k,mode=700 none "$MILEPOST_DIR" &&
cp -R "$MILEPOST_DIR.old/." "$MILEPOST_DIR" && exec "$@"
"#;

#[test]
fn change_on_a_full_disk_is_kept_on_the_screen_until_there_is_room() {
    let may =
        Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).output();
    if !may.is_ok_and(|output| output.status.success()) {
        return skipped("the screen on a full disk", "no file system may be mounted here");
    }
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let through = ["unshare", "-rm", "sh", "-c", SMALL_DISK, "sh"];
    let mut terminal = Terminal::open_through(&desk, &through, &[]);
    terminal.shows("? help");
    let disk = inside(&terminal, &desk.path("career"));
    let filler = disk.join("filler");
    assert!(fs::write(&filler, [0; 128 * 1024]).is_err(), "the disk is small");
    keeps_what_is_not_on_disk(&mut terminal, "the disk is full");
    assert_eq!(fs::read_to_string(disk.join("goals.toml")).expect("there"), ONE_GOAL);
    assert_eq!(fs::read_dir(&disk).expect("a folder").count(), 2, "a temporary is left");
    fs::remove_file(&filler).expect("removed");
    saves_by_itself(terminal, &disk.join("goals.toml"));
}

/// A path as the program in the terminal sees it.
fn inside(terminal: &Terminal, path: &Path) -> PathBuf {
    let root = PathBuf::from(format!("/proc/{}/root", terminal.pid().as_raw_nonzero()));
    root.join(path.strip_prefix("/").expect("an absolute path"))
}
