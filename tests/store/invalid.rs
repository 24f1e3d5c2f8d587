//! Files that a person, an editor or a crash left broken: what is said of them, and that they are left alone.

use crate::store::scratch::{Scratch, add, delete, goal};
use milepost::domain::item::Home;
use milepost::domain::milestone::Milestone;
use milepost::domain::reading::{Problem, Severity};
use milepost::store::Years;
use milepost::store::fault::Fault;

const GOOD: &str = "[[goal]]\nid = \"good\"\ntitle = \"Good\"\n";

fn said(problem: &Problem, scratch: &Scratch) -> String {
    let root = format!("{}/", scratch.journey().display());
    let place = match (problem.line, problem.column) {
        (Some(line), Some(column)) => format!(":{line}:{column}"),
        _ => String::new(),
    };
    format!(
        "{}{place}: {}: {}",
        problem.path.replace(&root, ""),
        problem.severity.word(),
        problem.message
    )
}

fn problems(scratch: &Scratch) -> Vec<String> {
    let reading = scratch.store().read(Years::All).expect("the folder reads");
    reading.problems.iter().map(|p| said(p, scratch)).collect()
}

#[test]
fn a_broken_file_is_said_where_left_alone_and_the_rest_works() {
    for (text, wanted) in [
        (
            b"".to_vec(),
            "goals.toml: error: the file is empty: it may have been cut off",
        ),
        (
            vec![0; 512],
            "goals.toml: error: the file holds nothing but zero bytes: it was lost in a crash",
        ),
        (
            format!("{GOOD}\0").into_bytes(),
            "goals.toml:4:1: error: a zero byte stands in the text",
        ),
        (
            [GOOD.as_bytes(), b"note = \"\xc3\x28\"\n"].concat(),
            "goals.toml:4:9: error: this is not UTF-8 text",
        ),
        (
            b"\xff\xfe[\0[\0".to_vec(),
            "goals.toml: error: the file is UTF-16 text, not UTF-8",
        ),
        (
            format!("{GOOD}<<<<<<< HEAD\n=======\n>>>>>>> x\n").into_bytes(),
            "goals.toml:4:1: error: an unsolved merge conflict begins here",
        ),
        (
            format!("{GOOD}[[goal]]\ntitle = \"B\ndue = 2026\n").into_bytes(),
            "goals.toml:5:11: error: invalid basic string, expected `\"`",
        ),
        (
            format!("{GOOD}[[goal]\ntitle = \"B\"\n").into_bytes(),
            "goals.toml:4:8: error: unclosed array table, expected `]`",
        ),
        (
            format!("{GOOD}title = \"C\"\n").into_bytes(),
            "goals.toml:4:1: error: `title` is given twice",
        ),
        (
            format!("{GOOD}due =\n").into_bytes(),
            "goals.toml:4:6: error: string values must be quoted, expected literal string",
        ),
        (
            format!("{GOOD}x = {}", "[".repeat(200_000)).into_bytes(),
            "goals.toml:4:133: error: brackets or dots nest more than 128 deep",
        ),
        (
            format!("{GOOD}{}x = 1", "a.".repeat(200_000)).into_bytes(),
            "goals.toml:4:258: error: brackets or dots nest more than 128 deep",
        ),
        (
            b"goal = 3\n".to_vec(),
            "goals.toml:1:1: error: `goal` is not a list of items",
        ),
        (
            b"[goal]\ntitle = \"x\"\n".to_vec(),
            "goals.toml:1:2: error: `goal` is not a list of items",
        ),
        (
            b"format = \"1\"\n".to_vec(),
            "goals.toml:1:10: error: `format` is not a number that was ever in use",
        ),
    ] {
        let scratch = Scratch::with(&[(
            "milestones.toml",
            "[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 1997\n",
        )]);
        std::fs::write(scratch.journey().join("goals.toml"), &text).expect("written");
        assert_eq!(problems(&scratch), [wanted]);
        let before = scratch.files();
        let fault = add(&mut scratch.store(), goal("n", "N")).expect_err(wanted);
        assert!(
            matches!(&fault, Fault::Broken(p) if said(&p[0], &scratch) == wanted),
            "{fault:?}"
        );
        assert!(!fault.hint().is_empty() && !fault.is_disk());
        assert_eq!(scratch.files(), before, "{wanted}");
        let milestone = Milestone::new(
            milepost::domain::id::Id::spelled(5),
            "N",
            crate::store::scratch::date("1998"),
        );
        add(&mut scratch.store(), milestone).expect("the other file can be written");
    }
}

#[test]
fn one_wrong_item_is_set_aside_and_kept_as_it_is() {
    let wrong = [
        ("title = 3", "3:9", "`title` of this goal is 3, not a text"),
        ("titel = \"x\"", "2:1", "there is no title"),
        ("title = \"  \"", "3:1", "the title is empty"),
        (
            "title = \"x\"\ndue = 2026-02-30",
            "4:7",
            "`due` of this goal is 2026-02-30, not a date",
        ),
        (
            "title = \"x\"\ndue = \"2026-13\"",
            "4:7",
            "`due` of this goal is \"2026-13\", not a date",
        ),
        (
            "title = \"x\"\nlog = [{ on = 2026 }, 3]",
            "4:7",
            "`log` of this goal is a list, not a list of tables",
        ),
        (
            "title = \"x\"\nmeasure = { target = -1 }",
            "4:13",
            "the target of this measure is -1, not more than zero",
        ),
        (
            "title = \"x\"\nstate = \"on hold\"",
            "4:1",
            "there is no state \"on hold\"",
        ),
    ];
    for (lines, place, message) in wrong {
        let text = format!("# x\n[[goal]]\n{lines}\n{GOOD}");
        let scratch = Scratch::with(&[("goals.toml", &text)]);
        assert_eq!(
            problems(&scratch),
            [format!("goals.toml:{place}: error: {message}")]
        );
        assert_eq!(scratch.listed(), ["goals.toml good Good"]);
        add(&mut scratch.store(), goal("n", "N")).expect("the file can be written");
        assert!(scratch.text("goals.toml").starts_with(&text));
    }
}

#[test]
fn an_excerpt_is_the_line_as_it_stands() {
    let scratch = Scratch::with(&[("goals.toml", "[[goal]]\r\ntitle = \"ü\u{202e}\" x\r\n")]);
    let reading = scratch.store().read(Years::All).expect("read");
    let problem = &reading.problems[0];
    assert_eq!(
        (problem.line, problem.column, problem.excerpt.as_str()),
        (Some(2), Some(14), "title = \"ü\u{202e}\" x")
    );
    assert_eq!(problem.severity, Severity::Error);
}

#[test]
fn a_newer_format_is_read_and_not_written() {
    let text = format!("format = 2\n{GOOD}");
    let scratch = Scratch::with(&[("goals.toml", &text)]);
    assert_eq!(
        problems(&scratch),
        ["goals.toml:1:1: warning: format 2 is newer than this program, which knows format 1"]
    );
    assert_eq!(scratch.listed(), ["goals.toml good Good"]);
    assert!(matches!(
        add(&mut scratch.store(), goal("n", "N")),
        Err(Fault::NewerFormat { found: 2, .. })
    ));
    assert_eq!(scratch.text("goals.toml"), text);
}

#[test]
fn items_in_brackets_are_shown_and_not_changed() {
    let text = "goal = [{ id = \"a\", title = \"A\" }, { title = \"B\" }, { title = \"B\" }]\n";
    let scratch = Scratch::with(&[("goals.toml", text)]);
    assert_eq!(scratch.listed().len(), 3);
    assert!(matches!(
        add(&mut scratch.store(), goal("n", "N")),
        Err(Fault::Unwieldy { .. })
    ));
    assert!(matches!(
        crate::store::scratch::done(&mut scratch.store(), "a", "2026"),
        Err(Fault::Unwieldy { .. })
    ));
    assert_eq!(scratch.text("goals.toml"), text);
}

#[test]
fn links_to_nothing_and_circles_are_warnings_and_every_item_is_listed() {
    let goals = "[[goal]]\nid = \"a\"\ntitle = \"A\"\ntoward = \"b\"\n[[goal]]\nid = \"b\"\ntitle = \"B\"\ntoward = \"a\"\n[[goal]]\nid = \"c\"\ntitle = \"C\"\ntoward = \"gone\"\nmilestone = \"m\"\n[[goal]]\nid = \"c\"\ntitle = \"D\"\n";
    let milestones = "[[milestone]]\nid = \"m\"\ntitle = \"M\"\non = 1997\nled_to = [\"m\", \"gone\"]\nfrom = \"a\"\n";
    let scratch = Scratch::with(&[("goals.toml", goals), ("milestones.toml", milestones)]);
    assert_eq!(
        problems(&scratch),
        [
            "goals.toml:4:1: warning: by `toward`, \"a\" would serve itself",
            "goals.toml:12:1: warning: `toward` of \"C\" names \"gone\", and there is no such goal",
            "goals.toml:14:1: warning: the id \"c\" is taken by another item",
            "milestones.toml:5:1: warning: `led_to` of \"M\" names \"gone\", and there is no such milestone",
            "milestones.toml:5:1: warning: by `led_to`, \"m\" leads back to itself",
        ]
    );
    assert_eq!(scratch.listed().len(), 5);
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    assert_eq!(scratch.listed().len(), 6);
    assert!(scratch.text("goals.toml").starts_with(goals));
}

#[test]
fn other_files_in_the_folder_are_no_concern() {
    let scratch = Scratch::with(&[("goals.toml", GOOD)]);
    for name in [
        "goals.toml~",
        ".goals.toml.swp",
        "goals.sync-conflict-20261122-1.toml",
        "goals (conflicted copy).toml",
        "Goals.TOML",
        "done/26.toml",
        "done/2026.toml.bak",
        "done/02026.toml",
        "notes.toml",
    ] {
        scratch.put(name, GOOD);
    }
    let before = scratch.files();
    assert_eq!(scratch.listed(), ["goals.toml good Good"]);
    add(&mut scratch.store(), goal("n", "N")).expect("saved");
    let mut after = scratch.files();
    after.insert("goals.toml".into(), GOOD.into());
    assert_eq!(after, before);
}

#[test]
fn a_broken_file_keeps_its_last_good_view_and_is_read_again_when_mended() {
    let scratch = Scratch::with(&[("goals.toml", GOOD)]);
    let mut store = scratch.store();
    store.read(Years::All).expect("read");
    scratch.put("goals.toml", "[[goal]]\ntitle =");
    store.reread().expect("read").expect("news");
    assert_eq!(store.journey().at(Home::Open).len(), 1);
    assert!(matches!(
        add(&mut store, goal("n", "N")),
        Err(Fault::Broken(_))
    ));
    scratch.put("goals.toml", &GOOD.replace("Good", "Mended"));
    store.reread().expect("read").expect("news");
    assert_eq!(
        crate::store::scratch::titles(store.journey(), Home::Open),
        ["Mended"]
    );
    assert_eq!(store.problems(), []);
}

#[test]
fn what_cannot_be_deleted_is_not_said_to_be() {
    for text in [
        "goal = [{ id = \"a\", title = \"A\" }]\n",
        "format = 2\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n",
    ] {
        let scratch = Scratch::with(&[("goals.toml", text)]);
        delete(&mut scratch.store(), "a").expect_err(text);
        assert_eq!(scratch.text("goals.toml"), text);
    }
}
