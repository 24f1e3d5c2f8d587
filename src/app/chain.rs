//! The chain on the screen: how one came to a milestone and what it led to, walked along by its rows.

pub(crate) mod writer;

use super::list::{Cursor, List, Listed, View};
use super::scene::Ground;
use crate::domain::chain::{self, ChainRow, Relation};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::journey::Journey;
use crate::domain::words::count;
use std::sync::Arc;
use writer::Writer;

/// A row of the chain.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Row {
    /// The milestone and its place in the chain.
    pub(crate) link: ChainRow,
    /// The same as an item.
    item: Item,
}

impl Listed for Row {
    type Key = (Id, bool);

    fn key(&self) -> Option<(Id, bool)> {
        Some((self.item.id().clone(), self.link.rejoins))
    }

    fn item(&self) -> Option<&Item> {
        Some(&self.item)
    }
}

/// The chain of one milestone.
#[derive(Debug)]
pub struct Chain {
    of: Id,
    list: List<Row>,
    view: View,
    /// Whether another milestone is looked at, and is to be shown with what is around it.
    turned: bool,
}

impl Chain {
    /// The chain of that milestone, with it selected.
    pub(crate) fn of(id: Id, ground: &Ground<'_>) -> Chain {
        let mut chain =
            Chain { of: id.clone(), list: List::default(), view: View::default(), turned: true };
        chain.turn_to(id, ground);
        chain
    }

    /// The milestone that it is told of.
    pub(crate) fn id(&self) -> &Id {
        &self.of
    }

    /// Its rows.
    pub(crate) fn list(&self) -> &List<Row> {
        &self.list
    }

    /// What of it is in view, as it reads.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// Its title, and what is counted in it.
    pub(crate) fn heading(&self, journey: &Journey) -> (String, String) {
        let title = journey.milestone(&self.of).map_or("", |m| m.title.as_str());
        let told = self.list.entries().iter().filter(|row| !row.link.rejoins);
        (format!("The chain of {}", super::rows::quoted(title)), count(told.count(), "milestone"))
    }

    /// Tells the chain of another milestone.
    pub(crate) fn turn_to(&mut self, id: Id, ground: &Ground<'_>) {
        self.of = id;
        self.refill(ground);
        let here = |row: &Row| row.link.part == Relation::Here;
        let at = self.list.entries().iter().position(here).unwrap_or(0);
        self.list.select(at, true);
        self.turned = true;
    }

    /// Makes the rows anew; what was selected stays so.
    pub(crate) fn refill(&mut self, ground: &Ground<'_>) {
        let links = chain::chain(ground.journey, &self.of);
        let row = |link: ChainRow| Row { item: Item::Milestone(Arc::clone(&link.milestone)), link };
        self.list.fill(links.into_iter().map(row).collect());
    }

    /// Brings what is selected into view, and writes what is in view.
    pub(crate) fn settle(&mut self, writer: &Writer<'_>, rows: usize) {
        if std::mem::take(&mut self.turned) {
            self.list.centre(rows, |row| writer.lines(row).len());
        }
        self.list.follow(rows, |row| writer.lines(row).len());
        self.view = self.list.view(rows, |row| writer.lines(row));
    }

    /// The list, to move in.
    pub(crate) fn cursor(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }
}
