//! The mouse: a click selects, the wheel moves.

use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::screen::Screen;

/// Entries that one turn of the wheel moves by.
const TURN: isize = 3;

pub(super) fn click(screen: &mut Screen, column: u16, row: u16) {
    let reading = &screen.layout.detail;
    if let Some(detail) = &mut screen.detail
        && reading.area.holds(column, row)
    {
        let heading = reading.area.height - reading.rows as u16;
        let below = row.checked_sub(reading.area.y + heading);
        return below.into_iter().for_each(|row| detail.select(detail.top + usize::from(row)));
    }
    if screen.scene().is_some() {
        return click_in_scene(screen, column, row);
    }
    let Some(pane) = pane_at(screen, column, row) else {
        return;
    };
    screen.end_range();
    let layout = &screen.layout.panes[pane.index()];
    let hit = usize::from(row.saturating_sub(layout.inside.y));
    let entry = layout.entries.get(hit).copied();
    screen.go_to_pane(pane);
    if let Some(entry) = entry {
        screen.lists[pane.index()].select(entry, true);
    }
}

pub(super) fn scroll(screen: &mut Screen, column: u16, row: u16, down: bool) {
    let steps = if down { TURN } else { -TURN };
    if let Some(detail) = &mut screen.detail
        && screen.layout.detail.area.holds(column, row)
    {
        return detail.step(steps);
    }
    if let Some(scene) = screen.scenes.last_mut() {
        return scene.cursor_mut().step(steps);
    }
    if let Some(pane) = pane_at(screen, column, row) {
        screen.lists[pane.index()].step(steps);
    }
}

fn click_in_scene(screen: &mut Screen, column: u16, row: u16) {
    let inside = screen.layout.scene.inside;
    if !inside.holds(column, row) {
        return;
    }
    let hit = usize::from(row - inside.y);
    if let Some(scene) = screen.scenes.last_mut()
        && let Some(entry) = screen.layout.scene.entries.get(hit)
    {
        scene.cursor_mut().select(*entry, true);
        scene.point(usize::from(column - inside.x), &screen.layout);
        screen.show_detail_from_top();
    }
}

fn pane_at(screen: &Screen, column: u16, row: u16) -> Option<Pane> {
    Pane::ALL.into_iter().find(|p| screen.layout.panes[p.index()].area.holds(column, row))
}
