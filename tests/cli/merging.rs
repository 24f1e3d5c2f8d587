//! Conflict copies and marked files on the command line.

use super::kit::Desk;
use insta::assert_snapshot;

const COPY: &str = "goals.sync-conflict-20261121-183000-K3V9Q2W.toml";

const OURS: &str = r#"format = 1

[[goal]]
id = "mockexam"
title = "Book the mock exam"
due = 2026-11-27
modified = 2026-11-20T08:00:00Z

[[goal]]
id = "chapter4"
title = "Finish chapter 4 exercises"
tags = ["study"]
modified = 2026-11-20T09:00:00Z
"#;

const THEIRS: &str = r#"format = 1

[[goal]]
id = "mockexam"
title = "Book the mock exam in Leeds"
modified = 2026-11-21T18:30:00Z

[[goal]]
id = "chapter4"
title = "Finish chapter 4 exercises"
tags = ["evening"]
modified = 2026-11-21T18:40:00Z

[[goal]]
id = "askrefer"
title = "Ask for a \u001b[31mreference"
modified = 2026-11-21T18:50:00Z

[[goal]]
id = "talk0000"
title = "Give the talk"
modified = 2026-11-01T18:50:00Z
"#;

const DONE: &str = r#"[[goal]]
id = "talk0000"
title = "Give the talk"
done = 2026-11-12
modified = 2026-11-12T18:50:00Z
"#;

fn desk() -> Desk {
    Desk::with(&[("goals.toml", OURS), ("done/2026.toml", DONE), (COPY, THEIRS)])
}

#[test]
fn a_copy_is_mentioned_once_and_in_every_check() {
    assert_snapshot!(desk().runs(&[&["list"], &["list"], &["check"]]));
}

#[test]
fn a_merge_shows_both_sides_and_asks_for_a_choice() {
    let desk = desk();
    assert_snapshot!(desk.runs(&[
        &["merge"],
        &["merge", "sync"],
        &["merge", "sync", "--dry-run", "--theirs", "--take", "ours", "talk"],
        &["merge", "sync", "--take", "both", "talk"],
        &["merge", "sync", "--theirs", "--ours"],
        &["merge", "elsewhere"],
    ]));
    assert_eq!((desk.read("goals.toml"), desk.read(COPY)), (OURS.into(), THEIRS.into()));
}

#[test]
fn what_is_chosen_is_merged_and_the_copy_goes_when_asked_for() {
    let desk = desk();
    assert_snapshot!(desk.runs(&[
        &["merge", COPY, "--remove"],
        &["merge", COPY, "--newer", "-q"],
        &["list"],
        &["merge"],
        &["merge", COPY, "--remove"],
        &["merge"],
        &["undo"],
    ]));
    assert_eq!(desk.read("goals.toml"), OURS);
}

#[test]
fn a_merge_is_told_in_json() {
    assert_snapshot!(desk().runs(&[
        &["merge", "--json"],
        &["merge", "sync", "--newer", "--json"],
        &["merge", "--json"]
    ]));
}

#[test]
fn a_marked_file_is_made_whole_and_brought_back() {
    let marked = format!(
        "{OURS}<<<<<<< HEAD\n=======\n[[goal]]\nid = \"new00000\"\ntitle = \"New there\"\n>>>>>>> laptop\n"
    );
    let desk = Desk::with(&[("goals.toml", &marked)]);
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["add", "Learn Rust"],
        &["merge"],
        &["merge", "goals.toml", "--remove"],
        &["merge", "goals.toml"],
        &["list"],
        &["undo"],
    ]));
    assert_eq!(desk.read("goals.toml"), marked);
}

#[test]
fn a_broken_copy_is_said_and_left() {
    let desk = Desk::with(&[("goals.toml", OURS), (COPY, "[[goal]]\ntitle = \"Cut\n")]);
    assert_snapshot!(desk.runs(&[
        &["merge"],
        &["merge", "sync", "--newer"],
        &["merge", "sync", "--remove"]
    ]));
}

#[test]
fn a_copy_is_taken_by_its_name_and_by_its_path_from_anywhere() {
    let desk = Desk::with(&[
        ("goals.toml", OURS),
        ("goals (Annes in Konflikt stehende Kopie 2026-11-22).toml", THEIRS),
        ("done/2026 (1).toml", DONE),
    ]);
    std::fs::write(desk.root().join("saved goals.toml"), THEIRS).expect("written");
    assert_snapshot!(desk.runs(&[
        &["list"],
        &["merge", "goals (Annes in Konflikt stehende Kopie 2026-11-22).toml", "--newer", "-q"],
        &["merge", "career/done/2026 (1).toml", "--newer"],
        &["merge", "./saved goals.toml", "--newer"],
        &["merge", "nowhere.toml"],
        &["merge", "career/goals.toml"],
    ]));
}

#[test]
fn a_copy_with_something_that_no_merge_takes_over_never_goes() {
    for more in [
        "[[goals]]\ntitle = \"Precious\"\n",
        "[[Goal]]\ntitle = \"Precious\"\n",
        "[mine]\nnote = \"Precious\"\n",
        "deu = 2027\n",
        "my_note = \"Precious\"\n",
        "# Precious\n",
        "[[goal]]\ntitle = \"Precious\"\nstate = \"actve\"\n",
        "[[goal]]\nTitle = \"Precious\"\n",
        "[[goal]]\ntitle = \"Precious\"\ndone = \"x\"\n",
        "Precious\n",
    ] {
        let copy = format!("{OURS}{more}");
        let desk = Desk::with(&[("goals.toml", OURS), (COPY, &copy)]);
        for args in [
            &["merge"][..],
            &["merge", "--json"],
            &["merge", COPY, "--dry-run"],
            &["merge", COPY],
            &["merge"],
            &["merge", COPY, "--remove"],
        ] {
            let output = desk.output(args);
            let said = desk.said(&output);
            assert_eq!(output.status.code(), Some(1), "{more}{args:?}: {said}");
            assert!(!said.contains("can go"), "{more}{args:?}: {said}");
        }
        assert_eq!(desk.read(COPY), copy, "{more}");
    }
}

#[test]
fn a_copy_goes_once_its_lines_are_taken_over_by_hand() {
    let copy = format!("{OURS}my_note = \"Precious\"\n");
    let desk = Desk::with(&[("goals.toml", OURS), (COPY, &copy)]);
    let before =
        desk.runs(&[&["merge"], &["merge", COPY], &["merge"], &["merge", COPY, "--remove"]]);
    desk.write("goals.toml", copy.as_bytes());
    let after = desk.runs(&[&["merge"], &["merge", COPY], &["merge", COPY, "--remove"]]);
    assert_snapshot!(before + &after);
}
