//! The forms of todo.txt as real files have them.

use super::*;
use crate::domain::import::Import;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;
use proptest::prelude::*;

const SAMPLE: &str = "\
(A) 2024-02-01 Speed up the export +report @desk due:2024-03 pri:B t:2024-02-02
x 2024-02-05 2024-02-01 @Fix the +list in https://example.org/a:b 10:30 started:2024-02-02
x (B) 2024-02-06 2024-02-01 Write the README due:2024-02-07 id:r1

x Read without any date
 x leading blank
2024-13-40 is no date rec:+1m
";

fn items_of(name: &str, text: &str) -> Vec<String> {
    items(&read(&FORMAT, name, text))
}

fn ids(import: &Import) -> Vec<String> {
    import.items.iter().map(|incoming| incoming.item.id().to_string()).collect()
}

#[test]
fn todotxt_gives_a_goal_for_each_line() {
    let import = read(&FORMAT, "todo.txt", SAMPLE);
    insta::assert_snapshot!(items(&import).join("\n"), @"
    title=Speed up the export; due=2024-03; tags=report, desk; created=2024-02-01
    title=Fix the list in https://example.org/a:b 10:30 started:2024-02-02; state=done 2024-02-05; tags=Fix, list; created=2024-02-01
    title=Write the README; state=done 2024-02-06; due=2024-02-07; created=2024-02-01
    title=x leading blank
    ");
    assert_eq!(undated(&import), ["title=Read without any date; state=done 2026-11-22"]);
    assert_eq!(import.left, [("recurring", 1)]);
    let places: Vec<String> = import.items.iter().map(|i| i.source.to_string()).collect();
    let expected = ["todo.txt:1:1", "todo.txt:2:1", "todo.txt:3:1", "todo.txt:5:1", "todo.txt:6:2"];
    assert_eq!(places, expected);
}

#[test]
fn todotxt_is_done_only_after_a_small_x_and_a_blank() {
    for line in ["xylophone", "X 2024-02-05 capital", " x blank first", "x", "(A) x after all"] {
        let import = read(&FORMAT, "todo.txt", line);
        assert!(import.items.iter().all(|i| i.item.as_goal().is_some_and(|g| g.state.is_open())));
        assert_eq!(import.items.len(), 1, "{line}");
    }
}

#[test]
fn todotxt_takes_the_marks_of_a_done_task_in_any_order() {
    let forms = [
        "x (A) 2024-02-05 2024-02-01 Call",
        "x 2024-02-05 (A) 2024-02-01 Call",
        "x 2024-02-05 2024-02-01 (A) Call",
    ];
    for form in forms {
        let expected = ["title=Call; state=done 2024-02-05; created=2024-02-01"];
        assert_eq!(items_of("todo.txt", form), expected, "{form}");
    }
    assert_eq!(items_of("todo.txt", "2024-02-01 (A) Call"), ["title=(A) Call; created=2024-02-01"]);
}

#[test]
fn todotxt_archive_needs_no_mark() {
    let text = "2024-02-05 2024-02-01 Call\n2024-02-06 Write\nRead\n";
    let import = read(&FORMAT, "old.done.txt", text);
    let done = [
        "title=Call; state=done 2024-02-05; created=2024-02-01",
        "title=Write; state=done 2024-02-06",
    ];
    assert_eq!(items(&import), done);
    assert_eq!(undated(&import), ["title=Read; state=done 2026-11-22"]);
    assert_eq!(items_of("todo.txt", text).len(), 3);
}

#[test]
fn todotxt_key_that_has_no_value_of_its_kind_is_text() {
    let text = "Wear the t:shirt due:soon rec: pri:high id:";
    assert_eq!(items_of("todo.txt", text), [format!("title={text}")]);
}

#[test]
fn todotxt_takes_recurring_tasks_on_request() {
    let asked = Asked { recurring: true, ..Asked::default() };
    let import = read_asked(&FORMAT, &[file("todo.txt", "Pay rec:1m due:2024-03-01")], &asked);
    let import = import.expect("a todo.txt");
    assert_eq!((items(&import), import.left), (vec!["title=Pay; due=2024-03-01".into()], vec![]));
}

#[test]
fn todotxt_task_that_moved_to_the_archive_is_one_and_done() {
    let open = "(A) 2024-02-01 Call @phone\nWrite\n(C) Read the book id:7\nNew\n";
    let done =
        "x 2024-02-05 2024-02-01 Call @phone pri:A\nx 2024-02-06 Write\nx Read it all id:7\n";
    let both = [file("todo.txt", open), file("done.txt", done)];
    let import = read_asked(&FORMAT, &both, &Asked::default()).expect("todo.txt");
    let expected = [
        "title=Call; state=done 2024-02-05; tags=phone; created=2024-02-01",
        "title=Write; state=done 2024-02-06",
        "title=New",
    ];
    assert_eq!(items(&import), expected);
    assert_eq!(undated(&import), ["title=Read it all; state=done 2026-11-22"]);
    let alone = |name, text| ids(&read(&FORMAT, name, text));
    assert_eq!(alone("todo.txt", open)[..2], alone("done.txt", done)[..2]);
}

#[test]
fn todotxt_tasks_that_are_alike_are_two() {
    let text = "x 2024-02-05 Water the plants\nx 2024-02-08 Water the plants\n";
    let import = read(&FORMAT, "done.txt", text);
    let first = ids(&import);
    assert_ne!(first[0], first[1]);
    assert_eq!(first, ids(&read(&FORMAT, "other/done.txt", text)), "the file does not count");
}

#[test]
fn todotxt_line_without_words_is_set_aside() {
    let import =
        read(&FORMAT, "todo.txt", "Call\r\n(A) 2024-02-01\r\nx 2024-02-05 due:2024-02-06\r\n");
    assert_eq!(
        set_aside(&import),
        ["todo.txt:2:1: it has no title", "todo.txt:3:1: it has no title"]
    );
}

#[test]
fn todotxt_is_known_by_its_name_or_its_lines() {
    let guessed = |name, text: &str| guess(&file(name, text)).map(|format| format.name);
    assert_eq!(guessed("my.todo.txt", "Call"), Some("todotxt"));
    assert_eq!(guessed("Done.TXT", "Call"), Some("todotxt"));
    assert_eq!(guessed("list.txt", "(A) Call\nx 2024-02-05 Write\nRead"), Some("todotxt"));
    assert_eq!(guessed("letter.txt", "Dear Anna,\n2024-02-05 was fine"), None);
    assert_eq!(guessed("todo.txt", "- [ ] Call"), Some("markdown"));
    assert_eq!(guessed("todo.txt", "Read\n(A) Call\n- [ ] Write"), Some("todotxt"));
    assert_eq!(
        guessed("todo.txt", "[{\"type\": \"goal\", \"id\": \"a\", \"title\": \"b\"}]"),
        Some("json")
    );
    let json = "[{\"type\": \"goal\", \"id\": \"a\", \"title\": \"b\"}]";
    let refused = "a.json is not a todo.txt file: it is Milepost's own JSON";
    assert_eq!(refusal(&FORMAT, "a.json", json), refused);
    assert_eq!(refusal(&FORMAT, "todo.txt", b"\x89PNG\r\n\x1a\n\0\0"), "todo.txt: it is not text");
}

#[test]
fn todotxt_survives_any_damage() {
    survives_damage(&FORMAT, "todo.txt", SAMPLE.as_bytes());
}

proptest! {
    #[test]
    fn todotxt_of_any_words_is_read(text in "((x|\\(A\\)|2024-02-0[1-9]|due:|id:|@|\\+|a|é|:| )[ \n]?){0,40}") {
        for name in ["todo.txt", "done.txt"] {
            let import = read(&FORMAT, name, &text);
            let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
            let told = import.items.len() + import.set_aside.len();
            prop_assert_eq!(told, lines);
        }
    }
}
