//! What is found, in which order, and what is marked.

use super::*;
use crate::domain::fixtures::{date, id};
use crate::domain::goal::{Dropped, Goal, LogEntry, State};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use proptest::prelude::*;

fn goal(name: &str, title: &str) -> Goal {
    Goal::new(id(name), title)
}

fn items() -> Vec<Item> {
    let note =
        "After a year of nights on call, the storage team asked\nwho would write the runbook";
    vec![
        goal("exam", "Book the mock exam").into(),
        Goal { tags: vec!["linux".into(), "exam".into()], ..goal("tagged", "Read chapter 4") }
            .into(),
        Goal {
            note: Some(note.into()),
            state: State::done(date("2019")),
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
    let mut search = Search::over(items.to_vec(), DateFormat::default());
    let found = search.find(typed);
    assert_eq!(found.count, found.hits.len());
    let name = |hit: &Hit| search.entries()[hit.at].item.id().to_string();
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
    let found = Search::over(items(), DateFormat::default()).find(typed);
    let beyond = found.hits[0].beyond.as_ref().expect("not in the title");
    (beyond.place, marked(&beyond.text, &beyond.letters))
}

#[test]
fn titles_come_first_and_then_what_has_the_words_elsewhere() {
    let items = items();
    assert_eq!(ids(&items, "exam"), ["exam", "tagged"]);
    assert_eq!(ids(&items, "bkmock"), ["exam"], "a title may be shortened");
    assert_eq!(ids(&items, "rnbook"), Vec::<String>::new(), "a note may not");
    assert_eq!(ids(&items, "ada runbook"), ["noted"], "one word here, one there");
    assert_eq!(ids(&items, "ada exam"), Vec::<String>::new());
    assert_eq!(ids(&items, "").len(), 4);
}

#[test]
fn search_says_where_a_match_outside_the_title_is() {
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
    assert_eq!(beyond("asked who").1, "…storage team ASKED WHO would write the runbook");
}

#[test]
fn search_finds_a_milestone_and_the_goal_that_it_was_once() {
    let cutover = |id: &str| Goal {
        note: Some("forty pages of runbook".into()),
        state: State::done(date("2026-10")),
        ..goal(id, "Lead the cutover")
    };
    let milestone = |from| Milestone {
        from: Some(id(from)),
        ..Milestone::new(id("led"), "Led the payments cutover", date("2026-10"))
    };
    let items = vec![cutover("goal").into(), milestone("goal").into(), goal("gym", "Gym").into()];
    assert_eq!(ids(&items, ""), ["led", "gym"]);
    assert_eq!(ids(&items, "cutover"), ["led"]);
    assert_eq!(ids(&items, "runbook"), ["led"], "what the goal says is found");
    let mut search = Search::over(items, DateFormat::default());
    let beyond = search.find("lead the").hits.remove(0).beyond.expect("not in the title");
    assert_eq!((beyond.place, beyond.text.as_str()), ("goal", "Lead the cutover"));

    let named = Goal { milestone: Some(id("led")), ..cutover("goal") };
    let items: Vec<Item> = vec![named.into(), cutover("other").into(), milestone("none").into()];
    assert_eq!(ids(&items, "cutover"), ["other", "led"], "only its own goal is part of it");
}

#[test]
fn a_search_finds_what_looks_alike_in_titles_notes_and_tags() {
    let items: Vec<Item> = vec![
        goal("viet", "Học tiếng Vie\u{323}\u{302}t").into(),
        Goal {
            note: Some("Nach Łódź, dann in die Straße 7".into()),
            tags: vec!["Ёж".into()],
            ..goal("noted", "Weg")
        }
        .into(),
        goal("kana", "ガイドを読む").into(),
    ];
    for (typed, id) in [
        ("viet", "viet"),
        ("VIỆT", "viet"),
        ("lodz", "noted"),
        ("strasse", "noted"),
        ("#еж", "noted"),
        ("カイト", "kana"),
        ("ｶﾞｲﾄﾞ", "kana"),
    ] {
        assert_eq!(ids(&items, typed), [id], "{typed}");
    }
    let found = Search::over(items, DateFormat::default()).find("lodz strasse");
    let beyond = found.hits[0].beyond.as_ref().expect("not in the title");
    assert_eq!(marked(&beyond.text, &beyond.letters), "Nach ŁóDź, dann in die STRAßE 7");
}

/// A milestone and a goal with something in every text.
fn told() -> Vec<Item> {
    let mut course = Milestone::new(id("course"), "A course", date("1997-05"));
    course.tags = vec!["windows".into()];
    course.links = vec!["https://example.org/nt4".into()];
    course.credential = Some(Credential {
        issuer: Some("Microsoft".into()),
        id: Some("MCP-70".into()),
        ..Credential::default()
    });
    course.recognised = Some(Recognised {
        on: date("2016-09-10"),
        why: "Taken because a colleague declined it".into(),
    });
    let log =
        LogEntry { on: date("2026-11-20"), text: "Two of the hard ones".into(), amount: None };
    let dropped = Dropped { on: date("2020-08-03"), why: "No time beside the move".into() };
    let lute = Goal {
        why: Some("For the joy of it".into()),
        log: vec![log],
        state: State::dropped(dropped),
        ..goal("lute", "Learn it")
    };
    vec![course.into(), lute.into()]
}

#[test]
fn every_text_of_an_item_is_searched_and_its_dates_as_they_read() {
    let found = [
        ("colleague declined", "course", "why", "Taken because a COLLEAGUE DECLINED it"),
        ("microsoft", "course", "credential", "MICROSOFT"),
        ("mcp-70", "course", "credential", "MCP-70"),
        ("#win", "course", "tag", "WINdows"),
        ("nt4", "course", "link", "…s://example.org/NT4"),
        ("1997", "course", "when", "May 1997, 10 Sep 2016"),
        ("september 2016", "course", "when", "May 1997, 10 SEP 2016"),
        ("hard ones", "lute", "progress", "Two of the HARD ONES"),
        ("joy", "lute", "why", "For the JOY of it"),
        ("beside", "lute", "why", "No time BESIDE the move"),
        ("3 aug", "lute", "when", "3 AUG 2020"),
    ];
    for (typed, name, place, text) in found {
        let found = Search::over(told(), DateFormat::default()).find(typed);
        assert_eq!(found.count, 1, "{typed}");
        let hit = &found.hits[0];
        let beyond = hit.beyond.as_ref().expect("not in the title");
        let marked = marked(&beyond.text, &beyond.letters);
        let is = (told()[hit.at].id().to_string(), beyond.place, marked);
        assert_eq!(is, (name.into(), place, text.into()), "{typed}");
    }
}

#[test]
fn dates_are_searched_in_the_format_in_which_they_read() {
    let found = |typed| Search::over(told(), DateFormat::Iso).find(typed).hits;
    let when = found("2016-09").remove(0).beyond.expect("not in the title");
    assert_eq!(marked(&when.text, &when.letters), "1997-05, 2016-09-10");
    assert_eq!(found("may 1997"), []);
}

#[test]
fn a_date_is_found_by_how_its_parts_begin_and_no_other_way() {
    for typed in ["97", "016", "ep", "sepx", "1997-05", "#1997"] {
        assert_eq!(ids(&told(), typed), Vec::<String>::new(), "{typed}");
    }
}

#[test]
fn search_lists_open_goals_first_and_then_the_latest() {
    let all = items();
    let mut other = Item::from(Milestone::new(id("late"), "Late", date("2026-10-12")));
    let turned: Vec<Item> = all.iter().rev().chain(std::iter::once(&other)).cloned().collect();
    let sorted = latest_first(turned.iter());
    let names: Vec<&str> = sorted.iter().map(|item| item.id().as_str()).collect();
    assert_eq!(names, ["tagged", "exam", "late", "noted", "course"]);
    if let Item::Milestone(late) = &mut other {
        let mut changed = Milestone::clone(late);
        changed.until = Some(date("2027").into());
        assert_eq!(past(&changed.into()), Some((false, date("2027").last_day())));
    }
}

#[test]
fn thousands_are_counted_and_the_first_hundreds_told() {
    let many: Vec<Item> = (0..2_000).map(|n| goal(&format!("g{n}"), "Run").into()).collect();
    let found = Search::over(many, DateFormat::default()).find("run");
    assert_eq!((found.count, found.hits.len()), (2_000, MOST));
    assert_eq!(found.hits[0].at, 0);
}

proptest! {
    #[test]
    fn letter_after_letter_finds_what_all_at_once_does(typed in "[a-eruSM0-9# \\\\é]{0,8}") {
        let all: Vec<Item> = items().into_iter().chain(told()).collect();
        let mut search = Search::over(all.clone(), DateFormat::default());
        let mut so_far = String::new();
        for letter in typed.chars() {
            so_far.push(letter);
            prop_assert_eq!(search.find(&so_far), Search::over(all.clone(), DateFormat::default()).find(&so_far));
        }
    }

    #[test]
    fn no_text_breaks_it(typed in "\\PC{0,8}", note in any::<String>()) {
        let item = Goal { note: Some(note), ..goal("a", "A title") };
        for hit in Search::over(vec![item.into()], DateFormat::default()).find(&typed).hits {
            if let Some(Beyond { text, letters, .. }) = hit.beyond {
                prop_assert!(letters.iter().all(|at| (*at as usize) < text.chars().count()));
            }
        }
    }
}
