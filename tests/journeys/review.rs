//! Stories of the review: a whole walk, one that is left and gone on with tomorrow, and one that is taken back.

use super::keeps_every_line;
use crate::stage::Stage;
use milepost::app::event::Event;
use milepost::app::scene::Scene;
use milepost::domain::review::Card;

/// What stands in the corner of the frame: `7 of 12, about a minute`.
fn far(stage: &mut Stage) -> String {
    let frame = stage.frame();
    let heading = frame.lines().find(|line| line.trim_start().starts_with("Review"));
    heading.and_then(|line| line.rsplit("   ").next()).unwrap_or_default().trim().to_owned()
}

/// The id of the goal that is asked about; `next` on the last card, nothing at the end.
fn asked(stage: &Stage) -> String {
    let Some(Scene::Review(review)) = stage.app().scene() else {
        panic!("the review is not open");
    };
    match review.card() {
        Some(Card::About(_, id) | Card::Lapses(id)) => id.to_string(),
        Some(Card::Next) => "next".into(),
        None => String::new(),
    }
}

/// Answers the card so that all stays as it is.
fn leave(stage: &mut Stage) {
    let no = ["Was it a milestone?", "Is it time to begin it?"];
    let frame = stage.frame();
    let asks = no.iter().any(|question| frame.contains(question));
    stage.press(if asks { "n" } else { "y" });
}

/// A file's lines without the program's own stamps.
fn unstamped(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("modified"));
    lines.collect::<Vec<_>>().join("\n")
}

fn block(text: &str, id: &str) -> String {
    let mut blocks = text.split("[[goal]]");
    let block = blocks.find(|block| block.contains(id));
    block.unwrap_or_default().to_owned()
}

#[test]
fn whole_review_of_a_career() {
    let mut stage = Stage::sample();
    let (goals, done) = (stage.file("goals.toml"), stage.file("done/2026.toml"));
    stage.press("r");
    assert_eq!(far(&mut stage), "1 of 11 · about 2 minutes");
    // What was finished lately: one was a milestone, the others stay steps.
    stage.press("pIt opened the way<enter>");
    assert!(stage.file("milestones.toml").contains("It opened the way"));
    stage.press("nnnnn");
    keeps_every_line(&unstamped(&done), &stage.file("done/2026.toml"));
    // A target that has gone by.
    assert_eq!(asked(&stage), "2w878kmf");
    stage.press(".in 2 weeks<enter>");
    let late = block(&stage.file("goals.toml"), "2w878kmf");
    assert!(late.contains("due = 2026-12-06") && late.contains("reviewed = 2026-11-22"), "{late}");
    assert!(late.contains("# asked twice in passing"), "{late}");
    // A larger goal without a step.
    assert_eq!(asked(&stage), "ebvz9vvd");
    stage.press("aAsk Ann how she began !friday<enter>");
    let team = block(&stage.file("goals.toml"), "ebvz9vvd");
    assert!(team.contains("reviewed = 2026-11-22"), "{team}");
    assert!(stage.file("goals.toml").contains("Ask Ann how she began"));
    // All that is still right, then what is for some day, an old step, and which is next.
    while !asked(&stage).is_empty() {
        let was = asked(&stage);
        leave(&mut stage);
        assert_ne!(asked(&stage), was, "{}", stage.frame());
    }
    let frame = stage.frame();
    for said in
        ["still right", "1 new target", "1 new small goal", "1 milestone", "Ask Ann how she began"]
    {
        assert!(frame.contains(said), "{said} is not in\n{frame}");
    }
    let after = stage.file("goals.toml");
    let kept = unstamped(&goals).replace("due = 2026-11-13", "due = 2026-12-06");
    let kept = kept.replace("reviewed = 2026-11-01", "reviewed = 2026-11-22");
    keeps_every_line(&kept, &after);
    assert_eq!(stage.app().unsaved(), 0);
    stage.press("<enter>r");
    assert!(stage.frame().contains("Nothing is due."), "{}", stage.frame());
}

#[test]
fn review_that_was_left_goes_on_in_another_program_on_the_same_files() {
    let mut stage = Stage::sample();
    stage.press("rnnnn<tab>n");
    let next = asked(&stage);
    assert!(far(&mut stage).starts_with("7 of 11"), "{}", far(&mut stage));
    // It is left in the middle of a card: what was typed and not taken is no answer.
    stage.press("dbecause<esc><esc>q");
    let mut tomorrow = Stage::beside(stage.path(""));
    tomorrow.press("r");
    assert!(far(&mut tomorrow).starts_with("1 of 6"), "{}", far(&mut tomorrow));
    leave(&mut tomorrow);
    assert_eq!(asked(&tomorrow), next, "what was skipped came first");
    (0..20).for_each(|_| leave(&mut tomorrow));
    assert_eq!(asked(&tomorrow), "");
    assert!(tomorrow.file("goals.toml").matches("reviewed = 2026-11-22").count() >= 8);
    let mut again = Stage::beside(stage.path(""));
    again.press("r");
    assert!(again.frame().contains("Nothing is due."), "{}", again.frame());
    // A week later all of it is due once more.
    let week = crate::fixtures::today().plus_days(7);
    again.press("<esc>").send(Event::Day(week)).press("r");
    assert!(!asked(&again).is_empty());
}

#[test]
fn all_that_a_review_changed_is_taken_back_at_its_end() {
    let mut stage = Stage::sample();
    let files = ["goals.toml", "milestones.toml", "done/2026.toml", "done/2016.toml"];
    let before = files.map(|path| stage.file(path));
    stage.press("rpIt led on<enter>nnnnndToo late<enter>aAsk Ann<enter>+Half of it<enter>");
    (0..20).for_each(|_| leave(&mut stage));
    assert_eq!(asked(&stage), "");
    let mut undone = 0;
    while !stage.frame().contains("Nothing was changed.") {
        stage.press("u");
        undone += 1;
        assert!(undone < 40, "{}", stage.frame());
    }
    for (path, before) in files.into_iter().zip(before) {
        assert_eq!(stage.file(path), before, "{path}");
    }
    stage.press("u");
    assert!(stage.frame().contains("Nothing is left to undo in this review."));
    stage.press("<ctrl-r>");
    assert!(stage.frame().contains("1 milestone"), "{}", stage.frame());
}

#[test]
fn review_of_unchanged_goals_is_one_change_and_one_undo() {
    let goal = |n: usize| format!("[[goal]]\nid = \"g{n}\"\ntitle = \"Goal {n}\" # mine\n\n");
    let goals: String = (0..12).map(goal).collect();
    let mut stage = Stage::open(&[("goals.toml", &goals)]);
    stage.press("r");
    assert!(stage.frame().contains("12 goals to look over."), "{}", stage.frame());
    stage.press("y");
    assert_eq!(stage.file("goals.toml").matches("reviewed = 2026-11-22").count(), 12);
    stage.press("<enter>u");
    assert_eq!(stage.file("goals.toml"), goals);
    // The same answers one by one are one undo step too.
    stage.press("rnyyyyyyyyyyyy");
    assert_eq!(stage.file("goals.toml").matches("reviewed = 2026-11-22").count(), 12);
    assert!(stage.frame().contains("12 still right"), "{}", stage.frame());
    stage.press("u");
    assert!(stage.frame().contains("Nothing was changed."), "{}", stage.frame());
    assert_eq!(stage.file("goals.toml"), goals);
    stage.press("<ctrl-r>");
    assert!(stage.frame().contains("12 still right"), "{}", stage.frame());
}

#[test]
fn review_that_was_left_and_resumed_is_still_one_undo() {
    let goals: String =
        (0..4).map(|n| format!("\n[[goal]]\nid = \"g{n}\"\ntitle = \"Goal {n}\"\n")).collect();
    let mut stage = Stage::open(&[("goals.toml", &format!("format = 1\n{goals}"))]);
    let before = stage.file("goals.toml");
    stage.press("rnyy<esc>");
    assert!(stage.file("goals.toml").contains("reviewed"));
    stage.press("rnyy<esc>u");
    assert_eq!(stage.file("goals.toml"), before);
    assert!(stage.frame().contains("Undone: still right, 2 goals and others"), "{}", stage.frame());
    stage.press("<ctrl-r>");
    assert_eq!(stage.file("goals.toml").matches("reviewed").count(), 4);
    let mut stage = Stage::open(&[("goals.toml", &before)]);
    stage.press("rnyy<esc>aBetween<enter>rnyy<esc>u");
    let kept = stage.file("goals.toml").matches("reviewed").count();
    assert_eq!(kept, 2, "another change came between");
}

#[test]
fn review_page_is_written_to_a_file_and_replaces_none() {
    let mut stage = Stage::sample();
    stage.press("rY").press(&"<tab>".repeat(30));
    let path = stage.path("../year.md");
    let typed = format!("w<ctrl-u>{}<enter>", path.display());
    stage.press(&typed);
    assert!(stage.frame().contains("Written to "), "{}", stage.frame());
    let text = std::fs::read_to_string(&path).expect("written");
    assert!(text.starts_with("# 2026\n"), "{text}");
    assert!(
        text.contains("\n## CKA certification\n\n5 of 11 steps, all of them in 2026"),
        "{text}"
    );
    stage.press(&typed);
    assert!(stage.frame().contains("is there already"), "{}", stage.frame());
    assert_eq!(std::fs::read_to_string(&path).expect("written"), text);
}

#[test]
fn review_passes_over_what_another_program_ended() {
    let goals = "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"Alpha\"\n\n[[goal]]\nid = \"b\"\ntitle = \"Beta\"\n";
    let mut stage = Stage::open(&[("goals.toml", goals)]);
    stage.press("r");
    assert_eq!(asked(&stage), "a");
    stage.write("goals.toml", &goals.replace("id = \"a\"\ntitle = \"Alpha\"\n\n[[goal]]\n", ""));
    stage.notice_outside();
    assert_eq!(asked(&stage), "b");
    stage.press("y");
    assert!(stage.file("goals.toml").contains("reviewed = 2026-11-22"));
}

#[test]
fn year_ends_on_one_page() {
    let mut stage = Stage::sample();
    stage.press("rY").press(&"<tab>".repeat(30));
    let frame = stage.frame();
    for said in ["Review of 2026", "1 milestone: Led the payments cutover."] {
        assert!(frame.contains(said), "{said} is not in\n{frame}");
    }
    stage.resize(80, 24);
    let frame = stage.frame();
    stage.press("G");
    let end = stage.frame();
    assert_ne!(end, frame, "it can be scrolled");
    stage.press("<enter>");
    assert!(stage.app().scene().is_none());
}

#[test]
fn review_names_a_snooze_with_its_end() {
    let goals = "format = 1\n\n[[goal]]\nid = \"a\"\ntitle = \"Alpha\"\n";
    let mut stage = Stage::drifting(goals);
    stage.press("rz").press(&"<tab>".repeat(30));
    let frame = stage.frame();
    let end = "The reminder is hidden until Sunday 29 November 2026";
    assert!(frame.contains(end), "{frame}");
}
