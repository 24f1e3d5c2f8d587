//! The lines, and that no title is more than a text.

use super::*;
use crate::domain::fixtures::{date, done, id, journey, large, small, toward};
use crate::domain::goal::Dropped;
use crate::domain::profile::Profile;
use crate::transfer::export::fixtures::{ATTACKS, export, written};
use crate::transfer::fixtures::read;
use crate::transfer::{named, text};
use proptest::prelude::*;

#[test]
fn todotxt_has_a_line_for_each_small_goal() {
    let labs = Goal {
        title: "Do the labs for".into(),
        due: Some(date("2026-11-27")),
        tags: vec!["study".into(), "on call".into(), "7".into()],
        created: Some(date("2026-11-02")),
        why: Some("why".into()),
        ..toward(small("labs"), "cka")
    };
    let dropped = State::dropped(Dropped { on: date("2025-06-01"), why: String::new() });
    let items = vec![
        labs.into(),
        Goal { state: State::PAUSED, due: Some(date("2027-03")), ..small("paused") }.into(),
        Goal { title: "CKA, version 1.2".into(), ..large("cka") }.into(),
        Goal { created: Some(date("2026-09-01")), ..done("book", "2026-10-02") }.into(),
        Goal { created: Some(date("2026-09-01")), ..done("course", "1997") }.into(),
        Goal { state: dropped, ..small("mba") }.into(),
    ];
    let (lines, left_out) = export(&EXPORT, &journey(items), &Profile::default()).expect("lines");
    insta::assert_snapshot!(shown(&format!("{lines}\n{}", left_out.join("\n"))), @"
    2026-11-02 Do the labs for~ +CKA_version_1.2 @study @on_call due:2026-11-27 id:labs
    paused id:paused
    x course id:course
    x 2026-10-02 2026-09-01 book id:book

    1 dropped goal is left out, as a task of a todo.txt can only be done
    1 goal is done without a date, as it was not done on a known day
    1 target without a day is left out
    1 paused or someday goal is an open task
    1 tag without a letter is left out
    1 goal is without its why, note, kind, links and measure
    1 larger goal is left out; its steps have it as their project
    ");
}

/// With the joiners as `~`.
fn shown(text: &str) -> String {
    text.replace('\u{2060}', "~")
}

#[test]
fn todotxt_title_is_nothing_but_a_text() {
    insta::assert_snapshot!(
        [
            "x done", "X done", "(A) title", "2026-01-01 title", "- [ ] box", "+project @context",
            "due:2027-01-01 id:x rec:1w", "at 10:30: go", "see https://x.org:80/a:b", "a:b:c :x y:", "1 + 1 @ 2",
        ]
        .map(|text| shown(&title(text, false)))
        .join("\n"),
        @"
    ~x done
    ~X done
    ~(A) title
    ~2026-01-01 title
    ~- [ ] box
    ~+project ~@context
    due: ~~2027-01-01 id: ~~x rec: ~~1w
    at 10: ~~30: go
    see https://x.org:80/a:b
    a: ~~b: ~~c : ~~x y:
    1 ~+ 1 ~@ 2
    "
    );
}

/// The blank of an escaped key makes a word more, and the import counts the words that it reads.
#[test]
fn todotxt_title_keeps_its_labels_apart_by_the_words_that_are_written() {
    assert_eq!(shown(&title("due:2027-01-01 in", true)), "due: ~~2027-01-01 in~");
    assert_eq!(shown(&title("Log in", true)), "Log in");
}

proptest! {
    #[test]
    fn todotxt_title_comes_back_whatever_it_is(
        words in proptest::collection::vec(
            prop_oneof![
                4 => proptest::sample::select(&[
                    "x", "(A)", "2026-11-22", "+a", "@b", "due:2027-01-01", "id:x", "rec:1w", "t:2027-01-01", "pri:A",
                    "a:b:c", ":", "::", "https://x.org/a:b", "the", "on", "Call", "in", "-",
                ][..]).prop_map(str::to_owned),
                1 => proptest::sample::select(ATTACKS).prop_map(str::to_owned),
                1 => "\\PC{1,6}",
            ],
            1..6,
        ),
        is_done in any::<bool>(),
        is_labelled in any::<bool>(),
    ) {
        let Some(title) = text::some_line(&words.join(" ")) else { return Ok(()) };
        let mut goal = Goal { title, due: Some(date("2027-02-03")), ..done("a", "2026-10-02") };
        goal.created = Some(date("2026-09-01"));
        goal.tags = if is_labelled { vec!["study".into()] } else { Vec::new() };
        if !is_done {
            goal.state = State::ACTIVE;
        }
        let journey = journey(vec![goal.into()]).visible();
        let goal = journey.goal(&id("a")).expect("the goal");
        let lines = written(&EXPORT, &journey);
        prop_assert_eq!(lines.lines().count(), 1);
        let import = read(named("todotxt").expect("a format"), "todo.txt", &lines);
        let task = import.items.first().and_then(|it| it.item.as_goal()).expect("a task");
        let expected = Goal { id: task.id.clone(), ..(**goal).clone() };
        prop_assert_eq!((**task).clone(), expected, "{}", lines);
    }
}
