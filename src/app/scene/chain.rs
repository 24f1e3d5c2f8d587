//! The chain on the screen: the milestones that led to one, and those that it led to.

use crate::app::action::{Action, Action as A};
use crate::app::list::{Cursor, List, Listed};
use crate::app::view::{Entered, View, ViewContext};
use crate::domain::chain::{self, ChainRow, Relation};
use crate::domain::id::Id;
use crate::domain::item::Item;
use std::sync::Arc;

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LinkRow {
    pub(crate) link: ChainRow,
    item: Item,
}

impl Listed for LinkRow {
    type Key = Id;

    fn key(&self) -> Option<Id> {
        Some(self.item.id().clone())
    }

    fn item(&self) -> Option<&Item> {
        Some(&self.item)
    }
}

/// The chain of one milestone.
#[derive(Debug)]
pub struct Chain {
    of: Id,
    pub(crate) list: List<LinkRow>,
}

impl Chain {
    pub(crate) fn of(id: Id, context: &ViewContext<'_>) -> Chain {
        let mut chain = Chain { of: id, list: List::default() };
        chain.refill(context);
        chain.select_here();
        chain
    }

    /// The milestone whose chain it is.
    pub(crate) fn id(&self) -> &Id {
        &self.of
    }

    fn select_here(&mut self) {
        let here = |row: &LinkRow| row.link.part == Relation::Here;
        let at = self.list.entries().iter().position(here).unwrap_or(0);
        self.list.select(at, true);
        self.list.jump();
    }
}

impl View for Chain {
    fn cursor(&self) -> &dyn Cursor {
        &self.list
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    fn refill(&mut self, context: &ViewContext<'_>) {
        let links = chain::chain(context.journey, &self.of);
        let row =
            |link: ChainRow| LinkRow { item: Item::Milestone(Arc::clone(&link.milestone)), link };
        self.list.fill(links.into_iter().map(row).collect());
    }

    fn keys(&self) -> &'static [Action] {
        &[A::Open, A::Link, A::Unlink, A::Promote, A::Edit, A::Timeline, A::Find, A::Help, A::Undo]
    }

    /// Walks along the chain to the selected milestone.
    fn enter(&mut self, context: &ViewContext<'_>) -> Entered {
        match self.cursor().item().map(Item::id) {
            Some(id) if *id != self.of => {
                *self = Chain::of(id.clone(), context);
                Entered::Here
            }
            Some(_) | None => Entered::Nothing,
        }
    }

    fn enter_label(&self) -> &'static str {
        "walk there"
    }

    fn steps_told_of(&self) -> Vec<Id> {
        self.list.entries().iter().filter_map(|row| row.link.milestone.from.clone()).collect()
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.of)
    }
}
