//! What was typed is not thrown away: every dialog that leads to a change, refused by the disk, comes back as it was.

use super::*;
use crate::app::dialog::ask::{Answer, Ask};
use crate::app::dialog::backups::Backups;
use crate::app::dialog::filter::FilterDialog;
use crate::app::dialog::form::FormPurpose;
use crate::app::dialog::line::{LineDialog, LinePurpose};
use crate::app::dialog::merge::MergeDialog;
use crate::app::dialog::picker::{Picker, PickerPurpose, Row};
use crate::app::disk::DatedBackup;
use crate::domain::backup::{Against, Backup, BackupName, BackupState as Whole, Contents};
use crate::domain::conflict::{Conflict, ConflictForm as Wrong, MergeOffer};
use crate::domain::counts::Counts;
use crate::domain::date::Moment;
use crate::domain::goal::AskAgain;
use crate::domain::goal::OpenState;
use crate::domain::merge::{Version, merge};
use std::collections::BTreeSet;

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

named!(LINES, line_name, LinePurpose:
    Add LinePurpose::Add(..),
    Finish LinePurpose::Finish(_),
    Note LinePurpose::Note(_),
    Drop LinePurpose::Drop(_),
    Question LinePurpose::Question(_),
    Pause LinePurpose::Pause,
    GoTo LinePurpose::GoTo,
    Target LinePurpose::Target(_),
    PauseUntil LinePurpose::PauseUntil(_),
);

named!(FORMS, form_name, FormPurpose:
    Milestone FormPurpose::Milestone,
    EditGoal FormPurpose::EditGoal(_),
    EditMilestone FormPurpose::EditMilestone(_),
    DoneOn FormPurpose::DoneOn(_),
    Promote FormPurpose::Promote(_),
    Record FormPurpose::Record(_),
);

named!(PICKERS, picker_name, PickerPurpose:
    Link PickerPurpose::Link(_),
    Unlink PickerPurpose::Unlink(_),
    Palette PickerPurpose::Palette,
    MergeWhich PickerPurpose::Merge,
);

named!(ANSWERS, answer_name, Answer:
    Leave Answer::Leave,
    Reached Answer::Reached(_),
    RecordIt Answer::Record(_),
    Stand Answer::Stand(..),
    Reopen Answer::Reopen(_),
    PromoteIt Answer::Promote(_),
    LookedBack Answer::LookedBack(..),
    TakeBack Answer::TakeBack(_),
    AddAll Answer::AddAll(_),
    Act Answer::Act(_),
    QuitAnyway Answer::QuitAnyway,
);

named!(DIALOGS, dialog_name, Dialog:
    Line Dialog::Line(_),
    Filter Dialog::Filter(_),
    Form Dialog::Form(_),
    Ask Dialog::Ask(_),
    Picker Dialog::Picker(_),
    Merge Dialog::Merge(_),
    Backups Dialog::Backups(_),
    Search Dialog::Search(_),
    Help Dialog::Help(_),
);

/// Those that change nothing on disk by themselves: they open another dialog, find, or end the program.
const CHANGE_NOTHING: &[&str] = &[
    "GoTo",
    "Palette",
    "MergeWhich",
    "Leave",
    "RecordIt",
    "PromoteIt",
    "Act",
    "QuitAnyway",
    "Search",
    "Help",
];

fn line(purpose: LinePurpose) -> Dialog {
    Dialog::Line(LineDialog::new(purpose, "asks"))
}

fn ask(answer: Answer) -> Dialog {
    Dialog::Ask(Ask::new("asks").or('y', "yes", answer))
}

fn pick(purpose: PickerPurpose, rows: &[Item]) -> Dialog {
    let rows = rows.iter().map(Row::of).collect();
    Dialog::Picker(Picker::new(purpose, "pick", rows))
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
    Dialog::Backups(Backups::new(vec![DatedBackup {
        when: "1970-01-01 00:00".into(),
        backup: Backup { name, state },
    }]))
}

fn conflict() -> Dialog {
    let theirs = Goal { title: "theirs".into(), ..goal("plain") };
    let (ours, theirs) = (goal("plain").into(), theirs.into());
    let conflict =
        Conflict { name: "goals (copy).toml".into(), of: DataFile::Open, form: Wrong::Copy };
    Dialog::Merge(MergeDialog::new(Box::new(MergeOffer {
        conflict,
        merge: merge(None, &Version::of([&ours]), &Version::of([&theirs])),
        problems: Vec::new(),
        leftover: Vec::new(),
    })))
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
        |_| line(LinePurpose::Add(Size::Small, Some(id("large")))),
        "Write it all down #study !fri<enter>",
    ),
    (|_| line(LinePurpose::Add(Size::Large, None)), "Lead a team<enter>"),
    (|_| line(LinePurpose::Finish(id("measured"))), "2<enter>"),
    (|_| line(LinePurpose::Finish(id("measured"))), "8<enter>"),
    (|_| line(LinePurpose::Note(id("step"))), "a long evening of it<enter>"),
    (|_| line(LinePurpose::Drop(id("step"))), "the project was stopped<enter>"),
    (|_| line(LinePurpose::Question(id("large"))), "ask three people who did it<enter>"),
    (|_| line(LinePurpose::Pause), "parental leave until march<enter>"),
    (|_| line(LinePurpose::Target(id("plain"))), "mar 2027<enter>"),
    (|_| line(LinePurpose::PauseUntil(id("paused"))), "mar 2027<enter>"),
    (
        |app| by(app, App::ask_for_milestone),
        "The course nobody wanted<tab>1997<tab><tab><tab><tab>it began there<enter>",
    ),
    (
        |app| {
            by(app, |app| {
                app.go_to(&id("step"));
                app.ask_done_on();
            })
        },
        "yesterday<tab>at last<enter>",
    ),
    (
        |app| {
            by(app, |app| {
                app.go_to(&id("measured"));
                app.ask_done_on();
            })
        },
        "yesterday<tab>3<tab>the hard ones<enter>",
    ),
    (
        |app| {
            by(app, |app| {
                app.go_to(&id("plain"));
                app.edit_in_form();
            })
        },
        " and more<tab><tab>mar 2027<enter>",
    ),
    (
        |app| {
            by(app, |app| {
                app.go_to(&id("exam"));
                app.edit_in_form();
            })
        },
        " passed<tab>1998<enter>",
    ),
    (|app| by(app, |app| app.ask_to_promote_that(&id("reached"))), "everything came of it<enter>"),
    (|app| by(app, |app| app.ask_to_record(&id("reached"))), " at last<enter>"),
    (|_| ask(Answer::Reached(id("large"))), "y"),
    (|_| ask(Answer::Stand(id("plain"), OpenState::Someday)), "y"),
    (|_| ask(Answer::Reopen(id("reached"))), "y"),
    (|_| ask(Answer::LookedBack(id("reached"), AskAgain::Never)), "y"),
    (|_| ask(Answer::TakeBack(id("course"))), "y"),
    (|_| ask(Answer::AddAll(vec!["one".into(), "two".into()])), "<enter>"),
    (|_| pick(PickerPurpose::Link(id("exam")), &[milestone("job", "2001")]), "jo<enter>"),
    (|_| pick(PickerPurpose::Unlink(id("course")), &[milestone("exam", "1999")]), "exa<enter>"),
    (|app| Dialog::Filter(FilterDialog::new("", app.saved_filters())), "mine: is:large<enter>"),
    (|_| conflict(), "a<enter>"),
    (|_| backups(), "<enter>"),
];

/// Every kind of dialog that these trials submit, by its name and by what it is for.
fn kinds(dialog: &Dialog) -> Vec<&'static str> {
    let inner = match dialog {
        Dialog::Line(line) => Some(line_name(&line.purpose)),
        Dialog::Form(form) => Some(form_name(&form.purpose)),
        Dialog::Picker(picker) => Some(picker_name(&picker.purpose)),
        Dialog::Ask(ask) => Some(answer_name(&ask.choices[0].answer)),
        Dialog::Filter(_) | Dialog::Merge(_) | Dialog::Backups(_) => None,
        Dialog::Search(_) | Dialog::Help(_) => None,
    };
    inner.into_iter().chain([dialog_name(dialog)]).collect()
}

/// The disk's refusal of what these effects ask of it.
fn refusal(effects: &[Effect]) -> Event {
    let request = effects.iter().filter_map(Effect::request).find(|r| r.keeps_dialog());
    let request = request.unwrap_or_else(|| panic!("nothing is asked of the disk: {effects:?}"));
    let reading = matches!(request, Request::Save { .. }).then(on_disk);
    let why = "the file is broken. Mend line 7.".into();
    Event::answered(
        request.clone(),
        crate::app::disk::Answer::Refused { why, advice: None, reading },
    )
}

/// The dialog as it is but for its error: its text, its cursor, its choice.
fn as_typed(dialog: &Dialog) -> String {
    let told = format!("{dialog:?}");
    match dialog.error() {
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
        let why = dialog.error().unwrap_or_default();
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
        let again = press(&mut app, "<enter>");
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
        app.dialogs.push(line(LinePurpose::Add(Size::Small, None)));
        press(&mut app, "Call");
        app.update(refusal(&effects));
        press(&mut app, " Ada");
        let notice = app.notice().unwrap_or_default().to_lowercase();
        assert!(notice.contains("the file is broken"), "{notice:?} of {}", trial.1);
        let Some(Dialog::Line(open)) = app.dialogs().last() else { panic!("{:?}", app.dialogs()) };
        assert_eq!(open.field.text(), "Call Ada");
        press(&mut app, "<esc>");
        let [dialog] = app.dialogs() else { panic!("{:?} of {}", app.dialogs(), trial.1) };
        assert_eq!(as_typed(dialog), typed);
    }
}

#[test]
fn every_dialog_that_leads_to_a_change_is_tried() {
    let mut tried: BTreeSet<&str> = CHANGE_NOTHING.iter().copied().collect();
    for (open, _) in TRIALS {
        tried.extend(kinds(&open(&mut opened())));
    }
    for all in [LINES, FORMS, PICKERS, ANSWERS, DIALOGS] {
        for name in all {
            assert!(tried.contains(name), "{name} is not tried");
        }
    }
}

#[test]
fn follow_up_is_asked_once_saved_and_never_over_typing() {
    let mut app = opened();
    app.go_to(&id("step"));
    let effects = press(&mut app, "x");
    press(&mut app, "aCall");
    acknowledge(&mut app, &effects);
    assert!(matches!(app.dialogs(), [Dialog::Line(_)]), "{:?}", app.dialogs());
    press(&mut app, "<esc>");
    assert!(matches!(app.dialogs(), [Dialog::Ask(_)]), "{:?}", app.dialogs());
}

#[test]
fn follow_up_is_not_asked_once_it_is_untrue() {
    let mut app = opened();
    app.go_to(&id("step"));
    let effects = press(&mut app, "x");
    press(&mut app, "u");
    acknowledge(&mut app, &effects);
    assert!(app.dialogs().is_empty(), "it is being taken back");

    let mut app = opened();
    app.go_to(&id("step"));
    let effects = press(&mut app, "x");
    app.go_to(&id("large"));
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
    let delayed = crate::app::disk::Answer::Delayed { why: "no space left".into() };
    app.update(Event::answered(save_in(&effects), delayed));
    assert!(app.dialogs().is_empty(), "it is tried again");
    app.update(refusal(&effects));
    assert!(
        matches!(app.dialogs(), [Dialog::Line(line)] if line.field.text() == "Book the mock exam")
    );
}

#[test]
fn lines_that_are_refused_one_after_the_other_come_back_in_their_order() {
    let mut app = opened();
    let first = press(&mut app, "aFirst<enter>");
    let second = press(&mut app, "aSecond<enter>");
    app.update(refusal(&first));
    app.update(refusal(&second));
    for text in ["First", "Second"] {
        let Some(Dialog::Line(line)) = app.dialogs().last() else { panic!("{:?}", app.dialogs()) };
        assert_eq!(line.field.text(), text);
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
    match app.dialogs().last() {
        Some(Dialog::Line(line)) => line.field.text(),
        other => panic!("no line, but {other:?}"),
    }
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

    app.go_to(&id("step"));
    press(&mut app, "dnobody needs this any more<esc>");
    app.go_to(&id("plain"));
    press(&mut app, "d");
    assert_eq!(line_text(&app), "", "the reason of another goal");
    press(&mut app, "<esc>");
    app.go_to(&id("step"));
    press(&mut app, "d");
    assert_eq!(line_text(&app), "nobody needs this any more");
}

#[test]
fn a_draft_of_a_form_comes_back_line_by_line() {
    let mut app = opened();
    press(&mut app, "mThe course nobody wanted<tab>1997<esc>");
    press(&mut app, "m");
    let Some(Dialog::Form(form)) = app.dialogs().last() else { panic!("{:?}", app.dialogs()) };
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
        assert!(matches!(app.dialogs(), [Dialog::Form(form)] if form.text("Title").is_empty()));
        let effects = press(&mut app, &format!("<esc>aPay !30 february{enter}"));
        assert_eq!(saves(&effects).len(), 0, "{enter} refuses as enter does");
        assert_eq!(line_text(&app), "Pay !30 february");
    }
}
