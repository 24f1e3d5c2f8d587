//! Opening the views over the whole screen; the same key closes each.

use crate::app::data::Data;
use crate::app::scene::OpenView;
use crate::app::screen::Screen;

/// Opens a view. Where it is open, closes it; where it shows something else, opens it in its place.
pub(super) fn turn_to(data: &Data, screen: &mut Screen, open: OpenView) {
    let opened = screen.with_context(data, |context| open(screen.selected(data), context));
    let Some(scene) = opened else { return };
    if let Some(shown) = screen.scene().filter(|shown| shown.is_same_view(&scene)) {
        let closes = shown.subject() == scene.subject();
        screen.leave_scene();
        if closes {
            return;
        }
    }
    screen.enter_scene(scene);
}
