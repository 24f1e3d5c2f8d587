//! What is found, in which order, and what is marked.

use super::*;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, State};
use crate::domain::id::Id;
use crate::domain::milestone::Milestone;
use proptest::prelude::*;

fn id(name: &str) -> Id {
    Id::parse(name).expect("an id")
}

fn date(text: &str) -> Date {
    Date::from_iso(text).expect("a date")
}

fn goal(name: &str, title: &str) -> Goal {
    Goal::new(id(name), title)
}

fn items() -> Vec<Item> {
    let note =
        "After a year of nights on call, the storage team asked\nwho would write the runbook";
    vec![
        goal("exam", "Book the mock exam").into(),
        Goal {
            tags: vec!["linux".into(), "exam".into()],
            ..goal("tagged", "Read chapter 4")
        }
        .into(),
        Goal {
            note: Some(note.into()),
            state: State::Done(date("2019")),
            ..goal("noted", "Talk with Ada")
        }
        .into(),
        Milestone {
            kind: Some("training".into()),
            ..Milestone::new(id("course"), "Windows NT4 course", date("1997"))
        }
        .into(),
    ]
}

fn ids(items: &[Item], typed: &str) -> Vec<String> {
    let found = Search::over(items.to_vec()).find(typed);
    assert_eq!(found.count, found.hits.len());
    let name = |hit: &Hit| items[hit.at].id().to_string();
    found.hits.iter().map(name).collect()
}

fn marked(text: &str, letters: &[u32]) -> String {
    let mark = |(at, c): (usize, char)| match letters.contains(&(at as u32)) {
        true => c.to_ascii_uppercase(),
        false => c,
    };
    text.chars().enumerate().map(mark).collect()
}

fn beyond(typed: &str) -> (&'static str, String) {
    let found = Search::over(items()).find(typed);
    let beyond = found.hits[0].beyond.as_ref().expect("not in the title");
    (beyond.place, marked(&beyond.text, &beyond.letters))
}

#[test]
fn titles_come_first_and_then_what_has_the_words_elsewhere() {
    let items = items();
    assert_eq!(ids(&items, "exam"), ["exam", "tagged"]);
    assert_eq!(ids(&items, "bkmock"), ["exam"], "a title may be shortened");
    assert_eq!(
        ids(&items, "rnbook"),
        Vec::<String>::new(),
        "a note may not"
    );
    assert_eq!(
        ids(&items, "ada runbook"),
        ["noted"],
        "one word here, one there"
    );
    assert_eq!(ids(&items, "ada exam"), Vec::<String>::new());
    assert_eq!(ids(&items, "").len(), 4);
}

#[test]
fn what_was_found_elsewhere_says_where_and_around_what() {
    assert_eq!(beyond("linux"), ("tag", "LINUX".into()));
    assert_eq!(beyond("training"), ("kind", "TRAINING".into()));
    assert_eq!(
        beyond("year of"),
        (
            "note",
            "After a YEAR OF nights on call, the storage team asked who would write the runbook"
                .into()
        )
    );
    assert_eq!(beyond("runbook"), ("note", "…write the RUNBOOK".into()));
    assert_eq!(
        beyond("asked who").1,
        "…storage team ASKED WHO would write the runbook"
    );
}

#[test]
fn what_is_open_comes_first_and_then_the_latest() {
    let all = items();
    let mut other = Item::from(Milestone::new(id("late"), "Late", date("2026-10-12")));
    let turned: Vec<Item> = all
        .iter()
        .rev()
        .chain(std::iter::once(&other))
        .cloned()
        .collect();
    let sorted = latest_first(turned.iter());
    let names: Vec<&str> = sorted.iter().map(|item| item.id().as_str()).collect();
    assert_eq!(names, ["tagged", "exam", "late", "noted", "course"]);
    if let Item::Milestone(late) = &mut other {
        let mut changed = Milestone::clone(late);
        changed.until = Some(date("2027"));
        assert_eq!(past(&changed.into()), Some(date("2027").last_day()));
    }
}

#[test]
fn thousands_are_counted_and_the_first_hundreds_told() {
    let many: Vec<Item> = (0..2_000)
        .map(|n| goal(&format!("g{n}"), "Run").into())
        .collect();
    let found = Search::over(many).find("run");
    assert_eq!((found.count, found.hits.len()), (2_000, MOST));
    assert_eq!(found.hits[0].at, 0);
}

proptest! {
    #[test]
    fn letter_after_letter_finds_what_all_at_once_does(typed in "[a-eru \\\\é]{0,8}") {
        let mut search = Search::over(items());
        let mut so_far = String::new();
        for letter in typed.chars() {
            so_far.push(letter);
            prop_assert_eq!(search.find(&so_far), Search::over(items()).find(&so_far));
        }
    }

    #[test]
    fn no_text_breaks_it(typed in "\\PC{0,8}", note in any::<String>()) {
        let item = Goal { note: Some(note), ..goal("a", "A title") };
        for hit in Search::over(vec![item.into()]).find(&typed).hits {
            if let Some(Beyond { text, letters, .. }) = hit.beyond {
                prop_assert!(letters.iter().all(|at| (*at as usize) < text.chars().count()));
            }
        }
    }
}
