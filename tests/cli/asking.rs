//! `status` and `check`, help and usage.

use super::kit::{Desk, career};
use insta::assert_snapshot;

#[test]
fn status_is_one_line() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["status"],
        &["status", "--json"],
        &[
            "status",
            "--format",
            "{active} open, {overdue} late, next {next} {{{stuck}}} {usual}|{drifting}"
        ],
        &["status", "--format", "[{weeks}] {momentum} ({last_365_days}, {longest_gap})"],
        &["status", "--format", "{score}"],
        &["status", "--format", "{active"],
        &["status", "--format", "x", "--json"],
    ]), @r#"
    $ milepost status
    --- stdout
    4 active · 1 overdue · 1 stuck · focus: CKA certification 1 of 3 steps, Mar 2027 · 2 moves in 30 days · last one 2 days ago
    --- exit 0
    $ milepost status --json
    --- stdout
    {"active":4,"overdue":1,"stuck":1,"next":{"type":"goal","id":"cka0a1b2","title":"CKA certification","size":"large","state":"active","due":"2027-03","steps":{"done":1,"total":3},"why":"The work asks for it","next":true},"momentum":{"last_30_days":2,"usual":0,"days_since_step":2}}
    --- exit 0
    $ milepost status --format '{active} open, {overdue} late, next {next} {{{stuck}}} {usual}|{drifting}'
    --- stdout
    4 open, 1 late, next CKA certification {1} 0|
    --- exit 0
    $ milepost status --format '[{weeks}] {momentum} ({last_365_days}, {longest_gap})'
    --- stdout
    [▁▁▁▁▁▁▅▁▁▁▁█] 2 moves in 30 days · last one 2 days ago (3, )
    --- exit 0
    $ milepost status --format '{score}'
    --- stderr
    error: --format: there is no field {score}
    hint: the fields are {active} {overdue} {stuck} {next} {last_30_days} {usual} {days_since_step} {usual_gap} {drifting} {momentum} {weeks} {last_365_days} {longest_gap}
    --- exit 1
    $ milepost status --format '{active'
    --- stderr
    error: --format: a { stands alone
    hint: double it for a brace, or write a field such as {active}
    --- exit 1
    $ milepost status --format x --json
    --- stderr
    error: the argument '--format <TEXT>' cannot be used with '--json'
    hint: milepost status --help shows how
    --- exit 2
    "#);
}

#[test]
fn check_finds_nothing_in_a_sound_journey() {
    assert_snapshot!(career().runs(&[&["check"], &["check", "--json"]]), @"
    $ milepost check
    --- stdout
    no problems in 4 files
    --- exit 0
    $ milepost check --json
    --- stdout
    []
    --- exit 0
    ");
}

#[test]
fn wrong_use_is_said_in_two_lines_and_exits_with_2() {
    let desk = career();
    assert_snapshot!(desk.runs(&[
        &["frobnicate"],
        &["lits"],
        &["add"],
        &["add", "x", "--deu", "friday"],
        &["add", "x", "--unit", "pages"],
        &["link", "a"],
        &["state", "incident", "asleep"],
        &["list", "--color", "pink"],
        &["done", "a", "b"],
        &["add", "x", "--due"],
        &["log"],
        &["edit"],
        &["add", "x\u{1b}[31m", "--bad\u{1b}[31m"],
    ]), @r"
    $ milepost frobnicate
    --- stderr
    error: unrecognized subcommand 'frobnicate'
    hint: milepost --help shows how
    --- exit 2
    $ milepost lits
    --- stderr
    error: unrecognized subcommand 'lits'
    hint: did you mean list? milepost --help shows how
    --- exit 2
    $ milepost add
    --- stderr
    error: the following required arguments were not provided: <TITLE>...
    hint: milepost add --help shows how
    --- exit 2
    $ milepost add x --deu friday
    --- stderr
    error: unexpected argument '--deu' found
    hint: words that begin with - go after --; milepost add --help shows how
    --- exit 2
    $ milepost add x --unit pages
    --- stderr
    error: the following required arguments were not provided: --target <N>
    hint: milepost add --help shows how
    --- exit 2
    $ milepost link a
    --- stderr
    error: the following required arguments were not provided: --led-to <REF>
    hint: milepost link --help shows how
    --- exit 2
    $ milepost state incident asleep
    --- stderr
    error: invalid value 'asleep' for '<STATE>' [possible values: active, paused, someday]
    hint: milepost state --help shows how
    --- exit 2
    $ milepost list --color pink
    --- stderr
    error: invalid value 'pink' for '--color <WHEN>' [possible values: auto, always, never]
    hint: milepost list --help shows how
    --- exit 2
    $ milepost done a b
    --- stderr
    error: unexpected argument 'b' found
    hint: milepost done --help shows how
    --- exit 2
    $ milepost add x --due
    --- stderr
    error: a value is required for '--due <WHEN>' but none was supplied
    hint: milepost add --help shows how
    --- exit 2
    $ milepost log
    --- stderr
    error: the following required arguments were not provided: <REF> <TEXT>...
    hint: milepost log --help shows how
    --- exit 2
    $ milepost edit
    --- stderr
    error: the following required arguments were not provided: <REF>
    hint: milepost edit --help shows how
    --- exit 2
    $ milepost add x\e[31m --bad\e[31m
    --- stderr
    error: unexpected argument '--bad␛[31m' found
    hint: words that begin with - go after --; milepost add --help shows how
    --- exit 2
    ");
}

#[test]
fn every_command_has_help_with_examples() {
    let desk = Desk::new();
    let commands = [
        "add",
        "milestone",
        "done",
        "drop",
        "log",
        "promote",
        "link",
        "unlink",
        "edit",
        "state",
        "reopen",
        "delete",
        "next",
        "list",
        "show",
        "status",
        "undo",
        "redo",
        "check",
        "review",
        "timeline",
        "momentum",
        "look-back",
        "demo",
    ];
    for command in commands {
        let help = desk.does(&[command, "--help"]);
        assert!(help.contains("Example"), "{command}:\n{help}");
        assert!(help.contains(&format!("milepost {command}")), "{command}:\n{help}");
    }
    assert_snapshot!(desk.run(&["--help"]), @"
    --- stdout
    A full-screen goal tracker for a working life. Without a command it opens the screen

    Usage: milepost [OPTIONS] [COMMAND]

    Commands:
      add          Add a goal
      milestone    Add a milestone: something that happened, at any date
      done         Mark a goal done
      drop         Drop a goal, with a reason
      log          Add a progress note to a goal
      promote      Recognise something finished as a milestone
      link         Record that one milestone led to another
      unlink       Remove such a link
      edit         Change a goal or milestone
      state        Make a goal active, paused or someday
      reopen       Reopen a goal that was done or dropped
      delete       Delete a goal or milestone that was a mistake (undo brings it back)
      pause        Pause the whole journey for a while
      resume       Resume after a pause
      snooze       Hide the reminder about drift for a while
      next         Show or set the focus: your next milestone
      list         List goals and milestones
      show         Show one goal or milestone in full
      status       Print one line, for a prompt or a status bar
      undo         Undo the last change
      redo         Redo the change that was undone last
      merge        Merge a conflict copy, or a file with conflict marks, item by item
      import       Import what other programs know of your past: a preview first, then one change
      export       Export the journey for another program, a CV or a page
      report       Report what was reached and done in a year or any period, to hand in
      check        Check the files for errors, with path, line and column
      backups      List the backups, the newest first
      restore      Restore a backup in place of the journey (undo takes it back)
      review       Review what is due, or a month or a year, on the screen or line by line
      timeline     Open the screen on the timeline, or print it
      momentum     Open the screen on momentum, or print it
      look-back    Open the screen on the finished goals that come up today, or print them
      demo         Open the screen on a sample career, in a scratch folder that is deleted afterwards
      help         Print the help on a topic or a command: keys, review, momentum, files, import,
                   export, shell or promises
      config       Print the settings, their defaults, or where they are
      keys         List the keys of every action
      completions  Print the script by which a shell completes commands, ids and titles
      man          Print the manual page, or write those of all commands into a folder

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Everywhere:
          --dir <DIR>      The journey's folder [default: $MILEPOST_DIR, the config's dir,
                           ~/.local/share/milepost]
          --config <FILE>  The settings [default: $MILEPOST_CONFIG, ~/.config/milepost/config.toml]
          --color <WHEN>   Colour: auto, always or never [default: auto]
      -q, --quiet          Print only data and errors

    REF is an id, the beginning of one, or words of a title.
    WHEN is 2026-11-22, 2026-11, 2026, today, friday, in 3 weeks, 2 years ago, end of month.

    Examples:
      milepost                                         the screen
      milepost add Book the mock exam --due friday     a small goal
      milepost done mock                               done today
      milepost milestone Windows NT4 course --on 1997  something that happened
      milepost list                                    what is open

    milepost help TOPIC says more: keys, review, momentum, files, import, export, shell, promises.
    --- exit 0
    ");
    assert_snapshot!(desk.run(&["add", "--help"]), @"
    --- stdout
    Add a goal

    Usage: milepost add [OPTIONS] <TITLE>...

    Arguments:
      <TITLE>...  What you want to do

    Options:
          --large           Make it a larger goal, reached in many steps
          --state <STATE>   The state: active, paused or someday [default: active]
          --toward <REF>    The larger goal that it serves
          --due <WHEN>      The target date
          --target <N>      How much there is to do
          --unit <TEXT>     What is counted, such as pages
          --kind <KIND>     Your own kind, such as training
          --why <TEXT>      Why it matters
          --note <TEXT>     Anything else
          --tag <TAG>       A word to group by; may be given again
          --link <URL>      An address of something elsewhere; may be given again
          --private         Keep it out of every export
          --done <WHEN>     When it was done, if it is past
          --dropped <WHEN>  When it was dropped, if it is past
          --reason <TEXT>   Why it was dropped
          --dry-run         Show what would be done, and write nothing
          --json            Print the item as JSON
      -h, --help            Print help
      -V, --version         Print version

    Everywhere:
          --dir <DIR>      The journey's folder [default: $MILEPOST_DIR, the config's dir,
                           ~/.local/share/milepost]
          --config <FILE>  The settings [default: $MILEPOST_CONFIG, ~/.config/milepost/config.toml]
          --color <WHEN>   Colour: auto, always or never [default: auto]
      -q, --quiet          Print only data and errors

    Examples:
      milepost add Finish chapter 4 exercises --toward CKA --due friday
      milepost add CKA certification --large --due 'mar 2027' --why 'The job asks for it'
      milepost add Read the handbook --target 300 --unit pages --tag study
      milepost add Wrote the backup script --done 2009
      milepost add -- -5 kg by spring
    --- exit 0
    ");
    assert_snapshot!(desk.run(&["help", "list"]), @"
    --- stdout
    List goals and milestones

    Usage: milepost list [OPTIONS] [FILTER]...

    Arguments:
      [FILTER]...  Words and terms to match

    Options:
          --all      Everything, milestones and the whole past included
          --json     Print JSON
      -h, --help     Print help
      -V, --version  Print version

    Everywhere:
          --dir <DIR>      The journey's folder [default: $MILEPOST_DIR, the config's dir,
                           ~/.local/share/milepost]
          --config <FILE>  The settings [default: $MILEPOST_CONFIG, ~/.config/milepost/config.toml]
          --color <WHEN>   Colour: auto, always or never [default: auto]
      -q, --quiet          Print only data and errors

    FILTER is words of a title, tag, kind or note, and terms:
      is:small large milestone open active paused someday done dropped stuck overdue private hindsight
      tag:T  kind:K  toward:REF  a - before a term negates it
      in:WHEN  since:WHEN  until:WHEN  the year, month or day included
      after:WHEN  before:WHEN  without it;  expires:WHEN  a credential that lapses by then
      filter:NAME  one that was saved on the screen, or in [filters] of the settings

    Any other word before a colon is text. Without --all it lists what is open. A filter by a date, or
    with at:, is:done, is:dropped, is:milestone or is:hindsight looks at the whole past as well.

    Examples:
      milepost list
      milepost list tag:study -is:paused
      milepost list is:done in:2019
      milepost list --all --json
    --- exit 0
    ");
    assert_eq!(desk.does(&["--version"]), desk.does(&["add", "--version"]));
}

#[test]
fn an_option_takes_any_word_that_follows_it() {
    let desk = career();
    desk.does(&[
        "edit",
        "incident",
        "--note",
        "- first\n- second",
        "--why",
        "-q is a flag",
        "--tag",
        "-a",
    ]);
    let item = desk.json(&["show", "incident", "--json"]);
    assert_eq!(item["note"], "- first\n- second");
    assert_eq!(item["why"], "-q is a flag");
    assert_eq!(item["tags"], serde_json::json!(["-a"]));
    desk.does(&["edit", "incident", "--note=--due", "--why", "", "--tag", "", "--due", ""]);
    let item = desk.json(&["show", "incident", "--json"]);
    assert_eq!(item["note"], "--due");
    assert!(item.get("why").is_none() && item.get("tags").is_none() && item.get("due").is_none());
    desk.does(&["add", "--note", "--not a flag", "--", "-5 kg"]);
    assert_eq!(desk.json(&["list", "kg", "--json"])[0]["title"], "-5 kg");
    for word in ["-q", "-h", "-V", "--", "--json", "--help", "--dry-run", "--dir", "--color", "-x"]
    {
        let goal = ["add", "Swim", "--note", word, "--why", word, "--kind", word, "--tag", word];
        let goal = [&goal[..], &["--link", word, "--target", "2", "--unit", word, "--json"]];
        let goal = desk.json(&goal.concat());
        for text in ["note", "why", "kind"].map(|key| &goal[key]) {
            assert_eq!(*text, word, "{goal}");
        }
        assert_eq!((&goal["tags"][0], &goal["links"][0]), (&word.into(), &word.into()), "{goal}");
        assert_eq!(goal["measure"]["unit"], word);
        let done = ["milestone", "Swam", "--on", "2026", "--at", word, "--issuer", word, "--json"];
        let done = desk.json(&done);
        assert_eq!((&done["at"], &done["credential"]["issuer"]), (&word.into(), &word.into()));
    }
    assert_snapshot!(desk.runs(&[
        &["edit", "incident", "--due", "-q"],
        &["milestone", "Swam", "--on", "--json"],
        &["add", "Swim", "--note"],
        &["add", "- swim"],
    ]), @r#"
    $ milepost edit incident --due -q
    --- stderr
    error: --due: "-q" is not a date
    hint: write 2026-11-27, 27 nov 2026, nov 2026, friday or in 3 weeks
    --- exit 1
    $ milepost milestone Swam --on --json
    --- stderr
    error: --on: "--json" is not a date
    hint: write 2025-11-27, 27 nov 2025, nov 2025, yesterday or 3 weeks ago
    --- exit 1
    $ milepost add Swim --note
    --- stderr
    error: a value is required for '--note <TEXT>' but none was supplied
    hint: milepost add --help shows how
    --- exit 2
    $ milepost add '- swim'
    --- stderr
    error: unexpected argument '- ' found
    hint: words that begin with - go after --; milepost add --help shows how
    --- exit 2
    "#);
}

#[test]
fn usage_suggests_the_command_with_the_fewest_slips() {
    let slips =
        [("lst", "list"), ("exprt", "export"), ("miletone", "milestone"), ("statsu", "status")];
    for (typed, meant) in slips {
        let said = Desk::new().run(&[typed]);
        assert!(said.contains(&format!("hint: did you mean {meant}?")), "{said}");
    }
}

#[test]
fn hint_for_a_date_of_the_past_is_not_still_to_come() {
    let desk = career();
    let past = "hint: write 2025-11-27, 27 nov 2025, nov 2025, yesterday or 3 weeks ago";
    for (args, hint) in [
        (&["done", "incident", "--on", "blah"][..], past),
        (&["milestone", "Course", "--on", "blah"], past),
        (&["report", "--since", "blah"], past),
        (&["report", "--year", "20x"], "hint: write a year, such as 2025"),
        (&["review", "--year", "20x"], "hint: write 2025 or last year"),
        (&["add", "Swim", "--due", "blah"], "friday or in 3 weeks"),
    ] {
        let said = desk.run(args);
        assert!(said.contains(hint), "{said}");
    }
}

#[test]
fn what_is_unread_is_no_zero_in_the_momentum_and_the_review() {
    let desk = career();
    let broken = desk.read("goals.toml").replace("amount = 2", "amount = = 2");
    desk.write("goals.toml", broken.as_bytes());
    let said = desk.run(&["momentum", "--plain"]);
    assert!(said.contains("Here is what could be read."), "{said}");
    assert!(!said.contains(" 0 0 0"), "{said}");
    let desk = Desk::with(&[("goals.toml", "format = 1\n[[goal]]\nid = \"a1\"\ntitle = = 1\n")]);
    let said = desk.run(&["review", "--plain"]);
    assert!(said.contains("Nothing that could be read is due."), "{said}");
    assert!(!said.contains("No goal is being worked on"), "{said}");
    let said = desk.run(&["review", "--plain", "--month", "2026-11"]);
    assert!(said.contains("In what could be read there is nothing to ask about"), "{said}");
    desk.write("milestones.toml", b"= 1");
    let said = desk.run(&["list"]);
    assert!(said.contains("; 1 more file is affected"), "{said}");
}
