//! Undo and redo: the texts that a change replaced are found again and put back, to the byte.

use crate::domain::date::Moment;
use crate::domain::id::Id;
use crate::domain::item::Home;
use crate::store::codec::Kind;
use crate::store::document::{Bar, Document};
use crate::store::draft::first_line;
use crate::store::fault::Fault;
use crate::store::log::{Mark, Record};
use crate::store::save::Texts;
use crate::store::splice::Splice;
use crate::store::write::ordered;
use crate::store::{Reverted, Store, Write, Years};
use std::collections::{BTreeMap, HashMap};

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Back,
    Forth,
}

impl Store {
    /// Takes back the last change that has not been taken back. What was changed by hand since is left as it is: then
    /// nothing is done, and the change stays the next in turn.
    ///
    /// # Errors
    /// `NothingToUndo`, `ChangedSince`, or why it cannot be written.
    pub fn undo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.turn(now, write, Way::Back)
    }

    /// Makes the last change again that was taken back.
    ///
    /// # Errors
    /// `NothingToRedo`, `ChangedSince`, or why it cannot be written.
    pub fn redo(&mut self, now: Moment, write: Write) -> Result<Reverted, Fault> {
        self.turn(now, write, Way::Forth)
    }

    fn turn(&mut self, _now: Moment, write: Write, way: Way) -> Result<Reverted, Fault> {
        let none = || match way {
            Way::Back => Fault::NothingToUndo,
            Way::Forth => Fault::NothingToRedo,
        };
        if !self.folder().exists() && self.log.stacks()?.undo.is_empty() {
            return Err(none());
        }
        let _lock = self.lock(write)?;
        self.settle(write)?;
        self.refresh(&Years::Summaries)?;
        let mut stacks = self.log.stacks()?;
        let next = match way {
            Way::Back => stacks.undo.pop(),
            Way::Forth => stacks.redo.pop(),
        };
        let record = next.ok_or_else(none)?;
        let homes: Vec<Home> = record
            .splices
            .iter()
            .filter_map(|s| Home::at(&s.home))
            .collect();
        self.refresh_homes(homes.into_iter())?;
        let splices = turned(&record, way);
        let texts = self.reworked(&record, &splices, way)?;
        let name = record.name.clone();
        match write {
            Write::DryRun => Ok(Reverted {
                name,
                reading: self.reading_if(texts),
            }),
            Write::Really => {
                self.mark_and_write(&record, &splices, texts, way)?;
                Ok(Reverted {
                    name,
                    reading: self.tell(),
                })
            }
        }
    }

    fn mark_and_write(
        &mut self,
        record: &Record,
        splices: &[Splice],
        texts: Texts,
        way: Way,
    ) -> Result<(), Fault> {
        let (begin, end) = match way {
            Way::Back => (Mark::Undoing(record.n), Mark::Undo(record.n)),
            Way::Forth => (Mark::Redoing(record.n), Mark::Redo(record.n)),
        };
        let jobs = ordered(self.jobs(&texts), splices);
        let targets = self.targets(&jobs)?;
        self.log.mark(&*self.files, begin);
        if let Err(failed) = self.write_out(&jobs, &targets) {
            if failed.restored {
                self.log.mark(&*self.files, Mark::Ok(record.n));
            }
            return Err(failed.fault);
        }
        self.log.mark(&*self.files, end);
        self.install(texts);
        Ok(())
    }

    /// The texts with the splices made in them, found to be sound.
    fn reworked(&self, record: &Record, splices: &[Splice], way: Way) -> Result<Texts, Fault> {
        let mut texts: BTreeMap<Home, String> = BTreeMap::new();
        for splice in splices {
            let since = || Fault::ChangedSince {
                name: record.name.clone(),
                title: splice.title.clone(),
            };
            let home = Home::at(&splice.home).ok_or_else(since)?;
            let text = match texts.remove(&home) {
                Some(text) => text,
                None => self
                    .writable(
                        home,
                        way == Way::Forth && record.made.contains(&splice.home),
                    )?
                    .ok_or_else(since)?,
            };
            let made = match splice.made_in(&text, |at| lies_between(home, &text, at)) {
                Some(made) => made,
                None if splice.minor => text,
                None => return Err(since()),
            };
            texts.insert(home, made);
        }
        let mut reworked = Texts::new();
        for (home, text) in texts {
            let document = self.sound(record, splices, home, text, way)?;
            if document.as_ref().map(|d| d.text.as_str()) != self.text(home) {
                reworked.insert(home, document);
            }
        }
        Ok(reworked)
    }

    /// A file's text, if it may be written to; of one that the change had made, what it began with.
    fn writable(&self, home: Home, made: bool) -> Result<Option<String>, Fault> {
        let path = self.path(home);
        let Some(sheet) = self.sheets.get(&home) else {
            return Ok(None);
        };
        if !sheet.trouble.is_empty() {
            return Err(Fault::Broken(sheet.trouble.clone()));
        }
        match sheet.document.as_ref().map(|d| (d, &d.bar)) {
            Some((document, None)) => Ok(Some(document.text.clone())),
            Some((_, Some(Bar::Newer(found)))) => Err(Fault::NewerFormat {
                path,
                found: *found,
            }),
            Some((_, Some(Bar::Inline | Bar::Odd))) => Ok(None),
            None => Ok(made.then(|| first_line("\n"))),
        }
    }

    /// Takes a reworked text apart, and makes sure that only what the splices are about is different in it. A file that
    /// the change had made goes again when nothing is left in it.
    fn sound(
        &self,
        record: &Record,
        splices: &[Splice],
        home: Home,
        text: String,
        way: Way,
    ) -> Result<Option<Document>, Fault> {
        let name = home.to_string();
        let own: Vec<&Splice> = splices.iter().filter(|s| s.home == name).collect();
        let title = own.first().map(|s| s.title.clone()).unwrap_or_default();
        let since = || Fault::ChangedSince {
            name: record.name.clone(),
            title: title.clone(),
        };
        if way == Way::Back && record.made.contains(&name) && text == first_line("\n") {
            return Ok(None);
        }
        let new = Document::parse(Kind::of(home), text).map_err(|_| since())?;
        let old = self
            .sheets
            .get(&home)
            .and_then(|sheet| sheet.document.as_ref());
        let kept = old.is_none_or(|old| others_kept(old, &new, &own));
        let elsewhere = |id: &Id| {
            let file = self.view.spots.get(id).map(|spot| spot.file);
            file.is_some_and(|file| {
                file != home && !splices.iter().any(|s| s.home == file.to_string())
            })
        };
        let before = |id: &Id| record.doubled.iter().any(|d| d == id.as_str());
        let doubled = arrivals(old, &new)
            .into_iter()
            .any(|(id, twice)| (twice || elsewhere(id)) && !before(id));
        if kept && !doubled {
            Ok(Some(new))
        } else {
            Err(since())
        }
    }
}

fn turned(record: &Record, way: Way) -> Vec<Splice> {
    match way {
        Way::Back => record.splices.iter().rev().map(Splice::inverse).collect(),
        Way::Forth => record.splices.clone(),
    }
}

/// Whether a place in a text lies between its items.
pub(super) fn lies_between(home: Home, text: &str, at: usize) -> bool {
    let parsed = Document::parse(Kind::of(home), text.to_owned());
    parsed.is_ok_and(|d| {
        d.entries
            .iter()
            .all(|e| at <= e.block.start || at >= e.block.end)
    })
}

/// Whether every item that no splice is about still has its lines.
fn others_kept(old: &Document, new: &Document, splices: &[&Splice]) -> bool {
    let mut there: HashMap<&str, usize> = HashMap::new();
    for block in blocks(new) {
        *there.entry(block).or_default() += 1;
    }
    let about = |block: &str| splices.iter().any(|s| s.old.contains(block));
    let mut others = blocks(old).filter(|block| !about(block));
    others.all(|block| {
        there
            .get_mut(block)
            .is_some_and(|n| n.checked_sub(1).map(|less| *n = less).is_some())
    })
}

/// The lines of each item without the comments around it: which of those are its own depends on what is next to it.
fn blocks(document: &Document) -> impl Iterator<Item = &str> {
    document.entries.iter().map(|entry| {
        let mut lines = document.text[entry.at..entry.block.end].trim_end();
        while let Some((before, last)) = lines.rsplit_once('\n') {
            if !last.trim_start().starts_with('#') {
                break;
            }
            lines = before.trim_end();
        }
        lines
    })
}

/// The ids that stand in `new` more often than in `old`, and whether that is more than once.
fn arrivals<'a>(old: Option<&Document>, new: &'a Document) -> Vec<(&'a Id, bool)> {
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    for id in old
        .iter()
        .flat_map(|d| &d.entries)
        .filter_map(|e| e.id.as_ref())
    {
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
