//! The look back on the screen: the old steps that come up today, and what was recognised lately.

pub(crate) mod writer;

use super::list::{Cursor, List, Listed, View};
use super::scene::Ground;
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::look_back::{self, Anniversary};
use crate::domain::words::count;
use std::sync::Arc;
use writer::Writer;

/// A row of the look back.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Row {
    /// What follows below.
    Heading(&'static str),
    /// A sentence in place of what is not there.
    Said(&'static str),
    /// An old step, and the same as an item.
    Step(Anniversary, Item),
    /// A milestone that was recognised.
    Seen(Item),
}

impl Listed for Row {
    type Key = Id;

    fn key(&self) -> Option<Id> {
        self.item().map(|item| item.id().clone())
    }

    fn item(&self) -> Option<&Item> {
        match self {
            Row::Heading(_) | Row::Said(_) => None,
            Row::Step(_, item) | Row::Seen(item) => Some(item),
        }
    }
}

/// The old steps that come up today, and what was recognised lately.
#[derive(Debug, Default)]
pub struct LookBack {
    list: List<Row>,
    view: View,
}

impl LookBack {
    /// Its rows.
    pub(crate) fn list(&self) -> &List<Row> {
        &self.list
    }

    /// What of it is in view, as it reads.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// The selected row's old step.
    pub(crate) fn step(&self) -> Option<&Anniversary> {
        match self.list.entry() {
            Some(Row::Step(memory, _)) => Some(memory),
            Some(Row::Heading(_) | Row::Said(_) | Row::Seen(_)) | None => None,
        }
    }

    /// Its title, and what is counted in it.
    pub(crate) fn heading(&self) -> (String, String) {
        let steps = self.list.entries().iter();
        let steps = steps.filter(|row| matches!(row, Row::Step(..))).count();
        let counted = match steps {
            0 => String::new(),
            _ => format!("{} today", count(steps, "step")),
        };
        ("Look back".to_owned(), counted)
    }

    /// Makes the rows anew; what was selected stays so.
    pub(crate) fn refill(&mut self, ground: &Ground<'_>) {
        let passes = |item: &Item| ground.passes.is_none_or(|passes| passes(item));
        let steps = look_back::due_anniversaries(ground.journey, ground.today).into_iter();
        let steps = steps.map(|memory| {
            let item = Item::Goal(Arc::clone(&memory.goal));
            Row::Step(memory, item)
        });
        let seen = look_back::recognised_lately(ground.journey).into_iter();
        let seen = seen.map(Item::Milestone).map(Row::Seen);
        let fits = |row: &Row| row.item().is_some_and(passes);
        self.list.fill(rows(steps.filter(fits).collect(), seen.filter(fits).collect()));
    }

    /// Brings what is selected into view, and writes what is in view.
    pub(crate) fn settle(&mut self, writer: &Writer<'_>, rows: usize) {
        self.list.follow(rows, |row| writer.lines(row).len());
        self.view = self.list.view(rows, |row| writer.lines(row));
    }

    /// The list, to move in.
    pub(crate) fn cursor(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }
}

/// Both parts under their headings; nothing where there is neither.
fn rows(steps: Vec<Row>, seen: Vec<Row>) -> Vec<Row> {
    if steps.is_empty() && seen.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::Heading("Was one of these a milestone?")];
    if steps.is_empty() {
        rows = vec![
            Row::Heading("Today"),
            Row::Said("No old step comes up that is still to be answered."),
        ];
    }
    rows.extend(steps);
    if !seen.is_empty() {
        rows.push(Row::Heading("Recognised lately"));
    }
    rows.extend(seen);
    rows
}
