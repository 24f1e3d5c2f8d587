//! Reads the fields of one table, and keeps the first thing that is wrong with them.

use crate::domain::date::{Date, Moment, Until};
use crate::domain::id::Id;
use crate::domain::measure::Amount;
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
    pub fn of(table: &'a Table<'t>, noun: &'static str) -> Reader<'a, 't> {
        Reader {
            table,
            noun,
            flaw: None,
        }
    }

    /// What was read, unless something was wrong.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Flaw> {
        match (self.flaw, value) {
            (Some(flaw), _) => Err(flaw),
            (None, Some(value)) => Ok(value),
            (None, None) => Err(Flaw::error(
                self.table.at,
                "this entry cannot be read",
                "look at its lines",
            )),
        }
    }

    pub fn fail(&mut self, at: usize, message: String, hint: &str) {
        self.flaw
            .get_or_insert_with(|| Flaw::error(at, message, hint));
    }

    /// Where a key stands, else where the table begins.
    pub fn place(&self, key: &str) -> usize {
        self.table
            .entry(key)
            .map_or(self.table.at, |(key, _)| key.at)
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    fn read<T>(
        &mut self,
        key: &str,
        needs: &str,
        hint: impl FnOnce() -> String,
        take: impl FnOnce(&'a Node<'t>) -> Option<T>,
    ) -> Option<T> {
        let node = self.table.get(key)?;
        let taken = take(node);
        if taken.is_none() {
            let message = format!(
                "`{key}` of this {} is {}, not {needs}",
                self.noun,
                said(&node.value)
            );
            self.fail(node.at, message, &hint());
        }
        taken
    }

    pub fn text(&mut self, key: &str) -> Option<String> {
        self.read(
            key,
            "a text",
            || format!("write {key} = \"…\""),
            |node| as_text(&node.value).map(str::to_owned),
        )
    }

    pub fn flag(&mut self, key: &str) -> bool {
        let take = |node: &Node| match node.value {
            Value::Flag(flag) => Some(flag),
            _ => None,
        };
        self.read(
            key,
            "true or false",
            || format!("write {key} = true, or take the line away"),
            take,
        )
        .unwrap_or(false)
    }

    pub fn date(&mut self, key: &str) -> Option<Date> {
        let now = self.table.get(key).and_then(|node| as_until(&node.value)) == Some(Until::Now);
        let hint = if now { NOW_HINT } else { DATE_HINT };
        self.read(key, "a date", || hint.into(), |node| as_date(&node.value))
    }

    /// When a milestone ended: a date, or `now` while it goes on.
    pub fn until(&mut self, key: &str) -> Option<Until> {
        let hint = || format!("{DATE_HINT}; \"now\" while it goes on");
        let take = |node: &Node| as_until(&node.value);
        self.read(key, "a date or \"now\"", hint, take)
    }

    pub fn id(&mut self, key: &str) -> Option<Id> {
        self.read(
            key,
            "an id",
            || ID_HINT.into(),
            |node| as_text(&node.value).and_then(Id::parse),
        )
    }

    pub fn amount(&mut self, key: &str) -> Option<Amount> {
        self.read(
            key,
            "a number",
            || format!("write {key} = 12"),
            |node| as_amount(&node.value),
        )
    }

    pub fn moment(&mut self, key: &str) -> Option<Moment> {
        let take = |node: &Node| match &node.value {
            Value::Time(text) => Moment::from_rfc3339(text),
            other => as_text(other).and_then(Moment::from_rfc3339),
        };
        let hint = || "write it as 2026-11-22T08:53:00Z, or take the line away".into();
        self.read(key, "a date and time with its zone", hint, take)
    }

    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let take = |node: &Node| {
            list(node)?
                .iter()
                .map(|n| as_text(&n.value).map(str::to_owned))
                .collect()
        };
        self.read(
            key,
            "a list of texts",
            || format!("write {key} = [\"…\", \"…\"]"),
            take,
        )
        .unwrap_or_default()
    }

    pub fn ids(&mut self, key: &str) -> Vec<Id> {
        let take = |node: &Node| {
            list(node)?
                .iter()
                .map(|n| as_text(&n.value).and_then(Id::parse))
                .collect()
        };
        self.read(
            key,
            "a list of ids",
            || format!("write {key} = [\"…\", \"…\"]"),
            take,
        )
        .unwrap_or_default()
    }

    /// Reads an inner table by `read`; a bare date stands for a table with no more than `on`.
    pub fn table<T>(&mut self, key: &str, read: impl Fn(&mut Reader) -> Option<T>) -> Option<T> {
        let node = self.table.get(key)?;
        if let Value::Table(table) = &node.value {
            return self.inner(table, read);
        }
        self.read(
            key,
            "a table",
            || format!("write {key} = {{ … }}"),
            |_| None,
        )
    }

    /// Whether an inner table is written as a bare date.
    pub fn bare_date(&self, key: &str) -> Option<Date> {
        as_date(&self.table.get(key)?.value)
    }

    pub fn tables<T>(&mut self, key: &str, read: impl Fn(&mut Reader) -> Option<T>) -> Vec<T> {
        let Some(node) = self.table.get(key) else {
            return Vec::new();
        };
        let inner: Option<Vec<&Table>> = match &node.value {
            Value::Tables(tables) => Some(tables.iter().collect()),
            Value::List(nodes) => nodes.iter().map(|n| as_table(&n.value)).collect(),
            _ => None,
        };
        let noun = self.noun;
        let hint = || format!("write [[{noun}.{key}]] above each");
        let inner = self
            .read(key, "a list of tables", hint, |_| inner)
            .unwrap_or_default();
        inner
            .into_iter()
            .filter_map(|table| self.inner(table, &read))
            .collect()
    }

    /// A field that must be there.
    pub fn needed<T>(&mut self, key: &str, value: Option<T>) -> Option<T> {
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

const DATE_HINT: &str = "write 2026, \"2026-11\" or 2026-11-27, in the years 1 to 9999";
const NOW_HINT: &str = "write a date such as 2026-11-27; \"now\" is for the `until` of a milestone";
const ID_HINT: &str =
    "an id is 1 to 64 letters, digits, - or _; take the line away to be given a new one";

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

fn as_date(value: &Value) -> Option<Date> {
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

fn said(value: &Value) -> String {
    match value {
        Value::Text(text) if text.chars().count() <= 40 => format!("\"{text}\""),
        Value::Text(_) => "a text".into(),
        Value::Integer(Some(number)) => number.to_string(),
        Value::Integer(None) => "a number beyond all bounds".into(),
        Value::Float(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Time(text) => (*text).to_owned(),
        Value::List(_) | Value::Tables(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
    }
}
