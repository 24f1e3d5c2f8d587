//! `add` and `milestone`, and what they refuse.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn a_title_alone_is_a_goal() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["add", "Finish", "chapter", "4", "exercises"],
        &["add", "--", "-5", "kg", "by spring"],
        &["-q", "add", "Quietly"],
        &["list"],
    ]), @"
    $ milepost add Finish chapter 4 exercises
    --- stdout
    added 16q4g4jx  Finish chapter 4 exercises
    --- exit 0
    $ milepost add -- -5 kg 'by spring'
    --- stdout
    added epne9erv  -5 kg by spring
    --- exit 0
    $ milepost -q add Quietly
    --- exit 0
    $ milepost list
    --- stdout
    ○ 16q4g4jx  Finish chapter 4 exercises  active
    ○ epne9erv  -5 kg by spring             active
    ○ dz33gdkw  Quietly                     active
    --- exit 0
    ");
    assert_snapshot!(desk.read("goals.toml"), @r#"
    format = 1

    [[goal]]
    id = "16q4g4jx"
    title = "Finish chapter 4 exercises"
    created = 2026-11-22
    modified = 2026-11-22T12:00:00Z

    [[goal]]
    id = "epne9erv"
    title = "-5 kg by spring"
    created = 2026-11-22
    modified = 2026-11-22T12:00:00Z

    [[goal]]
    id = "dz33gdkw"
    title = "Quietly"
    created = 2026-11-22
    modified = 2026-11-22T12:00:00Z
    "#);
}

#[test]
fn everything_that_can_be_said_of_a_goal() {
    let desk = career();
    let add = &[
        "add",
        "Read",
        "the handbook",
        "--toward",
        "certification",
        "--due",
        "friday",
        "--state",
        "someday",
        "--target",
        "300",
        "--unit",
        "pages",
        "--tag",
        "study",
        "--tag",
        " work ",
        "--tag",
        "study",
        "--kind",
        "reading",
        "--why",
        "It is on the list",
        "--note",
        "Two\nlines",
        "--link",
        "https://example.org/a",
        "--private",
        "--json",
    ];
    assert_snapshot!(desk.run(add), @r#"
    --- stdout
    {
      "type": "goal",
      "id": "16q4g4jx",
      "title": "Read the handbook",
      "size": "small",
      "state": "someday",
      "toward": "cka0a1b2",
      "due": "2026-11-27",
      "created": "2026-11-22",
      "measure": {
        "done": 0,
        "target": 300,
        "unit": "pages"
      },
      "tags": [
        "study",
        "work"
      ],
      "kind": "reading",
      "why": "It is on the list",
      "note": "Two\nlines",
      "links": [
        "https://example.org/a"
      ],
      "private": true,
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    "#);
    assert_snapshot!(desk.run(&[
        "add",
        "Become a manager",
        "--large",
        "--due",
        "end of next year",
        "--json"
    ]), @r#"
    --- stdout
    {
      "type": "goal",
      "id": "epne9erv",
      "title": "Become a manager",
      "size": "large",
      "state": "active",
      "due": "2027-12-31",
      "created": "2026-11-22",
      "steps": {
        "done": 0,
        "total": 0
      },
      "stuck": true,
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    "#);
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["add", "Learn Rust", "--dry-run"],
        &["milestone", "Born", "--on", "1980", "--dry-run"],
    ]), @"
    $ milepost add 'Learn Rust' --dry-run
    --- stdout
    would add Learn Rust
    --- exit 0
    $ milepost milestone Born --on 1980 --dry-run
    --- stdout
    would add Born
    --- exit 0
    ");
    assert!(!desk.journey().join("goals.toml").exists());
}

#[test]
fn a_goal_that_cannot_be_is_refused() {
    let desk = career();
    let before = desk.read("goals.toml");
    assert_snapshot!(desk.runs(&[
        &["add", "  "],
        &["add", "Learn Rust", "--due", "30 february 2027"],
        &["add", "Learn Rust", "--due", "2027-02-30"],
        &["add", "Learn Rust", "--due", "when pigs fly"],
        &["add", "Learn Rust", "--due", "3/4/2027"],
        &["add", "Learn Rust", "--toward", "nothing of the kind"],
        &["add", "Learn Rust", "--toward", "incident"],
        &["add", "Learn Rust", "--toward", "a"],
        &["add", "Learn Rust", "--target", "a dozen"],
        &["add", "Learn Rust", "--target", "0"],
        &["add", "Learn Rust", "--target", "-3"],
    ]), @r#"
    $ milepost add '  '
    --- stderr
    error: a title is needed
    hint: give it a title of at least one letter
    --- exit 1
    $ milepost add 'Learn Rust' --due '30 february 2027'
    --- stderr
    error: --due: "30 february 2027" is not a day: February 2027 has 28 days
    hint: write 2027-02-28, its last day
    --- exit 1
    $ milepost add 'Learn Rust' --due 2027-02-30
    --- stderr
    error: --due: "2027-02-30" is not a day: February 2027 has 28 days
    hint: write 2027-02-28, its last day
    --- exit 1
    $ milepost add 'Learn Rust' --due 'when pigs fly'
    --- stderr
    error: --due: "when pigs fly" is not a date
    hint: write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks
    --- exit 1
    $ milepost add 'Learn Rust' --due 3/4/2027
    --- stderr
    error: --due: "3/4/2027" could be 3 April 2027 (2027-04-03) or 4 March 2027 (2027-03-04)
    hint: write 2027-04-03 or 2027-03-04
    --- exit 1
    $ milepost add 'Learn Rust' --toward 'nothing of the kind'
    --- stderr
    error: no open larger goal matches "nothing of the kind"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost add 'Learn Rust' --toward incident
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs an open larger goal
    hint: milepost edit incident --large makes it a larger goal
    --- exit 1
    $ milepost add 'Learn Rust' --toward a
    --- stderr
    error: "a" matches 3 items
      leadteam  active     Lead a team
      book0000  someday    Write a book
      cka0a1b2  active     CKA certification
    hint: name one by its id, or by more of its title
    --- exit 1
    $ milepost add 'Learn Rust' --target 'a dozen'
    --- stderr
    error: --target: "a dozen" is not a number
    hint: write a plain number, such as 12 or 2.5
    --- exit 1
    $ milepost add 'Learn Rust' --target 0
    --- stderr
    error: a target of 0 is not more than zero
    hint: give an amount above zero, such as 12
    --- exit 1
    $ milepost add 'Learn Rust' --target -3
    --- stderr
    error: a target of -3 is not more than zero
    hint: give an amount above zero, such as 12
    --- exit 1
    "#);
    assert_eq!(desk.read("goals.toml"), before);
}

#[test]
fn a_milestone_has_a_date_as_exact_as_memory_is() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["milestone", "Windows 95 support desk", "--on", "1996", "--led-to", "NT4"],
        &[
            "milestone",
            "Moved to the city",
            "--on",
            "may 2001",
            "--until",
            "2003",
            "--kind",
            "place"
        ],
        &[
            "milestone",
            "CKA",
            "--on",
            "yesterday",
            "--issuer",
            "CNCF",
            "--credential",
            "LF-123",
            "--expires",
            "2029-11",
            "--json"
        ],
        &["milestone", "A talk", "--on", "2014-06-03", "--why", "It got me the job", "--json"],
        &["milestone", "Another", "--on", "2014", "--recognised", "2020-01", "--json"],
    ]), @r#"
    $ milepost milestone 'Windows 95 support desk' --on 1996 --led-to NT4
    --- stdout
    added 16q4g4jx  Windows 95 support desk
    --- exit 0
    $ milepost milestone 'Moved to the city' --on 'may 2001' --until 2003 --kind place
    --- stdout
    added epne9erv  Moved to the city
    --- exit 0
    $ milepost milestone CKA --on yesterday --issuer CNCF --credential LF-123 --expires 2029-11 --json
    --- stdout
    {
      "type": "milestone",
      "id": "dz33gdkw",
      "title": "CKA",
      "on": "2026-11-21",
      "credential": {
        "issuer": "CNCF",
        "id": "LF-123",
        "expires": "2029-11"
      },
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost milestone 'A talk' --on 2014-06-03 --why 'It got me the job' --json
    --- stdout
    {
      "type": "milestone",
      "id": "ap273hbe",
      "title": "A talk",
      "on": "2014-06-03",
      "recognised": {
        "on": "2026-11-22",
        "why": "It got me the job"
      },
      "hindsight": true,
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost milestone Another --on 2014 --recognised 2020-01 --json
    --- stdout
    {
      "type": "milestone",
      "id": "ttgkrhj1",
      "title": "Another",
      "on": "2014",
      "recognised": {
        "on": "2020-01"
      },
      "hindsight": true,
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    "#);
}

#[test]
fn a_milestone_that_cannot_be_is_refused() {
    let desk = career();
    let before = desk.read("milestones.toml");
    assert_snapshot!(desk.runs(&[
        &["milestone", "No date"],
        &["milestone", "Ahead", "--on", "2031"],
        &["milestone", "Backwards", "--on", "2012", "--until", "2010"],
        &["milestone", "Unlinked", "--on", "2012", "--led-to", "incident"],
        &["milestone", " ", "--on", "2012"],
    ]), @r#"
    $ milepost milestone 'No date'
    --- stderr
    error: the following required arguments were not provided: --on <WHEN>
    hint: milepost milestone --help shows how
    --- exit 2
    $ milepost milestone Ahead --on 2031
    --- stderr
    error: --on: 2031 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost milestone Backwards --on 2012 --until 2010
    --- stderr
    error: it would end in 2010, before it begins in 2012
    hint: give the dates the other way round
    --- exit 1
    $ milepost milestone Unlinked --on 2012 --led-to incident
    --- stderr
    error: "Write the incident review" is an active small goal, and this needs a milestone
    hint: milepost done incident --milestone records it as a milestone
    --- exit 1
    $ milepost milestone ' ' --on 2012
    --- stderr
    error: a title is needed
    hint: give it a title of at least one letter
    --- exit 1
    "#);
    assert_eq!(desk.read("milestones.toml"), before);
}

#[test]
fn a_milestone_may_be_a_span_and_a_span_may_be_open() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["milestone", "Present job", "--on", "2019-03 to now", "--json"],
        &["milestone", "Fire brigade", "--on", "1995", "--until", "now"],
        &["milestone", "Bank", "--on", "apr 2009 - sep 2013", "--json"],
        &["milestone", "School", "--on", "1985..1997"],
        &["edit", "Present job", "--until", "2024-06"],
        &["edit", "Present job", "--until", "now"],
        &["show", "Present job"],
        &["edit", "Present job", "--until", ""],
        &["edit", "Present job", "--on", "since 2020"],
        &["list", "is:milestone", "--all"],
        &["check"],
    ]), @r#"
    $ milepost milestone 'Present job' --on '2019-03 to now' --json
    --- stdout
    {
      "type": "milestone",
      "id": "16q4g4jx",
      "title": "Present job",
      "on": "2019-03",
      "until": "now",
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost milestone 'Fire brigade' --on 1995 --until now
    --- stdout
    added epne9erv  Fire brigade
    --- exit 0
    $ milepost milestone Bank --on 'apr 2009 - sep 2013' --json
    --- stdout
    {
      "type": "milestone",
      "id": "dz33gdkw",
      "title": "Bank",
      "on": "2009-04",
      "until": "2013-09",
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    $ milepost milestone School --on 1985..1997
    --- stdout
    added ap273hbe  School
    --- exit 0
    $ milepost edit 'Present job' --until 2024-06
    --- stdout
    edited 16q4g4jx  Present job
    --- exit 0
    $ milepost edit 'Present job' --until now
    --- stdout
    edited 16q4g4jx  Present job
    --- exit 0
    $ milepost show 'Present job'
    --- stdout
    ◆ Present job  milestone

    ongoing    since Mar 2019

    id         16q4g4jx
    file       [DIR]/career/milestones.toml
    --- exit 0
    $ milepost edit 'Present job' --until ''
    --- stdout
    edited 16q4g4jx  Present job
    --- exit 0
    $ milepost edit 'Present job' --on 'since 2020'
    --- stdout
    edited 16q4g4jx  Present job
    --- exit 0
    $ milepost list is:milestone --all
    --- stdout
    ◆ payments   Led the payments cutover  12 Oct 2026           milestone
    ◆ 16q4g4jx   Present job               since 2020            milestone
    ◆ oncall00   First on-call week        Mar 2019              milestone
    ◆ dz33gdkw   Bank                      Apr 2009 to Sep 2013  milestone
    ◇ nt4course  Windows NT4 course        1997                  milestone  training · recognised 2016 · led to 1 milestone
    ◆ epne9erv   Fire brigade              since 1995            milestone
    ◆ ap273hbe   School                    1985 to 1997          milestone
    --- exit 0
    $ milepost check
    --- stdout
    no problems in 4 files
    --- exit 0
    "#);
}

#[test]
fn a_span_is_refused_with_what_to_write_where_it_cannot_be() {
    let desk = career();
    let before = desk.read("milestones.toml");
    assert_snapshot!(desk.runs(&[
        &["milestone", "x", "--on", "now"],
        &["milestone", "x", "--on", "2030 to now"],
        &["milestone", "x", "--on", "2013 to 2009"],
        &["milestone", "x", "--on", "2009 to 2013", "--until", "now"],
        &["milestone", "x", "--on", "2019", "--expires", "now"],
        &["add", "x", "--due", "now"],
        &["add", "x", "--due", "2027 to 2028"],
        &["edit", "oncall00", "--on", "2019 to now", "--until", ""],
        &["edit", "curricul", "--on", "2019 to now"],
        &["done", "incident", "--on", "2019..2020"],
    ]), @r#"
    $ milepost milestone x --on now
    --- stderr
    error: --on: "now" is not a date
    hint: write today; only a span can end with now, such as 2019-03 to now
    --- exit 1
    $ milepost milestone x --on '2030 to now'
    --- stderr
    error: --on: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost milestone x --on '2013 to 2009'
    --- stderr
    error: --on: "2013 to 2009" ends before it begins
    hint: write the earlier date first
    --- exit 1
    $ milepost milestone x --on '2009 to 2013' --until now
    --- stderr
    error: --until: --on says when it ended already: 2009 to 2013
    hint: leave --until out, or write --on 2009
    --- exit 1
    $ milepost milestone x --on 2019 --expires now
    --- stderr
    error: --expires: "now" is not a date
    hint: write today; only a span can end with now, such as 2019-03 to now
    --- exit 1
    $ milepost add x --due now
    --- stderr
    error: --due: "now" is not a date
    hint: write today; only a span can end with now, such as 2019-03 to now
    --- exit 1
    $ milepost add x --due '2027 to 2028'
    --- stderr
    error: --due: "2027 to 2028" is a span of time, and this takes one date
    hint: write 2027 or 2028
    --- exit 1
    $ milepost edit oncall00 --on '2019 to now' --until ''
    --- stderr
    error: --until: --on says when it ended already: 2019 to now
    hint: leave --until out, or write --on 2019
    --- exit 1
    $ milepost edit curricul --on '2019 to now'
    --- stderr
    error: "Read the CKA curriculum" is a goal, and a goal has one date, not a span
    hint: write 2019
    --- exit 1
    $ milepost done incident --on 2019..2020
    --- stderr
    error: --on: "2019 to 2020" is a span of time, and this takes one date
    hint: write 2019 or 2020
    --- exit 1
    "#);
    assert_eq!(desk.read("milestones.toml"), before);
}

#[test]
fn an_open_end_written_by_hand_stays_as_it_is_written() {
    let desk = career();
    let text = "format = 1\n\n[[milestone]]\nid = \"job00001\"\non = \"2019-03\"\nuntil   =  'now' # still\ntitle = \"Job\"\n";
    desk.write("milestones.toml", text.as_bytes());
    desk.runs(&[&["edit", "Job", "--kind", "role"]]);
    let after = desk.read("milestones.toml");
    assert!(after.starts_with(text), "{after}");
    assert!(after.contains("kind = \"role\""), "{after}");
}

#[test]
fn a_milestone_has_no_end_and_no_recognition_that_lies_ahead() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["milestone", "Team lead", "--on", "2009 to 2030"],
        &["milestone", "Team lead", "--on", "2009", "--until", "2030"],
        &["milestone", "Team lead", "--on", "2009", "--recognised", "2030"],
        &["milestone", "Team lead", "--on", "2009 to now"],
        &["edit", "Team lead", "--until", "2031"],
        &["edit", "Team lead", "--recognised", "2030"],
        &["milestone", "Team lead", "--on", "2009", "--recognised", "2008"],
        &["edit", "Team lead", "--recognised", "1980"],
        &["check"],
    ]), @"
    $ milepost milestone 'Team lead' --on '2009 to 2030'
    --- stderr
    error: --on: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost milestone 'Team lead' --on 2009 --until 2030
    --- stderr
    error: --until: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost milestone 'Team lead' --on 2009 --recognised 2030
    --- stderr
    error: --recognised: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost milestone 'Team lead' --on '2009 to now'
    --- stdout
    added ap273hbe  Team lead
    --- exit 0
    $ milepost edit 'Team lead' --until 2031
    --- stderr
    error: --until: 2031 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost edit 'Team lead' --recognised 2030
    --- stderr
    error: --recognised: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost milestone 'Team lead' --on 2009 --recognised 2008
    --- stderr
    error: it cannot be recognised in 2008, before it happened in 2009
    hint: correct one of the two dates
    --- exit 1
    $ milepost edit 'Team lead' --recognised 1980
    --- stderr
    error: it cannot be recognised in 1980, before it happened in 2009
    hint: correct one of the two dates
    --- exit 1
    $ milepost check
    --- stdout
    no problems in 1 file
    --- exit 0
    ");
}

#[test]
fn a_tag_given_with_its_sign_is_found_without_it() {
    let desk = Desk::new();
    desk.run(&["add", "Read", "--tag", "#Study", "--tag", "study"]);
    desk.run(&["add", "Write", "--tag", "#study"]);
    let goals = desk.read("goals.toml");
    assert_eq!(goals.matches("tags = [\"Study\"]").count(), 2, "{goals}");
    desk.write("goals.toml", goals.replace("\"Study\"", "\"#byhand\"").as_bytes());
    for filter in ["tag:byhand", "tag:#byhand"] {
        let found = desk.output(&["list", filter]);
        let found = String::from_utf8_lossy(&found.stdout).into_owned();
        assert!(found.contains("Read") && found.contains("Write"), "{filter}: {found}");
    }
}

#[test]
fn added_step_toward_a_private_goal_goes_out_without_its_name() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["-q", "add", "Leave", "--large", "--private"],
        &["-q", "add", "Write to Nordbank", "--toward", "leave"],
        &["list", "is:private"],
        &["export", "todotxt"],
    ]), @"
    $ milepost -q add Leave --large --private
    --- exit 0
    $ milepost -q add 'Write to Nordbank' --toward leave
    --- exit 0
    $ milepost list is:private
    --- stdout
    ○ 16q4g4jx  Leave  active  0 of 1 step
    --- exit 0
    $ milepost export todotxt
    --- stdout
    2026-11-22 Write to Nordbank id:epne9erv
    --- stderr
    note: 1 private item is left out
    --- exit 0
    ");
    desk.does(&["done", "nordbank", "--milestone"]);
    let exports = ["html", "csv", "json", "org", "taskwarrior", "todotxt"].map(|f| ["export", f]);
    let reports = ["markdown", "text", "html", "json"].map(|f| ["report", f]);
    for [command, format] in [&exports[..], &reports[..]].concat() {
        let args = if command == "report" {
            vec![command, "--format", format]
        } else {
            vec![command, format]
        };
        let out = desk.output(&args);
        let text = String::from_utf8_lossy(&out.stdout);
        assert!(text.contains("Nordbank"), "{args:?}: {text}");
        assert!(!text.contains("Leave"), "{args:?}: {text}");
    }
}

#[test]
fn add_of_what_is_past_goes_to_its_year_in_one_change() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["add", "Twin"],
        &["add", "Twin", "--done", "2009", "--tag", "ops"],
        &["add", "Lute", "--dropped", "may 2010", "--reason", "No ear"],
        &["add", "Later", "--done", "2030"],
        &["add", "Both", "--done", "2009", "--dropped", "2009"],
        &["list", "--all"],
        &["undo"],
        &["undo"],
        &["list", "--all"],
    ]), @"
    $ milepost add Twin
    --- stdout
    added 16q4g4jx  Twin
    --- exit 0
    $ milepost add Twin --done 2009 --tag ops
    --- stdout
    added epne9erv  Twin
    --- exit 0
    $ milepost add Lute --dropped 'may 2010' --reason 'No ear'
    --- stdout
    added dz33gdkw  Lute
    --- exit 0
    $ milepost add Later --done 2030
    --- stderr
    error: --done: 2030 is in the future
    hint: give today or an earlier day; a later date is a target
    --- exit 1
    $ milepost add Both --done 2009 --dropped 2009
    --- stderr
    error: the argument '--done <WHEN>' cannot be used with '--dropped <WHEN>'
    hint: milepost add --help shows how
    --- exit 2
    $ milepost list --all
    --- stdout
    ○ 16q4g4jx  Twin            active
    ✗ dz33gdkw  Lute  May 2010  dropped
    ✓ epne9erv  Twin  2009      done
    --- exit 0
    $ milepost undo
    --- stdout
    undone dz33gdkw  added, Lute
    --- exit 0
    $ milepost undo
    --- stdout
    undone epne9erv  added, Twin
    --- exit 0
    $ milepost list --all
    --- stdout
    ○ 16q4g4jx  Twin  active
    --- exit 0
    ");
}

#[test]
fn add_takes_the_spelling_of_a_tag_of_the_past() {
    let past = "[[goal]]\nid = \"old00000\"\ntitle = \"Old\"\ndone = 2005\ntags = [\"Oracle\"]\n";
    let desk = Desk::with(&[("done/2005.toml", past)]);
    for title in ["First", "Again"] {
        assert!(desk.output(&["add", title, "--tag", "ORACLE"]).status.success());
    }
    assert_eq!(desk.read("goals.toml").matches("tags = [\"Oracle\"]").count(), 2);
}

#[test]
fn milestone_that_lapses_before_it_happened_is_refused() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["milestone", "Cert", "--on", "2020", "--issuer", "X", "--expires", "2019"],
        &["milestone", "Cert", "--on", "2020", "--expires", "2020"],
        &["edit", "Cert", "--expires", "2019-12"],
        &["edit", "Cert", "--on", "2021"],
    ]), @r#"
    $ milepost milestone Cert --on 2020 --issuer X --expires 2019
    --- stderr
    error: it cannot lapse in 2019, before it happened in 2020
    hint: correct one of the two dates
    --- exit 1
    $ milepost milestone Cert --on 2020 --expires 2020
    --- stdout
    added epne9erv  Cert
    --- exit 0
    $ milepost edit Cert --expires 2019-12
    --- stderr
    error: it cannot lapse in December 2019, before it happened in 2020
    hint: correct one of the two dates
    --- exit 1
    $ milepost edit Cert --on 2021
    --- stderr
    error: it cannot lapse in 2020, before it happened in 2021
    hint: correct one of the two dates
    --- exit 1
    "#);
}
