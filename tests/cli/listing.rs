//! `list` and `show`.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn list_shows_what_is_open_in_the_files_order() {
    assert_snapshot!(career().run(&["list"]), @"
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri       active   4 of 12 exercises · toward CKA certification
    ○ incident  Write the incident review   20 Nov    active   overdue
    ★ cka0a1b2  CKA certification           Mar 2027  active   1 of 3 steps · focus
    ‖ mockexam  Book the mock exam                    paused   toward CKA certification
    ○ leadteam  Lead a team                 2028      active   no steps yet
    · book0000  Write a book                          someday
    --- exit 0
    ");
}

#[test]
fn list_all_shows_the_whole_past_newest_first() {
    assert_snapshot!(career().run(&["list", "--all"]), @"
    --- stdout
    ○ k3v9q2wd   Finish chapter 4 exercises  Fri          active     4 of 12 exercises · toward CKA certification
    ○ incident   Write the incident review   20 Nov       active     overdue
    ★ cka0a1b2   CKA certification           Mar 2027     active     1 of 3 steps · focus
    ‖ mockexam   Book the mock exam                       paused     toward CKA certification
    ○ leadteam   Lead a team                 2028         active     no steps yet
    · book0000   Write a book                             someday
    ✓ curricul   Read the CKA curriculum     19 Nov       done       toward CKA certification
    ◆ payments   Led the payments cutover    12 Oct 2026  milestone
    ✗ lute0000   Learn the lute              Jun 2026     dropped
    ◆ oncall00   First on-call week          Mar 2019     milestone
    ✓ runbook0   Write the on-call runbook   11 Feb 2019  done
    ◇ nt4course  Windows NT4 course          1997         milestone  training · recognised 2016 · led to 1 milestone
    --- exit 0
    ");
}

#[test]
fn a_filter_says_what_is_wanted() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["list", "tag:study"],
        &["list", "is:large", "-is:someday"],
        &["list", "-is:large", "write"],
        &["list", "is:overdue"],
        &["list", "is:stuck"],
        &["list", "toward:cka0a1b2"],
        &["list", "toward:cka0a1b2", "--all"],
        &["list", "toward:CKA", "--all"],
        &["list", "is:done"],
        &["list", "is:done", "before:2020"],
        &["list", "is:hindsight"],
        &["list", "is:milestone", "after:2018", "-q"],
        &["list", "write"],
        &["list", "write", "--all"],
        &["list", "zebra"],
        &["list", "zebra", "--all"],
    ]), @"
    $ milepost list tag:study
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri  active  4 of 12 exercises · toward CKA certification
    --- exit 0
    $ milepost list is:large -is:someday
    --- stdout
    ★ cka0a1b2  CKA certification  Mar 2027  active  1 of 3 steps · focus
    ○ leadteam  Lead a team        2028      active  no steps yet
    --- exit 0
    $ milepost list -is:large write
    --- stdout
    ○ incident  Write the incident review  20 Nov  active  overdue
    --- exit 0
    $ milepost list is:overdue
    --- stdout
    ○ incident  Write the incident review  20 Nov  active  overdue
    --- exit 0
    $ milepost list is:stuck
    --- stdout
    ○ leadteam  Lead a team  2028  active  no steps yet
    --- exit 0
    $ milepost list toward:cka0a1b2
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri  active  4 of 12 exercises · toward CKA certification
    ‖ mockexam  Book the mock exam               paused  toward CKA certification
    --- exit 0
    $ milepost list toward:cka0a1b2 --all
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri     active  4 of 12 exercises · toward CKA certification
    ‖ mockexam  Book the mock exam                  paused  toward CKA certification
    ✓ curricul  Read the CKA curriculum     19 Nov  done    toward CKA certification
    --- exit 0
    $ milepost list toward:CKA --all
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri     active  4 of 12 exercises · toward CKA certification
    ‖ mockexam  Book the mock exam                  paused  toward CKA certification
    ✓ curricul  Read the CKA curriculum     19 Nov  done    toward CKA certification
    --- exit 0
    $ milepost list is:done
    --- stdout
    ✓ curricul  Read the CKA curriculum    19 Nov       done  toward CKA certification
    ✓ runbook0  Write the on-call runbook  11 Feb 2019  done
    --- exit 0
    $ milepost list is:done before:2020
    --- stdout
    ✓ runbook0  Write the on-call runbook  11 Feb 2019  done
    --- exit 0
    $ milepost list is:hindsight
    --- stdout
    ◇ nt4course  Windows NT4 course  1997  milestone  training · recognised 2016 · led to 1 milestone
    --- exit 0
    $ milepost list is:milestone after:2018 -q
    --- stdout
    ◆ payments  Led the payments cutover  12 Oct 2026  milestone
    ◆ oncall00  First on-call week        Mar 2019     milestone
    --- exit 0
    $ milepost list write
    --- stdout
    ○ incident  Write the incident review  20 Nov  active   overdue
    · book0000  Write a book                       someday
    --- exit 0
    $ milepost list write --all
    --- stdout
    ○ incident  Write the incident review  20 Nov       active   overdue
    · book0000  Write a book                            someday
    ✓ runbook0  Write the on-call runbook  11 Feb 2019  done
    --- exit 0
    $ milepost list zebra
    --- stderr
    Nothing matches.
    --- exit 0
    $ milepost list zebra --all
    --- stderr
    Nothing matches.
    --- exit 0
    ");
}

#[test]
fn a_filter_takes_text_with_a_colon_tags_with_their_sign_and_whole_months() {
    let desk = career();
    desk.run(&["add", "Re: the offer", "--due", "2026-12-05"]);
    desk.run(&["add", "Read https://example.org/a", "--due", "2027-01-10"]);
    assert_snapshot!(desk.runs(&[
        &["list", "Re:"],
        &["list", "https://example.org/a"],
        &["list", "tag:#study"],
        &["list", "in:2026-12"],
        &["list", "since:2026-12", "until:2027-01", "is:small"],
        &["list", "after:2026-12", "is:small"],
        &["list", "in:1997"],
        &["list", "tga:study"],
    ]), @r#"
    $ milepost list Re:
    --- stdout
    ○ 16q4g4jx  Re: the offer  5 Dec  active
    --- exit 0
    $ milepost list https://example.org/a
    --- stdout
    ○ epne9erv  Read https://example.org/a  10 Jan 2027  active
    --- exit 0
    $ milepost list tag:#study
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri  active  4 of 12 exercises · toward CKA certification
    --- exit 0
    $ milepost list in:2026-12
    --- stdout
    ○ 16q4g4jx  Re: the offer  5 Dec  active
    --- exit 0
    $ milepost list since:2026-12 until:2027-01 is:small
    --- stdout
    ○ 16q4g4jx  Re: the offer               5 Dec        active
    ○ epne9erv  Read https://example.org/a  10 Jan 2027  active
    --- exit 0
    $ milepost list after:2026-12 is:small
    --- stdout
    ○ epne9erv  Read https://example.org/a  10 Jan 2027  active
    --- exit 0
    $ milepost list in:1997
    --- stdout
    ◇ nt4course  Windows NT4 course  1997  milestone  training · recognised 2016 · led to 1 milestone
    --- exit 0
    $ milepost list tga:study
    --- stderr
    Nothing matches.
    "tga:" is looked for as text. Did you mean tag:?
    --- exit 0
    "#);
}

#[test]
fn a_goal_with_a_measure_and_steps_tells_of_both() {
    let desk = Desk::new();
    desk.run(&["add", "Read the handbook", "--large", "--target", "300", "--unit", "pages"]);
    desk.run(&["add", "Chapter one", "--toward", "handbook"]);
    desk.run(&["done", "Chapter one"]);
    desk.run(&["add", "Chapter two", "--toward", "handbook"]);
    desk.run(&["log", "handbook", "--amount", "40"]);
    let listed = desk.run(&["list", "is:large"]);
    assert!(listed.contains("40 of 300 pages · 1 of 2 steps"), "{listed}");
}

#[test]
fn a_saved_filter_is_named() {
    let desk = career();
    let settings = desk.root().join("settings.toml");
    let text = "[filters]\nstudying = \"tag:study -is:paused\"\nthen = \"is:done before:2020\"\n";
    std::fs::write(&settings, text).expect("a file");
    let list = |terms: &[&str]| {
        let named = ["--config", "settings.toml", "list"];
        desk.run(&[&named, terms].concat())
    };
    let all = [
        list(&["filter:studying"]),
        list(&["-filter:studying", "is:small"]),
        list(&["filter:then"]),
        list(&["filter:travel"]),
    ];
    assert_snapshot!(all.concat(), @r#"
    --- stdout
    ○ k3v9q2wd  Finish chapter 4 exercises  Fri  active  4 of 12 exercises · toward CKA certification
    --- exit 0
    --- stdout
    ○ incident  Write the incident review  20 Nov  active  overdue
    ‖ mockexam  Book the mock exam                 paused  toward CKA certification
    --- exit 0
    --- stdout
    ✓ runbook0  Write the on-call runbook  11 Feb 2019  done
    --- exit 0
    --- stderr
    error: no filter is saved as "travel"
    hint: saved are studying and then
    --- exit 1
    "#);
}

#[test]
fn a_filter_that_is_not_understood_is_said() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["list", "is:finished"],
        &["list", "tga:study"],
        &["list", "in:whenever"],
        &["list", "after:never"],
        &["list", "toward:nobody"],
        &["list", "tag:"],
    ]), @r#"
    $ milepost list is:finished
    --- stderr
    error: "is:finished" is not a filter; is: accepts goal, small, large, milestone, open, active, paused, someday, done, dropped, stuck, overdue, private and hindsight
    hint: write one of these, such as is:open
    --- exit 1
    $ milepost list tga:study
    --- stderr
    Nothing matches.
    "tga:" is looked for as text. Did you mean tag:?
    --- exit 0
    $ milepost list in:whenever
    --- stderr
    error: in "in:whenever": "whenever" is not a date
    hint: write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks
    --- exit 1
    $ milepost list after:never
    --- stderr
    error: in "after:never": "never" is not a date
    hint: write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks
    --- exit 1
    $ milepost list toward:nobody
    --- stderr
    error: in "toward:nobody": no larger goal matches "nobody"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost list tag:
    --- stderr
    error: "tag:" has nothing after it
    hint: write tag:study
    --- exit 1
    "#);
}

#[test]
fn an_empty_journey_says_how_to_begin() {
    let desk = Desk::new();
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["list", "--json"],
        &["list", "--all"],
        &["status"],
        &["check"]
    ]), @"
    $ milepost list
    --- stderr
    Nothing here yet. To begin: milepost add TITLE, or milepost demo.
    --- exit 0
    $ milepost list --json
    --- stdout
    []
    --- exit 0
    $ milepost list --all
    --- stderr
    Nothing here yet. To begin: milepost add TITLE, or milepost demo.
    --- exit 0
    $ milepost status
    --- stdout
    0 active · no moves yet
    --- exit 0
    $ milepost check
    --- stdout
    no problems in 0 files
    --- exit 0
    ");
    assert!(!desk.journey().exists(), "reading makes nothing");
}

#[test]
fn the_fields_of_a_list_are_a_promise() {
    assert_snapshot!(career().run(&["list", "--all", "--json"]), @r#"
    --- stdout
    [
      {
        "type": "goal",
        "id": "k3v9q2wd",
        "title": "Finish chapter 4 exercises",
        "size": "small",
        "state": "active",
        "toward": "cka0a1b2",
        "due": "2026-11-27",
        "created": "2026-11-02",
        "measure": {
          "done": 4,
          "target": 12,
          "unit": "exercises"
        },
        "tags": [
          "study"
        ],
        "log": [
          {
            "on": "2026-11-20",
            "text": "Two of the hard ones",
            "amount": 2
          }
        ]
      },
      {
        "type": "goal",
        "id": "incident",
        "title": "Write the incident review",
        "size": "small",
        "state": "active",
        "due": "2026-11-20"
      },
      {
        "type": "goal",
        "id": "cka0a1b2",
        "title": "CKA certification",
        "size": "large",
        "state": "active",
        "due": "2027-03",
        "steps": {
          "done": 1,
          "total": 3
        },
        "why": "The work asks for it",
        "next": true
      },
      {
        "type": "goal",
        "id": "mockexam",
        "title": "Book the mock exam",
        "size": "small",
        "state": "paused",
        "toward": "cka0a1b2"
      },
      {
        "type": "goal",
        "id": "leadteam",
        "title": "Lead a team",
        "size": "large",
        "state": "active",
        "due": "2028",
        "steps": {
          "done": 0,
          "total": 0
        },
        "stuck": true
      },
      {
        "type": "goal",
        "id": "book0000",
        "title": "Write a book",
        "size": "large",
        "state": "someday",
        "steps": {
          "done": 0,
          "total": 0
        }
      },
      {
        "type": "goal",
        "id": "curricul",
        "title": "Read the CKA curriculum",
        "size": "small",
        "state": "done",
        "toward": "cka0a1b2",
        "done": "2026-11-19"
      },
      {
        "type": "milestone",
        "id": "payments",
        "title": "Led the payments cutover",
        "on": "2026-10-12",
        "tags": [
          "work"
        ]
      },
      {
        "type": "goal",
        "id": "lute0000",
        "title": "Learn the lute",
        "size": "small",
        "state": "dropped",
        "dropped": {
          "on": "2026-06",
          "why": "No room for it"
        }
      },
      {
        "type": "milestone",
        "id": "oncall00",
        "title": "First on-call week",
        "on": "2019-03",
        "led_from": [
          "nt4course"
        ]
      },
      {
        "type": "goal",
        "id": "runbook0",
        "title": "Write the on-call runbook",
        "size": "small",
        "state": "done",
        "done": "2019-02-11"
      },
      {
        "type": "milestone",
        "id": "nt4course",
        "title": "Windows NT4 course",
        "on": "1997",
        "kind": "training",
        "recognised": {
          "on": "2016-05-10",
          "why": "It turned my career"
        },
        "hindsight": true,
        "led_to": [
          "oncall00"
        ]
      }
    ]
    --- exit 0
    "#);
}

#[test]
fn show_tells_everything_of_a_goal() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["show", "chapter"],
        &["show", "cka0a1b2"],
        &["show", "lute"],
        &["show", "leadteam"]
    ]), @"
    $ milepost show chapter
    --- stdout
    ○ Finish chapter 4 exercises  small goal

    state    active
    target   27 Nov 2026, in 5 days
    toward   cka0a1b2  CKA certification
    measure  4 of 12 exercises
    tags     #study
    added    2 Nov 2026, 20 days ago

    log
    20 Nov   +2 Two of the hard ones

    pace
    8 exercises left. The target is 27 Nov 2026: 6 days are left, today included.
    1 move in the last 30 days; too little history yet to say what is usual. The last one was 2 days ago.

    id       k3v9q2wd
    file     [DIR]/career/goals.toml
    --- exit 0
    $ milepost show cka0a1b2
    --- stdout
    ★ CKA certification  larger goal

    1 of 3 steps
    ○ k3v9q2wd  Finish chapter 4 exercises  4/12  Fri
    ‖ mockexam  Book the mock exam
    ✓ curricul  Read the CKA curriculum  19 Nov

    why
    The work asks for it

    pace
    2 moves in the last 30 days; too little history yet to say what is usual. The last one was 2 days ago.

    focus    your next milestone
    target   Mar 2027

    id       cka0a1b2
    file     [DIR]/career/goals.toml
    --- exit 0
    $ milepost show lute
    --- stdout
    ✗ Learn the lute  small goal

    dropped  Jun 2026
    because  No room for it

    id       lute0000
    file     [DIR]/career/done/2026.toml
    --- exit 0
    $ milepost show leadteam
    --- stdout
    ○ Lead a team  larger goal

    no steps yet
    milepost add STEP --toward leadteam plans one

    state    active
    target   2028

    id       leadteam
    file     [DIR]/career/goals.toml
    --- exit 0
    ");
}

/// A larger goal with a measure, its amounts a week apart, and steps, of which one was done a year before.
fn at_a_pace() -> Desk {
    let mut goals = String::from(
        "format = 1\n[[goal]]\nid = \"book0001\"\ntitle = \"Write a book\"\nsize = \"large\"\ndue = 2027-06-30\n\
         measure = { done = 60, target = 200, unit = \"pages\" }\n",
    );
    for day in ["10-11", "10-18", "10-25", "11-01", "11-08", "11-15"] {
        goals += &format!("[[goal.log]]\non = 2026-{day}\namount = 10\n");
    }
    goals +=
        "[[goal]]\nid = \"outline1\"\ntitle = \"Outline the last part\"\ntoward = \"book0001\"\n";
    let done = "format = 1\n[[goal]]\nid = \"find0001\"\ntitle = \"Find a reader\"\ntoward = \"book0001\"\ndone = 2025-06-01\n";
    Desk::with(&[("goals.toml", &goals), ("done/2025.toml", done)])
}

#[test]
fn show_tells_the_pace_of_a_goal_by_its_steps_and_by_its_measure() {
    let desk = at_a_pace();
    assert_snapshot!(desk.runs(&[&["show", "book0001"], &["show", "book0001", "--json"]]), @r#"
    $ milepost show book0001
    --- stdout
    ○ Write a book  larger goal

    1 of 2 steps
    ○ outline1  Outline the last part
    ✓ find0001  Find a reader  1 Jun 2025

    pace
    1 step left; at your usual pace about Nov 2026.
    140 pages left; at your usual pace about Feb 2027.
    The target, 30 Jun 2027, needs 4.4 a week.
    4 moves in the last 30 days, usually none (median of the previous twelve 30-day periods). The last one was 7 days ago.
    Usually a move every 7 days (median of 5 gaps in the last 365 days). A gap of more than 14 days is long for you.
    Usually 10 a week: the median of 5 amounts in its log, each spread over the days since the one before.

    state    active
    target   30 Jun 2027
    measure  60 of 200 pages

    log
    15 Nov   +10
    8 Nov    +10
    1 Nov    +10
    25 Oct   +10
    18 Oct   +10
    11 Oct   +10

    id       book0001
    file     [DIR]/career/goals.toml
    --- exit 0
    $ milepost show book0001 --json
    --- stdout
    {
      "type": "goal",
      "id": "book0001",
      "title": "Write a book",
      "size": "large",
      "state": "active",
      "due": "2027-06-30",
      "measure": {
        "done": 60,
        "target": 200,
        "unit": "pages"
      },
      "steps": {
        "done": 1,
        "total": 2
      },
      "log": [
        {
          "on": "2026-10-11",
          "amount": 10
        },
        {
          "on": "2026-10-18",
          "amount": 10
        },
        {
          "on": "2026-10-25",
          "amount": 10
        },
        {
          "on": "2026-11-01",
          "amount": 10
        },
        {
          "on": "2026-11-08",
          "amount": 10
        },
        {
          "on": "2026-11-15",
          "amount": 10
        }
      ]
    }
    --- exit 0
    "#);
}

#[test]
fn show_tells_everything_of_a_milestone() {
    let desk = career();
    desk.does(&[
        "edit",
        "nt4course",
        "--issuer",
        "Learning Tree",
        "--expires",
        "2001",
        "--note",
        "One\n\nTwo",
        "--link",
        "https://example.org",
    ]);
    assert_snapshot!(desk.runs(&[
        &["show", "nt4"],
        &["show", "oncall00"],
        &["show", "nt4", "--json"]
    ]), @r#"
    $ milepost show nt4
    --- stdout
    ◇ Windows NT4 course  milestone

    why
    It turned my career

    led to
    2019 ◆ oncall00  First on-call week

    happened   1997
    recognised 10 May 2016, 19 years later
    issuer     Learning Tree
    expires    2001, lapsed
    kind       training

    note
    One

    Two

    links
    https://example.org

    id         nt4course
    file       [DIR]/career/milestones.toml
    --- exit 0
    $ milepost show oncall00
    --- stdout
    ◆ First on-call week  milestone

    came from
    1997 ◇ nt4course  Windows NT4 course

    happened   Mar 2019

    id         oncall00
    file       [DIR]/career/milestones.toml
    --- exit 0
    $ milepost show nt4 --json
    --- stdout
    {
      "type": "milestone",
      "id": "nt4course",
      "title": "Windows NT4 course",
      "on": "1997",
      "kind": "training",
      "recognised": {
        "on": "2016-05-10",
        "why": "It turned my career"
      },
      "hindsight": true,
      "led_to": [
        "oncall00"
      ],
      "credential": {
        "issuer": "Learning Tree",
        "expires": "2001"
      },
      "note": "One\n\nTwo",
      "links": [
        "https://example.org"
      ],
      "modified": "2026-11-22T12:00:00Z"
    }
    --- exit 0
    "#);
}

#[test]
fn show_tells_what_was_dropped_what_is_missing_and_what_was_wanted() {
    let goals = "[[goal]]\nid = \"lead0000\"\ntitle = \"Lead\"\nsize = \"large\"\nstate = \"paused\"\nnext = true\n\
                 [[goal.log]]\non = 2026-11-20\ntext = \"late\"\n[[goal.log]]\non = 2026-11-01\ntext = \"early\"\n\
                 [[goal.log]]\non = 2026-11-10\n\
                 [[goal]]\nid = \"lost0000\"\ntitle = \"Lost\"\ntoward = \"nothing9\"\n";
    let past = "[[goal]]\nid = \"lute0000\"\ntitle = \"Lute\"\ntoward = \"lead0000\"\ndue = 2026-03-01\nmilestone = \"ghost001\"\n\
                dropped = { on = 2026-01-02, why = \"no\" }\n";
    let milestones = "[[milestone]]\nid = \"talk0000\"\ntitle = \"Talk\"\non = 2020\nfrom = \"ghost002\"\nled_to = [\"ghost003\"]\n";
    let desk = Desk::with(&[
        ("goals.toml", goals),
        ("milestones.toml", milestones),
        ("done/2026.toml", past),
    ]);
    for (id, told) in [
        ("lead0000", "dropped steps\n✗ lute0000  Lute  2 Jan\n"),
        ("lead0000", "focus    your next milestone\nstate    paused\n"),
        ("lead0000", "20 Nov   late\n10 Nov\n1 Nov    early\n"),
        ("lost0000", "toward   nothing9  not found\n"),
        ("lute0000", "target   1 Mar 2026"),
        ("lute0000", "the milestone\nghost001  not found\n"),
        ("talk0000", "the goal that it was\nghost002  not found\n"),
        ("talk0000", "also led to\nghost003  not found\n"),
    ] {
        let shown = desk.does(&["show", id]);
        assert!(shown.contains(told), "{told}: {shown}");
    }
}

#[test]
fn show_leaves_nothing_out_because_it_is_long() {
    let long = |name: &str, times: usize| -> String {
        (0..times).map(|n| format!("{name}{n} ")).collect::<String>().trim_end().to_owned()
    };
    let lines = |name: &str| long(name, 500).replace(' ', "\\n");
    let mut goals = format!(
        "[[goal]]\nid = \"book0001\"\ntitle = \"{}\"\nsize = \"large\"\nkind = \"{}\"\nnote = \"{}\"\n",
        long("title", 90),
        long("kind", 9000),
        lines("line"),
    );
    for n in 0..9 {
        goals += &format!("[[goal.answers]]\non = 2026-11-0{}\ntext = \"answer{n}\"\n", n + 1);
    }
    let dropped = format!("dropped = {{ on = 2026-01-02, why = \"{}\" }}", lines("reason"));
    let done = format!("[[goal]]\nid = \"lute0000\"\ntitle = \"Lute\"\n{dropped}\n");
    let desk = Desk::with(&[("goals.toml", &goals), ("done/2026.toml", &done)]);
    let shown = desk.does(&["show", "book0001"]) + &desk.does(&["show", "lute0000"]);
    assert!(!shown.contains(['…', '␊']), "{shown}");
    for last in ["title89", "kind8999", "line499", "answer0", "answer8", "reason499"] {
        assert!(shown.contains(last), "{last}: {shown}");
    }
}

#[test]
fn show_refuses_what_it_cannot_tell() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["show", "zebra"],
        &["show", "write the"],
        &["show", "zzzzzzzz", "--json"],
        &["show"]
    ]), @r#"
    $ milepost show zebra
    --- stderr
    error: nothing matches "zebra"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost show 'write the'
    --- stderr
    error: "write the" matches 2 items
      incident  active     Write the incident review
      runbook0  done       Write the on-call runbook
    hint: name one by its id, or by more of its title
    --- exit 1
    $ milepost show zzzzzzzz --json
    --- stderr
    error: nothing matches "zzzzzzzz"
    hint: milepost list --all shows every id and title
    --- exit 1
    $ milepost show
    --- stderr
    error: the following required arguments were not provided: <REF>
    hint: milepost show --help shows how
    --- exit 2
    "#);
}

#[test]
fn ascii_glyphs_leave_no_other_sign_in_what_is_said() {
    let desk = career();
    let config = desk.root().join("config.toml");
    std::fs::write(&config, "glyphs = \"ascii\"\n").expect("written");
    let config = config.display().to_string();
    let commands: [&[&str]; 9] = [
        &["list", "--all"],
        &["list", "nothing of that name"],
        &["show", "CKA"],
        &["show", "CKA", "--chain"],
        &["status"],
        &["status", "--format", "{weeks} {momentum}"],
        &["next"],
        &["backups"],
        &["add", "Two\nlines"],
    ];
    for command in commands {
        let said = desk.output(&[command, &["--config", &config]].concat());
        let bytes = [said.stdout, said.stderr].concat();
        assert!(bytes.is_ascii(), "{command:?}: {}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn ascii_marks_for_terminals_that_draw_the_others_badly() {
    let desk = career();
    let config = desk.root().join("config.toml");
    std::fs::write(&config, "glyphs = \"ascii\"\n").expect("written");
    let config = config.display().to_string();
    assert_snapshot!(desk.run(&["list", "--all", "--config", &config]), @"
    --- stdout
    o k3v9q2wd   Finish chapter 4 exercises  Fri          active     4 of 12 exercises - toward CKA certification
    o incident   Write the incident review   20 Nov       active     overdue
    * cka0a1b2   CKA certification           Mar 2027     active     1 of 3 steps - focus
    : mockexam   Book the mock exam                       paused     toward CKA certification
    o leadteam   Lead a team                 2028         active     no steps yet
    . book0000   Write a book                             someday
    x curricul   Read the CKA curriculum     19 Nov       done       toward CKA certification
    # payments   Led the payments cutover    12 Oct 2026  milestone
    - lute0000   Learn the lute              Jun 2026     dropped
    # oncall00   First on-call week          Mar 2019     milestone
    x runbook0   Write the on-call runbook   11 Feb 2019  done
    % nt4course  Windows NT4 course          1997         milestone  training - recognised 2016 - led to 1 milestone
    --- exit 0
    ");
}

#[test]
fn dates_are_written_as_the_settings_say_and_in_json_as_ever() {
    let desk = career();
    let settings = desk.root().join("settings.toml");
    let with = |format: &str, args: &[&str]| {
        std::fs::write(&settings, format!("date_format = {format:?}\n")).expect("written");
        desk.does(&[&["--config", "settings.toml"], args].concat())
    };
    let dated = |format: &str| {
        let all = with(format, &["list", "--all"]) + &with(format, &["show", "payments"]);
        let lines = all.lines().filter(|line| line.contains("12") || line.contains("20 "));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(["month-day", "iso"].map(dated).concat(), @"
    ○ k3v9q2wd   Finish chapter 4 exercises  Fri           active     4 of 12 exercises · toward CKA certification
    ○ incident   Write the incident review   Nov 20        active     overdue
    ◆ payments   Led the payments cutover    Oct 12, 2026  milestone
    happened   Oct 12, 2026
    ○ k3v9q2wd   Finish chapter 4 exercises  Fri         active     4 of 12 exercises · toward CKA certification
    ○ incident   Write the incident review   2026-11-20  active     overdue
    ◆ payments   Led the payments cutover    2026-10-12  milestone
    happened   2026-10-12
    ");
    let json = |format: &str| with(format, &["list", "--all", "--json"]);
    assert_eq!(json("month-day"), json("day-month"));
}

#[test]
fn dates_of_a_refusal_are_written_as_the_settings_say() {
    let desk = career();
    let settings = desk.root().join("settings.toml");
    let with = |format: &str, args: &[&str]| {
        std::fs::write(&settings, format!("date_format = {format:?}\n")).expect("written");
        let output = desk.output(&[&["--config", "settings.toml"], args].concat());
        String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default().to_owned() + "\n"
    };
    let refused = |format: &str| {
        let all: [&[&str]; 4] = [
            &["done", "incident", "--on", "2026-11-24"],
            &["pause", "--until", "2026-11-20"],
            &["milestone", "Course", "--on", "2019-05", "--until", "2018"],
            &["review", "--month", "2027-02"],
        ];
        all.map(|args| with(format, args)).concat()
    };
    assert_snapshot!(["day-month", "month-day", "iso"].map(refused).concat(), @"
    error: --on: 24 Nov 2026 is in the future
    error: --until: 20 Nov 2026 is in the past
    error: it would end in 2018, before it begins in May 2019
    error: February 2027 has not begun
    error: --on: Nov 24, 2026 is in the future
    error: --until: Nov 20, 2026 is in the past
    error: it would end in 2018, before it begins in May 2019
    error: February 2027 has not begun
    error: --on: 2026-11-24 is in the future
    error: --until: 2026-11-20 is in the past
    error: it would end in 2018, before it begins in 2019-05
    error: 2027-02 has not begun
    ");
}

#[test]
fn dates_of_what_was_done_are_written_as_the_settings_say() {
    let desk = career();
    desk.does(&["pause", "--until", "2026-12-05"]);
    desk.does(&["resume"]);
    let settings = desk.root().join("settings.toml");
    let told = |format: &str| {
        std::fs::write(&settings, format!("date_format = {format:?}\n")).expect("written");
        let with = |args: &[&str]| desk.does(&[&["--config", "settings.toml"], args].concat());
        with(&["undo", "--list"]) + &with(&["restore", "--dry-run"])
    };
    assert_snapshot!(["month-day", "iso"].map(told).concat(), @r#"
    Nov 22, 12:00  resumed the journey
    Nov 22, 12:00  paused the journey
    backup of Nov 22, 12:00, before: resumed the journey
      has 3 small goals, 3 larger goals, 3 past goals and 3 milestones
      brings back "paused Nov 22, 2026 to Dec 5, 2026"
    would restore 2026-11-22T12-00-00Z-2
    2026-11-22, 12:00  resumed the journey
    2026-11-22, 12:00  paused the journey
    backup of 2026-11-22, 12:00, before: resumed the journey
      has 3 small goals, 3 larger goals, 3 past goals and 3 milestones
      brings back "paused 2026-11-22 to 2026-12-05"
    would restore 2026-11-22T12-00-00Z-2
    "#);
}

#[test]
fn list_finds_the_credentials_that_lapse_by_a_date() {
    let certificate = |id: &str, title: &str, expires: &str| {
        format!(
            "[[milestone]]\nid = \"{id}\"\ntitle = \"{title}\"\non = 2020\ncredential = {{ expires = {expires} }}\n"
        )
    };
    let milestones = [
        "format = 1\n\n".to_owned(),
        certificate("cka00000", "CKA", "2027-01-20"),
        certificate("rhce0000", "RHCE", "2027-03"),
        certificate("aws00000", "AWS", "2023-11-16") + "private = true\n",
        certificate("later000", "Scrum", "2029"),
    ];
    let desk =
        Desk::with(&[("milestones.toml", &milestones.concat().replace("2027-03", "\"2027-03\""))]);
    assert_snapshot!(desk.runs(&[
        &["list", "expires:in 90 days"],
        &["list", "expires:in", "90", "days", "cka"],
        &["list", "expires:\"in 90 days\"", "-is:private"],
        &["list", "expires:end of march 2027"],
    ]), @r#"
    $ milepost list 'expires:in 90 days'
    --- stdout
    ◆ cka00000  CKA  2020  milestone  lapses on 20 Jan
    ◆ aws00000  AWS  2020  milestone  lapsed on 16 Nov 2023
    --- exit 0
    $ milepost list expires:in 90 days cka
    --- stdout
    ◆ cka00000  CKA  2020  milestone  lapses on 20 Jan
    --- exit 0
    $ milepost list 'expires:"in 90 days"' -is:private
    --- stdout
    ◆ cka00000  CKA  2020  milestone  lapses on 20 Jan
    --- exit 0
    $ milepost list 'expires:end of march 2027'
    --- stdout
    ◆ cka00000  CKA   2020  milestone  lapses on 20 Jan
    ◆ rhce0000  RHCE  2020  milestone  lapses in Mar 2027
    ◆ aws00000  AWS   2020  milestone  lapsed on 16 Nov 2023
    --- exit 0
    "#);
}

#[test]
fn timeline_is_printed_year_after_year() {
    assert_snapshot!(career().runs(&[&["timeline", "--plain"]]), @"
    $ milepost timeline --plain
    --- stdout
    1997, 1 move
      1997  Windows NT4 course · milestone · recognised 2016 · led to 1
    Jan 1998 to Jan 2019: nothing written down
    2019, 2 moves
      Mar 2019  First on-call week · milestone
    Apr 2019 to May 2026: nothing written down
    2026, 3 moves
      12 Oct 2026  Led the payments cutover · milestone
      20 Nov 2026  Write the incident review · small goal · overdue
      Today, Sunday 22 November 2026
      27 Nov 2026  Finish chapter 4 exercises · small goal
    2027
      Mar 2027  CKA certification · larger goal
    2028
      2028  Lead a team · larger goal
    --- exit 0
    ");
    let desk = Desk::new();
    let span = ["milestone", "Administrator", "--on", "1998", "--until", "2004"];
    desk.runs(&[&span, &["add", "Write a book", "--large", "--due", "2031"]]);
    assert_snapshot!(desk.run(&["timeline", "--plain"]), @"
    --- stdout
    1998, 1 move
      1998  Administrator · milestone · until 2004
    2004
      2004  the end of Administrator
    Jan 2005 to Oct 2026: nothing written down
    2026
      Today, Sunday 22 November 2026
    2027 to 2030: nothing planned
    2031
      2031  Write a book · larger goal
    --- exit 0
    ");
    assert_snapshot!(Desk::new().runs(&[&["timeline", "--plain"]]), @"
    $ milepost timeline --plain
    --- stderr
    The timeline is empty. Which course, job or meeting led to where you are?
    --- exit 0
    ");
}

#[test]
fn momentum_is_printed_in_numbers_and_dates() {
    assert_snapshot!(career().runs(&[&["momentum", "--plain"]]), @"
    $ milepost momentum --plain
    --- stdout
    2 moves in the last 30 days, usually none (median of the previous twelve 30-day periods). The last one was 2 days ago.
    Moves in each of the last twelve weeks, the oldest first: 0 0 0 0 0 0 1 0 0 0 0 2.

    By larger goal, with the moves of its last twelve weeks
      CKA certification · 2 moves in 30 days · last one 2 days ago · 0 0 0 0 0 0 0 0 0 0 0 2
      Lead a team · no steps yet · 0 0 0 0 0 0 0 0 0 0 0 0
      Write a book · someday · 0 0 0 0 0 0 0 0 0 0 0 0

    By year, where anything is recorded
      2026 · 3 moves, 1 goal done, 1 milestone
      2019 · 2 moves, 1 goal done, 1 milestone
      1997 · 1 move, 1 milestone

    By day, the last 365 days
      Friday 20 November 2026  1 move  Finish chapter 4 exercises
      Thursday 19 November 2026  1 move  Read the CKA curriculum
      Monday 12 October 2026  1 move  Led the payments cutover
    --- exit 0
    ");
    assert_snapshot!(Desk::new().runs(&[&["momentum", "--plain"]]), @"
    $ milepost momentum --plain
    --- stderr
    No moves yet. A goal that is done is a move, and so is a note on the way, or a milestone that you reached.
    --- exit 0
    ");
}

#[test]
fn look_back_is_printed_with_what_was_recognised_lately() {
    let desk = career();
    desk.write("done/2016.toml", OLD.as_bytes());
    assert_snapshot!(desk.runs(&[&["look-back", "--plain"]]), @"
    $ milepost look-back --plain
    --- stdout
    Was one of these a milestone?
      10 years ago · Try containers · 22 Nov 2016
        An evening's experiment

    Last recognised
      10 May 2016 · Windows NT4 course · 19 years later
        It turned my career
    --- exit 0
    ");
    assert_snapshot!(Desk::new().runs(&[&["look-back", "--plain"]]), @"
    $ milepost look-back --plain
    --- stderr
    No finished goal comes up today. What you finish comes up again, from a week to twenty years later.
    --- exit 0
    ");
}

const OLD: &str = r#"format = 1

[[goal]]
id = "contain0"
title = "Try containers"
done = 2016-11-22
note = "An evening's experiment"
"#;

#[test]
fn list_looks_at_the_past_for_an_organisation_and_tells_of_other_matches_there() {
    let desk = career();
    desk.does(&["milestone", "Engineer", "--on", "2011", "--at", "Nordbank", "--tag", "cloud"]);
    desk.does(&["milestone", "Team lead", "--on", "2014", "--tag", "cloud"]);
    assert_snapshot!(desk.runs(&[
        &["list", "at:Nordbank"],
        &["list", "tag:cloud", "-is:done"],
        &["list", "team lead"],
        &["list", "unknown"],
        &["list", "in:2011-06-15"],
        &["list", "in:2011"],
    ]), @"
    $ milepost list at:Nordbank
    --- stdout
    ◆ 16q4g4jx  Engineer  2011  milestone
    --- exit 0
    $ milepost list tag:cloud -is:done
    --- stderr
    No open goal matches, but 2 items of the past do: milepost list tag:cloud -is:done --all
    --- exit 0
    $ milepost list 'team lead'
    --- stdout
    ○ leadteam  Lead a team  2028  active  no steps yet
    --- exit 0
    $ milepost list unknown
    --- stderr
    Nothing matches.
    --- exit 0
    $ milepost list in:2011-06-15
    --- stderr
    Nothing matches.
    --- exit 0
    $ milepost list in:2011
    --- stdout
    ◆ 16q4g4jx  Engineer  2011  milestone
    --- exit 0
    ");
}

#[test]
fn list_of_steps_toward_a_reached_goal_finds_it_by_its_title() {
    let desk = career();
    desk.does(&["done", "cka0a1b2"]);
    let said = desk.run(&["list", "toward:CKA"]);
    assert!(said.contains("Finish chapter 4 exercises"), "{said}");
    let refused = desk.run(&["list", "toward:review"]);
    assert!(refused.contains("and this needs a larger goal"), "{refused}");
    assert!(!refused.contains("milepost edit"), "who looks changes nothing: {refused}");
}

#[test]
fn timeline_in_text_says_what_ended() {
    let desk = Desk::new();
    desk.does(&["milestone", "Backup engineer", "--on", "2006 to sep 2008"]);
    let said = desk.run(&["timeline", "--plain"]);
    assert!(said.contains("Sep 2008  the end of Backup engineer"), "{said}");
}

#[test]
fn show_has_a_heading_for_the_note() {
    let desk = Desk::new();
    desk.does(&["add", "Swim", "--why", "To float", "--note", "Ask Ann"]);
    let said = desk.run(&["show", "Swim"]);
    assert!(said.contains("note") && said.contains("Ask Ann"), "{said}");
}
