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
    ]));
    assert_snapshot!("a_title_alone_is_a_goal.toml", desk.read("goals.toml"));
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
    assert_snapshot!(desk.run(add));
    assert_snapshot!(desk.run(&[
        "add",
        "Become a manager",
        "--large",
        "--due",
        "end of next year",
        "--json"
    ]));
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["add", "Learn Rust", "--dry-run"],
        &["milestone", "Born", "--on", "1980", "--dry-run"],
    ]));
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
    ]));
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
    ]));
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
    ]));
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
    ]));
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
    ]));
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
        &["check"],
    ]));
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
