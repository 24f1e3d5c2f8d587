//! The mouse: a click selects, the wheel moves.

use crate::app::App;
use crate::app::geometry::Shape;
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
        let inside = self.grid.inside(pane.index());
        let open = self.detail.is_some() && self.detail_area().holds(column, row);
        if open {
            return;
        }
        self.go_to_pane(pane);
        let hit = usize::from(row.saturating_sub(inside.y));
        if let Some((index, _)) = self.view(pane).lines.get(hit) {
            let index = *index;
            self.lists[pane.index()].select(index, true);
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
        let over = self.detail.is_some() && self.detail_area().holds(column, row);
        let inside = self.grid.within(self.list_area());
        if over || !inside.holds(column, row) {
            return;
        }
        let hit = usize::from(row - inside.y);
        if let Some(scene) = self.scenes.last_mut()
            && let Some((index, _)) = scene.view().lines.get(hit)
        {
            let index = *index;
            scene.cursor().select(index, true);
            if let Scene::Momentum(page) = scene {
                page.point(usize::from(column - inside.x), usize::from(inside.width));
            }
            self.show_detail_from_top();
        }
    }

    fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        match self.grid.shape {
            Shape::Wide => {
                Pane::ALL.into_iter().find(|p| self.grid.panes[p.index()].holds(column, row))
            }
            Shape::Tabs | Shape::Plain => {
                self.grid.panes[self.focus.index()].holds(column, row).then_some(self.focus)
            }
        }
    }
}
