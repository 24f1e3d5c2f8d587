//! The chain on the screen: how one came to a milestone and what it led to, walked along by its rows.

use super::context::ViewContext;
use super::list::{Cursor, List, Listed};
use crate::domain::chain::{self, ChainRow, Relation};
use crate::domain::id::Id;
use crate::domain::item::Item;
use std::sync::Arc;

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
}

impl Chain {
    /// The chain of that milestone, with it selected.
    pub(crate) fn of(id: Id, context: &ViewContext<'_>) -> Chain {
        let mut chain = Chain { of: id.clone(), list: List::default() };
        chain.turn_to(id, context);
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

    /// Tells the chain of another milestone.
    pub(crate) fn turn_to(&mut self, id: Id, context: &ViewContext<'_>) {
        self.of = id;
        self.refill(context);
        let here = |row: &Row| row.link.part == Relation::Here;
        let at = self.list.entries().iter().position(here).unwrap_or(0);
        self.list.select(at, true);
        self.list.jump();
    }

    /// Makes the rows anew; what was selected stays so.
    pub(crate) fn refill(&mut self, context: &ViewContext<'_>) {
        let links = chain::chain(context.journey, &self.of);
        let row = |link: ChainRow| Row { item: Item::Milestone(Arc::clone(&link.milestone)), link };
        self.list.fill(links.into_iter().map(row).collect());
    }

    /// The list, to move in.
    pub(crate) fn list_mut(&mut self) -> &mut List<Row> {
        &mut self.list
    }
}
