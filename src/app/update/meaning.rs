//! The actions that apply to the selection, and the message where one does not.

use super::App;
use crate::app::action::{Action, Where};
use crate::app::entries::{self, Entry};
use crate::app::review::Review;
use crate::domain::goal::{End, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::lapse::Lapse;
use crate::domain::review::Walk;

/// Whether an action of that place means something now.
pub(super) fn applies(app: &App, place: Where) -> bool {
    place.reaches(app.screen.layer()) && place.fits(app.selected())
}

/// Whether an action does anything to what is selected now.
pub(super) fn means_something(app: &App, action: Action) -> bool {
    let applies = applies(app, action.spec().place);
    match app.screen.review().filter(|review| review.is_over()) {
        Some(review) => at_the_end(review, action).unwrap_or(applies),
        None => applies && has_what_it_takes(app, action),
    }
}

/// Whether an action does anything at the end of a review, where that is special.
fn at_the_end(review: &Review, action: Action) -> Option<bool> {
    match action {
        Action::Skip => Some(false),
        Action::WriteReport => Some(review.walk != Walk::Due),
        Action::CardBefore => Some(review.has_cards()),
        Action::Undo => Some(!review.made().is_empty()),
        _ => None,
    }
}

/// Whether an action finds what it needs: one that would only say that there is nothing does nothing.
fn has_what_it_takes(app: &App, action: Action) -> bool {
    let screen = &app.screen;
    match action {
        Action::Open => match screen.scene() {
            _ if screen.detail.is_some() => true,
            Some(scene) => scene.leads_on(),
            None => app.selected().is_some() || app.data.offers_sample(),
        },
        Action::WriteReport => false,
        Action::Edit | Action::EditText => app.selected().is_some() || is_on_problem(app),
        Action::Question => screen.larger_in_question(&app.data).is_some(),
        Action::NeverAsk => match app.selected() {
            Some(Item::Milestone(m)) => Lapse::of(&app.data.journey, m, app.data.today).is_some(),
            Some(Item::Goal(_)) | None => true,
        },
        Action::Unlink => super::hindsight::is_linked(&app.data, screen),
        Action::Yes | Action::No => match screen.review() {
            Some(review) => review.reply(action == Action::Yes).is_some(),
            None => super::look_back::old_step(&app.data, screen).is_some(),
        },
        _ => true,
    }
}

fn is_on_problem(app: &App) -> bool {
    app.scene().is_none() && matches!(app.screen.entry(), Some(Entry::Problem(_)))
}

/// Says why an action of that place means nothing here.
pub(super) fn does_not_apply(app: &mut App, place: Where) {
    if !place.reaches(app.screen.layer()) {
        return app.say(format!("This works {}.", place.words()));
    }
    match app.selected().map(what) {
        Some(what) => app.say(format!("This is {what}; that key is for {}.", place.things())),
        None => say_nothing_is_selected(app),
    }
}

/// Nothing is selected: where the pane is empty as its file could not be read, that is why.
pub(super) fn say_nothing_is_selected(app: &mut App) {
    let screen = &app.screen;
    let (pane, view) = (screen.scene().is_none().then_some(screen.focus), screen.past_view);
    app.say_none("Nothing is selected.", |gap| {
        pane.is_none_or(|pane| entries::hides(gap, pane, view))
    });
}

fn what(item: &Item) -> String {
    let Some(goal) = item.as_goal() else {
        return "a milestone".to_owned();
    };
    let state = match goal.state {
        State::Open(OpenState::Active) => "an active",
        State::Open(OpenState::Paused) => "a paused",
        State::Open(OpenState::Someday) => "a someday",
        State::Ended(End::Done(_)) => "a finished",
        State::Ended(End::Dropped(_)) => "a dropped",
    };
    let size = match goal.size {
        Size::Small if goal.state.is_open() => " small",
        Size::Large => " larger",
        Size::Small => "",
    };
    format!("{state}{size} goal")
}
