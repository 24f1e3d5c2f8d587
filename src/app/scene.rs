//! What takes the place of the three panes: views over the whole screen, one above the other.

use super::chain::Chain;
use super::context::ViewContext;
use super::list::{Cursor, Listed};
use super::look_back::LookBack;
use super::momentum::Page;
use super::review::Review;
use super::timeline::Timeline;
use crate::domain::id::Id;
use crate::domain::item::Item;

/// A view over the whole screen.
#[derive(Debug)]
pub enum Scene {
    /// Past and future on one axis.
    Timeline(Timeline),
    /// How one came to a milestone, and what it led to.
    Chain(Chain),
    /// The old steps that come up today.
    LookBack(LookBack),
    /// A year of days, and where the steps went.
    Momentum(Box<Page>),
    /// The guided walk over what is due.
    Review(Box<Review>),
}

impl Scene {
    /// The selected item, as the scene has it.
    pub(crate) fn item(&self) -> Option<&Item> {
        match self {
            Scene::Timeline(timeline) => timeline.list().entry().and_then(Listed::item),
            Scene::Chain(chain) => chain.list().entry().and_then(Listed::item),
            Scene::LookBack(back) => back.list().entry().and_then(Listed::item),
            Scene::Momentum(page) => page.item(),
            Scene::Review(review) => review.item(),
        }
    }

    /// The number of the selected entry.
    pub(crate) fn selected(&self) -> Option<usize> {
        match self {
            Scene::Timeline(timeline) => timeline.list().selected(),
            Scene::Chain(chain) => chain.list().selected(),
            Scene::LookBack(back) => back.list().selected(),
            Scene::Momentum(page) => page.list().selected(),
            // It marks what is chosen itself: its lines do not begin at the edge.
            Scene::Review(_) => None,
        }
    }

    /// Whether what is selected is drawn by cells, one of which is marked, rather than as a row.
    pub(crate) fn is_in_picture(&self) -> bool {
        match self {
            Scene::Momentum(page) => page.is_in_picture(),
            Scene::Timeline(_) | Scene::Chain(_) | Scene::LookBack(_) | Scene::Review(_) => false,
        }
    }

    /// The list in it, to move in.
    pub(crate) fn cursor(&mut self) -> &mut dyn Cursor {
        match self {
            Scene::Timeline(timeline) => timeline.cursor(),
            Scene::Chain(chain) => chain.list_mut(),
            Scene::LookBack(back) => back.list_mut(),
            Scene::Momentum(page) => page.cursor(),
            Scene::Review(review) => review.cursor(),
        }
    }

    /// Selects an item; whether it is here.
    pub(crate) fn select_item(&mut self, id: &Id) -> bool {
        match self {
            Scene::Timeline(timeline) => timeline.select_item(id),
            Scene::Chain(chain) => chain.list_mut().select_item(id),
            Scene::LookBack(back) => back.list_mut().select_item(id),
            Scene::Momentum(page) => page.select_item(id),
            Scene::Review(review) => review.cursor().select_item(id),
        }
    }

    /// Makes it anew, after the journey, the day or the filter changed.
    pub(crate) fn refill(&mut self, context: &ViewContext<'_>) {
        match self {
            Scene::Timeline(timeline) => timeline.refill(context),
            Scene::Chain(chain) => chain.refill(context),
            Scene::LookBack(back) => back.refill(context),
            Scene::Momentum(page) => page.refill(context),
            Scene::Review(review) => review.refill(context),
        }
    }

    /// The first entry or line in view is that one.
    pub(crate) fn scroll_to(&mut self, top: usize) {
        match self {
            Scene::Timeline(timeline) => timeline.list_mut().scroll_to(top),
            Scene::Chain(chain) => chain.list_mut().scroll_to(top),
            Scene::LookBack(back) => back.list_mut().scroll_to(top),
            Scene::Momentum(page) => page.list_mut().scroll_to(top),
            Scene::Review(review) => review.scroll_to(top),
        }
    }

    /// The screen has another size.
    pub(crate) fn resized(&mut self) {
        if let Scene::Timeline(timeline) = self {
            timeline.list_mut().jump();
        }
    }

    /// The day under the cursor of a map is the one that is told about.
    pub(crate) fn follow_day(&mut self) {
        if let Scene::Momentum(page) = self {
            page.follow_day();
        }
    }

    /// The years that have come into view and are not read yet.
    pub(crate) fn unread(&self, rows: usize) -> Vec<i32> {
        match self {
            Scene::Timeline(timeline) => timeline.unread(rows),
            Scene::Momentum(page) => page.unread(),
            Scene::Chain(_) | Scene::LookBack(_) | Scene::Review(_) => Vec::new(),
        }
    }
}
