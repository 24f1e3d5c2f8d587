//! Done, dropped, and progress on the way; and the two questions that follow a goal done.

use super::Handler::{OnAll, OnGoal};
use super::chosen::Chosen;
use super::hindsight::ask_to_record;
use super::said::{filled, past_date};
use super::{ActionRow, App, Form};
use crate::app::action::{Action, Action as A};
use crate::app::dialog::form::{FieldKind, Past};
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;
use crate::domain::goal::{Goal, LogEntry};
use crate::domain::id::Id;
use crate::domain::journey::Journey;
use crate::domain::left;
use crate::domain::measure::{Amount, Measure, amount_first};
use crate::domain::sorted::SortedSet;
use crate::domain::verbs::{end, progress};
use crate::domain::when::Facing;
use crate::domain::words::{few, plural, quoted, quoted_among, told_of};
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Done, OnAll(done_today)),
    (A::DoneOn, OnAll(ask_done_on)),
    (A::Drop, OnAll(ask_for_reason)),
    (A::Note, OnGoal(ask_for_note)),
];

/// The line of the form for how much of a measured goal was done.
const AMOUNT: &str = "How much";

/// Done today. A measured goal is asked for its amount first; several goals are not, and are done in full.
fn done_today(app: &mut App, goals: Chosen) {
    match only_goal(app, &goals).filter(|goal| is_under_way(goal)) {
        Some(goal) => {
            let title = format!("{}{} How many did you do?", of_row(app, &goal), left_of(&goal));
            let form = Form::new(Action::Done, Some(&goal.id), title).line(FieldKind::Amount).then(
                move |app, form| {
                    let amount = amount(form.text(""))?;
                    finish(app, &goals, amount, app.data.today.into(), "")
                },
            );
            app.show_form(form);
        }
        None => mark_done(app, &goals, app.data.today.into(), ""),
    }
}

fn only_goal(app: &App, goals: &Chosen) -> Option<Arc<Goal>> {
    app.data.journey.goal(goals.only()?).cloned()
}

/// Whether it has a measure that is not reached.
fn is_under_way(goal: &Goal) -> bool {
    goal.measure.as_ref().is_some_and(|measure| !measure.reached())
}

/// The title of a goal that a row of the reading pane leads to: there the heading is that of another.
fn of_row(app: &App, goal: &Goal) -> String {
    match app.screen.highlighted() {
        Some(_) => format!("{}: ", quoted(&goal.title)),
        None => String::new(),
    }
}

fn ask_done_on(app: &mut App, goals: Chosen) {
    let measured = only_goal(app, &goals).filter(|goal| is_under_way(goal));
    let title = match &measured {
        Some(goal) => {
            format!("{}{} How many did you do, and when?", of_row(app, goal), left_of(goal))
        }
        None => {
            let all_large = goals.goals(&app.data.journey).all(|goal| goal.is_large());
            let did = if all_large { "Reached" } else { "Done" };
            format!("{did}: {}", goals.words(&app.data.journey))
        }
    };
    let when = FieldKind::Date(Facing::Back, Past::Fine, "empty: today");
    let form = Form::new(Action::DoneOn, goals.only(), title).with("When", when, "");
    let form = match measured {
        Some(_) => form.with(AMOUNT, FieldKind::Amount, ""),
        None => form,
    };
    let form = form.with("Note", FieldKind::Text(""), "");
    app.show_form(form.then(move |app, form| done_on(app, &goals, form)));
}

fn done_on(app: &mut App, goals: &Chosen, form: &mut Form) -> Result<(), String> {
    let on = form.read("When", |text| past_date(&app.data, text))?;
    let on = on.unwrap_or(app.data.today.into());
    let note = form.text("Note").to_owned();
    form.read(AMOUNT, |text| finish(app, goals, amount(text)?, on, &note))
}

/// How much was done; `None` for all that is left.
fn amount(text: &str) -> Result<Option<Amount>, String> {
    let number = filled(text).map(|text| Amount::parse(&text).ok_or(text)).transpose();
    number.map_err(|_| "Give a number, such as 2 or 1.5.".into())
}

/// Adds an amount to the only goal; all that is left, or more, marks it done.
fn finish(
    app: &mut App,
    goals: &Chosen,
    amount: Option<Amount>,
    on: Date,
    note: &str,
) -> Result<(), String> {
    let measured = only_goal(app, goals).filter(|goal| is_under_way(goal));
    let Some((id, left)) =
        measured.and_then(|goal| Some((goal.id.clone(), goal.measure.as_ref()?.left())))
    else {
        return complete(app, goals, on, note, None);
    };
    if amount.is_none_or(|amount| amount >= left) {
        return complete(app, goals, on, note, amount);
    }
    let entry = LogEntry { on, text: note.to_owned(), amount };
    app.make(progress::log(&app.data.journey, &id, entry, app.data.today))?;
    say_progress(app, &id);
    Ok(())
}

pub(super) fn mark_done(app: &mut App, goals: &Chosen, on: Date, note: &str) {
    if let Err(why) = complete(app, goals, on, note, None) {
        app.say(why);
    }
}

fn ask_for_reason(app: &mut App, goals: Chosen) {
    let title = format!("Drop {}. Why? You may leave it empty", goals.words(&app.data.journey));
    let hint = "nothing is deleted: a dropped goal stays in your past";
    let form = Form::new(Action::Drop, goals.only(), title)
        .line(FieldKind::Text(hint))
        .then(move |app, form| drop_goals(app, &goals, form.text("")));
    app.show_form(form);
}

fn drop_goals(app: &mut App, goals: &Chosen, why: &str) -> Result<(), String> {
    let today = app.data.today;
    let dropped = app.make_on_each(goals, "dropped", |journey, id| {
        end::drop(journey, id, today.into(), why, today)
    })?;
    let told = dropped.told("Dropped", &app.data.journey);
    let told = with_steps_left(app, told, &dropped.ids);
    app.say_done_to(&dropped, told);
    Ok(())
}

fn complete(
    app: &mut App,
    goals: &Chosen,
    on: Date,
    note: &str,
    amount: Option<Amount>,
) -> Result<(), String> {
    let today = app.data.today;
    let measured = goals.goals(&app.data.journey).any(|goal| is_under_way(goal));
    let completion = end::Completion { on, note: note.to_owned(), amount, milestone: None };
    let done = app.make_on_each(goals, "done", |journey, id| {
        end::done(journey, id, completion.clone(), today)
    })?;
    let told = match done.only() {
        // The question has the steps that are left.
        Some(id) if what_follows(app, id).is_some() => {
            app.pending.ends(app.data.saves, id.clone());
            acknowledgement(&app.data.journey, id)
        }
        Some(id) => with_steps_left(app, acknowledgement(&app.data.journey, id), &done.ids),
        // Several goals are followed by no questions, one for each.
        None => {
            let told = told_of_several(&app.data.journey, &done, measured);
            with_steps_left(app, told, &done.ids)
        }
    };
    app.say_done_to(&done, told);
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
            .facts(steps_left(app, std::slice::from_ref(&goal.id)))
            .offers("record it", "not now", move |app| ask_to_record(app, &reached));
        return Some(form);
    }
    let larger = app.data.journey.goal(goal.toward.as_ref()?)?;
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
    let form = Form::new(Action::Done, Some(&larger), title);
    Some(form.asks("not yet", "reached", move |app| {
        mark_done(app, &Chosen::one(&larger), app.data.today.into(), "");
    }))
}

fn ask_for_note(app: &mut App, goal: Arc<Goal>) {
    let title = match &goal.measure {
        Some(_) => format!("Progress on {}: an amount, a note, or both", quoted(&goal.title)),
        None => format!("A progress note on {}", quoted(&goal.title)),
    };
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
            format!(" {measure}: {}", app.keys().text("{done} marks it done."))
        }
        Some(measure) => format!(" {measure}."),
        None => String::new(),
    };
    let noted = told_of("Noted", &app.data.title_of(id));
    app.say_done(format!("{noted}{counted}"));
}

/// The steps that larger goals which end or go leave open, and what can be done with them.
fn steps_left(app: &App, larger: &[Id]) -> Vec<String> {
    let larger: SortedSet<&Id> = larger.iter().collect();
    let serves = |goal: &&Arc<Goal>| goal.toward.as_ref().is_some_and(|id| larger.contains(id));
    let steps: Vec<&Arc<Goal>> = app.data.journey.open().filter(serves).collect();
    let them = plural(steps.len(), "it", "them");
    let left = left::steps_left(steps.into_iter(), |step| quoted_among(&step.title));
    let Some(left) = left else { return Vec::new() };
    // No keys: they would act on what is selected by then.
    vec![format!("{left}."), format!("You can drop {them}, or move {them} to another goal.")]
}

/// What was done to goals, and the steps that they leave open.
pub(super) fn with_steps_left(app: &App, done: String, larger: &[Id]) -> String {
    let left = steps_left(app, larger).into_iter();
    std::iter::once(done).chain(left).collect::<Vec<String>>().join(" ")
}

/// `Done: Book the mock exam. 6 of 11 steps toward "CKA certification".`
fn acknowledgement(journey: &Journey, id: &Id) -> String {
    let Some(goal) = journey.goal(id) else { return String::new() };
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

/// `Done: 5 goals, "Book the mock exam", … Nothing is open toward "CKA certification" now.`
fn told_of_several(journey: &Journey, done: &Chosen, measured: bool) -> String {
    let mut told = vec![done.told("Done", journey)];
    if measured {
        told.push("Measured goals are done in full.".into());
    }
    let served = done.goals(journey).filter_map(|goal| goal.toward.as_ref());
    let served: SortedSet<&Id> = served.collect();
    let still: SortedSet<&Id> = journey.open().filter_map(|goal| goal.toward.as_ref()).collect();
    let larger = served.into_iter().filter(|id| !still.contains(*id));
    let is_open = |larger: &&Arc<Goal>| larger.state.is_open() && !is_under_way(larger);
    let larger = larger.filter_map(|id| journey.goal(id)).filter(is_open);
    let reached: Vec<String> = larger.map(|larger| quoted_among(&larger.title)).collect();
    if !reached.is_empty() && journey.gap_in(DataFile::Open).is_none() {
        told.push(format!("No open steps toward {} are left.", few(reached)));
    }
    told.join(" ")
}

/// `8 of 12 exercises left.`
fn left_of(goal: &Goal) -> String {
    let left = |measure: &Measure| Measure { done: measure.left(), ..measure.clone() };
    goal.measure.as_ref().map(|m| format!("{} left.", left(m))).unwrap_or_default()
}
