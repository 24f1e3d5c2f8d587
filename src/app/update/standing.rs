//! The state of goals, the next milestone and its question, and the order of goals.

use super::Handler::{Do, OnGoal};
use super::capture::{added, goal_of};
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
use crate::domain::item::Item;
use crate::domain::verbs::{end, next, open_state, order, question};
use crate::domain::words::{capitalised, quoted, told_of};
use std::sync::Arc;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::State, Do(ask_for_state)),
    (A::Question, Do(ask_the_question)),
    (A::Later, OnGoal(|app, goal| reorder(app, &goal, Shift::Down))),
    (A::Earlier, OnGoal(|app, goal| reorder(app, &goal, Shift::Up))),
    (A::Top, OnGoal(|app, goal| reorder(app, &goal, Shift::Top))),
];

fn ask_for_state(app: &mut App) {
    let Some(goal) = app.selected().and_then(Item::as_goal).cloned() else {
        return;
    };
    let title = quoted(&goal.title);
    let title = format!("{title} is {}. Set it to", goal.state.word());
    let form = Form::new(Action::State, Some(&goal.id), title);
    let form = match goal.state {
        State::Open(now) => {
            let others = OpenState::ALL.into_iter().filter(|state| *state != now);
            others.fold(form, |form, state| {
                let id = goal.id.clone();
                let key = state.word().chars().next().unwrap_or('a');
                let set = move |app: &mut App| set_state(app, &id, state);
                form.or(Choice::key(key, state.word(), set))
            })
        }
        State::Ended(_) => {
            let again = move |app: &mut App| open_again(app, &goal.id);
            form.or(Choice::key('a', "active again", again))
        }
    };
    app.show_form(form);
}

pub(super) fn set_state(app: &mut App, id: &Id, to: OpenState) {
    let made = open_state::set(&app.data.journey, id, to, app.data.today);
    let told = told_of(&capitalised(to.word()), &app.data.title_of(id));
    app.make_and_say(made, told);
}

pub(super) fn open_again(app: &mut App, id: &Id) {
    let kept = app.data.journey.goal(id).and_then(|goal| end::log_message(&goal.state));
    let told = told_of("Open again", &app.data.title_of(id));
    let told = [told].into_iter().chain(kept).collect::<Vec<_>>().join(" ");
    app.make_and_say(end::reopen(&app.data.journey, id), told);
}

pub(super) fn toggle_next(app: &mut App) {
    let Some(goal) = app.selected_goal() else {
        return;
    };
    let title = quoted(&goal.title);
    if goal.next {
        app.make_and_say(
            next::unmark(&app.data.journey, &goal.id),
            format!("No longer the focus: {title}."),
        );
    } else {
        app.make_and_say(
            next::mark(&app.data.journey, &goal.id),
            format!("The focus now: {title}."),
        );
    }
}

/// Asks what would be done if the next milestone could be reached tomorrow: of the larger goal that is selected
/// or served by what is selected, else of the one marked as next.
pub(super) fn ask_the_question(app: &mut App) {
    let Some(larger) = app.screen.larger_in_question(&app.data) else {
        let none = app
            .settings
            .keymap
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
