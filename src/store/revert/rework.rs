//! The texts that an undo or a redo would leave, found to be sound: what is not about its change is as it was.

use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::store::Store;
use crate::store::codec::Kind;
use crate::store::document::{Bar, Document};
use crate::store::draft::first_line;
use crate::store::fault::Fault;
use crate::store::log::LoggedChange;
use crate::store::revert::Way;
use crate::store::splice::{Opened, Splice};
use crate::store::texts::{New, Texts};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

impl Store {
    /// The texts with the splices made in them, found to be sound.
    pub(super) fn reworked(
        &self,
        record: &LoggedChange,
        splices: &[Splice],
        way: Way,
    ) -> Result<Texts, Fault> {
        let mut texts: BTreeMap<DataFile, Opened> = BTreeMap::new();
        let mut reworked = self.exchanged(record, way)?;
        for splice in splices {
            let since =
                || Fault::ChangedSince { name: record.name.clone(), title: splice.title.clone() };
            let home = DataFile::at(&splice.home).ok_or_else(since)?;
            let text = match texts.entry(home) {
                Entry::Occupied(there) => there.into_mut(),
                Entry::Vacant(place) => {
                    let made = way == Way::Forth && record.made.contains(&splice.home);
                    let text = self.writable(home, made)?.ok_or_else(since)?;
                    place.insert(Opened::new(text))
                }
            };
            let between = |text: &str, at| lies_between(home, text, at);
            if !splice.make_in(text, between) && !splice.minor {
                return Err(since());
            }
        }
        for (home, text) in texts {
            let new = self.sound(record, splices, home, text.text(), way)?;
            if new.bytes() != self.folder.text(home).map(str::as_bytes) {
                reworked.insert(home, new);
            }
        }
        Ok(reworked)
    }

    /// A file's text, if it may be written to; of one that the change had made, what it began with.
    fn writable(&self, home: DataFile, made: bool) -> Result<Option<String>, Fault> {
        let path = self.folder.path_of(home);
        let Some(sheet) = self.folder.sheets.get(&home) else {
            return Ok(None);
        };
        if !sheet.trouble.is_empty() {
            return Err(Fault::Broken(sheet.trouble.clone()));
        }
        match sheet.document.as_ref().map(|d| (d, &d.bar)) {
            Some((document, None)) => Ok(Some(document.text.clone())),
            Some((_, Some(Bar::Newer(found)))) => Err(Fault::NewerFormat { path, found: *found }),
            Some((_, Some(Bar::Inline | Bar::Odd))) => Ok(None),
            None => Ok(made.then(|| first_line("\n"))),
        }
    }

    /// Takes a reworked text apart, and makes sure that only what the splices are about is different in it. A file that
    /// the change had made goes again when nothing is left in it.
    fn sound(
        &self,
        record: &LoggedChange,
        splices: &[Splice],
        home: DataFile,
        text: String,
        way: Way,
    ) -> Result<New, Fault> {
        let name = home.to_string();
        let own: Vec<&Splice> = splices.iter().filter(|s| s.home == name).collect();
        let title = own.first().map(|s| s.title.clone()).unwrap_or_default();
        let since = || Fault::ChangedSince { name: record.name.clone(), title: title.clone() };
        if way == Way::Back && record.made.contains(&name) && text == first_line("\n") {
            return Ok(New::Gone);
        }
        let new = Document::parse(Kind::within(home), text).map_err(|_| since())?;
        let old = self.folder.sheets.get(&home).and_then(|sheet| sheet.document.as_ref());
        let kept = old.is_none_or(|old| {
            others_kept(old, &new, &own) && comments_kept(&old.text, &new.text, &own)
        });
        let elsewhere = |id: &Id| {
            let file = self.folder.view.spots.get(id).map(|spot| spot.file);
            file.is_some_and(|file| {
                let is_spliced = splices.iter().any(|s| s.home == file.to_string());
                file != home && !is_spliced && record.exchange_of(file).is_none()
            })
        };
        let before = |id: &Id| record.doubled.iter().any(|d| d == id.as_str());
        let doubled = arrivals(old, &new)
            .into_iter()
            .any(|(id, twice)| (twice || elsewhere(id)) && !before(id));
        if kept && !doubled { Ok(New::Text(new)) } else { Err(since()) }
    }
}

/// Whether a place in a text lies between its items.
pub(in crate::store) fn lies_between(home: DataFile, text: &str, at: usize) -> bool {
    let parsed = Document::parse(Kind::within(home), text.to_owned());
    parsed.is_ok_and(|d| d.entries.iter().all(|e| at <= e.block.start || at >= e.block.end))
}

/// Whether every item that no splice is about still has its lines.
fn others_kept(old: &Document, new: &Document, splices: &[&Splice]) -> bool {
    let mut there: HashMap<&str, usize> = HashMap::new();
    for block in blocks(new) {
        *there.entry(block).or_default() += 1;
    }
    // Of thousands of splices most are about one item each; only for what is in none of those, all are looked through.
    let single: HashSet<&str> = splices.iter().filter_map(|s| only_block(&s.old)).collect();
    let about = |block: &str| {
        single.contains(block) || splices.iter().any(|splice| splice.old.contains(block))
    };
    let mut kept = |block: &str| {
        let left = there.get_mut(block).filter(|n| **n > 0);
        left.map(|n| *n -= 1).is_some()
    };
    blocks(old).all(|block| kept(block) || about(block))
}

/// Whether every line that is a comment, and that no splice is about, is still a line of its own.
fn comments_kept(old: &str, new: &str, splices: &[&Splice]) -> bool {
    let comments = |text: &'_ str| {
        let lines = text.trim_start_matches('\u{feff}').lines();
        let comments = lines.filter(|line| line.trim_start().starts_with('#'));
        comments.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut there: HashMap<String, usize> = HashMap::new();
    for comment in comments(new) {
        *there.entry(comment).or_default() += 1;
    }
    comments(old).into_iter().all(|comment| {
        let left = there.get_mut(&comment).filter(|n| **n > 0);
        let kept = left.map(|n| *n -= 1).is_some();
        kept || splices.iter().any(|s| s.old.contains(&comment))
    })
}

/// The lines of each item without the comments around it: which of those are its own depends on what is next to it.
fn blocks(document: &Document) -> impl Iterator<Item = &str> {
    let entries = document.entries.iter();
    entries.map(|entry| without_comments_behind(&document.text[entry.at..entry.block.end]))
}

/// The lines of the item that a text begins with, behind its comments, if there is no other in it.
fn only_block(text: &str) -> Option<&str> {
    let lines = text.split_inclusive('\n');
    let above = lines.take_while(|line| !line.trim_start().starts_with('['));
    let at: usize = above.map(str::len).sum();
    Some(without_comments_behind(&text[at..])).filter(|block| !block.is_empty())
}

fn without_comments_behind(text: &str) -> &str {
    let mut lines = text.trim_end();
    while let Some((before, last)) = lines.rsplit_once('\n') {
        if !last.trim_start().starts_with('#') {
            break;
        }
        lines = before.trim_end();
    }
    lines
}

/// The ids that stand in `new` more often than in `old`, and whether that is more than once.
fn arrivals<'a>(old: Option<&Document>, new: &'a Document) -> Vec<(&'a Id, bool)> {
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    for id in old.iter().flat_map(|d| &d.entries).filter_map(|e| e.id.as_ref()) {
        *counts.entry(id).or_default() += 1;
    }
    let mut seen: HashMap<&Id, usize> = HashMap::new();
    let mut arrived = Vec::new();
    for id in new.entries.iter().filter_map(|e| e.id.as_ref()) {
        let n = seen.entry(id).or_default();
        *n += 1;
        if *n > counts.get(id).copied().unwrap_or(0) {
            arrived.push((id, *n > 1));
        }
    }
    arrived
}
