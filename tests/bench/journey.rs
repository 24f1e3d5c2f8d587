//! A long life to measure with: open goals, milestones, and a past of any length over 29 years.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const VERBS: [&str; 8] =
    ["Write", "Read", "Finish", "Book", "Review", "Draft", "Measure", "Rehearse"];
const NOUNS: [&str; 9] = [
    "the runbook",
    "chapter four",
    "the incident report",
    "an outline of the talk",
    "the mock exam",
    "the restore drill",
    "a letter to the team",
    "the migration plan",
    "the budget",
];

/// The first year of the past.
const FIRST: usize = 1998;
/// How many years it goes on for, 2026 being the last.
const YEARS: usize = 29;

/// Writes a journey of that many open goals, milestones and goals done.
pub fn write(folder: &Path, open: usize, milestones: usize, done: usize) {
    fs::create_dir_all(folder.join("done")).expect("a folder");
    fs::write(folder.join("goals.toml"), goals(open)).expect("a file");
    fs::write(folder.join("milestones.toml"), events(milestones)).expect("a file");
    for year in 0..YEARS {
        let (from, to) = (done * year / YEARS, done * (year + 1) / YEARS);
        fs::write(folder.join(format!("done/{}.toml", FIRST + year)), past(FIRST + year, from, to))
            .expect("a file");
    }
}

fn title(i: usize) -> String {
    format!("{} {} {i}", VERBS[i % VERBS.len()], NOUNS[i / VERBS.len() % NOUNS.len()])
}

fn goals(count: usize) -> String {
    let mut text = String::from("format = 1\n");
    for i in 0..count {
        let size = if i % 10 == 0 {
            "size = \"large\"\n".to_owned()
        } else {
            format!("toward = \"open{:05}\"\n", i / 10 * 10)
        };
        let day = i % 28 + 1;
        write!(text, "\n[[goal]]\nid = \"open{i:05}\"\ntitle = \"{}\"\n{size}due = 2026-12-{day:02}\ntags = [\"study\"]\ncreated = 2026-01-{day:02}\nmodified = 2026-01-{day:02}T08:00:00Z\n", title(i)).expect("memory");
    }
    text
}

fn events(count: usize) -> String {
    let mut text = String::from("format = 1\n");
    for i in 0..count {
        let year = 1986 + i * 40 / count.max(1);
        write!(text, "\n[[milestone]]\nid = \"mile{i:05}\"\ntitle = \"{}\"\non = {year}\nkind = \"project\"\n", title(i)).expect("memory");
        if i + 1 < count {
            writeln!(text, "led_to = [\"mile{:05}\"]", i + 1).expect("memory");
        }
    }
    text
}

fn past(year: usize, from: usize, to: usize) -> String {
    let mut text = String::from("format = 1\n");
    for i in from..to {
        let (month, day) = ((i - from) * 11 / (to - from).max(1) + 1, i % 28 + 1);
        write!(text, "\n[[goal]]\nid = \"done{i:06}\"\ntitle = \"{}\"\ntoward = \"open{:05}\"\ncreated = {year}-01-01\ndone = {year}-{month:02}-{day:02}\nmodified = {year}-{month:02}-{day:02}T18:00:00Z\n", title(i), i % 100 / 10 * 10).expect("memory");
    }
    text
}
