//! Stories of files that are not understood: every view says so, whatever it shows in their place.

use crate::stage::Stage;

/// Breaks a file of the journey behind the screen's back.
fn spoil(stage: &mut Stage, file: &str) {
    let text = stage.file(file);
    stage.write(file, &format!("{text}\n[[milestone]\nbroken"));
    stage.notice_outside();
}

#[test]
fn file_that_broke_is_said_in_every_view_at_every_size() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (30, 9)] {
        // On the smallest screen a dialog takes all of it.
        let dialogs = ["tf", "t/"].into_iter().filter(|_| columns >= 40);
        for keys in ["t", "B", "i", "t+"].into_iter().chain(dialogs) {
            let mut stage = Stage::sample();
            stage.resize(columns, rows).press(keys);
            spoil(&mut stage, "milestones.toml");
            let frame = stage.frame();
            let header = frame.lines().next().unwrap_or_default();
            assert!(header.contains("milestones.toml"), "{keys}\n{frame}");
        }
    }
}

#[test]
fn file_that_is_broken_at_the_start_is_said_at_home_and_a_key_shows_it() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut stage = Stage::open(&[("goals.toml", ""), ("milestones.toml", "[[milestone]\n")]);
        let frame = stage.resize(columns, rows).frame();
        assert!(frame.contains("milestones.toml"), "{frame}");
        let frame = stage.press("1").frame();
        assert!(frame.contains("! milestones.toml:1:"), "{frame}");
    }
}

#[test]
fn search_says_that_a_year_could_not_be_read() {
    let mut stage = Stage::sample();
    spoil(&mut stage, "done/1998.toml");
    let frame = stage.press("/TCP").frame();
    let said = "! 2 problems in done/1998.toml: not all is searched";
    assert!(frame.contains(said), "{frame}");
}

#[test]
fn line_that_a_broken_file_refuses_is_saved_once_the_file_is_mended() {
    let mut stage = Stage::sample();
    let whole = stage.file("goals.toml");
    let broken = format!("{whole}\n[[goal]\n");
    stage.write("goals.toml", &broken);
    stage.press("aBook the mock exam in spring<enter>");
    let frame = stage.frame();
    assert!(frame.contains("› Book the mock exam in spring"), "{frame}");
    assert!(frame.contains("Not saved"), "{frame}");
    assert_eq!(stage.file("goals.toml"), broken);
    stage.write("goals.toml", &whole);
    stage.press("<enter>");
    assert!(stage.app().dialogs().is_empty(), "{}", stage.frame());
    let goals = stage.file("goals.toml");
    assert!(goals.contains("title = \"Book the mock exam in spring\""), "{goals}");
}

#[test]
fn follow_up_is_not_asked_of_a_goal_that_a_broken_file_refuses() {
    let goals = "[[goal]]\nid = \"large000\"\ntitle = \"Pass\"\nsize = \"large\"\n\n\
                 [[goal]]\ntitle = \"Read\"\ntoward = \"large000\"\n";
    let mut stage = Stage::open(&[("goals.toml", goals)]);
    stage.write("goals.toml", &format!("{goals}\n[[goal]\n"));
    stage.press("x");
    assert!(stage.app().dialogs().is_empty(), "{}", stage.frame());
    assert!(stage.frame().contains("Not saved"), "{}", stage.frame());
    stage.write("goals.toml", goals);
    let frame = stage.notice_outside().press("x").frame();
    assert!(frame.contains("That was the last step"), "{frame}");
}

#[test]
fn file_that_is_not_read_is_said_by_every_view_and_never_told_as_nothing() {
    let files = [("goals.toml", "[[goal]\n"), ("milestones.toml", "[[milestone]\n")];
    for keys in ["", "t", "B", "i", "r", "rM", "1", "3"] {
        for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
            let mut stage = Stage::open(&files);
            let frame = stage.resize(columns, rows).press(keys).frame();
            let wraps = frame.replace(['\n', '│'], " ");
            let words: Vec<&str> = wraps.split_whitespace().collect();
            let said = words.join(" ");
            assert!(
                said.contains("goals.toml")
                    || said.contains("milestones.toml")
                    || said.contains("problems"),
                "{keys}\n{frame}"
            );
            for nothing in [
                "milepost demo",
                "0 active",
                "No steps yet",
                "Nothing stands",
                "No old step",
                "nothing to review",
                "a adds a",
            ] {
                assert!(!said.contains(nothing), "{keys}: {nothing}\n{frame}");
            }
        }
    }
}

#[test]
fn file_that_has_gone_keeps_its_rows_and_says_so_until_it_is_back() {
    let mut stage = Stage::sample();
    let (before, text) = (stage.frame(), stage.file("goals.toml"));
    std::fs::remove_file(stage.path("goals.toml")).expect("it was there");
    stage.notice_outside();
    let gone = stage.frame();
    assert!(gone.contains("Book the mock exam") && gone.contains("has gone"), "{gone}");
    stage.write("goals.toml", &text);
    stage.notice_outside();
    assert_eq!(stage.frame(), before);
}

/// The titles of the panes, with what is counted in them.
fn titles(stage: &mut Stage) -> String {
    let frame = stage.frame();
    let title = frame.lines().find(|line| line.contains("Larger goals"));
    title.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn panes_of_a_file_that_is_lost_say_so_and_keep_the_last_good_view() {
    let nuls = "\0".repeat(400);
    let goals = "Past milestones 16 Small goals not read Larger goals not read";
    let past = "Past milestones not read Small goals 6 active Larger goals 4";
    for (file, said) in [("goals.toml", goals), ("milestones.toml", past)] {
        for text in [None, Some(nuls.as_str())] {
            let mut stage = Stage::sample();
            match text {
                Some(text) => stage.write(file, text),
                None => std::fs::remove_file(stage.path(file)).expect("it is there"),
            }
            stage.notice_outside();
            assert_eq!(titles(&mut stage), said);
            let frame = stage.frame();
            let rows = frame.matches(&format!("! {file}")).count();
            assert!(rows >= said.matches("not").count(), "{frame}");
            assert!(frame.contains("CKA certification") && frame.contains("MCSE 2000"), "{frame}");
        }
    }
}

#[test]
fn folder_that_is_moved_away_is_said_in_every_pane() {
    let mut stage = Stage::sample();
    let folder = stage.path("");
    std::fs::rename(&folder, folder.with_extension("away")).expect("it can be moved");
    stage.notice_outside();
    let said = "Past milestones not read Small goals not read Larger goals not read";
    assert_eq!(titles(&mut stage), said, "{}", stage.frame());
}

#[test]
fn count_of_what_was_in_a_lost_file_is_never_cut() {
    let goal = |n| format!("[[goal]]\nid = \"g{n}\"\ntitle = \"Goal {n}\"\n");
    let goals: String = (0..12).map(goal).collect();
    let mut stage = Stage::open(&[("goals.toml", &format!("format = 1\n{goals}"))]);
    stage.press("aOne more<enter>").write("goals.toml", "[[[[");
    let mut stage = stage.again();
    let frame = stage.frame();
    assert_eq!(frame.matches(" 13 items were in it").count(), 2, "{frame}");
}

#[test]
fn line_that_is_refused_stays_with_its_text_where_the_next_one_was_to_open() {
    for (open, text) in [("a", "Two words"), ("A", "Lead it"), ("m", "Course !1997")] {
        let mut stage = Stage::sample();
        let whole = stage.file("goals.toml");
        for file in ["goals.toml", "milestones.toml"] {
            stage.write(file, &format!("{}\n[[goal]\n", stage.file(file)));
        }
        let frame = stage.press(open).press(text).press("<alt-enter>").frame();
        assert_eq!(stage.app().dialogs().len(), 1, "{frame}");
        assert!(frame.contains(text) && frame.contains("Not saved: "), "{frame}");
        stage.press("<esc>").press(open);
        assert!(stage.frame().contains(text), "it is a draft: {}", stage.frame());
        stage.write("goals.toml", &whole);
    }
}

#[test]
fn refusal_is_not_said_any_more_once_the_file_is_mended() {
    for keys in ["aBook the exam<enter>", "x"] {
        let mut stage = Stage::sample();
        let whole = stage.file("goals.toml");
        stage.write("goals.toml", &format!("{whole}\n[[goal]\n"));
        assert!(stage.press(keys).frame().contains("Not saved: goals.toml:"), "{}", stage.frame());
        stage.write("goals.toml", &whole);
        let frame = stage.notice_outside().frame();
        assert!(!frame.contains("Not saved: "), "{frame}");
        assert_eq!(frame.contains("Book the exam"), keys.starts_with('a'), "{frame}");
    }
}

#[test]
fn file_of_a_year_that_refuses_is_named_with_its_folder() {
    let mut stage = Stage::sample();
    stage.write("done/2026.toml", "[[goal]\n");
    stage.press("x");
    let frame = stage.frame();
    assert!(frame.contains("Not saved: done/2026.toml:1:"), "{frame}");
}

#[test]
fn form_takes_in_what_is_changed_elsewhere_and_says_what_it_would_replace() {
    let goal = |title: &str, tags: &str| {
        format!(
            "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"{title}\"\ntags = [{tags}]\nmodified = 2026-11-20T10:00:00Z\n"
        )
    };
    let mut stage = Stage::open(&[("goals.toml", &goal("Read", ""))]);
    stage.press("e the book");
    stage.write("goals.toml", &goal("Read elsewhere", "\"study\""));
    let frame = stage.notice_outside().frame();
    assert!(frame.contains("Read the book") && frame.contains("study"), "{frame}");
    let frame = stage.press("<ctrl-s>").frame();
    assert!(
        frame.contains("Changed elsewhere meanwhile: Title. Saving again replaces that."),
        "{frame}"
    );
    assert!(stage.file("goals.toml").contains("Read elsewhere"), "nothing is replaced unasked");
    stage.press("<ctrl-s>").settle();
    let goals = stage.file("goals.toml");
    assert!(goals.contains("\"Read the book\"") && goals.contains("\"study\""), "{goals}");
}

#[test]
fn refused_draft_is_not_replaced_by_the_next_letter() {
    let mut stage = Stage::open(&[("goals.toml", "format = 1\n")]);
    stage.press("aBook the mock exam<esc>");
    stage.write("goals.toml", "[[goal]\n");
    let frame = stage.notice_outside().press("a<enter>").settle().press(" soon").frame();
    assert!(frame.contains("Book the mock exam soon"), "{frame}");
}

#[test]
fn file_that_was_edited_is_said_to_be_mended_or_what_is_still_wrong() {
    let mut stage = Stage::sample();
    let whole = stage.file("goals.toml");
    let lines = whole.lines().count();
    stage.write("goals.toml", &format!("{whole}\n[[goal]\n[[goal]\n"));
    stage.notice_outside().press("2g");
    stage.editor = |text| text.trim_end().trim_end_matches("[[goal]").to_owned();
    let said = stage.press("e").app().notice().unwrap_or_default().to_owned();
    assert!(said.starts_with(&format!("Still wrong: goals.toml:{}:", lines + 2)), "{said}");
    stage.press("e");
    assert_eq!(stage.app().notice(), Some("goals.toml has no problems now."));
    assert_eq!(stage.opened.len(), 2);
}

#[test]
fn file_that_is_lost_is_told_as_complete_by_no_view() {
    for (file, keys, said) in [
        ("goals.toml", "", "momentum is unknown, as goals.toml cannot be read"),
        ("goals.toml", "3", "at least 5 of 11 steps"),
        ("goals.toml", "i", "not everything could be read"),
        ("milestones.toml", "t", "not read"),
        (
            "milestones.toml",
            "t",
            "milestones.toml cannot be read: it has gone (its last good version is shown)",
        ),
    ] {
        let mut stage = Stage::sample();
        let before = stage.press(keys).frame();
        assert!(!before.contains(said), "{before}");
        std::fs::remove_file(stage.path(file)).expect("it was there");
        let frame = stage.notice_outside().frame();
        assert!(frame.contains(said), "{file} {keys}\n{frame}");
    }
}

#[test]
fn item_that_cannot_be_read_is_counted_alike_while_the_screen_is_open_and_after_a_restart() {
    for (broken, columns) in [("due =", 120), ("due = 2027-03", 120), ("due =", 80)] {
        let goal = |n| format!("[[goal]]\nid = \"g{n}\"\ntitle = \"Goal {n}\"\n");
        let goals: String = (0..6).map(goal).collect();
        let mut stage = Stage::open(&[("goals.toml", &format!("format = 1\n{goals}"))]);
        stage.resize(columns, 24);
        stage.write("goals.toml", &format!("format = 1\n{goals}{broken}\n"));
        let open = stage.notice_outside().frame();
        assert!(open.contains("5 active, 1 not read") && open.contains("! goals.toml"), "{open}");
        let again = stage.again().resize(columns, 24).frame();
        let counted =
            |frame: &str| frame.lines().find(|line| line.contains("active")).map(str::to_owned);
        assert_eq!(counted(&again), counted(&open), "{again}");
        for n in 0..6 {
            let title = format!("○ Goal {n}");
            assert_eq!(again.contains(&title), open.contains(&title), "{title}\n{open}{again}");
        }
    }
}

#[test]
fn tabs_keep_their_counts_where_an_item_cannot_be_read() {
    let mut stage = Stage::sample();
    let broken = "\n[[goal]]\ntitle = \"A\"\ndue = x\n\n[[goal]]\nsize = \"large\"\n";
    stage.write("goals.toml", &format!("{}{broken}", stage.file("goals.toml")));
    let frame = stage.resize(80, 24).notice_outside().frame();
    let tabs = frame.lines().find(|line| line.contains("Small")).unwrap_or_default();
    let said = [" Past 16", "Small 2 of 12 · 6 active, 1 not read", "Larger 4, 1 not read"];
    assert!(said.iter().all(|said| tabs.contains(said)), "{frame}");
}

#[test]
fn rows_of_a_problem_that_say_nothing_are_not_marked_as_selected() {
    let mut stage = Stage::open(&[("goals.toml", "[[goal]]\ntitle = \"A\"\ndue = x\n")]);
    let frame = stage.resize(80, 24).press("gg").frame();
    let mut marked = frame.lines().filter_map(|line| line.strip_prefix('▌')).peekable();
    assert!(marked.peek().is_some(), "{frame}");
    assert!(marked.all(|line| !line.trim().is_empty()), "{frame}");
}
