//! The state of goals, the next milestone and its question, and the order of goals.

use super::Handler::{Do, OnAll, OnGoal};
use super::capture::{added, goal_of};
use super::chosen::Chosen;
use super::{ActionRow, App, Choice, Form};
use crate::app::action::{Action, Action as A};
use crate::app::data::Data;
use crate::app::dialog::form::FieldKind;
use crate::app::list::Listed;
use crate::app::pane::Pane;
use crate::app::screen::Screen;
use crate::domain::agenda::AgendaSection;
use crate::domain::data_file::DataFile;
use crate::domain::goal::{Goal, OpenState, Size, State};
use crate::domain::id::Id;
use crate::domain::verbs::{end, next, open_state, order, question};
use crate::domain::words::{capitalised, quoted, told_of};
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::State, OnAll(ask_for_state)),
    (A::Question, Do(ask_the_question)),
    (A::Later, OnGoal(|app, goal| reorder(app, &goal, Shift::Down))),
    (A::Earlier, OnGoal(|app, goal| reorder(app, &goal, Shift::Up))),
    (A::Top, OnGoal(|app, goal| reorder(app, &goal, Shift::Top))),
];

/// Open goals go into another state, ended ones are opened again; among both, the open ones are meant.
fn ask_for_state(app: &mut App, goals: Chosen) {
    let open = goals.goals(&app.data.journey).filter(|goal| goal.state.is_open());
    let open: Vec<Id> = open.map(|goal| goal.id.clone()).collect();
    if open.is_empty() {
        let form = state_form(app, &goals);
        let again = move |app: &mut App| open_again(app, &goals);
        return app.show_form(form.or(Choice::answer(&[A::SetActive], "active again", again)));
    }
    let open = goals.narrowed(open, "open goals");
    let differs = |state: &OpenState| {
        open.goals(&app.data.journey).any(|goal| goal.state != State::Open(*state))
    };
    let states = OpenState::ALL.into_iter().filter(differs);
    let form = states.fold(state_form(app, &open), |form, state| {
        let actions: &[Action] = match state {
            OpenState::Active => &[A::SetActive],
            OpenState::Paused => &[A::SetPaused],
            OpenState::Someday => &[A::SetSomeday],
        };
        let open = open.clone();
        form.or(Choice::answer(actions, state.word(), move |app| set_state(app, &open, state)))
    });
    app.show_form(form);
}

fn state_form(app: &App, goals: &Chosen) -> Form {
    let words = goals.words(&app.data.journey);
    let title = match goals.only().and_then(|id| app.data.journey.goal(id)) {
        Some(goal) => format!("{words} is {}. Set it to", goal.state.word()),
        None => format!("Set {words} to"),
    };
    Form::new(Action::State, goals.only(), title)
}

pub(super) fn set_state(app: &mut App, goals: &Chosen, to: OpenState) {
    let today = app.data.today;
    let set =
        app.make_on_each(goals, to.word(), |journey, id| open_state::set(journey, id, to, today));
    match set {
        Ok(set) => {
            let told = set.told(&capitalised(to.word()), &app.data.journey);
            app.say_done_to(&set, told);
        }
        Err(why) => app.say(why),
    }
}

pub(super) fn open_again(app: &mut App, goals: &Chosen) {
    let only = goals.only().and_then(|id| app.data.journey.goal(id));
    let calendar = app.data.calendar();
    let kept = only.and_then(|goal| end::log_message(&goal.state, calendar));
    match app.make_on_each(goals, "reopened", end::reopen) {
        Ok(again) => {
            let told = again.told("Open again", &app.data.journey);
            let told = [Some(told), kept].into_iter().flatten().collect::<Vec<_>>().join(" ");
            app.say_done_to(&again, told);
        }
        Err(why) => app.say(why),
    }
}

pub(super) fn toggle_next(app: &mut App) {
    let Some(goal) = app.selected_goal() else {
        return;
    };
    let title = quoted(&goal.title);
    if goal.next {
        app.make_and_say(
            next::unmark(&app.data.journey, &goal.id),
            format!("{title} is no longer the focus."),
        );
    } else {
        app.make_and_say(
            next::mark(&app.data.journey, &goal.id),
            format!("The focus is now {title}."),
        );
    }
}

/// Asks what would be done if the next milestone could be reached tomorrow: of the larger goal that is selected
/// or served by what is selected, else of the one marked as next.
pub(super) fn ask_the_question(app: &mut App) {
    let Some(larger) = app.screen.larger_in_question(&app.data) else {
        let none = app
            .keys()
            .text("Focus on a larger goal first: {add-larger} adds one, {next} sets the focus.");
        return app.say_none(none, |gap| gap.is_in(DataFile::Open));
    };
    let title =
        format!("If you could reach {} tomorrow, what would you do?", quoted(&larger.title));
    let form = Form::new(Action::Question, Some(&larger.id), title)
        .line(FieldKind::Answer(larger.id.clone()))
        .then(move |app, form| answer_the_question(app, &larger.id, form.text("")));
    app.show_form(form);
}

/// The answer becomes a small goal on the spot, and is kept.
fn answer_the_question(app: &mut App, larger: &Id, text: &str) -> Result<(), String> {
    let small = goal_of(app, text, Size::Small, Some(larger.clone()))?;
    let id = small.id.clone();
    app.make(question::answer(&app.data.journey, larger, small, app.data.today))?;
    added(app, &id);
    Ok(())
}

/// Where a goal goes among those that it is put in order with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    Down,
    Up,
    Top,
}

/// Moves the selected goal within its section of the pane, or among the steps of the reading pane.
fn reorder(app: &mut App, goal: &Goal, shift: Shift) {
    let group = if app.screen.highlighted().is_some() {
        goals_of_same_larger(&app.data, goal)
    } else if let Some(why) = app.scene().map(|scene| scene.why_no_order()) {
        return app.say(why);
    } else {
        goals_beside(&app.data, &app.screen, goal)
    };
    let at = group.iter().position(|id| *id == goal.id).unwrap_or(0);
    let (other, moved, end) = match shift {
        Shift::Down => (group.get(at + 1), "Moved down", "last"),
        Shift::Up => (group[..at].last(), "Moved up", "first"),
        Shift::Top => (group[..at].first(), "Moved to the top", "first"),
    };
    let Some(other) = other else {
        let by_time = app.screen.focus == Pane::Small && !app.screen.own_order;
        let section = AgendaSection::of(goal, app.data.today);
        let section = section.filter(|_| by_time && app.screen.highlighted().is_none());
        let under = section.map_or(String::new(), |section| format!(" under {}", section.word()));
        return app.say(format!("{} is {end}{under} already.", quoted(&goal.title)));
    };
    let put = if shift == Shift::Down { order::after } else { order::before };
    let made = put(&app.data.journey, &goal.id, other);
    app.make_and_say(made, told_of(moved, &goal.title));
}

/// The goals of its pane that one is put in order with: those of its section, or, in a pane without sections, those in
/// the same state.
fn goals_beside(data: &Data, screen: &Screen, goal: &Goal) -> Vec<Id> {
    let section = |goal: &Goal| AgendaSection::of(goal, data.today);
    let fits = |other: &&Arc<Goal>| match screen.focus {
        Pane::Small if screen.own_order => other.state.is_open(),
        Pane::Small => other.state.is_open() && section(other) == section(goal),
        Pane::Past | Pane::Larger => other.state == goal.state,
    };
    let entries = screen.list(screen.focus).entries().iter();
    let goals = entries.filter_map(|entry| entry.item()?.as_goal()).filter(fits);
    goals.map(|goal| goal.id.clone()).collect()
}

/// The steps of the same larger goal, or for a larger goal the larger ones in its state, in the order of the file.
fn goals_of_same_larger(data: &Data, goal: &Goal) -> Vec<Id> {
    let beside = |other: &&Arc<Goal>| {
        other.toward == goal.toward
            && other.size == goal.size
            && (goal.toward.is_some() || other.state == goal.state)
    };
    data.journey.open().filter(beside).map(|goal| goal.id.clone()).collect()
}
