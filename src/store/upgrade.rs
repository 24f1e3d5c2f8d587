//! Files of an older format brought to the one that this program writes, at the first save and after a backup.

use crate::domain::data_file::DataFile;
use crate::domain::date::Moment;
use crate::store::backup::Thrift;
use crate::store::codec::Kind;
use crate::store::document::Document;
use crate::store::fault::Fault;
use crate::store::texts::{New, Texts};
use crate::store::{Store, Upgraded};

/// A way from one format to the next; it rewrites all but the number.
type Step = fn(&str) -> String;

/// The step that leads on from each older format. A file that names no format was written by hand, and has this one.
const STEPS: [(i64, Step); 1] = [
    // Format 0 was never written by a release. Its items are those of format 1.
    (0, str::to_owned),
];

/// Whether there is a way on from a format.
pub(super) fn knows(format: i64) -> bool {
    STEPS.iter().any(|(from, _)| *from == format)
}

impl Store {
    /// Brings every file that was read to this program's format. Without a backup of how they were it is not done, and
    /// neither is the save that it is for.
    pub(super) fn upgrade(&mut self, now: Moment, before: &str) -> Result<Option<Upgraded>, Fault> {
        let texts = self.upgraded_texts()?;
        let olds = texts.keys().filter_map(|home| self.format_before(*home));
        let Some(from) = olds.min() else {
            return Ok(None);
        };
        let jobs = self.jobs(&texts);
        let targets = self.targets(&jobs)?;
        let made = self.back_up(now, before, Thrift::Never);
        let made = made.map_err(|fault| Fault::NotUpgraded(Box::new(fault)))?;
        let backup = made.ok_or(Fault::NoState)?;
        self.write_out(&jobs, &targets).map_err(|failed| failed.fault)?;
        self.install(texts);
        Ok(Some(Upgraded { from, backup }))
    }

    fn upgraded_texts(&self) -> Result<Texts, Fault> {
        let mut texts = Texts::new();
        for (home, sheet) in &self.sheets {
            let sound = sheet.document.as_ref().filter(|_| sheet.trouble.is_empty());
            if let Some(document) = sound.filter(|d| d.older.is_some() && d.bar.is_none()) {
                texts.insert(*home, New::Text(self.upgraded(*home, document)?));
            }
        }
        Ok(texts)
    }

    /// The file in this program's format, found to hold the same items.
    fn upgraded(&self, home: DataFile, document: &Document) -> Result<Document, Fault> {
        let unsound = |why: String| Fault::Unsound { path: self.path(home), why };
        let mut new = Document::parse(Kind::within(home), document.text.clone());
        for (from, step) in STEPS {
            new = match new {
                Ok(old) => match &old.older {
                    Some((format, at)) if *format == from => {
                        let numbered = renumbered(&old.text, at.clone(), from + 1);
                        Document::parse(Kind::within(home), step(&numbered))
                    }
                    Some(_) | None => Ok(old),
                },
                failed => failed,
            };
        }
        let new = new.map_err(|(flaw, _)| unsound(flaw.message))?;
        let kept = new.older.is_none() && new.items().eq(document.items());
        match kept {
            true => Ok(new),
            false => Err(unsound("an item would not be the same in the new format".into())),
        }
    }

    fn format_before(&self, home: DataFile) -> Option<i64> {
        let document = self.sheets.get(&home)?.document.as_ref()?;
        document.older.as_ref().map(|(format, _)| *format)
    }
}

/// The text with another number in the place of its format.
fn renumbered(text: &str, at: std::ops::Range<usize>, format: i64) -> String {
    let mut new = text.to_owned();
    new.replace_range(at, &format.to_string());
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::document::FORMAT;

    #[test]
    fn the_steps_lead_from_each_format_to_the_next_and_end_at_the_newest() {
        let from: Vec<i64> = STEPS.iter().map(|(from, _)| *from).collect();
        assert_eq!(from, (FORMAT - STEPS.len() as i64..FORMAT).collect::<Vec<_>>());
    }
}
