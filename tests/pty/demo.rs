//! The sample career in a scratch folder.

use super::desk::Desk;
use super::terminal::Terminal;
use rustix::process::Signal;
use std::fs;

fn leaves_nothing(end: impl Fn(&mut Terminal), status: i32) {
    let desk = Desk::bare().with("MILEPOST_TEST_PANIC", "1");
    let mut terminal = Terminal::home(&desk, &["demo"]);
    terminal.send("aNot for long\r").shows("7 active");
    assert_eq!(scratch(&desk), 1, "the demo has a folder of its own");
    end(&mut terminal);
    assert_eq!(terminal.status(), status);
    terminal.is_as_found();
    assert_eq!(scratch(&desk), 0, "the demo's folder is left behind");
    assert!(!desk.path("career").exists(), "the demo touches no journey");
}

fn scratch(desk: &Desk) -> usize {
    fs::read_dir(desk.path("tmp")).expect("a folder").count()
}

#[test]
fn demo_leaves_no_folder_behind() {
    leaves_nothing(|terminal| _ = terminal.send("q"), 0);
}

#[test]
fn demo_leaves_no_folder_behind_when_it_is_told_to_end() {
    leaves_nothing(|terminal| _ = terminal.signal(Signal::TERM), 143);
}

#[test]
fn sample_of_an_empty_journey_goes_back_to_it() {
    let desk = Desk::bare();
    let mut terminal = Terminal::home(&desk, &[]);
    terminal.shows("opens the sample").send("\r").shows("q back to your journey");
    assert_eq!(scratch(&desk), 1);
    terminal.send("q").shows("opens the sample");
    assert_eq!(scratch(&desk), 0, "the sample's folder is left behind");
    assert!(desk.files("career").is_empty(), "the sample leaves the journey empty");
    terminal.send("aMy own first goal\r").shows("1 active").send("q");
    assert_eq!(terminal.status(), 0);
    terminal.is_as_found();
}

#[test]
fn demo_follows_the_settings_and_leaves_them_as_they_are() {
    let desk = Desk::bare();
    let mut terminal = Terminal::home(&desk, &["demo"]);
    terminal.shows("a sample career");
    let file = desk.path("home/config/milepost/config.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    let text = "dir = \"/nowhere\"\ndate_format = \"iso\"\n";
    fs::write(&file, text).expect("written");
    terminal.shows("Sunday 2026-11-22").shows("a sample career");
    terminal.send(":theme\r").shows("high-contrast").send("dark\r").shows("Theme: dark");
    terminal.send("q");
    assert_eq!(terminal.status(), 0);
    assert_eq!(fs::read_to_string(&file).expect("settings"), text);
}

#[test]
fn report_of_a_panic_in_the_demo_outlives_the_demo() {
    let desk = Desk::bare().with("MILEPOST_TEST_PANIC", "1");
    let mut terminal = Terminal::home(&desk, &["demo"]);
    terminal.send("\x1b[24~");
    assert_eq!(terminal.status(), 70);
    terminal.is_as_found();
    let left: Vec<String> = [desk.files("tmp"), desk.files("home")]
        .into_iter()
        .flat_map(std::collections::BTreeMap::into_keys)
        .collect();
    assert_eq!(left.len(), 1, "the report and nothing else: {left:?}");
    // The path may be folded at the terminal's width.
    let said = terminal.text().replace('\n', "");
    assert!(said.contains(&left[0]), "{left:?} is not named in {said}");
}
