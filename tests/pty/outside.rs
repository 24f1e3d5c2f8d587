//! Other programs at the same journey, and what looking at it leaves behind.

use super::desk::{Desk, ONE_GOAL};
use super::terminal::Terminal;
use crate::trial::{is_full, times};
use std::fs::{self, File, FileTimes};
use std::time::{Duration, Instant};

#[test]
fn outside_addition_appears_on_the_open_screen() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("aHalf typed").shows("Half typed");
    let added = desk.command(&["add", "Learn the lute"]).output();
    assert!(added.expect("it runs").status.success());
    terminal.shows("Learn the lute").shows("Half typed");
    terminal.send("\r").shows("3 active").send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(goals.contains("Half typed") && goals.contains("Learn the lute"), "{goals}");
}

#[test]
fn settings_take_effect_when_they_are_saved_and_a_fault_in_them_does_not() {
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut terminal = Terminal::home(&desk, &[]);
    // The folder of the settings is not there yet when the screen opens.
    let file = desk.path("home/config/milepost/config.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(&file, "name = \"by night\"\n").expect("written");
    terminal.shows("by night").shows("Settings reloaded.");
    let other = desk.path("home/config/milepost/config.toml.new");
    fs::write(&other, "name = \"by day\"\nglyphs = \"asci\"\n").expect("written");
    fs::rename(&other, &file).expect("renamed");
    terminal.shows("\"asci\"").shows("by night");
    fs::write(&file, "name = \"by day\"\n").expect("written");
    terminal.shows("by day").send("q");
    assert_eq!(terminal.status(), 0);
}

/// Three goals, of which the second is selected.
fn second_of_three() -> (Desk, Terminal) {
    let goal = |n, title| format!("\n[[goal]]\nid = \"goal000{n}\"\ntitle = \"{title}\"\n");
    let goals = [goal(1, "Anna"), goal(2, "Berta"), goal(3, "Clara")].concat();
    let desk = Desk::of(&[("goals.toml", &format!("format = 1\n{goals}"))]);
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.send("2j").shows("Berta");
    (desk, terminal)
}

#[test]
fn edit_of_the_same_size_and_time_stamp_is_seen_and_moves_no_selection() {
    let edits = times("edits of the same size and time stamp beside an open screen", 2, 10);
    let (desk, mut terminal) = second_of_three();
    let path = desk.path("career/goals.toml");
    let mut longest = Duration::ZERO;
    for n in 0..edits {
        let stamp = fs::metadata(&path).and_then(|meta| meta.modified()).expect("there");
        let title = if n % 2 == 0 { "Edit" } else { "Anna" };
        let text = desk.read("goals.toml").replace("Anna", "----").replace("Edit", "----");
        let start = Instant::now();
        fs::write(&path, text.replace("----", title)).expect("written");
        let times = FileTimes::new().set_modified(stamp);
        let file = File::options().write(true).open(&path).expect("there");
        file.set_times(times).expect("set");
        terminal.shows(title);
        longest = longest.max(start.elapsed());
    }
    if is_full() {
        eprintln!("tried in full: an outside edit was on the screen after {longest:?} at most");
    }
    terminal.send("X").shows("Done: \"Berta\"").back_out().send("q");
    assert_eq!(terminal.status(), 0);
}

#[test]
fn file_that_an_editor_left_broken_is_reported_left_alone_and_read_when_mended() {
    let (desk, mut terminal) = second_of_three();
    let whole = desk.read("goals.toml");
    let broken = format!("{whole}\n[[goal]]\ntitle = \"Half");
    desk.write("goals.toml", &broken);
    terminal.shows("goals.toml");
    terminal.shows("Anna").send("aRefused\r").shows("Not saved");
    assert_eq!(desk.read("goals.toml"), broken);
    desk.write("goals.toml", &format!("{broken} typed\"\n"));
    terminal.shows("4 active").shows("› Refused").send("\r").shows("5 active").shows("Half typed");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert!(desk.read("goals.toml").contains("Refused"));
}

#[test]
fn file_that_is_deleted_beside_the_screen_is_said_and_no_other_is_begun() {
    let (desk, mut terminal) = second_of_three();
    let whole = desk.read("goals.toml");
    fs::remove_file(desk.path("career/goals.toml")).expect("removed");
    terminal.shows("has gone").shows("Anna");
    terminal.send("aDora\r").shows("Not saved");
    assert!(!desk.path("career/goals.toml").exists());
    desk.write("goals.toml", &whole);
    terminal.hides("! goals.toml").shows("Anna");
    assert_eq!(desk.read("goals.toml"), whole);
}

#[test]
fn undo_that_would_overwrite_the_change_of_another_is_refused_with_a_sentence() {
    let (desk, mut terminal) = second_of_three();
    for title in ["Dora", "Emma"] {
        terminal.send(format!("a{title}\r")).shows(title);
    }
    terminal.shows("5 active").hides("not on disk yet");
    let by_hand = desk.read("goals.toml").replace("\"Emma\"", "\"Emma by hand\"");
    desk.write("goals.toml", &by_hand);
    terminal.shows("Emma by hand").send("u");
    terminal.shows("\"Emma\" has been changed since \"added, Emma\", so it was left alone.");
    assert_eq!(desk.read("goals.toml"), by_hand);
    terminal.send("u").shows("Undone: added, Dora; left alone: added, Emma.").send("q");
    assert_eq!(terminal.status(), 0);
    let goals = desk.read("goals.toml");
    assert!(goals.contains("Emma by hand") && !goals.contains("Dora"), "{goals}");
}

#[test]
fn two_screens_see_each_others_changes() {
    let rounds = times("changes by each of two screens in turn", 2, 5);
    let desk = Desk::of(&[("goals.toml", ONE_GOAL)]);
    let mut one = Terminal::home(&desk, &[]);
    let mut other = Terminal::home(&desk, &[]);
    for n in 0..rounds {
        one.send(format!("aFrom the first {n}\r"));
        other.shows(&format!("From the first {n}"));
        other.send(format!("aFrom the second {n}\r"));
        one.shows(&format!("From the second {n}"));
        one.shows(&format!("{} active", 2 * n + 3));
    }
    for mut terminal in [one, other] {
        terminal.send("q");
        assert_eq!(terminal.status(), 0);
    }
    let goals = desk.read("goals.toml");
    assert_eq!(goals.matches("[[goal]]").count(), 2 * rounds + 1, "{goals}");
}

#[test]
fn looking_changes_no_byte_and_no_time_stamp_and_makes_no_file() {
    let desk = Desk::sample();
    let before = desk.files("career");
    let stamp = |name: &String| {
        let meta = fs::metadata(desk.path("career").join(name));
        meta.and_then(|meta| meta.modified()).expect("there")
    };
    let stamps: Vec<_> = before.keys().map(stamp).collect();
    let mut terminal = Terminal::home(&desk, &[]);
    for (keys, seen) in [
        ("3\r", "go there"),
        ("1v", "All that was done"),
        ("/NT4", "NT4"),
        ("?", "─ Help ─"),
        ("fis:done\r", "is:done"),
        ("Gg", "milepost"),
    ] {
        terminal.send(keys).shows(seen).back_out();
    }
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(desk.files("career"), before);
    assert_eq!(before.keys().map(stamp).collect::<Vec<_>>(), stamps);
}

#[test]
fn looking_at_no_journey_makes_none() {
    let desk = Desk::bare();
    let mut terminal = Terminal::open(&desk, &[]);
    terminal.shows("Larger goals").send("q");
    assert_eq!(terminal.status(), 0);
    assert!(!desk.path("career").exists());
}
