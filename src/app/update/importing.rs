//! The import on the screen: a path, the preview, one change, and then the items that lack a date.

use super::Handler::Do;
use super::said::unclear;
use super::{ActionRow, App, Dialog, Form};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::{FieldKind, NEVER, PathFits, TabWay};
use crate::app::dialog::typed::Typed;
use crate::app::disk::{PathCompletion, PlannedImport, Request, Response};
use crate::app::scene::Scene;
use crate::app::scene::import::{ImportPage, ImportStage};
use crate::domain::change::Run;
use crate::domain::date::Date;
use crate::domain::id::Id;
use crate::domain::import::{
    self, Import, ImportChoices, ImportGroup, ImportPlan, Incoming, SourceLine,
};
use crate::domain::item::Item;
use crate::domain::text::shown;
use crate::domain::undated_item::UndatedItem;
use crate::domain::verbs::add;
use crate::domain::when::{self, Facing, WhenError};
use crate::domain::words::sentence;
use std::collections::HashSet;
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] =
    &[(A::Import, Do(ask_for_path)), (A::TakeImport, Do(take)), (A::LeaveOut, Do(leave_out))];

fn ask_for_path(app: &mut App) {
    let title = "Bring in your past from a file of another program";
    let form = Form::new(Action::Import, None, title)
        .line(FieldKind::Path(None))
        .then(|app, form| read(app, form.text("")));
    app.show_form(form);
}

fn read(app: &mut App, path: &str) -> Result<(), String> {
    if path.is_empty() {
        return Err("Which file or folder?".into());
    }
    app.screen.enter_scene(ImportPage::reading(path));
    app.ask(Request::PlanImport(path.to_owned(), Response::NONE));
    Ok(())
}

/// Goes on through the names that fit the path that is typed, or asks for them; whether that is meant here.
pub(super) fn complete(app: &mut App, dialog: &mut Dialog, typed: Typed) -> bool {
    let (Some(form), Some(way)) = (dialog.form_mut(), way(typed)) else { return false };
    let Some(field) = form.fields.first_mut().filter(|_| form.topic.action == Action::Import)
    else {
        return false;
    };
    let typed = field.text().to_owned();
    let next = match &mut field.kind {
        FieldKind::Path(fits) => fits.as_mut().and_then(|fits| fits.go(way, &typed)),
        _ => None,
    };
    match next {
        Some(line) => field.put(&line),
        None => app.ask(Request::Complete(typed, Response::NONE)),
    }
    true
}

fn way(typed: Typed) -> Option<TabWay> {
    match typed {
        Typed::Do(Action::FieldNext) => Some(TabWay::Forward),
        Typed::Do(Action::FieldBefore) => Some(TabWay::Back),
        _ => None,
    }
}

/// Takes a completed path in, if the same is still typed.
pub(super) fn completed(app: &mut App, typed: &str, completion: PathCompletion) {
    if let Some(form) = app.dialogs.last_mut().and_then(Dialog::form_mut)
        && form.topic.action == Action::Import
        && form.text("") == typed
        && let Some(field) = form.fields.first_mut()
    {
        let fits = PathFits::of(completion);
        field.put(&fits.line());
        field.kind = FieldKind::Path(Some(fits));
    }
}

/// The page of an import, unless it was left meanwhile.
fn page(app: &mut App) -> Option<&mut ImportPage> {
    match app.screen.scenes.last_mut() {
        Some(Scene::Import(page)) => Some(&mut **page),
        Some(_) | None => None,
    }
}

/// The page that waits for that file.
fn waiting<'a>(app: &'a mut App, path: &str) -> Option<&'a mut ImportPage> {
    page(app).filter(|page| page.path == path && page.stage == ImportStage::Reading)
}

pub(super) fn was_planned(app: &mut App, path: &str, planned: PlannedImport) {
    if let Some(page) = waiting(app, path) {
        page.show(planned.import, planned.plan, planned.choices);
    }
}

/// The file could not be read or compared: the page that waits for it closes.
pub(super) fn failed(app: &mut App, path: &str) {
    if waiting(app, path).is_some() {
        app.screen.leave_scene();
    }
}

fn leave_out(app: &mut App) {
    page(app).into_iter().for_each(ImportPage::turn);
}

fn take(app: &mut App) {
    let run = Run(format!("import {}", app.data.fresh_id()));
    let Some(page) = page(app).filter(|page| page.run.is_none()) else { return };
    let ImportStage::Ready(import, _) = &page.stage else { return };
    let (import, choices) = (Arc::clone(import), Box::new(page.choices.clone()));
    let asks = page.to_date();
    page.run = Some(run.clone());
    if page.taken() > 0 {
        app.ask(Request::TakeImport { import, choices, run, before: 0, asks });
    } else {
        taken(app, &run, asks, "");
    }
}

/// The import is on disk: its page closes, and the items without a date are asked about; if the page has been left, in
/// the review.
pub(super) fn taken(app: &mut App, run: &Run, asks: Vec<Incoming>, words: &str) {
    let step = (!words.is_empty()).then(|| run.clone());
    let items = asks.iter().map(|undated| undated.item.clone());
    keep(app, items.map(|item| UndatedItem::asked(item, step.clone())));
    let page = page(app).filter(|page| page.run.as_ref() == Some(run));
    if let Some(page) = page
        && let ImportStage::Ready(import, plan) = &page.stage
    {
        let (format, taken, count) = (import.format, page.taken(), asks.len());
        let first = shown_first(plan);
        app.screen.leave_scene();
        first.iter().for_each(|id| app.screen.go_to(&app.data, id));
        ask_when(app, Dates { format, run: run.clone(), taken, count, left: asks });
    }
    if !words.is_empty() {
        app.say_done(sentence(words));
    }
}

/// The new item that the eye looks for: the newest milestone, or else the first item.
fn shown_first(plan: &ImportPlan) -> Option<Id> {
    let new = || plan.rows(ImportGroup::New).map(|row| &row.incoming.item);
    let newest = new().filter_map(Item::as_milestone).max_by_key(|milestone| milestone.on);
    newest.map(|milestone| milestone.id.clone()).or_else(|| new().next().map(|i| i.id().clone()))
}

/// Keeps those items with the ones that still lack a date, each once and none that the journey has.
fn keep(app: &mut App, items: impl IntoIterator<Item = UndatedItem>) {
    let mut seen = HashSet::new();
    let all = items.into_iter().chain(app.data.undated.iter().cloned());
    let is_missing = |id: &Id| !app.data.journey.has(id);
    let missing = all.filter(|undated| {
        let id = undated.item.id();
        is_missing(id) && seen.insert(id.clone())
    });
    let missing = missing.collect();
    keep_only(app, missing);
}

fn keep_only(app: &mut App, undated: Vec<UndatedItem>) {
    if undated != app.data.undated {
        app.data.undated = undated;
        app.ask(Request::KeepUndated(app.data.undated.clone()));
    }
}

/// In place of the format, where a date was given later: in the review.
const LATER: &str = "an earlier import";

/// An undo of dates that were given later lets them be asked for again. `items` are those that differ now.
pub(super) fn reverted(app: &mut App, name: &str, items: &[Item]) {
    if import::format_in(name) == Some(LATER) {
        let gone = items.iter().filter(|item| !app.data.journey.has(item.id()));
        let gone = gone.map(|item| UndatedItem::asked(undated(item).at(NO_DATE).item, None));
        let gone: Vec<UndatedItem> = gone.collect();
        keep(app, gone);
    }
}

/// The date of an item that has none.
const NO_DATE: Date = Date::Year(1);

/// An item without its place in a file.
fn undated(item: &Item) -> Incoming {
    let source = SourceLine { file: "".into(), line: 1, column: None };
    Incoming { item: item.clone(), source, is_dated: false }
}

/// Asks once more about the imported items that still lack a date.
pub(super) fn ask_when_once_more(app: &mut App) {
    let asked = app.data.undated.iter().filter(|undated| undated.is_asked());
    let items = asked.map(|undated| &undated.item);
    let missing = items.filter(|item| !app.data.journey.has(item.id()));
    let left: Vec<Incoming> = missing.map(undated).collect();
    let run = Run(format!("import {}", app.data.fresh_id()));
    ask_when(app, Dates { format: LATER, run, taken: 0, count: left.len(), left });
}

/// The import could not be saved: its page stays as it was.
pub(super) fn not_taken(app: &mut App) {
    page(app).into_iter().for_each(|page| page.run = None);
}

/// The items that still lack a date.
#[derive(Clone)]
struct Dates {
    format: &'static str,
    run: Run,
    /// How many items the import has taken so far.
    taken: usize,
    /// How many there were without a date.
    count: usize,
    left: Vec<Incoming>,
}

/// Asks for the date of one item after the other: a year is enough, an empty line passes over one.
fn ask_when(app: &mut App, mut dates: Dates) {
    if dates.left.is_empty() {
        return;
    }
    let undated = dates.left.remove(0);
    let item = &undated.item;
    let id = item.id().clone();
    let (at, of, name) = (dates.count - dates.left.len(), dates.count, shown(item.title(), 200));
    let title = format!("{at} of {of}: when was \"{name}\"?");
    let about = about(&undated);
    let kind = FieldKind::Undated { spans: item.as_milestone().is_some() };
    let form = Form::new(Action::TakeImport, Some(&id), title).facts(about).line(kind);
    let form = form.then(move |app, form| {
        let mut dates = dates.clone();
        match form.text("") {
            "" => {}
            NEVER => forget(app, &id),
            text => date(app, &undated, text, &mut dates)?,
        }
        ask_when(app, dates);
        Ok(())
    });
    app.show_form(form);
}

/// What helps to remember when an item was: `certification · CompTIA · cv.csv:4`.
fn about(undated: &Incoming) -> Vec<String> {
    let Incoming { item, source, .. } = undated;
    let organisation = item.as_milestone().and_then(|milestone| milestone.organisation());
    let source = Some(source.to_string()).filter(|_| !source.file.is_empty());
    let parts = [item.kind(), organisation, source.as_deref()];
    let about = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Some(about).filter(|about| !about.is_empty()).into_iter().collect()
}

/// Imports an item at the date that it has now.
fn date(app: &mut App, undated: &Incoming, text: &str, dates: &mut Dates) -> Result<(), String> {
    let when =
        when::parse_extent(text, app.data.calendar(), Facing::Back).map_err(
            |error| match error {
                WhenError::Nonsense(_) => {
                    format!("{} Write 1997, may 1997 or 14 may 1997.", sentence(&error.to_string()))
                }
                error => unclear(error),
            },
        )?;
    let incoming = undated.at(when);
    if incoming.item.as_goal().is_some() && when.until.is_some() {
        return Err(unclear(WhenError::Span(when)));
    }
    let acceptable = add::acceptable(&incoming.item, app.data.today);
    acceptable.map_err(|refusal| app.data.refusal(&refusal))?;
    let items = vec![incoming];
    let import = Arc::new(Import { format: dates.format, items, ..Import::default() });
    let choices = Box::new(ImportChoices { all: true, ..ImportChoices::default() });
    let (run, before) = (dates.run.clone(), dates.taken);
    app.ask(Request::TakeImport { import, choices, run, before, asks: Vec::new() });
    dates.taken += 1;
    Ok(())
}

/// Does not ask about an item again.
fn forget(app: &mut App, id: &Id) {
    let mut all = app.data.undated.clone();
    let its = all.iter_mut().filter(|undated| undated.item.id() == id);
    its.for_each(|undated| undated.is_dismissed = true);
    keep_only(app, all);
}
