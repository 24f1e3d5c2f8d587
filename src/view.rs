//! How everything reads: from the state machine to lines whose pieces have roles. Nothing here changes anything.

pub(crate) mod canvas;
pub(crate) mod counted;
pub(crate) mod dialogs;
pub(crate) mod geometry;
pub mod glyphs;
mod height;
pub mod keyline;
pub mod lines;
pub(crate) mod message;
pub(crate) mod month;
pub(crate) mod rails;
pub(crate) mod reading;
pub(crate) mod road;
pub(crate) mod rows;
pub(crate) mod scenes;
pub(crate) mod understood;
pub(crate) mod viewport;

use crate::app::App;
use crate::app::entries::{Entry, Heading};
use crate::app::layout::{Area, DetailLayout, ListLayout, ScreenLayout};
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use canvas::Canvas;
use geometry::{Grid, Shape};
use lines::Line;
use reading::ReadingPage;
use scenes::drawn;
use viewport::{Viewport, Window};

/// Arranges the screen: the state machine is given this, and keeps what comes back.
pub fn arrange(app: &App) -> ScreenLayout {
    let grid = Grid::of_app(app);
    let mut layout = ScreenLayout::default();
    match app.screen.scene() {
        Some(scene) => {
            layout.scene = of_scene(app, scene, &grid);
            let columns = usize::from(layout.scene.inside.width);
            drawn(scene).arrange(columns, &mut layout);
        }
        None => layout.panes = Pane::ALL.map(|pane| of_pane(app, pane, &grid)),
    }
    layout.field_columns = dialogs::form::text_columns(app);
    layout.detail = of_reading(app, &grid);
    layout
}

fn of_scene(app: &App, scene: &Scene, grid: &Grid) -> ListLayout {
    let area = grid.list_area(app);
    let (_, inside) = drawn(scene).areas(grid.within(area));
    let Window { top, rows } = drawn(scene).window(&Canvas::of(app, inside));
    ListLayout { area, inside, top, entries: rows }
}

fn of_pane(app: &App, pane: Pane, grid: &Grid) -> ListLayout {
    let Window { top, rows } = pane_window(app, pane, grid);
    let is_shown =
        grid.shape == Shape::Wide || (pane == app.screen.focus && !app.screen.is_reading());
    ListLayout {
        area: if is_shown { grid.panes[pane.index()] } else { Default::default() },
        inside: grid.inside(pane.index()),
        top,
        entries: if is_shown { rows } else { Vec::new() },
    }
}

fn of_reading(app: &App, grid: &Grid) -> DetailLayout {
    let area = grid.reading_area(app).unwrap_or_default();
    // Its lines are written only for what moves in them.
    if !app.screen.is_reading() && app.screen.page_top() == 0 {
        return DetailLayout { area, ..DetailLayout::default() };
    }
    let (page, inside) = reading_page(app, grid, area);
    let links = page.rows.into_iter().map(|row| row.leads).collect();
    DetailLayout { area, rows: usize::from(inside.height).max(1), links }
}

/// What of the view over the whole screen is in view.
pub(crate) fn scene_viewport(app: &App, scene: &Scene) -> Viewport {
    drawn(scene).viewport(&scene_canvas(app, scene))
}

/// The rows of the view over the whole screen below those in view, where it says how many.
pub(crate) fn rows_below(app: &App, scene: &Scene) -> usize {
    drawn(scene).below(&scene_canvas(app, scene))
}

fn scene_canvas<'a>(app: &'a App, scene: &Scene) -> Canvas<'a> {
    let grid = Grid::of_app(app);
    let (_, inside) = drawn(scene).areas(grid.within(grid.list_area(app)));
    Canvas::of(app, inside)
}

/// What a view over the whole screen shows, in lines of text that are not cut; of an empty one, what it says instead.
pub(crate) fn plain(app: &App, scene: &Scene) -> Result<Vec<String>, String> {
    if scene.cursor().selected().is_none() {
        let said = drawn(scene).lesson(app.keys()).into_iter().map(|(text, _)| text);
        return Err(said.take(1).collect());
    }
    let uncut = Area { x: 0, y: 0, width: u16::MAX, height: u16::MAX };
    Ok(drawn(scene).plain(&Canvas::of(app, uncut)))
}

fn pane_window(app: &App, pane: Pane, grid: &Grid) -> Window {
    let (list, rows) = (app.screen.list(pane), usize::from(grid.inside(pane.index()).height));
    let air = height::has_air(list.entries(), rows);
    let is_year = |entry: &Entry| matches!(entry, Entry::Heading(Heading::Year(_)));
    Window::headed(list, rows, |entry| height::of(entry, air), is_year)
}

/// The lines of a pane that are in view.
pub(crate) fn pane_lines(app: &App, pane: Pane, grid: &Grid) -> Vec<(usize, Line)> {
    let canvas = Canvas::of(app, grid.inside(pane.index()));
    let window = pane_window(app, pane, grid);
    window.lines(app.screen.list(pane), |entry| rows::lines(&canvas, pane, entry))
}

/// Whether a pane shows only a part of its list.
pub(crate) fn is_cut(app: &App, pane: Pane, grid: &Grid) -> bool {
    let Window { top, rows } = pane_window(app, pane, grid);
    top > 0 || rows.last().is_some_and(|last| last + 1 < app.screen.list(pane).entries().len())
}

/// The page in the reading pane, which has that area, and the part of the area for its rows.
pub(crate) fn reading_page(app: &App, grid: &Grid, area: Area) -> (ReadingPage, Area) {
    let inside = grid.within(area);
    let canvas = Canvas::of(app, inside);
    let canvas = Canvas { columns: canvas.columns.saturating_sub(1), ..canvas };
    let page = match (app.screen.listed(), app.screen.scene()) {
        // It has no heading.
        (Some(item), _) if grid.shape == Shape::Plain => {
            ReadingPage { title: Vec::new(), rows: reading::rows(item, item.title(), &canvas) }
        }
        (Some(item), _) => reading::page(item, &canvas),
        (None, Some(scene)) => drawn(scene).page(&canvas),
        (None, None) => ReadingPage::default(),
    };
    let inside = inside.below(page.title.len().saturating_sub(1));
    (page, inside)
}
