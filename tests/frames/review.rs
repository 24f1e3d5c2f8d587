//! The review: each card, its end, and a year on one page.

use super::crop::topmost;
use crate::stage::Stage;
use milepost::app::event::Event;
use milepost::domain::review::Walk;
use milepost::domain::timeline::Zoom;

/// One goal for each reason to ask, the first card first.
const GOALS: &str = r#"format = 1

[[goal]]
id = "late0000"
title = "Ask for feedback on the cutover article"
toward = "article0"
due = 2026-11-13
why = "Whoever was there knows what is missing"
created = 2026-11-01
[[goal.log]]
on = 2026-11-10
text = "Asked in passing"

[[goal]]
id = "rested00"
title = "Practise etcd backup and restore"
state = "paused"
toward = "cka00000"
created = 2026-08-15
reviewed = 2026-10-05
paused = [{ from = 2026-10-05, until = 2026-11-20 }]
note = "Needs the third laptop back."

[[goal]]
id = "plain000"
title = "Book the mock exam"
toward = "cka00000"
created = 2026-11-09

[[goal]]
id = "exam0000"
title = "Sit the exam"
state = "someday"
toward = "cka00000"
created = 2026-07-24

[[goal]]
id = "still000"
title = "Learn to play the cello"
size = "large"
measure = { done = 9, target = 30, unit = "pieces" }
created = 2026-01-02
reviewed = 2026-08-02
[[goal.log]]
on = 2026-06-01
amount = 1
[[goal.log]]
on = 2026-06-11
amount = 2
[[goal.log]]
on = 2026-06-21
amount = 1
[[goal.log]]
on = 2026-07-01
amount = 2
[[goal.log]]
on = 2026-07-12
amount = 1
[[goal.log]]
on = 2026-07-20
text = "The slow one, from memory"
amount = 2

[[goal]]
id = "scales00"
title = "Scales"
toward = "still000"
reviewed = 2026-11-20

[[goal]]
id = "team0000"
title = "Lead a team"
size = "large"
due = 2028
why = "I stood in for a year. I would like to do it as my own work."
created = 2026-01-02
reviewed = 2026-11-01
[[goal.answers]]
on = 2026-08-30
text = "Ask Ann how she began"
goal = "ann00000"

[[goal]]
id = "cka00000"
title = "CKA certification"
size = "large"
due = "2027-03"
next = true
created = 2026-06-30
reviewed = 2026-11-01

[[goal]]
id = "article0"
title = "Publish twelve articles on operations"
size = "large"
due = 2027
created = 2025-01-12
reviewed = 2026-11-20
"#;

const THIS_YEAR: &str = r#"format = 1

[[goal]]
id = "fresh000"
title = "Read the CKA curriculum"
toward = "cka00000"
kind = "study"
done = 2026-11-19
[[goal.log]]
on = 2026-11-17
text = "The half of it, on the train"

[[goal]]
id = "talk0000"
title = "Give a talk on restores that failed"
size = "large"
kind = "talk"
done = 2026-05-20
reviewed = 2026-11-20

[[goal]]
id = "lab00000"
title = "Build the practice cluster"
toward = "cka00000"
kind = "study"
done = 2026-09-12
reviewed = 2026-11-20

[[goal]]
id = "desk0000"
title = "Tidy the lab"
done = "2026-09"
reviewed = 2026-11-20

[[goal]]
id = "some0000"
title = "Label the old tapes"
done = 2026
reviewed = 2026-11-20

[[goal]]
id = "ann00000"
title = "Ask Ann how she began"
toward = "team0000"
done = 2026-09-04
reviewed = 2026-11-20

[[goal]]
id = "gone0000"
title = "Move the wiki"
dropped = { on = 2026-02-03, why = "The team next door did it first" }
"#;

const OLD: &str = r#"format = 1

[[goal]]
id = "old00000"
title = "Try containers on a spare machine"
done = 2016-11-22
note = "Two weekends. It felt like a toy."
"#;

const MILESTONES: &str = r#"format = 1

[[milestone]]
id = "cutover0"
title = "Led the payments cutover"
on = 2026-10-12
kind = "role"

[[milestone]]
id = "nt400000"
title = "Windows NT4 course"
on = 1997
recognised = { on = 2026-03-14, why = "Every certificate since began there" }
"#;

/// The cards of that journey, in order.
const CARDS: [&str; 9] = [
    "finished",
    "target-gone",
    "still",
    "pause-over",
    "stuck",
    "right",
    "someday",
    "look-back",
    "next",
];

fn stage() -> Stage {
    Stage::open(&[
        ("goals.toml", GOALS),
        ("milestones.toml", MILESTONES),
        ("done/2016.toml", OLD),
        ("done/2026.toml", THIS_YEAR),
    ])
}

fn cropped(stage: &mut Stage, name: &str) {
    stage.resize(120, 40);
    insta::assert_snapshot!(format!("review-{name}"), topmost(&stage.frame()));
}

/// Whole frames of a card whose layout depends on the size.
fn at_three_sizes(stage: &mut Stage, name: &str) {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        stage.resize(columns, rows);
        insta::assert_snapshot!(format!("review-{name}-{columns}x{rows}"), stage.frame());
    }
}

#[test]
fn review_asks_one_card_for_each_reason() {
    let mut stage = stage();
    stage.press("r");
    for card in CARDS {
        match card {
            "still" => at_three_sizes(&mut stage, card),
            _ => cropped(&mut stage, card),
        }
        stage.press("<tab>");
    }
    cropped(&mut stage, "skipped");
}

/// Unchanged goals, more than fit on a small screen.
fn unchanged() -> Stage {
    let titles = [
        "Write the automation for cluster 4-10",
        "Spanish course, unit 1-12",
        "Read Staff Engineer",
        "Coffee with two principals of the platform group, one from each site",
        "東京の勉強会で話す",
        "Write the incident review",
        "Book the mock exam",
        "Rebuild the practice cluster from nothing",
        "Read the papers on consensus",
        "Draw the map of the team's services",
        "Sort the tapes",
        "Ask Ann how she began",
    ];
    let goal = |(number, title): (usize, &str)| {
        let extra = match number {
            1 => "measure = { done = 5, target = 12, unit = \"units\" }\ndue = \"2027-03\"\n",
            3 => "due = 2026-12-18\ntoward = \"team0000\"\n",
            7 => "why = \"The old one was built by somebody else\"\n",
            10 => "state = \"someday\"\n",
            _ => "",
        };
        format!("\n[[goal]]\nid = \"goal{number:04}\"\ntitle = \"{title}\"\n{extra}")
    };
    let goals: String = titles.into_iter().enumerate().map(goal).collect();
    let larger = "\n[[goal]]\nid = \"team0000\"\ntitle = \"Lead a team\"\nsize = \"large\"\nreviewed = 2026-11-20\n";
    Stage::open(&[("goals.toml", &format!("format = 1\n{goals}{larger}"))])
}

#[test]
fn review_lists_unchanged_goals_on_one_card() {
    let mut stage = unchanged();
    at_three_sizes(stage.press("r"), "list");
    stage.press("dNo tapes left<enter>jjj");
    at_three_sizes(&mut stage, "list-answered");
    stage.press("n");
    cropped(&mut stage, "one-by-one");
}

#[test]
fn review_keeps_each_key_in_its_place_on_every_card() {
    for (columns, rows) in [(40, 12), (60, 15), (80, 24), (100, 24), (120, 40), (160, 50)] {
        let mut stage = stage();
        stage.resize(columns, rows).press("r");
        let mut places = std::collections::BTreeSet::new();
        for _ in 1..8 {
            let frame = stage.frame();
            let line = frame.lines().find(|line| line.contains(" tab later"));
            places.insert(line.and_then(|line| line.find("tab later")));
            stage.press("<tab>");
        }
        assert_eq!(places.len(), 1, "{columns}x{rows}: {places:?}");
    }
}

#[test]
fn review_asks_the_whole_question_on_a_small_screen_and_its_keys_are_in_columns() {
    let mut stage = stage();
    let frame = stage.resize(40, 12).press("r<tab>").frame();
    let said = frame.split_whitespace().collect::<Vec<_>>().join(" ");
    let asked = "The target date has passed. Move it, drop it, or take a smaller step?";
    assert!(said.contains(asked), "{frame}");
    let column =
        |key: &str| frame.lines().find_map(|line| Some(line[..line.find(key)?].chars().count()));
    let columns = [["y keep", "a smaller step x", "s pause"], ["n change", "x done", "d drop"]]
        .map(|keys| keys.map(column));
    assert!(columns.iter().all(|[y, x, s]| y.is_some() && y == x && x == s), "{frame}");
    assert!(column(". date").is_some() && column(". date") == column("tab later"), "{frame}");
}

#[test]
fn review_shows_on_every_screen_what_it_asks_about() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (40, 9), (30, 8), (24, 6), (20, 5)] {
        let mut stage = stage();
        stage.resize(columns, rows).press("r");
        let mut asked = 0;
        while let Some(item) = stage.app().selected() {
            let begin: String = item.title().chars().take(3).collect();
            assert!(stage.frame().contains(&begin), "{columns}x{rows}\n{}", stage.frame());
            asked += 1;
            stage.press("<tab>");
        }
        assert!(asked >= CARDS.len() - 2, "{asked} cards");
    }
}

#[test]
fn review_asks_about_a_small_goal_that_moves_no_more() {
    let log = |day| format!("[[goal.log]]\non = 2026-{day}\ntext = \"Two pages\"\n");
    let days = ["06-01", "06-08", "06-15", "06-22", "06-29", "07-06", "07-13"];
    let goal = "[[goal]]\nid = \"slow0001\"\ntitle = \"Keep a log of outages\"\n";
    let goals = format!("format = 1\n\n{goal}{}", days.map(log).concat());
    let mut stage = Stage::open(&[("goals.toml", &goals)]);
    cropped(stage.press("r"), "still-small");
}

#[test]
fn review_ends_with_what_changed_and_goes_back_to_a_card() {
    let mut stage = stage();
    stage.press("rn.friday<enter>aAsk Ann for a duet<enter>yd<enter>ynN<enter>");
    stage.press("y");
    at_three_sizes(&mut stage, "end");
    stage.press("hhhhhhhh");
    cropped(&mut stage, "answered");
}

#[test]
fn review_says_that_nothing_is_due() {
    let mut quiet = Stage::open(&[(
        "goals.toml",
        "[[goal]]\nid = \"a\"\ntitle = \"A\"\nreviewed = 2026-11-20\n",
    )]);
    cropped(quiet.press("r"), "nothing-due");
    cropped(Stage::open(&[]).press("r"), "empty");
}

#[test]
fn review_shows_a_year_on_one_page() {
    let mut stage = stage();
    stage.press("rY");
    cropped(&mut stage, "year-moved");
    stage.press(&"<tab>".repeat(20));
    at_three_sizes(&mut stage, "year");
    stage.resize(40, 12).press("<pgdn>");
    insta::assert_snapshot!("review-year-scrolled-40x12", stage.frame());
}

#[test]
fn review_page_says_how_much_is_below_and_names_the_keys_that_scroll_it() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut stage = stage();
        stage.resize(columns, rows).press("rY").press(&"<tab>".repeat(20));
        let above = stage.frame();
        assert!(above.contains(" more below\n") && above.contains("j k scroll"), "{above}");
        let end = stage.press("G").frame();
        assert!(!end.contains(" more below\n") && end.contains("j k scroll"), "{end}");
        assert!(end.contains("did it first."), "{end}");
    }
    let mut short = Stage::open(&[]);
    short.send(Event::AskedToReview(Walk::over_nearest(Zoom::Year, crate::fixtures::today())));
    assert!(!short.frame().contains("scroll"), "{}", short.frame());
}

#[test]
fn review_shows_a_month_and_an_empty_year() {
    let mut stage = stage();
    stage.press("rM");
    stage.press(&"<tab>".repeat(20));
    cropped(&mut stage, "month");
    let mut empty = Stage::open(&[]);
    let walk = Walk::over_nearest(Zoom::Year, crate::fixtures::today());
    empty.send(Event::AskedToReview(walk));
    cropped(&mut empty, "year-empty");
    let mut broken = Stage::open(&[("done/2026.toml", "x = = 1\n")]);
    broken.send(Event::AskedToReview(walk));
    cropped(&mut broken, "year-unread");
}
