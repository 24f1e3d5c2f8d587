//! Moving: within a pane, between panes, into the detail and back.

use crate::app::App;
use crate::app::action::Action;
use crate::app::detail::Detail;
use crate::app::entries::Entry;
use crate::app::list::{Cursor, Listed};
use crate::app::pane::Pane;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::momentum;
use std::collections::BTreeSet;

impl App {
    /// Moves the selection of the pane, or of the detail while it is focused.
    pub(super) fn move_by(&mut self, action: Action) {
        let page =
            isize::from(i16::try_from(self.list_layout().inside.height).unwrap_or(i16::MAX)).max(2);
        let steps = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::HalfDown => page / 2,
            Action::HalfUp => -page / 2,
            Action::PageDown => page - 1,
            Action::PageUp => 1 - page,
            Action::First => isize::MIN / 2,
            Action::Last => isize::MAX / 2,
            _ => 0,
        };
        if self.detail.as_ref().is_some_and(|d| d.focused) {
            return self.move_in_detail(steps);
        }
        let list = self.cursor();
        match action {
            Action::First => list.end(false),
            Action::Last => list.end(true),
            _ => list.step(steps),
        }
        self.show_detail_from_top();
    }

    /// The list in use, to move in.
    pub(super) fn cursor(&mut self) -> &mut dyn Cursor {
        match self.scenes.last_mut() {
            Some(scene) => scene.cursor(),
            None => &mut self.lists[self.focus.index()],
        }
    }

    /// A goal is about to leave the open ones: where it is selected in its pane, the one beside it will be.
    pub(super) fn step_off(&mut self, id: &Id) {
        let entry = self.entry().and_then(Entry::item);
        if entry.is_some_and(|item| item.id() == id) {
            self.lists[self.focus.index()].step_off(Entry::is_open_goal);
        }
    }

    /// Goes to a pane; the open detail follows.
    pub(super) fn go_to_pane(&mut self, pane: Pane) {
        self.focus = pane;
        self.show_detail_from_top();
    }

    pub(super) fn pane_left(&mut self) {
        if self.go_sideways(-1) {
            return;
        }
        match &mut self.detail {
            Some(detail) if detail.focused => detail.focused = false,
            Some(_) | None => self.pane_beside(-1),
        }
    }

    /// To the right; with the detail open, into it.
    pub(super) fn pane_right(&mut self) {
        if self.go_sideways(1) {
            return;
        }
        let within = self.first_row_within();
        match &mut self.detail {
            Some(detail) => {
                detail.focused = true;
                if detail.selected == 0 {
                    detail.selected = within;
                }
            }
            None => self.pane_beside(1),
        }
    }

    /// The first row of the detail that leads to something within its item or onward. The larger goal that it serves is
    /// not what one opened: keys that are pressed at once are not to act on that.
    fn first_row_within(&self) -> usize {
        let item = self.listed().and_then(Item::as_goal);
        let serves = item.and_then(|goal| goal.toward.as_ref());
        let within = |link: &Option<Id>| link.is_some() && link.as_ref() != serves;
        let links = self.detail.as_ref().map_or(&[][..], |d| &d.links);
        links.iter().position(within).unwrap_or(0)
    }

    /// Opens or closes the detail; in it, goes to the item under the cursor.
    pub(super) fn open(&mut self) {
        if self.detail.is_none()
            && (self.open_on_timeline()
                || self.walk_chain()
                || self.open_in_momentum()
                || self.close_review())
        {
            return;
        }
        match &self.detail {
            Some(detail) if detail.focused => match detail.link().cloned() {
                Some(id) => self.go_to(&id),
                None => self.detail = None,
            },
            Some(_) => self.detail = None,
            None => self.open_detail(),
        }
    }

    fn open_detail(&mut self) {
        if let Some(item) = self.selected() {
            let id = item.id().clone();
            self.load_steps_of(&id);
            self.detail = Some(Detail::default());
        }
    }

    /// Backs out one level: out of the detail's rows, out of the detail, out of the filter.
    pub(super) fn back(&mut self) {
        match &mut self.detail {
            Some(detail) if detail.focused => detail.focused = false,
            Some(_) => self.detail = None,
            // The header says of a filter that this key lifts it, wherever one is.
            None if self.filter.take().is_some() => self.refill(),
            None if !self.scenes.is_empty() => self.leave_scene(),
            None => self.notice = None,
        }
    }

    /// Selects an item in the pane where it stands, turning the past to show it and lifting a filter that hides it.
    pub(super) fn go_to(&mut self, id: &Id) {
        let Some(item) = self.journey.item(id).cloned() else {
            return;
        };
        if self.scenes.last_mut().is_some_and(|s| s.select_item(id)) {
            return self.show_detail_from_top();
        }
        self.scenes.clear();
        let pane = match &item {
            Item::Goal(goal) if goal.state.is_open() && goal.is_large() => Pane::Larger,
            Item::Goal(goal) if goal.state.is_open() => Pane::Small,
            Item::Goal(_) | Item::Milestone(_) => Pane::Past,
        };
        if pane == Pane::Past {
            self.past_view = match item {
                Item::Goal(_) => crate::app::entries::PastView::AllDone,
                Item::Milestone(_) => crate::app::entries::PastView::Milestones,
            };
        }
        self.refill();
        if !self.lists[pane.index()].select_item(id) {
            self.filter = None;
            self.refill();
            self.lists[pane.index()].select_item(id);
        }
        self.focus = pane;
        self.show_detail_from_top();
    }

    /// Another item is selected: its detail begins at the top, and is read whole.
    pub(super) fn show_detail_from_top(&mut self) {
        if let Some(detail) = &mut self.detail {
            let focused = detail.focused;
            *detail = Detail { focused, ..Detail::default() };
            if let Some(id) = self.id() {
                self.load_steps_of(&id);
            }
        }
    }

    fn move_in_detail(&mut self, steps: isize) {
        let Some(detail) = &mut self.detail else {
            return;
        };
        let links = &detail.links;
        let last = links.len().saturating_sub(1);
        let leads = |i: &usize| links[*i].is_some();
        let at = detail.selected.min(last);
        let next =
            if steps < 0 { (0..at).rev().find(leads) } else { (at + 1..links.len()).find(leads) };
        let far = steps.unsigned_abs() > 1;
        // A step goes to the next row that leads somewhere; where there is none in that direction it scrolls.
        detail.selected = match next {
            Some(line) if !far => line,
            _ => at.saturating_add_signed(steps).min(last),
        };
    }

    /// Asks for the years in which steps of a larger goal were done, what was answered about it came to its end, and
    /// that its pace takes.
    pub(super) fn load_steps_of(&mut self, id: &Id) {
        if let Some(larger) = self.journey.goal(id).cloned() {
            self.load_what_came_of(&larger);
        }
        let goal =
            self.journey.milestone(id).and_then(|m| m.from.clone()).unwrap_or_else(|| id.clone());
        let years = self.journey.years().filter(|(_, summary)| summary.done_toward(&goal) > 0);
        let steps = years.map(|(year, _)| year);
        let pace = momentum::unread(&self.journey, self.today);
        let years: BTreeSet<i32> = steps.chain(pace).collect();
        self.load(years.into_iter().collect());
    }
}
