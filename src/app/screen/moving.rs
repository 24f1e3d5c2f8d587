//! Moving on the screen: to another pane, view or item, and back.

use super::Screen;
use crate::app::data::Data;
use crate::app::detail::Detail;
use crate::app::entries::{Entry, PastView};
use crate::app::list::{Cursor, Listed};
use crate::app::pane::Pane;
use crate::app::scene::Scene;
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::sorted::SortedSet;

impl Screen {
    pub(in crate::app) fn enter_scene(&mut self, scene: impl Into<Scene>) {
        self.detail = None;
        self.scenes.push(scene.into());
    }

    pub(in crate::app) fn leave_scene(&mut self) {
        self.scenes.pop();
        self.detail = None;
    }

    /// Goes to a pane; the reading pane follows.
    pub(in crate::app) fn go_to_pane(&mut self, pane: Pane) {
        self.focus = pane;
        self.show_detail_from_top();
    }

    /// Goes to a pane, out of every view over the panes.
    pub(in crate::app) fn go_home_to(&mut self, pane: Pane) {
        if !self.scenes.is_empty() {
            self.scenes.clear();
            self.detail = None;
        }
        self.go_to_pane(pane);
    }

    /// Another item is selected: the reading pane begins at the top.
    pub(in crate::app) fn show_detail_from_top(&mut self) {
        if let Some(detail) = &mut self.detail {
            *detail = Detail::default();
        }
    }

    /// Selects an item in the view or pane in use if it is there; else in its own pane, showing the past that holds it and
    /// clearing a filter that hides it.
    pub(in crate::app) fn go_to(&mut self, data: &Data, id: &Id) {
        let Some(item) = data.journey.item(id) else { return };
        if self.scenes.last_mut().is_some_and(|s| s.select_item(id)) {
            return self.show_detail_from_top();
        }
        if self.scenes.is_empty() && self.lists[self.focus.index()].select_item(id) {
            return self.go_to_pane(self.focus);
        }
        self.scenes.clear();
        let (pane, view) = match item {
            Item::Goal(goal) if goal.state.is_open() && goal.is_large() => {
                (Pane::Larger, self.past_view)
            }
            Item::Goal(goal) if goal.state.is_open() => (Pane::Small, self.past_view),
            Item::Goal(_) => (Pane::Past, PastView::AllDone),
            Item::Milestone(_) => (Pane::Past, PastView::Milestones),
        };
        self.past_view = view;
        self.refill(data);
        if !self.lists[pane.index()].select_item(id) {
            if self.filter.take().is_some() {
                self.say("The filter is cleared: it hid this.");
            }
            self.refill(data);
            self.lists[pane.index()].select_item(id);
        }
        self.go_to_pane(pane);
    }

    /// Selects the marked item, which a verb for one item is meant for; one is marked at most then.
    pub(in crate::app) fn select_marked(&mut self) {
        let marked = self.marked().next().map(|item| item.id().clone());
        if let Some(id) = marked {
            self.lists[self.focus.index()].select_item(&id);
        }
    }

    /// Goals are about to end, or items to be deleted: where one is selected in its pane, the one beside it that stays
    /// will be.
    pub(in crate::app) fn step_off(&mut self, change: &Change) {
        let leaving: SortedSet<&Id> =
            change.edits.iter().filter(|e| e.ends()).map(Edit::id).collect();
        let selected = self.entry().and_then(Entry::item);
        let Some(selected) = selected.filter(|item| leaving.contains(item.id())) else { return };
        let is_open = selected.is_open_goal();
        let stays = |item: &Item| item.is_open_goal() == is_open && !leaving.contains(item.id());
        self.lists[self.focus.index()].step_off(|entry| entry.item().is_some_and(stays));
    }
}
