//! The review by its keys: cards that follow each other, answers that are saved at once, and the end.

use super::*;
use crate::app::action::Action;
use crate::app::dialog::help::Help;
use crate::app::scene::Scene;
use crate::app::scene::review::{Review, questions};
use crate::domain::change::{Change, Edit};
use crate::domain::date::Span;
use crate::domain::declined::AskAgain;
use crate::domain::record::Record;
use crate::domain::report::ReportPeriod;
use crate::domain::review::{Card, Reason, Walk};
use crate::domain::timeline::Period;
use crate::domain::undated_item::UndatedItem;
use crate::view::dialogs::help::columns as help_columns;

fn done(name: &str, on: &str) -> Goal {
    Goal { state: State::done(Date::from_iso(on).expect("a date")), ..goal(name) }
}

fn due(goal: Goal, on: &str) -> Goal {
    let due = Date::from_iso(on);
    Goal { due, ..goal }
}

fn large(name: &str) -> Goal {
    let size = Size::Large;
    Goal { size, ..goal(name) }
}

/// A screen on these goals, after its first picture.
fn settled(goals: Vec<Goal>) -> App {
    let (open, ended): (Vec<Goal>, Vec<Goal>) = goals.into_iter().partition(|g| g.state.is_open());
    let mut news = reading(open, vec![]);
    let year_of = |goal: &Goal| goal.state.ended_on().expect("it ended").year();
    for ended in ended.chunk_by(|a, b| year_of(a) == year_of(b)) {
        let goals = ended.iter().cloned().map(Record::from).collect();
        news.files.push((DataFile::Ended(year_of(&ended[0])), goals));
    }
    let mut app = blank();
    app.update(Event::Read(news.clone()));
    app.update(Event::Shown);
    app.update(Event::Read(news));
    app
}

fn journey() -> App {
    let step = toward(goal("step"), "cka");
    settled(vec![
        due(goal("late"), "2026-11-20"),
        goal("plain"),
        step,
        Goal { next: true, ..large("cka") },
        done("old", "2016-11-22"),
    ])
}

fn review(app: &App) -> &Review {
    match app.scene() {
        Some(Scene::Review(review)) => review,
        other => panic!("the review is not open, but {other:?}"),
    }
}

/// The subject of the card, `next` for the last one, nothing at the end.
fn asked(app: &App) -> &str {
    match review(app).card() {
        Some(Card::About(_, id) | Card::Lapses(id)) => id.as_str(),
        Some(Card::Next) => "next",
        None => "",
    }
}

fn told(app: &App) -> String {
    in_scene(app)
}

fn reviewed(app: &App, name: &str) -> bool {
    let goal = app.journey().goal(&id(name)).expect("a goal");
    goal.reviewed == Some(today().into())
}

fn changes(effects: &[Effect]) -> Vec<&Change> {
    let mut changes = Vec::new();
    for effect in effects {
        if let Effect::Disk(Request::Save { change, .. }) = effect {
            changes.push(change);
        }
    }
    changes
}

#[test]
fn each_answer_is_saved_at_once_and_brings_the_next_card() {
    let mut app = journey();
    press(&mut app, "r");
    assert_eq!(asked(&app), "late");
    assert_eq!(heading(&app).1, "1 of 4 · about a minute");
    assert_eq!(saves(&press(&mut app, "y")), ["still right, late"]);
    assert!(reviewed(&app, "late"));
    assert_eq!(asked(&app), "plain");
    let effects = press(&mut app, "dNo longer needed<enter>");
    assert_eq!(saves(&effects), ["dropped, plain"]);
    let dropped = changes(&effects)[0].subject().and_then(|new| new.as_goal());
    assert_eq!(
        dropped.expect("a goal").reviewed,
        Some(today().into()),
        "the mark goes with the answer, in one change"
    );
    assert_eq!(asked(&app), "step");
    assert_eq!(saves(&press(&mut app, "+Half of it<enter>")), ["noted, step"]);
    assert!(reviewed(&app, "step"));
    assert_eq!(asked(&app), "old");
    assert_eq!(saves(&press(&mut app, "n")), ["not yet, old"]);
    assert!(!reviewed(&app, "old"), "a look back has a mark of its own");
    assert_eq!(asked(&app), "next");
    assert_eq!(saves(&press(&mut app, "y")), ["still right, cka"]);
    assert!(review(&app).is_over());
    let end = "2 still right · 1 dropped · 1 progress note · 1 not yet a milestone";
    assert!(told(&app).contains(end), "{}", told(&app));
    press(&mut app, "<enter>");
    assert!(app.scene().is_none());
}

#[test]
fn a_walk_that_was_left_goes_on_where_it_stopped() {
    let mut app = journey();
    press(&mut app, "ryny<esc>");
    assert!(app.scene().is_none());
    press(&mut app, "r");
    assert_eq!(asked(&app), "step");
    assert_eq!(heading(&app).1, "1 of 3 · about a minute");
    press(&mut app, "yny<esc>r");
    assert!(told(&app).contains("Nothing is due."), "{}", told(&app));
}

#[test]
fn cards_are_skipped_and_gone_back_to() {
    let mut app = journey();
    press(&mut app, "r<tab>nl<right>");
    assert_eq!(asked(&app), "old");
    press(&mut app, "h<left>");
    assert_eq!(asked(&app), "plain");
    press(&mut app, "y<shift-tab>");
    assert_eq!(asked(&app), "plain", "an answered card can be gone back to");
    assert!(told(&app).contains("Still right."), "{}", told(&app));
    press(&mut app, "hh");
    assert_eq!((asked(&app), app.notice()), ("late", Some("This is the first card.")));
    press(&mut app, "<tab><tab><tab><tab><tab>");
    assert!(told(&app).contains("4 cards skipped: they come up next time."));
    press(&mut app, "h");
    assert_eq!(asked(&app), "next");
}

#[test]
fn unchanged_goals_that_are_asked_about_together_are_one_card_that_is_skipped() {
    let mut app = settled(vec![goal("a"), goal("b"), goal("c")]);
    press(&mut app, "r");
    assert!(heading(&app).1.starts_with("1 of 1 "), "{}", heading(&app).1);
    press(&mut app, "<tab>");
    assert!(told(&app).contains("1 card skipped: it comes up next time."), "{}", told(&app));
}

#[test]
fn another_target_date_is_understood_and_an_empty_line_takes_it_away() {
    let mut app = journey();
    let effects = press(&mut app, "r.friday<enter>");
    assert_eq!(saves(&effects), ["new target, late"]);
    let goal = app.journey().goal(&id("late")).expect("a goal");
    assert_eq!(goal.due.map(|d| d.to_string()).as_deref(), Some("2026-11-27"));
    assert!(reviewed(&app, "late") && asked(&app) == "plain");
    press(&mut app, "h.30 february<enter>");
    assert!(app.why_refused().is_some());
    press(&mut app, "<esc>.<enter>");
    let goal = app.journey().goal(&id("late")).expect("a goal");
    assert_eq!(goal.due, None);
}

#[test]
fn a_pause_that_is_over_is_made_longer_in_a_line_of_its_own() {
    let date = |text| Date::from_iso(text).expect("a date");
    let rested = Goal {
        state: State::PAUSED,
        paused: vec![Span { from: date("2026-09-01"), until: Some(date("2026-11-20")) }],
        ..goal("rested")
    };
    let mut app = settled(vec![rested.clone()]);
    press(&mut app, "r");
    assert!(told(&app).contains("n pause longer"), "{}", told(&app));
    press(&mut app, "nyesterday<enter>");
    assert!(app.why_refused().is_some());
    press(&mut app, "<esc>n2026-12-31<enter>");
    let longer = app.journey().goal(&id("rested")).expect("a goal");
    let until = longer.pause().and_then(|pause| pause.until);
    assert_eq!((until, longer.due), (Some(date("2026-12-31")), None));
    assert_eq!(longer.title, rested.title);
    assert!(reviewed(&app, "rested") && review(&app).is_over());
    let end = "rested: until Thursday 31 December 2026";
    assert!(told(&app).contains(end), "{}", told(&app));
}

#[test]
fn a_smaller_step_is_an_answer_and_any_other_goal_is_not() {
    let mut app = journey();
    let effects = press(&mut app, "raWrite one page<enter>");
    assert_eq!(saves(&effects), ["added, Write one page"]);
    let new = changes(&effects)[0].subject().and_then(|new| new.as_goal());
    assert_eq!(new.expect("a goal").reviewed, Some(today().into()), "it needs no card today");
    assert_eq!(
        new.and_then(|goal| goal.toward.clone()),
        None,
        "it is no answer for the goal that is marked as next"
    );
    assert!(reviewed(&app, "late") && asked(&app) == "plain");
    let effects = press(&mut app, "AWrite a book<enter>");
    assert_eq!(changes(&effects)[0].edits.len(), 1);
    assert_eq!(asked(&app), "plain");
    app.update(Event::Paste("Something else".into()));
    press(&mut app, "<enter>");
    assert!(!reviewed(&app, "plain") && asked(&app) == "plain");
}

#[test]
fn the_question_is_answered_on_the_card_of_the_goal_that_is_stuck() {
    let mut app = settled(vec![large("team")]);
    press(&mut app, "r");
    assert!(matches!(review(&app).card(), Some(Card::About(Reason::Stuck, _))));
    let effects = press(&mut app, "aAsk Ann<enter>");
    assert_eq!(changes(&effects).len(), 1, "one change, one undo");
    let team = id("team");
    let step = app.journey().toward(&team).next().expect("a step");
    assert_eq!((step.title.as_str(), step.reviewed), ("Ask Ann", Some(today().into())));
    assert!(reviewed(&app, "team"));
    assert_eq!(asked(&app), "next");
}

#[test]
fn review_asks_for_the_next_step_of_the_same_larger_goal() {
    let next = Goal { next: true, ..large("cka") };
    let step = toward(done("step", "2026-11-20"), "team");
    let mut app = settled(vec![next, large("team"), step]);
    press(&mut app, "r");
    assert_eq!(asked(&app), "step");
    press(&mut app, "aLead one meeting<enter>");
    let team = id("team");
    let new = app.journey().toward(&team).next().expect("a step");
    assert_eq!(new.title, "Lead one meeting");
    assert!(reviewed(&app, "step"), "the finish was looked at");
}

#[test]
fn review_asks_the_follow_up_before_the_next_card() {
    let mut app = settled(vec![toward(goal("step"), "cka"), large("cka"), goal("other")]);
    let effects = press(&mut app, "rx");
    assert_eq!(asked(&app), "step", "the card waits for the question");
    acknowledge(&mut app, &effects);
    assert_eq!(asked(&app), "step", "the question stands over its card");
    let effects = press(&mut app, "y");
    assert_eq!(saves(&effects), ["reached, cka"]);
    acknowledge(&mut app, &effects);
    press(&mut app, "n");
    assert_eq!(asked(&app), "other", "the card of what was reached is passed over");
    press(&mut app, "<tab>");
    assert!(told(&app).contains("2 done"), "{}", told(&app));
}

#[test]
fn a_card_whose_goal_has_gone_is_passed_over() {
    let mut app = settled(vec![goal("a"), goal("b"), goal("c")]);
    press(&mut app, "r");
    app.update(Event::Read(reading(vec![goal("c")], vec![])));
    assert_eq!(asked(&app), "c");
    assert_eq!(heading(&app).1, "1 of 1 · under a minute");
}

#[test]
fn the_keys_of_an_answered_card_are_those_of_its_goal_as_it_is_now() {
    let someday = Goal { state: State::SOMEDAY, ..goal("dream") };
    let mut app = settled(vec![goal("a"), goal("b"), someday, done("old", "2016-11-22")]);
    let keys = |app: &App, shown: &[&str], hidden: &[&str]| {
        let told = told(app);
        assert!(shown.iter().all(|key| told.contains(key)), "{told}");
        assert!(!hidden.iter().any(|key| told.contains(key)), "{told}");
    };
    press(&mut app, "rnxh");
    let open = [". new date", "d drop", "x done", "a smaller step"];
    keys(&app, &["y a milestone", "s reopen", "N never ask"], &open);
    press(&mut app, "<tab>ssh");
    keys(&app, &["y begin it", "n not yet"], &["still right"]);
    press(&mut app, "<tab>sah");
    keys(&app, &open, &["begin it"]);
    press(&mut app, "<tab>pIt led on<enter>h");
    keys(&app, &["Milestone."], &["promote it", "not yet", "never ask"]);
}

#[test]
fn the_order_of_the_cards_is_theirs() {
    let mut app = settled(vec![goal("a"), goal("b")]);
    press(&mut app, "rJ");
    let said = "The most urgent cards come first.";
    assert_eq!(app.notice(), Some(said));
}

#[test]
fn review_dates_what_was_done_long_ago() {
    let told = |on| {
        let mut app = settled(vec![done("a", on)]);
        let year = Period::of_year(1998);
        app.update(Event::AskedToReview(Walk::Over(year)));
        told(&app)
    };
    assert!(told("1998-11-20").contains("Finished on 20 Nov 1998."));
    assert!(told("1998-05").contains("Finished in May 1998."));
}

#[test]
fn in_the_help_there_is_room_between_the_longest_keys_and_what_they_do() {
    let help = Help::over(&Keymap::default(), crate::app::action::Layer::Review, &|_| true);
    let columns = help_columns(&help, 66);
    let lines = columns.iter().flat_map(|column| &column.lines);
    let told: Vec<String> = lines.map(|(_, line)| line.text()).collect();
    let before = "h ← shift-tab  The card before";
    assert!(told.iter().any(|line| line.trim() == before), "{told:?}");
}

#[test]
fn the_look_back_is_answered_with_its_own_words() {
    let mut app = settled(vec![done("old", "2016-11-22")]);
    let effects = press(&mut app, "rN");
    assert_eq!(saves(&effects), ["never ask about, old"]);
    let goal = app.journey().goal(&id("old")).expect("a goal");
    assert_eq!(goal.looked_back.map(|answer| answer.again), Some(AskAgain::Never));
    assert!(review(&app).is_over());
    let mut app = settled(vec![done("old", "2016-11-22")]);
    assert_eq!(saves(&press(&mut app, "ryIt led on<enter>")), ["recognised, old"]);
    let mut app = settled(vec![done("old", "2016-11-22")]);
    assert_eq!(saves(&press(&mut app, "rn")), ["not yet, old"]);
}

#[test]
fn the_last_card_marks_another_goal_as_next() {
    let marked = Goal { next: true, ..large("cka") };
    let lately = |goal: Goal| Goal { reviewed: Date::from_iso("2026-11-20"), ..goal };
    let mut app = settled(vec![
        marked,
        lately(large("team")),
        lately(toward(goal("a"), "cka")),
        lately(toward(goal("b"), "team")),
    ]);
    press(&mut app, "r");
    assert_eq!((asked(&app), selected(&app)), ("next", "cka"));
    assert_eq!(saves(&press(&mut app, "j*")), ["focus, team"]);
    assert!(app.journey().goal(&id("team")).expect("a goal").next);
    assert!(review(&app).is_over());
    press(&mut app, "h");
    assert_eq!(saves(&press(&mut app, "*")), Vec::<&str>::new(), "it is marked");
    assert!(app.journey().goal(&id("team")).expect("a goal").next);
}

#[test]
fn undo_leaves_alone_what_was_changed_before_the_review() {
    let mut app = settled(vec![goal("a"), goal("b")]);
    press(&mut app, "xr");
    assert!(!review(&app).is_over());
    assert!(!press(&mut app, "u").contains(&Effect::Disk(Request::Undo(Response::NONE))));
    assert_eq!(app.notice(), Some("Nothing is left to undo in this review."));
}

#[test]
fn undo_at_the_end_takes_back_one_after_the_other_and_the_summary_follows() {
    let take_back = |app: &mut App, change: &Change| {
        let mut journey = app.journey().clone();
        let back = |edit: &Edit| match edit.before.clone() {
            Some(before) => Edit::alter(edit.after.clone().expect("it is there"), before),
            None => Edit::delete(edit.after.clone().expect("it was added")),
        };
        journey.apply(&Change::new("undo", "", change.edits.iter().map(back).collect()));
        let reading = Reading {
            files: vec![(DataFile::Open, journey.at(DataFile::Open).to_vec())],
            ..Reading::default()
        };
        let name = change.name.clone();
        app.update(undone(name, Vec::new(), reading));
    };
    let mut app = settled(vec![goal("a"), goal("b")]);
    let effects = press(&mut app, "rny+Half of it<enter>");
    let made: Vec<Change> = changes(&effects).into_iter().cloned().collect();
    acknowledge(&mut app, &effects);
    assert!(told(&app).contains("1 still right · 1 progress note"), "{}", told(&app));
    assert_eq!(press(&mut app, "u"), [Effect::Disk(Request::Undo(Response::NONE))]);
    take_back(&mut app, &made[1]);
    assert!(!told(&app).contains("progress note"), "{}", told(&app));
    assert!(review(&app).is_over(), "more can be taken back");
    press(&mut app, "u");
    take_back(&mut app, &made[0]);
    assert!(told(&app).contains("Nothing was changed."), "{}", told(&app));
    let effects = press(&mut app, "u");
    assert!(
        !effects.contains(&Effect::Disk(Request::Undo(Response::NONE))),
        "what was done before is left alone"
    );
    assert_eq!(app.notice(), Some("Nothing is left to undo in this review."));
    let name = made[0].name.clone();
    let reading = Reading::default();
    app.update(Event::answered(
        Request::Redo(Response(Some(Vec::new()))),
        Answer::Done { words: name, reading, remark: None },
    ));
    assert!(told(&app).contains("1 still right"), "{}", told(&app));
}

#[test]
fn a_card_whose_answer_was_taken_back_is_asked_again_however_often_it_was_answered() {
    let mut app = settled(vec![goal("a"), goal("b")]);
    let effects = press(&mut app, "rny");
    let change = changes(&effects)[0].clone();
    press(&mut app, "hy");
    assert_eq!(asked(&app), "b");
    let reading = Reading {
        files: vec![(DataFile::Open, vec![goal("a").into(), goal("b").into()])],
        ..Reading::default()
    };
    acknowledge(&mut app, &effects);
    let name = change.name;
    app.update(undone(name, Vec::new(), reading));
    assert_eq!(asked(&app), "a");
    assert!(told(&app).contains("Is this still right?"), "{}", told(&app));
    press(&mut app, "<tab><tab>");
    assert!(told(&app).contains("2 cards skipped"), "{}", told(&app));
}

#[test]
fn review_passes_over_what_was_answered_elsewhere() {
    let seen = |name: &str| Goal { reviewed: Some(today().into()), ..goal(name) };
    let next = Goal { next: true, ..large("cka") };
    let step = Goal { reviewed: Some(today().into()), ..toward(goal("step"), "cka") };
    let marked = Goal { reviewed: Some(today().into()), ..next.clone() };
    let mut app = settled(vec![goal("a"), goal("b"), goal("c"), next.clone(), step.clone()]);
    press(&mut app, "rn");
    let elsewhere = vec![seen("a"), goal("b"), seen("c"), next, step.clone()];
    app.update(Event::Read(reading(elsewhere, vec![])));
    assert_eq!(asked(&app), "b");
    press(&mut app, "h");
    assert!(told(&app).contains("Looked at."), "{}", told(&app));
    assert_eq!(asked(&app), "a", "one can go back to it");
    press(&mut app, "<tab>y");
    assert_eq!(asked(&app), "c", "an answered card is shown on the way");
    press(&mut app, "<tab>");
    assert_eq!(asked(&app), "next");
    let elsewhere = vec![seen("a"), seen("b"), seen("c"), marked, step];
    app.update(Event::Read(reading(elsewhere, vec![])));
    assert!(review(&app).is_over());
    assert!(!told(&app).contains("card"), "{}", told(&app));
}

#[test]
fn a_change_that_could_not_be_kept_is_no_answer() {
    let mut app = settled(vec![goal("a")]);
    let effects = press(&mut app, "ry");
    assert!(told(&app).contains("1 still right"));
    let why = "it has changed. Look again.".into();
    let refused =
        Answer::Refused { why, advice: None, reading: Some(reading(vec![goal("a")], vec![])) };
    app.update(Event::answered(save_in(&effects), refused));
    assert_eq!(asked(&app), "a", "its card is asked again");
    press(&mut app, "<tab>");
    assert!(told(&app).contains("Nothing was changed."), "{}", told(&app));
}

#[test]
fn the_cards_wait_for_the_years_that_they_need() {
    let old = std::sync::Arc::new(done("old", "2016-11-22"));
    let summary = crate::domain::summary::YearSummary::of([old.clone()].iter());
    let known = Reading { summaries: vec![(2016, summary.into())], ..reading(vec![], vec![]) };
    let mut app = blank();
    app.update(Event::Read(known.clone()));
    app.update(Event::AskedToReview(Walk::Due));
    assert!(!review(&app).is_dealt());
    assert!(told(&app).contains("being read"), "{}", told(&app));
    app.update(Event::Shown);
    app.update(Event::Read(known));
    assert!(!review(&app).is_dealt());
    app.update(Event::Read(Reading {
        files: vec![(DataFile::Ended(2016), vec![Item::Goal(old).into()])],
        ..Reading::default()
    }));
    assert_eq!(asked(&app), "old");
}

#[test]
fn a_year_whose_file_is_broken_is_not_waited_for() {
    let old = std::sync::Arc::new(done("old", "2016-11-22"));
    let summary = crate::domain::summary::YearSummary::of([old].iter());
    let broken = Problem {
        path: "/journey/done/2016.toml".into(),
        line: None,
        column: None,
        severity: Severity::Error,
        message: String::new(),
        hint: String::new(),
        excerpt: String::new(),
        item: None,
        blocks_saving: true,
    };
    let known = Reading {
        summaries: vec![(2016, summary.into())],
        problems: vec![broken],
        ..reading(vec![goal("a")], vec![])
    };
    let mut app = blank();
    app.update(Event::Shown);
    app.update(Event::Read(known));
    press(&mut app, "r");
    assert_eq!(asked(&app), "a");
}

#[test]
fn a_month_and_a_year_are_looked_over_by_their_keys_and_closed_by_them() {
    let mut app = settled(vec![done("exam", "2026-06-01"), large("cka")]);
    press(&mut app, "rY");
    assert_eq!(review(&app).walk, Walk::Over(Period::of_year(2026)));
    assert_eq!((asked(&app), heading(&app).0.as_str()), ("exam", "Review of 2026"));
    assert_eq!(saves(&press(&mut app, "n")), ["looked at, exam"]);
    assert_eq!(asked(&app), "cka");
    press(&mut app, "<tab><tab>");
    assert!(told(&app).contains("No milestones."), "{}", told(&app));
    press(&mut app, "M");
    assert_eq!(heading(&app).0, "Review of November 2026");
    press(&mut app, "r");
    assert_eq!(review(&app).walk, Walk::Due);
    press(&mut app, "r");
    assert!(app.scene().is_none());
}

#[test]
fn a_card_offers_to_edit_what_it_is_about() {
    let mut app = settled(vec![goal("a")]);
    press(&mut app, "r");
    assert!(app.means_something(Action::Edit));
}

#[test]
fn a_question_takes_y_for_yes_and_n_for_no() {
    let finished = || settled(vec![done("exam", "2026-11-20")]);
    let mut app = finished();
    press(&mut app, "r");
    let asked = "Finished 2 days ago. Was it a milestone?";
    assert!(told(&app).contains(asked), "{}", told(&app));
    let effects = press(&mut app, "yIt led on<enter>");
    assert_eq!(saves(&effects), ["recognised, exam"]);
    let mut app = finished();
    assert_eq!(saves(&press(&mut app, "rn")), ["looked at, exam"]);
    assert!(review(&app).is_over());
}

#[test]
fn a_question_of_beginning_begins_on_yes_and_waits_on_no() {
    let someday = |name| Goal { state: State::SOMEDAY, ..goal(name) };
    let mut app = settled(vec![someday("a"), someday("b")]);
    assert_eq!(saves(&press(&mut app, "rny")), ["active, a"]);
    assert_eq!(saves(&press(&mut app, "n")), ["still right, b"]);
    assert!(review(&app).is_over());
    let date = |text| Date::from_iso(text).expect("a date");
    let rested = Goal {
        state: State::PAUSED,
        paused: vec![Span { from: date("2026-09-01"), until: Some(date("2026-11-20")) }],
        ..goal("rested")
    };
    let mut app = settled(vec![rested]);
    assert_eq!(saves(&press(&mut app, "ry")), ["active, rested"]);
}

#[test]
fn a_question_answered_with_no_offers_what_to_do() {
    for (key, saved) in [
        ("dToo late<enter>", "dropped, plain"),
        ("s", "paused, plain"),
        ("p", "paused, plain"),
        (".friday<enter>", "new target, plain"),
        ("e er<enter>", "edited, plain er"),
    ] {
        let mut app = settled(vec![goal("plain")]);
        press(&mut app, "rn");
        let ask = app.dialogs().last().and_then(Dialog::form);
        let named = |ask: &Form| ask.title.contains("plain");
        assert!(ask.is_some_and(named), "{ask:?}");
        assert_eq!(saves(&press(&mut app, key)), [saved]);
        assert!(review(&app).is_over(), "it answers the card");
    }
    let mut app = settled(vec![goal("plain")]);
    assert!(saves(&press(&mut app, "rn<esc>")).is_empty());
    assert_eq!(asked(&app), "plain");
}

#[test]
fn a_question_is_asked_again_where_yes_left_its_form() {
    let mut app = settled(vec![done("exam", "2026-11-20")]);
    assert!(saves(&press(&mut app, "ry<esc>")).is_empty());
    assert_eq!(asked(&app), "exam");
}

#[test]
fn review_of_unchanged_goals_is_one_list_that_yes_answers_in_one_change() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let mut goals: Vec<Goal> = names.map(goal).into();
    goals.extend(["x", "y", "z"].map(|name| done(name, "2026-11-20")));
    let mut app = settled(goals);
    press(&mut app, "r");
    assert_eq!(heading(&app).1, "1 of 4 · about a minute", "six cards at most");
    press(&mut app, "nnn");
    let asked = "12 goals to look over. Are they still right?";
    assert!(told(&app).contains(asked), "{}", told(&app));
    assert!(told(&app).contains("y all 12 are right"), "{}", told(&app));
    let effects = press(&mut app, "y");
    assert_eq!(saves(&effects), ["still right, 12 goals"]);
    assert_eq!(changes(&effects)[0].edits.len(), 12);
    assert!(names.iter().all(|name| reviewed(&app, name)));
    assert!(review(&app).is_over());
    assert!(told(&app).contains("12 still right"), "{}", told(&app));
}

#[test]
fn review_of_a_list_acts_on_its_highlighted_row() {
    let mut app = settled(vec![goal("a"), goal("b"), goal("c"), goal("d")]);
    press(&mut app, "rj");
    assert_eq!(selected(&app), "b");
    assert_eq!(saves(&press(&mut app, "dToo late<enter>")), ["dropped, b"]);
    assert_eq!(selected(&app), "c", "the next row that is not answered");
    assert!(!reviewed(&app, "c") && !reviewed(&app, "a"));
    press(&mut app, "k");
    assert_eq!(selected(&app), "b", "an answered row can be gone back to");
    press(&mut app, "G");
    assert_eq!(saves(&press(&mut app, "sp")), ["paused, d"]);
    assert_eq!(selected(&app), "a");
    assert!(told(&app).contains("2 goals to look over."), "{}", told(&app));
    assert_eq!(saves(&press(&mut app, "y")), ["still right, 2 goals"]);
    assert!(review(&app).is_over());
}

#[test]
fn review_answers_given_one_by_one_are_one_run() {
    let mut app = settled(vec![goal("a"), goal("b"), goal("c")]);
    let effects = press(&mut app, "rnyyy");
    let names = ["still right, a", "still right, 2 goals", "still right, 3 goals"];
    assert_eq!(saves(&effects), names);
    let runs: Vec<_> = changes(&effects).into_iter().map(|change| change.run.clone()).collect();
    assert!(runs[0].is_some() && runs.iter().all(|run| *run == runs[0]));
    assert!(told(&app).contains("3 still right"), "{}", told(&app));
    let goals = ["a", "b", "c"].map(|name| goal(name).into()).into();
    acknowledge(&mut app, &effects);
    let reading = Reading { files: vec![(DataFile::Open, goals)], ..Reading::default() };
    let words = names[2].to_owned();
    app.update(undone(words, Vec::new(), reading));
    assert!(told(&app).contains("Nothing was changed."), "{}", told(&app));
}

#[test]
fn review_agenda_counts_what_is_answered() {
    let mut app = journey();
    press(&mut app, "ry");
    let agenda: Vec<(&str, (usize, usize))> = review(&app)
        .agenda(app.journey(), today())
        .into_iter()
        .map(|(row, counts)| (row.words(), counts))
        .collect();
    let expected = [
        ("target passed", (1, 1)),
        ("still right?", (0, 2)),
        ("an old goal", (0, 1)),
        ("what is next", (0, 1)),
    ];
    assert_eq!(agenda, expected);
}

#[test]
fn review_page_is_written_to_a_file_that_is_asked_for() {
    let mut app = settled(vec![done("exam", "2026-06-01")]);
    press(&mut app, "rw");
    let said = "Only a month and a year have a page: M and Y look over them.";
    assert_eq!(app.notice(), Some(said));
    let effects = press(&mut app, "Ynw<enter>");
    let request = written(&effects).expect("it is asked of the disk");
    let period = ReportPeriod::of_year(2026);
    assert_eq!(request, Request::WriteReport { path: "milepost-2026.md".into(), period });
    let why = "it is there already: choose another name";
    app.update(Event::answered(request, Answer::refused(why)));
    let open = app.dialogs().last();
    assert!(open.is_some_and(|dialog| dialog.error.is_some()), "{open:?}");
}

fn written(effects: &[Effect]) -> Option<Request> {
    let mut requests = effects.iter().filter_map(Effect::request);
    requests.find(|request| matches!(request, Request::WriteReport { .. })).cloned()
}

#[test]
fn report_whose_file_is_refused_goes_to_the_file() {
    let mut app = settled(vec![done("exam", "2026-06-01")]);
    let request = written(&press(&mut app, ":report<enter><enter>")).expect("a request");
    app.update(Event::answered(request, Answer::refused("it is there already")));
    press(&mut app, "spring.md");
    let open = app.dialogs().last().and_then(|open| open.form_of(Action::Report));
    assert_eq!(open.map(|form| form.text("File")), Some("spring.md"));
}

#[test]
fn report_is_written_on_any_period_from_the_list_of_commands() {
    let mut app = settled(vec![done("exam", "2026-06-01")]);
    let request = written(&press(&mut app, ":report<enter><enter>"));
    let this_year = ReportPeriod::of_year(2026);
    let path = "milepost-2026.md".to_owned();
    assert_eq!(request, Some(Request::WriteReport { path, period: this_year }));
    let asked = |app: &mut App, period: &str| {
        written(&press(app, &format!(":report<enter><ctrl-u>{period}<tab>spring.txt<enter>")))
    };
    let spring = ReportPeriod::between(Date::from_iso("2026-03"), Date::from_iso("2026-06"));
    let request = asked(&mut app, "mar 2026 to jun 2026");
    let period = spring.expect("a period");
    assert_eq!(request, Some(Request::WriteReport { path: "spring.txt".into(), period }));
    let typed = written(&press(&mut app, ":report<enter>2025<enter>"));
    let (path, period) = ("milepost-2025.md".to_owned(), ReportPeriod::of_year(2025));
    assert_eq!(typed, Some(Request::WriteReport { path, period }), "what was there is replaced");
    let wrong = [
        ("soon", "\"soon\" is not a date."),
        ("jun 2026 to mar 2026", "ends before it begins."),
        ("", "A report needs a period: write 2026, or mar 2026 to jun 2026."),
    ];
    for (wrong, why) in wrong {
        let mut app = settled(vec![]);
        assert_eq!(asked(&mut app, wrong), None, "{wrong}");
        let told = app.why_refused();
        assert!(told.is_some_and(|told| told.contains(why)), "{told:?}");
    }
}

#[test]
fn labels_of_a_card_answer_its_question() {
    let label = |goals: Vec<Goal>, action: Action| {
        let mut app = settled(goals);
        press(&mut app, "r");
        let review = review(&app);
        let Some(Card::About(reason, id)) = review.card() else { panic!("{:?}", review.card()) };
        let goal = app.journey().goal(id).expect("a goal");
        let keys = questions::keys(*reason, goal, &review.figures);
        keys.into_iter().find(|(offered, _)| *offered == action).map(|(_, label)| label)
    };
    let overdue = || vec![due(goal("late"), "2026-11-20")];
    let stuck = || vec![large("cka")];
    for goals in [overdue, stuck] {
        assert_eq!(label(goals(), Action::Yes), Some("keep it"));
        assert_eq!(label(goals(), Action::No), Some("change it"));
    }
    assert_eq!(label(vec![goal("plain")], Action::Yes), Some("still right"));
    assert_eq!(label(overdue(), Action::NextStep), Some("smaller step"));
    assert_eq!(label(stuck(), Action::NextStep), Some("next step"));
    let finished = || done("read", "2026-11-20");
    assert_eq!(label(vec![finished()], Action::NextStep), Some("what is next"));
    let step = vec![Goal { next: true, ..large("cka") }, toward(finished(), "cka")];
    assert_eq!(label(step, Action::NextStep), Some("next step"));
}

#[test]
fn step_of_a_card_is_the_same_in_the_question_that_no_opens() {
    let mut app = settled(vec![large("cka")]);
    press(&mut app, "rn");
    let texts: Vec<&str> = form(&app).choices.iter().map(|choice| choice.text.as_str()).collect();
    assert!(texts.contains(&"a next step"), "{texts:?}");
}

#[test]
fn review_without_cards_that_asks_for_a_date_says_that_nothing_else_is_due() {
    let course = Milestone::new(id("course"), "course", Date::Year(1997));
    let seen = Goal { reviewed: Some(today().into()), ..goal("plain") };
    let mut app = settled(vec![seen]);
    app.data.undated = vec![UndatedItem::asked(course.into(), None)];
    press(&mut app, "r");
    assert!(!app.dialogs().is_empty(), "it asks when the course was");
    assert!(told(&app).contains("Nothing else is due."), "{}", told(&app));
}
