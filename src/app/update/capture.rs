//! Capture: small goals, larger goals and milestones written down in a line or a small form; pasted text too.

use super::Handler::Do;
use super::editing::recognised;
use super::said::{ending, filled, make_of, past_extent, unclear, until};
use super::{ActionRow, App, Choice, Form, Then};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::field::TextField;
use crate::app::dialog::form::{FieldKind, KIND, PAST_DATE};
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use crate::app::scene::review::Review;
use crate::domain::capture::{self, Captured};
use crate::domain::date::{Date, Extent};
use crate::domain::goal::{Goal, Size};
use crate::domain::id::Id;
use crate::domain::lapse::Lapse;
use crate::domain::measure::NoMeasure;
use crate::domain::milestone::Milestone;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{add, renewal};
use crate::domain::visible::typeable;
use crate::domain::when::Facing;
use crate::domain::words::{quoted, sentence, told_of};

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::AddSmall, Do(ask_for_small)),
    (A::AddLarger, Do(ask_for_larger)),
    (A::AddMilestone, Do(ask_for_milestone)),
];

/// What a goal has before its line is read.
#[derive(Clone)]
pub(super) struct NewGoal {
    pub(super) size: Size,
    pub(super) toward: Option<Id>,
}

impl NewGoal {
    pub(super) const SMALL: NewGoal = NewGoal { size: Size::Small, toward: None };
    pub(super) const LARGER: NewGoal = NewGoal { size: Size::Large, ..NewGoal::SMALL };
}

/// A small goal; while the home screen says that a credential lapses, its renewal unless something else is typed. In the pane
/// of larger goals and in the reading pane toward the larger goal that is selected, or that the selected step serves.
fn ask_for_small(app: &mut App) {
    if let Some(lapse) = app.offered_renewal().cloned() {
        return ask_for_small_or_renewal(app, lapse);
    }
    let among_larger = app.screen.scene().is_none() && app.screen.focus == Pane::Larger;
    let in_detail = app.screen.is_reading();
    let larger = app.screen.larger_of_selected(&app.data);
    let toward = larger.filter(|_| among_larger || in_detail);
    let toward = toward.map(|larger| (larger.id.clone(), larger.title.clone()));
    let title = match &toward {
        Some((_, larger)) => format!("Add a small goal toward {}", quoted(larger)),
        None => "Add a small goal".into(),
    };
    let new = NewGoal { toward: toward.map(|(id, _)| id), ..NewGoal::SMALL };
    app.show_form(add_line(new, &title));
}

/// The renewal of a credential.
pub(super) fn ask_for_renewal(app: &mut App, lapse: Lapse) {
    let id = lapse.milestone.id.clone();
    let title = format!("Add the renewal of {}", quoted(&lapse.milestone.title));
    let form = Form::new(Action::NextStep, Some(&id), title);
    let form = with_renewal(app, form, &lapse);
    app.show_form(form.then(move |app, form| plan_renewal(app, form.text(""), &lapse)));
}

/// A small goal, filled in as the renewal of a credential: what is typed replaces that.
fn ask_for_small_or_renewal(app: &mut App, lapse: Lapse) {
    let title =
        format!("Add the renewal of {}, or another small goal", quoted(&lapse.milestone.title));
    let form = with_renewal(app, Form::new(Action::AddSmall, None, title), &lapse);
    let form = form.then(move |app, form| {
        let text = form.text("");
        let title = capture::parse(text, app.data.calendar(), Facing::Ahead).title;
        match lapse.is_renewed_by(&title) {
            true => plan_renewal(app, text, &lapse),
            false => add_goal(app, text, NewGoal::SMALL),
        }
    });
    app.show_form(form.and_next(ask_for_small));
}

fn with_renewal(app: &mut App, form: Form, lapse: &Lapse) -> Form {
    let renewal = lapse.renewal(app.data.fresh_id(), app.data.today);
    let line = capture::line_of(&renewal);
    let mut form = form.with("", FieldKind::Capture(Facing::Ahead), &line);
    form.fields[0].field = TextField::holding(&line).selected();
    form
}

/// Adds a goal that renews a credential: the line says all of it but its kind, and how private it is.
fn plan_renewal(app: &mut App, text: &str, lapse: &Lapse) -> Result<(), String> {
    let goal = goal_of(app, text, Size::Small, None)?;
    let renewal = lapse.renewal(goal.id.clone(), app.data.today);
    let goal = Goal { kind: renewal.kind, private: renewal.private, ..goal };
    let id = goal.id.clone();
    app.make(renewal::plan(&app.data.journey, lapse, goal, app.data.today))?;
    added(app, &id);
    Ok(())
}

fn ask_for_larger(app: &mut App) {
    app.show_form(add_line(NewGoal::LARGER, "Add a larger goal"));
}

fn ask_for_milestone(app: &mut App) {
    app.show_form(milestone_form("Add a milestone", "", ""));
}

/// Pasted text goes where one types; outside a field it opens the add line, and is never run as keys.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(dialog) = app.dialogs.last_mut() {
        dialog.edit(|field| field.paste(text));
        return super::finding::preview(app);
    }
    app.screen.tell_review(Review::step_aside);
    // A terminal pastes a line end as it would type it: as a carriage return.
    let lines: Vec<String> = text
        .split(['\n', '\r'])
        .map(|line| typeable(line).trim().to_owned())
        .filter(|l| !l.is_empty())
        .collect();
    match lines.as_slice() {
        [] => {}
        [line] => {
            let mut form = add_line(NewGoal::SMALL, "Add a small goal");
            form.fields[0].field = TextField::holding(line);
            app.show_form(form);
        }
        several => {
            let title = format!("Add {} small goals, one for each pasted line?", several.len());
            let lines = several.to_vec();
            let add = Then::new(move |app, _| add_all(app, &lines));
            let form = Form::new(Action::AddSmall, None, title)
                .or(Choice { actions: &[Action::Yes], ..Choice::new("add them", add) })
                .or(Choice::nothing("leave it"));
            app.show_form(form);
        }
    }
}

fn add_goal(app: &mut App, text: &str, new: NewGoal) -> Result<(), String> {
    let goal = goal_of(app, text, new.size, new.toward)?;
    let id = goal.id.clone();
    app.make(add::goal(&app.data.journey, goal))?;
    added(app, &id);
    Ok(())
}

/// Says that a goal was added, and selects it.
pub(super) fn added(app: &mut App, id: &Id) {
    let toward = app.data.journey.goal(id).and_then(|goal| goal.toward.clone());
    let added = told_of("Added", &app.data.title_of(id));
    let notice = match toward.and_then(|id| app.data.journey.goal(&id)) {
        Some(larger) => format!("{added} Toward {}.", quoted(&larger.title)),
        None => added,
    };
    let filtered = app.screen.filter.is_some();
    select_written(app, id);
    let shows_all = filtered && app.screen.filter.is_none();
    let cleared = if shows_all { " The filter hid it, and is cleared." } else { "" };
    app.say_done(format!("{notice}{cleared}"));
}

/// Adds a goal for every line, as one change.
fn add_all(app: &mut App, lines: &[String]) -> Result<(), String> {
    // A pasted line cannot be mended here, so that a sign alone is title.
    let read = |line: &String| capture::parse(line, app.data.calendar(), Facing::Ahead);
    let lines: Vec<Captured> = lines.iter().map(read).collect();
    let goals = lines.into_iter().map(|line| goal_from(app, line, Size::Small, None));
    let goals = goals.collect::<Result<Vec<Goal>, String>>()?;
    let notice = format!("Added {} goals.", goals.len());
    let first = goals.first().map(|goal| goal.id.clone());
    app.make(add::goals(&app.data.journey, goals))?;
    first.iter().for_each(|id| select_written(app, id));
    app.say_done(notice);
    Ok(())
}

/// The goal of a capture line, with the larger goal looked up.
pub(super) fn goal_of(
    app: &mut App,
    text: &str,
    size: Size,
    toward: Option<Id>,
) -> Result<Goal, String> {
    let captured = capture::parse(text, app.data.calendar(), Facing::Ahead);
    check_finished(&captured)?;
    goal_from(app, captured, size, toward)
}

fn goal_from(
    app: &mut App,
    captured: Captured,
    size: Size,
    toward: Option<Id>,
) -> Result<Goal, String> {
    let toward = match &captured.toward {
        Some(token) => {
            let larger = app.data.larger_named(&token.text);
            Some(larger.map_err(|why| or_keep(&why, '^'))?)
        }
        None => toward,
    };
    let due = date_meant(&captured)?;
    let measure = captured.measure.transpose().map_err(no_measure)?;
    if captured.title.is_empty() {
        return Err(sentence(&Refusal::EmptyTitle.to_string()));
    }
    let fresh = app.data.fresh_id();
    let goal = Goal::new(fresh, captured.title);
    Ok(Goal {
        size,
        toward,
        due,
        measure,
        tags: captured.tags,
        created: Some(app.data.today.into()),
        ..goal
    })
}

const WHEN: &str = "When was it? A year is enough";

fn add_milestone(app: &mut App, form: &mut Form) -> Result<(), String> {
    let (line, said) = form.read("Title", |text| milestone_line(app, text))?;
    let data = &app.data;
    let extent = form.read("When", |text| match (past_extent(data, text)?, said) {
        (Some(when), Some(said)) if when != said => {
            Err("The title has another date. Keep one of the two.".into())
        }
        (when, said) => when.or(said).ok_or_else(|| format!("{WHEN}.")),
    })?;
    let extent = form.read("Until", |text| ending(data, extent, until(data, text)?))?;
    let mut milestone = Milestone { on: extent.on, until: extent.until, ..line };
    milestone.kind = filled(form.text("Kind"));
    milestone.recognised = recognised(&app.data, None, form)?;
    let id = milestone.id.clone();
    let made = add::milestone(&app.data.journey, milestone, app.data.today);
    make_of(app, form, made)?;
    select_written(app, &id);
    app.say_done(told_of("Added", &app.data.title_of(&id)));
    Ok(())
}

/// The milestone of a line that has its date in it.
pub(super) fn milestone_of_line(app: &mut App, text: &str) -> Result<Milestone, String> {
    match milestone_line(app, text)? {
        (line, Some(extent)) => Ok(Milestone { on: extent.on, until: extent.until, ..line }),
        (_, None) => Err(format!("{WHEN}: !1997.")),
    }
}

/// The milestone of a line, whose dates are still to be set, and the date or span in the line.
fn milestone_line(app: &mut App, text: &str) -> Result<(Milestone, Option<Extent>), String> {
    let captured = capture::parse(text, app.data.calendar(), Facing::Back);
    check_finished(&captured)?;
    let said = extent_meant(&captured)?;
    if captured.title.is_empty() {
        return Err(sentence(&Refusal::EmptyTitle.to_string()));
    }
    let milestone = Milestone::new(app.data.fresh_id(), captured.title, app.data.today.into());
    Ok((Milestone { at: captured.at, tags: captured.tags, ..milestone }, said))
}

/// Selects an item that was written down: in the reading pane if the pane is in use and lists it, otherwise in its own
/// list. A review stays where it is.
pub(super) fn select_written(app: &mut App, id: &Id) {
    if select_in_detail(app, id) {
        return;
    }
    match app.screen.scenes.last_mut() {
        Some(review @ Scene::Review(_)) => {
            review.select_item(id);
        }
        Some(_) | None => app.screen.go_to(&app.data, id),
    }
    app.screen.detail = None;
}

pub(super) fn select_in_detail(app: &mut App, id: &Id) -> bool {
    if !app.screen.is_reading() {
        return false;
    }
    app.arrange();
    let Some(detail) = &mut app.screen.detail else { return false };
    let at = detail.links.iter().position(|link| link.id() == Some(id));
    let Some(at) = at else { return false };
    detail.selected = at;
    true
}

/// The line to add a goal with. After alt-enter the next one is added in the same way.
pub(super) fn add_line(new: NewGoal, title: &str) -> Form {
    let action = if new.size == Size::Large { Action::AddLarger } else { Action::AddSmall };
    let (again, next_title) = (new.clone(), title.to_owned());
    Form::new(action, None, title)
        .line(FieldKind::Capture(Facing::Ahead))
        .then(move |app, form| add_goal(app, form.text(""), new.clone()))
        .and_next(move |app| app.show_form(add_line(again.clone(), &next_title)))
}

/// The form to add a milestone with, filled in with what is known of when it was.
pub(super) fn milestone_form(title: &str, when: &str, until: &str) -> Form {
    Form::new(Action::AddMilestone, None, title)
        .with("Title", FieldKind::Capture(Facing::Back), "")
        .with("When", FieldKind::Extent(Facing::Back), when)
        .with("Until", FieldKind::Until(Facing::Either), until)
        .with("Kind", KIND, "")
        .with("Recognised", PAST_DATE, "")
        .with("Why", FieldKind::Text(""), "")
        .then(add_milestone)
        .and_next(ask_for_milestone)
}

/// Whether something comes after each sign: one alone may be a slip.
fn check_finished(captured: &Captured) -> Result<(), String> {
    let told = |sign| or_keep(&sentence(&capture::nothing_after(sign)), sign);
    captured.bare.map_or(Ok(()), |sign| Err(told(sign)))
}

/// The date in a capture line, or why it is not understood.
fn date_meant(captured: &Captured) -> Result<Option<Date>, String> {
    let due = captured.due().transpose();
    due.map_err(|error| or_keep(&unclear(error), '!'))
}

/// The date or the span in a capture line, or why it is not understood.
fn extent_meant(captured: &Captured) -> Result<Option<Extent>, String> {
    let when = captured.when.clone().transpose();
    when.map_err(|error| or_keep(&unclear(error), '!'))
}

/// Why a sign is refused, and how it is kept.
fn or_keep(why: &str, sign: char) -> String {
    format!("{why} {}", sentence(&capture::keeping(sign)))
}

/// The fault of a measure in the line, and what to write instead.
fn no_measure(error: NoMeasure) -> String {
    let (what, hint) = (error.to_string(), error.hint());
    let why = format!("{} {}", sentence(&what), sentence(hint));
    or_keep(&why, '=')
}
