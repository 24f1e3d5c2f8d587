//! A TOML text as a tree in which every key and value knows its place, and the sections that the text is made of.
//!
//! `toml_parser` reads the grammar; what a journey needs beyond that is small enough to be done here, in a fifth of
//! the time of a general document and without its maps.

mod build;
mod pieces;
mod rules;
mod scalar;
mod table;

use std::borrow::Cow;
use std::ops::Range;
use toml_parser::Source;

pub(super) use crate::store::tree::pieces::comments;
pub(super) use crate::store::tree::scalar::MENDED;
pub(super) use crate::store::tree::table::Table;

/// A key at its place.
#[derive(Clone, Debug)]
pub(super) struct TomlKey<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) at: usize,
}

/// A value and its place, from its first byte to the one after its last.
#[derive(Debug)]
pub(super) struct TomlNode<'t> {
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) value: Value<'t>,
}

impl TomlNode<'_> {
    /// Adds the places of all values in it that cannot be read.
    pub(crate) fn unread(&self, found: &mut Vec<usize>) {
        if let Value::Unread(_) = &self.value {
            found.push(self.at);
        }
        if let Value::List(nodes) = &self.value {
            return nodes.iter().for_each(|node| node.unread(found));
        }
        self.value.tables().iter().for_each(|table| table.unread(found));
    }
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    /// `None` if it does not fit 64 bits.
    Integer(Option<i64>),
    Float(f64),
    Flag(bool),
    /// A native date, time or both, as written.
    Time(&'t str),
    /// Not a value, as written: a date that is on no calendar, or the text where it was mended.
    Unread(&'t str),
    List(Vec<TomlNode<'t>>),
    /// Written as `[[key]]`, once for each.
    Tables(Vec<Table<'t>>),
    Table(Table<'t>),
}

impl<'t> Value<'t> {
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_table(&self) -> Option<&Table<'t>> {
        if let Value::Table(table) = self { Some(table) } else { None }
    }

    /// The tables in it, however they are written.
    pub(crate) fn tables(&self) -> Vec<&Table<'t>> {
        if let Value::Table(table) = self {
            return vec![table];
        }
        if let Value::List(nodes) = self {
            return nodes.iter().flat_map(|node| node.value.tables()).collect();
        }
        if let Value::Tables(tables) = self { tables.iter().collect() } else { Vec::new() }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TableForm {
    /// Under a header of its own.
    Headed,
    /// Only because a longer header implies it.
    Implied,
    /// By keys with dots.
    Dotted,
    /// In braces.
    Inline,
}

/// A header and all under it.
#[derive(Debug)]
pub(super) struct TomlSection<'t> {
    /// The header's first key.
    pub(crate) first: Cow<'t, str>,
    /// Its second key, if it has one.
    pub(crate) second: Option<Cow<'t, str>>,
    pub(crate) listed: bool,
    /// Where the header begins.
    pub(crate) at: usize,
    /// The end of its last key and value, or else of the header; comments and blank lines follow.
    pub(crate) end: usize,
}

/// A parsed text.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    pub(crate) root: Table<'t>,
    pub(crate) sections: Vec<TomlSection<'t>>,
    /// The places of unreadable values. Whoever takes the text for TOML must have found a reason for each.
    pub(crate) unread: Vec<usize>,
}

/// Why a text is not TOML, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Misread {
    pub(crate) at: usize,
    pub(crate) message: String,
    /// The start of the key and value, or the header, with the error.
    pub(crate) from: usize,
    /// The bytes of the value that cannot be read.
    pub(crate) value: Option<Range<usize>>,
}

pub(super) fn parse(text: &str) -> Result<Tree<'_>, Misread> {
    parse_each(text, text, &[], &mut |_, _| {})
}

/// Parses a text, and hands every table written as `[[key]]` out as soon as it is whole instead of keeping it: of thousands,
/// each then finds the memory of the last one still warm. It comes with the place of its key among `keys`; those of one key
/// come in order. If the rest fails, those handed out are void.
///
/// The grammar is that of `mended`, which is `text` with zero bytes in the place of values that cannot be read.
pub(super) fn parse_each<'t>(
    text: &'t str,
    mended: &'t str,
    keys: &[&str],
    each: &mut dyn FnMut(usize, Table<'t>),
) -> Result<Tree<'t>, Misread> {
    build::tree(text, Source::new(mended), keys, each)
}

#[cfg(test)]
mod tests;
