//! A table: its entries in the order of the text, and a quick way to one of many.

use crate::store::tree::{TableForm, TomlKey, TomlNode};
use std::borrow::Cow;
use std::collections::HashMap;

/// The number of entries from which a map finds them. Nothing that a person writes comes near; without it a file of many
/// foreign tables would be read in quadratic time.
const MANY: usize = 64;

#[derive(Debug)]
pub(in crate::store) struct Table<'t> {
    /// Where it begins: its header, brace or first key.
    pub(crate) at: usize,
    pub(crate) form: TableForm,
    pub(crate) entries: Vec<(TomlKey<'t>, TomlNode<'t>)>,
    /// A bit for the first letter of each key: most keys that are asked for are not there.
    initials: u32,
    /// The place of each entry by its key, once there are many; boxed, as most tables have none.
    places: Option<Box<Positions<'t>>>,
}

type Positions<'t> = HashMap<Cow<'t, str>, usize>;

impl<'t> Table<'t> {
    pub(crate) fn new(at: usize, form: TableForm) -> Table<'t> {
        Table { at, form, entries: Vec::new(), initials: 0, places: None }
    }

    /// The same entries in a table whose header stands at `at`.
    pub(super) fn under_header(self, at: usize) -> Table<'t> {
        let form = TableForm::Headed;
        Table { at, form, ..self }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&TomlNode<'t>> {
        self.entry(key).map(|(_, node)| node)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.value.as_text()
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&(TomlKey<'t>, TomlNode<'t>)> {
        self.position(key).map(|index| &self.entries[index])
    }

    pub(crate) fn unread(&self, found: &mut Vec<usize>) {
        self.entries.iter().for_each(|(_, node)| node.unread(found));
    }

    pub(super) fn position(&self, key: &str) -> Option<usize> {
        if let Some(places) = &self.places {
            return places.get(key).copied();
        }
        let maybe = self.initials & initial(key) != 0;
        maybe.then(|| self.entries.iter().position(|(k, _)| k.text == key))?
    }

    /// Adds an entry, whose key must not be there yet.
    pub(super) fn push(&mut self, key: TomlKey<'t>, node: TomlNode<'t>) {
        match &mut self.places {
            Some(places) => drop(places.insert(key.text.clone(), self.entries.len())),
            None if self.entries.len() == MANY => {
                let keys = self.entries.iter().map(|(k, _)| k).chain([&key]);
                let places = keys.enumerate().map(|(index, k)| (k.text.clone(), index));
                self.places = Some(Box::new(places.collect()));
            }
            None => {}
        }
        self.initials |= initial(&key.text);
        self.entries.push((key, node));
    }

    pub(super) fn take(&mut self, index: usize) -> TomlNode<'t> {
        let (key, node) = self.entries.remove(index);
        if let Some(places) = &mut self.places {
            places.remove(&key.text);
            places.values_mut().filter(|place| **place > index).for_each(|place| *place -= 1);
        }
        node
    }
}

/// The bit of the first letter of a key.
fn initial(key: &str) -> u32 {
    1 << (key.bytes().next().unwrap_or(0) % 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tree::Value;

    #[test]
    fn every_entry_is_found_among_few_and_many() {
        let mut table = Table::new(0, TableForm::Headed);
        for n in 0..3 * MANY {
            let key = TomlKey { text: format!("k{n}").into(), at: n };
            let node = TomlNode { at: n, end: n, value: Value::Flag(true) };
            assert_eq!(table.position(&key.text), None);
            table.push(key, node);
            assert_eq!(table.position(&format!("k{n}")), Some(n));
        }
        assert_eq!(table.take(7).at, 7);
        assert_eq!((table.position("k6"), table.position("k7")), (Some(6), None));
        assert_eq!(table.position("k8"), Some(7));
        assert_eq!(table.entry("k99").map(|(key, _)| key.at), Some(99));
    }
}
