//! The room that a dialog has on the screen.

use crate::app::App;
use crate::app::layout::Area;
use crate::view::geometry::Grid;

/// The most columns that a dialog takes.
pub(crate) const WIDEST: u16 = 78;

/// The part of the screen that a dialog may take.
pub(crate) fn screen(app: &App) -> Area {
    Area { x: 0, y: 0, width: app.screen.size.0, height: Grid::of_app(app).momentum.y }
}

/// Whether a frame and the room around it would take what the text needs.
pub(crate) fn is_cramped(screen: Area) -> bool {
    screen.width < 24 || screen.height < 8
}

/// The columns that the text of a panel of this screen has.
pub(crate) fn columns(screen: Area, widest: u16) -> usize {
    if is_cramped(screen) {
        usize::from(screen.width)
    } else {
        usize::from((screen.width - 4).min(widest) - 4)
    }
}
