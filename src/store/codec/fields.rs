//! Reads the fields of one table, and keeps the first thing that is wrong with them.

use crate::domain::date::{Date, Moment, Until};
use crate::domain::id::Id;
use crate::domain::measure::Amount;
use crate::store::codec::advice::{self, Place, Wanted};
use crate::store::flaw::Flaw;
use crate::store::tree::{Node, Table, Value};

/// A reader of one table's fields.
pub(super) struct Reader<'a, 't> {
    table: &'a Table<'t>,
    /// What the item is called in messages.
    noun: &'static str,
    flaw: Option<Flaw>,
}

impl<'a, 't> Reader<'a, 't> {
    pub(crate) fn of(table: &'a Table<'t>, noun: &'static str) -> Reader<'a, 't> {
        Reader { table, noun, flaw: None }
    }

    /// What was read, unless something was wrong.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Flaw> {
        match (self.flaw, value) {
            (Some(flaw), _) => Err(flaw),
            (None, Some(value)) => Ok(value),
            (None, None) => {
                Err(Flaw::error(self.table.at, "this entry cannot be read", "look at its lines"))
            }
        }
    }

    pub(crate) fn fail(&mut self, at: usize, message: String, hint: &str) {
        self.flaw.get_or_insert_with(|| Flaw::error(at, message, hint));
    }

    /// Where a key stands, else where the table begins.
    pub(crate) fn place(&self, key: &str) -> usize {
        self.table.entry(key).map_or(self.table.at, |(key, _)| key.at)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Whether a key has that text.
    pub(crate) fn says(&self, key: &str, text: &str) -> bool {
        let value = self.table.get(key).map(|node| &node.value);
        value.and_then(as_text) == Some(text)
    }

    fn read<T>(
        &mut self,
        key: &str,
        wanted: Wanted,
        take: impl FnOnce(&'a Node<'t>) -> Option<T>,
    ) -> Option<T> {
        let node = self.table.get(key)?;
        let taken = take(node);
        if taken.is_none() {
            let noun = self.noun;
            let (message, hint) = advice::of(Place { key, noun }, wanted, &node.value);
            self.fail(node.at, message, &hint);
        }
        taken
    }

    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        self.read(key, Wanted::Text, |node| as_text(&node.value).map(str::to_owned))
    }

    /// One of those words.
    pub(crate) fn word(
        &mut self,
        key: &str,
        words: &'static [&'static str],
    ) -> Option<&'static str> {
        self.read(key, Wanted::Word(words), |node| {
            let written = as_text(&node.value)?;
            words.iter().find(|word| **word == written).copied()
        })
    }

    pub(crate) fn flag(&mut self, key: &str) -> bool {
        let take = |node: &Node| match node.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        };
        self.read(key, Wanted::Flag, take).unwrap_or(false)
    }

    pub(crate) fn date(&mut self, key: &str) -> Option<Date> {
        self.read(key, Wanted::Date, |node| as_date(&node.value))
    }

    /// When a milestone ended: a date, or `now` while it goes on.
    pub(crate) fn until(&mut self, key: &str) -> Option<Until> {
        self.read(key, Wanted::Until, |node| as_until(&node.value))
    }

    pub(crate) fn id(&mut self, key: &str) -> Option<Id> {
        self.read(key, Wanted::Id, |node| as_text(&node.value).and_then(Id::parse))
    }

    pub(crate) fn amount(&mut self, key: &str) -> Option<Amount> {
        self.read(key, Wanted::Amount, |node| as_amount(&node.value))
    }

    pub(crate) fn moment(&mut self, key: &str) -> Option<Moment> {
        let take = |node: &Node| match &node.value {
            Value::Time(text) => Moment::from_rfc3339(text),
            other => as_text(other).and_then(Moment::from_rfc3339),
        };
        self.read(key, Wanted::Moment, take)
    }

    pub(crate) fn texts(&mut self, key: &str) -> Vec<String> {
        let take = |node: &Node| {
            list(node)?.iter().map(|n| as_text(&n.value).map(str::to_owned)).collect()
        };
        self.read(key, Wanted::Texts, take).unwrap_or_default()
    }

    pub(crate) fn ids(&mut self, key: &str) -> Vec<Id> {
        let take = |node: &Node| {
            list(node)?.iter().map(|n| as_text(&n.value).and_then(Id::parse)).collect()
        };
        self.read(key, Wanted::Ids, take).unwrap_or_default()
    }

    /// Reads an inner table by `read`; a bare date stands for a table with no more than `on`.
    pub(crate) fn table<T>(
        &mut self,
        key: &str,
        read: impl Fn(&mut Reader) -> Option<T>,
    ) -> Option<T> {
        let node = self.table.get(key)?;
        if let Value::Table(table) = &node.value {
            return self.inner(table, read);
        }
        self.read(key, Wanted::Table, |_| None)
    }

    /// Whether an inner table is written as a bare date.
    pub(crate) fn bare_date(&self, key: &str) -> Option<Date> {
        as_date(&self.table.get(key)?.value)
    }

    pub(crate) fn tables<T>(
        &mut self,
        key: &str,
        read: impl Fn(&mut Reader) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.table.get(key) else {
            return Vec::new();
        };
        let inner: Option<Vec<&Table>> = match &node.value {
            Value::Tables(tables) => Some(tables.iter().collect()),
            Value::List(nodes) => nodes.iter().map(|n| as_table(&n.value)).collect(),
            _ => None,
        };
        let inner = self.read(key, Wanted::Tables, |_| inner).unwrap_or_default();
        inner.into_iter().filter_map(|table| self.inner(table, &read)).collect()
    }

    /// A field that must be there.
    pub(crate) fn needed<T>(&mut self, key: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            let message = format!("`{key}` is missing");
            self.fail(self.table.at, message, &format!("add a line {key} = …"));
        }
        value
    }

    fn inner<T>(&mut self, table: &Table, read: impl Fn(&mut Reader) -> Option<T>) -> Option<T> {
        let mut reader = Reader::of(table, self.noun);
        let value = read(&mut reader);
        match reader.finish(value) {
            Ok(value) => Some(value),
            Err(flaw) => {
                self.flaw.get_or_insert(flaw);
                None
            }
        }
    }
}

fn list<'a, 't>(node: &'a Node<'t>) -> Option<&'a [Node<'t>]> {
    match &node.value {
        Value::List(nodes) => Some(nodes),
        _ => None,
    }
}

fn as_table<'a, 't>(value: &'a Value<'t>) -> Option<&'a Table<'t>> {
    match value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn as_text<'a>(value: &'a Value) -> Option<&'a str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

pub(super) fn as_date(value: &Value) -> Option<Date> {
    match value {
        Value::Integer(year) => Date::year_only(i32::try_from((*year)?).ok()?),
        Value::Text(text) => Date::from_iso(text),
        Value::Time(text) => Date::from_iso(text),
        _ => None,
    }
}

fn as_until(value: &Value) -> Option<Until> {
    match value {
        Value::Text(text) => Until::from_iso(text),
        _ => as_date(value).map(Until::On),
    }
}

fn as_amount(value: &Value) -> Option<Amount> {
    match value {
        Value::Integer(number) => Amount::new((*number)? as f64),
        Value::Float(number) => Amount::new(*number),
        _ => None,
    }
}
