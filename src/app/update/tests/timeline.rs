//! The timeline by its keys: opened, looked at more closely, jumped about in, filled in, left.

use super::*;
use crate::app::action::Layer;
use crate::app::dialog::help::Help;
use crate::app::scene::timeline::Timeline;
use crate::domain::date::{Date, DateFormat};
use crate::domain::timeline::{Order, RowContent, Zoom};
use crate::view::dialogs::help::columns as help_columns;

fn journey() -> App {
    app(
        vec![Goal { due: Date::from_iso("2027"), ..goal("team") }],
        vec![
            milestone("course", "1997"),
            milestone("exam", "1998-11-20"),
            milestone("job", "1999-02"),
            milestone("bank", "2012-03"),
        ],
    )
}

/// A goal that is called by the date on which it was done.
fn done(on: &str) -> Goal {
    Goal { state: State::done(Date::from_iso(on).expect("a date")), ..goal(on) }
}

/// A year of the past, as it is read.
fn year(year: i32, goals: &[Goal]) -> Reading {
    let members = goals.iter().cloned().map(Record::from);
    Reading { files: vec![(DataFile::Ended(year), members.collect())], ..Reading::default() }
}

fn timeline(app: &App) -> &Timeline {
    app.screen.timeline().expect("the timeline is open")
}

fn form_texts(app: &App) -> Vec<&str> {
    let Some(form) = app.dialogs().last().and_then(Dialog::form) else {
        panic!("no form is open");
    };
    ["Title", "When", "Until"].map(|label| form.text(label)).into()
}

#[test]
fn it_opens_at_today_and_the_same_key_closes_it() {
    let mut app = journey();
    press(&mut app, "t");
    assert_eq!(selected(&app), "");
    press(&mut app, "j");
    assert_eq!(selected(&app), "team");
    press(&mut app, "t");
    assert!(app.scene().is_none());
    assert_eq!(selected(&app), "team", "the pane in use is as it was");
}

#[test]
fn it_opens_at_the_milestone_that_is_selected() {
    let mut app = journey();
    press(&mut app, "1Gt");
    assert_eq!(selected(&app), "course");
}

#[test]
fn looking_closer_and_wider_keeps_what_is_selected() {
    let mut app = journey();
    press(&mut app, "1Gkt");
    assert_eq!(selected(&app), "exam");
    press(&mut app, "+");
    assert_eq!((timeline(&app).zoom, selected(&app)), (Zoom::Month, "exam"));
    press(&mut app, "--");
    assert_eq!((timeline(&app).zoom, selected(&app)), (Zoom::Decade, "exam"));
    press(&mut app, "-");
    assert!(app.notice().is_some_and(|n| n.contains("as far as it zooms")));
}

#[test]
fn a_year_is_gone_to_by_its_digits() {
    let mut app = journey();
    press(&mut app, "tg1997<enter>");
    assert_eq!(selected(&app), "course");
    press(&mut app, "gfeb 1999<enter>");
    assert_eq!(selected(&app), "job");
    press(&mut app, "g<enter>");
    assert_eq!(selected(&app), "course");
    press(&mut app, "gsoon<enter>");
    assert!(app.why_refused().is_some());
}

#[test]
fn a_date_is_on_the_row_that_holds_it() {
    let mut app = journey();
    press(&mut app, "tg1997-05<enter>");
    assert_eq!(selected(&app), "course", "its year, and not the next that has a row");
    press(&mut app, "gmar 1998<enter>");
    assert_eq!(selected(&app), "exam");
    press(&mut app, "+gmar 1997<enter>");
    assert_eq!(selected(&app), "course", "no row of the month: that of the year");
}

/// The words of the period that is selected, or the stretch of a silence.
fn standing(app: &App) -> String {
    let row = timeline(app).row().expect("one is selected");
    match &row.stop {
        RowContent::Gap(gap) => {
            let words = |date: Date| DateFormat::default().words(date);
            format!("{} to {}", words(gap.from()), words(gap.until()))
        }
        RowContent::Item(item, _) => item.title().to_owned(),
        RowContent::Blank
        | RowContent::More(_)
        | RowContent::End(_)
        | RowContent::Unread(..)
        | RowContent::Today => row.period.words(DateFormat::default()),
    }
}

#[test]
fn looking_wider_and_closer_comes_back_to_where_one_stood() {
    let milestones =
        [milestone("before", "2013"), milestone("after", "2015"), milestone("late", "2022")];
    let mut app = blank();
    app.update(Event::Read(reading(vec![], milestones.into())));
    let steps = ["2014-02-03", "2014-09-12"].map(done);
    app.update(Event::Read(year(2014, &steps)));
    press(&mut app, "t");
    for (keys, way) in [
        ("g2014<enter>", "-+"),
        ("g2014<enter>", "+-"),
        ("g2019<enter>", "-+"),
        ("g2019<enter>", "+-"),
        ("gsep 2014<enter>", "-+"),
        ("g2015<enter>", "--++-"),
        ("+gsep 2014<enter>", "--++"),
        ("g12 sep 2014<enter>", "--++"),
    ] {
        press(&mut app, keys);
        let was = standing(&app);
        press(&mut app, way);
        assert_eq!(standing(&app), was, "{keys} {way}");
    }
    press(&mut app, "k");
    let was = standing(&app);
    press(&mut app, "--++");
    assert_eq!(standing(&app), was, "one step away, that is where one stands");
}

#[test]
fn a_date_of_a_year_that_is_being_read_is_come_to_when_it_is() {
    let goals = ["2002-03", "2002-09-14", "2002-11"].map(done);
    let shared: Vec<_> = goals.iter().cloned().map(std::sync::Arc::new).collect();
    let mut app = blank();
    app.update(Event::Read(Reading {
        summaries: vec![(2002, crate::domain::summary::YearSummary::of(shared.iter()).into())],
        ..reading(vec![], vec![milestone("m", "2001"), milestone("later", "2003-01")])
    }));
    let effects = press(&mut app, "t+gsep 2002<enter>");
    assert!(effects.contains(&Effect::Disk(Request::Load(vec![2002]))), "{effects:?}");
    app.update(Event::Read(year(2002, &goals)));
    assert_eq!(selected(&app), "2002-09-14");
}

#[test]
fn a_long_silence_is_offered_for_filling_with_its_dates() {
    let mut app = journey();
    press(&mut app, "tg2005<enter>a");
    assert_eq!(form_texts(&app), ["", "Mar 1999", "Feb 2012"]);
    let effects = press(&mut app, "First team<enter>");
    assert_eq!(saves(&effects), ["added, First team"]);
    assert_eq!(selected(&app), "First team", "it is selected on the timeline");
}

#[test]
fn elsewhere_the_date_is_that_of_the_place() {
    let mut app = journey();
    press(&mut app, "tg1998<enter>a");
    assert_eq!(form_texts(&app), ["", "20 Nov 1998", ""]);
}

#[test]
fn the_order_turns_and_is_said() {
    let mut app = journey();
    press(&mut app, "to");
    assert_eq!(timeline(&app).order, Order::Recognised);
    assert!(app.notice().is_some_and(|n| n.contains("recognised")));
}

#[test]
fn escape_closes_the_detail_then_lifts_the_filter_then_closes_the_timeline() {
    let mut app = journey();
    press(&mut app, "fcourse<enter>tk<enter>");
    assert!(app.detail().is_some());
    press(&mut app, "<esc>");
    assert!(app.detail().is_none() && app.screen.filter.as_ref().is_some());
    press(&mut app, "<esc>");
    assert!(app.scene().is_some() && app.screen.filter.as_ref().is_none());
    assert_eq!(selected(&app), "course", "what was selected stays so");
    press(&mut app, "<esc>");
    assert!(app.scene().is_none());
}

#[test]
fn a_filter_holds_on_the_timeline() {
    let mut app = journey();
    press(&mut app, "tfexam<enter>");
    let titles: Vec<_> =
        timeline(&app).list.entries().iter().filter_map(|r| r.item()).map(Item::title).collect();
    assert_eq!(titles, ["exam"]);
    assert_eq!(heading(&app).1, "1 of 4 milestones");
    press(&mut app, "<esc>");
    assert_eq!(heading(&app).1, "4 milestones");
}

#[test]
fn the_help_and_the_palette_name_the_keys_as_they_are_meant_here() {
    let told = |layer: Layer| -> Vec<String> {
        let help = Help::over(&Keymap::default(), layer, &|_| true);
        let columns = help_columns(&help, 70);
        let lines = columns.iter().flat_map(|column| &column.lines);
        lines.map(|(_, line)| line.text().trim().to_owned()).collect()
    };
    let has = |lines: &[String], keys: &str, help: &str| {
        let line = format!("{keys:<15}{help}");
        assert!(lines.contains(&line), "{line}: {lines:#?}");
    };
    let here = told(Layer::Timeline);
    assert_eq!(here[0], "Here", "what applies here comes first");
    has(&here, "a", "Add a milestone there; in a gap, one that fills it");
    has(&here, ": add", "Add a small goal");
    has(&here, "home", "Go to the first");
    has(&told(Layer::Everywhere), "a", "Add a small goal");
    has(&told(Layer::LookBack), ": copy", "Copy its title to the clipboard");
    let mut app = journey();
    press(&mut app, "t:Add a small");
    let row = first_match(&app);
    assert_eq!((row.text.as_str(), row.beside.as_str()), ("add", ""));
}

#[test]
fn search_selects_what_it_found_on_the_timeline() {
    let mut app = journey();
    press(&mut app, "t/bank<enter>");
    assert_eq!(selected(&app), "bank");
    assert!(app.scene().is_some());
}

#[test]
fn a_pane_is_one_key_away() {
    let mut app = journey();
    press(&mut app, "t2");
    assert!(app.scene().is_none());
    assert_eq!(app.screen.focus, Pane::Small);
}

#[test]
fn by_month_years_that_come_into_view_are_read() {
    let mut app = blank();
    let summary = crate::domain::summary::YearSummary { done: 3, ..Default::default() };
    app.update(Event::Read(Reading {
        summaries: vec![(2020, summary.into())],
        ..reading(vec![], vec![milestone("m", "2019")])
    }));
    assert!(press(&mut app, "t").is_empty(), "by year the summary is enough");
    let effects = press(&mut app, "+");
    assert!(effects.contains(&Effect::Disk(Request::Load(vec![2020]))), "{effects:?}");
}

#[test]
fn keys_of_the_timeline_mean_nothing_elsewhere() {
    let mut app = journey();
    let effects = press(&mut app, "-=");
    assert!(effects.is_empty() && app.scene().is_none());
}
