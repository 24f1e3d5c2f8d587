//! What takes the place of the three panes: views over the whole screen, one above the other.

use super::chain::{Chain, writer as chain_writer};
use super::glyphs::Glyphs;
use super::lines::Role;
use super::list::{Cursor, Listed, View};
use super::look_back::{LookBack, writer as look_back_writer};
use super::momentum::{Page, writer as momentum_writer};
use super::review::{Review, Sheet};
use super::timeline::Timeline;
use super::timeline::writer::Writer;
use crate::domain::date::Day;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;

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

/// What a scene is made anew from.
pub(crate) struct Ground<'a> {
    /// The journey.
    pub(crate) journey: &'a Journey,
    /// What day it is.
    pub(crate) today: Day,
    /// Whether an item passes the filter; `None` without one.
    pub(crate) passes: Option<&'a dyn Fn(&Item) -> bool>,
}

impl Scene {
    /// Its title, and what is counted in it.
    pub(crate) fn heading(&self, journey: &Journey) -> (String, String) {
        match self {
            Scene::Timeline(timeline) => timeline.heading(journey),
            Scene::Chain(chain) => chain.heading(journey),
            Scene::LookBack(back) => back.heading(),
            Scene::Momentum(page) => page.heading(),
            Scene::Review(review) => review.heading(),
        }
    }

    /// What to say where there is nothing in it: sentences, each with its role.
    pub(crate) fn lesson(&self, filtered: bool) -> Vec<(String, Role)> {
        if filtered && !matches!(self, Scene::Momentum(_)) {
            return vec![("Nothing here fits the filter.".into(), Role::Dim)];
        }
        match self {
            Scene::Timeline(_) => vec![
                ("Nothing stands on the timeline yet. Which course, job or meeting led to where you are?".into(), Role::Plain),
                (" ".into(), Role::Plain),
                ("a adds a milestone, at any date: 1997 is enough".into(), Role::Accent),
            ],
            Scene::Chain(_) | Scene::Review(_) => {
                vec![("It is no longer there.".into(), Role::Dim)]
            }
            Scene::LookBack(_) => vec![
                ("No old step comes up today. What you finish comes up again a week, a month, a year or ten years later.".into(), Role::Plain),
            ],
            Scene::Momentum(_) => vec![
                ("No moves yet. A goal that is done is a move, and so is a note on the way, or a milestone that you reached.".into(), Role::Plain),
                (" ".into(), Role::Plain),
                ("a adds a goal, x marks it done".into(), Role::Accent),
                ("+ writes down progress on it".into(), Role::Accent),
            ],
        }
    }

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

    /// What of it is in view, as it reads.
    pub(crate) fn view(&self) -> &View {
        match self {
            Scene::Timeline(timeline) => timeline.view(),
            Scene::Chain(chain) => chain.view(),
            Scene::LookBack(back) => back.view(),
            Scene::Momentum(page) => page.view(),
            Scene::Review(review) => review.view(),
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
            Scene::Chain(chain) => chain.cursor(),
            Scene::LookBack(back) => back.cursor(),
            Scene::Momentum(page) => page.cursor(),
            Scene::Review(review) => review.cursor(),
        }
    }

    /// Selects an item; whether it is here.
    pub(crate) fn select_item(&mut self, id: &Id) -> bool {
        match self {
            Scene::Timeline(timeline) => timeline.select_item(id),
            Scene::Chain(chain) => chain.cursor().select_item(id),
            Scene::LookBack(back) => back.cursor().select_item(id),
            Scene::Momentum(page) => page.select_item(id),
            Scene::Review(review) => review.cursor().select_item(id),
        }
    }

    /// Makes it anew, after the journey, the day or the filter changed.
    pub(crate) fn refill(&mut self, ground: &Ground<'_>) {
        match self {
            Scene::Timeline(timeline) => timeline.refill(ground),
            Scene::Chain(chain) => chain.refill(ground),
            Scene::LookBack(back) => back.refill(ground),
            Scene::Momentum(page) => page.refill(ground),
            Scene::Review(review) => review.refill(ground),
        }
    }

    /// Brings what is selected into view, and writes what is in view.
    pub(crate) fn settle(
        &mut self,
        journey: &Journey,
        today: Day,
        glyphs: &Glyphs,
        size: (usize, usize),
    ) {
        let (columns, rows) = size;
        match self {
            Scene::Timeline(timeline) => {
                let writer = Writer { journey, today, glyphs, columns, most: timeline.most() };
                timeline.settle(&writer, rows);
            }
            Scene::Chain(chain) => {
                chain.settle(&chain_writer::Writer { glyphs, columns }, rows);
            }
            Scene::LookBack(back) => {
                let writer = look_back_writer::Writer { journey, glyphs, columns };
                back.settle(&writer, rows);
            }
            Scene::Momentum(page) => {
                let writer = momentum_writer::Writer { today, glyphs, columns };
                page.settle(&writer, rows);
            }
            Scene::Review(review) => {
                review.settle(&Sheet { journey, today, glyphs, columns, rows })
            }
        }
    }

    /// The years that have come into view and are not read yet.
    pub(crate) fn unread(&self) -> Vec<i32> {
        match self {
            Scene::Timeline(timeline) => timeline.unread(),
            Scene::Momentum(page) => page.unread(),
            Scene::Chain(_) | Scene::LookBack(_) | Scene::Review(_) => Vec::new(),
        }
    }
}
