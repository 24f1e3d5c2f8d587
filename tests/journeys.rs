//! Stories: a journey, keys, and then what the screen and the files say.

mod broken;
mod review;

use crate::stage::Stage;
use crate::store::corpus::invalid;
use milepost::app::event::{Clipboard, Event};

const GOALS: &str = r#"# What is open. Mine; do not reorder by machine.
format = 1

[[goal]]
id = "cka0a1b2"
title = "CKA certification"
size = "large"
mood = "steady"   # a key of my own

# the hard part
[[goal]]
id = "k3v9q2wd"
title = "Finish chapter 4 exercises"
toward = "cka0a1b2"
due = 2026-11-27 # a Friday
measure = { done = 4, target = 12, unit = "exercises" }

[[goal]]
title = "Book the mock exam"
"#;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "nt4c0rse"
title = "Windows NT4 course"
on = 1997

[[milestone]]
id = "mcse0000"
title = "MCSE NT4"
on = "1998-11"
"#;

fn stage() -> Stage {
    Stage::open(&[("goals.toml", GOALS), ("milestones.toml", MILESTONES)])
}

/// The lines of `after` that are not in `before`, in order.
fn added(before: &str, after: &str) -> Vec<String> {
    let old: Vec<&str> = before.lines().collect();
    after
        .lines()
        .filter(|line| !old.contains(line) && !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn keeps_every_line(before: &str, after: &str) {
    let mut lines = after.lines();
    for line in before.lines() {
        assert!(lines.any(|l| l == line), "{line:?} is gone from\n{after}");
    }
}

#[test]
fn a_goal_is_captured_in_one_line() {
    let mut stage = stage();
    stage.press("aSit the exam ^CKA #study !mar 2027");
    let frame = stage.frame();
    assert!(
        frame.contains("toward \"CKA certification\"") && frame.contains("March 2027"),
        "{frame}"
    );
    stage.press("<enter>");
    assert!(stage.frame().contains("Sit the exam"));
    let goals = stage.file("goals.toml");
    keeps_every_line(GOALS, &goals);
    let new = added(GOALS, &goals).join("\n");
    for line in [
        "title = \"Sit the exam\"",
        "due = \"2027-03\"",
        "tags = [\"study\"]",
        "created = 2026-11-22",
    ] {
        assert!(new.contains(line), "{line} is not in\n{new}");
    }
    assert_eq!(stage.app().unsaved(), 0);
}

#[test]
fn a_hand_written_goal_is_given_an_id_at_the_next_save() {
    let mut stage = stage();
    stage.press("AWrite a book<enter>");
    let goals = stage.file("goals.toml");
    let block = goals.split("[[goal]]").find(|b| b.contains("Book the mock exam")).expect("kept");
    assert!(block.contains("id = "), "{block}");
    assert_eq!(goals.matches("size = \"large\"").count(), 2);
}

#[test]
fn a_milestone_is_written_down_with_the_date_that_is_known() {
    let mut stage = stage();
    stage.press("mFirst job<tab>sep 1995<tab>1998<tab>role");
    assert!(stage.frame().contains("role"));
    stage.press("<enter>");
    let milestones = stage.file("milestones.toml");
    keeps_every_line(MILESTONES, &milestones);
    let new = added(MILESTONES, &milestones).join("\n");
    assert!(
        new.contains("on = \"1995-09\"")
            && new.contains("until = 1998")
            && new.contains("kind = \"role\""),
        "{new}"
    );
    assert!(stage.frame().contains("First job"));
}

#[test]
fn done_moves_the_block_with_its_comment_into_its_year() {
    let mut stage = stage();
    stage.press("x<enter>");
    assert!(stage.frame().contains("✓ Finish chapter 4 exercises"));
    stage.press("n");
    let done = stage.file("done/2026.toml");
    for line in ["# the hard part", "due = 2026-11-27 # a Friday", "done = 2026-11-22"] {
        assert!(done.contains(line), "{line} is not in\n{done}");
    }
    let goals = stage.file("goals.toml");
    assert!(
        !goals.contains("chapter 4") && goals.contains("mood = \"steady\"   # a key of my own"),
        "{goals}"
    );
}

#[test]
fn done_on_another_day_goes_into_that_year_at_its_own_precision() {
    let mut stage = stage();
    stage.press("jX2019<tab>at last<enter>");
    let done = stage.file("done/2019.toml");
    assert!(done.contains("done = 2019\n") && done.contains("at last"), "{done}");
}

#[test]
fn the_last_step_leads_to_the_larger_goal_and_its_milestone() {
    let mut stage = stage();
    stage.press("x<enter>");
    assert!(stage.frame().contains("That was the last step toward"), "{}", stage.frame());
    stage.press("yy");
    assert!(stage.frame().contains("Record the milestone"));
    stage.press("<enter>");
    let milestones = stage.file("milestones.toml");
    assert!(
        milestones.contains("from = \"cka0a1b2\"") && milestones.contains("on = 2026-11-22"),
        "{milestones}"
    );
    assert!(stage.file("done/2026.toml").contains("mood = \"steady\"   # a key of my own"));
}

#[test]
fn an_amount_is_progress_and_stands_in_the_log() {
    let mut stage = stage();
    stage.press("+2 two of the hard ones<enter>");
    assert!(stage.frame().contains("6 of 12 exercises"));
    let goals = stage.file("goals.toml");
    assert!(goals.contains("measure = { done = 6, target = 12, unit = \"exercises\" }"), "{goals}");
    assert!(
        goals.contains("[[goal.log]]")
            && goals.contains("two of the hard ones")
            && goals.contains("amount = 2")
    );
}

#[test]
fn a_dropped_goal_keeps_its_reason_and_is_no_progress() {
    let mut stage = stage();
    stage.press("jdthe centre has closed<enter>");
    let done = stage.file("done/2026.toml");
    assert!(done.contains("the centre has closed") && !done.contains("\ndone ="), "{done}");
    stage.press("1v");
    assert!(stage.frame().contains("✗ 22 Nov"), "{}", stage.frame());
}

#[test]
fn a_deleted_goal_is_gone_and_undo_brings_it_back_to_the_byte() {
    let mut stage = stage();
    stage.press("D");
    assert!(!stage.file("goals.toml").contains("chapter 4"));
    stage.press("u");
    assert!(
        stage.frame().contains("Undid: deleted, Finish chapter 4 exercises"),
        "{}",
        stage.frame()
    );
    assert_eq!(stage.file("goals.toml"), GOALS);
}

#[test]
fn undo_and_redo_go_through_every_kind_of_change() {
    let mut stage = stage();
    stage.press("+2<enter>*3*2jJKaOne<enter>ESomething<esc>sp2jx1Lmcse<enter>mTwo<tab>2001<enter>");
    let after =
        (stage.file("goals.toml"), stage.file("milestones.toml"), stage.file("done/2026.toml"));
    for _ in 0..20 {
        stage.press("u");
    }
    assert_eq!(stage.file("goals.toml"), GOALS);
    assert_eq!(stage.file("milestones.toml"), MILESTONES);
    assert_eq!(stage.file("done/2026.toml"), "");
    for _ in 0..20 {
        stage.press("<ctrl-r>");
    }
    assert_eq!(
        (stage.file("goals.toml"), stage.file("milestones.toml"), stage.file("done/2026.toml")),
        after
    );
}

#[test]
fn something_old_is_promoted_in_two_keys_and_a_reason() {
    let mut stage = stage();
    stage.press("jX1997<enter>1vG");
    stage.press("pa colleague declined<enter>v");
    let frame = stage.frame();
    assert!(frame.contains("◇") && frame.contains("seen in 2026"), "{frame}");
    let milestones = stage.file("milestones.toml");
    assert!(
        milestones.contains("recognised = { on = 2026-11-22, why = \"a colleague declined\" }"),
        "{milestones}"
    );
    assert!(stage.file("done/1997.toml").contains("milestone = "));
}

#[test]
fn what_led_to_what_is_linked_and_walked() {
    let mut stage = stage();
    stage.press("1G").press("Lmcse<enter>");
    assert!(stage.file("milestones.toml").contains("led_to = [\"mcse0000\"]"));
    stage.press("<enter>l<enter>");
    assert_eq!(stage.app().selected().map(|i| i.title().to_owned()).as_deref(), Some("MCSE NT4"));
    stage.press("<esc><esc>").press("L");
    assert!(
        stage.frame().contains("There is no other milestone"),
        "no circle is offered: {}",
        stage.frame()
    );
}

#[test]
fn a_goal_is_paused_and_made_active_again() {
    let mut stage = stage();
    stage.press("sp");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("state = \"paused\"") && goals.contains("paused = ["), "{goals}");
    stage.press("sa");
    assert!(!stage.file("goals.toml").contains("state = "));
}

#[test]
fn the_end_of_a_goals_pause_is_set_in_its_form() {
    let mut stage = stage();
    stage.press("spe");
    assert!(stage.frame().contains("Paused until"), "{}", stage.frame());
    stage.press("<tab><tab><tab>in 3 weeks<enter>");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("paused = [{ from = 2026-11-22, until = 2026-12-13 }]"), "{goals}");
    stage.press("<enter>");
    assert!(stage.frame().contains("small goal, paused until"), "{}", stage.frame());
}

#[test]
fn the_question_becomes_a_step_of_the_next_milestone() {
    let mut stage = stage();
    stage.press("3*n");
    assert!(
        stage
            .frame()
            .contains("If you could reach \"CKA certification\" tomorrow, what would you do?")
    );
    stage.press("Book a date !in 3 weeks<enter>");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("next = true") && goals.contains("due = 2026-12-13"), "{goals}");
    assert!(stage.frame().contains("0 of 2 steps"), "{}", stage.frame());
}

#[test]
fn an_answer_is_kept_beside_what_came_of_it() {
    let mut stage = stage();
    let before = stage.file("goals.toml");
    stage.press("3*n").press("Ask Ann #study !friday<enter>");
    let goals = stage.file("goals.toml");
    assert!(
        goals.contains("[[goal.answers]]\non = 2026-11-22\ntext = \"Ask Ann\"\ngoal = \""),
        "{goals}"
    );
    let asked = stage.press("n").frame();
    assert!(asked.contains("Earlier answers"), "{asked}");
    assert!(asked.contains("today        Ask Ann"), "{asked}");
    assert!(asked.contains("open, target Fri"), "{asked}");
    stage.press("<esc>2Gx3<enter>");
    let detail = stage.frame();
    assert!(detail.contains("Ask Ann · done today"), "{detail}");
    stage.press("<esc>uu");
    assert!(stage.frame().contains("Undid: answered, Ask Ann"), "{}", stage.frame());
    stage.press("u");
    assert_eq!(stage.file("goals.toml"), before);
}

#[test]
fn drift_is_said_snoozed_paused_and_taken_up_again() {
    let mut stage = Stage::drifting(GOALS);
    let said = "41 days since your last move; usually 7 · z snooze · Z pause";
    assert!(stage.frame().contains(said), "{}", stage.frame());
    stage.press("z");
    assert!(stage.frame().contains("Drift is not said until 29 Nov. u undoes."));
    let goals = stage.file("goals.toml");
    assert!(goals.ends_with(&snoozed(&goals)), "{goals}");
    stage.send(Event::Woke);
    assert!(stage.frame().contains("no moves in the last 30 days"), "{}", stage.frame());
    stage.send(Event::Day(crate::stage::today().plus_days(8)));
    assert!(stage.frame().contains("49 days since your last move"), "{}", stage.frame());
    stage.press("Zparental leave until mar 2027<enter>").send(Event::Woke);
    let paused = "paused until Mar 2027: parental leave · Z goes on";
    assert!(stage.frame().contains(paused), "{}", stage.frame());
    let pause = "from = 2026-11-30\nuntil = \"2027-03\"\nwhy = \"parental leave\"\n";
    assert!(stage.file("goals.toml").contains(pause));
    stage.send(Event::Day(crate::stage::today().plus_days(20)));
    stage.press("Z").send(Event::Woke);
    assert!(stage.file("goals.toml").contains("until = 2026-12-11\n"));
    let grace = stage.frame();
    assert!(grace.contains("no moves in the last 30 days"), "{grace}");
    stage.send(Event::Day(crate::stage::today().plus_days(28)));
    let said = "57 days since your last move, not counting the pause; usually 7";
    assert!(stage.frame().contains(said), "{}", stage.frame());
    stage.press("uuu").send(Event::Woke);
    assert_eq!(stage.file("goals.toml"), GOALS, "to the byte");
}

/// The snooze that a file ends with; its id and moment are the program's own.
fn snoozed(goals: &str) -> String {
    let at = goals.rfind("id = ").expect("an id");
    let id = goals[at..].lines().next().expect("a line");
    let moment = goals.rfind("modified = ").expect("a moment");
    let modified = &goals[moment..];
    format!("\n[[snoozed]]\n{id}\nfrom = 2026-11-22\nuntil = 2026-11-29\n{modified}")
}

#[test]
fn the_order_of_the_file_is_the_order_of_the_screen() {
    let mut stage = stage();
    stage.press("J");
    let goals = stage.file("goals.toml");
    let at = |text: &str| goals.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(
        at("Book the mock exam") < at("# the hard part") && at("# the hard part") < at("chapter 4"),
        "{goals}"
    );
    stage.press("K");
    assert!(
        stage.file("goals.toml").find("chapter 4") < stage.file("goals.toml").find("mock exam")
    );
}

#[test]
fn a_form_changes_what_is_typed_and_leaves_the_rest() {
    let mut stage = stage();
    stage.press("e<tab><tab><ctrl-u>30 nov");
    assert!(stage.frame().contains("Monday 30 November 2026"), "{}", stage.frame());
    stage.press("<enter>");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("due = 2026-11-30 # a Friday"), "a comment of the line stays: {goals}");
    keeps_every_line(&GOALS.replace("2026-11-27", "2026-11-30"), &goals);
}

#[test]
fn a_form_leaves_alone_what_it_cannot_show() {
    const GOAL: &str = "format = 1\n\n[[goal]]\nid = \"keepall0\"\ntitle = \"Two\\nlines\\u202E\"\nwhy = \"First.\\nSecond.\"\nkind = \" spaced \"\ntags = [\"two words\", \"#hash\"]\nlinks = [\"a link\"]\nmeasure = { done = 0.1234567, target = 3, unit = \"a of b\" }\n";
    const MILESTONE: &str = "format = 1\n\n[[milestone]]\nid = \"keepmile\"\ntitle = \"One\\ttwo\"\non = 2019\nrecognised = { on = 2020, why = \"One.\\nTwo.\" }\ntags = [\"two words\"]\n";
    let mut stage = Stage::open(&[("goals.toml", GOAL), ("milestones.toml", MILESTONE)]);
    stage.press("e<tab><tab>2027<enter>");
    assert_eq!(added(GOAL, &stage.file("goals.toml"))[0], "due = 2027");
    keeps_every_line(GOAL, &stage.file("goals.toml"));
    stage.press("1e<tab><tab>2021<enter>");
    let after = stage.file("milestones.toml");
    assert_eq!(added(MILESTONE, &after)[0], "until = 2021");
    keeps_every_line(MILESTONE, &after);
}

#[test]
fn the_editor_gets_the_items_own_toml() {
    let mut stage = stage();
    stage.editor = |text| text.replace("chapter 4", "chapter 5") + "why = \"to pass\"\n";
    stage.press("E");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("Finish chapter 5") && goals.contains("why = \"to pass\""), "{goals}");
    stage.editor = |_| "title = ".into();
    stage.press("E");
    assert_eq!(stage.file("goals.toml"), goals, "what does not read is not saved");
    assert!(stage.app().notice().is_some());
}

#[test]
fn a_title_is_copied() {
    let mut stage = stage();
    stage.press("y");
    assert_eq!(stage.copied, ["Finish chapter 4 exercises"]);
    let handed = "handed to the terminal's clipboard";
    assert!(stage.frame().contains(handed));
    stage.send(Event::Copied(Clipboard::Tmux));
    let frame = stage.frame();
    assert!(frame.contains(handed) && frame.contains("set-clipboard on"), "{frame}");
}

#[test]
fn pasted_lines_become_goals_after_one_question() {
    let mut stage = stage();
    stage.send(Event::Paste("Buy paper\rCall Ada\r".into()));
    assert!(stage.frame().contains("Add 2 small goals"), "{}", stage.frame());
    stage.press("y");
    assert!(stage.file("goals.toml").contains("Call Ada"));
    stage.press("u");
    assert_eq!(stage.file("goals.toml"), GOALS, "one undo takes both back");
}

#[test]
fn a_filter_and_a_search_find_what_is_meant() {
    let mut stage = stage();
    stage.press("ftoward:cka<enter>");
    let frame = stage.frame();
    assert!(frame.contains("filter: toward:cka") && !frame.contains("mock exam"), "{frame}");
    stage.press("<esc>/mcse<enter>");
    assert_eq!(stage.app().selected().map(|i| i.title().to_owned()).as_deref(), Some("MCSE NT4"));
    stage.press(":add-larger<enter>Lead<enter>");
    assert!(stage.file("goals.toml").contains("title = \"Lead\""));
}

#[test]
fn a_note_of_long_ago_is_found_and_gone_to() {
    let mut stage = Stage::sample();
    stage.press("/gave it in 1999");
    let frame = stage.frame();
    assert!(frame.contains("1 of 369"), "{frame}");
    assert!(frame.contains("gave it in 1999."), "{frame}");
    stage.press("<enter>");
    let found = stage.app().selected().and_then(|item| item.note()).map(str::to_owned);
    assert_eq!(found.as_deref(), Some("It had the name that I gave it in 1999."));
}

#[test]
fn a_filter_is_saved_among_the_settings_applied_by_its_name_and_forgotten() {
    let mut stage = stage();
    let settings = "# Mine.\nglyphs = \"ascii\"  # the font has none\n";
    std::fs::write(&stage.settings, settings).expect("a file");
    stage.press("fsteps: toward:cka<enter>");
    let read = |stage: &Stage| std::fs::read_to_string(&stage.settings).expect("a file");
    let saved = format!("{settings}\n[filters]\nsteps = \"toward:cka\"\n");
    assert_eq!(read(&stage), saved);
    stage.press("<esc>fst<down>");
    assert!(stage.frame().contains("steps  toward:cka"), "{}", stage.frame());
    stage.press("<enter>");
    assert!(stage.frame().contains("filter: steps: toward:cka"));
    stage.press("<ctrl-p>filter<enter><ctrl-u>steps:<enter>");
    assert_eq!(read(&stage), format!("{settings}\n[filters]\n"));
    std::fs::write(&stage.settings, "glyphs = \n").expect("a file");
    stage.press("<esc>fa: exam<enter>");
    assert_eq!(read(&stage), "glyphs = \n", "what is broken is left alone");
    let frame = stage.frame();
    assert!(frame.contains("is not kept") && frame.contains("config.toml:1:"), "{frame}");
}

#[test]
fn the_whole_past_is_looked_at_through_every_year() {
    let mut stage = Stage::sample();
    stage.press("1vG");
    let frame = stage.frame();
    assert!(frame.contains("All that was done") && frame.contains("1997"), "{frame}");
    stage.press("g");
    assert!(stage.frame().contains("2026"));
}

#[test]
fn changes_of_others_appear_and_what_is_typed_stays() {
    let mut stage = stage();
    stage.press("aHalf a ti");
    stage.write("goals.toml", &(GOALS.to_owned() + "\n[[goal]]\ntitle = \"From elsewhere\"\n"));
    stage.notice_outside();
    assert!(stage.frame().contains("Half a ti"));
    stage.press("tle<enter>");
    let goals = stage.file("goals.toml");
    assert!(goals.contains("From elsewhere") && goals.contains("Half a title"), "{goals}");
}

#[test]
fn a_broken_file_is_left_alone_and_said_until_it_is_mended() {
    let mut stage = stage();
    let broken = GOALS.replace("title = \"Book", "title = Book");
    stage.write("goals.toml", &broken);
    stage.notice_outside();
    let frame = stage.frame();
    assert!(frame.contains("! goals.toml:") && frame.contains("Finish chapter 4"), "{frame}");
    stage.press("aMine<enter>");
    assert_eq!(stage.file("goals.toml"), broken, "nothing is written over it");
    let frame = stage.frame();
    assert!(frame.contains("› Mine") && frame.contains("Not saved"), "{frame}");
    assert!(!frame.contains("Added"), "{frame}");
    stage.press("<esc>ge");
    assert_eq!(stage.opened.len(), 1);
    stage.write("goals.toml", GOALS);
    stage.notice_outside();
    assert!(!stage.frame().contains("! goals.toml"));
}

#[test]
fn every_kind_of_broken_file_is_said_in_place_left_alone_and_read_again_when_mended() {
    for sample in invalid() {
        let mut stage = Stage::open(&[("goals.toml", GOALS), (sample.place(), "")]);
        let file = stage.path(sample.place());
        std::fs::write(&file, &sample.bytes).expect("written");
        stage.notice_outside();
        let first = sample.said();
        let Some((place, message)) =
            first.lines().next().and_then(|line| line.split_once(": error: "))
        else {
            continue;
        };
        let pane = if sample.place() == "goals.toml" { "2g" } else { "1g" };
        let mut place = place.split(':').skip(1);
        let place = place.next().zip(place.next());
        let frame = stage.press(pane).frame();
        let start: String = message.chars().take(12).collect();
        let words = place.map_or(String::new(), |(line, column)| format!(".toml:{line}:{column}"));
        assert!(
            frame.contains(&words) && frame.contains(start.trim_end()),
            "{}: {frame}",
            sample.name
        );
        stage.press("aMine<enter><esc>").press("mThen !1998<enter><esc>").press(pane).press("e");
        let now = std::fs::read(&file).expect("there");
        assert!(now.starts_with(&sample.bytes), "{}: an old byte was changed", sample.name);
        let line = place.map_or(1, |(line, _)| line.parse().expect("a number"));
        assert_eq!(stage.opened, [(file.display().to_string(), line)], "{}", sample.name);
        stage.write(sample.place(), "format = 1\n");
        stage.notice_outside();
        assert!(!stage.frame().contains("! "), "{}: {}", sample.name, stage.frame());
    }
}

#[test]
fn an_empty_journey_teaches_and_reading_it_writes_nothing() {
    let mut stage = Stage::open(&[]);
    let frame = stage.frame();
    for text in ["m adds one", "a adds a small goal", "A adds a larger goal", "milepost demo"] {
        assert!(frame.contains(text), "{text} is not in\n{frame}");
    }
    assert!(!stage.path("").exists());
    stage.press("aFirst<enter>");
    assert!(stage.file("goals.toml").starts_with("format = 1\n"));
}

#[test]
fn an_old_step_comes_up_on_its_day_and_is_answered_for_good() {
    let mut stage = Stage::sample();
    let line = "b 10 years ago: Try containers on the build server";
    assert!(stage.frame().contains(line), "{}", stage.frame());
    let before = stage.file("done/2016.toml");
    stage.press("bN");
    let after = stage.file("done/2016.toml");
    assert!(after.contains("looked_back = { on = 2026-11-22, again = false }"), "{after}");
    assert!(!stage.frame().contains("10 years ago"));
    stage.press("/Try containers<enter><enter>");
    let frame = stage.frame();
    assert!(frame.contains("looked back 22 Nov 2026, never again"), "{frame}");
    stage.press("<esc>u");
    assert_eq!(stage.file("done/2016.toml"), before);
    let notice = "Undid: never ask about, Try containers on the build server.";
    assert_eq!(stage.app().notice(), Some(notice));
    stage.press("bn");
    let after = stage.file("done/2016.toml");
    assert!(after.contains("looked_back = { on = 2026-11-22 }"), "{after}");
}

#[test]
fn an_old_step_is_promoted_and_taken_back() {
    let mut stage = Stage::sample();
    let (milestones, steps) = (stage.file("milestones.toml"), stage.file("done/2016.toml"));
    stage.press("bpIt led to Kubernetes<enter>");
    assert!(stage.file("milestones.toml").contains("It led to Kubernetes"));
    stage.press("B");
    let frame = stage.frame();
    let seen = frame.find("Recognised lately").expect("it is told");
    let told = frame[seen..].contains("Try containers on the build server");
    assert!(told && frame.contains("10 years later"), "{frame}");
    stage.press("<esc>/Try containers<enter>P");
    let asked = "Take \"Try containers on the build server\" back";
    assert!(stage.frame().contains(asked), "{}", stage.frame());
    stage.press("y");
    assert_eq!(stage.file("milestones.toml"), milestones);
    stage.press("uu");
    assert_eq!(stage.file("milestones.toml"), milestones);
    assert_eq!(stage.file("done/2016.toml"), steps);
}

#[test]
fn momentum_is_walked_through_by_day_and_by_year() {
    let mut stage = Stage::sample();
    stage.press("ihhhkkkkk");
    let frame = stage.frame();
    assert!(frame.contains("27 Oct 2026 · 2 moves"), "{frame}");
    stage.press("<enter><enter>");
    assert!(stage.frame().contains("─ Detail"), "{}", stage.frame());
    let title = stage.app().selected().map(|item| item.title().to_owned());
    assert_eq!(title.as_deref(), Some("Finish chapter 3 exercises"));
    stage.press("<esc>Gkkkkkkkkkkkkhh");
    let frame = stage.frame();
    assert!(frame.contains("2024 · 25 moves, 23 goals done"), "{frame}");
    stage.press("<enter>");
    assert!(stage.frame().contains("─ Timeline by year"));
    stage.press("<esc><esc>");
    assert!(stage.app().scene().is_none());
}

#[test]
fn a_step_is_on_the_map_at_once() {
    let mut stage = Stage::sample();
    stage.press("i");
    assert!(stage.frame().contains("22 Nov 2026 · no moves"));
    stage.press("<esc>2jxi");
    let frame = stage.frame();
    assert!(frame.contains("22 Nov 2026 · 1 move"), "{frame}");
    assert!(frame.contains("Write the incident review"), "{frame}");
    stage.press("u");
    assert!(stage.frame().contains("22 Nov 2026 · no moves"));
}

#[test]
fn the_map_is_there_before_the_names_of_its_steps_are_read() {
    let mut stage = Stage::sample();
    stage.read_slowly().press(&format!("i{}kkkk", "h".repeat(50)));
    let frame = stage.frame();
    assert!(frame.contains("3 Dec 2025 · 1 move"), "{frame}");
    assert!(frame.contains("1 move, being read"), "{frame}");
    while stage.read_held() {}
    assert!(!stage.frame().contains("being read"));
}

#[test]
fn q_quits() {
    let mut stage = stage();
    stage.press("q");
    assert!(stage.quit);
}

#[test]
fn a_change_that_is_refused_is_taken_off_the_screen() {
    let mut stage = stage();
    stage.write("goals.toml", &GOALS.replace("title = \"Book", "title = Book"));
    stage.press("x<enter>");
    assert!(stage.frame().contains("Not saved"), "{}", stage.frame());
    stage.press("<esc>");
    assert!(!stage.frame().contains("✓"), "{}", stage.frame());
}

#[test]
fn a_conflict_copy_is_mentioned_once_and_merged_clash_by_clash() {
    let mut stage = stage();
    let copy = "goals (Ada's conflicted copy 2026-11-21).toml";
    let theirs = "[[goal]]\nid = \"k3v9q2wd\"\ntitle = \"Finish chapter 5\"\ntoward = \"cka0a1b2\"\n\n\
                  [[goal]]\nid = \"talk0000\"\ntitle = \"Give the talk\"\n";
    stage.write(copy, theirs);
    let before = stage.file("goals.toml");
    stage.notice_outside();
    let mention = "Another version of goals.toml is not read. Type : and merge to see it.";
    assert!(stage.frame().contains(mention), "{}", stage.frame());
    stage.send(Event::Woke).notice_outside();
    assert!(!stage.frame().contains(mention), "{}", stage.frame());
    assert_eq!(stage.file("goals.toml"), before, "nothing is taken from it unasked");

    stage.press(":merge<enter>");
    let frame = stage.frame();
    assert!(
        frame.contains("Finish chapter 4 exercises") && frame.contains("Finish chapter 5"),
        "{frame}"
    );
    stage.press("<esc>");
    assert_eq!(stage.file("goals.toml"), before, "esc leaves all as it is");
    stage.press(":merge<enter>o<left>t");
    assert!(stage.frame().contains("1  added"), "{}", stage.frame());
    stage.press("<enter>");
    assert!(stage.frame().contains("Merged goals (Ada's conflicted copy 2026-11-21).toml."));
    let after = stage.file("goals.toml");
    assert!(after.contains("Finish chapter 5") && after.contains("Give the talk"), "{after}");
    assert!(after.contains("# the hard part") && after.contains("mood = \"steady\""), "{after}");
    assert_eq!(stage.file(copy), theirs);
    stage.press(":merge<enter>");
    assert!(stage.frame().contains("There is nothing to merge"), "{}", stage.frame());
    stage.press("u");
    assert_eq!(stage.file("goals.toml"), before);
}

#[test]
fn a_backup_is_chosen_from_the_palette_restored_and_undone() {
    let mut stage = stage();
    stage.press(":restore<enter>");
    assert!(stage.frame().contains("There is no backup yet"));
    stage.press("2jx").press("aBuy a lamp<enter>");
    let after = [stage.file("goals.toml"), stage.file("done/2026.toml")];
    stage.press(":restore<enter>");
    let frame = stage.frame();
    for said in ["Restore a backup", "before: added, Buy a lamp", "It has 1 small goal,"] {
        assert!(frame.contains(said), "{said} in\n{frame}");
    }
    stage.press("j<enter>");
    assert!(stage.frame().contains("Restore, 2026-11-22 12:00 UTC. u undoes."));
    assert!(!stage.frame().contains("Buy a lamp"));
    assert_eq!(stage.file("goals.toml"), GOALS);
    assert_eq!(stage.file("done/2026.toml"), "");
    stage.press("u");
    assert!(stage.frame().contains("Undid: restore, 2026-11-22 12:00 UTC."));
    assert_eq!([stage.file("goals.toml"), stage.file("done/2026.toml")], after);
    assert!(stage.frame().contains("Buy a lamp"));
}

#[test]
fn an_older_format_is_upgraded_at_the_first_change_and_that_is_said() {
    let older = GOALS.replace("format = 1", "format = 0");
    let mut stage = Stage::open(&[("goals.toml", &older)]);
    assert!(!stage.frame().contains("format"));
    stage.press("aBuy a lamp<enter>");
    let said = "Upgraded: the files were brought from format 0 to format 1";
    assert!(stage.frame().contains(said), "{}", stage.frame());
    assert!(stage.file("goals.toml").contains("format = 1"));
}

#[test]
fn a_newer_format_is_shown_and_not_changed_and_that_is_said() {
    let newer = GOALS.replace("format = 1", "format = 2");
    let mut stage = Stage::open(&[("goals.toml", &newer)]);
    assert!(stage.frame().contains("Book the mock exam"));
    assert!(stage.frame().contains("newer"), "{}", stage.frame());
    stage.press("aBuy a lamp<enter>");
    let frame = stage.frame();
    assert!(frame.contains("Not saved") && frame.contains("format 2"), "{frame}");
    assert_eq!(stage.file("goals.toml"), newer);
}

#[test]
fn a_silence_on_the_timeline_is_filled_in() {
    let mut stage = stage();
    let before = stage.file("milestones.toml");
    stage.press("tg2005<enter>");
    assert!(stage.frame().contains("Dec 1998 to Oct 2026: a role, a course, a move?"));
    stage.press("aFirst team<enter>");
    assert!(stage.frame().contains("First team"));
    let after = stage.file("milestones.toml");
    keeps_every_line(&before, &after);
    assert!(after.contains("title = \"First team\"\non = \"1998-12\"\nuntil = \"2026-10\""));
    stage.press("u");
    assert_eq!(stage.file("milestones.toml"), before);
}

#[test]
fn a_chain_is_linked_walked_and_unlinked() {
    let mut stage = stage();
    let before = stage.file("milestones.toml");
    stage.press("1GcLmcse<enter>");
    assert!(stage.frame().contains("The chain of \"Windows NT4 course\""));
    assert!(stage.file("milestones.toml").contains("led_to = [\"mcse0000\"]"));
    stage.press("j<enter>");
    assert!(stage.frame().contains("The chain of \"MCSE NT4\""));
    stage.press("kUmcse<enter>");
    assert!(!stage.file("milestones.toml").contains("led_to"));
    stage.press("uu");
    assert_eq!(stage.file("milestones.toml"), before);
}
