//! The actions that apply to the selection, and the message where one does not.

use super::chosen::Chosen;
use super::{App, Handler, handler};
use crate::app::action::{Action, Where};
use crate::app::dialog::DialogKind;
use crate::app::entries::{self, Entry};
use crate::app::pane::Pane;
use crate::app::scene::review::Review;
use crate::domain::goal::{End, OpenState, Size, State};
use crate::domain::item::Item;
use crate::domain::lapse::Lapse;
use crate::domain::review::Walk;
use crate::domain::words::count;

/// Whether an action means something now.
pub(super) fn applies(app: &App, action: Action) -> bool {
    let place = action.spec().place;
    let fits = || match handler(action) {
        Some(Handler::OnAll(_)) => Chosen::has_any(app, place),
        Some(Handler::OnRow(_) | Handler::OnGoal(_) | Handler::OnItem(_)) => {
            app.screen.marked().nth(1).is_none() && place.fits(meant(app))
        }
        Some(_) | None => place.fits(app.selected()),
    };
    is_in_place(app, place) && fits()
}

/// Whether an action of that place is one of where the screen is. One that would act on what is not in view is not.
fn is_in_place(app: &App, place: Where) -> bool {
    let is_in_view = || {
        let small = &app.screen.layout.panes[Pane::Small.index()];
        app.scene().is_none() && small.area.height > 0
    };
    place.reaches(app.screen.layer()) && (place != Where::AmongSmall || is_in_view())
}

/// The item that a verb for one item is meant for: the only marked one, or else the selected one.
fn meant(app: &App) -> Option<&Item> {
    app.screen.marked().next().or(app.selected())
}

/// Whether an action does anything to what is selected now.
pub(super) fn means_something(app: &App, action: Action) -> bool {
    if let Some(dialog) = app.dialogs.last().filter(|dialog| !dialog.takes_text()) {
        let is_typing = action.spec().place.is_typing();
        return match (action, &dialog.kind) {
            (Action::Submit | Action::Cancel, _) => true,
            (_, DialogKind::Merge(merge)) if !merge.means(action) => false,
            (_, _) => !is_typing && dialog.takes(action),
        };
    }
    let applies = applies(app, action);
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
        Action::View => !app.data.journey.is_empty(),
        Action::Snooze => super::resting::has_reminder(app),
        Action::Sort => super::moving::has_small(&app.data),
        Action::Question => screen.larger_in_question(&app.data).is_some(),
        Action::NeverAsk => match app.selected() {
            Some(Item::Milestone(m)) => Lapse::of(&app.data.journey, m, app.data.today).is_some(),
            Some(Item::Goal(_)) | None => true,
        },
        Action::Mark | Action::MarkAll => screen.scene().is_none() && !screen.is_reading(),
        Action::Unlink => super::hindsight::is_linked(&app.data, screen),
        Action::Yes | Action::No => match screen.review() {
            Some(review) => review.reply(action == Action::Yes).is_some(),
            None => super::look_back::old_step(&app.data, screen).is_some(),
        },
        _ => true,
    }
}

fn is_on_problem(app: &App) -> bool {
    app.scene().is_none() && matches!(app.screen.entry(), Some(Entry::Problem(..)))
}

/// Says why an action means nothing here.
pub(super) fn does_not_apply(app: &mut App, action: Action) {
    let place = action.spec().place;
    if !is_in_place(app, place) {
        return app.say(format!("This works {}.", place.words()));
    }
    let marked = app.screen.marked().count();
    if marked > 1 {
        return app.say(why_not_marked(app, action, marked));
    }
    match meant(app).map(what) {
        Some(what) => app.say(format!("This is {what}; that key is for {}.", place.things())),
        None => say_nothing_is_selected(app),
    }
}

/// Why an action means nothing for the marked items.
fn why_not_marked(app: &App, action: Action, marked: usize) -> String {
    let (place, items) = (action.spec().place, count(marked, "item"));
    match handler(action) {
        Some(Handler::OnAll(_)) => {
            format!("{items} are marked, but that key is for {}.", place.things())
        }
        _ => {
            let clears = app.keys().text("{back} clears the marks.");
            format!("{items} are marked, but that key works on one at a time. {clears}")
        }
    }
}

/// Nothing is selected: where the pane is empty as its file could not be read, that is why.
pub(super) fn say_nothing_is_selected(app: &mut App) {
    let screen = &app.screen;
    let (pane, view) = (screen.scene().is_none().then_some(screen.focus), screen.past_view);
    app.say_none("Nothing is selected.", |gap| {
        pane.is_none_or(|pane| entries::lists(pane, view, gap.place))
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
