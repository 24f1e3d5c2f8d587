//! `export`: what goes out, where to, and what does not.

use super::kit::Desk;
use insta::assert_snapshot;

const GOALS: &str = r##"format = 1

[[goal]]
id = "cka00001"
title = "CKA certification"
size = "large"
due = "2027-03"

[[goal]]
id = "leave001"
title = "Leave the company"
size = "large"
private = true

[[goal]]
id = "exam0001"
title = "=Book the exam, \"soon\""
toward = "cka00001"
tags = ["study"]
due = 2026-12-04
measure = { done = 4, target = 12, unit = "exercises" }
note = "-1 is the first line\nand this the second"

[[goal]]
id = "write001"
title = "Write to three firms"
toward = "leave001"
"##;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "course01"
title = "Windows NT4 course"
on = 1997
kind = "training"
recognised = { on = 2016-05-10, why = "The turning point" }
led_to = ["fired001"]

[[milestone]]
id = "fired001"
title = "Was fired"
on = "1998-12"
private = true
"#;

fn desk() -> Desk {
    Desk::with(&[("goals.toml", GOALS), ("milestones.toml", MILESTONES)])
}

#[test]
fn export_has_no_private_item_and_nothing_that_names_one() {
    assert_snapshot!(desk().runs(&[&["export", "csv"], &["export", "json", "is:milestone"]]), @r#"
    $ milepost export csv
    --- stdout
    type,id,title,at,on,until,due,done,dropped,dropped_why,state,size,kind,toward,measure,tags,why,note,links,issuer,credential,expires,recognised,recognised_why,created,modified
    goal,cka00001,CKA certification,,,,2027-03,,,,active,large,,,,,,,,,,,,,,
    goal,exam0001,"'=Book the exam, ""soon""",,,,2026-12-04,,,,active,small,,cka00001,4 of 12 exercises,study,,"'-1 is the first line
    and this the second",,,,,,,,
    goal,write001,Write to three firms,,,,,,,,active,small,,,,,,,,,,,,,,
    milestone,course01,Windows NT4 course,,1997,,,,,,,,training,,,,,,,,,,2016-05-10,The turning point,,
    --- stderr
    note: 2 private items are left out
    --- exit 0
    $ milepost export json is:milestone
    --- stdout
    [
      {
        "type": "milestone",
        "id": "course01",
        "title": "Windows NT4 course",
        "on": "1997",
        "kind": "training",
        "recognised": {
          "on": "2016-05-10",
          "why": "The turning point"
        },
        "hindsight": true
      }
    ]
    --- stderr
    note: 1 private item is left out
    --- exit 0
    "#);
}

#[test]
fn export_refuses_what_it_does_not_know_and_writes_nothing() {
    assert_snapshot!(desk().runs(&[
        &["export", "docx"],
        &["export", "csv", "tag:"],
        &["export", "csv", "-o", "career/goals.toml"],
        &["export", "csv", "-o", "no/such/folder.csv"],
    ]), @r#"
    $ milepost export docx
    --- stderr
    error: no export is called "docx"
    hint: the formats are jsonresume, html, ics, rendercv, csv, json, org, taskwarrior, todotxt
    --- exit 2
    $ milepost export csv tag:
    --- stderr
    error: "tag:" has nothing after it
    hint: write tag:study
    --- exit 1
    $ milepost export csv -o career/goals.toml
    --- stderr
    error: cannot write career/goals.toml: the journey keeps its own files under such names
    hint: name another file
    --- exit 1
    $ milepost export csv -o no/such/folder.csv
    --- stderr
    error: cannot write no/such/folder.csv: its folder is not there
    hint: make the folder first, or name a file in another
    --- exit 3
    "#);
}

#[test]
fn export_writes_to_a_file_what_it_prints() {
    let desk = desk();
    let printed = desk.does(&["export", "csv", "is:open"]);
    for file in ["one.csv", "one.csv"] {
        assert_eq!(desk.does(&["export", "csv", "is:open", "-o", file]), "");
        assert_eq!(std::fs::read_to_string(desk.root().join(file)).expect("written"), printed);
    }
    assert_eq!(desk.does(&["export", "csv", "is:open", "-o", "-"]), printed);
}

#[test]
fn export_of_a_cv_counts_goals_only_if_a_filter_chose_them() {
    let desk = desk();
    assert_snapshot!(desk.runs(&[&["export", "jsonresume"], &["export", "jsonresume", "is:open"]]), @r#"
    $ milepost export jsonresume
    --- stdout
    {
      "education": [
        {
          "institution": "Windows NT4 course",
          "studyType": "Course",
          "startDate": "1997",
          "endDate": "1997"
        }
      ],
      "meta": {
        "version": "v1.0.0"
      }
    }
    --- stderr
    note: 2 private items are left out
    note: 1 milestone is without its recognition, for which JSON Resume has no place
    note: 3 goals are left out: a CV has no place for goals
    --- exit 0
    $ milepost export jsonresume is:open
    --- stdout
    {
      "meta": {
        "version": "v1.0.0"
      }
    }
    --- stderr
    note: 1 private item is left out
    note: 3 goals are left out: a CV has no place for goals
    --- exit 0
    "#);
}

#[test]
fn export_does_not_replace_a_file_by_half_a_journey() {
    let desk = desk();
    let good = desk.does(&["export", "csv", "-o", "old.csv"]);
    desk.write("done/2024.toml", b"x = = 1\n");
    let said = desk.run(&["export", "csv", "-o", "old.csv"]);
    assert!(said.contains("error: not everything could be read") && said.ends_with("exit 1\n"));
    let kept = std::fs::read_to_string(desk.root().join("old.csv")).expect("the file");
    assert!(kept.starts_with("type,id") && good.is_empty());
}

#[test]
fn export_writes_into_a_pipe_and_is_quiet_on_request() {
    let desk = desk();
    let run = |args: &[&str]| desk.output(args);
    let printed = run(&["export", "csv"]);
    let piped = run(&["export", "csv", "-q", "-o", "/dev/stdout"]);
    assert_eq!(piped.stdout, printed.stdout);
    assert!(piped.stderr.is_empty() && !printed.stderr.is_empty());
}

#[test]
fn export_in_a_dry_run_says_what_it_would_write_and_writes_nothing() {
    let desk = desk();
    assert_snapshot!(desk.runs(&[
        &["export", "csv", "--dry-run"],
        &["export", "csv", "--dry-run", "-o", "all.csv"],
        &["report", "--year", "1997", "--dry-run", "-o", "1997.md"],
    ]), @"
    $ milepost export csv --dry-run
    --- stdout
    would print 6 lines
    --- stderr
    note: 2 private items are left out
    --- exit 0
    $ milepost export csv --dry-run -o all.csv
    --- stdout
    would write all.csv
    --- stderr
    note: 2 private items are left out
    --- exit 0
    $ milepost report --year 1997 --dry-run -o 1997.md
    --- stdout
    would write 1997.md
    --- exit 0
    ");
    assert!(["all.csv", "1997.md"].iter().all(|file| !desk.root().join(file).exists()));
}
