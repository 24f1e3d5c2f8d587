//! Files that a person, an editor or a crash left broken: what is said of them, and that they are left alone.

use crate::store::corpus::{invalid, valid};
use crate::store::scratch::{Scratch, add, date, delete, goal, id};
use crate::trial::times;
use milepost::domain::advice::Advice;
use milepost::domain::data_file::DataFile;
use milepost::domain::goal::{Goal, State};
use milepost::domain::milestone::Milestone;
use milepost::domain::problem::{Problem, Severity};
use milepost::domain::visible::visible;
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

/// All problems of a journey as `milepost check` says them.
fn report(scratch: &Scratch) -> String {
    let reading = scratch.store().read(Years::All).expect("the folder reads");
    let one = |problem: &Problem| {
        let excerpt = match problem.excerpt.trim_end() {
            "" => String::new(),
            line => format!("    {}\n", visible(line)),
        };
        let said = visible(&said(problem, scratch)).into_owned();
        format!("{said}\n{excerpt}  hint: {}\n", visible(&problem.hint))
    };
    reading.problems.iter().map(one).collect()
}

/// A journey of a goal, a milestone and a past year, in which a file is broken.
fn with_broken(place: &str, bytes: &[u8]) -> Scratch {
    let scratch = Scratch::with(&[
        ("goals.toml", "[[goal]]\nid = \"open\"\ntitle = \"Open\"\n"),
        ("milestones.toml", "[[milestone]]\nid = \"past\"\ntitle = \"Past\"\non = 1990\n"),
        ("done/2025.toml", "[[goal]]\nid = \"over\"\ntitle = \"Over\"\ndone = 2025\n"),
    ]);
    scratch.put(place, "");
    std::fs::write(scratch.journey().join(place), bytes).expect("written");
    scratch
}

/// What tries to write to the file at that place.
fn attempt(scratch: &Scratch, place: &str) -> Result<(), Fault> {
    let mut store = scratch.store();
    match place {
        "milestones.toml" => add(&mut store, Milestone::new(id("new"), "N", date("1998"))),
        "done/2026.toml" => {
            add(&mut store, Goal { state: State::done(date("2026-03-04")), ..goal("new", "N") })
        }
        _ => add(&mut store, goal("new", "N")),
    }
    .map(drop)
}

#[test]
fn invalid_file_is_reported_with_place_line_and_hint() {
    for sample in invalid() {
        let scratch = with_broken(sample.place(), &sample.bytes);
        sample.holds(&report(&scratch), &scratch.journey().display().to_string());
    }
}

#[test]
fn problem_says_that_it_blocks_saving_where_a_save_is_refused() {
    for sample in invalid() {
        let scratch = with_broken(sample.place(), &sample.bytes);
        let reading = scratch.store().read(Years::All).expect("the folder reads");
        let blocks = reading.problems.iter().any(|problem| problem.blocks_saving);
        // One that has no place for another item is written to otherwise.
        let saved = attempt(&scratch, sample.place());
        let is_refused = !matches!(saved, Ok(()) | Err(Fault::Unwieldy { .. }));
        assert_eq!(blocks, is_refused, "{}", sample.name);
    }
}

#[test]
fn file_that_is_not_understood_is_left_alone_and_the_rest_works() {
    for sample in invalid() {
        let (name, place) = (&sample.name, sample.place());
        let scratch = with_broken(place, &sample.bytes);
        let before = scratch.listed();
        let kept = |scratch: &Scratch| std::fs::read(scratch.journey().join(place)).expect("there");
        match attempt(&scratch, place) {
            Err(fault) => {
                let first = sample.said();
                let place =
                    fault.to_string().replace(&format!("{}/", scratch.journey().display()), "");
                assert!(
                    matches!(fault, Fault::Broken(_) | Fault::Unwieldy { .. }),
                    "{name}: {fault}"
                );
                assert!(fault.advice() != Advice::from("") && !fault.is_disk(), "{name}");
                let words = visible(&place).replacen(": ", ": error: ", 1);
                assert!(
                    matches!(fault, Fault::Unwieldy { .. }) || first.contains(&words),
                    "{name}: {words}"
                );
                assert_eq!(kept(&scratch), sample.bytes, "{name}");
            }
            Ok(()) => {
                assert!(
                    kept(&scratch).starts_with(&sample.bytes),
                    "{name}: an old byte was changed"
                );
                let after = scratch.listed();
                assert_eq!(after.len(), before.len() + 1, "{name}: every item is still listed");
                assert!(before.iter().all(|item| after.contains(item)), "{name}");
            }
        }
        for other in ["goals.toml", "milestones.toml", "done/2026.toml"] {
            if other != place {
                attempt(&scratch, other).unwrap_or_else(|fault| panic!("{name}, {other}: {fault}"));
            }
        }
    }
}

#[test]
fn depth_beyond_reason_is_said() {
    let nested = [
        (format!("{GOOD}x = {}", "[".repeat(200_000)), "goals.toml:4:133"),
        (format!("{GOOD}x = {}", "{a=".repeat(200_000)), "goals.toml:4:389"),
        (format!("{GOOD}{}x = 1", "a.".repeat(200_000)), "goals.toml:4:258"),
        (format!("{GOOD}[{}x]", "a.".repeat(200_000)), "goals.toml:4:259"),
    ];
    for (text, place) in nested {
        let scratch = with_broken("goals.toml", text.as_bytes());
        let wanted = format!("{place}: error: brackets or dots nest more than 128 deep");
        assert_eq!(problems(&scratch), [wanted]);
        attempt(&scratch, "goals.toml").expect_err("it is not understood");
        assert_eq!(scratch.text("goals.toml"), text);
    }
}

#[test]
fn cut_at_any_byte_a_file_is_read_in_part_or_said_to_be_broken_and_never_lost() {
    let whole = valid().into_iter().filter(|(_, text)| text.len() < 700);
    let every = times("byte between two cuts of each small file of the corpus", 13, 1);
    for (name, text) in whole {
        for end in (0..text.len()).step_by(every) {
            let cut = &text.as_bytes()[..end];
            let scratch = with_broken("goals.toml", cut);
            let before = scratch.listed();
            if attempt(&scratch, "goals.toml").is_err() {
                let kept = std::fs::read(scratch.journey().join("goals.toml"));
                assert_eq!(kept.expect("there"), cut, "{name} cut at {end}");
            } else {
                let now = scratch.text("goals.toml");
                let mut lines = now.trim_start_matches('\u{feff}').lines();
                let mut old =
                    String::from_utf8_lossy(cut).trim_start_matches('\u{feff}').to_owned();
                old.truncate(old.trim_end().len());
                assert!(
                    old.lines().all(|l| lines.any(|n| n.trim_end() == l.trim_end())),
                    "{name} cut at {end}: {now}"
                );
                assert_eq!(scratch.listed().len(), before.len() + 1, "{name} cut at {end}");
            }
        }
    }
}

#[test]
fn excerpt_is_the_line_as_it_stands() {
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
fn newer_format_is_read_and_not_written() {
    let text = format!("format = 2\n{GOOD}");
    let scratch = Scratch::with(&[("goals.toml", &text)]);
    assert_eq!(
        problems(&scratch),
        ["goals.toml:1:1: error: format 2 is newer than this program, which knows format 1"]
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
    assert!(matches!(add(&mut scratch.store(), goal("n", "N")), Err(Fault::Unwieldy { .. })));
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
            "goals.toml:4:1: warning: `toward` leads from \"a\" back to itself",
            "goals.toml:12:1: warning: `toward` of \"C\" names \"gone\", and there is no such goal",
            "goals.toml:15:1: warning: another item has the id \"c\" already",
            "milestones.toml:5:1: warning: `led_to` of \"M\" names \"gone\", and there is no such milestone",
            "milestones.toml:5:1: warning: `led_to` leads from \"m\" back to itself",
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
fn broken_file_keeps_its_last_good_view_and_is_read_again_when_mended() {
    let scratch = Scratch::with(&[("goals.toml", GOOD)]);
    let mut store = scratch.store();
    store.read(Years::All).expect("read");
    scratch.put("goals.toml", "[[goal]\ntitle =");
    store.reread().expect("read").expect("news");
    assert_eq!(store.journey().at(DataFile::Open).len(), 1);
    assert!(matches!(add(&mut store, goal("n", "N")), Err(Fault::Broken(_))));
    scratch.put("goals.toml", &GOOD.replace("Good", "Mended"));
    store.reread().expect("read").expect("news");
    assert_eq!(crate::store::scratch::titles(store.journey(), DataFile::Open), ["Mended"]);
    assert_eq!(store.problems(), []);
}

#[test]
fn slip_in_one_item_of_a_file_that_was_read_leaves_all_others_as_they_are_now() {
    let scratch = Scratch::with(&[("goals.toml", &format!("{GOOD}[[goal]]\ntitle = \"B\"\n"))]);
    let mut store = scratch.store();
    store.read(Years::All).expect("read");
    scratch.put("goals.toml", "[[goal]]\ntitle = \"C\"\n[[goal]]\ntitle = \"B\"\ndue =\n");
    store.reread().expect("read").expect("news");
    assert_eq!(crate::store::scratch::titles(store.journey(), DataFile::Open), ["C"]);
    assert!(matches!(add(&mut store, goal("n", "N")), Err(Fault::Broken(_))));
    scratch.put("goals.toml", "[[goal]");
    store.reread().expect("read").expect("news");
    assert_eq!(crate::store::scratch::titles(store.journey(), DataFile::Open), ["C"]);
    assert_eq!(store.problems().len(), 1);
}

#[test]
fn invalid_item_cannot_be_deleted_and_is_not_said_to_be() {
    for text in [
        "goal = [{ id = \"a\", title = \"A\" }]\n",
        "format = 2\n[[goal]]\nid = \"a\"\ntitle = \"A\"\n",
    ] {
        let scratch = Scratch::with(&[("goals.toml", text)]);
        delete(&mut scratch.store(), "a").expect_err(text);
        assert_eq!(scratch.text("goals.toml"), text);
    }
}

#[test]
fn slip_sets_aside_the_item_that_it_is_in_and_no_other() {
    let slips = invalid().into_iter().filter(|s| s.name.starts_with("slips"));
    let mut seen = 0;
    for sample in slips {
        let (name, place) = (&sample.name, sample.place());
        let scratch = with_broken(place, &sample.bytes);
        let listed = scratch.listed();
        assert!(listed.contains(&format!("{place} good Good")), "{name}: {listed:?}");
        let whole = String::from_utf8_lossy(&sample.bytes).into_owned();
        let fine = listed.contains(&format!("{place} fine Fine"));
        assert_eq!(fine, whole.contains("\"fine\""), "{name}: {listed:?}");
        assert!(
            !listed.iter().any(|item| item.contains("Slip ") || item.contains("bad")),
            "{name}"
        );
        assert!(matches!(attempt(&scratch, place), Err(Fault::Broken(_))), "{name}");
        assert_eq!(scratch.text(place), whole, "{name}");
        seen += 1;
    }
    assert!(seen > 5, "the slips were not found");
}

#[test]
fn item_is_read_again_as_soon_as_its_slip_is_mended() {
    let scratch = Scratch::with(&[(
        "goals.toml",
        &format!("{GOOD}due = 2027-03\n[[goal]]\ntitle = \"B\"\n"),
    )]);
    let mut store = scratch.store();
    store.read(Years::All).expect("read");
    assert_eq!(crate::store::scratch::titles(store.journey(), DataFile::Open), ["B"]);
    scratch.put("goals.toml", &format!("{GOOD}due = \"2027-03\"\n[[goal]]\ntitle = \"B\"\n"));
    store.reread().expect("read").expect("news");
    assert_eq!(crate::store::scratch::titles(store.journey(), DataFile::Open), ["Good", "B"]);
    assert_eq!(store.problems(), []);
    add(&mut store, goal("n", "N")).expect("it can be written to");
}
