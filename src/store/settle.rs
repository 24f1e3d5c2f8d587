//! What a save that broke off left behind is brought to an end by the next one, under the lock.

use crate::domain::item::Home;
use crate::store::codec::Kind;
use crate::store::document::Document;
use crate::store::fault::Fault;
use crate::store::log::{Mark, Open, Record};
use crate::store::revert::lies_between;
use crate::store::save::Texts;
use crate::store::splice::{Splice, Standing};
use crate::store::write::ordered;
use crate::store::{Store, Write, Years};
use std::collections::BTreeMap;

impl Store {
    /// Looks whether the last change, undo or redo broke off, and ends it: if some of its files had been written, the
    /// others are; if none had, it is noted that it never happened.
    pub(super) fn settle(&mut self, write: Write) -> Result<(), Fault> {
        if write == Write::DryRun || !self.log.is_open() {
            return Ok(());
        }
        let stacks = self.log.stacks()?;
        let (records, n) = match stacks.open {
            Some(Open::Change(n) | Open::Undo(n)) => (&stacks.undo, n),
            Some(Open::Redo(n)) => (&stacks.redo, n),
            None => return Ok(()),
        };
        let (Some(record), Some(open)) = (records.iter().find(|r| r.n == n), stacks.open) else {
            return Ok(());
        };
        let homes: Vec<Home> = record
            .splices
            .iter()
            .filter_map(|s| Home::at(&s.home))
            .collect();
        self.refresh(&Years::Summaries)?;
        self.refresh_homes(homes.into_iter())?;
        let states = self.states(record);
        let any = |standing: Standing| states.values().any(|s| *s == standing);
        let made = any(Standing::Made);
        if made && any(Standing::NotMade) {
            return self.finish(record, open, &states);
        }
        self.log.mark(&*self.files, ended(open, made));
        Ok(())
    }

    /// Does what is left of a record to be done.
    fn finish(
        &mut self,
        record: &Record,
        open: Open,
        states: &BTreeMap<Home, Standing>,
    ) -> Result<(), Fault> {
        let mut texts = Texts::new();
        for home in states
            .iter()
            .filter(|(_, s)| **s == Standing::NotMade)
            .map(|(home, _)| *home)
        {
            let mut text = self.text(home).unwrap_or_default().to_owned();
            for splice in of(record, home) {
                text = splice
                    .made_in(&text, |at| lies_between(home, &text, at))
                    .unwrap_or(text);
            }
            if let Ok(document) = Document::parse(Kind::of(home), text) {
                texts.insert(home, Some(document));
            }
        }
        let jobs = ordered(self.jobs(&texts), &record.splices);
        let targets = self.targets(&jobs)?;
        self.write_out(&jobs, &targets)
            .map_err(|failed| failed.fault)?;
        self.log.mark(&*self.files, ended(open, true));
        self.install(texts);
        Ok(())
    }

    /// Whether each file of a record has been written. A file is written whole, so one word is enough for it.
    fn states(&self, record: &Record) -> BTreeMap<Home, Standing> {
        let homes = record.splices.iter().filter_map(|s| Home::at(&s.home));
        homes.map(|home| (home, self.state(record, home))).collect()
    }

    fn state(&self, record: &Record, home: Home) -> Standing {
        let sound = self
            .sheets
            .get(&home)
            .is_some_and(|sheet| sheet.trouble.is_empty());
        let text = self.text(home).unwrap_or_default();
        let exactly = |mut splices: Box<dyn Iterator<Item = Splice> + '_>| {
            splices
                .try_fold(text.to_owned(), |text, splice| {
                    splice.made_exactly_in(&text)
                })
                .is_some()
        };
        if !sound {
            Standing::Lost
        } else if exactly(Box::new(of(record, home).rev().map(Splice::inverse))) {
            Standing::Made
        } else if exactly(Box::new(of(record, home).cloned())) {
            Standing::NotMade
        } else {
            let standings: Vec<Standing> = of(record, home)
                .filter(|s| !s.minor)
                .map(|s| s.standing(text))
                .collect();
            let first = [Standing::Made, Standing::NotMade]
                .into_iter()
                .find(|s| standings.contains(s));
            first.unwrap_or(Standing::Lost)
        }
    }
}

fn of(record: &Record, home: Home) -> impl DoubleEndedIterator<Item = &Splice> {
    record
        .splices
        .iter()
        .filter(move |s| Home::at(&s.home) == Some(home))
}

/// How an open record ends, if its change stands or does not.
fn ended(open: Open, stands: bool) -> Mark {
    match (open, stands) {
        (Open::Change(n) | Open::Undo(n), true) => Mark::Ok(n),
        (Open::Change(n), false) => Mark::Void(n),
        (Open::Undo(n), false) => Mark::Undo(n),
        (Open::Redo(n), true) => Mark::Redo(n),
        (Open::Redo(n), false) => Mark::Ok(n),
    }
}
