//! Finding: the search over everything while the past comes in, saved filters, the palette.

use super::*;
use crate::app::action::ACTIONS;
use crate::app::dialog::DialogKind;
use crate::app::dialog::filter::FilterDialog;
use crate::app::dialog::search::SearchDialog;
use crate::domain::summary::YearSummary;

fn done(name: &str, on: &str) -> Item {
    let on = Date::from_iso(on).expect("a date");
    Item::from(Goal { state: State::done(on), tags: vec!["past".into()], ..goal(name) })
}

/// A journey with a goal done in each of these years, none of them read.
fn with_past(years: &[i32]) -> App {
    let mut app = app(vec![goal("open")], vec![milestone("course", "1997")]);
    let summary = YearSummary { done: 1, ..Default::default() };
    app.update(Event::Read(Reading {
        summaries: years.iter().map(|y| (*y, summary.clone().into())).collect(),
        ..Reading::default()
    }));
    app
}

fn read_year(app: &mut App, year: i32) {
    let item = done(&format!("run-{year}"), &format!("{year}-06-01"));
    app.update(Event::Read(Reading {
        files: vec![(DataFile::Ended(year), vec![item.into()])],
        ..Reading::default()
    }));
}

fn search(app: &App) -> &SearchDialog {
    match app.dialogs().last().map(|dialog| &dialog.kind) {
        Some(DialogKind::Search(search)) => search,
        other => panic!("no search but {other:?}"),
    }
}

fn found(app: &App) -> Vec<&str> {
    let hits = search(app).found.hits.iter();
    hits.filter_map(|hit| search(app).entry(hit)).map(|entry| entry.item.title()).collect()
}

#[test]
fn years_that_are_not_known_of_yet_are_searched_when_they_are() {
    let mut app = app(vec![goal("open")], vec![]);
    app.update(Event::Shown);
    assert_eq!(press(&mut app, "/run"), []);
    assert!(app.data.years_unknown);
    let summary = YearSummary { done: 1, ..Default::default() };
    let asked = app.update(Event::Read(Reading {
        summaries: vec![(2001, summary.clone().into()), (2003, summary.into())],
        ..Reading::default()
    }));
    assert!(!app.data.years_unknown);
    assert_eq!(asked, [Effect::Disk(Request::Load(vec![2003, 2001]))]);
    read_year(&mut app, 2003);
    assert_eq!(found(&app), ["run-2003"]);
    assert_eq!(app.data.years_being_read(), 1);
}

#[test]
fn filter_line_counts_the_tags_of_the_years_that_are_read_for_it() {
    let mut app = with_past(&[2001, 2003]);
    assert_eq!(press(&mut app, "f"), [Effect::Disk(Request::Load(vec![2003, 2001]))]);
    let tags = |app: &App| match app.dialogs().last().map(|dialog| &dialog.kind) {
        Some(DialogKind::Filter(filter)) => filter.tags.clone(),
        _ => Vec::new(),
    };
    assert_eq!(tags(&app), []);
    read_year(&mut app, 2003);
    assert_eq!(tags(&app), [("past".to_owned(), 1)]);
    read_year(&mut app, 2001);
    assert_eq!(tags(&app), [("past".to_owned(), 2)]);
}

#[test]
fn the_past_comes_in_latest_first_and_a_few_years_at_a_time() {
    let mut app = with_past(&[2001, 2003, 2004, 2005, 2007]);
    let asked = press(&mut app, "/");
    let parts = [vec![2007, 2005, 2004], vec![2003, 2001]];
    assert_eq!(asked, parts.map(|years| Effect::Disk(Request::Load(years))));
    assert_eq!(app.data.years_being_read(), 5);
    read_year(&mut app, 2007);
    assert_eq!(app.data.years_being_read(), 4);
    press(&mut app, "<esc>");
    assert_eq!(press(&mut app, "/"), [], "asked for once");
}

#[test]
fn search_keeps_text_and_selection_while_the_past_loads() {
    let mut app = with_past(&[2001, 2007]);
    press(&mut app, "/run");
    read_year(&mut app, 2001);
    assert_eq!(search(&app).picked().map(Item::title), Some("run-2001"));
    read_year(&mut app, 2007);
    assert_eq!(found(&app), ["run-2007", "run-2001"]);
    assert_eq!(search(&app).picked().map(Item::title), Some("run-2001"));
    assert_eq!(search(&app).field.text(), "run");
    press(&mut app, "<enter>");
    assert_eq!(selected(&app), "run-2001");
}

#[test]
fn before_anything_is_typed_the_most_recent_comes_first() {
    let mut app = with_past(&[2001]);
    press(&mut app, "/");
    read_year(&mut app, 2001);
    assert_eq!(found(&app), ["open", "run-2001", "course"]);
}

#[test]
fn a_year_that_is_not_understood_is_not_waited_for() {
    let mut app = with_past(&[2001]);
    press(&mut app, "/");
    let problem = Problem {
        path: "/j/done/2001.toml".into(),
        line: Some(3),
        column: None,
        severity: Severity::Error,
        message: "expected a value".into(),
        hint: String::new(),
        excerpt: String::new(),
        item: None,
        blocks_saving: true,
    };
    app.update(Event::Read(Reading { problems: vec![problem], ..Reading::default() }));
    assert_eq!(app.data.years_being_read(), 0);
}

#[test]
fn enter_goes_to_the_place_on_the_timeline_that_is_open() {
    let mut app = with_past(&[]);
    press(&mut app, "t/cour<enter>");
    assert!(app.screen.timeline().is_some());
    assert_eq!(selected(&app), "course");
    press(&mut app, "/open<enter>");
    assert!(app.screen.timeline().is_some() || app.scene().is_none());
    assert_eq!(selected(&app), "open");
}

#[test]
fn the_palette_has_every_action_and_what_means_nothing_here_last() {
    let mut app = app(vec![goal("small")], vec![]);
    press(&mut app, ":");
    let palette = form(&app);
    let commands = ACTIONS.iter().filter(|spec| !spec.place.is_in_dialog());
    assert_eq!(palette.choices.len(), commands.count(), "no command types");
    let amiss: Vec<bool> = palette.choices.iter().map(|row| !row.amiss.is_empty()).collect();
    assert!(amiss.is_sorted() && amiss.contains(&true));
    press(&mut app, "promote");
    let first = first_match(&app);
    assert_eq!((first.text.as_str(), first.beside.as_str()), ("promote", "p"));
    assert_eq!(first.amiss, "on anything finished");
}

#[test]
fn palette_is_matched_by_name_and_by_the_words_of_the_help() {
    let mut app = app(vec![goal("small")], vec![]);
    let found = |app: &App| -> Vec<String> {
        let form = form(app);
        let matches = form.matches.as_ref().expect("a list");
        matches.found.iter().map(|found| form.choices[found.choice].text.clone()).collect()
    };
    press(&mut app, ":pro");
    assert_eq!(found(&app)[..2], ["promote", "note"], "a name first, then a progress note");
    press(&mut app, "<ctrl-u>add a small");
    assert_eq!(found(&app), ["add"]);
    press(&mut app, "<ctrl-u>zebra");
    assert_eq!(found(&app), Vec::<String>::new());
}

fn line(app: &App) -> &FilterDialog {
    match app.dialogs().last().map(|dialog| &dialog.kind) {
        Some(DialogKind::Filter(line)) => line,
        other => panic!("no filter line but {other:?}"),
    }
}

fn offers(app: &App) -> Vec<&str> {
    line(app).offers.iter().map(|o| o.name.as_str()).collect()
}

fn kept(effects: &[Effect]) -> Vec<(&str, &str)> {
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::Disk(Request::KeepFilter { name, text }) => Some((name.as_str(), text.as_str())),
        _ => None,
    });
    kept.collect()
}

fn filtering() -> App {
    let saved = [("late", "is:overdue"), ("reading", "read")];
    let saved = saved.map(|(name, text)| (name.into(), text.into()));
    let mut app = blank();
    app.settings.saved_filters = saved.into();
    app.update(Event::Read(reading(vec![goal("read"), goal("write")], vec![])));
    app
}

#[test]
fn filter_shows_what_fits_as_it_is_typed_and_esc_restores() {
    let mut app = filtering();
    press(&mut app, "2j");
    assert_eq!(selected(&app), "write");
    press(&mut app, "fread");
    assert_eq!(titles(&app, Pane::Small), ["read"]);
    assert_eq!(kept(&press(&mut app, "<esc>")), []);
    assert_eq!(titles(&app, Pane::Small), ["read", "write"]);
    assert_eq!(selected(&app), "write");
    press(&mut app, "<esc>fwrit<enter>f<ctrl-u>read");
    assert_eq!(titles(&app, Pane::Small), ["read"]);
    press(&mut app, "<esc>");
    assert_eq!(titles(&app, Pane::Small), ["write"], "the filter that was on");
}

#[test]
fn a_name_and_a_colon_before_a_filter_save_it_and_apply_it() {
    let mut app = filtering();
    let effects = press(&mut app, "fwriting: writ<enter>");
    assert_eq!(kept(&effects), [("writing", "writ")]);
    assert_eq!(titles(&app, Pane::Small), ["write"]);
    assert_eq!(app.screen.filter.as_ref().map(|f| f.text.as_str()), Some("writing: writ"));
    assert_eq!(kept(&press(&mut app, "f<enter>")), [], "nothing new to keep");
    assert_eq!(titles(&app, Pane::Small), ["write"]);
}

#[test]
fn saved_filters_are_offered_by_what_is_typed_and_chosen_with_the_arrows() {
    let mut app = filtering();
    press(&mut app, "f");
    assert_eq!(offers(&app), ["late", "reading"]);
    press(&mut app, "read");
    assert_eq!((offers(&app), line(&app).selected()), (vec!["reading"], None));
    assert_eq!(kept(&press(&mut app, "<down><down><enter>")), []);
    assert_eq!(titles(&app, Pane::Small), ["read"]);
    press(&mut app, "f");
    assert_eq!(offers(&app), ["late", "reading"], "the line is as it was");
    press(&mut app, "<down><up>");
    assert_eq!(line(&app).meant(), "reading: read");
}

#[test]
fn the_bare_name_is_a_word_like_any_other_and_the_term_names_the_saved_one() {
    let mut app = filtering();
    press(&mut app, "flate<enter>");
    assert_eq!(titles(&app, Pane::Small), Vec::<String>::new());
    press(&mut app, "<esc>f-filter:reading<enter>");
    assert_eq!(titles(&app, Pane::Small), ["write"]);
    press(&mut app, "<esc>ffilter:lute<enter>");
    let error = app.why_refused();
    assert!(error.is_some_and(|e| e.ends_with("Saved are late and reading.")), "{error:?}");
}

#[test]
fn a_name_with_nothing_after_it_forgets_the_filter() {
    let mut app = filtering();
    assert_eq!(kept(&press(&mut app, "flate:<enter>")), [("late", "")]);
    assert_eq!(app.notice(), Some("Forgot the filter late. It was: is:overdue"));
    press(&mut app, "f");
    assert_eq!(offers(&app), ["reading"]);
    press(&mut app, "late:<enter>");
    let applied = app.screen.filter.as_ref().map(|filter| filter.text.as_str());
    assert_eq!(applied, Some("late:"), "none is saved by that name any more, so it is text");
}

#[test]
fn filter_with_an_error_is_not_saved_and_a_failed_save_is_reported() {
    let mut app = filtering();
    assert_eq!(kept(&press(&mut app, "fx: is:nonsense<enter>")), []);
    assert!(app.why_refused().is_some() && !app.settings.saved_filters.contains_key("x"));
    press(&mut app, "<esc>");
    let keep = Request::KeepFilter { name: "x".into(), text: "is:large".into() };
    app.update(Event::answered(keep, Answer::refused("the disk is full")));
    let said = "The filter works for now, but could not be saved: the disk is full.";
    assert_eq!(app.notice(), Some(said));
}

#[test]
fn a_filter_that_may_not_be_meant_as_text_says_so() {
    let mut app = filtering();
    assert_eq!(kept(&press(&mut app, "fold2:is:large<enter>")), []);
    let said = "\"old2:\" is looked for as text. A space after it saves the filter.";
    assert_eq!(app.notice(), Some(said));
    assert_eq!(titles(&app, Pane::Small), Vec::<String>::new());
    press(&mut app, "<esc>ftga:work<enter>");
    let said = "\"tga:\" is looked for as text. Did you mean tag:?";
    assert_eq!(app.notice(), Some(said));
}

#[test]
fn a_filter_takes_text_with_a_colon() {
    let mut app = blank();
    let goals = ["Re: offer", "Read https://example.org", "Other"];
    let titled =
        |(at, title): (usize, &str)| Goal { title: title.into(), ..goal(&format!("goal{at}")) };
    let goals = goals.into_iter().enumerate().map(titled).collect();
    app.update(Event::Read(reading(goals, vec![])));
    for (typed, title) in [("re:", 0), ("https://example.org", 1)] {
        press(&mut app, &format!("f{typed}<enter>"));
        let found = ["Re: offer", "Read https://example.org"][title];
        assert_eq!(titles(&app, Pane::Small), [found]);
        assert!(app.dialogs().is_empty());
        press(&mut app, "<esc>");
    }
}

#[test]
fn the_panes_count_what_passes_the_filter() {
    let mut app = filtering();
    let counted =
        |app: &App| Pane::ALL.map(|pane| crate::view::counted::pane_title(app, pane, false).1);
    let all = counted(&app);
    press(&mut app, "fread<enter>");
    let through = [("0", &all[0]), ("1", &all[1]), ("0", &all[2])];
    let through = through.map(|(some, all)| format!("{some} of {all}"));
    assert_eq!(counted(&app), through);
}

#[test]
fn filter_that_hides_what_is_added_is_cleared_with_a_word() {
    let mut app = app(vec![goal("a")], vec![]);
    press(&mut app, "fa<enter>");
    press(&mut app, "aWrite<enter>");
    assert_eq!(selected(&app), "Write");
    let notice = "Added: Write. The filter hid it, and is cleared. u undoes.";
    assert_eq!(app.notice(), Some(notice));
}

#[test]
fn filter_that_is_wrong_says_so_while_it_is_typed_but_not_of_a_word_that_is_begun() {
    let mut app = filtering();
    let told = |app: &App| {
        let told = crate::view::understood::of_filter(app, line(app)).into_iter();
        told.map(|piece| piece.text).collect::<Vec<_>>()
    };
    press(&mut app, "fis:ov");
    assert_eq!(told(&app), ["not understood yet; everything is shown"]);
    press(&mut app, "x");
    let [why, shown] = &told(&app)[..] else { panic!("{:?}", told(&app)) };
    assert!(why.starts_with("\"is:ovx\" is not a filter"), "{why}");
    assert_eq!(shown, "until then everything is shown");
    press(&mut app, "<backspace>erdue");
    assert_eq!(told(&app), ["enter shows only what fits"]);
    press(&mut app, "<enter>f is:fo -read");
    assert_eq!(told(&app)[1], "until then the filter is still \"is:overdue -read\"");
    press(&mut app, "<enter>");
    let after = "a refusal says it too";
    assert_eq!(told(&app)[1], "until then the filter is still \"is:overdue -read\"", "{after}");
    press(&mut app, "<esc>");
    assert_eq!(app.screen.filter.as_ref().map(|filter| &*filter.text), Some("is:overdue"));
}

#[test]
fn order_of_small_goals_is_turned_only_where_they_are_in_view() {
    for keys in ["r", "i", "3<enter>"] {
        let large = Goal { size: Size::Large, ..goal("large") };
        let mut app = app(vec![goal("a"), large], vec![]);
        app.update(Event::Resize { columns: 80, rows: 24 });
        app.update(Event::Shown);
        press(&mut app, &format!("{keys}o"));
        assert!(!app.screen.own_order, "{keys}");
        assert_eq!(app.notice(), Some("This works where the small goals are in view."), "{keys}");
    }
    let mut other = app(vec![goal("a")], vec![]);
    press(&mut other, "o");
    assert!(other.screen.own_order);
    let mut empty = app(vec![Goal { size: Size::Large, ..goal("large") }], vec![]);
    press(&mut empty, "o");
    assert_eq!(empty.notice(), Some("There are no small goals to put in order."));
    assert!(!empty.screen.own_order);
}

#[test]
fn key_line_says_what_enter_does_with_a_filter() {
    let mut app = filtering();
    let cases = [
        ("fread", "enter show"),
        ("<esc>fread: is:open", "enter save"),
        ("<enter><esc>f<down>", "enter show"),
        ("<esc>fread: is:done", "enter save"),
        ("<esc>fread:", "enter forget"),
        ("<esc>tg", "enter go"),
    ];
    for (keys, does) in cases {
        press(&mut app, keys);
        let line = crate::view::keyline::key_line(&app, 120).text();
        assert!(line.contains(does), "{keys}: {line}");
    }
}
