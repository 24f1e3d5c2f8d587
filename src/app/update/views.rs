//! Opening the views over the whole screen; the same key closes each.

use super::ActionRow;
use super::Handler::{Do, Move};
use crate::app::action::Action as A;
use crate::app::chain::Chain;
use crate::app::data::Data;
use crate::app::look_back::LookBack;
use crate::app::momentum::MomentumPage;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::timeline::Timeline;
use crate::app::view::{View, ViewContext};

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Timeline, Move(turn_to_timeline)),
    (A::Chain, Move(turn_to_chain)),
    (A::Momentum, Move(turn_to_momentum)),
    (
        A::LookBack,
        Do(|app| {
            turn_to_look_back(&app.data, &mut app.screen);
            super::look_back::load_old_steps(app);
        }),
    ),
];

/// Opens a view; where it is open, closes it.
fn turn_to(
    data: &Data,
    screen: &mut Screen,
    is_it: fn(&Scene) -> bool,
    open: impl FnOnce(&ViewContext<'_>) -> Scene,
) {
    if screen.scene().is_some_and(is_it) {
        return screen.leave_scene();
    }
    let scene = screen.with_context(data, open);
    screen.enter_scene(scene);
}

/// The timeline at today, or at the milestone that is selected.
fn turn_to_timeline(data: &Data, screen: &mut Screen) {
    let selected = screen.selected(data).filter(|item| item.as_milestone().is_some());
    let selected = selected.map(|item| item.id().clone());
    let open = |context: &ViewContext<'_>| {
        let mut timeline = Timeline::at_today(context);
        if let Some(id) = selected {
            timeline.select_item(&id);
        }
        Scene::Timeline(timeline)
    };
    turn_to(data, screen, |scene| matches!(scene, Scene::Timeline(_)), open);
}

/// The chain of the selected milestone, in place of another one's.
fn turn_to_chain(data: &Data, screen: &mut Screen) {
    let Some(id) = screen.selected(data).map(|item| item.id().clone()) else { return };
    match screen.chain().map(|chain| *chain.id() == id) {
        Some(true) => return screen.leave_scene(),
        Some(false) => screen.leave_scene(),
        None => {}
    }
    let chain = screen.with_context(data, |context| Chain::of(id, context));
    screen.enter_scene(Scene::Chain(chain));
}

fn turn_to_momentum(data: &Data, screen: &mut Screen) {
    let open = |context: &ViewContext<'_>| Scene::Momentum(Box::new(MomentumPage::of(context)));
    turn_to(data, screen, |scene| matches!(scene, Scene::Momentum(_)), open);
}

fn turn_to_look_back(data: &Data, screen: &mut Screen) {
    let open = |context: &ViewContext<'_>| {
        let mut back = LookBack::default();
        back.refill(context);
        Scene::LookBack(back)
    };
    turn_to(data, screen, |scene| matches!(scene, Scene::LookBack(_)), open);
}
