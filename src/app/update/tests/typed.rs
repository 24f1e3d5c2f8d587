//! What was typed is not thrown away: every dialog that leads to a change, refused by the disk, comes back as it was.

use super::*;
use crate::app::action::{ACTIONS, Action};
use crate::app::dialog::DialogKind;
use crate::app::dialog::backups::Backups;
use crate::app::dialog::filter::FilterDialog;
use crate::app::dialog::merge::MergeDialog;
use crate::app::disk::PlannedImport;
use crate::app::update::capture::{self, NewGoal, add_line};
use crate::app::update::chosen::Chosen;
use crate::app::update::review::pause_line;
use crate::app::update::{ending, hindsight, look_back, standing};
use crate::domain::backup::{Against, Backup, BackupName, BackupState as Whole, Contents};
use crate::domain::conflict::{Conflict, ConflictForm as Wrong, MergeOffer};
use crate::domain::counts::Counts;
use crate::domain::date::{DateFormat, Moment, Until};
use crate::domain::declined::AskAgain;
use crate::domain::goal::OpenState;
use crate::domain::import::{Import, ImportChoices, ImportPlan, Incoming, SourceLine};
use crate::domain::merge::{Version, merge};
use crate::domain::sorted::SortedSet;
use crate::domain::undated_item::UndatedItem;
use std::sync::Arc;

/// Names the variants of an enum and lists the names: a variant that is added does not compile until it is named here, and
/// fails the trial until it is tried.
macro_rules! named {
    ($all:ident, $name:ident, $of:ty: $($variant:ident $pattern:pat,)*) => {
        const $all: &[&str] = &[$(stringify!($variant)),*];

        fn $name(of: &$of) -> &'static str {
            match of {
                $($pattern => stringify!($variant),)*
            }
        }
    };
}

named!(DIALOGS, dialog_name, DialogKind<App>:
    Form DialogKind::Form(_),
    Filter DialogKind::Filter(_),
    Merge DialogKind::Merge(_),
    Backups DialogKind::Backups(_),
    Search DialogKind::Search(_),
    Help DialogKind::Help(_),
);

/// Those that change nothing on disk by themselves.
const CHANGE_NOTHING: &[&str] = &["Search", "Help"];

/// Actions whose forms change nothing on disk by themselves: they open another dialog, find, or end the program.
const LEAD_ELSEWHERE: &[Action] =
    &[Action::GoTo, Action::Palette, Action::Merge, Action::Quit, Action::Theme];

/// Actions whose forms lead to the next one; they are tried on their own.
const LEAD_ON: &[Action] = &[Action::BackFill, Action::Import];

/// A question that is answered with `y`.
fn ask(answer: impl Fn(&mut App) + 'static) -> Dialog {
    ask_about(Action::Yes, answer)
}

fn ask_about(topic: Action, answer: impl Fn(&mut App) + 'static) -> Dialog {
    let yes = Choice::answer(&[Action::Yes], "yes", answer);
    DialogKind::Form(Form::new(topic, None, "asks").or(yes)).into()
}

/// The form that something opens for that item.
fn at(app: &mut App, name: &str, open: impl FnOnce(&mut App)) -> Dialog {
    app.screen.go_to(&app.data, &id(name));
    by(app, open)
}

fn backups() -> Dialog {
    let contents = Contents {
        lacks: false,
        before: "done, a".into(),
        counts: Counts::default(),
        unread: Vec::new(),
        against_now: Against::Same,
    };
    let (name, state) = (BackupName::new(1, Moment(0)), Whole::Whole(contents));
    DialogKind::Backups(Backups::new(vec![DatedBackup {
        when: "1970-01-01 00:00".into(),
        backup: Backup { name, state },
    }]))
    .into()
}

fn conflict() -> Dialog {
    let theirs = Goal { title: "theirs".into(), ..goal("plain") };
    let (ours, theirs) = (goal("plain").into(), theirs.into());
    let conflict =
        Conflict { name: "goals (copy).toml".into(), of: DataFile::Open, form: Wrong::Copy };
    DialogKind::Merge(MergeDialog::new(Box::new(MergeOffer {
        conflict,
        merge: merge(None, &Version::of([&ours]), &Version::of([&theirs])),
        problems: Vec::new(),
        leftover: Vec::new(),
    })))
    .into()
}

/// A larger goal with one step, a measured goal, a paused one, one that is over, and two milestones of which one was a goal.
fn on_disk() -> Reading {
    let large = Goal { size: Size::Large, ..goal("large") };
    let reached =
        Goal { size: Size::Large, state: State::done(Date::Year(2016)), ..goal("reached") };
    let measured = Goal { measure: Measure::parse("4 of 12 exercises"), ..goal("measured") };
    let paused = Goal { state: State::PAUSED, ..goal("paused") };
    let was =
        Goal { state: State::done(Date::Year(1997)), milestone: Some(id("course")), ..goal("was") };
    let mut course = Milestone::new(id("course"), "course", Date::Year(1997));
    course.from = Some(id("was"));
    course.led_to = vec![id("exam")];
    let mut news = reading(
        vec![goal("plain"), large, toward(goal("step"), "large"), measured, paused],
        vec![course.into(), milestone("exam", "1999"), milestone("job", "2001")],
    );
    news.files.push((DataFile::Ended(1997), vec![was.into()]));
    news.files.push((DataFile::Ended(2016), vec![reached.into()]));
    news
}

fn opened() -> App {
    let mut app = blank();
    app.update(Event::Read(on_disk()));
    app
}

/// A dialog to open, and the keys that fill it in and submit it.
type Trial = (fn(&mut App) -> Dialog, &'static str);

/// The dialog that some keys open, taken off again.
fn by(app: &mut App, open: impl FnOnce(&mut App)) -> Dialog {
    open(app);
    app.dialogs.pop().expect("it opens")
}

const TRIALS: &[Trial] = &[
    (
        |app| at(app, "large", |app| app.act(Action::AddSmall)),
        "Write it all down #study !fri<enter>",
    ),
    (|app| by(app, |app| app.act(Action::AddLarger)), "Lead a team<enter>"),
    (|app| at(app, "measured", |app| app.act(Action::Done)), "2<enter>"),
    (|app| at(app, "measured", |app| app.act(Action::Done)), "8<enter>"),
    (|app| at(app, "step", |app| app.act(Action::Note)), "a long evening of it<enter>"),
    (|app| at(app, "step", |app| app.act(Action::Drop)), "the project was stopped<enter>"),
    (|app| at(app, "large", |app| app.act(Action::Question)), "ask three people who did it<enter>"),
    (|app| by(app, |app| app.act(Action::Break)), "parental leave until march<enter>"),
    (|app| at(app, "plain", |app| app.act(Action::Target)), "mar 2027<enter>"),
    (|app| at(app, "plain", |app| app.act(Action::Toward)), "lar<enter>"),
    (|app| at(app, "plain", |app| app.act(Action::Tag)), "#study<enter>"),
    (|_| DialogKind::Form(pause_line(&id("paused"), "paused")).into(), "mar 2027<enter>"),
    (
        |app| by(app, |app| app.act(Action::AddMilestone)),
        "The course nobody wanted<tab>1997<tab><tab><tab><tab>it began there<enter>",
    ),
    (|app| at(app, "step", |app| app.act(Action::DoneOn)), "yesterday<tab>at last<enter>"),
    (
        |app| at(app, "measured", |app| app.act(Action::DoneOn)),
        "yesterday<tab>3<tab>the hard ones<enter>",
    ),
    (|app| at(app, "plain", |app| app.act(Action::Edit)), " and more<tab><tab>mar 2027<enter>"),
    (|app| at(app, "exam", |app| app.act(Action::Edit)), " passed<tab>1998<enter>"),
    (
        |app| by(app, |app| hindsight::ask_to_promote(app, &id("reached"))),
        "everything came of it<enter>",
    ),
    (|app| by(app, |app| hindsight::ask_to_record(app, &id("reached"))), " at last<enter>"),
    (
        |_| {
            ask(|app| ending::mark_done(app, &Chosen::one(&id("large")), app.data.today.into(), ""))
        },
        "y",
    ),
    (|_| ask(|app| standing::set_state(app, &Chosen::one(&id("plain")), OpenState::Someday)), "y"),
    (|app| at(app, "plain", |app| app.act(Action::State)), "s"),
    (|_| ask(|app| standing::open_again(app, &Chosen::one(&id("reached")))), "y"),
    (
        |_| {
            ask_about(Action::Remember, |app| {
                look_back::answer_old_step(app, &id("reached"), AskAgain::Never)
            })
        },
        "y",
    ),
    (|app| at(app, "course", |app| app.act(Action::TakeBack)), "y"),
    (|app| by(app, |app| capture::paste(app, "one\ntwo")), "<enter>"),
    (|app| at(app, "exam", |app| app.act(Action::Link)), "jo<enter>"),
    (|app| at(app, "course", |app| app.act(Action::Unlink)), "exa<enter>"),
    (
        |app| DialogKind::Filter(FilterDialog::new("", &app.settings.saved_filters)).into(),
        "mine: is:large<enter>",
    ),
    (|app| at(app, "plain", |app| app.act(Action::Report)), "<tab>/a/year.md<enter>"),
    (|_| conflict(), "a<enter>"),
    (|_| backups(), "<enter>"),
];

/// The disk's refusal of what these effects ask of it.
fn refusal(effects: &[Effect]) -> Event {
    let request = effects.iter().filter_map(Effect::request).find(|r| r.keeps_dialog());
    let request = request.unwrap_or_else(|| panic!("nothing is asked of the disk: {effects:?}"));
    let reading = matches!(request, Request::Save { .. }).then(on_disk);
    let why = "the file is broken. Mend line 7.".into();
    Event::answered(request.clone(), Answer::Refused { why, advice: None, reading })
}

/// The dialog as it is but for its error: its text, its cursor, its choice.
fn as_typed(dialog: &Dialog) -> String {
    let told = format!("{dialog:?}").replace("was_refused: true", "was_refused: false");
    match dialog.error.as_deref() {
        Some(why) => told.replace(&format!("error: Some({why:?})"), "error: None"),
        None => told,
    }
}

/// Opens a dialog and fills it in: how it was typed, and the key that submits it.
fn fill_in(app: &mut App, (open, keys): &Trial) -> (String, String) {
    let dialog = open(app);
    app.dialogs.push(dialog);
    let (typed, last) = match keys.strip_suffix("<enter>") {
        Some(typed) => (typed, "<enter>"),
        None => ("", *keys),
    };
    press(app, typed);
    (as_typed(&app.dialogs[0]), last.to_owned())
}

#[test]
fn a_refused_dialog_comes_back_as_it_was_with_the_reason_and_nothing_is_asked() {
    for trial in TRIALS {
        let mut app = opened();
        let (typed, enter) = fill_in(&mut app, trial);
        let effects = press(&mut app, &enter);
        assert!(app.dialogs().is_empty(), "the screen does not wait: {}", trial.1);
        app.update(refusal(&effects));
        let [dialog] = app.dialogs() else { panic!("{:?} of {}", app.dialogs(), trial.1) };
        assert_eq!(as_typed(dialog), typed);
        assert_eq!(app.notice(), None, "nothing untrue is said of {}", trial.1);
        let why = dialog.error.as_deref().unwrap_or_default();
        assert!(why.to_lowercase().contains("the file is broken"), "{why:?} of {}", trial.1);
    }
}

#[test]
fn a_refused_dialog_can_be_submitted_again_once_the_file_is_mended() {
    for trial in TRIALS {
        let mut app = opened();
        let (_, enter) = fill_in(&mut app, trial);
        let effects = press(&mut app, &enter);
        app.update(refusal(&effects));
        let again = press(&mut app, &enter);
        refusal(&again);
        assert!(app.dialogs().is_empty(), "{:?} of {}", app.dialogs(), trial.1);
    }
}

#[test]
fn a_refused_dialog_waits_beneath_what_is_being_typed() {
    for trial in TRIALS {
        let mut app = opened();
        let (typed, enter) = fill_in(&mut app, trial);
        let effects = press(&mut app, &enter);
        app.dialogs.push(DialogKind::Form(add_line(NewGoal::SMALL, "Add")).into());
        press(&mut app, "Call");
        app.update(refusal(&effects));
        press(&mut app, " Ada");
        let notice = app.notice().unwrap_or_default().to_lowercase();
        assert!(notice.contains("the file is broken"), "{notice:?} of {}", trial.1);
        assert_eq!(form(&app).text(""), "Call Ada");
        press(&mut app, "<esc>");
        let [dialog] = app.dialogs() else { panic!("{:?} of {}", app.dialogs(), trial.1) };
        assert_eq!(as_typed(dialog), typed);
    }
}

#[test]
fn every_dialog_that_leads_to_a_change_is_tried() {
    let mut tried: SortedSet<&str> = CHANGE_NOTHING.iter().copied().collect();
    let mut topics = [LEAD_ELSEWHERE, LEAD_ON].concat();
    for (open, _) in TRIALS {
        let dialog = open(&mut opened());
        tried.insert(dialog_name(&dialog.kind));
        topics.extend(topic(&dialog));
    }
    for name in DIALOGS {
        assert!(tried.contains(name), "{name} is not tried");
    }
    let items: Vec<Id> = opened().journey().items().map(|item| item.id().clone()).collect();
    for (item, spec) in items.iter().flat_map(|item| ACTIONS.iter().map(move |spec| (item, spec))) {
        let mut app = opened();
        app.screen.go_to(&app.data, item);
        app.act(spec.action);
        for topic in app.dialogs().iter().filter_map(topic) {
            assert!(
                topics.contains(&topic),
                "{topic:?}, opened by {:?}, is not tried",
                spec.action
            );
        }
    }
}

#[test]
fn back_fill_line_that_is_refused_comes_back_beneath_the_next_question() {
    let mut app = opened();
    app.act(Action::BackFill);
    let save = save_in(&press(&mut app, "Administrator !1995<enter>"));
    app.update(Event::answered(save, Answer::refused("the file is broken")));
    let lines: Vec<Vec<String>> = app.dialogs().iter().map(Dialog::typed).collect();
    assert_eq!(lines, [vec!["Administrator !1995".to_owned()], vec![]]);
    let error = app.dialogs()[0].error.as_deref().unwrap_or_default();
    assert!(error.contains("the file is broken"), "{error}");
}

#[test]
fn import_date_that_is_refused_comes_back_and_is_asked_for_again_later() {
    let mut app = opened();
    let course = Milestone::new(id("network"), "Network+", Date::Year(1));
    let undated = vec![UndatedItem::asked(course.into(), None)];
    app.data.undated = undated.clone();
    app.act(Action::Review);
    let effects = press(&mut app, "2001<enter>");
    let request = effects.iter().find_map(Effect::request).expect("it is imported").clone();
    app.update(Event::answered(request, Answer::refused("the file is broken")));
    assert_eq!(app.dialogs()[0].typed(), ["2001"]);
    assert_eq!(app.data.undated, undated);
}

#[test]
fn import_date_that_is_undone_is_asked_for_again_though_its_year_is_not_loaded() {
    let mut app = opened();
    let course = Milestone::new(id("network"), "Network+", Date::Year(1));
    let words = "import of 1 item from an earlier import".to_owned();
    let items = vec![Milestone { on: Date::Year(2001), ..course.clone() }.into()];
    app.update(undone(words, items, Reading::default()));
    assert_eq!(app.data.undated, [UndatedItem::asked(course.into(), None)]);
}

#[test]
fn import_that_is_left_while_it_is_saved_asks_for_its_dates_in_the_review() {
    let mut app = opened();
    let incoming = |name: &str, on, is_dated| {
        let source = SourceLine { file: "a.csv".into(), line: 2, column: None };
        let item = Milestone::new(id(name), name, Date::Year(on)).into();
        Incoming { item, source, is_dated }
    };
    let undated = incoming("network", 1, false);
    let import = Import {
        format: "csv",
        items: vec![incoming("rhce", 2005, true), undated.clone()],
        ..Import::default()
    };
    let choices = ImportChoices::default();
    let plan = ImportPlan::new(&import, &app.data.journey, &choices, today());
    let request = |effects: Vec<Effect>| {
        effects.iter().find_map(Effect::request).expect("the disk is asked").clone()
    };
    app.act(Action::Import);
    let read = request(press(&mut app, "a.csv<enter>"));
    let planned = PlannedImport { import: Arc::new(import), plan, choices };
    let Request::PlanImport(path, mut response) = read else { panic!("{read:?}") };
    let answer = response.with(Box::new(planned));
    app.update(Event::answered(Request::PlanImport(path, response), answer));
    let takes = request(press(&mut app, "<enter>"));
    press(&mut app, "<esc>");
    assert!(app.scene().is_none(), "it is left");
    app.update(Event::answered(takes, Answer::read(on_disk())));
    assert_eq!(app.dialogs().len(), 0, "nothing is asked now");
    let kept: Vec<&Item> = app.data.undated.iter().map(|undated| &undated.item).collect();
    assert_eq!(kept, [&undated.item]);
}

#[test]
fn import_path_that_is_refused_comes_back_with_the_reason() {
    let mut app = opened();
    app.act(Action::Import);
    let effects = press(&mut app, "/home/me/resume.jsn<enter>");
    let request = effects.iter().find_map(Effect::request).expect("the file is asked for").clone();
    app.update(Event::answered(request, Answer::refused("there is no such file")));
    assert_eq!(app.dialogs()[0].typed(), ["/home/me/resume.jsn"]);
    assert!(app.scene().is_none(), "the page of the import is closed");
}

/// The action that a form is about.
fn topic(dialog: &Dialog) -> Option<Action> {
    dialog.form().map(|form| form.topic.action)
}

#[test]
fn follow_up_is_asked_once_saved_and_never_over_typing() {
    let mut app = opened();
    app.screen.go_to(&app.data, &id("step"));
    let effects = press(&mut app, "x");
    press(&mut app, "aCall");
    acknowledge(&mut app, &effects);
    assert_eq!((app.dialogs().len(), form(&app).layout()), (1, FormLayout::Line));
    press(&mut app, "<esc>");
    assert_eq!((app.dialogs().len(), form(&app).layout()), (1, FormLayout::Question));
}

#[test]
fn follow_up_is_not_asked_once_it_is_untrue() {
    let mut app = opened();
    app.screen.go_to(&app.data, &id("step"));
    let effects = press(&mut app, "x");
    press(&mut app, "u");
    acknowledge(&mut app, &effects);
    assert!(app.dialogs().is_empty(), "it is being taken back");

    let mut app = opened();
    app.screen.go_to(&app.data, &id("step"));
    let effects = press(&mut app, "x");
    app.screen.go_to(&app.data, &id("large"));
    let added = press(&mut app, "aOne more thing to do");
    acknowledge(&mut app, &effects);
    assert_eq!(saves(&added).len(), 0);
    press(&mut app, "<enter>");
    assert!(app.dialogs().is_empty(), "it was not the last step: {:?}", app.dialogs());
}

#[test]
fn a_disk_that_fails_keeps_what_was_typed_until_it_answers() {
    let mut app = opened();
    let effects = press(&mut app, "aBook the mock exam<enter>");
    let delayed = Answer::Delayed { why: "no space left".into() };
    app.update(Event::answered(save_in(&effects), delayed));
    assert!(app.dialogs().is_empty(), "it is tried again");
    app.update(refusal(&effects));
    assert_eq!((app.dialogs().len(), form(&app).text("")), (1, "Book the mock exam"));
}

#[test]
fn lines_that_are_refused_one_after_the_other_come_back_in_their_order() {
    let mut app = opened();
    let first = press(&mut app, "aFirst<enter>");
    let second = press(&mut app, "aSecond<enter>");
    app.update(refusal(&first));
    app.update(refusal(&second));
    for text in ["First", "Second"] {
        assert_eq!(form(&app).text(""), text);
        press(&mut app, "<esc>");
    }
    assert!(app.dialogs().is_empty());
}

#[test]
fn a_refused_answer_to_a_card_asks_that_card_again() {
    let mut app = opened();
    app.update(Event::Shown);
    app.update(Event::Read(on_disk()));
    press(&mut app, "r");
    let card = |app: &App| app.selected().map(|item| item.id().clone());
    let first = card(&app);
    let effects = press(&mut app, "dno longer needed<enter>");
    assert_ne!(card(&app), first, "the next card is there at once");
    app.update(refusal(&effects));
    assert_eq!(card(&app), first);
    assert_eq!(saves(&press(&mut app, "<enter>")).len(), 1);
    assert_ne!(card(&app), first);
}

fn line_text(app: &App) -> &str {
    form(app).text("")
}

#[test]
fn a_draft_is_offered_once_and_the_first_letter_replaces_it() {
    for leave in ["<esc>", "<ctrl-c>"] {
        let mut app = opened();
        press(&mut app, &format!("aBook the exam{leave}a"));
        assert_eq!(line_text(&app), "Book the exam");
        assert!(app.offers_draft());
        press(&mut app, "<esc>a");
        assert_eq!(line_text(&app), "", "once");
        press(&mut app, &format!("Book the exam{leave}aX"));
        assert_eq!(line_text(&app), "X", "it is not in the way");
        press(&mut app, &format!("<esc>aBook the exam{leave}a<left>!"));
        assert_eq!(line_text(&app), "Book the exa!m");
        assert!(!app.offers_draft());
        press(&mut app, &format!("{leave}a"));
        assert_eq!(line_text(&app), "Book the exa!m", "it was changed, so it is a draft again");
        assert_eq!(saves(&press(&mut app, "<enter>")), ["added, Book the exa!m"]);
        press(&mut app, "a");
        assert_eq!(line_text(&app), "");
    }
}

#[test]
fn a_draft_is_more_than_a_few_words_and_offered_to_its_like_alone() {
    let mut app = opened();
    press(&mut app, "aTwo words<esc>a");
    assert_eq!(line_text(&app), "");
    press(&mut app, "Arbeitszeugnisse<esc>A");
    assert_eq!(line_text(&app), "", "a larger goal is another line");
    press(&mut app, "<esc>a");
    assert_eq!(line_text(&app), "Arbeitszeugnisse");
    press(&mut app, "<esc>");

    app.screen.go_to(&app.data, &id("step"));
    press(&mut app, "dnobody needs this any more<esc>");
    app.screen.go_to(&app.data, &id("plain"));
    press(&mut app, "d");
    assert_eq!(line_text(&app), "", "the reason of another goal");
    press(&mut app, "<esc>");
    app.screen.go_to(&app.data, &id("step"));
    press(&mut app, "d");
    assert_eq!(line_text(&app), "nobody needs this any more");
}

#[test]
fn a_draft_of_a_form_comes_back_line_by_line() {
    let mut app = opened();
    press(&mut app, "mThe course nobody wanted<tab>1997<esc>");
    press(&mut app, "m");
    let Some(form) = app.dialogs().last().and_then(Dialog::form) else {
        panic!("{:?}", app.dialogs())
    };
    assert_eq!((form.text("Title"), form.text("When")), ("The course nobody wanted", "1997"));
    assert!(app.offers_draft());
    assert_eq!(saves(&press(&mut app, "<enter>")), ["added, The course nobody wanted"]);
}

#[test]
fn enter_with_a_modifier_saves_and_opens_the_next_line() {
    for enter in ["<ctrl-enter>", "<alt-enter>"] {
        let mut app = opened();
        let effects = press(&mut app, &format!("aFirst{enter}Second{enter}"));
        assert_eq!(saves(&effects), ["added, First", "added, Second"]);
        assert_eq!(line_text(&app), "");
        press(&mut app, "<esc>");
        let effects = press(&mut app, &format!("mCourse<tab>1997{enter}Exam<tab>1998{enter}"));
        assert_eq!(saves(&effects), ["added, Course", "added, Exam"]);
        assert!(
            matches!(app.dialogs(), [Dialog { kind: DialogKind::Form(form), .. }] if form.text("Title").is_empty())
        );
        let effects = press(&mut app, &format!("<esc>aPay !30 february{enter}"));
        assert_eq!(saves(&effects).len(), 0, "{enter} refuses as enter does");
        assert_eq!(line_text(&app), "Pay !30 february");
    }
}

#[test]
fn date_of_a_field_is_written_as_the_settings_say_and_read_again() {
    for (format, due) in [
        (DateFormat::DayMonth, "27 Nov 2026"),
        (DateFormat::MonthDay, "Nov 27, 2026"),
        (DateFormat::Iso, "2026-11-27"),
    ] {
        let goal = Goal { due: Date::from_iso("2026-11-27"), ..goal("a") };
        let until = Until::from_iso("2001-03");
        let span = Milestone { until, ..Milestone::new(id("m"), "m", Date::Year(1999)) };
        let mut app = app(vec![goal], vec![span.into()]);
        app.data.style.format = format;
        press(&mut app, "2e");
        let field = |app: &App, label: &str| match app.dialogs().last().and_then(Dialog::form) {
            Some(form) => form.text(label).to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(field(&app, "Target"), due);
        press(&mut app, "<enter>");
        assert_eq!(app.notice(), Some("Nothing changed."));
        press(&mut app, "1e");
        let ended = format.words(Date::Month(2001, 3));
        assert_eq!((field(&app, "When"), field(&app, "Until")), ("1999".into(), ended));
        let effects = press(&mut app, "!<ctrl-s>");
        assert_eq!(saves(&effects), ["edited, m!"]);
        let saved = app.journey().milestone(&id("m")).expect("it is there");
        assert_eq!(saved.until, until);
    }
}

#[test]
fn credential_of_a_milestone_is_written_and_cleared_in_its_form() {
    let mut app = app(vec![], vec![milestone("rhce", "2005")]);
    press(&mut app, "1e");
    for (label, text) in
        [("Issuer", "Red Hat"), ("Number", "80-1"), ("Address", "red.example"), ("Expires", "2028")]
    {
        while focused(&app) != label {
            press(&mut app, "<tab>");
        }
        press(&mut app, text);
    }
    assert_eq!(saves(&press(&mut app, "<ctrl-s>")), ["edited, rhce"]);
    let credential = |app: &App| {
        let saved = app.journey().milestone(&id("rhce")).expect("it is there");
        saved.credential.as_ref().map(crate::domain::schema::Schema::words)
    };
    assert_eq!(credential(&app).as_deref(), Some("Red Hat, 80-1, red.example, expires 2028"));
    press(&mut app, "e");
    for label in ["Issuer", "Number", "Address", "Expires"] {
        while focused(&app) != label {
            press(&mut app, "<tab>");
        }
        press(&mut app, "<ctrl-u>");
    }
    press(&mut app, "<ctrl-s>");
    assert_eq!(credential(&app), None);
}

/// The label of the field that is typed.
fn focused(app: &App) -> &'static str {
    form(app).fields[form(app).focus].label
}
