//! Journeys far larger than a life: everything is kept, and nothing but what a change is about is touched.

use crate::store::scratch::{NOW, Scratch, add, alter, done, goal};
use crate::trial::times;
use milepost::store::{Write, Years};

/// A goal as the program writes it, with a little of everything.
fn rich(n: usize) -> String {
    format!(
        "[[goal]]\nid = \"r{n:07}\"\ntitle = \"A goal with some words {n}\"\ndue = 2027-01-10\n\
         measure = {{ done = 4, target = 12, unit = \"pages\" }}\ntags = [\"study\", \"t{}\"]\n\
         note = \"A note of ordinary length\"\ncreated = 2026-11-02\nmodified = 2026-11-02T08:53:00Z\n\n",
        n % 50
    )
}

/// Adds, alters, ends and takes all of it back; every other item stays as it is.
fn changes_and_back(scratch: &Scratch, which: &str) {
    let (before, text) = (scratch.listed(), scratch.text("goals.toml"));
    add(&mut scratch.store(), goal("new", "New")).expect("added");
    assert!(scratch.text("goals.toml").starts_with(text.trim_end()));
    assert_eq!(scratch.listed().len(), before.len() + 1);
    alter(&mut scratch.store(), "edit", which, |g| g.note = Some("x".into())).expect("altered");
    done(&mut scratch.store(), which, "2026-11-22").expect("done");
    let after = scratch.listed();
    assert!(before.iter().filter(|item| !item.contains(which)).all(|item| after.contains(item)));
    for _ in 0..3 {
        scratch.store().undo(NOW, Write::Really).expect("undone");
    }
    assert_eq!(scratch.listed(), before);
    assert!(scratch.text("goals.toml") == text, "every byte is as it was");
}

#[test]
fn many_goals_in_one_file() {
    let goals = times("goals in one file", 2_000, 100_000);
    let text: String = (0..goals).map(rich).collect();
    let scratch = Scratch::with(&[("goals.toml", &text)]);
    let (before, last) = (scratch.listed(), format!("r{:07}", goals - 1));
    assert_eq!(before.len(), goals);
    add(&mut scratch.store(), goal("new", "New")).expect("added");
    done(&mut scratch.store(), &last, "2026-11-22").expect("done");
    let kept = text.strip_suffix(&rich(goals - 1)).expect("it ends so");
    assert!(scratch.text("goals.toml").starts_with(kept));
    scratch.store().undo(NOW, Write::Really).expect("undone");
    scratch.store().undo(NOW, Write::Really).expect("undone");
    assert!(scratch.text("goals.toml") == text && scratch.listed() == before);
}

#[test]
fn goals_over_many_years() {
    let years = times("files of years, each of them a century", 40, 2_000);
    let scratch = Scratch::with(&[("goals.toml", &rich(0))]);
    for n in 0..years {
        let year = 1 + n * 9_998 / (years - 1);
        let text = format!("[[goal]]\nid = \"y{year}\"\ntitle = \"Y\"\ndone = {year}\n");
        scratch.put(&format!("done/{year:04}.toml"), &text);
    }
    assert_eq!(scratch.listed().len(), years + 1);
    let summaries = scratch.store().read(Years::Summaries).expect("read").summaries;
    assert_eq!(summaries.iter().map(|(_, s)| s.done).sum::<usize>(), years);
    changes_and_back(&scratch, "r0000000");
}

#[test]
fn one_goal_with_very_much_in_it() {
    let many = |few, full| times("things in one goal", few, full);
    let tags: Vec<String> = (0..many(500, 5_000)).map(|n| format!("\"t{n}\"")).collect();
    let log = |n| format!("[[goal.log]]\non = 2026-01-02\ntext = \"entry {n}\"\n");
    let log: String = (0..many(1_000, 20_000)).map(log).collect();
    let own: String = (0..many(1_000, 50_000)).map(|n| format!("own-{n} = {n}\n")).collect();
    let note = "a line of a long note\n".repeat(many(5_000, 250_000));
    let title = "word ".repeat(many(10_000, 200_000));
    for inner in [
        format!("tags = [{}]\n", tags.join(", ")),
        log,
        own,
        format!("note = \"\"\"\n{note}\"\"\"\n"),
        format!("why = \"{title}\"\n"),
    ] {
        let text =
            format!("{}[[goal]]\nid = \"big\"\ntitle = \"Big\"\n{inner}\n{}", rich(1), rich(2));
        changes_and_back(&Scratch::with(&[("goals.toml", &text)]), "big");
    }
}

#[test]
fn long_chains_and_many_tables_that_are_not_the_programs() {
    let links = times("links of a chain", 200, 2_000);
    let goal = |n: usize| {
        format!(
            "[[goal]]\nid = \"g{n}\"\ntitle = \"G\"\nsize = \"large\"\ntoward = \"g{}\"\n",
            n + 1
        )
    };
    let goals: String = (0..links).map(goal).collect();
    let foreign: String = (0..links * 10).map(|n| format!("[own-{n}]\na = 1\n")).collect();
    let last = format!("[[goal]]\nid = \"g{links}\"\ntitle = \"G\"\nsize = \"large\"\n");
    let milestone = |n: usize| {
        format!(
            "[[milestone]]\nid = \"m{n}\"\ntitle = \"M\"\non = 1997\nled_to = [\"m{}\"]\n",
            n + 1
        )
    };
    let milestones: String = (0..links).map(milestone).collect();
    let end = format!("[[milestone]]\nid = \"m{links}\"\ntitle = \"M\"\non = 1997\n");
    let scratch = Scratch::with(&[
        ("goals.toml", &format!("{goals}{last}{foreign}")),
        ("milestones.toml", &format!("{milestones}{end}")),
    ]);
    let reading = scratch.store().read(Years::All).expect("it reads");
    assert_eq!(reading.problems, []);
    assert_eq!(scratch.listed().len(), 2 * (links + 1));
    changes_and_back(&scratch, "g0");
}
