//! One file of a journey, taken apart: its items, where each stands in the text, and what is wrong with it.

mod decode;
mod joined;
mod layout;

use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::store::codec::{self, Kind};
use crate::store::document::layout::{Layout, Stretch};
use crate::store::flaw::Flaw;
use crate::store::tree::{self, Table, Tree, Value};
use crate::store::upgrade;
use std::ops::Range;

pub(super) use crate::store::document::decode::decode;
pub(super) use crate::store::document::joined::Part;

/// The newest format that this program knows.
pub(super) const FORMAT: i64 = 1;

/// How an item stands in its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A block of its own: it can be changed.
    Block,
    /// In pieces, with something else between them.
    Scattered,
}

/// One item's place in a file.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    /// Where its header begins.
    pub at: usize,
    /// Its whole text, with the comments that belong to it.
    pub block: Range<usize>,
    pub shape: Shape,
    /// The item; `None` if something is wrong with it. Without an id of its own it has a stand-in.
    pub item: Option<Item>,
    /// The id that is written there.
    pub id: Option<Id>,
}

/// Why nothing may be written to a file that could be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Bar {
    /// It has a newer format.
    Newer(i64),
    /// Its items are not blocks, so that none can be added or changed.
    Inline,
    /// What stands in the place of the items is something else.
    Odd,
}

/// A file taken apart.
#[derive(PartialEq, Debug, Default)]
pub(super) struct Document {
    pub text: String,
    layout: Layout,
    pub entries: Vec<Entry>,
    /// Items that stand in a list in brackets, where they are shown but not changed.
    pub inline: Vec<Item>,
    pub flaws: Vec<Flaw>,
    pub bar: Option<Bar>,
    /// Its format, if that is an older one, and where in the text the number stands.
    pub older: Option<(i64, Range<usize>)>,
}

impl Document {
    /// Takes `text` apart; if it cannot be, it comes back with the reason.
    pub fn parse(kind: Kind, text: String) -> Result<Document, (Flaw, String)> {
        let mut read = Vec::new();
        let tree = match tree::parse_each(&text, kind.key(), &mut |table| {
            read.push(Reading::of(kind, &table))
        }) {
            Ok(tree) => tree,
            Err(misread) => {
                let flaw = decode::explained(misread, &text);
                return Err((flaw, text));
            }
        };
        let mut draft = Document {
            layout: Layout::of(kind, &tree),
            ..Document::default()
        };
        draft.read_format(&tree);
        draft.read_items(kind, &tree, &text, read);
        drop(tree);
        Ok(Document { text, ..draft })
    }

    /// How the file ends its lines.
    pub fn newline(&self) -> &'static str {
        newline(&self.text)
    }

    /// All items that could be read.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.entries
            .iter()
            .filter_map(|e| e.item.as_ref())
            .chain(&self.inline)
    }

    fn read_format(&mut self, tree: &Tree) {
        let Some((key, node)) = tree.root.entry("format") else {
            return;
        };
        match node.value {
            Value::Integer(Some(FORMAT)) => {}
            Value::Integer(Some(older)) if upgrade::knows(older) => {
                self.older = Some((older, node.at..node.end));
            }
            Value::Integer(Some(newer)) if newer > FORMAT => {
                let message = format!(
                    "format {newer} is newer than this program, which knows format {FORMAT}"
                );
                self.flaws.push(Flaw::error(
                    key.at,
                    message,
                    "it is shown as far as it is understood, and not changed; a newer milepost can change it",
                ));
                self.bar = Some(Bar::Newer(newer));
            }
            _ => {
                let message = "`format` is not a number that was ever in use";
                self.flaws.push(Flaw::error(
                    node.at,
                    message,
                    format!("write format = {FORMAT}"),
                ));
                self.bar = Some(Bar::Odd);
            }
        }
    }

    fn read_items(&mut self, kind: Kind, tree: &Tree, text: &str, read: Vec<Reading>) {
        let Some((key, node)) = tree.root.entry(kind.key()) else {
            return;
        };
        match &node.value {
            Value::Tables(_) => {
                let stretches = self.layout.stretches(text);
                self.entries.reserve(read.len());
                for (reading, stretch) in read.into_iter().zip(stretches) {
                    self.take_entry(reading, stretch);
                }
            }
            Value::List(nodes) if nodes.iter().all(|n| matches!(n.value, Value::Table(_))) => {
                self.bar = Some(Bar::Inline);
                let tables = nodes.iter().filter_map(|n| match &n.value {
                    Value::Table(table) => Some(table),
                    _ => None,
                });
                tables.for_each(|table| self.read_inline(kind, table));
            }
            _ => {
                let message = format!("`{}` is not a list of items", key.text);
                self.flaws.push(Flaw::error(
                    key.at,
                    message,
                    format!("write [[{}]] above each", kind.key()),
                ));
                self.bar = Some(Bar::Odd);
            }
        }
    }

    fn take_entry(&mut self, reading: Reading, stretch: Stretch) {
        self.flaws.extend(reading.flaw);
        let shape = if stretch.scattered {
            Shape::Scattered
        } else {
            Shape::Block
        };
        let (at, block) = (stretch.at, stretch.range);
        self.entries.push(Entry {
            at,
            block,
            shape,
            item: reading.item,
            id: reading.id,
        });
    }

    fn read_inline(&mut self, kind: Kind, table: &Table) {
        match codec::read(kind, table) {
            Ok(written) => self.inline.push(written.item),
            Err(flaw) => self.flaws.push(flaw),
        }
    }
}

/// An item as it was read, or what is wrong with it.
struct Reading {
    item: Option<Item>,
    id: Option<Id>,
    flaw: Option<Flaw>,
}

impl Reading {
    fn of(kind: Kind, table: &Table) -> Reading {
        match codec::read(kind, table) {
            Ok(written) => Reading {
                item: Some(written.item),
                id: written.id,
                flaw: None,
            },
            Err(flaw) => Reading {
                item: None,
                id: legible_id(table),
                flaw: Some(flaw),
            },
        }
    }
}

/// How `text` ends its first line, which is taken for how it ends them all.
pub(super) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        Some(_) | None => "\n",
    }
}

fn legible_id(table: &Table) -> Option<Id> {
    match &table.get("id")?.value {
        Value::Text(text) => Id::parse(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
