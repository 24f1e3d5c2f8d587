//! Moving: within a list, between panes, into the reading pane and back.

use super::ActionRow;
use super::App;
use super::Handler::{Do, Move};
use crate::app::action::Action as A;
use crate::app::data::Data;
use crate::app::detail::Detail;
use crate::app::effect::Effect;
use crate::app::entries::PastView;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::problems;
use crate::app::scene::timeline::Timeline;
use crate::app::screen::Screen;
use crate::app::view::Entered;
use crate::domain::data_file::DataFile;
use crate::domain::date::Date;

pub(super) const ACTIONS: &[ActionRow] = &[
    (A::Down, Move(|_, screen| step(screen, 1))),
    (A::Up, Move(|_, screen| step(screen, -1))),
    (A::HalfDown, Move(|_, screen| step(screen, screen.page() / 2))),
    (A::HalfUp, Move(|_, screen| step(screen, -screen.page() / 2))),
    (A::PageDown, Move(|_, screen| step(screen, screen.page() - 1))),
    (A::PageUp, Move(|_, screen| step(screen, 1 - screen.page()))),
    (A::First, Move(|_, screen| go_to_end(screen, false))),
    (A::Last, Move(|_, screen| go_to_end(screen, true))),
    (A::PaneLeft, Move(pane_left)),
    (A::PaneRight, Move(pane_right)),
    (A::Sort, Move(turn_order)),
    (A::PaneNext, Move(|_, screen| pane_on(screen, 1))),
    (A::PanePrevious, Move(|_, screen| pane_on(screen, -1))),
    (A::Past, Move(|_, screen| look_at(screen, Pane::Past))),
    (A::Small, Move(|_, screen| look_at(screen, Pane::Small))),
    (A::Larger, Move(|_, screen| look_at(screen, Pane::Larger))),
    (A::View, Move(turn_past)),
    (A::Open, Do(open_or_sample)),
    (A::Back, Move(back)),
];

/// Moves the selection of the list in use, or the highlight of the reading pane.
fn step(screen: &mut Screen, steps: isize) {
    match &mut screen.detail {
        Some(detail) => detail.step(steps),
        None => screen.cursor().step(steps),
    }
}

fn go_to_end(screen: &mut Screen, last: bool) {
    match &mut screen.detail {
        Some(detail) => detail.step(if last { isize::MAX / 2 } else { isize::MIN / 2 }),
        None => screen.cursor().end(last),
    }
}

/// To the left; out of the reading pane first.
pub(super) fn pane_left(_: &Data, screen: &mut Screen) {
    if screen.detail.take().is_none() && !go_sideways(screen, -1) {
        pane_beside(screen, -1);
    }
}

fn pane_right(_: &Data, screen: &mut Screen) {
    if !screen.is_reading() && !go_sideways(screen, 1) {
        pane_beside(screen, 1);
    }
}

fn go_sideways(screen: &mut Screen, steps: isize) -> bool {
    screen.scenes.last_mut().is_some_and(|scene| scene.go_sideways(steps))
}

/// The pane beside, where there are panes.
fn pane_beside(screen: &mut Screen, steps: isize) {
    if screen.scenes.is_empty() {
        screen.go_to_pane(screen.focus.moved(steps));
    }
}

/// The next pane, going round; from another view, back to the panes.
fn pane_on(screen: &mut Screen, steps: isize) {
    let pane = if screen.scenes.is_empty() { screen.focus.cycled(steps) } else { screen.focus };
    screen.go_home_to(pane);
}

/// Goes to a pane; to what is wrong in its files first, if that was not in view.
fn look_at(screen: &mut Screen, pane: Pane) {
    let hidden = problems::are_hidden(screen, pane);
    screen.go_home_to(pane);
    if hidden {
        screen.lists[pane.index()].end(false);
    }
}

/// Turns the pane of the past to all that was done, or back to the milestones.
fn turn_past(data: &Data, screen: &mut Screen) {
    screen.past_view = match screen.past_view {
        PastView::Milestones => PastView::AllDone,
        PastView::AllDone => PastView::Milestones,
    };
    screen.go_home_to(Pane::Past);
    screen.refill(data);
    screen.lists[Pane::Past.index()].end(false);
}

/// An empty journey has nothing to go into: there the sample opens.
fn open_or_sample(app: &mut App) {
    match app.scene() {
        None if app.data.offers_sample() => app.effects.push(Effect::OpenSample),
        Some(_) | None => open(&app.data, &mut app.screen),
    }
}

/// Goes into the reading pane; in it, to the item of the highlighted row.
fn open(data: &Data, screen: &mut Screen) {
    match &screen.detail {
        Some(detail) => match detail.link().cloned() {
            Some(id) => screen.go_to(data, &id),
            None => screen.detail = None,
        },
        None => enter(data, screen),
    }
}

fn enter(data: &Data, screen: &mut Screen) {
    let scene = screen.scenes.pop();
    let entered = scene.map_or(Entered::Nothing, |mut scene| {
        let entered = screen.with_context(data, |context| scene.enter(context));
        screen.scenes.push(scene);
        entered
    });
    match entered {
        Entered::Nothing if screen.has_page() => screen.detail = Some(Detail::default()),
        Entered::Nothing | Entered::Here => {}
        Entered::Limit(limit) => screen.say(limit),
        Entered::Leaves => screen.leave_scene(),
        Entered::Timeline(year) => {
            let mut timeline = screen.with_context(data, Timeline::at_today);
            if let Some(year) = year {
                timeline.select_date(Date::Year(year));
            }
            screen.enter_scene(timeline);
        }
    }
}

/// Backs out one level: out of the reading pane, the marks, the filter, the view.
fn back(data: &Data, screen: &mut Screen) {
    if screen.detail.take().is_some() {
        return;
    }
    if screen.is_marking() {
        return screen.marks[screen.focus.index()].back_out();
    }
    match screen.filter.take() {
        // The header says of a filter that this key clears it, wherever one is.
        Some(_) => screen.refill(data),
        None if !screen.scenes.is_empty() => screen.leave_scene(),
        None => {}
    }
}

/// Whether there are small goals to put in order.
pub(super) fn has_small(data: &Data) -> bool {
    data.journey.open().any(|goal| !goal.is_large())
}

/// Turns the small goals to their own order, or back to the order of time.
fn turn_order(data: &Data, screen: &mut Screen) {
    if !has_small(data) {
        let none = "There are no small goals to put in order.";
        return screen.say_none(data, none, |gap| gap.is_in(DataFile::Open));
    }
    screen.own_order = !screen.own_order;
    screen.refill(data);
    let order = if screen.own_order { "in your own order" } else { "by time" };
    screen.say(format!("Small goals {order}."));
}
