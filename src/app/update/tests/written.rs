//! Writing down: what a line and a form add, where that stands afterwards, and what is asked before.

use super::*;

fn journey() -> App {
    let large = Goal { size: Size::Large, ..goal("large") };
    let mut app = app(vec![goal("a"), goal("b"), large], vec![milestone("m", "1997")]);
    app.update(Event::Shown);
    app
}

/// The title of the form that is open.
fn edited(app: &App) -> &str {
    match app.dialogs() {
        [Dialog { kind: DialogKind::Form(form), .. }] => form.text("Title"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn add_selects_and_focuses_the_new_item_from_every_view() {
    let places = ["1", "2", "3", "3<enter>l", "t", "i", "B", "fzzz<enter>"];
    let written = [
        ("aNew<enter>", Pane::Small),
        ("ANew<enter>", Pane::Larger),
        ("mNew !1998<enter>", Pane::Past),
    ];
    for place in places {
        for (keys, pane) in written {
            // On the timeline that key fills a gap there.
            if (place, pane) == ("t", Pane::Small) {
                continue;
            }
            let mut app = journey();
            press(&mut app, place);
            press(&mut app, keys);
            assert_eq!(selected(&app), "New", "{keys} from {place}");
            // A step that was added in the detail of its larger goal is a row of that.
            let in_detail = app.screen.is_reading();
            if app.scene().is_none() && !in_detail {
                assert_eq!(app.screen.focus, pane, "{keys} from {place}");
                assert!(is_selected_in_view(&app, pane), "{keys} from {place}");
            }
            press(&mut app, "e");
            assert_eq!(edited(&app), "New", "{keys} from {place}");
        }
    }
}

#[test]
fn add_scrolls_to_the_new_item_in_a_long_list() {
    let goals = (0..80).map(|n| goal(&format!("goal{n}"))).collect();
    let mut app = app(goals, vec![]);
    app.update(Event::Resize { columns: 80, rows: 24 });
    press(&mut app, "1aNew<enter>");
    assert!(is_selected_in_view(&app, Pane::Small));
    press(&mut app, "3nAn answer<enter>");
    app.update(Event::Paste("one\ntwo".into()));
    press(&mut app, "y");
    assert_eq!(selected(&app), "one");
}

#[test]
fn a_review_goes_on_where_it_is_after_a_smaller_step_or_a_milestone() {
    let mut app = journey();
    app.update(Event::Read(reading(vec![goal("a"), goal("b")], vec![])));
    press(&mut app, "r");
    for keys in ["ALead a team<enter>", "mCourse !1997<enter>", "aNew<enter>"] {
        press(&mut app, keys);
        assert!(app.scene().is_some(), "{keys}");
    }
}

#[test]
fn a_past_milestone_without_a_date_is_asked_for_it_and_none_is_invented() {
    let mut app = journey();
    assert_eq!(saves(&press(&mut app, "mCourse<enter>")).len(), 0);
    let Some(form) = app.dialogs().last().and_then(Dialog::form) else {
        panic!("{:?}", app.dialogs())
    };
    assert_eq!(form.fields[form.focus].label, "When");
    assert_eq!(saves(&press(&mut app, "<enter>")).len(), 0, "enter again invents none either");
    assert_eq!(saves(&press(&mut app, "1997<enter>")), ["added, Course"]);
    let course = app.journey().milestones().find(|m| m.title == "Course");
    assert_eq!(course.map(|m| m.on), Some(Date::Year(1997)));
    assert_eq!(saves(&press(&mut app, "m<enter>")).len(), 0);
    let why = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
    assert_eq!(why, Some("A title is needed."));
}

#[test]
fn the_target_date_is_one_key_away_and_an_empty_line_takes_it_away() {
    let mut app = journey();
    let due = |app: &App, name| {
        let goal = app.journey().goal(&id(name)).expect("a goal");
        goal.due.map(|due| due.to_string()).unwrap_or_default()
    };
    for (typed, date) in
        [("+1w", "2026-11-29"), ("fri", "2026-11-27"), ("mar 2027", "2027-03"), ("", "")]
    {
        press(&mut app, &format!("2g.{typed}<enter>"));
        assert_eq!(due(&app, "a"), date, "{typed}");
    }
    press(&mut app, ".<enter>");
    let why = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
    assert_eq!(why, Some("\"a\" has no target date."));
    press(&mut app, "<esc>3.2028<enter>");
    assert_eq!(due(&app, "large"), "2028");
    assert_eq!(saves(&press(&mut app, "1.")).len(), 0);
    assert!(app.dialogs().is_empty(), "a milestone has none");
}

#[test]
fn a_field_that_is_entered_by_tab_is_selected_and_the_first_letter_replaces_it() {
    let mut app = journey();
    press(&mut app, "2g.fri<enter>");
    for way in ["<tab><tab>", "<down><down>", "<tab><tab><tab><shift-tab>"] {
        press(&mut app, &format!("e{way}mar 2027"));
        let Some(form) = app.dialogs().last().and_then(Dialog::form) else {
            panic!("{:?}", app.dialogs())
        };
        assert_eq!(form.text("Target"), "mar 2027", "{way}");
        press(&mut app, "<esc>e<esc>");
    }
    press(&mut app, "e more");
    assert_eq!(edited(&app), "a more", "the first field goes on where it ends");
}

fn understood(app: &App) -> String {
    match app.dialogs().last().and_then(Dialog::form) {
        Some(form) => {
            let facts = crate::view::understood::of_field(app, &form.fields[form.focus]);
            facts.iter().map(|fact| fact.text.as_str()).collect::<Vec<_>>().join(" | ")
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_target_that_has_gone_by_is_told_of_while_it_is_typed() {
    let mut app = journey();
    press(&mut app, "2g.yesterday");
    let past = "Saturday 21 November 2026, already past";
    assert_eq!(understood(&app), past);
    assert_eq!(saves(&press(&mut app, "<enter>")), ["new target, a"], "it is overdue at once");
    press(&mut app, ".today");
    assert_eq!(understood(&app), "Sunday 22 November 2026");
    press(&mut app, "<esc>aE !yesterday");
    assert_eq!(understood(&app), format!("\"E\" | {past}"));
    assert_eq!(saves(&press(&mut app, "<enter>")), ["added, E"], "it is taken as ever");
    press(&mut app, "e<tab><tab>");
    assert_eq!(understood(&app), past, "in the form too");
}

#[test]
fn a_title_that_is_needed_is_asked_for_in_the_same_words_everywhere() {
    for keys in ["a#only<enter>", "A#only<enter>", "m#only<enter>", "2ge<ctrl-u><enter>"] {
        let mut app = journey();
        press(&mut app, keys);
        let why = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
        assert_eq!(why, Some("A title is needed."), "{keys}");
    }
}

#[test]
fn a_line_shows_the_title_as_it_will_be_saved_while_it_is_typed() {
    let mut app = journey();
    press(&mut app, "aCall Ada");
    assert_eq!(understood(&app), "^toward  #tag  !date  =12 km");
    press(&mut app, " !fri #phone now");
    let told = understood(&app);
    assert!(told.starts_with("\"Call Ada now\" | #phone | Friday 27 November"), "{told}");
    press(&mut app, "<enter>aWrite \\#1");
    assert!(understood(&app).starts_with("\"Write #1\""), "{}", understood(&app));
    assert_eq!(saves(&press(&mut app, "<enter>")), ["added, Write #1"]);
    press(&mut app, "mCourse !1997");
    assert!(understood(&app).starts_with("\"Course\" | 1997"), "{}", understood(&app));
}

#[test]
fn a_sign_that_is_refused_says_how_it_is_kept() {
    for (keys, sign, kept) in [
        ("aRead !soon<enter>", r"\!", "Read !soon"),
        ("aPay !30 february<enter>", r"\!", "Pay !30 february"),
        ("aSolve =x<enter>", r"\=", "Solve =x"),
        ("aRead ^nobody<enter>", r"\^", "Read ^nobody"),
        ("ALead ^nobody<enter>", r"\^", "Lead ^nobody"),
        ("mCourse !soon<enter>", r"\!", "Course !soon"),
    ] {
        let mut app = journey();
        press(&mut app, keys.strip_suffix("<enter>").expect("it ends so"));
        assert!(understood(&app).contains(sign), "{keys}: {}", understood(&app));
        assert_eq!(saves(&press(&mut app, "<enter>")).len(), 0, "{keys}");
        let why =
            app.dialogs().last().and_then(|dialog| dialog.error.as_deref()).unwrap_or_default();
        assert!(why.contains(sign), "{keys}: {why}");
        let literal = keys.replace(sign.trim_start_matches('\\'), sign);
        let saved = press(&mut app, &format!("<esc>{literal}"));
        // A milestone is asked for its date then.
        let saved = match keys.starts_with('m') {
            true => press(&mut app, "1997<enter>"),
            false => saved,
        };
        assert_eq!(saves(&saved), [format!("added, {kept}")], "{literal}");
    }
}

#[test]
fn a_tag_joins_the_spelling_that_it_has_already() {
    let tagged = Goal { tags: vec!["study".into()], ..goal("a") };
    let mut app = app(vec![tagged], vec![]);
    let tags = |app: &App| {
        let last = app.journey().open().last().expect("a goal");
        last.tags.clone()
    };
    press(&mut app, "aRead #Study #STUDY #Work #work");
    let told = understood(&app);
    assert!(told.contains("#study | #Work"), "{told}");
    press(&mut app, "<enter>");
    assert_eq!(tags(&app), ["study", "Work"]);
    app.update(Event::Paste("one #STUDY #New\ntwo #new".into()));
    press(&mut app, "y");
    assert_eq!(tags(&app), ["New"]);
    let made: Vec<String> = app.journey().open().flat_map(|goal| goal.tags.clone()).collect();
    assert!(!made.iter().any(|tag| tag == "STUDY" || tag == "new"), "{made:?}");
}

#[test]
fn item_is_selected_in_the_pane_in_use_if_it_is_listed_there() {
    let mut app = app(vec![goal("a"), goal("b")], vec![]);
    let effects = press(&mut app, "jx");
    acknowledge(&mut app, &effects);
    press(&mut app, "k");
    app.screen.go_to(&app.data, &id("b"));
    assert_eq!((selected(&app), app.screen.focus), ("b", Pane::Small), "done this week");
    press(&mut app, "1");
    app.screen.go_to(&app.data, &id("b"));
    assert_eq!((selected(&app), app.screen.focus), ("b", Pane::Past));
}

#[test]
fn milestone_with_two_dates_asks_for_one() {
    let mut app = journey();
    assert_eq!(saves(&press(&mut app, "mFoo !1997<tab>1998<enter>")).len(), 0);
    let why = app.dialogs().last().and_then(|dialog| dialog.error.as_deref());
    assert_eq!(why, Some("The title has another date. Keep one of the two."));
    let effects = press(&mut app, "<ctrl-u>1997<enter>");
    assert_eq!(saves(&effects), ["added, Foo"]);
}
