//! `import`: the preview, one change, and what is refused.

use super::kit::{Desk, career};
use insta::assert_snapshot;

const ITEMS: &str = r#"[
  { "type": "milestone", "id": "job00001", "title": "Engineer", "at": "Nordbank", "on": "2009-04", "until": "now", "kind": "role" },
  { "type": "milestone", "id": "course01", "title": "Windows NT4 course", "on": "1997", "led_to": ["job00001"] },
  { "type": "goal", "id": "read0001", "title": "Read the handbook", "done": "2010-05-14", "tags": ["study"] },
  { "type": "goal", "title": "Without an id" },
  { "type": "goal", "id": "bad00001", "title": "On a day that is none", "due": "2026-02-30" }
]"#;

fn desk_with(name: &str, text: &str) -> Desk {
    let desk = Desk::new();
    std::fs::write(desk.root().join(name), text).expect("written");
    desk
}

#[test]
fn import_shows_what_it_takes_and_adds_nothing_the_second_time() {
    let desk = desk_with("items.json", ITEMS);
    assert_snapshot!(desk.runs(&[
        &["import", "items.json", "--dry-run"],
        &["import", "items.json"],
        &["import", "items.json"],
        &["undo", "--list"],
        &["list", "--all"],
    ]), @r#"
    $ milepost import items.json --dry-run
    --- stdout
    json: items.json
      4 new · 0 already here · 0 here, and the file knows more · 0 like one that you have · 1 not taken

    New
      since Apr 2009  Engineer               role · Nordbank
      1997            Windows NT4 course
      14 May 2010     Read the handbook      done · #study
      Feb 2026        On a day that is none  active

    Not taken
      items.json:5:3: it has no id

    Also
      items.json:6:80: "2026-02-30" is taken as 2026-02

    Nothing has been written: without --dry-run this imports 4 items.
    --- exit 0
    $ milepost import items.json
    --- stdout
    json: items.json
      4 new · 0 already here · 0 here, and the file knows more · 0 like one that you have · 1 not taken

    New
      since Apr 2009  Engineer               role · Nordbank
      1997            Windows NT4 course
      14 May 2010     Read the handbook      done · #study
      Feb 2026        On a day that is none  active

    Not taken
      items.json:5:3: it has no id

    Also
      items.json:6:80: "2026-02-30" is taken as 2026-02

    imported 4 items from json; milepost undo takes them back
    --- exit 0
    $ milepost import items.json
    --- stdout
    json: items.json
      0 new · 4 already here · 0 here, and the file knows more · 0 like one that you have · 1 not taken

    Not taken
      items.json:5:3: it has no id

    Also
      items.json:6:80: "2026-02-30" is taken as 2026-02

    Nothing to import.
    --- exit 0
    $ milepost undo --list
    --- stdout
    22 Nov, 12:00  import of 4 items from json
    --- exit 0
    $ milepost list --all
    --- stdout
    ○ bad00001  On a day that is none  Feb 2026        active     overdue
    ✓ read0001  Read the handbook      14 May 2010     done
    ◆ job00001  Engineer               since Apr 2009  milestone  role
    ◆ course01  Windows NT4 course     1997            milestone  led to 1 milestone
    --- exit 0
    "#);
    assert_snapshot!(desk.read("milestones.toml"), @r#"
    format = 1

    [[milestone]]
    id = "job00001"
    title = "Engineer"
    at = "Nordbank"
    on = "2009-04"
    until = "now"
    kind = "role"
    modified = 2026-11-22T12:00:00Z

    [[milestone]]
    id = "course01"
    title = "Windows NT4 course"
    on = 1997
    led_to = ["job00001"]
    modified = 2026-11-22T12:00:00Z
    "#);
}

#[test]
fn import_that_was_undone_is_offered_again_and_what_was_deleted_is_not() {
    let desk = desk_with("items.json", ITEMS);
    assert_snapshot!(desk.runs(&[
        &["import", "items.json", "-q"],
        &["undo"],
        &["import", "items.json", "-q"],
        &["delete", "Read the handbook"],
        &["import", "items.json"],
        &["import", "items.json", "--again", "--dry-run"],
    ]), @r#"
    $ milepost import items.json -q
    --- exit 0
    $ milepost undo
    --- stdout
    undone: import of 4 items from json
    --- exit 0
    $ milepost import items.json -q
    --- exit 0
    $ milepost delete 'Read the handbook'
    --- stdout
    deleted read0001  Read the handbook
    --- stderr
    milepost undo brings it back.
    --- exit 0
    $ milepost import items.json
    --- stdout
    json: items.json
      0 new · 3 already here · 0 here, and the file knows more · 0 like one that you have · 1 not taken

    Not taken
      items.json:5:3: it has no id

    Also
      items.json:6:80: "2026-02-30" is taken as 2026-02
      1 item that you deleted or dismissed: left out; --again takes it

    Nothing to import.
    --- exit 0
    $ milepost import items.json --again --dry-run
    --- stdout
    json: items.json
      1 new · 3 already here · 0 here, and the file knows more · 0 like one that you have · 1 not taken

    New
      14 May 2010  Read the handbook  done · #study

    Not taken
      items.json:5:3: it has no id

    Also
      items.json:6:80: "2026-02-30" is taken as 2026-02

    Nothing has been written: without --dry-run this imports 1 item.
    --- exit 0
    "#);
}

#[test]
fn import_lists_what_is_like_an_item_that_is_here() {
    let desk = desk_with("items.json", ITEMS);
    assert_snapshot!(desk.runs(&[
        &["milestone", "Senior engineer", "--on", "2009", "--at", "Nordbank GmbH", "--kind", "role"],
        &["import", "items.json"],
        &["show", "Windows NT4 course"],
    ]), @r#"
    $ milepost milestone 'Senior engineer' --on 2009 --at 'Nordbank GmbH' --kind role
    --- stdout
    added 16q4g4jx  Senior engineer
    --- exit 0
    $ milepost import items.json
    --- stdout
    json: items.json
      3 new · 0 already here · 0 here, and the file knows more · 1 like one that you have · 1 not taken

    New
      1997         Windows NT4 course
      14 May 2010  Read the handbook      done · #study
      Feb 2026     On a day that is none  active

    Like one that you have; --all takes them
      since Apr 2009  Engineer  like 16q4g4jx  Senior engineer

    Not taken
      items.json:5:3: it has no id

    Also
      items.json:6:80: "2026-02-30" is taken as 2026-02

    imported 3 items from json; milepost undo takes them back
    --- exit 0
    $ milepost show 'Windows NT4 course'
    --- stdout
    ◆ Windows NT4 course  milestone

    led to
    2009 ◆ 16q4g4jx  Senior engineer

    happened   1997

    id         course01
    file       [DIR]/career/milestones.toml
    --- exit 0
    "#);
}

#[test]
fn import_as_json_has_every_group() {
    let desk = desk_with("items.json", ITEMS);
    assert_snapshot!(desk.runs(&[&["import", "items.json", "--json", "--dry-run"]]), @r#"
    $ milepost import items.json --json --dry-run
    --- stdout
    {
      "format": "json",
      "written": false,
      "sections": {
        "found": {},
        "missing": []
      },
      "new": [
        {
          "type": "milestone",
          "id": "job00001",
          "title": "Engineer",
          "at": "Nordbank",
          "on": "2009-04",
          "until": "now",
          "kind": "role"
        },
        {
          "type": "milestone",
          "id": "course01",
          "title": "Windows NT4 course",
          "on": "1997",
          "led_to": [
            "job00001"
          ]
        },
        {
          "type": "goal",
          "id": "read0001",
          "title": "Read the handbook",
          "size": "small",
          "state": "done",
          "done": "2010-05-14",
          "tags": [
            "study"
          ]
        },
        {
          "type": "goal",
          "id": "bad00001",
          "title": "On a day that is none",
          "size": "small",
          "state": "active",
          "due": "2026-02"
        }
      ],
      "here": [],
      "more": [],
      "like": [],
      "not_taken": [
        {
          "file": "items.json",
          "line": 5,
          "column": 3,
          "reason": "it has no id"
        }
      ],
      "left": {
        "deleted": 0,
        "recurring": 0
      },
      "undated": [],
      "remarks": [
        "items.json:6:80: \"2026-02-30\" is taken as 2026-02"
      ]
    }
    --- exit 0
    "#);
}

#[test]
fn import_asks_for_the_date_of_what_has_none() {
    let desk = desk_with("done.txt", "x Passed the exam +study\nx 2011-05-09 Wrote the report\n");
    assert_snapshot!(desk.runs(&[
        &["import", "done.txt"],
        &["import", "done.txt", "--undated", "2010"],
        &["import", "done.txt"],
        &["list", "--all"],
    ]), @"
    $ milepost import done.txt
    --- stdout
    todotxt: done.txt
      1 new · 0 already here · 0 here, and the file knows more · 0 like one that you have · 1 without a date · 0 not taken

    New
      9 May 2011  Wrote the report  done

    Without a date; --undated YEAR takes them all
      done.txt:1:1
        milepost add --done YEAR --tag study 'Passed the exam'

    imported 1 item from todotxt; milepost undo takes it back
    --- exit 0
    $ milepost import done.txt --undated 2010
    --- stdout
    todotxt: done.txt
      1 new · 1 already here · 0 here, and the file knows more · 0 like one that you have · 0 not taken

    New
      2010  Passed the exam  done · #study

    imported 1 item from todotxt; milepost undo takes it back
    --- exit 0
    $ milepost import done.txt
    --- stdout
    todotxt: done.txt
      0 new · 2 already here · 0 here, and the file knows more · 0 like one that you have · 0 not taken

    Nothing to import.
    --- exit 0
    $ milepost list --all
    --- stdout
    ✓ 7pcmnr9q  Wrote the report  9 May 2011  done
    ✓ m5s4741q  Passed the exam   2010        done
    --- exit 0
    ");
}

#[test]
fn import_drops_an_undated_task_that_was_cancelled() {
    let desk = desk_with("week.md", "- [x] Passed the exam\n  - [-] Hired a coach\n");
    assert_snapshot!(desk.runs(&[
        &["import", "week.md"],
        &["import", "week.md", "--undated", "2010"],
        &["list", "--all"],
    ]), @"
    $ milepost import week.md
    --- stdout
    markdown: week.md
      0 new · 0 already here · 0 here, and the file knows more · 0 like one that you have · 2 without a date · 0 not taken

    Without a date; --undated YEAR takes them all
      week.md:1:1
        milepost add --done YEAR --large 'Passed the exam'
      week.md:2:3
        milepost add --dropped YEAR 'Hired a coach'

    Nothing to import.
    --- exit 0
    $ milepost import week.md --undated 2010
    --- stdout
    markdown: week.md
      2 new · 0 already here · 0 here, and the file knows more · 0 like one that you have · 0 not taken

    New
      2010  Passed the exam  done
      2010  Hired a coach    dropped

    imported 2 items from markdown; milepost undo takes them back
    --- exit 0
    $ milepost list --all
    --- stdout
    ✓ n34qasm6  Passed the exam  2010  done
    ✗ 31np005d  Hired a coach    2010  dropped  toward Passed the exam
    --- exit 0
    ");
}

#[test]
fn import_names_what_is_wrong_with_a_file() {
    let desk = desk_with("broken.json", "[\n  {\"type\": \"goal\", ]\n");
    std::fs::write(desk.root().join("tasks.json"), "[{\"uuid\": \"a0000000-a000-a000-a000-a00000000000\", \"description\": \"Read\", \"status\": \"pending\", \"entry\": \"20200101T000000Z\"}]").expect("written");
    std::fs::write(desk.root().join("notes.xyz"), "nothing of the kind\n").expect("written");
    assert_snapshot!(desk.runs(&[
        &["import", "json", "broken.json"],
        &["import", "json", "tasks.json"],
        &["import", "notes.xyz"],
        &["import", "gone.json"],
        &["import", "."],
        &["import", "csv", "tasks.json", "--map", "title"],
    ]), @"
    $ milepost import json broken.json
    --- stderr
    error: broken.json:2:20: this is not JSON: key must be a string
    hint: nothing was imported; look at the file there
    --- exit 1
    $ milepost import json tasks.json
    --- stderr
    error: tasks.json is not Milepost's own JSON: it has no item with an id and the type goal or milestone
    hint: this is a taskwarrior export: milepost import taskwarrior tasks.json
    --- exit 1
    $ milepost import notes.xyz
    --- stderr
    error: the format of notes.xyz is not clear
    hint: name the format before it; the formats are json, linkedin, jsonresume, csv, taskwarrior, org, todotxt, markdown, openbadges
    --- exit 1
    $ milepost import gone.json
    --- stderr
    error: cannot read gone.json: there is no such file or folder
    hint: look for a slip in the path; the formats are json, linkedin, jsonresume, csv, taskwarrior, org, todotxt, markdown, openbadges
    --- exit 1
    $ milepost import .
    --- stderr
    error: the format of . is not clear
    hint: name the format before it; the formats are json, linkedin, jsonresume, csv, taskwarrior, org, todotxt, markdown, openbadges
    --- exit 1
    $ milepost import csv tasks.json --map title
    --- stderr
    error: invalid value 'title' for '--map <FIELD=COLUMN>': write FIELD=COLUMN, such as title=Name
    hint: milepost import --help shows how
    --- exit 2
    ");
}

#[test]
fn import_refuses_a_flag_that_the_format_does_not_use() {
    let desk = desk_with("items.json", ITEMS);
    for flag in [
        &["--dates", "dmy"][..],
        &["--days"],
        &["--map", "title=a"],
        &["--as", "goal"],
        &["--learning"],
        &["--recurring"],
        &["--scheduled"],
        &["--dropped"],
        &["--larger", "project"],
    ] {
        let run = desk.command(&["import", "items.json"]).args(flag).output().expect("run");
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{said}");
        assert!(
            said.contains(&format!("error: {} is not for Milepost's own JSON", flag[0])),
            "{said}"
        );
    }
}

#[test]
fn import_names_the_formats_that_use_a_flag() {
    let desk = desk_with("a.csv", "title,on\nRead,2019\n");
    std::fs::write(desk.root().join("todo.txt"), "Read\n").expect("written");
    assert_snapshot!(desk.runs(&[
        &["import", "csv", "a.csv", "--scheduled"],
        &["import", "todotxt", "todo.txt", "--dropped"],
        &["import", "todotxt", "todo.txt", "--recurring", "--dry-run"],
    ]), @"
    $ milepost import csv a.csv --scheduled
    --- stderr
    error: --scheduled is not for a CSV table
    hint: leave it out; it is for taskwarrior, org and markdown
    --- exit 2
    $ milepost import todotxt todo.txt --dropped
    --- stderr
    error: --dropped is not for a todo.txt file
    hint: leave it out; it is for taskwarrior
    --- exit 2
    $ milepost import todotxt todo.txt --recurring --dry-run
    --- stdout
    todotxt: todo.txt
      1 new · 0 already here · 0 here, and the file knows more · 0 like one that you have · 0 not taken

    New
        Read  active

    Nothing has been written: without --dry-run this imports 1 item.
    --- exit 0
    ");
}

#[test]
fn import_names_the_format_of_the_file_that_is_another() {
    let desk = desk_with("items.json", ITEMS);
    std::fs::write(desk.root().join("a.md"), "- [ ] Read\n").expect("written");
    assert_snapshot!(desk.runs(&[&["import", "a.md", "items.json"]]), @"
    $ milepost import a.md items.json
    --- stderr
    error: items.json is not a Markdown note: it is Milepost's own JSON
    hint: this is Milepost's own JSON: milepost import json items.json
    --- exit 1
    ");
}

#[test]
fn import_refuses_to_compare_with_what_it_cannot_read() {
    let desk = desk_with("items.json", ITEMS);
    desk.write("done/2010.toml", b"[[goal]\n");
    assert_snapshot!(desk.runs(&[&["import", "items.json"]]), @"
    $ milepost import items.json
    --- stderr
    warning: [DIR]/career/done/2010.toml:1:8: unclosed array table, expected `]`
      [[goal]
    error: not everything could be read: done/2010.toml cannot be read: line 1
    hint: milepost check says what to do
    --- exit 1
    ");
}

#[test]
fn import_of_all_that_a_journey_lists_gives_the_same_journey() {
    let desk = career();
    let all = desk.command(&["list", "--all", "--json"]).output().expect("run").stdout;
    std::fs::write(desk.root().join("all.json"), &all).expect("written");
    let other = Desk::new();
    std::fs::copy(desk.root().join("all.json"), other.root().join("all.json")).expect("copied");
    let run = other.command(&["import", "all.json", "-q"]).output().expect("run");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let again = other.command(&["list", "--all", "--json"]).output().expect("run").stdout;
    let plain = |json: &[u8]| {
        let json = String::from_utf8_lossy(json);
        let lines = json.lines().filter(|line| !line.contains("\"modified\""));
        lines.map(|line| line.trim_end_matches(',')).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(plain(&again), plain(&all));
}

#[test]
fn import_that_is_quiet_prints_the_preview_only_of_a_dry_run() {
    let desk = desk_with("items.json", ITEMS);
    let dry = desk.run(&["import", "items.json", "-q", "--dry-run"]);
    assert!(dry.contains("4 new") && !dry.contains("Nothing has been written"), "{dry}");
    assert_snapshot!(desk.run(&["import", "items.json", "-q"]), @"--- exit 0");
    assert!(desk.read("milestones.toml").contains("Windows NT4 course"));
}

#[test]
fn import_makes_no_remark_on_what_it_does_not_take() {
    let desk = Desk::new();
    for (name, format, text, remarks) in [
        ("a.csv", "csv", "title,on,until\nX,2019-02-31,soon\nY,2019-02-31,\n", 1),
        (
            "own.csv",
            "csv",
            "type,id,title,measure,due,created\ngoal,abc,X,many,2019-02-31,soon\n",
            0,
        ),
        ("a.org", "org", "* DONE\n  CLOSED: [2019-02-31]\n* DONE Y\n  CLOSED: [2019-02-31]\n", 1),
        ("a.md", "markdown", "- [x] ✅ 2019-02-31\n- [x] Y ✅ 2019-02-31\n", 1),
        (
            "resume.json",
            "jsonresume",
            r#"{"work": [{"name": "X", "startDate": "2019-02-31", "endDate": "soon"}]}"#,
            0,
        ),
    ] {
        let file = desk.root().join(name);
        std::fs::write(&file, text).expect("written");
        let file = file.to_str().expect("UTF-8");
        let told = desk.json(&["import", format, file, "--dry-run", "--json"]);
        let number = |key: &str| told[key].as_array().map_or(0, Vec::len);
        assert_eq!((number("not_taken"), number("remarks")), (1, remarks), "{name}: {told}");
    }
}

#[test]
fn import_preview_names_what_takes_an_undated_item_that_is_like_another() {
    let desk = desk_with("a.md", "- [x] Same thing ✅ 2025-01-09\n");
    desk.does(&["import", "a.md"]);
    std::fs::write(desk.root().join("b.md"), "- [x] Same thing\n").expect("written");
    let said = desk.run(&["import", "b.md", "--dry-run"]);
    assert!(said.contains("Like one that you have; --all and --undated YEAR take them"), "{said}");
    let taken = desk.run(&["import", "b.md", "--all", "--undated", "2024"]);
    assert!(taken.contains("imported 1 item"), "{taken}");
}

#[test]
fn import_preview_names_what_takes_the_courses_that_were_watched() {
    let courses = "Content Title,Content Completed At (if completed)\nRust,2022-08-07 23:30 UTC\n";
    let desk = desk_with("Learning.csv", courses);
    let said = desk.run(&["import", "linkedin", "Learning.csv", "--dry-run"]);
    assert!(said.contains("1 of Learning: left out; --learning takes them"), "{said}");
}
