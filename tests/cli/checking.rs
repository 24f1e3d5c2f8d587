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
      hint: write due; until then it is kept, and not read
    [DIR]/career/goals.toml:8:1: warning: `colour` is not a key of a goal
        colour = "red"
      hint: it is kept as it is, and not read
    [DIR]/career/goals.toml:9:23: warning: `taget`: did you mean `target`?
        measure = { done = 1, taget = 3, target = 4 }
      hint: write target; until then it is kept, and not read
    [DIR]/career/goals.toml:10:8: warning: `logs`: did you mean `log`?
        [[goal.logs]]
      hint: write log; until then it is kept, and not read
    [DIR]/career/goals.toml:14:1: warning: `txet`: did you mean `text`?
        txet = "x"
      hint: write text; until then it is kept, and not read
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
    hint: each has a hint above; until then, what could not be read is not changed
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
    [DIR]/career/goals.toml:1:1: warning: `mine` is above all items, where Milepost reads no such key
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
    [DIR]/career/goals.toml:1:1: warning: a milestone belongs in milestones.toml, and this one is in goals.toml
        [[milestone]]
      hint: move its lines to milestones.toml; it is shown all the same, and moves there when it is changed
    [DIR]/career/milestones.toml:1:1: warning: a goal belongs in goals.toml, and this one is in milestones.toml
        [[goal]]
      hint: move its lines to goals.toml; it is shown all the same, and moves there when it is changed
    [DIR]/career/milestones.toml:6:1: warning: a pause belongs in goals.toml, and this one is in milestones.toml
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
    warning: [DIR]/career/goals.toml:1:1: a milestone belongs in milestones.toml, and this one is in goals.toml
    warning: [DIR]/career/milestones.toml:1:1: a goal belongs in goals.toml, and this one is in milestones.toml
    warning: [DIR]/career/milestones.toml:6:1: a pause belongs in goals.toml, and this one is in milestones.toml
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
    [DIR]/career/milestones.toml:1:1: warning: a pause belongs in goals.toml, and this one is in milestones.toml
        [[paused]]
      hint: move its lines to goals.toml; it is shown all the same, and moves there when it is changed
    --- stderr
    error: 1 warning was found
    hint: nothing is lost; its hint is above
    --- exit 1
    $ milepost list --all
    --- stdout
    ○ a  A                     active     1 of 1 step
    ✓ b  B              today  done       toward A
    ◆ m  Moved to Lyon  2001   milestone
    --- stderr
    warning: [DIR]/career/milestones.toml:1:1: a pause belongs in goals.toml, and this one is in milestones.toml
    hint: milepost check says what to do
    --- exit 0
    $ milepost undo
    --- stdout
    undone b  done, B
    --- exit 0
    $ milepost undo
    --- stdout
    undone m  edited, Moved to Lyon
    --- exit 0
    ");
    assert!(desk.read("goals.toml").starts_with("[[milestone]]"));
}

#[test]
fn check_warns_of_a_measure_below_zero() {
    let desk = Desk::new();
    desk.write(
        "goals.toml",
        b"[[goal]]\nid = \"a\"\ntitle = \"A\"\nmeasure = { done = -3, target = 4 }\n",
    );
    assert_snapshot!(desk.runs(&[&["check"], &["edit", "a", "--title", "B"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:4:20: warning: `done` in the measure of "A" is -3, which is less than zero
        measure = { done = -3, target = 4 }
      hint: write what is done so far, or 0
    --- stderr
    error: 1 warning was found
    hint: nothing is lost; its hint is above
    --- exit 1
    $ milepost edit a --title B
    --- stdout
    edited a  B
    --- exit 0
    "#);
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
        b"[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 2030-01-01\n[[milestone]]\nid = \"n\"\ntitle = \"N\"\non = 2026\nuntil = \"2026-12\"\nrecognised = { on = 2027 }\ncredential = { expires = 2031 }\n[[milestone]]\nid = \"o\"\ntitle = \"O\"\non = 2009\nrecognised = { on = 2008-05-01 }\ncredential = { expires = 2008 }\n",
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
      hint: correct the date, or remove it and write due = 2031-05-01
    [DIR]/career/done/2031.toml:8:18: warning: `dropped` of "E" is 2031-05-01, which is still ahead
        dropped = { on = 2031-05-01, why = "w" }
      hint: correct the date, or remove it and write due = 2031-05-01
    [DIR]/career/goals.toml:9:6: warning: a progress note of "A" is dated 2026-11-23, which is still ahead
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
    [DIR]/career/milestones.toml:16:21: warning: `recognised` of "O" is 2008-05-01, which is before 2009, when it happened
        recognised = { on = 2008-05-01 }
      hint: correct one of the two dates
    [DIR]/career/milestones.toml:17:26: warning: `expires` of "O" is 2008, which is before 2009, when it happened
        credential = { expires = 2008 }
      hint: correct one of the two dates
    --- stderr
    error: 8 warnings were found
    hint: nothing is lost; each has a hint above
    --- exit 1
    "#);
}

#[test]
fn check_warns_of_a_link_back_in_time() {
    let desk = Desk::new();
    desk.write(
        "milestones.toml",
        b"[[milestone]]\nid = \"late\"\ntitle = \"Late\"\non = 2010\nled_to = [\"same\", \"early\"]\n[[milestone]]\nid = \"early\"\ntitle = \"Early\"\non = 1990\n[[milestone]]\nid = \"same\"\ntitle = \"Same\"\non = 1990\nuntil = 2010-02-01\n",
    );
    assert_snapshot!(desk.runs(&[&["check"], &["edit", "late", "--note", "n"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/milestones.toml:5:19: warning: `led_to` of "Late" names "Early", which was over before it began
        led_to = ["same", "early"]
      hint: remove it, or correct one of the dates
    --- stderr
    error: 1 warning was found
    hint: nothing is lost; its hint is above
    --- exit 1
    $ milepost edit late --note n
    --- stdout
    edited late  Late
    --- exit 0
    "#);
}

#[test]
fn check_warns_of_every_focus_but_one_and_next_makes_one_of_them() {
    let desk = Desk::new();
    let goals = "[[goal]]\nid = \"s\"\ntitle = \"S\"\nnext = true\n[[goal]]\nid = \"x\"\ntitle = \"X\"\nsize = \"large\"\nnext = true\n[[goal]]\nid = \"y\"\ntitle = \"Y\"\nsize = \"large\"\nnext = true\n";
    desk.write("goals.toml", goals.as_bytes());
    assert_snapshot!(desk.runs(&[
        &["check"],
        &["list"],
        &["edit", "y", "--note", "n"],
        &["next"],
        &["next", "y"],
        &["next", "y"],
        &["check"],
    ]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:4:1: warning: "S" is marked as the focus, and only a larger goal can be
        next = true
      hint: take the line away
    [DIR]/career/goals.toml:14:1: warning: "Y" is marked as the focus, and "X" is the focus already
        next = true
      hint: take one of the two lines away
    --- stderr
    error: 2 warnings were found
    hint: nothing is lost; each has a hint above
    --- exit 1
    $ milepost list
    --- stdout
    ○ s  S  active
    ★ x  X  active  no steps yet · focus
    ○ y  Y  active  no steps yet
    --- exit 0
    $ milepost edit y --note n
    --- stdout
    edited y  Y
    --- exit 0
    $ milepost next
    --- stdout
    ★ x  X  active  no steps yet · focus
    --- exit 0
    $ milepost next y
    --- stdout
    focus y  Y
    --- exit 0
    $ milepost next y
    --- stderr
    error: "Y" is the focus already
    hint: nothing was changed
    --- exit 1
    $ milepost check
    --- stdout
    no problems in 1 file
    --- exit 0
    "#);
    assert_eq!(desk.read("goals.toml").matches("next = true").count(), 1);
    desk.runs(&[&["undo"], &["undo"]]);
    assert_eq!(desk.read("goals.toml"), goals);
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
    error: "goals.toml" cannot be changed where it is: the file has its items in a list in brackets
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
    undone: rewrite as sections
    --- exit 0
    $ milepost redo
    --- stdout
    redone: rewrite as sections
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
    undone 43r07ztz  added, X
    --- exit 0
    $ milepost undo
    --- stdout
    undone: rewrite as sections
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

#[test]
fn check_warns_of_goals_in_the_file_of_another_year_and_in_no_year_at_all() {
    let desk = Desk::new();
    desk.write(
        "done/2026.toml",
        b"[[goal]]\nid = \"a\"\ntitle = \"Open\"\n[[goal]]\nid = \"b\"\ntitle = \"Old\"\ndone = 2025-03-01\n[[goal]]\nid = \"c\"\ntitle = \"Gone\"\ndropped = { on = 2024, why = \"x\" }\n",
    );
    let goal = b"[[goal]]\ntitle = \"Lost\"\ndone = 2026\n";
    desk.write("done/26.toml", goal);
    desk.write("done/notes.toml", goal);
    desk.write("done/2026 (1).toml", goal);
    desk.write("done/own.toml", b"[own]\nx = 1\n");
    assert_snapshot!(desk.runs(&[&["check"], &["list", "lost"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/done/2026 (1).toml: warning: this is another version of done/2026.toml, as a file sync leaves it beside the file; it is not read
      hint: milepost merge 'done/2026 (1).toml' merges it item by item
    [DIR]/career/done/2026.toml:1:1: warning: "Open" is neither done nor dropped, and is in done/2026.toml
        [[goal]]
      hint: move its lines to goals.toml, or add the date as done = …; it is shown all the same, and moves there when it is changed
    [DIR]/career/done/2026.toml:7:8: warning: "Old" ended in 2025, and is in done/2026.toml
        done = 2025-03-01
      hint: move its lines to done/2025.toml, or correct the date; it is shown all the same, and moves there when it is changed
    [DIR]/career/done/2026.toml:11:18: warning: "Gone" ended in 2024, and is in done/2026.toml
        dropped = { on = 2024, why = "x" }
      hint: move its lines to done/2024.toml, or correct the date; it is shown all the same, and moves there when it is changed
    [DIR]/career/done/26.toml:1:1: warning: there are goals in this file, and it is not read: its name is not a year
        [[goal]]
      hint: move them to the file of the year in which they ended, such as done/2026.toml
    [DIR]/career/done/notes.toml:1:1: warning: there are goals in this file, and it is not read: its name is not a year
        [[goal]]
      hint: move them to the file of the year in which they ended, such as done/2026.toml
    --- stderr
    error: 6 warnings were found
    hint: nothing is lost; each has a hint above
    --- exit 1
    $ milepost list lost
    --- stderr
    warning: [DIR]/career/done/26.toml:1:1: there are goals in this file, and it is not read: its name is not a year
    warning: [DIR]/career/done/notes.toml:1:1: there are goals in this file, and it is not read: its name is not a year
    hint: milepost check says what to do
    warning: [DIR]/career/done/2026 (1).toml: this is another version of done/2026.toml, as a file sync leaves it beside the file; it is not read
    hint: milepost merge 'done/2026 (1).toml' merges it item by item
    Nothing matches.
    --- exit 0
    "#);
}

#[test]
fn check_names_the_nearest_key_in_a_table_in_braces() {
    let desk = Desk::new();
    desk.write(
        "milestones.toml",
        b"[[milestone]]\ntitle = \"A\"\non = 2010\nrecognised = { onn = 2012 }\n[[milestone]]\ntitle = \"B\"\non = 2010\nuntil = 2008\n[[milestone]]\ntitel = \"C\"\non = 2010\ncredential = { isuer = \"x\" }\n",
    );
    desk.write(
        "goals.toml",
        b"[[goal]]\nid = \"a\"\ntitle = \"D\"\ntoward = \"a\"\nmeasure = { don = 1, targt = 3 }\n[[goal]]\nid = \"a\"\ntitle = \"E\"\nlog = [{ onn = 2026-11-01, text = \"x\" }]\n[[goal]]\nid = \"f\"\ntitle = \"F\"\ntoward = \"f\"\nmeasure = { done = 1 }\n[[goal]]\nid = \"f\"\ntitle = \"G\"\n",
    );
    assert_snapshot!(desk.runs(&[&["check"]]), @r#"
    $ milepost check
    --- stdout
    [DIR]/career/goals.toml:5:13: warning: `don`: did you mean `done`?
        measure = { don = 1, targt = 3 }
      hint: write done; until then it is kept, and not read
    [DIR]/career/goals.toml:5:22: error: `targt`: did you mean `target`?
        measure = { don = 1, targt = 3 }
      hint: write target; "D" is set aside until then
    [DIR]/career/goals.toml:9:10: error: `onn`: did you mean `on`?
        log = [{ onn = 2026-11-01, text = "x" }]
      hint: write on; "E" is set aside until then
    [DIR]/career/goals.toml:14:11: error: `target` is missing
        measure = { done = 1 }
      hint: add target = … to it; "F" is set aside until then
    [DIR]/career/milestones.toml:4:16: error: `onn`: did you mean `on`?
        recognised = { onn = 2012 }
      hint: write on; "A" is set aside until then
    [DIR]/career/milestones.toml:8:1: error: it ends in 2008, before it begins in 2010
        until = 2008
      hint: swap the two dates, or write until = "now" while it goes on; "B" is set aside until then
    [DIR]/career/milestones.toml:10:1: error: `titel`: did you mean `title`?
        titel = "C"
      hint: write title; the item is set aside until then
    [DIR]/career/milestones.toml:12:16: warning: `isuer`: did you mean `issuer`?
        credential = { isuer = "x" }
      hint: write issuer; until then it is kept, and not read
    --- stderr
    error: 6 errors and 2 warnings were found
    hint: each has a hint above; until then, what could not be read is not changed
    --- exit 1
    "#);
}

#[test]
fn check_says_of_each_slip_what_to_write_without_another_error() {
    let lines = [
        ("goal", "just words"),
        ("goal", "- item"),
        ("goal", "due friday"),
        ("goal", "due: 2026-11-27"),
        ("goal", "mood: very good"),
        ("goal", "due = today"),
        ("goal", "next = \"true\""),
        ("goal", "measure = { done = \"a\", target = 12 }"),
        ("goal", "measure = { done = 1"),
        ("goal", "measure = 5 of"),
        ("goal", "measure = \"much\""),
        ("goal", "dropped = { on = 2026"),
        ("goal", "note = \"\"\"abc"),
        ("milestone", "on = \"2009 to 2013\""),
        ("milestone", "on = 2019-03 to now"),
    ];
    let said = lines.map(|(kind, line)| {
        let desk = Desk::new();
        let text = format!("[[{kind}]]\ntitle = \"A\"\n{line}\n\n[[{kind}]]\ntitle = \"B\"\n");
        desk.write(&format!("{kind}s.toml"), text.as_bytes());
        let said = desk.run(&["check"]);
        let said = said.lines().skip(1).take(3).map(|line| line.replace("[DIR]/career/", ""));
        said.collect::<Vec<_>>().join("\n")
    });
    assert_snapshot!(said.join("\n"), @r#"
    goals.toml:3:6: error: key with no value, expected `=`
        just words
      hint: put # before the line if it is a remark, or delete it; "A" is set aside until then, and the file is not written to
    goals.toml:3:3: error: key with no value, expected `=`
        - item
      hint: put # before the line if it is a remark, or delete it; "A" is set aside until then, and the file is not written to
    goals.toml:3:5: error: key with no value, expected `=`
        due friday
      hint: write the date itself, in the form 2026-11-27, or put # before the line if it is a remark; "A" is set aside until then, and the file is not written to
    goals.toml:3:4: error: there is a colon between the key and its value, expected `=`
        due: 2026-11-27
      hint: write due = 2026-11-27; "A" is set aside until then, and the file is not written to
    goals.toml:3:5: error: there is a colon between the key and its value, expected `=`
        mood: very good
      hint: write mood = "very good", or put # before the line if it is a remark; "A" is set aside until then, and the file is not written to
    goals.toml:3:7: error: `today` is a word for a date, and a file needs the date itself
        due = today
      hint: write the date itself, in the form 2026-11-27; "A" is set aside until then, and the file is not written to
    goals.toml:3:8: error: `next` of this goal is the text "true", not true or false
        next = "true"
      hint: write next = true; "A" is set aside until then
    goals.toml:3:20: error: `done` of this goal is the text "a", not a number
        measure = { done = "a", target = 12 }
      hint: write a plain number, such as 4 or 2.5; "A" is set aside until then
    goals.toml:3:11: error: the table is not closed, expected `}`
        measure = { done = 1
      hint: write measure = { done = 1, target = … }; "A" is set aside until then, and the file is not written to
    goals.toml:3:11: error: `measure` of this goal is `5 of`, not a table
        measure = 5 of
      hint: write measure = { target = 5 }; "A" is set aside until then, and the file is not written to
    goals.toml:3:11: error: `measure` of this goal is "much", not a table
        measure = "much"
      hint: write measure = { target = …, unit = "…" }; "A" is set aside until then
    goals.toml:3:11: error: the table is not closed, expected `}`
        dropped = { on = 2026
      hint: write dropped = { on = 2026 }; "A" is set aside until then, and the file is not written to
    goals.toml:3:8: error: the multi-line text is not closed, expected `"""`
        note = """abc
      hint: write note = "abc"; "A" is set aside until then, and the file is not written to
    milestones.toml:3:6: error: `on` of this milestone is "2009 to 2013", not a date
        on = "2009 to 2013"
      hint: write on = 2009, and below it until = 2013; "A" is set aside until then
    milestones.toml:3:6: error: `on` of this milestone is `2019-03 to now`, not a date
        on = 2019-03 to now
      hint: write on = "2019-03", and below it until = "now"; "A" is set aside until then, and the file is not written to
    "#);
}

#[test]
fn list_tells_how_many_items_a_file_lacks_and_where_the_first_is() {
    let desk = Desk::new();
    desk.write("goals.toml", b"[[goal]]\ndue = 1\n[[goal]]\ndue = 2\n");
    assert_snapshot!(desk.runs(&[&["list"]]), @"
    $ milepost list
    --- stderr
    warning: [DIR]/career/goals.toml:1:1: there is no title
      [[goal]]
    warning: [DIR]/career/goals.toml:3:1: there is no title
      [[goal]]
    error: not everything could be read: 2 items in goals.toml cannot be read: the first at line 1
    hint: milepost check says what to do
    --- exit 1
    ");
    desk.write("goals.toml", b"format = \"1\"\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n");
    assert_snapshot!(desk.runs(&[&["list"]]), @r#"
    $ milepost list
    --- stdout
    ○ a  A  active
    --- stderr
    warning: [DIR]/career/goals.toml:1:10: `format` is not a version of these files
      format = "1"
    hint: milepost check says what to do
    --- exit 0
    "#);
}
