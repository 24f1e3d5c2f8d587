//! A view over the whole screen, with the detail beside it or over it.

use super::home;
use super::paint::Brush;
use super::status::keys_in;
use crate::app::App;
use crate::app::layout::{Area, ClickTarget};
use crate::app::scene::Scene;
use crate::domain::text::width;
use crate::view::canvas::Canvas;
use crate::view::counted::more_below;
use crate::view::geometry::{Grid, Shape};
use crate::view::lines::{Line, Role};
use crate::view::viewport::Viewport;
use crate::view::{rows_below, scene_viewport, scenes};

/// Draws the view that takes the place of the panes.
pub(crate) fn whole(app: &App, scene: &Scene, brush: &mut Brush<'_>) {
    let grid = Grid::of_app(app);
    let area = grid.list_area(app);
    let (beside, inside) = scenes::drawn(scene).areas(grid.within(area));
    let view = scene_viewport(app, scene);
    let focused = !app.screen.is_reading();
    if grid.shape != Shape::Plain {
        let (title, count) = scenes::drawn(scene).heading(&app.data);
        let count = match rows_below(app, scene) {
            0 => count,
            below => with_more(&title, &count, below, area),
        };
        brush.heading(area, &title, &count, focused);
        if let Some(share) = scenes::drawn(scene).progress().filter(|_| focused) {
            brush.progress(area, share);
        }
    }
    if view.lines.is_empty() {
        let unread = app.data.journey.gaps().iter();
        let unread: Vec<(String, Role)> =
            unread.map(|gap| (format!("{}.", gap.sentence()), Role::Open)).collect();
        let lesson = match unread.is_empty() {
            true => scenes::lesson(scene, app.keys(), app.screen.filter.is_some()),
            false => unread,
        };
        home::said(&lesson, inside, brush);
    }
    side(app, scene, beside, brush);
    rows(scene, &view, inside, focused, brush);
    home::reading(app, &grid, brush);
}

/// What is counted, and how many rows are below the edge; where there is no room for both, those.
fn with_more(title: &str, count: &str, below: usize, area: Area) -> String {
    let [said, more] = more_below(below);
    let all = [&said, &more].map(|more| format!("{count} · {more}"));
    let fits = |text: &&String| width(title) + width(text) + 4 <= usize::from(area.width);
    let all = all.iter().filter(|_| !count.is_empty()).chain([&said, &more]);
    all.into_iter().find(fits).unwrap_or(&more).clone()
}

/// Whether a line says nothing: air between entries, through which at most rails go.
fn is_air(line: &Line) -> bool {
    let says = |c: char| !matches!(c, ' ' | '|' | '+' | '-' | '─'..='╿');
    line.right.is_empty() && !line.left.iter().any(|piece| piece.text.contains(says))
}

/// Draws what is beside the list.
fn side(app: &App, scene: &Scene, area: Area, brush: &mut Brush<'_>) {
    if area.height == 0 {
        return;
    }
    let lines = scenes::drawn(scene).side(&Canvas::of(app, area)).into_iter();
    for ((is_current, line), row) in lines.zip(area.y..area.y + area.height) {
        brush.line(area.x, row, area.width, &line);
        if is_current {
            brush.bar(area, row, true);
        }
    }
}

fn rows(scene: &Scene, view: &Viewport, inside: Area, focused: bool, brush: &mut Brush<'_>) {
    let rows = inside.y..inside.y + inside.height;
    let first = view.lines.iter().position(|(_, line)| !is_air(line)).unwrap_or(0) as u16;
    for ((index, line), row) in view.lines.iter().zip(rows) {
        let is_selected = scene.cursor().selected() == Some(*index) && !is_air(line);
        match is_selected && !scene.is_in_picture() {
            true => brush.line(inside.x, row, inside.width, &line.clone().lit()),
            false => brush.line(inside.x, row, inside.width, line),
        }
        brush.target_row(inside, row, ClickTarget::Entry(*index));
        if let Scene::Review(_) = scene {
            brush.target(|| keys_in(line, Area { y: row, ..inside }));
        }
        if !is_selected {
            continue;
        }
        if scene.is_in_picture() {
            brush.bar(inside, row, focused);
        } else {
            brush.selected(inside, row, focused);
        }
    }
    if focused {
        // A view without a selection, such as a card, is read from its first line on.
        brush.focus_on(inside.x, inside.y + first);
    }
}
