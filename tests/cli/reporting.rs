//! `report`: the formats, the period, what is left out, and where it goes.

use super::kit::Desk;
use insta::assert_snapshot;

const GOALS: &str = r##"format = 1

[[goal]]
id = "cka00001"
title = "CKA *certification*"
size = "large"
due = "2027-03"
why = "By hand, once"
links = ["https://cncf.io/cka", "javascript:alert(1)"]
created = 2026-06-30

[[goal]]
id = "leave001"
title = "Leave the company"
size = "large"
private = true

[[goal]]
id = "exam0001"
title = "Book the exam"
toward = "cka00001"
due = 2026-12-04
"##;

const DONE: &str = r##"format = 1

[[goal]]
id = "read0001"
title = "Read the curriculum"
toward = "cka00001"
done = 2026-11-17
[[goal.log]]
on = 2026-11-16
text = "Nothing done so far is wasted"

[[goal]]
id = "write001"
title = "Write to three firms"
toward = "leave001"
private = true
done = 2026-11-18

[[goal]]
id = "hedge001"
title = "1. Plant the hedge"
dropped = { on = "2026-08", why = "A fence it is" }
"##;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "course01"
title = "Windows NT4 course"
at = "Hansen"
on = 1997
recognised = { on = 2026-05-10, why = "The turning point" }
"#;

fn desk() -> Desk {
    let files = [("goals.toml", GOALS), ("done/2026.toml", DONE), ("milestones.toml", MILESTONES)];
    Desk::with(&files)
}

#[test]
fn report_is_markdown_of_the_current_year_without_private_items() {
    assert_snapshot!(desk().run(&["report", "--dropped"]), @r"
    --- stdout
    # 2026

    - No milestones.
    - CKA \*certification\*: 1 of 2 steps in 2026.
    - 2 moves.

    ## CKA \*certification\*

    1 of 2 steps in 2026; the target is Mar 2027. By hand, once. <https://cncf.io/cka> javascript:alert(1)

    - 17 Nov: Read the curriculum. Nothing done so far is wasted.

    ## Recognised

    - 10 May: Windows NT4 course, Hansen (1997). The turning point.

    ## Under way

    - CKA \*certification\*, by Mar 2027: 1 of 2 steps
      - Book the exam, by 4 Dec

    ## Dropped

    - Aug: 1. Plant the hedge. A fence it is.
    --- stderr
    note: 2 private items are left out
    --- exit 0
    ");
}

#[test]
fn report_is_plain_text_or_json_too() {
    let commands: &[&[&str]] =
        &[&["report", "--format", "text"], &["report", "is:done", "--format", "json"]];
    assert_snapshot!(desk().runs(commands), @r#"
    $ milepost report --format text
    --- stdout
    2026

    No milestones.
    CKA *certification*: 1 of 2 steps in 2026.
    2 moves.

    CKA *certification*

      1 of 2 steps in 2026; the target is Mar 2027. By hand, once. https://cncf.io/cka javascript:alert(1)

      17 Nov  Read the curriculum. Nothing done so far is wasted.

    Recognised

      10 May  Windows NT4 course, Hansen (1997). The turning point.

    Under way

      CKA *certification*, by Mar 2027: 1 of 2 steps
        Book the exam, by 4 Dec
    --- stderr
    note: 2 private items are left out
    --- exit 0
    $ milepost report is:done --format json
    --- stdout
    {
      "heading": "2026",
      "since": "2026-01-01",
      "until": "2026-12-31",
      "milestones": 0,
      "moves": 2,
      "sections": [
        {
          "section": "larger",
          "goal": {
            "id": "cka00001",
            "title": "CKA *certification*",
            "due": "2027-03",
            "steps": {
              "done": 1,
              "total": 2,
              "now": 1
            },
            "why": "By hand, once",
            "links": [
              "https://cncf.io/cka",
              "javascript:alert(1)"
            ]
          },
          "entries": [
            {
              "id": "read0001",
              "title": "Read the curriculum",
              "on": "2026-11-17",
              "evidence": [
                "Nothing done so far is wasted"
              ]
            }
          ]
        }
      ]
    }
    --- stderr
    note: 2 private items are left out
    --- exit 0
    "#);
}

#[test]
fn report_takes_any_period() {
    let commands: &[&[&str]] = &[
        &["report", "--since", "2026-11-16", "--until", "2026-11-16"],
        &["report", "--since", "nov 2026"],
        &["report", "--year", "1997"],
        &["report", "--year", "1996"],
        &["report", "--since", "2026-08-02", "--until", "2026-08-30"],
    ];
    assert_snapshot!(desk().runs(commands), @r"
    $ milepost report --since 2026-11-16 --until 2026-11-16
    --- stdout
    # 16 Nov 2026

    - No milestones.
    - CKA \*certification\*: 0 of 2 steps.
    - 1 move.

    ## CKA \*certification\*

    0 of 2 steps. By hand, once. <https://cncf.io/cka> javascript:alert(1)

    - 16 Nov: Read the curriculum (in progress). Nothing done so far is wasted.

    ## Under way

    - CKA \*certification\*, by Mar 2027
    --- exit 0
    $ milepost report --since 'nov 2026'
    --- stdout
    # Since November 2026

    - No milestones.
    - CKA \*certification\*: 1 of 2 steps in this period.
    - 2 moves.

    ## CKA \*certification\*

    1 of 2 steps in this period; the target is Mar 2027. By hand, once. <https://cncf.io/cka> javascript:alert(1)

    - 17 Nov 2026: Read the curriculum. Nothing done so far is wasted.

    ## Under way

    - CKA \*certification\*, by Mar 2027: 1 of 2 steps
      - Book the exam, by 4 Dec 2026
    --- stderr
    note: 2 private items are left out
    --- exit 0
    $ milepost report --year 1997
    --- stdout
    # 1997

    - 1 milestone: Windows NT4 course.
    - No larger goal moved.
    - 1 move.

    ## Milestones

    - Windows NT4 course, Hansen. The turning point.
    --- exit 0
    $ milepost report --year 1996
    --- stdout
    # 1996

    Nothing was done in this period.
    --- exit 0
    $ milepost report --since 2026-08-02 --until 2026-08-30
    --- stdout
    # 2 Aug 2026 to 30 Aug 2026

    Nothing was done in this period.

    ## Under way

    - CKA \*certification\*, by Mar 2027
    --- stderr
    note: 1 item is left out: its date is too vague for the period
    --- exit 0
    ");
}

#[test]
fn report_refuses_a_period_that_is_none() {
    let commands: &[&[&str]] = &[
        &["report", "--since", "2027", "--until", "2025"],
        &["report", "--year", "2026-03"],
        &["report", "--year", "1"],
        &["report", "--since", "soon"],
        &["report", "--year", "2026", "--until", "2026"],
        &["report", "--format", "pdf"],
    ];
    assert_snapshot!(desk().runs(commands), @r#"
    $ milepost report --since 2027 --until 2025
    --- stderr
    error: the period would end in 2025, before it begins
    hint: let --until be 2027 or later
    --- exit 1
    $ milepost report --year 2026-03
    --- stderr
    error: "2026-03" is not a year
    hint: write 2026; --since and --until take a month or a day
    --- exit 1
    $ milepost report --year 1
    --- stderr
    error: "1" is not a year
    hint: write 2025, or 0001
    --- exit 1
    $ milepost report --since soon
    --- stderr
    error: "soon" is not a date
    hint: write 2025-11-27, 27 nov 2025, nov 2025, yesterday or 3 weeks ago
    --- exit 1
    $ milepost report --year 2026 --until 2026
    --- stderr
    error: the argument '--year <YEAR>' cannot be used with '--until <WHEN>'
    hint: milepost report --help shows how
    --- exit 2
    $ milepost report --format pdf
    --- stderr
    error: there is no report format "pdf"
    hint: the formats are markdown, text, html, json
    --- exit 2
    "#);
}

#[test]
fn report_goes_to_a_file() {
    let desk = desk();
    assert_snapshot!(desk.run(&["report", "-o", "2026.md", "tag:nothing"]), @"--- exit 0");
    let text = std::fs::read_to_string(desk.root().join("2026.md")).expect("written");
    assert_eq!(text, "# 2026\n\nNothing in this period matches.\n");
}

#[test]
fn report_takes_the_format_of_the_end_of_its_file() {
    let desk = desk();
    let written = |name: &str, more: &[&str]| {
        desk.run(&[&["report", "-q", "-o", name], more].concat());
        std::fs::read_to_string(desk.root().join(name)).expect("written")
    };
    assert!(written("a.json", &[]).starts_with("{\n"));
    assert!(written("a.HTML", &[]).starts_with("<!"));
    assert!(written("a.txt", &[]).starts_with("2026\n"));
    assert!(written("a.out", &[]).starts_with("# 2026\n"));
    assert!(written("a.json", &["--format", "text"]).starts_with("2026\n"));
}

#[test]
fn report_says_what_could_not_be_read_and_no_number() {
    let desk = desk();
    desk.write("done/2024.toml", b"x = = 1\n");
    let commands: &[&[&str]] = &[
        &["report", "--year", "2024", "-q"],
        &["report", "--year", "2024", "-q", "--format", "text"],
        &["report", "--year", "2024", "-q", "--format", "json", "Scrum"],
    ];
    assert_snapshot!(desk.runs(commands), @r#"
    $ milepost report --year 2024 -q
    --- stdout
    # 2024

    This is not all: done/2024.toml cannot be read: line 1.
    --- stderr
    warning: [DIR]/career/done/2024.toml:1:5: extra `=`
      x = = 1
    error: not everything could be read: done/2024.toml cannot be read: line 1
    hint: milepost check says what to do
    --- exit 1
    $ milepost report --year 2024 -q --format text
    --- stdout
    2024

    This is not all: done/2024.toml cannot be read: line 1.
    --- stderr
    warning: [DIR]/career/done/2024.toml:1:5: extra `=`
      x = = 1
    error: not everything could be read: done/2024.toml cannot be read: line 1
    hint: milepost check says what to do
    --- exit 1
    $ milepost report --year 2024 -q --format json Scrum
    --- stdout
    {
      "heading": "2024",
      "since": "2024-01-01",
      "until": "2024-12-31",
      "unread": [
        "done/2024.toml cannot be read: line 1"
      ],
      "sections": []
    }
    --- stderr
    warning: [DIR]/career/done/2024.toml:1:5: extra `=`
      x = = 1
    error: not everything could be read: done/2024.toml cannot be read: line 1
    hint: milepost check says what to do
    --- exit 1
    "#);
}

#[test]
fn report_of_a_word_that_is_a_date_says_how_to_name_the_period() {
    let commands: &[&[&str]] =
        &[&["report", "2025"], &["report", "2025-03"], &["report", "nothing"]];
    assert_snapshot!(desk().runs(commands), @"
    $ milepost report 2025
    --- stdout
    # 2026

    Nothing in this period matches.
    --- stderr
    hint: for a year: milepost report --year 2025
    --- exit 0
    $ milepost report 2025-03
    --- stdout
    # 2026

    Nothing in this period matches.
    --- stderr
    hint: for a month: milepost report --since 2025-03 --until 2025-03
    --- exit 0
    $ milepost report nothing
    --- stdout
    # 2026

    Nothing in this period matches.
    --- exit 0
    ");
}
