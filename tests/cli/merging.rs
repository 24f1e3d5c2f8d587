//! Conflict copies and marked files on the command line.

use super::kit::Desk;
use insta::assert_snapshot;

const COPY: &str = "goals.sync-conflict-20261121-183000-K3V9Q2W.toml";

const OURS: &str = r#"format = 1

[[goal]]
id = "mockexam"
title = "Book the mock exam"
due = 2026-11-27
modified = 2026-11-20T08:00:00Z

[[goal]]
id = "chapter4"
title = "Finish chapter 4 exercises"
tags = ["study"]
modified = 2026-11-20T09:00:00Z
"#;

const THEIRS: &str = r#"format = 1

[[goal]]
id = "mockexam"
title = "Book the mock exam in Leeds"
modified = 2026-11-21T18:30:00Z

[[goal]]
id = "chapter4"
title = "Finish chapter 4 exercises"
tags = ["evening"]
modified = 2026-11-21T18:40:00Z

[[goal]]
id = "askrefer"
title = "Ask for a \u001b[31mreference"
modified = 2026-11-21T18:50:00Z

[[goal]]
id = "talk0000"
title = "Give the talk"
modified = 2026-11-01T18:50:00Z
"#;

const DONE: &str = r#"[[goal]]
id = "talk0000"
title = "Give the talk"
done = 2026-11-12
modified = 2026-11-12T18:50:00Z
"#;

fn desk() -> Desk {
    Desk::with(&[("goals.toml", OURS), ("done/2026.toml", DONE), (COPY, THEIRS)])
}

#[test]
fn a_copy_is_mentioned_once_and_in_every_check() {
    assert_snapshot!(desk().runs(&[&["list"], &["list"], &["check"]]), @"
    $ milepost list
    --- stdout
    ○ mockexam  Book the mock exam          Fri  active
    ○ chapter4  Finish chapter 4 exercises       active
    --- stderr
    warning: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml: this is another version of goals.toml, as a file sync leaves it beside the file; it is not read
    hint: milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml merges it item by item
    --- exit 0
    $ milepost list
    --- stdout
    ○ mockexam  Book the mock exam          Fri  active
    ○ chapter4  Finish chapter 4 exercises       active
    --- exit 0
    $ milepost check
    --- stdout
    [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml: warning: this is another version of goals.toml, as a file sync leaves it beside the file; it is not read
      hint: milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml merges it item by item
    --- stderr
    error: 1 warning was found
    hint: nothing is lost; its hint is above
    --- exit 1
    ");
}

#[test]
fn a_merge_shows_both_sides_and_asks_for_a_choice() {
    let desk = desk();
    assert_snapshot!(desk.runs(&[
        &["merge"],
        &["merge", "sync"],
        &["merge", "sync", "--dry-run", "--theirs", "--take", "ours", "talk"],
        &["merge", "sync", "--take", "both", "talk"],
        &["merge", "sync", "--theirs", "--ours"],
        &["merge", "elsewhere"],
    ]), @r#"
    $ milepost merge
    --- stdout
    goals.sync-conflict-20261121-183000-K3V9Q2W.toml  a copy of goals.toml: 1 item only there, 3 differ
    --- stderr
    milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run shows it item by item.
    --- exit 0
    $ milepost merge sync
    --- stdout
    add          askrefer  Ask for a ␛[31mreference
    change       chapter4  Finish chapter 4 exercises
        tags: study -> evening, study
    choose       mockexam  Book the mock exam
        ours, modified 20 Nov 2026, 08:00 UTC
          title: Book the mock exam
          due: 2026-11-27
        theirs, modified 21 Nov 2026, 18:30 UTC, the later one
          title: Book the mock exam in Leeds
          due: nothing
    choose       talk0000  Give the talk
        ours, modified 12 Nov 2026, 18:50 UTC, the later one
          state: done 2026-11-12
        theirs, modified 1 Nov 2026, 18:50 UTC
          state: active
    --- stderr
    error: 2 items were changed on both sides, and no side is chosen
    hint: add --newer, --ours or --theirs; for one item, --take ours REF or --take theirs REF
    --- exit 1
    $ milepost merge sync --dry-run --theirs --take ours talk
    --- stdout
    add          askrefer  Ask for a ␛[31mreference
    change       chapter4  Finish chapter 4 exercises
        tags: study -> evening, study
    take theirs  mockexam  Book the mock exam
        ours, modified 20 Nov 2026, 08:00 UTC
          title: Book the mock exam
          due: 2026-11-27
        theirs, modified 21 Nov 2026, 18:30 UTC, the later one
          title: Book the mock exam in Leeds
          due: nothing
    keep ours    talk0000  Give the talk
        ours, modified 12 Nov 2026, 18:50 UTC, the later one
          state: done 2026-11-12
        theirs, modified 1 Nov 2026, 18:50 UTC
          state: active
    would merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- exit 0
    $ milepost merge sync --take both talk
    --- stderr
    error: --take wants a side first, and "both" is not one
    hint: write --take ours REF or --take theirs REF
    --- exit 2
    $ milepost merge sync --theirs --ours
    --- stderr
    error: the argument '--theirs' cannot be used with '--ours'
    hint: milepost merge --help shows how
    --- exit 2
    $ milepost merge elsewhere
    --- stderr
    error: no conflict copy is called "elsewhere"
    hint: milepost merge lists the copies that there are; any other file is named by its path
    --- exit 1
    "#);
    assert_eq!((desk.read("goals.toml"), desk.read(COPY)), (OURS.into(), THEIRS.into()));
}

#[test]
fn merge_takes_what_is_chosen_and_removes_the_copy_on_request() {
    let desk = desk();
    assert_snapshot!(desk.runs(&[
        &["merge", COPY, "--remove"],
        &["merge", COPY, "--newer", "-q"],
        &["list"],
        &["merge"],
        &["merge", COPY, "--remove"],
        &["merge"],
        &["undo"],
    ]), @"
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --remove
    --- stderr
    error: goals.sync-conflict-20261121-183000-K3V9Q2W.toml has 4 items that the journey has not, or has otherwise
    hint: merge it first: milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml; nothing was removed
    --- exit 1
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --newer -q
    --- stdout
    add          askrefer  Ask for a ␛[31mreference
    change       chapter4  Finish chapter 4 exercises
        tags: study -> evening, study
    take theirs  mockexam  Book the mock exam
        ours, modified 20 Nov 2026, 08:00 UTC
          title: Book the mock exam
          due: 2026-11-27
        theirs, modified 21 Nov 2026, 18:30 UTC, the later one
          title: Book the mock exam in Leeds
          due: nothing
    keep ours    talk0000  Give the talk
        ours, modified 12 Nov 2026, 18:50 UTC, the later one
          state: done 2026-11-12
        theirs, modified 1 Nov 2026, 18:50 UTC
          state: active
    --- exit 0
    $ milepost list
    --- stdout
    ○ mockexam  Book the mock exam in Leeds  active
    ○ chapter4  Finish chapter 4 exercises   active
    ○ askrefer  Ask for a ␛[31mreference     active
    --- exit 0
    $ milepost merge
    --- stdout
    goals.sync-conflict-20261121-183000-K3V9Q2W.toml  a copy of goals.toml: merged; it can go
    --- exit 0
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --remove
    --- stdout
    removed goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- exit 0
    $ milepost merge
    --- stderr
    There is nothing to merge.
    --- exit 0
    $ milepost undo
    --- stdout
    undone: merge, goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- exit 0
    ");
    assert_eq!(desk.read("goals.toml"), OURS);
}

#[test]
fn a_merge_is_told_in_json() {
    assert_snapshot!(desk().runs(&[
        &["merge", "--json"],
        &["merge", "sync", "--newer", "--json"],
        &["merge", "--json"]
    ]), @r#"
    $ milepost merge --json
    --- stdout
    [
      {
        "path": "[DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml",
        "of": "goals.toml",
        "form": "copy",
        "waiting": true,
        "only_there": 1,
        "differ": 3
      }
    ]
    --- exit 0
    $ milepost merge sync --newer --json
    --- stdout
    {
      "copy": "goals.sync-conflict-20261121-183000-K3V9Q2W.toml",
      "of": "goals.toml",
      "items": [
        {
          "id": "askrefer",
          "title": "Ask for a \u001b[31mreference",
          "does": "add"
        },
        {
          "id": "chapter4",
          "title": "Finish chapter 4 exercises",
          "does": "change",
          "fields": [
            {
              "field": "tags",
              "ours": "study",
              "theirs": "evening",
              "clash": false
            }
          ]
        },
        {
          "id": "mockexam",
          "title": "Book the mock exam",
          "does": "take theirs",
          "fields": [
            {
              "field": "title",
              "ours": "Book the mock exam",
              "theirs": "Book the mock exam in Leeds",
              "clash": true
            },
            {
              "field": "due",
              "ours": "2026-11-27",
              "theirs": "",
              "clash": true
            }
          ],
          "takes": "theirs"
        },
        {
          "id": "talk0000",
          "title": "Give the talk",
          "does": "keep ours",
          "fields": [
            {
              "field": "state",
              "ours": "done 2026-11-12",
              "theirs": "active",
              "clash": true
            }
          ],
          "takes": "ours"
        }
      ]
    }
    --- exit 0
    $ milepost merge --json
    --- stdout
    [
      {
        "path": "[DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml",
        "of": "goals.toml",
        "form": "copy",
        "waiting": false,
        "only_there": 0,
        "differ": 2
      }
    ]
    --- exit 0
    "#);
}

#[test]
fn a_marked_file_is_made_whole_and_brought_back() {
    let marked = format!(
        "{OURS}<<<<<<< HEAD\n=======\n[[goal]]\nid = \"new00000\"\ntitle = \"New there\"\n>>>>>>> laptop\n"
    );
    let desk = Desk::with(&[("goals.toml", &marked)]);
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["add", "Learn Rust"],
        &["merge"],
        &["merge", "goals.toml", "--remove"],
        &["merge", "goals.toml"],
        &["list"],
        &["undo"],
    ]), @r#"
    $ milepost list
    --- stderr
    warning: [DIR]/career/goals.toml:14:1: an unresolved merge conflict begins here
      <<<<<<< HEAD
    error: not everything could be read: goals.toml cannot be read: line 14
    hint: milepost check says what to do
    --- exit 1
    $ milepost add 'Learn Rust'
    --- stderr
    error: [DIR]/career/goals.toml:14:1: an unresolved merge conflict begins here
      <<<<<<< HEAD
    hint: milepost merge brings the two sides together item by item; or keep one, and remove the marks
    --- exit 1
    $ milepost merge
    --- stdout
    goals.toml  with conflict marks in it: 1 item only there
    --- stderr
    milepost merge goals.toml --dry-run shows it item by item.
    error: not everything could be read: goals.toml cannot be read: line 14
    hint: milepost check says what to do
    --- exit 1
    $ milepost merge goals.toml --remove
    --- stderr
    error: no conflict copy is called "goals.toml"
    hint: milepost merge lists the copies that there are; any other file is named by its path
    --- exit 1
    $ milepost merge goals.toml
    --- stdout
    add          new00000  New there
    merged goals.toml, 1 item
    --- exit 0
    $ milepost list
    --- stdout
    ○ mockexam  Book the mock exam          Fri  active
    ○ chapter4  Finish chapter 4 exercises       active
    ○ new00000  New there                        active
    --- exit 0
    $ milepost undo
    --- stdout
    undone: merge, goals.toml
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml"), marked);
}

#[test]
fn a_broken_copy_is_said_and_left() {
    let desk = Desk::with(&[("goals.toml", OURS), (COPY, "[[goal]]\ntitle = \"Cut\n")]);
    assert_snapshot!(desk.runs(&[
        &["merge"],
        &["merge", "sync", "--newer"],
        &["merge", "sync", "--remove"]
    ]), @r#"
    $ milepost merge
    --- stdout
    goals.sync-conflict-20261121-183000-K3V9Q2W.toml  a copy of goals.toml: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:2:13: the text in quotes is not closed, expected `"`
    --- stderr
    error: not all of goals.sync-conflict-20261121-183000-K3V9Q2W.toml can be merged
    hint: milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run says what cannot, and why
    --- exit 1
    $ milepost merge sync --newer
    --- stderr
    error: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:2:13: the text in quotes is not closed, expected `"`
      title = "Cut
    hint: write title = "Cut"; the item is set aside until then, and the file is not written to
    --- exit 1
    $ milepost merge sync --remove
    --- stderr
    error: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:2:13: the text in quotes is not closed, expected `"`
      title = "Cut
    hint: write title = "Cut"; the item is set aside until then, and the file is not written to
    --- exit 1
    "#);
}

#[test]
fn a_copy_is_taken_by_its_name_and_by_its_path_from_anywhere() {
    let desk = Desk::with(&[
        ("goals.toml", OURS),
        ("goals (Annes in Konflikt stehende Kopie 2026-11-22).toml", THEIRS),
        ("done/2026 (1).toml", DONE),
    ]);
    std::fs::write(desk.root().join("saved goals.toml"), THEIRS).expect("written");
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["merge", "goals (Annes in Konflikt stehende Kopie 2026-11-22).toml", "--newer", "-q"],
        &["merge", "career/done/2026 (1).toml", "--newer"],
        &["merge", "./saved goals.toml", "--newer"],
        &["merge", "nowhere.toml"],
        &["merge", "career/goals.toml"],
    ]), @r#"
    $ milepost list
    --- stdout
    ○ mockexam  Book the mock exam          Fri  active
    ○ chapter4  Finish chapter 4 exercises       active
    --- stderr
    warning: [DIR]/career/done/2026 (1).toml: this is another version of done/2026.toml, as a file sync leaves it beside the file; it is not read
    hint: milepost merge 'done/2026 (1).toml' merges it item by item
    warning: [DIR]/career/goals (Annes in Konflikt stehende Kopie 2026-11-22).toml: this is another version of goals.toml, as a file sync leaves it beside the file; it is not read
    hint: milepost merge 'goals (Annes in Konflikt stehende Kopie 2026-11-22).toml' merges it item by item
    --- exit 0
    $ milepost merge 'goals (Annes in Konflikt stehende Kopie 2026-11-22).toml' --newer -q
    --- stdout
    add          askrefer  Ask for a ␛[31mreference
    change       chapter4  Finish chapter 4 exercises
        tags: study -> evening, study
    take theirs  mockexam  Book the mock exam
        ours, modified 20 Nov 2026, 08:00 UTC
          title: Book the mock exam
          due: 2026-11-27
        theirs, modified 21 Nov 2026, 18:30 UTC, the later one
          title: Book the mock exam in Leeds
          due: nothing
    add          talk0000  Give the talk
    --- exit 0
    $ milepost merge 'career/done/2026 (1).toml' --newer
    --- stdout
    keep ours    talk0000  Give the talk
        ours, modified 22 Nov 2026, 12:00 UTC, the later one
          state: active
        theirs, modified 12 Nov 2026, 18:50 UTC
          state: done 2026-11-12
    merged done/2026 (1).toml, 1 item
    --- stderr
    It stays until milepost merge 'done/2026 (1).toml' --remove.
    --- exit 0
    $ milepost merge './saved goals.toml' --newer
    --- stdout
    change       chapter4  Finish chapter 4 exercises
    merged [DIR]/saved goals.toml, 1 item
    --- stderr
    It stays until milepost merge '[DIR]/saved goals.toml' --remove.
    --- exit 0
    $ milepost merge nowhere.toml
    --- stderr
    error: no conflict copy is called "nowhere.toml"
    hint: milepost merge lists the copies that there are; any other file is named by its path
    --- exit 1
    $ milepost merge career/goals.toml
    --- stderr
    error: no conflict copy is called "career/goals.toml"
    hint: milepost merge lists the copies that there are; any other file is named by its path
    --- exit 1
    "#);
}

#[test]
fn a_copy_with_something_that_no_merge_takes_over_never_goes() {
    for more in [
        "[[goals]]\ntitle = \"Precious\"\n",
        "[[Goal]]\ntitle = \"Precious\"\n",
        "[mine]\nnote = \"Precious\"\n",
        "deu = 2027\n",
        "my_note = \"Precious\"\n",
        "# Precious\n",
        "[[goal]]\ntitle = \"Precious\"\nstate = \"actve\"\n",
        "[[goal]]\nTitle = \"Precious\"\n",
        "[[goal]]\ntitle = \"Precious\"\ndone = \"x\"\n",
        "Precious\n",
    ] {
        let copy = format!("{OURS}{more}");
        let desk = Desk::with(&[("goals.toml", OURS), (COPY, &copy)]);
        for args in [
            &["merge"][..],
            &["merge", "--json"],
            &["merge", COPY, "--dry-run"],
            &["merge", COPY],
            &["merge"],
            &["merge", COPY, "--remove"],
        ] {
            let output = desk.output(args);
            let said = desk.said(&output);
            assert_eq!(output.status.code(), Some(1), "{more}{args:?}: {said}");
            assert!(!said.contains("can go"), "{more}{args:?}: {said}");
        }
        assert_eq!(desk.read(COPY), copy, "{more}");
    }
}

#[test]
fn a_copy_goes_once_its_lines_are_taken_over_by_hand() {
    let copy = format!("{OURS}my_note = \"Precious\"\n");
    let desk = Desk::with(&[("goals.toml", OURS), (COPY, &copy)]);
    let before =
        desk.runs(&[&["merge"], &["merge", COPY], &["merge"], &["merge", COPY, "--remove"]]);
    desk.write("goals.toml", copy.as_bytes());
    let after = desk.runs(&[&["merge"], &["merge", COPY], &["merge", COPY, "--remove"]]);
    assert_snapshot!(before + &after, @"
    $ milepost merge
    --- stdout
    goals.sync-conflict-20261121-183000-K3V9Q2W.toml  a copy of goals.toml: no item in it differs; line 14 is not merged
    --- stderr
    milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run shows it item by item.
    error: not all of goals.sync-conflict-20261121-183000-K3V9Q2W.toml can be merged
    hint: milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run says what cannot, and why
    --- exit 1
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- stdout
    No item in goals.sync-conflict-20261121-183000-K3V9Q2W.toml differs.
    --- stderr
    warning: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:14:1: `my_note` is not a key of a goal
    error: goals.sync-conflict-20261121-183000-K3V9Q2W.toml: line 14 is not merged
    hint: fix it there, or write it into the journey's file by hand, or delete the copy yourself
    --- exit 1
    $ milepost merge
    --- stdout
    goals.sync-conflict-20261121-183000-K3V9Q2W.toml  a copy of goals.toml: no item in it differs; line 14 is not merged
    --- stderr
    milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run shows it item by item.
    error: not all of goals.sync-conflict-20261121-183000-K3V9Q2W.toml can be merged
    hint: milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run says what cannot, and why
    --- exit 1
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --remove
    --- stderr
    error: goals.sync-conflict-20261121-183000-K3V9Q2W.toml: line 14 is not merged
    hint: fix it there, or write it into the journey's file by hand, or delete the copy yourself; nothing was removed
    --- exit 1
    $ milepost merge
    --- stdout
    goals.sync-conflict-20261121-183000-K3V9Q2W.toml  a copy of goals.toml: nothing in it differs; it can go
    --- stderr
    milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --dry-run shows it item by item.
    --- exit 0
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- stdout
    Everything in goals.sync-conflict-20261121-183000-K3V9Q2W.toml is in the journey; you can delete it.
    --- stderr
    It stays until milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --remove.
    --- exit 0
    $ milepost merge goals.sync-conflict-20261121-183000-K3V9Q2W.toml --remove
    --- stdout
    removed goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- exit 0
    ");
}

#[test]
fn merge_refuses_a_dry_run_as_it_would_refuse_the_merge() {
    let theirs = OURS.replace("title = \"", "title = \"Their ");
    let ours = OURS.replace("title = \"", "title = \"Our ");
    let desk = Desk::with(&[("goals.toml", &ours), (COPY, &theirs)]);
    let run = |args: &[&str]| {
        let output = desk.output(args);
        (output.status.code(), desk.said(&output))
    };
    let really = run(&["merge", COPY]);
    assert_eq!(really.0, Some(1), "{}", really.1);
    assert_eq!(run(&["merge", COPY, "--dry-run"]), really);
    assert_eq!(run(&["merge", COPY, "--dry-run", "--ours"]).0, Some(0));
}

/// Two versions of two goals, of which nobody knows which was modified later.
fn undated() -> Desk {
    let goal = |id: &str, title: &str| format!("[[goal]]\nid = \"{id}\"\ntitle = \"{title}\"\n");
    let both = |whose: &str| {
        goal("aaaa0000", &format!("{whose} A")) + &goal("bbbb0000", &format!("{whose} B"))
    };
    let theirs = both("Their") + "# theirs\n";
    Desk::with(&[("goals.toml", &both("Our")), (COPY, &theirs)])
}

#[test]
fn merge_goes_on_once_each_item_has_its_side_and_calls_none_later_that_is_not() {
    let desk = undated();
    let output = desk.runs(&[
        &["merge", "sync", "--newer"],
        &["merge", "sync", "--newer", "--take", "ours", "aaaa"],
        &["merge", "sync", "--take", "ours", "aaaa", "--take", "theirs", "bbbb"],
        &["undo"],
    ]);
    assert_snapshot!(output, @"
    $ milepost merge sync --newer
    --- stdout
    choose       aaaa0000  Our A
        ours
          title: Our A
        theirs
          title: Their A
    choose       bbbb0000  Our B
        ours
          title: Our B
        theirs
          title: Their B
    --- stderr
    warning: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:7:1: this comment is in none of the journey's files
    error: 2 items were changed on both sides, and neither side is later
    hint: choose for each: add --take ours REF or --take theirs REF
    --- exit 1
    $ milepost merge sync --newer --take ours aaaa
    --- stdout
    keep ours    aaaa0000  Our A
        ours
          title: Our A
        theirs
          title: Their A
    choose       bbbb0000  Our B
        ours
          title: Our B
        theirs
          title: Their B
    --- stderr
    warning: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:7:1: this comment is in none of the journey's files
    error: 1 item was changed on both sides, and neither side is later
    hint: choose for each: add --take ours REF or --take theirs REF
    --- exit 1
    $ milepost merge sync --take ours aaaa --take theirs bbbb
    --- stdout
    keep ours    aaaa0000  Our A
        ours
          title: Our A
        theirs
          title: Their A
    take theirs  bbbb0000  Our B
        ours
          title: Our B
        theirs
          title: Their B
    merged goals.sync-conflict-20261121-183000-K3V9Q2W.toml, 2 items
    --- stderr
    warning: [DIR]/career/goals.sync-conflict-20261121-183000-K3V9Q2W.toml:7:1: this comment is in none of the journey's files
    warning: goals.sync-conflict-20261121-183000-K3V9Q2W.toml: line 7 is not merged
    hint: fix it there, or write it into the journey's file by hand, or delete the copy yourself
    --- exit 0
    $ milepost undo
    --- stdout
    undone bbbb0000  merge, goals.sync-conflict-20261121-183000-K3V9Q2W.toml
    --- exit 0
    ");
}

#[test]
fn merge_that_leaves_lines_out_fails_only_where_it_changes_nothing() {
    for (side, exit) in [("--ours", 1), ("--theirs", 0)] {
        for args in [&["merge", "sync", side, "--dry-run"][..], &["merge", "sync", side]] {
            let desk = undated();
            let output = desk.output(args);
            assert_eq!(output.status.code(), Some(exit), "{}", desk.said(&output));
            assert!(desk.said(&output).contains("line 7 is not merged"));
        }
    }
}
