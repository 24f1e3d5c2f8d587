//! `check`: names that nobody reads, tables in the wrong file, and a past that lies ahead.

use crate::cli::kit::Desk;
use insta::assert_snapshot;

#[test]
fn check_tells_slips_in_names_from_names_of_ones_own() {
    let desk = Desk::new();
    desk.write(
        "goals.toml",
        b"fromat = 1\n[[goals]]\ntitle = \"Lost\"\n[[goal]]\nid = \"a\"\ntitle = \"A\"\ndeu = 2027\ncolour = \"red\"\nmeasure = { done = 1, taget = 3, target = 4 }\n[[goal.logs]]\non = 2026\n[[goal.log]]\non = 2026-11-01\ntxet = \"x\"\n[[log]]\non = 2026\n[[pause]]\nfrom = 2026\n[own]\ndue = 1\n",
    );
    assert_snapshot!(desk.runs(&[&["check"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:1:1: warning: `fromat`: did you mean `format`?
        fromat = 1
      hint: write format = 1
    [DIR]/career/goals.toml:2:1: error: `goals`: did you mean `goal`?
        [[goals]]
      hint: write [[goal]]; "Lost" is set aside until then
    [DIR]/career/goals.toml:7:1: warning: `deu`: did you mean `due`?
        deu = 2027
      hint: write due; as it stands it is kept and not read
    [DIR]/career/goals.toml:8:1: warning: `colour` is not a key of a goal
        colour = "red"
      hint: it is kept as it is, and not read
    [DIR]/career/goals.toml:9:23: warning: `taget`: did you mean `target`?
        measure = { done = 1, taget = 3, target = 4 }
      hint: write target; as it stands it is kept and not read
    [DIR]/career/goals.toml:10:8: warning: `logs`: did you mean `log`?
        [[goal.logs]]
      hint: write log; as it stands it is kept and not read
    [DIR]/career/goals.toml:14:1: warning: `txet`: did you mean `text`?
        txet = "x"
      hint: write text; as it stands it is kept and not read
    [DIR]/career/goals.toml:15:3: warning: `log`: did you mean `goal.log`?
        [[log]]
      hint: write [[goal.log]]
    [DIR]/career/goals.toml:17:1: error: `pause`: did you mean `paused`?
        [[pause]]
      hint: write [[paused]]; the item is set aside until then
    [DIR]/career/goals.toml:19:2: warning: `own` is not a table that Milepost reads
        [own]
      hint: it is kept as it is, and not read
    --- stderr
    error: 2 errors and 8 warnings were found
    hint: fix them in an editor; until then, what could not be read is left as it is
    --- exit 1
    "#);
}

#[test]
fn check_tells_of_names_of_ones_own_and_finds_nothing_wrong() {
    let desk = Desk::new();
    desk.write(
        "goals.toml",
        b"mine = 1\n[[goal]]\nid = \"a\"\ntitle = \"A\"\ncolour = \"red\"\n[own]\ndue = 1\n",
    );
    assert_snapshot!(desk.runs(&[&["check"], &["list"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:1:1: warning: `mine` stands above all items, where Milepost reads no such key
        mine = 1
      hint: it is kept as it is, and not read
    [DIR]/career/goals.toml:5:1: warning: `colour` is not a key of a goal
        colour = "red"
      hint: it is kept as it is, and not read
    [DIR]/career/goals.toml:6:2: warning: `own` is not a table that Milepost reads
        [own]
      hint: it is kept as it is, and not read
    no problems in 1 file; 3 keys or tables of your own
    --- exit 0
    $ milepost list
    --- stdout
    ○ a  A  active
    --- exit 0
    "#);
}

#[test]
fn check_warns_of_a_table_in_the_wrong_file_and_it_is_shown() {
    let desk = Desk::new();
    desk.write(
        "goals.toml",
        b"[[milestone]]\nid = \"m\"\ntitle = \"Moved to Lyon\"\non = 2001\n\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n",
    );
    desk.write(
        "milestones.toml",
        b"[[goal]]\nid = \"b\"\ntitle = \"B\"\ntoward = \"a\"\n\n[[paused]]\nid = \"p\"\nfrom = 2020-01-01\nuntil = 2020-02-01\n",
    );
    assert_snapshot!(desk.runs(&[
        &["check"],
        &["list", "--all"],
        &["edit", "m", "--note", "n"],
        &["done", "b"],
        &["check"],
        &["list", "--all"],
        &["undo"],
        &["undo"],
    ]), @"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:1:1: warning: a milestone belongs in milestones.toml, and this one stands in goals.toml
        [[milestone]]
      hint: move its lines to milestones.toml; it is shown all the same, and moves there when it is changed
    [DIR]/career/milestones.toml:1:1: warning: a goal belongs in goals.toml, and this one stands in milestones.toml
        [[goal]]
      hint: move its lines to goals.toml; it is shown all the same, and moves there when it is changed
    [DIR]/career/milestones.toml:6:1: warning: a pause belongs in goals.toml, and this one stands in milestones.toml
        [[paused]]
      hint: move its lines to goals.toml; it is shown all the same, and moves there when it is changed
    --- stderr
    error: 3 warnings were found
    hint: nothing is lost; each has a hint above
    --- exit 1
    $ milepost list --all
    --- stdout
    ○ a  A                    active     0 of 1 step
    ○ b  B                    active     toward A
    ◆ m  Moved to Lyon  2001  milestone
    --- stderr
    warning: [DIR]/career/goals.toml:1:1: a milestone belongs in milestones.toml, and this one stands in goals.toml
    warning: [DIR]/career/milestones.toml:1:1: a goal belongs in goals.toml, and this one stands in milestones.toml
    warning: [DIR]/career/milestones.toml:6:1: a pause belongs in goals.toml, and this one stands in milestones.toml
    hint: milepost check says what to do
    --- exit 0
    $ milepost edit m --note n
    --- stdout
    edited m  Moved to Lyon
    --- exit 0
    $ milepost done b
    --- stdout
    done b  B
    --- stderr
    No steps are left toward A: milepost done a if you have reached it.
    --- exit 0
    $ milepost check
    --- stdout
    [DIR]/career/milestones.toml:1:1: warning: a pause belongs in goals.toml, and this one stands in milestones.toml
        [[paused]]
      hint: move its lines to goals.toml; it is shown all the same, and moves there when it is changed
    --- stderr
    error: 1 warning was found
    hint: nothing is lost; each has a hint above
    --- exit 1
    $ milepost list --all
    --- stdout
    ○ a  A                     active     1 of 1 step
    ✓ b  B              today  done       toward A
    ◆ m  Moved to Lyon  2001   milestone
    --- stderr
    warning: [DIR]/career/milestones.toml:1:1: a pause belongs in goals.toml, and this one stands in milestones.toml
    hint: milepost check says what to do
    --- exit 0
    $ milepost undo
    --- stdout
    undid: done, B
    --- exit 0
    $ milepost undo
    --- stdout
    undid: edited, Moved to Lyon
    --- exit 0
    ");
    assert!(desk.read("goals.toml").starts_with("[[milestone]]"));
}

#[test]
fn check_warns_of_what_has_happened_on_a_day_ahead() {
    let desk = Desk::new();
    desk.write(
        "goals.toml",
        b"[[goal]]\nid = \"a\"\ntitle = \"A\"\ndue = 2030\ncreated = 2026-12-24\n[[goal.log]]\non = 2026-11-22\n[[goal.log]]\non = 2026-11-23\ntext = \"x\"\n\n[[paused]]\nid = \"p\"\nfrom = 2027-01-01\nuntil = 2027-02-01\n",
    );
    desk.write(
        "milestones.toml",
        b"[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 2030-01-01\n[[milestone]]\nid = \"n\"\ntitle = \"N\"\non = 2026\nuntil = \"2026-12\"\nrecognised = { on = 2027 }\ncredential = { expires = 2031 }\n",
    );
    desk.write(
        "done/2031.toml",
        b"[[goal]]\nid = \"d\"\ntitle = \"D\"\ndone = 2031-05-01\n[[goal]]\nid = \"e\"\ntitle = \"E\"\ndropped = { on = 2031-05-01, why = \"w\" }\n",
    );
    assert_snapshot!(desk.runs(&[&["check"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/done/2031.toml:4:8: warning: `done` of "D" is 2031-05-01, which is still ahead
        done = 2031-05-01
      hint: correct the date, or take it away and write due = 2031-05-01
    [DIR]/career/done/2031.toml:8:18: warning: `dropped` of "E" is 2031-05-01, which is still ahead
        dropped = { on = 2031-05-01, why = "w" }
      hint: correct the date, or take it away and write due = 2031-05-01
    [DIR]/career/goals.toml:9:6: warning: a progress note of "A" is of 2026-11-23, which is still ahead
        on = 2026-11-23
      hint: correct the date
    [DIR]/career/milestones.toml:4:6: warning: `on` of "M" is 2030-01-01, which is still ahead
        on = 2030-01-01
      hint: correct the date; what is still to come is a goal with that date as its target
    [DIR]/career/milestones.toml:9:9: warning: `until` of "N" is 2026-12, which is still ahead
        until = "2026-12"
      hint: correct the date, or write until = "now" while it goes on
    [DIR]/career/milestones.toml:10:21: warning: `recognised` of "N" is 2027, which is still ahead
        recognised = { on = 2027 }
      hint: correct the date
    --- stderr
    error: 6 warnings were found
    hint: nothing is lost; each has a hint above
    --- exit 1
    "#);
}

#[test]
fn check_rewrites_items_in_a_list_on_request_in_one_change_that_undo_takes_back() {
    let desk = Desk::new();
    let goals = "# mine\ngoal = [\n  { id = \"a\", title = \"A\" }, # first\n  { title = \"B\", toward = \"a\" },\n]\n\n[own]\nx = 1\n";
    let milestones = "milestone = [{ id = \"m\", title = \"M\", on = 2001 }]\n";
    desk.write("goals.toml", goals.as_bytes());
    desk.write("milestones.toml", milestones.as_bytes());
    assert_snapshot!(
        desk.runs(&[&["check"], &["add", "X"], &["check", "--rewrite", "--dry-run"],]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:2:1: warning: each goal in this list is read, and none can be changed here
        goal = [
      hint: milepost check --rewrite gives each a [[goal]] of its own, and undo takes it back
    [DIR]/career/goals.toml:7:2: warning: `own` is not a table that Milepost reads
        [own]
      hint: it is kept as it is, and not read
    [DIR]/career/milestones.toml:1:1: warning: each milestone in this list is read, and none can be changed here
        milestone = [{ id = "m", title = "M", on = 2001 }]
      hint: milepost check --rewrite gives each a [[milestone]] of its own, and undo takes it back
    --- stderr
    error: 3 warnings were found
    hint: nothing is lost; each has a hint above
    --- exit 1
    $ milepost add X
    --- stderr
    error: "goals.toml" cannot be changed where it stands: the file has its items in a list in brackets
    hint: milepost check --rewrite gives each a block of its own, and undo takes it back
    --- exit 1
    $ milepost check --rewrite --dry-run
    --- stdout
    would rewrite 3 items of goals.toml and milestones.toml as sections of their own
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml"), goals);
    assert_snapshot!(desk.runs(&[&["check", "--rewrite"], &["check"], &["check", "--rewrite"]]), @"
    $ milepost check --rewrite
    --- stdout
    rewrote 3 items of goals.toml and milestones.toml as sections of their own
    --- exit 0
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:3:2: warning: `own` is not a table that Milepost reads
        [own]
      hint: it is kept as it is, and not read
    no problems in 2 files; 1 key or table of your own
    --- exit 0
    $ milepost check --rewrite
    --- stdout
    no file has its items in a list
    --- exit 0
    ");
    assert_snapshot!(desk.read("goals.toml"), @r#"
    # mine

    [own]
    x = 1

    [[goal]]
    id = "a"
    title = "A"
    # first

    [[goal]]
    title = "B"
    toward = "a"
    "#);
    assert_snapshot!(desk.runs(&[
        &["undo"],
        &["redo"],
        &["add", "X"],
        &["list", "--all"],
        &["undo"],
        &["undo"]
    ]), @"
    $ milepost undo
    --- stdout
    undid: rewrite as sections
    --- exit 0
    $ milepost redo
    --- stdout
    redid: rewrite as sections
    --- exit 0
    $ milepost add X
    --- stdout
    added 43r07ztz  X
    --- exit 0
    $ milepost list --all
    --- stdout
    ○ a         A        active     0 of 1 step
    ○ f59rv1js  B        active     toward A
    ○ 43r07ztz  X        active
    ◆ m         M  2001  milestone
    --- exit 0
    $ milepost undo
    --- stdout
    undid: added, X
    --- exit 0
    $ milepost undo
    --- stdout
    undid: rewrite as sections
    --- exit 0
    ");
    assert_eq!(desk.read("goals.toml"), goals);
    assert_eq!(desk.read("milestones.toml"), milestones);
}

#[test]
fn check_says_of_a_file_that_cannot_be_read_why_nothing_in_it_is_rewritten() {
    for broken in [
        "goal = [{ title = \"A\" },\n{ title = \"B\", due = 2027-03 }]\n",
        "junk[[\n",
        "goal = [1]\n",
    ] {
        let desk = Desk::new();
        desk.write("goals.toml", broken.as_bytes());
        let rewrite = desk.output(&["check", "--rewrite"]);
        let said = String::from_utf8_lossy(&rewrite.stdout).into_owned();
        assert_eq!(rewrite.status.code(), Some(1), "{broken}: {said}");
        assert!(said.contains("goals.toml:"), "{broken}: {said}");
        assert_eq!(desk.read("goals.toml"), broken);
    }
}
