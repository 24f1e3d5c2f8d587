//! Done, dropped, and progress on the way; and the two questions that follow a goal done.

use super::Handler::OnGoal;
use super::hindsight::ask_to_record;
use super::said::past_date;
use super::{ActionRow, App, Choice, Form};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::{FieldKind, Past};
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::left;
use crate::domain::measure::{Amount, Measure, amount_first};
use crate::domain::verbs::{end, progress};
use crate::domain::when::Facing;
use crate::domain::words::{quoted, told_of};
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Done, OnGoal(done_today)),
    (A::DoneOn, OnGoal(ask_done_on)),
    (A::Drop, OnGoal(ask_for_reason)),
    (A::Note, OnGoal(ask_for_note)),
];

/// The line of the form for how much of a measured goal was done.
const AMOUNT: &str = "How much";

/// Done today; a measured goal is asked for its amount first.
fn done_today(app: &mut App, goal: Arc<Goal>) {
    match goal.measure.as_ref().filter(|m| !m.reached()) {
        Some(measure) => {
            let of = of_row(app, &goal);
            let title = format!("{of}{} How many did you do?", left_of(measure));
            let form = Form::new(Action::Done, Some(&goal.id), title).line(FieldKind::Amount).then(
                move |app, form| finish(app, &goal.id, form.text(""), app.data.today.into(), ""),
            );
            app.show_form(form);
        }
        None => mark_done(app, &goal.id, app.data.today.into(), ""),
    }
}

/// The title of a goal that a row of the reading pane leads to: there the heading is that of another.
fn of_row(app: &App, goal: &Goal) -> String {
    match app.screen.highlighted() {
        Some(_) => format!("{}: ", quoted(&goal.title)),
        None => String::new(),
    }
}

fn ask_done_on(app: &mut App, goal: Arc<Goal>) {
    let title = quoted(&goal.title);
    let left = goal.measure.as_ref().filter(|measure| measure.left() > Amount::default());
    let title = match left {
        Some(measure) => {
            let of = of_row(app, &goal);
            format!("{of}{} How many did you do, and when?", left_of(measure))
        }
        None => format!("Done: {title}"),
    };
    let when = FieldKind::Date(Facing::Back, Past::Fine, "empty: today");
    let form = Form::new(Action::DoneOn, Some(&goal.id), title).with("When", when, "");
    let form = match left {
        Some(_) => form.with(AMOUNT, FieldKind::Amount, ""),
        None => form,
    };
    let form = form.with("Note", FieldKind::Text(""), "");
    app.show_form(form.then(move |app, form| done_on(app, &goal.id, form)));
}

fn done_on(app: &mut App, id: &Id, form: &Form) -> Result<(), String> {
    let on = past_date(&app.data, form.text("When"))?.unwrap_or(app.data.today.into());
    finish(app, id, form.text(AMOUNT), on, form.text("Note"))
}

/// Adds an amount; all that is left (which an empty text means), or more, marks the goal done.
fn finish(app: &mut App, id: &Id, amount: &str, on: Date, note: &str) -> Result<(), String> {
    let goal = app.data.journey.goal(id);
    let left = goal.and_then(|goal| goal.measure.as_ref()).map(Measure::left);
    let Some(left) = left.filter(|left| *left > Amount::default()) else {
        return complete(app, id, on, note, None);
    };
    let amount = match amount {
        "" => None,
        number => Some(Amount::parse(number).ok_or("Give a number, such as 2 or 1.5.")?),
    };
    if amount.is_none_or(|amount| amount >= left) {
        return complete(app, id, on, note, amount);
    }
    let entry = LogEntry { on, text: note.to_owned(), amount };
    app.make(progress::log(&app.data.journey, id, entry, app.data.today))?;
    say_progress(app, id);
    Ok(())
}

pub(super) fn mark_done(app: &mut App, id: &Id, on: Date, note: &str) {
    if let Err(why) = complete(app, id, on, note, None) {
        app.say(why);
    }
}

fn ask_for_reason(app: &mut App, goal: Arc<Goal>) {
    let title = format!("Drop {}. Why? It may stay empty", quoted(&goal.title));
    let hint = "dropped is not deleted: the past keeps it";
    let form = Form::new(Action::Drop, Some(&goal.id), title)
        .line(FieldKind::Text(hint))
        .then(move |app, form| drop_goal(app, &goal.id, form.text("")));
    app.show_form(form);
}

fn drop_goal(app: &mut App, id: &Id, why: &str) -> Result<(), String> {
    let made = end::drop(&app.data.journey, id, app.data.today.into(), why, app.data.today);
    if made.is_ok() {
        app.screen.step_off(id);
    }
    app.make(made)?;
    let dropped = told_of("Dropped", &app.data.title_of(id));
    let dropped = with_steps_left(app, dropped, id);
    app.say_done(dropped);
    Ok(())
}

fn complete(
    app: &mut App,
    id: &Id,
    on: Date,
    note: &str,
    amount: Option<Amount>,
) -> Result<(), String> {
    let Some(goal) = app.data.journey.goal(id).cloned() else {
        return Ok(());
    };
    let completion = end::Completion { on, note: note.to_owned(), amount, milestone: None };
    let made = end::done(&app.data.journey, id, completion, app.data.today);
    if made.is_ok() {
        app.screen.step_off(id);
    }
    app.make(made)?;
    if what_follows(app, id).is_some() {
        app.pending.ends(app.data.saves, id.clone());
    }
    let done = acknowledgement(&app.data.journey, &goal);
    let done = with_steps_left(app, done, id);
    app.say_done(done);
    Ok(())
}

/// The question that follows a goal done. After a larger goal: record the milestone? After the last step, where no measure
/// of it or of the larger goal is open: is that goal reached?
pub(super) fn what_follows(app: &App, id: &Id) -> Option<Form> {
    let goal = app.data.journey.goal(id).filter(|goal| goal.is_done())?;
    if goal.is_large() {
        if app.data.journey.milestone_of(goal).is_some() {
            return None;
        }
        let title = format!("You reached {}. Record it as a milestone?", quoted(&goal.title));
        let reached = goal.id.clone();
        let form = Form::new(Action::AddMilestone, Some(id), title)
            .facts(steps_left(app, &goal.id).into_iter().collect())
            .or(Choice::key('y', "record it", move |app| ask_to_record(app, &reached)))
            .or(Choice::nothing('n', "not now"));
        return Some(form);
    }
    let larger = app.data.journey.goal(goal.toward.as_ref()?)?;
    let is_under_way = |g: &Goal| g.measure.as_ref().is_some_and(|m| !m.reached());
    // Where not all that is open could be read, nobody knows whether it was the last.
    if app.data.journey.gap_in(DataFile::Open).is_some()
        || !larger.state.is_open()
        || app.data.journey.toward(&larger.id).next().is_some()
        || is_under_way(goal)
        || is_under_way(larger)
    {
        return None;
    }
    let title =
        format!("That was the last step toward {}. Have you reached it?", quoted(&larger.title));
    let larger = larger.id.clone();
    let form = Form::new(Action::Done, Some(&larger), title)
        .or(Choice::nothing('n', "not yet"))
        .or(Choice::key('y', "reached", move |app| {
            mark_done(app, &larger, app.data.today.into(), "");
        }));
    Some(form)
}

fn ask_for_note(app: &mut App, goal: Arc<Goal>) {
    let what = if goal.measure.is_some() { "an amount, a note, or both" } else { "a note" };
    let title = format!("Progress on {}: {what}", quoted(&goal.title));
    let form = Form::new(Action::Note, Some(&goal.id), title)
        .line(FieldKind::Note { measured: goal.measure.is_some() })
        .then(move |app, form| note(app, &goal.id, form.text("")));
    app.show_form(form);
}

/// Adds a note. On a measured goal a number at the beginning is an amount.
fn note(app: &mut App, id: &Id, text: &str) -> Result<(), String> {
    let measured = app.data.journey.goal(id).is_some_and(|g| g.measure.is_some());
    let (amount, text) = amount_first(text, measured);
    let entry = LogEntry { on: app.data.today.into(), text, amount };
    app.make(progress::log(&app.data.journey, id, entry, app.data.today))?;
    say_progress(app, id);
    Ok(())
}

/// `Noted: Finish chapter 4. 6 of 12 exercises.`
fn say_progress(app: &mut App, id: &Id) {
    let measure = app.data.journey.goal(id).and_then(|g| g.measure.as_ref());
    let counted = match measure {
        Some(measure) if measure.reached() => {
            format!(" {measure}: {}", app.settings.keymap.text("{done} marks it done."))
        }
        Some(measure) => format!(" {measure}."),
        None => String::new(),
    };
    let noted = told_of("Noted", &app.data.title_of(id));
    app.say_done(format!("{noted}{counted}"));
}

/// The steps that a larger goal which ends or goes leaves open, and what can be done with them.
fn steps_left(app: &App, larger: &Id) -> Option<String> {
    let left = left::steps_left(app.data.journey.toward(larger), |step| quoted(&step.title))?;
    let then = app.settings.keymap.text("{drop} drops one, {edit} lets it serve another goal.");
    Some(format!("{left}. {then}"))
}

/// What was done to a goal, and the steps that it leaves open.
pub(super) fn with_steps_left(app: &App, done: String, larger: &Id) -> String {
    match steps_left(app, larger) {
        Some(left) => format!("{done} {left}"),
        None => done,
    }
}

/// `Done: Book the mock exam. 6 of 11 steps toward "CKA certification".`
fn acknowledgement(journey: &Journey, goal: &Goal) -> String {
    let did = if goal.is_large() { "Reached" } else { "Done" };
    let done = told_of(did, &goal.title);
    let larger = goal.toward.as_ref().and_then(|id| journey.goal(id));
    match larger {
        Some(larger) => {
            let counted = journey.steps(&larger.id).words().unwrap_or_default();
            format!("{done} {counted} toward {}.", quoted(&larger.title))
        }
        None => done,
    }
}

/// `8 of 12 exercises left.`
fn left_of(measure: &Measure) -> String {
    format!("{} left.", Measure { done: measure.left(), ..measure.clone() })
}
