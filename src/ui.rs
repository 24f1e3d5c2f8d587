//! The screen: the `App` drawn with ratatui. Drawing changes nothing; two draws of one `App` are equal.

mod dialogs;
mod home;
mod lapse;
mod look_back;
mod paint;
mod scene;
mod status;
pub mod theme;

use crate::app::App;
use crate::view::geometry::Grid;
use crate::view::glyphs::Glyphs;
use ratatui::Frame;
use theme::Theme;

/// Draws the whole screen. The cursor is in the field that is typed into, else where the focus is.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    // A frame of another size than the program has heard of yet is left empty: the resize is on its way.
    let grid = Grid::of_app(app);
    let known = [grid.header, grid.road, grid.reading, grid.notice, grid.momentum, grid.keys];
    let known = known.into_iter().chain(grid.panes);
    let fits =
        known.into_iter().all(|a| a.x + a.width <= area.width && a.y + a.height <= area.height);
    if !fits || area.is_empty() {
        return;
    }
    let cursor = {
        let mut brush =
            paint::Brush::new(frame.buffer_mut(), theme, Glyphs::of(app.settings.charset));
        brush.ground();
        status::header(app, &mut brush);
        match app.scene() {
            Some(scene) => self::scene::whole(app, scene, &mut brush),
            None => home::home(app, &mut brush),
        }
        status::notice(app, &mut brush);
        status::momentum(app, &mut brush);
        status::keys(app, &mut brush);
        let cursor = dialogs::top(app, &mut brush);
        brush.stand_in();
        cursor.or(brush.focus())
    };
    if let Some((column, row)) = cursor
        && column < area.width
        && row < area.height
    {
        frame.set_cursor_position((column, row));
    }
}
