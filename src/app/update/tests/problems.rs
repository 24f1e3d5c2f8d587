//! What is wrong in the files, where the rows that tell of it are not in view.

use super::*;
use crate::app::entries::Entry;
use crate::app::problems::Unseen;
use crate::domain::gap::{Gap, GapExtent, GapPlace};
use crate::domain::problem::UnreadItem;

fn broken(file: &str) -> Problem {
    Problem {
        path: format!("/j/{file}"),
        line: Some(2),
        column: Some(1),
        severity: Severity::Error,
        message: "expected a value".into(),
        hint: "write one".into(),
        excerpt: "title =".into(),
        item: None,
        blocks_saving: true,
    }
}

fn tell(app: &mut App, problems: Vec<Problem>) {
    app.update(Event::Read(Reading { problems, ..Reading::default() }));
}

fn unseen(app: &App) -> Option<String> {
    crate::app::problems::unseen(&app.screen).map(|Unseen { words, .. }| words)
}

/// A journey with more milestones than there are rows.
fn long_past() -> App {
    let past = (0..60).map(|n| milestone(&format!("m{n}"), &format!("{}", 1950 + n)));
    app(vec![goal("a")], past.collect())
}

#[test]
fn the_past_opens_with_what_is_wrong_in_it() {
    let mut app = long_past();
    tell(&mut app, vec![broken("done/1998.toml")]);
    assert_eq!(unseen(&app), None, "its row is in view");
    press(&mut app, "1G");
    assert_eq!(unseen(&app), Some("1 problem in done/1998.toml".into()));
    press(&mut app, "1");
    assert_eq!(unseen(&app), None, "the key shows it");
}

#[test]
fn in_the_pane_in_use_it_is_said_and_nothing_moves() {
    let mut app = long_past();
    press(&mut app, "1G");
    let selected = app.selected().cloned();
    tell(&mut app, vec![broken("milestones.toml")]);
    assert_eq!(app.selected(), selected.as_ref());
    assert_eq!(unseen(&app), Some("1 problem in milestones.toml".into()));
}

#[test]
fn every_view_over_the_panes_says_it() {
    for keys in ["t", "B", "i", "r", "t/"] {
        let mut app = long_past();
        press(&mut app, keys);
        tell(&mut app, vec![broken("milestones.toml"), broken("done/1998.toml")]);
        let told = Some("2 problems in the files".to_owned());
        assert_eq!(unseen(&app), told, "{keys}");
    }
}

#[test]
fn a_pane_that_is_not_shown_hides_what_is_wrong_in_it() {
    let mut app = long_past();
    app.update(Event::Resize { columns: 80, rows: 24 });
    tell(&mut app, vec![broken("milestones.toml")]);
    assert_eq!(unseen(&app), Some("1 problem in milestones.toml".into()));
    press(&mut app, "1");
    assert_eq!(unseen(&app), None);
}

#[test]
fn a_milestone_whose_step_is_in_a_broken_year_says_so() {
    let mut past = Milestone::new(id("m"), "m", Date::Year(1998));
    past.from = Some(id("step"));
    let mut app = app(vec![], vec![past.into()]);
    tell(&mut app, vec![broken("done/1998.toml")]);
    press(&mut app, "1GP");
    assert_eq!(
        app.notice(),
        Some("The step that it was is not read: done/1998.toml:2:1: expected a value.")
    );
}

/// A journey of which that was read, and those places were not.
fn with_gaps(gaps: Vec<Gap>) -> App {
    let mut app = app(vec![], vec![]);
    app.update(Event::Read(Reading { gaps, ..Reading::default() }));
    app
}

fn gap(place: GapPlace, extent: GapExtent) -> Gap {
    Gap { place, extent, why: "line 170".into() }
}

#[test]
fn a_file_that_is_not_read_is_said_in_every_pane_that_it_empties_and_never_counted_as_none() {
    let mut app = with_gaps(vec![
        gap(GapPlace::File(DataFile::Open), GapExtent::All(Some(41))),
        gap(GapPlace::File(DataFile::Milestones), GapExtent::All(None)),
        gap(GapPlace::Past, GapExtent::All(None)),
    ]);
    let said = |app: &App, pane: Pane| match app.list(pane).entries() {
        [Entry::Unread(said)] => said.clone(),
        other => panic!("{other:?}"),
    };
    let goals = "goals.toml cannot be read: line 170 (41 items were in it)";
    assert_eq!(said(&app, Pane::Small), goals);
    assert_eq!(said(&app, Pane::Larger), goals);
    assert_eq!(said(&app, Pane::Past), "milestones.toml cannot be read: line 170");
    press(&mut app, "v");
    assert_eq!(said(&app, Pane::Past), "done cannot be read: line 170");
    for pane in Pane::ALL {
        assert_eq!(crate::view::counted::pane_title(&app, pane, false).1, "not read");
    }
    assert!(app.data.momentum_line.text().contains("is unknown"));
}

#[test]
fn items_that_are_set_aside_are_counted_as_not_read() {
    let mut app = app(vec![], vec![]);
    let gaps = vec![gap(GapPlace::File(DataFile::Open), GapExtent::Items(2))];
    // Two problems of one item, and one of another.
    let problem = |line, at| {
        let item = Some(UnreadItem { at, size: Size::Small });
        Problem { line: Some(line), item, ..broken("goals.toml") }
    };
    let problems = vec![problem(2, 10), problem(3, 10), problem(9, 80)];
    app.update(Event::Read(Reading { gaps, problems, ..Reading::default() }));
    assert_eq!(crate::view::counted::pane_title(&app, Pane::Small, false).1, "2 not read");
    tell(&mut app, vec![]);
    assert_eq!(crate::view::counted::pane_title(&app, Pane::Small, false).1, "0 active");
}

#[test]
fn a_step_done_is_not_called_the_last_where_goals_could_not_be_read() {
    let larger = Goal { size: Size::Large, ..goal("larger") };
    let step = Goal { toward: Some(id("larger")), ..goal("step") };
    for gaps in [vec![], vec![gap(GapPlace::File(DataFile::Open), GapExtent::Items(1))]] {
        let mut app = app(vec![larger.clone(), step.clone()], vec![]);
        let asks = gaps.is_empty();
        let effects = press(&mut app, "x");
        app.update(saved(&save_in(&effects), Reading { gaps, ..Reading::default() }));
        assert_eq!(!app.dialogs().is_empty(), asks);
    }
}

fn missing_milestones() -> Gap {
    gap(GapPlace::File(DataFile::Milestones), GapExtent::All(None))
}

#[test]
fn the_timeline_does_not_count_milestones_that_were_not_read_as_none() {
    let counted = |gap: Gap| {
        let mut app = with_gaps(vec![gap]);
        press(&mut app, "t");
        heading(&app).1
    };
    assert_eq!(counted(missing_milestones()), "not read");
    let aside = gap(GapPlace::File(DataFile::Milestones), GapExtent::Items(1));
    assert_eq!(counted(aside), "1 not read");
    let goals = gap(GapPlace::File(DataFile::Open), GapExtent::All(None));
    assert_eq!(counted(goals), "0 milestones");
}

#[test]
fn the_timeline_says_in_view_what_could_not_be_read() {
    for columns in [24, 80, 120] {
        let years = (0..60).map(|n| GapPlace::File(DataFile::Ended(1950 + n)));
        let years = years.map(|place| gap(place, GapExtent::All(None)));
        let mut app = long_past();
        app.update(Event::Resize { columns, rows: 24 });
        app.update(Event::Read(Reading {
            gaps: years.chain([missing_milestones()]).collect(),
            ..Reading::default()
        }));
        press(&mut app, "t");
        let words: Vec<String> = in_scene(&app).split_whitespace().map(Into::into).collect();
        let said = words.join(" ");
        assert!(said.contains("milestones.toml cannot be read: line 170."), "{said}");
        assert!(said.contains("And 58 more."), "{said}");
    }
}

#[test]
fn a_silence_is_not_offered_to_be_filled_where_not_all_could_be_read() {
    let ended = |year| GapPlace::File(DataFile::Ended(year));
    // One silence is from 1993 to 2019, the selected one since 2021; a goal may have moved in the years before it ended.
    for (place, in_doubt) in [
        (None, 0),
        (Some(GapPlace::Past), 2),
        (Some(GapPlace::File(DataFile::Milestones)), 2),
        (Some(GapPlace::File(DataFile::Open)), 2),
        (Some(ended(1991)), 0),
        (Some(ended(2001)), 1),
        (Some(ended(2020)), 1),
        (Some(ended(2024)), 2),
    ] {
        let gaps = place.map(|place| gap(place, GapExtent::Items(1))).into_iter().collect();
        let ends = ["1990", "1991", "1992", "2020"].map(|on| milestone(on, on));
        let mut app = app(vec![], ends.into());
        app.update(Event::Read(Reading { gaps, ..Reading::default() }));
        press(&mut app, "t");
        let said = in_scene(&app);
        assert_eq!(said.contains("a fills it"), in_doubt < 2, "{place:?}: {said}");
        assert_eq!(
            said.matches("not everything could be read").count(),
            in_doubt,
            "{place:?}: {said}"
        );
    }
}

#[test]
fn problems_leave_open_what_an_unread_file_may_hold() {
    let open = "goals.toml cannot be read: line 170";
    let past = "done cannot be read: line 170";
    for (place, keys, said) in [
        (GapPlace::File(DataFile::Open), "n", open),
        (GapPlace::File(DataFile::Open), "z", open),
        (GapPlace::File(DataFile::Open), "2e", open),
        (GapPlace::File(DataFile::Open), "3x", open),
        (GapPlace::Past, "b", past),
        (GapPlace::Past, "1ve", past),
    ] {
        let mut app = with_gaps(vec![gap(place, GapExtent::All(None))]);
        press(&mut app, keys);
        let notice = app.notice().unwrap_or_default().to_lowercase();
        assert!(notice.contains(said), "{keys}: {notice}");
    }
    let mut app = with_gaps(vec![gap(GapPlace::File(DataFile::Open), GapExtent::All(None))]);
    press(&mut app, "b");
    assert_eq!(app.notice(), Some("No finished goal comes up today."));
}

#[test]
fn drift_that_is_not_known_is_not_said_to_be_none() {
    let mut app = with_gaps(vec![gap(GapPlace::Past, GapExtent::All(None))]);
    press(&mut app, "z");
    let why = "It is not known whether there is drift: done cannot be read: line 170.";
    assert_eq!(app.notice(), Some(why));
}

#[test]
fn a_link_has_nowhere_to_lead_as_far_as_the_milestones_are_read() {
    let mut app = app(vec![], vec![milestone("a", "1999")]);
    app.update(Event::Read(Reading {
        gaps: vec![gap(GapPlace::File(DataFile::Milestones), GapExtent::Items(1))],
        ..Reading::default()
    }));
    press(&mut app, "1L");
    let notice = app.notice().unwrap_or_default();
    assert!(notice.contains("1 item in milestones.toml"), "{notice}");
}

#[test]
fn only_a_larger_goal_misses_steps_that_were_not_read() {
    for size in [Size::Small, Size::Large] {
        let mut app = app(vec![Goal { size, ..goal("a") }], vec![]);
        app.update(Event::Shown);
        app.update(Event::Read(Reading {
            gaps: vec![gap(GapPlace::Past, GapExtent::All(None))],
            ..Reading::default()
        }));
        press(&mut app, "r");
        let card = in_scene(&app);
        let told = card.lines().find(|line| line.contains("steps"));
        let told = told.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let large = size == Size::Large;
        assert_eq!(told, large.then(|| "steps some could not be read".to_owned()), "{card}");
    }
}

#[test]
fn problem_of_one_item_is_listed_and_counted_in_the_pane_of_its_size() {
    for (size, pane, other) in
        [(Size::Small, Pane::Small, Pane::Larger), (Size::Large, Pane::Larger, Pane::Small)]
    {
        let mut app = app(vec![goal("a")], vec![]);
        let gaps = vec![gap(GapPlace::File(DataFile::Open), GapExtent::Items(1))];
        let problems =
            vec![Problem { item: Some(UnreadItem { at: 0, size }), ..broken("goals.toml") }];
        app.update(Event::Read(Reading { gaps, problems, ..Reading::default() }));
        let counted = |pane| crate::view::counted::pane_title(&app, pane, false).1;
        assert!(counted(pane).ends_with("1 not read"), "{}", counted(pane));
        assert!(!counted(other).contains("not read"), "{}", counted(other));
        assert!(matches!(app.list(pane).entries(), [Entry::Problem(..), ..]));
        assert!(!matches!(app.list(other).entries(), [Entry::Problem(..), ..]));
        assert_eq!(crate::view::counted::unread_in(&app, other), None, "it teaches as ever");
    }
}

#[test]
fn problem_that_empties_two_panes_is_a_row_in_both_and_counted_once() {
    let mut app = app(vec![], vec![]);
    let gaps = vec![gap(GapPlace::File(DataFile::Open), GapExtent::All(Some(12)))];
    let gone = Problem { line: None, message: "it has gone".into(), ..broken("goals.toml") };
    app.update(Event::Read(Reading { gaps, problems: vec![gone], ..Reading::default() }));
    for pane in [Pane::Small, Pane::Larger] {
        let [Entry::Problem(_, held)] = app.list(pane).entries() else { panic!("one row") };
        assert_eq!(held.as_deref(), Some("12 items were in it"));
    }
    press(&mut app, "i");
    assert_eq!(unseen(&app), Some("1 problem in goals.toml".into()));
}

#[test]
fn problem_row_opens_the_editor_at_its_line_by_both_keys_of_editing() {
    for key in ["e", "E"] {
        let mut app = app(vec![goal("a")], vec![]);
        tell(&mut app, vec![broken("goals.toml")]);
        let effects = press(&mut app, &format!("2g{key}"));
        let opens = Effect::EditFile { path: "/j/goals.toml".into(), line: 2 };
        assert!(effects.contains(&opens), "{key}: {effects:?}");
    }
}

#[test]
fn item_of_a_broken_file_is_not_edited_in_a_form_that_could_not_be_saved() {
    for key in ["e", "E"] {
        let mut app = app(vec![goal("a")], vec![milestone("m", "1999")]);
        tell(&mut app, vec![broken("goals.toml")]);
        app.screen.go_to(&app.data, &id("a"));
        let effects = press(&mut app, key);
        let opens = Effect::EditFile { path: "/j/goals.toml".into(), line: 2 };
        assert!(effects.contains(&opens) && app.dialogs().is_empty(), "{key}: {effects:?}");
        assert_eq!(app.notice(), Some("Fix goals.toml:2:1 first: expected a value."));
        let gone = Problem { line: None, column: None, ..broken("goals.toml") };
        tell(&mut app, vec![gone]);
        let effects = press(&mut app, key);
        assert!(app.dialogs().is_empty(), "{key}: {effects:?}");
        assert_eq!(app.notice(), Some("Fix goals.toml first: expected a value."));
    }
    let mut app = app(vec![goal("a")], vec![milestone("m", "1999")]);
    tell(&mut app, vec![broken("goals.toml")]);
    press(&mut app, "1e");
    assert!(!app.dialogs().is_empty(), "the file of the milestone is sound");
}

#[test]
fn item_beside_one_that_is_set_aside_is_edited_in_its_form() {
    let mut app = app(vec![goal("a")], vec![]);
    let item = Some(UnreadItem { at: 0, size: Size::Small });
    let aside = Problem { item, blocks_saving: false, ..broken("goals.toml") };
    tell(&mut app, vec![aside]);
    app.screen.go_to(&app.data, &id("a"));
    press(&mut app, "e");
    assert!(!app.dialogs().is_empty(), "{:?}", app.notice());
}

#[test]
fn view_of_a_file_from_before_is_not_told_as_complete() {
    let outdated = |home| gap(GapPlace::File(home), GapExtent::Outdated);
    let large = Goal { size: Size::Large, ..goal("cka") };
    let mut app = app(vec![large, toward(goal("read"), "cka")], vec![milestone("a", "1999")]);
    app.update(Event::Read(Reading {
        gaps: vec![outdated(DataFile::Open), outdated(DataFile::Milestones)],
        ..Reading::default()
    }));
    let steps = app.journey().steps(&id("cka")).words();
    assert_eq!(steps.as_deref(), Some("at least 0 of 1 step"));
    assert!(app.data.momentum_line.text().contains("is unknown"));
    press(&mut app, "t");
    assert_eq!(heading(&app).1, "not read");
    assert!(in_scene(&app).contains("(its last good version is shown)"), "{}", in_scene(&app));
}

#[test]
fn timeline_says_what_could_not_be_read_in_the_column_of_its_marks() {
    let mut app = app(vec![], vec![milestone("m", "2026-10")]);
    let gaps = vec![gap(GapPlace::File(DataFile::Open), GapExtent::Items(1))];
    app.update(Event::Read(Reading { gaps, ..Reading::default() }));
    app.update(Event::Resize { columns: 80, rows: 24 });
    press(&mut app, "t");
    let said = in_scene(&app);
    let column =
        |text| said.lines().find_map(|line| Some(line[..line.find(text)?].chars().count()));
    assert!(column("1 item in goals.toml").is_some(), "{said}");
    assert_eq!(column("1 item in goals.toml"), column("◆"), "{said}");
}
