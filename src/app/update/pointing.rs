//! The mouse: a click selects, the wheel moves.

use crate::app::App;
use crate::app::list::Cursor;
use crate::app::pane::Pane;
use crate::app::scene::Scene;

/// Entries that one turn of the wheel moves by.
const TURN: isize = 3;

impl App {
    pub(super) fn click(&mut self, column: u16, row: u16) {
        if !self.dialogs.is_empty() {
            return;
        }
        if self.scene().is_some() {
            return self.click_in_scene(column, row);
        }
        let Some(pane) = self.pane_at(column, row) else {
            return;
        };
        if self.is_over_detail(column, row) {
            return;
        }
        let hit = usize::from(row.saturating_sub(self.layout.panes[pane.index()].inside.y));
        let entry = self.layout.panes[pane.index()].entries.get(hit).copied();
        self.go_to_pane(pane);
        if let Some(entry) = entry {
            self.lists[pane.index()].select(entry, true);
        }
    }

    pub(super) fn scroll(&mut self, column: u16, row: u16, down: bool) {
        if !self.dialogs.is_empty() {
            return;
        }
        if let Some(scene) = self.scenes.last_mut() {
            return scene.cursor().step(if down { TURN } else { -TURN });
        }
        if let Some(pane) = self.pane_at(column, row) {
            self.lists[pane.index()].step(if down { TURN } else { -TURN });
        }
    }

    fn click_in_scene(&mut self, column: u16, row: u16) {
        let inside = self.layout.scene.inside;
        if self.is_over_detail(column, row) || !inside.holds(column, row) {
            return;
        }
        let hit = usize::from(row - inside.y);
        if let Some(scene) = self.scenes.last_mut()
            && let Some(entry) = self.layout.scene.entries.get(hit)
        {
            scene.cursor().select(*entry, true);
            if let Scene::Momentum(page) = scene {
                page.point(usize::from(column - inside.x), &self.layout);
            }
            self.show_detail_from_top();
        }
    }

    fn is_over_detail(&self, column: u16, row: u16) -> bool {
        self.detail.is_some() && self.layout.detail.area.holds(column, row)
    }

    fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        Pane::ALL.into_iter().find(|p| self.layout.panes[p.index()].area.holds(column, row))
    }
}
