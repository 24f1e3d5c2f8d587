//! Hand-written files through every kind of change: every byte that the change is not about stays.

use crate::store::corpus::valid;
use crate::store::scratch::{NOW, Scratch, add, alter, date, done, goal, shift};
use crate::trial::times;
use milepost::domain::change::Place;
use milepost::domain::goal::LogEntry;
use milepost::store::{Write, Years};

/// The lines of `old` that are not in `new`, each counted.
fn lost(old: &str, new: &str) -> Vec<String> {
    let mut there: Vec<&str> = new.split_inclusive('\n').collect();
    let gone = |line: &&str| match there.iter().position(|l| l == line) {
        Some(index) => {
            there.remove(index);
            false
        }
        None => true,
    };
    old.split_inclusive('\n').filter(gone).map(str::to_owned).collect()
}

#[test]
fn addition_changes_no_old_byte() {
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        add(&mut scratch.store(), goal("n", "N")).expect(&name);
        let now = scratch.text("goals.toml");
        let rest = now.strip_prefix(&text).unwrap_or_else(|| panic!("{name}: {now}"));
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let ended = rest.trim_start_matches(['\r', '\n']);
        assert!(
            ended.starts_with(&format!("[[goal]]{newline}id = \"n\"{newline}")),
            "{name}: {rest}"
        );
    }
}

#[test]
fn edit_changes_only_the_lines_that_it_is_about() {
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        alter(&mut scratch.store(), "edit", "b", |g| g.title = "New".into()).expect(&name);
        let now = scratch.text("goals.toml");
        let gone = lost(&text, &now);
        assert!(
            gone.iter().all(|l| l.contains('B')
                || l.contains("title")
                || l.contains("modified")
                || l.contains("[[goal]]")
                || !l.ends_with('\n')),
            "{name}: {gone:?}"
        );
        let own = gone.iter().filter(|l| !l.contains("modified"));
        assert!(own.count() <= 1, "{name}: {gone:?}");
    }
}

#[test]
fn goal_done_takes_its_own_lines_along_and_no_others() {
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        let items = scratch.listed().len();
        done(&mut scratch.store(), "a", "2026-11-22").expect(&name);
        let (open, year) = (scratch.text("goals.toml"), scratch.text("done/2026.toml"));
        let ended = |text: &str| text.replace('\r', "").trim_end().to_owned() + "\n";
        let gone = lost(&ended(&text), &format!("{}{}", ended(&open), ended(&year)));
        let gone: String = gone.into_iter().filter(|l| !l.starts_with("modified")).collect();
        assert_eq!(gone.trim(), "", "{name}: {open}----{year}");
        assert!(
            ["id = \"b\"", "id='b'", "id=\"b\"", "\"id\" = "].iter().any(|id| open.contains(id)),
            "{name}"
        );
        assert_eq!(scratch.listed().len(), items, "{name}");
    }
}

#[test]
fn move_changes_no_line() {
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        shift(&mut scratch.store(), "b", Place::First).expect(&name);
        let now = scratch.text("goals.toml");
        let gone = lost(&text, &now);
        assert!(
            gone.iter().all(|l| l.trim().is_empty() || !l.ends_with('\n')),
            "{name}: {gone:?}\n{now}"
        );
        assert!(scratch.listed()[0].contains(" b "), "{name}");
    }
}

#[test]
fn note_is_added_in_the_way_that_the_log_is_written() {
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        let entry = LogEntry { on: date("2026-11-22"), text: "note".into(), amount: None };
        for which in ["a", "b"] {
            alter(&mut scratch.store(), "log", which, |g| g.log.push(entry.clone())).expect(&name);
        }
        let now = scratch.text("goals.toml");
        assert!(
            lost(&text, &now)
                .iter()
                .all(|l| l.contains("log = [") || l.contains("modified") || !l.ends_with('\n')),
            "{name}: {now}"
        );
    }
}

#[test]
fn lossless_edit_without_a_change_changes_no_byte() {
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        for which in ["a", "b"] {
            alter(&mut scratch.store(), "edit", which, |_| {}).expect(&name);
        }
        scratch.store().read(Years::All).expect(&name);
        assert_eq!(scratch.text("goals.toml"), text, "{name}");
    }
}

#[test]
fn twenty_changes_keep_all_that_they_are_not_about_and_are_undone_to_the_byte() {
    let rounds = times("rounds of four changes to each file of the corpus", 2, 5);
    for (name, text) in valid() {
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        for n in 0..rounds {
            let mut store = scratch.store();
            alter(&mut store, "edit", "a", |g| g.due = Some(date(&format!("20{}", 30 + n))))
                .expect(&name);
            alter(&mut store, "edit", "b", |g| g.tags.push(format!("t{n}"))).expect(&name);
            add(&mut store, goal(&format!("n{n}"), "N")).expect(&name);
            let place = if n % 2 == 0 { Place::Last } else { Place::First };
            shift(&mut store, "a", place).expect(&name);
        }
        let now = scratch.text("goals.toml");
        let about = |line: &str| ["due", "tags", "modified"].iter().any(|key| line.contains(key));
        let foreign =
            |line: &&String| !line.trim().is_empty() && !about(line) && line.ends_with('\n');
        let gone = lost(&text, &now);
        assert_eq!(gone.iter().find(foreign), None, "{name}: {now}");
        while scratch.store().undo(NOW, Write::Really).is_ok() {}
        assert_eq!(scratch.text("goals.toml"), text, "{name}");
    }
}

#[test]
fn item_between_whose_parts_something_else_stands_is_left_alone() {
    let text = "[[goal]]\nid = \"a\"\ntitle = \"A\"\n[other]\nx = 1\n[goal.measure]\ntarget = 3\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    let fault = done(&mut scratch.store(), "a", "2026").expect_err("in pieces");
    assert_eq!(
        fault.to_string(),
        "\"A\" cannot be changed where it is: another table is between its parts"
    );
    assert_eq!(scratch.text("goals.toml"), text);
    alter(&mut scratch.store(), "edit", "b", |g| g.title = "B2".into()).expect("the other can be");
}

#[test]
fn lossless_edit_keeps_what_the_schema_does_not_know() {
    let text = "[[goal]]\nid = \"a\"\ntitle = \"A\"\n[other]\nx = 1\n[goal.measure]\ntarget = 3\n";
    let ended =
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\ndone = 2026\nmodified = 2026-11-01T00:00:00Z\n";
    let scratch = Scratch::with(&[("goals.toml", text), ("done/2026.toml", ended)]);
    assert_eq!(scratch.listed(), ["done/2026.toml a A"]);
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    assert!(scratch.text("goals.toml").starts_with(text));
    assert_eq!(scratch.listed().len(), 2);
}

#[test]
fn lines_of_an_item_all_end_as_its_own_do_whatever_is_done_to_it() {
    let item = "[[goal]]\r\nid = \"a\"\r\ntitle = \"A\"\r\n[[goal.log]]\r\non = 2026-11-01\r\n";
    let other = "\n[[goal]]\nid = \"b\"\ntitle = \"B\"\n";
    let entry = LogEntry { on: date("2026-11-22"), text: "two\nlines".into(), amount: None };
    let ends = |text: &str, end: &str| {
        text.split_inclusive('\n')
            .all(|l| l.ends_with(end) && (end == "\r\n" || !l.ends_with("\r\n")))
    };
    for first in ["format = 1\n\n", "# mine\r\n\r\n", ""] {
        let scratch = Scratch::with(&[("goals.toml", &format!("{first}{item}{other}"))]);
        let mut store = scratch.store();
        alter(&mut store, "edit", "a", |g| {
            g.note = Some("one\ntwo".into());
            g.tags = vec!["x".into()];
        })
        .expect("edited");
        alter(&mut store, "log", "a", |g| g.log.push(entry.clone())).expect("noted");
        alter(&mut store, "edit", "b", |g| g.due = Some(date("2027"))).expect("edited");
        shift(&mut store, "a", Place::Last).expect("moved");
        let text = scratch.text("goals.toml");
        let (at, before) =
            (text.find("[[goal]]\r\n").expect("a"), text.find("[[goal]]\nid = \"b\"").expect("b"));
        assert!(at > before, "{text:?}");
        assert!(ends(&text[at..], "\r\n"), "{text:?}");
        assert!(ends(text[before..at].trim_end_matches("\r\n"), "\n"), "{text:?}");
        done(&mut store, "a", "2026-11-22").expect("done");
        let year = scratch.text("done/2026.toml");
        assert!(ends(&year, "\n"), "{year:?}");
        while scratch.store().undo(NOW, Write::Really).is_ok() {}
        assert_eq!(scratch.text("goals.toml"), format!("{first}{item}{other}"));
    }
}
