//! How everything reads: from the state machine to lines whose pieces have roles. Nothing here changes anything.

pub(crate) mod canvas;
mod chain;
pub(crate) mod counted;
mod detail;
pub(crate) mod dialogs;
pub(crate) mod geometry;
pub mod glyphs;
pub mod keyline;
pub mod lines;
mod look_back;
mod momentum;
mod review;
pub(crate) mod rows;
pub(crate) mod scenes;
mod timeline;
pub(crate) mod understood;
pub(crate) mod viewport;

use crate::app::App;
use crate::app::layout::{DetailLayout, ListLayout, ScreenLayout};
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use canvas::Canvas;
use geometry::{Grid, Shape};
use lines::Line;
use viewport::Viewport;

/// Arranges the screen: the state machine is given this, and keeps what comes back.
pub fn arrange(app: &App) -> ScreenLayout {
    let grid = Grid::of_app(app);
    let mut layout = ScreenLayout::default();
    match app.scene() {
        Some(scene) => {
            layout.scene = of_scene(app, scene, &grid);
            if let Scene::Momentum(page) = scene {
                let columns = usize::from(layout.scene.inside.width);
                let (place, years) = (page.place, page.figures.years.len());
                layout.weeks = momentum::map::cells(columns, place.week);
                layout.years = momentum::chart::cells(columns, years, place.year);
            }
        }
        None => layout.panes = Pane::ALL.map(|pane| of_pane(app, pane, &grid)),
    }
    if app.detail().is_some() {
        layout.detail = of_detail(app, &grid);
    }
    layout
}

fn of_scene(app: &App, scene: &Scene, grid: &Grid) -> ListLayout {
    let area = grid.list_area(app);
    let view = scene_viewport(app, scene);
    ListLayout { area, inside: grid.within(area), top: view.top, entries: entries(&view) }
}

fn of_pane(app: &App, pane: Pane, grid: &Grid) -> ListLayout {
    let inside = grid.inside(pane.index());
    let view = pane_viewport(app, pane);
    let has_place = grid.shape == Shape::Wide || pane == app.screen.focus;
    let is_covered =
        app.detail().is_some() && grid.beside(app.screen.focus.index()) == pane.index();
    ListLayout {
        area: if has_place { grid.panes[pane.index()] } else { Default::default() },
        inside,
        top: view.top,
        entries: if has_place && !is_covered { entries(&view) } else { Vec::new() },
    }
}

fn entries(view: &Viewport) -> Vec<usize> {
    view.lines.iter().map(|(entry, _)| *entry).collect()
}

fn of_detail(app: &App, grid: &Grid) -> DetailLayout {
    let area = grid.detail_area(app);
    let rows = usize::from(grid.within(area).height).max(1);
    let links = detail(app).into_iter().map(|row| row.leads_to).collect();
    DetailLayout { area, rows, links }
}

/// What of the view over the whole screen is in view.
pub(crate) fn scene_viewport(app: &App, scene: &Scene) -> Viewport {
    let grid = Grid::of_app(app);
    scenes::viewport(scene, &Canvas::of(app, grid.within(grid.list_area(app))))
}

/// What of a pane is in view.
pub(crate) fn pane_viewport(app: &App, pane: Pane) -> Viewport {
    let grid = Grid::of_app(app);
    let airy = pane == Pane::Small && rows::has_air(app, &grid);
    let writer = rows::Writer::of(app, &grid, pane, airy);
    let height = usize::from(grid.inside(pane.index()).height);
    Viewport::of(app.list(pane), height, |entry| writer.lines(pane, entry))
}

/// The lines of the open detail, all of them.
pub(crate) fn detail_lines(app: &App) -> Vec<Line> {
    detail(app).into_iter().map(|row| row.line).collect()
}

fn detail(app: &App) -> Vec<detail::Row> {
    let grid = Grid::of_app(app);
    let canvas = Canvas::of(app, grid.within(grid.detail_area(app)));
    let columns = canvas.columns.saturating_sub(rows::TEXT);
    let lines = |item| detail::rows(item, canvas.journey, canvas.today, canvas.glyphs, columns);
    app.screen.listed().map(lines).unwrap_or_default()
}
