//! One file of a journey, taken apart: its members, where each stands in the text, and what is wrong with it.

mod aside;
mod decode;
pub(super) mod format;
mod joined;
mod layout;
pub(super) mod marks;
mod mend;
mod misnamed;
pub(super) mod picked;
mod segments;

use crate::domain::id::Id;
use crate::domain::problem::{Problem, Severity};
use crate::domain::record::Record;
use crate::domain::sort;
use crate::store::codec::{self, RecordKind};
use crate::store::diagnostic::{Diagnostic, LineIndex};
use crate::store::document::aside::{aside, unwritten};
use crate::store::document::layout::{Layout, Stretch};
use crate::store::document::mend::{Slip, mended};
use crate::store::tree::{self, Misread, Table, Tree, Value};
use std::ops::Range;
use std::path::Path;

pub(super) use crate::store::document::decode::decode;
pub(super) use crate::store::document::format::FORMAT;
pub(super) use crate::store::document::joined::TextPart;
pub(super) use crate::store::document::misnamed::meant;
pub(super) use crate::store::document::segments::Segments;

#[derive(Clone, PartialEq, Debug)]
pub(super) struct FileEntry {
    /// Where its header begins.
    pub(crate) at: usize,
    /// Its whole text, with the comments that belong to it.
    pub(crate) block: Range<usize>,
    /// True if something else stands between its parts, so that it cannot be changed.
    pub(crate) is_scattered: bool,
    /// The item; `None` if it cannot be read. Without an id of its own it has a stand-in.
    pub(crate) item: Option<Record>,
    /// The id that is written there.
    pub(crate) id: Option<Id>,
}

/// Why nothing may be written to a file that could be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum ReadOnlyReason {
    /// It has a newer format.
    Newer(i64),
    /// Its items are not blocks, so that none can be added or changed.
    Inline,
    /// Something else is in the place of the items.
    Odd,
}

#[derive(PartialEq, Debug, Default)]
pub(super) struct Document {
    pub(crate) text: String,
    layout: Layout,
    pub(crate) entries: Vec<FileEntry>,
    /// Items in a list in brackets, which are shown but not changed.
    pub(crate) inline: Vec<Record>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The places where the text is no TOML, though the rest could be read: the file must not be written to.
    pub(crate) slips: Vec<Diagnostic>,
    pub(crate) read_only: Option<ReadOnlyReason>,
    /// Its first diagnostic is about its format, and hides no item.
    foreign_format: bool,
    /// Its format, if that is an older one, and the place of the number in the text.
    pub(crate) older: Option<(i64, Range<usize>)>,
}

impl Document {
    /// Parses `text`, which holds records of a journey; if it is no TOML, it is returned with the reason.
    pub(crate) fn parse(text: String) -> Result<Document, (Diagnostic, String)> {
        let mut document = Document::read(text)?;
        match document.slips.is_empty() {
            true => Ok(document),
            false => Err((document.slips.swap_remove(0), document.text)),
        }
    }

    /// The same for a text that may have slips in it: the records with slips are set aside.
    pub(crate) fn read(text: String) -> Result<Document, (Diagnostic, String)> {
        let misread = match Document::of(&text, &text, Vec::new()) {
            Ok(draft) => return Ok(Document { text, ..draft }),
            Err(misread) => misread,
        };
        if let Some(at) = decode::conflict(&text) {
            return Err((decode::conflicted(at), text));
        }
        let check = |new: &str| tree::parse_each(&text, new, &[], &mut |_, _| {}).err();
        let found = mended(&text, misread.clone(), &check);
        let draft = found.and_then(|(new, slips)| {
            let begun: Vec<usize> =
                slips.iter().filter(|s| s.begins).map(|s| s.lines.start).collect();
            let draft = Document::of(&text, &new, slips).ok()?;
            let torn = begun.iter().any(|at| draft.layout.goes_on_behind(*at));
            let any = !draft.entries.is_empty() || !draft.inline.is_empty();
            (any && !torn).then_some(draft)
        });
        match draft {
            Some(draft) => Ok(Document { text, ..draft }),
            None => Err((unwritten(decode::explained(misread, &text)), text)),
        }
    }

    /// All but the text, where the grammar is that of `mended`.
    fn of(text: &str, mended: &str, slips: Vec<Slip>) -> Result<Document, Misread> {
        let mut read = Vec::new();
        let tree = DecodedEntry::each(text, mended, &mut read)?;
        let mut draft = Document { layout: Layout::of(&tree), ..Document::default() };
        draft.read_format(&tree);
        draft.blame_slips(&slips, &mut read, text);
        let explained = draft.read_members(&tree, mended, read);
        draft.diagnostics.extend(misnamed::of(&tree));
        draft.set_aside(slips, &tree, &explained, text);
        Ok(draft)
    }

    pub(crate) fn newline(&self) -> &'static str {
        newline(&self.text)
    }

    /// All items that could be read.
    pub(crate) fn items(&self) -> impl Iterator<Item = &Record> {
        self.entries.iter().filter_map(|e| e.item.as_ref()).chain(&self.inline)
    }

    /// All its problems, those that forbid writing first.
    pub(crate) fn problems(&self, path: &Path) -> Vec<Problem> {
        let lines = LineIndex::of(&self.text);
        let diagnostics = self.slips.iter().chain(&self.diagnostics);
        diagnostics.map(|diagnostic| diagnostic.problem_in(path, &lines)).collect()
    }

    /// The diagnostics for which items are set aside.
    pub(crate) fn unread(&self) -> impl Iterator<Item = &Diagnostic> {
        let format = usize::from(self.foreign_format);
        let errors =
            self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        self.slips.iter().chain(errors.skip(format))
    }

    /// The place of a key of an entry; that of its header where it is not found.
    pub(crate) fn place_of(&self, entry: &FileEntry, key: &str) -> usize {
        let tree = self.text.get(entry.block.clone()).and_then(|block| tree::parse(block).ok());
        let node = tree.as_ref().and_then(|tree| tree.root.entries.first()).map(|(_, node)| node);
        let at = node.and_then(|node| Some(node.value.tables().first()?.entry(key)?.0.at));
        at.map_or(entry.at, |at| entry.block.start + at)
    }

    fn read_format(&mut self, tree: &Tree) {
        let Some((key, node)) = tree.root.entry("format") else {
            return;
        };
        match node.value {
            Value::Integer(Some(FORMAT)) => {}
            Value::Integer(Some(older)) if format::is_older(older) => {
                self.older = Some((older, node.at..node.end));
            }
            Value::Integer(Some(newer)) if newer > FORMAT => {
                let message = format!(
                    "format {newer} is newer than this program, which knows format {FORMAT}"
                );
                let hint = "it is shown as far as it is understood, and not changed; a newer milepost can change it";
                self.forbid_writing(
                    ReadOnlyReason::Newer(newer),
                    Diagnostic::error(key.at, message, hint),
                );
                self.foreign_format = true;
            }
            _ => {
                let message = "`format` is not a version of these files";
                let hint = format!("write format = {FORMAT}");
                self.forbid_writing(ReadOnlyReason::Odd, Diagnostic::error(node.at, message, hint));
                self.foreign_format = true;
            }
        }
    }

    fn forbid_writing(&mut self, why: ReadOnlyReason, diagnostic: Diagnostic) {
        self.diagnostics.push(Diagnostic { blocks_saving: true, ..diagnostic });
        self.read_only = Some(why);
    }

    /// Reads the records; returns the places of unreadable values in those that are set aside for them.
    fn read_members(&mut self, tree: &Tree, text: &str, mut read: Vec<DecodedEntry>) -> Vec<usize> {
        let unread = read.iter_mut().flat_map(|r| std::mem::take(&mut r.unread));
        let mut explained: Vec<usize> = unread.collect();
        let stretches = self.layout.stretches(text);
        self.entries.reserve(read.len());
        for (reading, stretch) in read.into_iter().zip(stretches) {
            self.take_entry(reading, stretch);
        }
        for kind in RecordKind::ALL {
            self.read_unlisted(kind, tree, &mut explained);
        }
        explained
    }

    /// Reads the value of a kind's key that is not written as `[[key]]`.
    fn read_unlisted(&mut self, kind: RecordKind, tree: &Tree, explained: &mut Vec<usize>) {
        let Some((key, node)) = tree.root.entry(kind.key()) else {
            return;
        };
        match &node.value {
            Value::Tables(_) => {}
            Value::List(nodes) if nodes.iter().all(|n| n.value.as_table().is_some()) => {
                let message = format!(
                    "each {} in this list is read, and none can be changed here",
                    kind.noun()
                );
                let hint = format!(
                    "milepost check --rewrite gives each a [[{}]] of its own, and undo takes it back",
                    kind.key()
                );
                self.diagnostics.push(Diagnostic::warning(key.at, message, hint));
                self.read_only = Some(ReadOnlyReason::Inline);
                let tables = node.value.tables().into_iter();
                tables.for_each(|table| self.read_inline(kind, table, explained));
            }
            _ => {
                let message = format!("`{}` is not a list of items", key.text);
                let hint = format!("write [[{}]] above each", kind.key());
                self.forbid_writing(ReadOnlyReason::Odd, Diagnostic::error(key.at, message, hint));
            }
        }
    }

    fn take_entry(&mut self, reading: DecodedEntry, stretch: Stretch) {
        let diagnostic =
            reading.diagnostic.map(|diagnostic| aside(diagnostic, reading.title.as_deref()));
        self.diagnostics.extend(diagnostic);
        let (at, block, is_scattered) = (stretch.at, stretch.range, stretch.scattered);
        self.entries.push(FileEntry {
            at,
            block,
            is_scattered,
            item: reading.item,
            id: reading.id,
        });
    }

    fn read_inline(&mut self, kind: RecordKind, table: &Table, explained: &mut Vec<usize>) {
        match codec::read(kind, table) {
            Ok(written) => self.inline.push(written.member),
            Err(diagnostic) => {
                let title = table.text("title");
                self.diagnostics.push(aside(diagnostic, title));
                explained.extend(codec::unread(kind, table));
            }
        }
    }
}

/// A record, or why it cannot be read.
struct DecodedEntry {
    /// Where its header begins.
    at: usize,
    item: Option<Record>,
    id: Option<Id>,
    /// Its title, where that is not the item's.
    title: Option<String>,
    diagnostic: Option<Diagnostic>,
    /// The places of unreadable values of known keys. Only the first thing wrong with an item is reported.
    unread: Vec<usize>,
}

impl DecodedEntry {
    /// Reads every record into `read`, in the order of the text, and returns the rest.
    fn each<'t>(
        text: &'t str,
        mended: &'t str,
        read: &mut Vec<DecodedEntry>,
    ) -> Result<Tree<'t>, Misread> {
        let keys: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.key()).collect();
        let tree = tree::parse_each(text, mended, &keys, &mut |kind, table| {
            read.push(DecodedEntry::of(RecordKind::ALL[kind], &table));
        });
        // Those of one kind come in order; one is only known to be whole when the next of its kind begins.
        sort::by_key(read, |reading| reading.at);
        tree
    }

    fn of(kind: RecordKind, table: &Table) -> DecodedEntry {
        let at = table.at;
        match codec::read(kind, table) {
            Ok(written) => DecodedEntry {
                at,
                item: Some(written.member),
                id: written.id,
                title: None,
                diagnostic: None,
                unread: Vec::new(),
            },
            Err(diagnostic) => DecodedEntry {
                at,
                item: None,
                id: table.text("id").and_then(Id::parse),
                title: table.text("title").map(str::to_owned),
                diagnostic: Some(diagnostic),
                unread: codec::unread(kind, table),
            },
        }
    }
}

/// The first line of a file that is made.
pub(super) fn first_line(newline: &str) -> String {
    format!("format = {FORMAT}{newline}")
}

/// The line break of the first line, which is taken for that of all.
pub(super) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        Some(_) | None => "\n",
    }
}

/// A block without the end of its last line, which one at the end of a file may lack.
pub(super) fn without_end(block: &str) -> &str {
    let line = block.strip_suffix('\n').unwrap_or(block);
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests;
