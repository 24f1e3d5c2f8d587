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
    assert_snapshot!(desk.runs(&[&["check"]]));
}

#[test]
fn check_tells_of_names_of_ones_own_and_finds_nothing_wrong() {
    let desk = Desk::new();
    desk.write(
        "goals.toml",
        b"mine = 1\n[[goal]]\nid = \"a\"\ntitle = \"A\"\ncolour = \"red\"\n[own]\ndue = 1\n",
    );
    assert_snapshot!(desk.runs(&[&["check"], &["list"]]));
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
    ]));
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
    assert_snapshot!(desk.runs(&[&["check"]]));
}

#[test]
fn check_rewrites_items_in_a_list_on_request_in_one_change_that_undo_takes_back() {
    let desk = Desk::new();
    let goals = "# mine\ngoal = [\n  { id = \"a\", title = \"A\" }, # first\n  { title = \"B\", toward = \"a\" },\n]\n\n[own]\nx = 1\n";
    let milestones = "milestone = [{ id = \"m\", title = \"M\", on = 2001 }]\n";
    desk.write("goals.toml", goals.as_bytes());
    desk.write("milestones.toml", milestones.as_bytes());
    assert_snapshot!(
        desk.runs(&[&["check"], &["add", "X"], &["check", "--rewrite", "--dry-run"],])
    );
    assert_eq!(desk.read("goals.toml"), goals);
    assert_snapshot!(desk.runs(&[&["check", "--rewrite"], &["check"], &["check", "--rewrite"]]));
    assert_snapshot!(desk.read("goals.toml"));
    assert_snapshot!(desk.runs(&[
        &["undo"],
        &["redo"],
        &["add", "X"],
        &["list", "--all"],
        &["undo"],
        &["undo"]
    ]));
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
