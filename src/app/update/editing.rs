//! Editing: in a form, in the editor; deleting and copying.

use super::Handler::{OnAll, OnRow};
use super::chosen::Chosen;
use super::ending::with_steps_left;
use super::opening::{edit_in_editor, opens_broken_file};
use super::said::{date, ending, filled, make_of, past_date, past_extent, until};
use super::{ActionRow, App, Choice, Form, Then};
use crate::app::action::{Action, Action as A};
use crate::app::data::{Data, GONE};
use crate::app::dialog::form::{FieldKind, KIND, PAST_DATE, Past, TARGET_DATE, WORDS, YES_OR_NO};
use crate::app::effect::Effect;
use crate::app::event::Clipboard;
use crate::domain::change::Change;
use crate::domain::data_file::DataFile;
use crate::domain::date::{DateFormat, Extent};
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::measure::{Measure, NoMeasure};
use crate::domain::milestone::{Credential, Milestone, Recognised};
use crate::domain::refusal::Refusal;
use crate::domain::schema::{About, FieldValue as Value, Schema, Shape};
use crate::domain::sort;
use crate::domain::verbs::{delete, edit, open_state};
use crate::domain::vocabulary::WordKind;
use crate::domain::when::Facing;
use crate::domain::words::{capitalised, count, quoted, sentence, told_of};
use std::rc::Rc;
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Edit, OnRow(edit_in_form)),
    (A::EditText, OnRow(edit_in_editor)),
    (A::Toward, OnAll(ask_toward)),
    (A::Delete, OnAll(delete)),
    (A::Copy, OnAll(copy)),
];

/// The form of the selected item; the editor, on what a file could not be understood for.
fn edit_in_form(app: &mut App) {
    if opens_broken_file(app) {
        return;
    }
    match app.selected() {
        Some(item) => {
            let form = form_of(&app.data, item);
            app.show_form(form);
        }
        None => edit_in_editor(app),
    }
}

fn form_of(data: &Data, item: &Item) -> Form {
    match item {
        Item::Goal(goal) => goal_form(goal, data),
        Item::Milestone(milestone) => milestone_form(milestone, data.style.format),
    }
}

/// A form that is open shows what was changed elsewhere.
pub(super) fn follow_journey(app: &mut App) {
    for dialog in &mut app.dialogs {
        if let Some(form) = dialog.form_mut()
            && form.topic.action == Action::Edit
            && let Some(item) = form.topic.item.as_ref().and_then(|id| app.data.journey.item(id))
        {
            form.follow(&form_of(&app.data, item));
        }
    }
}

/// The larger goals that they do not all serve, and none where any serves one.
fn ask_toward(app: &mut App, goals: Chosen) {
    let journey = &app.data.journey;
    let served: Vec<Option<&Id>> = goals.goals(journey).map(|goal| goal.toward.as_ref()).collect();
    let others = journey.larger().filter(|larger| served.iter().any(|id| *id != Some(&larger.id)));
    let shared = Rc::new(goals.clone());
    let choice = |larger: Option<&Arc<Goal>>| {
        let (goals, toward) = (Rc::clone(&shared), larger.map(|larger| larger.id.clone()));
        let then = Then::new(move |app, _| set_toward(app, &goals, toward.as_ref()));
        match larger {
            Some(larger) => {
                Choice::of_item(&Item::Goal(Arc::clone(larger)), app.data.calendar(), then)
            }
            None => Choice::new("no larger goal", then),
        }
    };
    let none = served.iter().any(Option::is_some).then(|| choice(None));
    let choices: Vec<Choice> = others.map(|larger| choice(Some(larger))).chain(none).collect();
    if choices.is_empty() {
        let none = app.keys().text("There is no larger goal yet: {add-larger} adds one.");
        return app.say_none(none, |gap| gap.is_in(DataFile::Open));
    }
    let title = format!("The larger goal of {}", goals.words(journey));
    app.show_form(Form::new(Action::Toward, goals.only(), title).list(choices));
}

fn set_toward(app: &mut App, goals: &Chosen, toward: Option<&Id>) -> Result<(), String> {
    let today = app.data.today;
    let set = app.make_on_each(goals, "edited", |journey, id| {
        edit::toward(journey, id, toward.cloned(), today)
    })?;
    let (title, several) = (set.words(&app.data.journey), set.only().is_none());
    let title = capitalised(&title);
    app.say_done_to(
        &set,
        match toward {
            Some(larger) => {
                let are = if several { "are steps" } else { "is a step" };
                format!("{title} {are} toward {} now.", quoted(&app.data.title_of(larger)))
            }
            None => {
                let serve = if several { "serve" } else { "serves" };
                format!("{title} {serve} no larger goal now.")
            }
        },
    );
    Ok(())
}

fn save_goal(app: &mut App, id: &Id, form: &mut Form) -> Result<(), String> {
    let Some(before) = app.data.journey.goal(id) else {
        return Err(GONE.into());
    };
    let mut after = Goal::clone(before);
    take_fields(&app.data, form, &mut after)?;
    let named = |text: &str| filled(text).map(|text| app.data.larger_named(&text)).transpose();
    if let Some(larger) = form.read_changed("Toward", named)? {
        after.toward = larger;
    }
    form.read_changed(PAUSED_UNTIL, |until| {
        let until = date(&app.data, until, Facing::Ahead)?;
        let set = open_state::pause_until(&mut after, until, app.data.today);
        set.map_err(|refusal| app.data.refusal(&refusal))
    })?;
    if let Some(measure) = form.read_changed("Measure", measure)? {
        after.measure = measure;
    }
    if let Some(is_large) = form.read_changed("Larger", yes_or_no)? {
        after.size = if is_large { Size::Large } else { Size::Small };
    }
    let made = edit::goal(&app.data.journey, after, app.data.today);
    make_if_changed(app, form, made)
}

fn save_milestone(app: &mut App, id: &Id, form: &mut Form) -> Result<(), String> {
    let Some(before) = app.data.journey.milestone(id) else {
        return Err(GONE.into());
    };
    let mut after = Milestone::clone(before);
    take_fields(&app.data, form, &mut after)?;
    let extent = extent_anew(&app.data, before.extent(), form)?;
    (after.on, after.until) = (extent.on, extent.until);
    after.recognised = recognised(&app.data, before.recognised.as_ref(), form)?;
    let mut credential = before.credential.clone().unwrap_or_default();
    take_fields(&app.data, form, &mut credential)?;
    after.credential = Some(credential).filter(|credential| *credential != Credential::default());
    let made = edit::milestone(&app.data.journey, after, app.data.today);
    make_if_changed(app, form, made)
}

/// Takes over what was changed in the lines of plain fields.
fn take_fields<T: Schema>(data: &Data, form: &mut Form, into: &mut T) -> Result<(), String> {
    for field in T::FIELDS.iter().filter(|field| is_plain(&field.about)) {
        let read = |text: &str| value(data, &field.about, text);
        if let Some(value) = form.read_changed(field.about.label, read)? {
            (field.set)(into, value);
        }
    }
    Ok(())
}

/// The value in the line of a plain field.
fn value(data: &Data, about: &About, text: &str) -> Result<Option<Value>, String> {
    Ok(match about.shape {
        Shape::Date => date(data, text, Facing::Ahead)?.map(Value::Date),
        Shape::Flag => yes_or_no(text)?.then_some(Value::Flag(true)),
        Shape::Texts => Some(words(text)).filter(|words| !words.is_empty()).map(Value::Texts),
        _ => filled(text).map(Value::Text),
    })
}

/// When it was, by those lines of the form that were changed.
fn extent_anew(data: &Data, before: Extent, form: &mut Form) -> Result<Extent, String> {
    let extent = form.read_changed("When", |on| {
        let extent = past_extent(data, on)?;
        extent.ok_or_else(|| "A milestone needs a date, as exact as you know it.".to_owned())
    })?;
    let extent = extent.unwrap_or(before.on.into());
    let ended = form.read_changed("Until", |text| ending(data, extent, until(data, text)?))?;
    Ok(ended.unwrap_or(Extent { until: extent.until.or(before.until), ..extent }))
}

fn make_if_changed(
    app: &mut App,
    form: &mut Form,
    made: Result<Change, Refusal>,
) -> Result<(), String> {
    if form.is_changed() {
        make_of(app, form, made)?;
        let title = form.text("Title").to_owned();
        app.say_done(told_of("Changed", &title));
    } else {
        app.say("Nothing changed.");
    }
    Ok(())
}

/// When a milestone was recognised and why: as before, where the form changes neither; with a reason but no date, today.
pub(super) fn recognised(
    data: &Data,
    was: Option<&Recognised>,
    form: &mut Form,
) -> Result<Option<Recognised>, String> {
    let on = form.read_changed("Recognised", |on| past_date(data, on))?;
    let why = form.changed("Why");
    if on.is_none() && why.is_none() {
        return Ok(was.cloned());
    }
    let kept = |was: &Recognised| was.why.clone();
    let why = why.map_or(was.map(kept).unwrap_or_default(), str::to_owned);
    let on = on.unwrap_or(was.map(|was| was.on));
    let on = on.or((!why.is_empty()).then_some(data.today.into()));
    Ok(on.map(|on| Recognised { on, why }))
}

fn delete(app: &mut App, items: Chosen) {
    let told = items.told("Deleted", &app.data.journey);
    let told = with_steps_left(app, told, &items.ids);
    let made = delete::delete(&app.data.journey, &items.ids);
    match app.make_of_all(&items, made.map(|change| (change, items.ids.clone()))) {
        Ok(_) => app.say_done_to(&items, told),
        Err(why) => app.say(why),
    }
}

/// Copies the titles, one a line.
fn copy(app: &mut App, items: Chosen) {
    let titles = items.items(&app.data.journey).map(|item| item.title().to_owned());
    app.effects.push(Effect::Copy(titles.collect()));
}

/// No terminal answers whether it took the text, so that nothing more can be said.
pub(super) fn copied(app: &mut App, titles: &[String], clipboard: Clipboard) {
    let what = match titles {
        [only] => format!("{} is", quoted(only)),
        _ => format!("{} are", count(titles.len(), "title")),
    };
    let handed = format!("{what} handed to the terminal's clipboard");
    app.say(match clipboard {
        Clipboard::Terminal => format!("{handed}."),
        Clipboard::Tmux => format!("{handed}. In tmux that needs \"set-clipboard on\"."),
    });
}

const PAUSED_UNTIL: &str = "Paused until";

/// The lines of both forms. A label that is missing here comes right after the field before it.
const LINES: [&str; 19] = [
    "Title",
    "Toward",
    "Target",
    PAUSED_UNTIL,
    "Measure",
    "Larger",
    "When",
    "Until",
    "Recognised",
    "Kind",
    "Tags",
    "Why",
    "Note",
    "Links",
    "Issuer",
    "Number",
    "Address",
    "Expires",
    "Private",
];

type FormLine = (&'static str, FieldKind, String);

fn goal_form(goal: &Goal, data: &Data) -> Form {
    let format = data.style.format;
    let toward = goal.toward.as_ref().map(|id| data.title_of(id)).unwrap_or_default();
    let measure = goal.measure.as_ref().map(Measure::to_string).unwrap_or_default();
    let larger = if goal.is_large() { "yes" } else { "no" };
    let mut lines = vec![
        ("Toward", FieldKind::Toward, toward),
        ("Measure", FieldKind::Measure, measure),
        ("Larger", YES_OR_NO, larger.to_owned()),
    ];
    if goal.is_paused() {
        let until = goal.pause().and_then(|pause| pause.until);
        let until = until.map(|until| format.words(until)).unwrap_or_default();
        let hint = "friday, +2w, 4 dec, mar 2027";
        lines.push((PAUSED_UNTIL, FieldKind::Date(Facing::Ahead, Past::Refused, hint), until));
    }
    let form = Form::new(Action::Edit, Some(&goal.id), "Edit the goal");
    let id = goal.id.clone();
    with_lines(form, goal, lines, format).then(move |app, form| {
        form.check_replaced()?;
        save_goal(app, &id, form)
    })
}

fn milestone_form(milestone: &Milestone, format: DateFormat) -> Form {
    let recognised = milestone.recognised.as_ref();
    let until = milestone.until.map(|until| format.until(until)).unwrap_or_default();
    let on = recognised.map(|r| format.words(r.on)).unwrap_or_default();
    let why = recognised.map(|r| r.why.clone()).unwrap_or_default();
    let mut lines = vec![
        ("When", FieldKind::Extent(Facing::Back), format.words(milestone.on)),
        ("Until", FieldKind::Until(Facing::Either), until),
        ("Recognised", PAST_DATE, on),
        ("Why", FieldKind::Text(""), why),
    ];
    let credential = milestone.credential.clone().unwrap_or_default();
    lines.extend(plain_lines(&credential, format));
    let form = Form::new(Action::Edit, Some(&milestone.id), "Edit the milestone");
    let id = milestone.id.clone();
    with_lines(form, milestone, lines, format).then(move |app, form| {
        form.check_replaced()?;
        save_milestone(app, &id, form)
    })
}

/// The form with a line for each plain field, and those lines.
fn with_lines<T: Schema>(form: Form, of: &T, lines: Vec<FormLine>, format: DateFormat) -> Form {
    let place = |label: &str| LINES.iter().position(|known| *known == label);
    let own = plain_lines(of, format).scan(0, |last, line| {
        *last = place(line.0).unwrap_or(*last);
        Some((*last, line))
    });
    let lines = lines.into_iter().map(|line| (place(line.0).unwrap_or_default(), line));
    let mut all: Vec<(usize, FormLine)> = own.chain(lines).collect();
    sort::by_key(&mut all, |(at, _)| *at);
    all.into_iter().fold(form, |form, (_, (label, kind, text))| form.with(label, kind, &text))
}

/// The lines of the plain fields.
fn plain_lines<T: Schema>(of: &T, format: DateFormat) -> impl Iterator<Item = FormLine> {
    let plain = T::FIELDS.iter().filter(|field| is_plain(&field.about));
    plain.map(move |field| line(&field.about, (field.get)(of), format))
}

/// Whether the text of a line is all that a field takes.
fn is_plain(about: &About) -> bool {
    !about.label.is_empty()
}

/// The line of a plain field.
fn line(about: &About, value: Option<Value>, format: DateFormat) -> FormLine {
    let (kind, text) = match (about.shape, value) {
        (Shape::Flag, value) => (YES_OR_NO, if value.is_some() { "yes" } else { "no" }.to_owned()),
        (Shape::Date, Some(Value::Date(date))) => (TARGET_DATE, format.words(date)),
        (Shape::Date, _) => (TARGET_DATE, String::new()),
        (Shape::Texts, Some(Value::Texts(texts))) => (WORDS, texts.join(" ")),
        (Shape::Texts, _) => (WORDS, String::new()),
        (_, Some(Value::Text(text))) => (FieldKind::Text(""), text),
        (_, _) => (FieldKind::Text(""), String::new()),
    };
    let kind = match about.key {
        "tags" => FieldKind::Tags("separated by spaces", Vec::new()),
        "kind" => KIND,
        "note" | "why" => FieldKind::Lines,
        "at" => FieldKind::Word(WordKind::Organisation),
        "expires" => FieldKind::Date(Facing::Ahead, Past::Fine, "2028, mar 2028, 14 mar 2028"),
        _ => kind,
    };
    (about.label, kind, text)
}

fn measure(text: &str) -> Result<Option<Measure>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        let error = NoMeasure(text.to_owned());
        let (what, hint) = (error.to_string(), error.hint());
        format!("{} {}", sentence(&what), sentence(hint))
    };
    Measure::parse(text).map(Some).ok_or_else(wrong)
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('#').to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" | "true" | "1" => Ok(true),
        "" | "n" | "no" | "false" | "0" => Ok(false),
        _ => Err("Write yes or no.".into()),
    }
}
