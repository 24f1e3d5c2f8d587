//! The screen: the `App` drawn with ratatui. Drawing changes nothing; two draws of one `App` are equal.

mod dialogs;
mod home;
mod lapse;
pub(crate) mod links;
mod look_back;
mod paint;
mod scene;
mod status;
pub mod theme;

use crate::app::App;
use crate::app::layout::{ClickTarget, Looks};
use crate::view::arrange;
use crate::view::geometry::Grid;
use crate::view::glyphs::Glyphs;
use paint::Brush;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use theme::Theme;

/// The screen, as the state machine asks for it.
pub const LOOKS: Looks<App> = Looks { arrange, target_at };

/// What a cell of the screen is for, found by painting the screen once more. A click is rare, so that no frame has to note
/// what its cells are for.
fn target_at(app: &App, column: u16, row: u16) -> Option<ClickTarget> {
    on_targets(app, |brush| brush.target_at(column, row))
}

/// Paints the screen on nothing, to ask what its cells are for.
fn on_targets<T>(app: &App, ask: impl FnOnce(&Brush<'_>) -> Option<T>) -> Option<T> {
    let (columns, rows) = app.screen.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    if buffer.area.is_empty() {
        return None;
    }
    let (theme, glyphs) = (Theme::mono(), Glyphs::of(app.settings.charset));
    let mut brush = Brush::new(&mut buffer, &theme, glyphs).noting_targets();
    paint(app, &mut brush);
    ask(&brush)
}

/// Paints the whole screen; the cell of the cursor.
fn paint(app: &App, brush: &mut Brush<'_>) -> Option<(u16, u16)> {
    brush.ground();
    status::header(app, brush);
    match app.scene() {
        Some(scene) => self::scene::whole(app, scene, brush),
        None => home::home(app, brush),
    }
    status::notice(app, brush);
    status::momentum(app, brush);
    status::keys(app, brush);
    let cursor = dialogs::top(app, brush);
    brush.stand_in();
    cursor.or(brush.focus())
}

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
    let mut brush = Brush::new(frame.buffer_mut(), theme, Glyphs::of(app.settings.charset));
    let cursor = paint(app, &mut brush);
    if let Some((column, row)) = cursor
        && column < area.width
        && row < area.height
    {
        frame.set_cursor_position((column, row));
    }
}

/// The first cell that is for that.
#[cfg(test)]
pub(crate) fn cell_of(app: &App, target: &ClickTarget) -> Option<(u16, u16)> {
    let (columns, rows) = app.screen.size;
    let mut cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    on_targets(app, |brush| {
        cells.find(|(column, row)| brush.target_at(*column, *row).as_ref() == Some(target))
    })
}
