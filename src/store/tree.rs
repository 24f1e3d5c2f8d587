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

/// A value and where it stands, from its first byte to the one after its last.
#[derive(Debug)]
pub(super) struct TomlNode<'t> {
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) value: Value<'t>,
}

impl TomlNode<'_> {
    /// Adds the places of all values in it that are none.
    pub(crate) fn unread(&self, found: &mut Vec<usize>) {
        match &self.value {
            Value::Unread(_) => found.push(self.at),
            Value::List(nodes) => nodes.iter().for_each(|node| node.unread(found)),
            Value::Table(table) => table.unread(found),
            Value::Tables(tables) => tables.iter().for_each(|table| table.unread(found)),
            Value::Text(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Flag(_)
            | Value::Time(_) => {}
        }
    }
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    /// `None` if it does not fit 64 bits.
    Integer(Option<i64>),
    Float(f64),
    Flag(bool),
    /// A native date, time or both, as written.
    Time(&'t str),
    /// What is no value, as written: a date that is on no calendar, or what stands where a text is mended.
    Unread(&'t str),
    List(Vec<TomlNode<'t>>),
    /// Written as `[[key]]`, once for each.
    Tables(Vec<Table<'t>>),
    Table(Table<'t>),
}

/// How a table is written.
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

/// A header and what stands under it.
#[derive(Debug)]
pub(super) struct TomlSection<'t> {
    /// The header's first key.
    pub(crate) first: Cow<'t, str>,
    /// Its second key, if it has one.
    pub(crate) second: Option<Cow<'t, str>>,
    /// Whether it is `[[…]]`.
    pub(crate) listed: bool,
    /// Where the header begins.
    pub(crate) at: usize,
    /// Where its last key and value, or else the header, ends; what follows is comments and blank lines.
    pub(crate) end: usize,
}

/// A text taken apart.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    pub(crate) root: Table<'t>,
    pub(crate) sections: Vec<TomlSection<'t>>,
    /// Where the values begin that are none. Whoever takes the text for TOML must have found a reason for each.
    pub(crate) unread: Vec<usize>,
}

/// Why a text is not TOML, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Misread {
    pub(crate) at: usize,
    pub(crate) message: String,
    /// Where the key and value, or the header, begins that it was found in.
    pub(crate) from: usize,
    /// The bytes of the value that is none, if it is a value.
    pub(crate) value: Option<Range<usize>>,
}

/// Takes a text apart.
pub(super) fn parse(text: &str) -> Result<Tree<'_>, Misread> {
    parse_each(text, text, &[], &mut |_, _| {})
}

/// Takes a text apart, and hands every table written as `[[key]]` out as soon as it is whole instead of keeping it: of
/// thousands, each then finds the memory of the last one still warm. It is handed out with the place of its key among
/// `keys`; those of one key come in order. What was handed out is void if the rest fails.
///
/// The grammar is that of `mended`, which is `text` where nothing in it has been mended: a value in the place of which
/// it has zero bytes is one that cannot be read.
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
