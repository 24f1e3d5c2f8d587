//! Milestones that lasted: typed in the line and in the fields of a form.

use super::*;
use crate::domain::date::Until;

fn extents(app: &App) -> Vec<String> {
    let told = app.journey().milestones();
    told.map(|m| format!("{}: {}", m.title, m.extent())).collect()
}

fn error(app: &App) -> &str {
    app.why_refused().unwrap_or_default()
}

fn job(until: Option<&str>) -> Item {
    let mut job = Milestone::new(id("job"), "Job", Date::Year(2009));
    job.until = until.and_then(Until::from_iso);
    job.into()
}

#[test]
fn a_span_is_taken_whole_from_the_line_and_from_its_fields() {
    for (keys, extent) in [
        ("mEngineer !apr 2009 to sep 2013<enter>", "Engineer: 2009-04 to 2013-09"),
        ("mEngineer !2019-03 to now<enter>", "Engineer: 2019-03 to now"),
        ("mEngineer !since 2019 #work<enter>", "Engineer: 2019 to now"),
        ("mEngineer<tab>2009..2013<enter>", "Engineer: 2009 to 2013"),
        ("mEngineer<tab>2019-03<tab>now<enter>", "Engineer: 2019-03 to now"),
        ("mEngineer !2019-03<tab><tab>now<enter>", "Engineer: 2019-03 to now"),
    ] {
        let mut app = app(vec![], vec![]);
        assert_eq!(saves(&press(&mut app, keys)).len(), 1, "{keys}");
        assert_eq!(extents(&app), [extent], "{keys}");
    }
}

#[test]
fn an_end_that_is_said_twice_or_cannot_be_keeps_the_form_open() {
    for (keys, said) in [
        (
            "mX !2009 to 2013<tab><tab>now<enter>",
            "When it ended is said already: 2009 to 2013. Leave Until empty.",
        ),
        (
            "mX<tab>now<enter>",
            "\"now\" is not a date. Write today; only a span can end with now, such as 2019-03 to now.",
        ),
        ("mX<tab>2013<tab>2009<enter>", "It would end in 2009, before it begins in 2013."),
    ] {
        let mut app = app(vec![], vec![]);
        assert!(saves(&press(&mut app, keys)).is_empty(), "{keys}");
        assert!(error(&app).starts_with(said), "{keys}: {}", error(&app));
    }
}

#[test]
fn the_form_of_a_milestone_takes_an_open_end_keeps_it_and_takes_it_away() {
    let until = "1e<tab><tab><tab><ctrl-u>";
    let mut app = app(vec![], vec![job(Some("2013"))]);
    press(&mut app, &format!("{until}now<enter>"));
    assert_eq!(extents(&app), ["Job: 2009 to now"]);
    press(&mut app, "1e!<enter>");
    assert_eq!(extents(&app), ["Job!: 2009 to now"], "it never becomes a date");
    press(&mut app, "1e<tab><tab><ctrl-u>2010 to 2012<enter>");
    assert_eq!(extents(&app), ["Job!: 2010 to 2012"]);
    press(&mut app, "1e<tab><tab><ctrl-u>2009 to now<enter>");
    assert_eq!(extents(&app), ["Job!: 2009 to now"]);
    press(&mut app, &format!("{until}<enter>"));
    assert_eq!(extents(&app), ["Job!: 2009"]);
}

#[test]
fn no_gap_is_offered_in_the_years_of_an_open_span() {
    let mut app = app(vec![], vec![job(Some("now")), milestone("course", "2010")]);
    press(&mut app, "t");
    let frame: String = app
        .screen
        .timeline()
        .into_iter()
        .flat_map(|t| t.list.entries())
        .map(|row| format!("{:?}", row.stop))
        .collect();
    assert!(!frame.contains("Long"), "{frame}");
}

#[test]
fn a_goal_takes_one_date_and_no_span() {
    let mut app = app(vec![], vec![]);
    assert!(saves(&press(&mut app, "aMove !apr 2027 to sep 2027<enter>")).is_empty());
    let said = "\"2027-04 to 2027-09\" is a span of time, and this takes one date. Write 2027-04 or 2027-09. \\! keeps the sign in the title.";
    assert_eq!(app.why_refused(), Some(said));
}

#[test]
fn a_measure_is_taken_from_the_add_line_and_from_the_form() {
    let mut app = app(vec![], vec![]);
    press(&mut app, "aRead =3/12 units #study<enter>");
    let measure = |app: &App| {
        let goal = app.journey().open().next().cloned().expect("a goal");
        let measure = goal.measure.as_ref().map(ToString::to_string);
        (goal.title.clone(), measure.unwrap_or_default())
    };
    assert_eq!(measure(&app), ("Read".into(), "3 of 12 units".into()));
    let form = "2e<tab><tab><tab><ctrl-u>";
    press(&mut app, &format!("{form}2.5/10 km<enter>"));
    assert_eq!(measure(&app).1, "2.5 of 10 km");
    press(&mut app, &format!("{form}many<enter>"));
    assert_eq!(error(&app), "\"many\" is not a measure. Write 4/12 exercises, or 12 exercises.");
}

#[test]
fn a_refused_measure_says_so_and_keeps_the_line() {
    let mut app = app(vec![], vec![]);
    assert!(saves(&press(&mut app, "aSolve =x<enter>")).is_empty());
    assert_eq!(form(&app).text(""), "Solve =x");
    let error = error(&app);
    assert!(error.starts_with("\"x\" is not a measure."), "{error}");
}

#[test]
fn the_title_is_shown_as_it_will_be_saved() {
    let told = |keys: &str| {
        let mut app = app(vec![], vec![]);
        press(&mut app, keys);
        let pieces = match app.dialogs().last().and_then(Dialog::form) {
            Some(form) => crate::view::understood::of_field(&app, &form.fields[form.focus]),
            _ => panic!("nothing is typed"),
        };
        let texts: Vec<String> = pieces.into_iter().map(|piece| piece.text).collect();
        texts.join(" · ")
    };
    assert_eq!(told("mX !apr 2009 to sep 2013"), "\"X\" · April 2009 to September 2013");
    assert_eq!(told("mX !2019-03 to now"), "\"X\" · since March 2019");
    assert_eq!(told("aRead =0/12 pages !mar 2027"), "\"Read\" · March 2027 · 0 of 12 pages");
    assert_eq!(told("aSolve \\=x"), "\"Solve =x\"");
    assert_eq!(
        told("aSolve =x"),
        "\"Solve\" · \"x\" is not a measure · \\= keeps the sign in the title"
    );
}
