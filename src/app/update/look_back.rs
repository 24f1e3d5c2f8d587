//! Looking back: the question about an old step, the view of all that come up today, and the answers.

use super::Handler::{Do, OnItem};
use super::hindsight::ask_to_promote;
use super::{ActionRow, App, Choice, Form, renewing};
use crate::app::action::{Action, Action as A};
use crate::app::data::Data;
use crate::app::disk::Request;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::date::Date;
use crate::domain::declined::AskAgain;
use crate::domain::describe::brief;
use crate::domain::gap::Gap;
use crate::domain::id::Id;
use crate::domain::look_back::{self, Anniversary};
use crate::domain::sorted::SortedSet;
use crate::domain::verbs;
use crate::domain::words::{quoted, told_of};

pub(super) const ACTIONS: &[ActionRow] =
    &[(A::Remember, Do(ask_about_old_step)), (A::NeverAsk, OnItem(never_ask))];

/// Never asks again about a finished goal, or about a milestone whose credential lapses.
fn never_ask(app: &mut App, id: &Id) {
    match app.data.journey.milestone(id) {
        Some(_) => renewing::never_ask(app, id),
        None => answer_old_step(app, id, AskAgain::Never),
    }
}

/// Asks about the old step that comes up today.
fn ask_about_old_step(app: &mut App) {
    match app.data.look_back.clone() {
        Some(memory) => ask_about(app, &memory),
        None if look_back::due_anniversaries(&app.data.journey, app.data.today).is_empty() => {
            app.say_none("No finished goal comes up today.", Gap::is_past);
        }
        None => {
            app.say(app.keys().text("One a day is enough; {look-back} lists the others."));
        }
    }
}

fn ask_about(app: &mut App, memory: &Anniversary) {
    let (goal, id) = (&memory.goal, &memory.goal.id);
    let (verb, ended) = if goal.is_done() { ("finished", "Done") } else { ("dropped", "Dropped") };
    let ago = memory.ago.words();
    let question = format!(
        "{}{} you {verb} {}. Was it a milestone?",
        ago[..1].to_uppercase(),
        &ago[1..],
        quoted(&goal.title)
    );
    let mut told = vec![format!("{ended} {}", app.data.calendar().style.format.within(memory.on))];
    told.extend(brief(&app.data.journey, goal, app.data.calendar()));
    let [promoted, later, never] = [id.clone(), id.clone(), id.clone()];
    let promote = &[Action::Yes, Action::Promote];
    let form = Form::new(Action::Remember, Some(id), question)
        .facts(told)
        .or(Choice::answer(promote, "it was", move |app| ask_to_promote(app, &promoted)))
        .or(Choice::answer(&[Action::No], "not yet", move |app| {
            answer_old_step(app, &later, AskAgain::NextTime);
        }))
        .or(Choice::answer(&[Action::NeverAsk], "never ask again", move |app| {
            answer_old_step(app, &never, AskAgain::Never);
        }));
    app.show_form(form);
}

/// Answers for the selected step of the view: it was a milestone, or not yet.
pub(super) fn reply_in_look_back(app: &mut App, yes: bool) {
    match old_step(&app.data, &app.screen) {
        Some(id) if yes => ask_to_promote(app, &id),
        Some(id) => answer_old_step(app, &id, AskAgain::NextTime),
        None => app.say("That key answers the question about a finished goal that comes up today."),
    }
}

/// The old step that is asked about in the look back: the selected one.
pub(super) fn old_step(data: &Data, screen: &Screen) -> Option<Id> {
    let Some(Scene::LookBack(back)) = screen.scene() else {
        return None;
    };
    let step = back.step().map(|memory| memory.goal.id.clone());
    step.filter(|step| screen.selected(data).is_some_and(|item| item.id() == step))
}

pub(super) fn answer_old_step(app: &mut App, id: &Id, again: AskAgain) {
    let made = verbs::look_back::answer(&app.data.journey, id, again, app.data.today);
    let title = app.data.title_of(id);
    let told = match again {
        AskAgain::NextTime => {
            let not_yet = told_of("Not yet", &title);
            format!("{not_yet} It comes up again at its next anniversary.")
        }
        AskAgain::Never => told_of("Will not ask again", &title),
    };
    app.make_and_say(made, told);
}

/// Reads what comes up today and is not known yet. A date is asked for once, even if its file cannot be read.
pub(super) fn load_old_steps(app: &mut App) {
    let unread = look_back::unread(&app.data.journey, app.data.today);
    let is_fresh = |date: &Date| !app.data.wanted_dates.contains(date);
    let fresh: SortedSet<Date> = unread.iter().copied().filter(is_fresh).collect();
    app.data.wanted_dates = unread;
    if !fresh.is_empty() {
        app.ask(Request::LoadDates(fresh));
    }
}
