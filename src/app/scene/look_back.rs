//! The look back on the screen: the old goals that come up today, and the latest recognised milestones.

use crate::app::action::{Action, Action as A, Layer};
use crate::app::list::{Cursor, List, Listed};
use crate::app::view::{View, ViewContext};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::look_back::{self, Anniversary};
use std::sync::Arc;

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum LookBackRow {
    Heading(&'static str),
    /// A sentence in place of goals.
    Said(&'static str),
    /// An old goal, and the same as an item.
    Step(Anniversary, Item),
    Seen(Item),
}

impl Listed for LookBackRow {
    type Key = Id;

    fn key(&self) -> Option<Id> {
        self.item().map(|item| item.id().clone())
    }

    fn is_heading(&self) -> bool {
        matches!(self, LookBackRow::Heading(_))
    }

    fn item(&self) -> Option<&Item> {
        match self {
            LookBackRow::Heading(_) | LookBackRow::Said(_) => None,
            LookBackRow::Step(_, item) | LookBackRow::Seen(item) => Some(item),
        }
    }
}

#[derive(Debug, Default)]
pub struct LookBack {
    pub(crate) list: List<LookBackRow>,
}

impl LookBack {
    pub(crate) fn of(context: &ViewContext<'_>) -> LookBack {
        let mut back = LookBack::default();
        back.refill(context);
        back
    }

    fn asks(&self) -> bool {
        self.list.entries().iter().any(|row| matches!(row, LookBackRow::Step(..)))
    }

    pub(crate) fn step(&self) -> Option<&Anniversary> {
        match self.list.entry() {
            Some(LookBackRow::Step(memory, _)) => Some(memory),
            Some(LookBackRow::Heading(_) | LookBackRow::Said(_) | LookBackRow::Seen(_)) | None => {
                None
            }
        }
    }
}

impl View for LookBack {
    fn cursor(&self) -> &dyn Cursor {
        &self.list
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    fn refill(&mut self, context: &ViewContext<'_>) {
        let passes = |item: &Item| context.passes.is_none_or(|passes| passes(item));
        let steps = look_back::due_anniversaries(context.journey, context.today).into_iter();
        let steps = steps.map(|memory| {
            let item = Item::Goal(Arc::clone(&memory.goal));
            LookBackRow::Step(memory, item)
        });
        let seen = look_back::recognised_last(context.journey).into_iter();
        let seen = seen.map(Item::Milestone).map(LookBackRow::Seen);
        let fits = |row: &LookBackRow| row.item().is_some_and(passes);
        let asked = self.asks();
        self.list.fill(rows(steps.filter(fits).collect(), seen.filter(fits).collect()));
        // Opened before the old goals were read, it begins with them all the same.
        if !asked && self.asks() {
            self.list.end(false);
        }
    }

    fn layer(&self) -> Layer {
        Layer::LookBack
    }

    fn keys(&self) -> &'static [Action] {
        &[A::Yes, A::No, A::NeverAsk, A::Open, A::Chain, A::Timeline, A::Find, A::Help, A::Undo]
    }
}

/// Both parts under their headings; no rows if both are empty.
fn rows(steps: Vec<LookBackRow>, seen: Vec<LookBackRow>) -> Vec<LookBackRow> {
    if steps.is_empty() && seen.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![LookBackRow::Heading("Was one of these a milestone?")];
    if steps.is_empty() {
        rows = vec![
            LookBackRow::Heading("Today"),
            LookBackRow::Said("No old goal is left to answer for."),
        ];
    }
    rows.extend(steps);
    if !seen.is_empty() {
        rows.push(LookBackRow::Heading("Last recognised"));
    }
    rows.extend(seen);
    rows
}
