//! What a save that broke off left behind is brought to an end by the next one, under the lock.

use crate::domain::data_file::DataFile;
use crate::store::codec::Kind;
use crate::store::document::Document;
use crate::store::draft::first_line;
use crate::store::fault::Fault;
use crate::store::log::{LoggedChange, Mark, Open};
use crate::store::revert::{Way, lies_between};
use crate::store::splice::{Opened, Splice, Standing};
use crate::store::texts::{New, Texts};
use crate::store::writer::ordered;
use crate::store::{Store, Write, Years};
use std::collections::BTreeMap;

/// A change, undo or redo whose end is not written down.
struct Unended {
    record: LoggedChange,
    open: Open,
    /// Whether each of its files has been written.
    states: BTreeMap<DataFile, Standing>,
}

impl Unended {
    fn any(&self, standing: Standing) -> bool {
        self.states.values().any(|s| *s == standing)
    }

    /// Whether some of its files have been written, and others have not.
    fn is_half_done(&self) -> bool {
        self.any(Standing::Made) && self.any(Standing::NotMade)
    }
}

impl Store {
    /// Looks whether the last change, undo or redo broke off, and ends it: if some of its files had been written, the
    /// others are; if none had, it is noted that it never happened.
    pub(super) fn recover(&mut self, write: Write) -> Result<(), Fault> {
        if write == Write::DryRun {
            return Ok(());
        }
        let Some(unended) = self.unended()? else {
            return Ok(());
        };
        if unended.is_half_done() {
            return self.finish(&unended);
        }
        let stands = unended.any(Standing::Made);
        self.log.mark(&*self.files, ended(unended.open, stands));
        Ok(())
    }

    /// Shows a change that broke off between two files as the next save will end it: nobody sees half of one. What is
    /// shown has no stamp, so that the next look is at the files again.
    pub(super) fn preview_recovery(&mut self) -> Result<(), Fault> {
        let Some(unended) = self.unended()?.filter(Unended::is_half_done) else {
            return Ok(());
        };
        let texts = self.rest_of(&unended);
        self.folder.preview(texts);
        Ok(())
    }

    /// What the log says was begun and not ended, with its files read.
    fn unended(&mut self) -> Result<Option<Unended>, Fault> {
        if !self.log.is_open() {
            return Ok(None);
        }
        let stacks = self.log.stacks()?;
        let (records, n) = match stacks.open {
            Some(Open::Change(n) | Open::Undo(n)) => (stacks.undo, n),
            Some(Open::Redo(n)) => (stacks.redo, n),
            None => return Ok(None),
        };
        let record = records.into_iter().find(|r| r.n == n);
        let Some((record, open)) = record.zip(stacks.open) else {
            return Ok(None);
        };
        self.refresh(&Years::Summaries)?;
        self.refresh_files(record.spliced())?;
        let states = self.states(&record);
        Ok(Some(Unended { record, open, states }))
    }

    /// Does what is left to be done.
    fn finish(&mut self, unended: &Unended) -> Result<(), Fault> {
        let texts = self.rest_of(unended);
        let jobs = ordered(self.folder.jobs(&texts), &unended.record.splices);
        let targets = self.writer().targets(&jobs)?;
        self.write_out(&jobs, &targets).map_err(|failed| failed.fault)?;
        self.log.mark(&*self.files, ended(unended.open, true));
        self.install(texts);
        Ok(())
    }

    /// The files that have not been written yet, as they shall be.
    fn rest_of(&self, unended: &Unended) -> Texts {
        let mut texts = Texts::new();
        let left = unended.states.iter();
        for (home, _) in left.filter(|(_, s)| **s == Standing::NotMade) {
            if let Some(exchange) = unended.record.exchange_of(*home) {
                texts.insert(*home, exchange.made(Way::Forth));
                continue;
            }
            let begun = || first_line("\n");
            let mut text = Opened::new(self.folder.text(*home).map_or_else(begun, str::to_owned));
            for splice in of(&unended.record, *home) {
                splice.make_in(&mut text, |text, at| lies_between(*home, text, at));
            }
            if let Ok(document) = Document::parse(Kind::within(*home), text.text()) {
                texts.insert(*home, New::Text(document));
            }
        }
        texts
    }

    /// Whether each file of a record has been written. A file is written whole, so one word is enough for it.
    fn states(&self, record: &LoggedChange) -> BTreeMap<DataFile, Standing> {
        let exchanged = record.exchanges.iter();
        let exchanged = exchanged.filter_map(|e| Some((DataFile::at(&e.home)?, self.stands(e))));
        let spliced = record.spliced().map(|home| (home, self.state(record, home)));
        exchanged.chain(spliced).collect()
    }

    fn state(&self, record: &LoggedChange, home: DataFile) -> Standing {
        let sound = self.folder.sheets.get(&home).is_some_and(|sheet| sheet.trouble.is_empty());
        let text = self.folder.text(home).unwrap_or_default();
        let exactly = |mut splices: Box<dyn Iterator<Item = Splice> + '_>| {
            let mut opened = Opened::new(text.to_owned());
            splices.all(|splice| splice.make_exactly_in(&mut opened))
        };
        if !sound {
            Standing::Lost
        } else if exactly(Box::new(of(record, home).rev().map(Splice::inverse))) {
            Standing::Made
        } else if exactly(Box::new(of(record, home).cloned())) {
            Standing::NotMade
        } else {
            let standings: Vec<Standing> =
                of(record, home).filter(|s| !s.minor).map(|s| s.standing(text)).collect();
            let first =
                [Standing::Made, Standing::NotMade].into_iter().find(|s| standings.contains(s));
            first.unwrap_or(Standing::Lost)
        }
    }
}

fn of(record: &LoggedChange, home: DataFile) -> impl DoubleEndedIterator<Item = &Splice> {
    record.splices.iter().filter(move |s| DataFile::at(&s.home) == Some(home))
}

/// How an open record ends, if its change stands or does not.
pub(super) fn ended(open: Open, stands: bool) -> Mark {
    match (open, stands) {
        (Open::Change(n) | Open::Undo(n), true) => Mark::Ok(n),
        (Open::Change(n), false) => Mark::Void(n),
        (Open::Undo(n), false) => Mark::Undo(n),
        (Open::Redo(n), true) => Mark::Redo(n),
        (Open::Redo(n), false) => Mark::Ok(n),
    }
}
