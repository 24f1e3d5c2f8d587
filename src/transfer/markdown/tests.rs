//! Notes as people and plugins write them.

use super::*;
use crate::domain::import::Import;
use crate::transfer::fixtures::{
    file, items, read, read_asked, refusal, set_aside, survives_damage, undated,
};
use crate::transfer::guess;
use crate::transfer::options::Asked;
use proptest::prelude::*;

const SAMPLE: &str = "\
---
tags: [work]
---
# Work

- [x] #task **Migrate** the [[Databases|database]] 🔼 ➕ 2024-04-30 ✅ 2024-05-02 ^a1
\t- [x] read [the guide](https://example.org/g) #read ✅ 2024-05-01
\t- the long one
\t  and its appendix
\t- [ ] ask `ops` 📅 2024-06-01
* [/] Learn [due:: 2024-07-01] (scheduled:: 2024-06-01) ⏳ 2024-06-02
+ [-] Give up ❌ 2024-05-03
1. [X] Undated
> - [!] In a quote

- [ ] Pay 🔁 every month on the last ⏫ 📅 2024-05-31
    - [ ] Look for the form
- plain
";

fn asked(rows: RowKind) -> Asked {
    Asked { rows, ..Asked::default() }
}

fn read_as(rows: RowKind, text: &str) -> Import {
    read_asked(&FORMAT, &[file("brag.md", text)], &asked(rows)).expect("a note")
}

#[test]
fn markdown_of_many_brackets_and_comments_is_read_once() {
    for (start, end) in
        [("[", "]"), ("(due:: ", ")"), ("<!-- ", ""), ("<!-- ", " -->"), ("[[", "]]")]
    {
        let text = format!("- [ ] Read {}x{}\n", start.repeat(50_000), end.repeat(50_000));
        assert!(read(&FORMAT, "a.md", text).items.len() <= 1, "{start}");
    }
}

#[test]
fn markdown_tag_between_a_verb_and_its_object_is_a_label() {
    let text = "- [ ] Ship #work [[Project X|the project]]\n- [ ] Write for #team\n- [ ] Fix #parser bug #now\n";
    assert_eq!(
        items(&read(&FORMAT, "a.md", text)),
        [
            "title=Ship the project; tags=work",
            "title=Write for team; tags=team",
            "title=Fix parser bug; tags=parser, now"
        ]
    );
}

#[test]
fn markdown_gives_a_goal_for_each_task() {
    let import = read(&FORMAT, "work.md", SAMPLE);
    insta::assert_snapshot!(items(&import).join("\n"), @"
    title=Migrate the database; size=large; state=done 2024-05-02; note=- the long one
      and its appendix; created=2024-04-30
    title=read the guide; state=done 2024-05-01; toward=ksb474r8; tags=read; links=https://example.org/g
    title=ask ops; toward=ksb474r8; due=2024-06-01
    title=Learn; due=2024-07-01
    title=Give up; state=dropped 2024-05-03
    title=In a quote
    title=Look for the form
    ");
    assert_eq!(undated(&import), ["title=Undated; state=done 2026-11-22"]);
    assert_eq!(import.left, [("recurring", 1)]);
    let places: Vec<String> = import.items.iter().map(|i| i.source.to_string()).collect();
    let (first, last) = (places.first(), places.last());
    assert_eq!(
        (first.map(String::as_str), last.map(String::as_str)),
        (Some("work.md:6:1"), Some("work.md:17:5"))
    );
    assert_eq!(import, read(&FORMAT, "work.md", SAMPLE));
}

#[test]
fn markdown_task_with_others_within_is_a_larger_goal() {
    let import =
        read(&FORMAT, "work.md", "1. [x] a\n   - b\n     - [x] c\n- [ ] d\n\nText\n  - [ ] e\n");
    let goals: Vec<String> = import
        .items
        .iter()
        .filter_map(|incoming| incoming.item.as_goal())
        .map(|g| format!("{} {} {}", g.title, g.size.word(), g.toward.is_some()))
        .collect();
    assert_eq!(goals, ["a large false", "c small true", "d small false", "e small false"]);
}

#[test]
fn markdown_task_keeps_its_id_when_it_is_ticked() {
    let id =
        |text: &str| read(&FORMAT, "a/work.md", text).items.first().map(|i| i.item.id().clone());
    assert_eq!(id("- [ ] Call #phone"), id("* [x] Call #phone ✅ 2024-05-02"));
    assert_ne!(id("- [ ] Call"), id("- [ ] Call Anna"));
    let alike = read(&FORMAT, "work.md", "- [ ] Call\n- [ ] Call\n");
    assert_ne!(alike.items[0].item.id(), alike.items[1].item.id());
}

#[test]
fn markdown_dates_stand_anywhere_and_once() {
    let forms = [
        "- [x] ✅ 2024-05-02 Call",
        "- [x] Call ✅2024-05-02 ✅ 2024-05-09",
        "- [x] Call [completion:: 2024-05-02]",
        "- [x] Call (Completion:: [[2024-05-02]])",
        "- [x] Call ✅\u{fe0f} 2024-05-02",
    ];
    for form in forms {
        assert_eq!(
            items(&read(&FORMAT, "a.md", form)),
            ["title=Call; state=done 2024-05-02"],
            "{form}"
        );
    }
}

#[test]
fn markdown_field_without_a_date_is_text() {
    let text = "- [ ] Ship ✅ soon [due:: soon] `📅 2024-05-01` [mood:: fine] [done]";
    let expected = "title=Ship ✅ soon [due:: soon] 📅 2024-05-01 [mood:: fine] [done]";
    assert_eq!(items(&read(&FORMAT, "a.md", text)), [expected]);
}

#[test]
fn markdown_impossible_day_is_its_month() {
    let import = read(&FORMAT, "a.md", "- [x] Call ✅ 2024-02-30");
    assert_eq!(items(&import), ["title=Call; state=done 2024-02"]);
    assert_eq!(import.remarks, ["a.md:1:1: \"2024-02-30\" is taken as 2024-02"]);
}

#[test]
fn markdown_statuses_of_the_users_own_are_open_unless_they_have_an_end() {
    let text = "- [>] a\n- [P] b ✅ 2024-05-02\n- [d] c ❌ 2024-05-03\n- [ ] d ✅ 2024-05-02\n";
    let expected = [
        "title=a",
        "title=b; state=done 2024-05-02",
        "title=c; state=dropped 2024-05-03",
        "title=d",
    ];
    assert_eq!(items(&read(&FORMAT, "a.md", text)), expected);
}

#[test]
fn markdown_undated_tick_has_the_date_in_the_name_of_its_note() {
    let text = "- [x] Call\n- [-] Write\n- [x] Read ✅ 2023-06-02\n";
    let import = read(&FORMAT, "daily/2023-06-01 Thu.md", text);
    let expected = [
        "title=Call; state=done 2023-06-01",
        "title=Write; state=dropped 2023-06-01",
        "title=Read; state=done 2023-06-02",
    ];
    assert_eq!(items(&import), expected);
    let remark = "2023-06-01 Thu.md: the date in its name is taken for 2 tasks without one";
    assert_eq!(import.remarks, [remark]);
    let import = read(&FORMAT, "daily.md", text);
    assert_eq!(undated(&import).len(), 2);
    let given = import.items[1].at(Date::Year(2022));
    assert_eq!(given.item.as_goal().map(|goal| goal.state.word()), Some("dropped"));
}

#[test]
fn markdown_note_is_named_after_a_date() {
    let names = [
        ("2023-06-01.md", "2023-06-01"),
        ("2023_06_01.md", "2023-06-01"),
        ("20230601.md", "2023-06-01"),
        ("Journal 2023.06.01.md", "2023-06-01"),
        ("2023-06.md", "2023-06"),
        ("2023.md", "2023"),
        ("2023-13-01.md", ""),
        ("Plans for 2023.md", ""),
        ("x2023-06-01.md", ""),
        ("tëst1234.md", ""),
    ];
    for (name, expected) in names {
        let date = date_in_name(name).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(date, expected, "{name}");
    }
}

#[test]
fn markdown_takes_scheduled_dates_and_recurring_tasks_on_request() {
    let asked = Asked { scheduled: true, recurring: true, ..Asked::default() };
    let text =
        "- [ ] a ⏳ 2024-06-02\n- [ ] b ⏳ 2024-06-02 📅 2024-06-09 🔁 every week when done\n";
    let import = read_asked(&FORMAT, &[file("a.md", text)], &asked).expect("a note");
    assert_eq!(items(&import), ["title=a; due=2024-06-02", "title=b; due=2024-06-09"]);
}

const BRAG: &str = "\
# What I did
- How to read this
## 2019
- Led the **cutover** #payments
  - with two colleagues
### March
- 2019-03-02: Talk at [the meetup](https://example.org)
- Wrote the guide
## Spring 2020 – at Nordbank
* May 12: Hired three
- [ ] Write this up
## Later
- Undated
";

#[test]
fn markdown_lists_under_years_are_milestones_on_request() {
    let import = read_as(RowKind::Milestone, BRAG);
    insta::assert_snapshot!(items(&import).join("\n"), @"
    title=Led the cutover; on=2019; note=- with two colleagues; tags=payments
    title=Talk at the meetup; on=2019-03-02; links=https://example.org
    title=Wrote the guide; on=2019-03
    title=Hired three; on=2020-05-12
    title=Write this up
    ");
    assert_eq!(undated(&import).len(), 2);
    assert_eq!(items(&read_as(RowKind::Unsaid, BRAG)), ["title=Write this up"]);
}

#[test]
fn markdown_line_that_goes_on_is_one_title() {
    let text =
        "# 2019\n- Led the\n  cutover\n\n  with two\n- Wrote\n\n1. Talked\n   - there\n   so\n";
    let rows = items(&read_as(RowKind::Milestone, text));
    let expected = [
        "title=Led the cutover; on=2019; note=with two",
        "title=Wrote; on=2019",
        "title=Talked; on=2019; note=- there\nso",
    ];
    assert_eq!(rows, expected);
    let wrapped =
        "- [ ] Write down all that is to be said about the cutover and\n  its end\n  in May\n";
    let title = "title=Write down all that is to be said about the cutover and its end in May";
    assert_eq!(items(&read(&FORMAT, "a.md", wrapped)), [title]);
    let short = items(&read(&FORMAT, "a.md", "- [ ] Call\n  Anna first\n"));
    assert_eq!(short, ["title=Call; note=Anna first"]);
}

#[test]
fn markdown_lists_are_goals_on_request() {
    let titles = "## 2019\n- Led\n- Wrote\n";
    assert_eq!(items(&read_as(RowKind::Goal, titles)), ["title=Led", "title=Wrote"]);
    let done = ["title=Led; state=done 2019", "title=Wrote; state=done 2019"];
    assert_eq!(items(&read_as(RowKind::Done, titles)), done);
    let none = read_as(RowKind::Unsaid, titles);
    assert_eq!(
        none.remarks,
        ["There are no tasks in it; --as milestone takes the lines of its lists"]
    );
}

#[test]
fn markdown_task_without_words_is_set_aside() {
    let import = read(&FORMAT, "a.md", "- [ ]\n- [x] #task ✅ 2024-05-02\r\n  - [ ] **a**\r\n");
    assert_eq!(set_aside(&import), ["a.md:1:1: it has no title", "a.md:2:1: it has no title"]);
    assert_eq!(items(&import), ["title=a"]);
}

#[test]
fn markdown_is_known_by_its_name_or_its_boxes() {
    let guessed = |name, text: &str| guess(&file(name, text)).map(|format| format.name);
    assert_eq!(guessed("a.MD", ""), Some("markdown"));
    assert_eq!(guessed("todo.txt", "Today\n- [ ] Call\n"), Some("markdown"));
    assert_eq!(guessed("a.txt", "- Call\n"), None);
    let refused = refusal(&FORMAT, "done.txt", "x 2024-05-02 Call");
    assert_eq!(refused, "done.txt is not a Markdown note: it is a todo.txt file");
}

#[test]
fn markdown_survives_any_damage() {
    survives_damage(&FORMAT, "work.md", SAMPLE.as_bytes());
}

proptest! {
    #[test]
    fn markdown_of_any_signs_is_read(
        text in "((- \\[ \\] |- \\[x\\] |\t|  |> |# 2019|```|<!--|-->|---|✅|📅 2024-05-0[1-9]|🔁|\\[due:: |\\]|\\(|\\)|\\[\\[|\\*\\*|_|`|#|\\||\\\\|a|é| )\n?){0,40}"
    ) {
        for rows in [RowKind::Unsaid, RowKind::Milestone, RowKind::Done] {
            let both = [file("2023-06-01.md", &text), file("b.md", &text)];
            prop_assert!(read_asked(&FORMAT, &both, &asked(rows)).is_ok());
        }
    }
}
